"""Copies of the log book that came from elsewhere: a sync program's conflict copies, found by what is in them."""

import re
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook.files import database_errors, is_database, open_file, salt_at
from powerkit.logbook.keys import held
from powerkit.logbook.sqlite_file import end_of
from powerkit.there import is_folder, is_link, is_plain_file

_DATED = r"\d{4}-\d\d-\d\d \d{6}"
_ASIDE = re.compile(rf"[a-z][a-z ]* {_DATED}( \(\d+\))?")
_BACKUP = re.compile(_DATED + "( before update)?")
"""How the names of files go on that the workbook itself put beside the log book, and among its backups.

In the other place, and with a number after the date of a backup, it was somebody else: nothing else counts these.
"""


def conflict_copies(path: Path, backups: Path | None = None) -> list[Path]:
    """Every other copy of the log book at *path* that somebody else put beside it or among its backups.

    OneDrive, Dropbox and others name them in many ways, so only what is in them counts: it is the same workbook's.
    Where a link is at *path*, so do those beside the file it leads to, which is the one that a sync program carries.
    Where there is no log book at *path*, every log book in the workbook's own folders counts. Nothing is changed.
    """
    folder = path.parent / "Backups" if backups is None else backups
    known = _marks(path)
    own = [file for place in (path.parent, folder, *folders_in(folder)) for file in files_in(place)]
    far = _databases_beside_the_end_of(path) if known else ()
    found = []
    for file in dict.fromkeys((*own, *far)):
        if not same_file(file, path) and not _put_there_by_us(file, path):
            marks = _marks(file)
            found += [file] if (marks & known if known else marks) else []
    return found


def is_called_like(file: Path, other: Path) -> bool:
    """Whether a file has the *other*'s name in its own, as sync programs call their copies."""
    name = file.name.casefold()
    return other.stem.casefold() in name and other.suffix.casefold() in name


def less_locked(path: Path, backups: Path | None = None) -> list[Path]:
    """The copies that anybody can read though the log book at *path* is locked: they came after it was."""
    return [copy for copy in conflict_copies(path, backups) if not salt_at(copy)] if salt_at(path) else []


def in_full(file: Path, path: Path) -> str:
    """How a copy of the log book at *path* is named to a person: with its folder where that is not the workbook's."""
    return file.name if file.is_relative_to(path.parent) else str(file)


def _databases_beside_the_end_of(path: Path) -> Iterator[Path]:
    """The files called like databases there. That folder is a person's own: no other file of theirs is read.

    A sync program would fetch each that it keeps elsewhere.
    """
    end = end_of(path)
    if end.parent not in (path.parent, path):
        ending = (end.suffix or end.name).casefold()
        yield from (file for file in files_in(end.parent) if ending in file.name.casefold())


def same_file(file: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    with suppress(OSError):
        return file.samefile(other)
    return file == other


def workbook_of(path: Path) -> str:
    """The workbook's own id in the log book at *path*; "" where that is no log book that can be read here."""
    with suppress(OSError, LogbookError, *database_errors()), closing(open_file(path, read_only=True)) as connection:
        connection.execute("SELECT 1 FROM version LIMIT 1").fetchall()
        rows = connection.execute("SELECT id FROM workbook").fetchall()
        return str(rows[0][0]) if rows else ""
    return ""


def _marks(path: Path) -> set[str]:
    """What two copies of one log book have in common; nothing for another kind of file.

    Locked copies have their salt in common, and what is in them, where the key is held.
    """
    salt = salt_at(path)
    readable = held(salt) is not None if salt else is_database(path)
    return {mark for mark in (salt.hex() if salt else "", workbook_of(path) if readable else "") if mark}


def _put_there_by_us(file: Path, path: Path) -> bool:
    name, start = file.name, f"{path.stem} "
    middle = name[len(start) : -len(path.suffix)]
    called = _ASIDE if file.parent == path.parent else _BACKUP
    ours = name.startswith(start) and name.endswith(path.suffix) and called.fullmatch(middle) is not None
    return ours or name.endswith(".part")


def files_in(place: Path) -> Iterator[Path]:
    """The files in a folder, by name and without links; none where it cannot be looked through."""
    with suppress(OSError):
        yield from sorted(each for each in place.iterdir() if is_plain_file(each))


def folders_in(place: Path) -> Iterator[Path]:
    """The folders in one, without links."""
    with suppress(OSError):
        yield from sorted(each for each in place.iterdir() if is_folder(each) and not is_link(each))
