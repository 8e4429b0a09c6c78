"""The sketch alone on a page: the card's own scripts, and its marks in step with Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

import powerkit
from tests.many import rest_long
from tests.ui.widgets.conftest import chromium, desk  # noqa: F401  (fixtures)
from tests.ui.widgets.harness import Desk
from tests.ui.widgets.words_support import findings

from .test_word_cloud_page import shown

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]


@pytest.mark.parametrize("width", rest_long([320, 1000]))
def test_what_is_put_in_on_the_page_is_in_its_marks_at_once(desk: MakeDesk, width: int) -> None:  # noqa: F811
    sketch: Any = powerkit.Sketch()
    page = shown(desk, sketch, width)
    page.get_by_role("radio", name="Box", exact=True).check(force=True)
    page.get_by_role("button", name="Put in a box").click()
    page.get_by_label("Its words").fill("The team")
    expect(page.get_by_role("option", name="Box “The team” in the middle")).to_have_count(1)
    page.get_by_label("Describe your picture in words").fill("The team, alone.")
    expect(page.get_by_role("button", name="Undo", exact=True)).to_have_attribute("aria-disabled", "false")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert findings(page) == []
    assert sketch.describe() == "box “The team” in the middle"
    assert sketch.words == "The team, alone."
