"""Cuts the power while the log book is changed, and counts what was lost.

``python -m tests.chaos power --times 200`` runs each scene once under ``strace``, and then makes, for moments all along
it, a disk as a power cut may leave it. Every promise is looked at on each. It needs Linux with ``strace``.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from powerkit.logbook.workspace import WorkbookFolder
from tests.chaos.disk import Disk
from tests.chaos.figures import Outcome, fast_place, run_scenes
from tests.chaos.killing import Ended
from tests.chaos.scenes import SCENES, Scene
from tests.chaos.tracing import Call, NoTracer, Replay, traced

_ROOT = Path(__file__).parents[2]
_SAID = "told:"
_ACT = """
import os, sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from powerkit.logbook.workspace import WorkbookFolder
from tests.chaos.scenes import SCENES

class Enough(Exception):
    pass

left = int(sys.argv[4])

def tell(line):
    global left
    os.write(1, ("told:" + line).encode())
    left -= 1
    if left == 0:
        raise Enough

try:
    SCENES[sys.argv[1]].act(WorkbookFolder(Path(sys.argv[2])), tell)
except Enough:
    pass
"""


def cuts(name: str, start: Path, place: Path, times: int, seed: int, told: int = 20) -> Iterator[Outcome]:
    """The scene of that *name*, its power cut at as many moments; an endless one ends after so much was *told*.

    Raises:
        NoTracer: ``strace`` is not here.
    """
    chance, scene = random.Random(seed), SCENES[name]
    with tempfile.TemporaryDirectory(dir=fast_place()) as made:
        # The same path each time: what the calls name is what is made anew.
        root = Path(made).resolve() / "workbook"
        shutil.copytree(start, root)
        calls = list(traced(_ACT, name, str(root), str(_ROOT), str(told)))
    changing = [at for at, call in enumerate(calls) if call.name not in ("open", "openat", "lseek", "close")]
    for _ in range(times):
        yield _cut(scene, calls[: chance.choice(changing) + 1], root, start, place, chance)


def _cut(scene: Scene, calls: list[Call], root: Path, start: Path, place: Path, chance: random.Random) -> Outcome:
    disk = Disk(start)
    replay = Replay(disk, root)
    told = []
    for call in calls:
        said = next((part for part in call.parts[1:] if isinstance(part, bytes)), b"").decode(errors="replace")
        if call.name == "write" and said.startswith(_SAID):
            told.append(said.removeprefix(_SAID))
        replay.do(call)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    disk.after_cut(chance, place)
    try:
        problems = list(scene.check(WorkbookFolder(place), tuple(told), False))
    except Exception as error:  # what a person would meet as a traceback is a problem of its own
        problems = [f"{type(error).__name__} after it: {error}"]
    return Ended(tuple(told), True, 0.0), problems


def main(arguments: list[str]) -> int:
    """Run the command; 0 where every promise held."""
    try:
        return run_scenes(arguments, "power", __doc__, "cuts", 210, cuts)
    except NoTracer:
        print("This needs Linux with strace, which Debian has as the package strace.", file=sys.stderr)
        return 2
