"""Kills each way of changing the log book, at each of its steps and at any moment, and counts what was lost.

``python -m tests.chaos kills --times 2000`` prints, for each, how often it was killed, how much had been told as saved,
and every promise that did not hold.
"""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from powerkit.logbook.workspace import WorkbookFolder
from tests.chaos.figures import Outcome, run_scenes
from tests.chaos.killing import moments, run_and_kill
from tests.chaos.scenes import SCENES, Scene

_LONG = 0.4
"""Seconds after which an endless act is killed at the latest."""


def at_every_step(scene: Scene, start: Path, place: Path, most: int = 10_000) -> Iterator[Outcome]:
    """The scene killed before its first file step, its second, and so on, until it comes to its end unkilled."""
    for step in range(most):
        ended, problems = _once(scene, start, place, at_step=step)
        yield ended, problems
        if not ended.killed:
            return


def at_any_moment(scene: Scene, start: Path, place: Path, times: int, seed: int) -> Iterator[Outcome]:
    """The scene killed at random moments, as many *times*."""
    chance = random.Random(seed)
    seconds = _LONG if scene.endless else min(_once(scene, start, place)[0].seconds for _ in range(3))
    for _ in range(times):
        yield _once(scene, start, place, after=moments(chance, seconds))


def _once(scene: Scene, start: Path, place: Path, *, at_step: int | None = None, after: float | None = None) -> Outcome:
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


def kills(name: str, start: Path, place: Path, times: int, seed: int) -> Iterator[Outcome]:
    """The scene of that *name* killed at each of its steps, if it has an end, and then at any moment."""
    scene = SCENES[name]
    if not scene.endless:
        yield from at_every_step(scene, start, place)
    yield from at_any_moment(scene, start, place, times, seed)


def main(arguments: list[str]) -> int:
    """Run the command; 0 where every promise held."""
    return run_scenes(arguments, "kills", __doc__, "kills", 2000, kills)
