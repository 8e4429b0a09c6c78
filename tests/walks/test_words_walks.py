"""Words on the page, walked at random: the list holds the words that were given, said by as many as were counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from powerkit.ui.queries import tell
from tests.kinds.map.page_support import field_of
from tests.many import examples
from tests.walks.walking import steps_of, walking_page

pytestmark = pytest.mark.browser
STEPS = 30
WALKS = examples(2)
WORDS = field_of("1.3", "words")


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page with the scripts of words on it, the walk, and the workbook that answers."""

    def told(what: str, given: Any) -> dict[str, Any]:
        return tell(WORDS.kind, what, given, lambda: ())

    for made in walking_page(("kinds/words/index.js",), "words.js"):
        made.expose_function("tellWords", told)
        yield made


def test_words_are_those_given_and_counted_as_they_were_counted(page: Page) -> None:
    field = {**WORDS.page(), "kind": "words", "id": "words", "label": "Words"}
    for step in steps_of(page, "walkWords", field, walks=WALKS, steps=STEPS):
        assert step["rows"] == step["wanted"], f"kept, {step.told}"
        assert step["seen"] == step["stands"], f"shown, {step.told}"
