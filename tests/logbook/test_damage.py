"""A damaged file is set aside, never deleted, and the newest backup is named."""

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from powerkit.errors import LogbookError
from powerkit.logbook import DamagedLogbook, Logbook, MissingLogbook, newest_backup, open, restore_backup
from powerkit.logbook.model import NewVersion
from powerkit.logbook.replace_file import set_aside
from powerkit.logbook.sqlite_file import sound


@pytest.fixture
def written(path, clock) -> Path:
    """A log book with some pages in it and a backup from today, closed."""
    for number in range(2):
        with Logbook.open(path, now=clock) as book:
            for card in ("1.1", "1.2", "1.3"):
                new = NewVersion(card, answers={"words": "many words " * 2000}, words="many words")
                book.save_version(new, client=card, number=number)
    return path


def overwrite_the_header(file: Path) -> None:
    file.write_bytes(b"something else entirely" + file.read_bytes()[23:])


def overwrite_the_middle(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:-4096] = b"\xff" * (len(content) - 8192)
    file.write_bytes(content)


def cut_it_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:10_000])


DAMAGES = [overwrite_the_header, overwrite_the_middle, cut_it_short]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_set_aside_and_never_deleted(written, clock, damage) -> None:
    damage(written)
    content = written.read_bytes()
    with pytest.raises(DamagedLogbook) as caught:
        Logbook.open(written, now=clock)
    error = caught.value
    assert not written.exists()
    assert error.set_aside is not None
    assert error.set_aside.name == "logbook damaged 2026-11-22 140211.sqlite3"
    assert error.set_aside.read_bytes() == content
    newest = newest_backup(written.parent / "Backups")
    assert newest is not None
    assert error.backup == newest.path
    assert "damaged" in str(error)
    assert "22 November 2026 at 14:02" in str(error)


@pytest.mark.parametrize("damage", DAMAGES)
def test_after_damage_the_backup_brings_the_words_back(written, clock, damage) -> None:
    damage(written)
    with pytest.raises(DamagedLogbook) as caught:
        Logbook.open(written, now=clock)
    with pytest.raises(MissingLogbook):
        Logbook.open(written, now=clock)
    assert caught.value.backup is not None
    assert restore_backup(caught.value.backup, written, now=clock) is None
    with Logbook.open(written, now=clock) as book:
        assert [item.card for item in book.latest()] == ["1.3", "1.2", "1.1"]


def test_without_a_backup_a_new_log_book_begins_when_asked_for_and_the_damaged_one_stays(path, clock) -> None:
    path.write_bytes(b"no log book " * 1000)
    with pytest.raises(DamagedLogbook, match="no backup yet") as caught:
        Logbook.open(path, now=clock)
    with pytest.raises(MissingLogbook, match="damaged 2026-11-22 140211"):
        Logbook.open(path, now=clock)
    with Logbook.open(path, now=clock, start_afresh=True) as book:
        assert book.latest() == []
    assert caught.value.set_aside is not None
    assert caught.value.set_aside.exists()


def test_two_damaged_files_in_one_second_are_both_kept(path, clock) -> None:
    for turn in range(2):
        path.write_bytes(b"%d no log book " % turn * 1000)
        with pytest.raises(DamagedLogbook):
            Logbook.open(path, now=clock)
    assert len(list(path.parent.glob("logbook damaged*"))) == 2


def test_a_damaged_file_never_becomes_a_backup(written, clock) -> None:
    clock.move(days=2)
    overwrite_the_middle(written)
    with pytest.raises(DamagedLogbook):
        Logbook.open(written, now=clock)
    newest = newest_backup(written.parent / "Backups")
    assert newest is not None
    with Logbook.open(newest.path, now=clock) as book:
        assert len(book.latest()) == 3


def test_damage_met_while_the_log_book_is_open_is_said_plainly(written, clock) -> None:
    with Logbook.open(written, now=clock) as book:
        content = written.read_bytes()
        written.write_bytes(content[:24] + b"\xff" * (len(content) - 24))
        with pytest.raises(LogbookError, match="damaged"):
            book.versions(1)


def test_the_rollback_journal_goes_aside_with_its_file(path, clock) -> None:
    path.write_bytes(b"no log book " * 1000)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"half a change")
    aside = set_aside(path, clock(), "damaged")
    assert not journal.exists() and not path.exists()
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"half a change"


def _at_a_later_tick(path: Path) -> None:
    """Wait until what is written now bears a later time than the file does."""
    probe = path.with_name("probe")
    while probe.touch() or probe.stat().st_ctime_ns <= path.stat().st_ctime_ns:
        pass
    probe.unlink()


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Each check of the whole file that an opening makes. The times of this disk tell each change from the last."""
    made: list[object] = []

    def check(connection: sqlite3.Connection) -> bool:
        made.append(connection)
        return sound(connection)

    monkeypatch.setattr(open, "SETTLED", 0)
    monkeypatch.setattr(open, "sound", check)
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no time of change that a program can't set")
def test_a_program_checks_a_log_book_once_as_long_as_no_other_program_writes_to_it(written, clock, checks) -> None:
    made = []
    for _ in range(3):
        Logbook.open(written, now=clock).close()
        made.append(len(checks))
    assert made == [made[0]] * 3 and made[0] > 0
    with Logbook.open(written, now=clock) as book:
        book.set_setting("one", "1")
    Logbook.open(written, now=clock).close()
    assert len(checks) == made[0]
    _at_a_later_tick(written)
    written.touch()
    Logbook.open(written, now=clock).close()
    assert len(checks) > made[0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no time of change that a program can't set")
@pytest.mark.parametrize("back_in_time", [False, True])
@pytest.mark.parametrize("saved", [False, True])
def test_a_log_book_torn_after_it_was_found_sound_is_refused(
    written, clock, checks, back_in_time: bool, saved: bool
) -> None:
    for _ in range(2):
        Logbook.open(written, now=clock).close()
    if saved:
        with Logbook.open(written, now=clock) as book:
            book.set_setting("one", "1")
    _at_a_later_tick(written)
    before, seen = written.stat(), len(checks)
    with written.open("r+b") as file:
        file.seek(before.st_size // 2 // 4096 * 4096)
        file.write(b"\xff" * 4096)
    if back_in_time:
        os.utime(written, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(DamagedLogbook):
        Logbook.open(written, now=clock)
    assert len(checks) > seen
