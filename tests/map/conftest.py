"""The browser that opens files from disk, for the page of a map."""

from tests.export.conftest import opens

__all__ = ["opens"]
