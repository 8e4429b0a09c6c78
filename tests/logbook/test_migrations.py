"""Bringing an older file up to date: whole or not at all, with a backup first."""

import sqlite3
from contextlib import closing

import pytest

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook, NewerLogbook, list_backups
from powerkit.logbook.migrations import MIGRATIONS, Migration
from powerkit.logbook.model import Asked, NewVersion
from powerkit.logbook.sqlite_file import version_of

from .old_files import make_first

BEFORE = MIGRATIONS
"""The log book as it is today, to which the tests add steps."""

NOW = len(BEFORE)
LATER = Migration("later", ("CREATE TABLE later (id INTEGER PRIMARY KEY)", "INSERT INTO later VALUES (1)"))
BROKEN = Migration("broken", ("CREATE TABLE half (id INTEGER)", "INSERT INTO nowhere VALUES (1)"))


@pytest.fixture
def old(path, clock):
    """A log book of today's version with one entry, closed."""
    with Logbook.open(path, now=clock, migrations=BEFORE) as book:
        book.save_version(NewVersion("1.1", answers={"n": 1}, words="first"), client="page", number=1)
    return path


def at_version(file) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return version_of(connection)


def test_a_new_log_book_is_at_the_newest_version_and_needs_no_backup(book, path) -> None:
    assert at_version(path) == len(MIGRATIONS)
    assert not (path.parent / "Backups").exists()


def test_an_older_file_is_backed_up_then_brought_up_to_date(old, clock) -> None:
    with Logbook.open(old, now=clock, migrations=(*BEFORE, LATER)) as book:
        assert book._store.read("SELECT id FROM later") == [(1,)]
        assert [item.answers for item in book.latest()] == [{"n": 1}]
    (backup,) = [backup for backup in list_backups(old.parent / "Backups") if backup.before_update]
    assert at_version(backup.path) == NOW
    assert at_version(old) == NOW + 1


def test_a_step_that_fails_leaves_the_file_as_it_was_and_the_backup_whole(old, clock) -> None:
    with pytest.raises(LogbookError):
        Logbook.open(old, now=clock, migrations=(*BEFORE, LATER, BROKEN))
    assert at_version(old) == NOW + 1
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    (backup,) = [backup for backup in list_backups(old.parent / "Backups") if backup.before_update]
    with Logbook.open(backup.path, now=clock, migrations=BEFORE) as book:
        assert [item.answers for item in book.latest()] == [{"n": 1}]
    with Logbook.open(old, now=clock, migrations=(*BEFORE, LATER)) as book:
        assert [item.answers for item in book.latest()] == [{"n": 1}]


def test_without_room_for_the_backup_the_file_is_not_touched(old, clock, tmp_path) -> None:
    (tmp_path / "in the way").write_text("a file where the folder should be")
    with pytest.raises(LogbookError, match="could not be written"):
        Logbook.open(old, backups=tmp_path / "in the way", now=clock, migrations=(*BEFORE, LATER))
    assert at_version(old) == NOW


def test_a_file_from_a_newer_workbook_is_refused_and_not_touched(old, clock) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA user_version=99")
    before = old.read_bytes()
    with pytest.raises(NewerLogbook, match=r"newer version.*Update the workbook"):
        Logbook.open(old, now=clock)
    assert old.read_bytes() == before
    assert not (old.parent / "Backups").exists()


def test_some_other_database_is_refused_and_not_touched(path, clock) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (id)")
    before = path.read_bytes()
    with pytest.raises(LogbookError, match="not a log book"):
        Logbook.open(path, now=clock)
    assert path.read_bytes() == before


def test_a_file_of_the_first_version_keeps_every_word_and_is_searched_and_listed_by_day(path, clock) -> None:
    make_first(
        path, [("1.1", "Late bus", "2026-10-25T01:10:00+00:00"), ("1.2", "Early bus", "2026-10-25T01:50:00+01:00")]
    )
    with Logbook.open(path, now=clock) as book:
        assert [item.card for item in book.search("bus")] == ["1.1", "1.2"]
        assert [item.card for item in book.find(Asked())] == ["1.1", "1.2"]
        assert [(action.what, action.sequence, action.changed is not None) for action in book.actions()] == [
            ("Late bus", 0, True),
            ("Early bus", 0, True),
        ]
        book.save_version(NewVersion("1.2", words="A tram"), client="another page", number=1)
        assert [item.card for item in book.search("bus")] == ["1.1"]
        assert [item.card for item in book.find(Asked())] == ["1.2", "1.1"]
