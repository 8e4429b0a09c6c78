"""Looks after the log book's file: checks it before the workbook opens, and goes back to a backup when asked."""

from collections.abc import Callable
from pathlib import Path

from powerkit.folder import WorkbookFolder
from powerkit.logbook import Logbook, NeedsRestore, restore_backup

Ask = Callable[[str], bool]


def check_logbook(folder: WorkbookFolder, ask: Ask) -> None:
    """Open and close the log book once. Where it was damaged or is gone, offer its newest backup, then a new start.

    *ask* puts a question to the person and returns whether they said yes.

    Raises:
        LogbookError: it can't be used, and the person did not choose a way on.
    """
    try:
        Logbook.open(folder.logbook, backups=folder.backups).close()
    except NeedsRestore as problem:
        if problem.backup is not None and ask(f"{problem.what} Go back to the newest backup, {problem.backup.name}?"):
            restore_backup(problem.backup, folder.logbook)
        elif ask("Start a new, empty log book instead? Everything that was set aside stays where it is."):
            Logbook.open(folder.logbook, backups=folder.backups, start_afresh=True).close()
        else:
            raise


def back_up(folder: WorkbookFolder, to: Path) -> Path:
    """Copy the log book into the file *to*, whole or not at all, and return where it is.

    Raises:
        LogbookError: it can't be written there.
    """
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        logbook.backup_to(to)
    return to


def go_back(folder: WorkbookFolder, backup: Path) -> Path | None:
    """Put *backup* in place of the log book; where the log book of before is now is returned, if there was one.

    Raises:
        LogbookError: the backup can't be used. Nothing was changed.
    """
    return restore_backup(backup, folder.logbook)
