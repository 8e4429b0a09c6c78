"""A leader shares with a supervisor in the real app, and the reply that comes back lands at its card."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from tests.axe import violations
from tests.replies import save_reply
from tests.shipped import shipped_deck

from .card_support import card, in_the_menu, no_code_shows
from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser

ITEMS = [
    {
        "card": "1.1",
        "community": "Mill Bank",
        "people": "Amira Testworth",
        "answers": {
            "changing": "Amira showed me the crossing.",
            "companion": "Amira Testworth",
            "place": "HIDDEN-PLACE",
        },
        "private": {"place": True},
    },
    {"card": "1.2", "answers": {"map": [{"name": "Amira Testworth", "ring": "1", "sector": "housing"}]}},
]


@pytest.mark.long
def test_a_share_is_made_read_offline_answered_and_the_answer_is_in_the_log_book(
    tmp_path: Path, start_book: Callable[..., RunningWorkbook], browser: Browser
) -> None:
    folder = tmp_path / "My workbook"
    folder.mkdir()
    with Logbook.open(folder / "logbook.sqlite3") as logbook:
        fill(ITEMS, shipped_deck(), logbook, client="test")
    book = start_book(folder, start="12-share.ipynb")
    page = book.page(browser)
    page.locator(".pk-page[data-pk-state=ready]").wait_for()
    cells = page.locator(".jp-Cell").count()
    page.get_by_label("1.1 Changing your perspective").check()
    page.get_by_label("1.2 Mapping relationships").check()
    page.keyboard.press("d")
    page.keyboard.press("d")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Who will read it?").fill("Priya")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("checkbox", name="Amira Testworth")).to_be_checked()
    page.get_by_role("button", name="Continue").click()
    copy = page.frame_locator("iframe.pk-preview")
    expect(copy.get_by_text("Person A showed me the crossing.").last).to_be_visible()
    found = violations(page, context={"include": [[".pk-page"]], "exclude": [[".pk-preview"]]})
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in found] == []
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Web page (.html)").check()
    page.get_by_role("button", name="Make the files").click()
    expect(page.get_by_role("heading", name="Your files are ready")).to_be_focused()
    assert page.locator(".jp-Cell").count() == cells and no_code_shows(page)

    made = {file.suffix: file for file in (folder / "To send").iterdir()}
    assert set(made) == {".docx", ".html"}
    for file in (made[".html"], folder / "12-share.ipynb"):
        text = file.read_text(encoding="utf-8")
        assert not any(word in text for word in ("Amira", "Testworth", "HIDDEN-PLACE"))

    reader = browser.new_context(offline=True, accept_downloads=True)
    letter = reader.new_page()
    letter.goto(made[".html"].as_uri())
    letter.get_by_label("Your comment on card 1.1").fill("Go back in the rain.")
    save_reply(letter, tmp_path / "reply.json")
    reader.close()
    page.get_by_label("Bring in a reply").set_input_files(tmp_path / "reply.json")
    expect(page.get_by_text("Go back in the rain.")).to_be_visible()
    with Logbook.open(folder / "logbook.sqlite3") as logbook:
        [reply] = logbook.replies(entry=1)
        assert [(comment.card, comment.text) for comment in reply.comments] == [("1.1", "Go back in the rain.")]

    log = book.page(page.context, "11-log-book.ipynb")
    log.get_by_role("button", name="1.1 Changing your perspective").first.click()
    expect(log.get_by_text("Go back in the rain.")).to_be_visible()
    assert no_code_shows(log)

    hand = book.page(book.context(browser, stepwise=True), "01-we-know-our-people.ipynb")
    hand.get_by_role("button", name="Show my supervisor").first.click()
    expect(hand.get_by_text("You came from 1.1 Changing your perspective: Mill Bank, so it is chosen.")).to_be_visible()
    expect(hand.get_by_label("1.1 Changing your perspective")).to_be_checked()


@pytest.mark.long
def test_after_erasing_the_workbook_goes_on_empty_in_this_tab_and_another_and_closing_calls_nothing_saved(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    book = fresh_book
    other = book.page(browser)
    card(other, "1.1")
    page = book.page(other.context, "12-share.ipynb")
    for closes in (False, True):
        page.get_by_text("Erase everything", exact=True).click()
        page.get_by_role("button", name="I want to erase everything").click()
        page.get_by_label("Type erase to go on").fill("erase")
        page.get_by_role("button", name="Erase everything for good").click()
        expect(page.get_by_role("heading", name="Everything is erased")).to_be_focused()
        if not closes:
            page.get_by_role("link", name="Cards", exact=True).click()
            expect(page.get_by_role("heading", name="The deck")).to_be_visible()
            other.reload()
            book.wait_ready(other)
            assert card(other, "1.2").count() == 1
            page.goto(book.address("12-share.ipynb"))
            book.wait_ready(page)
    in_the_menu(page, "Close the workbook")
    page.get_by_role("dialog").get_by_role("button", name="Close the workbook").click()
    for tab in (page, other):
        expect(tab.get_by_role("main")).to_contain_text("Everything you wrote was erased")
    assert book.wait_closed()
