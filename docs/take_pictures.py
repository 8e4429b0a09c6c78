"""Takes the README's pictures: the worked example, in a temporary folder. Run it as ``python docs/take_pictures.py``.

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

SIZE: ViewportSize = {"width": 1280, "height": 900}
LARGEST = 300_000
"""Bytes: a picture larger than this does not belong in a README."""


@contextmanager
def example(folder: Path) -> Iterator[str]:
    """The worked example, running in *folder*: the address it is open at."""
    call = [sys.executable, "-m", "powerkit", "--workbook", str(folder), "open", "--example", "--no-browser"]
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


def open_page(page: Page, start: str, name: str) -> None:
    """Open the notebook *name* and wait until it stands still."""
    page.goto(start.replace("00-start.ipynb", name))
    page.wait_for_selector("body[data-pk-page=ready]", timeout=60_000)
    page.wait_for_selector(":is(.pk-card, .pk-page)[data-pk-state=ready]", timeout=60_000)
    page.wait_for_timeout(1000)


def take(page: Page, name: str) -> None:
    """Save what the window shows as ``docs/name``."""
    path = DOCS / name
    page.screenshot(path=str(path), animations="disabled", caret="hide")
    size = path.stat().st_size
    print(f"{path.name}: {size // 1000} kB")
    if size > LARGEST:
        raise SystemExit(f"{path.name} is too large.")


def take_all(playwright: Playwright, start: str) -> None:
    """Every picture that the README shows."""
    browser = launch(playwright)
    page = browser.new_page(viewport=SIZE, locale="en-GB", timezone_id="Europe/London", reduced_motion="reduce")
    open_page(page, start, "00-start.ipynb")
    take(page, "start.png")
    open_page(page, start, "11-log-book.ipynb")
    take(page, "log-book.png")
    open_page(page, start, "01-we-know-our-people.ipynb")
    card = page.locator('[data-pk-card="1.1"]')
    card.evaluate("card => window.scrollTo(0, card.getBoundingClientRect().top + scrollY - 24)")
    take(page, "card-1-1.png")
    views = card.locator("fieldset, .pk-field").filter(has=page.locator(".pk-facing")).first
    views.evaluate("views => window.scrollTo(0, views.getBoundingClientRect().top + scrollY - 24)")
    take(page, "card-1-1-views.png")
    page.evaluate("location.hash = '#card-1-2'")
    stage = page.locator('[data-pk-card="1.2"] .pk-map-stage')
    stage.evaluate("stage => window.scrollTo(0, stage.getBoundingClientRect().top + scrollY - 90)")
    stage.get_by_text("Ellerclough").first.wait_for()
    stage.get_by_text("Nasreen").first.click()
    stage.evaluate("stage => window.scrollTo(0, stage.getBoundingClientRect().top + scrollY - 90)")
    take(page, "card-1-2-map.png")
    page.evaluate("location.hash = '#card-1-3'")
    words = page.locator('[data-pk-card="1.3"] .pk-words-see')
    words.evaluate("words => window.scrollTo(0, words.getBoundingClientRect().top + scrollY - 24)")
    words.locator(".pk-cloud:not([data-pk-drawn='0'])").wait_for()
    take(page, "card-1-3-words.png")
    browser.close()


def main() -> None:
    """Start the example, take the pictures, stop it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        example(Path(folder) / "example") as start,
        sync_playwright() as playwright,
    ):
        take_all(playwright, start)


if __name__ == "__main__":
    main()
