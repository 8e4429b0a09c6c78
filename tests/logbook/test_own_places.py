"""Whatever stands where the workbook keeps something for itself: each command goes on or says one line, and waits for
nobody; nothing is lost.
"""

import ast
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from powerkit.app.running import kept_port, noted
from powerkit.app.server.lock_state import MINUTES, Lock
from powerkit.cli import exit_code
from powerkit.error_log import note_fault
from powerkit.logbook import Logbook
from powerkit.logbook import noted as done
from powerkit.logbook.copies_elsewhere import Away, remembered
from powerkit.logbook.last_seen import seen
from powerkit.logbook.model import NewVersion
from powerkit.logbook.own_places import FILES, FOLDERS
from powerkit.logbook.serialize import local_now
from powerkit.logbook.workspace import WorkbookFolder, pages, prepare
from powerkit.resources import notebooks_folder
from powerkit.there import SMALL, read_small
from tests.logbook.test_no_file_in_its_place import device, folder, link_to_itself, link_to_nowhere, listener, pipe
from tests.many import rest_long

WORD = "Quetzalwort"
PAGE = "01-we-know-our-people.ipynb"
ROOT = Path(__file__).parents[2]
no_pipes = pytest.mark.skipif(sys.platform == "win32", reason="it has no pipes, and links only for who may make them")


def endless(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_000_000_000)


KINDS = [pipe, folder, endless, link_to_itself, link_to_nowhere, listener, device]
BESIDE = (
    *("logbook.sqlite3-journal", "logbook.sqlite3-wal", ".powerkit/port", ".powerkit/notebooks.json", PAGE),
    *(".powerkit/seen", ".powerkit/seen/another.json", ".powerkit/runtime/running.json", ".powerkit/audit.jsonl"),
    *("Backups", "Backups/logbook 2026-01-01 120000.sqlite3", "logbook (1).sqlite3", ".powerkit/ipython/odd"),
)
RARELY = (
    *(f".powerkit/{name}" for name in (*FILES, *FOLDERS)),
    *(".powerkit/away/another.json", "Set aside", "To send", "To send/share-1-2026-01-01.html", "99-mine.ipynb"),
    *("Opening the workbook.html", "everything-2026-01-01.zip", "logbook.sqlite3-shm", "logbook (1).sqlite3-journal"),
    "Backups/logbook 2026-01-01 120000.sqlite3-journal",
)
COMMANDS = (
    *("log", "fill ANSWERS", "actions", "doctor", "merge", "backup COPY", "share --all --to html -o OUT", "draw"),
    *("notebooks", "restore COPY"),
)


@contextmanager
def not_for_ever(what: str) -> Iterator[None]:
    """Fails, and does not hang, where something is waited for."""

    def waited(*_: object) -> None:
        raise BaseException(f"waited for ever: {what}")

    before = signal.signal(signal.SIGALRM, waited)
    signal.alarm(60)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture
def own(workbook_folder: Path) -> WorkbookFolder:
    """A workbook with an entry."""
    made = WorkbookFolder(workbook_folder)
    prepare(made, notebooks_folder())
    with Logbook.open(made.logbook) as book:
        book.save_version(NewVersion("1.1", answers={"changing": WORD}, words=WORD), client="page", number=1)
    return made


def put(kind: Callable[[Path], None], place: Path, away: Path) -> None:
    """Put something of that kind in its place; what is there goes away."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(place):
        place.rename(away / f"before {len(list(away.iterdir()))}")
    kind(place)


@no_pipes
@pytest.mark.parametrize("kind", rest_long(KINDS, usual=2), ids=[kind.__name__ for kind in KINDS])
def test_what_stands_in_the_place_of_something_of_its_own_hinders_no_command(
    kind: Callable[[Path], None], own: WorkbookFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers, away = tmp_path / "answers.json", tmp_path / "away"
    answers.write_text('{"card": "1.1", "community": "Mill Bank", "answers": {"changing": "A lot"}}')
    away.mkdir()
    usual = kind in KINDS[:2]
    for name in BESIDE if usual else (*BESIDE, *RARELY):
        for call in COMMANDS[:1] if usual else COMMANDS:
            shutil.copy(own.logbook, tmp_path / "to go back to.sqlite3")
            put(kind, own.root / name, away)
            at = {
                "ANSWERS": answers,
                "OUT": tmp_path / "out",
                "COPY": tmp_path / f"{len(list(away.iterdir()))}.sqlite3",
            }
            if call.startswith("restore"):
                at["COPY"] = tmp_path / "to go back to.sqlite3"
            shutil.rmtree(tmp_path / "out", ignore_errors=True)
            capsys.readouterr()
            with not_for_ever(f"{call}: {name}"):
                code = exit_code([str(at.get(word, word)) for word in call.split()])
            out, err = capsys.readouterr()
            if code and call != "doctor":
                assert code == 1 and len(err.strip().splitlines()) <= 2, (call, name, err)
                assert "Move it somewhere else" in err or "could not be written or moved" in err, (call, name, err)
            assert "Traceback" not in out + err and code in (0, 1), (call, name)
        if os.path.lexists(own.root / name):
            (own.root / name).rename(away / f"after {len(list(away.iterdir()))}")
    if kind is folder:
        found = [*own.root.rglob("hers.txt"), *away.rglob("hers.txt")]
        assert len(found) >= len(BESIDE) and {file.read_text() for file in found} == {"hers"}
    with Logbook.open(own.logbook) as book:
        assert any(entry.answers["changing"] == WORD for entry in book.every())


@no_pipes
def test_a_note_that_is_none_counts_as_none_and_is_waited_for_by_nobody(own: WorkbookFolder, tmp_path: Path) -> None:
    state = own.state
    note_fault(own.logs, "something", local_now())
    (fault,) = own.logs.glob("faults*")
    for kind in KINDS:
        for place in (own.port_file, own.running_file, own.record, state / "audit.jsonl", state / "lock.json", fault):
            put(kind, place, tmp_path)
        for place in ("seen", "away"):
            put(Path.mkdir, state / place, tmp_path)
            put(kind, state / place / "another.json", tmp_path)
        put(kind, own.root / "99-mine.ipynb", tmp_path)
        with not_for_ever("a note"):
            assert kept_port(own) is None and noted(own) is None and done(state) == [] and seen(own.logbook) == []
            assert remembered(own.logbook) == Away() and Lock(own).minutes == MINUTES
            assert pages(own)[-1].title == "99-mine"
            note_fault(own.logs, "something else", local_now())
            with pytest.raises(OSError):
                read_small(own.port_file)


def test_a_small_file_is_read_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "port"
    file.write_bytes(b"x" * 20)
    assert read_small(file, 20) == b"x" * 20
    with pytest.raises(OSError, match="large"):
        read_small(file, 19)
    with pytest.raises(FileNotFoundError):
        read_small(tmp_path / "none")
    file.write_bytes(b"x" * SMALL)
    assert len(read_small(file)) == SMALL


PASSPHRASES = "a person names it, and it may be a pipe"
MAY_READ = {
    "powerkit/cli/__init__.py": "nothing: it opens the place where an output that is closed goes",
    "powerkit/cli/lock.py": PASSPHRASES,
    "powerkit/cli/share.py": PASSPHRASES,
    "powerkit/cli/deck_check.py": "the files of a deck that comes with the workbook",
    "powerkit/app/doctor.py": "what comes with the workbook",
    "powerkit/app/server/__init__.py": "what comes with the workbook, and JupyterLab's own page",
    "powerkit/app/server/lab_scripts.py": "JupyterLab's own scripts",
    "powerkit/app/server/doors.py": "what comes with the workbook",
    "powerkit/app/server/lock_page.py": "what comes with the workbook",
    "powerkit/logbook/workspace.py": "the pages that come with the workbook",
    "powerkit/logbook/private_files.py": "a file that was just seen to be one",
    "powerkit/logbook/change_key.py": "a copy that was just seen to be a log book",
    "powerkit/logbook/contents.py": "a file that was just seen to be one, by pieces",
}
"""Who reads a file in another way than `read_small`, and why it may."""


_NO_FILES = ("Logbook", "os", "webbrowser", "opener", "self.extension")
"""What else can be opened."""


def reads(tree: ast.AST) -> bool:
    """Whether a module reads or opens a file by itself."""
    for part in ast.walk(tree):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
            opens = part.func.attr == "open" and ast.unparse(part.func.value) not in _NO_FILES
            if part.func.attr in ("read_text", "read_bytes") or opens:
                return True
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "open":
            return True
    return False


def test_what_lies_in_a_workbooks_folder_is_read_in_one_way_that_waits_for_nothing() -> None:
    found = {
        file.relative_to(ROOT).as_posix()
        for room in ("app", "cli", "logbook")
        for file in (ROOT / "powerkit" / room).rglob("*.py")
        if reads(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert found == set(MAY_READ)
