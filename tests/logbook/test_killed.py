"""A kill at any moment of restoring, beginning or setting aside leaves a log book, or says that one is missing."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook, MissingLogbook, NeedsRestore, restore_backup
from powerkit.logbook.model import NewVersion
from tests.logbook.killing import every_stop

NOW = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)


def now() -> datetime:
    return NOW


def write(path: Path, *said: str) -> None:
    with Logbook.open(path, now=now, new_id=lambda: "a workbook", start_afresh=True) as book:
        for number, words in enumerate(said):
            book.save_version(NewVersion("1.1", answers={"words": words}), client=words, number=number)


def said_in(path: Path) -> list[str]:
    """What the log book at *path* says, once opened as the workbook opens it."""
    with Logbook.open(path, now=now) as book:
        return [entry.answers["words"] for entry in book.every()]


def all_said(folder: Path) -> set[str]:
    """Everything that any whole log book in the folder says."""
    found = set()
    for file in folder.rglob("*.sqlite3"):
        copy = folder.parent / "read" / file.name
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, copy)
        with closing(sqlite3.connect(copy)) as book:
            found |= {row[0] for row in book.execute("SELECT answers FROM version")}
    return found


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """A folder with a log book of two versions, and a backup with the first of them."""
    folder = tmp_path / "start"
    (folder / "Backups").mkdir(parents=True)
    write(folder / "logbook.sqlite3", "first")
    shutil.copy(folder / "logbook.sqlite3", folder / "Backups" / "logbook 2026-11-21 100000.sqlite3")
    write(folder / "logbook.sqlite3", "second")
    return folder


def no_parts(folder: Path) -> bool:
    return not [file.name for file in folder.rglob("*") if ".part" in file.name]


def go_back(folder: Path) -> None:
    restore_backup(folder / "Backups" / "logbook 2026-11-21 100000.sqlite3", folder / "logbook.sqlite3", now=now)


def test_a_killed_restore_leaves_a_log_book_and_loses_no_word(start, tmp_path) -> None:
    stops = 0
    for folder in every_stop(start, tmp_path, go_back, each=2):
        stops += 1
        path = folder / "logbook.sqlite3"
        assert path.is_file()
        assert said_in(path) in (["first"], ["first", "second"])
        assert no_parts(folder)
        go_back(folder)
        assert said_in(path) == ["first"]
        assert any("second" in words for words in all_said(folder))
    assert stops > 5


def test_a_restore_killed_where_there_was_no_log_book_never_leaves_an_empty_one(start, tmp_path) -> None:
    (start / "logbook.sqlite3").unlink()
    for folder in every_stop(start, tmp_path, go_back, each=2):
        path = folder / "logbook.sqlite3"
        try:
            assert said_in(path) == ["first"]
        except MissingLogbook as missing:
            assert missing.backup is not None
            restore_backup(missing.backup, path, now=now)
            assert said_in(path) == ["first"]


def half_saved(path: Path) -> None:
    """Leave a log book as a kill in the middle of a save does: with a journal to be played back."""
    copy = path.with_name("copy")
    shutil.copyfile(path, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as book:
        book.execute("PRAGMA cache_size=1")
        book.execute("BEGIN IMMEDIATE")
        book.execute("INSERT INTO setting VALUES ('much', ?)", ("half a thought " * 50_000,))
        book.execute("UPDATE setting SET value = value || 'x'")
        shutil.copyfile(copy, path)
        shutil.copyfile(copy.with_name("copy-journal"), path.with_name(path.name + "-journal"))
        book.execute("ROLLBACK")
    for file in (copy, copy.with_name("copy-journal")):
        file.unlink(missing_ok=True)


def test_a_restore_over_a_half_saved_log_book_keeps_it_whole_aside(start, tmp_path) -> None:
    half_saved(start / "logbook.sqlite3")
    for folder in every_stop(start, tmp_path, go_back, each=2):
        assert said_in(folder / "logbook.sqlite3") in (["first"], ["first", "second"])
        for aside in folder.glob("logbook before restore*.sqlite3"):
            with closing(sqlite3.connect(aside)) as book:
                assert book.execute("PRAGMA quick_check").fetchall() == [("ok",)]
                assert book.execute("SELECT count(*) FROM version").fetchone() == (2,)


def test_a_journal_without_its_log_book_is_never_played_into_the_one_put_back(start, tmp_path) -> None:
    half_saved(start / "logbook.sqlite3")
    (start / "logbook.sqlite3").unlink()
    for folder in every_stop(start, tmp_path, go_back, each=2):
        path = folder / "logbook.sqlite3"
        if path.exists():
            assert said_in(path) == ["first"]
        else:
            with pytest.raises(MissingLogbook):
                Logbook.open(path, now=now)
            go_back(folder)
            assert said_in(path) == ["first"]
    assert len(list(folder.glob("logbook before restore*-journal"))) == 1


def open_it(folder: Path) -> None:
    try:
        Logbook.open(folder / "logbook.sqlite3", now=now).close()
    except LogbookError:
        return


def test_setting_a_damaged_log_book_aside_can_be_killed_without_an_empty_one_in_its_place(start, tmp_path) -> None:
    path = start / "logbook.sqlite3"
    path.write_bytes(b"no log book " * 1000)
    path.with_name(path.name + "-journal").write_bytes(b"a journal of something else")
    for folder in every_stop(start, tmp_path, open_it, each=2):
        with pytest.raises(NeedsRestore) as caught:
            Logbook.open(folder / "logbook.sqlite3", now=now)
        assert caught.value.backup == folder / "Backups" / "logbook 2026-11-22 140211.sqlite3"
        assert [file for file in folder.glob("logbook*") if file.read_bytes().startswith(b"no log book")]


def begin(folder: Path) -> None:
    write(folder / "logbook.sqlite3", "new")


def test_a_new_log_book_is_there_whole_or_not_at_all(tmp_path) -> None:
    (tmp_path / "start").mkdir()
    for folder in every_stop(tmp_path / "start", tmp_path, open_it, each=2):
        path = folder / "logbook.sqlite3"
        if path.exists():
            with closing(sqlite3.connect(path)) as book:
                assert book.execute("SELECT id FROM workbook").fetchall() != []
        assert said_in(path) == []
        assert no_parts(folder)


def test_beginning_afresh_can_be_killed_and_no_backup_is_lost(start, tmp_path) -> None:
    (start / "logbook.sqlite3").unlink()
    for folder in every_stop(start, tmp_path, begin, each=2):
        path = folder / "logbook.sqlite3"
        try:
            assert said_in(path) in ([], ["new"])
        except MissingLogbook as missing:
            assert missing.backup is not None
        assert any("first" in words for words in all_said(folder))


@pytest.mark.parametrize(
    "name",
    [
        "logbook before restore 2026-11-21 100000.sqlite3",
        "logbook-LAPTOP-7.sqlite3",
        "logbook (1).sqlite3",
        "Backups/logbook 2026-11-21 100000 before update.sqlite3",
        "Backups/Earlier log book, put away 2026-11-21 100000/logbook 2026-11-20 100000.sqlite3",
    ],
)
def test_no_empty_log_book_is_begun_beside_any_copy_of_one(start, name) -> None:
    shutil.rmtree(start / "Backups")
    (start / name).parent.mkdir(parents=True, exist_ok=True)
    (start / "logbook.sqlite3").rename(start / name)
    with pytest.raises(MissingLogbook) as caught:
        Logbook.open(start / "logbook.sqlite3", now=now)
    assert caught.value.backup == start / name
    assert not (start / "logbook.sqlite3").exists()


def test_files_of_a_persons_own_do_not_keep_a_log_book_from_beginning(tmp_path) -> None:
    (tmp_path / "logbook of my allotment.docx").write_bytes(b"beans")
    (tmp_path / "logbook-2024").mkdir()
    (tmp_path / "logbook.sqlite3-journal").touch()
    with closing(sqlite3.connect(tmp_path / "logbook of runs.sqlite3")) as other:
        other.execute("CREATE TABLE runs (distance)")
    assert said_in(tmp_path / "logbook.sqlite3") == []


def test_the_copy_with_the_most_in_it_is_offered_whatever_its_date_says(start) -> None:
    backups = start / "Backups"
    (backups / "logbook 2026-11-21 100000.sqlite3").rename(backups / "logbook 2081-01-01 000000.sqlite3")
    (start / "logbook.sqlite3").rename(backups / "logbook 2026-11-22 090000.sqlite3")
    with pytest.raises(MissingLogbook, match="22 November 2026") as caught:
        Logbook.open(start / "logbook.sqlite3", now=now)
    assert caught.value.backup == backups / "logbook 2026-11-22 090000.sqlite3"
