"""Conflict copies of sync programs are found by what is in them, whatever they are called."""

import shutil
from pathlib import Path

import pytest

from powerkit.entry import NewVersion
from powerkit.logbook import Logbook, conflict_copies

NAMES = (
    "logbook-LAPTOP-7Q2.sqlite3",
    "logbook (LAPTOP's conflicted copy 2026-11-28).sqlite3",
    "logbook (conflicted copy 2026-11-28 140201).sqlite3",
    "logbook (1).sqlite3",
    "logbook 2.sqlite3",
    "logbook~conflict-20261128-140201.sqlite3",
    "logbook.sync-conflict-20261128-140201-ABCDEFG.sqlite3",
    "Kopie von logbook.sqlite3",
    "logbook.sqlite3.orig",
    "Backups/logbook 2026-11-28 140201-LAPTOP-7Q2.sqlite3",
)


@pytest.fixture
def written(path: Path, clock) -> Path:
    with Logbook.open(path, now=clock) as book:
        book.save_version(NewVersion("1.1", answers={"n": 1}), client="page", number=1)
    (path.parent / "Backups").mkdir(exist_ok=True)
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_found_whatever_the_sync_program_calls_it(written: Path, name: str) -> None:
    copy = written.parent / name
    shutil.copy(written, copy)
    assert conflict_copies(written) == [copy]


def test_what_the_workbook_put_there_and_what_is_not_ours_is_no_conflict_copy(written: Path, clock) -> None:
    folder = written.parent
    for ours in (
        "logbook damaged 2026-11-28 140201.sqlite3",
        "logbook before restore 2026-11-28 140201 (2).sqlite3",
        "logbook 4711.part",
        "Backups/logbook 2026-11-28 140201.sqlite3",
        "Backups/logbook 2026-11-28 140201 before update.sqlite3",
    ):
        shutil.copy(written, folder / ours)
    (folder / "logbook (2).sqlite3").write_text("words about a log book")
    (folder / "logbook (3).sqlite3").write_bytes(b"SQLite format 3\x00 and then nothing of the kind")
    (folder / "elsewhere").mkdir()
    with Logbook.open(folder / "elsewhere" / "logbook.sqlite3", now=clock) as other:
        other.backup_to(folder / "another workbook.sqlite3")
    assert conflict_copies(written) == []


def test_where_the_log_book_is_gone_its_copies_are_still_found(written: Path) -> None:
    moved = written.rename(written.with_name("logbook (old).sqlite3"))
    assert conflict_copies(written) == [moved]
