"""Cards with words on them for the page tests: the deck's own cards, and the real teller behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from powerkit.deck import Card
from powerkit.kinds.words.column_question import words_of_table
from powerkit.logbook.model import Past
from powerkit.resources import examples_folder
from powerkit.ui.card_view import card_view
from powerkit.ui.queries import tell
from tests.axe import violations
from tests.shipped import shipped_deck

from .harness import Engine
from .views import PATIENT

DECK = shipped_deck()


def card_of(number: str) -> Card:
    return next(card for capability in DECK.capabilities for card in capability.cards if card.id == number)


def view_of_card(number: str) -> dict[str, Any]:
    """The deck's card as the page gets it, with timers that never run out."""
    return {**card_view(DECK, card_of(number), "test"), "timing": PATIENT}


def rows_of(*words: tuple[str, int | None], **more: Any) -> list[dict[str, Any]]:
    """Rows of an answer, as the log book holds them."""
    blank = {"often": "", "who": "", "where": "", "quote": "", "theme": "", "pin": False, "why": "", "share": False}
    return [{"word": word, "count": count, **blank, **more, "_id": f"r{at}"} for at, (word, count) in enumerate(words)]


def example_rows() -> list[dict[str, Any]]:
    """The 56 words of the worked example."""
    words = words_of_table((examples_folder() / "words.csv").read_text(encoding="utf-8")).words
    return [{**one.row(), "_id": f"r{at}"} for at, one in enumerate(words)]


def engine_of(number: str, values: dict[str, Any] | None = None, past: Sequence[Past] = ()) -> Engine:
    """An engine that answers the page's questions as the workbook does."""
    card = card_of(number)

    def tells(field: str, what: str, given: Any) -> dict[str, Any]:
        kind = next(item.kind for item in card.fields if item.id == field)
        return tell(kind, what, given, lambda: past)

    return Engine(values=values or {}, tells=tells)


def open_words(desk: Any, values: dict[str, Any] | None = None, *, past: Sequence[Past] = (), **browser: Any) -> Words:
    """Card 1.3 on a page, its words near the middle of the screen."""
    options = {"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 900}, **browser}
    made = desk(view_of_card("1.3"), engine_of("1.3", values, past), **options)
    page = made.open()
    words = Words(page, page.locator('[data-pk-field="words"]'), made.engine)
    words.el.scroll_into_view_if_needed()
    return words


@dataclass
class Words:
    """The words of a card on a page, and what a person does with them."""

    page: Page
    el: Locator
    engine: Engine

    @property
    def cloud(self) -> Locator:
        return self.el.locator(".pk-cloud")

    def drawn(self, times: int = 1) -> None:
        """Wait until the picture was drawn so often."""
        expect(self.cloud).to_have_attribute("data-pk-drawn", str(times))

    def look_at(self, text: str) -> Locator:
        """Type words and have them looked at: what was understood."""
        self.el.get_by_label("Type or paste words").fill(text)
        self.button("Look at these words").click()
        understood = self.el.locator(".pk-understood")
        expect(understood).to_be_visible()
        return understood

    def add(self, text: str) -> None:
        """Type words and add all that was understood."""
        self.look_at(text).locator(".pk-add-words").last.click()
        expect(self.el.locator(".pk-understood")).to_be_hidden()

    def button(self, name: str) -> Locator:
        return self.el.get_by_role("button", name=name, exact=True)

    def open_word(self, word: str) -> Locator:
        """Open a word from the picture: its panel."""
        self.cloud.get_by_role("button", name=re.compile(rf"^{re.escape(word)}, ")).click()
        panel = self.el.locator("dialog[open]")
        expect(panel).to_be_visible()
        return panel

    def stored(self) -> list[dict[str, Any]]:
        """The answer once all is acknowledged."""
        expect(self.page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
        found: list[dict[str, Any]] = self.engine.values["words"]
        return found

    def row(self, word: str) -> dict[str, Any]:
        return next(row for row in self.stored() if row["word"] == word)


def findings(page: Page, part: str | None = None) -> list[tuple[str, str]]:
    """What axe-core says is wrong with the page, or with a part of it."""
    found = violations(page, context=part)
    return [(item["id"], item["nodes"][0]["html"][:200]) for item in found]
