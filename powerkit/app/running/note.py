"""The note of who serves a workbook: on which computer, at which port, and whether that one still answers."""

import hashlib
import json
import os
import platform
import secrets
import urllib.request
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import quote

from powerkit.app.running.ports import HOST
from powerkit.app.running.tickets import PRINTED, new_ticket, proof, same
from powerkit.logbook.private_files import write_text
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.there import read_small

_MOST = 10_000  # bytes of a note or an answer; one of ours has a few hundred


@dataclass(frozen=True)
class Running:
    """A server that serves one workbook: process, port, token, the computer's name, since when, and its mark.

    *base* is the path it answers below: "/", or deeper where the workbook is a guest in another Jupyter server.
    """

    pid: int
    port: int
    token: str
    host: str = ""
    since: str = ""
    machine: str = ""
    base: str = "/"

    @property
    def is_guest(self) -> bool:
        """Whether another Jupyter server has the workbook as its guest. Who may come in is that one's to say."""
        return self.base != "/"

    def address(self, page: str = "", seconds: float = PRINTED) -> str:
        """An address that lets one browser in at *page*, once, within so many *seconds*.

        *page* is a notebook's file name, "#…" after it a place on the page. A guest's lets in whom its server knows.
        """
        if self.is_guest:
            name, mark, place = page.partition("#")
            at = f"lab/tree/{quote(name)}{mark}{quote(place)}" if name else ""
            return f"http://{HOST}:{self.port}{self.base}{at}"
        return f"http://{HOST}:{self.port}/powerkit/enter?ticket={new_ticket(self.token, page, seconds)}"

    @property
    def here(self) -> bool:
        """Whether it was started on this computer. A note of an older workbook, which named none, was.

        A Hub runs one server at a time below an address, so a note from there is this server's own, left by a
        container that was killed. The next one bears another name.
        """
        hub = os.environ.get("JUPYTERHUB_SERVICE_PREFIX", "")
        if hub and self.base.startswith(hub):
            return True
        if self.machine:
            return self.machine == this_machine()
        return not self.host or self.host == this_computer()

    @property
    def where(self) -> str:
        """On which computer and since when, as people say it: "on LAPTOP-7 since 14:02"."""
        return f"on {self.host or 'another computer'}{_since(self.since)}"


def _since(moment: str) -> str:
    try:
        began = datetime.fromisoformat(moment)
    except ValueError:
        return ""
    today = began.date() == datetime.now(began.tzinfo).date()
    return f" since {began:%H:%M}" if today else f" since {began.day} {began:%B, %H:%M}"


def this_computer() -> str:
    """The name of this computer, without the network it happens to be in."""
    return platform.node().partition(".")[0][:100]


@cache
def this_machine() -> str:
    """A mark that tells this computer from others, made of what the system knows it by; it can't be turned back."""
    return hashlib.sha256(f"powerkit {_machine_id()}".encode()).hexdigest()[:16]


def _machine_id() -> str:
    if os.name == "nt":  # pragma: no cover
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:  # type: ignore[attr-defined,unused-ignore]
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return this_computer()
    try:
        # A home on a network share is used by computers that were copied from one disk: the name tells these apart.
        return f"{read_small(Path('/etc/machine-id')).decode('ascii').strip()} {this_computer()}"
    except (OSError, ValueError):
        return this_computer()


def noted(folder: WorkbookFolder) -> Running | None:
    """What the note in *folder* says of who serves it, on whichever computer; None if there is none to be read.

    It may be long gone: a computer that was switched off leaves its note behind.
    """
    try:
        found = json.loads(read_small(folder.running_file, _MOST))
        words = {name: str(found.get(name, ""))[:100] for name in ("host", "since", "machine", "base")}
        words["base"] = words["base"] or "/"
        running = Running(int(found["pid"]), int(found["port"]), str(found["token"]), **words)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return None
    return running if 0 < running.port < 65536 and running.token else None


def noted_elsewhere(folder: WorkbookFolder) -> Running | None:
    """Who serves *folder* on another computer, as far as its note says."""
    running = noted(folder)
    return running if running and not running.here else None


def find_running(folder: WorkbookFolder, timeout: float = 3.0) -> Running | None:
    """The server that serves *folder* on this computer now; None if none answers within *timeout* seconds.

    Who answers has to prove first that it knows the token, and is never told it: another program may have the port.
    """
    running = noted(folder)
    return running if running and _proves(running, "proof", str(folder.root.resolve()), timeout) else None


def still_open_from_before(folder: WorkbookFolder, timeout: float = 3.0) -> bool:
    """Whether the server of the note in *folder* goes on from another place: the folder was moved meanwhile."""
    running = noted(folder)
    return running is not None and _proves(running, "anywhere", "", timeout)


def _proves(running: Running, what: str, folder: str, timeout: float) -> bool:
    """Whether the server of a note answers, and proves that it knows the token."""
    nonce = secrets.token_urlsafe(24)
    address = f"http://{HOST}:{running.port}{running.base}powerkit/prove?nonce={nonce}"
    # A proxy set on the computer must not see this request, nor stand in its way; nor may the answerer lead elsewhere.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Straight())
    try:
        with opener.open(address, timeout=timeout) as answer:
            proven = json.loads(answer.read(_MOST))[what]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return False
    return same(proven, proof(running.token, nonce, folder))


class _Straight(urllib.request.HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_: object) -> None:
        """No other address is asked."""


def note_running(folder: WorkbookFolder, port: int, token: str, base: str = "/") -> Running:
    """Write down that this process serves *folder*; where the disk is full by now, it does all the same."""
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    running = Running(os.getpid(), port, token, this_computer(), since, this_machine(), base)
    with suppress(OSError):  # whoever opens it once more is then told that its port is taken
        write_text(folder.running_file, json.dumps(asdict(running)))
    return running


def forget_running(folder: WorkbookFolder) -> None:
    """Take the note away again, if it is this process's own."""
    running = noted(folder)
    if running and running.here and running.pid == os.getpid():
        try:
            folder.running_file.unlink()
        except OSError:
            return
