"""A full disk, a folder that cannot be written, a lock: one or two plain lines, and nothing half-written."""

import json
import multiprocessing
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from powerkit.cli import exit_code
from powerkit.errors import LogbookError, PowerkitError
from powerkit.logbook import Logbook, backups, files, last_seen, private_files, restore_backup
from powerkit.logbook.erase import erase_everything
from powerkit.logbook.errors import plainly
from powerkit.logbook.lock import set_lock
from powerkit.logbook.model import NewAction, NewVersion
from powerkit.logbook.sqlite_file import is_damaged
from powerkit.logbook.workspace import WorkbookFolder

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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_copy_that_has_no_room_says_where_and_leaves_nothing_there(filled, path, monkeypatch) -> None:
    """As a stick that is full: the log book's own disk has room."""
    book, _ = filled
    stick = path.parent / "stick"
    stick.mkdir()
    made = files.new_file

    def on_a_full_disk(part: Path, key: files.Key | None) -> sqlite3.Connection:
        connection = made(part, key)
        connection.execute("PRAGMA max_page_count=1").fetchall()
        return connection

    monkeypatch.setattr(backups, "new_file", on_a_full_disk)
    with pytest.raises(LogbookError, match=f"The disk that {stick} is on is full") as said:
        book.backup_to(stick / "copy.sqlite3")
    assert "saved in your log book" not in str(said.value)
    assert list(stick.iterdir()) == []
    monkeypatch.setattr(last_seen.Path, "write_text", lambda *_, **__: Path("/dev/full").write_bytes(b"words"))
    last_seen._write(stick / "seen.json", last_seen.Seen("a workbook", "a computer", "2026-11-30"))
    assert list(stick.iterdir()) == []


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


def become_nobody() -> None:
    if os.getuid() == 0:
        os.setuid(65534)


def _as_nobody(path: Path, answers: "multiprocessing.Queue[str]") -> None:
    become_nobody()
    try:
        with Logbook.open(path) as book:
            answers.put(f"{len(book.latest())} entries, {len(book.notices)} notices")
            book.put_draft("1.1", "views", "more", client="page", number=9)
        answers.put("written")
    except LogbookError as error:
        answers.put(str(error))


def _locks_as_nobody(path: Path, answers: "multiprocessing.Queue[str]") -> None:
    key = files.Key.new("six words that nobody would ever guess")
    files.can_lock()  # loads what nobody may not read
    become_nobody()
    try:
        set_lock(path, path.parent / "Backups", key)
        answers.put("locked")
    except LogbookError as error:
        answers.put(str(error))


def all_may_pass(place: Path) -> bool:
    return all(above.stat().st_mode & 0o001 for above in (place, *place.parents))


@pytest.fixture
def locked_folder():
    """A folder outside pytest's own and this user's, so that another user may look into it."""
    open_to_all = (Path(place) for place in (tempfile.gettempdir(), "/dev/shm", "/tmp", "/var/tmp"))
    above = next((place for place in open_to_all if place.is_dir() and all_may_pass(place)), None)
    if above is None:
        pytest.skip("no folder here that another user may look into")
    folder = Path(tempfile.mkdtemp(dir=above))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def with_a_version(folder: Path) -> Path:
    """A log book in that folder in which something is saved."""
    path = folder / "logbook.sqlite3"
    with Logbook.open(path) as book:
        book.save_version(NewVersion("1.1"), client="page", number=1)
    return path


def said_in(path: Path, count: int, act: Callable[..., None] = _as_nobody) -> list[str]:
    context = multiprocessing.get_context("fork")
    answers: multiprocessing.Queue[str] = context.Queue()
    process = context.Process(target=act, args=(path, answers))
    process.start()
    said = [answers.get(timeout=30) for _ in range(count)]
    process.join()
    return said


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user's rights")
def test_a_folder_that_cannot_be_written_can_still_be_read(locked_folder) -> None:
    path = with_a_version(locked_folder)
    path.chmod(0o444)
    locked_folder.chmod(0o555)
    read, refused = said_in(path, 2)
    assert read == "1 entries, 1 notices"
    assert "cannot be written to" in refused or "cannot be opened or made" in refused


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user's rights")
def test_a_log_book_that_only_somebody_else_may_read_is_said_to_be_theirs(locked_folder) -> None:
    path = with_a_version(locked_folder)
    locked_folder.chmod(0o777)
    (refused,) = said_in(path, 1)
    assert refused.startswith(f"{path} may not be opened: it belongs to somebody else on this computer.")
    backups_ = locked_folder / "Backups"
    path.chmod(0o666)
    backups_.mkdir(mode=0o700)
    try:
        (refused,) = said_in(path, 1, _locks_as_nobody)
        assert refused.startswith(f"{backups_} may not be opened") and not files.is_locked(path)
    finally:
        backups_.rmdir()


def _does_all_as_nobody(path: Path, answers: "multiprocessing.Queue[str]") -> None:
    folder, key = WorkbookFolder(path.parent), files.Key.new("six words that nobody would ever guess")
    files.can_lock()  # loads what nobody may not read
    acts = (
        lambda: set_lock(path, folder.backups, key),
        lambda: restore_backup(folder.backups / BACKUP, path),
        lambda: erase_everything(folder),
    )
    become_nobody()
    for act in acts:
        try:
            act()
            answers.put("done")
        except PowerkitError as error:
            answers.put(str(error))


BACKUP = "logbook 2026-11-30 101112.sqlite3"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another user")
def test_what_somebody_else_keeps_from_us_is_named_by_all_that_would_change_it(locked_folder) -> None:
    path, kept = with_a_version(locked_folder), locked_folder / "Backups"
    kept.mkdir()
    kept.chmod(0o755)  # whatever a test before let new folders be
    shutil.copy(path, kept / BACKUP)
    (kept / BACKUP).chmod(0o644)
    try:
        locked_folder.chmod(0o777)
        for said in said_in(path, 3, _does_all_as_nobody):
            assert said.startswith(f"{path} may not be opened: it belongs to somebody else")
        path.chmod(0o644)
        locked_folder.chmod(0o755)
        for said in said_in(path, 3, _does_all_as_nobody):
            assert said.startswith(f"Nothing in {locked_folder} may be changed: it belongs to somebody else")
        assert path.is_file()
        for place in (path, locked_folder):
            os.chown(place, 65534, -1)
        *_, said = said_in(path, 3, _does_all_as_nobody)
        assert "Not everything could be erased" in said and f"Nothing in {kept} may be changed" in said
        assert said.endswith("Ask them to delete these.") and not path.exists()
    finally:
        shutil.rmtree(kept)
        shutil.rmtree(locked_folder / ".powerkit", ignore_errors=True)


def on_a_full_disk() -> None:
    with plainly():
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error


@pytest.mark.parametrize("also", ["", "page"])
def test_on_a_full_disk_everything_is_erased_all_the_same(filled, path, also: str, monkeypatch) -> None:
    book, _ = filled
    folder, page = WorkbookFolder(path.parent), path.parent / "01-page.ipynb"
    if also:
        cell = {"cell_type": "code", "source": 'workbook.card("1.1")', "outputs": [{"text": "My words"}]}
        page.write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    written = private_files.write_text

    def no_room(file: Path, text: str) -> None:
        if path.exists():
            raise OSError(28, "No space left on device")
        written(file, text)

    monkeypatch.setattr("powerkit.logbook.records_in_pages.write_text", no_room)
    monkeypatch.setattr(book, "empty", on_a_full_disk)
    erase_everything(folder, book)
    assert [file.name for file in path.parent.iterdir() if file.name.startswith("logbook")] == []
    assert not also or "My words" not in page.read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user's rights")
def test_a_new_log_book_in_a_folder_that_cannot_be_written_is_refused_plainly(locked_folder) -> None:
    locked_folder.chmod(0o555)
    (refused,) = said_in(locked_folder / "logbook.sqlite3", 1)
    assert "cannot be opened or made here. Check that its folder" in refused


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user's rights")
@pytest.mark.parametrize("mode", [0o700, 0o000])
def test_a_folder_that_may_not_be_looked_into_is_refused_plainly(locked_folder, mode) -> None:
    with Logbook.open(locked_folder / "logbook.sqlite3") as book:
        book.save_version(NewVersion("1.1"), client="page", number=1)
    locked_folder.chmod(mode)
    (refused,) = said_in(locked_folder / "logbook.sqlite3", 1)
    assert "may not be opened" in refused or "cannot be opened" in refused
    (refused,) = said_in(locked_folder / "below" / "logbook.sqlite3", 1)
    assert "may not be opened" in refused


COMMANDS = (
    "log",
    "actions",
    "cards --done",
    "doctor",
    "lock",
    "share 1.1",
    "review",
    "card 1.1",
    "erase",
    "map",
)


def _calls(root: Path, answers: "multiprocessing.Queue[str]") -> None:
    with redirect_stderr(StringIO()), redirect_stdout(StringIO()):
        exit_code(["--workbook", str(root.parent / "none"), "doctor"])  # loads what nobody may not read
    become_nobody()
    for call in COMMANDS:
        with redirect_stderr(StringIO()) as said, redirect_stdout(StringIO()):
            code = exit_code(["--workbook", str(root), *call.split()])
        answers.put(f"{call}: {code} {said.getvalue()}")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user's rights")
@pytest.mark.parametrize("below", ["", "in"])
def test_every_command_refuses_a_folder_of_somebody_else_plainly(locked_folder, below) -> None:
    locked_folder.chmod(0o700)
    for said in said_in(locked_folder / below, len(COMMANDS), _calls):
        assert ": 3 " not in said, said
        assert "Something went wrong" not in said
        assert "Traceback" not in said


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path) -> None:
    with pytest.raises(LogbookError, match="is not there"):
        Logbook.open(tmp_path / "nowhere" / "logbook.sqlite3")
    assert list(tmp_path.iterdir()) == []


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
