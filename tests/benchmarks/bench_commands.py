"""What a command costs beside Python that does nothing, by the processor (Unix). Run: pytest -m benchmark -s -n 0."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from powerkit.logbook import Logbook
from powerkit.logbook.model import NewVersion

from .figures import in_turns, paired, told

pytestmark = pytest.mark.benchmark

ENTRIES = 1_000
PEER = "python -c pass"
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def of_children() -> float:
    """The seconds that processes begun here, and ended, took of the processor."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def calls(book: Path) -> list[Callable[[int], object]]:
    """Python that does nothing, then a command's help and the list of a log book."""
    environment = {**os.environ, "POWERKIT_WORKBOOK": str(book)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled, as on a person's machine
    words = (["-c", "pass"], ["-m", "powerkit", "--help"], ["-m", "powerkit", "log"])
    return [partial(_call, [sys.executable, *given], environment) for given in words]


def _call(command: list[str], environment: dict[str, str], _: int) -> None:
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)


def test_a_command_costs_no_more_than_some_starts_of_python(tmp_path: Path) -> None:
    with Logbook.open(tmp_path / "logbook.sqlite3") as book:
        saved = (START + timedelta(minutes=number) for number in range(ENTRIES))
        news = [NewVersion(f"note.{number:x}", words="a walk", saved=at) for number, at in enumerate(saved)]
        book.save_versions(news, client="fill")
    nothing, shown, listed = in_turns(15, *calls(tmp_path), warm=2, clock=of_children)
    told(
        paired("powerkit --help", shown, nothing, PEER, most=10),
        paired(f"powerkit log with {ENTRIES:,} entries", listed, nothing, PEER, most=25),
    )
