"""Cards with a board for the page tests: the deck's own cards, and what a person does with a board."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from powerkit.resources import examples_folder

from .harness import Engine
from .words_support import view_of_card

BOARDS = {"2.1": "ladder", "3.3": "views", "5.1": "say", "5.3": "themes", "9.1": "parts"}

FINGER = """([el, place]) => {
  const at = place.getBoundingClientRect();
  const from = el.getBoundingClientRect();
  const fire = (name, x, y) => el.dispatchEvent(new PointerEvent(name, { bubbles: true, cancelable: true,
    pointerId: 7, pointerType: "touch", button: 0, clientX: x, clientY: y }));
  fire("pointerdown", from.x + 5, from.y + 5);
  fire("pointermove", from.x + 30, from.y + 30);
  fire("pointermove", at.x + 9, at.y + 9);
  fire("pointerup", at.x + 9, at.y + 9);
}"""
"""Drags `el` with a finger onto `place`, as the pointer events of a touch screen."""


def year_rows(card: str) -> list[dict[str, Any]]:
    """The newest answer of the worked year to a card's board."""
    year = json.loads((examples_folder() / "year.json").read_text(encoding="utf-8"))
    found: list[list[dict[str, Any]]] = [
        item["answers"][BOARDS[card]] for item in year if item["card"] == card and BOARDS[card] in item["answers"]
    ]
    return found[-1]


def open_board(desk: Any, card: str, rows: list[dict[str, Any]] | None = None, **browser: Any) -> Board:
    """A card of the deck on a page, its board drawn."""
    options = {"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 1000}, **browser}
    field = BOARDS[card]
    made = desk(view_of_card(card), Engine(values={field: rows or []}), **options)
    page = made.open()
    el = page.locator(f'[data-pk-field="{field}"]')
    el.locator(".pk-board-scene").wait_for(state="attached")
    el.scroll_into_view_if_needed()
    return Board(page, el, made.engine, field)


@dataclass
class Board:
    """A board on a page, and what a person does with it."""

    page: Page
    el: Locator
    engine: Engine
    field: str

    def token(self, key: str) -> Locator:
        """An item in one of its two places, such as "r1/zone" or "r1/then"."""
        return self.el.locator(f'[data-pk-token="{key}"]')

    def main(self, key: str) -> Locator:
        return self.token(key).locator(".pk-token-main")

    def place(self, key: str) -> Locator:
        """A place, such as "zone/informing" or "then/co_design"."""
        return self.el.locator(f'[data-pk-place="{key}"]')

    def said(self) -> Locator:
        return self.page.locator(".pk-card > [aria-live=polite]").first

    def drag(self, token: str, place: str) -> None:
        """Drag with the mouse, by the words; the board scrolls until the place shows."""
        self.main(token).scroll_into_view_if_needed()
        start, end = self.main(token).bounding_box(), self.place(place).bounding_box()
        assert start and end
        self.page.mouse.move(start["x"] + 10, start["y"] + 10)
        self.page.mouse.down()
        self.page.mouse.move(start["x"] + 40, start["y"] + 20, steps=2)
        self.page.mouse.move(end["x"] + end["width"] - 6, end["y"] + end["height"] - 6, steps=4)
        expect(self.place(place)).to_have_class("pk-place pk-over")
        self.page.mouse.up()

    def tap(self, token: str, place: str) -> None:
        self.main(token).click()
        self.place(place).locator(".pk-board-here").click(position={"x": 4, "y": 4})

    def keys(self, token: str, *keys: str) -> None:
        self.main(token).focus()
        for key in keys:
            self.page.keyboard.press(key)

    def menu(self, token: str) -> Locator:
        self.token(token).locator(".pk-token-more").click()
        panel = self.el.locator("dialog[open]")
        expect(panel).to_be_visible()
        return panel

    def stored(self) -> list[dict[str, Any]]:
        """The answer once all is acknowledged, without blank cells."""
        expect(self.page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
        return [{key: value for key, value in row.items() if value} for row in self.engine.values[self.field]]
