"""What a person wrote runs as its own words do, whichever way the page runs: on a card's back, steps and group view."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from powerkit.deck import Deck
from powerkit.deck.texts import texts_inside, texts_of
from powerkit.logbook import Logbook
from powerkit.ui.card_view import card_view
from powerkit.ui.widgets.bundle import bundle, entries_for
from tests.journey.figures import ON_PAGE, Keeper, Keepers, books

from .harness import Desk
from .test_every_word import FEW, REST, USUAL, WALK

pytestmark = pytest.mark.browser

ASTRAY = """(root) => {
  const written = %s;
  const own = (el) => el.localName === "bdi" || el.dir === "auto" || getComputedStyle(el).unicodeBidi === "plaintext";
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const astray = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.data.trim().replace(/^[“‘]|[”’]$/gu, "").replace(/[ .]*…$/, "");
    let el = node.parentElement;
    const whose = text.length > 9 && written.some((words) => words.startsWith(text));
    if (!whose || el.closest("svg, option") || !el.checkVisibility({ visibilityProperty: true })) continue;
    window.met = (window.met ?? 0) + 1;
    while (el !== root && !own(el)) el = el.parentElement;
    const begins = el !== root && el.textContent.trim().replace(/^[“‘]/u, "").startsWith(text);
    if (!begins) astray.push(node.parentElement.outerHTML.slice(0, 160));
  }
  return astray;
}"""
"""Texts a person wrote that run with the page, or with other words before them."""


def written_in(deck: Deck, book: Logbook, numbers: tuple[str, ...]) -> list[str]:
    """What the answers of these cards say in several words, whole and line by line, and the deck does not."""
    answers = [entry.answers for number in numbers for entry in book.latest(card=number, limit=1)]
    texts = {line.strip() for text in texts_inside(answers) for line in (text, *text.splitlines())}
    return sorted(text for text in texts - texts_of(deck) if " " in text)


def astray(browser: Browser, deck: Deck, book: Logbook, numbers: tuple[str, ...]) -> list[str]:
    """What does not run its own way on these saved cards."""
    keepers: Any = Keepers()
    views = {}
    for number in numbers:
        views[f"{number} saved"] = card_view(deck, deck.card(number), book.workbook_id) | {
            "timing": {"ack": 60_000, "ask": 60_000}
        }
        keepers.of[f"{number} saved"] = Keeper(deck, deck.card(number), book)
    script = bundle(entries_for([field for view in views.values() for field in view["fields"]])).script
    context = browser.new_context(locale="en-GB", stepwise=True)  # type: ignore[call-arg]
    found: list[str] = []
    try:
        page = Desk(context, keepers, {"fields": []}, script=script).blank()
        page.evaluate(ON_PAGE)
        page.evaluate(f"() => {{ window.shown = {ASTRAY % json.dumps(written_in(deck, book, numbers))}; }}")
        for key, view in views.items():
            found += [
                f"{key} {where}: {text}" for where, texts in page.evaluate(WALK, [key, view, True]) for text in texts
            ]
        assert page.evaluate("window.met") > 100
    finally:
        context.close()
    return found


@pytest.mark.parametrize(
    "cards",
    [FEW, *(pytest.param(cards, marks=pytest.mark.long) for cards in (USUAL, REST))],
    ids=["few", "some", "the rest"],
)
def test_what_a_person_wrote_runs_its_own_way_on_each_card(
    chromium: Browser, deck: Deck, tmp_path: Path, cards: tuple[str, ...]
) -> None:
    _, year = books(tmp_path, deck)
    numbers = tuple(number for number in cards if number in deck.cards and year.latest(card=number, limit=1))
    assert len(numbers) > 4 and len(written_in(deck, year, numbers)) > 25
    assert astray(chromium, deck, year, numbers) == []
