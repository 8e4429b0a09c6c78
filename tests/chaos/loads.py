"""Loads pages of a real workbook in a slow browser on a busy computer, and counts how each load ends.

``python -m tests.chaos loads --times 100``: the browser throttled 12 times, two busy loops beside it. A load ends well
when the page is ready, or says within 60 s what is wrong and offers a button to load it again.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.journeys.mode_support import RunningWorkbook, launch
from tests.one_browser import PATIENCE

GIVES_UP = 2500  # milliseconds after which anywidget would have given a widget up
FAILED = "[anywidget] Failed to initialize model"

# How the page stands: "ready", "said" (with something to press), or "".
STANDS = """() => {
  if (document.body?.dataset.pkPage === "ready") return "ready";
  const notice = document.querySelector(".pk-page-notice");
  return notice?.querySelector("button") ? "said" : "";
}"""


# What there is to know of a page that neither is ready nor says anything.
SEEN = """() => [
  location.pathname, document.readyState, `${Math.round(performance.now())} ms`, document.body?.innerText,
].join(" | ").replaceAll("\\n", " ")"""


def main(arguments: list[str]) -> int:
    """Print how many loads were ready, said, or neither; 1 if one was neither or a widget gave up, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos loads", description=__doc__)
    parser.add_argument("--times", type=int, default=100, help="how many loads")
    parser.add_argument("--slower", type=float, default=12, help="how many times the browser is throttled")
    parser.add_argument("--loops", type=int, default=2, help="busy loops beside the browser")
    parser.add_argument("--seconds", type=float, default=60, help="how long a load may take to say how it stands")
    parser.add_argument("--at-once", type=int, default=2, help="browsers that load at the same time, which slows each")
    given = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory() as place,
        busy(given.loops),
        RunningWorkbook(Path(place) / "My workbook", start="00-start.ipynb") as book,
    ):
        trial = Trial(book, given.times, given.slower, given.seconds)
        with ThreadPoolExecutor(given.at_once) as browsers:
            for done in [browsers.submit(trial.take_turns) for _ in range(given.at_once)]:
                done.result()
    print(
        f"{given.times} loads, {given.at_once} at once, throttled {given.slower:g} times beside {given.loops} busy "
        f"loops: {trial.ends['ready']} ready, {trial.ends['said']} said and can be loaded again, "
        f"{trial.ends['neither']} neither; {trial.given_up} widgets gave up; longest {trial.longest:.0f} s"
    )
    return int(bool(trial.ends["neither"] or trial.given_up))


class Trial:
    """So many loads of the pages of *book* in turn, shared out among browsers, each in a thread of its own."""

    def __init__(self, book: RunningWorkbook, times: int, slower: float, seconds: float) -> None:
        self.book, self.slower, self.seconds = book, slower, seconds
        self.ends: Counter[str] = Counter()
        self.given_up = 0
        self.longest = 0.0
        self._names = sorted(file.name for file in book.folder.glob("[0-9][0-9]-*.ipynb"))
        self._turns = iter(range(times))
        self._one_at_a_time = Lock()

    def take_turns(self) -> None:
        """Open a browser, and load one page after the other in it while there are turns left."""
        with sync_playwright() as playwright, launch(playwright) as browser:
            window = browser.new_context(viewport={"width": 1280, "height": 900})
            window.set_default_timeout(PATIENCE)
            signed_in = window.new_page()
            signed_in.goto(self.book.url)
            while (turn := self._next()) is not None:
                self._load(window, turn)

    def _next(self) -> int | None:
        with self._one_at_a_time:
            return next(self._turns, None)

    def _load(self, window: BrowserContext, turn: int) -> None:
        name = self._names[turn % len(self._names)]
        noise: list[str] = []
        begun = time.monotonic()
        end = load(window, self.book.address(name), self.slower, self.seconds, noise) or "neither"
        took = time.monotonic() - begun
        with self._one_at_a_time:
            self.ends[end] += 1
            self.given_up += sum(FAILED in line for line in noise)
            self.longest = max(self.longest, took)
            print(f"{turn + 1:>4}  {name:<40} {end:<8} {took:5.1f} s", flush=True)
            if end == "neither":
                print("\n".join(f"      {line[:300]}" for line in noise), flush=True)


def load(window: BrowserContext, address: str, slower: float, seconds: float, noise: list[str]) -> str:
    """Load one page in a tab of its own; how it stands when it is ready or the time is over."""
    for tab in window.pages:
        tab.close()
    page = window.new_page()
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    window.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    until = time.monotonic() + seconds
    page.goto(address, wait_until="commit")
    stands = ""
    while time.monotonic() < until and stands != "ready":
        stands = how_it_stands(page, stands)
        page.wait_for_timeout(250)
    if not stands:
        noise.append(page.evaluate(SEEN))
    page.wait_for_timeout(GIVES_UP)
    return stands


def how_it_stands(page: Page, before: str) -> str:
    """How the page stands now; as *before* where it is just being exchanged for another."""
    try:
        return str(page.evaluate(STANDS))
    except Exception:  # Playwright's own errors of a page on its way
        return before


@contextmanager
def busy(loops: int) -> Iterator[None]:
    """So many processes that do nothing but use the computer."""
    running = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(loops)]
    try:
        yield
    finally:
        for process in running:
            process.kill()
            process.wait()
