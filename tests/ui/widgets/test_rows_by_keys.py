"""Rows by keys, whatever their look: Tab goes through what is asked in a row first, and then through what moves it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from powerkit.deck import Deck
from tests.conftest import shipped_deck
from tests.many import rest_long
from tests.ui.widgets.harness import Desk

pytestmark = pytest.mark.browser


def cards_of_each_look(deck: Deck) -> list[str]:
    """The first card on which rows stand in each look: the kind's own, and each way to show a table."""
    found: dict[object, str] = {}
    for card in deck.cards.values():
        for field in card.fields:
            if field.kind.columns:
                wide = sum(column.type == "long" for column in field.kind.columns) > 1
                found.setdefault((field.kind.name, field.kind.page().get("shown"), wide), card.id)
    return sorted(set(found.values()))


ROWS = """() => [...document.querySelectorAll(".pk-row")].filter(row => row.checkVisibility()).map(row => {
  const stops = [...row.querySelectorAll("input, textarea, select, button")].filter(each => each.checkVisibility());
  const moves = each => each.matches(".pk-row-buttons *, .pk-grip");
  return { last: stops.findLastIndex(each => each.matches("input, textarea, select")), first: stops.findIndex(moves) };
})"""


@pytest.mark.parametrize("card", rest_long(cards_of_each_look(shipped_deck()), usual=2))
def test_what_moves_a_row_comes_after_what_is_asked_in_it(hold: Callable[..., Desk], card: str) -> None:
    page = hold(card).open()
    page.locator('[data-pk-key="start"]').click()
    page.locator('[data-pk-key="steps"]').click()
    page.locator('[data-pk-key="all"]').click()
    for add in page.locator(".pk-row-add > button:visible").all():
        add.click()
        add.click()
    rows = page.evaluate(ROWS)
    assert all(row["last"] < row["first"] for row in rows if row["last"] >= 0 and row["first"] >= 0), rows
    assert any(row["first"] > 0 for row in rows) or not page.locator(".pk-row-add > button:visible").count()


def test_two_views_are_written_one_after_the_other_with_the_tab_key(hold: Callable[..., Desk]) -> None:
    page = hold("1.1").open()
    page.locator('[data-pk-key="start"]').click()
    page.locator('[data-pk-key="step-next"]').click()
    page.locator('[data-pk-key="add"]:visible').click()
    for label in ("Topic (topic 2)", "How I see it (topic 2)", "How they see it (topic 2)", "We see this differently"):
        expect(page.get_by_label(label).last).to_be_focused()
        page.keyboard.press("Tab")
    expect(page.locator('[data-pk-key$="/grip"]').last).to_be_focused()
