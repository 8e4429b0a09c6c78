"""Whatever became of a locked log book, each way to it says one clear line, and the command in the line works."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from tornado.httputil import parse_body_arguments

from powerkit.app import launch
from powerkit.app.server import lock_page, lock_state
from powerkit.cli import exit_code
from powerkit.logbook import Logbook, files, keys, list_backups
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder
from tests.logbook.locked_support import PASSPHRASE, WORD, locked_folder, quick_keys  # noqa: F401 - fixtures
from tests.own_thread import run_in_own_thread

HEADER, SIDE = b"SQLite format 3\0", ("lock.json", "logbook.sqlite3-journal")


@pytest.fixture
def folder(locked: Path, workbook_folder: Path, tmp_path: Path) -> WorkbookFolder:
    shutil.copytree(locked, workbook_folder)
    workbook_folder.chmod(0o700)
    (tmp_path / "right").write_text(f"{PASSPHRASE}\n")
    (tmp_path / "wrong").write_text("kettle orbit velvet marsh trumpet\n")
    keys.let_go()
    return WorkbookFolder(workbook_folder)


def whole(book: Path) -> None:
    pass


def no_salt(book: Path) -> None:
    book.write_bytes(bytes(16) + book.read_bytes()[16:])


def plain_header(book: Path) -> None:
    book.write_bytes(HEADER + book.read_bytes()[16:])


def ragged(book: Path) -> None:
    os.truncate(book, 5000)


def stump(book: Path) -> None:
    os.truncate(book, 1000)


def noise(book: Path) -> None:
    book.write_bytes(os.urandom(20_000))


def nothing_beside(book: Path) -> None:
    shutil.rmtree(book.parent / ".powerkit", ignore_errors=True)


UNFIT, DAMAGED, MISSING = "does not fit", "damaged", "is missing on this computer"
CASES = [
    (whole, "wrong", UNFIT),
    (no_salt, "right", UNFIT),
    (noise, "right", UNFIT),
    (plain_header, "right", DAMAGED),
    (ragged, "right", DAMAGED),
    (stump, "right", DAMAGED),
    (nothing_beside, "right", ""),
    (whole, "no part", MISSING),
]
WAYS = {
    "open": ["open", "--no-browser"],
    "log": ["log"],
    "share": ["share", "--card", "1.1", "--list-names"],
    "doctor": ["doctor"],
}


class Page(lock_page.UnlockHandler):
    """The page that asks for the passphrase, with what was typed; *shown* is what it says, *went* where it goes on."""

    def __init__(self, folder: WorkbookFolder, typed: str) -> None:
        self.request = SimpleNamespace(body_arguments={})  # type: ignore[assignment]
        body = urlencode({"passphrase": typed, "next": "/lab"}).encode()
        parse_body_arguments("application/x-www-form-urlencoded", body, self.request.body_arguments, {})
        settings = {"powerkit_lock": lock_state.Lock(folder), "base_url": "/"}
        self.application = SimpleNamespace(settings=settings)  # type: ignore[assignment]
        self.shown: dict[str, Any] = {}
        self.went = ""

    def show(self, page: str, status: int = 200, **said: Any) -> None:
        self.shown = said

    def redirect(self, url: str, permanent: bool = False, status: int | None = None) -> None:
        self.went = url


def is_one_clear_line(text: str, word: str) -> bool:
    return word in text and len(text.strip().splitlines()) == 1 and "Traceback" not in text and WORD not in text


@pytest.fixture
def call(
    folder: WorkbookFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.setattr(launch, "open_workbook", lambda *_, **__: None)

    def called(passphrase: str, *words: str) -> tuple[int, str, str]:
        keys.let_go()
        if passphrase == "no part":
            monkeypatch.setitem(sys.modules, "sqlcipher3", None)
            files._cipher.cache_clear()
        capsys.readouterr()
        file = tmp_path / ("wrong" if passphrase == "wrong" else "right")
        code = exit_code(["--unlock-with", str(file), *words])
        return code, *capsys.readouterr()

    return called


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("harm", "passphrase", "word"), CASES, ids=[f"{harm.__name__} {passphrase}" for harm, passphrase, _ in CASES]
)
def test_each_command_says_one_clear_line_of_a_harmed_locked_log_book(
    harm: Callable[[Path], None], passphrase: str, word: str, way: str, folder: WorkbookFolder, call: Any
) -> None:
    harm(folder.logbook)
    code, out, err = call(passphrase, *WAYS[way])
    if not word:
        assert (code, err) == (0, "")
        return
    if way == "doctor":
        (line,) = [line for line in out.splitlines() if "Log book:" in line]
        assert err == "" and line.startswith("WRONG")
    else:
        line = err
    assert code == 1 and is_one_clear_line(line, word), line
    if word == UNFIT:
        assert "If you are certain of it, the file may be damaged" in line
    assert WORD.encode() not in b"".join(file.read_bytes() for file in folder.root.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("harm", "passphrase", "word"), CASES, ids=[f"{harm.__name__} {passphrase}" for harm, passphrase, _ in CASES]
)
def test_the_page_says_one_clear_line_of_a_harmed_locked_log_book(
    harm: Callable[[Path], None],
    passphrase: str,
    word: str,
    folder: WorkbookFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    harm(folder.logbook)
    if passphrase == "no part":
        monkeypatch.setitem(sys.modules, "sqlcipher3", None)
        files._cipher.cache_clear()
    page = Page(folder, (tmp_path / ("wrong" if passphrase == "wrong" else "right")).read_text())
    run_in_own_thread(lock_page.UnlockHandler.post.__wrapped__(page))  # type: ignore[attr-defined]
    if word in (UNFIT, MISSING):
        assert is_one_clear_line(page.shown["error"], word) and not page.went
        assert bool(page.shown["back"]) is (word == UNFIT) and bool(page.shown["install"]) is (word == MISSING)
    else:
        assert page.went == "/lab", "it goes on, and the start page says what it finds"


@pytest.mark.parametrize("harm", [no_salt, noise])
def test_the_way_back_that_is_offered_where_no_passphrase_fits_works_and_loses_nothing(
    harm: Callable[[Path], None], folder: WorkbookFolder, call: Any
) -> None:
    harm(folder.logbook)
    before = folder.logbook.read_bytes()
    line = call("right", "log")[2]
    pasted = shlex.split(line)
    words = pasted[pasted.index("restore") :]
    assert words[-1] == str(list_backups(folder.backups)[-1].path)
    code, out, _ = call("right", *words)
    assert code == 0 and "locked with the passphrase of that file" in out
    (aside,) = folder.root.glob("logbook before restore*")
    assert aside.read_bytes() == before and files.is_locked(folder.logbook)
    assert call("right", "log")[0] == 0


def test_a_copy_that_is_not_locked_never_replaces_a_log_book_no_passphrase_opens(
    folder: WorkbookFolder, call: Any, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.sqlite3"
    with Logbook.open(plain) as book:
        book.save_version(NewVersion("1.1", answers={"changing": WORD}, words=WORD), client="page", number=1)
    noise(folder.logbook)
    before = folder.logbook.read_bytes()
    code, _, err = call("right", "restore", str(plain))
    assert code == 1 and is_one_clear_line(err, UNFIT) and folder.logbook.read_bytes() == before


def test_at_a_terminal_the_way_back_is_said_after_the_last_try(
    folder: WorkbookFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from powerkit.cli import lock as lock_command

    noise(folder.logbook)
    monkeypatch.setattr(lock_command, "is_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _: PASSPHRASE)
    assert exit_code(["log"]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert "stays locked" in last and "the file may be damaged" in last and "restore" in last
