"""The connection to the log book's file: how it is opened, read, written whole, and brought up to date."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from powerkit.errors import LogbookError
from powerkit.logbook.errors import MovedLogbook, NewerLogbook, is_damage, plainly
from powerkit.logbook.files import database_errors, open_file
from powerkit.logbook.schema import Migration
from powerkit.logbook.seen import Watcher
from powerkit.logbook.values import Clock, to_moment

Row = tuple[Any, ...]
Replaced = Callable[[sqlite3.Connection, sqlite3.Connection], None]

_PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=TRUNCATE",  # one file at rest: safe in a synced or network folder
    "synchronous=FULL",
    "fullfsync=ON",  # macOS: through the disk's own cache; elsewhere it means nothing
    "secure_delete=ON",
    "foreign_keys=ON",
    "recursive_triggers=ON",  # so that a REPLACE cannot take a version out unseen
    "temp_store=MEMORY",  # private words never go to a temporary file
    "trusted_schema=OFF",
)


class Store:
    """One open log book file. Reads return whole lists; writes happen inside ``writing()``, all or nothing.

    Threads take turns: Jupyter kernels answer a widget's messages in a thread of their own (a "subshell") when the
    page asks for it, as JupyterLab does.

    A sync program may move the file, or put another in its place, while it is open. Before each read and write, and
    after each write, a look at the file's identity tells; the file that is there now is opened again, if it is the
    same workbook's. *replaced* is then called with the connections before and after.
    """

    def __init__(self, path: Path, now: Clock, copy: sqlite3.Connection | None = None) -> None:
        """Open the file at *path*; or work with a *copy* of it in memory, to read what can't be written."""
        self.path = path
        self._name = str(path)
        self.replaced: Replaced = _nothing
        self.watcher: Watcher | None = None
        self._now = now
        self._turn = threading.RLock()
        self._known = ("", 0)
        with plainly():
            self.connection = connect(path) if copy is None else copy
            self._file = file_id(path)

    def ready(self) -> None:
        """The file is as it should be: from now on only the same workbook's, at the same version, may stand for it."""
        with self._turn, plainly():
            self._known = workbook_in(self.connection)
            self._file = file_id(self._name)

    @property
    def workbook(self) -> str:
        """The workbook's own id, once the file is ready."""
        return self._known[0]

    def now(self) -> datetime:
        """The time now, by the log book's own clock."""
        return self._now()

    def moment(self) -> str:
        """The time now as it is stored."""
        return to_moment(self._now())

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with self._turn, plainly():
            self._look()
            return self.connection.execute(sql, values).fetchall()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several reads that see the same state of the file."""
        with self._turn:
            with plainly():
                self._look()
                self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self._end("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One change: it is all in the file at the end, or none of it.

        Raises:
            MovedLogbook: the file was moved meanwhile; the same change may be made again.
            LogbookError: it could not be written; the file is as it was.
        """
        with self._turn, plainly():
            self._look()
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                self._end("ROLLBACK")
                raise
            if self._known[0] and file_id(self._name) != self._file:
                raise MovedLogbook()  # it is in the file that is no longer the log book
            if self.watcher is not None and not self.watcher.behind:
                self.watcher.wrote(self._catch_up)

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._catch_up()
            self.connection.close()

    def _look(self) -> None:
        """Open the log book again where another file is in its place.

        Raises:
            MovedLogbook: there is none, or it is not the same workbook's.
        """
        if not self._known[0] or self.connection.in_transaction or (there := file_id(self._name)) == self._file:
            return
        if there is None:
            raise MovedLogbook()
        again = self._opened_again()
        try:
            self.replaced(self.connection, again)
        except BaseException:
            again.close()
            raise
        self.connection.close()
        self.connection, self._file = again, there

    def _catch_up(self) -> None:
        with self._turn, suppress(*database_errors()):  # closed or gone meanwhile: then there is nothing to note
            if self.watcher is not None and self.watcher.behind:
                self.watcher.catch_up(self.connection, self.moment())

    def _opened_again(self) -> sqlite3.Connection:
        """A connection to what is in the log book's place now, once it is found to be the same workbook's and whole."""
        try:
            again = connect(self.path)
            if self._is_ours(again):
                return again
            again.close()
        except database_errors("DatabaseError") as error:
            if not is_damage(error):  # a busy or far-off file may be well the next time
                raise
        raise MovedLogbook(another=True)

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        try:
            return workbook_in(connection) == self._known and sound(connection)
        except BaseException:
            connection.close()
            raise

    def _end(self, how: str) -> None:
        # After a full disk SQLite may have ended the transaction itself.
        if self.connection.in_transaction:
            self.connection.execute(how)


def connect(path: Path) -> sqlite3.Connection:
    """A connection with the log book's settings. Nothing is read or written yet.

    Raises:
        LockedLogbook: it is locked, and its key is not held.
        sqlite3.Error: or its like (`files.database_errors`), for the caller to put plainly.
    """
    connection = open_file(path)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _nothing(before: sqlite3.Connection, after: sqlite3.Connection) -> None:
    """What is done about a file that was put in the log book's place, where nobody says otherwise."""


def file_id(path: Path | str) -> tuple[int, int] | None:
    """What tells a file from another that is put in its place; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked before every read and write, so it is the quicker of the two
    except OSError:
        return None
    return found.st_dev, found.st_ino


def workbook_in(connection: sqlite3.Connection) -> tuple[str, int]:
    """Which workbook's log book this is, and at which version; ("", 0) for another file.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    version = version_of(connection)
    rows = connection.execute("SELECT id FROM workbook").fetchall() if version else []
    return (str(rows[0][0]), version) if rows else ("", 0)


def version_of(connection: sqlite3.Connection) -> int:
    """Which migration the file is at; 0 is a new file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite's quick check of the whole file finds nothing. About 1 ms a megabyte."""
    rows: list[Row] = connection.execute("PRAGMA quick_check(1)").fetchall()
    return rows == [("ok",)]


def count_entries(path: Path) -> int:
    """How many entries a log book holds, once its file was found to be sound. Nothing is written.

    Raises:
        LogbookError: the file can't be read, or is damaged.
    """
    with plainly(), closing(open_file(path, read_only=True)) as connection:
        if not sound(connection):
            raise LogbookError("Your log book's file is damaged.", "Open the workbook: it offers the newest backup.")
        return int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])


def is_damaged(path: Path) -> bool:
    """Whether the file is certainly damaged, seen through a connection of its own. A busy or far-off file is not."""
    try:
        with closing(connect(path)) as connection:
            return not sound(connection)
    except database_errors() as error:
        return is_damage(error)


def refuse_strangers(store: Store, migrations: Sequence[Migration]) -> int:
    """The file's version, when it is one this workbook may bring up to date. Nothing is written.

    Raises:
        NewerLogbook: a newer workbook wrote it.
        LogbookError: it is not a log book.
        sqlite3.Error: it cannot be read at all.
    """
    version = version_of(store.connection)
    if version > len(migrations):
        raise NewerLogbook(
            f"The log book in {store.path.parent} was last used with a newer version of the workbook.",
            "Update the workbook, then open it again. Nothing was changed.",
        )
    tables: int = store.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if version == 0 and tables:
        raise LogbookError(
            f"The file {store.path} is not a log book.",
            "Move it away or choose another folder, then open the workbook again. Nothing was changed.",
        )
    return version


def migrate(store: Store, migrations: Sequence[Migration], new_id: Callable[[], str]) -> None:
    """Bring the file up to date, each step in a transaction of its own.

    Raises:
        LogbookError: a step failed; the file is as it was before that step.
    """
    for number, migration in enumerate(migrations, start=1):
        with store.writing() as connection:
            # Another process may have been here first: the version is read inside the transaction.
            if version_of(connection) >= number:
                continue
            take_step(connection, number, migration)
            if number == 1:
                connection.execute("INSERT INTO workbook (id) VALUES (?)", (new_id(),))


def take_step(connection: sqlite3.Connection, number: int, migration: Migration) -> None:
    """Take a file to version *number*, inside a transaction."""
    for statement in migration.statements:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={number}")
