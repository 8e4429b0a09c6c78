"""A card in another language: in Urdu it runs from right to left, and no word of ours is left out of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import load_deck
from powerkit.deck.texts import texts_of
from powerkit.logbook import Logbook
from powerkit.text.catalogue import used
from powerkit.ui.card_view import card_view
from tests.axe import violations
from tests.journey.figures import Keeper
from tests.languages import PSEUDO, UNBRACKETED, begin_pseudo
from tests.many import rest_long

from .harness import Desk

pytestmark = pytest.mark.browser
URDU = load_deck(Path(__file__).parents[2] / "urdu")
WAIT = {"ack": 60_000, "save": 60_000}
MakeDesk = Callable[..., Desk]


@pytest.fixture
def urdu(desk: MakeDesk, logbook: Logbook) -> Iterator[Callable[..., Page]]:
    """A card of the small deck in Urdu, in a window that wide."""

    def opened(card: str, width: int) -> Page:
        view = {**card_view(URDU, URDU.card(card), logbook.workbook_id), "timing": WAIT}
        keeper = Keeper(URDU, URDU.card(card), logbook)
        return desk(view, keeper, stepwise=True, viewport={"width": width, "height": 800}).open()

    texts = texts_of(URDU)
    with used("ur", lambda: texts):
        yield opened


def sideways(page: Page) -> int:
    over: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return over


def steps(page: Page) -> Iterator[int]:
    """Go through a card's steps to the last."""
    page.locator('[data-pk-key="start"]').click()
    for number in range(30):
        expect(page.locator(".pk-step-title:not([hidden] *)")).to_be_visible()
        yield number
        further = page.locator('[data-pk-key="step-next"]:visible')
        if not further.count():
            return
        further.first.click()


@pytest.mark.parametrize("width", rest_long([320, 390, 1280]))
@pytest.mark.parametrize("card", rest_long(["1.2", "1.1"]))
def test_a_card_in_urdu_runs_from_right_to_left_and_nothing_stands_out_of_the_window(
    urdu: Callable[..., Page], card: str, width: int
) -> None:
    page = urdu(card, width)
    root = page.locator(".pk-card")
    assert (root.get_attribute("dir"), root.get_attribute("lang")) == ("rtl", "en-GB")
    assert page.locator(".pk-front-title").evaluate("el => el.querySelector('[lang]')?.lang") == "ur"
    assert sideways(page) <= 0
    assert [each["id"] for each in violations(page, context=[[".pk-card"]])] == []
    walked = [sideways(page) for _ in steps(page)]
    assert len(walked) >= 6 and max(walked) <= 0


def test_the_next_step_lies_to_the_left_and_the_map_is_not_mirrored(urdu: Callable[..., Page]) -> None:
    page = urdu("1.1", 1280)
    walk = steps(page)
    next(walk), next(walk)
    back, further = (page.locator(".pk-stage-foot .pk-buttons .pk-button").nth(at).bounding_box() for at in (0, 1))
    assert back and further and further["x"] < back["x"]
    assert page.locator(".pk-card svg:visible").first.evaluate("el => getComputedStyle(el).direction") == "ltr"


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([390, 1280]))
def test_no_word_of_ours_on_a_card_is_left_out_of_the_catalogue_and_longer_words_have_room(
    desk: MakeDesk, logbook: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    begin_pseudo(tmp_path, monkeypatch)
    with used(PSEUDO):
        view = {**card_view(URDU, URDU.card("1.1"), logbook.workbook_id), "timing": WAIT}
        page = desk(
            view, Keeper(URDU, URDU.card("1.1"), logbook), stepwise=True, viewport={"width": width, "height": 800}
        ).open()
        ours: set[str] = set()
        ours |= set(page.locator(".pk-card").evaluate(UNBRACKETED, [*texts_of(URDU)]))
        for _ in steps(page):
            ours |= set(page.locator(".pk-card").evaluate(UNBRACKETED, [*texts_of(URDU)]))
            assert sideways(page) <= 0
    assert ours == set()
