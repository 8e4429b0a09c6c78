"""How many of many a usual run tries: examples of hypothesis, and cards that have one of each thing."""

import os
from collections.abc import Callable, Hashable, Iterable
from typing import Any

import pytest


def examples(usual: int) -> int:
    """The *usual* number of a test or, where it is larger, the number in ``POWERKIT_EXAMPLES``."""
    return max(usual, int(os.environ.get("POWERKIT_EXAMPLES", "0")))


def one_of_each(things: Iterable[Any], has: Callable[[Any], set[Any]]) -> list[Any]:
    """A few of the *things* that have together what all of them have."""
    things = list(things)
    left: set[Hashable] = set().union(*map(has, things))
    found = []
    while left:
        found.append(max(things, key=lambda thing: len(has(thing) & left)))
        left -= has(found[-1])
    return found


def others_long(things: Iterable[Any], has: Callable[[Any], set[Any]]) -> list[Any]:
    """All *things* for ``parametrize``: those that only have what others have too are marked ``long``."""
    things = list(things)
    usual = one_of_each(things, has)
    return [thing if thing in usual else pytest.param(thing, marks=pytest.mark.long) for thing in things]


def rest_long(values: Iterable[Any], usual: int = 1) -> list[Any]:
    """*Values* for ``parametrize``, a tuple for several names: those after the first few are marked ``long``."""
    values = list(values)
    later = [value if isinstance(value, tuple) else (value,) for value in values[usual:]]
    return [*values[:usual], *(pytest.param(*names, marks=pytest.mark.long) for names in later)]
