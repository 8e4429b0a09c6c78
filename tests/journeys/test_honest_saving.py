"""What a leader types is saved or offered back, whatever breaks; and the page never says *Saved* before it is true."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.one_browser import CHROMIUM, ONE_PAGE

from .card_support import answer_box, card, expect_status, kernels, stored, watch_for_lies
from .mode_support import CHROMIUM_FLAGS, RunningWorkbook, wait_until

pytestmark = pytest.mark.browser

BEFORE = "What I wrote before it broke. "
AFTER = "What I wrote after it broke."


@pytest.fixture
def book(fresh_book: RunningWorkbook) -> RunningWorkbook:
    return fresh_book


def begin(book: RunningWorkbook, window: BrowserContext) -> tuple[Page, list[str]]:
    """Open card 1.1, type the first sentence and see it saved."""
    page = book.page(window)
    lies = watch_for_lies(page, book)
    answer_box(page).focus()
    page.keyboard.type(BEFORE)
    wait_until(lambda: stored(book) == BEFORE, page=page)
    expect_status(page, "saved")
    return page, lies


def all_there(page: Page, book: RunningWorkbook, lies: list[str]) -> None:
    """Both sentences are on the page and in the log book, and the status says so."""
    wait_until(lambda: stored(book) == BEFORE + AFTER, page=page)
    expect_status(page, "saved")
    assert answer_box(page).input_value() == BEFORE + AFTER
    assert lies == []


def says_not_saved_soon(page: Page) -> None:
    """Within 4 seconds of the next key (a little more is allowed for the test's own eyes)."""
    expect_status(page, "unsaved", seconds=4.5)


@pytest.mark.long
def test_nothing_is_lost_when_the_kernel_is_deleted(book: RunningWorkbook, window: BrowserContext) -> None:
    page, lies = begin(book, window)
    for session in book.api(page, "api/sessions"):
        book.api(page, f"api/kernels/{session['kernel']['id']}", "DELETE")
    page.keyboard.type(AFTER)
    all_there(page, book, lies)


def test_nothing_is_lost_when_the_kernel_is_killed(book: RunningWorkbook, window: BrowserContext) -> None:
    page, lies = begin(book, window)
    for kernel in kernels(book):
        kernel.kill()
    page.keyboard.type(AFTER)
    all_there(page, book, lies)


def test_nothing_is_lost_when_the_server_is_killed_and_started_again(
    book: RunningWorkbook, window: BrowserContext
) -> None:
    page, lies = begin(book, window)
    book.kill()
    page.keyboard.type(AFTER)
    says_not_saved_soon(page)
    assert stored(book) == BEFORE
    expect(card(page)).to_contain_text("Keep this page open")
    book.start()
    all_there(page, book, lies)


@pytest.mark.long
def test_a_late_answer_turns_not_saved_back_into_saved(book: RunningWorkbook, window: BrowserContext) -> None:
    page, lies = begin(book, window)
    with book.stalled():
        page.keyboard.type(AFTER)
        says_not_saved_soon(page)
    all_there(page, book, lies)


@pytest.mark.long
def test_nothing_is_lost_when_the_page_is_loaded_again_while_typing(
    book: RunningWorkbook, window: BrowserContext
) -> None:
    page, lies = begin(book, window)
    page.keyboard.type(AFTER)
    page.reload()
    wait_until(lambda: stored(book) == BEFORE + AFTER, page=page)
    assert answer_box(page).input_value() == BEFORE + AFTER
    # "clean" where it had arrived before the page was loaded again: then there was nothing more to save.
    place = page.locator('[data-pk-card="1.1"] .pk-status')
    expect(place).to_have_attribute("data-pk-status", re.compile("^(saved|clean)$"))
    assert lies == []


@pytest.mark.long
def test_a_second_tab_leaves_the_first_alone(book: RunningWorkbook, window: BrowserContext) -> None:
    page, lies = begin(book, window)
    page.keyboard.type(AFTER[:10])
    second = page.context.new_page()
    second.goto(book.address())
    expect(second.locator("body")).to_contain_text("already open in another tab")
    assert second.locator("[data-pk-card]").count() == 0
    page.bring_to_front()
    page.keyboard.type(AFTER[10:])
    all_there(page, book, lies)


@pytest.mark.long
def test_words_that_never_arrived_are_offered_when_the_browser_is_opened_again(
    book: RunningWorkbook, browser: Browser, tmp_path: Path
) -> None:
    place = str(tmp_path / "profile")
    kind = browser.browser_type
    first = kind.launch_persistent_context(place, executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
    first.add_init_script(ONE_PAGE)
    book.come_in(first)
    page = first.new_page()
    page.goto(book.url)
    answer_box(page).focus()
    page.keyboard.type(BEFORE)
    wait_until(lambda: stored(book) == BEFORE, page=page)
    book.kill()
    page.keyboard.type(AFTER)
    says_not_saved_soon(page)
    first.close()

    book.start()
    again = kind.launch_persistent_context(place, executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
    again.add_init_script(ONE_PAGE)
    book.come_in(again)
    page = again.new_page()
    page.goto(book.url)
    assert answer_box(page).input_value() == BEFORE
    expect(card(page)).to_contain_text("did not reach your log book")
    expect(card(page)).to_contain_text(AFTER)
    page.get_by_role("button", name="Use them").click()
    wait_until(lambda: stored(book) == BEFORE + AFTER, page=page)
    expect_status(page, "saved")
    again.close()
