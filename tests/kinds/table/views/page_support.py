"""A table of the deck on a card's page, and what a person does with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.ui.widgets.harness import Engine
from tests.ui.widgets.words_support import engine_of, view_of_card


@dataclass
class OnPage:
    """A table on a page."""

    page: Page
    el: Locator
    engine: Engine
    field: str

    def box(self, name: str) -> Locator:
        """A cell by its label with its row, such as "Topic (topic 1)"."""
        return self.el.get_by_label(name, exact=True)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        self.page.keyboard.insert_text(words)

    def said(self) -> Locator:
        return self.page.locator(".pk-card > [aria-live=polite]").first

    def stored(self) -> list[dict[str, Any]]:
        """The answer once all is acknowledged, without blank cells and ids."""
        expect(self.page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
        rows: list[dict[str, Any]] = self.engine.values[self.field]
        return [{key: value for key, value in row.items() if value and key != "_id"} for row in rows]


def open_table(desk: Any, card: str, field: str, rows: list[dict[str, Any]] | None = None, **browser: Any) -> OnPage:
    """A card of the deck on a page."""
    options = {"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 1200}, **browser}
    made = desk(view_of_card(card), engine_of(card, {field: rows or []}), **options)
    page = made.open()
    el = page.locator(f'[data-pk-field="{field}"]')
    el.scroll_into_view_if_needed()
    return OnPage(page, el, made.engine, field)


SMALL = {"viewport": {"width": 320, "height": 800}}
