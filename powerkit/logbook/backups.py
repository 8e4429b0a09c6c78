"""Copies of the log book: made daily and before an update, listed, and put back on request."""

import os
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook.errors import DamagedLogbook, plainly
from powerkit.logbook.files import key_of, new_file, open_file
from powerkit.logbook.schema import Migration
from powerkit.logbook.store import Store, is_damaged, refuse_strangers, sound
from powerkit.logbook.values import Clock, in_words

KEEP = 7
"""How many daily backups are kept. Those made before an update are all kept."""

_DAY = timedelta(days=1)
_STAMP = "%Y-%m-%d %H%M%S"
_NAME = re.compile(r"^logbook (\d{4}-\d\d-\d\d \d{6})( before update)?\.sqlite3$")
_AWAY = "Earlier log book, put away"
_PART = re.compile(r"^logbook (\d{4}-\d\d-\d\d \d{6}).*\.part$")


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A kept copy: when it was made (this machine's time), its file, and whether an update was the reason."""

    made: datetime
    path: Path
    before_update: bool = False

    @property
    def words(self) -> str:
        """When it was made, as people say it."""
        return in_words(self.made)


def list_backups(folder: Path) -> list[Backup]:
    """All backups in a folder, oldest first; none when the folder is not there."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            if match := _NAME.match(path.name):
                with suppress(ValueError):  # a file that only looks like ours
                    found.append(Backup(datetime.strptime(match[1], _STAMP), path, bool(match[2])))
    return sorted(found)


def kept_copies(path: Path, folder: Path) -> list[Path]:
    """Every copy of the log book at *path* that lies where the workbook puts them.

    These are its backups in *folder*, those put away there, and log books that were set aside.
    """
    found = [backup.path for backup in list_backups(folder)]
    with suppress(OSError):
        found += [
            backup.path for away in folder.iterdir() if away.name.startswith(_AWAY) for backup in list_backups(away)
        ]
    with suppress(OSError):
        found += [one for one in path.parent.glob(f"{path.stem} *{path.suffix}") if one.is_file()]
    return sorted(found)


def newest_backup(folder: Path) -> Backup | None:
    """The newest backup in a folder, if there is one."""
    return max(list_backups(folder), default=None)


def is_due(folder: Path, now: datetime) -> bool:
    """Whether no backup was made in the day before now. One from the future (a wrong clock) does not count."""
    moment = now.replace(tzinfo=None)
    return not any(moment - _DAY < backup.made <= moment for backup in list_backups(folder))


def make_daily(connection: sqlite3.Connection, folder: Path, now: datetime) -> Backup:
    """Make a backup, then let the oldest daily ones beyond ``KEEP`` go.

    Raises:
        LogbookError: it could not be written; the earlier backups stay.
    """
    backup = make(connection, folder, now)
    daily = [one for one in list_backups(folder) if not one.before_update]
    for old in daily[:-KEEP]:
        with suppress(OSError):
            old.path.unlink()
    return backup


def make(connection: sqlite3.Connection, folder: Path, now: datetime, *, before_update: bool = False) -> Backup:
    """Make a backup in a folder, whole or not at all.

    Raises:
        LogbookError: it could not be written.
    """
    stem = f"logbook {now.strftime(_STAMP)}" + (" before update" if before_update else "")
    path = folder / f"{stem}.sqlite3"
    with _files():
        folder.mkdir(exist_ok=True, mode=0o700)
        _clear_parts(folder, now)
    copy_to(connection, path)
    return Backup(now.replace(tzinfo=None, microsecond=0), path, before_update)


def copy_to(connection: sqlite3.Connection, path: Path, *, afresh: bool = False) -> None:
    """Copy an open log book into a file of its own: a temporary file first, then in place of ``path``.

    ``afresh`` writes every row anew, so that nothing of what was deleted is left between them.

    Raises:
        LogbookError: it could not be written; what stood at ``path`` is still there.
    """
    part = path.with_name(f"{path.stem} {os.getpid()}.part")
    try:
        with _files(), plainly():
            if afresh:
                part.unlink(missing_ok=True)
                part.touch(0o600)
                connection.execute("VACUUM INTO ?", (str(part),))
            if not afresh:
                with closing(new_file(part, key_of(connection))) as target:
                    connection.backup(target)
            with closing(open_file(part)) as target:
                if not sound(target):
                    raise LogbookError("The copy of your log book was not whole, so it was not kept.", "Try again.")
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(path)
    finally:
        for left in (part, part.with_name(part.name + "-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def set_aside(path: Path, now: datetime, why: str) -> Path:
    """Move a log book's file out of the way under a name with the date; it is never deleted.

    Its rollback journal moves with it: left behind, SQLite would play it into the next log book.

    Raises:
        LogbookError: it could not be moved; it is where it was.
    """
    stem = f"{path.stem} {why} {now.strftime(_STAMP)}"
    aside = path.with_name(f"{stem}{path.suffix}")
    count = 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{stem} ({count}){path.suffix}")
    with _files():
        journal = path.with_name(path.name + "-journal")
        path.rename(aside)
        if journal.exists():
            journal.rename(aside.with_name(aside.name + "-journal"))
    return aside


def report_damage(path: Path, folder: Path, now: datetime) -> DamagedLogbook:
    """Set a damaged file aside and say so, with the newest backup to go back to."""
    what = f"The log book in {path.parent} is damaged."
    backup = newest_backup(folder)
    try:
        aside = set_aside(path, now, "damaged")
    except LogbookError:
        return DamagedLogbook(
            f"{what} It could not be set aside, because another program has it open.",
            "Close all windows of the workbook and open it again. Nothing was deleted.",
            backup=backup.path if backup else None,
        )
    what += f" It was set aside as “{aside.name}”; nothing was deleted."
    if backup is None:
        do = "There is no backup yet. Open the workbook again to start a new log book."
        return DamagedLogbook(what, do, set_aside=aside)
    return DamagedLogbook(what, offer(backup), backup=backup.path, set_aside=aside)


def offer(backup: Backup) -> str:
    """How to go back to a backup, in one plain line."""
    return f"To go back to the backup of {backup.words}: powerkit restore “{backup.path}”"


def restore(backup: Path, path: Path, now: Clock, migrations: Sequence[Migration]) -> Path | None:
    """Put a backup in place of the log book. Close the workbook first.

    What stood there is set aside with the date, and its new place is returned (None if nothing was there).

    Raises:
        LogbookError: the backup is not a sound log book that this workbook can read; nothing was changed.
    """
    if not backup.is_file() or is_damaged(backup):
        raise LogbookError(
            f"The backup {backup} is missing or damaged, so it was not used.", "Choose another. Nothing was changed."
        )
    store = Store(backup, now)
    try:
        with plainly():
            if refuse_strangers(store, migrations) == 0:
                raise LogbookError(f"The file {backup} is not a log book.", "Choose another. Nothing was changed.")
        ready = path.with_name(f"{path.stem} restored {os.getpid()}.part")
        copy_to(store.connection, ready)
    finally:
        store.close()
    try:
        aside = set_aside(path, now(), "before restore") if path.exists() else None
        with _files():
            ready.replace(path)
    finally:
        ready.unlink(missing_ok=True)
    return aside


def put_away(folder: Path, now: datetime) -> None:
    """Move all backups into a folder inside theirs, so that a new log book's backups never replace them.

    Raises:
        LogbookError: they could not be moved.
    """
    backups = list_backups(folder)
    if not backups:
        return
    away = folder / f"{_AWAY} {now.strftime(_STAMP)}"
    with _files():
        away.mkdir(mode=0o700)
        for backup in backups:
            backup.path.rename(away / backup.path.name)


def _clear_parts(folder: Path, now: datetime) -> None:
    """Remove what a stopped backup left, but not what another process may be writing now."""
    oldest = (now - _DAY).strftime(_STAMP)
    for path in folder.iterdir():
        match = _PART.match(path.name)
        if match and match[1] < oldest:
            with suppress(OSError):
                path.unlink()


class _files:
    """Turn the file system's errors into plain ones."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise LogbookError(
                f"A file could not be written or moved: {error.strerror or 'the disk refused'}.",
                "Check that the folder is connected, not full and not read-only. Your log book is as it was.",
            ) from error
