"""The browser of the card's page tests, for the looks of tables."""

from tests.ui.widgets.conftest import chromium, desk

__all__ = ["chromium", "desk"]
