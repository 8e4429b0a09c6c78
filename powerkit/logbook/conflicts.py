"""Copies of the log book that came from elsewhere: a sync program's conflict copies, found by what is in them."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

_PLAIN = b"SQLite format 3\x00"
_OURS = re.compile(r"[a-z ]*\d{4}-\d\d-\d\d \d{6}( before update)?( \(\d+\))?")
"""How the names of files go on that the workbook itself put beside the log book or among its backups."""


def conflict_copies(path: Path, backups: Path | None = None) -> list[Path]:
    """Every other copy of the log book at *path* that somebody else put beside it or among its backups.

    OneDrive, Dropbox and others name them in many ways, so only what is in them counts: it is the same workbook's.
    Where there is no log book at *path*, every log book there counts. Nothing is changed.
    """
    folder = path.parent / "Backups" if backups is None else backups
    known = _mark(path)
    return [
        file
        for place in (path.parent, folder, *_folders_in(folder))
        for file in _files_in(place)
        if file != path and not _put_there_by_us(file, path) and (mark := _mark(file)) and known in ("", mark)
    ]


def workbook_of(path: Path) -> str:
    """The workbook's own id in the log book at *path*; "" where that is no log book that can be read."""
    # "immutable": only looked at, and a journal beside it is neither played nor touched.
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    with suppress(sqlite3.Error, OSError), closing(sqlite3.connect(address, uri=True)) as connection:
        connection.execute("SELECT 1 FROM version LIMIT 1").fetchall()
        rows = connection.execute("SELECT id FROM workbook").fetchall()
        return str(rows[0][0]) if rows else ""
    return ""


def _mark(path: Path) -> str:
    """What two copies of one log book have in common; "" for another kind of file."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_PLAIN))
    except OSError:
        return ""
    return workbook_of(path) if head == _PLAIN else ""


def _put_there_by_us(file: Path, path: Path) -> bool:
    name, start = file.name, f"{path.stem} "
    middle = name[len(start) : -len(path.suffix)]
    ours = name.startswith(start) and name.endswith(path.suffix) and _OURS.fullmatch(middle) is not None
    return ours or name.endswith(".part")


def _files_in(place: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(each for each in place.iterdir() if each.is_file() and not each.is_symlink())


def _folders_in(place: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(each for each in place.iterdir() if each.is_dir() and not each.is_symlink())
