"""Cards with words on them for the page tests: the deck's own cards, and the real teller behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from powerkit.content import deck_folder, examples_folder
from powerkit.deck import Card
from powerkit.deck.reading import load_deck
from powerkit.entry import Past
from powerkit.page import card_view
from powerkit.tellers import tell
from powerkit.wordlist.table import read_table

from .harness import Engine
from .views import PATIENT

DECK = load_deck(deck_folder())


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
    words, _ = read_table((examples_folder() / "words.csv").read_text(encoding="utf-8"))
    return [{**one.row(), "_id": f"r{at}"} for at, one in enumerate(words)]


def engine_of(number: str, values: dict[str, Any] | None = None, past: Sequence[Past] = ()) -> Engine:
    """An engine that answers the page's questions as the workbook does."""
    card = card_of(number)

    def tells(field: str, what: str, given: Any) -> dict[str, Any]:
        kind = next(one.kind for one in card.fields if one.id == field)
        return tell(kind, what, given, lambda: past)

    return Engine(values=values or {}, tells=tells)
