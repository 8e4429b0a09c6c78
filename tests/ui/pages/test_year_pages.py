"""The review, destination and supervision pages in a browser: by keyboard, kept as they are typed, with no finding."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import load_starter
from powerkit.deck.review_form import load_proforma
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder
from powerkit.ui.host import Host
from powerkit.ui.pages.destination import DestinationDesk, destination_view
from powerkit.ui.pages.review import ReviewDesk, review_view
from powerkit.ui.pages.session import Making
from powerkit.ui.pages.supervision import SupervisionDesk, supervision_view
from tests.axe import violations
from tests.many import rest_long

from .harness import Tab

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]
NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
WIDTHS = [1280, 320]


def review(make: MakeTab, deck: Deck, book: Logbook, width: int = 1280) -> Tab:
    proforma = load_proforma(deck_folder(), deck)
    folder = WorkbookFolder(book.path.parent)
    desk = ReviewDesk(proforma, Making(deck, book, Host(folder), random.Random(1).randbytes, lambda: NOW))
    return make(review_view(proforma, deck, book.workbook_id), desk.answer, width)


def destination(make: MakeTab, book: Logbook, width: int = 1280) -> Tab:
    groups = load_starter(deck_folder(), range(1, 11)).groups
    return make(destination_view(groups, book.workbook_id), DestinationDesk(groups, book, lambda: NOW).answer, width)


def supervision(make: MakeTab, deck: Deck, book: Logbook, width: int = 1280) -> Tab:
    return make(supervision_view(book.workbook_id), SupervisionDesk(deck, book, lambda: NOW).answer, width)


def sound(page: Page) -> bool:
    """Whether axe finds nothing, unfolded, and nothing has to be scrolled sideways."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    found: list[dict[str, Any]] = violations(page, context=[[".pk-page"]])
    assert [f"{item['id']}: {node['html'][:160]}" for item in found for node in item["nodes"]] == []
    return not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def press(page: Page, name: str) -> None:
    """Reach a button by keyboard and press it."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def past_the_names(page: Page) -> None:
    """Continue asks once more about words that may be names; pressed again it says that they are none."""
    press(page, "Continue")
    if page.get_by_role("alert").filter(has_text="press Continue again").is_visible():
        press(page, "Continue")


@pytest.mark.parametrize("width", rest_long(sorted(WIDTHS)))
def test_a_review_is_made_by_keyboard_and_each_step_has_no_finding(
    tab: MakeTab, deck: Deck, book: Logbook, width: int
) -> None:
    page = review(tab, deck, book, width).open()
    expect(page.get_by_text("In this period: 3 entries")).to_be_visible()
    assert sound(page)
    press(page, "Continue")
    expect(page.get_by_role("heading", name="Your review")).to_be_focused()
    expect(page.get_by_text("Kept 14:02")).to_be_visible()
    expect(page.locator(".pk-year-row:visible")).to_have_count(0)  # a line each: Change opens one
    top = page.locator(".pk-page").evaluate("page => page.getBoundingClientRect().top")
    assert -1 <= top <= page.evaluate("innerHeight") / 2  # what stands above the step is not cut
    page.get_by_label("What I am proud of").focus()
    page.keyboard.type("The crossing.")
    press(page, "Add a need")
    page.keyboard.type("A day with a commissioner")
    assert sound(page)
    press(page, "Continue")
    expect(page.get_by_role("radio", name="Replace names by codes")).to_be_checked()
    assert sound(page)
    expect(page.get_by_role("heading", name="Read what leaves")).to_be_visible()
    for guess in page.locator("[data-pk-guess]:visible").all():
        guess.scroll_into_view_if_needed()
    past_the_names(page)
    expect(page.locator("[data-pk-check=achievements]")).to_contain_text("The crossing.")
    expect(page.locator("[data-pk-check=development]")).to_contain_text("A day with a commissioner")
    expect(page.get_by_text("Left blank, and so not in it:")).to_contain_text("My wellbeing")
    assert sound(page)
    press(page, "Continue")
    page.get_by_label("Web page (.html)").focus()
    page.keyboard.press("Space")
    press(page, "Save it and make the files")
    expect(page.get_by_role("heading", name="Your review is ready")).to_be_focused()
    expect(page.get_by_text("Saved to your log book on 22 November 2026 at 14:02, version 1.").last).to_be_visible()
    expect(page.get_by_role("link", name="Choose a card")).to_be_visible()  # nothing led on from here, nor back
    assert sound(page)
    press(page, "Back")
    expect(page.get_by_role("heading", name="Make the files")).to_be_focused()
    page.go_forward()
    expect(page.get_by_role("heading", name="Your review is ready")).to_be_focused()
    made = sorted(file.suffix for file in (book.path.parent / "To send").iterdir())
    assert made == [".docx", ".html"]
    assert page.evaluate("window.escaped") == []
    page.go_back()
    expect(page.get_by_role("heading", name="Make the files")).to_be_focused()
    page.go_forward()
    expect(page.get_by_role("heading", name="Your review is ready")).to_be_focused()
    assert len(book.shares()) == 1, "going back and forth makes nothing"
    with page.expect_download() as download:
        page.get_by_role("button", name="Download review-2025-11-23-to-2026-11-22.docx").click()
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"


def test_a_name_that_stands_only_in_a_text_is_marked_asked_about_and_replaced_in_a_review(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    page = review(tab, deck, book, 390).open()
    press(page, "Continue")
    page.get_by_label("What I am proud of").fill("i spoke to wekesa about the crossing. Bus needs a shelter.")
    expect(page.get_by_text("Kept 14:02")).to_be_visible()
    press(page, "Continue")
    page.get_by_text("Where these words stand").click()
    expect(page.locator(".pk-texts mark", has_text="wekesa")).to_be_visible()
    expect(page.locator(".pk-reading")).to_contain_text("No program can know every name.")
    page.get_by_role("checkbox", name="wekesa").check()
    page.get_by_label("A name that is missing here").fill("Bus")
    press(page, "Add it as a name")
    expect(page.get_by_role("table", name="Names in this copy").get_by_role("rowheader", name="Bus")).to_be_visible()
    assert sound(page)
    past_the_names(page)
    expect(page.locator("[data-pk-check=achievements]")).to_contain_text("about the crossing. Person")
    press(page, "Continue")
    expect(page.get_by_text("No program can know every name.")).to_be_visible()
    expect(page.get_by_role("button", name="Save it and make the files")).to_be_in_viewport(ratio=1)
    page.get_by_label("Web page (.html)").check()
    press(page, "Save it and make the files")
    expect(page.get_by_role("heading", name="Your review is ready")).to_be_focused()
    made = next((book.path.parent / "To send").glob("*.html")).read_text(encoding="utf-8")
    assert "wekesa" not in made and "about the crossing. Person" in made


@pytest.mark.long
def test_an_objective_whose_day_has_passed_says_so_where_it_is_written_and_where_it_is_checked(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    page = review(tab, deck, book).open()
    press(page, "Continue")
    objectives = page.locator("[data-pk-field=next]")
    for what, day in (("Hold the rota", "2020-05-01"), ("Give it away", "2120-05-01")):
        objectives.get_by_role("button", name="Add an objective").press("Enter")
        page.keyboard.type(what)
        objectives.get_by_label("By when").last.fill(day)
    lines = objectives.locator(".pk-year-line")
    expect(lines.filter(has_text="Hold the rota")).to_contain_text("Its day has passed")
    expect(lines.filter(has_text="Give it away")).not_to_contain_text("passed")
    press(page, "Continue")
    expect(page.get_by_role("heading", name="Read what leaves")).to_be_visible()
    past_the_names(page)
    expect(page.locator("[data-pk-check=next]")).to_contain_text("The day of “Hold the rota” has passed.")


def test_an_action_that_is_only_planned_lies_folded_under_those_i_took(tab: MakeTab, deck: Deck, book: Logbook) -> None:
    answers = {"action": {"what": "Ask Hodan to tea", "when": "2026-12-14"}}
    fill([{"card": "1.1", "community": "Elm Road", "answers": answers}], deck, book, client="planned")
    page = review(tab, deck, book).open()
    press(page, "Continue")
    line = page.locator("[data-pk-field=actions] .pk-year-line").filter(has_text="Ask Hodan to tea")
    expect(line).to_be_hidden()
    page.get_by_text(re.compile(r"more actions?, a line each in the appendix")).click()
    expect(line).to_contain_text("Planned")


@pytest.mark.long
def test_actions_stand_a_line_each_with_their_state_and_change_opens_one(
    tab: MakeTab, deck: Deck, book: Logbook, tmp_path: Path
) -> None:
    done = {"status": "done", "learnt": "It takes time."}
    acts = [{"card": "1.1", "answers": {"action": {"what": f"Walk {at}", **done}}} for at in range(14)]
    fill([{**act, "community": f"Place {at}"} for at, act in enumerate(acts)], deck, book, client="many")
    page = review(tab, deck, book).open()
    press(page, "Continue")
    told = page.locator("[data-pk-field=actions]")
    expect(told.locator(".pk-year-line:visible")).to_have_count(12)
    expect(told.get_by_role("checkbox", checked=True)).to_have_count(12)
    expect(told.locator("textarea")).to_have_count(0)
    expect(told.locator(".pk-year-line").first).to_contain_text("Done")
    told.get_by_text(re.compile(r"more actions?, a line each in the appendix")).click()
    last = told.locator(".pk-year-line").last
    last.get_by_role("checkbox").check()
    told.get_by_role("button", name=re.compile("^Change action 1 of")).press("Enter")
    expect(told.get_by_label("Action", exact=True)).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("Walk again")
    expect(told.locator(".pk-year-line").first).to_contain_text("Walk again")
    expect(page.get_by_text("Kept 14:02")).to_be_visible()
    assert sound(page)
    press(page, "Continue")
    expect(page.get_by_role("heading", name="Who reads it, and people’s names")).to_be_focused()
    expect(page.get_by_role("heading", name="Read what leaves")).to_be_visible()
    for guess in page.locator("[data-pk-guess]:visible").all():
        guess.scroll_into_view_if_needed()
    past_the_names(page)
    checked = page.locator("[data-pk-check=actions]")
    expect(checked).to_contain_text("Walk again")
    expect(checked).to_contain_text("It takes time.")


def test_what_is_typed_survives_a_reload_also_when_the_workbook_did_not_answer(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    one = review(tab, deck, book)
    page = one.open()
    press(page, "Continue")
    expect(page.get_by_text("Kept 14:02")).to_be_visible()
    one.silent = True
    page.get_by_label("What was hard").fill("The silence.")
    expect(page.get_by_text("Not kept yet…")).to_be_visible()
    one.silent = False
    page.reload()
    expect(page.get_by_role("heading", name="Carry on where you left off")).to_be_visible()
    press(page, "Carry on")
    expect(page.get_by_label("What was hard")).to_have_value("The silence.")
    expect(page.get_by_text("Kept 14:02")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((one) => one.startsWith('powerkit:page'))") == []


def test_a_period_with_nothing_in_it_is_said_and_days_the_wrong_way_round_are_refused(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    page = review(tab, deck, book).open()
    page.get_by_label("First day").fill("2020-01-01")
    page.get_by_label("Last day").fill("2020-12-31")
    expect(page.get_by_role("status").get_by_text("Nothing was saved in this period: 1 January 2020")).to_be_visible()
    page.get_by_label("Last day").fill("2019-12-31")
    expect(page.get_by_text("The last day of the period is before the first.")).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long(WIDTHS))
def test_a_look_is_rated_saved_and_compared_with_whose_view_it_is(tab: MakeTab, book: Logbook, width: int) -> None:
    page = destination(tab, book, width).open()
    first = page.locator("[data-pk-statement=people_choose]")
    first.get_by_label("True in a few places").focus()
    page.keyboard.press("Space")
    first.get_by_label("What makes you say so?").fill("The allotment.")
    page.get_by_label("Residents’").check()
    expect(first.get_by_label("True in a few places")).not_to_be_checked()
    first.get_by_label("I don’t know").check()
    press(page, "Save this look")
    expect(page.get_by_text("look 1, 2 ratings.")).to_be_focused()
    page.get_by_label("Mine").first.check()
    first.get_by_label("True in many places").check()
    press(page, "Save this look")
    expect(page.get_by_text("look 2, 2 ratings.")).to_be_focused()
    expect(page.get_by_text("1 closer to true, 0 further away")).to_be_visible()
    assert sound(page)
    press(page, "Next: Communities")
    expect(page.get_by_role("heading", name="Communities", exact=True)).to_be_focused()
    assert page.evaluate("window.escaped") == []


@pytest.mark.parametrize("width", rest_long(WIDTHS))
def test_two_people_at_one_screen_see_nothing_private_until_it_is_opened(
    tab: MakeTab, deck: Deck, book: Logbook, width: int
) -> None:
    page = supervision(tab, deck, book, width).open()
    page.get_by_label("Show what changed since").fill("2026-01-01")
    entry = page.locator(".pk-entry", has_text="Card 2.2: Receiving feedback")
    entry.get_by_role("button", name="Card 2.2: Receiving feedback", exact=True).focus()
    page.keyboard.press("Enter")
    expect(entry).to_contain_text("The café closed.")
    expect(entry).not_to_contain_text("Let down, I think.")
    entry.get_by_role("button", name="Open what is private too in Card 2.2").focus()
    page.keyboard.press("Enter")
    expect(entry).to_contain_text("Let down, I think.")
    page.get_by_label("What I will do").fill("Ask again in spring")
    press(page, "Add this action")
    expect(page.locator(".pk-actions")).to_contain_text("Ask again in spring")
    page.get_by_label("What we talked about").fill("The café.")
    press(page, "Save this meeting")
    expect(page.get_by_text("Saved to your log book on 22 November 2026 at 14:02, version 1.")).to_be_focused()
    expect(page.get_by_role("region", name="If a story shows that someone is at risk")).to_contain_text("999")
    assert sound(page)
    assert page.evaluate("window.escaped") == []


@pytest.mark.long
def test_an_action_that_was_written_and_not_added_is_kept_and_joins_the_list_with_the_meeting(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    one = supervision(tab, deck, book)
    page = one.open()
    page.get_by_label("What I will do").fill("Ask the driver")
    expect(page.get_by_text("Kept 14:02")).to_be_visible()
    page.reload()
    expect(page.get_by_label("What I will do")).to_have_value("Ask the driver")
    page.get_by_label("What we talked about").fill("The bus.")
    press(page, "Save this meeting")
    expect(page.get_by_text("Saved to your log book on")).to_be_visible()
    assert "Ask the driver" in [action.what for action in book.actions()]
    expect(page.get_by_label("What I will do")).to_have_value("")


def test_the_deck_is_turned_over_from_the_review_with_each_picture_then_and_now(
    tab: MakeTab, deck: Deck, book: Logbook
) -> None:
    for day, names in (("2025-11-28", ["Joyce Example"]), ("2026-11-13", ["Joyce Example", "Sam Example"])):
        people = [{"name": name, "ring": "1"} for name in names]
        item = {"card": "1.2", "answers": {"map": people}, "saved": f"{day}T12:00:00+00:00"}
        fill([item], deck, book, client=day)
    page = review(tab, deck, book).open()
    press(page, "My year: the deck turned over")
    expect(page.get_by_role("heading", name="My year")).to_be_focused()
    expect(page.locator(".pk-my-year-sides img")).to_have_count(2)
    expect(page.locator(".pk-my-year-sides img").last).to_have_attribute("alt", re.compile("Sam Example"))
    for figure in page.locator(".pk-my-year-figures p").all():  # the number, and the words for it in one line
        assert figure.evaluate("one => one.getClientRects()[0].height") < 80
    expect(page.get_by_role("heading", name="Then: 28 November 2025")).to_be_visible()
    expect(page.locator("[data-pk-task='1.2'] img")).to_be_visible()
    assert sound(page)
    with page.expect_download() as made:
        press(page, "Make a page for the wall")
    assert made.value.suggested_filename == "my-year.html"
    order = page.locator(".pk-my-year > :is(.pk-my-year-pair, .pk-buttons, .pk-deck)")
    assert [re.split(" ", str(part.get_attribute("class")))[0] for part in order.all()] == [
        "pk-my-year-pair",
        "pk-buttons",
        "pk-deck",
    ]  # what changed is seen first, and what can be done with it needs no scrolling past 31 cards
    press(page, "Write my review")
    expect(page.get_by_role("heading", name="Which period is it for?")).to_be_focused()
