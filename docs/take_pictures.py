"""Takes the README's pictures, of the worked example and of an empty workbook: ``python docs/take_pictures.py``.

It needs Playwright and Chromium (``POWERKIT_CHROMIUM``, or where Debian puts it). The size, the language, the time zone
and the scale are fixed, so that the same code gives the same pictures but for the letters of the computer it runs on.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Playwright, ViewportSize, sync_playwright

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent))

from tests.journeys.mode_support import launch  # noqa: E402  (the browser, as the tests start it)

SIZE: ViewportSize = {"width": 1280, "height": 800}
LARGEST = 300_000
"""Bytes: a picture larger than this does not belong in a README."""


@contextmanager
def running(folder: Path, *more: str) -> Iterator[str]:
    """A workbook, running in *folder*: the address it is open at."""
    call = [sys.executable, "-m", "powerkit", "--workbook", str(folder), "open", "--no-browser", *more]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True, cwd=DOCS.parent) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            found = next(filter(None, (re.search(r"http://\S+", line) for line in lines)), None)
            if found is None:
                raise SystemExit("The workbook did not start.")
            yield found[0]
        finally:
            process.terminate()


def open_page(page: Page, start: str, name: str, at: str = "") -> None:
    """Open the notebook *name*, *at* a card, and wait until it stands still."""
    page.goto(f"{start}{name}{at}")
    page.wait_for_selector("body[data-pk-page=ready]", timeout=60_000)
    ready = page.locator(":is(.pk-card, .pk-page)[data-pk-state=ready]")
    ready.locator("visible=true").first.wait_for(timeout=60_000)
    page.wait_for_timeout(1000)


def take(page: Page, name: str) -> None:
    """Save what the window shows as ``docs/name``."""
    path = DOCS / name
    page.screenshot(path=str(path), animations="disabled", caret="hide")
    size = path.stat().st_size
    print(f"{path.name}: {size // 1000} kB")
    if size > LARGEST:
        raise SystemExit(f"{path.name} is too large.")


def press(page: Page, key: str) -> None:
    """Press a button of the card that is open."""
    page.locator(f'[data-pk-key="{key}"]:visible').first.click()
    page.wait_for_timeout(800)


def open_card(page: Page, start: str, name: str, card: str) -> None:
    """Open a card that is saved: it lies on its back."""
    page.goto("about:blank")  # the same page at another card would not be loaded
    open_page(page, start, name, f"#card-{card.replace('.', '-')}")
    page.locator(f'[data-pk-card="{card}"][data-pk-place="back"] :is(img, .pk-back-words)').first.wait_for()


def first_page(playwright: Playwright, start: str) -> tuple[Page, str]:
    """A window with the workbook open in it, and what the addresses of its pages begin with."""
    browser = launch(playwright)
    page = browser.new_page(viewport=SIZE, locale="en-GB", timezone_id="Europe/London", reduced_motion="reduce")
    page.goto(start)  # good once: it leads to the first page
    page.wait_for_url("**/lab/tree/*.ipynb*")
    return page, page.url.split("lab/tree/")[0] + "lab/tree/"


CARDS = "01-we-know-our-people.ipynb"


def take_front(playwright: Playwright, start: str) -> None:
    """The picture of a card that nobody has begun."""
    page, start = first_page(playwright, start)
    open_page(page, start, CARDS, "#card-1-2")
    take(page, "card-1-2-front.png")


def take_year(playwright: Playwright, start: str) -> None:
    """The pictures of what the invented leader made in a year."""
    page, start = first_page(playwright, start)
    open_page(page, start, "00-start.ipynb")
    page.locator(".pk-small img").nth(20).wait_for(timeout=120_000)
    take(page, "start.png")
    open_page(page, start, "11-log-book.ipynb")
    take(page, "log-book.png")
    open_card(page, start, CARDS, "1.2")
    take(page, "card-1-2-back.png")
    press(page, "back/change")
    press(page, "step-next")
    take(page, "card-1-2-map.png")
    open_card(page, start, CARDS, "1.1")
    press(page, "back/change")
    press(page, "step-next")
    take(page, "card-1-1-views.png")
    open_card(page, start, CARDS, "1.3")
    press(page, "back/change")
    page.locator(".pk-cloud:visible").first.wait_for()
    take(page, "card-1-3-words.png")


def main() -> None:
    """Start a workbook, take its pictures, stop it; then the other."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        with running(Path(folder) / "empty") as start:
            take_front(playwright, start)
        with running(Path(folder) / "example", "--example") as start:
            take_year(playwright, start)


if __name__ == "__main__":
    main()
