"""Group view: a card on the whole screen, one step at a time, by keys and buttons, with the same answers and saving."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.entries.new_version import new_version
from powerkit.logbook import Logbook
from powerkit.ui.card_view import card_view
from tests.axe import violations
from tests.many import rest_long
from tests.material import NOW

from .harness import Desk, Engine
from .views import CHOICE, LINE, PATIENT, WHY, WORDS, view_of

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

MOST_TO_READ = ["5.1", "6.2", "8.3", "1.3", "7.1", "8.2", "10.3"]
"""Cards with the longest tasks, next to those of the usual run."""
SMALL = view_of({**WORDS, "short": True}, {**CHOICE, "short": False}, WHY, LINE)
PHONE = {"width": 390, "height": 844}
WIDE, NARROW, ZOOMED = {"width": 1280, "height": 720}, {"width": 400, "height": 800}, {"width": 640, "height": 360}


def in_group(made: Desk) -> Page:
    """The card in group view, opened by keyboard."""
    page = made.open()
    page.get_by_role("button", name="Group view").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def heading(page: Page) -> str:
    """What a screen reader says when a step comes: the heading has the focus then."""
    title = page.get_by_role("dialog").get_by_role("heading", level=2)
    box = page.locator(".pk-big-place:has([data-pk-screen]) :is(input, textarea)")  # a tool's: it is said then too
    expect(title.or_(box).and_(page.locator(":focus"))).to_be_visible()
    return " ".join(title.inner_text().split())


def go_to(page: Page, words: str) -> None:
    """Turn the steps by keyboard until that one shows; a card that holds an entry is gone on with."""
    if "A fresh entry" in heading(page):
        page.get_by_role("button", name="Go on with what is here").click()
    while words not in heading(page):
        assert page.locator('[data-pk-key="group-next"]').get_attribute("aria-disabled") == "false", words
        page.keyboard.press("PageDown")


def test_no_switch_of_a_question_is_found_in_place_of_the_way_into_group_view(desk: MakeDesk) -> None:
    """Where the person was is kept by keys: a card drawn anew puts the focus there."""
    page = desk(view_of({**LINE, "id": "group", "label": "Who is coming?"})).open()
    page.get_by_text("Choose answer by answer").click()
    expect(page.get_by_label("Who is coming?", exact=True).last).to_be_visible()
    assert page.locator('[data-pk-key="group"]').all_text_contents() == ["Group view"]


def test_the_steps_are_the_card_with_its_task_then_each_question_then_saving(desk: MakeDesk) -> None:
    page = in_group(desk(SMALL))
    said = [heading(page)]
    while page.get_by_role("button", name="Next").get_attribute("aria-disabled") == "false":
        page.keyboard.press("PageDown")
        said.append(heading(page))
    assert said == [
        "Step 1 of 7. The card: A card for tests",
        "Step 2 of 7. Agree it together: Community in mind",
        "Step 3 of 7. Question: What did you hear?",
        "Step 4 of 7. Question: Was it clear?",
        "Step 5 of 7. Question: Where?",
        "Step 6 of 7. At the end: Our own questions (optional)",
        "Step 7 of 7. At the end: Save what you said",
    ]


def test_a_question_that_hangs_on_an_answer_becomes_a_step(desk: MakeDesk) -> None:
    page = in_group(desk(SMALL))
    go_to(page, "Was it clear?")
    page.get_by_role("radio", name="No", exact=True).check()
    expect(page.locator(".pk-big-progress")).to_have_text("Step 4 of 8 · Question")
    page.get_by_role("button", name="Next").click()
    assert "Why was it not clear?" in heading(page)


@pytest.mark.parametrize("after", ["the focus goes on", "the answer is another"])
def test_words_about_a_question_that_came_are_not_met_by_who_reads_on(desk: MakeDesk, after: str) -> None:
    page = desk(SMALL).open()
    spoken = page.locator(".pk-card > [aria-live]", has_text="One more question below: Why was it not clear?")
    page.get_by_role("radio", name="No", exact=True).check()
    expect(spoken).to_have_count(1)
    if after == "the focus goes on":
        page.get_by_role("textbox", name="Why was it not clear?").focus()
    else:
        page.get_by_role("radio", name="Yes", exact=True).check()
    expect(spoken).to_have_count(0)


def test_what_is_typed_there_is_the_same_draft_and_is_saved(desk: MakeDesk) -> None:
    made = desk(SMALL)
    page = in_group(made)
    go_to(page, "What did you hear?")
    page.keyboard.press("Tab")
    page.keyboard.type("The stop is too far")
    page.get_by_role("dialog").locator("[data-pk-status=saved]").wait_for()
    assert made.engine.drafts("words")[-1]["value"] == "The stop is too far"
    page.get_by_role("button", name="Next").focus()
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    page.get_by_role("dialog").get_by_role("button", name="Save to my log book").click()
    expect(page.get_by_role("dialog").locator(".pk-version")).to_contain_text("Version 1.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="What did you hear?")).to_have_value("The stop is too far")
    expect(page.locator(".pk-section .pk-version")).to_be_visible()


def test_escape_leaves_and_gives_the_focus_back_and_keeps_the_screen_safe(desk: MakeDesk) -> None:
    page = in_group(desk(SMALL))
    go_to(page, "Where?")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Group view")).to_be_focused()
    expect(page.get_by_role("switch", name="Projector-safe")).to_be_checked()
    asked = page.locator(".pk-section [data-pk-answer]")
    expect(asked).to_have_count(4)  # what was on the stage is back a moment after the dialog is closed
    questions = asked.evaluate_all("(all) => all.map((one) => one.dataset.pkField)")
    assert questions == ["words", "clear", "why", "place"]


@pytest.mark.long
def test_back_goes_back_and_arrows_in_an_answer_move_its_caret_only(desk: MakeDesk) -> None:
    page = in_group(desk(SMALL))
    go_to(page, "Where?")
    page.get_by_role("textbox", name="Where?").fill("ab")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("-")
    expect(page.get_by_role("textbox", name="Where?")).to_have_value("a-b")
    page.get_by_role("button", name="Back").click()
    assert "Was it clear?" in heading(page)


def test_the_short_way_is_short_in_a_group_too(desk: MakeDesk) -> None:
    made = desk(SMALL)
    page = made.open()
    page.get_by_label("Take the short way").check()
    page.get_by_role("button", name="Group view").click()
    go_to(page, "What did you hear?")
    page.keyboard.press("PageDown")
    assert "Our own questions" in heading(page)


@pytest.mark.long
def test_a_refused_save_leads_to_the_step_it_is_about(desk: MakeDesk) -> None:
    made = desk(SMALL, Engine(save_answer={"error": "No", "problems": [{"field": "place", "text": "Say where"}]}))
    page = in_group(made)
    go_to(page, "Save what you said")
    page.get_by_role("dialog").get_by_role("button", name="Save to my log book").click()
    page.get_by_role("dialog").get_by_role("link", name="Say where").click()
    expect(page.get_by_role("dialog").get_by_role("textbox", name="Where?")).to_be_focused()
    expect(page.get_by_role("dialog").get_by_role("heading", name="Where?")).to_be_visible()


def test_a_card_drawn_anew_goes_back_to_its_step(desk: MakeDesk) -> None:
    page = in_group(desk(SMALL))
    go_to(page, "Was it clear?")
    page.evaluate("window.takeAway(); window.draw()")
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    expect(page.get_by_role("dialog").get_by_role("heading", name="Was it clear?")).to_be_focused()


def test_escape_in_a_box_throws_away_nothing_that_is_not_added_yet(desk: MakeDesk) -> None:
    told = {"actions": 1, "kept": 0, "names": []}
    page = in_group(desk(SMALL, Engine(tells=lambda field, what, given: told)))
    go_to(page, "Save what you said")
    group = page.get_by_role("dialog")
    group.get_by_role("button", name="Save to my log book").click()
    group.get_by_role("button", name="A page to take away").click()
    group.get_by_role("textbox", name="What the group adds").focus()
    page.keyboard.type("All eight of us meet again")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(group.get_by_role("textbox", name="What the group adds")).to_be_focused()
    group.get_by_role("button", name="Leave group view").click()
    page.evaluate("window.takeAway(); window.draw()")
    page.get_by_role("button", name="A page to take away").click()
    expect(page.get_by_role("textbox", name="What the group adds")).to_have_value("All eight of us meet again")


def test_a_card_drawn_anew_covers_nothing_that_was_typed_here_and_loses_no_key(desk: MakeDesk) -> None:
    made = desk(SMALL)
    page = in_group(made)
    go_to(page, "Community in mind")
    page.get_by_role("combobox", name="Community in mind").fill("The two estates")
    page.keyboard.press("PageDown")
    page.get_by_role("textbox", name="What did you hear?").focus()
    page.keyboard.type("We meet  at eight")
    for _ in range(len(" at eight")):
        page.keyboard.press("ArrowLeft")
    page.evaluate("window.takeAway()")
    page.keyboard.type("aga")
    page.evaluate("window.draw()")
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    page.keyboard.type("in")
    expect(page.get_by_role("dialog").get_by_role("textbox", name="What did you hear?")).to_be_focused()
    page.get_by_role("dialog").locator("[data-pk-status=saved]").wait_for()
    assert made.engine.values["words"] == "We meet again at eight"
    page.keyboard.press("PageUp")
    expect(page.get_by_role("combobox", name="Community in mind")).to_have_value("The two estates")


@pytest.mark.long
@pytest.mark.parametrize("size", rest_long([NARROW, WIDE, ZOOMED]))
def test_axe_finds_nothing_and_nothing_is_cut_off_at_any_size(desk: MakeDesk, deck: Deck, size: dict[str, Any]) -> None:
    view = {**card_view(deck, deck.card("8.3"), "test"), "timing": PATIENT}
    page = in_group(desk(view, viewport=size))
    for words in ("Accountability", "What the local information says", "What people say"):
        go_to(page, words)
        found = violations(page, context=[[".pk-big"]])
        assert [(each["id"], each["nodes"][0]["html"][:160]) for each in found] == []
        over = page.locator(".pk-big").evaluate(
            "(el) => [el, el.querySelector('.pk-big-stage')].map((one) => one.scrollWidth - one.clientWidth)"
        )
        assert over == [0, 0]


def test_what_is_taken_out_of_its_cover_is_read_from_its_beginning(desk: MakeDesk) -> None:
    page = in_group(desk(SMALL, Engine(values={"words": "From before"})))
    go_to(page, "What did you hear?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "What did you hear?" in heading(page)
    expect(page.get_by_role("dialog").get_by_role("textbox", name="What did you hear?")).to_have_value("From before")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    expect(page.get_by_role("dialog").get_by_text("Something is written here already")).to_be_visible()


def test_large_type_is_large(desk: MakeDesk) -> None:
    page = in_group(desk(SMALL, viewport=WIDE))
    go_to(page, "What did you hear?")
    size = "(el) => parseFloat(getComputedStyle(el).fontSize)"
    assert page.get_by_role("dialog").get_by_role("heading", level=2).evaluate(size) >= 40
    assert page.get_by_role("textbox", name="What did you hear?").evaluate(size) >= 26


def test_several_people_answer_one_question_each_with_a_part_they_name(desk: MakeDesk) -> None:
    made = desk(SMALL)
    page = in_group(made)
    go_to(page, "What did you hear?")
    page.get_by_role("textbox", name="What did you hear?").fill("Ours")
    page.get_by_role("button", name="Add another person’s answer").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("The stop is too far")
    page.keyboard.press("Tab")
    page.keyboard.type("a bus driver")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="What they say (person’s answer 2)")).to_be_focused()
    page.keyboard.type("It is dark there")
    page.get_by_role("dialog").locator("[data-pk-status=saved]").wait_for()
    said = made.engine.drafts("also_words")[-1]["value"]
    assert [(item["part"], item["words"]) for item in said] == [
        ("a bus driver", "The stop is too far"),
        ("", "It is dark there"),
    ]
    assert violations(page, context=[[".pk-big"]]) == []


def test_on_the_card_answers_of_others_show_where_there_are_some_and_are_offered_when_wanted(desk: MakeDesk) -> None:
    said = [{"_id": "r1", "part": "a bus driver", "words": "Too far"}]
    page = desk(SMALL, Engine(values={"also_words": said})).open()
    expect(page.get_by_role("textbox", name="What they say")).to_have_value("Too far")
    expect(page.get_by_role("button", name="Add another person’s answer to “Where?”")).to_be_hidden()
    page.get_by_role("button", name="Answers from several people").click()
    expect(page.get_by_role("button", name="Add another person’s answer to “Where?”")).to_be_visible()


WORDS_OF_SIX = "bus, 5\nwarm\nproud\nlonely\ndamp, 4\nkind"


FIRST_AND_LABEL = "el => ['.pk-pick', '.pk-hint'].map(each => el.querySelector(each).getBoundingClientRect().toJSON())"
"""At one moment: the cloud may come just now and have them drawn anew."""


def _page_to_take_away_asks_about_names_first(page: Page) -> None:
    """It says that nothing is made yet and leads to the words; what was said of an earlier page goes."""
    group = page.get_by_role("dialog")
    group.get_by_role("button", name="A page to take away").click()
    make, said = group.get_by_role("button", name="Make a web page"), group.locator(".pk-agreed").get_by_role("status")
    make.click()
    expect(said).to_have_text("Nothing is made yet. Look at these words first.")
    expect(group.get_by_role("checkbox", name="Zbigniew")).to_be_focused()
    with page.expect_download():
        make.click()
    expect(said).to_contain_text("is in your downloads")
    group.get_by_role("textbox", name="What the group adds").fill("And then Olenka brings the keys")
    make.click()
    expect(group.get_by_role("checkbox", name="Olenka")).to_be_focused()
    expect(said).to_have_text("Nothing is made yet. Look at these words first.")


def _names_of_covered_answers_lie_folded(page: Page) -> None:
    """Opened, they stand in lines as wide as the panel, behind one mark that says they open."""
    group = page.get_by_role("dialog")
    go_to(page, "Save what you said")
    group.get_by_role("button", name="A page to take away").click()
    group.get_by_role("button", name="Make a web page").click()
    fold = group.get_by_text("Words that may be names: open to look at them on this screen")
    expect(fold).to_be_focused()
    expect(group.get_by_text("Nothing is made yet. Open the words that may be names")).to_be_visible()
    page.keyboard.press("Enter")
    around = (
        "el => [el.parentElement.clientWidth, el.querySelector('legend').scrollWidth,"
        " getComputedStyle(el.parentElement, '::before').content]"
    )
    whole, words, mark = group.get_by_role("group", name="Are these people’s names?").evaluate(around)
    assert words > whole / 5 and mark == "none"


def test_a_group_begins_on_the_front_and_what_it_typed_is_in_the_log_book(hold: MakeDesk, logbook: Logbook) -> None:
    page = hold("1.3", viewport={"width": 1280, "height": 800}).open()
    page.get_by_role("button", name="With a group").click()
    group = page.get_by_role("dialog")
    expect(group).to_contain_text("Step 1 of")
    go_to(page, "What words do you hear?")
    group.get_by_role("textbox", name="Type or paste words").fill(WORDS_OF_SIX)
    expect(group.locator(".pk-words-understood")).to_contain_text("6 words")
    expect(group.locator(".pk-words-doubtful")).to_contain_text("Nothing here looks the same.")
    page.keyboard.press("PageDown")  # the box has the focus: the step is turned all the same
    assert "What words do you hear?" not in heading(page)
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "hidden", "one scrollbar: its own"
    while "Save what you said" not in heading(page):
        page.keyboard.press("PageDown")
        assert page.locator(".pk-big").evaluate("el => [el.scrollTop, el.scrollHeight - el.clientHeight]") == [0, 0]
        for words in group.locator(".pk-picks-beside:visible").all():
            first, label = words.evaluate(FIRST_AND_LABEL)
            assert first["y"] > label["y"] and first["x"] == label["x"]
        if "Which large word" in heading(page):  # tapped, not typed: it is written now all the same
            group.get_by_role("button", name="damp").click()
            expect(group.get_by_role("textbox", name="Which large word")).to_have_value("damp")
            page.locator(".pk-big-title").focus()
        assert "What I will do" not in heading(page)
        if (
            ours := group.get_by_role("textbox", name="What we will do", exact=True)
        ).is_visible() and not ours.input_value():
            ours.fill("We ring Zbigniew on Friday")
            page.locator(".pk-big-title").focus()
    group.get_by_role("button", name="Save to my log book").click()
    expect(group.locator(".pk-version")).to_contain_text("Version 1.")
    expect(group.get_by_role("button", name="Save to my log book")).to_have_class(re.compile("pk-secondary"))
    leave = group.get_by_role("button", name="Leave group view")  # where it goes on from here stands out now
    save_colour = group.locator(".pk-save").evaluate("el => getComputedStyle(el).backgroundColor")
    assert leave.evaluate("el => getComputedStyle(el).backgroundColor") != save_colour
    _page_to_take_away_asks_about_names_first(page)
    [entry] = logbook.latest(card="1.3")
    assert sorted(row["word"] for row in entry.answers["words"]) == sorted(
        ["bus", "warm", "proud", "lonely", "damp", "kind"]
    )
    agreed = page.locator(".pk-agreed")  # what harms nothing has no frame that warns
    warned = "el => { el.className = 'pk-confirm'; return getComputedStyle(el).borderTopColor; }"
    assert agreed.evaluate("el => getComputedStyle(el).borderTopColor") != agreed.evaluate(warned)
    group.get_by_role("button", name="Leave group view").click()
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "back")
    page.get_by_role("button", name="With a group").click()
    assert "A fresh entry for this group?" in heading(page)
    _names_of_covered_answers_lie_folded(page)
    page.evaluate(
        "sessionStorage.setItem('powerkit:room', '{\"minutes\": 20, \"people\": 8}')"
    )  # said on the start page, before this page was loaded
    page.evaluate("""() => {
      const named = name => [...document.querySelectorAll("button")].find(one => one.textContent.trim() === name);
      for (const name of ["Leave group view", "With a group"]) named(name).click();  // at once
    }""")
    page.get_by_role("button", name="Go on with what is here").click()
    expect(page.locator('[data-pk-key="group-minutes"]')).to_have_value("20")
    expect(page.locator(".pk-big-start")).to_contain_text("about 10 minutes for its main questions")


@pytest.mark.long
def test_a_day_that_is_none_is_named_in_group_view_too(hold: MakeDesk) -> None:
    page = hold("1.1", viewport=WIDE).open()
    page.get_by_role("button", name="With a group").click()
    go_to(page, "What will you do because of this walk?")
    group = page.get_by_role("dialog")
    group.get_by_role("textbox", name="What we will do", exact=True).fill("Ring them")
    day = group.locator('input[type="date"]:visible').first
    day.focus()
    page.keyboard.type("0202")
    page.get_by_role("button", name="Next").click()
    expect(group.get_by_text("There is no such day. Write another, or clear the box.")).to_be_visible()
    expect(day).to_be_focused()


@pytest.mark.long
def test_the_time_left_is_told_as_steps_are_turned_and_can_be_hidden(hold: MakeDesk) -> None:
    made = hold("1.3", viewport={"width": 1280, "height": 800})
    page = made.open()
    page.clock.install()
    page.get_by_role("button", name="With a group").click()
    time = page.locator(".pk-big-time")
    expect(time).to_contain_text("minutes in all.")
    minutes = int(time.inner_text().split()[1])
    page.clock.set_system_time(page.evaluate("Date.now() / 1000") + 12 * 60)
    expect(time).to_contain_text("minutes in all.")  # nothing ticks
    page.get_by_role("button", name="Next").click()
    expect(time).to_contain_text(f"About {minutes - 12} of {minutes} minutes left.")
    page.get_by_role("button", name="Hide the time").click()
    expect(time).to_have_text("Show the time")
    page.get_by_role("button", name="Next").click()
    expect(time).to_have_text("Show the time")


LETTERS = """() => [...document.querySelectorAll('.pk-big .pk-map text')]
  .filter((el) => el.checkVisibility() && el.textContent)
  .map((el) => parseFloat(getComputedStyle(el).fontSize) * Math.hypot(el.getScreenCTM().a, el.getScreenCTM().b))"""


@pytest.mark.long
def test_a_group_map_is_read_from_the_back_of_a_room(hold: MakeDesk, deck: Deck, logbook: Logbook) -> None:
    people = [{"name": f"Person {at}", "_id": f"r{at}", "ring": str(1 + at % 4)} for at in range(8)]
    logbook.save_versions([new_version(deck.card("1.2"), {"map": people})], client="alone")
    page = hold("1.2", viewport={"width": 1920, "height": 1080}).open()
    page.get_by_role("button", name="With a group").click()
    page.get_by_role("button", name="Go on with what is here").click()
    go_to(page, "Your map of relationships")
    page.get_by_role("button", name="Show it on this screen").click()
    go_to(page, "How close does each one feel?")
    expect(page.locator(".pk-big .pk-node")).to_have_count(8)
    assert min(page.evaluate(LETTERS)) >= 18
    stage, foot = (page.locator(f".pk-big {which}").bounding_box() for which in (".pk-map-stage", ".pk-big-foot"))
    assert stage and foot and stage["y"] + stage["height"] <= foot["y"], "all of it is seen"
    page.get_by_role("button", name="List, rings, files").click()
    page.locator(".pk-big .pk-fold:visible").first.click()
    expect(page.get_by_role("checkbox", name="Not on our map yet")).to_be_visible()


def test_a_group_sees_every_rung_of_a_ladder_at_once(hold: MakeDesk, deck: Deck) -> None:
    page = hold("2.1", viewport={"width": 1920, "height": 1080}).open()
    page.get_by_role("button", name="With a group").click()
    go_to(page, "Your projects on the ladder")
    foot = page.locator(".pk-big-foot").bounding_box()
    rungs = [rung.bounding_box() for rung in page.locator(".pk-big .pk-board-rows .pk-zone").all()]
    assert foot and len(rungs) >= 7
    assert all(rung and rung["y"] > 0 and rung["y"] + rung["height"] <= foot["y"] for rung in rungs), rungs


def test_the_front_says_carry_on_once_a_group_has_written_there_and_left(hold: MakeDesk) -> None:
    page = hold("1.1", viewport=WIDE).open()
    page.get_by_role("button", name="With a group").click()
    go_to(page, "How is the walk changing")
    page.get_by_role("dialog").get_by_role("textbox", name="How is the walk changing").fill("We walked it together")
    page.get_by_role("dialog").locator("[data-pk-status=saved]").wait_for()
    page.get_by_role("button", name="Leave group view").click()
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "front")
    expect(page.locator('[data-pk-key="start"]')).to_contain_text("Carry on")
    still = page.get_by_role(
        "button", name="Switch it off", description="Projector-safe is on. Group view switches it on."
    )
    expect(still).to_be_visible()
    page.locator('[data-pk-key="start"]').click()
    expect(page.locator(".pk-card[data-pk-ours]")).to_be_visible()  # it is theirs in the steps too
    still.click()
    expect(page.locator(".pk-step-title:not([hidden] *)")).to_be_focused()
    expect(page.locator(".pk-body .pk-cover")).to_have_count(0)


def test_a_group_on_a_card_that_holds_an_entry_is_asked_for_a_fresh_one_first(
    hold: MakeDesk, deck: Deck, logbook: Logbook
) -> None:
    also = {"also_my_part": [{"words": "Secret: so would I."}]}
    answers = {"ladder": [{"item": "Flu jabs", "zone": "informing"}], "my_part": "Secret: ask Nobody.", **also}
    logbook.save_versions([new_version(deck.card("2.1"), answers)], client="alone")
    page = hold("2.1", viewport=WIDE).open()
    page.get_by_role("button", name="Change it").click()
    page.locator('[data-pk-key="more"]').click()
    page.get_by_role("button", name="Group view").click()
    assert "A fresh entry for this group?" in heading(page)
    page.keyboard.press("PageDown")
    group = page.get_by_role("dialog")
    expect(group).to_contain_text("Choose first: a fresh entry, or what is here.")
    assert "A fresh entry for this group?" in heading(page)
    assert heading(page).startswith("Before you begin:")  # no step of those that are counted
    group.get_by_role("button", name="Start a fresh entry").click()
    assert "Step 1 of" in heading(page)
    go_to(page, "Your projects on the ladder")
    expect(group).not_to_contain_text("Something is written here already")
    assert page.locator(".pk-others.pk-some").count() == 0, "nobody has answered yet"
    go_to(page, "Save what you said")
    expect(group).to_contain_text("What you write now is not saved there yet.")
    expect(group).not_to_contain_text("Saved to your log book on")
    assert [entry.answers for entry in logbook.latest(card="2.1")] == [answers]
    group.get_by_role("button", name="Leave group view").click()  # nobody wrote a word: the saved card is there again
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "back")
    page.get_by_role("button", name="Show it here").click()
    expect(page.get_by_role("img", name="Flu jabs")).to_be_visible()
    page.get_by_role("button", name="Take it away").click()
    over = page.get_by_role("dialog", name="Take it away")
    with page.expect_download() as download:
        over.get_by_role("button", name="Save the picture").click()
    assert download.value.suggested_filename == "Picture (2.1).png"
    expect(over.get_by_role("status").last).to_contain_text("is in your downloads")
    expect(over).to_contain_text("needs an action that is saved and not private")
    expect(over.get_by_role("button", name="A page to take away")).to_have_count(0)
    over.get_by_role("button", name="Write an action").click()
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "steps")
    expect(page.locator('[data-pk-field="action"]')).to_be_visible()


def test_a_group_saves_an_entry_of_its_own_and_she_goes_on_in_hers_on_a_laptop_and_a_phone(
    hold: MakeDesk, deck: Deck, logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("powerkit.entries.begin_afresh.local_now", lambda: NOW)
    answers = {"changing": "Zanthoria closes early.", "action": {"what": "Walk home with Quillon"}}
    logbook.save_versions([new_version(deck.card("1.1"), answers, community="Harbour")], client="alone")
    page = hold("1.1", viewport=WIDE).open()
    page.get_by_role("button", name="With a group").click()
    group = page.get_by_role("dialog")
    group.get_by_role("button", name="Start a fresh entry").click()
    go_to(page, "Community in mind")
    group.get_by_role("combobox").fill("harbour")
    page.keyboard.press("PageDown")
    go_to(page, "How is the walk changing")
    group.get_by_role("textbox", name="How is the walk changing").fill("We saw the quay")
    page.keyboard.press("Escape")
    expect(group).to_contain_text("Still in group view.")
    page.keyboard.press("PageDown")
    go_to(page, "Save what you said")
    group.get_by_role("button", name="Save to my log book").click()
    expect(group.locator(".pk-version")).to_contain_text("Version 1.")
    expect(group.locator(".pk-status")).to_contain_text("Saved")
    expect(group.get_by_role("button", name="A page to take away")).to_be_hidden()
    expect(group.get_by_role("alert")).to_have_count(0)
    group.get_by_role("button", name="Write an action").click()
    expect(group.locator('[data-pk-field="action"]')).to_be_visible()
    group.get_by_role("button", name="Leave group view").click()
    expect(page.get_by_role("button", name="Show it here")).to_be_visible()
    ours, before = logbook.latest(card="1.1")
    assert (ours.community, before.community) == ("Harbour (2)", "Harbour")
    assert before.answers["changing"] == answers["changing"]
    assert [action.what for action in logbook.actions(status="planned")] == ["Walk home with Quillon"]
    hers_is_named_once_the_screen_is_no_longer_safe(page)
    page.set_viewport_size(PHONE)
    logbook.put_draft("1.1", "changing", "One more thing", client="alone", number=9)
    page.reload()
    hers_is_changed(page, lambda: logbook.clear_drafts("1.1"))
    hers, ours = logbook.latest(card="1.1")
    assert (hers.id, hers.version, hers.answers["changing"]) == (before.id, 2, "Zanthoria closes at noon.")
    assert (ours.version, ours.answers["changing"]) == (1, "We saw the quay")


def hers_is_named_once_the_screen_is_no_longer_safe(page: Page) -> None:
    """One press ends it on the back; nobody looks for the switch."""
    hers = page.get_by_role("button", name="Your entry for Harbour")
    still = page.locator(".pk-still-safe")
    expect(still).to_contain_text("Projector-safe is on. Group view switches it on.")
    expect(hers).to_have_count(0)
    still.get_by_role("button", name="Switch it off").press("Enter")
    expect(still).to_be_hidden()
    expect(page.locator(".pk-back-title")).to_be_focused()
    expect(page.get_by_role("heading", name="What we will do")).to_have_count(0)  # the group wrote no action
    expect(hers).to_be_visible()


def hers_is_changed(page: Page, let_go: Callable[[], object]) -> None:
    """Her own entry, from the front on which a word waits for the group's, to its next version, over a reload."""
    card, box = page.locator(".pk-card"), page.get_by_role("textbox", name="How is the walk changing")
    expect(card).to_have_attribute("data-pk-place", "front")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator(".pk-front").get_by_role("button", name="Your entry for Harbour").click()
    expect(page.locator(".pk-back")).to_contain_text("Zanthoria closes early.")
    expect(page.get_by_role("button", name="The group’s entry for Harbour (2)")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Change it").click()
    expect(page.locator(".pk-back")).to_contain_text("Save them first, then open the other entry.")
    let_go()
    page.get_by_role("button", name="Change it").click()
    while not box.is_visible():
        page.locator('[data-pk-key="step-next"]').click()
    expect(box).to_have_value(re.compile("early"))
    expect(page.locator(".pk-card[data-pk-ours]")).to_have_count(0)
    box.fill("Zanthoria closes at noon.")
    page.locator("[data-pk-status=saved]").wait_for()
    page.reload()
    expect(page.get_by_role("button", name="The group’s entry for Harbour (2)")).to_be_visible()
    page.locator('[data-pk-key="start"]').click()
    expect(box).to_have_value("Zanthoria closes at noon.")
    while not page.locator('[data-pk-key="step-save"]').is_visible():
        page.locator('[data-pk-key="step-next"]').click()
    page.locator('[data-pk-key="step-save"]').click()
    expect(card).to_have_attribute("data-pk-place", "back")


@pytest.mark.parametrize("covered", rest_long([True, False]))
def test_words_of_a_group_that_left_unsaved_wait_on_the_front_and_the_next_group_is_warned(
    hold: MakeDesk, deck: Deck, logbook: Logbook, covered: bool
) -> None:
    answers = {"changing": "Zanthoria closes early."}
    logbook.save_versions([new_version(deck.card("1.1"), answers, community="Harbour")], client="alone")
    page = hold("1.1", viewport=WIDE).open()
    page.get_by_role("button", name="With a group").click()
    group = page.get_by_role("dialog")
    group.get_by_role("button", name="Start a fresh entry").click()
    go_to(page, "How is the walk changing")
    if not covered:
        group.get_by_role("switch", name="Projector-safe").click()
    group.get_by_role("textbox", name="How is the walk changing").fill("We saw the quay")
    group.locator("[data-pk-status=saved]").wait_for()
    group.get_by_role("button", name="Leave group view").click()
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "front")
    expect(page.locator('[data-pk-key="start"]')).to_contain_text("Carry on")
    page.get_by_role("button", name="With a group").click()
    expect(group).to_contain_text("Words on this card are not in your log book yet, and a fresh entry clears them.")
    group.get_by_role("button", name="Go on with what is here").click()
    go_to(page, "How is the walk changing")
    group.get_by_role("button", name="Show it on this screen").click()
    expect(group.get_by_role("textbox", name="How is the walk changing")).to_have_value("We saw the quay")


def test_the_saved_card_is_one_press_away_while_something_unsaved_waits_on_its_front(
    hold: MakeDesk, deck: Deck, logbook: Logbook
) -> None:
    page = hold("1.1", viewport=WIDE).open()
    expect(page.get_by_role("button", name="The card as saved")).to_be_hidden()
    page.close()
    logbook.save_versions([new_version(deck.card("1.1"), {"changing": "The quay is open."})], client="alone")
    logbook.put_draft("1.1", "changing", "Something else", client="alone", number=1)
    page = hold("1.1", viewport=WIDE).open()
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "front")
    page.get_by_role("button", name="The card as saved").click()
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "back")
    expect(page.locator(".pk-back")).to_contain_text("The quay is open.")


def test_of_a_group_that_saved_and_left_the_next_one_sees_nothing(hold: MakeDesk) -> None:
    page = hold("1.1", viewport=WIDE).open()
    page.get_by_role("button", name="With a group").click()
    go_to(page, "How is the walk changing")
    group = page.get_by_role("dialog")
    group.get_by_role("textbox", name="How is the walk changing").fill("We walked it together")
    page.keyboard.press("PageDown")
    go_to(page, "Save what you said")
    group.get_by_role("button", name="Save to my log book").click()
    expect(group.locator(".pk-version")).to_contain_text("Version 1.")
    group.get_by_role("button", name="Leave group view").click()
    page.locator(".pk-back").get_by_role("button", name="With a group").click()
    page.get_by_role("button", name="Go on with what is here").click()
    go_to(page, "How is the walk changing")
    expect(group).to_contain_text("Something is written here already")
    page.get_by_role("button", name="Leave group view").click()
    page.get_by_role("button", name="Change it").click()
    expect(page.locator(".pk-body .pk-cover").first).to_be_attached()
    assert "We walked it together" not in page.locator(".pk-body").inner_html()


NOWHERE = "document.activeElement === document.body"


@pytest.mark.parametrize("group", rest_long([True, False]))
def test_a_clicker_turns_the_steps_after_the_last_tie_is_said(
    hold: MakeDesk, deck: Deck, logbook: Logbook, *, group: bool
) -> None:
    people = [{"name": name, "_id": name, "ring": "1"} for name in ("Ada", "Bo")]
    logbook.save_versions([new_version(deck.card("1.2"), {"map": people})], client="alone")
    page = hold("1.2", viewport={"width": 1280, "height": 800}).open()
    if group:
        page.get_by_role("button", name="With a group").click()
        page.get_by_role("button", name="Go on with what is here").click()
        go_to(page, "Your map of relationships")
        page.get_by_role("button", name="Show it on this screen").click()
    else:
        page.get_by_role("button", name="Change it").click()
    title = page.locator(".pk-big-title" if group else ".pk-step-title:visible")
    while "How is it between" not in title.inner_text():
        page.keyboard.press("PageDown")
    for _ in people:
        page.locator(".pk-map-between").first.click()
    expect(page.locator(".pk-map-now")).to_have_text("All is said.")
    expect(page.locator(".pk-map-now")).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate(NOWHERE)
    page.keyboard.press("PageDown")
    expect(title).not_to_contain_text("How is it between")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("PageUp")
    expect(title).to_contain_text("How is it between")


def test_the_focus_goes_to_the_title_where_what_had_it_goes_away(desk: MakeDesk) -> None:
    page = in_group(desk(SMALL))
    go_to(page, "Where?")
    page.get_by_role("textbox", name="Where?").focus()
    page.evaluate("document.activeElement.hidden = true")
    assert "Where?" in heading(page)


def asked_of(page: Page) -> list[str]:
    """The titles of the steps from the one that shows to the last."""
    said = [heading(page)]
    while page.locator('[data-pk-key="group-next"]').get_attribute("aria-disabled") == "false":
        page.keyboard.press("PageDown")
        said.append(heading(page))
    return said


@pytest.mark.parametrize("card", rest_long(["1.3", "1.1", "2.1", "3.1", "4.2", "5.1", "6.2", "8.3", "9.1", "10.3"]))
def test_a_group_that_says_how_long_it_has_is_asked_the_main_questions_and_all_are_one_press_away(
    hold: MakeDesk, deck: Deck, card: str
) -> None:
    page = hold(card, viewport={"width": 1280, "height": 800}).open()
    page.evaluate("window.__powerkit.room = { minutes: 10, people: 8 }")  # as the table was told
    page.get_by_role("button", name="With a group").click()
    expect(page.get_by_label("How long have you got?")).to_have_value("10")
    expect(page.locator(".pk-big-time")).to_contain_text("About 10 minutes in all.")
    asked = [field for field in deck.card(card).fields if field.when is None and not field.id.endswith("_photo")]
    short = " ".join(asked_of(page))
    said = {field.id: any(screen.question in short for screen in field.kind.screens()) for field in asked}
    assert [field.id for field in asked if (field.label in short or said[field.id]) != field.short] == []
    page.keyboard.press("PageUp")
    page.get_by_role("button", name="Ask all").click()
    assert "Our own questions" in heading(page)  # the step that shows stays
    while page.locator('[data-pk-key="group-back"]').get_attribute("aria-disabled") == "false":
        page.keyboard.press("PageUp")
    every = len(asked_of(page))
    assert every > short.count("Step ")


def test_a_group_says_how_long_it_has_on_the_card_and_nothing_it_said_is_lost(hold: MakeDesk, deck: Deck) -> None:
    made = hold("1.3", viewport={"width": 1280, "height": 800})
    page = made.open()
    page.clock.install()
    page.get_by_role("button", name="With a group").click()
    whole, time = page.get_by_role("button", name="Ask"), page.locator(".pk-big-time")
    long = page.get_by_label("How long have you got?")
    expect(long).to_have_value("0")
    expect(whole).to_be_hidden()  # nothing was said: all is asked, as the card has it
    long.focus()
    long.select_option("20 minutes")
    expect(long).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="You are asked")).to_contain_text("its main questions")
    expect(time).to_contain_text("About 20 minutes in all.")
    page.clock.set_system_time(page.evaluate("Date.now() / 1000") + 21 * 60)
    first = next(field for field in deck.card("1.3").fields if not field.short)
    whole.click()
    expect(time).to_contain_text("Your 20 minutes are over.")
    go_to(page, first.label)
    whole.click()  # the main questions only: the next of them comes
    assert first.label not in heading(page)
    whole.click()
    page.get_by_role("button", name="Leave group view").click()
    page.get_by_role("button", name="Start").click()  # the leader herself is asked all, as before
    assert page.locator(".pk-short").count() == 0


OVER = "(stage) => stage.scrollHeight - stage.clientHeight"


@pytest.mark.parametrize("size", rest_long([{"width": 1280, "height": 800}, WIDE]))
@pytest.mark.parametrize("cards", rest_long([["1.2", "4.2", "8.1"], *([card] for card in MOST_TO_READ)]))
def test_a_group_reads_the_whole_task_at_once_in_large_type(hold: MakeDesk, cards: list[str], size: Any) -> None:
    for card in cards:
        page = hold(card, viewport=size).open()
        page.get_by_role("button", name="With a group").click()
        expect(page.locator(".pk-big-title")).to_be_focused()
        stage = page.locator(".pk-big-stage")
        assert stage.evaluate(OVER) <= 1, card
        letters = "(task) => parseFloat(getComputedStyle(task).fontSize)"
        assert page.locator(".pk-big-task").evaluate(letters) >= 18, card


@pytest.mark.long
def test_what_has_no_room_is_read_by_page_down_before_the_step_is_turned(desk: MakeDesk) -> None:
    page = in_group(desk(SMALL, Engine(values={"words": "One more line\n" * 60}), viewport=WIDE))
    go_to(page, "What did you hear?")
    page.get_by_role("button", name="Show it on this screen").click()
    page.locator(".pk-big-title").focus()
    stage = page.locator(".pk-big-stage")
    assert stage.evaluate(OVER) > 720
    seen = "(stage) => stage.scrollTop + stage.clientHeight"
    read = [stage.evaluate(seen)]
    for _ in range(20):
        page.keyboard.press("PageDown")
        if "What did you hear?" not in heading(page):
            break
        top, bottom = stage.evaluate("(stage) => [stage.scrollTop, stage.scrollTop + stage.clientHeight]")
        assert top < read[-1] < bottom, "nothing is passed over, and it goes on"
        read.append(bottom)
    assert "Was it clear?" in heading(page)
    assert read[-1] >= stage.evaluate("(stage) => stage.clientHeight") + 720
    page.keyboard.press("PageUp")  # back to its beginning
    assert "What did you hear?" in heading(page) and stage.evaluate("(stage) => stage.scrollTop") == 0


def test_a_group_that_begins_afresh_with_no_words_is_told_so_where_words_are_joined(
    hold: MakeDesk, deck: Deck, logbook: Logbook
) -> None:
    logbook.save_versions([new_version(deck.card("1.3"), {"words": [{"word": "bus"}]})], client="alone")
    page = hold("1.3", viewport=WIDE).open()
    page.get_by_role("button", name="With a group").click()
    page.get_by_role("button", name="Start a fresh entry").click()
    go_to(page, "Words that may mean the same")
    expect(page.locator(".pk-words-doubtful")).to_have_text("There are no words yet. Go back a step.")


@pytest.mark.long
def test_what_an_action_holds_besides_folds_out_for_a_group_as_it_does_for_one(hold: MakeDesk) -> None:
    page = hold("1.1", viewport=WIDE).open()
    page.get_by_role("button", name="With a group").click()
    go_to(page, "What will you do because of this walk?")
    group = page.get_by_role("dialog")
    whom = group.get_by_role("textbox", name="With whom")
    expect(whom).to_be_hidden()
    fold = group.get_by_role("button", name="With whom, how we will know, where it stands")
    fold.click()
    expect(whom).to_be_focused()
    expect(fold).to_be_hidden()
