"""The word cloud alone on a page: the card's own scripts, every word drawn at any width, its value in step."""

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

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]


class Answering:
    """The widget itself as what answers the page."""

    def __init__(self, cloud: Any) -> None:
        self.cloud = cloud

    def answer(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        return list(self.cloud._answer(message))


def shown(make: MakeDesk, cloud: Any, width: int) -> Any:
    view = {**cloud.view, "fields": [cloud.view["field"]]}
    made = make(view, Answering(cloud), reduced_motion="reduce", viewport={"width": width, "height": 900})
    made.script = cloud._script.shared["script"]
    return made.open()


@pytest.mark.parametrize("width", rest_long([320, 1600]))
def test_a_cloud_alone_draws_every_word_across_the_width_it_has(desk: MakeDesk, width: int) -> None:  # noqa: F811
    words = {"everyone": 200, **{f"voice {at}": 1 for at in range(120)}}
    page = shown(desk, powerkit.WordCloud(words), width)
    cloud = page.locator(".pk-cloud")
    expect(cloud).to_have_accessible_name("Word cloud: 121 words, 121 shown")
    assert cloud.locator("[data-pk-word]").count() == 121
    box = cloud.bounding_box()
    assert box is not None and box["width"] > width * 0.85
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert findings(page) == []


def test_what_is_changed_on_the_page_is_in_its_value_at_once(desk: MakeDesk) -> None:  # noqa: F811
    cloud = powerkit.WordCloud({"damp": 27, "sign": 1})
    page = shown(desk, cloud, 900)
    page.locator(".pk-cloud").get_by_role("button", name="sign, 1 person").click()
    page.locator("dialog[open]").get_by_label("How many people said it").fill("4")
    page.keyboard.press("Escape")
    expect(page.locator(".pk-cloud")).to_have_attribute("data-pk-drawn", "2")
    assert [(word.word, word.count) for word in cloud.words] == [("damp", 27), ("sign", 4)]
