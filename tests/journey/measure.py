"""What a leader meets on each card, in numbers: ``python -m tests.journey.measure [CARD…]``.

Each card is opened in Chromium at two sizes, empty and from the worked year: its front, each of its steps, its back.
A line a card, and at the end what is beyond its bound. The page is the card's own, without JupyterLab.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from powerkit.deck import Card, Deck, load_deck
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook
from powerkit.resources import deck_folder
from powerkit.ui.card_session import CardDesk
from powerkit.ui.card_view import additions, card_view, recalls
from tests.journey.paper import on_paper
from tests.ui.widgets.harness import Desk

SIZES = {1280: 800, 390: 844}
EXAMPLE = Path(__file__).parents[2] / "examples" / "year.json"
CONTROLS = "button, input, select, textarea, summary, a[href], [tabindex='0'][role]"

BOUNDS: Mapping[str, tuple[int, int]] = {
    "front px": (900, 1100),
    "step px": (800, 1600),
    "controls": (15, 15),
    "words": (90, 90),
    "back px": (900, 1100),
    "back buttons": (20, 20),
    "back inputs": (0, 0),
    "back elements": (333, 333),
}
"""What is measured, and the most it may be at 1280 and at 390 pixels. A page of three cards holds 1,000 elements."""


class Keeper:
    """A card's real keeper, in place of the stand-in that tests of the page have."""

    def __init__(self, deck: Deck, card: Card, logbook: Logbook) -> None:
        self._desk = CardDesk(card, logbook, lambda _: None, recalls(deck, card), additions(deck, card))

    def answer(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        """The replies to one message of the page."""
        return list(self._desk.answer(message))


@dataclass
class Found:
    """What was measured of one card at one width: the worst of each name in `BOUNDS`, and at which step it was."""

    card: str
    width: int
    worst: dict[str, tuple[float, str]] = field(default_factory=dict)

    def note(self, name: str, value: float, where: str) -> None:
        """Keep the value if it is the worst so far."""
        if name not in self.worst or value > self.worst[name][0]:
            self.worst[name] = (value, where)

    def beyond(self) -> Iterator[str]:
        """What is more than its bound, in words."""
        for name, (value, where) in self.worst.items():
            bound = BOUNDS[name][0 if self.width == 1280 else 1]
            if value > bound:
                yield f"{self.card} at {self.width}: {name} {value:.0f} ({where}), at most {bound}"


def measured(browser: Browser, deck: Deck, card: str, empty: Logbook, filled: Logbook, width: int) -> Found:
    """Open one card empty and from the worked year, and measure what shows."""
    found = Found(card, width)
    with _held(browser, deck, card, empty, width) as page:
        found.note("front px", _height(page), "front")
        found.note("controls", _controls(page), "front")
        page.locator('[data-pk-key="start"]:visible').click()
        found.note("words", _words_before_a_field(page), "first step")
        for _ in range(20):
            where = page.locator(".pk-step-name").inner_text()
            found.note("step px", _height(page), where)
            found.note("controls", _controls(page, ".pk-body"), where)
            if page.locator('[data-pk-key="step-save"]').is_visible():
                break
            page.locator('[data-pk-key="step-next"]').click()
    with _held(browser, deck, card, filled, width) as page:
        if filled.latest(card=card, limit=1):
            page.locator(".pk-card[data-pk-place=back]").wait_for()
            found.note("back px", _height(page), "back")
            found.note("back buttons", page.locator(".pk-card button:visible").count(), "back")
            found.note("back inputs", page.locator(".pk-card :is(input, select, textarea)").count(), "back")
            found.note("back elements", page.locator(".pk-card *").count(), "back")
    return found


class _held:
    """One card in a browser window of its own, ready, as somebody opens it who changed no setting."""

    def __init__(self, browser: Browser, deck: Deck, card: str, logbook: Logbook, width: int) -> None:
        view = {**card_view(deck, deck.card(card), logbook.workbook_id), "timing": {"ack": 60_000}}
        size: Any = {"width": width, "height": SIZES[width]}
        self._context = browser.new_context(viewport=size, locale="en-GB", stepwise=True)  # type: ignore[call-arg]
        keeper: Any = Keeper(deck, deck.card(card), logbook)
        self._desk = Desk(self._context, keeper, view)

    def __enter__(self) -> Page:
        return self._desk.open()

    def __exit__(self, *_: object) -> None:
        self._context.close()


def _height(page: Page) -> float:
    """The card's height with what stands out of it, and not that of the window around it."""
    return float(page.locator(".pk-card").evaluate("el => el.scrollHeight"))


def _controls(page: Page, within: str = ".pk-card") -> int:
    return page.locator(within).locator(CONTROLS).locator("visible=true").count()


def _words_before_a_field(page: Page) -> int:
    """Words that stand on a step before its first control."""
    script = """(body, controls) => {
      const first = [...body.querySelectorAll(controls)].find((el) => el.offsetParent);
      if (!first) return 0;
      return [...body.querySelectorAll("*")].filter((el) => el.offsetParent && el.childElementCount === 0 &&
        (el.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING)).map((el) => el.textContent.trim())
        .filter(Boolean).join(" ").split(/\\s+/).length;
    }"""
    return int(page.locator(".pk-body").evaluate(script, CONTROLS))


def books(folder: Path, deck: Deck) -> tuple[Logbook, Logbook]:
    """An empty log book, and the worked year."""
    for name in ("empty", "year"):
        (folder / name).mkdir()
    empty, year = (Logbook.open(folder / name / "logbook.sqlite3") for name in ("empty", "year"))
    fill(read_items(EXAMPLE), deck, year, "measure")
    return empty, year


def _beyond_on_paper(deck: Deck, year: Logbook) -> Iterator[str]:
    """What has more pages than it may have; each file is printed."""
    for file in on_paper(deck, year):
        told = f"{file.what}: {file.before} pages before the appendix, {file.whole} in all"
        print(told, flush=True)
        if file.before > file.most:
            yield f"{told}, at most {file.most}"


def main(cards: list[str]) -> int:
    """Print the figures of these cards, or of all; 1 where one is beyond its bound."""
    from tests.one_browser import one_browser

    deck = load_deck(deck_folder())
    beyond: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        empty, year = books(Path(folder), deck)
        print("card   width  " + "  ".join(BOUNDS))
        for card in cards or list(deck.cards):
            for width in SIZES:
                found = measured(one_browser(), deck, card, empty, year, width)
                figures = (f"{found.worst.get(name, (0, ''))[0]:>{len(name)}.0f}" for name in BOUNDS)
                print(f"{card:<6} {width:>5}  " + "  ".join(figures), flush=True)
                beyond += found.beyond()
        if not cards:
            beyond += _beyond_on_paper(deck, year)
    print("\n".join(beyond) or "All within their bounds.")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
