"""The connection to the log book's file: how it is opened, read, written whole, and brought up to date."""

import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from powerkit.errors import LogbookError
from powerkit.logbook.errors import MovedLogbook, NewerLogbook, is_damage, plainly
from powerkit.logbook.files import database_errors, open_file
from powerkit.logbook.letters import note_letters
from powerkit.logbook.migrations import Migration
from powerkit.logbook.seen import Watcher
from powerkit.logbook.serialize import Clock, to_moment

Row = tuple[Any, ...]
State = tuple[int, int, int, int, int]

_PRAGMAS = (
    "journal_mode=TRUNCATE",  # one file at rest: safe in a synced or network folder
    "synchronous=FULL",
    *(("fullfsync=ON",) if sys.platform == "darwin" else ()),  # through the disk's own cache
    "secure_delete=ON",
    "foreign_keys=ON",
    "recursive_triggers=ON",  # so that a REPLACE cannot take a version out unseen
    "temp_store=MEMORY",  # private words never go to a temporary file
    "trusted_schema=OFF",
)


class Keeper(Protocol):
    """What is done about another copy that was put in the place of the open log book, or written into its file."""

    def begin(self, connection: sqlite3.Connection) -> None:
        """Note which line of work it is that what follows belongs to."""

    def holds(self, connection: sqlite3.Connection) -> bool:
        """Whether a file that others wrote to is still what this log book was."""

    def swapped(self, before: sqlite3.Connection, after: sqlite3.Connection) -> None:
        """Another file is in its place; the one that was open can still be read."""

    def overwritten(self, after: sqlite3.Connection) -> LogbookError | None:
        """Another copy was written into the file; what is to be said of it, if anything was lost."""

    def torn(self) -> LogbookError | None:
        """The file is damaged now; what is to be said of it, where it isn't what is said of any damage."""


class Store:
    """One open log book file. Reads return whole lists; writes happen inside ``writing()``, all or nothing.

    Threads take turns: Jupyter kernels answer a widget's messages in a thread of their own (a "subshell") when the
    page asks for it, as JupyterLab does.

    A sync program may move the file, put another in its place, or write another copy into it, while it is open.
    Before each read and write, and after each write, a look at the file's identity and times tells; what is there now
    is opened again, if it is the same workbook's. The *keeper* says what becomes of what was there before.
    """

    def __init__(self, path: Path, now: Clock, copy: sqlite3.Connection | None = None) -> None:
        """Open the file at *path*; or work with a *copy* of it in memory, to read what can't be written."""
        self.path = path
        self._name = str(path)
        self.keeper: Keeper | None = None
        self.watcher: Watcher | None = None
        self._now = now
        self._turn = threading.RLock()
        self._known = ("", 0)
        with plainly():
            self.connection = connect(path) if copy is None else copy
        self._file: State | None = None
        self._journal: State | None = None
        self._data = 0
        self._writes = False

    def ready(self) -> None:
        """The file is as it should be: from now on only the same workbook's, at the same version, may stand for it.

        To be said inside ``reading()``.
        """
        self._known = workbook_in(self.connection)
        self._note_state()
        if self.keeper is not None:
            self.keeper.begin(self.connection)

    @property
    def workbook(self) -> str:
        """The workbook's own id, once the file is ready."""
        return self._known[0]

    @property
    def changes(self) -> tuple[State | None, int]:
        """What differs after the file was written to, as of the last look at it. It costs nothing."""
        return self._file, self.connection.total_changes

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
            if self._writes:
                yield
                return
            with plainly():
                self._look()
                self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self._end("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One change: it is all in the file at the end, or none of it. Inside another one it is a part of that.

        Raises:
            MovedLogbook: the file was moved meanwhile; the same change may be made again.
            LogbookError: it could not be written; the file is as it was.
        """
        with self._turn, plainly():
            if self._writes:
                with self._part():
                    yield self.connection
                return
            self._begin()
            self._writes = True
            try:
                yield self.connection
                doubt = bool(self._known[0]) and state_of(self._name) != self._file
                self.connection.execute("COMMIT")
            except BaseException:
                self._end("ROLLBACK")
                raise
            finally:
                self._writes = False
            if self._known[0]:
                self._look_after(doubt)
            if self.watcher is not None and not self.watcher.behind:
                self.watcher.wrote(self._catch_up)

    @contextmanager
    def _part(self) -> Iterator[None]:
        """A part of a larger change: where it fails, nothing of it is left in the larger one."""
        self.connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:  # after a full disk SQLite may have ended the whole
                self.connection.execute("ROLLBACK TO part")
            raise
        finally:
            if self.connection.in_transaction:
                self.connection.execute("RELEASE part")

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._catch_up()
            self.connection.close()

    def _begin(self) -> None:
        """Begin to write, in a file that is found to be as it was, or as others who keep to the rules left it."""
        self._look()
        self.connection.execute("BEGIN IMMEDIATE")
        if not self._known[0] or data_version(self.connection) == self._data:
            return
        try:
            ours = self._is_ours_still()
        except BaseException:
            self._end("ROLLBACK")
            raise
        if not ours:
            self._end("ROLLBACK")
            self._open_again()
            self.connection.execute("BEGIN IMMEDIATE")

    def _look(self) -> None:
        """Open the log book again where another file is in its place, or another copy was written into it.

        Raises:
            MovedLogbook: there is none, or it is not the same workbook's.
            LogbookError: another copy was written into it. What is to be said of it; the next call goes on.
        """
        if not self._known[0] or self.connection.in_transaction or (there := state_of(self._name)) == self._file:
            return
        if there is None:
            raise MovedLogbook()
        if not is_same(there, self._file):
            self._open_again()
            return
        # While this reads, nobody who keeps to SQLite's locks can write.
        self.connection.execute("BEGIN")
        try:
            ours = self._is_ours_still()
        except database_errors("DatabaseError") as error:
            self._raise_if_torn(error)
            raise
        finally:
            self._end("ROLLBACK")
        if not ours:
            self._open_again()

    def _look_after(self, doubt: bool) -> None:
        """After a change was written: whether it is in the log book, before anybody is told that it is kept."""
        # The journal first: where another window writes in between, the file is the newer of the two, and is not noted.
        journal, there = self._journal_now(), state_of(self._name)
        if there is None or not is_same(there, self._file):
            raise MovedLogbook()  # it is in the file that is no longer the log book
        if doubt:  # a large change was written out before its end, or somebody else wrote meanwhile
            self._open_again()
        elif is_written_by_sqlite(there, journal):
            self._file, self._journal = there, journal

    def _is_ours_still(self) -> bool:
        """Inside a transaction: whether what was written to the file since is what another window wrote."""
        try:
            return self._is_line_of_work()
        except database_errors("OperationalError") as error:
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:  # a table isn't there: it is another file
                return False
            raise

    def _is_line_of_work(self) -> bool:
        self.connection.execute("SELECT id FROM workbook").fetchall()  # from here on nobody else writes
        there, journal = state_of(self._name), self._journal_now()
        if there != self._file and not self._is_written_by_another_window(there, journal):
            return False
        if there != self._file and data_version(self.connection) == self._data:
            return False  # as many changes were made in another copy: SQLite goes on with what it remembers of ours
        if self.keeper is not None and not self.keeper.holds(self.connection):
            return False
        self._file, self._journal, self._data = there, journal, data_version(self.connection)
        return True

    def _is_written_by_another_window(self, there: State | None, journal: State | None) -> bool:
        """Whether SQLite ended the change that the file shows: the journal is then later than the one that was noted.

        A change of less than a tick of the disk's clock leaves the journal as it was; the file then bears its time.
        """
        if there is None or journal is None or not is_written_by_sqlite(there, journal):
            return False
        return journal != self._journal or max(journal[3:]) == max(there[3:])

    def _open_again(self) -> None:
        there = state_of(self._name)
        if there is None:
            raise MovedLogbook()
        same = is_same(there, self._file)
        try:
            again = self._opened_again(same)
        except Exception as error:
            if same:
                self._raise_if_torn(error)
            raise
        said = None
        try:
            if self.keeper is not None and same:
                said = self.keeper.overwritten(again)
            elif self.keeper is not None:
                self.keeper.swapped(self.connection, again)
        except BaseException:
            again.close()
            raise
        self.connection.close()
        self.connection = again
        with as_it_is(again):
            self._note_state()
        if said is not None:
            raise said

    def _raise_if_torn(self, error: Exception) -> None:
        ours = is_damage(error) or isinstance(error, MovedLogbook)
        if ours and self.keeper is not None and (said := self.keeper.torn()) is not None:
            raise said from error

    def _note_state(self) -> None:
        self._file, self._journal, self._data = state_of(self._name), self._journal_now(), data_version(self.connection)

    def _journal_now(self) -> State | None:
        return state_of(f"{self._name}-journal")

    def _catch_up(self) -> None:
        if self.watcher is None or not self.watcher.behind:
            return
        with self._turn, suppress(*database_errors()):  # closed or gone meanwhile: then there is nothing to note
            if self.watcher.behind:
                self.watcher.catch_up(self.connection, self.moment())

    def _opened_again(self, same: bool) -> sqlite3.Connection:
        """A connection to what is in the log book's place now, once it is found to be the same workbook's and whole.

        Raises:
            MovedLogbook: it is not.
            sqlite3.DatabaseError: the *same* file as before is damaged.
        """
        try:
            again = connect(self.path)
            if self._is_ours(again, same):
                return again
            again.close()
        except database_errors("DatabaseError") as error:
            if same or not is_damage(error):  # a busy or far-off file may be well the next time
                raise
        raise MovedLogbook(another=True)

    def _is_ours(self, connection: sqlite3.Connection, same: bool) -> bool:
        try:
            if workbook_in(connection) != self._known:
                return False
            if same and not sound(connection, through=True):
                raise _torn()
            return same or sound(connection)
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
        connection.executescript("".join(f"PRAGMA {pragma};" for pragma in _PRAGMAS))
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def as_it_is(connection: sqlite3.Connection) -> Iterator[None]:
    """Several looks at a file that nobody who keeps to SQLite's locks writes to in between."""
    connection.execute("BEGIN")
    try:
        version_of(connection)
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def state_of(path: str) -> State | None:
    """What tells a file from another that is put in its place, and from what it was; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked before every read and write, so it is the quicker of the two
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def is_same(state: State | None, other: State | None) -> bool:
    """Whether it is one file, whatever was written to it."""
    return state is not None and other is not None and state[:2] == other[:2]


def is_written_by_sqlite(file: State | None, journal: State | None) -> bool:
    """Whether the file was last written by a change that SQLite ended: it empties its journal after that."""
    return file is not None and journal is not None and max(journal[3:]) >= max(file[3:])


def _torn() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("half of it is another copy")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection wrote to the file. It takes 2 microseconds."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


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


def sound(connection: sqlite3.Connection, *, through: bool = False) -> bool:
    """Whether SQLite's check of the whole file finds nothing: the quick one, about 1 ms a megabyte, or the whole."""
    rows: list[Row] = connection.execute(f"PRAGMA {'integrity' if through else 'quick'}_check(1)").fetchall()
    return rows == [("ok",)] and not _is_of_two(connection, through)


def _is_of_two(connection: sqlite3.Connection, through: bool) -> bool:
    """Whether the tables are of two copies, each of them whole: one written half over another can look sound."""
    query = "SELECT 1 FROM entry e LEFT JOIN version v ON v.id = e.latest WHERE v.entry IS NOT e.id LIMIT 1"
    try:
        found = connection.execute(query).fetchall()
        if through and not found:
            stray = "SELECT 1 FROM words_content WHERE id NOT IN (SELECT place FROM entry) LIMIT 1"
            found = connection.execute(stray).fetchall()
    except database_errors("OperationalError") as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:  # it has no such tables
            return False
        raise
    return bool(found or (through and connection.execute("PRAGMA foreign_key_check").fetchall()))


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
    if version == 0 and store.connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall():
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
    note_letters(connection, "")
    connection.execute(f"PRAGMA user_version={number}")
