"""The three speeds of tests, told by what a test uses: ``pytest -m fast``, ``-m page``, ``-m journey``."""

from __future__ import annotations

import pytest

SLOWEST_FIRST = ("journey", "page", "fast")
REAL = {"shared_book", "start_book", "real_workbook"}
"""Fixtures that start the real workbook, Jupyter and all."""
IN_A_BROWSER = {"browser", "chromium", "opens"}
"""Fixtures that start Chromium."""

_now = {"speed": "journey", "test": ""}


ON_REQUEST = ("benchmark", "long")
"""Marks of tests that run only when asked for by name: they have no speed."""


def speed_of(item: pytest.Item) -> str:
    """The speed a test says it has, or the one that goes with what it uses."""
    marks = {mark.name for mark in item.iter_markers()}
    for speed in SLOWEST_FIRST:
        if speed in marks:
            return speed
    used = set(getattr(item, "fixturenames", ()))
    if used & REAL or "notebook" in marks or item.path.parent.name == "journeys":
        return "journey"
    return "page" if used & IN_A_BROWSER or "browser" in marks else "fast"


def on_request(item: pytest.Item) -> bool:
    """Whether a test runs only when its mark is asked for."""
    return any(mark.name in ON_REQUEST for mark in item.iter_markers())


def begin(item: pytest.Item) -> None:
    """Note which test runs in this process now."""
    _now.update(speed="journey" if on_request(item) else speed_of(item), test=item.nodeid)


def running() -> str:
    """The test that runs in this process now, by its file and name."""
    return _now["test"]


def needs(speed: str) -> None:
    """Called by what is only for tests of this *speed* or a slower one; a faster test fails."""
    if SLOWEST_FIRST.index(_now["speed"]) > SLOWEST_FIRST.index(speed):
        pytest.fail(f"{_now['test']} is a {_now['speed']} test and starts what only a {speed} test may: mark it")
