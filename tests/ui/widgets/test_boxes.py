"""Every box of every card: what is typed is kept while it is typed, comes back, and no version claims what it lacks."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from powerkit.logbook.model import BOX
from powerkit.ui.card_view import card_view
from tests.many import rest_long
from tests.shipped import shipped_deck

from .harness import ORIGIN, Desk, Engine
from .test_every_word import USUAL
from .views import PATIENT, WORDS, view_of

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]
DECK = shipped_deck()
VIEWS = [{**card_view(DECK, card, "test"), "timing": PATIENT} for card in DECK.cards.values()]
SOME = [view for view in VIEWS if view["card"]["id"] in USUAL]

NO_WORDS = ".pk-in-number, .pk-map-panel[hidden] *, .pk-sketch-panel[hidden] *"
"""Boxes that keep no words: one for a number says so itself, and in a closed panel nobody can write."""

CARDS = """
window.cards = new Map();
window.drawCards = async (views, values) => {
  const { default: widget } = await import("/card.js");
  for (const view of views) {
    const card = { drafts: {}, values: values[view.card.id] ?? {}, saves: 0 };
    const heard = new Set();
    const tell = (message) => queueMicrotask(() => heard.forEach((hear) => hear(message)));
    const model = {
      get: (name) => (name === "view" ? view : undefined),
      on: (_name, hear) => heard.add(hear),
      off: (_name, hear) => heard.delete(hear),
      send({ kind, client, n, field, value, what }) {
        if (kind === "hello") tell({ kind: "answers", client, values: card.values, seen: {} });
        if (kind === "ask") tell({ kind: "told", client, n, field, what, ok: false, error: "Nobody answers here." });
        if (kind === "draft") {
          card.drafts[field] = value;
          tell({ kind: "ack", client, n, field, ok: true, at: "14:02" });
        }
        if (kind !== "save") return;
        card.saves += 1;
        const saved = "2026-11-22T14:02:11+00:00";
        const version = { number: 1, saved, at: "14:02", day: "22 November 2026", community: "" };
        tell({ kind: "saved", client, n, ok: true, version });
      },
    };
    const el = document.createElement("div");
    document.querySelector("#place").append(el);
    card.away = widget.render({ model, el });
    card.el = el;
    window.cards.set(view.card.id, card);
  }
};
window.openAll = () => {
  for (const part of document.querySelectorAll("details:not([open])")) part.open = true;
  const more = "[data-pk-key=view-themes][aria-pressed=false], [data-pk-key=others]";
  for (const button of document.querySelectorAll(more)) button.click();
};
"""

TYPE = """(noWords) => {
  const typed = [];
  for (const [card, { el }] of window.cards) {
    for (const box of el.querySelectorAll("textarea, input[type=text], input[type=search]")) {
      if (!box.isConnected || box.matches(noWords)) continue;
      const words = `Zq${typed.length}x`;
      box.value = words;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      typed.push({ card, box: box.getAttribute("data-pk-key"), words });
    }
  }
  return typed;
}"""

STANDING = """() => [...window.cards.values()].map(({ el }) =>
  [...el.querySelectorAll("input, textarea")].map((box) => box.value).join("\\n") + el.textContent).join("\\n")"""


@pytest.fixture
def page(chromium: Browser) -> Any:
    context = chromium.new_context(locale="en-GB")
    fields = [field for view in VIEWS for field in view["fields"]]
    Desk(context, Engine(), view_of(WORDS, *fields))
    page = context.new_page()
    page.add_init_script("window.holdBack = true;" + CARDS)
    page.goto(ORIGIN + "/")
    yield page
    context.close()


def draw(page: Page, views: list[dict[str, Any]], values: dict[str, Any]) -> None:
    """Show these cards on the page, with all that folds open."""
    page.evaluate("([views, values]) => drawCards(views, values)", [views, values])
    page.wait_for_function("document.querySelectorAll('.pk-card[data-pk-state=ready]').length === cards.size")
    page.evaluate("openAll()")
    page.wait_for_function("!document.querySelector('.pk-board:empty, .pk-map:empty, .pk-sketch:empty')")
    page.evaluate("new Promise((done) => setTimeout(done))")


def drafts(page: Page) -> dict[str, dict[str, Any]]:
    """All drafts that came, by card."""
    page.wait_for_function("[...__powerkit.cards].every((card) => !card.pending())")
    found: dict[str, dict[str, Any]] = page.evaluate(
        "Object.fromEntries([...cards].map(([id, card]) => [id, card.drafts]))"
    )
    return found


def answers_of(drafts: dict[str, Any]) -> str:
    """All that a version would be made of."""
    return json.dumps({field: value for field, value in drafts.items() if not field.startswith(BOX)})


@pytest.mark.parametrize("views", rest_long([SOME, VIEWS]), ids=["of every kind", "all"])
def test_what_is_typed_into_any_box_of_any_card_is_kept_comes_back_and_is_not_lost_when_saved(
    page: Page, views: list[dict[str, Any]]
) -> None:
    draw(page, views, {})
    typed = page.evaluate(TYPE, NO_WORDS)
    kept = drafts(page)
    assert [item for item in typed if item["words"] not in json.dumps(kept[item["card"]])] == []
    assert sum(field.startswith(BOX) for values in kept.values() for field in values) > len(views)

    page.evaluate("[...cards.values()].forEach((card) => { card.away(); card.el.remove(); })")
    draw(page, views, kept)
    standing = page.evaluate(STANDING)
    assert [item for item in typed if item["words"] not in standing] == []

    page.evaluate("document.querySelectorAll('[data-pk-key=save]').forEach((button) => button.click())")
    page.wait_for_function("[...cards.values()].every((card) => card.saves === 1)")
    expect(page.locator(".pk-version:visible")).to_have_count(len(views))
    saved = drafts(page)
    for view in views:
        one = view["card"]["id"]
        said = page.locator(f'[data-pk-card="{one}"] .pk-waits').text_content() or ""
        held = answers_of(kept[one] | saved[one]) + said
        assert [box for box in typed if box["card"] == one and box["words"] not in held] == []


def test_what_stood_in_a_box_while_nobody_answered_comes_back_and_a_wall_is_not_shown_it(desk: MakeDesk) -> None:
    view = next(view for view in VIEWS if view["card"]["id"] == "2.1")
    one = desk(view)
    page = one.open()
    one.engine.silent = True
    page.locator("[data-pk-key=new]").first.fill("Heating")
    page.wait_for_function("Object.keys(localStorage).some((key) => key.includes('box.'))")
    one.engine.silent = False
    page.reload()
    expect(page.locator("[data-pk-key=new]").first).to_have_value("Heating")
    page.locator(".pk-switch").first.click()
    expect(page.locator("[data-pk-key=new]")).to_have_count(0)
    page.locator("[data-pk-key=save]").click()
    expect(page.locator(".pk-version")).to_be_visible()
    assert "Heating" not in page.locator(".pk-card").inner_text()
    assert "Heating" in answers_of(one.engine.values)
