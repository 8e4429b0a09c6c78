"""The log book as the rest of the workbook sees it: one class, no SQL.

What it keeps and finds stands in the modules it is put together from; here, its file among its copies: backups, other
computers' copies, and forgetting, which reaches all of them.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from powerkit.logbook import backups, copies, forget, redact, replace_file
from powerkit.logbook.acknowledged_writes import Acknowledged
from powerkit.logbook.actions import Actions
from powerkit.logbook.drafts import Drafts
from powerkit.logbook.entries import Entries
from powerkit.logbook.errors import plainly
from powerkit.logbook.files import key_of, open_file
from powerkit.logbook.last_seen import Seen, Watcher, forget_seen, missed
from powerkit.logbook.migrations import MIGRATIONS, Migration
from powerkit.logbook.names import KnownNames
from powerkit.logbook.open import open_store, random_id, read_store
from powerkit.logbook.photos import Photos
from powerkit.logbook.picture_cache import Pictures
from powerkit.logbook.search import Finding
from powerkit.logbook.serialize import Clock, local_now
from powerkit.logbook.settings_and_memos import SettingsAndMemos
from powerkit.logbook.shares import Shares
from powerkit.logbook.sqlite_file import workbook_in

if TYPE_CHECKING:
    from powerkit.logbook.merging import Merged, Other


class Logbook(Drafts, Entries, Finding, Actions, KnownNames, SettingsAndMemos, Shares, Pictures, Photos):
    """An open log book. Open it with ``Logbook.open``; close it, or use it in a ``with`` statement.

    Several processes may have the same log book open and write to it. Threads may share one object.
    Every method may raise ``LogbookError``, with one or two plain lines for a person; what was in the log book is
    then still there and nothing is half-written. ``notices`` are plain lines about what went wrong at opening
    without stopping it.
    """

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        backups: Path | None = None,
        now: Clock = local_now,
        new_id: Callable[[], str] = random_id,
        migrations: Sequence[Migration] = MIGRATIONS,
        start_afresh: bool = False,
    ) -> "Logbook":
        """Open the log book at ``path``, or make it. Its folder must be there.

        The file is checked and brought up to date (after a backup); a daily backup is made when the newest in
        ``backups`` (default: "Backups" beside the file) is over a day old. ``now`` must give times with an offset.
        ``start_afresh`` allows a new log book where backups of an earlier one lie; they are put in a folder of
        their own.

        Raises:
            DamagedLogbook: the file was damaged and has been set aside; it names the newest backup.
            MissingLogbook: there is no log book, but there are backups of one.
            NewerLogbook: a newer version of the workbook wrote it; it was not touched.
            LogbookError: it cannot be opened, or is not a log book.
        """
        folder = path.parent / "Backups" if backups is None else backups
        said = Acknowledged()
        if start_afresh:
            forget_seen(path)
        store, notices = open_store(path, folder, now, new_id, migrations, start_afresh, said)
        store.watcher = Watcher(path, store.workbook)
        return cls(store, folder, notices, said)

    @classmethod
    def read(
        cls,
        path: Path,
        *,
        backups: Path | None = None,
        now: Clock = local_now,
    ) -> "Logbook":
        """A log book to read, where its file cannot be written: on a full or read-only disk, or as one of its copies.

        It is a copy in memory. What is written into it is gone when it is closed; ``only_read`` says that it is so.

        Raises:
            LogbookError: it cannot be read.
        """
        folder = path.parent / "Backups" if backups is None else backups
        book = cls(read_store(path, now), folder)
        book.only_read = True
        return book

    @property
    def is_erased(self) -> bool:
        """Whether it is of no more use: everything was erased since it was opened, here or by another program."""
        return self._store.is_erased

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> "Logbook":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The log book's file."""
        return self._store.path

    @property
    def locked(self) -> bool:
        """Whether the file is locked with a passphrase."""
        return key_of(self._store.connection) is not None

    @property
    def workbook_id(self) -> str:
        """The random name this workbook got when its log book was made."""
        return str(self._store.read("SELECT id FROM workbook")[0][0])

    # --- looking after the file

    def backup_to(self, path: Path) -> None:
        """Copy the whole log book into a file of its own, whole or not at all."""
        backups.copy_to(self._store.connection, path)

    def backups(self) -> list[backups.Backup]:
        """The kept backups, oldest first."""
        return backups.list_backups(self._backups)

    # --- other copies, of a sync program or another computer

    def missed(self) -> Seen | None:
        """What a computer saw in this log book that is not in it now: an older copy may be in its place."""
        with self._store.reading(), plainly():
            return missed(self._store.path, self._store.connection, self._store.workbook)

    def miss_nothing(self) -> None:
        """What is in the log book now is what is meant: do not miss what was seen in it before."""
        forget_seen(self._store.path)

    def other_copies(self) -> list["Other"]:
        """The copies beside the log book that have something it does not, with how much.

        Where something is missed, the newest backup is looked at too.
        """
        from powerkit.logbook.merging import others

        newest = backups.newest_backup(self._backups) if self.missed() else None
        return others(self._store, self._backups, also=[newest.path] if newest else [])

    def has_all_of(self, file: Path) -> bool:
        """Whether *file* is a copy of this log book that holds nothing it does not: such a one may be replaced."""
        from powerkit.logbook.merging import nothing_more

        with self._store.reading():
            return nothing_more(self._store, file)

    def merge(self, file: Path) -> "Merged":
        """Bring all of another copy of this log book in, after a backup: all of it or nothing.

        Nothing is overwritten: drafts where both copies have words are offered (``other_drafts``). A copy that lay
        beside the log book is then set aside under a name that says so. A second time nothing more comes in.

        Raises:
            LogbookError: it is no copy of this workbook's log book, or can't be read or written. Nothing was changed.
        """
        from powerkit.logbook.merging import merge

        with self._said.not_in_mind():
            merged = merge(self._store, file, self._backups)
        self._said.begin(self._store.connection)
        return merged

    def last_backup(self) -> str:
        """When the last backup was made and whether it is sound, such as "today 14:02, sound"; "" for none."""
        return backups.said_of_backup(self._backups, self._store.now())

    # --- forgetting

    def other_texts(self) -> Iterator[tuple[str, str]]:
        """Every text kept outside versions and drafts, with the name of what it is kept in."""
        return redact.other_texts(self._store)

    def copies(self) -> list[Path]:
        """Every copy of this log book that lies where the workbook puts them.

        These are backups, log books set aside, and copies in the folder off this computer, if it is there now.
        """
        return copies.every_copy(self._store.path, self._backups)

    def empty(self) -> None:
        """Take everything out for good, down to the last byte of this file. Backups are files of their own and stay."""
        if self._store.watcher is not None:
            self._store.watcher.stop()
        self._said.forget()
        forget.empty(self._store)
        forget_seen(self._store.path)

    def forget_entry(self, entry: int) -> tuple[Path, ...]:
        """Take an entry out for good: all its versions, its actions and memos, its card's drafts, the search.

        So do comments on it, its place in shares, shares of nothing else, and names that nothing left speaks of. Files
        that were sent cannot be reached. The same is done in every copy (see ``copies``); those that could not be
        changed are returned.
        """
        one = self.entry(entry)
        self._said.forget()
        return forget.forget_entry(self._store, self._backups, one.card, one.community)

    def reword(self, how: redact.Rewording) -> tuple[Path, ...]:
        """Change what is kept, for good: every version, draft, action, memo, setting, name and the search.

        The same is done in every copy (see ``copies``); those that could not be changed are returned.
        """
        self._said.forget()
        return forget.reword(self._store, self._backups, how)


def missed_in(path: Path) -> Seen | None:
    """What a computer saw in the log book at *path* that is not in it now. Only looked at.

    Raises:
        LogbookError: it can't be read here.
    """
    with plainly(), closing(open_file(path, read_only=True)) as connection:
        return missed(path, connection, workbook_in(connection)[0])


def lacks(path: Path, copy: Path) -> bool:
    """Whether another *copy* of the log book at *path* has versions or drafts that it does not have. Only looked at.

    Raises:
        LogbookError: one of them can't be read here.
    """
    from powerkit.logbook.merging import differences

    return differences(path, copy) != (0, 0)


def restore_backup(backup: Path, path: Path, *, now: Clock = local_now) -> Path | None:
    """Put a backup in place of the log book at ``path``. Close the workbook first.

    What stood there is set aside under a name with the date; its new place is returned (None if nothing was there).

    Raises:
        LogbookError: the backup is not a sound log book that this workbook can read; nothing was changed.
    """
    aside = replace_file.restore(backup, path, now)
    forget_seen(path)
    return aside
