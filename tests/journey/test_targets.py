"""A leader's way through the real workbook keeps within its numbers: pages, presses, letters, links that land."""

from pathlib import Path

import pytest

from powerkit.deck import Deck
from tests.journey.targets import targets
from tests.one_browser import one_browser

pytestmark = pytest.mark.browser


@pytest.mark.usefixtures("real_workbook")
def test_pages_and_presses_keep_within_their_bounds_empty_and_filled_on_a_laptop_and_a_phone(
    deck: Deck, tmp_path: Path
) -> None:
    """`tests.journey.measure` prints each figure, and lands on all cards; here it is one of sixteen."""
    figures = list(targets(one_browser(), deck, tmp_path, each=16))
    assert len(figures) > 30
    assert [str(figure) for figure in figures if figure.beyond] == []
