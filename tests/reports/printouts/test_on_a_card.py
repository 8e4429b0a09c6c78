"""What a card offers on paper, by keyboard: a page to print, a day in the calendar, words picked as keywords."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from powerkit.logbook import Logbook
from tests.axe import violations
from tests.many import rest_long

from .conftest import OpenCard
from .test_hanging import CITATIONS, MANIFESTO

pytestmark = pytest.mark.browser

BEST = "I listened first. Then I rang round, calmly, and moved one visit. I listened again."


def complaints(page: Page) -> list[str]:
    found = violations(page, context=[[".pk-card"]])
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def press(target: Locator, key: str = "Enter") -> None:
    """Press a key where the focus has been put by keyboard alone."""
    target.focus()
    target.press(key)


def keywords(logbook: Logbook) -> list[str]:
    draft = logbook.drafts("10.1").get("strengths")
    return [row["word"] for row in draft.value] if draft else []


def word(page: Page, text: str) -> Locator:
    return page.locator(".pk-picks").get_by_role("button", name=text, exact=True)


def test_a_word_becomes_a_keyword_and_is_put_back_by_keys(open_card: OpenCard, logbook: Logbook) -> None:
    page = open_card("10.1", {"best": BEST})
    press(word(page, "I").first)
    page.keyboard.press("ArrowRight")
    expect(word(page, "listened").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(word(page, "listened").first).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("textbox", name="Strength").nth(1)).to_have_value("listened")
    page.keyboard.press("Space")
    expect(word(page, "listened").first).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".pk-bar")).to_contain_text("Kept")
    assert keywords(logbook) == ["I"]


def test_a_phrase_is_picked_by_its_first_and_last_word(open_card: OpenCard, logbook: Logbook) -> None:
    page = open_card("10.1", {"best": BEST})
    press(page.get_by_role("button", name="Pick several words as one"))
    press(word(page, "rang"))
    press(word(page, "calmly,"))
    expect(word(page, "round,")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".pk-bar")).to_contain_text("Kept")
    assert keywords(logbook) == ["rang round, calmly"]
    press(word(page, "round,"))
    expect(word(page, "rang")).to_have_attribute("aria-pressed", "false")


def test_escape_leaves_the_picking_of_several(open_card: OpenCard) -> None:
    page = open_card("10.1", {"best": BEST})
    several = page.get_by_role("button", name="Pick several words as one")
    press(several)
    press(word(page, "rang"), "Escape")
    expect(several).to_have_attribute("aria-pressed", "false")


def test_keywords_stay_when_the_paragraph_changes_and_own_ones_are_typed(open_card: OpenCard, logbook: Logbook) -> None:
    page = open_card("10.1", {"best": BEST, "strengths": [{"_id": "a", "word": "listened"}]})
    expect(word(page, "listened").last).to_have_attribute("aria-pressed", "true")
    page.get_by_role("textbox", name="Your best example").fill("I waited, patiently.")
    expect(word(page, "patiently.")).to_have_attribute("aria-pressed", "false")
    press(page.get_by_role("button", name="Add another strength"))
    page.keyboard.type("patiently")
    expect(word(page, "patiently.")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".pk-bar")).to_contain_text("Kept")
    assert keywords(logbook) == ["listened", "patiently"]


def test_without_a_paragraph_it_says_where_the_words_would_come_from(open_card: OpenCard) -> None:
    page = open_card("10.1")
    expect(page.locator(".pk-picker")).to_contain_text("Once you have written")
    expect(page.get_by_role("button", name="Pick several words as one")).to_be_hidden()


@pytest.mark.long
@pytest.mark.parametrize("width", [1280, 320])
def test_picking_words_is_for_everybody(open_card: OpenCard, width: int) -> None:
    page = open_card("10.1", {"best": BEST, "strengths": [{"_id": "a", "word": "rang round"}]}, width=width)
    assert complaints(page) == []
    small = page.eval_on_selector_all(
        ".pk-word-pick", "(all) => all.filter((one) => one.offsetHeight < 44 || one.offsetWidth < 44).length"
    )
    assert small == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.long
def test_a_manifesto_is_printed_by_keys_once_it_is_said_whose_names_are_in_it(
    open_card: OpenCard, logbook: Logbook
) -> None:
    logbook.remember_names([("Wanda Example", "")])
    page = open_card("10.3", {"manifesto": "I will ask Wanda Example first."})
    press(page.get_by_role("button", name="A page to print"))
    panel = page.get_by_role("group", name="A page to print")
    expect(panel).to_contain_text("Names in it that your workbook knows: Wanda Example.")
    assert complaints(page) == []
    press(panel.get_by_label("Put codes in place of these names"), "Space")
    with page.expect_download() as made:
        press(panel.get_by_role("button", name="Make the PDF"))
    assert made.value.suggested_filename == "My manifesto (10.3).pdf"
    with page.expect_download() as made:
        press(panel.get_by_role("button", name="Make a web page"))
    text = made.value.path().read_text(encoding="utf-8")
    assert "Wanda" not in text
    assert "I will ask Person A first." in text


@pytest.mark.long
def test_citations_of_people_who_were_not_asked_are_not_chosen_at_first(open_card: OpenCard) -> None:
    page = open_card("3.2", CITATIONS, width=400)
    press(page.get_by_role("button", name="A page to print"))
    panel = page.get_by_role("group", name="A page to print")
    expect(panel).to_contain_text("Ask the people first.")
    expect(panel.get_by_label("Wanda Example, Bo")).to_be_checked()
    expect(panel.get_by_label("The clerk and the heron")).not_to_be_checked()
    assert complaints(page) == []
    press(panel.get_by_label("Wanda Example, Bo"), "Space")
    press(panel.get_by_role("button", name="Make the PDF"))
    expect(panel).to_contain_text("Choose at least one first.")


def test_what_was_said_of_a_page_goes_when_its_words_change(open_card: OpenCard) -> None:
    page = open_card("10.3", MANIFESTO)
    press(page.get_by_role("button", name="A page to print"))
    panel = page.get_by_role("group", name="A page to print")
    expect(panel).to_be_visible()
    page.get_by_role("textbox", name="Your manifesto").fill("Something else.")
    expect(panel).to_be_hidden()


def test_an_empty_page_says_what_to_fill_in(open_card: OpenCard) -> None:
    page = open_card("10.3")
    press(page.get_by_role("button", name="A page to print"))
    expect(page.get_by_text("There is nothing to print yet.").first).to_be_visible()


def test_a_walk_goes_into_the_calendar_without_a_name(open_card: OpenCard) -> None:
    answers: dict[str, Any] = {"companion": "Wanda Example", "walk_date": "2026-06-30"}
    page = open_card("1.1", answers)
    with page.expect_download() as made:
        press(page.get_by_role("button", name="Put it in my calendar"))
    text = made.value.path().read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20260630" in text
    assert "A walk (card 1.1)" in text
    assert "Wanda" not in text


def test_a_day_that_is_not_chosen_yet_is_asked_for(open_card: OpenCard) -> None:
    page = open_card("1.1")
    press(page.get_by_role("button", name="Put it in my calendar"))
    expect(page.get_by_text("Choose the day first.").first).to_be_visible()
    expect(page.get_by_role("textbox", name="When?")).to_be_focused()


NOTES = "Met at ten.\n1. - The hill | I drive it | I walk it\n2. It is steeper than I thought.\n3. Walk every week"


def test_notes_are_pasted_placed_and_taken_back_by_keys(open_card: OpenCard, logbook: Logbook) -> None:
    page = open_card("1.1", {"changing": "A lot."})
    press(page.locator("summary", has_text="Paste my notes"))
    box = page.get_by_label("Your notes, as text")
    box.fill(NOTES)
    press(page.get_by_role("button", name="Read my notes"))
    preview = page.get_by_role("group", name="What goes where?")
    expect(preview.get_by_role("listitem")).to_have_count(4)
    assert complaints(page) == []
    first = preview.get_by_role("combobox").first
    expect(first).to_have_value("")
    first.select_option("changing")
    press(preview.get_by_role("button", name="Add to my card"))
    changing = page.get_by_role("textbox", name="How is the walk changing")
    expect(changing).to_have_value("A lot.\nMet at ten.\nIt is steeper than I thought.")
    expect(page.get_by_role("textbox", name="How they see it")).to_have_value("I walk it")
    expect(box).to_have_value("")
    expect(page.locator(".pk-bar")).to_contain_text("Kept")
    assert logbook.drafts("1.1")["action"].value["what"] == "Walk every week"
    page.keyboard.press("Enter")  # the focus is on Undo
    expect(changing).to_have_value("A lot.")
    expect(box).to_have_value(NOTES)


HOLD = """() => {
  const answers = window.toEngine;
  window.toEngine = async (message) => {
    if (message.what === "notes_placed" && !window.release) await new Promise((done) => (window.release = done));
    return answers(message);
  };
}"""


def test_what_is_typed_while_notes_are_being_placed_is_not_written_over(open_card: OpenCard) -> None:
    page = open_card("1.1", {"changing": "A lot."})
    page.evaluate(HOLD)
    press(page.locator("summary", has_text="Paste my notes"))
    page.get_by_label("Your notes, as text").fill("2. It is steeper than I thought.")
    press(page.get_by_role("button", name="Read my notes"))
    press(page.get_by_role("button", name="Add to my card"))
    page.wait_for_function("() => Boolean(window.release)")
    changing = page.get_by_role("textbox", name="How is the walk changing")
    changing.fill("A lot. And more.")
    page.evaluate("window.release()")
    expect(changing).to_have_value("A lot. And more.\nIt is steeper than I thought.")
    page.get_by_role("button", name="Undo").click()
    expect(changing).to_have_value("A lot. And more.")


def test_the_preview_of_notes_closes_when_their_words_change(open_card: OpenCard) -> None:
    page = open_card("1.1")
    press(page.locator("summary", has_text="Paste my notes"))
    page.get_by_label("Your notes, as text").fill("2. It is steep.")
    press(page.get_by_role("button", name="Read my notes"))
    expect(page.get_by_role("group", name="What goes where?")).to_be_visible()
    page.get_by_label("Your notes, as text").fill("2. It is flat.")
    expect(page.get_by_role("group", name="What goes where?")).to_be_hidden()


def test_what_has_no_place_yet_stays_in_the_box(open_card: OpenCard) -> None:
    page = open_card("4.2")
    press(page.locator("summary", has_text="Paste my notes"))
    box = page.get_by_label("Your notes, as text")
    box.fill("1. Perhaps\n\nA thought of mine")
    press(page.get_by_role("button", name="Read my notes"))
    press(page.get_by_role("button", name="Add to my card"))
    expect(box).to_have_value("Perhaps\n\nA thought of mine")
    expect(page.locator(".pk-away-part", has_text="It is none of: Yes")).to_be_visible()


def test_a_page_to_take_along_comes_with_what_was_ticked(open_card: OpenCard) -> None:
    page = open_card("1.1", {"place": "The canal", "changing": "Secret."}, width=400)
    press(page.locator("summary", has_text="A page to take with you"))
    press(page.get_by_label("Where do you walk?").first, "Space")
    assert complaints(page) == []
    with page.expect_download() as made:
        press(page.get_by_role("button", name="A page for a phone"))
    text = made.value.path().read_text(encoding="utf-8")
    assert "The canal" in text
    assert "Secret" not in text
    with page.expect_download() as made:
        press(page.get_by_role("button", name="A page to print (PDF)"))
    assert made.value.suggested_filename == "To take along (1.1).pdf"


@pytest.mark.parametrize("card", rest_long(["1.1", "4.2", "5.3", "6.2", "6.3", "7.3", "8.1", "8.3"]))
def test_a_card_done_away_from_the_desk_offers_its_page_and_takes_notes(open_card: OpenCard, card: str) -> None:
    page = open_card(card)
    expect(page.locator("summary", has_text="A page to take with you")).to_be_visible()
    expect(page.locator("summary", has_text="Paste my notes")).to_be_visible()


def test_a_card_says_before_its_questions_what_it_takes_and_that_none_must_be_answered(open_card: OpenCard) -> None:
    page = open_card("2.1")
    text = page.locator(".pk-card").inner_text()
    places = [
        text.index(words) for words in ("Time", "Have at hand", "No question has to be answered.", "Your projects")
    ]
    assert places == sorted(places)


def test_a_wall_shows_no_pasted_notes_and_no_words_of_a_paragraph_written_before(open_card: OpenCard) -> None:
    page = open_card("1.1")
    press(page.locator("summary", has_text="Paste my notes"))
    page.get_by_label("Your notes, as text").fill("marked words")
    press(page.get_by_role("switch", name="Projector-safe"), "Space")
    expect(page.get_by_text("notes you bring back, are not shown here")).to_be_visible()
    expect(page.get_by_label("Your notes, as text")).to_have_count(0)
    press(page.get_by_role("switch", name="Projector-safe"), "Space")
    expect(page.get_by_label("Your notes, as text")).to_have_value("marked words")


def test_a_wall_shows_no_words_to_pick_from_a_paragraph_written_before(open_card: OpenCard) -> None:
    page = open_card("10.1", {"best": BEST})
    expect(word(page, "rang")).to_be_visible()
    press(page.get_by_role("switch", name="Projector-safe"), "Space")
    expect(page.locator(".pk-word-pick")).to_have_count(0)
