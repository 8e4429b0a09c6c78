"""A workbook locked with a passphrase: set on the page, asked for at the start, locked by a click or by itself."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError

import psutil
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from powerkit.logbook.files import is_locked
from powerkit.logbook.keys import Key, salt_of
from tests.axe import violations

from .card_support import answer_box, card, expect_status
from .mode_support import RunningWorkbook, wait_until

pytestmark = pytest.mark.browser

PASSPHRASE = "kettle orbit velvet marsh trombone"
FIRST = "01-we-know-our-people.ipynb"
WORD = "Zaunkoenig"


def holding(folder: Path, *words: str) -> list[str]:
    """The files of the workbook, the hidden ones too, whose bytes hold one of these words."""

    def held(file: Path) -> bytes:
        try:
            return file.read_bytes()
        except FileNotFoundError:  # what is written first beside a file goes while we look
            return b""

    files = [file for file in folder.rglob("*") if file.is_file()]
    return sorted(file.name for file in files if any(word.encode() in held(file) for word in words))


def write(page: Page, words: str) -> None:
    answer_box(page).fill(words)
    expect_status(page, "saved")


def waiting(page: Page) -> list[str]:
    """What the browser's own store holds, as it stands there."""
    found: list[str] = page.evaluate("Object.entries({...localStorage, ...sessionStorage}).map(String)")
    return found


def set_passphrase(page: Page, book: RunningWorkbook, passphrase: str = PASSPHRASE) -> None:
    page.goto(f"http://127.0.0.1:{book.port}/powerkit/lock")
    page.get_by_label("I have read").check()
    page.get_by_label("New passphrase").fill(passphrase)
    page.get_by_label("The same again").fill(passphrase)
    page.get_by_role("button", name="Lock the workbook").click()


def expect_locked(page: Page) -> None:
    expect(page.get_by_role("heading", name="Your workbook is locked")).to_be_visible()


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Unlock").click()


def nothing_to_see(book: RunningWorkbook) -> None:
    """Neither passphrase nor key nor word stands in a file, or where a list of processes shows it."""
    salt = salt_of(book.folder / "logbook.sqlite3")
    assert salt
    key = Key.of(PASSPHRASE, salt).secret
    server = psutil.Process(book.pid)
    kernels = [child for child in server.children(recursive=True) if "powerkit.ui.kernel" in child.cmdline()]
    assert kernels
    for process in (server, *kernels):
        seen = " ".join([*process.cmdline(), *process.environ().values()])
        assert PASSPHRASE not in seen and key.hex() not in seen
    assert holding(book.folder, WORD, PASSPHRASE, key.hex()) == []


@pytest.mark.long
def test_from_setting_a_passphrase_to_taking_it_off(
    start_book: Callable[..., RunningWorkbook], browser: Browser
) -> None:
    book = start_book(start=FIRST)
    page = book.page(browser)
    write(page, f"{WORD} before")
    card(page).get_by_role("button", name="Save to my log book").click()
    wait_until(lambda: FIRST in holding(book.folder, WORD), page=page)

    set_passphrase(page, book, "password1")
    expect(page.get_by_role("alert")).to_contain_text("Weak")
    set_passphrase(page, book)
    expect(page.get_by_role("status")).to_contain_text("Your workbook is locked with your passphrase")
    assert is_locked(book.folder / "logbook.sqlite3") and holding(book.folder, WORD) == []

    page.goto(book.address(FIRST))
    book.wait_ready(page)
    expect(answer_box(page)).to_have_value(f"{WORD} before")
    write(page, f"{WORD} after")
    card(page).get_by_role("button", name="Save to my log book").click()
    expect(card(page).locator(".pk-version")).to_contain_text("Version 2")
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name="Lock now").click()
    expect_locked(page)
    assert holding(book.folder, WORD, PASSPHRASE) == []
    with pytest.raises(HTTPError, match="423"):
        book.ask("api/contents")

    unlock(page, "kettle orbit velvet marsh trumpet")
    expect(page.get_by_role("alert")).to_contain_text("does not fit")
    expect(page.get_by_label("Passphrase")).to_be_focused()
    expect(page.get_by_label("Passphrase")).to_have_accessible_description(re.compile("does not fit"))
    unlock(page)
    book.wait_ready(page)
    expect(answer_box(page)).to_have_value(f"{WORD} after")
    assert book.ask("powerkit/touch") == {"locked": False}

    book.stop()
    book.start()
    page.goto(book.url)
    expect_locked(page)
    children = psutil.Process(book.pid).children(recursive=True)
    assert not [child for child in children if "powerkit.ui.kernel" in child.cmdline()]
    unlock(page)
    book.wait_ready(page)
    expect(answer_box(page)).to_have_value(f"{WORD} after")

    page.goto(f"http://127.0.0.1:{book.port}/powerkit/lock")
    off = page.locator("form", has=page.locator("input[value=off]"))
    off.get_by_label("Passphrase of now").fill(PASSPHRASE)
    off.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("The lock is off")
    assert not is_locked(book.folder / "logbook.sqlite3") and FIRST in holding(book.folder, WORD)


def test_words_the_log_book_has_not_got_wait_locked_in_the_browser_and_come_back(
    start_book: Callable[..., RunningWorkbook], browser: Browser
) -> None:
    book = start_book(start=FIRST)
    page = book.page(browser)
    set_passphrase(page, book)
    page.goto(book.address(FIRST))
    book.wait_ready(page)
    write(page, "first")
    book.kill()
    answer_box(page).fill(f"{WORD} unsaved")
    expect_status(page, "unsaved")
    wait_until(lambda: any("powerkit-locked:1:" in item for item in waiting(page)), page=page)
    assert not [item for item in waiting(page) if WORD in item]
    book.start()
    expect_locked(page)  # the page finds that it was locked meanwhile
    unlock(page)
    book.wait_ready(page)
    expect(answer_box(page)).to_have_value(f"{WORD} unsaved")
    expect_status(page, "saved")

    # A quarter of an hour later, nobody having touched the page, it locks itself; what was typed last is there again.
    answer_box(page).fill(f"{WORD} typed last")
    page.evaluate("const now = Date.now; Date.now = () => now() + 16 * 60_000")
    expect_locked(page)
    assert not [item for item in waiting(page) if WORD in item]
    unlock(page)
    book.wait_ready(page)
    expect(answer_box(page)).to_have_value(f"{WORD} typed last")
    nothing_to_see(book)


@pytest.mark.long
def test_the_pages_of_the_lock_are_calm_for_axe_for_a_phone_and_for_keys_alone(
    start_book: Callable[..., RunningWorkbook], browser: Browser
) -> None:
    book = start_book(start=FIRST)
    page = book.page(browser)
    place = f"http://127.0.0.1:{book.port}/powerkit/lock"
    page.goto(place)
    expect(page.locator("main p").first).to_contain_text("can’t be recovered")
    expect_seen(page, "set")
    set_passphrase(page, book)
    expect(page.get_by_role("status")).to_contain_text("Your workbook is locked with your passphrase")
    expect_seen(page, "manage")
    page.goto(book.address(FIRST))
    book.wait_ready(page)
    write(page, WORD)
    page.set_viewport_size({"width": 390, "height": 844})
    held: list[Route] = []

    def silent(route: Route) -> None:
        """The first gets no answer; the next takes as long as the look at the cover does."""
        held.append(route)
        if len(held) == 1:
            route.abort()

    page.route("**/powerkit/lock-now", silent)
    page.get_by_role("button", name="More", exact=True).focus()
    press_to(page, "Lock now")
    expect(page.get_by_role("heading", name="Locking your workbook")).to_be_focused()
    expect_seen(page, "cover")
    assert WORD not in page.inner_text("body") and page.locator("main:visible").count() == 1
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('#pk-shell')"), "no key reaches what is covered"
    wait_until(lambda: len(held) > 1, page=page)
    held.pop().continue_()
    expect_locked(page)
    expect_seen(page, "unlock")
    expect(page.get_by_label("Passphrase")).to_be_focused()
    page.keyboard.type("kettle orbit velvet marsh trumpet\n")
    expect(page.get_by_role("alert")).to_contain_text("does not fit")
    expect(page.get_by_label("Passphrase")).to_be_focused()
    expect_seen(page, "refused")
    press_to(page, "I am certain that it is right")
    expect(page.locator("pre:visible")).to_contain_text("restore")
    expect_seen(page, "certain")
    press_to(page, "Close the workbook")
    expect(page.get_by_role("status")).to_contain_text("The workbook is closed")


def press_to(page: Page, name: str) -> None:
    """Go on with the Tab key to what bears this name, opening a menu on the way, and press it."""
    for _ in range(60):
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            page.keyboard.press("Enter")
            return
        if page.evaluate("document.activeElement.textContent.trim()") == "More":
            page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    raise AssertionError(f"no key leads to {name}")


def expect_seen(page: Page, name: str) -> None:
    """Nothing is wrong for axe, and nothing runs out of a phone's width."""
    for width, height in ((1280, 800), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        if folder := os.environ.get("POWERKIT_SCREENSHOTS"):
            page.screenshot(path=f"{folder}/lock-{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert [found["id"] for found in violations(page)] == []
    page.set_viewport_size({"width": 1280, "height": 800})
