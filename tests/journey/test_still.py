"""A tool has the screen: one scrollbar at most, its picture the larger share; and nothing moves from under a finger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from powerkit.deck import Deck
from tests.journey.figures import books
from tests.journey.still import CHANGE, Step, walked
from tests.many import rest_long
from tests.one_browser import one_browser

pytestmark = pytest.mark.browser

TOOLS = {"map", "sketch", "board", "words", "ranking", "links", "lists"}
"""Kinds, and ways to show a table, that have the whole screen of a step."""
WIDE, LOW, PHONE = {"width": 1280, "height": 800}, {"width": 1280, "height": 720}, {"width": 390, "height": 844}


def with_tools(deck: Deck) -> dict[str, set[str]]:
    """The cards on which a tool has the screen, and which."""
    kinds = {
        card.id: {how for field in card.fields for how in (field.kind.name, field.kind.page().get("shown"))}
        for card in deck.cards.values()
    }
    return {card: TOOLS & has for card, has in kinds.items() if TOOLS & has}


def one_of_each(cards: dict[str, set[str]]) -> list[str]:
    """The first cards that have a tool none before them has."""
    seen: set[str] = set()
    return [card for card, has in cards.items() if has - seen and not seen.update(has)]


@pytest.mark.parametrize("chosen", rest_long([one_of_each, list]))
@pytest.mark.parametrize("size", rest_long([LOW, WIDE]))  # the lower the window, the more has to be scrolled
def test_a_step_has_one_scrollbar_at_most_and_its_picture_the_larger_share(
    size: dict[str, int], chosen: Callable[[dict[str, set[str]]], list[str]], deck: Deck, tmp_path: Path
) -> None:
    cards = chosen(with_tools(deck))
    found = list(walked(one_browser(), deck, books(tmp_path, deck), cards, ("start", "brief", CHANGE), size=size))
    assert {step.card for step in found} == set(cards)
    assert [(str(step), step.scrollers) for step in found if len(step.scrollers) > 1] == []
    assert [(str(step), step.share) for step in found if step.share is not None and step.share <= 50] == []
    assert sum(step.share is not None for step in found) > len(cards)


def moves(steps: Sequence[Step]) -> list[tuple[str, str, object]]:
    return [(str(step), told["did"], told["moved"]) for step in steps for told in step.moved]


EACH = [(str(capability), size) for capability in range(1, 11) for size in (WIDE, PHONE)]


@pytest.mark.parametrize(("cards", "size"), rest_long([("1.2 1.3 8.2", WIDE), ("9.2", PHONE), *EACH], 2))
def test_nothing_moves_from_under_a_finger_as_one_types_and_presses(
    cards: str, size: dict[str, int], deck: Deck, tmp_path: Path
) -> None:
    """*Cards* by their numbers, or those of a capability."""
    led = cards.split() if "." in cards else [card for card in deck.cards if card.startswith(cards + ".")]
    steps = list(walked(one_browser(), deck, books(tmp_path, deck), led, ("start",), size=size, most=12))
    assert {step.card for step in steps} == set(led)
    assert moves(steps) == []
