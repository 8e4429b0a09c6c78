"""A headless Chromium and a workbook that really runs; no page may ask any other host for anything."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, BrowserContext, Page  # noqa: E402

from tests.one_browser import one_browser  # noqa: E402

from .guest_support import running_in  # noqa: E402
from .mode_support import RunningWorkbook  # noqa: E402

HOST = os.environ.get("POWERKIT_HOST", "")
"""What the shared workbook runs in: "jupyterlab" for a stock one, "jupyterhub" for a Hub, else its own server."""

FIRST = "01-we-know-our-people.ipynb"


@pytest.fixture(scope="session")
def browser() -> Browser:
    return one_browser()


@pytest.fixture(scope="session")
def one_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningWorkbook]:
    """The one running workbook of this process, open at capability 1: the files of journeys have it by turns."""
    with running_in(HOST)(tmp_path_factory.mktemp("shared") / "My workbook", start=FIRST) as book:
        yield book


@pytest.fixture(scope="module")
def shared_book(one_book: RunningWorkbook) -> Iterator[RunningWorkbook]:
    """The running workbook, empty, for all tests of a file; what they write stays until the file's end."""
    one_book.empty()
    yield one_book
    assert one_book.foreign == []


@pytest.fixture
def fresh_book(shared_book: RunningWorkbook) -> Iterator[RunningWorkbook]:
    """The `shared_book`, for a test that may write, stop, kill or stall it: the next finds it running and empty."""
    yield shared_book
    shared_book.begin_again()


@pytest.fixture(scope="module")
def window(shared_book: RunningWorkbook, browser: Browser) -> BrowserContext:
    """One browser for all tests of a file, which has JupyterLab's scripts already: a page opens twice as fast in it."""
    return shared_book.context(browser)


@pytest.fixture
def tab(shared_book: RunningWorkbook, window: BrowserContext) -> Iterator[Callable[..., Page]]:
    """Open a notebook of the `shared_book` in the `window`; each tab is closed when the test ends."""

    def open_tab(name: str = "", ready: bool = True) -> Page:
        return shared_book.page(window, name, ready)

    yield open_tab
    for page in window.pages:
        page.close()


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
    return start_book(start=FIRST)
