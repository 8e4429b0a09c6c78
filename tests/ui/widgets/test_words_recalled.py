"""Words looked at again on card 2.3: the earlier cloud, on which words are picked, in step with the list beneath it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from powerkit.kinds.recall.kind import parts
from powerkit.ui.queries import tell

from .harness import Desk, Engine
from .words_support import card_of, findings, rows_of, view_of_card

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]
ROWS = rows_of(("damp", 27), ("not safe", 3), ("sign", 1))


class LookingBack(Engine):
    """An engine that has the words of card 1.3 to look back at."""

    def on_hello(self, message: dict[str, Any]) -> dict[str, Any]:
        kind = next(field.kind for field in card_of("1.3").fields if field.id == "words")
        shown = [{"text": text, "detail": detail} for text, detail in parts(kind, ROWS)]
        found = {"parts": shown, "said": "From card 1.3, version 1.", "version": 1, "versions": [], "answer": ROWS}
        return {**super().on_hello(message), "recalled": {"words_again": found}}


def looking_back(desk: MakeDesk) -> tuple[Page, Engine]:
    kind = next(field.kind for field in card_of("1.3").fields if field.id == "words")
    engine = LookingBack(tells=lambda _field, what, given: tell(kind, what, given, list))
    page = desk(view_of_card("2.3"), engine, reduced_motion="reduce").open()
    page.locator('[data-pk-field="words_again"]').scroll_into_view_if_needed()
    expect(page.locator('[data-pk-field="words_again"] .pk-cloud')).to_have_attribute("data-pk-drawn", "1")
    return page, engine


@pytest.mark.long
def test_words_are_picked_on_the_earlier_cloud_and_in_its_list_alike(desk: MakeDesk) -> None:
    page, engine = looking_back(desk)
    field = page.locator('[data-pk-field="words_again"]')
    cloud = field.locator(".pk-cloud")
    expect(cloud).to_have_accessible_name("Word cloud: 3 words, 3 shown")
    cloud.get_by_role("button", name="sign, 1 person").click()
    expect(field.get_by_label("sign", exact=True)).to_be_checked()
    field.get_by_label("not safe", exact=True).check()
    expect(cloud.get_by_role("button", name="not safe, 3 people")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    assert engine.values["words_again"] == {"picked": ["sign", "not safe"], "version": 1}
    assert findings(page, '[data-pk-field="words_again"]') == []


@pytest.mark.long
def test_words_are_picked_on_the_earlier_cloud_by_keys(desk: MakeDesk) -> None:
    page, engine = looking_back(desk)
    field = page.locator('[data-pk-field="words_again"]')
    field.locator('.pk-cloud [tabindex="0"]').focus()
    page.keyboard.press("End")
    page.keyboard.press("Space")
    expect(field.locator(".pk-cloud [data-pk-word]").last).to_have_attribute("aria-pressed", "true")
    expect(field.locator(".pk-cloud [data-pk-word]").last).to_be_focused()
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    assert engine.values["words_again"] == {"picked": ["sign"], "version": 1}
    assert page.locator('[data-pk-field="words_again"] .pk-gather').count() == 0
