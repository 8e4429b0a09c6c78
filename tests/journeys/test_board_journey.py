"""A leader's way through card 2.1 by keyboard alone, in the real workbook and a real browser."""

import pytest
from playwright.sync_api import Browser, expect

from .card_support import card, entries, expect_status, no_code_shows, tab_to
from .mode_support import RunningWorkbook

pytestmark = [pytest.mark.browser, pytest.mark.long]

LADDER = '[data-pk-card="2.1"] [data-pk-field="ladder"]'


def test_projects_are_placed_on_the_ladder_now_and_then_given_a_reason_and_saved_by_keyboard_alone_and_stay(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    page = fresh_book.page(browser, "02-we-build-trust.ipynb", reduced_motion="reduce")
    one = card(page, "2.1")
    cells = page.locator(".jp-Cell").count()
    keys = page.keyboard

    tab_to(page, f'{LADDER} [data-pk-key="new"]')
    for project in ("Falls classes", "Flu jabs"):
        keys.insert_text(project)
        keys.press("Enter")
    token = f"{LADDER} .pk-token-main"
    tab_to(page, token)
    for key in ("Enter", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowRight", "ArrowUp", "ArrowUp", "Enter", "m"):
        keys.press(key)
    expect(one.locator("dialog[open]")).to_have_accessible_name("“Falls classes”")
    tab_to(page, f'{LADDER} [data-pk-column="why"]')
    keys.insert_text("People know what stops them")
    keys.press("Escape")
    expect(page.locator(f"{token}:focus")).to_have_count(1)
    keys.press("Home")
    expect(page.locator(token).first).to_be_focused()
    for key in ("Space", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowRight", "Escape"):
        keys.press(key)

    tab_to(page, '[data-pk-card="2.1"] [data-pk-key="save"]')
    expect_status(page, "saved", "2.1")
    keys.press("Enter")
    expect(one).to_contain_text("Version 1.")
    [entry] = entries(fresh_book.folder, "2.1")
    saved = [{key: row[key] for key in ("item", "zone", "then", "why")} for row in entry.answers["ladder"]]
    assert saved == [
        {"item": "Falls classes", "zone": "informing", "then": "engagement", "why": "People know what stops them"},
        {"item": "Flu jabs", "zone": "informing", "then": "informing", "why": ""},
    ]

    record = page.locator(".pk-record").filter(has_text="Card 2.1")
    picture = record.locator("img[src^='data:image/svg+xml']")
    expect(picture).to_have_attribute(
        "alt",
        "A ladder of seven rungs from the lowest up. Where it is now: “Informing”: "
        "Falls classes; Flu jabs. The right rung for it: “Informing”: Flu jabs (the same). "
        "“Engagement”: Falls classes (now “Informing”).",
    )
    expect(record).to_contain_text("People know what stops them")
    assert page.locator(".jp-Cell").count() == cells
    assert no_code_shows(page)

    page.reload()
    fresh_book.wait_ready(page)
    expect(card(page, "2.1").locator('[data-pk-place="then/engagement"]')).to_contain_text("Falls classes")
