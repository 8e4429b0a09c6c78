"""A leader's way through card 3.1 by keyboard alone: views faced, a story told in moments, seen as pictures, saved."""

import pytest
from playwright.sync_api import Browser, expect

from .card_support import card, entries, expect_status, no_code_shows, tab_to
from .mode_support import RunningWorkbook

pytestmark = [pytest.mark.browser, pytest.mark.long]

VIEWS = '[data-pk-card="3.1"] [data-pk-field="views"]'
MOMENTS = '[data-pk-card="3.1"] [data-pk-field="moments"]'


def test_views_and_moments_are_filled_looked_at_and_saved_by_keyboard_alone_and_stand_in_the_record(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    page = fresh_book.page(browser, "03-we-make-space.ipynb", reduced_motion="reduce")
    one = card(page, "3.1")
    cells = page.locator(".jp-Cell").count()
    keys = page.keyboard

    tab_to(page, f'{VIEWS} [data-pk-key="suggest/Who should decide"]')
    keys.press("Enter")
    keys.insert_text("The forum")
    tab_to(page, f'{VIEWS} [data-pk-column="theirs"]')
    keys.insert_text("The street")
    tab_to(page, f'{VIEWS} [data-pk-column="differs"]')
    keys.press("Space")

    tab_to(page, f'{MOMENTS} [data-pk-column="happened"]')
    keys.insert_text("We argued")
    tab_to(page, f'{MOMENTS} [data-pk-key="add"]')
    keys.press("Enter")
    tab_to(page, f'{MOMENTS} [data-pk-column="happened"]')
    keys.insert_text("A puncture")
    tab_to(page, f'{MOMENTS} summary[data-pk-key="picture"]')
    keys.press("Enter")
    expect(one.locator('[data-pk-field="moments"] .pk-picture')).to_have_attribute(
        "alt", "2 moments, in order. 1. We argued; 2. A puncture."
    )

    tab_to(page, '[data-pk-card="3.1"] [data-pk-key="save"]')
    expect_status(page, "saved", "3.1")
    keys.press("Enter")
    expect(one).to_contain_text("Version 1.")
    [entry] = entries(fresh_book.folder, "3.1")
    assert [row["happened"] for row in entry.answers["moments"]] == ["We argued", "A puncture"]
    assert [(row["mine"], row["theirs"], row["differs"]) for row in entry.answers["views"]] == [
        ("The forum", "The street", True)
    ]

    pictures = page.locator(".pk-record").filter(has_text="Card 3.1").locator("img[src^='data:image/svg+xml']")
    expect(pictures).to_have_count(2)
    expect(pictures.first).to_have_attribute(
        "alt",
        "1 topic, each with two views facing each other. 1 of 1 topic: we saw this differently. "
        "Where we saw this differently: Who should decide.",
    )
    assert page.locator(".jp-Cell").count() == cells
    assert no_code_shows(page)
