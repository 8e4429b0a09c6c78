"""The cards on the start page's table: dealt and drawn for a time and for people, and a picture of what was made."""

import base64
from collections.abc import Mapping
from contextlib import suppress
from random import Random

from powerkit.deck import Card, Deck
from powerkit.deck.draw_card import Room, done_cards, draw_for, piles, suggested, takes_short_way, what_to_know
from powerkit.entries.recall_snapshot import with_earlier
from powerkit.errors import PowerkitError
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry, Standing
from powerkit.reports.card_pictures import drawn_to_fit, open_answers, pictures_made
from powerkit.ui.pages.replies.common import Thumbnail
from powerkit.ui.pages.replies.home import Deal, Offer
from powerkit.ui.pages.requests.home import AskDraw, AskRoom

OFFERED = 4
"""How many cards are offered face up: two are shown, and two more stand by for one that is shown already."""


class Table:
    """Deals and draws from the *deck* by where its cards stand in the log book."""

    def __init__(self, deck: Deck, logbook: Logbook, chance: Random) -> None:
        self._deck = deck
        self._cards = tuple(deck.cards.values())
        self._logbook = logbook
        self._chance = chance

    def deal(self, room: Room, standings: Mapping[str, Standing]) -> Deal:
        """The cards to offer for that room, each with what to know of it, and how many wait in the second pile.

        *standings* say where every card stands. Of those done already, the one saved longest ago comes first.
        """
        done = done_cards(standings)
        saved = {card: standing.saved.timestamp() if standing.saved else 0 for card, standing in standings.items()}
        offered = suggested(room, sorted(self._cards, key=lambda card: saved[card.id]), done)[:OFFERED]
        return {
            "cards": [
                {
                    "card": card.id,
                    "line": what_to_know(card, room),
                    "again": card.id in done,
                    "short": takes_short_way(card, room),
                }
                for card in offered
            ],
            "outside": len(piles(room, self._cards, done).outside),
        }

    def draw(self, message: AskDraw) -> Offer:
        """A card drawn for the room of a *message*; *again* says that it is done already."""
        done, room = done_cards(self._logbook.stages(self._deck.cards)), room_of(message)
        drawn = draw_for(room, self._cards, done, self._chance, message["but_not"], outside=message["outside"])
        return {"card": drawn.card, "again": drawn.card in done, "line": drawn.line, "short": drawn.short}


def room_of(message: AskRoom) -> Room:
    """The time and the people the page says there are; what is no sensible number counts as not said."""
    minutes, people = message["minutes"], message["people"]
    return Room(minutes if minutes <= 600 else 0, people if people <= 1000 else 0)


def thumbnail(deck: Deck, logbook: Logbook, card: str) -> Thumbnail:
    """The picture of a card's newest entry, as SVG in base64; "" where there is none, or it is kept private.

    A start page may stand on a wall, so nothing private is on it.
    """
    known = card if card in deck.cards else ""
    svg = ""
    with suppress(PowerkitError):  # a mark stands in its place
        latest = logbook.latest(card=known, limit=1) if known else []
        svg = _picture_of(latest[0], logbook, deck.cards[known]) if latest else ""
    return {"card": known, "svg": base64.b64encode(svg.encode()).decode()}


def _picture_of(entry: Entry, logbook: Logbook, card: Card) -> str:
    seen = with_earlier(entry, logbook)
    made = next(pictures_made(open_answers(seen, card), drawn_to_fit(logbook, narrow=True)), None)
    return made.svg if made else ""
