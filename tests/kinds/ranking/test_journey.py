"""A ranking through the real workbook with a deck of its own: answered by keyboard, saved, read, looked back at."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.card_support import card, entries, expect_status, tab_to
from tests.journeys.mode_support import RunningWorkbook
from tests.material import FIRST, SECOND

from .answers import FIELD

IN = '[data-pk-card="1.1"] [data-pk-field="order"]'


def ranked(tables: dict[str, Any]) -> None:
    """A deck with a ranking on one card, and a look back at it on another."""
    tables[FIRST]["card"][0]["field"] = [FIELD]
    tables[SECOND]["card"][0]["field"][0]["of"] = "1.1.order"


@pytest.mark.long
def test_things_are_put_in_order_then_and_now_and_saved_and_stand_in_the_record_and_can_be_picked_again(
    start_book: Callable[..., RunningWorkbook], small_deck: Callable[..., Path], browser: Browser
) -> None:
    book = start_book(start="01-listening.ipynb", deck=small_deck(ranked))
    page = book.page(browser)
    one = card(page)
    tab_to(page, f'{IN} [data-pk-key="add-words"]')
    page.keyboard.insert_text("Being on time")
    page.keyboard.press("Enter")
    for order, name in (("A year ago", "Time"), ("A year ago", "Trust"), ("Now", "Trust"), ("Now", "Time")):
        tab_to(page, f'{IN} button[aria-label^="Put in {order},"][aria-label$=": {name}"]')
        page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    expect(one.locator("[data-pk-ranks=now]")).to_contain_text("Time")
    tab_to(page, '[data-pk-card="1.1"] [data-pk-key="save"]')
    expect_status(page, "saved")
    page.keyboard.press("Enter")
    expect(one).to_contain_text("Version 1.")

    [entry] = entries(book.folder)
    places = {row["item"]: (row["then"], row["now"]) for row in entry.answers["order"]}
    assert places == {"Being on time": (None, 1), "Time": (1, 2), "Trust": (2, 3)}
    record = page.locator(".pk-record").filter(has_text="Card 1.1")
    expect(record.locator("img[src^='data:image/svg+xml']")).to_have_attribute(
        "alt",
        "“A year ago” on the left, “Now” on the right. 3 priorities now: 2 moved down and 1 new. "
        "A year ago: 1 Time; 2 Trust. Now: 1 Being on time; 2 Time (down 1); 3 Trust (down 1).",
    )
    expect(record.get_by_role("row", name="1 Being on time –")).to_be_visible()
    page.reload()
    book.wait_ready(page)
    expect(card(page).locator("[data-pk-ranks=then] .pk-rank-words")).to_have_text(["Time", "Trust"])

    again = book.page(browser, "02-sharing.ipynb")
    card(again, "2.1").get_by_label("Being on time").press("Space")
    expect_status(again, "saved", "2.1")
    card(again, "2.1").locator('[data-pk-key="save"]').press("Enter")
    marked = again.locator(".pk-record").filter(has_text="Card 2.1").locator("img[src^='data:image/svg+xml']")
    expect(marked).to_have_attribute("alt", re.compile("Being on time; 2 Time.* Picked: Being on time.$"))
