"""Grouping, comparing and reflecting on words; and the whole way through card 1.3 by keyboard alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from powerkit.logbook.model import Past
from tests.journeys.card_support import tab_to

from .harness import Desk
from .words_support import Words, example_rows, open_words, rows_of

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

HOME = [*rows_of(("damp", 27), ("stairs", 5), theme="home"), {**rows_of(("bus", 24))[0], "_id": "b1"}]


def themed(words: Words) -> dict[str, str]:
    return {row["word"]: row["theme"] for row in words.stored()}


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[data-pk-field="{name}"]')


def test_the_cloud_stands_by_what_is_asked_about_it_though_its_own_step_was_never_looked_at(hold: MakeDesk) -> None:
    made = hold("1.3")
    made.engine.answer({"kind": "draft", "client": "c", "n": 1, "field": "words", "value": HOME})
    page = made.open()
    page.locator('[data-pk-key="start"]').click()
    page.locator('[data-pk-key="steps"]').click()
    page.get_by_role("button", name="What it does to you").click()
    picture = field(page, "effect").get_by_role("img", name="Word cloud: ")
    expect(picture).to_contain_text("stairs")
    assert picture.locator("button").evaluate_all("(words) => words.every((word) => word.closest('[inert]'))")
    page.keyboard.press("PageUp")
    expect(field(page, "large")).to_contain_text("Largest on your cloud: “damp” (27 people)")


def test_however_long_a_word_is_its_picture_covers_no_box_beside_it(hold: MakeDesk) -> None:
    made = hold("1.3")
    long = rows_of(("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter", 1), ("damp", 27))
    made.engine.answer({"kind": "draft", "client": "c", "n": 1, "field": "words", "value": long})
    page = made.open()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator('[data-pk-key="start"]').click()
    page.locator('[data-pk-key="steps"]').click()
    page.get_by_role("button", name="What it does to you").click()
    picture = field(page, "effect").get_by_role("img", name="Word cloud: ")
    expect(picture).to_contain_text("damp")
    assert page.evaluate(COVERED) == []


COVERED = """() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))).then(() => {
  document.querySelectorAll('[inert]').forEach((picture) => (picture.inert = false)); // it covers to the eye alone
  return [...document.querySelectorAll('.pk-field :is(textarea, input)')];
}).then((boxes) => boxes.filter((box) => {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const corners = [left + 6, right - 20].flatMap((x) => [top + 6, bottom - 20].map((y) => [x, y]));
  return box.offsetParent && corners.some(([x, y]) => document.elementFromPoint(x, y) !== box);
}).map((box) => box.closest('.pk-field').dataset.pkField))"""


def test_words_are_grouped_by_menu_by_tap_by_keys_and_by_drag_alike(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": HOME})
    words.drawn()
    words.button("By theme").click()
    words.el.get_by_label("A new theme").fill("getting about")
    words.button("Make this theme").click()
    group = words.el.locator("[data-pk-theme]")

    def word(name: str) -> Locator:
        return words.page.locator(".pk-theme-word").filter(has_text=name)

    word("bus").click()
    words.el.get_by_label("Move them to").select_option("getting about")
    words.button("Move").click()
    expect(group.filter(has=word("bus"))).to_have_accessible_name("getting about (1)")
    assert themed(words)["bus"] == "getting about"

    word("stairs").click()
    words.el.get_by_role("button", name="Put it here: getting about").click()
    assert themed(words)["stairs"] == "getting about"

    word("stairs").press("Alt+ArrowUp")
    expect(word("stairs")).to_be_focused()
    assert themed(words)["stairs"] == "home"

    word("damp").drag_to(group.filter(has=word("bus")))
    expect(group.filter(has=word("bus"))).to_have_accessible_name("getting about (2)")
    assert themed(words) == {"damp": "getting about", "stairs": "home", "bus": "getting about"}
    words.button("Undo").click()
    assert themed(words)["damp"] == "home"


@pytest.mark.long
def test_a_theme_can_be_renamed_and_its_words_go_with_it(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": HOME})
    words.drawn()
    words.button("By theme").click()
    words.el.get_by_text("Rename home").click()
    name = words.el.get_by_label("Name of the theme home")
    name.fill("where we live")
    name.press("Enter")
    assert themed(words) == {"damp": "where we live", "stairs": "where we live", "bus": ""}


@pytest.mark.long
def test_a_theme_typed_in_another_case_is_the_theme_that_is_there(desk: MakeDesk) -> None:
    rows = [HOME[0], {**HOME[1], "theme": " HOME "}, {**HOME[2], "theme": ""}]
    words = open_words(desk, {"words": rows})
    words.drawn()
    words.button("By theme").click()
    expect(words.el.locator("[data-pk-theme]")).to_have_count(2)
    words.page.locator(".pk-theme-word").filter(has_text="bus").click()
    words.el.get_by_label("A new theme").fill("Home")
    words.button("Make this theme").click()
    group = words.el.locator('[data-pk-theme="home"]')
    expect(group.locator(".pk-theme-word")).to_have_count(3)
    assert themed(words)["bus"] == "home"
    group.get_by_text("Rename").click()
    name = words.el.get_by_label("Name of the theme home")
    name.fill("where we live")
    name.press("Enter")
    assert set(themed(words).values()) == {"where we live"}


def test_a_theme_called_as_another_joins_it_says_so_and_can_be_parted(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": [*HOME[:2], {**HOME[2], "theme": "getting about"}]})
    words.drawn()
    words.button("By theme").click()
    words.el.get_by_text("Rename home").click()
    name = words.el.get_by_label("Name of the theme home")
    name.fill("Getting  about")
    name.press("Enter")
    expect(words.el.locator(".pk-undo")).to_contain_text("Themes home and getting about are one now.")
    assert set(themed(words).values()) == {"getting about"}
    words.button("Undo").click()
    assert themed(words) == {"damp": "home", "stairs": "home", "bus": "getting about"}


def test_words_counted_and_words_said_roughly_put_together_claim_no_count(desk: MakeDesk) -> None:
    rows = rows_of(("GP", 3), ("bus", 2))
    words = open_words(desk, {"words": [{**rows[0], "often": "often"}, rows[1]]})
    words.drawn()
    expect(words.cloud.get_by_role("button", name="GP, 3 people, and often")).to_be_visible()


@pytest.mark.long
def test_the_table_is_an_equal_editor_of_the_same_words_with_the_same_undo(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": HOME})
    words.drawn()
    words.button("Table").click()
    table = words.el.locator(".pk-stack")
    first = table.locator(".pk-row").first
    first.get_by_label("How many people said it").fill("30")
    table.locator(".pk-row").nth(1).get_by_role("button", name="Remove").click()
    expect(words.button("Undo")).to_be_focused()
    words.page.keyboard.press("Enter")
    words.button("Cloud and lists").click()
    expect(words.cloud.get_by_role("button", name="damp, 30 people")).to_be_visible()
    assert [(row["word"], row["count"]) for row in words.stored()] == [("damp", 30), ("stairs", 5), ("bus", 24)]


@pytest.mark.long
def test_a_long_table_shows_its_rows_in_parts_and_keeps_those_not_shown(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": rows_of(*((f"word {at}", 2) for at in range(430)))})
    words.drawn()
    words.button("Table").click()
    rows = words.el.locator(".pk-stack > .pk-row")
    expect(rows).to_have_count(200)
    rows.nth(1).locator(".pk-fold").click()
    rows.nth(1).get_by_label("How many people said it").fill("9")
    assert [row["count"] for row in words.stored()] == [2, 9, *[2] * 428]
    words.button("Show 200 more of 430").click()
    expect(rows).to_have_count(400)
    words.button("Show 30 more of 430").click()
    expect(rows).to_have_count(430)


def test_then_and_now_says_what_is_new_gone_louder_and_quieter(desk: MakeDesk) -> None:
    then = rows_of(("damp", 20), ("stairs", 9), ("snow", 4))
    first = Past(1, "3 May 2026 at 10:00", rows_of(("damp", 27), ("stairs", 5), ("bus", 24)))
    words = open_words(desk, {"words": HOME}, past=[first, Past(2, "4 June 2026 at 9:00", then)])
    words.drawn()
    words.button("Then and now").click()
    found = words.el.locator(".pk-words-then section")
    expect(found).to_have_text(
        [
            "New (1)bus 24 people",
            "No longer there (1)snow 4 people",
            "Louder (1)damp 20 people before, 27 people now",
            "Quieter (1)stairs 9 people before, 5 people now",
        ]
    )
    words.el.get_by_label("Compare with").select_option(label="Version 1, saved on 3 May 2026 at 10:00")
    expect(words.el.locator(".pk-words-then")).to_contain_text("The same words, said by as many people as before.")


def test_files_to_take_away_hold_every_word_and_private_quotes_only_when_asked(desk: MakeDesk) -> None:
    rows = rows_of(("damp", 27), ("sign", 1), quote="Told to me alone")
    words = open_words(desk, {"words": rows}, accept_downloads=True)
    words.drawn()
    words.el.get_by_text("Take it with you").click()

    def taken(name: str) -> bytes:
        with words.page.expect_download() as waiting:
            words.button(name).click()
        return waiting.value.path().read_bytes()

    picture = taken("Picture (SVG)").decode()
    assert picture.count("<text") == 3 and "27 people (“damp”); 1 person (“sign”)" in picture  # the words and the key
    assert taken("Picture (PNG)").startswith(b"\x89PNG")
    assert b"Told to me alone" not in taken("Web page")
    plain = list(csv.DictReader(io.StringIO(taken("Table (CSV)").decode("utf-8-sig"))))
    assert [(row["word"], row["quote"]) for row in plain] == [("damp", ""), ("sign", "")]
    words.el.get_by_label("Put every quote in").check()
    whole = list(csv.DictReader(io.StringIO(taken("Table (CSV)").decode("utf-8-sig"))))
    assert [row["quote"] for row in whole] == ["Told to me alone"] * 2


def test_the_form_says_which_words_are_largest_and_which_were_said_once(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": rows_of(("damp", 27), ("bus", 24), ("sign", 1), ("late", 2), ("fun", 1))})
    words.drawn()
    expect(field(words.page, "large")).to_contain_text("Largest on your cloud: “damp” (27 people), “bus” (24 people).")
    expect(field(words.page, "small")).to_contain_text("Said once: “sign”, “fun”. Said by fewer: “late” (2 people).")


def test_words_for_the_action_are_picked_by_a_tap_and_shown_beside_it(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": rows_of(("damp", 27), ("bus", 24), ("sign", 1), ("fun", 1))})
    words.drawn()
    large, small = field(words.page, "for_large"), field(words.page, "for_small")
    large.get_by_role("button", name="damp").click()
    large.get_by_role("button", name="bus").click()
    small.get_by_role("button", name="sign").click()
    expect(large.get_by_role("textbox")).to_have_value("damp, bus")
    large.get_by_role("button", name="damp").click()
    expect(large.get_by_role("textbox")).to_have_value("bus")
    expect(field(words.page, "action")).to_contain_text("Your action touches: large, “bus”; small, “sign”.")
    words.stored()
    assert (words.engine.values["for_large"], words.engine.values["for_small"]) == ("bus", "sign")


@pytest.mark.long
def test_it_is_asked_once_and_kindly_for_a_large_and_a_small_word_and_saving_is_never_stopped(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": rows_of(("damp", 27), ("sign", 1))})
    words.drawn()
    kindly = words.page.get_by_role("group", name="One large and one small word")
    expect(kindly).to_be_hidden()
    what = field(words.page, "action").get_by_label("What I will do")
    what.fill("Ask about the damp")
    expect(kindly).to_contain_text("one large word and one small word")
    field(words.page, "for_large").get_by_role("button", name="damp").click()
    expect(kindly).to_contain_text("choose at least one small word for this action. You can save without.")
    kindly.get_by_role("button", name="Leave it as it is").click()
    expect(what).to_be_focused()
    words.page.keyboard.type(" and the sign")
    words.stored()
    words.page.reload()
    words.el.scroll_into_view_if_needed()
    words.drawn()
    expect(kindly).to_be_hidden()
    words.page.get_by_role("button", name="Save to my log book").click()
    expect(words.page.locator(".pk-version")).to_contain_text("Version 1.")


def test_card_1_3_is_done_by_keyboard_alone(desk: MakeDesk) -> None:
    words = open_words(desk)
    page, keys = words.page, words.page.keyboard
    tab_to(page, '[data-pk-key="gather"]')
    keys.insert_text("damp, 27\nbus, 24\nsign")
    keys.press("Tab")
    keys.press("Enter")
    expect(words.el.locator(".pk-understood h4")).to_be_focused()
    tab_to(page, '[data-pk-key="add-words-end"]')
    keys.press("Enter")
    words.drawn()
    expect(words.el.get_by_label("Type or paste words")).to_be_focused()

    tab_to(page, ".pk-word")
    keys.press("End")
    keys.press("Enter")
    expect(words.el.locator("dialog[open]")).to_have_accessible_name("sign")
    tab_to(page, '[data-pk-column="pin"]')
    keys.press("Space")
    tab_to(page, '[data-pk-column="why"]')
    keys.insert_text("Nobody asks him")
    keys.press("Escape")
    expect(words.cloud.locator("[data-pk-word]").last).to_be_focused()
    words.drawn(2)

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(words.button("By theme")).to_be_focused()
    keys.press("Enter")
    tab_to(page, '[data-pk-key="theme-new"]')
    keys.insert_text("home")
    keys.press("Enter")
    tab_to(page, ".pk-theme-word")
    keys.press("Alt+ArrowDown")
    expect(words.el.locator('[data-pk-theme="home"]')).to_contain_text("damp")

    tab_to(page, '[data-pk-field="for_small"] .pk-pick')
    keys.press("Space")
    tab_to(page, '[data-pk-key="save"]')
    keys.press("Enter")
    expect(page.locator(".pk-version")).to_contain_text("Version 1.")
    assert [(row["word"], row["count"], row["theme"], row["why"]) for row in words.stored()] == [
        ("damp", 27, "home", ""),
        ("bus", 24, "", ""),
        ("sign", 1, "", "Nobody asks him"),
    ]
    assert words.engine.values["for_small"] == "sign"
    assert set(page.evaluate("window.escaped")) <= {"Tab"}  # pressed before anything of the card had the focus


def test_opening_the_example_fills_nothing_in_by_itself(desk: MakeDesk) -> None:
    words = open_words(desk, {"words": example_rows()})
    words.drawn()
    assert words.engine.drafts("words") == []
