"""When the log book is gone, or another file is in its place: nothing is begun anew unasked, nothing let go."""

import sqlite3
from pathlib import Path

from powerkit.logbook.backups import copy_to
from powerkit.logbook.copies import remains
from powerkit.logbook.errors import MissingLogbook
from powerkit.logbook.replacing import expect_none
from powerkit.logbook.seen import computer, seen
from powerkit.logbook.values import Clock


def expect_what_was_seen(path: Path, backups: Path) -> None:
    """Refuse to begin a log book where one was seen, though no copy of it lies there to go back to.

    Raises:
        MissingLogbook: so it is.
    """
    there = path.exists() and path.stat().st_size > 0
    if there or not path.parent.is_dir() or not (notes := seen(path)) or remains(path, backups):
        return
    raise MissingLogbook(
        f"The log book is missing from {path.parent}: it was there on {notes[-1].words}.",
        "Put it back, or wait until your sync program has brought it; then open the workbook again.",
    )


def what_is_missing(path: Path, backups: Path) -> MissingLogbook | None:
    """What an opening would say of a log book that is gone; None where it is there, or never was. Only looked at."""
    if path.exists() and path.stat().st_size > 0:
        return None
    try:
        expect_what_was_seen(path, backups)
        expect_none(path, backups)
    except MissingLogbook as error:
        return error
    return None


def keep_what_was_replaced(path: Path, now: Clock, before: sqlite3.Connection, after: sqlite3.Connection) -> None:
    """Another copy was put in place of the open log book: if it lacks anything, keep what was open beside it.

    Raises:
        LogbookError: it lacks something, and that can't be kept.
    """
    from powerkit.logbook.merging import missing

    if missing(after, before) != (0, 0):
        name = f"{path.stem} (as it was open on {computer()}, {now():%Y-%m-%d %H%M%S}){path.suffix}"
        copy_to(before, path.with_name(name))
