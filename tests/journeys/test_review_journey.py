"""A year from the example becomes a review in the real app, by keyboard; the bar leads to the pages of the year."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook
from powerkit.resources import examples_folder
from tests.axe import violations
from tests.shipped import shipped_deck

from .card_support import no_code_shows
from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser


def press(page: Page, name: str) -> None:
    """Reach a button by keyboard and press it."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


@pytest.mark.long
def test_a_year_becomes_a_review_that_word_and_a_browser_can_read(
    tmp_path: Path, start_book: Callable[..., RunningWorkbook], browser: Browser
) -> None:
    folder = tmp_path / "My workbook"
    folder.mkdir()
    with Logbook.open(folder / "logbook.sqlite3") as logbook:
        fill(read_items(examples_folder() / "year.json"), shipped_deck(), logbook, client="test")
    book = start_book(folder, start="00-start.ipynb")
    page = book.page(browser)
    page.get_by_role("button", name="Review and share").click()
    page.get_by_role("link", name="Your review").click()
    page.locator(".pk-page[data-pk-page=review][data-pk-state=ready]").wait_for()
    cells = page.locator(".jp-Cell").count()
    page.get_by_label("First day").fill("2025-11-01")
    page.get_by_label("Last day").fill("2026-10-31")
    expect(page.get_by_text("In this period: 30 entries and 34 actions.")).to_be_visible()
    press(page, "Continue")
    strengths = page.get_by_label("My strengths")
    expect(strengths).to_be_visible()
    page.keyboard.press("d")
    page.keyboard.press("d")
    strengths.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type("I wait. ")
    expect(page.locator(".pk-keep")).to_contain_text("Kept ")
    page.reload()
    page.locator(".pk-page[data-pk-state=ready]").wait_for()
    press(page, "Carry on")
    expect(page.get_by_label("My strengths")).to_have_value(re.compile(r"^I wait\. "))
    press(page, "Continue")
    page.get_by_role("radio", name="Keep names").check()
    press(page, "Continue")
    expect(page.locator("[data-pk-check=strengths]")).to_contain_text("I wait.")
    press(page, "Continue")
    page.get_by_label("Web page (.html)").check()
    press(page, "Save it and make the files")
    expect(page.get_by_role("heading", name="Your review is ready")).to_be_visible()
    assert page.locator(".jp-Cell").count() == cells
    assert no_code_shows(page)

    made = {file.suffix: file for file in (folder / "To send").iterdir()}
    word = docx.Document(io.BytesIO(made[".docx"].read_bytes()))
    assert "My next objectives" in [
        paragraph.text for paragraph in word.paragraphs if paragraph.style.name.startswith("Heading")
    ]
    copy = page.context.new_page()
    copy.goto(made[".html"].as_uri())
    expect(copy.get_by_role("heading", name="The period at a glance")).to_be_visible()
    found = violations(copy)
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in found] == []
    notebook = (folder / "13-review.ipynb").read_text(encoding="utf-8")
    assert "I wait" not in notebook and "Ellerclough" not in notebook
