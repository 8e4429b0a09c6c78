"""The destinations and the films: ours are whole, and every fault of a locality's own is told at once."""

import shutil
from pathlib import Path

import pytest

from powerkit.cli import exit_code
from powerkit.deck.conversation_starter import Starter, load_starter, load_whole
from powerkit.errors import DeckError
from powerkit.resources import deck_folder

GROUP = 'id = "a"\nname = "A"\nheadline = "H"'
STATEMENT = '[[group.statement]]\nid = "one"\ntext = "T"'
FILM = 'id = "f"\nurl = "https://example.org/f"\nshows = "S"\ncapabilities = [1]\norigin = "workbook"'


def problems(folder: Path, *, destinations: str | None = None, places: str | None = None) -> list[str]:
    if destinations is not None:
        (folder / "destinations.toml").write_text(destinations, encoding="utf-8")
    if places is not None:
        (folder / "places.toml").write_text(places, encoding="utf-8")
    with pytest.raises(DeckError) as caught:
        load_starter(folder, [1, 2])
    return str(caught.value).splitlines()


def test_our_own_has_32_statements_in_eight_groups_and_21_films_in_11_places() -> None:
    _, starter = load_whole(deck_folder())
    assert [len(group.statements) for group in starter.groups] == [6, 4, 3, 4, 3, 4, 5, 3]
    assert (len(starter.places), sum(len(place.films) for place in starter.places)) == (11, 21)
    assert (starter.as_of, starter.checked) == (2019, False)


def test_a_deck_without_the_two_files_is_sound(tmp_path: Path) -> None:
    assert load_starter(tmp_path, [1]) == Starter()


def test_every_fault_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    film = FILM.replace("https:", "file:")
    found = problems(
        tmp_path,
        destinations=f'[[group]]\n{GROUP}\nheadlin = "x"\n[[group.statement]]\nid = "One"\n',
        places='as_of = 2019\nchecked = "no"\n[[place]]\nname = "P"\n[[place.film]]\n' + film,
    )
    assert found == [
        'destinations.toml:7 → group a → statement One: "id" is "One", but must start with a small letter and hold '
        "only a-z, 0-9 and _",
        'destinations.toml:6 → group a → statement One: "text" is missing',
        'destinations.toml:5 → group a: "headlin" is not known here; did you mean "headline"?',
        'places.toml:2: "checked" must be true or false, without quotation marks',
        'places.toml:7 → place 1 → film f: "url" is "file://example.org/f", but must start with https:// or http://',
    ]


def test_an_id_used_twice_is_a_fault_even_in_two_groups(tmp_path: Path) -> None:
    other = GROUP.replace('"a"', '"b"')
    two = f"[[group]]\n{GROUP}\n{STATEMENT}\n[[group]]\n{other}\n{STATEMENT}\n"
    assert problems(tmp_path, destinations=two) == [
        'destinations.toml:13 → group b → statement one: the id "one" is used twice; each must be its own'
    ]


def test_a_film_may_only_name_capabilities_of_the_deck(tmp_path: Path) -> None:
    film = FILM.replace("[1]", "[1, 9]")
    places = f'as_of = 2019\nchecked = false\n[[place]]\nname = "P"\n[[place.film]]\n{film}'
    assert problems(tmp_path, places=places) == [
        'places.toml:9 → place 1 → film f: "capabilities" names 9, but this deck has no capability 9'
    ]


@pytest.mark.parametrize(("content", "what"), [(b"[[group", "is not TOML"), (b"\xff\xfe", "is not UTF-8")])
def test_a_file_that_cannot_be_read_is_said_plainly(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "destinations.toml").write_bytes(content)
    assert what in problems(tmp_path)[0]


def test_the_check_of_a_deck_tells_its_own_faults_and_the_starters_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "deck"
    shutil.copytree(deck_folder(), own)
    assert exit_code(["deck", "check", str(own)]) == 0
    assert " cards, 32 destination statements, 21 films" in capsys.readouterr().out
    (own / "places.toml").write_text("as_of = 2019\nchecked = false\n", encoding="utf-8")
    (own / "10-we-know-ourselves.toml").write_text("number = 10\n", encoding="utf-8")
    assert exit_code(["deck", "check", str(own)]) == 1
    said = capsys.readouterr().err
    assert "10-we-know-ourselves.toml" in said and 'places.toml: "place" is missing' in said
