"""Putting another file in the log book's place, so that a stop at any moment leaves one there, whole."""

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from powerkit.errors import LogbookError, PowerkitError
from powerkit.logbook.backups import STAMP, list_backups, newest_backup, write_copy, writing_files
from powerkit.logbook.connection import Store
from powerkit.logbook.copies import journals_of, put_away, remains
from powerkit.logbook.errors import DamagedLogbook, plainly
from powerkit.logbook.files import ask_to_compare, database_errors, is_locked, open_file
from powerkit.logbook.lock import lock_alike
from powerkit.logbook.migrations import Migration
from powerkit.logbook.private_files import free_place, put_in_place, sync_file, sync_folder
from powerkit.logbook.serialize import Clock
from powerkit.logbook.sqlite_file import connect, holds_pages, is_damaged, real_file, sound
from powerkit.logbook.unfinished_files import SIDES, part_for, remove_with_sides
from powerkit.logbook.upgrade import migrate, refuse_strangers
from powerkit.logbook.ways_back import offer, report_empty, report_missing
from powerkit.text.catalogue import t
from powerkit.text.shell_commands import command
from powerkit.there import found_at, is_file, is_folder, is_there


def begin(path: Path, now: Clock, new_id: Callable[[], str], migrations: Sequence[Migration]) -> None:
    """Make a new log book at *path*: it is there whole or not at all. One that somebody else made first stays.

    Raises:
        LogbookError: it could not be made.
    """
    part = part_for(path)
    try:
        store = Store(part, now)
        try:
            migrate(store, migrations, new_id)
        finally:
            store.close()
        with writing_files():
            _put_first(part, path)
    finally:
        remove_with_sides(part)


def set_aside(path: Path, now: datetime, why: str) -> Path:
    """Move a log book's file out of the way under a name with the date; it is never deleted, nor is its journal.

    Left behind, SQLite would play that into the next log book.

    Raises:
        LogbookError: it could not be moved; it is where it was.
    """
    real = real_file(path)
    aside = _keep_aside(path, real, now, why)
    with writing_files():
        try:
            real.unlink()
        except OSError:
            remove_with_sides(aside)
            raise
        _drop_journals(real)
    return aside


def report_damage(path: Path, folder: Path, now: datetime) -> DamagedLogbook:
    """Set a damaged file aside and say so, with the best backup to go back to."""
    ask_to_compare([backup.path for backup in list_backups(folder)])
    what, backup = t("The log book in {parent} is damaged.", parent=path.parent), newest_backup(folder)
    try:
        aside = set_aside(path, now, "damaged")
    except LogbookError:
        return DamagedLogbook(
            t("{what} It could not be set aside, because another program has it open.", what=what),
            t("Close all windows of the workbook and open it again. Nothing was deleted."),
            backup=backup.path if backup else None,
        )
    aside_said = t("It was set aside as “{file}”; nothing was deleted.", file=aside.name)
    what = f"{what} {aside_said}"
    if backup is None:
        do = t(
            "There is no backup yet. To be asked whether to start a new log book: {command}", command=command("open")
        )
        return DamagedLogbook(what, do, set_aside=aside)
    return DamagedLogbook(what, offer(backup.path), backup=backup.path, set_aside=aside)


def restore(backup: Path, path: Path, now: Clock) -> Path | None:
    """Put a backup in place of the log book. Close the workbook first.

    What stood there is kept aside with the date, and its place is returned (None if nothing was there). At every moment
    there is a whole log book at *path*, the earlier one or the backup; a second call finishes what was stopped.

    Raises:
        LogbookError: the backup is not a sound log book that this workbook can read; nothing was changed.
    """
    real = real_file(path)
    ready, aside = part_for(real), None
    try:
        _copy_checked(backup, ready, now)
        _lock(ready, path)
        _finish_journal(real)
        if is_there(real) or journals_of(real):
            aside = _keep_aside(path, real, now(), "before restore")
        with writing_files():
            _drop_journals(real)
            try:
                put_in_place(ready, real)
            except OSError:
                if aside is not None and is_there(path):
                    remove_with_sides(aside)
                raise
    finally:
        remove_with_sides(ready)
    if is_damaged(path):
        raise LogbookError(
            t("The log book that was put back at {path} cannot be read.", path=path),
            t("The file used was {backup}.", backup=backup),
        )
    return aside if aside is not None and is_there(aside) else None


def clear_the_place(path: Path, folder: Path, now: datetime) -> None:
    """Make room for a new log book at *path*: backups are put away and journals without a file set aside.

    Raises:
        LogbookError: they could not be moved.
    """
    put_away(folder, now)
    real = real_file(path)
    if journals_of(real):
        _keep_aside(path, real, now, "left")
        with writing_files():
            _drop_journals(real)


def expect_none(path: Path, folder: Path) -> None:
    """Refuse to begin a log book where something shows that there was one, an empty file too: we never put one there.

    Raises:
        MissingLogbook: so it is; it names the copy with the most in it.
    """
    if found := remains(path, folder):
        ask_to_compare(found)
        raise report_missing(path, remains(path, folder))
    if found_at(path, through_links=False):
        raise report_empty(path)


def _lock(ready: Path, path: Path) -> None:
    """Lock the copy as the log book is, or where that can't be opened, being damaged, leave it its own lock.

    Raises:
        PowerkitError: the copy is not locked and the log book can't be opened; it would be less locked than it was.
    """
    try:
        lock_alike(ready, path, path.parent / "Backups")
    except PowerkitError:
        if not is_locked(ready):
            raise


def _copy_checked(backup: Path, ready: Path, now: Clock) -> None:
    """A copy of *backup* at *ready*, found to be whole and a log book of ours. The backup itself is only read.

    Raises:
        LogbookError: it is not.
    """
    stay = t("Choose another. Nothing was changed.")
    if is_folder(backup):
        raise LogbookError(
            t("{backup} is a folder. Name a backup in it, a file.", backup=backup), t("Nothing was changed.")
        )
    if not is_file(backup):
        raise LogbookError(t("The backup {backup} is missing, so it was not used.", backup=backup), stay)
    try:
        _copy(backup, ready)
        if is_damaged(ready):
            raise LogbookError(t("The backup {backup} is damaged, so it was not used.", backup=backup), stay)
    except database_errors() as error:
        raise LogbookError(
            t("The backup {backup} is missing or damaged, so it was not used.", backup=backup), stay
        ) from error
    store = Store(ready, now)
    try:
        with plainly():
            if refuse_strangers(store) == 0:
                raise LogbookError(t("The file {backup} is not a log book.", backup=backup), stay)
    finally:
        store.close()


def _copy(backup: Path, ready: Path) -> None:
    """Copied by SQLite where it is at rest; where a journal lies beside it, both as they are, to be played here."""
    beside = journals_of(backup)
    if not beside:
        with closing(open_file(backup, read_only=True)) as source:
            if not sound(source):
                raise LogbookError(
                    t("The backup {backup} is damaged, so it was not used.", backup=backup), t("Nothing was changed.")
                )
            write_copy(source, ready)
        return
    with writing_files():
        for journal in beside:
            _copy_bytes(journal, ready.with_name(ready.name + journal.name[len(backup.name) :]))
        _copy_bytes(backup, ready)


def _finish_journal(path: Path) -> None:
    """Let SQLite finish what a kill or a power cut left in the log book's journal, so that the file is whole alone."""
    if is_there(path) and journals_of(path):
        with suppress(PowerkitError, *database_errors()), closing(connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def _keep_aside(path: Path, real: Path, now: datetime, why: str) -> Path:
    """Keep what is at *path*, or *real*ly elsewhere, under another name there too. It stays, and so do its journals.

    Raises:
        LogbookError: it could not be kept; nothing was changed.
    """
    aside = free_place(path.parent, f"{path.stem} {why} {now.strftime(STAMP)}", path.suffix, taken=_is_taken)
    try:
        with writing_files():
            for journal in journals_of(real):  # first: a file is only right together with its journal
                _same_again(journal, aside.with_name(aside.name + journal.name[len(real.name) :]))
            if is_there(real):
                _same_again(real, aside)
            sync_folder(path.parent)
    except BaseException:
        remove_with_sides(aside)
        raise
    return aside


def _is_taken(place: Path) -> bool:
    return any(is_there(place.with_name(place.name + side)) for side in ("", *SIDES))


def _same_again(file: Path, name: Path) -> None:
    """The same file under a second name, or a copy of it where the disk knows no second names."""
    try:
        os.link(file, name)
    except OSError:
        part = part_for(name)
        try:
            _copy_bytes(file, part)
            put_in_place(part, name)
        finally:
            part.unlink(missing_ok=True)


def _copy_bytes(file: Path, to: Path) -> None:
    to.touch(0o600)
    shutil.copyfile(file, to)


def _drop_journals(path: Path) -> None:
    """Take away the journals beside *path*, of which there is a copy."""
    for side in SIDES:
        path.with_name(path.name + side).unlink(missing_ok=True)
    sync_folder(path.parent)


def _put_first(part: Path, path: Path) -> None:
    """Put a finished file at *path* unless somebody else was first."""
    sync_file(part)
    if is_there(path) and not holds_pages(path.stat().st_size):
        part.replace(path)
    else:
        try:
            os.link(part, path)
        except FileExistsError:
            return
        except OSError:  # a disk without second names
            if not is_there(path):
                part.replace(path)
    sync_folder(path.parent)
