"""The log book as the rest of the workbook sees it: one class, no SQL. What it does stands in `surface`, in parts."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType

from powerkit.logbook import replacing
from powerkit.logbook.acknowledged import Acknowledged
from powerkit.logbook.errors import plainly
from powerkit.logbook.files import key_of, open_file
from powerkit.logbook.migrations import MIGRATIONS, Migration
from powerkit.logbook.open import open_store, random_id, read_store
from powerkit.logbook.seen import Seen, Watcher, forget_seen, missed
from powerkit.logbook.serialize import Clock, local_now
from powerkit.logbook.sqlite_file import workbook_in
from powerkit.logbook.surface.answers import Answers
from powerkit.logbook.surface.beside import Beside
from powerkit.logbook.surface.copies import Copies


class Logbook(Answers, Beside, Copies):
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
    aside = replacing.restore(backup, path, now)
    forget_seen(path)
    return aside
