"""A log book in a folder of its own, and a clock the test sets."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from powerkit.logbook import Logbook


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "logbook.sqlite3"


@pytest.fixture
def book(path: Path, clock: Clock) -> Iterator[Logbook]:
    with Logbook.open(path, now=clock, new_id=lambda: "a workbook") as opened:
        yield opened
