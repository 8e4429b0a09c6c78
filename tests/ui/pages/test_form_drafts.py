"""What is typed on a page with a form of its own waits in the browser until the log book has it, on every such page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from random import Random

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import load_starter
from powerkit.deck.review_form import load_proforma
from powerkit.entries.page_entries import DESTINATION
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder
from powerkit.ui.host import Host
from powerkit.ui.pages.destination import DestinationDesk, destination_view
from powerkit.ui.pages.log import LogDesk, log_view
from powerkit.ui.pages.review import ReviewDesk, review_view
from powerkit.ui.pages.session import Making
from powerkit.ui.pages.share import ShareDesk, share_view
from powerkit.ui.pages.supervision import SupervisionDesk, supervision_view
from tests.many import rest_long

from .harness import Tab

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]
NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
WAITS = "Object.keys(localStorage).filter((key) => key.startsWith('powerkit:page')).length"


def making(deck: Deck, book: Logbook) -> Making:
    return Making(deck, book, Host(WorkbookFolder(book.path.parent)), Random(1).randbytes, lambda: NOW)


def log(make: MakeTab, deck: Deck, book: Logbook) -> Tab:
    desk = LogDesk(deck, book, WorkbookFolder(book.path.parent), NOW.date)
    return make(log_view(deck, book.workbook_id), desk.answer)


def share(make: MakeTab, deck: Deck, book: Logbook) -> Tab:
    return make(share_view(deck, book.workbook_id), ShareDesk(making(deck, book)).answer)


def review(make: MakeTab, deck: Deck, book: Logbook) -> Tab:
    proforma = load_proforma(deck_folder(), deck)
    return make(review_view(proforma, deck, book.workbook_id), ReviewDesk(proforma, making(deck, book)).answer)


def destination(make: MakeTab, _deck: Deck, book: Logbook) -> Tab:
    groups = load_starter(deck_folder(), range(1, 11)).groups
    return make(destination_view(groups, book.workbook_id), DestinationDesk(groups, book, lambda: NOW).answer)


def supervision(make: MakeTab, deck: Deck, book: Logbook) -> Tab:
    return make(supervision_view(book.workbook_id), SupervisionDesk(deck, book, lambda: NOW).answer)


def press(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name, exact=True).click()


def choose_a_card(page: Page) -> None:
    page.get_by_label("2.2 Receiving feedback").check()
    press("Continue")(page)


def rated(page: Page) -> None:
    page.locator("[data-pk-statement=people_choose]").get_by_label("True in a few places").check()


FORMS = {
    "log": (log, press("Write a quick entry"), "What happened?", lambda page: None),
    "share": (share, choose_a_card, "What do you want from them?", lambda page: None),
    "review": (review, press("Continue"), "What was hard", press("Carry on")),
    "destination": (destination, rated, "What makes you say so?", lambda page: None),
    "supervision": (supervision, lambda page: None, "What we talked about", lambda page: None),
}


@pytest.mark.parametrize("form", rest_long(FORMS, usual=2))
def test_words_that_the_workbook_did_not_answer_are_there_after_a_reload_and_kept_then(
    form: str, tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    make, begin, label, back = FORMS[form]
    one = make(tab, deck, book)
    page = one.open()
    begin(page)
    page.wait_for_function(f"{WAITS} === 0")
    one.silent = True
    page.get_by_label(label).first.fill("The silence.")
    assert page.evaluate(WAITS) == 1
    page.reload()
    one.silent = False
    page.reload()
    page.locator(".pk-page[data-pk-state=ready]").wait_for()
    back(page)
    expect(page.get_by_label(label).first).to_have_value("The silence.")
    page.wait_for_function(f"{WAITS} === 0")


def test_words_about_one_community_are_never_kept_under_the_next(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    page = destination(tab, deck, book).open()
    rated(page)
    page.get_by_label("What makes you say so?").first.fill("The allotment.")
    page.get_by_label("Which community do you have in mind?").select_option("Moss Bank")
    expect(page.locator("[data-pk-statement=people_choose]").get_by_label("True in a few places")).not_to_be_checked()
    page.wait_for_function(f"{WAITS} === 0")
    kept = {draft.value["community"]: draft.value["answers"] for draft in book.drafts(DESTINATION).values()}
    assert kept.keys() == {""} and "The allotment." in str(kept[""])


def test_words_about_one_community_that_are_kept_wait_no_more_while_those_about_the_next_do(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    groups = load_starter(deck_folder(), range(1, 11)).groups
    view = {**destination_view(groups, book.workbook_id), "timing": {"debounce": 20_000}}
    page = tab(view, DestinationDesk(groups, book, lambda: NOW).answer).open()
    rated(page)
    page.get_by_label("Which community do you have in mind?").select_option("Moss Bank")
    expect(page.locator("[data-pk-statement=people_choose]").get_by_label("True in a few places")).not_to_be_checked()
    rated(page)
    page.wait_for_function(f"{WAITS} === 1")
    assert [draft.value["community"] for draft in book.drafts(DESTINATION).values()] == [""]
