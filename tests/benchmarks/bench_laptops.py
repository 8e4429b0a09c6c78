"""What a person waits for on an old laptop: the browser's processor slowed down 4 and 12 times, beside bare JupyterLab.

From the request of a page to the first thing on it (the bar, the page's name and "Opening your page…"), to a card that
can be read, from *Start* to its first question, from a letter to *Kept*. Between the first and the second a person sees
the bar and that line; after 12 seconds the page says that it takes long and offers *Load again* (`watch.js`).
The server and the kernel are not slowed down, for either side.
"""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.mode_support import RunningWorkbook, free_port

from .bench_open import NOTE_READY, STOCK_OPEN, ask, compiled, leave, wait_for_kernel
from .figures import Figure, rounds, told
from .stock import BareLab, write_stock_notebook

pytestmark = pytest.mark.benchmark
__all__ = ["compiled"]  # a fixture for every test here

PAGE = "01-we-know-our-people.ipynb"
FIELDS, CELLS = 24, 3
SLOWER = {1: 5, 4: 3, 12: 2}
"""How many times slower the browser's processor is → how many rounds are taken."""

FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
OPEN_FRONT = "() => [...document.querySelectorAll('[data-pk-key=start]')].some(each => each.checkVisibility())"
NOTE = """([event, there]) => {
  const shown = (which) => [...document.querySelectorAll(which)].filter(
    (each) => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().width > 0);
  const done = {
    question: () => shown("input[type=text], textarea").length,
    kept: () => shown("[data-pk-card]").some((each) => /Kept/.test(each.textContent)),
  }[there];
  window.pkTook = new Promise((told) => addEventListener(event, () => {
    const start = performance.now();
    const drawn = () => setTimeout(() => told(performance.now() - start));
    const look = () => (done() ? requestAnimationFrame(drawn) : setTimeout(look));
    look();
  }, { capture: true, once: true }));
}"""
"""Notes how long after an event something is there, and drawn."""


def slowed(context: BrowserContext, times: int) -> Page:
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})
    return page


def our_round(book: RunningWorkbook, browser: Browser, times: int) -> dict[str, float]:
    """Milliseconds of each wait, in a browser that was never there before."""
    context = book.context(browser, stepwise=True)
    context.add_init_script(NOTE_READY)
    page = slowed(context, times)
    page.goto(book.address(PAGE), wait_until="commit")
    page.wait_for_function(OPEN_FRONT, timeout=120_000)
    result = {"front": page.evaluate("performance.now()"), "seen": page.evaluate(FIRST_PAINT)}
    page.wait_for_function("() => document.body.dataset.pkPage === 'ready'", timeout=120_000)
    page.evaluate(NOTE, ["click", "question"])
    page.locator("[data-pk-key=start]:visible").click()
    result["question"] = page.evaluate("window.pkTook")
    page.evaluate(NOTE, ["keydown", "kept"])
    page.locator("input[type=text]:visible").first.press("W")
    result["kept"] = page.evaluate("window.pkTook")
    leave(book.api, page, context)
    return result


def stock_round(lab: BareLab, browser: Browser, times: int) -> dict[str, float]:
    """Milliseconds until the stock notebook is shown, its kernel idle."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = slowed(context, times)
    page.goto(lab.address, wait_until="commit")
    page.wait_for_function(STOCK_OPEN, timeout=240_000)
    result = {"front": page.evaluate("performance.now()"), "seen": page.evaluate(FIRST_PAINT)}

    def api(page: Page, path: str, method: str = "GET") -> Any:
        return ask(lab, page, path, method)

    leave(api, page, context)
    return result


@pytest.mark.parametrize("times", SLOWER)
def test_on_an_old_laptop_a_person_sees_at_once_what_happens_and_waits_less_than_for_a_stock_notebook(
    times: int, browser: Browser, tmp_path: Path
) -> None:
    stock = tmp_path / "stock"
    stock.mkdir()
    write_stock_notebook(stock / "stock.ipynb", FIELDS, CELLS)
    ours: list[dict[str, float]] = []
    peer: list[dict[str, float]] = []
    with BareLab(stock, free_port()) as lab:
        stock_round(lab, browser, 1)
        for number in range(rounds(SLOWER[times])):
            with RunningWorkbook(tmp_path / f"Workbook {number}", start=PAGE) as book:
                wait_for_kernel(book.pid)
                ours.append(our_round(book, browser, times))
            peer.append(stock_round(lab, browser, times))
    us = {key: statistics.median(each[key] for each in ours) for key in ours[0]}
    them = {key: statistics.median(each[key] for each in peer) for key in peer[0]}
    slow = f"{times} times slower" if times > 1 else "as it is"
    told(
        Figure(
            f"page request → something on it, a browser {slow}", us["seen"], them["seen"], "JupyterLab’s first mark"
        ),
        Figure(f"page request → a card to read, {slow}", us["front"], them["front"], "a stock notebook shown", most=1),
        Figure(f"Start → the first question, {slow}", us["question"]),
        Figure(f"a letter → Kept, {slow}", us["kept"]),
    )
