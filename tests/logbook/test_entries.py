"""Entries: versions that never change, and lists of the latest."""

import sqlite3
from datetime import UTC, datetime, timedelta, timezone

import pytest

from powerkit.errors import LogbookError
from powerkit.logbook.model import NewVersion, OwnQuestion

WORDING = {"title": "Changing your perspective", "fields": [{"id": "views", "kind": "table", "label": "Views"}]}


@pytest.fixture
def save(book):
    numbers = iter(range(1, 1000))

    def call(card: str = "1.1", community: str = "", **more):
        return book.save_version(NewVersion(card, community, **more), client="page", number=next(numbers))

    return call


def test_a_version_comes_back_whole(book, clock) -> None:
    new = NewVersion(
        "1.1",
        "Hope Street",
        stage="back",
        people="Ana, Bo",
        read_back="partly",
        answers={"views": [{"_id": "r1", "mine": "nul \0, half \ud83d, 😀, שלום"}], "blank": None},
        private={"entry": False, "views": True},
        own=(OwnQuestion("q1", "What did I miss?", "The lift"),),
        wording=WORDING,
    )
    entry = book.save_version(new, client="page", number=1)
    assert (entry.id, entry.version, entry.saved) == (1, 1, clock())
    for name in ("card", "community", "stage", "people", "read_back", "answers", "private", "own", "wording"):
        assert getattr(entry, name) == getattr(new, name), name
    assert book.entry(entry.id) == entry == book.entry(entry.id, 1)
    assert book.versions(entry.id) == [entry] == book.latest()


def test_each_save_is_a_new_version_and_the_old_ones_stay(book, save) -> None:
    saved = [save(answers={"n": turn}) for turn in range(3)]
    assert [entry.version for entry in saved] == [1, 2, 3]
    assert book.versions(1) == saved
    assert book.latest() == [saved[2]]
    assert book.entry(1) == saved[2]
    assert book.entry(1, 2) == saved[1]


def test_a_card_has_one_line_of_work_for_each_community(book, save) -> None:
    first = save(community="Hope Street")
    again = save(community=" hope  STREET")
    none = save(community="")
    blank = save(community="  ")
    assert (first.id, again.id, again.version, again.community) == (1, 1, 2, " hope  STREET")
    assert (none.id, blank.id, blank.version) == (2, 2, 2)
    assert [entry.id for entry in book.latest(community="HOPE street")] == [1]
    assert [entry.id for entry in book.latest(community="")] == [2]
    assert book.communities() == [" hope  STREET"]


def test_the_same_save_twice_is_saved_once(book) -> None:
    first = book.save_version(NewVersion("1.1", answers={"n": 1}), client="page", number=7)
    second = book.save_version(NewVersion("1.1", answers={"n": 2}), client="page", number=7)
    assert first == second
    assert book.versions(1) == [first]


def test_several_versions_are_saved_together_or_not_at_all(book, save) -> None:
    save("1.1", answers={"n": 0})
    broken = NewVersion("1.3", answers={"n": float("nan")})
    with pytest.raises(LogbookError):
        book.save_versions([NewVersion("1.1"), NewVersion("1.2"), broken], client="fill")
    assert [entry.version for entry in book.latest()] == [1]
    saved = book.save_versions([NewVersion("1.1"), NewVersion("1.2"), NewVersion("1.1")], client="fill")
    assert [(entry.card, entry.version) for entry in saved] == [("1.1", 2), ("1.2", 1), ("1.1", 3)]
    assert book.save_versions([NewVersion("1.1")] * 3, client="fill") == saved
    assert len(book.versions(1)) == 3


def test_the_latest_list_is_newest_first_and_can_be_narrowed(book, save) -> None:
    save("1.1", "East")
    save("1.2", "West")
    save("1.2", "East")
    save("1.1", "East")
    assert [(item.card, item.community) for item in book.latest()] == [
        ("1.1", "East"),
        ("1.2", "East"),
        ("1.2", "West"),
    ]
    assert [item.community for item in book.latest(card="1.2")] == ["East", "West"]
    assert [item.card for item in book.latest(community="East", limit=1)] == ["1.1"]
    assert book.latest(card="9.9") == [] == book.latest(limit=0)
    assert book.communities() == ["East", "West"]


def test_a_saved_version_can_be_neither_changed_nor_deleted(book, save) -> None:
    entry = save(answers={"n": 1}, wording=WORDING)
    for sql in (
        "UPDATE version SET answers = '{}'",
        "DELETE FROM version",
        "REPLACE INTO version SELECT id, entry, 9, saved, '', '', '', '', wording, '', 0, '', '', '{}' FROM version",
        "UPDATE wording SET text = '{}'",
        "DELETE FROM wording",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            book._store.connection.execute(sql)
        with pytest.raises(LogbookError, match="never changes"), book._store.writing() as connection:
            connection.execute(sql)
    assert book.versions(1) == [entry]


def test_a_wording_is_kept_once_however_many_versions_share_it(book, save) -> None:
    for _ in range(5):
        save(wording=WORDING)
    other = save(wording={"title": "Renamed"})
    assert book._store.read("SELECT count(*) FROM wording") == [(2,)]
    assert book.entry(1, 1).wording == WORDING
    assert other.wording == {"title": "Renamed"}


def test_an_entry_that_is_not_there_is_said_plainly(book, save) -> None:
    save()
    with pytest.raises(LogbookError, match="no entry 5"):
        book.entry(5)
    with pytest.raises(LogbookError, match="no version 2 of entry 1"):
        book.entry(1, 2)
    assert book.versions(5) == []


def test_half_a_character_in_a_name_is_refused_and_nothing_is_saved(book) -> None:
    with pytest.raises(LogbookError, match="community"):
        book.save_version(NewVersion("1.1", "Hope \ud83d"), client="page", number=1)
    assert book.latest() == []


def test_an_entry_from_elsewhere_keeps_its_own_time_and_offset(save) -> None:
    moment = datetime(2026, 3, 29, 1, 30, tzinfo=timezone(timedelta(hours=1)))
    assert save(saved=moment).saved.isoformat() == "2026-03-29T01:30:00+01:00"


def test_a_time_without_an_offset_is_a_fault_of_the_caller(save) -> None:
    with pytest.raises(ValueError, match="offset"):
        save(saved=datetime(2026, 3, 29))


def test_a_card_is_new_then_a_draft_then_saved_then_a_draft_again(book, clock) -> None:
    assert book.stages(["1.1"])["1.1"].state == "new"
    draft = book.put_draft("1.1", "about.stage", "out", client="page", number=1)
    standing = book.stages(["1.1"])["1.1"]
    assert (standing.state, standing.stage, standing.written, standing.saved) == ("draft", "out", clock(), None)
    clock.move(hours=1)
    book.save_version(NewVersion("1.1", stage="back", drafts=(draft,)), client="page", number=2)
    standing = book.stages(["1.1", "1.2"])["1.1"]
    assert (standing.state, standing.stage, standing.saved, standing.entry) == ("saved", "back", clock(), 1)
    book.put_draft("1.1", "views", "more", client="page", number=3)
    standing = book.stages(["1.1"])["1.1"]
    assert (standing.state, standing.stage, standing.saved) == ("draft", "back", clock())


def test_the_workbook_keeps_the_name_it_was_made_with(book, path) -> None:
    from powerkit.logbook import Logbook

    with Logbook.open(path, new_id=lambda: "another") as again:
        assert again.workbook_id == "a workbook" == book.workbook_id


def test_times_are_stored_with_their_offset(book, save) -> None:
    save()
    assert book._store.read("SELECT saved FROM version") == [("2026-11-22T14:02:11+00:00",)]
    assert book.entry(1).saved.tzinfo == UTC
