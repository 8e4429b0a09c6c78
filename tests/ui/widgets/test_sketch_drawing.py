"""Drawing by hand: nothing is measured or drawn again while the pen moves, pressure is kept, two fingers scroll."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from powerkit.kinds.sketch.marks import MOST_MARKS

from .harness import Desk
from .sketch_support import DRAWN, Sketch, open_sketch

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

DRAW = """([stage, points, about]) => {
  const reads = [];
  const spied = [[Element, ["getBoundingClientRect", "getClientRects", "scrollIntoView"]],
    [SVGGraphicsElement, ["getBBox", "getCTM", "getScreenCTM"]], [SVGGeometryElement, ["getTotalLength"]]];
  for (const [kind, names] of spied)
    for (const name of names) {
      const own = kind.prototype[name];
      kind.prototype[name] = function (...given) { reads.push(name); return own.apply(this, given); };
    }
  for (const [kind, names] of [[Element, ["clientWidth", "clientHeight", "scrollTop"]],
    [HTMLElement, ["offsetWidth", "offsetHeight", "offsetParent"]]])
    for (const name of names) {
      const own = Object.getOwnPropertyDescriptor(kind.prototype, name);
      Object.defineProperty(kind.prototype, name, { ...own, get() { reads.push(name); return own.get.call(this); } });
    }
  const styled = window.getComputedStyle;
  window.getComputedStyle = (...given) => { reads.push("getComputedStyle"); return styled(...given); };
  const fire = (name, at, more) => stage.dispatchEvent(new PointerEvent(name, { bubbles: true, cancelable: true,
    pointerId: 5, button: 0, clientX: at[0], clientY: at[1], pressure: at[2] ?? 0.5, ...about, ...more }));
  const event = (at) => new PointerEvent("pointermove", { pointerId: 5, clientX: at[0], clientY: at[1],
    pressure: at[2] ?? 0.5, ...about });
  stage.setPointerCapture = () => {};
  fire("pointerdown", points[0]);
  reads.length = 0;
  const watch = new MutationObserver(() => {});
  watch.observe(document.body, { subtree: true, attributes: true, childList: true, characterData: true });
  const each = [];
  const outside = [];
  for (let at = 1; at < points.length; at += 5) {
    const some = points.slice(at, at + 5);
    fire("pointermove", some.at(-1), { coalescedEvents: some.map(event) });
    const seen = watch.takeRecords();
    each.push(seen.length);
    outside.push(...seen.filter((one) => !one.target.closest(".pk-sketch-running")).map((one) => one.target.outerHTML));
  }
  const found = { each, outside, reads: [...reads] };
  fire("pointerup", points.at(-1));
  return found;
}"""


def draw(sketch: Sketch, points: list[tuple[float, ...]], **about: Any) -> dict[str, Any]:
    """Draw a stroke of raw points, five to a move as a fast pen gives them; what happened at each move."""
    places = sketch.all_at([(x, y) for x, y, *_ in points])
    at = [[*place, *point[2:]] for place, point in zip(places, points, strict=True)]
    found: dict[str, Any] = sketch.page.evaluate(
        DRAW, [sketch.stage.element_handle(), at, {"pointerType": "mouse", **about}]
    )
    return found


def loops(many: int) -> list[tuple[float, ...]]:
    """A long wavering line over the whole sheet."""
    return [
        (400 + (340 - 300 * n / many) * math.cos(n / 40), 280 + (240 - 200 * n / many) * math.sin(n / 31 + n / 900))
        for n in range(many)
    ]


@pytest.mark.long
def test_five_thousand_points_change_one_line_a_move_and_measure_nothing(desk: MakeDesk) -> None:
    sketch = open_sketch(desk, DRAWN)
    sketch.take("Pen")
    raw = loops(5_001)
    found = draw(sketch, raw)
    assert found["reads"] == []
    assert found["outside"] == [], "only the running stroke is drawn"
    assert len(found["each"]) == 1_000
    assert max(found["each"]) <= 3, "the line is added to, and now and then goes on in a new one"
    assert sum(found["each"]) / 1_000 < 1.3
    stroke = sketch.marks()[-1]
    kept = [tuple(map(float, pair.split(","))) for pair in stroke["points"].split()]
    assert len(kept) < 2_000, "a stroke is made simpler when it ends"
    assert max(off(point, kept) for point in raw[::25]) < 0.7, "and stays where it was drawn"
    expect(sketch.el.locator(".pk-sketch-running > *")).to_have_count(0)


def off(point: tuple[float, ...], line: list[tuple[float, ...]]) -> float:
    """How far a point is from a line."""

    def to(one: tuple[float, ...], other: tuple[float, ...]) -> float:
        dx, dy = other[0] - one[0], other[1] - one[1]
        part = ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / ((dx * dx + dy * dy) or 1)
        part = max(0, min(1, part))
        return math.hypot(point[0] - one[0] - part * dx, point[1] - one[1] - part * dy)

    return min(to(one, other) for one, other in pairwise(line))


@pytest.mark.long
def test_a_pen_that_is_pressed_draws_broader_and_a_mouse_as_it_was_told(desk: MakeDesk) -> None:
    sketch = open_sketch(desk)
    line = [(100 + 4 * n, 200 + 20 * math.sin(n / 9), 0.1 + 0.8 * n / 100) for n in range(101)]
    draw(sketch, line, pointerType="pen")
    draw(sketch, [(x, y + 100) for x, y, _ in line])
    pressed, plain = sketch.marks()
    pressures = [int(part) for part in pressed["pressures"].split()]
    assert len(pressures) == len(pressed["points"].split())
    assert pressures == sorted(pressures) and pressures[0] <= 12 and pressures[-1] >= 88
    assert "pressures" not in plain


def test_one_finger_draws_and_two_move_the_page_and_leave_no_marks(desk: MakeDesk) -> None:
    sketch = open_sketch(desk, has_touch=True, viewport={"width": 400, "height": 1200})
    assert sketch.stage.evaluate("(el) => getComputedStyle(el).touchAction") == "pinch-zoom"
    two = """([stage, [x, y]]) => {
      const fire = (name, id, x, y) => stage.dispatchEvent(new PointerEvent(name, { bubbles: true, pointerId: id,
        pointerType: "touch", button: 0, clientX: x, clientY: y, pressure: 0.5 }));
      fire("pointerdown", 1, x, y);
      fire("pointermove", 1, x + 12, y);
      fire("pointerdown", 2, x + 60, y + 40);
      fire("pointermove", 1, x + 12, y + 60);
      fire("pointermove", 2, x + 60, y + 90);
      for (const id of [1, 2]) fire("pointerup", id, x, y);
    }"""
    sketch.page.evaluate(two, [sketch.stage.element_handle(), list(sketch.at(200, 200))])
    expect(sketch.el.locator(".pk-mark")).to_have_count(0)
    draw(sketch, [(100 + 3 * n, 200.0) for n in range(60)], pointerType="touch")
    assert [mark["kind"] for mark in sketch.marks()] == ["stroke"]
    sketch.take("Choose")
    assert sketch.stage.evaluate("(el) => getComputedStyle(el).touchAction") == "manipulation", "one finger scrolls"


def test_a_finger_on_its_way_down_the_page_changes_no_finished_picture(desk: MakeDesk) -> None:
    sketch = open_sketch(desk, DRAWN, has_touch=True, viewport={"width": 400, "height": 1200})
    down = [(400.0, 180.0 + 6 * n) for n in range(40)]
    draw(sketch, down, pointerType="touch")
    draw(sketch, [(600.0, y) for _, y in down], pointerType="touch")
    assert sketch.engine.drafts("picture") == [], "over a part and beside it"
    sketch.page.touchscreen.tap(*sketch.at(400, 280))
    expect(sketch.mark("Circle “Me”")).to_have_attribute("aria-selected", "true")
    draw(sketch, [(400.0, 280.0 + n) for n in range(60)], pointerType="touch")
    assert [mark["y"] > 220 for mark in sketch.marks() if mark["_id"] == "me"] == [True], "once chosen it is dragged"
    sketch.take("Pen")
    draw(sketch, [(x, 400.0) for x in range(500, 600)], pointerType="touch")
    assert [mark["kind"] for mark in sketch.marks()].count("stroke") == 1


@pytest.mark.long
def test_a_full_sheet_says_so_and_takes_nothing_away(desk: MakeDesk) -> None:
    many = [
        {"_id": f"b{n}", "kind": "box", "x": n % 700, "y": n % 500, "x2": n % 700 + 20, "y2": n % 500 + 20}
        for n in range(MOST_MARKS)
    ]
    sketch = open_sketch(desk, many)
    sketch.take("Pen")
    draw(sketch, [(100 + 3 * n, 200.0) for n in range(60)])
    expect(sketch.el.get_by_role("alert").filter(visible=True)).to_contain_text("This drawing holds 500 parts")
    expect(sketch.el.locator(".pk-mark")).to_have_count(MOST_MARKS)
    sketch.take("Eraser")
    sketch.drag((5, 1), (6, 8), steps=2)
    assert len(sketch.marks()) < MOST_MARKS
    expect(sketch.el.get_by_role("alert").filter(visible=True)).to_have_count(0)


def test_what_is_drawn_enlarged_lies_where_it_was_drawn(desk: MakeDesk) -> None:
    sketch = open_sketch(desk)
    for _ in range(3):
        sketch.el.get_by_role("button", name="Zoom in").click()
    sketch.take("Box")
    sketch.drag((360, 250), (440, 310))
    box = sketch.marks()[0]
    assert [round(box[key]) for key in ("x", "y", "x2", "y2")] == pytest.approx([360, 250, 440, 310], abs=1)
    sketch.el.get_by_role("button", name="Fit").click()
    drawn = sketch.mark("Box in the middle").bounding_box()
    left, top = sketch.at(360, 250)
    assert drawn and abs(drawn["x"] - left) < 3 and abs(drawn["y"] - top) < 3


@pytest.mark.long
def test_the_picture_is_taken_out_as_a_file_with_its_words(desk: MakeDesk) -> None:
    sketch = open_sketch(desk, DRAWN, "Me, with keys.")
    sketch.el.get_by_text("Take the picture out as a file").click()
    with sketch.page.expect_download() as waiting:
        sketch.el.get_by_role("button", name="Picture (SVG)").click()
    assert waiting.value.suggested_filename == "picture.svg"
    svg = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "Me, with keys. A drawing: circle “Me” in the middle;" in svg
