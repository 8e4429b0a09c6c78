"""The page and its kernel stay together: whatever dies comes back, in place and without a question."""

import os
from collections.abc import Callable
from itertools import product
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.many import rest_long

from .card_support import ANSWERS, answer_box, entries, stored
from .mode_support import RunningWorkbook, wait_until

pytestmark = pytest.mark.browser

ONE = "01-we-know-our-people.ipynb"
CARD = '[data-pk-card="1.1"][data-pk-state="ready"]'


@pytest.fixture(scope="module")
def book(shared_book: RunningWorkbook) -> RunningWorkbook:
    return shared_book


@pytest.fixture
def page(tab: Callable[..., Page]) -> Page:
    """Capability 1 with its cards ready."""
    page = tab()
    page.wait_for_selector(CARD)
    return page


def mark(page: Page) -> None:
    """Mark the card's element: a new one, made by running again, doesn't have the mark."""
    page.wait_for_selector(CARD)
    page.evaluate("document.querySelector('[data-pk-card]').dataset.before = 'yes'; window.sameDocument = true")


def session_of(book: RunningWorkbook, page: Page) -> dict[str, Any]:
    """The one session of this page; that of a page which a test before has closed may not have ended yet."""
    [session] = [each for each in book.api(page, "api/sessions") if each["path"] == ONE]
    return dict(session)


def made_again(page: Page) -> bool:
    return page.locator(CARD).count() == 1 and page.locator("[data-before]").count() == 0


def no_question(page: Page) -> bool:
    return page.locator(".jp-Dialog").count() == 0


def lose(page: Page) -> None:
    """What a card says when nothing answers it."""
    page.locator("[data-pk-card]").first.dispatch_event("powerkit:lost", {"bubbles": True})


@pytest.mark.long
def test_a_restarted_kernel_gets_the_cards_again(book: RunningWorkbook, page: Page) -> None:
    mark(page)
    session = session_of(book, page)
    book.api(page, f"api/kernels/{session['kernel']['id']}/restart", "POST")
    wait_until(lambda: made_again(page))
    assert no_question(page) and page.evaluate("window.sameDocument")


def test_a_kernel_that_is_killed_comes_back_with_no_question_asked(book: RunningWorkbook, page: Page) -> None:
    mark(page)
    for process in psutil.Process(book.pid).children(recursive=True):
        if any("kernel" in word for word in process.cmdline()):
            process.kill()
    wait_until(lambda: made_again(page))
    assert no_question(page) and page.evaluate("window.sameDocument")
    assert session_of(book, page)["kernel"]["id"]


@pytest.mark.long
def test_a_kernel_that_is_gone_is_replaced_when_a_card_says_it_is_lost(book: RunningWorkbook, page: Page) -> None:
    mark(page)
    session = session_of(book, page)
    book.api(page, f"api/kernels/{session['kernel']['id']}", "DELETE")
    lose(page)
    wait_until(lambda: made_again(page))
    assert no_question(page) and page.evaluate("window.sameDocument")
    assert [session["path"] for session in book.api(page, "api/sessions")] == [ONE]


@pytest.mark.long
def test_a_server_that_comes_back_takes_the_open_page_up_again(book: RunningWorkbook, page: Page) -> None:
    mark(page)
    book.kill()
    lose(page)
    expect(page.get_by_role("status").filter(has_text="The workbook is not answering.")).to_be_visible()
    assert page.locator(CARD).count() == 1
    book.start()
    wait_until(lambda: made_again(page))
    assert no_question(page) and page.evaluate("window.sameDocument")
    assert page.get_by_text("The workbook is not answering.").count() == 0
    page.reload()
    book.wait_ready(page)


@pytest.mark.long
def test_a_slow_server_changes_nothing_on_the_page(book: RunningWorkbook, page: Page) -> None:
    mark(page)
    with book.stalled():
        lose(page)
        expect(page.get_by_text("The workbook is not answering.")).to_be_visible()
    expect(page.get_by_text("The workbook is not answering.")).to_have_count(0)
    answer_box(page).fill("Still the same page")
    wait_until(lambda: stored(book) == "Still the same page", page=page)
    assert page.locator("[data-before]").count() == 1


LEAVE: dict[str, Callable[[Page], object]] = {
    "close": lambda page: page.close(run_before_unload=True),
    "reload": lambda page: page.evaluate("location.reload()"),
    "back": lambda page: page.evaluate("history.back()"),
}
MOMENTS = (0, 5, 40)
"""Milliseconds between *Save* and leaving. `POWERKIT_EVERY_LEAVING=1` tries each way at each of them."""
SOME = list(zip(LEAVE, MOMENTS, strict=True))
EVERY = list(product(LEAVE, MOMENTS))


@pytest.mark.parametrize(("way", "moment"), rest_long(EVERY if os.environ.get("POWERKIT_EVERY_LEAVING") else SOME))
def test_a_version_saved_just_before_its_page_is_left_is_in_the_log_book_and_in_that_pages_file(
    book: RunningWorkbook, window: BrowserContext, tab: Callable[..., Page], way: str, moment: int
) -> None:
    page = window.new_page()
    page.goto("data:text/html,Before")
    page.goto(book.address())
    words = f"Saved, and left by {way} after {moment} ms"
    answer_box(page).fill(words)
    page.locator('[data-pk-card="1.1"] [data-pk-key="save"]').evaluate(
        "(button, moment) => (button.click(), new Promise(done => setTimeout(done, moment)))", moment
    )
    LEAVE[way](page)
    if way == "back":
        page.wait_for_url("data:**")
        page.go_forward()
    again = tab() if way == "close" else page
    book.wait_ready(again)
    wait_until(lambda: [entry.answers[ANSWERS] for entry in entries(book.folder)][-1:] == [words], page=again)
    wait_until(lambda: words in (book.folder / ONE).read_text(encoding="utf-8"), page=again)


def test_a_second_tab_touches_nothing_and_opens_by_itself_when_the_first_is_closed(
    book: RunningWorkbook, page: Page
) -> None:
    mark(page)
    second = page.context.new_page()
    second.goto(book.address())
    expect(second.get_by_role("status")).to_contain_text("This page is already open in another tab.")
    assert second.locator("[data-pk-card]").count() == 0
    assert page.locator("[data-before]").count() == 1
    page.close()
    book.wait_ready(second)
    second.wait_for_selector(CARD)
    assert second.get_by_text("already open").count() == 0


def test_a_page_that_another_browser_opened_says_so_and_can_be_loaded_again(
    book: RunningWorkbook, page: Page, browser: Browser
) -> None:
    """The one kernel shows its cards where they were asked for last: the first window was left blank without a word."""
    said = "This page was opened in another browser or window."
    other = book.page(browser)
    expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible()
    page.get_by_role("button", name="Load again").click()
    book.wait_ready(page)
    expect(page.locator(CARD).first).to_be_attached()
    expect(other.get_by_role("alert").filter(has_text=said)).to_be_visible()
    other.context.close()


@pytest.mark.long
def test_loading_the_page_again_runs_it_again_with_the_same_kernel(book: RunningWorkbook, page: Page) -> None:
    before = [item["id"] for item in book.api(page, "api/kernels")]
    for _ in range(3):
        page.reload()
        book.wait_ready(page)
        page.wait_for_selector(CARD)
    assert [item["id"] for item in book.api(page, "api/kernels")] == before
    assert page.get_by_text("already open").count() == 0


@pytest.mark.long
def test_a_page_starts_one_kernel_however_many_ask_for_it(book: RunningWorkbook, browser: Browser) -> None:
    context = book.context(browser)
    first, second = context.new_page(), context.new_page()
    first.goto(book.address("03-we-make-space.ipynb"), wait_until="commit")
    second.goto(book.address("03-we-make-space.ipynb"), wait_until="commit")
    wait_until(lambda: any(tab.locator("body[data-pk-page=ready]").count() for tab in (first, second)))
    paths = [item["path"] for item in book.api(first, "api/sessions")]
    assert paths.count("03-we-make-space.ipynb") == 1


@pytest.mark.long
def test_a_version_asked_for_just_before_the_page_is_left_is_in_its_pages_file(
    book: RunningWorkbook, page: Page
) -> None:
    answer_box(page).fill("Said at the last moment")
    page.get_by_role("button", name="More", exact=True).click()
    page.evaluate(
        """() => {
          document.querySelector('[data-pk-card="1.1"] [data-pk-key="save"]').click();
          document.querySelector('#pk-shell a[href*="/02-"], nav a[href*="02-"]').click();
        }"""
    )
    page.wait_for_url("**/02-*.ipynb")
    assert [entry.answers["changing"] for entry in entries(book.folder)] == ["Said at the last moment"]
    assert "Said at the last moment" in (book.folder / ONE).read_text(encoding="utf-8")


@pytest.mark.long
def test_ctrl_c_prints_one_line_also_while_a_page_is_open_and_busy(book: RunningWorkbook, page: Page) -> None:
    answer_box(page).press_sequentially("Typing on while it is closed")
    for _ in range(3):
        lose(page)
    assert book.stop() == ["Your workbook is closed."]
    book.start()
