"""Files for their owner's eyes, written whole or not at all, so that a power cut leaves one there too."""

import contextlib
import os
import stat
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from powerkit.errors import WorkbookError
from powerkit.text.catalogue import t
from powerkit.there import is_file, is_there

_A_SAVE = 131_072
"""Bytes: a save of some words takes fewer, its journal with them."""


def keep_private() -> None:
    """From now on, what this process and those it starts make can be read by its owner alone. Windows sees to it."""
    os.umask(0o077)


def write_private(file: Path, content: bytes) -> None:
    """Write a file that a person named, for their own eyes until they give it on. Raises OSError if it can't be."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as out:
        if os.name != "nt" and stat.S_ISREG(os.fstat(handle).st_mode):
            with contextlib.suppress(OSError):  # a disk that knows no owners, such as a USB stick
                os.fchmod(handle, 0o600)
        out.write(content)


def holds_something(file: Path) -> bool:
    """Whether a file is there with something in it, which writing under its name would take away."""
    return is_file(file) and file.stat().st_size > 0


def not_over(file: Path, ours: str) -> None:
    """Refuse to write over a file that the workbook did not make: one in which *ours* does not stand.

    Raises:
        WorkbookError: there is such a file.
    """
    if holds_something(file) and ours.encode() not in file.read_bytes():
        raise WorkbookError(
            t("{file} is there already, and is none that the workbook made.", file=file), t("Name another folder.")
        )


def write_text(file: Path, text: str) -> None:
    """Write *text* whole or not at all, for its owner's eyes.

    Raises OSError when it can't be written; what was there before is then still there.
    """
    handle, temporary = in_the_making(file)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        put_in_place(temporary, file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def in_the_making(file: Path) -> tuple[int, Path]:
    """A new, hidden file beside *file* to be written first, open, for its owner's eyes; its name says who writes it.

    Raises OSError when it can't be made. Those a stopped writer left are cleared by `powerkit.logbook.leftovers`.
    """
    import tempfile

    prefix = f".{file.name}.{computer_mark()}-{os.getpid()}-"
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=prefix, suffix=".tmp")
    return handle, Path(name)


def free_place(
    folder: Path, stem: str, ending: str = "", *, mark: str = " ({})", taken: Callable[[Path], bool] = is_there
) -> Path:
    """The first place of that name in *folder*, with a number in a *mark* where it needs one, that is not *taken*."""
    numbers = ("" if number == 1 else mark.format(number) for number in count(1))
    return next(place for said in numbers if not taken(place := folder / f"{stem}{said}{ending}"))


def expect_room(folder: Path) -> None:
    """Raise OSError where a *folder* has no room for what a save takes, or can't be written. Nothing is left there."""
    part = folder / f".room.{computer_mark()}-{os.getpid()}-roomtest.tmp"  # cleared by `leftovers`
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):  # no such folder yet
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
                file.write(b"\0" * _A_SAVE)
        finally:
            part.unlink(missing_ok=True)


def computer_mark() -> str:
    """A mark of this computer that names nobody, for the names of files in the making."""
    import hashlib
    import platform

    return hashlib.sha256(platform.node().encode()).hexdigest()[:6]


def put_in_place(part: Path, target: Path) -> None:
    """Put the finished file *part* in place of *target*, in one step that also a power cut leaves whole.

    Raises OSError when it can't be; what was at *target* is then still there.
    """
    sync_file(part)
    part.replace(target)
    sync_folder(target.parent)


def sync_file(file: Path) -> None:
    """Have the disk keep what is in *file*, on macOS past its own cache too. Raises OSError when it can't."""
    with file.open("rb+") as open_file:
        os.fsync(open_file.fileno())
        if sys.platform == "darwin":  # pragma: no cover
            import fcntl

            with contextlib.suppress(OSError):  # a disk that knows no such order, such as a network folder
                fcntl.fcntl(open_file.fileno(), fcntl.F_FULLFSYNC)


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in *folder* as they are now, where the system can."""
    if os.name == "nt":  # pragma: no cover - there the name is kept with the file
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def hide(state: Path) -> None:
    """Hide the program's own folder on Windows too, where a leading dot doesn't."""
    if os.name == "nt":  # pragma: no cover
        import ctypes

        hide: Callable[[str, int], int] = ctypes.windll.kernel32.SetFileAttributesW  # type: ignore[attr-defined,unused-ignore]
        hide(str(state), 2)
