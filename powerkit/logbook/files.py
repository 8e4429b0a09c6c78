"""The one place where a SQLite file of ours is opened: the log book, its backups, and copies in the making.

A plain file is opened with the standard library. A locked one needs its key (`keys`), and SQLCipher, which is loaded
only then.
"""

import sqlite3
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, cast

from powerkit.errors import LogbookError
from powerkit.logbook import keys
from powerkit.logbook.keys import Key

Ask = Callable[[Path], None]

ask: Ask | None = None
"""What the command line sets: asks for the passphrase of a locked file and holds its key, or raises."""


class LockedLogbook(LogbookError):
    """The file is locked with a passphrase, and its key is not held here. It was not touched."""


def open_file(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to the file at *path*, locked or plain; a new, plain file is made when there is none.

    Nothing is read or written yet, so a damaged file is met later. There are no transactions but those one begins.

    Raises:
        LockedLogbook: its key is not held.
        sqlite3.Error: it can't be opened (or the like of it: see `database_errors`).
    """
    return _connect(path, key_for(path), read_only)


def new_file(path: Path, key: Key | None) -> sqlite3.Connection:
    """A connection to a new file at *path*, locked with *key* or plain. What stood there is lost.

    Raises:
        OSError: what stood there could not be removed.
        sqlite3.Error: it can't be made.
    """
    for old in (path, path.with_name(path.name + "-journal")):
        old.unlink(missing_ok=True)
    return _connect(path, key)


def in_memory(key: Key | None) -> sqlite3.Connection:
    """A connection to an empty log book in memory, into which a file with this *key* can be copied."""
    return _connect(":memory:", key)


def key_for(path: Path) -> Key | None:
    """The key of the file at *path*; None for a plain file, or none.

    Raises:
        LockedLogbook: its key is not held.
    """
    salt = keys.salt_of(path)
    if salt is None:
        return None
    if keys.held(salt) is None and ask is not None:
        ask(path)
    if (key := keys.held(salt)) is None:
        raise LockedLogbook(
            f"The log book “{path.name}” is locked with a passphrase.", "Open the workbook and give the passphrase."
        )
    return key


def key_of(connection: sqlite3.Connection) -> Key | None:
    """The key of an open file; None if it is plain."""
    return cast("Key | None", getattr(connection, "key", None))


def database_errors(kind: str = "Error") -> tuple[type[Exception], ...]:
    """The classes of SQLite's errors of one *kind*: those of the standard library and, once loaded, of SQLCipher."""
    modules = (sqlite3, sys.modules.get("sqlcipher3.dbapi2"))
    return tuple(getattr(module, kind) for module in modules if module is not None)


def can_lock() -> bool:
    """Whether SQLCipher is installed here."""
    try:
        _cipher()
    except LogbookError:
        return False
    return True


def _connect(path: Path | str, key: Key | None, read_only: bool = False) -> sqlite3.Connection:
    target = f"{Path(path).resolve().as_uri()}?mode=ro" if read_only else path
    how: dict[str, Any] = {"timeout": 5, "isolation_level": None, "check_same_thread": False, "uri": read_only}
    if key is None:
        plain: sqlite3.Connection = sqlite3.connect(target, **how)
        return plain
    connect, locked = _cipher()
    connection = connect(str(target), factory=locked, **how)
    connection.key = key
    try:
        connection.execute("PRAGMA cipher_log_level=NONE").fetchall()  # it would write to the terminal
        connection.execute(f'PRAGMA key="{key.spec}"').fetchall()
    except BaseException:
        connection.close()
        raise
    return cast(sqlite3.Connection, connection)


@cache
def _cipher() -> tuple[Any, Any]:
    """How SQLCipher connects, and its connection with room for the key."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise LogbookError(
            "The part that opens locked log books is missing on this computer.",
            f'Install it: "{sys.executable}" -m pip install sqlcipher3',
        ) from error

    class Locked(dbapi2.Connection):  # type: ignore[misc]
        key: Key | None = None

    return dbapi2.connect, Locked
