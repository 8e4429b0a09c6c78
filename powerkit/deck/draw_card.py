"""Draws a card at random, by preference one that is not done and that fits the time and the people there are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from powerkit.deck import Card, Sitting
from powerkit.errors import DeckError
from powerkit.logbook.model import Standing


@dataclass(frozen=True)
class Room:
    """How long there is, in *minutes*, and how many *people* there are; 0 where that was not said."""

    minutes: int = 0
    people: int = 0

    @property
    def said(self) -> str:
        """Both in words, such as "20 minutes and 6 people"."""
        minutes = f"{self.minutes} {'minute' if self.minutes == 1 else 'minutes'}" if self.minutes else ""
        people = f"{self.people} {'person' if self.people == 1 else 'people'}" if self.people else ""
        return " and ".join(filter(None, (minutes, people)))


@dataclass(frozen=True)
class Drawn:
    """The card that was drawn, and *line*: what must be said about the time and the people ("" where nothing must)."""

    card: str
    line: str = ""


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


def draw_for(room: Room, cards: Sequence[Card], done: Collection[str], chance: Random, but_not: str = "") -> Drawn:
    """A card that can be begun in that *room*; where none can, the nearest one, and a line that says so.

    Raises:
        DeckError: there is no card to draw from.
    """
    fitting = [card for card in cards if fits(card, room)]
    drawn = draw([card.id for card in fitting or _nearest(cards, room)], done, chance, but_not)
    card = next(card for card in cards if card.id == drawn)
    return Drawn(drawn, " ".join(filter(None, ("" if fitting else _none_fits(card, room), begun(card, room)))))


def fits(card: Card, room: Room) -> bool:
    """Whether the card can be begun in that time by that many people; one that does not say what it needs can."""
    needs = card.sitting
    if needs is None:
        return True
    return (not room.minutes or needs.minutes <= room.minutes) and (not room.people or _holds(needs, room.people))


def begun(card: Card, room: Room) -> str:
    """What to know before it is begun in a room with a time: that the rest takes longer, where it does."""
    if not room.said or card.sitting is None or not card.sitting.later:
        return ""
    return f"You can begin it now, in about {card.sitting.minutes} minutes. The whole takes longer."


def done_cards(standings: Mapping[str, Standing]) -> frozenset[str]:
    """The cards that are done: those with a saved version, whatever has been written since."""
    return frozenset(card for card, standing in standings.items() if standing.saved is not None)


def _holds(needs: Sitting, people: int) -> bool:
    return needs.least <= people <= needs.most


def _nearest(cards: Sequence[Card], room: Room) -> list[Card]:
    """Of the cards for that many people (or, where there is none, those for the most) the ones that begin soonest."""
    known = [(card, card.sitting) for card in cards if card.sitting is not None]
    held = [(card, needs) for card, needs in known if not room.people or _holds(needs, room.people)]
    if not held and known:
        most = max(needs.most for _, needs in known)
        held = [(card, needs) for card, needs in known if needs.most == most]
    soonest = min((needs.minutes for _, needs in held), default=0)
    return [card for card, needs in held if needs.minutes == soonest]


def _none_fits(card: Card, room: Room) -> str:
    needs = card.sitting
    if needs is None:
        return ""
    if room.people and not _holds(needs, room.people):
        return (
            f"No card is meant for {room.people} people at one screen. This one is for up to {needs.most}: "
            "work in smaller groups, each with its own."
        )
    return f"No card fits {room.said}. This is the nearest: it takes about {needs.minutes} minutes to begin."
