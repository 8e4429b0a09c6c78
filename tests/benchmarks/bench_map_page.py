"""The map on screen: the first drawing, and what one move of a drag costs, beside the least that a page could do.

The peer draws as many circles, names and lines in an SVG of its own, at places it is given, and moves one circle with
its lines. Both are timed in the same page, the moves by turns.
"""

from __future__ import annotations

import json
import random

import pytest

from powerkit.ui.widgets.bundle import entries_for
from tests.kinds.map.page_support import MAP
from tests.one_browser import one_browser
from tests.page_scripts import plain, styles

from .figures import Figure, rounds, told

pytestmark = pytest.mark.benchmark
MOVES = 200
CAPS = {(300, 900): (150, 4), (1000, 3000): (300, 1)}
"""Milliseconds that a first drawing and a move may take, by the number of people and ties."""

PLAIN = """
function plainMap(rows, pairs) {
  const make = (name, given) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(given)) node.setAttribute(key, value);
    return node;
  };
  const svg = make("svg", { viewBox: "0 0 1000 1000", width: 720, height: 720 });
  const out = (n) => (480 * n) / rows.length;
  const at = rows.map((row, n) => [500 + out(n) * Math.cos(n), 500 + out(n) * Math.sin(n)]);
  const lines = pairs.map(([from, to]) =>
    make("line", { x1: at[from][0], y1: at[from][1], x2: at[to][0], y2: at[to][1], stroke: "#666" }));
  const nodes = rows.map((row, n) => {
    const group = make("g", { transform: `translate(${at[n][0]} ${at[n][1]})` });
    const text = make("text", { y: 16, "text-anchor": "middle" });
    text.textContent = row.name;
    group.append(make("circle", { r: 8 }), text);
    return group;
  });
  svg.append(...lines, ...nodes);
  document.body.append(svg);
  return { move(who, x, y) {
    nodes[who].setAttribute("transform", `translate(${at[who][0] + x} ${at[who][1] + y})`);
    pairs.forEach(([from, to], n) => {
      if (from === who) (lines[n].setAttribute("x1", at[who][0] + x), lines[n].setAttribute("y1", at[who][1] + y));
      if (to === who) (lines[n].setAttribute("x2", at[who][0] + x), lines[n].setAttribute("y2", at[who][1] + y));
    });
  } };
}
"""

RUN = """async ([rows, moves, pairs]) => {
  const box = document.querySelector('#place');
  const field = FIELD;
  const ctx = { id: (part) => 'm-' + part, say() {}, change() {}, ask: async () => null };
  const store = mapStore(field.columns.find((one) => one.id === 'ring').options.map((one) => one.label));
  const speech = mapSpeech(field, store.rings);
  const scene = mapScene(ctx, { label: 'Map', speech });
  box.append(scene.stage);
  box.firstChild.offsetHeight;
  store.set(rows);
  const begun = performance.now();
  const model = mapModel(store.rows(), { rings: store.rings(), sectors: speech.sectors });
  scene.draw(model, {});
  const first = performance.now() - begun;
  const begunPlain = performance.now();
  const alone = plainMap(rows, pairs);
  const firstPlain = performance.now() - begunPlain;
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  const read = [];
  for (const name of ['getBoundingClientRect', 'getBBox', 'getScreenCTM', 'getComputedTextLength'])
    for (const kind of [Element.prototype, SVGGraphicsElement.prototype, SVGTextContentElement.prototype]) {
      const own = Object.getOwnPropertyDescriptor(kind, name)?.value;
      if (own) kind[name] = function (...given) { read.push(name); return own.apply(this, given); };
    }
  const none = () => {};
  const where = { layout: () => model.layout, places: () => model.layout.places, fixed: () => false };
  const act = { ...where, hold: none, drop: none, tap: none, tapPlace: none };
  mapPointer(scene.stage, scene.picture, scene.view, act);
  const busiest = [...model.near].sort((a, b) => b[1].length - a[1].length)[0][0];
  const node = scene.picture.node(busiest).querySelector('.n').getBoundingClientRect();
  const [x, y] = [node.left + node.width / 2, node.top + node.height / 2];
  const event = (kind, dx, dy) =>
    new PointerEvent(kind, { bubbles: true, pointerId: 1, clientX: x + dx, clientY: y + dy, button: 0 });
  scene.stage.setPointerCapture = () => {};
  scene.stage.dispatchEvent(event('pointerdown', 0, 0));
  read.length = 0; // the stage's place is read once, when it is pressed
  const touched = new Set();
  const watch = new MutationObserver((all) => all.forEach((one) => touched.add(one.target)));
  watch.observe(scene.picture.svg, { subtree: true, attributes: true, childList: true });
  const times = [];
  const timesPlain = [];
  const who = rows.findIndex((row) => row._id === busiest);
  for (let move = 1; move <= moves; move += 1) {
    const angle = move / 9;
    const start = performance.now();
    scene.stage.dispatchEvent(event('pointermove', 120 * Math.cos(angle), 120 * Math.sin(angle)));
    times.push(performance.now() - start);
    const startPlain = performance.now();
    alone.move(who, 120 * Math.cos(angle), 120 * Math.sin(angle));
    timesPlain.push(performance.now() - startPlain);
    if (move % 20 === 0) await new Promise(requestAnimationFrame);
  }
  await new Promise(requestAnimationFrame);
  return { first, firstPlain, times, timesPlain, read, touched: touched.size, ties: model.near.get(busiest).length };
}"""


def crowd(people: int, ties: int) -> tuple[list[dict[str, object]], list[tuple[int, int]]]:
    """People at random in rings and sectors, and the pairs of them that know each other, at random too."""
    dice = random.Random(4)
    sectors = [option.id for option in MAP.kind.sectors]  # type: ignore[attr-defined]
    names = [f"{dice.choice(['Amira', 'Bo', 'Chidi', 'Dilys', 'Esme'])} Person {n}" for n in range(people)]
    known: list[list[str]] = [[] for _ in names]
    pairs = dice.sample([(a, b) for a in range(people) for b in range(a)], ties)
    for who, other in pairs:
        known[who].append(names[other])
    rows: list[dict[str, object]] = [
        {
            "_id": f"p{n}",
            "name": name,
            "ring": dice.choice("1234"),
            "sector": dice.choice(sectors),
            "tie": dice.choice(["strong", "tenuous", "stressed"]),
            "knows": "; ".join(known[n]),
        }
        for n, name in enumerate(names)
    ]
    return rows, pairs


@pytest.mark.parametrize(("people", "ties"), CAPS)
def test_a_map_is_drawn_at_once_and_dragged_without_laying_it_out(people: int, ties: int) -> None:
    field = MAP.page()
    context = one_browser().new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    style = styles()
    page.set_content(f"<style>{style}</style><div class='pk-card'><div class='pk-rmap' id='place'></div></div>")
    script = plain(*entries_for([field]))
    run = RUN.replace("FIELD", json.dumps(field))
    page.add_script_tag(content=f"{script}\n{PLAIN}\nwindow.run = {run};")
    rows, pairs = crowd(people, ties)
    found = page.evaluate("(given) => window.run(given)", [rows, rounds(MOVES), pairs])
    context.close()
    first, move = CAPS[people, ties]
    what = f"{people:,} people, {ties:,} ties"
    # The browser's clock goes in steps of a tenth of a millisecond: a move is the mean of all.
    moves, plain_moves = (sum(found[key]) / len(found[key]) for key in ("times", "timesPlain"))
    told(
        Figure(
            f"a map of {what} drawn on screen",
            found["first"],
            max(found["firstPlain"], 0.1),
            "a plain SVG’s marks",
            cap=first,
        ),
        Figure(f"a move of a drag, {what}", moves, max(plain_moves, 0.001), "a plain SVG’s marks moved", cap=move),
    )
    assert found["read"] == [], "a move reads no layout"
    assert found["ties"] < found["touched"] <= found["ties"] + 4, "they are dragged, and nobody else"
