"""What the benchmarks in a browser share: one Chromium, since Playwright can be started only once in a process."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.one_browser import one_browser


@pytest.fixture
def browser() -> Browser:
    """The browser of the run. A context for a page as people get it is made with ``stepwise=True``."""
    return one_browser()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Load no benchmark that will not run: their peers (matplotlib, wordcloud) take long, in each process of a run."""
    asked = str(config.option.markexpr)
    runs = "benchmark" in asked and "not benchmark" not in asked
    return True if collection_path.name.startswith("bench_") and not runs else None
