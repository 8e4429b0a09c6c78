"""Every benchmark beside its peer in one run: ``python3 start.py bench``, or ``python -m tests.benchmarks``.

Each file runs in a process of its own, on a machine that should do nothing else; then one table. ``--write`` puts the
table into ``docs/benchmarks.md``, with the day and the machine. Names of files, such as ``export``, run only those.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import psutil

from tests.benchmarks.figures import KEPT_IN, Figure, short

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- the table: python -m tests.benchmarks --write -->", "<!-- end of the table -->"


def measured(files: list[Path]) -> tuple[list[Figure], list[str]]:
    """The figures of these files, and the names of those of which a test failed."""
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "figures"
        # Both sides run from compiled modules, as on a person's machine.
        told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        for file in files:
            print(f"\n{file.stem.removeprefix('bench_')}", flush=True)
            options = ["-m", "benchmark", "-s", "-n", "0", "-q", "--no-header", "--tb=line"]
            command = [sys.executable, "-m", "pytest", str(file), *options]
            if subprocess.call(command, cwd=ROOT, env={**told, KEPT_IN: str(kept)}):
                failed.append(file.stem)
        lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    return [Figure(**json.loads(line)) for line in lines], failed


def machine() -> str:
    """What the figures were taken on."""
    memory = psutil.virtual_memory().total / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


def table(figures: list[Figure]) -> str:
    """The figures as a table in Markdown, those beyond their limit in bold."""
    rows = ["| job | beside | ours | peer | ratio | limit |", "|---|---|---|---|---|---|"]
    for figure in figures:
        ratio = figure.ratio if figure.within else f"**{figure.ratio}**"
        costs = f"{short(figure.ours)} {figure.unit} | {short(figure.peer)} {figure.unit}"
        rows.append(f"| {figure.job} | {figure.beside} | {costs} | {ratio} | {figure.limit} |")
    return "\n".join(rows)


def write(figures: list[Figure]) -> None:
    """Put the table into the page of benchmarks, in place of the one before."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    day = f"{date.today():%d %B %Y}".lstrip("0")
    PAGE.write_text(f"{before}{BEGIN}\n\n{day}; {machine()}.\n\n{table(figures)}\n\n{END}{after}", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Measure, print the table, and write it where asked; 1 where a limit is not kept."""
    wanted = [name for name in arguments if name != "--write"]
    files = sorted(HERE.glob("bench_*.py"))
    unknown = [name for name in wanted if HERE / f"bench_{name}.py" not in files]
    if unknown:
        known = ", ".join(file.stem.removeprefix("bench_") for file in files)
        print(f"There is no benchmark called {unknown[0]}. There are: {known}.", file=sys.stderr)
        return 2
    figures, failed = measured([file for file in files if not wanted or file.stem.removeprefix("bench_") in wanted])
    print(f"\n{machine()}\n{table(figures)}")
    if "--write" in arguments:
        write(figures)
    if failed:
        print("\nBeyond a limit, or failed: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
