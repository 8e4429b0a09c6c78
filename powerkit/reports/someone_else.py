"""How someone else did a card: its back as the invented leader of the worked year saved it."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from powerkit.deck import Card, Deck, load_deck
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook
from powerkit.reports.card_back import AskBack, Back, BackTold, back_of
from powerkit.reports.card_pictures import drawn_to_fit
from powerkit.resources import deck_folder, examples_folder
from powerkit.text.schemas import as_json

YEAR = "year.json"


def tell_example(card: Card, logbook: Logbook, given: AskBack) -> BackTold:
    """The back of a card of the worked year as JSON, under "back". *given* may say "narrow", for a small screen.

    Nothing is read from the person's own *logbook*, and nothing is written to it.

    Raises:
        AnswerError: the worked year does not fit the deck that comes with the workbook.
    """
    return {"back": _back(card.id, narrow=given.get("narrow", False))}


@lru_cache(maxsize=4)
def _back(card: str, *, narrow: bool) -> Back:
    deck = load_deck(deck_folder())
    wanted = set(_looked_at(deck, card))
    items = [item for item in read_items(examples_folder() / YEAR) if item["card"] in wanted]
    with TemporaryDirectory() as folder, Logbook.open(Path(folder) / "year.sqlite3") as year:
        fill(items, deck, year, client="example")
        [entry] = year.latest(card=card, limit=1)
        draw = drawn_to_fit(year, narrow=narrow, keyed=True)
        return as_json(back_of(entry, year, deck.card(card), draw, today=date.fromisoformat(items[-1]["saved"][:10])))


def _looked_at(deck: Deck, card: str) -> Iterator[str]:
    """A card and those it looks back at, and those that they do."""
    yield card
    for field in deck.card(card).fields:
        if (back := field.kind.looks_back()) and back.card != card:
            yield from _looked_at(deck, back.card)
