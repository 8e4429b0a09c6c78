"""The board alone on a page: the card's own scripts, and its items in step with Python."""

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
def test_what_is_moved_on_the_page_is_in_its_items_at_once(desk: MakeDesk, width: int) -> None:  # noqa: F811
    board: Any = powerkit.Board({"Classes": "Now"}, zones=["Now", "Later"], arrangement="stages", marks=["Mine"])
    page = shown(desk, board, width)
    page.locator(".pk-token-main").click()
    page.get_by_role("button", name="Put it here: Later").click()
    expect(page.locator('[data-pk-place="zone/later"]')).to_contain_text("Classes")
    page.wait_for_function("() => !document.querySelector('.pk-on')")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert findings(page) == []
    assert board.items == [{"item": "Classes", "zone": "Later"}]


def test_in_a_shadow_as_in_marimo_a_card_is_dragged_moved_by_keys_and_keeps_the_focus(desk: MakeDesk) -> None:  # noqa: F811
    zones = ["Now", "Later"]
    board: Any = powerkit.Board({"Classes": "Now"}, zones=zones, arrangement="stages", marks=["Mine"])
    page = shown(desk, board, 1000)
    page.evaluate(
        """() => {
          const host = document.createElement("div"), shown = document.querySelector("#place > div");
          const shadow = host.attachShadow({ mode: "open" });
          document.body.append(host);
          shadow.append(document.querySelector("style").cloneNode(true), shown);
        }"""
    )
    token, later = page.locator(".pk-token-main"), page.locator('[data-pk-place="zone/later"]')
    token.hover()
    page.mouse.down()
    later.hover()
    later.hover(position={"x": 20, "y": 30})
    page.mouse.up()
    expect(later).to_contain_text("Classes")
    assert board.items == [{"item": "Classes", "zone": "Later"}]
    token.focus()
    for key in ("Space", "ArrowLeft", "Space"):
        page.keyboard.press(key)
    expect(page.locator('[data-pk-place="zone/now"]')).to_contain_text("Classes")
    expect(token).to_be_focused()
