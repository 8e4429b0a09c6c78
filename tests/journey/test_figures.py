"""Each card, screen by screen, at both sizes: as high, as full and as wordy as it may be, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from powerkit.deck import Deck
from tests.journey.figures import SIZES, books, screens
from tests.one_browser import one_browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", SIZES)
def test_every_screen_of_every_card_keeps_within_its_bounds(width: int, deck: Deck, tmp_path: Path) -> None:
    """The exceptions are `DRAWN_ON` and `LISTS`, with their reasons; `tests.journey.measure` prints every figure."""
    found = list(screens(one_browser(), deck, list(deck.cards), books(tmp_path, deck), width))
    assert {screen.card for screen in found if screen.where == "front"} == set(deck.cards)
    assert {screen.card for screen in found if screen.where == "back"} == set(deck.cards)
    assert {screen.card for screen in found if screen.where == "Keep it"} == set(deck.cards)
    assert [line for screen in found for line in screen.beyond()] == []


SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""Text as WCAG 2.2 (1.4.12) lets a reader space it out."""


@pytest.mark.long
def test_text_spaced_out_runs_out_of_no_screen_of_a_card_in_the_narrowest_window(deck: Deck, tmp_path: Path) -> None:
    found = list(screens(one_browser(), deck, list(deck.cards), books(tmp_path, deck), 320, SPACED))
    assert len({screen.card for screen in found}) == len(deck.cards)
    over = "over the edge"
    assert [(screen.card, screen.where) for screen in found if screen.figures.get(over)] == []
