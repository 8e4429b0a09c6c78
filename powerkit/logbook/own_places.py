"""What the program keeps for itself in a workbook's folder, and what else may stand there: that is set aside.

A pipe, a folder or a link to nowhere in the place of a note would stop whoever writes or reads it. Nothing is deleted.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from powerkit.logbook.private_files import free_place
from powerkit.there import found_at

FOLDERS = ("logs", "runtime", "seen", "away", "ipython", "config", "data", "settings", "workspaces")
FILES = (
    *("port", "notebooks.json", "audit.jsonl", "lock.json", "records", "erasing", "cookie_secret"),
    *("runtime/running.json", "logs/server.log", "data/notebook_secret", "data/nbsignatures.db"),
)
"""What it keeps in its own folder. Whatever else Jupyter puts there is a file or a folder too."""


def make_room(state: Path, aside: Path) -> None:
    """Move what stands in the program's own folder *state* and is not what belongs there into the folder *aside*.

    That is what is neither a file nor a folder, nor a link to one, and a folder in a file's place or the other way.

    Raises:
        OSError: it can't be moved. It is where it was.
    """
    for place in tuple(_out_of_place(str(state))):
        set_aside(place, aside)


def set_aside(place: Path, aside: Path) -> None:
    """Move what is at *place*, whatever it is, into the folder *aside*, under a name that nothing has there.

    Raises:
        OSError: it can't be moved. It is where it was.
    """
    if not _is_taken(place):
        return
    aside.mkdir(exist_ok=True, mode=0o700)
    place.rename(free_place(aside, place.stem, place.suffix, taken=_is_taken))


def _is_taken(place: Path) -> bool:
    return found_at(place, through_links=False) is not None


def _may_stay(place: Path, kind: Callable[[int], bool]) -> bool:
    """Whether nothing is at *place*, or what belongs there, itself or where a link leads."""
    found = found_at(place, through_links=False)
    if found is not None and stat.S_ISLNK(found.st_mode):
        found = found_at(place)
        return found is not None and kind(found.st_mode)
    return found is None or kind(found.st_mode)


def _out_of_place(folder: str, within: str = "") -> Iterator[Path]:
    """What does not belong in a folder and all below it: each is listed once, and asked about only where it is odd."""
    with suppress(OSError), os.scandir(folder) as inside:
        for each in inside:
            name = within + each.name
            if each.is_dir(follow_symlinks=False) and name not in FILES:
                yield from _out_of_place(each.path, f"{name}/")
            elif not each.is_file(follow_symlinks=False) or name in FOLDERS:
                kind = stat.S_ISDIR if name in FOLDERS else stat.S_ISREG if name in FILES else _is_file_or_folder
                if not _may_stay(Path(each.path), kind):
                    yield Path(each.path)


def _is_file_or_folder(mode: int) -> bool:
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)
