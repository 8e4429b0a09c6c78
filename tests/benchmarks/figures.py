"""What a benchmark measured beside its peer: said at once, held to its limit, and kept for the table of a whole run."""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

KEPT_IN = "POWERKIT_FIGURES"
"""The variable that names the file in which each figure is kept, a line of JSON each."""

ONCE = "POWERKIT_BENCH_ONCE"
"""The variable that has each job taken once, to see that it runs: then no limit counts."""


@dataclass(frozen=True)
class Figure:
    """A job, what it cost us and its *peer* (None: there is none to have), in *unit*.

    *most* or *least* is the limit of what `times` gives, *cap* the most it may cost us in its unit. A *count* is of
    what was found, where more is better. *pairs* is the median of the ratios of neighbouring turns, if it was taken so.
    """

    job: str
    ours: float
    peer: float | None = None
    beside: str = ""
    unit: str = "ms"
    most: float | None = None
    least: float | None = None
    cap: float | None = None
    count: bool = False
    pairs: float | None = None

    @property
    def share(self) -> float | None:
        """How many times the peer's cost, or count, ours is; None where there is no peer."""
        if self.peer is None:
            return None
        return self.ours / self.peer if self.pairs is None else self.pairs

    @property
    def is_of_speed(self) -> bool:
        """Whether its limit is how many times faster than the peer we are."""
        return self.least is not None and not self.count

    @property
    def times(self) -> float | None:
        """The share of the peer's, or how many times faster we are."""
        return 1 / self.share if self.share is not None and self.is_of_speed else self.share

    @property
    def within(self) -> bool:
        """Whether it keeps its limits."""
        ratio = self.times
        above = ratio is not None and self.most is not None and ratio > self.most
        below = ratio is not None and self.least is not None and ratio < self.least
        return not above and not below and (self.cap is None or self.ours <= self.cap)

    @property
    def limit(self) -> str:
        """Its limits in words."""
        faster = " times faster" if self.is_of_speed else ""
        said = [
            f"≥ {self.least:g}{faster}" if self.least is not None else "",
            f"≤ {self.most:g}" if self.most is not None else "",
            f"≤ {short(self.cap)} {self.unit}" if self.cap is not None else "",
        ]
        return ", ".join(filter(None, said))

    @property
    def ratio(self) -> str:
        """What `times` is, in words; "" where there is no peer."""
        if self.times is None:
            return ""
        return f"{self.times:.1f} times faster" if self.is_of_speed else f"{self.times:.2f}"

    def __str__(self) -> str:
        limit = f" (limit {self.limit})" if self.limit else ""
        if self.peer is None:
            return f"{self.job}: {short(self.ours)} {self.unit}{limit}"
        costs = f"{short(self.ours)} / {short(self.peer)} {self.unit}"
        return f"{self.job}, beside {self.beside}: {costs} = {self.ratio}{limit}"


@dataclass(frozen=True)
class Growth:
    """How a job's cost grows with the number *of* something: for each number ours, and the peer's if there is one.

    *why* it has to grow more steeply than n log n is told where it does.
    """

    growth: str
    of: str
    ours: Mapping[int, float]
    peer: Mapping[int, float]
    beside: str = ""
    unit: str = "ms"
    why: str = ""

    def __str__(self) -> str:
        beside = f" ({self.beside} in brackets)" if self.peer else ""
        lines = [f"{self.growth}, {self.unit} for so many {self.of}{beside}:"]
        for number, cost in self.ours.items():
            other = f" ({short(self.peer[number])})" if number in self.peer else ""
            lines.append(f"  {number:,}: {short(cost)}{other}")
        return "\n".join(lines)


def short(number: float) -> str:
    """A cost to three figures."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def told(*figures: Figure | Growth) -> None:
    """Say and keep each figure; then fail if one is beyond its limit, so that all are known first."""
    for figure in figures:
        print(f"\n{figure}", end="", flush=True)
        if place := os.environ.get(KEPT_IN):
            with Path(place).open("a", encoding="utf-8") as kept:
                kept.write(json.dumps(asdict(figure)) + "\n")
    print()
    beyond = [str(figure) for figure in figures if isinstance(figure, Figure) and not figure.within]
    if beyond and not os.environ.get(ONCE):
        pytest.fail("Beyond its limit: " + "; ".join(beyond))


def rounds(usual: int) -> int:
    """How many rounds are taken: as many as usual, or one."""
    return 1 if os.environ.get(ONCE) else usual


def in_turns(
    usual: int,
    *calls: Callable[[int], object],
    warm: int = 0,
    clock: Callable[[], float] = time.perf_counter,
    at_rest: bool = False,
) -> list[list[float]]:
    """The milliseconds of each call in each round, by turns, so that all meet the same machine; *warm* rounds first.

    The *clock* may be `time.process_time` where nothing is waited for: what else the machine does then counts less.
    *at_rest*, nothing that an earlier call left is cleared away meanwhile, as `timeit` does it.
    """
    times: list[list[float]] = [[] for _ in calls]
    for turn in range(rounds(usual) + warm):
        for call, taken in zip(calls, times, strict=True):
            with _uncollected() if at_rest else nullcontext():
                start = clock()
                call(turn)
                took = clock() - start
            if turn >= warm:
                taken.append(took * 1000)
    return times


@contextmanager
def _uncollected() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def medians(usual: int, *calls: Callable[[int], object], warm: int = 0) -> list[float]:
    """The median milliseconds of each call, taken in turns."""
    return [statistics.median(taken) for taken in in_turns(usual, *calls, warm=warm)]


def paired(job: str, ours: Sequence[float], peer: Sequence[float], beside: str, **limits: float) -> Figure:
    """A figure of costs that were taken in turns: the medians of both, and the median of the ratios of neighbours."""
    ratio = statistics.median(mine / other for mine, other in zip(ours, peer, strict=True))
    return Figure(job, statistics.median(ours), statistics.median(peer), beside, "ms", pairs=ratio, **limits)


def megabytes(ready: str, work: str, *words: str) -> float:
    """The most megabytes that *work* takes at a time in a process of its own, above what it had once it was *ready*.

    Both are Python; *words* are in ``sys.argv``. Linux only: its kernel notes the most memory a process ever had.
    """
    now = r"""lambda: int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1]) / 1024"""
    code = f"import re, sys\nnow = {now}\n{ready}\nbefore = now()\n{work}\nprint(now() - before)"
    return float(subprocess.check_output([sys.executable, "-c", code, *words], text=True))
