"""Rows of a table put in order by their handle: with a pointer, and by keys alone, each move said in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .harness import Desk
from .table_support import Tabled, open_table
from .words_support import findings

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

ROWS: list[dict[str, object]] = [{"_id": f"r{at}", "measure": name} for at, name in enumerate("ABCD")]


def facts(desk: MakeDesk, **browser: object) -> Tabled:
    return open_table(desk, "8.3", "facts", ROWS, **browser)


def order(table: Tabled) -> str:
    return "".join(row["measure"] for row in table.stored())


def test_a_row_is_picked_up_moved_put_down_and_taken_back_by_keys_alone(desk: MakeDesk) -> None:
    table = facts(desk)
    grip = table.el.locator('[data-pk-key="r1/grip"]')
    table.el.locator('[data-pk-key="r1/fold"]').press("Enter")
    grip.focus()
    for key, said in [
        ("Enter", "B picked up: fact 2 of 4."),
        ("ArrowDown", "Moved down: now fact 3 of 4."),
        ("ArrowDown", "Moved down: now fact 4 of 4."),
        ("ArrowDown", "This fact is already last."),
        ("Enter", "B put down: fact 4 of 4."),
    ]:
        table.page.keyboard.press(key)
        expect(table.said()).to_contain_text(said)
        expect(grip).to_be_focused()
    assert order(table) == "ACDB"
    for key in ("Space", "ArrowUp", "ArrowUp", "Escape"):
        table.page.keyboard.press(key)
    expect(table.said()).to_contain_text("B is back where it was: fact 4 of 4.")
    assert order(table) == "ACDB"
    table.page.keyboard.press("ArrowUp")
    assert order(table) == "ACDB"


def test_a_row_is_dragged_by_its_handle_to_where_it_is_let_go(desk: MakeDesk) -> None:
    table = facts(desk)
    grip = table.el.locator('[data-pk-key="r0/grip"]')
    drag(table, grip, "r2")
    expect(table.said()).to_contain_text("Moved: now fact 3 of 4.")
    assert order(table) == "BCAD"
    drag(table, grip, "r1", above=True)
    assert order(table) == "ABCD"


def test_escape_while_dragging_leaves_the_row_where_it_was(desk: MakeDesk) -> None:
    table = facts(desk)
    drag(table, table.el.locator('[data-pk-key="r0/grip"]'), "r2", then="Escape")
    expect(table.said()).to_contain_text("Left where it was.")
    assert table.el.locator(".pk-drop-above, .pk-drop-below, .pk-held").count() == 0
    assert [row["_id"] for row in table.engine.values["facts"]] == ["r0", "r1", "r2", "r3"]


def drag(table: Tabled, grip: object, row: str, *, above: bool = False, then: str = "") -> None:
    mouse = table.page.mouse
    start = grip.bounding_box()  # type: ignore[attr-defined]
    mouse.move(start["x"] + 20, start["y"] + 20)
    mouse.down()
    goal = table.el.locator(f'[data-pk-row="{row}"]').bounding_box()
    assert goal
    mouse.move(start["x"] + 20, goal["y"] + (4 if above else goal["height"] - 4), steps=5)
    if then:
        table.page.keyboard.press(then)
    mouse.up()


@pytest.mark.long
def test_a_handle_is_large_enough_to_touch_and_one_row_alone_has_none(desk: MakeDesk) -> None:
    table = facts(desk, viewport={"width": 400, "height": 900})
    for box in [item.bounding_box() for item in table.el.locator(".pk-grip:visible").all()]:
        assert box and box["width"] >= 44 and box["height"] >= 44
    assert findings(table.page) == []
    assert table.page.evaluate("document.documentElement.scrollWidth") <= 400
    single = open_table(desk, "8.3", "facts", ROWS[:1])
    expect(single.el.locator(".pk-grip")).to_be_hidden()
