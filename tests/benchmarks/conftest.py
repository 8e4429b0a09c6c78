"""What the benchmarks in a browser share: one Chromium, since Playwright can be started only once in a process."""

import pytest
from playwright.sync_api import Browser

from tests.one_browser import one_browser


@pytest.fixture
def browser() -> Browser:
    """The browser of the run. A context for a page as people get it is made with ``stepwise=True``."""
    return one_browser()
