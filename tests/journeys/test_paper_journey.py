"""A leader's way through cards 10.1 and 10.3 by keyboard alone, in the real workbook: words picked, a page made."""

import pytest
from playwright.sync_api import Browser, expect

from .card_support import card, entries, expect_status, no_code_shows, tab_to
from .mode_support import RunningWorkbook

pytestmark = [pytest.mark.browser, pytest.mark.long]

BEST = "I listened first. Then I rang round and moved one visit."


def test_strengths_are_picked_saved_and_drawn_and_a_manifesto_is_printed_by_keyboard_alone(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    page = fresh_book.page(browser, "10-we-know-ourselves.ipynb")
    one, keys = card(page, "10.1"), page.keyboard

    tab_to(page, '[data-pk-card="10.1"] [data-pk-field="best"] textarea')
    keys.insert_text(BEST)
    tab_to(page, '[data-pk-card="10.1"] .pk-word-pick[tabindex="0"]')
    for key in ("ArrowRight", "Enter"):
        keys.press(key)
    for key in ("Shift+Tab", "Enter", "Tab", *["ArrowRight"] * 4, "Enter", "ArrowRight", "Enter"):
        keys.press(key)
    tab_to(page, '[data-pk-card="10.1"] [data-pk-key="save"]')
    expect_status(page, "saved", "10.1")
    keys.press("Enter")
    expect(one).to_contain_text("Version 1.")
    [entry] = entries(fresh_book.folder, "10.1")
    assert [row["word"] for row in entry.answers["strengths"]] == ["listened", "rang round"]
    picture = page.locator(".pk-record").filter(has_text="Card 10.1").locator("img[src^='data:image/svg+xml']")
    expect(picture).to_have_attribute("alt", "2 strengths, all drawn the same size: listened, rang round.")

    card(page, "10.3")
    tab_to(page, '[data-pk-card="10.3"] [data-pk-field="manifesto"] textarea')
    keys.insert_text("I will ask first.")
    tab_to(page, '[data-pk-card="10.3"] [data-pk-key="sheet"]')
    keys.press("Enter")
    tab_to(page, '[data-pk-card="10.3"] [data-pk-key="sheet-pdf"]')
    with page.expect_download() as made:
        keys.press("Enter")
    assert made.value.path().read_bytes().startswith(b"%PDF-")
    assert no_code_shows(page)
