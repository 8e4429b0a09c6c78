"""Every benchmark beside its peer in one run: ``python3 start.py bench``, or ``python -m tests.benchmarks``.

Each file runs in a process of its own, on a machine that should do nothing else; then one table.

    python -m tests.benchmarks export logbook    only those files
    python -m tests.benchmarks --write           put the table and pictures of growth into docs/benchmarks.md
    python -m tests.benchmarks --against COMMIT  this tree and that commit by turns (--turns 5), and what moved
    python -m tests.benchmarks --once            each job once, to see that it runs: no limit counts
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import psutil

from tests.benchmarks.against import TURNS, compared, environment, runs_its_own_code
from tests.benchmarks.figures import KEPT_IN, ONCE, Figure, Growth, short
from tests.benchmarks.growth import is_steep, pictures, steep

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- the table: python -m tests.benchmarks --write -->", "<!-- end of the table -->"
NAMES = [file.stem.removeprefix("bench_") for file in sorted(HERE.glob("bench_*.py"))]


def measured(tree: Path, names: Sequence[str]) -> tuple[list[Figure], list[Growth], list[str]]:
    """The figures of these files in a tree, how costs grow, and the names of those of which a test failed."""
    failed: list[str] = []
    figures: list[Figure] = []
    growths: list[Growth] = []
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "figures"
        for name in names:
            print(f"\n{name}", flush=True)
            options = ["-m", "benchmark", "-s", "-n", "0", "-q", "--no-header", "--tb=line"]
            command = [sys.executable, "-m", "pytest", f"tests/benchmarks/bench_{name}.py", *options]
            if subprocess.call(command, cwd=tree, env={**environment(tree), KEPT_IN: str(kept)}):
                failed.append(name)
        for line in kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []:
            read = json.loads(line)
            if "growth" in read:
                costs = {side: {int(n): cost for n, cost in read.pop(side).items()} for side in ("ours", "peer")}
                growths.append(Growth(**read, **costs))
            else:
                figures.append(Figure(**read))
    return figures, growths, failed


def machine() -> str:
    """What the figures were taken on."""
    memory = psutil.virtual_memory().total / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


def table(figures: list[Figure]) -> str:
    """The figures as a table in Markdown, those beyond their limit in bold."""
    rows = ["| job | beside | ours | peer | ratio | limit |", "|---|---|---|---|---|---|"]
    for figure in figures:
        peer = "" if figure.peer is None else f"{short(figure.peer)} {figure.unit}"
        ours, ratio = f"{short(figure.ours)} {figure.unit}", figure.ratio
        if figure.cap is not None and figure.ours > figure.cap:
            ours = f"**{ours}**"
        elif not figure.within:
            ratio = f"**{ratio}**"
        rows.append(f"| {figure.job} | {figure.beside} | {ours} | {peer} | {ratio} | {figure.limit} |")
    return "\n".join(rows)


def write(figures: list[Figure], growths: list[Growth]) -> None:
    """Put the table and the pictures into the page of benchmarks, in place of those before."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    day = f"{date.today():%d %B %Y}".lstrip("0")
    shown = "".join(f"\n\n{line}" for line in pictures(growths, PAGE.parent))
    block = f"{BEGIN}\n\n{day}; {machine()}.\n\n{table(figures)}{shown}\n\n{END}"
    PAGE.write_text(f"{before}{block}{after}", encoding="utf-8")


def asked(arguments: list[str]) -> argparse.Namespace:
    """What the call asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Every benchmark beside its peer.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(NAMES)}")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    parser.add_argument("--against", metavar="COMMIT", help="compare this tree with that commit")
    parser.add_argument("--turns", type=int, default=TURNS, help=f"how often each of the two is measured ({TURNS})")
    parser.add_argument("--once", action="store_true", help="each job once, to see that it runs")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.names if name not in NAMES]:
        parser.error(f"There is no benchmark called {unknown[0]}. There are: {', '.join(NAMES)}.")
    if given.write and (given.names or given.against or given.once):
        parser.error("--write writes the figures of a whole run: leave the rest out.")
    return given


def main(arguments: list[str]) -> int:
    """Measure, print the table, and write it where asked; 1 where a limit is not kept."""
    given = asked(arguments)
    names = given.names or NAMES
    if given.once:
        os.environ[ONCE] = "yes"
    if given.against:
        return against(given.against, names, given.turns)
    figures, growths, failed = measured(ROOT, names)
    print(f"\n{machine()}\n{table(figures)}\n\n{steep(growths)}")
    if given.write:
        write(figures, growths)
    if not given.once:
        failed += [f"{each.growth} (steeper than n log n)" for each in growths if is_steep(each) and not each.why]
    if failed:
        print("\nBeyond a limit, or failed: " + ", ".join(failed))
    return 1 if failed else 0


def against(commit: str, names: Sequence[str], turns: int) -> int:
    """Print what moved since a commit."""

    def measure(tree: Path, wanted: Sequence[str]) -> list[Figure]:
        if not runs_its_own_code(tree):
            raise SystemExit(f"Another tree’s code would be measured, and not that of {tree}.")
        return measured(tree, wanted)[0]

    found = list(compared(commit, ROOT, names, turns, measure))
    print(f"\n{machine()}; {commit} → this tree, {turns} turns of each\n")
    print("\n".join(found) or "No figure was taken.")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
