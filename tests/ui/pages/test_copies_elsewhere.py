"""A copy off this computer from the start page: a reminder that can be put off, a folder, one click."""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import load_starter
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook, noted
from powerkit.logbook.copies_elsewhere import copies_away, remembered
from powerkit.logbook.syncing_folders import Place
from powerkit.resources import deck_folder
from powerkit.ui.pages import copies_elsewhere
from powerkit.ui.pages.home import HomeDesk, home_view


@pytest.fixture
def kept(deck: Deck, tmp_path: Path) -> Logbook:
    """A log book in a workbook folder, with more than a few entries."""
    (root := tmp_path / "Workbook").mkdir()
    book = Logbook.open(root / "logbook.sqlite3")
    item = {"card": "10.1", "answers": {"memo": "Ask first."}}
    fill([{**item, "community": f"Street {number}"} for number in range(6)], deck, book, client="test")
    return book


@pytest.fixture
def start_page(deck: Deck, kept: Logbook, tab) -> Callable[..., Page]:
    starter = load_starter(deck_folder(), [capability.number for capability in deck.capabilities])
    desk = HomeDesk(deck, kept, kept.path.parent, Random(3))
    return lambda width=1280: tab(home_view(deck, starter), desk.answer, width).open()


@pytest.mark.long
def test_a_person_is_reminded_chooses_a_folder_once_and_then_needs_one_click(
    start_page, kept: Logbook, tmp_path: Path, monkeypatch
) -> None:
    (stick := tmp_path / "KINGSTON").mkdir()
    monkeypatch.setattr(copies_elsewhere, "likely_places", lambda _: [Place(str(stick), "Disk or stick KINGSTON")])
    page = start_page()
    expect(page.get_by_text("There is no copy of your work off this computer yet.")).to_be_visible()
    page.get_by_role("button", name="Make a copy", exact=True).click()
    where = page.get_by_label("Folder for the copy")
    expect(where).to_be_focused()
    where.fill(str(tmp_path / "not there"))
    page.get_by_role("button", name="Make the copy").click()
    expect(page.get_by_role("alert")).to_contain_text("There is no folder")
    assert noted(kept.path.parent / ".powerkit") == []
    page.get_by_role("button", name="Disk or stick KINGSTON").click()
    _look(page, "away-choosing")
    page.get_by_role("button", name="Make the copy").click()
    said = page.locator(".pk-done-line").filter(has_text="A copy is in")
    expect(said).to_be_focused()
    expect(said).to_contain_text(f"A copy is in {stick} from today")
    expect(said).to_contain_text("It was opened there and holds all of your log book.")
    expect(page.get_by_text("off this computer yet")).to_be_hidden()
    expect(where).to_be_hidden()
    assert len(copies_away(kept.path)) == 1
    page.get_by_text("Everything stays on this computer").click()
    page.get_by_role("button", name="Make a copy now").click()
    expect(said).to_be_focused()
    page.wait_for_function("() => window.asked >= 5")
    assert len(copies_away(kept.path)) == 2
    _look(page, "away-made")
    assert [item.what for item in noted(kept.path.parent / ".powerkit")] == ["copy", "copy"]


def test_a_reminder_can_be_put_off_and_stays_away(start_page, kept: Logbook) -> None:
    page = start_page(390)
    _look(page, "away-reminder")
    page.get_by_role("button", name="Remind me later").click()
    expect(page.get_by_text("off this computer yet")).to_be_hidden()
    expect(page.get_by_role("button", name="Make a copy off this computer")).to_be_focused()
    expect(start_page().get_by_text("off this computer yet")).to_be_hidden()
    assert remembered(kept.path).later


def test_a_stick_that_is_not_there_is_said_where_the_folder_can_be_named_again(start_page, kept, tmp_path) -> None:
    (stick := tmp_path / "KINGSTON").mkdir()
    page = start_page(390)
    page.get_by_role("button", name="Make a copy", exact=True).click()
    page.get_by_label("Folder for the copy").fill(f'"{stick}"')
    page.get_by_label("Remind me when the last copy is older than").select_option("a week")
    page.get_by_role("button", name="Make the copy").click()
    expect(page.locator(".pk-done-line").filter(has_text="A copy is in")).to_be_focused()
    assert remembered(kept.path).days == 7
    stick.rename(tmp_path / "in a drawer")
    page.get_by_text("Everything stays on this computer").click()
    page.get_by_role("button", name="Make a copy now").click()
    expect(page.get_by_role("alert")).to_contain_text(f"There is no folder {stick}")
    expect(page.get_by_label("Folder for the copy")).to_have_value(str(stick))
    _look(page, "away-not-there")


def _look(page: Page, name: str) -> None:
    if place := os.environ.get("POWERKIT_LOOK"):
        page.screenshot(path=f"{place}/{name}.png", full_page=True)
