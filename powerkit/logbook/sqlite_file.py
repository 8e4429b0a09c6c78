"""A log book's file: where it is, how it is connected to, told from another in its place, found sound or damaged."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Any

from powerkit.errors import LogbookError
from powerkit.logbook.errors import MovedLogbook, is_damage, plainly
from powerkit.logbook.files import database_errors, open_file
from powerkit.text.catalogue import t
from powerkit.there import found_at, is_file, is_folder

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
    found = found_at(path)
    if found is None:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def real_file(path: Path) -> Path:
    """Where the file of the log book at *path* is, or is to be made. SQLite keeps its journal beside that one.

    Raises:
        LogbookError: a link leads to nowhere, or something is there that is no file.
    """
    found = found_at(path, through_links=False)
    if found is None or S_ISREG(found.st_mode):
        return path
    real = path
    if S_ISLNK(found.st_mode):
        try:
            real = path.resolve()
        except RuntimeError:  # it leads to itself; since Python 3.13 that is no error
            raise _leads_nowhere(path) from None
        found = found_at(real, through_links=False)
        if not is_folder(real.parent) or (found is not None and S_ISLNK(found.st_mode)):
            raise _leads_nowhere(path)
    if found is None or S_ISREG(found.st_mode):
        return real
    if S_ISDIR(found.st_mode):
        what = t("“{name}” in {parent} is a folder. Your log book is a file.", name=path.name, parent=path.parent)
    else:
        what = t("“{name}” in {parent} is no file, so no log book can be in it.", name=path.name, parent=path.parent)
    raise LogbookError(
        what,
        t("Move it somewhere else, then open the workbook again: it says what copies it finds. Nothing was changed."),
    )


def end_of(path: Path) -> Path:
    """Where the file at *path* really is; *path* itself where a link leads nowhere, or what is there is no file."""
    try:
        return real_file(path)
    except LogbookError:
        return path


def _leads_nowhere(path: Path) -> LogbookError:
    return LogbookError(
        t("“{name}” in {parent} is a link to a place that is not there.", name=path.name, parent=path.parent),
        t(
            "Connect the disk it leads to. If there is none, take the link away, then open the workbook again: "
            "it says what copies it finds. Nothing was changed."
        ),
    )


def holds_pages(size: int) -> bool:
    """Whether a file of so many bytes is more than an empty one: SQLite takes a single byte for none."""
    return size > 1


def is_same(state: State | None, other: State | None) -> bool:
    """Whether it is one file, whatever was written to it."""
    return state is not None and other is not None and state[:2] == other[:2]


def is_written_by_sqlite(file: State | None, journal: State | None) -> bool:
    """Whether the file was last written by a change that SQLite ended: it empties its journal after that."""
    return file is not None and journal is not None and max(journal[3:]) >= max(file[3:])


def data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection wrote to the file. It takes 2 microseconds."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def workbook_in(connection: sqlite3.Connection) -> tuple[str, int]:
    """Which workbook's log book this is, and at which version; ("", 0) for another file.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    version = version_of(connection)
    workbook = workbook_of(connection) if version else ""
    return (workbook, version) if workbook else ("", 0)


def workbook_of(connection: sqlite3.Connection) -> str:
    """Which workbook's log book this is; "" where that is not said.

    Raises:
        sqlite3.Error: it cannot be read, or is none.
    """
    rows = connection.execute("SELECT id FROM workbook").fetchall()
    return str(rows[0][0]) if rows else ""


def version_of(connection: sqlite3.Connection) -> int:
    """Which migration the file is at; 0 is a new file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def sound(connection: sqlite3.Connection, *, through: bool = False) -> bool:
    """Whether SQLite's check of the whole file finds nothing: the quick one, about 1 ms a megabyte, or the whole."""
    rows: list[Row] = connection.execute(f"PRAGMA {'integrity' if through else 'quick'}_check(1)").fetchall()
    return rows == [("ok",)] and not _is_of_two(connection, through)


def _is_of_two(connection: sqlite3.Connection, through: bool) -> bool:
    """Whether the tables are of two copies, each of them whole: one written half over another can look sound."""
    query = "SELECT 1 FROM entry WHERE id IS NOT (SELECT entry FROM version WHERE id = latest) LIMIT 1"
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
            raise LogbookError(
                t("Your log book's file is damaged."), t("Open the workbook: it offers the newest backup.")
            )
        return int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])


def is_damaged(path: Path) -> bool:
    """Whether the file is certainly damaged, seen through a connection of its own. A busy or far-off file is not."""
    try:
        with closing(connect(path)) as connection:
            return not sound(connection)
    except database_errors() as error:
        return is_damage(error)


def opened_again(path: Path, known: tuple[str, int], same: bool) -> sqlite3.Connection:
    """A connection to what is in the log book's place now, once it is found to be the same workbook's and whole.

    Raises:
        MovedLogbook: it is not.
        sqlite3.DatabaseError: the *same* file as before is damaged.
    """
    if not is_file(path):
        raise MovedLogbook(another=True)
    try:
        again = connect(path)
        if _is_ours(again, known, same):
            return again
        again.close()
    except database_errors("DatabaseError") as error:
        if same or not is_damage(error):  # a busy or far-off file may be well the next time
            raise
    raise MovedLogbook(another=True)


def _is_ours(connection: sqlite3.Connection, known: tuple[str, int], same: bool) -> bool:
    try:
        if workbook_in(connection) != known:
            return False
        if same and not sound(connection, through=True):
            raise _torn()
        return same or sound(connection)
    except BaseException:
        connection.close()
        raise


def _torn() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("half of it is another copy")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
