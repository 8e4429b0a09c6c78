"""A person's workbook folder: where everything is kept, and the notebooks put into it."""

import contextlib
import errno
import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from powerkit.errors import WorkbookError
from powerkit.logbook.private_files import hide, write_text
from powerkit.text.catalogue import t
from powerkit.text.shell_commands import DEFAULT_NAME, path_of
from powerkit.there import PAGE, found_at, listed, read_small

_PAGE = re.compile(r"(\d\d)-[^/\\]*\.ipynb\Z")
_CARD = re.compile(r"^- \[\*\*(\d+\.\d+) (.+)\*\*\]\(#card-\d+-\d+\)", re.MULTILINE)
"""A card in the list at the top of its capability's page (`powerkit.ui.notebooks`)."""
_HEADING = re.compile(r"#\s+(\S.*?)\s*#*\s*\Z")

Cells = list[tuple[str, str]]  # what kind each cell of a notebook is, and its source


@dataclass(frozen=True)
class WorkbookFolder:
    """The places inside one workbook folder. Making one touches nothing on disk."""

    root: Path

    @property
    def logbook(self) -> Path:
        """The log book: one SQLite file."""
        return self.root / "logbook.sqlite3"

    @property
    def backups(self) -> Path:
        """Copies of the log book."""
        return self.root / "Backups"

    @property
    def to_send(self) -> Path:
        """Copies that were made for others to read."""
        return self.root / "To send"

    @property
    def set_aside(self) -> Path:
        """Pages the person had changed, kept when an update brings a new one."""
        return self.root / "Set aside"

    @property
    def state(self) -> Path:
        """What the program keeps for itself: port, settings, logs. Holds no answer."""
        return self.root / ".powerkit"

    @property
    def ipython(self) -> Path:
        """The IPython folder of the open workbook's kernels."""
        return self.state / "ipython"

    @property
    def port_file(self) -> Path:
        """The port of this workbook, as a decimal number."""
        return self.state / "port"

    @property
    def running_file(self) -> Path:
        """Who serves this workbook now: process, address and token, as JSON."""
        return self.state / "runtime" / "running.json"

    @property
    def logs(self) -> Path:
        """Where the server and our own faults are logged."""
        return self.state / "logs"

    @property
    def record(self) -> Path:
        """What we put into the folder: notebook name to fingerprint, as JSON."""
        return self.state / "notebooks.json"


@dataclass(frozen=True)
class Page:
    """One notebook of the workbook: its number (0 is Home), file name and first heading."""

    number: int
    file: str
    title: str
    cards: tuple[tuple[str, str], ...] = ()
    """The cards on it, in their order: id and title."""

    @property
    def name(self) -> str:
        """The title without the number that a capability's heading begins with."""
        return re.sub(r"\A\d+\.\s+", "", self.title)


def folder_and_deck(
    environment: Mapping[str, str], home: Path, workbook: str = "", deck: str = ""
) -> tuple[WorkbookFolder, Path | None]:
    """The folder and the own deck as named, else as the variables name them, else one in *home* and our deck."""
    folder = path_of(workbook) or path_of(environment.get("POWERKIT_WORKBOOK"))
    return WorkbookFolder(folder or home / DEFAULT_NAME), path_of(deck) or path_of(environment.get("POWERKIT_DECK"))


def prepare(folder: WorkbookFolder, notebooks: Path) -> None:
    """Make *folder* ready for use and bring its pages up to date with those in *notebooks*.

    A page the person left as it was is replaced; one they changed goes to "Set aside" when an update comes and
    stays otherwise. Outputs don't count as change. Nothing is deleted. Raises WorkbookError where it can't write.
    """
    from powerkit.logbook.own_places import make_room

    with writing_in(folder.root):
        folder.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.state.mkdir(exist_ok=True, mode=0o700)
        make_room(folder.state, folder.set_aside)
        folder.logs.mkdir(exist_ok=True, mode=0o700)
        folder.running_file.parent.mkdir(exist_ok=True, mode=0o700)
        tighten(folder)
        hide(folder.state)
        put = dict(before := _read_record(folder))
        ours = {file.name: file for file in listed(notebooks) if file.suffix == ".ipynb"}
        for name, file in ours.items():
            put[name] = _bring_up_to_date(folder, file, put.get(name))
        for name in [name for name in put if name not in ours]:
            _set_aside(folder, folder.root / name)
            del put[name]
        if put != before:
            write_text(folder.record, json.dumps(put, indent=1))


def restore(folder: WorkbookFolder, notebooks: Path, name: str) -> None:
    """Set the person's own copy of the page *name* aside and put the workbook's page in its place, or refuse to."""
    original = next((file for file in notebooks.glob("*.ipynb") if file.name == name), None)
    if original is None or not _PAGE.match(name):
        raise WorkbookError(t("The workbook has no page of that name."), t("Choose a page from the bar at the top."))
    with writing_in(folder.root):
        _set_aside(folder, folder.root / name)
        put = _read_record(folder)
        put[name] = _copy(original, folder.root / name)
        write_text(folder.record, json.dumps(put, indent=1))


def pages(folder: WorkbookFolder) -> list[Page]:
    """The pages there are in *folder*, in order, as the bar at the top lists them."""
    found = []
    for file in sorted(folder.root.glob("*.ipynb")):
        if match := _PAGE.match(file.name):
            cells = _cells(file) or []
            found.append(Page(int(match[1]), file.name, _title(cells) or file.stem, _cards(cells)))
    return found


def first_page(folder: WorkbookFolder) -> str:
    """The file name of the first page there is in *folder*; empty where there is none."""
    return min((file.name for file in folder.root.glob("[0-9][0-9]-*.ipynb")), default="")


def title_of(notebook: Path) -> str:
    """The first heading of a *notebook*; the file's name where there is none or it can't be read."""
    return _title(_cells(notebook) or []) or notebook.stem


def _title(cells: Cells) -> str:
    for kind, source in cells:
        for line in source.splitlines() if kind == "markdown" else []:
            if match := _HEADING.match(line):
                return _unmarked(match[1])
    return ""


def _cards(cells: Cells) -> tuple[tuple[str, str], ...]:
    words = "\n".join(source for kind, source in cells if kind == "markdown")
    return tuple((match[1], _unmarked(match[2])) for match in _CARD.finditer(words))


def _unmarked(text: str) -> str:
    """Text without the strokes that tell Markdown to show a mark as it is."""
    return re.sub(r"\\([^\w\s])", r"\1", text)


def fingerprint(notebook: Path) -> str | None:
    """A hash of the kinds and sources of a *notebook*'s cells; None if it can't be read as a notebook."""
    import hashlib

    cells = _cells(notebook)
    return None if cells is None else hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def tighten(folder: WorkbookFolder) -> None:
    """Close the workbook's folder and what we made in it to others, where an earlier workbook left it open to read.

    A folder that is shared on purpose stays as it is (`shared_with`), and so does what isn't ours to change.
    """
    if os.name == "nt" or shared_with(folder):
        return
    ours = (
        *(folder.root, folder.state, folder.backups, folder.to_send, folder.set_aside),
        *folder.root.glob(f"{folder.logbook.stem}*{folder.logbook.suffix}*"),
        *folder.root.glob("[0-9][0-9]-*.ipynb"),
        *folder.backups.glob(f"{folder.logbook.stem}*"),
        *folder.to_send.glob("*"),
        *folder.set_aside.glob("*.ipynb"),
        *folder.state.rglob("*"),
    )
    for path in ours:
        with contextlib.suppress(OSError):
            mode = path.lstat().st_mode
            if mode & 0o077 and (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                path.chmod(stat.S_IMODE(mode) & 0o700)


def shared_with(folder: WorkbookFolder) -> str:
    """Who else may read the workbook's folder because somebody shared it on purpose; empty if nobody.

    A folder handed on to a group (setgid) is shared on purpose: no system makes one by itself.
    """
    if os.name == "nt":
        return ""
    try:
        found = folder.root.stat()
    except OSError:
        return ""
    if not (found.st_mode & stat.S_ISGID and found.st_mode & 0o070):
        return ""
    import grp

    with contextlib.suppress(KeyError):
        return grp.getgrgid(found.st_gid).gr_name
    return str(found.st_gid)


def others_may_read(folder: WorkbookFolder) -> bool:
    """Whether the rights of the workbook's folder let others in, though nobody shared it. Windows sees to it itself."""
    with contextlib.suppress(OSError):
        return os.name != "nt" and bool(folder.root.stat().st_mode & 0o077) and not shared_with(folder)
    return False


def _bring_up_to_date(folder: WorkbookFolder, file: Path, put: str | None) -> str:
    target = folder.root / file.name
    new = fingerprint(file) or ""
    there = fingerprint(target) if (found := found_at(target, through_links=False)) else None
    if there == new:
        return new
    if found and (there is None or there != put):
        if put == new:
            return new
        _set_aside(folder, target)
    return _copy(file, target)


def _copy(file: Path, target: Path) -> str:
    write_text(target, file.read_text(encoding="utf-8"))
    return fingerprint(file) or ""


def _set_aside(folder: WorkbookFolder, file: Path) -> None:
    from powerkit.logbook import own_places

    own_places.set_aside(file, folder.set_aside)


def _read_record(folder: WorkbookFolder) -> dict[str, str]:
    try:
        found = json.loads(read_small(folder.record))
    except (OSError, ValueError, RecursionError):
        return {}
    noted = found.items() if isinstance(found, dict) else ()
    return {name: mark for name, mark in noted if _PAGE.match(name) and isinstance(mark, str)}


def _cells(notebook: Path) -> Cells | None:
    try:
        content: Any = json.loads(read_small(notebook, PAGE))
        return [(str(cell["cell_type"]), "".join(cell["source"])) for cell in content["cells"]]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


@contextlib.contextmanager
def writing_in(root: Path) -> Any:
    """Say plainly that nothing can be written in the workbook's folder."""
    try:
        yield
    except OSError as error:
        if isinstance(error, FileExistsError | NotADirectoryError):
            what = t("The workbook can't use {root}: that is a file, or lies in one.", root=error.filename or root)
            do = t("Name a folder with --workbook.")
        elif error.errno == errno.ENOSPC:
            what = t("The workbook can't use the folder {root}: the disk is full.", root=root)
            do = t("Make room, then try again. What was saved before is still there.")
        else:
            what = t("The workbook can't use the folder {root}: it can't be written.", root=root)
            do = t("Check that it is not read-only, or choose another folder with --workbook.")
        raise WorkbookError(what, do) from error
