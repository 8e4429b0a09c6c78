"""A stroke of 5,000 points on a sheet that holds 5,000 already: what a move costs, beside one plain SVG line.

The peer is the least a page could do: a polyline alone in its SVG, to which each move's points are added, by its text
or one by one, with nothing kept and no pressure. All get the same points in the same browser, in turns; after each move
style and layout are forced, which the sketch itself never does.
"""

from __future__ import annotations

import json
import math
from statistics import mean, median
from typing import Any

import pytest

from powerkit.kinds.sketch.kind import Sketch
from powerkit.ui.widgets.bundle import entries_alone
from tests.one_browser import one_browser
from tests.page_scripts import plain, styles

from .figures import Figure, rounds, told

pytestmark = pytest.mark.benchmark
POINTS, A_MOVE, TURNS = 5_000, 5, 5
LIMIT = 2.0
"""So many times what the plain line costs a move may cost at the most."""

RUN = """async (marks, points, aMove, turns) => {
  const field = FIELD;
  const ctx = { id: (part) => "b-" + part, say() {}, change() {}, ask: async () => null };
  const store = rowsHistory();
  const shell = document.querySelector("#place");
  store.set(marks);
  sketchWork(field, ctx, store, shell, shell);
  shell.querySelector('input[value="pen"]').click(); // a filled sheet opens in Choose
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  const stage = shell.querySelector(".pk-sketch-stage");
  stage.setPointerCapture = () => {};
  const sheet = shell.querySelector(".pk-sketch-sheet").getBoundingClientRect();
  const at = ([x, y]) => ({
    clientX: sheet.left + (x * sheet.width) / 800, clientY: sheet.top + (y * sheet.height) / 560,
    bubbles: true, pointerId: 3, button: 0, pointerType: "mouse", pressure: 0.5,
  });
  const fire = (name, point, more) => stage.dispatchEvent(new PointerEvent(name, { ...at(point), ...more }));
  const alone = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  alone.setAttribute("viewBox", "0 0 800 560");
  alone.style.cssText = "display: block; width: 720px; height: 504px";
  document.body.append(alone);

  function ours(time) {
    fire("pointerdown", points[0]);
    for (let i = 1; i < points.length; i += aMove) {
      const some = points.slice(i, i + aMove);
      const coalescedEvents = some.map((point) => new PointerEvent("pointermove", at(point)));
      time(() => fire("pointermove", some.at(-1), { coalescedEvents }), stage);
    }
    const begun = performance.now();
    fire("pointerup", points.at(-1));
    const end = performance.now() - begun;
    const drawn = store.rows().length - marks.length;
    store.undo();
    if (drawn !== 1 || store.rows().length !== marks.length) throw new Error(`no stroke was drawn, but ${drawn}`);
    return end;
  }

  const look = "fill: none; stroke: #000; stroke-width: 4px; stroke-linecap: round; stroke-linejoin: round";
  const lineAlone = (add) => (time) => {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
    line.setAttribute("style", look);
    alone.append(line);
    for (let i = 0; i < points.length; i += aMove) time(() => add(line, points.slice(i, i + aMove)), alone);
    line.remove();
    return 0;
  };
  const setAnew = lineAlone((line, some) => {
    const more = some.map((point) => point.join(",")).join(" ");
    line.setAttribute("points", `${line.getAttribute("points") ?? ""} ${more}`);
  });
  const appended = lineAlone((line, some) => {
    for (const [x, y] of some) line.points.appendItem(Object.assign(alone.createSVGPoint(), { x, y }));
  });

  const ways = { ours, setAnew, appended };
  const found = { ours: [], setAnew: [], appended: [], ends: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    const order = Object.entries(ways);
    for (const [name, draw] of turn % 2 ? order : order.reverse()) {
      const times = [];
      const end = draw((move, where) => {
        const begun = performance.now();
        move();
        where.getBoundingClientRect();
        times.push(performance.now() - begun);
      });
      found[name].push(times);
      if (end) found.ends.push(end);
      await new Promise(requestAnimationFrame);
    }
  }
  return found;
}"""


def wander(many: int, about: float) -> list[tuple[float, float]]:
    """A long line over the whole sheet."""
    return [
        (round(400 + 330 * math.cos(n / 60 + about), 1), round(280 + 230 * math.sin(n / 47 + n / 900), 1))
        for n in range(many)
    ]


def drawn_already() -> list[dict[str, Any]]:
    """A sheet with 50 strokes of 100 points, and twenty boxes with words."""
    strokes = [
        {"_id": f"s{n}", "kind": "stroke", "points": " ".join(f"{x},{y}" for x, y in wander(100, n))} for n in range(50)
    ]
    boxes = [
        {
            "_id": f"b{n}",
            "kind": "box",
            "x": 30 * n,
            "y": 20 * n,
            "x2": 30 * n + 90,
            "y2": 20 * n + 60,
            "text": f"No {n}",
        }
        for n in range(20)
    ]
    return [*strokes, *boxes]


def test_a_move_of_the_pen_costs_no_more_after_five_thousand_points_and_little_beside_a_plain_line() -> None:
    field = {"id": "sketch", "kind": "sketch", "label": "A sketch", **Sketch().page()}
    page = one_browser().new_context(viewport={"width": 1280, "height": 1600}).new_page()
    page.set_content(f"<style>{styles()}</style><div class='pk-card'><div class='pk-sketch' id='place'></div></div>")
    script = plain(*entries_alone(field))
    page.add_script_tag(content=f"{script}\nwindow.run = {RUN.replace('FIELD', json.dumps(field))};")
    found = page.evaluate(
        "([marks, points, aMove, turns]) => window.run(marks, points, aMove, turns)",
        [drawn_already(), wander(POINTS, 0.5), A_MOVE, rounds(TURNS)],
    )
    ours, anew, appended = (median(map(sum, found[name])) for name in ("ours", "setAnew", "appended"))
    moves = POINTS // A_MOVE
    first, last = (mean(time for turn in found["ours"] for time in part(turn)) for part in (_first, _last))
    worst = median(sorted(turn)[int(len(turn) * 0.99)] for turn in found["ours"])
    print(
        f"\na move {ours / moves:.3f} ms, one in a hundred {worst:.1f} ms; in the first quarter {first:.3f} ms, "
        f"in the last {last:.3f} ms; made simpler and kept at the end in {median(found['ends']):.1f} ms"
    )
    what = f"a stroke of {POINTS:,} points on a sheet with 5,000"
    told(
        Figure(what, ours, appended, "a plain SVG line with points appended", most=LIMIT),
        Figure(what, ours, anew, "a plain SVG line set anew"),
    )
    assert worst < 16, "a move fits between two pictures of the screen"


def _first(turn: list[float]) -> list[float]:
    return turn[: len(turn) // 4]


def _last(turn: list[float]) -> list[float]:
    return turn[-(len(turn) // 4) :]
