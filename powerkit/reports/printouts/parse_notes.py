"""Notes from a walk or a visit, brought back as text: parted by question, placed, and added below what is there.

What starts with a question's number or words, as on the page to take along, is offered that question; all else waits
to be placed by hand. Nothing is overwritten and no line is lost: it ends in an answer, or among what is left.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from powerkit.deck import Card, Field
from powerkit.errors import FileError
from powerkit.kinds.action import Action
from powerkit.kinds.base import check_date
from powerkit.kinds.choice import Choice
from powerkit.kinds.columns import Column
from powerkit.kinds.made_of_rows import MadeOfRows
from powerkit.kinds.rows import ROW_ID
from powerkit.kinds.table.kind import TableOfRows
from powerkit.kinds.text import Text
from powerkit.reports.printouts.worksheet import as_text, carried, carried_fields, noted_columns
from powerkit.text.normalize import folded, tidy

MOST = 200_000
"""How many characters of notes are read at once: some fifty pages."""

_NUMBERED = re.compile(r"\s*(?:q(?:uestion)?\s*)?(\d{1,2})\s*[.):](?=\s|$)\s*(.*)\Z", re.IGNORECASE | re.DOTALL)
_DASH = re.compile(r"\s*[-–—•*]\s+(.*)\Z", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """Some lines of the notes as they stand, and the *field* they are for ("" where nobody has said)."""

    text: str
    field: str = ""


@dataclass(frozen=True)
class Left:
    """Lines that could not be placed, and *why*."""

    text: str
    why: str


def read_notes(card: Card, text: str) -> tuple[Piece, ...]:
    """The notes in pieces, a paragraph each, in their order. Lines of the page's own text are left out.

    Raises:
        FileError: the notes are longer than `MOST`.
    """
    if len(text) > MOST:
        raise FileError("These notes are too long to read at once.", "Paste them in two or three parts.")
    fields = carried_fields(card)
    printed = {line for line in as_text(carried(card)).splitlines() if line.strip()}
    pieces: list[Piece] = []
    at, lines = "", list[str]()

    def end() -> None:
        if lines:
            pieces.append(Piece("\n".join(lines), at))
            lines.clear()

    for line in tidy(text).splitlines():
        if (started := _starts(line, fields)) is not None:
            end()
            at, rest = started
            lines.extend([rest] if rest.strip() else [])
        elif line in printed:
            continue
        elif line.strip():
            lines.append(line)
        else:
            end()
    end()
    return tuple(pieces)


def place_notes(
    card: Card, pieces: Sequence[Piece], answers: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[Left, ...]]:
    """The answers that the pieces change, each with what was noted added below, and what could not be placed."""
    changed: dict[str, Any] = {}
    left: list[Left] = []
    for piece in (Piece(tidy(one.text), one.field) for one in pieces):
        field = card.field(piece.field) if piece.field else None
        if field is None:
            left.append(Left(piece.text, "Choose where it goes."))
            continue
        before = changed.get(field.id, answers.get(field.id))
        after, why = _added(card, field, before, piece.text)
        if why:
            left.append(Left(piece.text, why))
        else:
            changed[field.id] = after
    return changed, tuple(left)


def _starts(line: str, fields: Sequence[Field]) -> tuple[str, str] | None:
    """The field a line begins, and what it says of it, for a line that starts with a question's number or words."""
    numbered = _NUMBERED.match(line)
    if numbered and 1 <= int(numbered[1]) <= len(fields):
        field = fields[int(numbered[1]) - 1]
        return field.id, _without_label(numbered[2], field.label)
    for field in fields:
        rest = _without_label(line, field.label)
        if rest != line:
            return field.id, rest
    return None


def _without_label(text: str, label: str) -> str:
    """The text after a question's own words, where it starts with them; else the text as it is."""
    words = r"\s+".join(map(re.escape, label.rstrip("?:. ").split()))
    asked = re.compile(rf"\s*{words}\s*[?:.]*(?=\s|$)\s*", re.IGNORECASE)
    found = asked.match(text)
    return text[found.end() :] if found else text


def _added(card: Card, field: Field, before: Any, text: str) -> tuple[Any, str]:
    """The answer with a note added below it, and "" – or why it cannot be added."""
    kind = field.kind
    if isinstance(kind, TableOfRows):
        rows = before if isinstance(before, list) else []
        return [*rows, *_rows(card, field, text, len(rows))], ""
    if isinstance(kind, Choice):
        return _chosen(kind, before, text)
    if isinstance(kind, Action):
        parts = dict(before) if isinstance(before, Mapping) else {}
        return {**parts, "what": _below(str(parts.get("what") or ""), text)}, ""
    if isinstance(kind, Text) and kind.form == "date":
        day = _day(text)
        if not day or str(before or "").strip():
            return before, "There is a day already." if day else "This is not a day, such as 31 March 2026."
        return day, ""
    if isinstance(kind, Text):
        between = "\n" if kind.form == "lines" else ", " if kind.form == "people" else "; "
        words = text if kind.form == "lines" else between.join(line.strip() for line in text.splitlines())
        return _below(before if isinstance(before, str) else "", words, between), ""
    return before, "Notes cannot be put here. Choose another place."


def _below(before: str, text: str, between: str = "\n") -> str:
    return f"{before}{between}{text}" if before.strip() else text


def _chosen(kind: Choice, before: Any, text: str) -> tuple[Any, str]:
    one = _option(text, ((option.id, option.label) for option in kind.options))
    if not one:
        return before, f"It is none of: {'; '.join(option.label for option in kind.options)}."
    if kind.many:
        return [*(before if isinstance(before, list) else []), one], ""
    if before and before != one:
        return before, f"“{kind.label(str(before))}” is chosen already. Change it on the card if you wish."
    return one, ""


def _option(text: str, options: Iterator[tuple[str, str]]) -> str:
    said = folded(re.sub(r"^[\s\-–—•*\[\]xX✓☑☒]*(?=\w)|[.\s]+$", "", text))
    return next((one for one, label in options if said in (folded(label), folded(one))), "")


def _rows(card: Card, field: Field, text: str, number: int) -> Iterator[dict[str, Any]]:
    """A row for each line after a dash; other lines go on with the row above, or are rows where none has a dash."""
    assert isinstance(field.kind, MadeOfRows)
    columns = noted_columns(field, card.taken)
    filled = card.taken.fill.get(field.id, {}) if card.taken else {}
    empty = {one.id: filled.get(one.id) or one.empty for one in field.kind.rows.columns}
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
    parts = [one.strip() for one in item.split("|")]
    cells: dict[str, Any] = {}
    over: list[str] = []
    for column, part in zip(columns, parts, strict=False):
        value = _cell(column, part)
        if value is None:
            over.append(part)
        elif part:
            cells[column.id] = value
    over += [part for part in parts[len(columns) :] if part]
    home = next((one.id for one in columns if one.type in ("long", "text", "people")), columns[0].id)
    if over:
        cells[home] = "\n".join(filter(None, [str(cells.get(home) or ""), *over]))
    return cells


def _cell(column: Column, part: str) -> Any:
    """What a column holds for a part of a line; None where it does not fit."""
    if column.type == "choice":
        return "" if not part else _option(part, ((one.id, one.label) for one in column.options)) or None
    if column.type == "number":
        try:
            return float(part) if part else ""
        except ValueError:
            return None
    if column.type == "date":
        return "" if not part else _day(part) or None
    return part


def _day(text: str) -> str:
    """A day as ISO 8601, from that or from "31 March 2026", "31/3/2026" and their like; "" where it is none."""
    said = " ".join(text.split()).rstrip(".")
    day, problems = check_date(said)
    if said and not problems:
        return day
    for form in ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(said, form).date().isoformat()
        except ValueError:
            continue
    return ""
