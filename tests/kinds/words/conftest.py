"""The browser that opens files from disk, for the page and the picture of a cloud."""

from tests.documents.conftest import opens

__all__ = ["opens"]
