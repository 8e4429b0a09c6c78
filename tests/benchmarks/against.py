"""What moved, by more than its noise, between another commit and this tree, measured by turns.

The commit's own code runs in a folder of its own with this environment, measured by the benchmarks of this tree. The
ratios to the peer of the same run are compared, where there is one: a busier minute does not count.
"""

from __future__ import annotations

import io
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure, short

TURNS = 5
HARDLY = 1.03
"""A change of less than this is none, however still the machine is."""

Measure = Callable[[Path, Sequence[str]], list[Figure]]
Costs = dict[str, list[float]]


@contextmanager
def tree_of(commit: str, root: Path) -> Iterator[Path]:
    """The files of a commit in a folder of their own, with the benchmarks of *root*."""
    with TemporaryDirectory() as folder:
        tree = Path(folder)
        archive = subprocess.run(["git", "-C", str(root), "archive", commit], check=True, capture_output=True)
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(tree, filter="data")
        shutil.rmtree(tree / "tests/benchmarks", ignore_errors=True)
        shutil.copytree(root / "tests/benchmarks", tree / "tests/benchmarks")
        yield tree


def compared(commit: str, root: Path, names: Sequence[str], turns: int, measure: Measure) -> Iterator[str]:
    """A line for each figure of these benchmarks, those that moved first."""
    before: Costs = {}
    now: Costs = {}
    with tree_of(commit, root) as other:
        for turn in range(turns):
            pair = [(other, before), (root, now)]
            for tree, costs in pair if turn % 2 else pair[::-1]:
                for figure in measure(tree, names):
                    costs.setdefault(f"{figure.job}, {figure.beside}".strip(", "), []).append(cost_of(figure))
    yield from lines(before, now)


def cost_of(figure: Figure) -> float:
    """What is compared: the share of the peer's cost, or the cost where there is no peer."""
    return figure.ours if figure.share is None else figure.share


def lines(before: Costs, now: Costs) -> Iterator[str]:
    """What moved, then what did not; a figure of one tree alone is named last."""
    both = [name for name in now if name in before]
    for name in sorted(both, key=lambda name: not moved(before[name], now[name])):
        ratio = statistics.median(now[name]) / statistics.median(before[name])
        word = "moved" if moved(before[name], now[name]) else "as it was"
        yield f"{word:10}{ratio:6.2f}  {name}: {span(before[name])} → {span(now[name])}"
    for name in sorted(before.keys() ^ now.keys()):
        yield f"{'only now' if name in now else 'only then':10}        {name}"


def moved(before: Sequence[float], now: Sequence[float]) -> bool:
    """Whether every turn of one lies beyond every turn of the other, and by more than hardly anything."""
    if not before or not now:
        return False
    ratio = statistics.median(now) / statistics.median(before)
    return (max(before) < min(now) or max(now) < min(before)) and max(ratio, 1 / ratio) > HARDLY


def span(costs: Sequence[float]) -> str:
    """The median of costs and between what they lay."""
    return f"{short(statistics.median(costs))} ({short(min(costs))} to {short(max(costs))})"


def runs_its_own_code(tree: Path) -> bool:
    """Whether the code that a process in that tree loads is the tree's."""
    ask = "import powerkit; print(powerkit.__file__)"
    told = subprocess.run(
        [sys.executable, "-c", ask], cwd=tree, env=environment(tree), capture_output=True, text=True, check=True
    )
    return Path(told.stdout.strip()).resolve().is_relative_to(tree.resolve())


def environment(tree: Path) -> dict[str, str]:
    """What a process of that tree is told: its own code comes first, and it runs compiled, as on a person's machine."""
    told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return told | {"PYTHONPATH": str(tree)}
