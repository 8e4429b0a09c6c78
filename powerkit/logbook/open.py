"""Opening the log book: checked, brought up to date, backed up once a day, and cheap, for every kernel does it."""

import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from powerkit.errors import LogbookError, of_somebody_else
from powerkit.logbook import backups, replace_file
from powerkit.logbook.acknowledged_writes import Acknowledged
from powerkit.logbook.connection import Store
from powerkit.logbook.copies import AWAY, put_away_in
from powerkit.logbook.errors import MissingLogbook, is_damage, plainly
from powerkit.logbook.files import database_errors, in_memory, key_of, open_file
from powerkit.logbook.lost_or_replaced import Keeping, expect_what_was_seen
from powerkit.logbook.migrations import Migration
from powerkit.logbook.photos import let_go
from powerkit.logbook.serialize import Clock
from powerkit.logbook.sqlite_file import (
    State,
    holds_pages,
    is_damaged,
    is_same,
    is_written_by_sqlite,
    real_file,
    sound,
    state_of,
)
from powerkit.logbook.unfinished_files import clear_stale, names_in
from powerkit.logbook.upgrade import bring_up, migrate, refuse_strangers
from powerkit.text.catalogue import t
from powerkit.there import is_folder

SMALL = 4_000_000
"""Up to this many bytes the whole file is checked when it is opened; beyond it, once a day before the backup."""

SETTLED = 2_000_000_000
"""Nanoseconds after which a change shows in a file's times: those of some disks go in steps of two seconds."""

_PAGES = 1_200_000
"""Bytes: half of what SQLite's pages of one file take at most."""

_read_through: set[str] = set()
"""The files that this program has read through once: memory for the pages of the next is there."""

_found_sound: dict[str, State] = {}
"""What each file was when this program last found it sound. A server opens the log book again and again."""


def random_id() -> str:
    """A random name for a new workbook."""
    return secrets.token_hex(16)


def open_store(
    path: Path,
    folder: Path,
    now: Clock,
    new_id: Callable[[], str],
    migrations: Sequence[Migration],
    start_afresh: bool,
    said: Acknowledged,
) -> tuple[Store, tuple[str, ...]]:
    """An open, checked, up-to-date log book, and notices that did not stop it; see ``Logbook.open``."""
    with _as_allowed(path):
        real = real_file(path)
        if not _is_there(path):
            _expect_a_place(path)
            if start_afresh:
                replace_file.clear_the_place(path, folder, now())
            else:
                _expect_none(path, folder)
            replace_file.begin(real, now, new_id, migrations)
        clear_stale(*{path.parent, real.parent})
        kept = names_in(folder)
        if any(".part" in name or name.startswith(AWAY) for name in kept):
            clear_stale(folder, *put_away_in(folder))
        try:
            store = Store(path, now, real=real)
        except LogbookError as error:
            raise _explained(error, path, folder, now) from error
        try:
            store.keeper = Keeping(store, said)
            return store, _made_ready(store, folder, kept, new_id, migrations)
        except BaseException as error:
            store.close()
            if isinstance(error, LogbookError):
                raise _explained(error, path, folder, now) from error
            raise


@contextmanager
def _as_allowed(path: Path) -> Iterator[None]:
    """Say plainly that a file or folder is somebody else's."""
    try:
        yield
    except PermissionError as error:
        do = t("Ask them for the right to it, or choose another folder. Nothing was changed.")
        raise LogbookError(of_somebody_else(error.filename or path.parent), do) from error


def read_store(path: Path, now: Clock) -> Store:
    """A log book's file as a copy in memory, brought up to date there. The file is only read, and nothing is kept.

    Raises:
        LogbookError: it cannot be read, is damaged, or is no log book of a version known here.
    """
    with plainly(), closing(open_file(real_file(path), read_only=True)) as source:
        if not sound(source):
            raise LogbookError(
                t("The file {path} is damaged.", path=path), t("Open the workbook: it offers the best backup.")
            )
        copy = in_memory(key_of(source))
        try:
            source.backup(copy)
            store = Store(path, now, copy)
            if refuse_strangers(store) == 0:
                raise LogbookError(t("The file {path} is not a log book.", path=path))
            copy.execute("PRAGMA temp_store=MEMORY").fetchall()
            bring_up(copy)
        except BaseException:
            copy.close()
            raise
    return store


def _made_ready(
    store: Store, folder: Path, kept: Sequence[str], new_id: Callable[[], str], migrations: Sequence[Migration]
) -> tuple[str, ...]:
    moment = store.now()
    with store.reading(), plainly():  # one lock for all that is looked at
        version = refuse_strangers(store, migrations)
        due = version > 0 and backups.is_due(folder, kept, moment)
        new = version < len(migrations)
        if not _is_sound(store, due or new):
            raise sqlite3.DatabaseError(_UNSOUND)
        if not new:
            store.ready(version)
    if new:
        if version > 0:
            backups.make(store.connection, folder, moment, before_update=True)
        migrate(store, migrations, new_id)
        with store.reading(), plainly():
            store.ready(len(migrations))
    if due and _has_words(store):
        try:
            let_go(store, moment)
            backups.make_daily(store.connection, folder, moment)
        except LogbookError as error:
            return (t("Today's backup of your log book could not be made. {error}", error=error),)
    return ()


def _is_sound(store: Store, certainly: bool) -> bool:
    """Whether the file is whole, where it is to be looked at *certainly*, or is small and others wrote to it since."""
    name = str(store.path)
    there = state_of(name)
    if there is not None and not certainly and (there[2] > SMALL or _is_known(name, there)):
        return True
    if not _sound_throughout(store.connection, name):
        return False
    if there is not None and time.time_ns() - max(there[3:]) > SETTLED:
        _found_sound[name] = there
    return True


def _is_known(name: str, there: State) -> bool:
    """Whether this program found the file sound, and nothing but SQLite wrote to it since."""
    found = _found_sound.get(name)
    if found is None or found == there:
        return found is not None
    # Windows has no time that a program which writes into a file cannot choose.
    return os.name != "nt" and is_same(found, there) and is_written_by_sqlite(there, state_of(f"{name}-journal"))


def _sound_throughout(connection: sqlite3.Connection, name: str) -> bool:
    """Whether the whole file is sound. At first there is room for few pages: memory for all would take longer."""
    if _read_through:
        return sound(connection)
    (size,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute("PRAGMA cache_size=30")
    found = sound(connection)
    connection.execute(f"PRAGMA cache_size={size}")
    _read_through.add(name)
    # glibc gives freed memory back once there is twice as much as the largest block let go so far: let go of one.
    bytes(_PAGES)
    return found


def _has_words(store: Store) -> bool:
    """Whether there is anything to back up."""
    return bool(store.read("SELECT 1 WHERE EXISTS (SELECT 1 FROM version) OR EXISTS (SELECT 1 FROM draft)"))


_UNSOUND = "the quick check found something"


def _explained(error: LogbookError, path: Path, folder: Path, now: Clock) -> LogbookError:
    """The same error; or, when the file itself is damaged, the report that it was set aside."""
    cause = error.__cause__
    damaged = isinstance(cause, database_errors()) and (is_damage(cause) or _UNSOUND in str(cause))
    # Seen twice, through a connection of its own: a passing fault of a network disk must not set a good file aside.
    if damaged and is_damaged(path):
        return replace_file.report_damage(path, folder, now())
    return error


def _expect_a_place(path: Path) -> None:
    """Refuse a folder that is not there."""
    if not is_folder(path.parent):
        raise LogbookError(
            t("The workbook's folder {parent} is not there.", parent=path.parent),
            t("Connect the disk it is on, or choose another folder. Nothing was changed."),
        )


def _expect_none(path: Path, folder: Path) -> None:
    """Refuse to begin a log book where something shows that there was one, unless another window began it just now."""
    try:
        expect_what_was_seen(path, folder)
        replace_file.expect_none(path, folder)
    except MissingLogbook:
        if not _is_there(path):
            raise


def _is_there(path: Path) -> bool:
    there = state_of(str(path))
    return there is not None and holds_pages(there[2])
