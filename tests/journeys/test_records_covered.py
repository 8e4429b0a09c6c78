"""Records of cards while a projector shows the page: what was written is not in it at all, and comes back after."""

import pytest
from playwright.sync_api import Browser, expect

from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from tests.many import rest_long

from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser

PAGE = "01-we-know-our-people.ipynb"
HELD = "document.documentElement.outerHTML.includes('Zanthoria')"


@pytest.mark.parametrize("stepwise", rest_long([True, False]), ids=["a card at a time", "all on one page"])
def test_with_projector_safe_no_record_is_in_the_page_nor_after_a_reload_or_a_move_and_off_it_is_back(
    fresh_book: RunningWorkbook, browser: Browser, deck: Deck, *, stepwise: bool
) -> None:
    folder = WorkbookFolder(fresh_book.folder)
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        fill([{"card": "1.1", "answers": {"changing": "Zanthoria closes early."}}], deck, logbook, client="test")
    page = fresh_book.page(fresh_book.context(browser, stepwise=stepwise), PAGE)
    expect(page.locator(".pk-record", has_text="Zanthoria")).to_have_count(1)
    page.evaluate("sessionStorage.setItem('powerkit:projector', '1')")
    page.reload()
    fresh_book.wait_ready(page)
    expect(page.locator("[data-pk-card='1.1'][data-pk-state=ready]")).to_have_count(1)
    expect(page.locator(".pk-record")).to_have_count(0)
    assert not page.evaluate(HELD)
    for name in ("00-start", "01-we"):
        page.locator(f".pk-nav a[href*='{name}']").first.evaluate("one => one.click()")
        page.wait_for_url(f"**/{name}*")
        fresh_book.wait_ready(page)
    expect(page.locator("[data-pk-card='1.1'][data-pk-state=ready]")).to_have_count(1)
    assert not page.evaluate(HELD)
    page.locator(".pk-nav a[href*='00-start']").first.evaluate("one => one.click()")
    page.get_by_role("switch", name="Projector-safe").click()
    page.locator(".pk-nav a[href*='01-we']").first.evaluate("one => one.click()")
    expect(page.locator(".pk-record", has_text="Zanthoria")).to_have_count(1)


@pytest.mark.long
def test_the_switch_takes_records_out_of_a_page_that_is_open_and_puts_them_back(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    page = fresh_book.page(fresh_book.context(browser), PAGE)
    records, cards = page.locator(".pk-record"), page.locator("[data-pk-card]")
    count = cards.count()
    # A card still being laid out moves what stands below it, and a press then ends beside its switch.
    expect(page.locator("[data-pk-card][data-pk-state=ready]")).to_have_count(count)
    expect(records).to_have_count(count)
    switch = page.get_by_role("switch", name="Projector-safe").first
    for on, left in (("true", 0), ("false", count)):
        switch.click()
        expect(switch).to_have_attribute("aria-checked", on)
        expect(records).to_have_count(left)
