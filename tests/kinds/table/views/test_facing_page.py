"""Facing views on the page: filled by keyboard alone, what differs told by more than colour and shown alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.ui.widgets.harness import Desk
from tests.ui.widgets.words_support import findings

from .material import year_rows
from .page_support import SMALL, open_table

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]


def test_two_views_are_faced_by_keyboard_alone_from_a_starter(desk: MakeDesk) -> None:
    table = open_table(desk, "3.1", "views")
    table.el.get_by_role("button", name="Who should decide").focus()
    table.press("Enter")
    expect(table.box("How I saw it (topic 1)")).to_be_focused()
    table.write("The forum")
    table.press("Tab")
    table.write("The street")
    table.press("Tab", "Space")
    expect(table.el.locator(".pk-differs")).to_have_text("≠")
    expect(table.el.locator(".pk-tally")).to_contain_text("1 of 1 topic: we saw this differently.")
    assert table.stored() == [
        {"topic": "Who should decide", "mine": "The forum", "theirs": "The street", "differs": True}
    ]


def test_only_what_differs_can_be_shown_and_a_new_topic_shows_too(desk: MakeDesk) -> None:
    rows = year_rows("9.3", "measures")
    table = open_table(desk, "9.3", "measures", rows)
    shown = table.el.locator("[data-pk-row]:visible")
    only = table.el.get_by_role("button", name="Show only what differs")
    only.focus()
    table.press("Enter")
    expect(only).to_have_attribute("aria-pressed", "true")
    expect(shown).to_have_count(5)
    expect(table.said()).to_contain_text("Only what differs shows: 5 of 6.")
    table.el.get_by_label(re.compile(r"The stories differ \(measure 1\)")).uncheck()
    expect(shown).to_have_count(5)  # nothing jumps away while it is worked on
    table.el.get_by_role("button", name="Add another measure").click()
    expect(shown).to_have_count(6)
    only.click()
    expect(shown).to_have_count(7)
    assert len(table.stored()) == 6


def test_a_guess_is_called_a_guess_until_somebody_was_asked(desk: MakeDesk) -> None:
    row = {"_id": "r1", "measure": "Waits", "told": "Quick", "lived": "Slow"}
    table = open_table(desk, "9.3", "measures", [row])
    guess = table.el.get_by_text("Your guess so far: nobody has been asked.")
    expect(guess).to_be_visible()
    table.box("I asked them (measure 1)").check()
    expect(guess).to_be_hidden()


@pytest.mark.long
@pytest.mark.parametrize(("card", "field"), [("1.1", "views"), ("3.1", "views"), ("9.3", "measures")])
def test_facing_views_are_for_everybody_on_a_small_screen_too(desk: MakeDesk, card: str, field: str) -> None:
    table = open_table(desk, card, field, year_rows(card, field), **SMALL)
    assert findings(table.page) == []
    assert table.page.evaluate("document.documentElement.scrollWidth") <= 320
