"""How costs grow, as pictures for the page of benchmarks, on logarithmic scales: a straight line is a power of n.

The steepest that needs no reason is n log n. Whether a line is steeper is told over all of it and over its last tenth:
what is small costs mostly what has nothing to do with n.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.figures import Growth

_NOISE = 0.05
_LITTLE = 1.0
"""Milliseconds or megabytes: what never costs more grows by what the machine does meanwhile."""
_LEAST = {"MB": 1.0}
"""What a figure is at least, for its slope: malloc asks the system for up to a megabyte ahead of need, or does not."""


def pictures(growths: Sequence[Growth], folder: Path) -> list[str]:
    """Draw each into *folder*; the lines of Markdown that show them, and what is to be said of the steep ones."""
    shown = [f"![{told(growth)}]({draw(growth, folder).name})" for growth in growths]
    return [*shown, steep(growths)] if growths else []


def power(growth: Growth, *, tenth: bool = False) -> float | None:
    """The power of n with which our cost grows, over all or over the last *tenth*; None where it costs nothing."""
    ends = _ends(growth, tenth=tenth)
    if ends is None:
        return None
    first, last = ends
    least = _LEAST.get(growth.unit, 0.0)
    more = max(growth.ours[last], least) / max(growth.ours[first], least)
    return math.log(more) / math.log(last / first)


def is_steep(growth: Growth) -> bool:
    """Whether it grows by a higher power than n log n does between the same numbers, to more than next to nothing."""
    if max(growth.ours.values()) < _LITTLE:
        return False
    for tenth in (False, True):
        if ends := _ends(growth, tenth=tenth):
            first, last = ends
            allowed = 1 + math.log(math.log(last) / math.log(first)) / math.log(last / first)
            if (power(growth, tenth=tenth) or 0.0) > allowed + _NOISE:
                return True
    return False


def _ends(growth: Growth, *, tenth: bool) -> tuple[int, int] | None:
    numbers = [number for number, cost in growth.ours.items() if cost > 0]
    last = max(numbers, default=0)
    first = min((number for number in numbers if number * 10 >= last or not tenth), default=last)
    return (first, last) if first < last else None


def steep(growths: Sequence[Growth]) -> str:
    """What is steeper than n log n, each with its reason; who tells a figure that is gives the reason with it."""
    found = [growth for growth in growths if is_steep(growth)]
    if not found:
        return "No line is steeper than n log n, over all of it or over its last tenth."
    reasons = (f"{growth.growth} ({growth.why or '**no reason is given**'})" for growth in found)
    return f"Steeper than n log n: {'; '.join(reasons)}."


def told(growth: Growth) -> str:
    """The picture in words."""
    first, *_, last = growth.ours
    grows = power(growth, tenth=True)
    slope = "" if grows is None else f", at the end with n to the {max(grows, 0):.1f}"
    more = f"; {growth.beside}: from {growth.peer[first]:.3g} to {growth.peer[last]:.3g}" if growth.peer else ""
    return (
        f"{growth.growth}: from {growth.ours[first]:.3g} {growth.unit} for {first:,} {growth.of} "
        f"to {growth.ours[last]:.3g} for {last:,}{slope}{more}"
    )


def draw(growth: Growth, folder: Path) -> Path:
    """Ours as a line and the peer's broken, cost over number."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "powerkit"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 3.6), layout="constrained")
    if growth.peer:
        axes.plot(list(growth.peer), list(growth.peer.values()), "s--", color="#8a4b08", label=growth.beside)
    axes.plot(list(growth.ours), list(growth.ours.values()), "o-", color="#0b5c8a", label="powerkit")
    axes.set(xscale="log", yscale="log", xlabel=growth.of, ylabel=f"{growth.growth}, {growth.unit}")
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    file = folder / f"growth-{re.sub('[^a-z0-9]+', '-', growth.growth.lower()).strip('-')}.svg"
    figure.savefig(file, metadata={"Date": None})
    pyplot.close(figure)
    return file
