"""Cards 4.3 and 8.1 by keyboard alone, in the real workbook: filled, joined, saved, drawn in the record."""

import pytest
from playwright.sync_api import Browser, Page, expect

from .card_support import card, entries, expect_status, no_code_shows, tab_to
from .mode_support import RunningWorkbook

pytestmark = [pytest.mark.browser, pytest.mark.long]


def save(page: Page, one: str) -> None:
    tab_to(page, f'[data-pk-card="{one}"] [data-pk-key="save"]')
    expect_status(page, "saved", one)
    page.keyboard.press("Enter")
    expect(card(page, one)).to_contain_text("Version 1.")


def write(page: Page, box: str, *lines: str) -> None:
    tab_to(page, box)
    for line in lines:
        page.keyboard.insert_text(line)
        page.keyboard.press("Enter")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_talents_meet_issues_by_keyboard_alone_with_an_invitation_and_stay(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    page = fresh_book.page(browser, "04-we-work-as-equals.ipynb", reduced_motion="reduce")
    card(page, "4.3")
    links = '[data-pk-card="4.3"] [data-pk-field="links"]'
    write(page, f'{links} [data-pk-key="new/left/talent"]', "Sewing", "A van")
    write(page, f'{links} [data-pk-key="new/right/issue"]', "Cold homes", "Nowhere to meet")
    tab_to(page, f"{links} .pk-token-main")
    press(page, "Home", "Enter", "ArrowDown", "Enter", "Enter", "ArrowUp", "Enter", "m")
    tab_to(page, f'{links} [data-pk-column="invite"]')
    page.keyboard.insert_text("Over tea")
    press(page, "Escape")
    save(page, "4.3")
    [entry] = entries(fresh_book.folder, "4.3")
    saved = [{key: value for key, value in row.items() if value and key != "_id"} for row in entry.answers["links"]]
    assert saved == [
        {"talent": "Sewing", "issue": "Cold homes", "invite": "Over tea"},
        {"talent": "A van"},
        {"talent": "Sewing", "issue": "Nowhere to meet"},
    ]
    picture = page.locator(".pk-record").filter(has_text="Card 4.3").locator("img[src^='data:image/svg+xml']")
    expect(picture).to_have_attribute(
        "alt",
        "Two columns with links between them. “Sewing” with “Cold homes” and “Nowhere to meet”. No link yet: “A van”.",
    )
    assert no_code_shows(page)
    page.reload()
    fresh_book.wait_ready(page)
    expect(card(page, "4.3").locator("[data-pk-link]")).to_have_count(2)


def test_three_lists_are_filled_and_matched_by_keyboard_alone_and_drawn_in_the_record(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    page = fresh_book.page(browser, "08-we-change-accountability.ipynb", reduced_motion="reduce")
    lists = '[data-pk-card="8.1"] [data-pk-field="lists"]'
    for whose, *items in (("employer", "Safe care", "The budget"), ("self", "Honesty"), ("local", "Nobody gets hurt")):
        write(page, f'{lists} [data-pk-key="new/{whose}"]', *items)
        tab_to(page, f'{lists} [data-pk-key="next"]')
        press(page, "Enter")
    tab_to(page, f"{lists} .pk-token-main")
    press(page, "Home", "Enter", "ArrowUp", "Enter")
    save(page, "8.1")
    [entry] = entries(fresh_book.folder, "8.1")
    assert [row["match"] for row in entry.answers["lists"]] == ["Safe care", "", "", "Safe care"]
    record = page.locator(".pk-record").filter(has_text="Card 8.1")
    expect(record.locator("img[src^='data:image/svg+xml']")).to_have_attribute(
        "alt",
        "Three overlapping sets. In two (“My manager or organisation holds me to account for it” and “Local people see "
        "me as accountable for it”): “Safe care”. Only in (“My manager or organisation holds me to account for it”): "
        "“The budget”. Only in (“I see myself as accountable for it”): “Honesty”.",
    )
    expect(record).to_contain_text("No things in all three lists, one thing in two, two things in one only.")
    assert no_code_shows(page)
