"""Each kind of answer on the page: what a person does becomes an answer, and comes back as it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from powerkit.ui.widgets.bundle import bundle, entries_for

from .harness import Desk, Engine
from .views import ACTION, CHOICE, EVERY_KIND, FACING, LINE, MANY, SCALE, TABLE, WHY, WIDE, WORDS, view_of

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[data-pk-field="{name}"]')


def stored(page: Page, engine: Engine, name: str) -> Any:
    """The answer once all is acknowledged."""
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    return engine.values[name]


def test_pasted_text_is_kept_to_the_last_letter(desk: MakeDesk) -> None:
    one = desk(view_of(WORDS))
    page = one.open()
    long = "They said so. " * 8000
    page.get_by_label("What did you hear?").fill(long)
    assert stored(page, one.engine, "words") == long


def test_markup_in_an_answer_or_a_label_is_only_text(desk: MakeDesk) -> None:
    nasty = '<img src=x onerror="window.hit=1"><b>bold</b>'
    values = {"place": nasty, "views": [{"_id": "r1", "topic": nasty}], "about.own": [{"_id": "r2", "question": nasty}]}
    one = desk(view_of({**LINE, "label": nasty, "hint": nasty}, FACING), Engine(values=values, communities=[nasty]))
    page = one.open()
    expect(page.get_by_label(nasty)).to_have_value(nasty)
    assert page.locator(".pk-card img, .pk-card b").count() == 0
    assert page.evaluate("window.hit") is None


def test_a_radio_choice_can_be_made_changed_and_taken_back(desk: MakeDesk) -> None:
    one = desk(view_of(CHOICE))
    page = one.open()
    page.get_by_label("I don’t know").check()
    assert stored(page, one.engine, "clear") == "dont_know"
    page.get_by_label("Yes").check()
    assert stored(page, one.engine, "clear") == "yes"
    page.get_by_role("button", name="Clear this choice: Was it clear?").click()
    assert stored(page, one.engine, "clear") == ""
    expect(page.get_by_label("Yes")).not_to_be_checked()
    expect(page.get_by_label("Yes")).to_be_focused()


def test_do_not_know_stands_alone_among_ticks(desk: MakeDesk) -> None:
    one = desk(view_of(MANY))
    page = one.open()
    page.get_by_label("Apples").check()
    page.get_by_label("Bread").check()
    assert stored(page, one.engine, "which") == ["a", "b"]
    page.get_by_label("I don’t know").check()
    assert stored(page, one.engine, "which") == ["dont_know"]
    page.get_by_label("Bread").check()
    assert stored(page, one.engine, "which") == ["b"]


def test_a_scale_gives_a_whole_number_or_do_not_know_or_nothing(desk: MakeDesk) -> None:
    one = desk(view_of(SCALE))
    page = one.open()
    page.get_by_role("radio", name="5 – Completely").check()
    assert stored(page, one.engine, "felt") == 5
    page.get_by_role("radio", name="I don’t know").check()
    assert stored(page, one.engine, "felt") == "dont_know"
    page.get_by_role("button", name="Clear this choice: How comfortable?").click()
    assert stored(page, one.engine, "felt") is None


@pytest.mark.long
def test_a_table_keeps_each_column_in_its_own_shape(desk: MakeDesk) -> None:
    one = desk(view_of(TABLE, WIDE))
    page = one.open()
    page.get_by_label("How near (person 1)").select_option("Near")
    page.get_by_label("Strength (person 1)").select_option("3 – Strong")
    (person,) = stored(page, one.engine, "people")
    assert (person["near"], person["tie"], person["name"]) == ("n", 3, "")
    page.get_by_label("Gap (gap 1)").fill("Nobody knows the night shift")
    page.get_by_label("People (gap 1)").fill("1,200")
    page.get_by_label("By when (gap 1)").fill("2026-12-01")
    page.get_by_label("Seen (gap 1)").check()
    (row,) = stored(page, one.engine, "gaps")
    assert re.fullmatch(r"r\w+", row.pop("_id"))
    assert row == {"what": "Nobody knows the night shift", "size": 1200, "by": "2026-12-01", "seen": True}


def test_words_in_a_number_box_are_said_to_be_no_number(desk: MakeDesk) -> None:
    one = desk(view_of(TABLE))
    page = one.open()
    page.get_by_label("People (gap 1)").fill("about twenty")
    expect(page.get_by_label("People (gap 1)")).to_have_accessible_description(re.compile("Write a number here"))
    expect(page.get_by_label("People (gap 1)")).to_have_value("about twenty")


ROWS = [
    {"_id": "r1", "what": "First"},
    {"_id": "r2", "what": "Second"},
    {"_id": "r3", "what": "Third", "later": "kept"},
]


def order(value: list[dict[str, Any]]) -> list[str]:
    return [row["what"] for row in value]


def test_rows_are_added_moved_taken_away_and_brought_back(desk: MakeDesk) -> None:
    one = desk(view_of(TABLE), Engine(values={"gaps": ROWS}))
    page = one.open()
    page.get_by_role("button", name="Move down gap 1").click()
    assert order(stored(page, one.engine, "gaps")) == ["Second", "First", "Third"]
    expect(page.get_by_role("button", name="Move down gap 2")).to_be_focused()
    page.get_by_role("button", name="Remove gap 1").click()
    assert order(stored(page, one.engine, "gaps")) == ["First", "Third"]
    expect(field(page, "gaps").locator(".pk-undo")).to_contain_text("Gap removed: Second.")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    assert order(stored(page, one.engine, "gaps")) == ["Second", "First", "Third"]
    expect(page.get_by_label("Gap (gap 1)")).to_be_focused()
    page.get_by_role("button", name="Add another gap").click()
    expect(page.get_by_label("Gap (gap 4)")).to_be_focused()
    page.keyboard.type("Fourth")
    assert order(stored(page, one.engine, "gaps")) == ["Second", "First", "Third", "Fourth"]
    assert one.engine.values["gaps"][2]["later"] == "kept"


def test_a_row_left_blank_is_not_an_answer(desk: MakeDesk) -> None:
    one = desk(view_of(TABLE), Engine(values={"gaps": ROWS}))
    page = one.open()
    page.get_by_role("button", name="Add another gap").click()
    page.get_by_label("Gap (gap 1)").fill("Changed")
    assert order(stored(page, one.engine, "gaps")) == ["Changed", "Second", "Third"]


def test_a_table_is_a_real_table_with_room_and_records_without(desk: MakeDesk) -> None:
    one = desk(view_of(TABLE, WIDE), viewport={"width": 1280, "height": 900})
    page = one.open()
    expect(field(page, "gaps").get_by_role("columnheader", name="By when")).to_be_visible()
    expect(field(page, "people").get_by_role("table")).to_have_count(0)
    expect(field(page, "people").get_by_role("group", name="Person 1")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 600})
    assert field(page, "gaps").locator("label", has_text="By when").evaluate("(el) => el.offsetWidth") > 40


@pytest.mark.long
def test_two_views_face_each_other_and_a_difference_is_marked_in_words(desk: MakeDesk) -> None:
    one = desk(view_of(FACING), viewport={"width": 1280, "height": 900})
    page = one.open()
    page.get_by_role("button", name="Feeling safe").click()
    expect(page.get_by_label("How I see it (topic 1)")).to_be_focused()
    expect(page.get_by_role("button", name="Feeling safe")).to_be_hidden()
    page.keyboard.type("Fine by day")
    page.get_by_label("How they see it (topic 1)").fill("Not after dark")
    mine, theirs = (page.get_by_label(f"How {who} see it (topic 1)").bounding_box() for who in ("I", "they"))
    assert mine and theirs and mine["y"] == theirs["y"]
    page.get_by_label("We see this differently (topic 1)").check()
    expect(field(page, "views").locator(".pk-differs")).to_have_text("≠")
    expect(field(page, "views")).to_contain_text("1 of 1 topic: we see this differently.")
    (row,) = stored(page, one.engine, "views")
    del row["_id"]
    assert row == {"topic": "Feeling safe", "mine": "Fine by day", "theirs": "Not after dark", "differs": True}
    page.get_by_role("button", name="Remove topic 1").click()
    expect(page.get_by_role("button", name="Feeling safe")).to_be_visible()


def test_an_action_asks_what_was_learnt_once_it_is_done(desk: MakeDesk) -> None:
    one = desk(view_of(ACTION))
    page = one.open()
    page.get_by_label("What I will do").fill("Ask the bus company")
    page.get_by_label("By when").fill("2026-12-10")
    expect(page.get_by_label("What I learnt")).to_be_hidden()
    page.get_by_label("Where it stands").select_option("Done")
    page.get_by_label("What I learnt").fill("They had never been asked")
    answer = stored(page, one.engine, "action")
    assert {key: value for key, value in answer.items() if value} == {
        "what": "Ask the bus company",
        "when": "2026-12-10",
        "status": "done",
        "learnt": "They had never been asked",
    }


def test_a_question_that_depends_on_another_shows_after_it_and_keeps_its_words_when_hidden(desk: MakeDesk) -> None:
    one = desk(view_of(CHOICE, LINE, WHY))
    page = one.open()
    why = page.get_by_label("Why was it not clear?")
    expect(why).to_be_hidden()
    page.get_by_label("No", exact=True).check()
    expect(why).to_be_visible()
    expect(page.locator("[aria-live=polite]")).to_have_text(re.compile("One more question below: Why was it not clear"))
    assert field(page, "why").evaluate("(el) => el.previousElementSibling.dataset.pkField") == "clear"
    why.fill("Too many words")
    page.get_by_label("Yes").check()
    expect(why).to_be_hidden()
    assert stored(page, one.engine, "why") == "Too many words"
    page.get_by_label("No", exact=True).check()
    expect(why).to_have_value("Too many words")


def test_what_surrounds_the_answers_is_kept_like_an_answer(desk: MakeDesk) -> None:
    one = desk(view_of(LINE, read_back=True), Engine(communities=["Mill estate"]))
    page = one.open()
    assert page.locator("datalist option").evaluate_all("(list) => list.map((each) => each.value)") == ["Mill estate"]
    page.get_by_label("Community in mind").fill("Mill estate")
    page.get_by_label("With whom").fill("Ash, Robin")
    page.get_by_label("Out doing it").check()
    page.get_by_label("Partly").check()
    page.get_by_role("button", name="Add a question").click()
    page.keyboard.type("What did I not ask?")
    page.get_by_label("Your answer (question 1)").fill("About money")
    (own,) = stored(page, one.engine, "about.own")
    assert (own["question"], own["answer"]) == ("What did I not ask?", "About money")
    about = {key: one.engine.values["about." + key] for key in ("community", "people", "stage", "read_back")}
    assert about == {"community": "Mill estate", "people": "Ash, Robin", "stage": "out", "read_back": "partly"}


def test_read_back_is_asked_only_where_the_card_says_so(desk: MakeDesk) -> None:
    page = desk(view_of(LINE)).open()
    expect(field(page, "about.read_back")).to_have_count(0)


def test_privacy_is_one_switch_or_one_for_each_answer_and_private_answers_are_marked(desk: MakeDesk) -> None:
    one = desk(view_of({**WORDS, "private": True}, LINE))
    page = one.open()
    expect(field(page, "words").locator(".pk-tag")).to_be_visible()
    expect(field(page, "place").locator(".pk-tag")).to_be_hidden()
    page.get_by_text("Choose answer by answer").click()
    switches = field(page, "about.private")
    switches.get_by_label("What did you hear?").uncheck()
    switches.get_by_label("Where?").check()
    answer = stored(page, one.engine, "about.private")
    assert {key: answer[key] for key in ("entry", "words", "place")} == {"entry": False, "words": False, "place": True}
    expect(field(page, "words").locator(".pk-tag")).to_be_hidden()
    expect(field(page, "place").locator(".pk-tag")).to_be_visible()
    page.get_by_label("Keep this whole entry private").check()
    expect(field(page, "words").locator(".pk-tag")).to_be_visible()
    assert stored(page, one.engine, "about.private")["entry"] is True
    page.reload()
    expect(page.get_by_label("Keep this whole entry private")).to_be_checked()


def test_the_short_way_shows_the_main_questions_and_loses_nothing(desk: MakeDesk) -> None:
    one = desk(view_of({**WORDS, "short": True}, LINE))
    page = one.open()
    page.get_by_label("Where?").fill("By the shop")
    page.get_by_label("Take the short way").check()
    expect(page.get_by_label("Where?")).to_be_hidden()
    expect(page.get_by_label("What did you hear?")).to_be_visible()
    expect(page.get_by_label("Community in mind")).to_be_visible()
    page.get_by_label("Take the short way").uncheck()
    expect(page.get_by_label("Where?")).to_have_value("By the shop")


def test_a_kind_this_version_does_not_know_shows_as_one_plain_line(desk: MakeDesk) -> None:
    page = desk(view_of({"id": "song", "kind": "song", "label": "Sing it"}, LINE)).open()
    expect(field(page, "song")).to_contain_text("The question “Sing it” can’t be shown")
    expect(page.get_by_label("Where?")).to_be_visible()


def test_a_card_that_cannot_be_drawn_says_so_in_one_plain_line(desk: MakeDesk) -> None:
    one = desk(view_of(LINE))
    one.script = bundle(entries_for([])).script.replace(
        "function speaker() {", "function speaker() { throw new Error('broken');"
    )
    page = one.open(ready=False)
    expect(page.locator(".pk-card")).to_contain_text("Card 9.9 can’t be shown just now.")


def test_an_answer_of_a_shape_nobody_expects_leaves_the_rest_of_the_card_whole(desk: MakeDesk) -> None:
    odd: dict[str, Any] = {"views": "words", "which": "a", "gaps": [None, 3, {"_id": "r1", "what": 5}], "action": [1]}
    one = desk(view_of(*EVERY_KIND), Engine(values={**odd, "felt": "high", "place": "Here"}))
    page = one.open()
    expect(page.get_by_label("Where?")).to_have_value("Here")


def test_every_kind_shows_again_what_it_saved(desk: MakeDesk) -> None:
    values: dict[str, Any] = {
        "words": "Said",
        "clear": "no",
        "why": "Noise",
        "which": ["b"],
        "felt": 2,
        "gaps": [{"_id": "r1", "what": "Night", "size": 3, "by": "2026-12-01", "seen": True}],
        "views": [{"_id": "r2", "topic": "Bus", "mine": "Often", "theirs": "Never", "differs": True}],
        "action": {"what": "Go", "status": "done", "next": "Go again"},
    }
    one = desk(view_of(*EVERY_KIND), Engine(values=dict(values)))
    page = one.open()
    page.get_by_label("Where?").fill("x")
    page.get_by_label("What did you hear?").press("End")
    page.get_by_label("What did you hear?").press_sequentially("!")
    for label, more in (("Gap (gap 1)", "s"), ("How I see it (topic 1)", "!"), ("What next", "!")):
        page.get_by_label(label).press("End")
        page.get_by_label(label).press_sequentially(more)
    stored(page, one.engine, "place")
    assert one.engine.values["gaps"] == [{**values["gaps"][0], "what": "Nights"}]
    assert one.engine.values["views"] == [{**values["views"][0], "mine": "Often!"}]
    assert {key: value for key, value in one.engine.values["action"].items() if value} == {
        **values["action"],
        "next": "Go again!",
    }
    expect(page.get_by_role("radio", name="2", exact=True)).to_be_checked()
    expect(page.get_by_label("Why was it not clear?")).to_have_value("Noise")
