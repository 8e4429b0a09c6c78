"""A full disk, a folder that cannot be written, a lock: one or two plain lines, and nothing half-written."""

import multiprocessing
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook
from powerkit.logbook.connection import is_damaged
from powerkit.logbook.errors import plainly
from powerkit.logbook.model import NewAction, NewVersion

BIG = NewVersion(
    "1.1", answers={"words": "x" * 200_000}, words="second " * 5000, actions=(NewAction("action", "Second"),)
)


@pytest.fixture
def filled(book):
    draft = book.put_draft("1.1", "views", "typed", client="page", number=1)
    book.save_version(
        NewVersion("1.1", answers={"n": 1}, words="first", actions=(NewAction("action", "First"),)),
        client="page",
        number=2,
    )
    return book, draft


def everything(book: Logbook) -> object:
    return (
        book.latest(),
        book.versions(1),
        book.drafts("1.1"),
        book.actions(),
        book.search("first"),
        book.stages(["1.1"]),
    )


def test_on_a_full_disk_nothing_is_lost_or_half_written(filled, path) -> None:
    book, _ = filled
    before = everything(book)
    pages = book._store.connection.execute("PRAGMA page_count").fetchone()[0]
    for room in range(1, 12, 2):
        book._store.connection.execute(f"PRAGMA max_page_count={pages + room}").fetchall()
        with pytest.raises(LogbookError, match=r"disk is full.*still there"):
            book.save_version(BIG, client="page", number=3)
        with pytest.raises(LogbookError, match="disk is full"):
            book.put_draft("1.1", "views", "x" * 200_000, client="page", number=4)
        assert everything(book) == before
    assert not is_damaged(path)
    book._store.connection.execute("PRAGMA max_page_count=1000000").fetchall()
    assert book.save_version(BIG, client="page", number=3).version == 2


def test_a_fault_in_the_middle_of_a_save_takes_all_of_it_back(filled, monkeypatch) -> None:
    book, draft = filled
    before = everything(book)

    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("powerkit.logbook.drafts.clear_saved", fails)
    with pytest.raises(KeyboardInterrupt):
        book.save_version(NewVersion("1.1", words="second", drafts=(draft,)), client="page", number=3)
    monkeypatch.undo()
    assert everything(book) == before
    assert book.save_version(NewVersion("1.1", words="second", drafts=(draft,)), client="page", number=3).version == 2


def test_a_lock_that_does_not_go_away_is_said_plainly(filled, path) -> None:
    book, _ = filled
    book._store.connection.execute("PRAGMA busy_timeout=1").fetchall()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LogbookError, match=r"Another program is busy.*try again"):
            book.put_draft("1.1", "views", "more", client="page", number=9)
        with pytest.raises(LogbookError, match="Another program"):
            book.latest()
    assert book.put_draft("1.1", "views", "more", client="page", number=9).value == "more"


def _as_nobody(path: Path, answers: "multiprocessing.Queue[str]") -> None:
    if os.getuid() == 0:
        os.setuid(65534)
    try:
        with Logbook.open(path) as book:
            answers.put(f"{len(book.latest())} entries, {len(book.notices)} notices")
            book.put_draft("1.1", "views", "more", client="page", number=9)
        answers.put("written")
    except LogbookError as error:
        answers.put(str(error))


@pytest.fixture
def locked_folder():
    """A folder outside pytest's own, so that another user may look into it."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def said_in(path: Path, count: int) -> list[str]:
    context = multiprocessing.get_context("fork")
    answers: multiprocessing.Queue[str] = context.Queue()
    process = context.Process(target=_as_nobody, args=(path, answers))
    process.start()
    said = [answers.get(timeout=30) for _ in range(count)]
    process.join()
    return said


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user's rights")
def test_a_folder_that_cannot_be_written_can_still_be_read(locked_folder) -> None:
    path = locked_folder / "logbook.sqlite3"
    with Logbook.open(path) as book:
        book.save_version(NewVersion("1.1"), client="page", number=1)
    path.chmod(0o444)
    locked_folder.chmod(0o555)
    read, refused = said_in(path, 2)
    assert read == "1 entries, 1 notices"
    assert "cannot be written to" in refused or "cannot be opened or made" in refused


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user's rights")
def test_a_new_log_book_in_a_folder_that_cannot_be_written_is_refused_plainly(locked_folder) -> None:
    locked_folder.chmod(0o555)
    (refused,) = said_in(locked_folder / "logbook.sqlite3", 1)
    assert "cannot be opened or made here. Check that its folder" in refused


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path) -> None:
    with pytest.raises(LogbookError, match="is not there"):
        Logbook.open(tmp_path / "nowhere" / "logbook.sqlite3")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_the_file_should_be_is_said_plainly(path) -> None:
    path.mkdir()
    with pytest.raises(LogbookError, match="cannot be opened"):
        Logbook.open(path)


@pytest.mark.parametrize(
    "name",
    [name for name in dir(sqlite3) if name.startswith("SQLITE_IOERR") or name in ("SQLITE_PERM", "SQLITE_NOMEM")],
)
def test_every_fault_of_the_disk_has_a_plain_line(name: str) -> None:
    error = sqlite3.OperationalError("disk I/O error at 0x7f, /home/someone")
    error.sqlite_errorcode = getattr(sqlite3, name)
    with pytest.raises(LogbookError) as caught, plainly():
        raise error
    assert "0x7f" not in str(caught.value)
    assert len(str(caught.value).split(". ")) >= 2
