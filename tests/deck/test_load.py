"""The deck loader: it says everything that is wrong at once, and nothing it is given makes it fall over."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.deck import Deck, field_from, load_deck
from powerkit.deck.own_pages import OWN_PAGES
from powerkit.errors import DeckError
from powerkit.kinds import KINDS
from powerkit.resources import deck_folder
from tests.material import ABOUT, FIRST, JSON, SECOND, card_table, deck_tables, field_table, write_deck

Writer = Callable[..., Path]
Tables = dict[str, Any]


def numbered(folder: Path) -> list[str]:
    """What the loader says is wrong, a line each, with the line of its file."""
    with pytest.raises(DeckError) as caught:
        load_deck(folder)
    return str(caught.value).splitlines()


def problems(folder: Path) -> list[str]:
    """What the loader says is wrong, without the lines of files."""
    return [re.sub(r"\A([\w-]+\.toml):\d+", r"\1", line) for line in numbered(folder)]


def test_the_small_deck_of_the_tests_is_sound_and_has_every_kind_of_field(small_deck: Writer) -> None:
    small = load_deck(small_deck())
    assert list(small.cards) == ["1.1", "2.1"]
    assert {field.kind.name for card in small.cards.values() for field in card.fields} == set(KINDS)
    assert small.capability_of("2.1").title == "Sharing"
    assert [reference.value for reference in small.references] == ["By post", "http://deck.test"]
    assert small.card("1.1").field("note") is not None
    assert small.card("1.1").field("nothing") is None


def card_key(key: str, value: Any) -> Callable[[Tables], object]:
    return lambda tables: card_table(tables).update({key: value})


def field_key(one: str, key: str, value: Any) -> Callable[[Tables], object]:
    return lambda tables: field_table(tables, one).update({key: value})


def without(one: str, key: str) -> Callable[[Tables], object]:
    return lambda tables: field_table(tables, one).pop(key)


def column_key(number: int, key: str, value: Any) -> Callable[[Tables], object]:
    return lambda tables: field_table(tables, "views")["columns"][number].update({key: value})


FIELD = f"{FIRST} → card 1.1 → field"

FAULTS: dict[str, tuple[Callable[[Tables], object], str, str]] = {
    "an unknown key of a file": (lambda t: t[FIRST].update(titel="x"), f"{FIRST}:", 'did you mean "title"?'),
    "an unknown key of a card": (card_key("summry", "x"), f"{FIRST} → card 1.1:", 'did you mean "summary"?'),
    "an unknown key of a field": (field_key("note", "lable", "x"), f"{FIELD} note:", 'did you mean "label"?'),
    "a key like no other": (field_key("note", "zzzz", 1), f"{FIELD} note:", '"zzzz" is not known here; it may have'),
    "an unknown key of a column": (column_key(0, "lbl", "x"), f"{FIELD} views → column topic:", '"label"'),
    "an unknown key of a zone": (
        lambda t: field_table(t, "ladder")["zones"][0].update(colour="red"),
        f"{FIELD} ladder → zone now:",
        '"colour" is not known',
    ),
    "an unknown key of when": (
        lambda t: field_table(t, "note")["when"].update(has=1),
        f"{FIELD} note → when:",
        '"has" is not known',
    ),
    "an unknown key of the deck": (lambda t: t[ABOUT].update(versoin="2"), f"{ABOUT}:", 'did you mean "version"?'),
    "an unknown key of guidance": (
        lambda t: t[FIRST]["guidance"][0].update(txt="x"),
        f"{FIRST} → guidance 1:",
        'did you mean "text"?',
    ),
    "a missing title": (lambda t: t[FIRST].pop("title"), f"{FIRST}:", '"title" is missing'),
    "a missing number": (lambda t: t[FIRST].pop("number"), f"{FIRST}:", '"number" is missing'),
    "no cards": (lambda t: t[FIRST].pop("card"), f"{FIRST}:", '"card" is missing'),
    "a missing label": (without("note", "label"), f"{FIELD} note:", '"label" is missing'),
    "a blank label": (field_key("note", "label", "  "), f"{FIELD} note:", "with something in it"),
    "a missing id": (without("note", "id"), f"{FIELD} 3:", '"id" is missing'),
    "an id with a capital": (field_key("note", "id", "Note"), f"{FIELD} Note:", "small letter"),
    "an id with a line break": (field_key("words", "id", "words\n"), f"{FIELD} words", "small letter"),
    "a doubled field": (field_key("note", "id", "secret"), f"{FIELD} secret:", 'the id "secret" is used twice'),
    "a doubled column": (column_key(1, "id", "topic"), f"{FIELD} views → column topic:", "used twice"),
    "a doubled option": (
        lambda t: field_table(t, "ways")["options"][1].update(id="talk"),
        f"{FIELD} ways → option talk:",
        "used twice",
    ),
    "a doubled card": (
        lambda t: t[FIRST]["card"].append({**card_table(t), "field": []}),
        f"{FIRST} → card 1.1:",
        'the id "1.1" is used twice',
    ),
    "a doubled capability": (lambda t: t[SECOND].update(number=1), SECOND, 'the number "1" is used twice'),
    "a card outside its capability": (card_key("id", "2.7"), f"{FIRST} → card 2.7:", "its id must start with 1."),
    "a card's id of another form": (card_key("id", "one"), f"{FIRST} → card one:", 'such as "1.2"'),
    "steps that are no list": (card_key("steps", "Look."), f"{FIRST} → card 1.1:", '"steps" must be a list of texts'),
    "a short way that asks all": (
        lambda t: (
            card_table(t).update(sitting={"minutes": 30, "short": 10, "people": [1, 2]}),
            [field.update(short=True) for field in card_table(t)["field"]],
        ),
        f"{FIRST} → card 1.1:",
        "it asks all questions",
    ),
    "a flag in quotation marks": (field_key("note", "private", "yes"), f"{FIELD} note:", "must be true or false"),
    "an unknown kind": (field_key("note", "kind", "essay"), f"{FIELD} note:", "must be one of: text, choice"),
    "a kind that is no text": (field_key("note", "kind", 4), f"{FIELD} note:", '"kind" must be a text'),
    "an unknown form": (field_key("note", "form", "poem"), f"{FIELD} note:", "must be one of: lines, line, date"),
    "too many rows": (field_key("note", "rows", 4000), f"{FIELD} note:", "from 1 to 40"),
    "rows that are no number": (field_key("note", "rows", True), f"{FIELD} note:", "must be a whole number"),
    "no options": (without("ready", "options"), f"{FIELD} ready:", '"options" is missing'),
    "an empty list of options": (field_key("ready", "options", []), f"{FIELD} ready:", "needs at least one option"),
    "options that are texts": (field_key("ready", "options", ["Yes"]), f"{FIELD} ready:", "must be a list of tables"),
    "no columns": (without("views", "columns"), f"{FIELD} views:", '"columns" is missing'),
    "an empty list of columns": (field_key("views", "columns", []), f"{FIELD} views:", "needs at least one column"),
    "an unknown type of column": (column_key(0, "type", "essay"), f"{FIELD} views → column topic:", "must be one of"),
    "an unknown way of showing": (field_key("views", "shown", "upside down"), f"{FIELD} views:", "must be one of"),
    "facing views with no left": (without("views", "left"), f"{FIELD} views:", 'needs "left"'),
    "a side that is no column": (field_key("views", "left", "nobody"), f"{FIELD} views:", "must be one of the columns"),
    "a scale of one point": (field_key("ease", "points", 1), f"{FIELD} ease:", "from 2 to 11"),
    "a scale with no end": (without("ease", "high"), f"{FIELD} ease:", '"high" is missing'),
    "three rings": (field_key("map", "rings", ["a", "b", "c"]), f"{FIELD} map:", "must be a list of 4 texts; it has 3"),
    "a second step from nowhere": (
        field_key("ladder", "then_zones", {"from": "never", "zones": [{"id": "a", "label": "A"}]}),
        f"{FIELD} ladder → then_zones:",
        "must be one of the zones: now, later",
    ),
    "when on a missing field": (
        field_key("note", "when", {"field": "nobody", "is": ["yes"]}),
        f"{FIELD} note:",
        "must name a choice of the same card",
    ),
    "when on what is no choice": (
        field_key("note", "when", {"field": "secret", "is": ["yes"]}),
        f"{FIELD} note:",
        "must name a choice of the same card",
    ),
    "when on a missing option": (
        field_key("note", "when", {"field": "ready", "is": ["maybe"]}),
        f"{FIELD} note:",
        '"ready" can only be: yes, dont_know',
    ),
    "when that is no table": (field_key("note", "when", "ready"), f"{FIELD} note:", '"when" must be a table'),
    "when with nothing to wait for": (
        field_key("note", "when", {"field": "ready"}),
        f"{FIELD} note → when:",
        '"is" is missing',
    ),
    "a recall of a missing field": (
        lambda t: t[SECOND]["card"][0]["field"][0].update(of="1.1.nothing"),
        f"{SECOND} → card 2.1 → field again:",
        'must name a field of a card, such as "1.2.map"',
    ),
    "a recall of a missing card": (
        lambda t: t[SECOND]["card"][0]["field"][0].update(of="9.9.map"),
        f"{SECOND} → card 2.1 → field again:",
        "must name a field of a card",
    ),
    "a recall of nothing": (
        lambda t: t[SECOND]["card"][0]["field"][0].pop("of"),
        f"{SECOND} → card 2.1 → field again:",
        '"of" is missing',
    ),
    "an unknown role": (
        lambda t: t[FIRST]["guidance"][0].update(role="king"),
        f"{FIRST} → guidance 1:",
        "must be one of: public service, community",
    ),
    "no title of the deck": (lambda t: t[ABOUT].pop("title"), f"{ABOUT}:", '"title" is missing'),
    "a contact with no year": (
        lambda t: t[ABOUT]["contact"][0].pop("as_of"),
        f"{ABOUT} → contact 1:",
        '"as_of" is missing',
    ),
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.replace(" ", "_"))
def test_a_fault_is_reported_with_where_it_is_and_what_was_expected(fault: str, small_deck: Writer) -> None:
    change, where, expected = FAULTS[fault]
    found = problems(small_deck(change))
    assert [line for line in found if line.startswith(where) and expected in line], found


def test_all_faults_of_all_files_are_reported_at_once(small_deck: Writer) -> None:
    def spoil(tables: Tables) -> None:
        for fault in ("a missing label", "a scale with no end", "a recall of a missing card", "no title of the deck"):
            FAULTS[fault][0](tables)

    found = problems(small_deck(spoil))
    assert len(found) == 4
    assert {line.split(":")[0].split(" → ")[0] for line in found} == {FIRST, SECOND, ABOUT}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"number = = 1\n", "is not TOML"),
        (b'number = 1\nnumber = 2\ntitle = "x"\n', "is not TOML"),
        (b'title = "caf\xe9"\n', "is not UTF-8 text; save it again as UTF-8"),
        (b"\xff\xfet\x00i\x00", "is not UTF-8 text"),
        (b"a = " + b"[" * 5000, "is not TOML"),
        (b"number = " + b"1" * 5000, "is not TOML"),
        (b"", '"title" is missing'),
    ],
)
@pytest.mark.parametrize("name", [FIRST, ABOUT])
def test_a_file_that_cannot_be_read_is_named(name: str, content: bytes, expected: str, small_deck: Writer) -> None:
    found = problems(small_deck(files={name: content}))
    assert any(line.startswith(f"{name}:") and expected in line for line in found), found


def test_a_file_saved_by_a_windows_editor_with_a_mark_at_its_start_is_read(small_deck: Writer) -> None:
    folder = small_deck()
    for file in folder.iterdir():
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert list(load_deck(folder).cards) == ["1.1", "2.1"]


def test_a_missing_page_of_the_deck_is_reported(small_deck: Writer) -> None:
    folder = small_deck()
    (folder / ABOUT).unlink()
    assert problems(folder) == [f"{ABOUT}: cannot be read (No such file or directory)"]


def test_a_folder_in_place_of_a_file_is_reported(small_deck: Writer) -> None:
    folder = small_deck()
    (folder / "03-more.toml").mkdir()
    assert problems(folder) == ["03-more.toml: cannot be read (Is a directory)"]


@pytest.mark.parametrize("name", ["", "nothing here"])
def test_an_empty_or_missing_folder_says_what_a_deck_looks_like(name: str, tmp_path: Path) -> None:
    assert "No deck was found in" in problems(tmp_path / name)[0]


def test_asking_for_a_card_or_a_capability_that_is_not_there_names_what_there_is(deck: Deck) -> None:
    with pytest.raises(DeckError, match=r"no card '1\.9'.*1\.1, 1\.2"):
        deck.card("1.9")
    with pytest.raises(DeckError, match="no capability 11"):
        deck.capability(11)


def test_capabilities_come_in_the_order_of_their_numbers(small_deck: Writer) -> None:
    def swap(tables: Tables) -> None:
        tables["00-last.toml"] = {**tables.pop(SECOND)}

    assert [capability.number for capability in load_deck(small_deck(swap)).capabilities] == [1, 2]


def test_the_wording_kept_with_an_answer_makes_the_same_field_again(deck: Deck) -> None:
    for card in deck.cards.values():
        for field in card.fields:
            again = field_from(field.wording)
            assert again is not None, (card.id, field.id)
            assert (again.id, again.label, again.private) == (field.id, field.label, field.private)
            assert again.kind.name == field.kind.name


def test_a_wording_that_cannot_be_read_now_gives_no_field() -> None:
    assert field_from({"id": "x", "label": "X", "kind": "hologram"}) is None


PATHS = st.integers(0, 10_000)


@given(file=st.sampled_from([FIRST, SECOND, ABOUT]), steps=st.lists(PATHS, max_size=6), value=JSON, how=PATHS)
def test_no_change_to_a_sound_deck_raises_anything_but_a_deck_error(
    file: str, steps: list[int], value: Any, how: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tables = deck_tables()
    _mutate(tables, file, steps, _as_toml_allows(value), how)
    folder = tmp_path_factory.mktemp("mutated")
    write_deck(folder, tables)
    _load_or_be_told(folder)


@given(content=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_in_a_file_raise_anything_but_a_deck_error(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    write_deck(folder, deck_tables())
    (folder / SECOND).write_bytes(content)
    _load_or_be_told(folder)


def _load_or_be_told(folder: Path) -> None:
    try:
        load_deck(folder)
    except DeckError as error:
        assert all(".toml" in line for line in str(error).split("\n") if line), error


def _mutate(tables: Tables, file: str, steps: list[int], value: Any, how: int) -> None:
    """Walk to a place in the tables and change, drop, double or add something there."""
    place: Any = tables[file]
    for step in steps:
        inner = list(place.values()) if isinstance(place, dict) else place
        inner = [item for item in inner if isinstance(item, dict | list) and item]
        if not inner:
            break
        place = inner[step % len(inner)]
    keys = list(place) if isinstance(place, dict) else list(range(len(place)))
    key = keys[how % len(keys)]
    match how % 4:
        case 0:
            place[key] = value
        case 1:
            del place[key]
        case 2 if isinstance(place, list):
            place.append(place[key])
        case _ if isinstance(place, dict):
            place["more"] = value


def _as_toml_allows(value: Any) -> Any:
    """The value without what TOML has no way to write: null and half characters."""
    if isinstance(value, dict):
        return {_whole(key): _as_toml_allows(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_toml_allows(inner) for inner in value]
    if isinstance(value, str):
        return _whole(value)
    return 0 if value is None else value


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def our_deck(to: Path) -> Path:
    """A copy of the deck we ship, in which cards look back at others."""
    shutil.copytree(deck_folder(), to)
    return to


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('kind = "map"', 'kind = "mpa"', '"kind" is "mpa"'),
        ("title = ", "title  ", "at letter 8"),
        ('kind = "words"', 'kind = "word"', '"kind" is "word"'),
        ("\nnumber = 1\n", '\nnumber = "1"\n', '"number" must be'),
        ("people = [1, 2]", "people = 3", '"people" must be a list of whole numbers'),
        ("minutes = 45", "minutes = -1", '"minutes" must be'),
    ],
)
def test_one_slip_gives_one_line_however_many_cards_look_back_at_it(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    file = our_deck(tmp_path / "deck") / "01-we-know-our-people.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    (line,) = problems(tmp_path / "deck")
    assert said in line and line.startswith(file.name)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda tables: tables[SECOND]["card"][0].update(field=3), '"field" must be a list of tables'),
        (lambda tables: tables[FIRST].update(card=3), '"card" must be a list of tables'),
        (lambda tables: tables[SECOND].update(number="two"), '"number" must be'),
        (field_key("ways", "options", 3), '"options" must be a list of tables'),
        (field_key("views", "left", 3), '"left" must be a text'),
    ],
)
def test_what_follows_from_a_part_that_cannot_be_read_is_not_said_too(
    small_deck: Writer, spoil: Callable[[Tables], object], said: str
) -> None:
    (line,) = problems(small_deck(spoil))
    assert said in line


def test_in_a_deck_that_was_read_whole_a_look_back_at_nothing_is_still_said(tmp_path: Path) -> None:
    file = our_deck(tmp_path / "deck") / "04-we-work-as-equals.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"1.2.map"', '"1.9.map"'), encoding="utf-8")
    assert any('"of" is "1.9.map"' in line for line in problems(tmp_path / "deck"))


@pytest.mark.parametrize("page", [page.file for page in OWN_PAGES.values()])
def test_a_file_called_as_a_page_of_ours_is_found_with_all_other_faults(small_deck: Writer, page: str) -> None:
    def take(tables: Tables) -> None:
        tables[f"{page}.toml"] = tables.pop(SECOND)
        tables["deck.toml"].pop("version")

    found = problems(small_deck(take))
    assert len(found) == 2 and f"{page}.toml: the workbook has a page of its own with this name" in found[0]


@pytest.mark.parametrize("fault", ["an unknown key of a field", "a recall of a missing card", "an unknown key of when"])
def test_a_fault_names_the_line_it_stands_on(fault: str, small_deck: Writer) -> None:
    folder = small_deck(FAULTS[fault][0])
    (line,) = numbered(folder)
    told = re.match(r"([\w-]+\.toml):(\d+) → .*?: \"(\w+)\"", line)
    assert told, line
    assert told[3] in (folder / told[1]).read_text(encoding="utf-8").splitlines()[int(told[2]) - 1]
