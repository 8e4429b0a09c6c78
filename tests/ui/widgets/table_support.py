"""Cards with a table for the page tests: the deck's own, the real teller behind them, and what a person does there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from .harness import Engine
from .words_support import engine_of, view_of_card

PASTE = """(el, [text, html]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  if (html) data.setData("text/html", html);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  if (el.dispatchEvent(event) && "setRangeText" in el && el.type !== "checkbox") {
    el.setRangeText(text, el.selectionStart, el.selectionEnd, "end");
    el.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""
"""A paste as the browser does it: what nobody takes goes into the box."""


@dataclass
class Tabled:
    """A table on a page, and what a person does with it."""

    page: Page
    el: Locator
    engine: Engine
    field: str

    def stored(self) -> list[dict[str, Any]]:
        """The answer once all is acknowledged, without what is blank."""
        expect(self.page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
        rows: list[dict[str, Any]] = self.engine.values.get(self.field) or []
        return [{key: value for key, value in row.items() if value and key != "_id"} for row in rows]

    def cell(self, row: int, column: str) -> Locator:
        """A cell of the row in that place, from 0."""
        return self.el.locator("[data-pk-row]").nth(row).locator(f'[data-pk-column="{column}"]')

    def paste(self, row: int, column: str, text: str, html: str = "") -> None:
        self.cell(row, column).evaluate(PASTE, [text, html])

    def bring(self, name: str, content: bytes | str) -> Locator:
        """Choose a file in "Bring in a file": the preview."""
        part = self.el.locator(".pk-bring-in")
        if part.get_attribute("open") is None:
            part.locator("summary").first.click()
        raw = content.encode() if isinstance(content, str) else content
        part.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": raw})
        return part.locator(".pk-bring-preview:not([hidden])")

    def said(self) -> Locator:
        """The line read aloud."""
        return self.page.locator('.pk-card > [aria-live="polite"]')

    def button(self, name: str) -> Locator:
        return self.el.get_by_role("button", name=name)


def open_table(desk: Any, card: str, field: str, rows: list[dict[str, Any]] | None = None, **browser: Any) -> Tabled:
    """A card of the deck on a page, its table near the middle of the screen."""
    options = {"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 900}, **browser}
    made = desk(view_of_card(card), engine_of(card, {field: rows} if rows else None), **options)
    page = made.open()
    table = Tabled(page, page.locator(f'[data-pk-field="{field}"]'), made.engine, field)
    table.el.scroll_into_view_if_needed()
    return table
