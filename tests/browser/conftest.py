"""A headless Chromium and a workbook that really runs; no page may ask any other host for anything."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser  # noqa: E402

from tests.one_browser import one_browser  # noqa: E402

from .mode_support import RunningWorkbook  # noqa: E402


@pytest.fixture(scope="session")
def browser() -> Browser:
    return one_browser()


@pytest.fixture
def start_book(tmp_path: Path) -> Iterator[Callable[..., RunningWorkbook]]:
    """Start a workbook in a folder of its own; at the end it stops, and nothing may have asked another host."""
    books: list[RunningWorkbook] = []

    def start(folder: Path | None = None, **given: Any) -> RunningWorkbook:
        books.append(RunningWorkbook(folder or tmp_path / "My workbook", **given).start())
        return books[-1]

    yield start
    for book in books:
        book.__exit__()
    assert [url for book in books for url in book.foreign] == []


@pytest.fixture
def book(start_book: Callable[..., RunningWorkbook]) -> RunningWorkbook:
    """A new workbook, open at capability 1."""
    return start_book(start="01-we-know-our-people.ipynb")
