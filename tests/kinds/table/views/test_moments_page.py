"""Moments on the page: told in order by keyboard alone, moved by keys, by buttons and by dragging."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.many import rest_long
from tests.ui.widgets.harness import Desk
from tests.ui.widgets.words_support import findings

from .material import year_rows
from .page_support import SMALL, OnPage, open_table

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

THREE = [{"_id": f"r{at}", "happened": words} for at, words in enumerate(("First", "Second", "Third"))]


def by_keys(table: OnPage) -> None:
    table.el.get_by_role("button", name="Put in order moment 3").focus()
    table.press("Enter", "ArrowUp", "ArrowUp", "Enter")


def by_buttons(table: OnPage) -> None:
    for _ in range(2):
        table.el.locator('[data-pk-key="r2/earlier"]').click()


def by_drag(table: OnPage) -> None:
    grip, first = table.el.locator(".pk-moment-place").nth(2), table.el.locator("[data-pk-row]").first
    start, end = grip.bounding_box(), first.bounding_box()
    assert start and end
    table.page.mouse.move(start["x"] + 20, start["y"] + 20)
    table.page.mouse.down()
    table.page.mouse.move(start["x"] + 20, start["y"] - 20, steps=3)
    table.page.mouse.move(end["x"] + 20, end["y"] + 6, steps=5)
    table.page.mouse.up()


@pytest.mark.parametrize("way", rest_long([by_keys, by_buttons, by_drag]))
def test_a_moment_is_moved_earlier_in_every_way(desk: MakeDesk, way: Callable[[OnPage], None]) -> None:
    table = open_table(desk, "7.3", "moments", THREE)
    way(table)
    assert [row["happened"] for row in table.stored()] == ["Third", "First", "Second"]
    expect(table.el.locator(".pk-moment-place").first).to_contain_text("1")
    expect(table.box("What happened (moment 1)")).to_have_value("Third")


def test_a_story_is_told_by_keyboard_alone_and_its_turning_point_stands_out(desk: MakeDesk) -> None:
    table = open_table(desk, "3.1", "moments")
    table.box("Where it belongs (moment 1)").focus()
    table.press("ArrowDown")
    table.box("What happened (moment 1)").focus()
    table.write("We argued")
    table.press("Tab")
    table.write("In front of everybody")
    table.press("Tab", "Tab", "Enter")  # past Remove
    expect(table.el.locator("[data-pk-row]")).to_have_count(2)
    table.write("A puncture")
    place = table.box("Where it belongs (moment 2)")
    place.focus()
    table.press("ArrowDown", "ArrowDown")
    turning = table.el.get_by_text("Turning point", exact=False).and_(table.el.locator(".pk-turning"))
    expect(turning.nth(1)).to_be_visible()
    expect(turning.nth(0)).to_be_hidden()
    assert table.stored() == [
        {"point": "then", "happened": "We argued", "detail": "In front of everybody"},
        {"point": "turning", "happened": "A puncture"},
    ]


@pytest.mark.long
@pytest.mark.parametrize("card", ["3.1", "4.2", "7.3"])
def test_moments_are_for_everybody_on_a_small_screen_too(desk: MakeDesk, card: str) -> None:
    table = open_table(desk, card, "moments", year_rows(card, "moments"), **SMALL)
    assert findings(table.page) == []
    assert table.page.evaluate("document.documentElement.scrollWidth") <= 320
