"""The year's pages by keyboard alone: a quick entry, an action finished with learning, a person forgotten, who I am."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from powerkit.content import deck_folder
from powerkit.deck import Deck
from powerkit.fill import fill
from powerkit.home import HomeDesk, home_view
from powerkit.leader import read_leader
from powerkit.logbook import Logbook
from powerkit.starter import load_starter

from .harness import Tab
from .test_pages import TODAY, WIDTHS, complaints, log, scrolls_sideways, unfold

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]


@pytest.fixture
def year(book: Logbook, deck: Deck) -> Logbook:
    """The log book of the tests, with two actions that are due, one of them private, and a memo that is back."""
    due = {"what": "Ask Ana Example about the bus", "who": "Ana Example", "when": "2026-11-20", "how": "She says so"}
    fill(
        [
            {"card": "3.2", "community": "Moss Bank", "answers": {"action": due}},
            {
                "card": "4.2",
                "private": {"entry": True},
                "answers": {"action": {"what": "Quietly", "when": "2026-11-21"}},
            },
            {"card": "10.1", "answers": {"memo": "Be brave\nand kind", "memo_date": "2026-11-22"}},
        ],
        deck,
        book,
        client="year",
    )
    return book


def home(make: MakeTab, deck: Deck, book: Logbook, width: int = 1280) -> Tab:
    view = home_view(deck, load_starter(deck_folder(), range(1, 11)))
    return make(view, HomeDesk(deck, book, Path("/work/My workbook"), Random(3), lambda: TODAY).answer, width)


def press_to(page: Page, wanted: str, most: int = 120) -> None:
    """Press Tab until what has the focus matches the selector."""
    for _ in range(most):
        if page.evaluate("wanted => Boolean(document.activeElement?.matches(wanted))", wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to {wanted}")


def test_a_quick_entry_takes_a_minute_and_no_mouse(tab: MakeTab, deck: Deck, empty_book: Logbook) -> None:
    page = log(tab, deck, empty_book).open()
    press_to(page, "[data-pk-key=note]")
    page.keyboard.press("Enter")
    for words in ("The bus came late", "Three people missed the clinic", "Ring the depot"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.evaluate("document.activeElement.value = '2026-12-01'")
    press_to(page, "[data-pk-key=save-note]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved to your log book on")).to_be_focused()
    expect(page.get_by_role("button", name="Quick entry", exact=True)).to_be_visible()
    (entry,) = empty_book.latest(card="note")
    assert entry.answers["so_what"] == "Three people missed the clinic"
    (action,) = empty_book.actions()
    assert (action.what, action.due, entry.private) == ("Ring the depot", date(2026, 12, 1), {})
    assert set(page.evaluate("window.escaped")) <= {"Tab"}  # on its way to the page


def test_a_quick_entry_half_written_is_there_when_the_page_is_loaded_again(
    tab: MakeTab, deck: Deck, empty_book: Logbook
) -> None:
    page = log(tab, deck, empty_book).open()
    page.get_by_role("button", name="Write a quick entry").click()
    page.get_by_label("What happened?").fill("Half a th")
    page.wait_for_function("window.asked >= 3")
    page.reload()
    expect(page.get_by_label("What happened?")).to_have_value("Half a th")
    page.get_by_label("What happened?").fill("")
    page.get_by_role("button", name="Save quick entry").click()
    expect(page.get_by_text("There is nothing to save yet.")).to_be_focused()
    assert empty_book.latest() == []


def test_an_action_is_finished_with_learning_and_followed_up_by_keyboard(
    tab: MakeTab, deck: Deck, year: Logbook
) -> None:
    page = log(tab, deck, year).open()
    press_to(page, "[data-pk-key=tab-entries]")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Actions (2 due)")).to_be_focused()
    press_to(page, "[data-pk-action] button")
    page.keyboard.press("Enter")
    item = page.locator("[data-pk-action]").first
    press_to(page, "input[type=radio]")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    for words in ("We talked at the stop", "She had never been asked", "Ask the driver too"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    press_to(page, "[type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("is done. The action that follows is on your list.")).to_be_focused()
    expect(page.get_by_role("tab", name="Actions (1 due)")).to_be_visible()
    expect(item).to_contain_text("Quietly")
    (entry,) = year.latest(card="3.2")
    assert entry.answers["action"]["learnt"] == "She had never been asked"
    assert [one.what for one in year.actions(status="planned")] == ["Quietly", "Ask the driver too"]
    assert set(page.evaluate("window.escaped")) <= {"Tab"}  # on its way to the page


def test_an_action_is_dropped_only_with_a_reason_and_carried_forward_with_a_new_day(
    tab: MakeTab, deck: Deck, year: Logbook
) -> None:
    page = log(tab, deck, year).open()
    page.get_by_role("tab", name="Actions").click()
    page.get_by_role("button", name="Quietly").click()
    page.get_by_label("Dropped").check()
    page.get_by_role("button", name="Save this action").click()
    expect(page.get_by_text("Say in a few words why you dropped it. Nothing was changed.")).to_be_focused()
    page.get_by_label("Carried forward").check()
    page.get_by_label("New day").fill("2027-01-04")
    page.get_by_role("button", name="Save this action").click()
    expect(page.get_by_text("4 January 2027 (in 43 days)")).to_be_visible()
    assert [(one.what, one.status) for one in year.actions()][1:] == [("Quietly", "carried"), ("Quietly", "planned")]


def test_an_older_version_is_compared_and_brought_back(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = log(tab, deck, book).open()
    page.get_by_role("button", name="1.1 Changing your perspective").click()
    page.get_by_text("What changed since version 1").click()
    expect(page.get_by_text("Was: The bus stop matters more than the clinic.")).to_be_visible()
    page.get_by_role("button", name="Version 1, saved on").click()
    page.get_by_role("button", name="Bring version 1 back").click()
    expect(page.get_by_role("heading", name="Version 3 of 3")).to_be_focused()
    assert book.latest(card="1.1")[0].answers == {"changing": "The bus stop matters more than the clinic."}


def test_a_person_is_forgotten_by_keyboard_in_two_clear_steps(tab: MakeTab, deck: Deck, year: Logbook) -> None:
    page = log(tab, deck, year).open()
    press_to(page, "[data-pk-key=tab-entries]")
    page.keyboard.press("End")
    press_to(page, "[data-pk-key=forget-person]")
    page.keyboard.type("Ana Example")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What would go")).to_be_focused()
    assert year.latest(card="1.1")[0].people == "Ana Example" or year.search("Ana") != []
    assert complaints(page) == []
    press_to(page, "[data-pk-key=forget]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("First tick that you have read what goes.")).to_be_focused()
    assert year.search("Ana Example") != []
    page.locator("[data-pk-key=sure]").focus()
    page.keyboard.press("Space")
    press_to(page, "[data-pk-key=forget]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Forgotten. It is out of your log book and its backups.")).to_be_visible()
    assert year.search("Ana Example") == [] and "Ana Example" not in year.codes()
    assert set(page.evaluate("window.escaped")) <= {"Tab"}  # on its way to the page


def test_one_row_of_an_entry_is_chosen_and_kept_when_the_mind_changes(tab: MakeTab, deck: Deck, year: Logbook) -> None:
    page = log(tab, deck, year).open()
    page.get_by_role("button", name="1.2 Mapping relationships").click()
    page.get_by_role("button", name="Forget this entry or a part of it").click()
    page.get_by_label("Your map of relationships: The allotment society").check()
    page.locator("[data-pk-key=forget-part]").click()
    expect(page.get_by_role("heading", name="What would go")).to_be_focused()
    expect(page.locator(".pk-plan")).to_contain_text("Every Tuesday")
    page.get_by_role("button", name="Keep everything").click()
    expect(page.get_by_label("The person’s name")).to_be_focused()
    assert len(year.latest(card="1.2")[0].answers["map"]) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_part_of_the_log_book(tab: MakeTab, deck: Deck, year: Logbook, width: int) -> None:
    page = log(tab, deck, year, width).open()
    page.get_by_role("button", name="Write a quick entry").click()
    page.get_by_text("Narrow the list").click()
    assert complaints(page) == []
    assert not scrolls_sideways(page)
    page.get_by_role("tab", name="Actions").click()
    page.locator("[data-pk-action] button").first.click()
    page.get_by_label("Done").check()
    unfold(page)
    assert complaints(page) == []
    assert not scrolls_sideways(page)
    page.get_by_role("tab", name="Forget").click()
    assert complaints(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_start_page_says_what_is_due_and_keeps_private_words_to_itself(
    tab: MakeTab, deck: Deck, year: Logbook, width: int
) -> None:
    page = home(tab, deck, year, width).open()
    now = page.locator(".pk-now")
    expect(now).to_contain_text("Ask Ana Example about the bus – was due 20 November 2026 (2 days ago)")
    expect(now).to_contain_text("A private action (Card 4.2: Making diversity ‘super diversity’)")
    expect(now).not_to_contain_text("Quietly")
    expect(now.get_by_role("link", name="See all your actions")).to_have_attribute("href", "11-log-book.ipynb#actions")
    expect(page.get_by_text("Be brave")).to_be_hidden()
    page.get_by_text("A memo to yourself has come back (card 10.1, Personal power)").click()
    expect(page.get_by_text("Be brave")).to_be_visible()
    unfold(page)
    assert complaints(page) == []
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Put it away").click()
    expect(page.get_by_text("A memo to yourself")).to_have_count(0)
    assert year.memos() == []


def test_the_first_questions_can_be_answered_or_passed_over(tab: MakeTab, deck: Deck, empty_book: Logbook) -> None:
    page = home(tab, deck, empty_book).open()
    press_to(page, "[data-pk-key=begin-leader]")
    page.keyboard.press("Enter")
    page.keyboard.type("Sam Example")
    page.get_by_label("A community leader").check()
    page.get_by_label("The communities you have in mind").fill("Mill Bank\n\nYoung carers\nmill  bank")
    page.get_by_label("Your next supervision").fill("2026-12-24")
    assert complaints(page) == []
    press_to(page, "[data-pk-key=save-leader]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved. You can change this here at any time.")).to_be_focused()
    leader = read_leader(empty_book)
    assert (leader.role, leader.supervision) == ("community", date(2026, 12, 24))
    assert [one.casefold() for one in leader.communities] == ["mill bank", "young carers"]
    expect(page.locator(".pk-now")).to_contain_text("Supervision: 24 December 2026 (in 32 days)")
    expect(page.get_by_role("heading", name="Welcome")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("heading", name="Welcome")).to_be_hidden()


def test_passing_the_first_questions_over_is_remembered(tab: MakeTab, deck: Deck, empty_book: Logbook) -> None:
    page = home(tab, deck, empty_book).open()
    page.get_by_role("button", name="Not now").click()
    expect(page.get_by_text("You can answer here at any time.")).to_be_focused()
    assert read_leader(empty_book).answered


def test_films_are_listed_by_the_capability_they_suit_too(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = home(tab, deck, book).open()
    page.get_by_text("The same films by the capability they suit").click()
    suited = page.locator(".pk-capability-films")
    expect(suited.first).to_be_visible()
    expect(suited.first.locator("a").first).to_have_attribute("rel", "noopener noreferrer")
