"""Honest saving on the page: nothing shows as saved before it is, and no word is lost on the way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .harness import Desk, Engine
from .views import CHOICE, FACING, LINE, WORDS, quick, view_of

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]
VIEW = view_of(WORDS, LINE, CHOICE)


def status(page: Page, state: str) -> None:
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", state)


def words(page: Page) -> Any:
    return page.get_by_label("What did you hear?")


def kept(page: Page) -> dict[str, Any]:
    """What this browser keeps of unsent words, by key."""
    found = page.evaluate("Object.fromEntries(Object.entries(localStorage).filter(([k]) => k.startsWith('powerkit:')))")
    return {key: json.loads(value) for key, value in found.items()}


def test_words_are_acknowledged_then_leave_the_browser_and_only_then_show_as_saved(desk: MakeDesk) -> None:
    one = desk(VIEW)
    page = one.open()
    one.engine.stalled = True
    words(page).fill("They miss the bus")
    status(page, "saving")
    ((key, item),) = kept(page).items()
    client = one.engine.sent[0]["client"]
    assert key == f"powerkit:test:9.9:words:{client}"
    assert item["value"] == "They miss the bus"
    assert item["n"] == 1
    assert "Saved" not in "".join(page.evaluate("states"))
    page.wait_for_function("window.__powerkit.cards.size === 1 && [...window.__powerkit.cards][0].pending() === 1")
    expect_sent(page, one.engine, 1)
    one.engine.release(page)
    status(page, "saved")
    expect(page.locator(".pk-status")).to_have_text("Kept 14:02")
    assert kept(page) == {}


def expect_sent(page: Page, engine: Engine, count: int, field: str = "words") -> None:
    """Let the page work until that many drafts of a field have come."""
    for _ in range(200):
        if len(engine.drafts(field)) >= count:
            return
        page.evaluate("new Promise(requestAnimationFrame)")
    raise AssertionError(f"{len(engine.drafts(field))} drafts of {field}, not {count}")


def test_one_draft_of_a_field_is_on_its_way_at_a_time_and_newer_words_replace_each_other(desk: MakeDesk) -> None:
    one = desk(VIEW)
    page = one.open()
    one.engine.stalled = True
    words(page).press_sequentially("abc")
    expect_sent(page, one.engine, 1)
    words(page).press_sequentially("defgh")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert len(one.engine.drafts("words")) == 1
    one.engine.release(page)
    status(page, "saved")
    assert one.engine.values["words"] == "abcdefgh"
    assert len(one.engine.drafts("words")) == 2


def test_numbers_grow_over_all_fields_of_a_tab(desk: MakeDesk) -> None:
    one = desk(VIEW)
    page = one.open()
    words(page).fill("a")
    page.get_by_label("Where?").fill("b")
    page.get_by_label("Yes").check()
    status(page, "saved")
    numbers = [message["n"] for message in one.engine.sent if message["kind"] == "draft"]
    assert numbers == sorted(set(numbers))
    page.reload()
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    words(page).fill("c")
    status(page, "saved")
    assert one.engine.sent[-1]["n"] > numbers[-1]
    assert one.engine.sent[-1]["client"] == one.engine.sent[0]["client"]


def test_silence_shows_as_not_saved_and_a_late_answer_turns_it_back(desk: MakeDesk) -> None:
    one = desk(quick(VIEW))
    page = one.open()
    one.engine.stalled = True
    words(page).fill("Late")
    status(page, "unsaved")
    expect(page.locator(".pk-not-saved")).to_contain_text("Keep this page open")
    assert {"name": "lost", "card": "9.9"} in page.evaluate("events")
    one.engine.release(page)
    status(page, "saved")
    expect(page.locator(".pk-not-saved")).to_be_hidden()
    assert kept(page) == {}


def test_a_send_that_throws_shows_as_not_saved_and_is_tried_again(desk: MakeDesk) -> None:
    one = desk(quick(VIEW))
    page = one.open()
    page.evaluate("window.broken = true")
    words(page).fill("Thrown")
    status(page, "unsaved")
    assert {"name": "lost", "card": "9.9"} in page.evaluate("events")
    page.evaluate("window.broken = false")
    status(page, "saved")
    assert one.engine.values["words"] == "Thrown"


def test_words_dropped_without_a_sign_are_sent_again_with_no_further_key(desk: MakeDesk) -> None:
    one = desk(quick(VIEW))
    page = one.open()
    one.engine.silent = True
    words(page).fill("Dropped")
    status(page, "unsaved")
    one.engine.silent = False
    status(page, "saved")
    assert one.engine.values["words"] == "Dropped"


def test_a_draft_the_log_book_cannot_keep_says_why_and_stays_in_the_browser(desk: MakeDesk) -> None:
    one = desk(VIEW)
    page = one.open()
    one.engine.draft_error = "The disk is full."
    words(page).fill("No room")
    status(page, "unsaved")
    expect(page.locator(".pk-not-saved")).to_contain_text("The disk is full.")
    assert [item["value"] for item in kept(page).values()] == ["No room"]
    assert "lost" not in [event["name"] for event in page.evaluate("events")]


def test_saved_never_shows_while_another_field_waits(desk: MakeDesk) -> None:
    one = desk(VIEW)
    page = one.open()
    one.engine.stalled = True
    words(page).fill("a")
    page.get_by_label("Where?").fill("b")
    expect_sent(page, one.engine, 1, "place")
    first = one.engine.waiting.pop(0)
    page.evaluate("(message) => window.emit(message)", one.engine.on_draft(first))
    assert "Saved" not in "".join(page.evaluate("states"))
    status(page, "saving")
    one.engine.release(page)
    status(page, "saved")


def test_after_a_reload_unsent_words_of_the_same_tab_come_back_and_are_sent_under_their_number(desk: MakeDesk) -> None:
    one = desk(quick(VIEW))
    page = one.open()
    one.engine.silent = True
    words(page).fill("Typed while the engine was gone")
    status(page, "unsaved")
    number = one.engine.drafts("words")[-1]["n"]
    page.reload()
    status(page, "unsaved")
    one.engine.sent.clear()
    one.engine.silent = False
    status(page, "saved")
    expect(words(page)).to_have_value("Typed while the engine was gone")
    assert [message["n"] for message in one.engine.drafts("words")] == [number]
    expect(page.locator(".pk-offer")).to_have_count(0)


def test_words_that_did_arrive_are_neither_sent_nor_offered_again(desk: MakeDesk) -> None:
    one = desk(quick(VIEW))
    page = one.open()
    one.engine.stalled = True
    words(page).fill("Arrived, but the answer was lost")
    status(page, "unsaved")
    one.engine.on_draft(one.engine.waiting[0])
    page.goto("about:blank")  # from here on the old page tries no more
    one.engine.waiting.clear()
    one.engine.stalled = False
    one.engine.sent.clear()
    page.go_back()
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    assert kept(page) == {}
    assert one.engine.kinds() == ["hello"]


@pytest.fixture
def left_behind(desk: MakeDesk) -> Desk:
    """A browser in which an earlier tab left words that never arrived, while the log book has others."""
    one = desk(quick(VIEW))
    page = one.open()
    one.engine.silent = True
    words(page).fill("From the other evening\nSecond line")
    page.get_by_label("No", exact=True).check()
    status(page, "unsaved")
    page.close()
    one.engine.silent = False
    one.engine.values["words"] = "What the log book has"
    one.engine.sent.clear()
    return one


def test_words_of_an_earlier_tab_are_offered_and_used_when_asked(left_behind: Desk) -> None:
    page = left_behind.open()
    offer = page.locator(".pk-offer")
    expect(offer).to_contain_text(re.compile(r"Words you typed on \d+ \w+ at \d\d:\d\d did not reach your log book"))
    expect(offer).to_contain_text("From the other evening")
    expect(offer).to_contain_text("Was it clear?")
    expect(words(page)).to_have_value("What the log book has")
    page.get_by_role("button", name="Use them").click()
    expect(words(page)).to_have_value("From the other evening\nSecond line")
    expect(page.get_by_label("No", exact=True)).to_be_checked()
    status(page, "saved")
    assert left_behind.engine.values["words"] == "From the other evening\nSecond line"
    assert left_behind.engine.values["clear"] == "no"
    assert kept(page) == {}


def test_words_of_an_earlier_tab_are_let_go_only_when_asked(left_behind: Desk) -> None:
    page = left_behind.open()
    page.reload()
    expect(page.locator(".pk-offer")).to_have_count(1)
    page.get_by_role("button", name="Keep what is here").click()
    expect(page.locator(".pk-offer")).to_have_count(0)
    expect(words(page)).to_have_value("What the log book has")
    assert kept(page) == {}


def test_the_same_words_in_the_log_book_are_not_offered(left_behind: Desk) -> None:
    left_behind.engine.values.update({"words": "From the other evening\nSecond line", "clear": "no"})
    page = left_behind.open()
    expect(page.locator(".pk-offer")).to_have_count(0)
    assert kept(page) == {}


def test_words_waiting_for_a_log_book_that_is_gone_are_offered(left_behind: Desk) -> None:
    left_behind.view = {**quick(VIEW), "workbook": "another"}
    page = left_behind.open()
    expect(page.locator(".pk-offer")).to_contain_text("From the other evening")
    page.locator('.pk-offer [data-pk-key="use"]').click()
    status(page, "saved")
    assert left_behind.engine.values["words"] == "From the other evening\nSecond line"
    assert kept(page) == {}


def test_words_of_another_copy_are_offered_until_they_are_settled(desk: MakeDesk) -> None:
    one = desk(quick(VIEW))
    one.engine.values["words"] = "What is here"
    one.engine.others = [
        {"field": "words", "client": "laptop", "n": 3, "value": "There", "at": "2026-11-22T14:02:11+00:00"}
    ]
    page = one.open()
    offer = page.locator(".pk-offer")
    expect(offer).to_contain_text("Another copy of your log book had these words, of 22 November")
    page.locator('.pk-offer [data-pk-key="use"]').click()
    status(page, "saved")
    expect(words(page)).to_have_value("There")
    assert one.engine.others == []
    page.reload()
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    expect(offer).to_have_count(0)


def test_a_log_book_that_ends_before_what_this_browser_saw_saved_is_said(desk: MakeDesk) -> None:
    one = desk(VIEW)
    page = one.open()
    words(page).fill("They miss the bus")
    page.locator("[data-pk-key=save]").click()
    expect(page.locator(".pk-version")).to_contain_text("Version 1")
    one.engine.version = None
    page.reload()
    notice = page.get_by_role(
        "region", name="Version 1 of this card, saved on 22 November 2026 at 14:02, is not in your"
    )
    expect(notice).to_contain_text("The log book that is open here has no version of it.")
    one.engine.forgotten = "2026-11-23T09:00:00+00:00"
    page.reload()
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    expect(notice).to_have_count(0)
    one.engine.forgotten = ""
    page.reload()
    page.locator('[data-pk-key="older"]').click()
    page.reload()
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    expect(notice).to_have_count(0)


def test_a_browser_that_cannot_keep_words_says_so_and_goes_on(desk: MakeDesk) -> None:
    one = desk(quick(VIEW))
    page = one.open(
        before="Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    one.engine.silent = True
    words(page).fill("Only on the page")
    status(page, "unsaved")
    expect(page.locator(".pk-not-saved")).to_contain_text("This browser can’t keep unsaved words")
    one.engine.silent = False
    status(page, "saved")
    assert one.engine.values["words"] == "Only on the page"


NO_ROOM = """
const put = Storage.prototype.setItem;
Storage.prototype.setItem = function (name, text) {
  if (text.length > 300) throw new DOMException("full", "QuotaExceededError");
  put.call(this, name, text);
};
"""


def test_words_the_browser_has_no_room_for_are_not_called_kept_because_shorter_ones_fit(desk: MakeDesk) -> None:
    one = desk(quick(VIEW))
    page = one.open(before=NO_ROOM)
    one.engine.silent = True
    words(page).fill("They miss the bus. " * 20)
    page.get_by_label("Where?").fill("Here")
    status(page, "unsaved")
    expect(page.locator(".pk-not-saved")).to_contain_text("This browser can’t keep unsaved words just now")
    assert not page.evaluate("[...window.__powerkit.cards][0].kept()")
    one.engine.silent = False
    status(page, "saved")
    assert page.evaluate("[...window.__powerkit.cards][0].kept()")


def test_a_browser_with_its_stores_switched_off_still_saves(desk: MakeDesk) -> None:
    deny = "Object.defineProperty(window, '%s', { get() { throw new Error('no'); } });"
    one = desk(VIEW)
    page = one.open(before=deny % "localStorage" + deny % "sessionStorage")
    words(page).fill("Still")
    status(page, "saved")
    assert one.engine.values["words"] == "Still"


def test_saving_a_version_waits_for_every_draft_and_says_when_it_is_in_the_log_book(desk: MakeDesk) -> None:
    one = desk(VIEW)
    page = one.open()
    words(page).fill("Ready")
    page.get_by_role("button", name="Save to my log book").click()
    expect(page.locator(".pk-version")).to_have_text("Saved to your log book on 22 November 2026 at 14:02. Version 1.")
    assert one.engine.kinds() == ["hello", "draft", "save"]
    saved = [event for event in page.evaluate("events") if event["name"] == "saved"]
    assert [(event["card"], event["version"]["number"]) for event in saved] == [("9.9", 1)]
    words(page).fill("Ready, and more")
    expect(page.locator(".pk-version")).to_contain_text("Version 1. You have written more since then.")
    page.close()
    left = Engine(
        values={"words": "Mine"}, version=one.engine.version, afresh=True
    )  # emptied before this page was loaded
    page = desk(VIEW, left).open()
    expect(page.locator(".pk-version")).to_contain_text("What you write now is not saved there yet.")
    expect(page.get_by_role("button", name="A page to take away")).to_be_hidden()


def test_no_version_is_saved_while_a_draft_is_not_answered(desk: MakeDesk) -> None:
    one = desk(quick(VIEW))
    page = one.open()
    one.engine.silent = True
    words(page).fill("Lost on the way")
    page.get_by_role("button", name="Save to my log book").click()
    status(page, "unsaved")
    assert "save" not in one.engine.kinds()
    expect(page.locator(".pk-version")).to_be_hidden()


def test_a_save_asked_again_after_silence_keeps_its_number_so_it_cannot_count_twice(desk: MakeDesk) -> None:
    one = desk(quick(VIEW))
    page = one.open()
    words(page).fill("Ready")
    status(page, "saved")
    one.engine.stalled = True
    button = page.get_by_role("button", name="Save to my log book")
    button.click()
    status(page, "unsaved")
    button.click()
    page.wait_for_function("window.__powerkit.cards.size === 1")  # lets the second question come
    one.engine.release(page)
    expect(page.locator(".pk-version")).to_be_visible()
    status(page, "saved")
    saves = [message["n"] for message in one.engine.sent if message["kind"] == "save"]
    assert len(set(saves)) == 1


def test_a_refused_save_leads_to_each_answer_at_fault(desk: MakeDesk) -> None:
    problems = [
        {"field": "place", "row": None, "column": None, "text": "Write where it was"},
        {"field": "views", "row": 2, "column": "mine", "text": "must be a text"},
    ]
    rows = [{"_id": "r1", "topic": "One"}, {"_id": "r2", "topic": "Two"}]
    answer = {"error": "Some answers need another look.", "problems": problems}
    one = desk(view_of(LINE, FACING), Engine(values={"views": rows}, save_answer=answer))
    page = one.open()
    page.get_by_role("button", name="Save to my log book").click()
    summary = page.locator(".pk-summary-box")
    expect(summary).to_be_focused()
    expect(page.get_by_label("Where?")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Where?")).to_have_accessible_description(re.compile("Error: Write where it was"))
    summary.get_by_role("link", name="How I see it: this must be a text").click()
    expect(page.get_by_label("How I see it (topic 2)")).to_be_focused()
    one.engine.save_answer = None
    page.get_by_role("button", name="Save to my log book").click()
    expect(summary).to_have_count(0)
    expect(page.locator("[aria-invalid]")).to_have_count(0)


def test_starting_afresh_asks_first_and_empties_the_card(desk: MakeDesk) -> None:
    one = desk(VIEW, Engine(values={"words": "Old words"}))
    page = one.open()
    page.get_by_role("button", name="Start this card afresh").click()
    page.get_by_role("button", name="No, keep it as it is").click()
    assert "fresh" not in one.engine.kinds()
    page.get_by_role("button", name="Start this card afresh").click()
    page.get_by_role("button", name="Yes, start afresh").click()
    expect(words(page)).to_have_value("")
    assert one.engine.kinds()[-1] == "fresh"


def test_a_card_whose_engine_does_not_answer_says_so_and_opens_when_it_does(desk: MakeDesk) -> None:
    one = desk(quick(VIEW))
    one.engine.silent = True
    page = one.open(ready=False)
    status(page, "unsaved")
    one.engine.silent = False
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    status(page, "clean")


def test_flush_tells_the_page_whether_everything_arrived(desk: MakeDesk) -> None:
    one = desk(quick(VIEW))
    page = one.open()
    words(page).fill("Before leaving")
    assert page.evaluate("[...window.__powerkit.cards][0].flush()") is True
    one.engine.silent = True
    words(page).fill("Too late")
    assert page.evaluate("[...window.__powerkit.cards][0].flush()") is False


def test_a_card_drawn_anew_gives_the_focus_and_the_caret_back(desk: MakeDesk) -> None:
    one = desk(VIEW, Engine(values={"words": "Some words"}))
    page = one.open()
    words(page).focus()
    words(page).evaluate("(el) => el.setSelectionRange(4, 4)")
    page.evaluate("takeAway(); draw()")
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    expect(words(page)).to_be_focused()
    assert words(page).evaluate("(el) => el.selectionStart") == 4
    assert page.evaluate("window.__powerkit.cards.size") == 1


BEFORE_IT_IS_TOLD = "place.replaceChildren(); elsewhere.focus(); takeAway()"


@pytest.mark.parametrize("goes", ["takeAway(); elsewhere.focus()", BEFORE_IT_IS_TOLD])
def test_focus_is_left_alone_when_the_person_has_moved_on(desk: MakeDesk, goes: str) -> None:
    one = desk(VIEW)
    page = one.open()
    words(page).focus()
    page.evaluate("document.body.append(Object.assign(document.createElement('input'), { id: 'elsewhere' }))")
    page.evaluate(f"{goes}; draw()")
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    expect(page.locator("#elsewhere")).to_be_focused()
    words(page).fill("Said again")
    status(page, "saved")
    assert page.evaluate("events.filter((each) => each.name === 'ready').length") == 2


def test_two_cards_on_a_page_share_one_tab_and_its_numbers(desk: MakeDesk) -> None:
    one = desk(VIEW)
    page = one.open()
    page.evaluate("draw()")
    expect(page.locator(".pk-card[data-pk-state=ready]")).to_have_count(2)
    assert page.evaluate("window.__powerkit.cards.size") == 2
    for card in page.locator(".pk-card").all():
        card.get_by_label("Where?").fill("x")
    expect(page.locator(".pk-status[data-pk-status=saved]")).to_have_count(2)
    drafts = one.engine.drafts("place")
    assert len({message["client"] for message in drafts}) == 1
    assert len({message["n"] for message in drafts}) == len(drafts)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((el) => el.id)")
    assert len(ids) == len(set(ids))
