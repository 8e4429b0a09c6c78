"""A leader's way through card 1.3 by keyboard alone, in the real workbook and a real browser."""

import pytest
from playwright.sync_api import Browser, expect

from .card_support import card, entries, expect_status, no_code_shows, tab_to
from .mode_support import RunningWorkbook

pytestmark = [pytest.mark.browser, pytest.mark.long]

WORDS = '[data-pk-card="1.3"] [data-pk-field="words"]'
HEARD = "damp, 27\nbus stop, 24\nnot safe, 3\n<b>loud</b>, 2\nsign"


def test_words_are_gathered_seen_opened_pinned_grouped_and_saved_by_keyboard_alone_and_stay(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    page = fresh_book.page(browser, reduced_motion="reduce")
    one = card(page, "1.3")
    cells = page.locator(".jp-Cell").count()
    keys = page.keyboard

    tab_to(page, f'{WORDS} [data-pk-key="gather"]')
    keys.insert_text(HEARD)
    tab_to(page, f'{WORDS} [data-pk-key="look"]')
    keys.press("Enter")
    expect(one.locator(".pk-understood h4")).to_be_focused()
    tab_to(page, f'{WORDS} [data-pk-key="add-words-end"]')
    keys.press("Enter")
    cloud = page.locator(f"{WORDS} .pk-cloud")
    expect(cloud).to_have_accessible_name("Word cloud: 5 words, 5 shown")
    expect(one.locator('[data-pk-list="small"]')).to_contain_text("<b>loud</b>")

    tab_to(page, f"{WORDS} .pk-word")
    keys.press("End")
    keys.press("Enter")
    expect(one.locator("dialog[open]")).to_have_accessible_name("sign")
    tab_to(page, f'{WORDS} [data-pk-column="quote"]')
    keys.insert_text("A QUOTE TOLD IN PRIVATE")
    tab_to(page, f'{WORDS} [data-pk-column="pin"]')
    keys.press("Space")
    tab_to(page, f'{WORDS} [data-pk-column="why"]')
    keys.insert_text("Nobody asks him")
    keys.press("Escape")
    expect(cloud.locator("[data-pk-word]").last).to_be_focused()
    expect(cloud.locator("[data-pk-word]").last).to_have_accessible_name("sign, 1 person, kept in view")

    for _ in range(3):
        keys.press("Shift+Tab")
    keys.press("Enter")
    tab_to(page, f'{WORDS} [data-pk-key="theme-new"]')
    keys.insert_text("home")
    keys.press("Enter")
    tab_to(page, f"{WORDS} .pk-theme-word")
    keys.press("Alt+ArrowDown")
    expect(one.locator('[data-pk-theme="home"]')).to_contain_text("damp")

    tab_to(page, '[data-pk-card="1.3"] [data-pk-key="save"]')
    expect_status(page, "saved", "1.3")
    keys.press("Enter")
    expect(one).to_contain_text("Version 1.")
    [entry] = entries(fresh_book.folder, "1.3")
    saved = {row["word"]: row for row in entry.answers["words"]}
    assert [(word, row["count"]) for word, row in saved.items()] == [
        ("damp", 27),
        ("bus stop", 24),
        ("not safe", 3),
        ("<b>loud</b>", 2),
        ("sign", 1),
    ]
    assert saved["damp"]["theme"] == "home"
    assert (saved["sign"]["pin"], saved["sign"]["why"]) == (True, "Nobody asks him")

    record = page.locator(".pk-record").filter(has_text="Card 1.3")
    expect(record).to_contain_text("5 words, 5 shown")
    expect(record.locator("img[src^='data:image/svg+xml']")).to_have_count(1)
    for title in ("Heard most", "Small voices"):
        caption = record.locator("caption").filter(has_text=title).bounding_box()
        assert caption is not None and caption["height"] > 16
    expect(record).to_contain_text("Nobody asks him")
    expect(record).not_to_contain_text("A QUOTE TOLD IN PRIVATE")
    assert page.locator(".jp-Cell").count() == cells

    page.reload()
    card(page, "1.3")
    one.locator(".pk-words").scroll_into_view_if_needed()
    expect(cloud).to_have_accessible_name("Word cloud: 5 words, 5 shown")
    expect(cloud.locator("[data-pk-word]").last).to_have_accessible_name("sign, 1 person, kept in view")
    assert no_code_shows(page)
