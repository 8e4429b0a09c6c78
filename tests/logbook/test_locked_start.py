"""The next start of a locked workbook whose log book is gone or damaged, and what the doctor says of such a one."""

import getpass
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from powerkit.app.restore import check_logbook
from powerkit.cli import exit_code
from powerkit.cli import lock as lock_command
from powerkit.errors import PowerkitError
from powerkit.logbook import Logbook, keys, list_backups
from powerkit.logbook.files import is_locked, is_shut
from powerkit.logbook.lock import unlock
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder
from tests.logbook.locked_support import PASSPHRASE, WORD, locked_folder, quick_keys  # noqa: F401 - fixtures


@pytest.fixture
def folder(locked: Path, workbook_folder: Path) -> WorkbookFolder:
    """A locked workbook with a locked backup, as a process finds it that holds no key."""
    shutil.copytree(locked, workbook_folder)
    workbook_folder.chmod(0o700)
    keys.let_go()
    return WorkbookFolder(workbook_folder)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Somebody at a terminal who types these passphrases, unseen; what was asked is kept."""

    def types(*lines: str) -> list[str]:
        left, asked = list(lines), []
        monkeypatch.setattr(lock_command, "is_terminal", lambda: True)
        monkeypatch.setattr(getpass, "getpass", lambda prompt: (asked.append(prompt), left.pop(0))[1])
        lock_command.ask_here(None)
        return asked

    return types


def gone(book: Path) -> None:
    book.unlink()


def torn(book: Path) -> None:
    book.write_bytes(book.read_bytes()[:4096] + os.urandom(book.stat().st_size - 4096))


def overwritten(book: Path) -> None:
    book.write_bytes(b"no log book " * 1000)


def plain_rubbish(book: Path) -> None:
    book.write_bytes(b"SQLite format 3\0" + b"\0" * 8000)


def noise(book: Path) -> None:
    book.write_bytes(os.urandom(20_000))


HARM = [gone, torn, overwritten, plain_rubbish, noise]


@pytest.mark.parametrize("harm", HARM[:-1], ids=lambda harm: harm.__name__)
def test_a_locked_backup_is_offered_asks_for_its_passphrase_and_comes_back_locked(harm, folder, typed) -> None:
    harm(folder.logbook)
    typed(*[PASSPHRASE] * 9)
    questions: list[str] = []
    check_logbook(folder, lambda question: not questions.append(question))
    assert len(questions) == 1 and list_backups(folder.backups)[-1].path.name in questions[0]
    assert is_locked(folder.logbook) and WORD.encode() not in folder.logbook.read_bytes()
    with Logbook.open(folder.logbook, backups=folder.backups) as book:
        assert len(book.versions(book.latest()[0].id)) == 1
    keys.let_go()
    assert is_shut(folder.logbook)


@pytest.mark.parametrize("harm", [gone, overwritten], ids=lambda harm: harm.__name__)
@pytest.mark.parametrize("said", [["wrong"] * 12, None], ids=["wrong passphrases", "nobody to ask"])
def test_without_the_passphrase_nothing_comes_back_and_the_backup_is_offered_again(harm, said, folder, typed) -> None:
    harm(folder.logbook)
    backup = list_backups(folder.backups)[-1].path
    before = backup.read_bytes()
    if said:
        typed(*said)
    for _ in range(2):
        questions: list[str] = []
        with pytest.raises(PowerkitError) as refused:
            check_logbook(folder, lambda question, asked=questions: not asked.append(question))
        assert len(str(refused.value).splitlines()) == 1 and WORD not in str(refused.value)
        assert backup.name in questions[0]
        assert not folder.logbook.exists() and backup.read_bytes() == before


@pytest.fixture
def fullest(folder: WorkbookFolder) -> Path:
    """The locked backup with the most in it: one that holds less was made later, by a clock that was wrong or not."""
    few = [backup.path for backup in list_backups(folder.backups)]
    full = folder.backups / "logbook 2026-10-01 120000.sqlite3"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_ROUNDS", 1)
        assert unlock(folder.logbook, PASSPHRASE)
        with Logbook.open(folder.logbook, backups=folder.backups) as book:
            book.save_version(NewVersion("1.2", answers={"a": WORD}, words=WORD), client="page", number=9)
            book.backup_to(full)
    assert {backup.path for backup in list_backups(folder.backups)} == {*few, full}
    keys.let_go()
    return full


@pytest.mark.parametrize("harm", HARM[:-1], ids=lambda harm: harm.__name__)
def test_of_several_locked_backups_the_fullest_is_offered_once_the_passphrase_is_typed(
    harm, folder, fullest, typed
) -> None:
    harm(folder.logbook)
    typed(*[PASSPHRASE] * 9)
    questions: list[str] = []
    check_logbook(folder, lambda question: not questions.append(question))
    assert len(questions) == 1 and f"“{fullest.name}”" in questions[0]
    with Logbook.open(folder.logbook, backups=folder.backups) as book:
        assert [entry.card for entry in book.latest()] == ["1.2", "1.1"]


def test_where_no_passphrase_fits_the_file_the_fullest_backup_that_it_fits_is_offered(
    folder, fullest, tmp_path, capsys
) -> None:
    noise(folder.logbook)
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n")
    assert exit_code(["--unlock-with", str(tmp_path / "passphrase"), "log"]) == 1
    said = capsys.readouterr().err
    assert fullest.name in said and "can’t be compared" not in said


@pytest.mark.parametrize("harm", [gone, overwritten], ids=lambda harm: harm.__name__)
def test_without_the_passphrase_it_is_said_that_the_newest_locked_backup_may_not_be_the_fullest(
    harm, folder, fullest, capsys
) -> None:
    harm(folder.logbook)
    assert exit_code(["log"]) == 1
    said = capsys.readouterr().err
    newest = list_backups(folder.backups)[-1].path
    assert newest != fullest and newest.name in said and "can’t be compared without their passphrase" in said
    assert len(said.strip().splitlines()) == 1


@pytest.mark.parametrize("harm", HARM, ids=lambda harm: harm.__name__)
def test_the_doctor_says_of_a_lost_or_damaged_locked_log_book_one_clear_line(harm, folder, capsys) -> None:
    harm(folder.logbook)
    before = {file: file.read_bytes() for file in folder.root.rglob("*") if file.is_file()}
    exit_code(["doctor"])
    said = capsys.readouterr()
    lines = [line for line in said.out.splitlines() if "Log book:" in line]
    assert len(lines) == 1 and said.err == "" and "Traceback" not in said.out
    well = harm in (torn, noise)  # without the passphrase such a file can't be told from a whole one
    assert lines[0].startswith("ok" if well else "WRONG"), lines[0]
    assert {file: file.read_bytes() for file in folder.root.rglob("*") if file.is_file()} == before


def test_the_doctor_with_the_passphrase_finds_what_is_damaged_in_a_locked_log_book(folder, capsys, tmp_path) -> None:
    torn(folder.logbook)
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n")
    assert exit_code(["--unlock-with", str(tmp_path / "passphrase"), "doctor"]) == 1
    out = capsys.readouterr().out
    lines = [line for line in out.splitlines() if "Log book:" in line]
    assert len(lines) == 1 and lines[0].startswith("WRONG") and PASSPHRASE not in out
