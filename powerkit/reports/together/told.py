"""What goes into a copy for an organisation's picture, told in full before it is made."""

from collections.abc import Iterable, Iterator

from powerkit.kinds.action import STATUSES
from powerkit.reports.together.model import Given

LAST = "No name, no sentence, nothing you kept private."
TRUST = "Whoever collects the copies can open this file and knows who sent it. Give it to somebody you trust."


def what_goes_in(given: Given, *, rated: bool) -> Iterator[tuple[str, str]]:
    """Each thing in the copy, and what it says; *rated* where destinations were asked for."""
    yield "Capabilities of which you saved a card", _said(map(str, sorted(given.capabilities)))
    yield "Words that you heard, common ones alone", _said(sorted(given.words))
    stand = (label for status, label in STATUSES.items() if status in given.actions)
    yield "Where actions of yours stand", _said(stand)
    number = len(given.destinations)
    statements = "1 statement" if number == 1 else f"{number} statements"
    yield "Destinations, then and now", f"{statements}, in your own view" if rated else "left out"
    yield "When it was made", f"{given.made:%Y-%m-%d %H:%M} UTC"
    yield "A random number for this workbook, so that you count once", given.leader
    yield "A number for the deck of cards, the same for all who use it", given.deck


def _said(some: Iterable[str]) -> str:
    return ", ".join(some) or "none"
