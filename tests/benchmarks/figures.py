"""What a benchmark measured beside its peer: said at once, held to its limit, and kept for the table of a whole run."""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

KEPT_IN = "POWERKIT_FIGURES"
"""The variable that names the file in which each figure is kept, a line of JSON each."""


@dataclass(frozen=True)
class Figure:
    """A job, what it cost us and its *peer*, in *unit*; *most* or *least* is the limit of what `said` gives."""

    job: str
    ours: float
    peer: float
    beside: str
    unit: str = "ms"
    most: float | None = None
    least: float | None = None

    @property
    def times(self) -> float:
        """How many times the peer's cost is ours; with a *least*, how many times we are faster."""
        return self.ours / self.peer if self.least is None else self.peer / self.ours

    @property
    def within(self) -> bool:
        """Whether it keeps its limit."""
        return (self.most is None or self.times <= self.most) and (self.least is None or self.times >= self.least)

    @property
    def limit(self) -> str:
        """Its limit in words."""
        if self.least is not None:
            return f"≥ {self.least:g} times faster"
        return "" if self.most is None else f"≤ {self.most:g}"

    @property
    def ratio(self) -> str:
        """What `times` is, in words."""
        return f"{self.times:.2f}" if self.least is None else f"{self.times:.1f} times faster"

    def __str__(self) -> str:
        costs = f"{short(self.ours)} / {short(self.peer)} {self.unit}"
        return f"{self.job}, beside {self.beside}: {costs} = {self.ratio}{self.limit and f' (limit {self.limit})'}"


def short(number: float) -> str:
    """A cost to three figures."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def told(*figures: Figure) -> None:
    """Say and keep each figure; then fail if one is beyond its limit, so that all are known first."""
    for figure in figures:
        print(f"\n{figure}", end="", flush=True)
        if place := os.environ.get(KEPT_IN):
            with Path(place).open("a", encoding="utf-8") as kept:
                kept.write(json.dumps(asdict(figure)) + "\n")
    print()
    if beyond := [str(figure) for figure in figures if not figure.within]:
        pytest.fail("Beyond its limit: " + "; ".join(beyond))


def medians(
    rounds: int, *calls: Callable[[int], object], warm: int = 0, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """The median milliseconds of each call, taken in turns so that all meet the same machine; *warm* turns first.

    The *clock* may be `time.process_time` where nothing is waited for: what else the machine does then counts less.
    """
    times: list[list[float]] = [[] for _ in calls]
    for turn in range(rounds + warm):
        for call, taken in zip(calls, times, strict=True):
            start = clock()
            call(turn)
            if turn >= warm:
                taken.append((clock() - start) * 1000)
    return [statistics.median(taken) for taken in times]
