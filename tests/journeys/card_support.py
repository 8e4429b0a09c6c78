"""What the browser tests do with a card: find its parts, type, read its status, and look into the log book."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Locator, Page, expect

from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry
from tests.one_browser import PATIENCE

from .mode_support import RunningWorkbook

ANSWERS = "changing"
"""The long answer of card 1.1 that most tests type into."""

TOP = 100
"""How many px from the top of the window the heading of a card stands at most, when somebody came to it."""
AT_THE_TOP = """([number, most]) => {
  const root = document.querySelector(`[data-pk-card="${number}"]`);
  const heading = [...root.querySelectorAll("h2")].find((one) => one.checkVisibility());
  const { top } = (root.dataset.pkPlace === "all" ? heading : root).getBoundingClientRect();
  return top >= 0 && top <= most;
}"""


def card(page: Page, number: str = "1.1") -> Locator:
    """The card of that number, ready to answer; in the workbook it is the one of the hand that is open from now on."""
    found = page.locator(f'[data-pk-card="{number}"][data-pk-state="ready"]')
    expect(found).to_be_attached()
    if not found.is_visible():
        page.evaluate("place => { location.hash = place; }", f"#card-{number.replace('.', '-')}")
    expect(found).to_be_visible()
    return found


def expect_open(page: Page, number: str) -> None:
    """That card is on the screen, ready, and no other."""
    expect(page.locator(f'[data-pk-card="{number}"][data-pk-state="ready"]')).to_be_visible()
    assert page.locator("[data-pk-card]:visible").count() == 1


def expect_landed(page: Page, number: str) -> None:
    """That card is open, has the focus, and stands at the top: its heading, or a front that is seen whole."""
    expect_open(page, number)
    expect(page.locator(f'[data-pk-card="{number}"]').locator("h2:visible").first).to_be_focused()
    page.wait_for_function(AT_THE_TOP, arg=[number, TOP])


def in_the_menu(page: Page, words: str) -> None:
    """Choose what bears these *words* under *More*."""
    page.get_by_role("button", name="More", exact=True).click()
    page.locator("#pk-menu").get_by_text(words, exact=True).click()


def answer_box(page: Page, field: str = ANSWERS, number: str = "1.1") -> Locator:
    """The text box of one of a card's answers."""
    return card(page, number).locator(f'[data-pk-field="{field}"] textarea, [data-pk-field="{field}"] input').first


def expect_status(page: Page, status: str, number: str = "1.1", seconds: float = PATIENCE / 1000) -> None:
    """Wait until the card's status is "saved", "saving", "unsaved" or "clean"."""
    place = page.locator(f'[data-pk-card="{number}"] .pk-status')
    expect(place).to_have_attribute("data-pk-status", status, timeout=seconds * 1000)


def stored(book: RunningWorkbook, field: str = ANSWERS, number: str = "1.1") -> Any:
    """What the log book holds for an answer now: its draft, or else the newest version's."""
    with Logbook.open(book.folder / "logbook.sqlite3") as logbook:
        drafts = logbook.drafts(number)
        if field in drafts:
            return drafts[field].value
        latest = logbook.latest(card=number, limit=1)
        return latest[0].answers.get(field, "") if latest else ""


def entries(folder: Path, number: str = "1.1") -> list[Entry]:
    """The newest version of each entry of a card."""
    with Logbook.open(folder / "logbook.sqlite3") as logbook:
        return logbook.latest(card=number)


def watch_for_lies(page: Page, book: RunningWorkbook, field: str = ANSWERS) -> list[str]:
    """From now on, each time the status says *Saved*, what the field then showed must be in the log book already.

    Returns a list to which every lie is added.
    """
    lies: list[str] = []

    def check(shown: str) -> None:
        held = stored(book, field)
        if shown and not str(held).startswith(shown):
            lies.append(f"showed Saved with {shown!r}, but the log book held {held!r}")

    page.expose_function("pkSaysSaved", check)
    page.evaluate(
        """field => {
          const look = () => {
            const status = document.querySelector('[data-pk-card="1.1"] .pk-status');
            const box = document.querySelector(`[data-pk-card="1.1"] [data-pk-field="${field}"] textarea`);
            if (status?.dataset.pkStatus === "saved" && box) window.pkSaysSaved(box.value);
          };
          new MutationObserver(look).observe(document.body,
            { subtree: true, attributes: true, attributeFilter: ["data-pk-status"] });
        }""",
        field,
    )
    return lies


def kernels(book: RunningWorkbook) -> list[psutil.Process]:
    """The kernels of the workbook that run now."""
    children = psutil.Process(book.pid).children(recursive=True)
    return [child for child in children if any("kernel" in word for word in child.cmdline())]


def tab_to(page: Page, wanted: str, most: int = 300) -> None:
    """Press Tab until what has the focus matches the selector *wanted*."""
    for _ in range(most):
        if page.evaluate("wanted => Boolean(document.activeElement?.matches(wanted))", wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to {wanted}")


def no_code_shows(page: Page) -> bool:
    """Whether nothing of a program can be seen on the page."""
    seen = page.evaluate("document.body.innerText")
    return not re.search(r"workbook\.card|import |powerkit|In \[|\[\*\]|Traceback|CardWidget", seen)


Start = Callable[..., RunningWorkbook]
