"""A JupyterHub that really runs, and the workbook of one of its people, for the tests that every host has."""

import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import psutil
from playwright.sync_api import BrowserContext

from tests.journeys.mode_support import RunningWorkbook, free_port, wait_until
from tests.one_browser import PATIENCE
from tests.speeds import needs

ROOT = Path(__file__).parents[2]
PARTS = Path(sys.prefix) / "hub"
"""Where ``python -m tests.hub`` puts JupyterHub and its proxy."""
PACKAGES, PROXY = PARTS / "packages", PARTS / "node_modules" / ".bin" / "configurable-http-proxy"
PREFIX = "/hub-prefix/"
PASSWORD = "a password of the tests"


def missing() -> str:
    """What is not there for a Hub, in words; "" if all is."""
    if not (PACKAGES / "jupyterhub").is_dir() or not PROXY.exists():
        return "no JupyterHub here: `python -m tests.hub` fetches it and its proxy, with npm"
    return "" if shutil.which("node") else "no node here, which JupyterHub's proxy needs"


class Hub:
    """``with Hub(folder) as hub``: JupyterHub below a prefix, with all that it keeps in *folder*."""

    def __init__(self, place: Path, port: int | None = None) -> None:
        self.place, self.port = place, port or free_port()
        self.token = secrets.token_hex(16)
        self.inbox_port = free_port()
        self._inner = [f"http://127.0.0.1:{free_port()}" for _ in range(2)]
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Hub":
        needs("journey")
        hub, proxy_api = self._inner
        told = {
            "place": str(self.place), "address": self.root, "hub": hub, "proxy_api": proxy_api, "token": self.token,
            "proxy": [str(PROXY)], "password": PASSWORD,
            "jupyter_config": os.pathsep.join(str(ROOT / part) for part in ("powerkit/app/guest", "deploy")),
        }  # fmt: skip
        own = {
            "PYTHONPATH": os.pathsep.join((str(PACKAGES), str(ROOT))), "TESTS_TOLD": json.dumps(told),
            "TESTS_DEPLOY": str(ROOT / "deploy" / "jupyterhub_config.py"), "HUB_KEEPERS": "keeper",
            "HUB_SUPERVISORS": "supervisors", "HUB_INBOX": str(self.place / "inbox"),
            "HUB_INBOX_ADDRESS": "127.0.0.1", "HUB_INBOX_PORT": str(self.inbox_port),
            "HUB_DEPLOY": str(ROOT / "deploy"),
        }  # fmt: skip
        command = [sys.executable, "-m", "jupyterhub", "-f", str(ROOT / "tests" / "hub" / "hub_config.py")]
        with (self.place / "said").open("ab") as said:
            self._process = subprocess.Popen(
                command, cwd=self.place, env=os.environ | own, stdout=said, stderr=said, start_new_session=True
            )
        end = time.monotonic() + PATIENCE / 1000
        while not self._is_up():
            assert self._process.poll() is None and time.monotonic() < end, self.said()
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            process.terminate()  # it ends the servers and the proxy first
            process.wait(timeout=60)

    def kill(self) -> None:
        """Let the Hub die at once. Its proxy and the servers live on, and `__enter__` starts a Hub that finds them."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(timeout=60)

    @property
    def root(self) -> str:
        """The address all of its addresses begin with."""
        return f"http://127.0.0.1:{self.port}{PREFIX}"

    def said(self) -> str:
        """What it and the servers have printed so far."""
        return (self.place / "said").read_text(encoding="utf-8", errors="replace")

    def ask(self, path: str, method: str = "GET", token: str = "", body: dict[str, Any] | None = None) -> Any:
        """Ask the Hub's own API: as the tests, who may do all, or with somebody's *token*."""
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self.root}hub/api/{path}", data, {"Authorization": f"token {token or self.token}"})
        request.method = method
        with urlopen(request, timeout=PATIENCE / 1000) as answer:
            return json.loads(answer.read() or "null")

    def let_start(self, name: str) -> None:
        """Start the server of *name*, and return once it answers."""
        self.ask(f"users/{name}/server", "POST")
        address = f"{self.root}hub/api/users/{name}/server/progress"
        with urlopen(Request(address, headers={"Authorization": f"token {self.token}"})) as events:
            told = [json.loads(line[5:]) for line in events if line.startswith(b"data:")]
        assert told[-1].get("ready"), (told, self.said())

    def _is_up(self) -> bool:
        try:
            return "version" in self.ask("")
        except (URLError, ConnectionError):
            return False


class HubWorkbook(RunningWorkbook):
    """The workbook of *name* in a JupyterHub: one of its own, or the *hub* that was given."""

    def __init__(self, folder: Path, start: str = "", hub: Hub | None = None, name: str = "leader") -> None:
        self.hub, self._owns_hub, self.name = hub or Hub(folder.parent), hub is None, name
        self.base = f"{PREFIX}user/{name}/powerkit/"
        home = self.hub.place / "homes" / name
        super().__init__(home / "Power Shifting Workbook", self.hub.port, start=start)

    def start(self) -> RunningWorkbook:
        """Start the Hub if it is not running, then this person's server, and open the workbook in it."""
        if self._owns_hub and self.hub._process is None:
            self.hub.__enter__()
        if not self.token:
            with suppress(HTTPError):  # the Hub knows somebody whom its settings name
                self.hub.ask(f"users/{self.name}", "POST")
            self.token = self.hub.ask(f"users/{self.name}/tokens", "POST", body={"note": "tests"})["token"]
        self.hub.let_start(self.name)
        self.ask("powerkit/here")
        self._made = self._made or {file.name for file in self.folder.iterdir()}
        self.url = self.way_in = self.address(self.page_name)
        return self

    def __exit__(self, *_: object) -> None:
        for context in self._contexts:
            context.close()
        if self._owns_hub:
            self.hub.__exit__()  # which stops the server too
        elif self.token:
            self.stop()

    @property
    def pid(self) -> int:
        """The process of the server of this person."""
        return int(self.hub.ask(f"users/{self.name}")["servers"][""]["state"]["pid"])

    def _is_running(self) -> bool:
        return "" in self.hub.ask(f"users/{self.name}")["servers"] and not _is_dead(psutil.Process(self.pid))

    def stop(self) -> list[str]:
        """Have the Hub stop this person's server, as it does with one that nobody has touched for a while."""
        self.hub.ask(f"users/{self.name}/server", "DELETE")
        return []

    def kill(self) -> list[str]:
        """Let this person's server die at once. The Hub is not told."""
        process = psutil.Process(self.pid)
        process.send_signal(signal.SIGKILL)
        wait_until(lambda: _is_dead(process))
        return []

    def address(self, name: str = "") -> str:
        """The address of the notebook *name*. It lets nobody in: `come_in` does."""
        place = name or self.page_name
        return self.root + (f"lab/tree/{place}" if place else "")

    def come_in(self, context: BrowserContext) -> None:
        """Sign in at the Hub, as a person does. A browser that was here before is known."""
        page = context.new_page()
        page.goto(f"{self.hub.root}hub/login")
        if "/hub/login" in page.url:
            page.get_by_label("Username").fill(self.name)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name=re.compile("Sign in", re.I)).click()
        page.wait_for_url(re.compile(f"/user/{self.name}/"))
        page.close()


def _is_dead(process: psutil.Process) -> bool:
    """Whether it runs no more; the Hub may not have looked yet."""
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
