"""The backs of the worked year in the real workbook, on a phone: no word is hidden without a press that shows it.

JupyterLab's own styles reach what stands on a card, so a page without them does not tell.
"""

from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from powerkit.deck import Deck
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import examples_folder
from powerkit.ui.notebooks import find_page
from tests.many import rest_long
from tests.one_browser import PATIENCE

from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser

LOST = """() => [...document.querySelectorAll(".pk-back-made, .pk-back-said")].filter((one) => one.checkVisibility())
  .flatMap((place) => {
    const box = place.getBoundingClientRect();
    const words = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const lost = [];
    while (words.nextNode()) {
      if (!words.currentNode.parentElement.checkVisibility()) continue; // what is folded has a press that shows it
      const at = document.createRange();
      at.selectNodeContents(words.currentNode);
      const drawn = [...at.getClientRects()].filter((line) => line.height > 2);
      const over = drawn.some((line) => line.top < box.top - 2 || line.bottom > box.bottom + 4);
      const under = drawn.some((line) => line.top < box.top - 2);
      if (over && (under || !place.matches(".pk-cut"))) lost.push(words.currentNode.textContent);
    }
    return lost;
  })"""


def on_a_phone(book: RunningWorkbook, browser: Browser, deck: Deck, capability: int, **how: bool) -> Page:
    """A capability's page of the worked year, as wide as a phone."""
    folder = WorkbookFolder(book.folder)
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        fill(read_items(examples_folder() / "year.json"), deck, logbook, client="test")
    window = book.context(browser, viewport={"width": 390, "height": 844}, **how)
    return book.page(window, find_page(deck, str(capability)))


@pytest.mark.parametrize("capability", rest_long([2, 1, 3, 4, 5, 6, 7, 8, 9, 10]))
def test_no_word_on_a_back_is_hidden_without_a_press_that_shows_it(
    fresh_book: RunningWorkbook, browser: Browser, deck: Deck, capability: int
) -> None:
    page = on_a_phone(fresh_book, browser, deck, capability, stepwise=True)
    for card in deck.capability(capability).cards:
        page.evaluate("place => { location.hash = place; }", f"#card-{card.id.replace('.', '-')}")
        expect(page.locator(f"[data-pk-card='{card.id}'][data-pk-place=back]")).to_be_visible()
        page.wait_for_function("() => document.getAnimations().every((one) => one.playState !== 'running')")
        with suppress(TimeoutError):  # a back is cut to its room once it was laid out
            page.wait_for_function(f"() => ({LOST})().length === 0", timeout=PATIENCE / 4)
        assert page.evaluate(LOST) == [], card.id


SIDEWAYS = """() => [...document.querySelectorAll("#pk-content *")].filter((one) => one.checkVisibility()
  && ["auto", "scroll"].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
  .map((one) => `${one.className} ${one.scrollWidth} > ${one.clientWidth}`)"""

CELLS = """() => [...document.querySelectorAll(".pk-record .pk-scroll td")].filter((cell) => cell.checkVisibility())
  .map((cell) => [cell.dataset.head !== "", getComputedStyle(cell, "::before").content.includes(cell.dataset.head)])"""


@pytest.mark.parametrize("capability", rest_long([3, 1, 2, 4, 5, 6, 7, 8, 9, 10]))
def test_the_record_of_a_card_is_read_on_a_phone_with_nothing_to_scroll_sideways(
    fresh_book: RunningWorkbook, browser: Browser, deck: Deck, capability: int
) -> None:
    page = on_a_phone(fresh_book, browser, deck, capability)
    expect(page.locator(".pk-record:visible")).not_to_have_count(0)
    assert page.evaluate(SIDEWAYS) == []
    assert all(named and shown for named, shown in page.evaluate(CELLS))
