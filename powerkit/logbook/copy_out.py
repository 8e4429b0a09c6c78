"""Copies the log book out into a file or a folder that a person names, and opens the copy there."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook.audit import note
from powerkit.logbook.copies_elsewhere import KEEP, STEM, name_in, prune, remember, remembered
from powerkit.logbook.logbook import Logbook
from powerkit.logbook.serialize import local_now
from powerkit.logbook.syncing_folders import synced_by
from powerkit.logbook.unfinished_files import clear_parts_of
from powerkit.text.catalogue import t, tn
from powerkit.there import is_folder


@dataclass(frozen=True)
class Copied:
    """A copy that was made and found sound: its *file*, and how many earlier ones are *gone*.

    *known* is whether its folder is remembered, *same_disk* whether it lies on the disk that the log book is on.
    """

    file: Path
    gone: int = 0
    known: bool = False
    same_disk: bool = False


def copy_out(logbook: Logbook, to: Path) -> Copied:
    """Copy an open log book into the file *to*, then open the copy to see that everything is in it.

    Raises:
        LogbookError: it can't be written there, or not be read there again.
    """
    versions = len(logbook.every())
    clear_parts_of(to.parent, to.stem)
    logbook.backup_to(to)
    with Logbook.read(to) as copy:
        held, drafts = len(copy.every()), len(copy.every_draft())
        if copy.workbook_id != logbook.workbook_id or held < versions:
            raise LogbookError(
                t("The copy {to} does not hold all of your log book.", to=to), t("Make another, in another place.")
            )
    note(logbook.path.parent / ".powerkit", "copy", versions=held, drafts=drafts)
    return Copied(to)


def copy_away(logbook: Logbook, folder: Path) -> Copied:
    """Copy an open log book into a *folder* off this computer, which is remembered from then on.

    Of the earlier copies there the oldest go, once the new one was found sound.

    Raises:
        LogbookError: it can't be written there, or not be read there again. The earlier copies are still there.
    """
    now, path = local_now(), logbook.path
    clear_parts_of(folder, STEM)
    made = copy_out(logbook, name_in(folder, now))
    gone = prune(made.file, logbook.workbook_id)
    known = replace(
        remembered(path),
        folder=str(folder),
        workbook=logbook.workbook_id,
        made=now.isoformat(timespec="seconds"),
        file=made.file.name,
        later="",
    )
    remembers = False
    with suppress(OSError):
        remember(path, known)
        remembers = True
    return Copied(made.file, gone, remembers, _same_disk(folder, path))


def folder_from(text: str, path: Path) -> Path:
    """The folder that a person named for copies of the log book at *path*.

    Raises:
        LogbookError: there is none of that name, or it is none for copies.
    """
    named = text.strip().strip("\"'").strip()
    if not named:
        raise LogbookError(t("No folder is named yet."), t("Choose one, or write where it is."))
    folder = Path(named).expanduser()
    if not folder.is_absolute():
        where = t("Write its whole path, such as {example}.", example=Path.home() / "Dropbox")
        raise LogbookError(t("“{named}” does not say where the folder is.", named=named), where)
    if is_folder(folder):
        with suppress(OSError):
            if folder.resolve().is_relative_to(path.parent.resolve()):
                raise LogbookError(
                    t("That is inside your workbook’s own folder."), t("Choose one that is somewhere else.")
                )
            return folder
    raise LogbookError(
        t("There is no folder {folder} on this computer now.", folder=folder),
        t("Connect the disk it is on, or choose another folder."),
    )


def gone_in_words(made: Copied) -> str:
    """That earlier copies went, if some did."""
    if not made.gone:
        return ""
    return tn(
        "The oldest copy there is gone; the newest {kept} are kept.",
        "The {number} oldest copies there are gone; the newest {kept} are kept.",
        made.gone,
        kept=KEEP,
    )


def same_disk_in_words(made: Copied) -> str:
    """That a copy would be lost with this computer, where it looks so."""
    if not made.same_disk or synced_by(made.file.parent):
        return ""
    return t("It is on the same disk as your workbook: a stick, or a folder that is carried elsewhere, is safer.")


def _same_disk(folder: Path, path: Path) -> bool:
    """Whether a folder lies on the disk that the log book is on. False where that can't be told."""
    with suppress(OSError):
        return folder.stat().st_dev == path.stat().st_dev
    return False
