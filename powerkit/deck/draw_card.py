"""Which cards can be finished in the room, by the time and the people there are, and a card drawn from them.

A card can be finished where all of it is done at the screen, in that time, by that many people, and it looks back at no
card that is not done. A second pile, `Piles.outside`, has those that can be started now and are carried on elsewhere.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from powerkit.deck import Card, Sitting
from powerkit.errors import DeckError
from powerkit.logbook.model import Standing
from powerkit.text.catalogue import t, tn
from powerkit.text.phrasing import listed, number, of_them

_MUCH = 2 / 3
"""Of the time she said, what a card takes that fills it."""


@dataclass(frozen=True)
class Room:
    """How long there is, in *minutes*, and how many *people* there are; 0 where that was not said."""

    minutes: int = 0
    people: int = 0

    @property
    def said(self) -> str:
        """Both in words, such as "in 20 minutes by 6 people"; "" where neither was said."""
        minutes = tn("in {number} minute", "in {number} minutes", self.minutes) if self.minutes else ""
        people = tn("by {number} person", "by {number} people", self.people) if self.people else ""
        return " ".join(filter(None, (minutes, people)))


@dataclass(frozen=True)
class Piles:
    """Cards by what can be done with them now, each in the order of the deck: *here* finished, *outside* only begun."""

    here: tuple[Card, ...]
    outside: tuple[Card, ...]


@dataclass(frozen=True)
class Drawn:
    """The card that was drawn, and *line*: what must be said about the time and the people ("" where nothing must).

    *short* says that its short way is meant.
    """

    card: str
    line: str = ""
    short: bool = False


def piles(room: Room, cards: Iterable[Card], done: Collection[str]) -> Piles:
    """The two piles of *cards* for that *room*, where these cards are *done*."""
    ready = [card for card in cards if needs(card) <= set(done)]
    here = tuple(card for card in ready if not _goes_outside(card) and _minutes(card, room) is not None)
    outside = tuple(card for card in ready if _goes_outside(card) and _holds(card.sitting, room))
    return Piles(here, outside)


def needs(card: Card) -> frozenset[str]:
    """The other cards whose answers it looks back at."""
    looks = (field.kind.looks_back() for field in card.fields)
    return frozenset(back.card for back in looks if back and back.card != card.id)


def takes_short_way(card: Card, room: Room) -> bool:
    """Whether only the short way through the card fits the time there is."""
    return bool(card.sitting and card.sitting.short and 0 < room.minutes < card.sitting.minutes)


def suggested(room: Room, cards: Sequence[Card], done: Collection[str]) -> list[Card]:
    """The cards that can be finished in that *room*, the one to look at first first.

    Those not done come before the others, those that fill the time before those that leave much of it, and those of a
    suit with little done before those of one with much. One of each suit comes before a second one of any.
    """
    suits = [_suit(card) for card in cards if card.id in done]

    def rank(card: Card) -> tuple[bool, bool, int]:
        return card.id in done, card not in full, suits.count(_suit(card))

    fitting = piles(room, cards, done).here
    full = _filling([card for card in fitting if card.id not in done] or fitting, room)
    here = sorted(fitting, key=rank)
    met = [_suit(card) for card in here]
    turns = {card.id: met[:at].count(_suit(card)) for at, card in enumerate(here)}
    return sorted(here, key=lambda card: (card.id in done, turns[card.id]))


def draw(cards: Sequence[str], done: Collection[str], chance: Random, but_not: Sequence[str] = ()) -> str:
    """One of *cards* (ids, in the order of the deck) that is not among the *done*; any card when all of them are.

    The same *chance* (seed) over the same cards draws the same card. *but_not* are cards seen already, the one drawn
    last first: another one is drawn where there is another.

    Raises:
        DeckError: there is no card to draw from.
    """
    if not cards:
        raise DeckError("There is no card to draw from.")
    waiting = [card for card in cards if card not in done] or list(cards)
    unseen = [card for card in waiting if card not in but_not]
    return chance.choice(unseen or [card for card in waiting if card not in but_not[:1]] or waiting)


def draw_for(
    room: Room,
    cards: Sequence[Card],
    done: Collection[str],
    chance: Random,
    but_not: Sequence[str] = (),
    *,
    outside: bool = False,
) -> Drawn:
    """A card that can be finished in that *room*, or with *outside* one to start now and finish another time.

    Where there is none, the nearest one, and a line that says so.

    Raises:
        DeckError: there is no card to draw from.
    """
    both = piles(room, cards, done)
    fitting: Sequence[Card] = both.outside if outside else both.here
    if not outside:  # what is only begun here takes as long as there is
        fitting = _filling([card for card in fitting if card.id not in done] or fitting, room)
    drawn = draw([card.id for card in fitting or _nearest(cards, room, done, outside=outside)], done, chance, but_not)
    card = next(card for card in cards if card.id == drawn)
    if not fitting:
        return Drawn(drawn, _none_fits(card, room, done, outside=outside))
    return Drawn(drawn, what_to_know(card, room), takes_short_way(card, room))


def what_to_know(card: Card, room: Room) -> str:
    """What to know before a card that fits is begun: that it is the short way, or that the rest is done elsewhere."""
    if card.sitting and _goes_outside(card):
        return tn(
            "You can start it now, in about {number} minute, and finish it another time.",
            "You can start it now, in about {number} minutes, and finish it another time.",
            card.sitting.minutes,
        )
    if card.sitting and takes_short_way(card, room):
        return tn(
            "Its short way takes about {number} minute.",
            "Its short way takes about {number} minutes.",
            card.sitting.short,
        )
    return ""


def who(card: Card) -> str:
    """How many people a card is for, in words; "" where the deck does not say."""
    if card.sitting is None:
        return ""
    least, most = card.sitting.least, card.sitting.most
    if least > 1:
        if least == most:
            return of_them(most)
        return tn("{least} to {most} people", "{least} to {most} people", most, least=number(least), most=number(most))
    if most == 1:
        return t("alone")
    return t("alone, or two of you") if most == 2 else t("alone, or up to {most}", most=number(most))


def done_cards(standings: Mapping[str, Standing]) -> frozenset[str]:
    """The cards that are done: those with a saved version, whatever has been written since."""
    return frozenset(card for card, standing in standings.items() if standing.saved is not None)


def _suit(card: Card) -> str:
    return card.id.partition(".")[0]


def _goes_outside(card: Card) -> bool:
    """Whether the whole of it can't be done at one screen in one sitting."""
    return card.away or bool(card.sitting and card.sitting.later)


def _minutes(card: Card, room: Room) -> int | None:
    """How long the whole of it takes, or its short way; None where that is more than there is, or for others.

    One that does not say what it needs counts as fitting.
    """
    if card.sitting is None:
        return 0
    if not _holds_people(card.sitting, room.people):
        return None
    ways = [minutes for minutes in (card.sitting.minutes, card.sitting.short) if minutes]
    return next((minutes for minutes in ways if not room.minutes or minutes <= room.minutes), None)


def _filling(fitting: Sequence[Card], room: Room) -> Sequence[Card]:
    """Those of the cards that fit which fill the time: two thirds of it, or as much as any of them takes."""
    taken = {card.id: _minutes(card, room) or 0 for card in fitting}
    most = min(room.minutes * _MUCH, max(taken.values(), default=0))
    return [card for card in fitting if card.sitting is None or taken[card.id] >= most]


def _holds(needs: Sitting | None, room: Room) -> bool:
    """Whether a card can at least be begun in that room."""
    if needs is None:
        return True
    return (not room.minutes or needs.minutes <= room.minutes) and _holds_people(needs, room.people)


def _holds_people(needs: Sitting, people: int) -> bool:
    return not people or needs.least <= people <= needs.most


def _nearest(cards: Sequence[Card], room: Room, done: Collection[str], *, outside: bool) -> list[Card]:
    """Of the cards for that many people (or, where there is none, those for the most) the ones that take least.

    Those of the other pile, or that look back at a card not done, come only where there are no others.
    """
    ready = [card for card in cards if needs(card) <= set(done)] or list(cards)
    wanted = [card for card in ready if _goes_outside(card) == outside] or ready
    known = [(card, card.sitting) for card in wanted if card.sitting is not None]
    held = [(card, sitting) for card, sitting in known if _holds_people(sitting, room.people)]
    if not held and known:
        most = max(sitting.most for _, sitting in known)
        held = [(card, sitting) for card, sitting in known if sitting.most == most]
    soonest = min((_soonest(sitting) for _, sitting in held), default=0)
    return [card for card, sitting in held if _soonest(sitting) == soonest] or wanted


def _soonest(sitting: Sitting) -> int:
    return sitting.short or sitting.minutes


def _none_fits(card: Card, room: Room, done: Collection[str], *, outside: bool) -> str:
    """Why no card fits, and what is to be known of the nearest one."""
    sitting = card.sitting
    if sitting and not _holds_people(sitting, room.people):
        return tn(
            "No card is meant for {number} person at one screen. This one is for up to {most}: "
            "work in smaller groups, each with its own.",
            "No card is meant for {number} people at one screen. This one is for up to {most}: "
            "work in smaller groups, each with its own.",
            room.people,
            most=sitting.most,
        )
    said = [_cannot_be(room, outside=outside)]
    if sitting and _goes_outside(card):
        said.append(
            tn(
                "This is the nearest: it takes about {number} minute to start, and is carried on outside.",
                "This is the nearest: it takes about {number} minutes to start, and is carried on outside.",
                _soonest(sitting),
            )
        )
    elif sitting:
        said.append(
            tn(
                "This is the nearest: it takes about {number} minute.",
                "This is the nearest: it takes about {number} minutes.",
                _soonest(sitting),
            )
        )
    if missing := sorted(needs(card) - set(done)):
        said.append(t("It looks back at {cards}, not done yet.", cards=listed(missing, most=len(missing))))
    return " ".join(said)


def _cannot_be(room: Room, *, outside: bool) -> str:
    if outside and room.said:
        return t("No card can be started {room} and carried on outside.", room=room.said)
    if outside:
        return t("No card can be started and carried on outside.")
    return t("No card can be finished {room}.", room=room.said) if room.said else t("No card can be finished.")
