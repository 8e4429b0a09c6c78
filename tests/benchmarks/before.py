"""Whether the log book is slower than at an earlier commit: both trees work in one run, by turns, on the same machine.

``python -m tests.benchmarks.before 5372ec2`` prints, for opening (twice), saving and searching, the milliseconds of
both, the ratio of these medians, and the median of the ratios of neighbouring turns. Each tree runs in a process of its
own with this environment's packages. What a person waits for, the *first* opening and search of a process, is timed in
a new process for each turn, once its modules are loaded.

Each save adds a piece to the index of words, until SQLite joins them; a search takes 30 microseconds with two pieces
and 65 with 17, in either tree, and the two trees' pieces are joined at different saves. Before each turn of searches a
version is therefore saved, untimed, so that the turns meet all numbers of pieces. Both trees must find as many entries.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TURNS = {"open": 20, "saved": 20, "touched": 20, "save": 10, "search": 100, "search, none": 100}
"""What is timed, and how often in one turn: enough that a turn takes some 20 milliseconds.

A log book is opened as one that nothing wrote to since this process opened it last, as one that another window *saved*
a draft in, and as one that another program *touched*: that one is looked through, whatever it costs.
"""

FIRST = ("first open", "first search", "first search, rare")
"""What is timed in a process that has done nothing yet: a search for a usual word, and one for words few hold."""
SEARCHED = {
    "search": "street turn39",
    "search, none": "street turnx",
    "first search": "street",
    "first search, rare": "street turn39",
}
"""The words searched for: 15 entries hold the usual one, five hold both of the rare ones, and none the last."""


class Tree:
    """A process that runs one tree's own code, and does one turn of what it is asked."""

    def __init__(self, source: Path) -> None:
        command = [sys.executable, str(Path(__file__).resolve()), "--work"]
        self._environment = os.environ | {"PYTHONPATH": str(source), "PYTHONSAFEPATH": "1"}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self._environment
        )
        where, self._logbook = self._answer(), self._answer()
        if Path(where).resolve() != (source / "powerkit").resolve():
            raise SystemExit(f"The code of {where} would be timed, and not that of {source}.")

    def turn(self, name: str) -> tuple[float, float, int]:
        """One turn: milliseconds by the clock and by the processor, for each time; and how many entries were found."""
        if name in FIRST:
            command = [sys.executable, str(Path(__file__).resolve()), "--first", name, self._logbook]
            done = subprocess.run(command, capture_output=True, text=True, env=self._environment, check=True)
            return _told(done.stdout)
        assert self._process.stdin is not None
        self._process.stdin.write(name + "\n")
        self._process.stdin.flush()
        return _told(self._answer())

    def close(self) -> None:
        """End the process."""
        self._process.communicate("")

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


def _told(line: str) -> tuple[float, float, int]:
    clock, processor, found = line.split()
    return float(clock), float(processor), int(found)


def main(arguments: list[str]) -> int:
    """Time this tree against a commit; see the module."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.before", description=__doc__)
    parser.add_argument("commit", help="the commit to compare with")
    parser.add_argument("--turns", type=int, default=60, help="how many turns of each (60)")
    names = (*TURNS, *FIRST)
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME", help=", ".join(names))
    asked = parser.parse_args(arguments)
    from tests.benchmarks.against import tree_of  # a tree's own process has none of our tests

    with ExitStack() as stack:
        trees = [Tree(source) for source in (stack.enter_context(tree_of(asked.commit, ROOT)), ROOT)]
        for tree in trees:
            stack.callback(tree.close)
        print(
            f"milliseconds: {asked.commit} / this tree, by the clock (by the processor)   "
            "ratio of these, of neighbouring turns"
        )
        for name in asked.only:
            taken = _by_turns(trees, name, asked.turns)
            ratio = statistics.median(now[0] / before[0] for before, now in taken)
            before, now = (
                tuple(map(statistics.median, zip(*(turn[n] for turn in taken), strict=True))) for n in (0, 1)
            )
            times = f"{before[0]:.3f} / {now[0]:.3f} ({before[1]:.3f} / {now[1]:.3f})"
            ratios = f"{now[0] / before[0]:.3f} ({now[1] / before[1]:.3f})   {ratio:.3f}"
            print(f"{name:20}{times}   {ratios}", flush=True)
    return 0


def _by_turns(
    trees: list[Tree], name: str, turns: int
) -> list[tuple[tuple[float, float, int], tuple[float, float, int]]]:
    """What each turn took in the earlier tree and in this one. They take turns at going first."""
    found = []
    for number in range(turns):
        order = (0, 1) if number % 2 else (1, 0)
        took = {index: trees[index].turn(name) for index in order}
        if took[0][2] != took[1][2]:
            raise SystemExit(f"{name}: the earlier tree found {took[0][2]} entries, and this one {took[1][2]}.")
        found.append((took[0], took[1]))
    return found


def _work() -> None:
    """What the process of a tree does: a log book of 200 versions, and one turn for each line it is told."""
    import powerkit
    from powerkit.logbook import Logbook

    model: Any = import_module("powerkit.logbook.model" if find_spec("powerkit.logbook.model") else "powerkit.entry")

    print(Path(str(powerkit.__file__)).parent, flush=True)
    sentence = "We walked down the high street with people who live there and wrote what they saw and we did not. "
    views = [{"_id": f"r{row}", "topic": f"Topic {row}", "mine": sentence, "theirs": sentence} for row in range(8)]
    fields = [{"id": f"field{n}", "kind": "text", "label": sentence, "options": []} for n in range(10)]

    def version(card: str, community: str, turn: int) -> Any:
        return model.NewVersion(
            card,
            community,
            answers={"views": views, "learnt": sentence * 5, "turn": turn},
            wording={"title": "Changing your perspective", "summary": sentence, "fields": fields},
            words=f"{sentence * 21} turn{turn}",
            actions=(model.NewAction("action", "Ask two people what changed", who="the group", how="They say so"),),
        )

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "logbook.sqlite3"
        print(path, flush=True)
        with Logbook.open(path) as book:
            for number in range(1, 41):
                for card in ("1.1", "2.1", "3.1", "4.1", "5.1"):
                    book.save_version(version(card, f"community {number % 3}", number), client=card, number=number)
            numbers = iter(range(1, 1_000_000))

            def save() -> None:
                number = next(numbers)
                book.save_version(version("6.1", "", number), client="6.1", number=number)

            def draft() -> None:
                number = next(numbers)
                book.put_draft("6.1", "learnt", sentence, client="6.1", number=number)

            time.sleep(2.5)  # a log book at rest: its times tell each change from the one before
            first: dict[str, Callable[[], object]] = {"saved": draft, "touched": lambda: os.utime(path)}
            work: dict[str, Callable[[], object]] = {
                "open": lambda: Logbook.open(path).close(),
                "save": save,
                "search": lambda: book.search(SEARCHED["search"]),
                "search, none": lambda: book.search(SEARCHED["search, none"]),
            }
            for line in sys.stdin:
                name = line.strip()
                taken = [0.0, 0.0]
                if name in SEARCHED:
                    save()
                for _ in range(TURNS[name]):
                    first.get(name, int)()
                    clock, processor = time.perf_counter(), time.process_time()
                    work.get(name, work["open"])()
                    taken[0] += time.perf_counter() - clock
                    taken[1] += time.process_time() - processor
                found = len(book.search(SEARCHED.get(name, "street")))
                print(*(seconds / TURNS[name] * 1000 for seconds in taken), found, flush=True)


def _first(name: str, path: Path) -> None:
    """What a process does that times one thing, which it does for the first time."""
    from powerkit.logbook import Logbook

    datetime.strptime("2026", "%Y")  # an earlier tree reads dates so, and what this loads is not opening
    book = None if name == "first open" else Logbook.open(path)
    found: list[Any] = []
    clock, processor = time.perf_counter(), time.process_time()
    if book is None:
        book = Logbook.open(path)
    else:
        found = book.search(SEARCHED[name])
    print((time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000, len(found))
    book.close()


if __name__ == "__main__":
    if sys.argv[1:] == ["--work"]:
        _work()
    elif sys.argv[1:2] == ["--first"]:
        _first(sys.argv[2], Path(sys.argv[3]))
    else:
        sys.exit(main(sys.argv[1:]))
