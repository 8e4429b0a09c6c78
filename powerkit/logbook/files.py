"""The one place where a SQLite file of ours is opened: the log book, its backups, and copies in the making.

A plain file is opened with the standard library. A locked one needs its key (`keys`), and SQLCipher, which is loaded
only then.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePath
from typing import Any, cast
from urllib.parse import quote
from weakref import WeakSet

from powerkit.errors import LogbookError, PowerkitError, of_somebody_else
from powerkit.logbook import keys
from powerkit.logbook.keys import Key
from powerkit.logbook.unfinished_files import expect_files_beside
from powerkit.text.catalogue import later, t
from powerkit.text.shell_commands import shell_line

Ask = Callable[[Path], None]
_Id = tuple[int, int]

ask: Ask | None = None
"""What the command line sets: asks for the passphrase of a locked file and holds its key, or raises."""

_HOW: dict[str, Any] = {"timeout": 5, "isolation_level": None, "check_same_thread": False}

_live: WeakSet[Any] = WeakSet()
"""Connections that are open in this process."""


class LockedLogbook(LogbookError):
    """The file is locked with a passphrase, and its key is not held here. It was not touched."""


class _Plain(sqlite3.Connection):
    key: Key | None = None
    file: _Id | None = None

    def close(self) -> None:
        _live.discard(self)
        super().close()


def open_file(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to the file at *path*, locked or plain; a new, plain file is made when there is none.

    Nothing is read or written yet, so a damaged file is met later. There are no transactions but those one begins.

    Raises:
        LockedLogbook: its key is not held.
        LogbookError: something that is no file stands where SQLite looks for its journal.
        sqlite3.Error: it can't be opened (or the like of it: see `database_errors`).
    """
    known = expect_files_beside(path)
    key = key_for(path, known)
    if not read_only and known is None:
        _make_private(path)
    return _connect(address_of(path.resolve(), "mode=ro") if read_only else str(path), path, key)


def look_into(path: Path) -> sqlite3.Connection:
    """A connection that only reads the file at *path*, and neither plays nor touches a journal beside it.

    Raises:
        LockedLogbook: its key is not held. It is not asked for.
        sqlite3.Error: or its like.
    """
    salt = salt_at(path)
    key = keys.held(salt) if salt else None
    if salt and not key:
        raise _locked(path)
    return _connect(address_of(path.resolve(), "mode=ro&immutable=1"), path, key)


def new_file(path: Path, key: Key | None) -> sqlite3.Connection:
    """A connection to a new file at *path*, locked with *key* or plain. What stood there is lost.

    Raises:
        OSError: what stood there could not be removed.
        sqlite3.Error: it can't be made.
    """
    for old in (path, path.with_name(path.name + "-journal")):
        old.unlink(missing_ok=True)
    _make_private(path)
    return _connect(str(path), path, key)


def in_memory(key: Key | None) -> sqlite3.Connection:
    """A connection to an empty log book in memory, into which a file with this *key* can be copied."""
    return _connect(":memory:", None, key)


def converter(path: Path, key: Key | None) -> sqlite3.Connection:
    """A connection that SQLCipher makes to a plain file too, so that it can be copied into a locked one.

    No other connection to that file may be open in this process: the two libraries don't know of each other's locks.

    Raises:
        LogbookError: SQLCipher is missing here, or as `open_file`.
        sqlite3.Error: or its like: the file can't be opened.
    """
    expect_files_beside(path)
    _make_private(path)
    return cast(sqlite3.Connection, _cipher_connection(str(path), key))


def key_for(path: Path, known: os.stat_result | None = None) -> Key | None:
    """The key of the file at *path*; None for a plain file, or none. What is *known* of it is not asked again.

    Raises:
        LockedLogbook: its key is not held, and nobody could be asked.
    """
    salt = salt_at(path, known)
    if salt is None:
        return None
    if keys.held(salt) is None and ask is not None:
        ask(path)
    if (key := keys.held(salt)) is None:
        raise _locked(path)
    return key


def salt_at(path: Path, known: os.stat_result | None = None) -> bytes | None:
    """The salt of the file at *path* if it is locked, else None. What is *known* of it is not asked again.

    A file that is open here already is not read: on Unix, closing a file drops the locks SQLite holds on it.
    """
    there = (known.st_dev, known.st_ino) if known else _id(path)
    for connection in list(_live):
        if there is not None and connection.file == there:
            return connection.key.salt if connection.key else None
    return keys.salt_of(path)


def is_locked(path: Path) -> bool:
    """Whether the file at *path* is locked with a passphrase: the file itself says so."""
    return salt_at(path) is not None


def ask_to_compare(copies: Sequence[Path]) -> None:
    """Ask for the passphrases of *copies*, if there are several and somebody can be asked; who has none goes on."""
    with suppress(PowerkitError):
        for copy in copies if len(copies) > 1 else ():
            key_for(copy)


def is_shut(path: Path) -> bool:
    """Whether the file at *path* is locked and its key is not held here."""
    salt = salt_at(path)
    return salt is not None and keys.held(salt) is None


def is_database(path: Path) -> bool:
    """Whether the file at *path* is a SQLite file or a locked one, as far as its first page shows."""
    there = _id(path)
    here = there is not None and any(connection.file == there for connection in list(_live))
    return here or keys.is_plain(path) or keys.salt_of(path) is not None


def key_of(connection: sqlite3.Connection) -> Key | None:
    """The key of an open file; None if it is plain."""
    return cast("Key | None", getattr(connection, "key", None))


def database_errors(kind: str = "Error") -> tuple[type[Exception], ...]:
    """The classes of SQLite's errors of one *kind*: those of the standard library and, once loaded, of SQLCipher."""
    ours: type[Exception] = getattr(sqlite3, kind)
    # While another thread is still loading it, it has no errors yet, and none of them can have been raised.
    theirs: type[Exception] | None = getattr(sys.modules.get("sqlcipher3.dbapi2"), kind, None)
    return (ours, theirs) if theirs else (ours,)


MISSING_PART = later("The part that opens locked log books is missing on this computer.")


def install_line() -> str:
    """The line that installs what locks log books, into the Python that runs this: a bare ``pip`` may be another's."""
    return shell_line([sys.executable, "-m", "pip", "install", "sqlcipher3"])


def how_to_install() -> str:
    """That line, and that it is to be used."""
    return t("Install it: {line}", line=install_line())


def expect_part() -> None:
    """Load SQLCipher: asking for a passphrase is of no use without it.

    Raises:
        LogbookError: it is missing here.
    """
    _cipher()


def can_lock() -> bool:
    """Whether SQLCipher is installed here."""
    try:
        _cipher()
    except LogbookError:
        return False
    return True


def _connect(target: str, path: Path | None, key: Key | None) -> sqlite3.Connection:
    connection: Any
    try:
        if key is None:
            connection = sqlite3.connect(target, factory=_Plain, uri=target.startswith("file:"), **_HOW)
        else:
            connection = _cipher_connection(target, key)
    except database_errors() as error:
        if path is None or os.access(path, os.R_OK) or _id(path) is None:
            raise
        do = t("Ask them for the right to it, or choose another folder. Nothing was changed.")
        raise LogbookError(of_somebody_else(path), do) from error
    if path is not None:
        connection.file = _id(path)
        _live.add(connection)
    return cast(sqlite3.Connection, connection)


def _make_private(path: Path) -> None:
    """Make a file that is not there yet, for its owner's eyes: SQLite would make it as the system likes it."""
    if _id(path) is None:  # one that is there is not touched: closing it would drop the locks SQLite holds on it
        with suppress(OSError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _cipher_connection(target: str, key: Key | None) -> Any:
    connect, locked = _cipher()
    connection = connect(target, factory=locked, uri=target.startswith("file:"), **_HOW)
    connection.key = key
    try:
        connection.execute("PRAGMA cipher_log_level=NONE").fetchall()  # it would write to the terminal
        if key is not None:
            connection.execute(f'PRAGMA key="{key.spec}"').fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


@cache
def _cipher() -> tuple[Any, Any]:
    """How SQLCipher connects, and its connection with room for the key."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise LogbookError(t(MISSING_PART), how_to_install()) from error

    class Locked(dbapi2.Connection):  # type: ignore[misc]
        key: Key | None = None
        file: _Id | None = None

        def close(self) -> None:
            _live.discard(self)
            super().close()

    return dbapi2.connect, Locked


def _locked(path: Path) -> LockedLogbook:
    return LockedLogbook(
        t("The log book “{path}” is locked with a passphrase.", path=path.name),
        t("Open the workbook and type the passphrase there."),
    )


def address_of(path: PurePath, how: str) -> str:
    """The address by which SQLite opens a whole *path*, with *how* it is to be opened.

    SQLite refuses an address with a server's name, as `as_uri` writes one for a drive of the network: here it is a part
    of the path.
    """
    said = quote(path.as_posix(), safe="/:", errors="surrogateescape")
    return f"file://{'' if said.startswith('/') else '/'}{said}?{how}"


def _id(path: Path) -> _Id | None:
    try:
        there = os.stat(path)  # noqa: PTH116 - asked at every opening, so it is the quicker of the two
    except OSError:
        return None
    return there.st_dev, there.st_ino
