"""A table on the page, walked at random: each cell holds what was last put there; undo takes back just its step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from powerkit.widgets.join import FIRST, KINDS, joined
from tests.many import examples
from tests.one_browser import one_browser

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
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
    context = one_browser().new_context()
    made = context.new_page()
    made.add_script_tag(content=joined((*FIRST, "text.js", "choice.js", *KINDS["table"])))
    for name in ("walk.js", "table.js"):
        made.add_script_tag(content=(HERE / name).read_text(encoding="utf-8"))
    yield made
    context.close()


def said(walk: list[dict[str, Any]], number: int) -> str:
    """What was done up to a step."""
    return "\n".join(f"{one['way']} {one['what']}" for one in walk[: number + 1])


def test_a_table_holds_what_the_steps_put_there_and_nothing_else(page: Page) -> None:
    walks = page.evaluate(
        "async ([field, count, steps]) => {"
        " const found = []; for (let n = 0; n < count; n += 1) found.push(await walkTable(field, n, steps));"
        " return found; }",
        [FIELD, WALKS, STEPS],
    )
    for seed, walk in enumerate(walks):
        for number, step in enumerate(walk):
            assert step["answer"] == step["wanted"], f"kept, walk {seed}:\n{said(walk, number)}"
            assert step["seen"] == step["stands"], f"shown, walk {seed}:\n{said(walk, number)}"
    assert sum(map(len, walks)) > WALKS * STEPS / 2
