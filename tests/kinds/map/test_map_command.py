"""The command that draws a map: every kind of file, sentences, then and now, and one plain line for each mistake."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from powerkit.cli import exit_code
from powerkit.kinds.file_import import Incoming
from powerkit.kinds.map.files.read import read_people
from powerkit.text.escaping import escape

EXAMPLE = Path(__file__).parents[3] / "examples" / "people.csv"
ENDINGS = ("svg", "png", "html", "csv", "kumu.csv", "graphml")
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def make(*arguments: str | Path) -> tuple[int, str, str]:
        code = exit_code(["map", *map(str, arguments)])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return make


def test_one_call_makes_every_kind_of_file_and_nobody_drops_off(call: Call, tmp_path: Path) -> None:
    files = [tmp_path / f"map.{ending}" for ending in ENDINGS]
    code, out, err = call(EXAMPLE, *(part for file in files for part in ("-o", file)))
    assert (code, err) == (0, "")
    assert out.count(": 26 on the map") == len(ENDINGS) + 1  # Kumu's are two
    assert out.count("Names are in it as you gave them.") == 1
    svg, _, html, csv, kumu, graphml = files
    drawn = "".join(ElementTree.fromstring(svg.read_bytes()).itertext())
    page = html.read_text(encoding="utf-8")
    people = read_people([Incoming("people.csv", EXAMPLE.read_bytes())]).whole.people
    for person in people:
        assert all(part in drawn for part in person.name.split())
        assert escape(person.name) in page
    for file in (csv, kumu, graphml):
        again = read_people([Incoming(file.name, file.read_bytes())]).whole.people
        assert [item.name for item in again] == [person.name for person in people]
    assert files[1].read_bytes().startswith(b"\x89PNG")


def test_it_prints_what_the_map_shows_in_sentences(call: Call, tmp_path: Path) -> None:
    _, out, _ = call(EXAMPLE, "-o", tmp_path / "map.svg")
    assert "On your map are 25 people and groups: four in “Close”" in out
    assert "Only Rukhsana links Kasia with others on your map." in out


def test_then_and_now_are_said_and_drawn(call: Call, tmp_path: Path) -> None:
    then, now = tmp_path / "then.csv", tmp_path / "now.csv"
    then.write_text("name,ring,sector\nAnn,3,Fire & rescue\nBo,1,Faith\n", encoding="utf-8")
    now.write_text("name,ring,sector\nBo,1,Faith\nCy,2,School\nAnn,1,Faith\n", encoding="utf-8")
    code, out, _ = call(now, "--compare", then, "-o", tmp_path / "map.svg", "-o", tmp_path / "map.html")
    assert code == 0
    assert "New on your map: Cy (“Often”, School)." in out
    assert "Moved closer: Ann (from “Sometimes” to “Close”)." in out
    assert "Another sector: Ann (Fire & rescue, now Faith)." in out
    assert 'class="moved"' in (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert "What has changed" in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_people_and_ties_may_be_two_files(call: Call, tmp_path: Path) -> None:
    people, ties = tmp_path / "elements.csv", tmp_path / "connections.csv"
    people.write_text("Label,Type\nAnn,Person\nBo,Person\n", encoding="utf-8")
    ties.write_text("From,To\nAnn,Bo\n", encoding="utf-8")
    code, out, _ = call(people, ties, "-o", tmp_path / "map.svg")
    assert code == 0
    assert "On your map one of one pair knows each other: Ann and Bo." in out
    assert "0 on the map, 2 not placed yet" in out


@pytest.mark.parametrize("name", ["map.docx", "map", "map.kumu"])
def test_a_file_it_can_not_make_is_a_wrong_call_with_the_right_one(call: Call, tmp_path: Path, name: str) -> None:
    code, _, err = call(EXAMPLE, "-o", tmp_path / name)
    assert code == 2
    assert ".svg" in err
    assert list(tmp_path.iterdir()) == []


def test_the_list_of_people_is_never_written_over(call: Call, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_bytes(EXAMPLE.read_bytes())
    assert call(people, "-o", people)[0] == 2
    assert people.read_bytes() == EXAMPLE.read_bytes()


MENDABLE = {
    "nothing there": (None, "can’t be read", 1),
    "no names": (b"town,size\nLeeds,big\n", "No column of the file holds names.", 2),  # and the call that says which
    "a picture": (b"\x89PNG\0", "a picture", 1),
}


@pytest.mark.parametrize("what", MENDABLE)
def test_a_problem_a_person_can_mend_is_one_plain_line_and_makes_nothing(call: Call, tmp_path: Path, what: str) -> None:
    content, said, lines = MENDABLE[what]
    people = tmp_path / "people.csv"
    if content is not None:
        people.write_bytes(content)
    code, out, err = call(people, "-o", tmp_path / "map.svg")
    assert (code, out) == (1, "")
    assert said in err
    assert len(err.strip().splitlines()) == lines
    assert not (tmp_path / "map.svg").exists()


def test_a_place_that_can_not_be_written_is_said(call: Call, tmp_path: Path) -> None:
    code, _, err = call(EXAMPLE, "-o", tmp_path / "nowhere" / "map.svg")
    assert code == 1
    assert "cannot be written" in err


COLUMNS = {
    "no heading is known": (
        "called,nearness\nAnn,1\nBo,5\n", ["called=name", "nearness=ring"], [("Ann", "1"), ("Bo", "4")]),
    "another column is the ring": (
        "name,ring,trust\nAnn,4,1\nBo,1,4\n", ["ring=", "trust=ring"], [("Ann", "1"), ("Bo", "4")]),
    "case and signs do not count": (
        "name,How_Near?\nAnn,2\nBo,3\n", ["how near=ring"], [("Ann", "2"), ("Bo", "3")]),
}  # fmt: skip


@pytest.mark.parametrize("what", COLUMNS)
@pytest.mark.parametrize("turned", [False, True])
def test_which_column_is_what_can_be_said_and_numbers_turned_round(
    call: Call, tmp_path: Path, what: str, turned: bool
) -> None:
    text, columns, people = COLUMNS[what]
    file = tmp_path / "people.csv"
    file.write_text(text)
    options = [word for column in columns for word in ("--column", column)]
    code, out, err = call(file, *options, *(["--turn-rings"] if turned else []), "--json")
    assert code == 0, err
    rings = [(person["name"], person["ring"]) for person in json.loads(out)["people"]]
    assert rings == [(name, str(5 - int(ring)) if turned else ring) for name, ring in people]
    assert ("add --turn-rings" in err) == (not turned and "was read as how close" in err)


def test_a_column_that_is_not_in_the_list_is_refused_and_the_others_are_named(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,ring\nAnn,1\n")
    code, out, err = call(file, "--column", "nearness=ring")
    assert (code, out) == (1, "")
    assert "no column “nearness”. The file has: “name” and “ring”." in err
    earlier = tmp_path / "earlier.csv"
    earlier.write_text("name\nAnn\n")
    assert call(file, "--column", "ring=", "--compare", earlier)[0] == 0


@pytest.mark.parametrize("word", ["NHS", "Council", "Tenants’ group", "Circus"])
def test_a_word_for_a_sector_is_known_or_drawn_as_it_is_and_can_be_put_into_one(
    call: Call, tmp_path: Path, word: str
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(f"name,ring,sector\nAnn,1,{word}\nBo,2,Faith\n")
    code, out, err = call(file, "--json")
    assert code == 0
    sector = json.loads(out)["people"][0]["sector"]
    assert sector and f"Nobody on your map is from {word}" not in out + err
    assert ("no sector of the card’s" in err) == (word == "Circus")
    code, out, _ = call(file, "--sector", f"{word}=faith", "--json")
    assert json.loads(out)["people"][0]["sector"] == json.loads(out)["people"][1]["sector"]
