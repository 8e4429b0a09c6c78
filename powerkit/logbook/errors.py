"""What can go wrong with the log book's file, in plain lines."""

import sqlite3
from pathlib import Path
from types import TracebackType

from powerkit.errors import LogbookError
from powerkit.logbook.files import database_errors
from powerkit.text.catalogue import later, t
from powerkit.there import somebody_elses

SAFE = later("What was saved before is still there.")

_SAYINGS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: (
        later("The disk is full, so this was not saved in your log book."),
        later("Make some room on the disk, then save again."),
    ),
    sqlite3.SQLITE_BUSY: (
        later("Another program is busy with your log book, so this could not be done."),
        later("Wait a moment and try again."),
    ),
    sqlite3.SQLITE_READONLY: (
        later("Your log book cannot be written to, so this was not saved."),
        later("Check that its folder and file are not read-only, then try again."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        later("Your log book's file cannot be opened or made here."),
        later("Check that its folder is connected and that you may write in it, then try again."),
    ),
    sqlite3.SQLITE_IOERR: (
        later("The disk could not be read or written, so this was not done."),
        later("Check that the disk or network folder is connected and not full, then try again."),
    ),
    sqlite3.SQLITE_TOOBIG: (later("This is too long to keep in one place."), later("Shorten it, then save again.")),
    sqlite3.SQLITE_CONSTRAINT: (later("A saved version never changes, so this was not done."), ""),
    sqlite3.SQLITE_CORRUPT: (
        later("Your log book's file is damaged, so this was not done."),
        later(
            "Copy what you have just written somewhere safe, close the workbook and open it again: "
            "it will offer a backup."
        ),
    ),
}
for _same, _as in (
    (sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_BUSY),
    (sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN),
    (sqlite3.SQLITE_AUTH, sqlite3.SQLITE_CANTOPEN),
    (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT),
):
    _SAYINGS[_same] = _SAYINGS[_as]

_OTHER = (later("Your log book could not do this."), later("Close the workbook, open it again and try once more."))


class NeedsRestore(LogbookError):
    """The log book cannot be used as it is. ``backup`` is the newest backup to go back to, if there is one."""

    def __init__(self, what: str, do: str = "", *, backup: Path | None = None) -> None:
        super().__init__(what, do)
        self.backup = backup


class DamagedLogbook(NeedsRestore):
    """The file was damaged. ``set_aside`` is where it is now, whole and not deleted; None if it could not be moved."""

    def __init__(self, what: str, do: str = "", *, backup: Path | None = None, set_aside: Path | None = None) -> None:
        super().__init__(what, do, backup=backup)
        self.set_aside = set_aside


class MissingLogbook(NeedsRestore):
    """There is no log book, or an empty file, where backups show that there was one."""


class NewerLogbook(LogbookError):
    """The file was written by a newer version of the workbook. It was not touched."""


class MovedLogbook(LogbookError):
    """The file was moved, renamed or replaced while it was open. It is opened again once one is in its place."""

    def __init__(self, *, another: bool = False) -> None:
        if another:
            super().__init__(
                t(
                    "Another file was put in the place of your log book while it was open, so nothing was read "
                    "or saved."
                ),
                t("Close the workbook and open it again: it then says what it finds."),
            )
        else:
            super().__init__(
                t("Your log book’s file was moved or renamed while it was open, so nothing was read or saved."),
                t("Put it back, or wait until your sync program has: the workbook then goes on by itself."),
            )


class ErasedLogbook(MovedLogbook):
    """Everything was erased while the file was open: nothing is written back, whatever lies in its place by now."""

    def __init__(self) -> None:
        LogbookError.__init__(
            self,
            t("Everything in this workbook was erased while this page was open, so nothing was read or saved."),
            t("Load the page again: the workbook begins empty."),
        )


class OlderLogbook(LogbookError):
    """An older copy was written into the open log book's file. It was opened again: the next call goes on with it."""

    def __init__(self, kept: Path | None) -> None:
        what = t("An older copy was put in the place of your log book while it was open.")
        if kept is None:
            super().__init__(what, t("Open the start page: it says where what is missing may be."))
        else:
            self.kept = kept
            do = t("Open the start page and choose “Put them together”. Then save this page again.")
            super().__init__(t("{what} What you wrote is kept in “{kept}”.", what=what, kept=kept.name), do)


class TornLogbook(LogbookError):
    """Something was written over the open log book's file that is no sound copy of it."""

    def __init__(self, kept: Path) -> None:
        what = t("Another program wrote over your log book’s file while it was open.")
        do = t(
            "Close the workbook and open it again: it says what it finds, and offers a backup if the file is damaged."
        )
        super().__init__(
            t("{what} What you wrote since you opened it is kept in “{kept}”.", what=what, kept=kept.name), do
        )
        self.kept = kept


NOT_KEPT = (
    later("An older copy was put in the place of your log book, and what you wrote can’t be kept beside it."),
    later("Check that the disk is not full or read-only. Leave this page open: its words wait here."),
)


def is_damage(error: Exception) -> bool:
    """Whether SQLite says that the file itself is wrong, and not the disk, the folder or the call."""
    return _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class plainly:
    """Turn SQLite's errors into plain ones. A class and no generator: it stands around each read, and is the quicker.

    A ``ProgrammingError`` is a fault of ours and stays as it is.

    Raises:
        LogbookError: with one or two lines that say what happened and what to do.
    """

    __slots__ = ()

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not isinstance(error, Exception) or isinstance(error, database_errors("ProgrammingError")):
            return
        if isinstance(error, database_errors()):
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED:
                raise MovedLogbook() from error
            what, do = _SAYINGS.get(_code(error), _OTHER)
            raise LogbookError(
                t(what), t(do) if do.endswith("a backup.") else f"{t(do) if do else ''} {t(SAFE)}".strip()
            ) from error
        if isinstance(error, OverflowError):
            raise LogbookError(t("A number in this is too large to keep."), t(SAFE)) from error


class copying_to(plainly):
    """As `plainly`, where a copy of *what* is made in a *folder*: it names the folder, which may be on another disk."""

    __slots__ = ("folder", "what")

    def __init__(self, folder: Path, *what: Path) -> None:
        self.folder, self.what = folder, what

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, database_errors()):
            if _code(error) == sqlite3.SQLITE_FULL:
                what = t("The disk that {folder} is on is full, so this was not done.", folder=self.folder)
                do = t("Make some room on it, then try again.")
                raise LogbookError(what, f"{do} {t(SAFE)}") from error
            if _SAYINGS.get(_code(error)) in (_SAYINGS[sqlite3.SQLITE_CANTOPEN], _SAYINGS[sqlite3.SQLITE_READONLY]):
                if refused := somebody_elses(*self.what, self.folder):
                    raise refused from error
                what = t("No file could be written in {folder}, so this was not done.", folder=self.folder)
                do = t("Check that it is connected and that you may write in it, then try again.")
                raise LogbookError(what, f"{do} {t(SAFE)}") from error
        super().__exit__(kind, error, trace)


def _code(error: Exception) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
