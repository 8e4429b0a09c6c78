"""A table on the page, walked at random: each cell holds what was last put there; undo takes back just its step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from powerkit.widgets.join import KINDS
from tests.many import examples
from tests.walks.walking import steps_of, walking_page

pytestmark = pytest.mark.browser
STEPS = 50
WALKS = examples(12)
FIELD = {
    "kind": "table",
    "id": "table",
    "label": "Table",
    "row": "line",
    "shown": "table",
    "columns": [{"id": one, "label": one, "type": "text", "hint": "", "options": []} for one in ("what", "whose")],
}


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page with the scripts of a table on it, and the walk."""
    yield from walking_page(KINDS["table"], "table.js")


def test_a_table_holds_what_the_steps_put_there_and_nothing_else(page: Page) -> None:
    for step in steps_of(page, "walkTable", FIELD, walks=WALKS, steps=STEPS):
        assert step["answer"] == step["wanted"], f"kept, {step.told}"
        assert step["seen"] == step["stands"], f"shown, {step.told}"
