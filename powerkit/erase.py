"""Erase everything: the log book, its backups, what was sent, the records in the notebooks. It cannot be undone."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from powerkit.errors import WorkbookError
from powerkit.folder import WorkbookFolder, write_text
from powerkit.logbook import Logbook, forget_seen

WORD = "erase"
"""What a person types to say that they mean it."""

OUT_OF_REACH = (
    "files you have sent, downloaded or printed",
    "copies you made elsewhere, such as with powerkit backup or powerkit share -o",
    "older versions that a synced folder (OneDrive, Dropbox) or a backup of this computer may keep",
    "what a disk may still hold of deleted files until it writes over them",
)
"""What erasing cannot reach, said each time."""


@dataclass(frozen=True)
class Erased:
    """What is *gone*, and what is *left* because it could not be deleted: names of files."""

    gone: tuple[str, ...]
    left: tuple[str, ...]


def erase_everything(folder: WorkbookFolder, logbook: Logbook | None = None) -> Erased:
    """Erase a person's words from their workbook folder. An open *logbook* is emptied first and closed.

    Raises:
        WorkbookError: something is left; the text names it.
        LogbookError: the log book could not be emptied; nothing was erased.
    """
    if logbook is not None:
        logbook.empty()
        logbook.close()
    elif folder.logbook.is_file():
        with suppress(Exception), Logbook.open(folder.logbook, backups=folder.backups) as opened:
            opened.empty()  # one that cannot be opened any more is deleted all the same
    gone: list[str] = []
    left: list[str] = []
    for path in _ours(folder):
        (gone if _delete(path) else left).append(path.name)
    for notebook in (*folder.root.glob("*.ipynb"), *folder.set_aside.glob("*.ipynb")):
        if not _clear(notebook):
            left.append(notebook.name)
    forget_seen(folder.logbook)
    if left:
        raise WorkbookError(
            f"Not everything could be erased. Still there in {folder.root}: {', '.join(left)}.",
            "Close the workbook and all programs that have these open, then delete them yourself.",
        )
    return Erased(tuple(gone), ())


def _ours(folder: WorkbookFolder) -> Iterator[Path]:
    """Every file and folder of the workbook that may hold a person's words."""
    yield from sorted(folder.root.glob(f"{folder.logbook.stem}*"))
    yield from sorted(folder.root.glob("everything-*.zip"))
    yield from (path for path in (folder.backups, folder.to_send) if path.exists())


def _delete(path: Path) -> bool:
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError:
        return False
    return True


def _clear(notebook: Path) -> bool:
    """Take the records out of a notebook; one that cannot be read as one is deleted."""
    try:
        content = json.loads(notebook.read_text(encoding="utf-8"))
        held = [cell for cell in content["cells"] if cell.get("outputs")]
        for cell in held:
            cell["outputs"] = []
        if held:
            write_text(notebook, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    except OSError:
        return False
    except (ValueError, KeyError, TypeError, AttributeError):
        return _delete(notebook)
    return True
