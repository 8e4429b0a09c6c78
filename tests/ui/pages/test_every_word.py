"""Every word that a page's scripts show or have read aloud is in the catalogue: the start page and all others."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import load_starter
from powerkit.deck.review_form import load_proforma
from powerkit.deck.texts import texts_of
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder
from powerkit.text.catalogue import used
from powerkit.ui.host import Host
from powerkit.ui.pages.destination import DestinationDesk, destination_view
from powerkit.ui.pages.home import HomeDesk, home_view
from powerkit.ui.pages.log import LogDesk, log_view
from powerkit.ui.pages.review import ReviewDesk, review_view
from powerkit.ui.pages.session import Making
from powerkit.ui.pages.share import ShareDesk, share_view
from powerkit.ui.pages.supervision import SupervisionDesk, supervision_view
from tests.every_word import SHOWN, Known, texts_in
from tests.languages import PSEUDO, begin_pseudo

from .conftest import NOW
from .harness import Tab

pytestmark = pytest.mark.browser
Answer = Callable[[dict[str, Any]], Iterable[dict[str, Any]]]
MORE: dict[str, tuple[str, ...]] = {
    "home": ('[data-pk-key^="about-"]',),
    "log": (".pk-entry .pk-open", "[role=tab]:nth-of-type(2)", "[role=tab]:nth-of-type(3)"),
    "share": ("button:text-matches('Choose all')", *["button:text-matches('Continue')"] * 3),
    "review": ("button:text-matches('Continue')",) * 4,
    "destination": (),
    "supervision": (),
}
"""What is pressed on a page, one after the other."""


def desks(deck: Deck, book: Logbook) -> dict[str, tuple[dict[str, Any], Answer]]:
    """Each page's view, and who answers it."""
    folder = WorkbookFolder(book.path.parent)
    making = Making(deck, book, Host(folder), random.Random(1).randbytes, lambda: NOW)
    form, starter = load_proforma(deck_folder(), deck), load_starter(deck_folder(), range(1, 11))
    found = (
        (home_view(deck, starter), HomeDesk(deck, book, book.path.parent, random.Random(3)).answer),
        (log_view(deck, book.workbook_id), LogDesk(deck, book, folder, NOW.date).answer),
        (share_view(deck, book.workbook_id), ShareDesk(making).answer),
        (review_view(form, deck, book.workbook_id), ReviewDesk(form, making).answer),
        (destination_view(starter.groups, book.workbook_id), DestinationDesk(starter.groups, book, lambda: NOW).answer),
        (supervision_view(book.workbook_id), SupervisionDesk(deck, book, lambda: NOW).answer),
    )
    return {view["page"]: (view, answer) for view, answer in found}


def unfolded(page: Page) -> list[str]:
    """What is shown with all that is folded opened."""
    page.evaluate("document.querySelectorAll('.pk-page details').forEach((fold) => (fold.open = true))")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    shown: list[str] = page.locator(".pk-page").evaluate(SHOWN)
    return shown


@pytest.mark.parametrize("name", MORE)
def test_no_word_of_a_pages_scripts_is_left_out_of_the_catalogue(
    tab: Callable[..., Tab], deck: Deck, book: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    begin_pseudo(tmp_path, monkeypatch)
    texts = texts_of(deck)
    with used(PSEUDO, lambda: texts):
        known = Known(texts)
        view, answer = desks(deck, book)[name]
        known.add(texts_in(view))

        def recorded(message: dict[str, Any]) -> list[dict[str, Any]]:
            replies = list(answer(message))
            known.add(texts_in(replies))
            return replies

        page = tab(view, recorded).open()
        expect(page.locator(".pk-page")).to_contain_text("⟦")
        found = known.left(unfolded(page))
        for further in MORE[name]:
            page.locator(further).and_(page.locator(":visible")).first.click()
            found |= known.left(unfolded(page))
    assert found == set()
