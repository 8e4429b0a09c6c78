"""The port of a workbook: chosen once, kept, and never changed in silence."""

import os
import socket
import zlib
from collections.abc import Mapping

from powerkit.errors import WorkbookError
from powerkit.logbook.private_files import in_the_making, write_text
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.text.shell_commands import command
from powerkit.there import read_small

HOST = "127.0.0.1"
FIRST_PORT, PORTS = 20_000, 10_000  # clear of the ports browsers refuse and of those given out by the system
_TRIES = 50
BEFORE = "POWERKIT_PORT_BEFORE"
"""The variable that tells kernels which port the workbook had before, where it is another one now."""


def choose_port(folder: WorkbookFolder, wanted: int | None = None) -> int:
    """The port of this workbook: *wanted*, else the one it had before, else a free one kept from now on.

    It stays the same because browsers keep text that isn't saved yet by address, port included.

    Raises WorkbookError when another program has the port, or it isn't one; OSError when it can't be noted.
    """
    port = wanted if wanted is not None else kept_port(folder)
    if port is None:
        port = free_port(FIRST_PORT + zlib.crc32(str(folder.root.resolve()).encode()) % PORTS)
        if port is None:
            raise WorkbookError("No free port was found.", "Close some programs, then open the workbook again.")
    elif not 1024 <= port <= 65535:
        raise WorkbookError(f"{port} can't be a port.", "Choose a number from 1024 to 65535, such as 8765.")
    elif not is_free(port):
        raise _taken(port, free_port(port + 1))
    folder.running_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, part = in_the_making(folder.running_file)  # whether who serves it can be noted there, too
    os.close(handle)
    part.unlink()
    write_text(folder.port_file, f"{port}\n")
    return port


def free_port(first: int) -> int | None:
    """A port nobody listens at just now, looked for among our own, from *first* on; None if there is none."""
    candidates = (FIRST_PORT + (first - FIRST_PORT + step * 7) % PORTS for step in range(_TRIES))
    return next((candidate for candidate in candidates if is_free(candidate)), None)


def _taken(port: int, other: int | None) -> WorkbookError:
    what = f"Another program is using this workbook's port, {port}."
    do = "Close that program, or start this computer again, and open the workbook again."
    if other is None:
        return WorkbookError(what, do)
    return WorkbookError(
        what,
        f"{do} Words you typed that were not saved yet wait in your browser for that port. "
        f"If there are none, move the workbook for good: {command('open', '--port', str(other))}",
    )


def waiting_words(environment: Mapping[str, str] = os.environ) -> str:
    """What is said of words that may wait in the browser under another port; "" where the port is the one of before."""
    before = environment.get(BEFORE, "")
    return waiting_at(int(before)) if before.isdecimal() else ""


def waiting_at(before: int) -> str:
    """What is said of words that may wait under the port from *before*: a browser keeps them by address."""
    close = "close the workbook" if is_free(before) else "close the workbook and the other program that has that port"
    return (
        f"Your workbook was at port {before} before. Words you typed there and did not save wait in your browser. "
        f"To see them, {close}, then: {command('open', '--port', str(before))}"
    )


def is_free(port: int) -> bool:
    """Whether nobody listens at *port* on this computer and we may."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # there, the option would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
    return True


def kept_port(folder: WorkbookFolder) -> int | None:
    """The port the workbook had before; None the first time."""
    try:
        port = int(read_small(folder.port_file, 20))
    except (OSError, ValueError):
        return None
    return port if 1024 <= port <= 65535 else None
