"""Backups: one a day, seven kept, whole or not there, and put back on request."""

import os
from datetime import timedelta

import pytest

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook, MissingLogbook, list_backups, newest_backup, restore_backup
from powerkit.logbook.model import NewVersion
from powerkit.logbook.unfinished_files import part_for


@pytest.fixture
def day(path, clock):
    """Open the log book, save one entry, close it; give the backups there are then."""
    numbers = iter(range(1, 1000))

    def call():
        with Logbook.open(path, now=clock) as book:
            book.save_version(NewVersion("1.1", answers={"at": str(clock())}), client="page", number=next(numbers))
            return book.backups()

    return call


def test_a_backup_is_made_when_the_newest_is_over_a_day_old(day, clock) -> None:
    assert day() == []
    assert len(day()) == 1
    clock.move(hours=23, minutes=59)
    assert len(day()) == 1
    clock.move(minutes=1)
    assert len(day()) == 2


def test_seven_daily_backups_are_kept_the_newest(day, clock) -> None:
    for _ in range(12):
        day()
        clock.move(days=1)
    made = [item.made for item in day()]
    assert len(made) == 7
    assert made == sorted(made)
    assert made[-1] == clock().replace(tzinfo=None)
    assert made[0] == made[-1] - timedelta(days=6)


def test_a_backup_from_the_future_does_not_stop_the_daily_one(day, clock) -> None:
    clock.move(days=400)
    day()
    day()
    clock.move(days=-400)
    assert len(day()) == 2
    assert len(day()) == 2


def test_nothing_is_backed_up_before_anything_is_written(path, clock) -> None:
    for _ in range(2):
        Logbook.open(path, now=clock).close()
    assert list_backups(path.parent / "Backups") == []


def test_a_backup_that_cannot_be_made_is_said_but_stops_nothing(day, path, clock) -> None:
    day()
    (path.parent / "Backups").write_text("a file where the folder should be")
    with Logbook.open(path, now=clock) as book:
        (notice,) = book.notices
        assert "backup of your log book could not be made" in notice
        assert len(book.latest()) == 1


def test_what_a_stopped_backup_left_is_cleared_at_the_next_opening(day, path) -> None:
    day()
    folder = path.parent / "Backups"
    folder.mkdir()
    mine = part_for(folder / "logbook 2026-11-22 140000.sqlite3")
    gone = mine.name.replace(f"-{os.getpid()}-", "-9999999-")
    stopped = [folder / gone, path.parent / f"{gone}-journal"]
    others = [mine, folder / mine.name.replace(" ", " 000000-", 1), folder / "My notes 9999999.part"]
    for part in (*stopped, *others):
        part.write_text("half")
    day()
    assert [part.name for part in stopped if part.exists()] == []
    assert [part.name for part in others if not part.exists()] == []


def test_a_backup_can_be_put_back_and_the_present_file_is_set_aside(day, path, clock) -> None:
    day()
    day()
    backup = newest_backup(path.parent / "Backups")
    assert backup is not None
    aside = restore_backup(backup.path, path, now=clock)
    assert aside is not None
    assert aside.name == "logbook before restore 2026-11-22 140211.sqlite3"
    for file, versions in ((path, 1), (aside, 2)):
        with Logbook.open(file, now=clock) as book:
            assert len(book.versions(1)) == versions


def test_a_backup_that_is_damaged_or_no_log_book_is_not_put_back(day, path, clock, tmp_path) -> None:
    day()
    before = path.read_bytes()
    wrong = tmp_path / "wrong.sqlite3"
    for content in (b"not a database at all " * 100, b""):
        wrong.write_bytes(content)
        with pytest.raises(LogbookError, match="Nothing was changed"):
            restore_backup(wrong, path, now=clock)
    with pytest.raises(LogbookError, match="missing"):
        restore_backup(tmp_path / "nowhere.sqlite3", path, now=clock)
    assert path.read_bytes() == before


def test_a_log_book_that_is_gone_is_not_quietly_begun_anew(day, path, clock) -> None:
    day()
    day()
    path.unlink()
    for _ in range(2):
        with pytest.raises(MissingLogbook, match="22 November 2026 at 14:02") as caught:
            Logbook.open(path, now=clock)
        path.touch()  # an empty file is no log book either
    assert caught.value.backup is not None
    restore_backup(caught.value.backup, path, now=clock)
    with Logbook.open(path, now=clock) as book:
        assert len(book.latest()) == 1


def test_beginning_anew_puts_the_old_backups_away_unharmed(day, path, clock) -> None:
    day()
    day()
    path.unlink()
    with Logbook.open(path, now=clock, start_afresh=True) as book:
        assert book.latest() == []
        assert book.backups() == []
    (kept,) = (path.parent / "Backups").rglob("*.sqlite3")
    with Logbook.open(kept, now=clock) as old:
        assert len(old.latest()) == 1


def test_a_copy_can_be_made_anywhere_and_replaces_only_when_whole(book, tmp_path) -> None:
    book.save_version(NewVersion("1.1"), client="page", number=1)
    target = tmp_path / "copy.sqlite3"
    target.write_text("what stood there")
    book.backup_to(target)
    with Logbook.open(target) as copy:
        assert len(copy.latest()) == 1
    with pytest.raises(LogbookError):
        book.backup_to(tmp_path / "no folder" / "copy.sqlite3")
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".part"] == []
