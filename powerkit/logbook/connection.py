"""The connection to the log book's file: how it is opened, read, written whole, and brought up to date."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from powerkit.logbook.audit import erased_since
from powerkit.logbook.errors import ErasedLogbook, MovedLogbook, is_damage, plainly
from powerkit.logbook.files import database_errors
from powerkit.logbook.keeper import Keeper
from powerkit.logbook.last_seen import Watcher
from powerkit.logbook.serialize import Clock, local_now, to_moment
from powerkit.logbook.sqlite_file import (
    Row,
    State,
    as_it_is,
    connect,
    data_version,
    is_same,
    is_written_by_sqlite,
    opened_again,
    state_of,
    workbook_of,
)


class Store:
    """One open log book file. Reads return whole lists; writes happen inside ``writing()``, all or nothing.

    Threads take turns: Jupyter kernels answer a widget's messages in a thread of their own (a "subshell") when the
    page asks for it, as JupyterLab does.

    A sync program may move the file, put another in its place, or write another copy into it, while it is open.
    Before each read and write, and after each write, a look at the file's identity and times tells; what is there now
    is opened again, if it is the same workbook's. The *keeper* says what becomes of what was there before.
    """

    keeper: Keeper  # of one that is made `ready`

    def __init__(self, path: Path, now: Clock, copy: sqlite3.Connection | None = None, real: Path | str = "") -> None:
        """Open the file at *path*, a link to a *real* one maybe; or work with a *copy* in memory, only to read."""
        self.path = path
        self._name, self._journal_name = str(path), f"{real or path}-journal"
        self.watcher: Watcher | None = None
        self.now = now
        self.turn = threading.RLock()  # held by whoever may have nobody read beside
        self._known = ("", 0)
        with plainly():
            self.connection = connect(path) if copy is None else copy
        self._file: State | None = None
        self._journal: State | None = None
        self._data = 0
        self._writes = self._closed = False
        self.letters: tuple[object, frozenset[str]] = None, frozenset()  # as `search` found them, after which changes
        self._opened = local_now()

    def ready(self, version: int) -> None:
        """The file is as it should be: from now on only the same workbook's, at the same *version*, may stand for it.

        To be said inside ``reading()``.
        """
        self._known = workbook_of(self.connection), version
        self._note_state()
        self.keeper.begin(self.connection)

    @property
    def workbook(self) -> str:
        """The workbook's own id, once the file is ready."""
        return self._known[0]

    @property
    def changes(self) -> tuple[State | None, int]:
        """What differs after the file was written to, as of the last look at it. It costs nothing."""
        return self._file, self.connection.total_changes

    @property
    def is_erased(self) -> bool:
        """Whether it is of no more use: everything was erased since it was opened, here or by another program."""
        return self._closed or (not is_same(state_of(self._name), self._file) and erased_since(self.path, self._opened))

    def moment(self) -> str:
        """The time now as it is stored."""
        return to_moment(self.now())

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with self.turn:
            try:
                self._look()
                return self.connection.execute(sql, values).fetchall()
            except Exception:
                with plainly():  # entered only now: this is asked before each read
                    raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several reads that see the same state of the file."""
        with self.turn:
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
        with self.turn, plainly():
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
        with self.turn:
            self._catch_up()
            self.connection.close()
            self._closed = True

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
            raise self._moved()
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
        journal, there = state_of(self._journal_name), state_of(self._name)
        if there is None or not is_same(there, self._file):
            raise self._moved()  # it is in the file that is no longer the log book
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
        there, journal = state_of(self._name), state_of(self._journal_name)
        if there != self._file and not self._is_written_by_another_window(there, journal):
            return False
        if there != self._file and data_version(self.connection) == self._data:
            return False  # as many changes were made in another copy: SQLite goes on with what it remembers of ours
        if not self.keeper.holds(self.connection):
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
            raise self._moved()
        same = is_same(there, self._file)
        try:
            again = opened_again(self.path, self._known, same)
        except Exception as error:
            if same:
                self._raise_if_torn(error)
            raise (self._moved(error) if isinstance(error, MovedLogbook) else error) from error.__cause__
        said = None
        try:
            if same:
                said = self.keeper.overwritten(again)
            else:
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

    def _moved(self, said: MovedLogbook | None = None) -> MovedLogbook:
        """What is said where the file is not in its place: that everything was erased, if that is why."""
        return ErasedLogbook() if self.is_erased else said or MovedLogbook()

    def _raise_if_torn(self, error: Exception) -> None:
        ours = is_damage(error) or isinstance(error, MovedLogbook)
        if ours and (said := self.keeper.torn()) is not None:
            raise said from error

    def _note_state(self) -> None:
        self._file, self._journal = state_of(self._name), state_of(self._journal_name)
        self._data = data_version(self.connection)

    def _catch_up(self) -> None:
        with self.turn, suppress(*database_errors()):  # closed or gone meanwhile: then there is nothing to note
            if self.watcher is not None and self.watcher.behind and not self.is_erased:
                self.watcher.catch_up(self.connection, self.moment())

    def _end(self, how: str) -> None:
        # After a full disk SQLite may have ended the transaction itself.
        if self.connection.in_transaction:
            self.connection.execute(how)
