"""How costs grow, as pictures for the page of benchmarks, on logarithmic scales: a straight line is a power of n."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.figures import Growth


def pictures(growths: Sequence[Growth], folder: Path) -> list[str]:
    """Draw each into *folder*; the lines of Markdown that show them."""
    return [f"![{told(growth)}]({draw(growth, folder).name})" for growth in growths]


def told(growth: Growth) -> str:
    """The picture in words."""
    first, *_, last = growth.ours
    more = f"; {growth.beside}: from {growth.peer[first]:.3g} to {growth.peer[last]:.3g}" if growth.peer else ""
    return (
        f"{growth.growth}: from {growth.ours[first]:.3g} {growth.unit} for {first:,} {growth.of} "
        f"to {growth.ours[last]:.3g} for {last:,}{more}"
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
