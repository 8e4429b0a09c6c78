"""How to go back to a copy of a log book that is missing or can't be opened, said in plain words."""

from collections.abc import Sequence
from pathlib import Path

from powerkit.logbook.backups import list_backups, most_in
from powerkit.logbook.copies import can_go_back_to, said_of
from powerkit.logbook.errors import MissingLogbook
from powerkit.logbook.files import is_database, is_shut
from powerkit.logbook.sqlite_file import end_of
from powerkit.text.catalogue import t
from powerkit.text.shell_commands import command
from powerkit.there import is_there


def report_missing(path: Path, found: Sequence[Path]) -> MissingLogbook:
    """Say that the log book is gone though other files show that there was one, with the best of those."""
    best = next((file for file in found if can_go_back_to(file)), None)
    if best is None:
        what = t(
            "The log book is missing from {parent}, but “{name}” shows that there was one.",
            parent=path.parent,
            name=found[0].name,
        )
        do = t(
            "If you moved it, put it back; if a sync program is still bringing it, wait. "
            "To be asked whether to start a new one: {command}",
            command=command("open"),
        )
        return MissingLogbook(what, do)
    copies = "copies" if best.parent in (path.parent, end_of(path).parent) else "backups"
    what = t("The log book is missing from {parent}, but there are {copies} of it.", parent=path.parent, copies=copies)
    return MissingLogbook(what, offer(best), backup=best)


def report_empty(path: Path) -> MissingLogbook:
    """Say that there is nothing in the log book's file, or none where a link leads, and no copy of it here."""
    if is_there(path):
        what = t("The log book in {parent} is an empty file: nothing is in it.", parent=path.parent)
    else:
        what = t("The log book in {parent} is a link to a file that is not there.", parent=path.parent)
    do = t(
        "If a sync program is still bringing it, wait; if you have a copy elsewhere, put it in its place. "
        "To be asked whether to start a new one: {command}",
        command=command("open"),
    )
    return MissingLogbook(what, do)


def offer(copy: Path) -> str:
    """How to go back to a copy, in one plain line."""
    call = command("restore", copy)
    if not is_shut(copy):
        return t("To go back to {copy}: {command}", copy=said_of(copy), command=call)
    way = t(
        "To go back to {copy}, on a terminal, where its passphrase is asked for: {command}",
        copy=said_of(copy),
        command=call,
    )
    why = t("Locked backups can’t be compared without their passphrase; this is the newest.")
    return f"{why} {way}" if len(list_backups(copy.parent)) > 1 else way


def way_back(path: Path) -> Path | None:
    """The backup to go back to where the log book at *path* can't be opened: that with the most in it, if known."""
    backup = most_in([backup for backup in list_backups(path.parent / "Backups") if is_database(backup.path)])
    return backup.path if backup else None


def if_certain(path: Path) -> str:
    """What to do where no passphrase opens the file at *path*: damaged all over, it looks as a locked one does."""
    if (backup := way_back(path)) is None:
        elsewhere = t(
            "To put a copy in its place that you keep elsewhere: {command}", command=command("restore", "--help")
        )
        return t("If you are certain of it, the file may be damaged. {elsewhere}", elsewhere=elsewhere)
    return t(
        "If you are certain of it, the file may be damaged; it is set aside if you go back. {offer}",
        offer=offer(backup),
    )
