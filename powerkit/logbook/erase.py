"""Erase everything: the log book, its copies, what was made to be sent, the records in pages. It cannot be undone.

Only what the program made goes, known by the names it gives and by what is in the files; all else stays, and is named.
The log book goes last: until then a stopped erasing can be called again, and knows what there is to erase.
"""

import re
import sqlite3
import zipfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from powerkit.errors import LogbookError, WorkbookError
from powerkit.logbook import Logbook, every_file, forget_seen, note, put_away_in
from powerkit.logbook.contents import is_ours
from powerkit.logbook.copies import made_by_hand
from powerkit.logbook.copies_elsewhere import clear_away, forget_away, out_of_reach
from powerkit.logbook.leftovers import SHARE_IN_THE_MAKING
from powerkit.logbook.private_files import write_text
from powerkit.logbook.records_in_pages import clear_records, holds_records
from powerkit.logbook.sqlite_file import end_of
from powerkit.logbook.unfinished_files import SIDES, is_part
from powerkit.logbook.workspace import WorkbookFolder, fingerprint, pages
from powerkit.text.catalogue import t
from powerkit.there import PAGE, is_file, is_folder, is_link, is_plain_file, listed, read_small, somebody_elses

WORD = "erase"
"""What a person types to say that they mean it."""

OUT_OF_REACH = (
    "files you have sent, downloaded or printed",
    "other copies you made elsewhere, such as with the commands backup or share",
    "older versions that a synced folder (OneDrive, Dropbox) or a backup of this computer may keep",
    "what a disk may still hold of deleted files until it writes over them",
)
"""What erasing cannot reach, said each time."""

_MARKS = {
    "docx": (b"word/numbering.xml", b"word/footer1.xml", b"docProps/core.xml"),
    "html": (b"Content-Security-Policy", b"pk-"),
    "pdf": (b"%PDF", b"Typst"),
    "ipynb": (b'"source_hidden"',),
}
"""What stands in each file we make, by its ending; a test holds that no format is missing."""

_SHARE = re.compile(
    r"(share-\d+-\d{4}-\d\d-\d\d|review-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d)(-\d+)?\."
    f"({'|'.join(_MARKS)})"
)
EVERYTHING = b"powerkit everything"
"""What a file with everything says it is, whatever language its words are in."""

_FIRST_WORDS = b"Everything in your Power Shifting Workbook"
"""How the words of such a file begin that was made before 29 November 2026, and does not say so."""


@dataclass(frozen=True)
class Survey:
    """What erasing takes: *files*, and *pages* whose records go; and the names of what *stays*."""

    files: tuple[Path, ...]
    pages: tuple[Path, ...]
    stays: tuple[str, ...]
    root: Path

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files that go; of those off this computer, where they are too."""
        return tuple(map(self.said, self.files))

    def said(self, file: Path) -> str:
        """How one of the files is named to a person."""
        return file.name if file.is_relative_to(self.root) else str(file)


@dataclass(frozen=True)
class Erased:
    """What is *gone*: names of files. What *stays*: names of what the program did not make."""

    gone: tuple[str, ...]
    stays: tuple[str, ...] = ()


def survey(folder: WorkbookFolder, logbook: Logbook | None) -> Survey:
    """What erasing everything would take and what would stay. Nothing is changed.

    The *logbook* knows the names of the files that were made to be sent; None where it cannot be opened.

    Raises:
        UnseenError: the folder, or its log book, is somebody else's.
    """
    if refused := somebody_elses(folder.root, folder.logbook, to_change=True):
        raise refused
    folder = WorkbookFolder(folder.root.resolve())  # the folder itself may be a link; what is in it is not followed
    shared = _sent(logbook) if logbook else set()
    files = tuple(_ours(folder, shared))
    pages = tuple(page for page in _notebooks(folder) if holds_records(page))
    far = (*map(str, made_by_hand(folder.logbook, folder.backups)), *map(_far, out_of_reach(folder.logbook)))
    stays = (*_strangers(folder, {*files, *pages}), *far)
    return Survey(files, pages, stays, folder.root)


def opened(folder: WorkbookFolder) -> Logbook | None:
    """The log book, to be surveyed and erased; None where there is none, or none that can be opened."""
    with suppress(Exception):
        if is_plain_file(end_of(folder.logbook)):  # it may be a link to where the person keeps it
            return Logbook.open(folder.logbook, backups=folder.backups)
    return None


def erase_everything(folder: WorkbookFolder, logbook: Logbook | None = None) -> Erased:
    """Erase a person's words from their workbook folder. The *logbook*, if it is open, is emptied and closed.

    Raises:
        WorkbookError: something is left that should have gone; the text names it.
        LogbookError: the log book could not be emptied; it and what else is left can be erased by another call.
    """
    logbook = logbook or opened(folder)
    folder = WorkbookFolder(folder.root.resolve())
    clear_away(folder.logbook)
    found = survey(folder, logbook)
    _begun(folder)
    linked = end_of(folder.logbook)
    names = (folder.logbook, linked)
    book = [
        file
        for file in found.files
        if any(file.parent == path.parent and file.name.startswith(path.name) for path in names)
    ]
    left = [found.said(file) for file in found.files if file not in book and not _delete(file)]
    shown = [page for page in found.pages if not clear_records(page)]
    if logbook is not None:
        _empty(logbook)
    sides = [path.with_name(path.name + side) for path in names for side in SIDES]
    left += [file.name for file in dict.fromkeys((*book, *(sides if book else ()))) if not _delete(file)]
    left += [page.name for page in shown if not clear_records(page)]  # on a full disk there is room only now
    forget_seen(folder.logbook)
    if not left:
        forget_away(folder.logbook)
    for place in (*put_away_in(folder.backups), folder.backups, folder.to_send):
        with suppress(OSError):  # something is left in it, or it is a link to a folder
            place.rmdir()
    gone = tuple(name for name in found.names if name not in left)
    note(folder.state, "erase", files=len(gone), pages=len(found.pages), left=len(left))
    if left:
        raise WorkbookError(
            t(
                "Not everything could be erased. Still there in {folder}: {files}.",
                folder=folder.root,
                files=", ".join(left),
            ),
            _what_to_do([file for file in found.files if found.said(file) in left]),
        )
    give_up(folder)
    return Erased(gone, found.stays)


def _what_to_do(left: Iterable[Path]) -> str:
    if refused := somebody_elses(*(file.parent for file in left)):
        return f"{refused.what} " + t("Ask them to delete these.")
    return t("Close the workbook and all programs that have these open, then erase again, or delete them yourself.")


def _sent(logbook: Logbook) -> set[str]:
    with suppress(LogbookError):  # a part of it is missing: files to send are known by what they are, too
        return {file.name for share in logbook.shares() for file in share.said.files}
    return set()


def _empty(logbook: Logbook) -> None:
    """Empty and close it: another program may hold the file open, so that its name alone would go.

    Where a table is missing, another program had its hands in it; where the disk is full, there is no room to empty it
    in: then the file goes as it is.
    """
    try:
        logbook.empty()
    except LogbookError as error:
        if getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FULL):
            raise
    logbook.close()


def was_stopped(folder: WorkbookFolder) -> bool:
    """Whether erasing was begun and did not come to its end."""
    return is_file(_marker(folder))


def give_up(folder: WorkbookFolder) -> None:
    """Do not ask again whether an erasing that was stopped should be finished."""
    with suppress(OSError):
        _marker(folder).unlink(missing_ok=True)


def _marker(folder: WorkbookFolder) -> Path:
    return folder.state / "erasing"


def _begun(folder: WorkbookFolder) -> None:
    with suppress(OSError):  # also on a full disk
        folder.state.mkdir(exist_ok=True, mode=0o700)
        write_text(_marker(folder), "Erasing everything was begun.\n")


def _ours(folder: WorkbookFolder, shared: Collection[str]) -> Iterator[Path]:
    """Every file of the workbook that may hold a person's words, the log book last."""
    books = every_file(folder.logbook, folder.backups) if not is_link(folder.backups) else [folder.logbook]
    yield from (file for file in books if file != folder.logbook)
    yield from (file for file in _files_in(folder.root) if _is_everything(file))
    for file in _files_in(folder.to_send):
        if file.name in shared or is_part(file) or SHARE_IN_THE_MAKING.fullmatch(file.name) or _is_share(file):
            yield file
    linked = end_of(folder.logbook)
    if is_link(folder.logbook) and is_ours(linked):
        yield linked
        yield from (beside for side in SIDES if is_plain_file(beside := linked.with_name(linked.name + side)))
        yield folder.logbook
    if is_plain_file(folder.logbook):
        yield folder.logbook


def _far(folder: str) -> str:
    return t("copies in {folder}, which is not there now", folder=folder)


def _strangers(folder: WorkbookFolder, ours: Collection[Path]) -> Iterator[str]:
    """What else lies in the folder, as a person sees it there; the program's own settings are not theirs."""
    own = {folder.root / page.file for page in pages(folder) if fingerprint(folder.root / page.file) is not None}
    known = {*ours, folder.state, *own}
    for place in (folder.root, folder.backups, folder.to_send, folder.set_aside):
        for file in _in(place):
            inside = file in (folder.backups, folder.to_send, folder.set_aside) and not is_link(file)
            if file not in known and not inside and not (place == folder.backups and file in put_away_in(place)):
                yield str(file.relative_to(folder.root)) + ("/" if is_folder(file) else "")
    for place in put_away_in(folder.backups):
        yield from (str(file.relative_to(folder.root)) for file in _in(place) if file not in known)


def _is_everything(file: Path) -> bool:
    if not file.name.startswith("everything-"):
        return False
    if is_part(file):
        return True
    with suppress(OSError, zipfile.BadZipFile, KeyError), zipfile.ZipFile(file) as archive:
        return archive.comment == EVERYTHING or archive.read("README.txt").startswith(_FIRST_WORDS)
    return False


def _is_share(file: Path) -> bool:
    """Whether a file the log book does not know of was made by a share that was stopped: by its name and its make."""
    match = _SHARE.fullmatch(file.name)
    if match is None:
        return False
    with suppress(OSError):
        content = read_small(file, PAGE)
        return all(mark in content for mark in _MARKS[match[3]])
    return False


def _notebooks(folder: WorkbookFolder) -> list[Path]:
    return [file for place in (folder.root, folder.set_aside) for file in _files_in(place) if file.suffix == ".ipynb"]


def _delete(file: Path) -> bool:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _files_in(place: Path) -> list[Path]:
    return [file for file in _in(place) if is_plain_file(file)]


def _in(place: Path) -> list[Path]:
    """What is in a folder, in order; nothing where the folder is a link to another."""
    return [] if is_link(place) else listed(place)
