"""Cards whose things are joined two by two, for the page tests: what a person does with them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from powerkit.resources import examples_folder

from .board_support import FINGER
from .harness import Engine
from .words_support import view_of_card

FIELDS = {"4.3": "links", "8.1": "lists"}


def year_rows(card: str) -> list[dict[str, Any]]:
    """The newest answer of the worked year to a card's table of pairs."""
    year = json.loads((examples_folder() / "year.json").read_text(encoding="utf-8"))
    field = FIELDS[card]
    found: list[list[dict[str, Any]]] = [
        item["answers"][field] for item in year if item["card"] == card and field in item["answers"]
    ]
    return found[-1]


def open_pairs(desk: Any, card: str, rows: list[dict[str, Any]] | None = None, **browser: Any) -> Pairs:
    """A card of the deck on a page."""
    options = {"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 1000}, **browser}
    field = FIELDS[card]
    made = desk(view_of_card(card), Engine(values={field: rows or []}), **options)
    page = made.open()
    el = page.locator(f'[data-pk-field="{field}"]')
    el.scroll_into_view_if_needed()
    return Pairs(page, el, made.engine, field)


@dataclass
class Pairs:
    """Things to be joined on a page, and what a person does with them. A thing is known by its words."""

    page: Page
    el: Locator
    engine: Engine
    field: str

    def token(self, words: str, within: str = "") -> Locator:
        """The card that says *words*; *within* is a selector of its list, where two say the same."""
        exactly = self.page.locator(".pk-token-words").get_by_text(words, exact=True)
        return self.el.locator(f"{within} [data-pk-token]").filter(has=exactly)

    def main(self, words: str, within: str = "") -> Locator:
        return self.token(words, within).locator(".pk-token-main")

    def said(self) -> Locator:
        return self.page.locator(".pk-card > [aria-live=polite]").first

    def drag(self, words: str, onto: str) -> None:
        """Drag one card onto another with the mouse."""
        self.main(words).scroll_into_view_if_needed()
        start, end = self.main(words).bounding_box(), self.main(onto).bounding_box()
        assert start and end
        self.page.mouse.move(start["x"] + 10, start["y"] + 10)
        self.page.mouse.down()
        self.page.mouse.move(start["x"] + 40, start["y"] + 20, steps=2)
        self.page.mouse.move(end["x"] + 8, end["y"] + 8, steps=4)
        self.page.mouse.up()

    def finger(self, words: str, onto: str, by: str = ".pk-token-grip") -> None:
        """Drag one card onto another with a finger, by its grip or another part of it."""
        self.page.evaluate(
            FINGER,
            [self.token(words).locator(by).element_handle(), self.main(onto).element_handle()],
        )

    def tap(self, words: str, other: str) -> None:
        self.main(words).click()
        self.main(other).click()

    def keys(self, words: str, *keys: str) -> None:
        self.main(words).focus()
        for key in keys:
            self.page.keyboard.press(key)

    def menu(self, words: str) -> Locator:
        self.token(words).locator(".pk-token-more").click()
        panel = self.el.locator("dialog[open]")
        expect(panel).to_be_visible()
        return panel

    def undo(self, key: str = "undo") -> Locator:
        return self.el.locator(f'.pk-board-history [data-pk-key="{key}"]')

    def stored(self) -> list[dict[str, Any]]:
        """The answer once all is acknowledged, without ids and blank cells."""
        expect(self.page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
        rows = self.engine.values[self.field]
        return [{key: value for key, value in row.items() if value and key != "_id"} for row in rows]
