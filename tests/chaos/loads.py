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
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.browser.mode_support import RunningWorkbook, launch

GIVES_UP = 2500  # milliseconds after which anywidget would have given a widget up
FAILED = "[anywidget] Failed to initialize model"

# How the page stands: "ready", "said" (with something to press), or "".
STANDS = """() => {
  if (document.body?.dataset.pkPage === "ready") return "ready";
  const notice = document.querySelector(".pk-page-notice");
  return notice?.querySelector("button") ? "said" : "";
}"""


def main(arguments: list[str]) -> int:
    """Print how many loads were ready, said, or neither; 1 if one was neither or a widget gave up, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos loads", description=__doc__)
    parser.add_argument("--times", type=int, default=100, help="how many loads")
    parser.add_argument("--slower", type=float, default=12, help="how many times the browser is throttled")
    parser.add_argument("--loops", type=int, default=2, help="busy loops beside the browser")
    parser.add_argument("--seconds", type=float, default=60, help="how long a load may take to say how it stands")
    given = parser.parse_args(arguments)
    ends: Counter[str] = Counter()
    noise: list[str] = []
    took: list[float] = []
    with tempfile.TemporaryDirectory() as place, busy(given.loops), sync_playwright() as playwright:
        browser = launch(playwright)
        with RunningWorkbook(Path(place) / "My workbook", start="00-start.ipynb") as book:
            window = book.context(browser)
            book.page(window)  # signs in
            names = sorted(file.name for file in book.folder.glob("[0-9][0-9]-*.ipynb"))
            for turn in range(given.times):
                begun = time.monotonic()
                end = load(window, book.address(names[turn % len(names)]), given.slower, given.seconds, noise)
                took.append(time.monotonic() - begun)
                ends[end or "neither"] += 1
                print(
                    f"{turn + 1:>4}  {names[turn % len(names)]:<40} {end or 'neither':<8} {took[-1]:5.1f} s", flush=True
                )
    given_up = sum(FAILED in line for line in noise)
    print(
        f"{given.times} loads, throttled {given.slower:g} times beside {given.loops} busy loops: "
        f"{ends['ready']} ready, {ends['said']} said and can be loaded again, {ends['neither']} neither; "
        f"{given_up} widgets gave up; longest {max(took, default=0):.0f} s"
    )
    return int(bool(ends["neither"] or given_up))


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
