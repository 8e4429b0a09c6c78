"""The browser the photo's page is tested in."""

from tests.ui.widgets.conftest import chromium, desk

__all__ = ["chromium", "desk"]
