"""The browsers the map is tested in: pages opened from disk, and the light harness of the cards."""

from tests.documents.conftest import opens
from tests.ui.widgets.conftest import chromium, desk

__all__ = ["chromium", "desk", "opens"]
