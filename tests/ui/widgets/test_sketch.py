"""The sketch on a page: drawn by pen, mouse and finger, by keys alone, moved, sized, joined, erased; each move said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.many import rest_long

from .harness import Desk
from .sketch_support import DRAWN, KEYS, ME, TEAM, open_sketch
from .words_support import findings

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]


@pytest.mark.long
def test_a_picture_is_drawn_with_the_mouse_described_and_goes_back_and_forth(desk: MakeDesk) -> None:
    sketch = open_sketch(desk)
    sketch.take("blue")
    sketch.drag((100, 100), (150, 160), (220, 90), (300, 200), steps=9)
    sketch.take("Circle")
    sketch.drag((400, 200), (520, 300))
    sketch.panel().get_by_label("Its words").fill("Me")
    sketch.take("Box")
    sketch.drag((40, 400), (240, 500))
    sketch.panel().get_by_label("Its words").fill("The team")
    sketch.take("Arrow")
    sketch.drag((400, 270), (246, 400))
    sketch.take("Words")
    sketch.tap(560, 60)
    sketch.page.keyboard.type("Lent, not mine")
    sketch.el.get_by_label("Describe your picture in words").fill("Me, in the middle.")
    marks = sketch.marks()
    assert [(mark["kind"], mark.get("text", "")) for mark in marks] == [
        ("stroke", ""),
        ("circle", "Me"),
        ("box", "The team"),
        ("arrow", ""),
        ("label", "Lent, not mine"),
    ]
    assert {mark["colour"] for mark in marks} == {"blue"}
    assert 4 <= len(marks[0]["points"].split()) <= 12, "straight parts need no points of their own"
    assert sketch.stored()["words"] == "Me, in the middle."
    expect(sketch.mark("Arrow from “Me” to “The team”")).to_have_count(1)
    undo, redo = (sketch.el.get_by_role("button", name=name, exact=True) for name in ("Undo", "Redo"))
    while undo.get_attribute("aria-disabled") == "false":
        undo.click()
    assert sketch.marks() == []
    while redo.get_attribute("aria-disabled") == "false":
        redo.click()
    assert sketch.marks() == marks


def test_a_picture_is_made_by_keys_alone_and_each_move_is_said_in_words(desk: MakeDesk) -> None:
    sketch = open_sketch(desk)
    keys = sketch.page.keyboard
    add = sketch.el.locator('[data-pk-key="sketch-add"]')

    def tab_to(key: str) -> None:
        for _ in range(40):
            keys.press("Tab")
            if sketch.page.evaluate("document.activeElement.getAttribute('data-pk-key')") == key:
                return
        raise AssertionError(f"Tab does not lead to {key}")

    sketch.el.locator('[data-pk-key="tool/pen"]').focus()
    for _ in range(4):
        keys.press("ArrowRight")
    expect(sketch.el.get_by_role("radio", name="Circle")).to_be_checked()
    tab_to("sketch-add")
    expect(add).to_have_text("Put in a circle")
    keys.press("Enter")
    expect(sketch.said()).to_contain_text("Circle in the middle. Picked up: arrow keys move it")
    for _ in range(8):
        keys.press("ArrowLeft")
    expect(sketch.said()).to_contain_text("Circle on the left.")
    keys.press("Enter")
    expect(sketch.said()).to_contain_text("Let go. Circle on the left.")
    keys.press("F2")
    keys.type("Me")
    sketch.el.locator('[data-pk-key="tool/circle"]').focus()
    keys.press("ArrowLeft")
    tab_to("sketch-add")
    keys.press("Enter")
    expect(sketch.said()).to_contain_text("Box in the middle, right of “Me”.")
    keys.press("ArrowUp")
    keys.press("+")
    expect(sketch.said()).to_contain_text("Box is larger now.")
    keys.press("Escape")
    keys.press("F2")
    keys.type("The team")
    sketch.el.locator('[data-pk-key="tool/box"]').focus()
    keys.press("ArrowLeft")
    tab_to("sketch-add")
    keys.press("Enter")
    expect(sketch.said()).to_contain_text("Arrow from “Me” to “The team”.")
    tab_to("part-from")
    sketch.panel().get_by_label("Starts at").select_option(label="“The team”")
    expect(sketch.said()).to_contain_text("It needs another place to lead to.")
    tab_to("part-done")
    keys.press("Enter")
    keys.press("Home")
    expect(sketch.mark("Circle “Me” on the left")).to_be_focused()
    keys.press("ArrowRight")
    keys.press("Delete")
    expect(sketch.said()).to_contain_text("“The team” removed. Undo brings it back.")
    keys.press("Control+z")
    expect(sketch.said()).to_contain_text("Undone: removed “The team”.")
    assert [(mark["kind"], mark["text"]) for mark in sketch.marks()] == [
        ("circle", "Me"),
        ("box", "The team"),
        ("arrow", ""),
    ]


def test_what_leads_to_a_thing_follows_it_when_it_is_dragged(desk: MakeDesk) -> None:
    sketch = open_sketch(desk, DRAWN)
    sketch.take("Choose")
    sketch.drag((400, 300), (440, 340), (500, 400))
    me, team, keys = sketch.marks()
    assert abs(me["x"] - 430) < 3 and abs(me["y"] - 320) < 3
    assert team == {**TEAM}
    assert abs(keys["x"] - 438) < 3 and abs(keys["y"] - 340) < 3
    assert (keys["x2"], keys["y2"]) == (KEYS["x2"], KEYS["y2"])
    expect(sketch.said()).to_contain_text("“Me” at the bottom, below “The team”.")
    sketch.page.keyboard.press("Control+z")
    assert sketch.marks() == DRAWN


def test_an_eraser_takes_what_it_touches_and_not_the_box_it_passes_through(desk: MakeDesk) -> None:
    stroke = {"_id": "s", "kind": "stroke", "points": "80,80 120,90 160,70", "colour": "red", "width": "fine"}
    sketch = open_sketch(desk, [*DRAWN, stroke])
    sketch.take("Eraser")
    sketch.drag((118, 80), (121, 98), steps=6)
    expect(sketch.said()).to_contain_text("One part erased.")
    assert sketch.marks() == DRAWN
    sketch.drag((270, 150), (260, 220), steps=6)
    assert sketch.marks() == [ME, TEAM]


@pytest.mark.long
def test_old_answers_that_are_words_alone_are_shown_and_kept(desk: MakeDesk) -> None:
    sketch = open_sketch(desk)
    sketch.engine.values["picture"] = "A bench, facing the right way."
    sketch.page.reload()
    box = sketch.el.get_by_label("Describe your picture in words")
    expect(box).to_have_value("A bench, facing the right way.")
    sketch.el.locator(".pk-sketch-svg[viewBox]").wait_for()
    sketch.take("Box")
    sketch.tap(400, 300)
    assert sketch.stored()["words"] == "A bench, facing the right way."
    assert [mark["kind"] for mark in sketch.marks()] == ["box"]


@pytest.mark.parametrize("width", rest_long([320, 1280]))
def test_everybody_can_use_the_sheet_and_its_tools(desk: MakeDesk, width: int) -> None:
    stroke = {"_id": "s", "kind": "stroke", "points": "80,480 120,490 160,470", "colour": "red", "width": "fine"}
    sketch = open_sketch(desk, [*DRAWN, stroke], viewport={"width": width, "height": 1200})
    assert findings(sketch.page) == []
    sketch.mark("Arrow “keys” from “Me” to “The team”, red").focus()
    sketch.page.keyboard.press("Enter")
    expect(sketch.panel()).to_be_visible()
    assert findings(sketch.page) == []
    assert sketch.page.evaluate("document.documentElement.scrollWidth") <= width
    small = sketch.el.evaluate(
        """(el) => [...el.querySelectorAll("label.pk-sketch-tile, button, select, textarea")]
          .filter((one) => one.offsetParent).map((one) => [one.textContent, one.offsetWidth, one.offsetHeight])
          .filter(([, width, height]) => width < 44 || height < 44)"""
    )
    assert small == []
