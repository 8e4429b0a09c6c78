"""The browser a ranking's page is tested in, and a workbook with a deck of its own."""

from tests.journeys.conftest import browser, start_book
from tests.ui.widgets.conftest import chromium, desk

__all__ = ["browser", "chromium", "desk", "start_book"]
