"""``powerkit lock`` and every command on a locked workbook: one plain line each, and the passphrase nowhere."""

import getpass
import json
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from powerkit.cli import exit_code
from powerkit.cli import lock as lock_command
from powerkit.logbook import Logbook, files, keys, lock, noted
from powerkit.logbook.files import is_locked
from powerkit.logbook.keys import Key
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder

PASSPHRASE, OTHER = "kettle orbit velvet marsh trombone", "pepper gravel sonnet ladder walnut"
WORD = "Quetzalwort"
READ = "Changing your perspective"  # how the log tells of the entry
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A passphrase costs nothing here, and no key or question outlives a call."""
    monkeypatch.setattr(keys, "_ROUNDS", 1)
    yield
    keys.let_go()
    files.ask = None


@pytest.fixture
def folder(workbook_folder: Path) -> WorkbookFolder:
    return WorkbookFolder(workbook_folder)


@pytest.fixture
def call(tmp_path: Path, folder: WorkbookFolder, capsys: pytest.CaptureFixture[str]) -> Call:
    """Call the command line on a workbook with an entry, as a process of its own would: it holds no key before."""
    answers = tmp_path / "items.json"
    answers.write_text(json.dumps([{"card": "1.1", "answers": {"changing": WORD}}]), encoding="utf-8")
    assert exit_code(["fill", str(answers)]) == 0
    (tmp_path / "first").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    (tmp_path / "other").write_text(f"{OTHER}\n", encoding="utf-8")

    def called(*arguments: str | Path) -> tuple[int, str, str]:
        keys.let_go()
        capsys.readouterr()
        code = exit_code([str(argument) for argument in arguments])
        said = capsys.readouterr()
        for text in (said.out, said.err):
            assert PASSPHRASE not in text and OTHER not in text and "Traceback" not in text
        return code, said.out, said.err

    return called


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Somebody at a terminal who types these lines, unseen."""

    def types(*lines: str) -> None:
        left = list(lines)
        monkeypatch.setattr(lock_command, "is_terminal", lambda: True)
        monkeypatch.setattr(getpass, "getpass", lambda prompt: left.pop(0))

    return types


def holding(folder: WorkbookFolder) -> list[str]:
    found = (file for file in folder.root.rglob("*") if file.is_file())
    return [file.name for file in found if WORD.encode() in file.read_bytes()]


def test_a_passphrase_is_typed_twice_after_what_cannot_be_undone_was_said(
    call: Call, folder: WorkbookFolder, typed: Callable[..., None]
) -> None:
    typed(PASSPHRASE, OTHER)
    code, out, err = call("lock")
    assert code == 1 and "differ" in err and not is_locked(folder.logbook)
    assert "There is no way to set a new one" in out.splitlines()[0]
    typed(PASSPHRASE, PASSPHRASE)
    code, out, _ = call("lock")
    assert code == 0 and is_locked(folder.logbook) and holding(folder) == []
    assert "There is no way to set a new one" in out.splitlines()[0]


def test_the_lock_is_changed_and_taken_off_and_each_is_noted_without_a_word(
    call: Call, folder: WorkbookFolder, tmp_path: Path, typed: Callable[..., None]
) -> None:
    assert call("lock", "--passphrase-file", tmp_path / "first")[0] == 0
    typed("wrong", PASSPHRASE, OTHER, OTHER)
    code, _, err = call("lock", "--change")
    assert code == 0 and "does not fit" in err
    assert call("--unlock-with", tmp_path / "first", "log")[0] == 1
    code, out, _ = call("--unlock-with", tmp_path / "other", "log")
    assert code == 0 and READ in out
    assert call("--unlock-with", tmp_path / "other", "lock", "--off")[0] == 0
    assert not is_locked(folder.logbook) and READ in call("log")[1]
    assert [done.what for done in noted(folder.state)] == ["lock", "passphrase", "unlock"]
    assert WORD not in (folder.state / "audit.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["lock"], 1, "nobody to ask"),
        (["lock", "--off"], 1, "not locked"),
        (["lock", "--change"], 1, "not locked"),
        (["lock", "--off", "--change"], 2, "can’t both"),
        (["lock", "--passphrase-file", "{}/none"], 1, "could not be read"),
        (["lock", "--passphrase-file", "{}/empty"], 1, "no passphrase"),
        (["lock", "--passphrase-file", "{}/weak"], 1, "Weak"),
        (["lock", "--passphrase-file", "{}/noise"], 1, "could not be read"),
        (["--workbook", "{}/nowhere", "lock"], 1, "no workbook"),
    ],
)
def test_what_cannot_be_done_is_one_plain_line_and_changes_nothing(
    call: Call, folder: WorkbookFolder, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    for name, content in (("empty", b""), ("weak", b"short\n"), ("noise", b"\xff\xfe\xfa")):
        (tmp_path / name).write_bytes(content)
    before = folder.logbook.read_bytes()
    found, _, err = call(*(argument.format(tmp_path) for argument in arguments))
    assert (found, said in err) == (code, True), err
    assert folder.logbook.read_bytes() == before


@pytest.mark.parametrize("locked", [False, True])
def test_where_the_part_that_locks_is_missing_the_line_that_installs_it_names_this_python(
    call: Call, folder: WorkbookFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: bool
) -> None:
    if locked:
        call("lock", "--passphrase-file", tmp_path / "first")
    keys.let_go()
    before = folder.logbook.read_bytes()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    files._cipher.cache_clear()
    words = (
        ["--unlock-with", tmp_path / "first", "log"] if locked else ["lock", "--passphrase-file", tmp_path / "first"]
    )
    code, _, err = call(*words)
    files._cipher.cache_clear()
    assert (code, "Traceback" in err, folder.logbook.read_bytes()) == (1, False, before)
    installs = shlex.split(err.split("Install it: ")[1].strip())
    assert installs == [sys.executable, "-m", "pip", "install", "sqlcipher3"]


COMMANDS = [
    "log",
    "share --all",
    "fill {}/items.json",
    "backup {}/copy.sqlite3",
    "merge",
    "review --from 2026-01-01 --to 2026-12-31 -o {}/review.pdf",
    "actions",
]


@pytest.mark.parametrize("words", COMMANDS)
def test_a_command_on_a_locked_workbook_refuses_in_one_line_and_does_nothing(
    call: Call, folder: WorkbookFolder, tmp_path: Path, words: str
) -> None:
    call("lock", "--passphrase-file", tmp_path / "first")
    before = folder.logbook.read_bytes()
    code, _, err = call(*shlex.split(words.format(tmp_path)))
    assert code == 1 and "locked with a passphrase" in err and len(err.splitlines()) == 1, err
    assert folder.logbook.read_bytes() == before and not (tmp_path / "copy.sqlite3").exists()


def test_a_command_asks_on_a_terminal_and_gives_up_after_three(
    call: Call, tmp_path: Path, typed: Callable[..., None]
) -> None:
    call("lock", "--passphrase-file", tmp_path / "first")
    typed("one", "two", PASSPHRASE)
    code, out, _ = call("log")
    assert code == 0 and READ in out
    typed("one", "two", "three")
    code, out, err = call("log")
    assert code == 1 and READ not in out and "stays locked" in err


def test_the_file_can_be_named_by_a_variable(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("lock", "--passphrase-file", tmp_path / "first")
    monkeypatch.setenv("POWERKIT_PASSPHRASE_FILE", str(tmp_path / "first"))
    assert READ in call("log")[1]
    assert call("backup", tmp_path / "copy.sqlite3")[0] == 0 and is_locked(tmp_path / "copy.sqlite3")
    monkeypatch.setenv("POWERKIT_PASSPHRASE_FILE", str(tmp_path / "other"))
    code, _, err = call("log")
    assert code == 1 and "does not fit" in err


def test_doctor_says_whether_the_log_book_is_locked_and_finds_nothing_wrong_in_it(call: Call, tmp_path: Path) -> None:
    assert "not locked: anyone who can read this computer’s files can read it" in call("doctor")[1]
    call("lock", "--passphrase-file", tmp_path / "first")
    code, out, _ = call("doctor")
    assert code == 0 and "locked with a passphrase" in out and "WRONG" not in out
    code, out, _ = call("--unlock-with", tmp_path / "first", "doctor")
    assert code == 0 and "sound; 1 entry," in out and "locked with a passphrase" in out


def test_a_plain_backup_comes_back_locked_as_the_workbook_is(
    call: Call, folder: WorkbookFolder, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.sqlite3"
    assert call("backup", plain)[0] == 0
    call("lock", "--passphrase-file", tmp_path / "first")
    files.ask = None
    keys.hold(Key.of(PASSPHRASE, files.salt_at(folder.logbook) or b""))
    secret = lock.browser_secret(folder.logbook)
    assert call("restore", plain)[0] == 1, "without the passphrase nothing is put back"
    code, out, _ = call("--unlock-with", tmp_path / "first", "restore", plain)
    assert code == 0 and "with your workbook’s passphrase" in out
    assert is_locked(folder.logbook) and holding(folder) == []
    assert lock.browser_secret(folder.logbook) == secret, "words waiting in a browser can still be read"
    assert READ in call("--unlock-with", tmp_path / "first", "log")[1]


def test_a_backup_with_another_passphrase_comes_back_with_the_workbooks_own(
    call: Call, folder: WorkbookFolder, tmp_path: Path, typed: Callable[..., None]
) -> None:
    call("lock", "--passphrase-file", tmp_path / "first")
    copy = tmp_path / "copy.sqlite3"
    assert call("--unlock-with", tmp_path / "first", "backup", copy)[0] == 0
    assert (
        call("--unlock-with", tmp_path / "first", "lock", "--change", "--passphrase-file", tmp_path / "other")[0] == 0
    )
    typed(PASSPHRASE, OTHER)
    assert call("restore", copy)[0] == 0
    assert READ in call("--unlock-with", tmp_path / "other", "log")[1]


def test_a_locked_backup_stays_locked_in_a_workbook_that_is_not_and_that_is_said(
    call: Call, folder: WorkbookFolder, tmp_path: Path, typed: Callable[..., None]
) -> None:
    call("lock", "--passphrase-file", tmp_path / "first")
    copy = tmp_path / "copy.sqlite3"
    assert call("--unlock-with", tmp_path / "first", "backup", copy)[0] == 0
    assert call("--unlock-with", tmp_path / "first", "lock", "--off")[0] == 0
    typed(PASSPHRASE)
    code, out, _ = call("restore", copy)
    assert code == 0 and "locked with the passphrase of that file" in out and is_locked(folder.logbook)


def test_a_plain_copy_that_is_merged_into_a_locked_workbook_is_locked_with_it(
    call: Call, folder: WorkbookFolder, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.sqlite3"
    call("backup", plain)
    with Logbook.open(plain) as book:
        book.save_version(NewVersion(card="1.2", answers={"what": WORD}, words=WORD), client="b", number=1)
    call("lock", "--passphrase-file", tmp_path / "first")
    conflict = folder.root / "logbook-LAPTOP-7.sqlite3"
    shutil.copy(plain, conflict)
    code, out, err = call("--unlock-with", tmp_path / "first", "merge")
    assert code == 0 and "together now" in out, err
    assert not conflict.exists() and holding(folder) == []


def test_no_key_of_a_locked_copy_comes_into_a_log_book_that_is_not(
    call: Call, folder: WorkbookFolder, tmp_path: Path
) -> None:
    plain, locked = tmp_path / "plain.sqlite3", tmp_path / "locked.sqlite3"
    call("backup", plain)
    call("lock", "--passphrase-file", tmp_path / "first")
    with closing(files.open_file(folder.logbook)) as connection:
        connection.execute("INSERT INTO setting VALUES ('lock.former', 'a key'), ('lock.to_do', '1')")
    shutil.copy(folder.logbook, locked)
    folder.logbook.unlink()
    shutil.copy(plain, folder.logbook)
    assert call("--unlock-with", tmp_path / "first", "merge", locked)[0] == 0
    with closing(files.open_file(folder.logbook)) as connection:
        kept = {key for (key,) in connection.execute("SELECT key FROM setting WHERE key LIKE 'lock.%'")}
    assert kept <= {"lock.secret"}


def test_a_lock_that_was_stopped_is_finished_by_the_next_call(
    call: Call, folder: WorkbookFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.backups.mkdir(exist_ok=True)
    with Logbook.open(folder.logbook, backups=folder.backups) as book:
        book.backup_to(folder.backups / "logbook 2026-01-01 000000.sqlite3")
    for arguments, off in ((["lock", "--passphrase-file", tmp_path / "first"], False), (["lock", "--off"], True)):
        with monkeypatch.context() as patch:
            patch.setattr(lock, "settle", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
            call(*(["--unlock-with", tmp_path / "first"] if off else []), *arguments)
        assert is_locked(folder.logbook) is not off and lock.is_unsettled(folder.logbook)
        code, out, err = call("--unlock-with", tmp_path / "first", "log")
        assert code == 0 and READ in out and "It is finished now" in err
        copies = list(folder.backups.glob("*.sqlite3"))
        assert copies and all(is_locked(copy) is not off for copy in copies)
        assert not lock.is_unsettled(folder.logbook)
