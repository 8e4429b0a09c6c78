"""A leader draws in card 10.3 in the real workbook: typed, drawn, saved, and there again after a reload."""

import pytest
from playwright.sync_api import Browser, Page, expect

from powerkit.kinds.sketch.marks import HEIGHT, WIDTH

from .card_support import card, entries, expect_status, no_code_shows, tab_to
from .mode_support import RunningWorkbook

pytestmark = [pytest.mark.browser, pytest.mark.long]

PICTURE = '[data-pk-card="10.3"] [data-pk-field="picture"]'


def at(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where a point of the sheet is in the window."""
    box = page.locator(f"{PICTURE} .pk-sketch-sheet").bounding_box()
    assert box
    return box["x"] + x * box["width"] / WIDTH, box["y"] + y * box["height"] / HEIGHT


def test_a_picture_is_drawn_by_hand_and_by_keys_described_and_saved_and_stays(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    page = fresh_book.page(browser, "10-we-know-ourselves.ipynb", reduced_motion="reduce")
    one = card(page, "10.3")
    cells = page.locator(".jp-Cell").count()
    keys = page.keyboard

    tab_to(page, f'{PICTURE} [data-pk-key="tool/pen"]')
    for _ in range(4):
        keys.press("ArrowRight")
    tab_to(page, f'{PICTURE} [data-pk-key="sketch-add"]')
    keys.press("Enter")
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp", "Enter", "F2"):
        keys.press(key)
    keys.insert_text("Me")
    tab_to(page, f'{PICTURE} [data-pk-key="control"]')
    keys.insert_text("Me, and a line that leads away from me.")
    one.get_by_role("radio", name="Pen", exact=True).check(force=True)
    page.locator(f"{PICTURE} .pk-sketch-stage").scroll_into_view_if_needed()
    page.mouse.move(*at(page, 480, 260))
    page.mouse.down()
    for x, y in ((560, 200), (640, 300), (720, 240)):
        page.mouse.move(*at(page, x, y), steps=5)
    page.mouse.up()

    tab_to(page, '[data-pk-card="10.3"] [data-pk-key="save"]')
    expect_status(page, "saved", "10.3")
    keys.press("Enter")
    expect(one).to_contain_text("Version 1.")
    [entry] = entries(fresh_book.folder, "10.3")
    drawn = entry.answers["picture"]
    assert drawn["words"] == "Me, and a line that leads away from me."
    assert [(mark["kind"], mark.get("text", "")) for mark in drawn["marks"]] == [("circle", "Me"), ("stroke", "")]

    record = page.locator(".pk-record").filter(has_text="Card 10.3")
    expect(record).to_contain_text("Me, and a line that leads away from me.")
    expect(record).to_contain_text("In the picture: circle “Me” in the middle; 1 stroke drawn by hand.")
    expect(record).to_contain_text("cannot be searched for names")
    expect(record.locator("img")).to_have_count(0)
    assert page.locator(".jp-Cell").count() == cells
    assert no_code_shows(page)

    page.reload()
    fresh_book.wait_ready(page)
    page.locator(f"{PICTURE} .pk-sketch-stage").wait_for()
    expect(page.locator(f"{PICTURE} .pk-mark")).to_have_count(2)
    expect(page.locator(f'{PICTURE} [data-pk-key="control"]')).to_have_value("Me, and a line that leads away from me.")
