"""What the tests of the page's Python side share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from powerkit.text.catalogue import used
from tests.languages import PSEUDO
from tests.python_words import Speaking


@pytest.fixture
def speaking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Speaking]:
    """All that the workbook says, in a language made up for tests."""
    with used(PSEUDO):
        made = Speaking(tmp_path, monkeypatch)
        yield made
        made.book.close()
