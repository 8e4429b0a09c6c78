"""When the log book is gone, or another file is in its place: nothing is begun anew unasked, nothing let go."""

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook.acknowledged_writes import OPENED_AGAIN, Acknowledged, differs, empty_copy
from powerkit.logbook.backups import copy_to
from powerkit.logbook.connection import Store
from powerkit.logbook.copies import remains
from powerkit.logbook.errors import NOT_KEPT, MissingLogbook, OlderLogbook, TornLogbook
from powerkit.logbook.files import database_errors, in_memory, key_of
from powerkit.logbook.last_seen import computer, missed, seen
from powerkit.logbook.private_files import free_place
from powerkit.logbook.replace_file import expect_none
from powerkit.logbook.sqlite_file import as_it_is, holds_pages, sound
from powerkit.text.catalogue import t
from powerkit.there import is_folder, is_there, listed


def expect_what_was_seen(path: Path, backups: Path) -> None:
    """Refuse to begin a log book at *path*, where none is, if one was seen and no copy lies there to go back to.

    Raises:
        MissingLogbook: so it is.
        LogbookError: that cannot be seen.
    """
    for place in (path.parent, backups, path.parent / ".powerkit" / "seen"):
        listed(place)  # nothing is begun anew in what cannot be looked through
    if not is_folder(path.parent) or not (notes := seen(path)) or remains(path, backups):
        return
    raise MissingLogbook(
        t(
            "The log book is missing from {parent}: it was there on {moment}.",
            parent=path.parent,
            moment=notes[-1].words,
        ),
        t("Put it back, or wait until your sync program has brought it; then open the workbook again."),
    )


def what_is_missing(path: Path, backups: Path) -> MissingLogbook | None:
    """What an opening would say of a log book that is gone; None where it is there, or never was. Only looked at."""
    if is_there(path) and holds_pages(path.stat().st_size):
        return None
    try:
        expect_what_was_seen(path, backups)
        expect_none(path, backups)
    except MissingLogbook as error:
        return error
    return None


class Keeping:
    """What is done when another copy was put in place of the open log book: what it lacks is kept beside it.

    *said* is what was written and said to be kept.
    """

    def __init__(self, store: Store, said: Acknowledged) -> None:
        self._path, self._store, self._said = store.path, store, said

    def begin(self, connection: sqlite3.Connection) -> None:
        """Note which line of work it is that what follows belongs to."""
        self._said.begin(connection)

    def holds(self, connection: sqlite3.Connection) -> bool:
        """Whether a file that others wrote to is still what this log book was."""
        return self._said.holds(connection)

    def swapped(self, before: sqlite3.Connection, after: sqlite3.Connection) -> None:
        """Another file is in its place: if it lacks anything, keep what was open.

        Raises:
            LogbookError: it lacks something, and that can't be kept.
        """
        from powerkit.logbook.merging import missing

        key, its = key_of(after), key_of(before)
        with closing(in_memory(key)) as copy, closing(in_memory(its)) as was, as_it_is(after):
            after.backup(copy)
            fitted = self._said.made_again(self._path, copy)
            if self._is_whole(before, was):
                if not fitted or differs(copy, after) or missing(after, was) != (0, 0):
                    self._keep(was)
            elif not fitted:
                self._keep_alone()
            elif differs(copy, after):
                self._keep(copy)
        self._begin(after)

    def _is_whole(self, before: sqlite3.Connection, was: sqlite3.Connection) -> bool:
        """Bring what was open into *was*, with all that was written; False where it was written over first."""
        try:
            before.backup(was)
            return sound(was, through=True) and self._said.made_again(self._path, was)
        except database_errors():
            return False

    def overwritten(self, after: sqlite3.Connection) -> LogbookError | None:
        """An older copy was written into the file: make what was written since once more, and keep that.

        The words that were on the pages are put into the log book again. What was there before it was opened is in
        no memory: that it is missing is said, and the start page offers the copies that have it.

        Raises:
            LogbookError: that can't be kept. It is tried again at the next call.
        """
        with closing(in_memory(key_of(after))) as copy, as_it_is(after):
            after.backup(copy)
            fitted = self._said.made_again(self._path, copy)
            kept = self._keep_alone() if not fitted else self._keep(copy) if differs(copy, after) else None
        self._said.drafts_again(self._path, after)
        self._begin(after)
        lost = kept is not None or missed(self._path, after, self._store.workbook) is not None
        if not lost:
            return None
        if self._store.watcher is not None:
            self._store.watcher.stop()  # what was seen before stays noted, so that the start page says what is missing
        return OlderLogbook(kept)

    def _begin(self, after: sqlite3.Connection) -> None:
        """Let other windows know that what they wrote may be missing, whatever is written from here on."""
        mark = (OPENED_AGAIN, secrets.token_hex(8))
        after.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", mark)
        self._said.begin(after)

    def torn(self) -> LogbookError | None:
        """The file is damaged: keep what was written since it was opened in a file of its own, and say so."""
        kept = self._keep_alone()
        if kept is None:
            return None
        self._said.forget()
        return TornLogbook(kept)

    def _keep_alone(self) -> Path | None:
        """Keep what was written since it was opened with nothing else around it; None where that is nothing."""
        workbook, key = self._store.workbook, key_of(self._store.connection)
        with closing(empty_copy(workbook, key)) as copy, closing(empty_copy(workbook, key)) as nothing:
            self._said.made_again(self._path, copy)
            return self._keep(copy) if differs(copy, nothing) else None

    def _keep(self, connection: sqlite3.Connection) -> Path:
        """Copy what was open into a file beside the log book, under a name that no other has."""
        stem = f"{self._path.stem} (as it was open on {computer()}, {self._store.now():%Y-%m-%d %H%M%S})"
        place = free_place(self._path.parent, stem, self._path.suffix, taken=_is_taken)
        try:
            copy_to(connection, place)
        except BaseException:
            with suppress(OSError):
                place.unlink()
            raise
        self._said.kept_beside()
        return place


def _is_taken(place: Path) -> bool:
    """Whether something has this name; else it is ours from now on: two windows may keep something at one moment."""
    try:
        os.close(os.open(place, os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return True
    except OSError as error:
        raise LogbookError(*map(t, NOT_KEPT)) from error
    return False
