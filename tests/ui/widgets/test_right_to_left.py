"""A saved card's back, and group view, in Urdu: each side, mark and arrow key follows the reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import load_deck
from powerkit.deck.texts import texts_of
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.text.catalogue import used
from powerkit.ui.card_view import card_view
from tests.axe import violations
from tests.journey.figures import Keeper
from tests.languages import URDU_ENTRIES
from tests.many import rest_long

from .harness import Desk

pytestmark = pytest.mark.browser
CARDS_AND_WIDTHS = rest_long([("1.1", 1280), ("1.2", 390), ("1.1", 390), ("1.2", 1280)], usual=2)
URDU = load_deck(Path(__file__).parents[2] / "urdu")
WAIT = {"ack": 60_000, "save": 60_000, "ask": 60_000}
Opens = Callable[[str, int], Page]


@pytest.fixture
def saved(desk: Callable[..., Desk], logbook: Logbook) -> Iterator[Opens]:
    """A card of the small deck in Urdu that was saved, so it lies on its back."""
    fill(URDU_ENTRIES, URDU, logbook, client="test")

    def opened(card: str, width: int) -> Page:
        view = {**card_view(URDU, URDU.card(card), logbook.workbook_id), "timing": WAIT}
        keeper: Any = Keeper(URDU, URDU.card(card), logbook)
        page = desk(view, keeper, stepwise=True, viewport={"width": width, "height": 800}).open()
        expect(page.locator(".pk-back")).to_be_visible()
        return page

    texts = texts_of(URDU)
    with used("ur", lambda: texts):
        yield opened


def sound(page: Page) -> bool:
    """Whether axe finds nothing and nothing has to be scrolled sideways."""
    assert [each["id"] for each in violations(page, context=[[".pk-card"]])] == []
    return not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def middle(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize(("card", "width"), CARDS_AND_WIDTHS)
def test_the_back_begins_on_the_right(saved: Opens, card: str, width: int) -> None:
    page = saved(card, width)
    assert sound(page)
    assert middle(page, ".pk-back-number") > middle(page, ".pk-back-title .pk-mark")
    assert middle(page, '[data-pk-key="back/next"]') > middle(page, '[data-pk-key="back/show"]')
    if width == 1280:
        assert middle(page, ".pk-back-left") > middle(page, ".pk-back-right")


@pytest.mark.parametrize(("card", "width"), rest_long([("1.2", 390), ("1.1", 1280)]))
def test_group_view_goes_on_to_the_left_by_arrow_key_and_its_marks_are_on_the_right(
    saved: Opens, card: str, width: int
) -> None:
    page = saved(card, width)
    page.locator('[data-pk-key="back/group"]').evaluate("button => button.click()")
    page.locator(".pk-big").get_by_role("button", name="Go on with what is here").press("Enter")
    title = page.locator(".pk-big-title")
    expect(title).to_be_focused()
    assert title.evaluate("el => getComputedStyle(el).boxShadow.match(/-?[\\d.]+px/)[0]").startswith("-") is False
    further = page.locator('[data-pk-key="group-next"]')
    said = [title.inner_text()]
    while further.get_attribute("aria-disabled") == "false":
        assert sound(page)
        page.keyboard.press("ArrowLeft")
        expect(title).not_to_have_text(said[-1])
        said.append(title.inner_text())
    assert len(said) >= 6
    page.keyboard.press("ArrowRight")
    expect(title).to_have_text(said[-2])
    number, back = page.locator(".pk-big-card .pk-card-number"), page.locator('[data-pk-key="group-back"]')
    name = page.locator(".pk-big-card [lang]").bounding_box()
    first, last = number.bounding_box(), back.bounding_box()
    assert name and first and last
    assert first["x"] > name["x"] and last["x"] > middle(page, '[data-pk-key="group-next"]')
