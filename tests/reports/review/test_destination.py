"""Where we are heading: looks are kept as versions, say whose view each rating is, and are compared."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import Group, load_starter
from powerkit.documents.model import Picture, Table
from powerkit.entries.destination import looks, save_look, then_and_now
from powerkit.entries.forget import Wish, forget, plan
from powerkit.errors import AnswerError
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.notebook_records import renew_all
from powerkit.resources import deck_folder
from powerkit.ui.pages.destination import DestinationDesk

TIMES = [datetime(2026, 1, 12, 9, tzinfo=UTC), datetime(2026, 10, 3, 9, tzinfo=UTC)]


def row(statement: str, rating: str, view: str = "mine", evidence: str = "") -> dict[str, str]:
    return {"statement": statement, "view": view, "rating": rating, "evidence": evidence}


FIRST = {
    "people": [
        row("people_choose", "few"),
        row("people_active", "dont_know"),
        row("people_choose", "many", "residents"),
    ]
}
SECOND = {"people": [row("people_choose", "many", evidence="Ana Example told us."), row("people_aspire", "not_yet")]}


@pytest.fixture
def groups() -> tuple[Group, ...]:
    return load_starter(deck_folder(), range(1, 11)).groups


@pytest.fixture
def book(tmp_path: Path, groups: tuple[Group, ...]) -> Iterator[Logbook]:
    clock = iter(TIMES)
    with Logbook.open(tmp_path / "logbook.sqlite3", now=lambda: next(clock, TIMES[-1])) as opened:
        opened._store.now = lambda: TIMES[0]
        save_look(opened, groups, FIRST, "Moss Bank", client="a", number=1)
        opened._store.now = lambda: TIMES[1]
        save_look(opened, groups, SECOND, "Moss Bank", client="a", number=2)
        yield opened


def test_the_deck_has_eight_groups_and_thirty_two_statements(groups: tuple[Group, ...]) -> None:
    assert [len(group.statements) for group in groups] == [6, 4, 3, 4, 3, 4, 5, 3]


def test_looks_are_versions_of_one_entry_for_each_community(book: Logbook, groups: tuple[Group, ...]) -> None:
    save_look(book, groups, FIRST, "", client="a", number=3)
    assert [look.version for look in looks(book, "moss bank")] == [1, 2]
    assert [look.version for look in looks(book, "")] == [1]


def test_then_and_now_say_the_same_in_a_sentence_a_picture_and_a_table(
    book: Logbook, groups: tuple[Group, ...]
) -> None:
    then, now = looks(book, "Moss Bank")
    blocks = then_and_now(groups, then, now, "mine")
    assert "since 12 January 2026: 1 closer to true, 0 further away, 0 where they were, 1 rated" in str(blocks[0])
    [picture] = [block for block in blocks if isinstance(block, Picture)]
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert picture.alt.startswith("People: 1 closer to true than before")
    assert picture.svg.count("<circle") == 2 + 2 + 1 + 1  # the key, both, one then, one now
    rows = [tuple(item[1:]) for item in table.rows]
    assert rows[0] == ("True in a few places", "True in many places", "Ana Example told us.")
    assert rows[1] == ("I don’t know", "–", "–")


def test_a_view_that_nobody_gave_is_said_plainly(book: Logbook, groups: tuple[Group, ...]) -> None:
    then, now = looks(book, "Moss Bank")
    [only] = then_and_now(groups, then, now, "colleagues")
    assert "Nothing is rated in my colleagues’ view" in str(only)


@pytest.mark.parametrize("answers", [{}, {"people": []}, {"people": [row("people_choose", "wholly")]}, {"nobody": [1]}])
def test_a_look_with_nothing_or_something_odd_in_it_is_refused(
    book: Logbook, groups: tuple[Group, ...], answers: dict[str, Any]
) -> None:
    with pytest.raises(AnswerError, match=r"Nothing was saved|Choose a rating"):
        save_look(book, groups, answers, "", client="b", number=1)


def test_a_statement_that_the_deck_has_lost_stays_readable(book: Logbook, groups: tuple[Group, ...]) -> None:
    [entry] = book.latest(card="destination.look")
    words = str(entry.wording)
    assert groups[0].statements[0].text in words
    assert then_and_now(groups[1:], None, entry, "mine")


def test_forgetting_a_person_reaches_the_evidence(book: Logbook, deck: Deck, tmp_path: Path) -> None:
    value = {"answers": {"people": [row("a", "few", evidence="Ana Example")]}}
    book.put_draft("destination.look", "form-x", value, client="p", number=1)
    folder = WorkbookFolder(tmp_path)
    wish = Wish(person="Ana Example")
    assert forget(wish, plan(wish, book).seal, deck, book, folder, renew_all) == ()
    assert b"Ana" not in book.path.read_bytes()
    assert "[removed] told us." in str([look.answers for look in looks(book, "Moss Bank")])


@pytest.mark.parametrize("kind", ["open", "draft", "save", "compare", "tango"])
def test_an_odd_message_is_refused_in_plain_words(book: Logbook, groups: tuple[Group, ...], kind: str) -> None:
    desk = DestinationDesk(groups, book, lambda: TIMES[1])
    [reply] = desk.answer({"kind": kind, "community": 5, "answers": [1], "view": "nobody’s"})
    assert reply["kind"] == "refused" and reply["error"]
