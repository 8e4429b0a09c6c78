"""A deck of somebody's own, large or small: its pages say its own words, and leave out what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck.conversation_starter import DESTINATIONS, load_whole
from powerkit.deck.own_pages import OWN_PAGES
from powerkit.errors import DeckError
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder, pages, prepare
from powerkit.resources import deck_folder, new_deck_folder
from powerkit.ui.notebooks import notebooks_for
from powerkit.ui.pages.destination import destination_view
from powerkit.ui.pages.home import HomeDesk, home_view
from tests.many import rest_long

from .harness import Tab

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]

OURS = re.compile(r"Power Shifting|Ten ways|\bten suits\b|\b(?:Know|Trust|Equals|Commission|Ourselves)\b")
SIZES = [(1, 1, True), (1, 3, True), (3, 2, True), (3, 1, False), (11, 1, True), (11, 3, False)]
"""Of a deck: its capabilities, the cards of each, and whether each has a short word."""


def own_deck(folder: Path, capabilities: int, cards: int, *, short: bool) -> Path:
    """The deck that `powerkit deck new` begins, grown to that size."""
    folder.mkdir()
    (folder / "deck.toml").write_text((new_deck_folder() / "deck.toml").read_text(encoding="utf-8"), encoding="utf-8")
    one = (new_deck_folder() / "01-our-first-capability.toml").read_text(encoding="utf-8")
    head, mark, card = one.partition("[[card]]")
    for number in range(1, capabilities + 1):
        text = re.sub(r"(?m)^number = 1$", f"number = {number}", head).replace('"We begin"', f'"Part {number}"')
        text = text.replace('short = "Begin"', f'short = "Word{number}"') if short else re.sub(r"short = .*", "", text)
        for at in range(1, cards + 1):
            text += (mark + card).replace('"1.1"', f'"{number}.{at}"')
        (folder / f"{number:02}-part-{number}.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("capabilities", "cards", "short"), SIZES)
@pytest.mark.parametrize("width", rest_long([390, 1280]))
def test_the_start_page_of_a_deck_of_ones_own_says_nothing_of_ours(
    tab: MakeTab, empty_book: Logbook, tmp_path: Path, capabilities: int, cards: int, *, short: bool, width: int
) -> None:
    deck, starter = load_whole(own_deck(tmp_path / "own", capabilities, cards, short=short))
    desk = HomeDesk(deck, empty_book, tmp_path, Random(3))
    page = tab(home_view(deck, starter), desk.answer, width, 844).open()
    expect(page.locator(".pk-small")).to_have_count(capabilities * cards)
    expect(page.get_by_text(deck.lead)).to_be_visible()
    words = [item.short or item.title for item in deck.capabilities]
    heads = [text.partition(":")[0].strip() for text in page.locator(".pk-suit h3").all_inner_texts()]
    assert heads == [f"{number} {word}" for number, word in enumerate(words, 1)]
    number, suits = capabilities * cards, f"{capabilities} suit{'' if capabilities == 1 else 's'}"
    expect(page.locator(".pk-deck-tally")).to_have_text(f"{number} card{'' if number == 1 else 's'} in {suits}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for at in ("deck", "print"):
        assert not OURS.search(said(page))
        page.locator(f"[data-pk-key=about-{at}]").click()
        assert not OURS.search(said(page))
        page.locator(".pk-about-back").click()
    expect(page.get_by_role("button", name="Draw a card")).to_have_count(0 if number == 1 else 1)


def said(page: Page) -> str:
    return page.locator(".pk-page").inner_text()


def test_a_deck_that_does_not_say_where_we_are_heading_has_no_page_of_it(tmp_path: Path) -> None:
    own = own_deck(tmp_path / "own", 3, 1, short=True)
    folder = WorkbookFolder(tmp_path / "Workbook")
    prepare(folder, notebooks_for(folder, own))
    destination = f"{OWN_PAGES['destination'].file}.ipynb"
    assert destination not in [page.file for page in pages(folder)]
    told = (deck_folder() / DESTINATIONS).read_text(encoding="utf-8")
    (own / DESTINATIONS).write_text(told, encoding="utf-8")
    prepare(folder, notebooks_for(folder, own))
    assert destination in [page.file for page in pages(folder)]
    (own / DESTINATIONS).unlink()
    prepare(folder, notebooks_for(folder, own))  # and it goes again
    assert destination not in [page.file for page in pages(folder)]


def test_its_page_kept_from_an_earlier_deck_says_so_in_one_line() -> None:
    with pytest.raises(DeckError, match="does not say where we are heading"):
        destination_view((), "book")
