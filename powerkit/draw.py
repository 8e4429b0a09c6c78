"""Draws a card at random, by preference one that is not done."""

from collections.abc import Collection, Mapping, Sequence
from random import Random

from powerkit.entry import Standing
from powerkit.errors import DeckError


def draw(cards: Sequence[str], done: Collection[str], chance: Random, but_not: str = "") -> str:
    """One of *cards* (ids, in the order of the deck) that is not among the *done*; any card when all of them are.

    The same *chance* (seed) over the same cards draws the same card. *but_not* is the card drawn last: another one
    is drawn where there is another.

    Raises:
        DeckError: there is no card to draw from.
    """
    if not cards:
        raise DeckError("There is no card to draw from.")
    waiting = [card for card in cards if card not in done] or list(cards)
    return chance.choice([card for card in waiting if card != but_not] or waiting)


def done_cards(standings: Mapping[str, Standing]) -> frozenset[str]:
    """The cards that are done: those with a saved version, whatever has been written since."""
    return frozenset(card for card, standing in standings.items() if standing.saved is not None)
