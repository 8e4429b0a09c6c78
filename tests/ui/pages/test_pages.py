"""The pages in a browser, with the real desks and a real log book behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.logbook import Logbook
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.ui.pages.log import AT_ONCE, LogDesk, log_view
from tests.axe import violations
from tests.many import rest_long

from .harness import Tab

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]

WIDTHS = [1280, 320]
TODAY = date(2026, 11, 22)


def log(make: MakeTab, deck: Deck, book: Logbook, width: int = 1280) -> Tab:
    folder = WorkbookFolder(book.path.parent)
    return make(log_view(deck, book.workbook_id), LogDesk(deck, book, folder, lambda: TODAY).answer, width)


def complaints(page: Page) -> list[str]:
    found = violations(page, context=[[".pk-page"]])
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


# --- the log book


@pytest.mark.parametrize("width", rest_long(sorted(WIDTHS)))
def test_axe_finds_nothing_on_the_log_book(tab: MakeTab, deck: Deck, book: Logbook, width: int) -> None:
    page = log(tab, deck, book, width).open()
    page.get_by_label("Search your entries").fill("bus")
    expect(page.locator("mark")).to_have_text("bus")
    page.get_by_role("button", name="1.1 Changing your perspective").click()
    expect(page.get_by_text("Version 2 of 2")).to_be_visible()
    assert complaints(page) == []
    assert not scrolls_sideways(page)


def test_a_list_that_goes_on_is_an_answer_and_nothing_is_waited_for(
    tab: MakeTab, deck: Deck, empty_book: Logbook
) -> None:
    for number in range(AT_ONCE + 5):
        empty_book.save_version(
            NewVersion("1.1", f"Place {number}", answers={"changing": "A bus."}), client="t", number=number
        )
    page = log(tab, deck, empty_book).open()
    expect(page.get_by_role("button", name="Show more entries")).to_be_visible()
    page.wait_for_function("[...window.__powerkit.cards].every((each) => each.pending() === 0)")
    expect(page.locator(".pk-notice-line").first).to_be_hidden()


@pytest.mark.parametrize("width", rest_long(sorted(WIDTHS)))
def test_axe_finds_nothing_on_an_empty_log_book(tab: MakeTab, deck: Deck, empty_book: Logbook, width: int) -> None:
    page = log(tab, deck, empty_book, width).open()
    expect(page.get_by_role("heading", name="Nothing here yet")).to_be_visible()
    expect(page.get_by_role("link", name="Choose a card")).to_have_attribute("href", "00-start.ipynb")
    expect(page.get_by_label("Search your entries")).to_be_hidden()
    assert complaints(page) == []


@pytest.mark.parametrize(("width", "bar_and_heading"), [(1280, 184), (390, 164)])
def test_the_first_entry_stands_on_the_first_screen(
    tab: MakeTab, deck: Deck, book: Logbook, width: int, bar_and_heading: int
) -> None:
    """It stood at 745 pixels of 800, under what is used once in a while."""
    page = log(tab, deck, book, width).open()
    expect(page.locator(".pk-entry").first).to_be_visible()
    above = page.locator(".pk-entry").first.evaluate(
        "(one) => one.getBoundingClientRect().top - one.closest('.pk-page').getBoundingClientRect().top"
    )
    assert bar_and_heading + above <= 450
    opener = page.get_by_role("button", name="Write a quick entry")
    assert not page.locator("summary", has_text="Narrow the list").evaluate(
        """(one, other) => { const [a, b] = [one, other].map((each) => each.getBoundingClientRect());
        const range = document.createRange(); range.selectNodeContents(one);
        return range.getBoundingClientRect().right > b.left && a.top < b.bottom && b.top < a.bottom; }""",
        opener.element_handle(),
    ), "neither lies on the other"
    opener.click()
    expect(page.get_by_label("What happened?")).to_be_focused()


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


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_what_is_found_is_the_first_thing_seen_after_typing(
    tab: MakeTab, deck: Deck, book: Logbook, width: int, height: int
) -> None:
    page = log(tab, deck, book, width).open()
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("document.querySelector('.pk-page').style.marginTop = '300px'")  # as the page's title takes
    search = page.get_by_label("Search your entries")
    search.press_sequentially("caf")
    count = page.get_by_role("heading", name="1 entry found")
    expect(count).to_be_visible()
    boxes = [each.bounding_box() for each in (search, count, page.locator(".pk-entry").first)]
    assert all(box and box["y"] >= 0 for box in boxes), boxes
    assert boxes[-1]["y"] + boxes[-1]["height"] <= height * 0.6, boxes  # type: ignore[index]
    expect(search).to_be_focused()


LISTEN = """window.said = [];
const line = document.querySelector('.pk-page > [aria-live=polite]');
new MutationObserver(() => said.push(line.textContent.trim())).observe(line, { childList: true });"""


def test_the_number_found_is_read_aloud_once_and_so_is_that_nobody_answers_and_that_somebody_does(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    one = log(tab, deck, book)
    page = one.open()
    page.evaluate(LISTEN)
    search = page.get_by_label("Search your entries")
    for text, words in [("café", "1 entry found"), ("zebra", "No entries found"), ("", "3 entries, newest first")]:
        search.fill(text)
        page.wait_for_function("said.length > 0")
        assert page.evaluate("said.splice(0)") == [words]
    one.silent = True
    search.fill("bus")
    for _ in range(2):  # asked again, and silent again
        before = len(one.sent)
        page.wait_for_function(f"window.asked > {page.evaluate('window.asked')}")
        assert len(one.sent) > before
    one.silent = False
    expect(page.locator(".pk-entry")).to_have_count(1)
    page.wait_for_function("said.at(-1) === '1 entry found'")
    silent, back, number = page.evaluate("said")
    assert silent.startswith("The workbook is not answering yet.")
    assert (back, number) == ("The workbook is answering again.", "1 entry found")
    assert page.get_by_role("status").filter(has_text="answering").count() == 0, "and by nothing else"


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


def test_an_entry_that_the_address_names_is_opened_and_stands_at_the_top(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    entry = book.latest(card="1.1", limit=1)[0].id
    opened = log(tab, deck, book)
    page = opened.open(f"#entry-{entry}")
    page.get_by_role("heading", name="Version 2 of 2").wait_for()
    top = page.locator(f"[data-pk-entry='{entry}']").evaluate("(el) => el.getBoundingClientRect().top")
    assert -1 < top <= 40 or page.evaluate(AT_ITS_END)


def test_it_stands_at_the_top_once_a_covered_page_is_shown_too(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    entry = book.latest(card="1.1", limit=1)[0].id
    opened = log(tab, deck, book, 1280)
    page = opened.open(f"#entry-{entry}")
    page.get_by_role("switch", name="Projector-safe").click()
    page.reload()
    page.get_by_role("button", name="Show this page on this screen").click()
    page.get_by_role("heading", name="Version 2 of 2").wait_for()
    place = page.locator(f"[data-pk-entry='{entry}']")
    page.wait_for_function(
        "(el) => { const top = el.getBoundingClientRect().top; return -1 < top && top <= 40 || (" + AT_ITS_END + "); }",
        arg=place.element_handle(),
    )
    expect(page.get_by_role("button", name="Cover it again")).to_be_focused()


AT_ITS_END = "innerHeight + scrollY >= document.documentElement.scrollHeight - 1"


def test_private_answers_show_in_your_own_book_marked_private(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = log(tab, deck, book).open()
    page.get_by_role("button", name="2.2 Receiving feedback").click()
    heading = page.get_by_role("heading", name="How did they appear to feel?")
    expect(heading).to_contain_text("Private")
    expect(page.get_by_role("heading", name="What was the discussion about?")).not_to_contain_text("Private")
    expect(page.get_by_text("Let down, I think.")).to_be_visible()


@pytest.mark.parametrize("width", rest_long(WIDTHS))
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
