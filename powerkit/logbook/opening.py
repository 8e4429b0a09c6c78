"""Opening the log book: checked, brought up to date, backed up once a day, and cheap, for every kernel does it."""

import secrets
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook import backups
from powerkit.logbook.errors import MissingLogbook, is_damage, plainly
from powerkit.logbook.files import database_errors
from powerkit.logbook.photos import let_go
from powerkit.logbook.schema import Migration
from powerkit.logbook.store import Store, is_damaged, migrate, refuse_strangers, sound
from powerkit.logbook.values import Clock

SMALL = 4_000_000
"""Up to this many bytes the whole file is checked at every opening; beyond it, once a day before the backup."""


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
) -> tuple[Store, tuple[str, ...]]:
    """An open, checked, up-to-date log book, and notices that did not stop it; see ``Logbook.open``."""
    _expect_a_place(path, folder, now, start_afresh)
    try:
        store = Store(path, now)
    except LogbookError as error:
        raise _explained(error, path, folder, now) from error
    try:
        notices = _made_ready(store, folder, now, new_id, migrations)
        store.ready()
        return store, notices
    except BaseException as error:
        store.close()
        if isinstance(error, LogbookError):
            raise _explained(error, path, folder, now) from error
        raise


def _made_ready(
    store: Store, folder: Path, now: Clock, new_id: Callable[[], str], migrations: Sequence[Migration]
) -> tuple[str, ...]:
    with plainly():
        version = refuse_strangers(store, migrations)
    due = version > 0 and backups.is_due(folder, now())
    if due or version < len(migrations) or store.path.stat().st_size <= SMALL:
        with plainly():
            if not sound(store.connection):
                raise sqlite3.DatabaseError(_UNSOUND)
    if version < len(migrations):
        if version > 0:
            backups.make(store.connection, folder, now(), before_update=True)
        migrate(store, migrations, new_id)
    if due and _has_words(store):
        let_go(store, now())
        try:
            backups.make_daily(store.connection, folder, now())
        except LogbookError as error:
            return (f"Today's backup of your log book could not be made. {error}",)
    return ()


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
        return backups.report_damage(path, folder, now())
    return error


def _expect_a_place(path: Path, folder: Path, now: Clock, start_afresh: bool) -> None:
    """Refuse a folder that is not there, and an empty place where backups show that there was a log book."""
    if not path.parent.is_dir():
        raise LogbookError(
            f"The workbook's folder {path.parent} is not there.",
            "Connect the disk it is on, or choose another folder. Nothing was changed.",
        )
    if path.exists() and path.stat().st_size > 0:
        return
    newest = backups.newest_backup(folder)
    if newest is None:
        return
    if start_afresh:
        backups.put_away(folder, now())
        return
    raise MissingLogbook(
        f"The log book is missing from {path.parent}, but there are backups of it.",
        backups.offer(newest),
        backup=newest.path,
    )
