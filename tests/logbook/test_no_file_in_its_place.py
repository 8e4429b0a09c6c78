"""What a person or a program may leave in the log book's place that is no file, or a link to one kept elsewhere."""

import os
import shutil
import socket
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from powerkit.cli import exit_code
from powerkit.errors import LogbookError
from powerkit.logbook import Logbook, MissingLogbook, MovedLogbook, keys, restore_backup
from powerkit.logbook.keys import Key
from powerkit.logbook.lock import set_lock, settle
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder
from tests.logbook.locked_support import quick_keys  # noqa: F401 - fixture
from tests.logbook.test_lock import stopped
from tests.many import rest_long

WORD = "Quetzalwort"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has no pipes, and links only for who may make them")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def link_in_a_ring(path: Path) -> None:
    path.with_name("ring").symlink_to(path.name)
    path.symlink_to("ring")


def link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "a disk that is not connected" / "book.sqlite3")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_to_a_pipe(path: Path) -> None:
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


def listener(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # a socket's whole path may be too long for one
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


def folder(path: Path) -> None:
    path.mkdir()
    (path / "hers.txt").write_text("hers")


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


KINDS = [
    *(link_to_itself, link_in_a_ring, link_to_nowhere, link_to_a_pipe),
    *(pipe, listener, folder, device),
]


def write(path: Path, number: int = 1) -> None:
    with Logbook.open(path) as book:
        book.save_version(NewVersion("1.1", answers={"changing": WORD}, words=WORD), client="page", number=number)


def names_in(place: Path) -> set[str]:
    return {str(file.relative_to(place)) for file in place.rglob("*") if ".powerkit" not in file.parts}


@pytest.mark.parametrize("kind", rest_long(KINDS, usual=3), ids=[kind.__name__ for kind in KINDS])
def test_what_is_no_file_in_its_place_is_one_clear_line_for_each_command_and_nothing_is_lost(
    kind: Callable[[Path], None], workbook_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["log"]) == 0
    book, backup = workbook_folder / "logbook.sqlite3", tmp_path / "backup.sqlite3"
    write(book)
    assert exit_code(["backup", str(backup)]) == 0
    shutil.copy(backup, workbook_folder / "Backups" / "logbook 2026-01-01 120000.sqlite3")
    for file in workbook_folder.glob("logbook.sqlite3*"):
        file.unlink()
    kind(book)
    before, answers = names_in(workbook_folder), tmp_path / "answers.json"
    answers.write_text('{"card": "1.1", "community": "Mill Bank", "answers": {"changing": "A lot"}}')
    for words in (
        *(["log"], ["open", "--no-browser"], ["merge"], ["fill", str(answers)], ["share", "--all", "--list-names"]),
        *(["backup", str(tmp_path / "new.sqlite3")], ["restore", str(backup)], ["actions"], ["doctor"]),
    ):
        capsys.readouterr()
        assert exit_code(words) == 1, words
        out, err = capsys.readouterr()
        line = next(line for line in out.splitlines() if "Log book:" in line) if words == ["doctor"] else err
        assert "“logbook.sqlite3” in " in line and "then open the workbook again" in line, words
        assert len(line.strip().splitlines()) <= 2 and "Traceback" not in line
        assert names_in(workbook_folder) == before, words
    book.rename(tmp_path / "moved away") if not book.is_symlink() else book.unlink()
    with pytest.raises(MissingLogbook) as caught:
        Logbook.open(book)
    assert caught.value.backup is not None
    restore_backup(caught.value.backup, book)
    with Logbook.open(book) as opened:
        assert [entry.answers["changing"] for entry in opened.latest()] == [WORD]


@pytest.mark.parametrize("kind", KINDS, ids=[kind.__name__ for kind in KINDS])
def test_what_is_no_file_is_told_while_the_log_book_is_open_and_waits_for_nobody(
    kind: Callable[[Path], None], path: Path
) -> None:
    write(path)
    with Logbook.open(path) as book:
        path.rename(path.with_name("mine"))
        kind(path)
        with pytest.raises(MovedLogbook):
            book.latest()
        path.rename(path.with_name("odd"))
        path.with_name("mine").rename(path)
        assert len(book.latest()) == 1


@pytest.fixture(name="linked")
def linked_elsewhere(path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log book whose file a person keeps elsewhere, behind a link; where it really is."""
    write(path)
    real = tmp_path_factory.mktemp("elsewhere") / "mine.sqlite3"
    path.rename(real)
    path.with_name("logbook.sqlite3-journal").unlink(missing_ok=True)
    path.symlink_to(real)
    return real


def holding(*places: Path) -> set[str]:
    files = [file for place in places for file in place.rglob("*") if file.is_file() and not file.is_symlink()]
    return {file.name for file in files if WORD.encode() in file.read_bytes()}


def test_locking_a_log_book_behind_a_link_leaves_no_word_where_the_link_leads(linked: Path, path: Path) -> None:
    set_lock(path, path.parent / "Backups", Key.new("kettle orbit velvet marsh trombone"))
    assert path.is_symlink() and keys.salt_of(linked) is not None
    assert holding(path.parent, linked.parent) == set()
    with Logbook.open(path) as book:
        assert len(book.latest()) == 1


def test_going_back_keeps_the_link_and_what_was_there_before_under_a_name_that_forgetting_reaches(
    linked: Path, path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    backup = tmp_path_factory.mktemp("stick") / "backup.sqlite3"
    with Logbook.open(path) as book:
        book.backup_to(backup)
    write(path, 2)
    aside = restore_backup(backup, path)
    assert path.is_symlink() and aside is not None and not aside.is_symlink() and aside.parent == path.parent
    with Logbook.open(path) as book:
        assert len(book.every()) == 1
    assert {file.name for file in linked.parent.iterdir()} <= {"mine.sqlite3", "mine.sqlite3-journal"}


def test_two_windows_write_behind_a_link_in_turn_and_nothing_is_taken_for_an_older_copy(
    linked: Path, path: Path
) -> None:
    with Logbook.open(path) as one, Logbook.open(path) as other:
        for number in range(10, 20):
            book = one if number % 2 else other
            book.save_version(NewVersion("1.1", answers={"n": str(number)}), client=f"page {number % 2}", number=number)
        assert len(one.every()) == len(other.every()) == 11
    assert not list(path.parent.glob("*as it was open*")) and not list(linked.parent.glob("*as it was open*"))


def test_a_damaged_file_behind_a_link_is_set_aside_and_its_backup_takes_its_place_there(
    linked: Path, path: Path
) -> None:
    (path.parent / "Backups").mkdir(exist_ok=True)
    with Logbook.open(path) as book:
        book.backup_to(path.parent / "Backups" / "logbook 2026-01-01 120000.sqlite3")
    linked.write_bytes(b"no log book " * 1000)
    with pytest.raises(LogbookError, match="damaged"):
        Logbook.open(path)
    assert [file.read_bytes()[:11] for file in path.parent.glob("logbook damaged*")] == [b"no log book"]
    with pytest.raises(MissingLogbook) as caught:
        Logbook.open(path)
    assert caught.value.backup is not None
    restore_backup(caught.value.backup, path)
    assert path.is_symlink() and WORD.encode() in linked.read_bytes()


def test_a_link_whose_file_is_gone_never_becomes_an_empty_log_book_unasked(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    path.symlink_to(tmp_path / "elsewhere" / "mine.sqlite3")
    with pytest.raises(MissingLogbook, match="link to a file that is not there"):
        Logbook.open(path)
    assert not list((tmp_path / "elsewhere").iterdir())
    Logbook.open(path, start_afresh=True).close()
    assert path.is_symlink() and (tmp_path / "elsewhere" / "mine.sqlite3").is_file()


def test_what_is_no_file_is_named_when_everything_is_erased_and_stays(workbook_folder: Path) -> None:
    from powerkit.logbook.erase import erase_everything

    workbook_folder.mkdir(parents=True)
    for kind in (link_to_itself, pipe, folder):
        kind(workbook_folder / "logbook.sqlite3")
        erased = erase_everything(WorkbookFolder(workbook_folder))
        assert "logbook.sqlite3" in {name.rstrip("/") for name in erased.stays}
        (workbook_folder / "logbook.sqlite3").rename(workbook_folder / kind.__name__)


@pytest.mark.parametrize("what", ["lock", "go back"])
def test_a_stop_at_any_step_leaves_the_link_and_no_word_readable_or_lost(
    what: str, linked: Path, path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    key, backup = Key.new("kettle orbit velvet marsh trombone"), tmp_path_factory.mktemp("stick") / "backup.sqlite3"
    with Logbook.open(path) as book:
        book.backup_to(backup)
    backups, before = path.parent / "Backups", linked.read_bytes()
    shutil.rmtree(backups, ignore_errors=True)
    for stop in count(1, 3):
        act = {"lock": lambda: set_lock(path, backups, key), "go back": lambda: restore_backup(backup, path)}[what]
        died = stopped(act, stop)
        keys.hold(key)
        if what == "lock":
            settle(path, backups) if keys.salt_of(linked) else set_lock(path, backups, key)
            assert holding(path.parent, linked.parent) == set(), stop
        with Logbook.open(path) as book:
            assert [entry.answers["changing"] for entry in book.latest()] == [WORD], stop
        assert path.is_symlink() and not [*path.parent.glob("*.part*"), *linked.parent.glob("*.part*")]
        if not died:
            return
        linked.write_bytes(before)
        for aside in (
            *path.parent.glob("logbook before restore*"),
            *backups.glob("*"),
            *linked.parent.glob("*-journal"),
        ):
            aside.unlink()
        keys.let_go()
