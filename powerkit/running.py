"""Where a workbook is running: its port, who serves it, and whether that one still answers."""

import json
import os
import socket
import urllib.request
import zlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from powerkit.errors import WorkbookError
from powerkit.folder import WorkbookFolder, write_text

HOST = "127.0.0.1"
FIRST_PORT, PORTS = 20_000, 10_000  # clear of the ports browsers refuse and of those given out by the system
_TRIES = 50


@dataclass(frozen=True)
class Running:
    """A server that serves one workbook: process id, port and token."""

    pid: int
    port: int
    token: str

    def address(self, page: str = "") -> str:
        """The address to open in a browser, at *page* (a notebook's file name, "#…" a place on it). Holds the token."""
        name, mark, place = page.partition("#")
        path = f"lab/tree/{quote(name)}" if name else "lab"
        return f"http://{HOST}:{self.port}/{path}?token={self.token}{mark}{quote(place)}"


def find_running(folder: WorkbookFolder, timeout: float = 3.0) -> Running | None:
    """The server that serves *folder* now, asked with its token within *timeout* seconds; None if none answers."""
    try:
        found = json.loads(folder.running_file.read_text(encoding="utf-8"))
        running = Running(int(found["pid"]), int(found["port"]), str(found["token"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    request = urllib.request.Request(
        f"http://{HOST}:{running.port}/powerkit/here", headers={"Authorization": f"token {running.token}"}
    )
    # A proxy set on the computer must not see this request, nor stand in its way.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=timeout) as answer:
            here = json.loads(answer.read())
    except (OSError, ValueError):
        return None
    return running if isinstance(here, dict) and here.get("workbook") == str(folder.root.resolve()) else None


def note_running(folder: WorkbookFolder, port: int, token: str) -> Running:
    """Write down that this process serves *folder*. Raises OSError when that can't be written."""
    running = Running(os.getpid(), port, token)
    write_text(folder.running_file, json.dumps(running.__dict__), private=True)
    return running


def forget_running(folder: WorkbookFolder) -> None:
    """Take the note away again, if it is this process's own."""
    try:
        if json.loads(folder.running_file.read_text(encoding="utf-8")).get("pid") == os.getpid():
            folder.running_file.unlink()
    except (OSError, ValueError, AttributeError):
        return


def choose_port(folder: WorkbookFolder, wanted: int | None = None) -> int:
    """The port of this workbook: *wanted*, else the one it had before, else a free one kept from now on.

    It stays the same because browsers keep text that isn't saved yet by address, port included.

    Raises WorkbookError when another program has the port, or it isn't one.
    """
    port = wanted if wanted is not None else _kept_port(folder.port_file)
    if port is None:
        start = zlib.crc32(str(folder.root.resolve()).encode())
        candidates = [FIRST_PORT + (start + step * 7) % PORTS for step in range(_TRIES)]
        port = next((candidate for candidate in candidates if is_free(candidate)), None)
        if port is None:
            raise WorkbookError("No free port was found.", "Choose one: powerkit open --port 8765")
    elif not 1024 <= port <= 65535:
        raise WorkbookError(f"{port} can't be a port.", "Choose a number from 1024 to 65535, such as 8765.")
    elif not is_free(port):
        raise WorkbookError(
            f"Another program is using this workbook's port, {port}.",
            f"Close that program and start the workbook again, or move it for good: powerkit open --port {port + 1}",
        )
    write_text(folder.port_file, f"{port}\n")
    return port


def is_free(port: int) -> bool:
    """Whether nobody listens at *port* on this computer and we may."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # there, the option would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _kept_port(file: Path) -> int | None:
    try:
        port = int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return port if 1024 <= port <= 65535 else None
