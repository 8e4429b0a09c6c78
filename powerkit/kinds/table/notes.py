"""Rows of a table from notes: one for each line after a dash, its cells parted by "|"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from powerkit.kinds.columns import Column
from powerkit.kinds.made_of_rows import MadeOfRows
from powerkit.kinds.notes import day_in, option_in
from powerkit.kinds.rows import ROW_ID

_DASH = re.compile(r"\s*[-–—•*]\s+(.*)\Z", re.DOTALL)


def rows_in(kind: MadeOfRows, text: str, number: int, filled: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A row for each line after a dash; other lines go on with the row above, or are rows where none has a dash.

    *number* is how many rows there are already, *filled* what a column holds where notes do not say.
    """
    columns = kind.noted_columns(filled)
    empty = {column.id: filled.get(column.id) or column.empty for column in kind.columns}
    items: list[str] = []
    lines = [line for line in text.splitlines() if line.strip()]
    dashed = any(_DASH.match(line) for line in lines)
    for line in lines:
        found = _DASH.match(line)
        if found or not dashed or not items:
            items.append(found[1] if found else line)
        else:
            items[-1] += "\n" + line
    for at, item in enumerate(items):
        key = sha256(f"{number + at}\0{item}".encode()).hexdigest()[:10]
        yield {**empty, **_cells(columns, item), ROW_ID: f"n{key}"}


def _cells(columns: Sequence[Column], item: str) -> dict[str, Any]:
    """The cells of a row, parted by "|". What does not fit its column is kept in the first one that takes words."""
    parts = [part.strip() for part in item.split("|")]
    cells: dict[str, Any] = {}
    over: list[str] = []
    for column, part in zip(columns, parts, strict=False):
        value = _cell(column, part)
        if value is None:
            over.append(part)
        elif part:
            cells[column.id] = value
    over += [part for part in parts[len(columns) :] if part]
    home = next((column.id for column in columns if column.type in ("long", "text", "people")), columns[0].id)
    if over:
        cells[home] = "\n".join(filter(None, [str(cells.get(home) or ""), *over]))
    return cells


def _cell(column: Column, part: str) -> Any:
    """What a column holds for a part of a line; None where it does not fit."""
    if column.type == "choice":
        return "" if not part else option_in(part, column.options) or None
    if column.type == "number":
        try:
            return float(part) if part else ""
        except ValueError:
            return None
    if column.type == "date":
        return "" if not part else day_in(part) or None
    return part
