"""How many leaders say each thing, in fives: all that a picture is made of. What fewer than five say is not in it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from powerkit.errors import RecordError
from powerkit.reports.together.model import MOST_STEPS, Given
from powerkit.text.catalogue import t, tn

LEAST = 5
"""So many leaders must say a thing before it is shown; and every number is a band of so many."""

Cell = tuple[str, str | int]
"""One thing that leaders can say: what sort of thing, and which."""

CAPABILITY, ACTION, WORD = "capability", "action", "word"
THEN_LOW, THEN_HIGH, NOW_LOW, NOW_HIGH, CLOSER, FURTHER = VIEWS = (
    "then low",
    "then high",
    "now low",
    "now high",
    "closer",
    "further",
)
"""What is counted of a statement: how true it was then and is now, in halves of the steps, and which way it moved."""

Bands = Mapping[Cell, int]
"""Of each thing that at least five leaders say, the least of the band that their number is in."""


def band(number: int) -> int:
    """The least number of the band: 5 for "5 to 9"; 0 for what is not shown."""
    return number - number % LEAST


def in_words(least: int) -> str:
    """A band as people read it, on one line."""
    return t("{least}\u00a0to\u00a0{most}", least=least, most=least + LEAST - 1)


def counted(copies: Collection[Given]) -> Bands:
    """In bands, how many of the *copies*, one a leader, say each thing.

    Raises:
        RecordError: there are too few of them.
    """
    if len(copies) < LEAST:
        what = tn(
            "A picture needs copies of at least five leaders. There is {number}.",
            "A picture needs copies of at least five leaders. There are {number}.",
            len(copies),
        )
        raise RecordError(what, t("Ask more leaders for one. Nothing was made."))
    found = Counter(cell for copy in copies for cell in set(_said(copy)))
    return {cell: band(number) for cell, number in found.items() if number >= LEAST}


def _said(copy: Given) -> Iterator[Cell]:
    """Each thing that a leader says."""
    yield from _each(CAPABILITY, copy.capabilities)
    yield from _each(ACTION, copy.actions)
    yield from _each(WORD, copy.words)
    for statement, (then, now) in copy.destinations.items():
        if then is not None:
            yield (THEN_HIGH if _is_high(then) else THEN_LOW), statement
        if now is not None:
            yield (NOW_HIGH if _is_high(now) else NOW_LOW), statement
        if then is not None and now is not None and then != now:
            yield (CLOSER if now > then else FURTHER), statement


def _each(sort: str, things: Iterable[str | int]) -> Iterator[Cell]:
    yield from ((sort, thing) for thing in things)


def _is_high(step: int) -> bool:
    return step >= MOST_STEPS // 2
