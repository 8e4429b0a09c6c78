"""What is printed is short first: a review of a year, and two cards for somebody with ten minutes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from powerkit.deck import Deck
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook
from powerkit.resources import examples_folder

from .paper import on_paper


@pytest.fixture
def year(tmp_path: Path, deck: Deck) -> Iterator[Logbook]:
    with Logbook.open(tmp_path / "logbook.sqlite3") as opened:
        fill(read_items(examples_folder() / "year.json"), deck, opened, client="test")
        yield opened


def test_a_review_and_a_copy_are_no_longer_than_they_may_be_before_their_appendix(deck: Deck, year: Logbook) -> None:
    found = list(on_paper(deck, year, word=False))
    assert [(item.what, item.before) for item in found if item.before > item.most] == []
    assert all(item.before < item.whole for item in found), "the appendix is there"
