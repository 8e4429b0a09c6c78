"""The start page in another language: in Urdu it runs from right to left, and our words come from the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import load_deck
from powerkit.deck.conversation_starter import Starter
from powerkit.deck.texts import texts_of
from powerkit.logbook import Logbook
from powerkit.text.catalogue import used
from powerkit.ui.pages.home import HomeDesk, home_view
from tests.axe import violations
from tests.languages import PSEUDO, UNBRACKETED, begin_pseudo
from tests.many import rest_long

from .harness import Tab

pytestmark = pytest.mark.browser
URDU = load_deck(Path(__file__).parents[2] / "urdu")


def opened(tab: Callable[..., Tab], book: Logbook, width: int) -> Page:
    desk = HomeDesk(URDU, book, Path("/work/My workbook"), Random(3))
    page = tab(home_view(URDU, Starter()), desk.answer, width, 800).open()
    expect(page.locator(".pk-small").first).to_be_visible()
    return page


def sideways(page: Page) -> int:
    over: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return over


@pytest.mark.parametrize("width", rest_long([320, 390, 1280]))
def test_the_start_page_in_urdu_runs_from_right_to_left(
    tab: Callable[..., Tab], empty_book: Logbook, width: int
) -> None:
    texts = texts_of(URDU)
    with used("ur", lambda: texts):
        page = opened(tab, empty_book, width)
        root = page.locator(".pk-page")
        assert (root.get_attribute("dir"), root.get_attribute("lang")) == ("rtl", "en-GB")
        assert sideways(page) <= 0
        assert [each["id"] for each in violations(page, context=[[".pk-page"]])] == []


@pytest.mark.parametrize("width", rest_long([390, 1280]))
def test_longer_words_have_room_on_the_start_page_and_none_of_ours_is_left_out_of_the_catalogue(
    tab: Callable[..., Tab], empty_book: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    begin_pseudo(tmp_path, monkeypatch)
    with used(PSEUDO):
        page = opened(tab, empty_book, width)
        assert sideways(page) <= 0
        assert set(page.locator(".pk-page").evaluate(UNBRACKETED, [*texts_of(URDU)])) == set()
