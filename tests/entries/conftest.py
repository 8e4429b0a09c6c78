"""A log book of made-up people in a workbook folder of its own, and a clock that the test sets."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.resources import notebooks_folder

ACTION = {"what": "Ask Ana Example about the crossing", "who": "Ana Example", "when": "2026-03-29"}


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 14, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.time += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path) -> WorkbookFolder:
    made = WorkbookFolder(tmp_path / "Workbook")
    prepare(made, notebooks_folder())
    return made


@pytest.fixture
def book(folder: WorkbookFolder, clock: Clock, deck: Deck) -> Iterator[Logbook]:
    """A log book with one entry of card 1.1 that ends with `ACTION`, shared with nobody."""
    with Logbook.open(folder.logbook, backups=folder.backups, now=clock, new_id=lambda: "a-workbook") as opened:
        given = {"changing": "The crossing matters to Ana.", "action": ACTION}
        fill([{"card": "1.1", "community": "Mill Bank", "answers": given}], deck, opened, client="first")
        yield opened
