"""Slips on the page: pasted or counted, looked at, added to the table, taken back; all by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.kinds.table.ballots.queries import tell
from powerkit.ui.card_view import card_view
from tests.axe import violations
from tests.many import rest_long

from .harness import Desk, Engine
from .views import PATIENT

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]


def opened(desk: MakeDesk, deck: Deck, **browser: Any) -> tuple[Page, Engine, Any]:
    """Card 8.3 with the real reader of slips behind it, and the votes' own part of the page."""
    card = deck.card("8.3")

    def tells(field: str, what: str, given: Any) -> dict[str, Any]:
        kind = next(item.kind for item in card.fields if item.id == field)
        return tell(kind, what, given, None, Random(2))

    made = desk({**card_view(deck, card, "test"), "timing": PATIENT}, Engine(tells=tells), **browser)
    page = made.open()
    box = page.locator("[data-pk-field=belief]")
    box.get_by_text("Add slips without names, or a count").focus()
    page.keyboard.press("Enter")
    return page, made.engine, box


def test_a_count_becomes_rows_after_a_look_and_one_undo_takes_them_back(desk: MakeDesk, deck: Deck) -> None:
    page, engine, box = opened(desk, deck)
    box.get_by_role("textbox", name="Or write a count").focus()
    page.keyboard.type("12 yes, 3 no, 2 not sure for local people; staff: 4 yes")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    seen = box.get_by_role("group", name="What was understood")
    expect(seen).to_be_focused()
    expect(seen).to_contain_text("Local people: 12 yes, 3 no, 2 not sure.")
    expect(seen).to_contain_text("Staff: 4 yes.")
    assert engine.drafts("belief") == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box.get_by_role("button", name="Undo").last).to_be_focused()
    page.locator("[data-pk-status=saved]").wait_for()
    rows = engine.drafts("belief")[-1]["value"]
    assert len(rows) == 21 and len({row["_id"] for row in rows}) == 21
    page.keyboard.press("Enter")
    expect(box.get_by_role("textbox", name="Or write a count")).to_be_focused()


@pytest.mark.long
def test_slips_added_later_do_not_stand_at_the_end(desk: MakeDesk, deck: Deck) -> None:
    page, engine, box = opened(desk, deck)
    for start in (0, 40):
        box.get_by_role("textbox", name="Type or paste the slips").fill("\n".join(f"s{start + n}" for n in range(40)))
        box.get_by_role("button", name="Look at these slips").click()
        box.get_by_role("button", name="Add 40 slips").click()
    page.locator("[data-pk-status=saved]").wait_for()
    said = [row["quote"] for row in engine.values["belief"]]
    assert sorted(said) == sorted(f"s{n}" for n in range(80))
    assert any(int(item[1:]) >= 40 for item in said[:40])


def test_what_is_not_understood_is_said_and_nothing_is_added(desk: MakeDesk, deck: Deck) -> None:
    _, engine, box = opened(desk, deck)
    box.get_by_role("textbox", name="Or write a count").fill("a few yes")
    box.get_by_role("button", name="Look at this count").click()
    expect(box.get_by_role("alert").filter(visible=True)).to_contain_text("“a few yes” was not understood.")
    assert engine.drafts("belief") == []


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([320, 1280]))
def test_axe_finds_nothing_and_nothing_is_called_what_it_is_not(desk: MakeDesk, deck: Deck, width: int) -> None:
    page, _, box = opened(desk, deck, viewport={"width": width, "height": 900})
    box.get_by_role("textbox", name="Type or paste the slips").fill("Yes: they came back\nNo")
    box.get_by_role("button", name="Look at these slips").click()
    expect(box.get_by_role("button", name="Add 2 slips")).to_be_visible()
    assert violations(page, context=[["[data-pk-field=belief]"]]) == []
    assert "anonym" not in page.locator(".pk-card").inner_text().lower()
