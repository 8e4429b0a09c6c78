"""On a projector, the start page and the log book show nothing of what a person wrote until somebody presses for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import load_starter
from powerkit.entries.import_json import fill
from powerkit.entries.profile import keep_leader
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder
from powerkit.ui.pages.home import HomeDesk, home_view
from powerkit.ui.pages.log import LogDesk, log_view
from tests.axe import violations
from tests.many import rest_long

from .harness import Tab

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]

TODAY = date(2026, 11, 22)


@pytest.fixture
def marked(empty_book: Logbook, deck: Deck) -> Logbook:
    """A log book with marks in an entry, its action, a memo that is due, and what is said of the leader."""
    action = {"what": "mark1zq", "who": "mark2zq", "when": "2026-11-20", "status": "planned"}
    items = [
        {
            "card": "1.1",
            "community": "mark4zq",
            "people": "mark5zq",
            "answers": {"changing": "mark6zq", "action": action},
        },
        {"card": "10.1", "answers": {"memo": "mark3zq", "memo_date": "2026-11-01"}},
    ]
    fill(items, deck, empty_book, client="test")
    keep_leader(empty_book, {"name": "mark7zq", "communities": "mark8zq"})
    return empty_book


def home(make: MakeTab, deck: Deck, book: Logbook) -> Tab:
    view = home_view(deck, load_starter(deck_folder(), range(1, 11)))
    return make(view, HomeDesk(deck, book, Path("/work/mark9zq"), Random(3), lambda: TODAY).answer)


def log(make: MakeTab, deck: Deck, book: Logbook) -> Tab:
    return make(
        log_view(deck, book.workbook_id), LogDesk(deck, book, WorkbookFolder(book.path.parent), lambda: TODAY).answer
    )


def text(page: Page) -> str:
    """All that is in the page: elements, attributes, what is typed in fields, and what a screen reader meets."""
    typed = "() => [...document.querySelectorAll('input, textarea')].map((one) => one.value).join(' ')"
    html = page.evaluate("document.querySelector('main').outerHTML + document.title")
    return str(html) + str(page.evaluate(typed)) + page.locator("body").aria_snapshot()


@pytest.mark.parametrize("which", rest_long([home, log]), ids=["start", "log"])
def test_a_page_is_covered_until_it_is_pressed_for(
    tab: MakeTab, deck: Deck, marked: Logbook, which: Callable[[MakeTab, Deck, Logbook], Tab]
) -> None:
    page = which(tab, deck, marked).open()
    page.get_by_text("mark1zq" if which is home else "mark4zq").filter(visible=True).first.wait_for()
    page.get_by_role("switch", name="Projector-safe").press("Space")
    assert "zq" not in text(page)
    expect(page.get_by_role("switch", name="Projector-safe")).to_be_focused()
    page.reload()
    page.locator(".pk-page[data-pk-state=ready]").wait_for()
    assert "zq" not in text(page)
    expect(page.get_by_role("switch", name="Projector-safe")).to_be_in_viewport()
    assert violations(page, context=[[".pk-page"]]) == []
    page.get_by_role("button", name="Show this page on this screen").click()
    assert "zq" in text(page)
    page.get_by_role("button", name="Cover it again").click()
    assert "zq" not in text(page)
    page.get_by_role("switch", name="Projector-safe").click()
    assert "zq" in text(page)


def test_a_card_can_be_drawn_while_the_start_page_is_covered(tab: MakeTab, deck: Deck, marked: Logbook) -> None:
    page = home(tab, deck, marked).open()
    page.get_by_role("switch", name="Projector-safe").click()
    page.get_by_role("button", name="Draw a card").click()
    expect(page.locator(".pk-turned")).to_contain_text("You drew")
    assert page.locator("[data-pk-drawn] img").count() == 0
    assert "zq" not in text(page)
