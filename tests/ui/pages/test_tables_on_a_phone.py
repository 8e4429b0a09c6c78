"""The tables of the worked year on a phone: read from top to bottom, with nothing that scrolls sideways."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.deck.review_form import load_proforma
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder, examples_folder
from powerkit.ui.host import Host
from powerkit.ui.pages.log import LogDesk, log_view
from powerkit.ui.pages.review import ReviewDesk, review_view
from powerkit.ui.pages.session import Making

from .harness import Tab

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]
NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
PHONES = (320, 390)

SIDEWAYS = """() => [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
  && ["auto", "scroll"].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
  .map((one) => `${one.className} ${one.scrollWidth} > ${one.clientWidth}`)"""

# A cell of a table under its head, and no column of a table so thin that a line of it holds a word or two.
CELLS = """() => [...document.querySelectorAll(".pk-grid :is(th, td)")].filter((one) => one.checkVisibility()
  && !one.closest("thead")).map((one) => [one.getBoundingClientRect().width >= 200,
  one.matches("th") || getComputedStyle(one, "::before").content.startsWith('"' + one.dataset.head)])"""


@pytest.fixture
def year(deck: Deck, empty_book: Logbook) -> Logbook:
    fill(read_items(examples_folder() / "year.json"), deck, empty_book, client="test")
    return empty_book


def is_readable(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    for width in PHONES:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(SIDEWAYS) == [], width
        cells = page.evaluate(CELLS)
        assert cells
        assert all(wide and named for wide, named in cells)


def test_what_a_review_holds_is_checked_on_a_phone_with_nothing_to_scroll_sideways(
    tab: MakeTab, deck: Deck, year: Logbook
) -> None:
    proforma = load_proforma(deck_folder(), deck)
    host = Host(WorkbookFolder(year.path.parent))
    desk = ReviewDesk(proforma, Making(deck, year, host, random.Random(1).randbytes, lambda: NOW))
    page = tab(review_view(proforma, deck, year.workbook_id), desk.answer, 390).open()
    while not page.locator("[data-pk-check=actions]:visible").count():
        page.get_by_role("button", name="Continue", exact=True).click()
        expect(page.get_by_role("button", name="Continue", exact=True)).to_be_enabled()
    is_readable(page)


def test_every_entry_is_read_on_a_phone_with_nothing_to_scroll_sideways(
    tab: MakeTab, deck: Deck, year: Logbook
) -> None:
    desk = LogDesk(deck, year, WorkbookFolder(year.path.parent), lambda: date(2026, 11, 22))
    page = tab(log_view(deck, year.workbook_id), desk.answer, 390).open()
    for entry in page.locator(".pk-open").all():
        if entry.get_attribute("aria-expanded") == "false":
            entry.click()
    expect(page.locator(".pk-entry-body:visible")).to_have_count(page.locator(".pk-open").count())
    is_readable(page)
