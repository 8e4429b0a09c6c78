"""A card in the hand: its front, its steps one screen at a time, its back; our deck, and the real keeper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.deck.steps import steps_of
from powerkit.entries.new_version import new_version
from powerkit.logbook import Logbook
from tests.axe import violations
from tests.many import rest_long
from tests.ui.widgets.harness import Desk

pytestmark = pytest.mark.browser
Hold = Callable[..., Desk]
CONTROLS = "button:visible, input:visible, select:visible, textarea:visible, summary:visible, a:visible"


def press(page: Page, key: str) -> None:
    page.locator(f'[data-pk-key="{key}"]:visible').click()


def heading(page: Page) -> str:
    return page.locator(".pk-step-title:not([hidden] *)").inner_text()


def test_the_front_says_what_is_asked_and_asks_nothing(hold: Hold) -> None:
    page = hold("1.1", viewport={"width": 1280, "height": 800}).open()
    assert page.locator(".pk-card").get_attribute("data-pk-place") == "front"
    expect(page.get_by_role("heading", level=2)).to_have_text("1.1 Changing your perspective")
    assert page.locator(CONTROLS).count() <= 6  # four ways to begin, the community, and how someone else did it
    assert page.locator("textarea, select, input").count() == 0
    assert page.evaluate("document.documentElement.scrollHeight") <= 800


BROKEN = """(title) => [...title.childNodes].flatMap((part) => {
  const range = document.createRange();
  return [...part.textContent.matchAll(/[^\\s-]+/g)].filter(({ 0: word, index }) => {
    const text = part.nodeType === 3 ? part : part.firstChild;
    range.setStart(text, index), range.setEnd(text, index + word.length);
    return range.getClientRects().length > 1;
  }).map(([word]) => word);
})"""


@pytest.mark.parametrize("width", rest_long([760, 900]))
def test_beside_another_window_and_on_a_tablet_start_is_in_sight_and_no_word_of_the_title_is_broken(
    hold: Hold, width: int
) -> None:
    page = hold("2.1", viewport={"width": width, "height": 700}).open()
    assert page.locator(".pk-front-title").evaluate(BROKEN) == []
    start = page.locator('[data-pk-key="start"]').bounding_box()
    assert start is not None and start["y"] + start["height"] <= 700


@pytest.mark.parametrize("width", rest_long([320, 1280]))
def test_how_someone_else_did_it_is_one_press_away_and_leaves_the_card_as_it_was(
    hold: Hold, logbook: Logbook, width: int
) -> None:
    page = hold("1.2", viewport={"width": width, "height": 800}).open()
    page.locator('[data-pk-key="example"]').press("Enter")
    shown = page.get_by_role("dialog", name="How someone else did it")
    expect(shown.get_by_role("img")).to_be_visible()
    expect(shown).to_contain_text("invented")
    assert shown.evaluate(
        "shown => [shown, shown.querySelector('.pk-example-body')].every(e => e.scrollWidth <= e.clientWidth)"
    )
    assert violations(page, context=[[".pk-card"]]) == []
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    expect(page.locator('[data-pk-key="example"]')).to_be_focused()
    assert page.locator(".pk-card").get_attribute("data-pk-place") == "front"
    assert logbook.latest() == []


def test_a_card_is_done_step_by_step_by_keyboard_alone_and_turns_over(hold: Hold, deck: Deck) -> None:
    page = hold("1.1").open()
    page.locator('[data-pk-key="start"]').focus()
    page.keyboard.press("Enter")
    seen = []
    for step in steps_of(deck.card("1.1")):
        seen.append(page.locator(".pk-step-name").inner_text())
        assert [page.locator(f'[data-pk-field="{field}"]:visible').count() > 0 for field in step.fields] == [
            True
        ] * len(step.fields), step
        if step.title == "What shifts":
            page.keyboard.type("I saw the hill")  # the box is ready to be written in
        if "walk_date" in step.fields:
            page.locator("input[type=date]:visible").fill("2026-08-19")
        page.keyboard.press("PageDown")
    assert seen == [step.title for step in steps_of(deck.card("1.1"))]
    assert heading(page).endswith("Keep it")
    expect(page.locator(".pk-kept-line dd")).to_have_text(["19 August 2026", "I saw the hill"])
    page.locator('[data-pk-key="step-save"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "back")
    expect(page.locator(".pk-back")).to_contain_text("I saw the hill")
    assert page.locator(".pk-back").locator("textarea, input, select").count() == 0
    press(page, "back/change")
    table = page.get_by_role("link", name="Cards", exact=True)
    expect(table).to_have_attribute("href", "00-start.ipynb")
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "steps")
    press(page, "step-back")  # nothing was changed, so it turns over again
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "back")


def test_a_card_started_elsewhere_meets_one_at_its_steps_once_and_its_way_back_is_the_front(hold: Hold) -> None:
    page = hold("1.3").open()
    assert page.locator(".pk-card").get_attribute("data-pk-place") == "front"
    chosen = "way => sessionStorage.setItem('pk-way-in', JSON.stringify({ card: '1.3', way, at: Date.now() }))"
    page.evaluate(chosen, "steps")
    page.reload()
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "steps")
    expect(page.locator("textarea:visible").first).to_be_focused()
    press(page, "step-back")
    expect(page.locator(".pk-front-title")).to_be_focused()
    page.reload()
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "front")
    page.evaluate(chosen, "group")
    page.reload()
    expect(page.get_by_role("dialog", name="Group view of card 1.3")).to_be_visible()


def test_in_a_browser_that_knows_nothing_of_it_a_card_goes_on_where_nothing_is_answered(
    hold: Hold, deck: Deck, logbook: Logbook
) -> None:
    for number, field in enumerate(("place", "changing"), 1):
        logbook.put_draft("1.1", field, "A word", client="elsewhere", number=number)
    page = hold("1.1").open()
    press(page, "start")
    steps = [step.fields for step in steps_of(deck.card("1.1"))]
    first = next(fields for fields in steps if not {"place", "changing"} & set(fields))
    expect(page.locator(f'[data-pk-field="{first[0]}"]')).to_be_visible()
    press(page, "step-next")
    at = heading(page)
    page.reload()
    press(page, "start")
    assert heading(page) == at  # what this browser knows comes first


def test_who_goes_on_before_the_answers_are_there_stays_where_she_went(hold: Hold, logbook: Logbook) -> None:
    """They came late on a busy machine, and led back to the step on which nothing was answered: a press was lost."""
    logbook.put_draft("1.1", "place", "A word", client="elsewhere", number=1)
    one = hold("1.1")
    keeper, hello = one.engine, []
    one.engine = type("Late", (), {"answer": staticmethod(lambda message: hello.append(message) or [])})()
    page = one.open(ready=False)
    press(page, "start")
    press(page, "step-next")
    press(page, "step-next")
    at = heading(page)
    one.engine = keeper
    for reply in (reply for message in hello for reply in keeper.answer(message)):
        page.evaluate("message => window.emit(message)", reply)
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    assert heading(page) == at and at.startswith("Step 3 of")


def test_what_is_beside_the_steps_leads_on_to_them_and_back_where_one_came_from(hold: Hold) -> None:
    page = hold("1.1").open()
    press(page, "take-along")
    expect(page.locator('[data-pk-key="step-back"]')).to_have_text("Front")
    press(page, "step-next")
    assert heading(page).startswith("Step 1 of")


def test_whose_community_it_is_is_asked_over_what_shows_and_no_step_is_left(hold: Hold) -> None:
    page = hold("1.1").open()
    over = page.get_by_role("dialog", name="Community and people")
    press(page, "community")
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "front")
    over.get_by_label("Community in mind").fill("Mill Bank")
    assert violations(page, context=[[".pk-about-over"]]) == []
    page.keyboard.press("Escape")
    expect(page.locator('[data-pk-key="community"]')).to_be_focused()
    expect(page.locator('[data-pk-key="community"]')).to_contain_text("Mill Bank")
    press(page, "start")
    press(page, "step-next")
    at = heading(page)
    press(page, "more")
    press(page, "about")
    expect(over.get_by_label("Community in mind")).to_have_value("Mill Bank")
    over.get_by_label("Out doing it").check()
    press(page, "about-close")
    assert heading(page) == at
    expect(page.locator('[data-pk-key="more"]')).to_be_focused()
    press(page, "steps")
    press(page, "all")
    expect(page.get_by_label("Out doing it")).to_be_checked()


@pytest.mark.parametrize(("card", "asked"), rest_long([("1.1", "companion"), ("3.1", "who"), ("1.2", "about.people")]))
def test_who_a_card_was_done_with_is_asked_once(hold: Hold, card: str, asked: str) -> None:
    page = hold(card).open()
    press(page, "start")
    press(page, "steps")
    press(page, "all")
    expect(page.locator(f'[data-pk-field="{asked}"]')).to_be_visible()
    shown = page.locator('[data-pk-field="about.people"]:visible').count()
    assert shown == (asked == "about.people")


def test_whom_an_entry_of_before_was_with_can_still_be_changed_where_a_question_asks_it_too(
    hold: Hold, deck: Deck, logbook: Logbook
) -> None:
    logbook.save_versions(
        [new_version(deck.card("1.1"), {"place": "Mill Lane"}, people="Ana Testworth")], client="alone"
    )
    page = hold("1.1").open()
    press(page, "back/change")
    press(page, "more")
    press(page, "about")
    expect(page.get_by_label("With whom (optional)")).to_have_value("Ana Testworth")


def test_what_a_line_is_chosen_from_is_offered_and_not_asked_for_while_there_is_nothing(hold: Hold) -> None:
    page = hold("4.1").open()
    press(page, "start")
    press(page, "steps")
    page.get_by_role("button", name="The opportunity").click()
    expect(page.get_by_label("What is the right opportunity for it?")).to_be_visible()
    expect(page.get_by_role("textbox", name="Which one will you start with?")).to_be_hidden()
    press(page, "step-back")
    page.get_by_label("What it is").fill("Cooking for sixty")
    press(page, "step-next")
    offered = page.get_by_role("button", name="Cooking for sixty")
    box = page.get_by_role("textbox", name="Which one will you start with?")
    offered.press("Enter")
    expect(box).to_have_value("Cooking for sixty")
    expect(box).to_be_focused()
    expect(offered).to_have_attribute("aria-pressed", "true")
    box.fill("The kitchen")  # her own words are not written over
    expect(offered).to_be_hidden()


def test_the_focus_is_not_lost_with_the_front_when_a_saved_card_lies_on_its_back(
    hold: Hold, deck: Deck, logbook: Logbook
) -> None:
    logbook.save_versions([new_version(deck.card("1.1"), {"place": "Mill Lane"})], client="alone")
    page = hold("1.1").open()
    expect(page.locator(".pk-back-title")).to_be_visible()
    page.evaluate("async () => { takeAway(); await draw(); document.querySelector('.pk-front-title').focus(); }")
    expect(page.locator(".pk-back-title")).to_be_focused()


@pytest.mark.parametrize("card", rest_long(["1.2", "1.1", "1.3"]))
def test_a_saved_card_is_changed_from_its_first_step_on(card: str, hold: Hold, deck: Deck, logbook: Logbook) -> None:
    answers = {"map": [{"name": "Joyce", "ring": "1"}], "words": [{"word": "bus"}], "place": "By the canal"}
    asked = {field.id for field in deck.card(card).fields}
    given = {field: answer for field, answer in answers.items() if field in asked}
    logbook.save_versions([new_version(deck.card(card), given)], client="alone")
    page = hold(card, viewport={"width": 1280, "height": 800}).open()
    press(page, "back/change")
    assert heading(page).startswith("Step 1 of")


def test_a_day_that_is_none_is_named_at_its_step_and_not_dropped_without_a_word(hold: Hold) -> None:
    page = hold("1.1").open()
    press(page, "start")
    while not page.locator('[data-pk-field="action"]:visible').count():
        page.keyboard.press("PageDown")
    page.get_by_role("textbox", name="What I will do").fill("Ring them.")
    page.get_by_label("By when").focus()
    page.keyboard.type("0202")  # no year: a browser hands over nothing, as for 31 February
    press(page, "step-next")
    wrong = page.get_by_text("There is no such day. Write another, or clear the box.")
    expect(wrong).to_be_visible()
    expect(page.get_by_label("By when")).to_be_focused()
    page.get_by_label("By when").fill("2027-02-28")
    expect(wrong).to_be_hidden()
    press(page, "step-next")
    expect(page.locator(".pk-kept-line").filter(has_text="Ring them")).to_contain_text("Ring them, by 28 February")


@pytest.mark.long
def test_a_picture_is_kept_as_its_words_or_as_a_picture_and_not_as_the_breadths_of_its_lines(
    hold: Hold, deck: Deck, logbook: Logbook
) -> None:
    photo = next(field for field in deck.card("8.2").fields if field.kind.name == "photo")
    field = next(field for field in deck.card("8.2").fields if field.kind.name == "sketch")
    mark = {"kind": "arrow", "colour": "black", "width": "medium", "x": 9, "y": 9, "x2": 90, "y2": 90}
    for number, (marks, told) in enumerate(
        (([mark, mark], "A picture drawn by hand"), ([{**mark, "text": "Us"}], "Us"))
    ):
        described = "" if number else "Two rings on a flip chart"
        logbook.put_draft("8.2", photo.id, {"photo": "a" * 64, "words": described}, client="t", number=number)
        logbook.put_draft("8.2", field.id, {"words": "", "marks": marks}, client="t", number=number)
        page = hold("8.2").open()
        press(page, "start")
        while "Keep it" not in heading(page):
            press(page, "step-next")
        expect(page.locator(".pk-kept-line", has_text=field.label).locator("dd")).to_have_text(told)
        kept = page.locator(".pk-kept-line", has_text=photo.label).locator("dd")
        expect(kept).to_have_text(described or "A photo, not described yet")


def test_what_is_kept_shows_what_she_wrote_of_two_views_and_not_only_what_they_are_of(
    hold: Hold, deck: Deck, logbook: Logbook
) -> None:
    topics = ("Bus", "Bench", "Light", "Shop", "Hill")
    views = [{"topic": topic, "mine": f"{topic} is fine", "theirs": "It never came " * 9} for topic in topics]
    logbook.save_versions([new_version(deck.card("1.1"), {"views": views, "place": "Up the hill"})], client="t")
    page = hold("1.1", viewport={"width": 390, "height": 844}).open()
    press(page, "back/change")
    while "Keep it" not in heading(page):
        press(page, "step-next")
    told = page.locator(".pk-kept-line", has_text="Your two views").locator("dd").inner_text().splitlines()
    assert [line.split(" / ")[0] for line in told[:3]] == [
        "Bus: Bus is fine",
        "Bench: Bench is fine",
        "Light: Light is fine",
    ]
    assert told[0].endswith("…") and told[3:] == ["and 2 more"]


@pytest.mark.long
def test_that_words_are_kept_takes_no_line_of_its_own_on_a_phone(hold: Hold) -> None:
    page = hold("1.2", viewport={"width": 390, "height": 844}).open()
    press(page, "start")
    before = page.locator(".pk-stage-top").bounding_box()
    page.locator("input.pk-input:visible").first.press_sequentially("Amina")
    page.keyboard.press("Enter")
    page.locator("[data-pk-status=saved]").wait_for()
    expect(page.locator(".pk-stage-top .pk-status")).to_be_visible()
    after = page.locator(".pk-stage-top").bounding_box()
    assert before and after and before["height"] == after["height"]


def test_what_was_begun_is_carried_on_at_the_step_it_was_left_at(hold: Hold) -> None:
    one = hold("1.1")
    page = one.open()
    press(page, "start")
    press(page, "step-next")
    press(page, "step-next")
    page.keyboard.type("Not finished")
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    page.close()
    page = one.open()
    expect(page.locator('[data-pk-key="start"]')).to_have_text("Carry on: step 3 of 5")
    press(page, "start")
    expect(page.get_by_role("textbox", name="How is the walk changing")).to_have_value("Not finished")


def test_all_on_one_page_is_a_choice_that_is_remembered_and_can_be_taken_back(hold: Hold) -> None:
    one = hold("1.1")
    page = one.open()
    press(page, "start")
    press(page, "steps")
    press(page, "all")
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "all")
    assert page.locator('[data-pk-field="views"]:visible, [data-pk-field="action"]:visible').count() == 2
    page.close()
    page = one.open()
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "all")
    press(page, "stepwise")
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "front")


def test_a_problem_leads_back_to_its_step(hold: Hold) -> None:
    one = hold("1.1")
    page = one.open()
    press(page, "start")
    problem = {"field": "changing", "row": None, "column": None, "text": "is too long"}
    keeper, one.engine.answer = (
        one.engine.answer,
        lambda message: (
            [{"kind": "saved", "client": message["client"], "n": message["n"], "ok": False, "problems": [problem]}]
            if message["kind"] == "save"
            else keeper(message)
        ),
    )
    press(page, "steps")
    page.locator(".pk-step-link", has_text="Keep it").click()
    press(page, "step-save")
    page.locator(".pk-summary-box a").click()
    assert page.locator(".pk-step-name").inner_text() == "What shifts"
    expect(page.locator('[data-pk-field="changing"] .pk-error')).to_be_visible()


def test_a_question_that_hangs_on_an_answer_comes_in_the_same_step(hold: Hold) -> None:
    page = hold("2.2").open()
    press(page, "start")
    press(page, "steps")
    page.locator(".pk-step-link", has_text="What you did").click()
    assert page.locator('[data-pk-field="action_taken"]:visible').count() == 0
    page.get_by_role("radio", name="Yes").check()
    expect(page.locator('[data-pk-field="action_taken"]')).to_be_visible()


def test_ten_minutes_asks_the_main_questions_only(hold: Hold, deck: Deck) -> None:
    page = hold("2.2").open()
    expect(page.locator('[data-pk-key="brief"]')).to_contain_text("Short way")  # nobody said in which time
    press(page, "brief")
    asked = set()
    for _ in range(8):
        if page.locator("[data-pk-key=step-save]").is_visible():
            break
        shown = page.locator("[data-pk-answer]:visible")
        asked |= {shown.nth(i).get_attribute("data-pk-field") for i in range(shown.count())}
        page.keyboard.press("PageDown")
    assert asked == {field.id for field in deck.card("2.2").fields if field.short and not field.when}


def test_a_screen_that_others_see_shows_no_words_before_they_are_kept(hold: Hold) -> None:
    page = hold("1.1").open()
    press(page, "start")
    press(page, "steps")
    press(page, "step-2")
    page.keyboard.type("Only for me")
    press(page, "more")
    press(page, "projector")
    page.reload()
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    page.evaluate("window.__powerkit.projector ??= true")
    press(page, "start")
    press(page, "steps")
    press(page, "step-4")
    assert "Only for me" not in page.locator(".pk-kept").inner_text()


def at_step(page: Page, title: str) -> None:
    """Go from a card's front, or any of its steps, to the step of that title."""
    if page.locator('[data-pk-key="start"]').is_visible():
        press(page, "start")
    press(page, "steps")
    page.locator(".pk-step-link", has_text=title).first.click()


@pytest.mark.parametrize(
    ("card", "step", "tool", "opened"),
    rest_long(
        [
            ("2.1", "The ladder", "As a list", ".pk-board-table"),
            ("2.1", "The ladder", "A photo instead", ".pk-stands-in"),
            ("3.1", "The turning point", "Bring in a file", ".pk-bring-in"),
            ("5.3", "What people say", "Add slips without names", ".pk-slips"),
        ]
    ),
)
def test_what_a_step_needs_now_and_then_is_two_actions_away(
    hold: Hold, card: str, step: str, tool: str, opened: str
) -> None:
    page = hold(card).open()
    at_step(page, step)
    expect(page.locator(opened).locator("visible=true")).to_have_count(0)
    press(page, "more")
    page.locator(".pk-more-panel").get_by_role("button", name=tool).click()
    expect(page.locator(f"{opened}:visible")).to_have_count(1)
    assert page.locator(f"{opened}:visible").evaluate("el => el.contains(document.activeElement)")
    press(page, "more")
    page.locator(".pk-more-panel").get_by_role("button", name=tool).click()
    expect(page.locator(f"{opened}:visible")).to_have_count(0)


@pytest.mark.parametrize(
    ("card", "step"), rest_long([("1.1", "Two views"), ("4.1", "New resources"), ("4.2", "Their story")])
)
def test_nothing_moves_when_the_first_letter_is_written(hold: Hold, card: str, step: str) -> None:
    """What can be done with a row comes where it has its place already."""
    page = hold(card, viewport={"width": 1280, "height": 800}).open()
    at_step(page, step)
    boxes = page.locator(".pk-row :is(textarea, input):visible")
    before = [boxes.nth(i).bounding_box() for i in range(boxes.count())]
    remove = page.locator(".pk-row .pk-remove")
    expect(remove).to_be_hidden()
    boxes.first.fill("x")
    expect(remove).to_be_visible()
    assert [boxes.nth(i).bounding_box() for i in range(boxes.count())] == before


@pytest.mark.long
def test_ideas_to_start_from_are_one_press_away_and_fill_the_first_row(hold: Hold) -> None:
    page = hold("1.1").open()
    at_step(page, "Two views")
    idea = page.get_by_role("button", name="Getting around")
    expect(idea).to_be_hidden()
    press(page, "suggest")
    idea.click()
    expect(page.locator("[data-pk-column=topic]")).to_have_value("Getting around")


@pytest.mark.long
def test_small_questions_stand_two_in_a_line_and_a_lone_one_has_it_to_itself(hold: Hold) -> None:
    page = hold("3.1", viewport={"width": 1280, "height": 800}).open()
    at_step(page, "What you learnt")
    shown = page.locator(".pk-section > .pk-field:visible")
    (ax, ay, aw), (bx, by, bw), (cx, cy, cw) = (
        shown.nth(i).evaluate("el => { const { x, y, width } = el.getBoundingClientRect(); return [x, y, width]; }")
        for i in range(3)
    )
    assert (ay, ax, aw) == (by, cx, bw) and ax < bx and cy > ay
    assert cw > 2 * aw


def test_the_saved_entry_is_the_same_whichever_way_it_was_written(hold: Hold, logbook: Logbook, tmp_path: Path) -> None:
    page = hold("2.1").open()
    press(page, "start")
    press(page, "step-next")
    page.keyboard.type("Ask first")
    press(page, "step-next")
    press(page, "step-next")
    press(page, "step-save")
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "back")
    (entry,) = logbook.latest()
    assert entry.answers["my_part"] == "Ask first"


def test_words_that_never_arrived_are_sent_while_only_the_front_shows(hold: Hold, logbook: Logbook) -> None:
    one = hold("1.1")
    page = one.open()
    left = {"value": "Left over", "n": 1, "at": "2026-11-28T10:00:00.000Z", "base": None}
    client = page.evaluate("sessionStorage.getItem('powerkit:client') ?? 'an-earlier-tab'")
    key = f"powerkit:{logbook.workbook_id}:1.1:changing:{client}"
    page.evaluate("([key, item]) => localStorage.setItem(key, JSON.stringify(item))", [key, left])
    page.reload()
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "front")
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    assert logbook.drafts("1.1")["changing"].value == "Left over"


def test_a_card_drawn_anew_in_its_steps_gives_the_caret_back(hold: Hold) -> None:
    page = hold("1.1").open()
    press(page, "start")
    press(page, "steps")
    press(page, "step-2")
    page.keyboard.type("Half a thought")
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    page.evaluate("window.takeAway()")
    page.evaluate("window.draw()")
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    box = page.get_by_role("textbox", name="How is the walk changing")
    expect(box).to_be_focused()
    assert box.evaluate("box => box.selectionStart") == len("Half a thought")


@pytest.mark.long
def test_what_another_kind_is_called_is_asked_once_another_kind_is_chosen(
    hold: Callable[..., Desk],
) -> None:
    page = hold("10.2").open()
    page.locator('[data-pk-key="start"]').click()
    page.locator('[data-pk-key="steps"]').click()
    page.get_by_role("button", name="The patterns", exact=True).click()
    kind, own = page.get_by_label("What kind").first, page.get_by_label("If another kind, which?").first
    expect(kind).to_be_visible()
    expect(own).to_be_hidden()
    kind.select_option("own")
    own.fill("A rule")
    kind.select_option("value")
    expect(own).to_be_visible()  # nothing that was written leaves the screen
    own.fill("")
    expect(own).to_be_hidden()


def test_keep_it_says_what_is_private_and_what_waits_to_be_added(hold: Hold, deck: Deck) -> None:
    page = hold("2.1", viewport={"width": 1280, "height": 800}).open()
    expect(page.locator('[data-pk-key="brief"]')).to_contain_text("Ten minutes")  # as the start page promises of it
    press(page, "start")
    box = page.get_by_role("textbox", name="Add a project")
    box.fill("The garden on Mill Lane")
    while not page.locator(".pk-kept:visible").count():
        page.keyboard.press("PageDown")
    kept = page.locator(".pk-kept")
    expect(kept.get_by_text("Nothing is written on this card yet")).to_be_hidden()
    line = kept.locator(".pk-kept-line", has_text="The garden on Mill Lane")
    expect(line).to_contain_text("Save adds it")
    expect(line).not_to_contain_text("Private")
    page.get_by_label("Keep this whole entry private").check()
    expect(line.locator(".pk-tag").first).to_have_text("Private")
    page.get_by_label("Keep this whole entry private").uncheck()
    expect(line).not_to_contain_text("Private")
    line.get_by_role("button", name="Change").click()
    expect(box).to_have_value("The garden on Mill Lane")
    press(page, "more")
    press(page, "fresh")
    top = page.locator(".pk-more-panel").evaluate("el => el.getBoundingClientRect().top")
    assert top >= 0, "all of the menu is in the window, or is scrolled to"
    press(page, "fresh-yes")
    expect(box).to_have_value("")
    expect(page.locator(".pk-more-panel")).to_be_hidden()  # nothing lies over the empty card


@pytest.mark.parametrize("people", ["", "Joyce"])
def test_take_it_away_lies_over_the_back_and_speaks_to_one_alone_or_to_a_group(
    people: str, hold: Hold, deck: Deck, logbook: Logbook
) -> None:
    logbook.save_versions(
        [new_version(deck.card("1.1"), {"action": {"what": "Walk again"}}, people=people)], client="alone"
    )
    page = hold("1.1", viewport={"width": 1280, "height": 800}).open()
    press(page, "back/away")
    over = page.get_by_role("dialog", name="A page to take away")
    expect(over.get_by_role("button", name="Make the PDF")).to_be_visible()
    expect(over.get_by_text("What the group adds")).to_have_count(1 if people else 0)
    expect(over.get_by_text("What you add")).to_have_count(0 if people else 1)
    expect(over.get_by_role("button", name="Close")).to_have_count(1)
    assert violations(page, context=[[".pk-agreed-over"]]) == []
    page.keyboard.press("Escape")
    expect(over).to_have_count(0)
    expect(page.locator('[data-pk-key="back/away"]')).to_be_focused()
    assert page.locator(".pk-card").get_attribute("data-pk-place") == "back"


@pytest.mark.parametrize("card", rest_long(["4.1", "2.3"]))
def test_where_a_quick_one_is_kept_is_said_where_it_is_made_and_before_it_is_saved_and_it_is_on_the_back(
    hold: Hold, card: str
) -> None:
    page = hold(card).open()
    press(page, "start")
    kept = page.get_by_text("What you make here is kept as your card 1.2, Mapping relationships.")
    while not kept.is_visible():
        press(page, "step-next")
    page.get_by_label("Add a person, group or organisation").fill("Amira Testworth")
    page.keyboard.press("Enter")
    page.locator('[data-pk-key="steps"]').click()
    page.get_by_role("button", name="Keep it").click()
    line = page.locator(".pk-kept-line", has_text="Amira Testworth")
    expect(line).to_contain_text("Kept as card 1.2")
    press(page, "step-save")
    expect(page.locator(".pk-back-words dd")).to_have_text("Amira Testworth")  # a picture, once she is placed
    press(page, "back/change")
    page.locator('[data-pk-key="steps"]').click()
    page.get_by_role("button", name="Keep it").click()
    line = page.locator(".pk-kept-line", has_text="Amira Testworth")  # the map is card 1.2's by now, and looked back at
    expect(line).to_have_count(1)
    page.reload()
    press(page, "back/change")
    press(page, "steps")
    page.get_by_role("button", name="Keep it").click()
    expect(line).to_have_count(1)


@pytest.mark.parametrize(
    ("card", "field", "answer", "step", "said"),
    [
        ("1.2", "map", [{"name": "Joyce Testworth", "ring": "1"}], "What should change", "Joyce Testworth"),
        ("7.1", "map", [{"name": "Joyce Testworth", "ring": "1"}], "The relationship", "Joyce Testworth"),
        (
            "8.2",
            "picture",
            {"marks": [{"_id": "a", "kind": "circle", "x": 320, "y": 220, "x2": 470, "y2": 330, "text": "the line"}]},
            "What should change",
            "the line",
        ),
    ],
)
def test_what_is_asked_about_a_picture_stands_beside_the_picture_and_is_covered_with_it(
    hold: Hold, deck: Deck, logbook: Logbook, card: str, field: str, answer: object, step: str, said: str
) -> None:
    logbook.save_versions([new_version(deck.card(card), {field: answer})], client="alone")
    page = hold(card).open()
    press(page, "back/change")
    press(page, "steps")
    page.get_by_role("button", name=step, exact=True).click()
    picture = page.locator(".pk-asked-about img")
    expect(picture).to_have_attribute("alt", re.compile(said))
    assert page.locator(".pk-asked-about :is(button, a, input, [tabindex])").count() == 0
    press(page, "more")
    page.get_by_role("switch", name="Projector-safe").click()
    expect(picture).to_have_count(0)
    page.get_by_role("switch", name="Projector-safe").click()
    expect(picture).to_be_visible()


def test_an_earlier_map_of_many_and_whom_to_pick_on_it_are_one_screen_and_on_a_phone_not_a_list_of_screens(
    hold: Hold, deck: Deck, logbook: Logbook
) -> None:
    people = [{"name": f"Person {at}", "_id": f"r{at}", "ring": str(1 + at % 4)} for at in range(26)]
    logbook.save_versions([new_version(deck.card("1.2"), {"map": people})], client="alone")
    page = hold("4.1", viewport={"width": 1280, "height": 800}).open()
    press(page, "start")
    high = "document.querySelector('.pk-card').offsetHeight"
    expect(page.locator(".pk-map-recalled .pk-node")).to_have_count(26)
    assert page.evaluate(high) <= 800
    picture, last = (page.locator(which).last for which in (".pk-map-recalled .pk-map-stage", ".pk-recall .pk-option"))
    whole = picture.bounding_box()
    assert whole and min(whole["width"], whole["height"]) >= 400
    last.get_by_role("checkbox").focus()
    expect(last).to_be_in_viewport(ratio=0.99)
    expect(picture).to_be_in_viewport(ratio=0.99)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(high) <= 1900


def test_no_room_is_kept_for_a_picture_that_is_not_there(hold: Hold) -> None:
    page = hold("1.2", viewport={"width": 1280, "height": 800}).open()
    press(page, "start")
    press(page, "steps")
    page.get_by_role("button", name="What should change").click()
    first, second = (page.locator(f'[data-pk-field="{field}"]').bounding_box() for field in ("not_seen", "bring_in"))
    assert first and second and first["y"] == second["y"]
    expect(page.locator(".pk-asked-about")).to_be_hidden()


@pytest.mark.parametrize("size", rest_long([{"width": 390, "height": 844}, {"width": 1280, "height": 800}]))
def test_a_choice_that_is_made_or_cleared_moves_nothing(hold: Hold, size: dict[str, int]) -> None:
    page = hold("1.1", viewport=size).open()
    press(page, "start")
    below = "() => [...document.querySelectorAll('.pk-field')].map(each => each.getBoundingClientRect().top)"
    before = page.evaluate(below)
    page.get_by_label("A member of the community").check()
    assert page.evaluate(below) == before
    page.get_by_role("button", name="Clear this choice: Who are you walking with?").click()
    expect(page.get_by_role("button", name="Clear this choice")).to_be_hidden()
    assert page.evaluate(below) == before
    expect(page.get_by_label("A member of the community")).not_to_be_checked()


def test_on_a_phone_the_step_is_said_in_words_and_what_is_answered_is_filled_in_the_bar(
    hold: Hold, deck: Deck, logbook: Logbook
) -> None:
    logbook.save_versions([new_version(deck.card("1.1"), {"changing": "I saw the hill"})], client="alone")
    page = hold("1.1", viewport={"width": 390, "height": 844}).open()
    press(page, "back/change")
    expect(page.locator(".pk-step-count")).to_have_text("1 of 5")
    filled = "() => [...document.querySelectorAll('.pk-dot')].map(each => each.className.replace('pk-dot', '').trim())"
    assert page.evaluate(filled) == ["pk-now", "", "pk-past", "", ""]
    press(page, "step-next")
    press(page, "step-next")
    box = page.locator("textarea:visible").bounding_box()
    assert box and box["height"] > 844 / 3, "one question has the room that is there"
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".pk-step-count")).to_be_hidden()
    expect(page.locator(".pk-step-name")).to_have_text("What shifts")


def test_from_changing_a_card_a_way_leads_to_it_as_it_is_saved(hold: Hold, deck: Deck, logbook: Logbook) -> None:
    logbook.save_versions([new_version(deck.card("1.1"), {"place": "Mill Lane"})], client="alone")
    page = hold("1.1").open()
    press(page, "back/change")
    back = page.locator('[data-pk-key="step-back"]')
    expect(back).to_have_text("As saved")
    page.get_by_role("textbox", name="Where do you walk?").fill("By the canal")
    expect(back).to_have_text("Front")
    press(page, "more")
    press(page, "as-saved")
    expect(page.locator(".pk-back")).to_contain_text("Mill Lane")
    press(page, "back/change")
    expect(page.get_by_role("textbox", name="Where do you walk?")).to_have_value("By the canal")


def test_a_card_that_was_never_saved_leads_to_nothing_saved(hold: Hold) -> None:
    page = hold("1.1").open()
    press(page, "start")
    expect(page.locator('[data-pk-key="step-back"]')).to_have_text("Front")
    press(page, "more")
    expect(page.locator('[data-pk-key="as-saved"]')).to_be_hidden()
