"""A card's fronts, steps and backs in numbers, all cards in one page: what `tests.journey.measure` prints and CI holds.

The page is the card's own, without JupyterLab. Each card is drawn, led from its front through all its steps, and taken
away; a saved one lies on its back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from powerkit.deck import Card, Deck
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook
from powerkit.ui.card_session import CardDesk
from powerkit.ui.card_view import additions, card_view, recalls
from powerkit.ui.widgets.bundle import bundle, entries_for
from tests.ui.widgets.harness import Desk

SIZES = {1280: 800, 390: 844}
LOW = 568
"""The height of any other window: a small phone's."""
EXAMPLE = Path(__file__).parents[2] / "examples" / "year.json"

BOUNDS: Mapping[str, tuple[int, int]] = {
    "front px": (660, 844),
    "front controls": (8, 8),
    "step px": (800, 844),
    "controls": (8, 8),
    "words": (90, 90),
    "back px": (660, 812),
    "back buttons": (20, 20),
    "back inputs": (0, 0),
    "back elements": (333, 333),
    "over the edge": (0, 0),
}
"""What is measured, and the most it may be at 1280 and at 390 pixels. A page of three cards holds 1,000 elements.

A front or a back of at most 660 pixels stands whole in a window of 800, with the page's top and the line beneath it.
So does a back on a phone in a window of 844: whose names have no room on a map fold under it.
Controls are what the Tab key stops at or a finger presses: a set of radio buttons is one of them, and asks one thing.
"""

DRAWN_ON = {"controls": 15}
"""The bounds of a step on which something is drawn, in place of the usual ones: a map or a sketch has its own tools."""
LISTS = {"step px": 1450}
"""And on a phone of one that holds a tool, rows or several questions: they stand in one column, and it is scrolled."""


@dataclass(frozen=True)
class Screen:
    """What was measured on one screen of a card; whether something is *drawn* there, or it may be *long*."""

    card: str
    width: int
    where: str
    figures: Mapping[str, int]
    drawn: bool = False
    long: bool = False

    def bound(self, name: str) -> int:
        """The most a figure may be here."""
        usual = BOUNDS[name][0 if self.width == 1280 else 1]
        if self.drawn and name in DRAWN_ON:
            return DRAWN_ON[name]
        return LISTS[name] if self.long and self.width < 1280 and name in LISTS else usual

    def beyond(self) -> Iterator[str]:
        """What is more than its bound, in words."""
        for name, value in self.figures.items():
            if value > self.bound(name):
                yield f"{self.card} at {self.width}, {self.where}: {name} {value}, at most {self.bound(name)}"


class Keeper:
    """A card's real keeper, in place of the stand-in that tests of the page have."""

    def __init__(self, deck: Deck, card: Card, logbook: Logbook) -> None:
        self._desk = CardDesk(card, logbook, lambda _: None, recalls(deck, card), additions(deck, card))

    def answer(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        """The replies to one message of the page."""
        return list(self._desk.answer(message))


class Keepers:
    """The keepers of all cards of one page: a message says which card it comes from."""

    def __init__(self) -> None:
        self.of: dict[str, Keeper] = {}

    def answer(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        """The replies of the card's own keeper."""
        return self.of[message.pop("of")].answer(message)


def books(folder: Path, deck: Deck) -> tuple[Logbook, Logbook]:
    """An empty log book, and the worked year."""
    for name in ("empty", "year"):
        (folder / name).mkdir()
    empty, year = (Logbook.open(folder / name / "logbook.sqlite3") for name in ("empty", "year"))
    fill(read_items(EXAMPLE), deck, year, "measure")
    return empty, year


def screens(
    browser: Browser, deck: Deck, cards: Sequence[str], books: tuple[Logbook, Logbook], width: int, style: str = ""
) -> Iterator[Screen]:
    """Measure these cards at one width: empty from the front through each step, and from the worked year the back.

    *style* is a style sheet of the reader's own.
    """
    empty, year = books
    saved = [card for card in cards if year.latest(card=card, limit=1)]
    keepers: Any = Keepers()
    views = {}
    for card, book in [*((card, empty) for card in cards), *((card, year) for card in saved)]:
        key = f"{card} {'saved' if book is year else 'empty'}"
        views[key] = {**card_view(deck, deck.card(card), book.workbook_id), "timing": {"ack": 60_000, "ask": 60_000}}
        keepers.of[key] = Keeper(deck, deck.card(card), book)
    script = bundle(entries_for([field for view in views.values() for field in view["fields"]])).script
    size: Any = {"width": width, "height": SIZES.get(width, LOW)}
    context = browser.new_context(viewport=size, locale="en-GB", stepwise=True)  # type: ignore[call-arg]
    try:
        desk = Desk(context, keepers, {"fields": []}, script=script)
        page = desk.blank()
        page.evaluate(ON_PAGE)
        if style:
            page.add_style_tag(content=style)
        for key, view in views.items():
            for told in page.evaluate(MEASURE, [key, view, key.endswith("saved")]):
                yield Screen(key.split()[0], width, **told)
    finally:
        context.close()


MEASURE, ON_PAGE = (
    (Path(__file__).parent / name).read_text(encoding="utf-8") for name in ("figures.js", "card_on_page.js")
)
