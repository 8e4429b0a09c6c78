"""Seeing words: every one drawn, equal ones alike; two lists of equal standing; one redraw for one change."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import expect

from powerkit.kinds.words.lists import heard_most, small_voices
from powerkit.kinds.words.model import words_of
from tests.many import rest_long

from .harness import Desk
from .words_support import Words, example_rows, findings, open_words, rows_of

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

LOUD_AND_300 = rows_of(("everyone says this", 200), *((f"voice {at}", 1) for at in range(300)))

BOXES = """cloud => [...cloud.querySelectorAll("[data-pk-word]")].map((word) => {
  const box = word.getBoundingClientRect();
  const lines = [...word.querySelectorAll(".pk-word-line")].map((line) => line.getBoundingClientRect());
  return { left: box.left, top: box.top, right: box.right, bottom: box.bottom,
    size: parseFloat(getComputedStyle(word).fontSize),
    inside: lines.every((line) => line.left > box.left - 2 && line.right < box.right + 2) };
})"""


def boxes(words: Words) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = words.cloud.evaluate(BOXES)
    return found


def apart(one: dict[str, Any], other: dict[str, Any]) -> bool:
    beside = one["right"] <= other["left"] + 0.5 or other["right"] <= one["left"] + 0.5
    return beside or one["bottom"] <= other["top"] + 0.5 or other["bottom"] <= one["top"] + 0.5


@pytest.mark.parametrize("width", rest_long([320, 1600]))
def test_one_word_said_by_200_and_300_said_by_one_are_all_there_and_none_covers_another(
    desk: MakeDesk, width: int
) -> None:
    words = open_words(desk, {"words": LOUD_AND_300}, viewport={"width": width, "height": 900})
    words.drawn()
    expect(words.cloud).to_have_accessible_name("Word cloud: 301 words, 301 shown")
    found = boxes(words)
    assert len(found) == 301
    assert len({item["size"] for item in found[1:]}) == 1 and found[0]["size"] > found[1]["size"] >= 16
    assert all(item["inside"] for item in found)
    assert all(apart(one, other) for one, other in combinations(found, 2))
    expect(words.el.locator('[data-pk-list="small"] li')).to_have_count(300)
    assert words.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_lists_are_those_of_the_record_with_counts_in_real_text_no_smaller_than_body_text(desk: MakeDesk) -> None:
    rows = example_rows()
    words = open_words(desk, {"words": rows})
    words.drawn()
    for name, wanted in (("most", heard_most(words_of(rows))), ("small", small_voices(words_of(rows)))):
        items = words.el.locator(f'[data-pk-list="{name}"] ol > li')
        assert items.locator(".pk-word-text").all_text_contents() == [item.word for item in wanted]
        assert items.locator(".pk-word-said").all_text_contents() == [item.said for item in wanted]
    sizes = words.el.locator(".pk-word, .pk-word-text").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 16
    heads = words.el.locator("[data-pk-list] h4").evaluate_all("all => all.map(one => getComputedStyle(one).fontSize)")
    assert len(set(heads)) == 1


@pytest.mark.long
def test_one_change_draws_the_picture_once_and_a_quote_or_a_few_pixels_not_at_all(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": rows_of(("damp", 27), ("bus", 3), ("sign", 1))})
    words.drawn()
    panel = words.open_word("sign")
    panel.get_by_label("In their words").fill("Learn good morning in sign.")
    panel.get_by_label("Keep this small voice in view").check()
    words.drawn(2)
    panel.get_by_label("How many people said it").press_sequentially("2")
    words.drawn(3)
    panel.get_by_label("Theme").fill("services")
    words.drawn(4)
    words.page.keyboard.press("Escape")
    words.page.set_viewport_size({"width": 1270, "height": 900})
    words.add("fun, laugh, tidy")
    words.drawn(5)
    words.page.set_viewport_size({"width": 600, "height": 900})
    words.drawn(6)
    words.button("Undo").click()
    words.drawn(7)
    asked = [word for word in words.engine.sent if word["kind"] == "ask" and word["what"] == "layout"]
    assert len(asked) == 7


@pytest.mark.long
def test_the_picture_is_asked_for_only_when_it_comes_near_the_screen(desk: MakeDesk) -> None:
    from .views import view_of
    from .words_support import engine_of, view_of_card

    words = next(field for field in view_of_card("1.3")["fields"] if field["id"] == "words")
    before = [{"id": f"t{at}", "kind": "text", "label": f"Question {at}"} for at in range(12)]
    made = desk(view_of(*before, words), engine_of("1.3", {"words": example_rows()}))
    page = made.open()
    assert "ask" not in made.engine.kinds()
    page.locator('[data-pk-field="words"]').scroll_into_view_if_needed()
    expect(page.locator(".pk-cloud")).to_have_attribute("data-pk-drawn", "1")
    assert made.engine.kinds().count("ask") == 1


def test_arrow_keys_go_from_the_largest_word_to_the_smallest_and_tab_passes_the_cloud_in_one_stop(
    desk: MakeDesk,
) -> None:
    words = open_words(desk, {"words": rows_of(("sign", 1), ("damp", 27), ("bus", 3))})
    words.drawn()
    assert words.cloud.locator('[tabindex="0"]').count() == 1
    words.cloud.locator('[tabindex="0"]').focus()
    seen = []
    for key in ("Home", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowLeft"):
        words.page.keyboard.press(key)
        seen.append(words.page.evaluate("document.activeElement.textContent"))
    assert seen == ["damp", "bus", "sign", "sign", "bus"]
    words.page.keyboard.press("Tab")
    assert not words.cloud.evaluate("el => el.contains(document.activeElement)")


def test_a_word_opens_from_picture_and_list_and_escape_gives_the_focus_back(desk: MakeDesk) -> None:
    rows = rows_of(("damp", 27), ("sign", 1), quote="Black up to the curtain rail.", where="Home visits")
    words = open_words(desk, {"words": rows})
    words.drawn()
    for start in (words.cloud.locator('[data-pk-word="r0"]'), words.el.locator('[data-pk-list="most"] button').first):
        start.click()
        panel = words.el.locator("dialog[open]")
        expect(panel).to_have_accessible_name("damp")
        expect(panel.locator("blockquote")).to_have_text("“Black up to the curtain rail.”")
        expect(panel.locator(".pk-panel-facts")).to_contain_text("Home visits")
        words.page.keyboard.press("Escape")
        expect(words.el.locator("dialog")).to_be_hidden()
        expect(start).to_be_focused()
    assert words.page.evaluate("window.escaped") == []


def test_a_pinned_small_voice_gets_emphasis_and_its_reason_and_keeps_its_count_and_size(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": rows_of(("damp", 27), ("sign", 1), ("fun", 1))})
    words.drawn()
    size = words.cloud.locator('[data-pk-word="r1"]').evaluate("word => getComputedStyle(word).fontSize")
    panel = words.open_word("sign")
    expect(panel.get_by_label("Why you keep it in view")).to_be_hidden()
    panel.get_by_label("Keep this small voice in view").check()
    words.drawn(2)  # the reason comes when the picture is as it will stay
    panel.get_by_label("Why you keep it in view").fill("Nobody asks him")
    words.page.keyboard.press("Escape")
    pinned = words.cloud.locator('[data-pk-word="r1"]')
    expect(pinned).to_have_accessible_name("sign, 1 person, kept in view")
    expect(pinned).to_have_css("font-weight", "700")
    expect(pinned).to_have_css("font-size", size)
    first = words.el.locator('[data-pk-list="small"] li').first
    expect(first).to_contain_text("sign")
    expect(first).to_contain_text("Nobody asks him")
    assert (words.row("sign")["count"], words.row("sign")["pin"]) == (1, True)


@pytest.mark.long
def test_a_number_and_often_do_not_contradict_each_other(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": rows_of(("damp", 27), ("bus", 3))})
    words.drawn()
    panel = words.open_word("bus")
    panel.get_by_label("Or simply").select_option("often")
    expect(panel.get_by_label("How many people said it")).to_have_value("")
    panel.get_by_label("How many people said it").fill("4")
    expect(panel.get_by_label("Or simply")).to_have_value("")
    expect(words.cloud.get_by_role("button", name="bus, 4 people", include_hidden=True)).to_have_count(1)
    assert (words.row("bus")["count"], words.row("bus")["often"]) == (4, "")


def test_beside_the_quote_it_is_said_that_only_the_leader_sees_it_until_it_is_let_be_shared(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": rows_of(("damp", 27), ("sign", 1))})
    words.drawn()
    panel = words.open_word("sign")
    quote = panel.get_by_label("In their words")
    hint = words.page.locator("#" + str(quote.get_attribute("aria-describedby")))
    expect(hint).to_contain_text("Only you see a quote.")
    expect(panel.get_by_label("Let the quote be shared")).to_be_hidden()
    quote.fill("Learn one sign.")
    expect(panel.get_by_label("Let the quote be shared")).not_to_be_checked()
    assert words.row("sign")["share"] is False


def test_a_word_can_be_removed_and_brought_back_by_the_same_undo(desk: MakeDesk) -> None:
    rows = rows_of(("damp", 27), ("bus", 3))
    words = open_words(desk, {"words": rows})
    words.drawn()
    words.open_word("bus").get_by_role("button", name="Remove this word").click()
    expect(words.button("Undo")).to_be_focused()
    words.drawn(2)
    assert [row["word"] for row in words.stored()] == ["damp"]
    words.page.keyboard.press("Enter")
    words.drawn(3)
    assert words.stored() == rows


def test_without_the_engine_the_words_are_still_listed_and_the_page_says_so(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": rows_of(("damp", 27), ("sign", 1))})
    words.drawn()
    tells, words.engine.tells = words.engine.tells, None
    words.open_word("sign").get_by_label("How many people said it").fill("5")
    words.page.keyboard.press("Escape")
    expect(words.el).to_contain_text("The cloud could not be drawn just now.")
    expect(words.el.locator("[data-pk-list] li").filter(has_text="sign")).to_contain_text("5 people")
    words.engine.tells = tells
    words.button("Draw the cloud again").click()
    words.drawn(2)


@pytest.mark.long
@pytest.mark.parametrize("view", ["Cloud and lists", "By theme", "Table", "Then and now"])
@pytest.mark.parametrize("width", rest_long([320, 1280]))
def test_no_view_of_the_words_has_an_accessibility_finding_or_scrolls_sideways(
    desk: MakeDesk, view: str, width: int
) -> None:
    words = open_words(desk, {"words": example_rows()}, viewport={"width": width, "height": 900})
    words.drawn()
    words.button(view).click()
    words.look_at("not safe, GP, GPs\nI wait at the bus stop. The bus stop floods.")
    assert findings(words.page) == []
    assert words.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.long
@pytest.mark.parametrize("scheme", [{"forced_colors": "active"}, {"viewport": {"width": 400, "height": 900}}])
def test_an_opened_word_has_no_accessibility_finding(desk: MakeDesk, scheme: dict[str, Any]) -> None:
    words = open_words(desk, {"words": example_rows()}, **scheme)
    words.drawn()
    words.open_word("nosy").get_by_label("Keep this small voice in view").check()
    assert findings(words.page) == []


def test_forced_colours_keep_words_readable_and_the_focus_visible(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": rows_of(("damp", 27), ("sign", 1))}, forced_colors="active")
    words.drawn()
    word = words.cloud.locator('[data-pk-word="r0"]')
    words.cloud.locator('[tabindex="0"]').focus()
    words.page.keyboard.press("Home")
    expect(word).to_be_focused()
    colours = word.evaluate("el => [getComputedStyle(el).color, getComputedStyle(document.body).backgroundColor]")
    assert colours[0] != colours[1]
    assert word.evaluate("el => getComputedStyle(el).outlineStyle") == "solid"


@pytest.mark.long
def test_words_move_only_for_people_who_do_not_mind(desk: MakeDesk) -> None:
    still = open_words(desk, {"words": rows_of(("damp", 27))})
    still.drawn()
    expect(still.cloud.locator("[data-pk-word]")).to_have_css("transition-duration", "0s")


@pytest.mark.long
@pytest.mark.parametrize("zoom", rest_long([2, 4]))
def test_at_200_and_400_percent_everything_still_fits_the_width(desk: MakeDesk, zoom: int) -> None:
    small = {"width": 1280 // zoom, "height": 1024 // zoom}
    words = open_words(desk, {"words": example_rows()}, viewport=small, device_scale_factor=zoom)
    words.drawn()
    assert len(boxes(words)) == len(example_rows())
    assert words.page.evaluate("document.documentElement.scrollWidth") <= small["width"]
    panel = words.open_word("nosy")
    box = panel.bounding_box()
    assert box is not None and box["width"] <= small["width"] and box["height"] <= small["height"]
