"""Looks after the log book's file: checks it before the workbook opens, and goes back to a backup when asked."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from powerkit.entries.forget import finish
from powerkit.errors import LogbookError
from powerkit.logbook import Logbook, NeedsRestore, note, restore_backup
from powerkit.logbook.copies_elsewhere import remembered
from powerkit.logbook.copy_out import Copied, copy_away, copy_out, folder_from
from powerkit.logbook.erase import erase_everything, was_stopped
from powerkit.logbook.private_files import holds_something
from powerkit.logbook.sync_conflicts import in_full, less_locked
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.notebook_records import renew_all
from powerkit.text.shell_commands import command
from powerkit.there import is_folder, is_there

Ask = Callable[[str], bool]
Say = Callable[[str], None]


def check_logbook(folder: WorkbookFolder, ask: Ask, say: Say | None = None) -> None:
    """Open and close the log book once. Where it was damaged or is gone, offer its newest backup, then a new start.

    *ask* puts a question to the person and returns whether they said yes; *say* tells them, in one line, that an older
    copy is in the log book's place or that other copies have more.

    Raises:
        LogbookError: it can't be used, and the person did not choose a way on.
    """
    if was_stopped(folder) and ask("Erasing everything was begun here and stopped on the way. Finish it now?"):
        erase_everything(folder)
    try:
        with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
            finish(folder, logbook, renew_all)
            if say is not None and (line := said_of_copies(logbook)):
                say(line)
    except NeedsRestore as problem:
        if problem.backup is not None and ask(f"{problem.what} Go back to “{problem.backup.name}”?"):
            go_back(folder, problem.backup)
        elif ask("Start a new, empty log book instead? Everything that was set aside stays where it is."):
            Logbook.open(folder.logbook, backups=folder.backups, start_afresh=True).close()
        else:
            raise


def said_of_copies(logbook: Logbook) -> str:
    """One line where a copy is less locked, an older one is in the log book's place, or others have more; else ""."""
    try:
        missed, others = logbook.missed(), logbook.other_copies()
    except LogbookError:
        return ""  # the start page says it again; opening is worth more than this
    if plain := less_locked(logbook.path):
        what = (
            f"“{in_full(plain[0], logbook.path)}” is not locked, as your log book is: anybody who finds it can read it."
        )
        return f"{what} To lock it: {command('merge', plain[0])}"
    names = " and ".join(f"“{other.name}”" for other in others[:2])
    names += f" and {len(others) - 2} more" if len(others) > 2 else ""
    has = f"{names} {'has' if len(others) == 1 else 'have'} what your log book lacks. Put them together: "
    if missed is None:
        return f"{has}{command('merge')}" if others else ""
    what = f"An older copy of your log book may be in its place: what was in it on {missed.words} is not all there now."
    if others:
        return f"{what} {has}{command('merge')}"
    return f"{what} If another copy has it, put them together: {command('merge')}"


def back_up(folder: WorkbookFolder, to: Path | None) -> Copied:
    """Copy the log book into the file or folder *to*, whole or not at all, and open it there.

    A folder is remembered: it is the one to copy into where nothing is named.

    Raises:
        LogbookError: it can't be written there, or no folder is remembered, or a file is there that holds anything
            but an earlier copy of this log book.
    """
    if to is None and not (known := remembered(folder.logbook).folder):
        raise LogbookError(
            "No folder is remembered for copies yet.",
            f"Name one the first time. See how: {command('backup', '--help')}",
        )
    if to is None or is_folder(to):
        place = folder_from(str(to.absolute() if to else known), folder.logbook)
        with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
            return copy_away(logbook, place)
    if is_there(to) and is_there(folder.logbook) and to.samefile(folder.logbook):
        raise LogbookError("This is the log book itself.", "Name another file for the copy.")
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        if holds_something(to) and not logbook.has_all_of(to):
            raise LogbookError(
                f"{to} is there already, and is no earlier copy of this log book.",
                "Name a new file. Nothing was copied.",
            )
        return copy_out(logbook, to)


def go_back(folder: WorkbookFolder, backup: Path) -> Path | None:
    """Put *backup* in place of the log book; where the log book of before is now is returned, if there was one.

    Raises:
        LogbookError: the backup can't be used. Nothing was changed.
    """
    with suppress(OSError):  # on a new computer there is no folder yet; what hinders is said when the copy goes there
        folder.root.mkdir(mode=0o700)
    aside = restore_backup(backup, folder.logbook)
    note(folder.state, "restore")
    return aside
