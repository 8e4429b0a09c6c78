"""A sketch on the page, walked at random: the parts are those put in, as written; undo takes back one step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.kinds.map.page_support import field_of
from tests.many import examples
from tests.walks.walking import steps_of, walking_page

pytestmark = pytest.mark.browser
STEPS = 30
WALKS = examples(2)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page with the scripts of a sketch on it, and the walk."""
    yield from walking_page(("kinds/sketch/index.js",), "sketch.js")


def test_a_sketch_holds_what_the_steps_put_there_and_nothing_else(page: Page) -> None:
    field = {**field_of("10.3", "picture").page(), "id": "picture", "label": "Picture"}
    for step in steps_of(page, "walkSketch", field, walks=WALKS, steps=STEPS):
        held = [{"kind": mark["kind"], "text": mark.get("text", "")} for mark in step["answer"]]
        assert held == step["marks"], step.told
        assert step["answer"] == step["drawn"], step.told
        assert step["words"] == step["said"], step.told
