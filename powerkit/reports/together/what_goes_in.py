"""What goes into a copy for an organisation's picture, told in full before it is made."""

from collections.abc import Iterable, Iterator

from powerkit.kinds.action import STATUSES
from powerkit.reports.together.model import Given
from powerkit.text.catalogue import later, t, tn

LAST = later("No name, no sentence, nothing you kept private.")
TRUST = later("Whoever collects the copies can open this file and knows who sent it. Give it to somebody you trust.")


def what_goes_in(given: Given, *, rated: bool) -> Iterator[tuple[str, str]]:
    """Each thing in the copy, and what it says; *rated* where destinations were asked for."""
    yield t("Capabilities of which you saved a card"), _said(map(str, sorted(given.capabilities)))
    yield t("Words that you heard, common ones alone"), _said(sorted(given.words))
    stand = (t(label) for status, label in STATUSES.items() if status in given.actions)
    yield t("Where actions of yours stand"), _said(stand)
    number = len(given.destinations)
    statements = tn("{number} statement, in your own view", "{number} statements, in your own view", number)
    yield t("Destinations, then and now"), statements if rated else t("left out")
    yield t("When it was made"), f"{given.made:%Y-%m-%d %H:%M} UTC"
    yield t("A random number for this workbook, so that you count once"), given.leader
    yield t("A number for the deck of cards, the same for all who use it"), given.deck


def _said(some: Iterable[str]) -> str:
    return ", ".join(some) or t("none")
