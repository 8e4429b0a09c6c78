"""Every word that a card's scripts show or have read aloud is in the catalogue: front, steps, back and group view."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from powerkit.deck import Deck
from powerkit.deck.texts import texts_of
from powerkit.text.catalogue import of_the_page, used
from powerkit.text.translated_script import translated
from powerkit.ui.card_view import card_view
from powerkit.ui.widgets.bundle import bundle, entries_for
from tests.every_word import SHOWN, Known, texts_in
from tests.journey.figures import ON_PAGE, Keeper, books
from tests.languages import PSEUDO, begin_pseudo

from .harness import Desk

pytestmark = pytest.mark.browser
WALK = (Path(__file__).parent / "every_word.js").read_text(encoding="utf-8")
USUAL = ("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "4.3", "5.3", "8.1", "8.2")
"""A card of every kind of answer and of every way to show a table."""
FEW = ("1.1", "1.2", "1.3", "2.1", "5.3", "8.1")
REST = tuple(f"{suit}.{number}" for suit in range(1, 11) for number in range(1, 5) if f"{suit}.{number}" not in USUAL)


class Recorder:
    """The keepers of all cards of one page, and what they have said."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.of: dict[str, Keeper] = {}

    def answer(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        """The replies of the card's own keeper."""
        self.known.add(texts_in(message.get("value")))
        replies = self.of[message.pop("of")].answer(message)
        self.known.add(texts_in(replies))
        return replies


def walked(browser: Browser, known: Known, keepers: Any, views: Mapping[str, dict[str, Any]]) -> dict[str, set[str]]:
    """What scripts say on each screen of these cards that stands in no brackets: the words → where."""
    script = translated(bundle(entries_for([field for view in views.values() for field in view["fields"]])).script)
    context = browser.new_context(locale="en-GB", stepwise=True)  # type: ignore[call-arg]
    found: dict[str, set[str]] = {}
    try:
        page = Desk(context, keepers, {"fields": []}, script=script).blank()
        page.evaluate(ON_PAGE)
        page.evaluate(f"() => {{ window.shown = {SHOWN}; }}")
        for key, view in views.items():
            screens = page.evaluate(WALK, [key, view, key.endswith("saved")])
            assert len(screens) >= 4 and all("⟦" in shown[0] for _, shown in screens), key
            for where, shown in screens:
                for text in known.left(shown):
                    found.setdefault(text, set()).add(f"{key} {where}")
    finally:
        context.close()
    return found


@pytest.mark.parametrize(
    "cards",
    [FEW, *(pytest.param(cards, marks=pytest.mark.long) for cards in (USUAL, REST))],
    ids=["few", "some", "the rest"],
)
def test_no_word_of_a_cards_scripts_is_left_out_of_the_catalogue(
    chromium: Browser, deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cards: tuple[str, ...]
) -> None:
    empty, year = books(tmp_path, deck)
    begin_pseudo(tmp_path, monkeypatch)
    texts = texts_of(deck)
    with used(PSEUDO, lambda: texts):
        known = Known(texts)
        keepers = Recorder(known)
        views = {}
        for number in filter(deck.cards.__contains__, cards):
            for book in (empty, *([year] if year.latest(card=number, limit=1) else [])):
                key, card = f"{number} {'saved' if book is year else 'empty'}", deck.card(number)
                view = {**card_view(deck, card, book.workbook_id), "timing": {"ack": 60_000, "ask": 60_000}}
                views[key] = {**view, **of_the_page(view)}
                known.add(texts_in(view))
                keepers.of[key] = Keeper(deck, card, book)
        found = walked(chromium, known, keepers, views)
    assert [f"{text}: {sorted(where)[0]}" for text, where in found.items()] == []
