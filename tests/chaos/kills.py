"""Kills each way of changing the log book, at each of its steps and at any moment, and counts what was lost.

``python -m tests.chaos kills --times 2000`` prints, for each, how often it was killed, how much had been told as saved,
and every promise that did not hold.
"""

import argparse
import random
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from powerkit.folder import WorkbookFolder
from tests.chaos.killing import Ended, moments, run_and_kill
from tests.chaos.scenes import SCENES, Scene

_LONG = 0.4
"""Seconds after which an endless act is killed at the latest."""


@dataclass
class Figures:
    """What came of one scene: runs, kills, lines told before them, and each *problem* with how often it was seen."""

    runs: int = 0
    kills: int = 0
    told: int = 0
    problems: dict[str, int] = field(default_factory=dict)

    def add(self, ended: Ended, problems: Iterable[str]) -> None:
        """Count one run."""
        self.runs += 1
        self.kills += ended.killed
        self.told += len(ended.told)
        for problem in [*problems, *([f"it failed: {ended.fault.strip()[-300:]}"] if ended.fault else [])]:
            same = re.sub(r"\b\d{3,}\b", "…", problem)  # process numbers and times part what is one problem
            self.problems[same] = self.problems.get(same, 0) + 1


def fast_place() -> str | None:
    """A folder in memory where there is one: a kill leaves what was written, synced or not."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def at_every_step(scene: Scene, start: Path, place: Path, most: int = 10_000) -> Iterator[tuple[Ended, list[str]]]:
    """The scene killed before its first file step, its second, and so on, until it comes to its end unkilled."""
    for step in range(most):
        ended, problems = _once(scene, start, place, at_step=step)
        yield ended, problems
        if not ended.killed:
            return


def at_any_moment(scene: Scene, start: Path, place: Path, times: int, seed: int) -> Iterator[tuple[Ended, list[str]]]:
    """The scene killed at random moments, as many *times*."""
    chance = random.Random(seed)
    seconds = _LONG if scene.endless else min(_once(scene, start, place)[0].seconds for _ in range(3))
    for _ in range(times):
        yield _once(scene, start, place, after=moments(chance, seconds))


def _once(
    scene: Scene, start: Path, place: Path, *, at_step: int | None = None, after: float | None = None
) -> tuple[Ended, list[str]]:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(start, place)
    folder = WorkbookFolder(place)
    ended = run_and_kill(lambda tell: scene.act(folder, tell), at_step=at_step, after=after)
    if ended.fault:
        return ended, []
    try:
        return ended, list(scene.check(folder, ended.told, not ended.killed))
    except Exception as error:  # what a person would meet as a traceback is a problem of its own
        return ended, [f"{type(error).__name__} after it: {error}"]


def main(arguments: list[str]) -> int:
    """Run the command; 0 where every promise held."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos kills", description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=2000, help="kills at random moments, over all scenes together")
    parser.add_argument("--only", action="append", choices=sorted(SCENES), help="only this scene (may be repeated)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    names = options.only or list(SCENES)
    total = Figures()
    for name in names:
        with tempfile.TemporaryDirectory(dir=fast_place()) as made:
            figures = _figures(SCENES[name], Path(made), max(1, options.times // len(names)), options.seed)
        print(f"{name:14} {figures.kills:6} kills in {figures.runs} runs, {figures.told} told as done", flush=True)
        for problem, count in figures.problems.items():
            print(f"    {count} times: {problem}")
        total.kills, total.told = total.kills + figures.kills, total.told + figures.told
        total.problems |= figures.problems
    print(f"Together       {total.kills:6} kills, {total.told} told as done, {len(total.problems)} kinds of problem")
    return 1 if total.problems else 0


def _figures(scene: Scene, made: Path, times: int, seed: int) -> Figures:
    start, place, figures = made / "start", made / "Power Shifting Workbook", Figures()
    start.mkdir()
    scene.prepare(WorkbookFolder(start))
    for ended, problems in [] if scene.endless else at_every_step(scene, start, place):
        figures.add(ended, problems)
    for ended, problems in at_any_moment(scene, start, place, times, seed):
        figures.add(ended, problems)
    return figures
