"""The browser the page of somebody's story is tested in."""

from tests.widgets.conftest import chromium, desk

__all__ = ["chromium", "desk"]
