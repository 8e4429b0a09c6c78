"""Keeps every test away from the person's own home and workbook, and gives the deck and log books to test with."""

import gc
import itertools
import os
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from powerkit.deck import Deck
from powerkit.logbook import Logbook
from tests.many import examples
from tests.material import NOW, deck_tables, write_deck
from tests.new_books import copied
from tests.shipped import read_once, shipped_deck
from tests.speeds import SLOWEST_FIRST, begin, on_request, speed_of

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # seconds to import; the server goes without it
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("here", deadline=None, max_examples=examples(30), suppress_health_check=_SLOW)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Let no rubbish be looked for among 8,000 tests: a million objects that stay to the end, in each process."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(10_000)
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test its speed, and start what takes longest first, so that no process is left alone at the end."""
    for item in items:
        if not on_request(item):
            item.add_marker(speed_of(item))
    items.sort(key=lambda item: SLOWEST_FIRST.index(speed_of(item)))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let a test start what its speed allows, and nothing slower."""
    begin(item)


def pytest_xdist_auto_num_workers() -> int:
    """Two processes for each processor, and no more than six: one that waits for a page leaves it to the other.

    Each collects all tests, and starts a browser and a workbook of its own: 15 processor seconds.
    """
    return min(6, (os.cpu_count() or 1) * 2)


_OURS = ("POWERKIT_WORKBOOK", "POWERKIT_DECK", "ONEDRIVE")


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder with nothing in it, for the whole run: also for what a session starts, and for its children."""
    place = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in _OURS:
            patch.delenv(name, raising=False)
        patch.setenv("HOME", str(place))
        patch.setenv("USERPROFILE", str(place))
        patch.setenv("POWERKIT_WORKBOOK", str(place / "a workbook of the tests"))
        yield place


_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def workbook_folder(home: Path) -> Iterator[Path]:
    """A workbook folder of this test alone; nothing is there until something makes it."""
    # Counted here: pytest's own mktemp looks through the folders of all tests before.
    place = home.parent / "tests" / str(next(_numbers)) / "Workbook"
    place.parent.mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POWERKIT_WORKBOOK", str(place))
        yield place


@pytest.fixture(scope="session")
def real_workbook() -> None:
    """Asked for by a fixture that starts a `RunningWorkbook` itself: its tests are journeys."""


@pytest.fixture(scope="session", autouse=True)
def one_deck() -> Iterator[None]:
    """The deck that comes with the workbook is read once, however often it is loaded."""
    with read_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def one_new_book() -> Iterator[None]:
    """A new log book is made step by step once, and copied from then on."""
    with copied():
        yield


@pytest.fixture(scope="session")
def deck() -> Deck:
    """The deck that comes with the workbook."""
    return shipped_deck()


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """An empty log book whose clock stands still at `NOW`."""
    with Logbook.open(tmp_path / "logbook.sqlite3", now=lambda: NOW, new_id=lambda: "the workbook") as opened:
        yield opened


@pytest.fixture
def small_deck(tmp_path: Path) -> Callable[..., Path]:
    """Write a sound deck of two capabilities into a folder of its own, with what is given in place of a file.

    ``small_deck(change)`` lets *change* alter the tables first; ``small_deck(files={"name": bytes})`` puts files there.
    """
    made: list[Path] = []

    def write(
        change: Callable[[dict[str, Any]], object] | None = None, files: Mapping[str, bytes] | None = None
    ) -> Path:
        tables = deck_tables()
        if change is not None:
            change(tables)
        made.append(tmp_path / f"deck {len(made) + 1}")
        write_deck(made[-1], tables)
        for name, content in (files or {}).items():
            (made[-1] / name).write_bytes(content)
        return made[-1]

    return write
