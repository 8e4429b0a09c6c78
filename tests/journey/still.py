"""Cards led through their steps as a person leads them, to see what can be scrolled on each and what moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from powerkit.deck import Deck
from powerkit.logbook import Logbook
from powerkit.ui.card_view import card_view
from powerkit.ui.widgets.bundle import bundle, entries_for
from tests.journey.figures import ON_PAGE, Keeper, Keepers
from tests.ui.widgets.harness import Desk

STILL = (Path(__file__).parent / "still.js").read_text(encoding="utf-8")
WHOLE_WINDOW = "main > h1 { display: none } body { margin: 0 } .pk-card { --pk-stage-height: 100vh }"
"""In the workbook a card has the whole window in its steps."""
CHANGE = "change"


@dataclass(frozen=True)
class Step:
    """What was seen on one step of a card, reached by one *way* into it."""

    card: str
    way: str
    where: str
    scrollers: Sequence[str]
    share: int | None
    moved: Sequence[dict[str, Any]]

    def __str__(self) -> str:
        return f"{self.card} ({self.way}), {self.where}"


def walked(
    browser: Browser, deck: Deck, books: tuple[Logbook, Logbook], cards: Sequence[str], ways: Sequence[str], **how: Any
) -> Iterator[Step]:
    """The steps of these cards by these ways, in a window of ``size``; on each ``most`` controls are pressed.

    A way is the key of a button on the front, or `CHANGE`: that of a card saved in the worked year.
    """
    empty, year = books
    keepers: Any = Keepers()
    views = {}
    for card in cards:
        short = any(field.short for field in deck.card(card).fields)
        for way in ways:
            book = year if way == CHANGE else empty
            if (way == CHANGE and not year.latest(card=card, limit=1)) or (way == "brief" and not short):
                continue
            view = card_view(deck, deck.card(card), book.workbook_id)
            views[card, way] = {**view, "timing": {"ack": 60_000, "ask": 60_000, "debounce": 0}}
            keepers.of[f"{card} {way}"] = Keeper(deck, deck.card(card), book)
    script = bundle(entries_for([field for view in views.values() for field in view["fields"]])).script
    context = browser.new_context(viewport=how["size"], locale="en-GB", stepwise=True)  # type: ignore[call-arg]
    try:
        page = Desk(context, keepers, {"fields": []}, script=script).blank()
        page.evaluate(ON_PAGE)
        page.add_style_tag(content=WHOLE_WINDOW)
        for (card, way), view in views.items():
            for told in page.evaluate(STILL, [f"{card} {way}", view, way, how.get("most", 0)]):
                yield Step(card, way, **told)
    finally:
        context.close()
