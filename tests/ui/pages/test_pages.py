"""The pages in a browser, with the real desks and a real log book behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import load_starter
from powerkit.logbook import Logbook
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder
from powerkit.ui.pages.home import HomeDesk, home_view
from powerkit.ui.pages.log import LogDesk, log_view

from .harness import Tab

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]

WIDTHS = [1280, 320]
TODAY = date(2026, 11, 22)


def home(make: MakeTab, deck: Deck, book: Logbook, width: int = 1280) -> Tab:
    view = home_view(deck, load_starter(deck_folder(), range(1, 11)))
    return make(view, HomeDesk(deck, book, Path("/work/My workbook"), Random(3)).answer, width)


def log(make: MakeTab, deck: Deck, book: Logbook, width: int = 1280) -> Tab:
    folder = WorkbookFolder(book.path.parent)
    return make(log_view(deck), LogDesk(deck, book, folder, lambda: TODAY).answer, width)


def complaints(page: Page) -> list[str]:
    found = Axe().run(page, context=[[".pk-page"]]).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


# --- the start page


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_the_start_page(tab: MakeTab, deck: Deck, book: Logbook, width: int) -> None:
    page = home(tab, deck, book, width).open()
    page.get_by_role("button", name="Draw a card").click()
    expect(page.locator("[data-pk-drawn]")).to_be_visible()
    unfold(page)
    assert complaints(page) == []
    assert not scrolls_sideways(page)


def test_every_card_is_a_real_link_with_its_status(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = home(tab, deck, book).open()
    rows = page.locator(".pk-task-row")
    expect(rows).to_have_count(31)
    expect(page.locator("[data-pk-task='1.1']")).to_contain_text("Saved on 1 June 2026")
    expect(page.locator("[data-pk-task='1.2']")).to_contain_text("Saved on 20 January 2026 Out doing it")
    expect(page.locator("[data-pk-task='3.1']")).to_contain_text("Draft, not saved yet")
    expect(page.locator("[data-pk-task='10.4']")).to_contain_text("Not started")
    link = page.get_by_role("link", name="10.4 Thinking more about power")
    assert link.get_attribute("href") == "10-we-know-ourselves.ipynb#card-10-4"
    assert link.get_attribute("data-pk-page") == "10-we-know-ourselves.ipynb"
    expect(link).to_have_accessible_description("Not started")


def test_you_can_carry_on_where_you_left_off(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = home(tab, deck, book).open()
    place = page.locator(".pk-carry")
    expect(place.get_by_role("link", name="3.1 Supporting learning")).to_be_visible()
    expect(place).to_contain_text("You last wrote here on 22 November 2026 at 14:02.")
    expect(page.get_by_text("Your work is saved in /work/My workbook")).to_be_visible()


def test_a_card_is_drawn_by_keyboard_and_shows_what_it_is(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = home(tab, deck, book).open()
    page.get_by_role("button", name="Draw a card").focus()
    page.keyboard.press("Enter")
    drawn = page.locator(".pk-drawn")
    expect(drawn).to_contain_text("Time:")
    first = page.locator("[data-pk-drawn]").get_attribute("data-pk-drawn") or ""
    card = deck.card(first)
    expect(drawn).to_contain_text(f"{card.id} {card.title}")
    expect(drawn).to_contain_text(card.summary)
    expect(page.get_by_role("button", name="Draw another card")).to_be_focused()
    page.keyboard.press("Tab")
    expect(drawn.get_by_role("link", name=f"Open card {first}")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(page.locator(f"[data-pk-drawn='{first}']")).to_have_count(0)
    assert page.evaluate("window.escaped") == []


def test_why_and_how_are_one_tap_away_and_the_films_are_links(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = home(tab, deck, book).open()
    uses = page.get_by_text(deck.uses[1])
    expect(uses).to_be_hidden()
    page.get_by_text("How to use the deck").click()
    expect(uses).to_be_visible()
    page.get_by_text("Why shift power").click()
    expect(page.get_by_text(deck.why[-1])).to_be_visible()
    assert page.locator(".pk-places a").count() == 21
    expect(page.locator(".pk-places h3")).to_have_count(11)
    expect(page.get_by_text("Nobody has checked the links since.")).to_have_count(1)


def test_a_new_workbook_says_not_started_everywhere(tab: MakeTab, deck: Deck, empty_book: Logbook) -> None:
    page = home(tab, deck, empty_book).open()
    expect(page.get_by_text("Not started")).to_have_count(31)
    expect(page.locator(".pk-carry")).to_be_hidden()


def test_an_engine_that_is_silent_is_said_and_asked_again(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    one = home(tab, deck, book)
    one.silent = True
    page = one.open(ready=False)
    expect(page.get_by_text("The workbook is not answering yet.")).to_be_visible()
    assert page.evaluate("window.lost") >= 1
    assert page.evaluate("[...window.__powerkit.cards][0].pending()") == 1
    one.silent = False
    expect(page.locator(".pk-page[data-pk-state=ready]")).to_be_visible()
    expect(page.get_by_text("The workbook is not answering yet.")).to_be_hidden()
    assert page.evaluate("[...window.__powerkit.cards][0].pending()") == 0


def test_a_page_taken_away_leaves_nothing_behind(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = home(tab, deck, book).open()
    assert page.evaluate("window.takeAway(), window.__powerkit.cards.size") == 0


# --- the log book


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_the_log_book(tab: MakeTab, deck: Deck, book: Logbook, width: int) -> None:
    page = log(tab, deck, book, width).open()
    page.get_by_label("Search your entries").fill("bus")
    expect(page.locator("mark")).to_have_text("bus")
    page.get_by_role("button", name="1.1 Changing your perspective").click()
    expect(page.get_by_text("Version 2 of 2")).to_be_visible()
    assert complaints(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_an_empty_log_book(tab: MakeTab, deck: Deck, empty_book: Logbook, width: int) -> None:
    page = log(tab, deck, empty_book, width).open()
    expect(page.get_by_role("heading", name="Nothing here yet")).to_be_visible()
    expect(page.get_by_role("link", name="Choose a card")).to_have_attribute("href", "00-start.ipynb")
    expect(page.get_by_label("Search your entries")).to_be_hidden()
    assert complaints(page) == []


def test_entries_are_searched_as_you_type(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = log(tab, deck, book).open()
    expect(page.get_by_role("heading", name="3 entries, newest first")).to_be_visible()
    page.get_by_label("Search your entries").press_sequentially("caf")
    expect(page.get_by_role("heading", name="1 entry found")).to_be_visible()
    expect(page.locator("mark")).to_have_text("café")
    page.get_by_label("Search your entries").fill("zebra")
    expect(page.get_by_text("Nothing matches all of that.")).to_be_visible()
    page.get_by_role("button", name="Show all entries").click()
    expect(page.locator(".pk-entry")).to_have_count(3)
    expect(page.get_by_label("Search your entries")).to_be_focused()


def test_the_answer_to_the_newest_search_wins(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    one = log(tab, deck, book)
    page = one.open()
    one.hold = True
    before = page.evaluate("window.asked")
    for number, text in enumerate(("bus", "café"), 1):
        page.get_by_label("Search your entries").fill(text)
        page.wait_for_function(f"window.asked === {before + number}")
    early, late = one.held
    one.release(page, late)
    expect(page.locator("mark")).to_have_text("café")
    one.release(page, early)
    expect(page.locator("mark")).to_have_text("café")


def test_the_list_is_narrowed_by_capability_and_community(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = log(tab, deck, book).open()
    page.get_by_text("Narrow the list").click()
    page.get_by_label("Capability", exact=True).select_option("1")
    expect(page.locator(".pk-entry")).to_have_count(2)
    page.get_by_label("Community", exact=True).select_option("Young carers")
    expect(page.get_by_role("heading", name="No entries found")).to_be_visible()
    page.get_by_label("Capability", exact=True).select_option("0")
    expect(page.locator(".pk-entry")).to_have_count(1)


def test_an_entry_opens_by_keyboard_with_its_versions_and_marks_up_nothing(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    page = log(tab, deck, book).open()
    open_it = page.get_by_role("button", name="1.1 Changing your perspective")
    open_it.focus()
    page.keyboard.press("Enter")
    expect(open_it).to_have_attribute("aria-expanded", "true")
    body = page.locator(".pk-entry-body:visible")
    expect(body).to_contain_text("The bus stop again. <b>Not bold</b> <img src=x onerror=alert(1)>")
    assert body.locator("b, img:not([src^='data:'])").count() == 0  # the picture of the two views is ours
    expect(body.get_by_role("table")).to_contain_text("On foot")
    body.get_by_role("button", name="Version 1, saved on 3 March 2026 at 10:15").focus()
    page.keyboard.press("Enter")
    expect(body).to_contain_text("matters more than the clinic")
    expect(body.get_by_role("heading", name="Version 1 of 2")).to_be_focused()
    open_it.focus()
    page.keyboard.press("Space")
    expect(body).to_have_count(0)
    assert page.evaluate("window.escaped") == []


def test_private_answers_show_in_your_own_book_marked_private(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = log(tab, deck, book).open()
    page.get_by_role("button", name="2.2 Receiving feedback").click()
    heading = page.get_by_role("heading", name="How did they appear to feel?")
    expect(heading).to_contain_text("Private")
    expect(page.get_by_role("heading", name="What was the discussion about?")).not_to_contain_text("Private")
    expect(page.get_by_text("Let down, I think.")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_wide_table_is_shown_row_by_row(tab: MakeTab, deck: Deck, book: Logbook, width: int) -> None:
    page = log(tab, deck, book, width).open()
    page.get_by_role("button", name="1.2 Mapping relationships").click()
    table = page.get_by_role("table", name="Your map of relationships")
    expect(table.get_by_role("rowheader")).to_contain_text("The allotment society")
    expect(table).to_contain_text("Every Tuesday")
    expect(table.get_by_role("columnheader").first).to_have_text("Name")
    assert complaints(page) == []
    assert not scrolls_sideways(page)


def test_a_long_list_is_shown_in_parts_and_the_focus_goes_on(tab: MakeTab, deck: Deck, empty_book: Logbook) -> None:
    many = [NewVersion(card="1.1", community=f"Place {number}") for number in range(25)]
    empty_book.save_versions(many, client="test")
    page = log(tab, deck, empty_book).open()
    expect(page.locator(".pk-entry")).to_have_count(20)
    page.get_by_role("button", name="Show more entries").click()
    expect(page.locator(".pk-entry")).to_have_count(25)
    expect(page.locator(".pk-entry").nth(20).get_by_role("button")).to_be_focused()
    expect(page.get_by_role("button", name="Show more entries")).to_be_hidden()


def test_a_search_survives_the_page_being_drawn_anew_and_is_in_no_store(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    page = log(tab, deck, book).open()
    page.get_by_label("Search your entries").fill("café")
    expect(page.locator(".pk-entry")).to_have_count(1)
    page.evaluate("window.takeAway(), window.draw()")
    expect(page.get_by_label("Search your entries")).to_have_value("café")
    expect(page.locator(".pk-entry")).to_have_count(1)
    assert page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})") == "{}"
