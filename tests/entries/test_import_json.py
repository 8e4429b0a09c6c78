"""Answers from a file: all of it or nothing, and every bad input told in plain lines."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.deck import Deck, load_deck
from powerkit.entries.import_json import fill, read_items
from powerkit.errors import AnswerError
from powerkit.logbook import Logbook
from powerkit.resources import examples_folder
from tests.material import JSON, deck_tables, write_deck

GOOD: dict[str, Any] = {
    "card": "1.1",
    "community": " Riverside ",
    "people": "Lee",
    "stage": "back",
    "read_back": "partly",
    "answers": {"note": "The bus", "friends": "Amina", "ease": 3, "views": [{"topic": "Buses"}]},
    "private": {"note": True, "entry": False},
    "own": [{"question": "Who decides?", "answer": "They do"}],
    "saved": "2026-03-31T14:02:00+01:00",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    folder = tmp_path_factory.mktemp("deck")
    write_deck(folder, deck_tables())
    return load_deck(folder)


@pytest.fixture
def refused(small: Deck, logbook: Logbook) -> Callable[..., list[str]]:
    """Fill in items of which something is wrong; gives the lines that say so, and checks that nothing was kept."""

    def lines(*items: Any) -> list[str]:
        with pytest.raises(AnswerError) as caught:
            fill(list(items), small, logbook, client="a run")
        assert logbook.latest() == []
        assert logbook.codes() == {}
        said = str(caught.value).splitlines()
        assert said[0] == "Nothing was saved."
        assert all(line.strip() for line in said)
        return said[1:]

    return lines


def test_a_good_item_becomes_a_version_with_all_that_was_said(small: Deck, logbook: Logbook) -> None:
    (entry,) = fill([GOOD], small, logbook, client="a run")
    assert logbook.latest() == [entry]
    assert (entry.card, entry.community, entry.people) == ("1.1", "Riverside", "Lee")
    assert (entry.stage, entry.read_back) == ("back", "partly")
    assert entry.answers["views"][0]["topic"] == "Buses"
    assert entry.private == {"note": True, "entry": False}
    assert entry.own[0].answer == "They do"
    assert entry.saved == datetime(2026, 3, 31, 13, 2, tzinfo=UTC)
    assert set(logbook.codes()) == {"Lee", "Amina"}


def test_items_are_saved_in_order_and_the_same_card_twice_is_two_versions(small: Deck, logbook: Logbook) -> None:
    items = [{"card": "1.1", "answers": {"note": word}} for word in ("one", "two")]
    entries = fill(items, small, logbook, client="a run")
    assert [(entry.version, entry.answers["note"]) for entry in entries] == [(1, "one"), (2, "two")]


def test_an_item_without_answers_and_a_file_without_items_are_fine(small: Deck, logbook: Logbook) -> None:
    assert fill([], small, logbook, client="a run") == []
    assert fill([{"card": "1.1"}], small, logbook, client="another run")[0].answers == {}


def test_an_item_s_own_time_without_an_offset_is_this_machine_s_time(small: Deck, logbook: Logbook) -> None:
    (entry,) = fill([{"card": "1.1", "saved": "2026-03-31"}], small, logbook, client="a run")
    assert entry.saved == datetime(2026, 3, 31).astimezone()


BAD: list[tuple[dict[str, Any], str]] = [
    ({"answers": {"nobody": 1}}, 'answer "nobody": card 1.1 has no such answer. It has: ready,'),
    ({"answers": {"ease": 9}}, 'answer "ease": must be a whole number from 1 to 5'),
    ({"answers": {"day": "31/03/2026"}}, 'answer "day": "31/03/2026" is not a date'),
    ({"answers": {"views": [{}, {"many": "x"}]}}, 'answer "views", row 2, "many": must be a number'),
    ({"answers": {"note": {"text": "x"}}}, 'answer "note": must be text'),
    ({"answers": {"action": {"when": "soon"}}}, 'answer "action", "when":'),
    ({"answers": ["note"]}, '"answers" must be an object'),
    ({"answers": None}, '"answers" must be an object'),
    ({"answer": {}}, '"answer" is not known. It may have: card, community'),
    ({"community": 3}, '"community" must be text'),
    ({"community": ["x"]}, '"community" must be text'),
    ({"community": 0}, '"community" must be text'),
    ({"people": {}}, '"people" must be text'),
    ({"stage": "finished"}, '"stage" must be one of: planned, out, back'),
    ({"read_back": "maybe"}, '"read_back" must be one of: yes, partly, no'),
    ({"private": ["note"]}, '"private" must be an object'),
    ({"private": {"note": "yes"}}, '"private" must be an object'),
    ({"private": False}, '"private" must be an object'),
    ({"private": {"nota": True}}, '"private" has "nota", which is no answer of this card'),
    ({"own": "Who decides?"}, '"own" must be a list'),
    ({"own": [{"question": 4}]}, '"own" must be a list'),
    ({"own": ["Who?"]}, '"own" must be a list'),
    ({"own": [{"question": "Who?", "reply": "x"}]}, '"own" must be a list'),
    ({"saved": "yesterday"}, '"saved" must be a date and time'),
    ({"saved": 20260331}, '"saved" must be a date and time'),
    ({"saved": {}}, '"saved" must be a date and time'),
    ({"saved": "0001-01-01T00:00:00"}, '"saved" must be a date and time'),
]


@pytest.mark.parametrize(("change", "expected"), BAD, ids=lambda given: str(given)[:50])
def test_what_does_not_fit_is_named_with_its_card_and_nothing_is_saved(
    change: dict[str, Any], expected: str, refused: Callable[..., list[str]]
) -> None:
    said = refused({"card": "1.1", "answers": {}} | change)
    assert any(line.startswith("The file, card 1.1: ") and expected in line for line in said), said


@pytest.mark.parametrize("item", [None, 3, "1.1", [], {}, {"card": 1.1}, {"card": None}, {"answers": {}}])
def test_what_is_no_item_is_shown_how_one_looks(item: Any, refused: Callable[..., list[str]]) -> None:
    assert 'must be an object such as {"card": "1.1"' in refused(item)[0]


def test_an_unknown_card_is_named_with_the_cards_there_are(refused: Callable[..., list[str]]) -> None:
    assert refused({"card": "9.9"}) == [
        "The file, card 9.9: There is no card '9.9' in this deck. Its cards are 1.1, 2.1."
    ]


def test_one_bad_item_among_good_ones_keeps_all_of_them_out_and_is_named_by_its_number(
    refused: Callable[..., list[str]],
) -> None:
    said = refused(GOOD, {"card": "1.1", "answers": {"ease": 9}}, {"card": "2.2"})
    assert [line.split(":")[0] for line in said] == ["Item 2, card 1.1", "Item 3, card 2.2"]


def test_many_problems_are_counted_and_not_all_listed(refused: Callable[..., list[str]]) -> None:
    said = refused(*[{"card": "9.9"}] * 30)
    assert len(said) == 9
    assert said[-1] == "… and 22 more."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "is not JSON"),
        (b"{", "at line 1, column 2"),
        (b'{"card": "1.1",}', "at line 1"),
        (b'[\n{"card": 1.1.1}\n]', "at line 2"),
        (b"caf\xe9", "is not UTF-8 text"),
        ("{}".encode("utf-16"), "is not UTF-8 text"),
        (b"[" * 100_000, "is not JSON that can be read"),
        (b"9" * 5000, "is not JSON that can be read"),
        (b"PK\x03\x04", "is not JSON"),
    ],
)
def test_a_file_that_is_no_json_is_named_with_the_place_of_the_fault(
    content: bytes, expected: str, tmp_path: Path
) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(content)
    with pytest.raises(AnswerError) as caught:
        read_items(file)
    assert expected in str(caught.value)
    assert "answers.json" in str(caught.value)


def test_a_file_with_a_mark_at_its_start_is_read_and_one_item_needs_no_list(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(b"\xef\xbb\xbf" + b'{"card": "1.1"}')
    assert read_items(file) == [{"card": "1.1"}]


def test_a_file_that_is_missing_or_a_folder_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.json"):
        with pytest.raises(AnswerError, match="cannot be read"):
            read_items(path)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("powerkit.entries.import_json.LARGEST", 10)
    file = tmp_path / "answers.json"
    file.write_text(json.dumps([GOOD]))
    with pytest.raises(AnswerError, match="Split it into smaller files"):
        read_items(file)


ITEMS = st.fixed_dictionaries({"card": st.just("1.1")}, optional=dict.fromkeys(GOOD.keys() - {"card"}, JSON))


@given(items=st.lists(JSON | ITEMS))
def test_nothing_a_file_can_hold_raises_anything_but_plain_lines(items: list[Any], small: Deck) -> None:
    class Kept:
        """Takes what a log book would be given."""

        def remember_names(self, names: Any) -> None:
            assert all(isinstance(name, str) for name, _ in names)

        def save_versions(self, versions: Any, *, client: str) -> list[Any]:
            for version in versions:
                json.dumps([version.answers, dict(version.private)], allow_nan=False)
            return list(versions)

    try:
        fill(items, small, Kept(), client="a run")  # type: ignore[arg-type]
    except AnswerError as error:
        assert str(error).startswith("Nothing was saved.\n")


def test_the_worked_year_fills_a_log_book_with_every_card(deck: Deck, logbook: Logbook) -> None:
    entries = fill(read_items(examples_folder() / "year.json"), deck, logbook, client="a run")
    assert {entry.card for entry in entries} == set(deck.cards)
    assert max(entry.version for entry in entries) > 1
