"""What each computer last saw in the log book, noted beside it, so that an older copy or an empty place is told apart.

A note holds no words: which version was the last, when, and when something was last typed. It lies in the program's own
folder, a file for each computer, so that a sync program that carries them never has two of one name to choose from.
"""

import hashlib
import json
import os
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook.private_files import computer_mark
from powerkit.logbook.serialize import in_words, stamp_of
from powerkit.logbook.version_marks import forgotten_in
from powerkit.text.catalogue import t
from powerkit.there import is_folder, is_there, read_small

_LARGEST = 10_000
"""Bytes of a note: one of ours has a few hundred."""

_SOON = 1.0
"""Seconds after something was written until it is noted: no save waits for a note."""


@dataclass(frozen=True)
class Seen:
    """What one computer last saw: *at* is when, *mark* the last version and *saved* when that was saved.

    *forgotten* is when something had last been forgotten by then: clocks of two computers may differ.
    """

    workbook: str
    computer: str
    at: str
    mark: str = ""
    saved: str = ""
    typed: int = 0
    forgotten: str = ""

    @property
    def words(self) -> str:
        """When and where, as people say it."""
        return t("{moment} on {computer}", moment=in_words(datetime.fromisoformat(self.at)), computer=self.computer)


class Watcher:
    """Keeps this computer's note up to date while a log book is open."""

    def __init__(self, path: Path, workbook: str) -> None:
        self._path = path
        self._workbook = workbook
        self._stopped = self.behind = False

    def stop(self) -> None:
        """Note nothing more."""
        self._stopped, self.behind = True, False

    def wrote(self, catch_up: Callable[[], None]) -> None:
        """Something was written: have it noted soon, the very first time at once."""
        with suppress(OSError):  # no save is in doubt because its note can't be made
            if self._stopped:
                return
            self.behind = True
            if not is_there(self._file) and is_folder(_folder(self._path).parent):
                catch_up()
                return
            timer = threading.Timer(_SOON, catch_up)
            timer.daemon = True  # what is open is noted when it is closed
            timer.start()

    @cached_property
    def _file(self) -> Path:
        return _folder(self._path) / note_of_this_computer()

    def catch_up(self, connection: sqlite3.Connection, moment: str) -> None:
        """Note what is there now."""
        self.behind = False
        _write(self._file, _look(connection, self._workbook, moment))


def computer() -> str:
    """What this computer is called."""
    if os.environ.get("JUPYTERHUB_SERVICE_PREFIX"):
        return "JupyterHub"  # each start there may be a container with a name of its own
    import socket  # no page needs it to be shown

    return socket.gethostname() or "this computer"


def note_of_this_computer() -> str:
    """The name of a file that this computer notes something in."""
    return f"{re.sub(r'[^A-Za-z0-9._-]', '_', computer())[:60]}.json"


def seen(path: Path) -> list[Seen]:
    """What computers last saw of the log book at *path*, the latest last. Notes that can't be read count as none."""
    found = []
    for file in _notes(path):
        with suppress(OSError, ValueError, TypeError, RecursionError, LogbookError):
            note = Seen(**json.loads(read_small(file, _LARGEST)))
            stamp_of(note.at), stamp_of(note.forgotten)
            found.append(replace(note, typed=int(note.typed)))
    return sorted(found, key=lambda note: datetime.fromisoformat(note.at).timestamp())


def forget_seen(path: Path) -> None:
    """Take all notes away: what is there now is what is meant."""
    for file in _notes(path):
        with suppress(OSError):
            file.unlink()


def missed(path: Path, connection: sqlite3.Connection, workbook: str) -> Seen | None:
    """The latest note of something that this log book does not hold; None where it holds all that was seen."""
    forgotten, typed = stamp_of(forgotten_in(connection)), _typed(connection)
    for note in reversed(seen(path)):
        if note.workbook != workbook or stamp_of(note.forgotten) < forgotten:
            continue  # something was forgotten since: what is missing then may be missed on purpose
        if note.typed > typed or (note.mark and not _holds(connection, note)):
            return note
    return None


def _look(connection: sqlite3.Connection, workbook: str, moment: str) -> Seen:
    rows = connection.execute("SELECT client, client_number, saved FROM version ORDER BY id DESC LIMIT 1").fetchall()
    mark, saved = (_mark(*rows[0][:2]), rows[0][2]) if rows else ("", "")
    return Seen(workbook, computer(), moment, mark, saved, _typed(connection), forgotten_in(connection))


def _holds(connection: sqlite3.Connection, note: Seen) -> bool:
    edits = connection.execute("SELECT client, client_number FROM version WHERE saved = ?", (note.saved,)).fetchall()
    # A merge may have given a version another client's name, with its first one still before the mark.
    return any(note.mark == _mark(client.partition("~")[0], number) for client, number in edits)


def _typed(connection: sqlite3.Connection) -> int:
    rows = connection.execute("SELECT max(CAST(strftime('%s', written) AS INTEGER)) FROM draft").fetchall()
    return int(rows[0][0] or 0)


def _mark(client: str, number: int) -> str:
    return hashlib.sha256(f"{number} {client}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _write(file: Path, note: Seen) -> None:
    """In one step, but with no wait for the disk: a note that a power cut spoils counts as none."""
    part = file.with_name(f".{file.name}.{computer_mark()}-{os.getpid()}-seennote.tmp")  # cleared by `leftovers`
    with suppress(OSError):
        try:
            file.parent.mkdir(mode=0o700, exist_ok=True)
            part.touch(mode=0o600)
            part.write_text(json.dumps(asdict(note)), encoding="utf-8")
            part.replace(file)
        except OSError:
            part.unlink(missing_ok=True)


def _notes(path: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(_folder(path).glob("*.json"))


def _folder(path: Path) -> Path:
    return path.parent / ".powerkit" / "seen"
