"""Looks after the log book's file: checks it before the workbook opens, and goes back to a backup when asked."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from powerkit.erase import erase_everything, was_stopped
from powerkit.errors import LogbookError
from powerkit.folder import WorkbookFolder
from powerkit.forgetting import finish
from powerkit.logbook import Logbook, NeedsRestore, note, restore_backup
from powerkit.logbook.values import local_now

Ask = Callable[[str], bool]


def check_logbook(folder: WorkbookFolder, ask: Ask) -> None:
    """Open and close the log book once. Where it was damaged or is gone, offer its newest backup, then a new start.

    *ask* puts a question to the person and returns whether they said yes.

    Raises:
        LogbookError: it can't be used, and the person did not choose a way on.
    """
    if was_stopped(folder) and ask("Erasing everything was begun here and stopped on the way. Finish it now?"):
        erase_everything(folder)
    try:
        with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
            finish(folder, logbook)
    except NeedsRestore as problem:
        if problem.backup is not None and ask(f"{problem.what} Go back to “{problem.backup.name}”?"):
            go_back(folder, problem.backup)
        elif ask("Start a new, empty log book instead? Everything that was set aside stays where it is."):
            Logbook.open(folder.logbook, backups=folder.backups, start_afresh=True).close()
        else:
            raise


def back_up(folder: WorkbookFolder, to: Path) -> Path:
    """Copy the log book into the file or folder *to*, whole or not at all, open it there, and return where it is.

    Raises:
        LogbookError: it can't be written there.
    """
    to = to / copy_name(local_now()) if to.is_dir() else to
    if to.exists() and folder.logbook.exists() and to.samefile(folder.logbook):
        raise LogbookError("This is the log book itself.", "Name another file for the copy.")
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        copy_out(logbook, to)
    return to


def copy_out(logbook: Logbook, to: Path) -> None:
    """Copy an open log book into the file *to*, then open the copy to see that everything is in it.

    Raises:
        LogbookError: it can't be written there, or not be read there again.
    """
    logbook.backup_to(to)
    with Logbook.read(to) as copy:
        if copy.workbook_id != logbook.workbook_id or len(copy.every()) < len(logbook.every()):
            raise LogbookError(f"The copy {to} does not hold all of your log book.", "Make another, in another place.")


def copy_name(now: datetime) -> str:
    """What a copy in a folder of the person's own is called."""
    return f"Power Shifting log book {now:%Y-%m-%d %H%M%S}.sqlite3"


def go_back(folder: WorkbookFolder, backup: Path) -> Path | None:
    """Put *backup* in place of the log book; where the log book of before is now is returned, if there was one.

    Raises:
        LogbookError: the backup can't be used. Nothing was changed.
    """
    aside = restore_backup(backup, folder.logbook)
    note(folder.state, "restore")
    return aside
