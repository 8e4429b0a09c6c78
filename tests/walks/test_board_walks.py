"""Boards on the page, walked at random: each item is where it was put last, and says what was written of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.kinds.map.page_support import field_of
from tests.many import examples, rest_long
from tests.ui.widgets.board_support import BOARDS
from tests.walks.walking import steps_of, walking_page

pytestmark = pytest.mark.browser
STEPS = 40
WALKS = examples(2)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page with the scripts of a board on it, and the walk."""
    yield from walking_page(("kinds/board/index.js",), "board.js")


@pytest.mark.parametrize("card", rest_long(BOARDS))
def test_a_board_holds_what_the_steps_put_there_and_nothing_else(page: Page, card: str) -> None:
    field = {**field_of(card, BOARDS[card]).page(), "kind": "board", "id": "board", "label": "Board"}
    for step in steps_of(page, "walkBoard", field, walks=WALKS, steps=STEPS):
        assert step["answer"] == step["wanted"], step.told
        assert step["seen"] == step["stands"], step.told
