"""How much is in a log book, so that copies can be told apart by what they hold and not by their names or dates."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook import keys
from powerkit.logbook.files import database_errors, open_file
from powerkit.there import is_plain_file


@dataclass(frozen=True, slots=True, order=True)
class Contents:
    """What a copy holds, to be compared: the one with more saved versions is the greater, then with later words.

    A version's number in the file only grows, so a clock that was once wrong changes nothing.
    """

    versions: int = -1
    written: str = ""
    workbook: str = field(default="", compare=False)
    sound: bool = field(default=False, compare=False)


UNKNOWN = Contents()
"""Of a file that may be a log book and can't be read: damaged, or locked and its key not held here."""


def look_into(path: Path) -> Contents | None:
    """What is in the file at *path*; None where it is no log book. Nothing is changed, and nobody is asked."""
    salt = keys.salt_of(path)
    if salt is not None and keys.held(salt) is None:
        return UNKNOWN
    try:
        with closing(open_file(path, read_only=True)) as connection:
            return _contents(connection)
    except _faults():
        return UNKNOWN if _bears_our_mark(path) else None


def _faults() -> tuple[type[Exception], ...]:
    return (LogbookError, OSError, *database_errors())


def is_ours(path: Path) -> bool:
    """Whether *path* is a log book by what is in it, sound or damaged, and no link to one elsewhere."""
    return is_plain_file(path) and look_into(path) is not None


def is_another_programs(path: Path) -> bool:
    """Whether *path* is a sound database that some other program made: no piece of a log book, whatever its name."""
    if keys.salt_of(path) is not None:
        return False
    try:
        with closing(open_file(path, read_only=True)) as connection:
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()
            return tables > 0 and _contents(connection) is None
    except _faults():
        return False


def _contents(connection: sqlite3.Connection) -> Contents | None:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "kept_file" in tables:  # a damaged log book, locked as it is
        return UNKNOWN
    if not {"workbook", "version", "draft"} <= tables:
        return None
    (versions,) = connection.execute("SELECT coalesce(max(id), 0) FROM version").fetchone()
    (saved,) = connection.execute("SELECT coalesce(max(saved), '') FROM version WHERE id = ?", (versions,)).fetchone()
    (drafted,) = connection.execute("SELECT coalesce(max(written), '') FROM draft").fetchone()
    workbook = connection.execute("SELECT id FROM workbook").fetchone()
    return Contents(int(versions), max(str(saved), str(drafted)), str(workbook[0]) if workbook else "", True)


_MARK = b"version_never_changes"
"""The name of a rule that every log book has since the first: it is still to be found in most damaged ones."""

_PIECE = 1 << 20
_PIECES = 64
"""How much of a file is looked through: tables are named near its beginning, and a file may be huge."""


def _bears_our_mark(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        before = b""
        for _ in range(_PIECES):
            piece = file.read(_PIECE)
            if _MARK in before + piece:
                return True
            before = piece[-len(_MARK) :]
    return False
