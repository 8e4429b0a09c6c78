"""What came of the runs of many scenes, counted and printed: shared by the commands that kill and that cut power."""

import argparse
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from powerkit.logbook.workspace import WorkbookFolder
from tests.chaos.killing import Ended
from tests.chaos.scenes import SCENES

Outcome = tuple[Ended, list[str]]
Runs = Callable[[str, Path, Path, int, int], Iterator[Outcome]]
"""The runs of the scene of that name: from the folder it begins with, in another folder, so many times, with a seed."""


@dataclass
class Figures:
    """What came of one scene: runs, ends, lines told before them, and each *problem* with how often it was seen."""

    runs: int = 0
    ends: int = 0
    told: int = 0
    problems: dict[str, int] = field(default_factory=dict)

    def add(self, ended: Ended, problems: Iterable[str]) -> None:
        """Count one run."""
        self.runs += 1
        self.ends += ended.killed
        self.told += len(ended.told)
        for problem in [*problems, *([f"it failed: {ended.fault.strip()[-300:]}"] if ended.fault else [])]:
            same = re.sub(r"\b\d{3,}\b", "…", problem)  # process numbers and times part what is one problem
            self.problems[same] = self.problems.get(same, 0) + 1


def fast_place() -> str | None:
    """A folder in memory where there is one: a kill leaves what was written, synced or not."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def run_scenes(arguments: list[str], command: str, about: str, ends: str, times: int, runs: Runs) -> int:
    """Run a command over all scenes and print its figures; 0 where every promise held. *ends* is what ends a run."""
    parser = argparse.ArgumentParser(prog=f"python -m tests.chaos {command}", description=about.splitlines()[0])
    parser.add_argument("--times", type=int, default=times, help=f"{ends} at any moment, over all scenes together")
    parser.add_argument("--only", action="append", choices=sorted(SCENES), help="only this scene (may be repeated)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    names = options.only or list(SCENES)
    total = Figures()
    for name in names:
        figures = Figures()
        with tempfile.TemporaryDirectory(dir=fast_place()) as made:
            start, place = Path(made) / "start", Path(made) / "Power Shifting Workbook"
            start.mkdir()
            SCENES[name].prepare(WorkbookFolder(start))
            for ended, problems in runs(name, start, place, max(1, options.times // len(names)), options.seed):
                figures.add(ended, problems)
        print(f"{name:14} {figures.ends:6} {ends} in {figures.runs} runs, {figures.told} told as done", flush=True)
        for problem, count in figures.problems.items():
            print(f"    {count} times: {problem}")
        total.ends, total.told = total.ends + figures.ends, total.told + figures.told
        total.problems |= figures.problems
    print(f"Together       {total.ends:6} {ends}, {total.told} told as done, {len(total.problems)} kinds of problem")
    return 1 if total.problems else 0
