"""Card 7.2 by keyboard alone, in the real workbook: a calendar brought in, looked at, marked, saved and still there."""

import pytest
from playwright.sync_api import Browser, expect

from powerkit.resources import examples_folder

from .card_support import card, entries, expect_status, no_code_shows, tab_to
from .mode_support import RunningWorkbook

pytestmark = [pytest.mark.browser, pytest.mark.long]

ACTIVITY = '[data-pk-card="7.2"] [data-pk-field="activity"]'
DAYS = (("diary-first", "04272026"), ("diary-last", "05102026"))
"""The days as the box of the browser takes them by keys: month, day, year, for it speaks American English here."""


def test_a_diary_is_brought_into_the_card_looked_at_marked_and_saved_by_keyboard_alone_and_stays(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    page = fresh_book.page(browser, "07-we-support-a-networked-voluntary-sector.ipynb", reduced_motion="reduce")
    one, keys = card(page, "7.2"), page.keyboard
    page.on("filechooser", lambda _: None)  # from now on the browser tells of it, and none is missed
    tab_to(page, f"{ACTIVITY} .pk-bring-in > summary")
    keys.press("Enter")
    tab_to(page, f'{ACTIVITY} [data-pk-key="bring/file"]')
    with page.expect_file_chooser() as chooser:
        keys.press("Enter")
    chooser.value.set_files(examples_folder() / "diary.ics")
    expect(one.get_by_role("group", name="diary.ics: which days?")).to_be_focused()
    for name, day in DAYS:
        tab_to(page, f'{ACTIVITY} [data-pk-key="{name}"]')
        keys.type(day)
    tab_to(page, f'{ACTIVITY} [data-pk-key="diary/look"]')
    keys.press("Enter")
    expect(one.get_by_text("19 items on these days")).to_be_focused()
    tab_to(page, f'{ACTIVITY} [data-pk-key="diary/add"]')
    keys.press("Enter")
    expect(page.locator(f"{ACTIVITY} [data-pk-row]")).to_have_count(19)
    keys.press("Enter")
    tab_to(page, f'{ACTIVITY} [data-pk-column="chance"]')
    keys.press("Space")

    tab_to(page, '[data-pk-card="7.2"] [data-pk-key="save"]')
    expect_status(page, "saved", "7.2")
    keys.press("Enter")
    expect(one).to_contain_text("Version 1.")
    [entry] = entries(fresh_book.folder, "7.2")
    rows = entry.answers["activity"]
    assert (len(rows), sum(row["hours"] or 0 for row in rows)) == (19, 35.5)
    assert [row["activity"] for row in rows if row["chance"]] == ["Team huddle"]
    record = page.locator(".pk-record").filter(has_text="Card 7.2")
    expect(record.locator("img[src^='data:image/svg+xml']")).to_have_attribute("alt", _said)
    expect(record).to_contain_text("Where the time goes, in hours")
    assert no_code_shows(page)

    page.reload()
    fresh_book.wait_ready(page)
    expect(card(page, "7.2").locator("[data-pk-row]", has_text="Locality board")).to_be_visible()


_said = (
    "35.5 hours in 19 entries. Most go to “Interviews for the nurse post”: 6 hours. "
    "Marked “A VCSE relationship could grow here”: 0.5 hours, in 1 of 19 entries. 1 says no hours."
)
