"""A workbook that really runs, for the browser tests: started in a process of its own, in a folder of its own."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from powerkit.app.running import noted, ports
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import notebooks_folder
from tests.one_browser import ARGUMENTS, CHROMIUM, PATIENCE
from tests.speeds import needs

CHROMIUM_FLAGS = ARGUMENTS


def launch(playwright: Playwright) -> Browser:
    """Headless Chromium, from ``POWERKIT_CHROMIUM`` or where Debian puts it."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


def free_port() -> int:
    """A port nobody listens at just now, and none that the system gives out: a kernel beside could take it first."""
    port = ports.free_port(ports.FIRST_PORT + random.randrange(ports.PORTS))
    assert port is not None
    return port


class RunningWorkbook:
    """``with RunningWorkbook(folder) as book: page = book.page(browser)``. Also ``stop``, ``kill``, ``start`` again."""

    base = "/"

    def __init__(
        self,
        folder: Path,
        port: int | None = None,
        env: dict[str, str] | None = None,
        start: str = "",
        deck: Path | None = None,
    ) -> None:
        self.folder = folder
        self.deck = deck
        self.port = port or free_port()
        self.env = env or {}
        self.page_name = start
        self.url = ""
        """Where it is open, with its token: good as often as a test likes."""
        self.way_in = ""
        """The address it printed, which is good once."""
        self.token = ""
        self.lines: list[str] = []
        self.foreign: list[str] = []
        self._process: subprocess.Popen[str] | None = None
        self._contexts: list[BrowserContext] = []
        self._made: set[str] = set()

    def __enter__(self) -> "RunningWorkbook":
        return self.start()

    def __exit__(self, *_: object) -> None:
        for context in self._contexts:
            context.close()
        self.stop()

    @property
    def root(self) -> str:
        """The address all of its addresses begin with."""
        return f"http://127.0.0.1:{self.port}{self.base}"

    @property
    def pid(self) -> int:
        """The server's process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> "RunningWorkbook":
        """Start it and wait until it says where it is open."""
        needs("journey")
        code = (
            "from pathlib import Path; from powerkit.app.launch import open_workbook;"
            f"deck = Path({str(self.deck)!r}) if {bool(self.deck)} else None;"
            "from powerkit.logbook.workspace import WorkbookFolder;"
            f"open_workbook(WorkbookFolder(Path({str(self.folder)!r})), deck=deck, page={self.page_name!r},"
            f" port={self.port}, browser=False)"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=self.folder.parent,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])} | self.env,
        )  # fmt: skip
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line.rstrip())
            if found := re.search(r"http://\S+", line):
                self.way_in = found[0]
            if "Ctrl+C" in line:
                self._made = self._made or {file.name for file in self.folder.iterdir()}
                return self._known()
        raise AssertionError("\n".join(self.lines))

    def _known(self) -> "RunningWorkbook":
        running = noted(WorkbookFolder(self.folder))
        assert running is not None
        self.token = running.token
        place = f"lab/tree/{quote(self.page_name)}" if self.page_name else "lab"
        name, mark, card = place.partition(quote("#"))
        self.url = f"{self.root}{name}?token={self.token}" + (f"#{card}" if mark else "")
        return self

    def stop(self) -> list[str]:
        """Ask it to stop, as Ctrl+C does, and give what it said last."""
        return self._end(signal.SIGINT)

    def kill(self) -> list[str]:
        """Let it die at once, with no chance to tidy up."""
        return self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> list[str]:
        process = self._process
        if process is None:
            return []
        if process.poll() is None:
            process.send_signal(how)
        try:
            rest, _ = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            rest, _ = process.communicate()
        self._process = None
        return (rest or "").splitlines()

    def empty(self) -> None:
        """As when it was started: no window of a browser, no kernel, and no file that it did not make itself."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()
        self.foreign.clear()
        self.begin_again()
        for place in self.folder.iterdir():
            if place.name not in self._made and place.is_dir():
                shutil.rmtree(place)
            elif place.name not in self._made:
                place.unlink()

    def begin_again(self) -> None:
        """Close its pages, end its kernels and forget all that was written; it runs on, or runs again."""
        for context in self._contexts:
            self._forget_all(context)
        if not self._is_running():
            self.stop()
            self.start()
        for session in self.ask("api/sessions"):
            self.ask(f"api/sessions/{session['id']}", "DELETE")
        for place in ("Backups", "Set aside", ".powerkit/seen"):
            shutil.rmtree(self.folder / place, ignore_errors=True)
        for file in self.folder.glob("logbook.sqlite3*"):
            file.unlink()
        for file in notebooks_folder().glob("*.ipynb"):
            shutil.copy(file, self.folder)

    def _is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _forget_all(self, context: BrowserContext) -> None:
        last = context.new_page()
        for page in context.pages:
            if page is not last:
                page.close()
        store = {"origin": f"http://127.0.0.1:{self.port}", "storageTypes": "local_storage,indexeddb"}
        context.new_cdp_session(last).send("Storage.clearDataForOrigin", store)
        last.close()

    def ask(self, path: str, method: str = "GET") -> Any:
        """Ask the server's own API with no browser, as somebody with the token may."""
        headers = {"Authorization": f"token {self.token}"}
        request = Request(f"{self.root}{path}", method=method, headers=headers)
        with urlopen(request, timeout=PATIENCE / 1000) as response:
            return json.loads(response.read() or "null")

    def wait_closed(self, seconds: float = 60) -> bool:
        """Whether it ends by itself within so many *seconds*."""
        assert self._process is not None
        try:
            self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    @contextmanager
    def stalled(self) -> Iterator[None]:
        """The server stands still, as on a laptop with too much to do."""
        os.kill(self.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.pid, signal.SIGCONT)

    def context(self, browser: Browser, **options: Any) -> BrowserContext:
        """A browser with its own store and sign-in, in which what any other host is asked is noted in ``foreign``."""
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})

        # Noted as they are made, not routed: a route would take the browser's cache away from every page.
        # That none of them arrives is the browser's own doing (``ARGUMENTS``).
        def note(url: str) -> None:
            if urlsplit(url).scheme in ("http", "https", "ws", "wss") and urlsplit(url).netloc != ours:
                self.foreign.append(url)

        ours = f"127.0.0.1:{self.port}"
        context.on("request", lambda request: note(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: note(socket.url)))
        context.set_default_timeout(PATIENCE)
        self.come_in(context)
        self._contexts.append(context)
        return context

    def come_in(self, context: BrowserContext) -> None:
        """Sign in, where the addresses themselves don't let a browser in."""

    def page(self, browser: Browser | BrowserContext, name: str = "", ready: bool = True, **options: Any) -> Page:
        """Open a page (the notebook *name*, or the one it starts with) and wait until it is *ready*."""
        context = browser if isinstance(browser, BrowserContext) else self.context(browser, **options)
        page = context.new_page()
        page.goto(self.address(name))
        if ready:
            self.wait_ready(page)
        return page

    def address(self, name: str = "") -> str:
        """The address of the notebook *name*, with the token."""
        if not name:
            return self.url
        return f"{self.root}lab/tree/{name}?token={self.token}"

    @staticmethod
    def wait_ready(page: Page) -> None:
        """Wait until every cell has run and all it shows stands: what still comes moves what a test would press."""
        page.wait_for_selector("body[data-pk-page=ready]", timeout=PATIENCE)
        expect(page.locator(".jp-CodeCell:not(:has([data-pk-state=ready], .pk-beside, .pk-problem))")).to_have_count(0)

    def api(self, page: Page, path: str, method: str = "GET") -> Any:
        """Ask the server's own API, as somebody with the token may."""
        headers = {"Authorization": f"token {self.token}"}
        response = page.request.fetch(f"{self.root}{path}", method=method, headers=headers)
        return response.json() if response.status != 204 else None


def wait_until(condition: Any, seconds: float = PATIENCE / 1000, page: Page | None = None) -> None:
    """Wait until *condition* holds; AssertionError when it doesn't in so many *seconds*.

    With a *page*, what the page calls in the test goes on being answered meanwhile.
    """
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("it did not come about")
        if page is None:
            time.sleep(0.05)
        else:
            page.wait_for_timeout(50)
