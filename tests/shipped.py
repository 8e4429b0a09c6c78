"""The deck that comes with the workbook, read once for all tests of a process: it takes longer than most tests."""

from __future__ import annotations

from functools import cache

from powerkit.deck import Deck, load_deck
from powerkit.resources import deck_folder


@cache
def shipped_deck() -> Deck:
    """The deck as it stands in the repository; nobody can change it."""
    return load_deck(deck_folder())
