"""Voices on the page: added one after the other, pasted many at once, grouped, checked; never counted as too few."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.many import rest_long
from tests.ui.widgets.harness import Desk
from tests.ui.widgets.words_support import findings

from .material import year_rows
from .page_support import SMALL, OnPage, open_table

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]


def quick(table: OnPage) -> Any:
    return table.el.locator('[data-pk-key="quick"]')


def test_voices_are_added_one_after_the_other_with_enter(desk: MakeDesk) -> None:
    table = open_table(desk, "5.3", "voices")
    quick(table).focus()
    for words in ("A bus after six", "Dry walls", "Somewhere to sit"):
        table.write(words)
        table.press("Enter")
        expect(quick(table)).to_have_value("")
        expect(quick(table)).to_be_focused()
    expect(table.el.locator(".pk-count")).to_have_text("3 voices so far")
    expect(table.said()).to_contain_text("Added. 3 voices so far")
    assert [row["quote"] for row in table.stored()] == ["A bus after six", "Dry walls", "Somewhere to sit"]


PASTED = "- A bus after six\n• Dry walls\n\n1. Somewhere to sit,\nin the shade"


@pytest.mark.parametrize(
    ("button", "quotes"),
    rest_long(
        [
            ("Add 4 voices, one a line", ["A bus after six", "Dry walls", "Somewhere to sit,", "in the shade"]),
            (
                "Add 2 voices, one a paragraph",
                ["A bus after six\n• Dry walls", "Somewhere to sit,\nin the shade"],
            ),
            ("Add it all as one voice", [PASTED]),
        ]
    ),
)
def test_what_was_pasted_is_parted_as_the_person_says_and_one_undo_takes_it_back(
    desk: MakeDesk, button: str, quotes: list[str]
) -> None:
    table = open_table(desk, "5.3", "voices", [{"_id": "r1", "quote": "Here before"}])
    quick(table).focus()
    table.write(PASTED)
    table.el.get_by_role("button", name=button).focus()
    table.press("Enter")
    assert [row["quote"] for row in table.stored()] == ["Here before", *quotes]
    table.el.get_by_role("button", name="Undo").click()
    expect(table.el.locator("[data-pk-row]")).to_have_count(1)
    assert [row["quote"] for row in table.stored()] == ["Here before"]


def test_enter_in_a_quote_goes_on_to_the_next_voice_and_then_to_a_new_one(desk: MakeDesk) -> None:
    rows = [{"_id": f"r{at}", "quote": words} for at, words in enumerate(("One", "Two"))]
    table = open_table(desk, "5.3", "voices", rows)
    table.box("Their own words (voice 1)").focus()
    table.press("Enter")
    expect(table.box("Their own words (voice 2)")).to_be_focused()
    table.press("Enter")
    expect(quick(table)).to_be_focused()


def test_a_voice_moves_under_its_theme_when_it_has_been_left_and_a_theme_is_used_again(desk: MakeDesk) -> None:
    rows = [{"_id": f"r{at}", "quote": words} for at, words in enumerate(("A bus", "A bench", "A tram"))]
    table = open_table(desk, "5.3", "voices", rows)
    expect(table.el.locator(".pk-group-name:visible")).to_have_count(0)
    table.box("Theme (voice 1)").focus()
    table.write("Getting about")
    table.box("Their own words (voice 3)").focus()
    heads = table.el.locator(".pk-group-name:visible")
    expect(heads).to_have_text(["Getting about: 1 voice", "No theme yet: 2 voices"])
    table.el.locator('[data-pk-row="r2"]').get_by_role("button", name="Getting about").click()
    quick(table).focus()
    expect(heads).to_have_text(["Getting about: 2 voices", "No theme yet: 1 voice"])
    assert [row.get("theme") for row in table.stored()] == ["Getting about", None, "Getting about"]


def test_slips_of_two_piles_are_added_by_keyboard_and_counted_apart(desk: MakeDesk) -> None:
    table = open_table(desk, "8.3", "belief")
    vote, whose = table.el.locator('[data-pk-key="quick-believes"]'), table.el.locator('[data-pk-key="quick-group"]')
    whose.select_option("local")
    for choice, words in (("no", "Heard it before"), ("yes", "")):
        vote.select_option(choice)
        quick(table).focus()
        table.write(words) if words else None
        table.press("Enter")
        expect(vote).to_be_focused()
        expect(whose).to_have_value("local")
    whose.select_option("staff")
    vote.select_option("yes")
    quick(table).focus()
    table.press("Enter")
    expect(table.el.locator(".pk-count")).to_have_text("3 slips so far: Local people 2, Staff 1")
    expect(table.el.locator(".pk-group-name:visible")).to_have_text(["Local people: 2 slips", "Staff: 1 slip"])
    assert table.stored() == [
        {"quote": "Heard it before", "believes": "no", "group": "local"},
        {"believes": "yes", "group": "local"},
        {"believes": "yes", "group": "staff"},
    ]


@pytest.mark.long
def test_what_is_not_checked_is_said_to_stay_and_stays_out_of_the_picture(desk: MakeDesk) -> None:
    rows = [{"_id": "r1", "quote": "A bus", "checked": True}, {"_id": "r2", "quote": "My lad at the Mill"}]
    table = open_table(desk, "5.3", "voices", rows)
    expect(table.el.locator(".pk-safe")).to_have_text(
        "1 of 2 quotes are checked. 1 is not checked: its words stay out of your record, of pictures and of anything "
        "you share."
    )
    table.el.get_by_text("See it as a picture").click()
    picture = table.el.locator(".pk-picture")
    expect(picture).to_be_visible()
    drawn = unquote(picture.get_attribute("src") or "")
    assert "A bus" in drawn and "Mill" not in drawn
    table.box("Checked: nobody can be recognised (voice 2)").check()
    expect(table.el.locator(".pk-safe")).to_have_text("All 2 quotes are checked.")
    expect(table.el.locator(".pk-caption")).to_contain_text("2 quotes")


@pytest.mark.long
def test_the_numbers_stand_as_a_table_beside_the_chart(desk: MakeDesk) -> None:
    table = open_table(desk, "6.3", "voices", year_rows("6.3", "voices"))
    table.el.get_by_text("See it as a picture").click()
    numbers = table.el.get_by_role("table", name="Have they seen or felt it?")
    expect(numbers.get_by_role("row")).to_have_text(["What they sayHow many", "Yes4", "No6", "They don’t know2"])


@pytest.mark.long
@pytest.mark.parametrize(
    ("card", "field"), [("5.3", "voices"), ("6.3", "voices"), ("8.3", "voices"), ("8.3", "belief")]
)
def test_voices_are_for_everybody_on_a_small_screen_too(desk: MakeDesk, card: str, field: str) -> None:
    table = open_table(desk, card, field, year_rows(card, field), **SMALL)
    assert findings(table.page) == []
    assert table.page.evaluate("document.documentElement.scrollWidth") <= 320
    table.el.get_by_text("See it as a picture").click()
    expect(table.el.locator(".pk-picture").first).to_be_visible()
    assert findings(table.page) == []
