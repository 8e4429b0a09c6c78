"""The map on screen with 300 people and 900 ties: the first drawing, and what one move of a drag costs."""

from __future__ import annotations

import random
from statistics import median

import pytest

from powerkit.ui.widgets.bundle import entries_for
from tests.kinds.map.page_support import MAP
from tests.one_browser import one_browser
from tests.page_scripts import plain, styles

pytestmark = pytest.mark.benchmark
PEOPLE, TIES, MOVES = 300, 900, 200

RUN = """async ([rows, moves]) => {
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
  for (let move = 1; move <= moves; move += 1) {
    const angle = move / 9;
    const start = performance.now();
    scene.stage.dispatchEvent(event('pointermove', 120 * Math.cos(angle), 120 * Math.sin(angle)));
    times.push(performance.now() - start);
    if (move % 20 === 0) await new Promise(requestAnimationFrame);
  }
  await new Promise(requestAnimationFrame);
  return { first, times, read, touched: touched.size, ties: model.near.get(busiest).length };
}"""


def crowd() -> list[dict[str, object]]:
    """People at random in rings and sectors, with ties at random among them."""
    dice = random.Random(4)
    sectors = [option.id for option in MAP.kind.sectors]  # type: ignore[attr-defined]
    names = [f"{dice.choice(['Amira', 'Bo', 'Chidi', 'Dilys', 'Esme'])} Person {n}" for n in range(PEOPLE)]
    known: list[list[str]] = [[] for _ in names]
    for one, other in dice.sample([(a, b) for a in range(PEOPLE) for b in range(a)], TIES):
        known[one].append(names[other])
    return [
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


def test_three_hundred_people_are_drawn_at_once_and_dragged_without_laying_out_the_map() -> None:
    import json

    field = MAP.page()
    page = one_browser().new_context(viewport={"width": 1280, "height": 1000}).new_page()
    style = styles()
    page.set_content(f"<style>{style}</style><div class='pk-card'><div class='pk-rmap' id='place'></div></div>")
    script = plain(*entries_for([field]))
    run = RUN.replace("FIELD", json.dumps(field))
    page.add_script_tag(content=f"{script}\nwindow.run = {run};")
    found = page.evaluate("(given) => window.run(given)", [crowd(), MOVES])
    per_move = median(found["times"])
    print(
        f"\nfirst drawing of {PEOPLE} people, {TIES} ties: {found['first']:.0f} ms of script; "
        f"a drag move of the one with {found['ties']} ties: {per_move:.2f} ms "
        f"(median of {MOVES}, performance.now() around the handler), {found['touched']} elements changed, "
        f"reads of layout: {len(found['read'])}"
    )
    assert found["first"] < 150
    assert per_move <= 4
    assert found["read"] == []
    assert found["touched"] <= found["ties"] + 4
