"""Files in the making beside the log book: named after their writer, so that what a stopped one left can be told."""

import os
import re
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path
from stat import S_ISLNK, S_ISREG
from time import time

from powerkit.errors import LogbookError
from powerkit.logbook.private_files import computer_mark, sync_folder
from powerkit.text.catalogue import t
from powerkit.there import found_at, is_plain_file

SIDES = ("-journal", "-wal", "-shm")
"""How the names of the files end that SQLite keeps beside one of its own."""

_PART = re.compile(r".* ([0-9a-f]{6})-(\d+)-(\d{9,10})-\d+\.part")
NEAR = 10.0
QUIET = 600.0
DAY = 86_400.0
_numbers = count(1)


def part_for(target: Path) -> Path:
    """A name for *target* in the making, in the same folder, that no other writer uses."""
    computer, process, started = _here(os.getpid())
    return target.with_name(f"{target.stem} {computer}-{process}-{started}-{next(_numbers)}.part")


def expect_files_beside(path: Path) -> os.stat_result | None:
    """Refuse to open a file beside which a pipe, a folder or the like stands in for a journal.

    What the system says of the file itself is returned; None where there is none, or a link.

    SQLite opens what is there, waits for whoever may write into the pipe, and cannot be stopped meanwhile.

    Raises:
        LogbookError: so it is.
    """
    there = found_at(path, through_links=False)
    linked = there is not None and S_ISLNK(there.st_mode)
    real = os.path.realpath(path) if linked else str(path)
    for side in ("-journal", "-wal"):
        found = found_at(real + side, through_links=False)
        if found and S_ISLNK(found.st_mode):
            found = found_at(real + side) or found
        if found and not S_ISREG(found.st_mode):
            beside = Path(real + side)
            what = t("“{name}” in {parent} is no file.", name=beside.name, parent=beside.parent)
            do = t("Move it somewhere else, then open the workbook again. Nothing was changed.")
            raise LogbookError(what, do)
    return None if linked else there


def is_part(file: Path) -> bool:
    """Whether *file* is named as one in the making, or as what SQLite keeps beside one."""
    return _PART.fullmatch(_bare(file.name)) is not None


def names_in(folder: Path) -> list[str]:
    """The names of what lies in a *folder*; none where it is not there."""
    with suppress(OSError):
        return os.listdir(folder)  # noqa: PTH208 - asked at every opening, and few files are looked at
    return []


def clear_stale(*folders: Path) -> None:
    """Remove what stopped writers left in *folders*: never a file that one who is still at work may be writing."""
    for folder in folders:
        with suppress(OSError):
            stale = [folder / name for name in names_in(folder) if ".part" in name and is_stale(folder / name)]
            for file in stale:
                with suppress(OSError):
                    file.unlink()
            if stale:
                sync_folder(folder)


def clear_parts_of(folder: Path, stem: str) -> None:
    """Remove what stopped writers left of files whose names begin with *stem*, in a folder that is a person's own."""
    with suppress(OSError):
        for file in folder.iterdir():
            if file.name.startswith(f"{stem} ") and is_stale(file):
                with suppress(OSError):
                    file.unlink()


def remove_with_sides(file: Path) -> None:
    """Remove *file* and what SQLite keeps beside it, where they are there."""
    for name in (file.name, *(file.name + side for side in SIDES)):
        with suppress(OSError):
            file.with_name(name).unlink(missing_ok=True)


def is_stale(file: Path) -> bool:
    """Whether *file* is one in the making whose writer is gone.

    On this computer the process tells; elsewhere, as on a shared or synced folder, only a day of quiet does.
    """
    match = _PART.fullmatch(_bare(file.name))
    if match is None or not is_plain_file(file):
        return False
    quiet = time() - file.stat().st_mtime
    computer, process, started = match[1], int(match[2]), int(match[3])
    if computer != _here(os.getpid())[0]:
        return quiet > DAY
    running = process_started(process)
    # Where another process has its number now, or the clock was put right meanwhile, it is left alone for a while.
    return running is None or (abs(running - started) > NEAR and quiet > QUIET)


def _bare(name: str) -> str:
    return next((name.removesuffix(side) for side in SIDES if name.endswith(side)), name)


@cache
def _here(process: int) -> tuple[str, int, int]:
    """A mark of this computer that names nobody; the number of this *process*, and when it was started."""
    return computer_mark(), process, int(process_started(process) or 0)


def process_started(process: int) -> float | None:
    """When the process of that number on this computer was started; None where there is none."""
    import psutil  # only when there is something in the making

    try:
        return float(psutil.Process(process).create_time())
    except psutil.NoSuchProcess:
        return None
    except psutil.Error:
        return time()  # it is there, and may not be asked
