"""What a leader meets on each card, in numbers: ``python -m tests.journey.measure [CARD…]``.

Each card is opened in Chromium at two sizes, empty and from the worked year: its front, each of its steps, its back.
A line a card with the most of each figure, and at the end what is beyond its bound; ``--steps`` prints every screen.
Without a card it prints the way through the real workbook too (start page, presses to the first entry, links that
land), and the pages of files.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from powerkit.deck import Deck, load_deck
from powerkit.logbook import Logbook
from powerkit.resources import deck_folder
from tests.journey.figures import BOUNDS, SIZES, Screen, books, screens
from tests.journey.paper import on_paper
from tests.journey.targets import targets
from tests.one_browser import one_browser


def _line(found: list[Screen]) -> str:
    """The most of each figure of one card at one width, beneath the names of the figures."""
    worst = {name: max((screen.figures.get(name, 0) for screen in found), default=0) for name in BOUNDS}
    return f"{found[0].card:<6} {found[0].width:>5}  " + "  ".join(
        f"{value:>{len(name)}}" for name, value in worst.items()
    )


def _beyond_on_paper(deck: Deck, year: Logbook) -> Iterator[str]:
    """What has more pages than it may have; each file is printed."""
    for file in on_paper(deck, year):
        told = f"{file.what}: {file.before} pages before the appendix, {file.whole} in all"
        print(told, flush=True)
        if file.before > file.most:
            yield f"{told}, at most {file.most}"


def _beyond_on_the_way(deck: Deck, folder: Path) -> Iterator[str]:
    """What is not what it may be on the way through the workbook; every figure is printed."""
    for figure in targets(one_browser(), deck, folder):
        print(figure, flush=True)
        if figure.beyond:
            yield str(figure)


def main(wanted: list[str]) -> int:
    """Print the figures of these cards, or of all; 1 where one is beyond its bound."""
    deck = load_deck(deck_folder())
    every = "--steps" in wanted
    cards = [card for card in wanted if card != "--steps"] or list(deck.cards)
    with tempfile.TemporaryDirectory() as folder:
        both = books(Path(folder), deck)
        found = [screen for width in SIZES for screen in screens(one_browser(), deck, cards, both, width)]
        more: list[str] = []
        if cards == list(deck.cards):
            more = [*_beyond_on_the_way(deck, Path(folder)), *_beyond_on_paper(deck, both[1])]
    print("card   width  " + "  ".join(BOUNDS))
    for card in cards:
        for width in SIZES:
            its = [screen for screen in found if (screen.card, screen.width) == (card, width)]
            print(_line(its))
            for screen in its if every else ():
                print(f"  {screen.where}: " + ", ".join(f"{name} {value}" for name, value in screen.figures.items()))
    beyond = [line for screen in found for line in screen.beyond()] + more
    print("\n".join(beyond) or "All within their bounds.")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
