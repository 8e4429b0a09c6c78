"""Answers a whole card by keyboard alone, each kind of question in the way a person would who has no mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page, expect

from powerkit.deck import Card, Field
from powerkit.kinds.action import PARTS, STATUSES, Action
from powerkit.kinds.board.kind import Board
from powerkit.kinds.choice import Choice
from powerkit.kinds.columns import Column
from powerkit.kinds.made_of_rows import MadeOfRows
from powerkit.kinds.map.kind import RelationshipMap
from powerkit.kinds.options import DONT_KNOW, Option
from powerkit.kinds.recall.kind import Recall
from powerkit.kinds.rows import ROW_ID
from powerkit.kinds.scale import Scale
from powerkit.kinds.sketch.kind import Sketch
from powerkit.kinds.table.kind import TableOfRows
from powerkit.kinds.text import Text
from powerkit.kinds.words.kind import Words

FOCUSED = "wanted => Boolean(document.activeElement?.matches(wanted))"
MOST_TABS = 2_000
STOPS = """([card, wanted]) => {
  const now = document.activeElement;
  const root = document.querySelector(card);
  const near = root.contains(now) ? root : document;
  const stops = near.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert]");
  const groups = new Set();
  const first = (one) => !groups.has(one.name) && groups.add(one.name); // a group of radios is one stop
  const each = [...stops]
    .filter((one) => one === now || (one.tabIndex >= 0 && !one.disabled && seen(one)))
    .filter((one) => one.type !== "radio" || one === now || first(one));
  const from = each.indexOf(now);
  const ahead = each.findIndex((one, at) => at >= from && one.matches(wanted));
  return (ahead < 0 ? each.findIndex((one) => one.matches(wanted)) : ahead) - from;
}"""
"""How many times Tab is pressed from here to what is *wanted*; less than 0 for Tab with Shift, back to it."""


@dataclass(frozen=True)
class Keys:
    """The keyboard on a page with the card *one*; nothing here ever points or clicks."""

    page: Page
    one: Card

    def press(self, *keys: str) -> None:
        """Press these keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, wanted: str, within: str = "") -> None:
        """Press Tab, or Tab with Shift, until what has the focus matches *wanted*, inside the field *within*."""
        inside = f'[data-pk-card="{self.one.id}"] ' + (f'[data-pk-field="{within}"] ' if within else "")
        selector = ", ".join(inside + each.strip() for each in wanted.split(", "))
        away = int(self.page.evaluate(STOPS, [f'[data-pk-card="{self.one.id}"]', selector]))
        key = "Shift+Tab" if away < 0 else "Tab"
        for _ in range(abs(away) - 1):  # the last one or more are looked at one by one
            self.page.keyboard.press(key)
        for _ in range(MOST_TABS):
            if self.page.evaluate(FOCUSED, selector):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"no way by keyboard to {selector}")

    def write(self, text: str) -> None:
        """Put *text* in the box that has the focus, in the place of what is there."""
        self.press("Control+a")
        self.page.keyboard.insert_text(text)

    def pick(self, at: int) -> None:
        """Choose the option at that place, from 0, of the list that has the focus, whatever is chosen now."""
        self.press("Home", *["ArrowDown"] * at)

    def day(self, text: str) -> None:
        """Type a date in the order of a browser without a language of its own: month, day, year."""
        self.page.keyboard.type(f"{date.fromisoformat(text):%m%d%Y}")

    def box(self, field: str) -> Locator:
        """A field of the card, to look at."""
        return self.page.locator(f'[data-pk-card="{self.one.id}"] [data-pk-field="{field}"]')

    def row_ids(self, field: str) -> list[str]:
        """The ids of the rows that stand in a field's list now."""
        return [str(each.get_attribute("data-pk-row")) for each in self.box(field).locator("[data-pk-row]").all()]


def answer(keys: Keys, field: Field, value: Any) -> None:
    """Give *value* as the answer to a question."""
    way = next(way for kind, way in WAYS.items() if isinstance(field.kind, kind))
    way(keys, field, value)


def _text(keys: Keys, field: Field, value: str) -> None:
    assert isinstance(field.kind, Text)
    keys.to("textarea, input", field.id)
    if field.kind.form == "date":
        keys.day(value)
    else:
        keys.write(value)


def _choice(keys: Keys, field: Field, value: str | list[str]) -> None:
    assert isinstance(field.kind, Choice)
    options = [option.id for option in field.kind.options] + [DONT_KNOW]
    if isinstance(value, list):
        for item in sorted(value, key=options.index):
            keys.to(f'input[value="{item}"]', field.id)
            keys.press("Space")
    else:
        _radio(keys, field.id, options.index(value))


def _scale(keys: Keys, field: Field, value: int | str) -> None:
    assert isinstance(field.kind, Scale)
    _radio(keys, field.id, field.kind.points if value == DONT_KNOW else int(value) - 1)


def _radio(keys: Keys, field: str, at: int) -> None:
    keys.to("input[type=radio]", field)
    there = keys.box(field).locator("input[type=radio]")
    focused = [item.evaluate("one => one === document.activeElement") for item in there.all()].index(True)
    keys.press("Space", *["ArrowDown"] * ((at - focused) % there.count()))  # Tab with Shift comes to the last one


def _recall(keys: Keys, field: Field, value: Sequence[str]) -> None:
    parts = keys.box(field.id).locator('input[data-pk-key^="part/"]').all()
    shown = [str(each.get_attribute("data-pk-key")).removeprefix("part/") for each in parts]
    for item in sorted(set(value) & set(shown), key=shown.index):
        keys.to(f'input[data-pk-key="part/{item}"]', field.id)
        keys.press("Space")


def _action(keys: Keys, field: Field, value: dict[str, Any]) -> None:
    types = {"when": "date", "status": "choice"}
    statuses = tuple(Option(id, label) for id, label in STATUSES.items())
    for id, label in PARTS.items():
        if value.get(id):
            column = Column(id, label, types.get(id, "long"), options=statuses)
            _cell(keys, field.id, f'[data-pk-column="{id}"]', column, value[id])


def _rows(keys: Keys, field: Field, value: list[dict[str, Any]], after: int = 0) -> None:
    """A table, row by row from its first cell on, behind those *after* which they come."""
    assert isinstance(field.kind, MadeOfRows)
    if isinstance(field.kind, TableOfRows) and field.kind.shown == "voices":
        _voices(keys, field, value)
        return
    there = keys.row_ids(field.id)
    for at, row in enumerate(value, after):
        if at >= len(there):
            keys.to('[data-pk-key="add"]', field.id)
            keys.press("Enter")
        _row(keys, field.id, keys.row_ids(field.id)[at], field.kind.rows.columns, row)


def _voices(keys: Keys, field: Field, value: list[dict[str, Any]]) -> None:
    """What people said, one after the other with Enter; with what else is known of it."""
    assert isinstance(field.kind, TableOfRows)
    columns = field.kind.rows.columns
    quote = next(column for column in columns if column.type == "long")
    quick = keys.box(field.id).locator('[data-pk-key^="quick-"]')
    asked = {str(each.get_attribute("data-pk-key")).removeprefix("quick-") for each in quick.all()}
    beside = [column for column in columns if column.id in asked]
    for row in value:
        before = keys.row_ids(field.id)
        for column in beside:
            keys.to(f'[data-pk-key="quick-{column.id}"]', field.id)
            keys.pick([None, *(option.id for option in column.options)].index(row.get(column.id)))
        keys.to('[data-pk-key="quick"]', field.id)
        keys.page.keyboard.insert_text(row.get(quote.id, ""))
        keys.press("Enter")
        [new] = set(keys.row_ids(field.id)) - set(before)
        _row(keys, field.id, new, [column for column in columns if column is not quote and column not in beside], row)


def _row(keys: Keys, field: str, id: str, columns: Sequence[Column], row: dict[str, Any]) -> None:
    for column in columns:
        if row.get(column.id) not in (None, "", False):
            _cell(keys, field, f'[data-pk-row="{id}"] [data-pk-column="{column.id}"]', column, row[column.id])


def _cell(keys: Keys, field: str, where: str, column: Column, value: Any) -> None:
    keys.to(where, field)
    if column.type == "tick":
        keys.press("Space")
    elif column.type == "date":
        keys.day(str(value))
    elif column.type in ("choice", "scale"):
        options = [option.id for option in column.options] or list(range(1, column.points + 1))
        keys.pick(1 + (len(options) if value == DONT_KNOW else options.index(value)))
    else:
        keys.write(str(value))


def _board(keys: Keys, field: Field, value: list[dict[str, Any]]) -> None:
    """Items by their name, many at once; then where each stands, in the list beside the board."""
    assert isinstance(field.kind, Board)
    keys.to('[data-pk-key="new"]', field.id)
    for row in value:
        keys.page.keyboard.insert_text(row["item"])
        keys.press("Enter")
    _fill_in(keys, field, value, "item")


def _map(keys: Keys, field: Field, value: Any) -> None:
    """People by a pasted list with where they belong; what else is known of each in the list beside the picture."""
    assert isinstance(field.kind, RelationshipMap)
    people = value if isinstance(value, list) else value["people"]
    labels = {column.id: {option.id: option.label for option in column.options} for column in field.kind.rows.columns}
    places = [[labels[id][row[id]] for id in ("sector", "ring") if row.get(id)] for row in people]
    lines = [", ".join([row["name"], *place]) for row, place in zip(people, places, strict=True)]
    keys.to('[data-pk-key="many"]', field.id)
    keys.press("Enter")
    keys.to('[data-pk-key="paste"]', field.id)
    keys.page.keyboard.insert_text("\n".join(lines))
    keys.to('[data-pk-key="add-all"]', field.id)
    keys.press("Enter")
    _fill_in(keys, field, people, "name", "sector", "ring")


def _words(keys: Keys, field: Field, value: list[dict[str, Any]]) -> None:
    """Words from a list with how many people say each, then the rest of each row in the table."""
    keys.to('[data-pk-key="gather"]', field.id)
    counted = [row for row in value if row.get("count")]
    keys.page.keyboard.insert_text("\n".join(f"{row['word']}, {row['count']}" for row in counted))
    keys.to('[data-pk-key="look"]', field.id)
    keys.press("Enter")
    expect(keys.box(field.id).locator(".pk-understood h4")).to_be_focused()
    keys.to('[data-pk-key="add-words-end"]', field.id)
    keys.press("Enter")
    keys.to('[data-pk-key="view-table"]', field.id)
    keys.press("Enter")
    _fill_in(keys, field, counted, "word", "count")
    _rows(keys, field, [row for row in value if not row.get("count")], after=len(counted))


def _sketch(keys: Keys, field: Field, value: Any) -> None:
    """A shape on the sheet, which keys can place, and the whole picture in words; a pen's line needs a pointer."""
    expect(keys.box(field.id).locator('[data-pk-key="tool/pen"]')).to_be_visible()
    keys.to('[data-pk-key="tool/pen"]', field.id)
    keys.press(*["ArrowRight"] * 3)  # a line, an arrow, a box
    keys.to('[data-pk-key="sketch-add"]', field.id)
    keys.press("Enter", "Escape")
    keys.to('[data-pk-key="control"]', field.id)
    keys.write(value if isinstance(value, str) else value["words"])


def _fill_in(keys: Keys, field: Field, value: list[dict[str, Any]], title: str, *known: str) -> None:
    """What rows that stand in a list already hold beside their *title* and what else is *known* of them."""
    assert isinstance(field.kind, MadeOfRows)
    expect(keys.box(field.id).locator("[data-pk-row]")).to_have_count(len(value))
    given = {str(row[title]).strip(): row for row in value}
    columns = [column for column in field.kind.rows.columns if column.id not in (title, *known)]
    shown = {
        each.locator(".pk-fold-title").inner_text().strip(): str(each.get_attribute("data-pk-row"))
        for each in keys.box(field.id).locator("[data-pk-row]").all()
    }
    for name, id in shown.items():
        if not any(given[name].get(column.id) for column in columns):
            continue
        if keys.box(field.id).locator(f'[data-pk-key="{id}/fold"][aria-expanded=false]').is_visible():
            keys.to(f'[data-pk-key="{id}/fold"]', field.id)
            keys.press("Enter")
        _row(keys, field.id, id, columns, given[name])


WAYS: dict[type, Callable[[Keys, Field, Any], None]] = {
    Board: _board,
    RelationshipMap: _map,
    Words: _words,
    TableOfRows: _rows,
    Recall: _recall,
    Scale: _scale,
    Sketch: _sketch,
    Choice: _choice,
    Action: _action,
    Text: _text,
}
"""A kind of question → how it is answered; the first that fits."""


def without_ids(value: Any) -> Any:
    """An answer without the ids of its rows and without what is blank: what a person gave."""
    if isinstance(value, list):
        return [without_ids(item) for item in value]
    if isinstance(value, dict):
        kept = {key: without_ids(one) for key, one in value.items() if key != ROW_ID}
        return {key: one for key, one in kept.items() if one not in (None, "", False, [], {})}
    return value
