"""Rows on the page, walked at random: each cell holds what was last put there; undo takes back just its step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from powerkit.kinds.columns import Column
from powerkit.kinds.rows import Rows
from powerkit.kinds.table.kind import TableOfRows
from powerkit.ui.queries import tell
from tests.kinds.map.page_support import field_of
from tests.many import examples, rest_long
from tests.walks.walking import steps_of, walking_page

pytestmark = pytest.mark.browser
STEPS = 40
WALKS = examples(2)
FIELD = {
    "kind": "table",
    "id": "table",
    "label": "Table",
    "row": "line",
    "shown": "table",
    "columns": [{"id": word, "label": word, "type": "text", "hint": "", "options": []} for word in ("what", "whose")],
}


WALKED = {
    "table": FIELD,
    "moments": {**field_of("3.1", "moments").page(), "kind": "table", "id": "moments", "label": "Moments"},
    "voices": {**field_of("5.3", "voices").page(), "kind": "table", "id": "voices", "label": "Voices"},
    "several people": {
        **FIELD,
        "kind": "also",
        "columns": [{"id": "part", "type": "text"}, {"id": "words", "type": "long"}],
    },
}


KINDS_OF = {
    "table": TableOfRows(Rows("line", (Column("what", "what"), Column("whose", "whose")))),
    "moments": field_of("3.1", "moments").kind,
    "voices": field_of("5.3", "voices").kind,
}


def told(look: str, what: str, given: Any) -> dict[str, Any]:
    """What the workbook answers to a question about rows."""
    return tell(KINDS_OF[look], what, given, lambda: ())


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page with the scripts of all that is written in rows, and the walk."""
    tables = (f"kinds/table/{name}index.js" for name in ("", "views/moments/", "views/voices/"))
    for made in walking_page(("card/group_answers.js", *tables), "table.js"):
        made.expose_function("tellRows", told)
        yield made


@pytest.mark.parametrize("look", rest_long(WALKED))
def test_rows_hold_what_the_steps_put_there_and_nothing_else(page: Page, look: str) -> None:
    for step in steps_of(page, "walkTable", WALKED[look], walks=WALKS, steps=STEPS):
        assert step["answer"] == step["wanted"], f"kept, {step.told}"
        assert step["seen"] == step["stands"], f"shown, {step.told}"
