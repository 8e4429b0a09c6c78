"""Copies of the log book: made daily and before an update, and listed."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG

from powerkit.errors import LogbookError, UnseenError
from powerkit.logbook.contents import Contents, look_into
from powerkit.logbook.errors import copying_to
from powerkit.logbook.files import LockedLogbook, database_errors, is_shut, key_of, new_file, open_file
from powerkit.logbook.private_files import put_in_place
from powerkit.logbook.serialize import in_words, said_of_moment
from powerkit.logbook.sqlite_file import sound
from powerkit.logbook.unfinished_files import clear_stale, part_for, remove_with_sides
from powerkit.text.catalogue import t
from powerkit.there import somebody_elses

KEEP = 7
"""How many daily backups are kept. Those made before an update are all kept."""

_DAY = timedelta(days=1)
STAMP = "%Y-%m-%d %H%M%S"
"""How a moment is written in the name of a file."""

_NAME = re.compile(r"^logbook (\d{4}-\d\d-\d\d \d{6})(?: before update)?\.sqlite3$")


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
    with suppress(OSError):
        return sorted(backup for path in folder.iterdir() if (backup := _backup(path)))
    return []


def _backup(path: Path) -> Backup | None:
    """The backup that a file's name says it is; None for any other file."""
    made = _made(path.name)
    return Backup(made, path, "before" in path.name) if made is not None and _is_plain(path) else None


@lru_cache(maxsize=128)
def _made(name: str) -> datetime | None:
    """When the backup of this name was made; None for another name."""
    if match := _NAME.match(name):
        with suppress(ValueError):  # a file that only looks like ours
            return datetime.fromisoformat(match[1])
    return None


def _is_plain(path: Path) -> bool:
    with suppress(OSError):
        return S_ISREG(path.lstat().st_mode)
    return False


def newest_backup(folder: Path) -> Backup | None:
    """The backup in a folder with the most in it, if there is one: a date in a name may come from a wrong clock."""
    return most_in(list_backups(folder))


def most_in(backups: Sequence[Backup]) -> Backup | None:
    """The one with the most in it; of several that hold the same, the one that was made last.

    Where some are locked, and nobody has their passphrase, that can't be told: then the one that was made last.
    """
    if len(backups) < 2:
        return backups[0] if backups else None
    now, known = datetime.now() + _DAY, not any(is_shut(backup.path) for backup in backups)

    def much(backup: Backup) -> tuple[Contents, bool, datetime]:
        inside = look_into(backup.path) if known else None
        return inside or Contents(), backup.made <= now, backup.made

    return max(backups, key=much)


def said_of_backup(folder: Path, now: datetime) -> str:
    """When the backup with the most in it was made and whether it is sound: "today 14:02, sound"; "" for none."""
    newest = newest_backup(folder)
    if newest is None:
        return ""
    made = said_of_moment(newest.made, now)
    return t("{moment}, sound", moment=made) if is_sound(newest.path) else t("{moment}, not sound", moment=made)


def is_sound(copy: Path) -> bool:
    """Whether a copy can be opened and is whole: looked at once for each time it changed."""
    return _is_sound(copy, copy.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _is_sound(path: Path, changed: int) -> bool:
    try:
        with closing(open_file(path, read_only=True)) as connection:
            return sound(connection)
    except LockedLogbook:  # its key is not held: it was looked at when it was made
        return True
    except LogbookError:  # something that is no file stands where its journal would
        return False
    except database_errors():
        return False


def is_due(folder: Path, names: Sequence[str], now: datetime) -> bool:
    """Whether none of the *names* in a folder is that of a backup made in the day before now.

    One from the future (a wrong clock) does not count.
    """
    moment = now.replace(tzinfo=None)
    day_before = moment - _DAY
    for name in names:
        made = _made(name)
        if made is not None and day_before < made <= moment and _is_plain(folder / name):
            return False
    return True


def make_daily(connection: sqlite3.Connection, folder: Path, now: datetime) -> Backup:
    """Make a backup, then let the oldest daily ones of this workbook beyond ``KEEP`` go.

    One whose name is from the future was made by a wrong clock: it counts as older than all others.

    Raises:
        LogbookError: it could not be written; the earlier backups stay.
    """
    backup = make(connection, folder, now)
    daily = [kept for kept in list_backups(folder) if not kept.before_update]
    if len(daily) <= KEEP:
        return backup
    daily.sort(key=lambda kept: (kept.made <= backup.made, kept.made))
    for old in daily[:-KEEP]:
        if _same_workbook(old.path, connection):
            with suppress(OSError):
                old.path.unlink()
    return backup


def _same_workbook(path: Path, connection: sqlite3.Connection) -> bool:
    inside = look_into(path)
    return inside is not None and inside.workbook == str(connection.execute("SELECT id FROM workbook").fetchone()[0])


def make(connection: sqlite3.Connection, folder: Path, now: datetime, *, before_update: bool = False) -> Backup:
    """Make a backup in a folder, whole or not at all.

    Raises:
        LogbookError: it could not be written.
    """
    stem = f"logbook {now.strftime(STAMP)}" + (" before update" if before_update else "")
    path = folder / f"{stem}.sqlite3"
    with writing_files():
        folder.mkdir(exist_ok=True, mode=0o700)
        clear_stale(folder)
    copy_to(connection, path)
    return Backup(now.replace(tzinfo=None, microsecond=0), path, before_update)


def copy_to(connection: sqlite3.Connection, path: Path, *, afresh: bool = False) -> None:
    """Copy an open log book into a file of its own: a temporary file first, then in place of ``path``.

    ``afresh`` writes every row anew, so that nothing of what was deleted is left between them.

    Raises:
        LogbookError: it could not be written; what stood at ``path`` is still there.
    """
    part = part_for(path)
    try:
        with writing_files():
            write_copy(connection, part, afresh=afresh)
            put_in_place(part, path)
    finally:
        remove_with_sides(part)


def write_copy(connection: sqlite3.Connection, part: Path, *, afresh: bool = False) -> None:
    """Copy an open log book into the file *part*, and look whether it is whole.

    Raises:
        LogbookError: it could not be written, or is not whole.
    """
    with writing_files(), copying_to(part.parent):
        if afresh:
            part.unlink(missing_ok=True)
            part.touch(0o600)
            connection.execute("VACUUM INTO ?", (str(part),))
        else:
            with closing(new_file(part, key_of(connection))) as target:
                connection.backup(target)
        with closing(open_file(part)) as target:
            if not sound(target):
                raise LogbookError(t("The copy of your log book was not whole, so it was not kept."), t("Try again."))


@contextmanager
def writing_files() -> Iterator[None]:
    """Turn the file system's errors into plain ones."""
    try:
        yield
    except UnseenError:
        raise
    except OSError as error:
        if error.filename and (refused := somebody_elses(error.filename, Path(error.filename).parent)):
            raise refused from error
        raise LogbookError(
            t("A file could not be written or moved: {why}.", why=error.strerror or t("the disk refused")),
            t("Check that the folder is connected, not full and not read-only. Your log book is as it was."),
        ) from error
