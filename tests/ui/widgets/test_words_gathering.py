"""Gathering words: what was understood is shown first, the leader decides, and nothing vanishes silently."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import JSHandle, expect

from powerkit.logbook import Logbook
from tests.many import rest_long

from .harness import Desk
from .words_support import engine_of, findings, open_words, rows_of, view_of_card

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]


@pytest.mark.long
def test_negations_are_kept_with_what_they_deny_and_offered_as_phrases(desk: MakeDesk) -> None:
    words = open_words(desk)
    understood = words.look_at("not well, not safe, no access to GPs, co-production 24/7")
    for phrase in ("not well", "not safe", "no access"):
        expect(understood.get_by_role("group", name="Phrases")).to_contain_text(phrase)
    words.el.locator(".pk-add-words").last.click()
    words.drawn()
    assert [row["word"] for row in words.stored()] == ["not well", "not safe", "no access to GPs", "co-production 24/7"]


@pytest.mark.long
def test_small_words_are_shown_as_left_out_and_one_tap_puts_them_back(desk: MakeDesk) -> None:
    words = open_words(desk)
    understood = words.look_at("I feel alone in the evenings.")
    expect(understood).to_contain_text("4 left out")
    understood.get_by_role("button", name="Put back in").click()
    expect(understood).to_contain_text("3 left out")
    expect(understood.locator(".pk-take").filter(has_text="in").first).to_have_attribute("aria-pressed", "true")
    words.el.locator(".pk-add-words").last.click()
    words.drawn()
    assert [row["word"] for row in words.stored()] == ["alone", "in", "evenings"]


def test_a_phrase_that_comes_again_and_a_likely_merge_wait_for_the_leader(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": rows_of(("GPs", 4))})
    words.drawn()
    understood = words.look_at("The bus stop floods.\nI wait at the bus stop.\nGP")
    understood.get_by_role("button", name="Keep together: bus stop").click()
    expect(understood.locator(".pk-take").filter(has_text="bus stop")).to_have_count(1)
    understood.get_by_role("button", name="All as “GP”").click()
    expect(understood.get_by_role("button", name="All as “GP”")).to_have_attribute("aria-pressed", "true")
    words.el.locator(".pk-add-words").last.click()
    words.drawn(2)
    assert (words.row("GP")["count"], words.row("GP")["_id"]) == (5, "r0")
    assert words.row("bus stop")["count"] == 2
    assert "bus" not in [row["word"] for row in words.stored()]


@pytest.mark.parametrize("often", rest_long(["", "often"]))
def test_it_is_said_what_becomes_of_the_numbers_where_words_become_one(desk: MakeDesk, often: str) -> None:
    words = open_words(desk, {"words": rows_of(("GPs", None if often else 4), often=often)})
    offer = words.look_at("GP").get_by_role("group", name="Are these the same word?")
    expect(offer).to_contain_text("Made one, the people counted are added up.")
    assert ("“often”, “sometimes” or “once” stays beside the number" in offer.inner_text()) == bool(often)
    offer.get_by_role("button", name="All as “GP”").click()
    words.el.locator(".pk-add-words").last.click()
    expect(words.el.locator(".pk-understood")).to_be_hidden()
    assert (words.row("GP")["count"], words.row("GP")["often"]) == ((1, "often") if often else (5, ""))


def test_a_file_may_be_dropped_and_two_at_a_time_are_refused_in_words(desk: MakeDesk) -> None:
    words = open_words(desk)
    gather = words.el.locator(".pk-gather")

    def carried(*names: str) -> JSHandle:
        make = "names => { const all = new DataTransfer();"
        make += " names.forEach((name) => all.items.add(new File(['damp'], name))); return all; }"
        return words.page.evaluate_handle(make, names)

    gather.dispatch_event("dragover", {"dataTransfer": carried("a.txt")})
    expect(gather).to_have_class(re.compile(r"\bpk-over\b"))
    gather.dispatch_event("drop", {"dataTransfer": carried("a.txt", "b.txt")})
    expect(gather.get_by_role("alert")).to_have_text("Drop one file at a time.")
    expect(gather).not_to_have_class(re.compile(r"\bpk-over\b"))
    gather.dispatch_event("drop", {"dataTransfer": carried("a.txt")})
    expect(words.el.locator(".pk-understood")).to_contain_text("damp")
    expect(gather.get_by_role("alert")).to_be_hidden()


def test_each_row_of_a_file_has_a_number_of_its_own_and_what_is_no_number_is_not_added(desk: MakeDesk) -> None:
    words = open_words(desk)
    content = b"word,count,often\ndamp,3,\ndamp,4,\nbus,27,\nrent,,often\ncold,2,once\n"
    file = {"name": "heard.csv", "mimeType": "text/csv", "buffer": content}
    words.el.locator("input[type=file]").set_input_files(file)
    boxes = words.el.locator(".pk-understood .pk-take-count input")
    for at, number in enumerate(["5", None, "", "6", "some"]):
        if number is not None:
            boxes.nth(at).fill(number)
    words.button("Add these 5 words").click()
    expect(boxes.nth(4)).to_be_focused()
    expect(words.page.get_by_text("Write a whole number of people for “cold”")).to_be_attached()
    boxes.nth(4).fill("2")
    words.button("Add these 5 words").click()
    expect(words.el.locator(".pk-understood")).to_be_hidden()
    assert [(row["word"], row["count"], row["often"]) for row in words.stored()] == [
        ("damp", 9, ""),
        ("bus", None, ""),
        ("rent", 6, ""),
        ("cold", 2, "once"),
    ]


@pytest.mark.long
def test_numbers_who_and_where_can_be_said_before_anything_is_added(desk: MakeDesk) -> None:
    words = open_words(desk)
    understood = words.look_at("damp, 27\nlonely, proud")
    expect(understood.get_by_label("people who said damp")).to_have_value("27")
    understood.get_by_label("who said lonely").fill("3")
    understood.get_by_role("button", name="proud", exact=True).click()
    understood.get_by_text("Say the same about all of them").click()
    understood.get_by_label("Where you heard it").fill("The market")
    words.el.get_by_role("button", name="Add these 2 words").click()
    words.drawn()
    assert [(row["word"], row["count"], row["where"]) for row in words.stored()] == [
        ("damp", 27, "The market"),
        ("lonely", 3, "The market"),
    ]


def test_words_said_again_are_added_to_those_in_the_list_and_one_undo_takes_all_back(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": rows_of(("damp", 27), ("bus", 3))})
    words.drawn()
    understood = words.look_at("damp, new")
    expect(understood).to_contain_text("in your list already: 27 people")
    words.el.locator(".pk-add-words").last.click()
    words.drawn(2)
    assert (words.row("damp")["count"], len(words.stored())) == (28, 3)
    words.button("Undo").click()
    words.drawn(3)
    assert words.stored() == rows_of(("damp", 27), ("bus", 3))
    expect(words.button("Undo")).to_be_hidden()


@pytest.mark.long
def test_what_is_typed_and_not_added_is_still_there_after_a_reload(desk: MakeDesk) -> None:
    words = open_words(desk)
    words.el.get_by_label("Type or paste words").fill("half a thought")
    expect(words.el).to_contain_text("These are not in your list yet.")
    words.page.reload()
    expect(words.el.get_by_label("Type or paste words")).to_have_value("half a thought")
    words.add("half a thought")
    words.page.reload()
    expect(words.el.get_by_label("Type or paste words")).to_have_value("")


def test_a_csv_brings_counts_and_quotes_in(desk: MakeDesk, tmp_path: Path) -> None:
    words = open_words(desk)
    file = tmp_path / "heard.csv"
    file.write_text("word,count,quote\ndamp,27,It is black\nআড্ডা,1,\n", encoding="utf-8")
    words.page.on("filechooser", lambda _: None)  # from now on the browser tells of it
    with words.page.expect_file_chooser() as chooser:
        words.button("Choose a file").click()
    chooser.value.set_files(file)
    words.button("Add these 2 words").click()
    words.drawn()
    assert [(row["word"], row["count"], row["quote"]) for row in words.stored()] == [
        ("damp", 27, "It is black"),
        ("আড্ডা", 1, ""),
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    rest_long(
        [
            ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x01", "The file is a picture, not text."),
            ("huge.txt", b"a" * 6_000_001, "This file is too large. The most is 6 MB."),
            ("empty.csv", b"word,count\n", "There is no word in this table."),
        ]
    ),
)
def test_a_file_that_cannot_be_used_gets_one_clear_line_and_loses_nothing(
    desk: MakeDesk, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    words = open_words(desk, {"words": rows_of(("damp", 27))})
    words.el.get_by_label("Type or paste words").fill("kept")
    (tmp_path / name).write_bytes(content)
    words.el.locator("input[type=file]").set_input_files(tmp_path / name)
    expect(words.el.get_by_role("alert").filter(has_text=said)).to_be_visible()
    expect(words.el.get_by_label("Type or paste words")).to_have_value("kept")
    words.drawn()
    assert words.engine.values["words"] == rows_of(("damp", 27))


def test_voices_of_the_same_card_give_their_words_with_the_theme_and_no_one_asks_for_a_name(desk: MakeDesk) -> None:
    voices = [{"_id": "v1", "quote": "Somewhere to sit", "about": "a parent", "theme": "places"}, {"_id": "v2"}]
    page = desk(view_of_card("5.3"), engine_of("5.3", {"voices": voices})).open()
    words = page.locator('[data-pk-field="words"]')
    words.get_by_role("button", name="Take words from your 1 voice").click()
    words.get_by_role("button", name="Add this word").click()
    expect(words.locator(".pk-cloud [data-pk-word]")).to_have_text(["sit"])
    words.locator(".pk-cloud [data-pk-word]").click()
    expect(words.locator("dialog[open]")).to_contain_text("a parent")
    expect(words.locator("dialog[open]").get_by_label("Theme")).to_have_value("places")


def test_the_same_voices_taken_twice_are_counted_once(desk: MakeDesk) -> None:
    voices = [{"_id": f"v{at}", "quote": quote} for at, quote in enumerate(["a bench", "a bench, shade"])]
    made = desk(view_of_card("5.3"), engine_of("5.3", {"voices": voices}))
    page = made.open()
    words = page.locator('[data-pk-field="words"]')
    for _ in range(2):
        words.get_by_role("button", name="Take words from your 2 voices").click()
        words.get_by_role("button", name="Add these 2 words").click()
        expect(words.locator(".pk-understood")).to_be_hidden()
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    assert [(row["word"], row["count"]) for row in made.engine.values["words"]] == [("bench", 2), ("shade", 1)]


def test_words_of_any_script_and_markup_are_shown_as_themselves(desk: MakeDesk) -> None:
    given = ["<script>window.hit=1</script>", "ہمسائے", "আড্ডা", "घर", "👵🏽", "C of E", "LGBT+", "it’s, or"]
    words = open_words(desk, {"words": rows_of(*((word, 2) for word in given))})
    words.drawn()
    shown = {word: words.cloud.locator(f'[data-pk-word="r{at}"]') for at, word in enumerate(given)}
    for word, button in shown.items():
        expect(button).to_have_accessible_name(f"{word}, 2 people")
        assert button.text_content().replace(" ", "") == word.replace(" ", "")  # type: ignore[union-attr]
    assert words.page.evaluate("window.hit") is None


SURVEY = (
    "Timestamp,What matters to you here?,Anything else?,Postcode\n"
    '2026/11/02 9:00:00 AM GMT,"The crossing is not safe, and nobody listens",,M1 1AA\n'
    "2026/11/02 9:05:00 AM GMT,More benches on the hill,a bus on Sundays,M2 2BB\n"
)


@pytest.mark.long
def test_the_answers_to_a_survey_wait_until_somebody_says_which_column_people_speak_in(desk: MakeDesk) -> None:
    words = open_words(desk)
    words.el.locator("input[type=file]").set_input_files(
        {"name": "answers.csv", "mimeType": "text/csv", "buffer": SURVEY.encode()}
    )
    asked = words.el.locator(".pk-understood")
    expect(asked).to_have_accessible_name("Which column holds what people said?")
    expect(asked).to_contain_text("2 rows. Only the columns you tick are read.")
    expect(asked).to_contain_text("such as “2026/11/02 9:00:00 AM GMT”")
    asked.get_by_role("button", name="Look at these words").press("Enter")
    expect(asked.get_by_role("alert")).to_have_text("Tick at least one column first.")
    assert findings(words.page, ".pk-understood") == []
    asked.get_by_label("What matters to you here?").check()
    asked.get_by_role("button", name="Look at these words").press("Enter")
    expect(asked).to_have_accessible_name("Understood: 5 words, 5 left out")
    expect(asked.get_by_role("heading", name="Understood: 5 words, 5 left out")).to_be_focused()
    asked.get_by_role("button", name="Read this table in another way").press("Enter")
    asked.get_by_label("What matters to you here?").check()
    asked.get_by_label("Anything else?").check()
    asked.get_by_role("button", name="Look at these words").click()
    words.el.locator(".pk-add-words").last.click()
    words.drawn()
    assert [row["word"] for row in words.stored()] == [
        *("crossing", "not safe", "nobody listens", "benches", "hill", "bus", "Sundays")
    ]


@pytest.mark.long
def test_rows_pasted_from_a_survey_are_asked_about_too_and_a_count_may_stand_beside(desk: MakeDesk) -> None:
    words = open_words(desk)
    asked = words.look_at("Topic\tMentions\tWhen\ndamp\t27\t02/11/2026\nbus\t24\t03/11/2026")
    asked.get_by_label("Topic").check()
    asked.get_by_label("How many people said it").select_option("Mentions")
    asked.get_by_role("button", name="Look at these words").click()
    words.el.locator(".pk-add-words").last.click()
    words.drawn()
    assert [(row["word"], row["count"]) for row in words.stored()] == [("damp", 27), ("bus", 24)]


@pytest.mark.long
def test_a_first_row_taken_for_a_heading_can_be_put_back_among_the_words(desk: MakeDesk) -> None:
    words = open_words(desk)
    words.el.locator("input[type=file]").set_input_files(
        {"name": "answers.csv", "mimeType": "text/csv", "buffer": b"Comments\nbus\nhill\n"}
    )
    asked = words.el.locator(".pk-understood")
    expect(asked).to_contain_text("The first row, “Comments”, was read as a heading, and is no word.")
    asked.get_by_role("button", name="Read this table in another way").click()
    asked.get_by_label("The first row holds headings").click()
    expect(asked).to_have_accessible_name("Understood: 3 words")


@pytest.mark.parametrize("way", rest_long(["Add it as it stands", "Leave it out"]))
def test_what_cannot_be_added_is_told_when_saved_and_holds_no_card_back(
    hold: MakeDesk, logbook: Logbook, way: str
) -> None:
    page = hold("1.3", viewport={"width": 1280, "height": 800}).open()
    page.locator('[data-pk-key="start"]').click()
    page.get_by_label("Type or paste words").fill("the of")
    page.locator('[data-pk-key="step-next"]').click()
    expect(page.locator(".pk-understood")).to_have_accessible_name("Understood: 0 words, 2 left out")
    while not page.locator('[data-pk-key="step-save"]').is_visible():
        page.locator('[data-pk-key="step-next"]').click()
    page.locator('[data-pk-key="step-save"]').click()
    told = page.locator(".pk-waits")
    expect(told).to_contain_text("Not added yet")
    told.get_by_role("button", name=way).click()
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "back")
    page.wait_for_function("[...__powerkit.cards].every((card) => !card.pending())")
    newest = logbook.latest(card="1.3", limit=1)[0]
    added = way == "Add it as it stands"
    assert [row["word"] for row in newest.answers.get("words") or []] == (["the of"] if added else [])
    page.reload()
    expect(page.locator(".pk-card")).to_have_attribute("data-pk-place", "back")
    assert not any(draft.value for draft in logbook.drafts("1.3").values())


@pytest.mark.long
def test_what_is_only_small_words_can_be_added_as_it_stands(desk: MakeDesk) -> None:
    words = open_words(desk)
    words.look_at("the of\nand so")
    words.button("Add these 1 words").or_(words.button("Add this word")).click()
    assert [row["word"] for row in words.stored()] == ["and so"]
    words.look_at("the of")
    words.button("Add it as it stands").click()
    expect(words.el.locator(".pk-understood")).to_be_hidden()
    assert [row["word"] for row in words.stored()] == ["and so", "the of"]
