"""The browser the page of somebody's story is tested in."""

from tests.ui.widgets.conftest import chromium, desk

__all__ = ["chromium", "desk"]
