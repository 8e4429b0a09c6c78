"""How many of many a usual run tries: examples of hypothesis, and the first of some values."""

import os
from collections.abc import Iterable
from typing import Any

import pytest


def examples(usual: int) -> int:
    """The *usual* number of a test or, where it is larger, the number in ``POWERKIT_EXAMPLES``."""
    return max(usual, int(os.environ.get("POWERKIT_EXAMPLES", "0")))


def rest_long(values: Iterable[Any], usual: int = 1) -> list[Any]:
    """*Values* for ``parametrize``, a tuple for several names: those after the first few are marked ``long``."""
    values = list(values)
    later = [value if isinstance(value, tuple) else (value,) for value in values[usual:]]
    return [*values[:usual], *(pytest.param(*names, marks=pytest.mark.long) for names in later)]
