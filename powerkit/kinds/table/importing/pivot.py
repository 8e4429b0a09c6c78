"""A long table turned round: an area's figure beside that of another, a row for each measure, sex and year.

Statistics come long. Taken as they stand, the figure of every area would be that of "our area".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from powerkit.kinds.columns import Column
from powerkit.kinds.rows import UNREAD
from powerkit.kinds.table.importing.cell_formats import Written, senses_of
from powerkit.kinds.table.importing.cells import why_unread
from powerkit.kinds.table.importing.csv import Sheet, guess
from powerkit.kinds.table.importing.long_table import Long, cell_at, key_of
from powerkit.kinds.table.importing.preview import (
    MOST_ROWS,
    SHOWN,
    Plan,
    Row,
    Senses,
    Unreadable,
    bad_cells,
    commas_said,
    head_of_preview,
    matching,
    row_of,
)
from powerkit.kinds.table.kind import TableOfRows
from powerkit.kinds.table.query_types import CellTold, ColumnNamed, LongTold, TurnedPreviewed
from powerkit.kinds.tables import Numbered
from powerkit.text.catalogue import t
from powerkit.text.dates import grouped
from powerkit.text.normalize import folded

EACH = "*"
"""Chosen for "our area": each area is brought in under its name."""

_ALL = re.compile(r"(?:all\b.*|persons?|total|both sexes|not applicable|n/?a|-)\Z", re.I)


@dataclass(frozen=True)
class Turned:
    """The first *rows* for the table, as many as one holds, and which rows of the file each came from.

    *total* is how many there are in all, *left* how many rows of the file are left out, *senses* how its figures are
    written.
    """

    rows: tuple[Row, ...]
    origins: tuple[int, ...]
    total: int
    left: int
    senses: Senses


@dataclass(frozen=True)
class Sides:
    """Who is compared: *ours*, an area or `EACH`, and *against*, an area, "column 4" or ""."""

    ours: str
    against: str

    @property
    def column(self) -> int | None:
        """The column of the file that holds what is compared with."""
        return column_in(self.against)


def column_in(text: str) -> int | None:
    """The column that a choice of the page means, such as "column 3"."""
    found = re.fullmatch(r"column (\d{1,3})", text)
    return int(found[1]) if found else None


def turned(kind: TableOfRows, sheet: Sheet, rows: Sequence[Numbered], found: Long, sides: Sides, today: date) -> Turned:
    """The figures of an area beside those of another, a row for each measure, sex, year and what else parts them."""
    known = len(found.areas) > 1
    senses = _senses_of_figures(kind, sheet, found, sides)
    if known and sides.ours not in (*found.areas, EACH):
        return Turned((), (), 0, len(rows), senses)
    ours: dict[tuple[str, ...], list[Numbered]] = {}
    other: dict[tuple[str, ...], list[Numbered]] = {}
    for number, cells in rows:
        area, key = found.area_of(cells), key_of(found, cells, found.splits)
        if known and area == sides.against and area != sides.ours:
            other.setdefault(key, []).append((number, cells))
        elif not known or area == sides.ours or (sides.ours == EACH and area):
            ours.setdefault((area if sides.ours == EACH else "", *key), []).append((number, cells))
    made: list[Row] = []
    origins: list[int] = []
    said = {at: {folded(cell_at(cells, at)) for _, cells in sheet.rows[1:]} - {""} for at in found.splits}
    alike = frozenset(at for at, texts in said.items() if len(texts) < 2)
    taken = total = 0
    shared: set[tuple[object, ...]] = set()
    for key, own in ours.items():
        beside = _one_of(found, other.get(key[1:], []))
        taken += len(own)
        shared |= {(number, key[1:]) for number, _ in other.get(key[1:], [])} if beside else set()
        one = _one_of(found, own)  # the same figure twice is one
        total += 1 if one else len(own)
        for number, cells in ([one] if one else own)[: MOST_ROWS - len(made)]:
            facts = _Facts(
                kind, sheet, found, sides, alike, "" if one else t("row {number}", number=grouped(number)), senses
            )
            made.append(facts.row(cells, beside[1] if beside else None, today))
            origins.append(number)
    return Turned(tuple(made), tuple(origins), total, len(rows) - taken - len(shared), senses)


def _senses_of_figures(kind: TableOfRows, sheet: Sheet, found: Long, sides: Sides) -> Senses:
    """How the figures of ours and of what they are compared with are written."""
    places = {"area": found.value, "comparator": found.value if sides.column is None else sides.column}
    columns = [(column, at) for role, at in places.items() if (column := kind.playing(role))]
    return senses_of((column, Written([cell_at(cells, at) for _, cells in sheet.rows[1:]])) for column, at in columns)


def _one_of(found: Long, rows: Sequence[Numbered]) -> Numbered | None:
    """The row, where all of these say the same."""
    figures = {cell_at(cells, found.value) for _, cells in rows}
    return rows[0] if len(figures) == 1 else None


@dataclass(frozen=True)
class _Facts:
    """Makes rows of the table."""

    kind: TableOfRows
    sheet: Sheet
    found: Long
    sides: Sides
    alike: frozenset[int]
    again: str
    senses: Senses

    def row(self, cells: list[str], other: list[str] | None, today: date) -> Row:
        kind, found = self.kind, self.found
        texts: dict[str, str] = {kind.rows.columns[0].id: self._name(cells)}
        texts[kind.role("area")] = cell_at(cells, found.value)
        if self.sides.column is not None:
            texts[kind.role("comparator")] = cell_at(cells, self.sides.column)
            texts[kind.role("against")] = self.sheet.head(self.sides.column)
        elif other is not None:
            texts[kind.role("comparator")] = cell_at(other, found.value)
            texts[kind.role("against")] = self.sides.against
        texts[kind.role("unit")] = cell_at(cells, found.unit)
        source, note = self._places()
        texts[source] = ", ".join(filter(None, (cell_at(cells, found.source), cell_at(cells, found.period))))
        texts[note] = "\n".join(self._notes(cells, other))
        columns = {column.id: column for column in kind.rows.columns}
        return row_of(((columns[one], text) for one, text in texts.items() if one in columns), today, self.senses)

    def _places(self) -> tuple[str, str]:
        """The columns of the table for where a figure comes from, and for what has to be noted with it."""
        played = {column for _, column in self.kind.roles}
        free = [column for column in self.kind.rows.columns[1:] if column.id not in played]
        sources = guess(["source"], [column for column in free if column.type == "text"])
        return self.kind.role("source") or sources[0], next((column.id for column in free if column.type == "long"), "")

    def _name(self, cells: list[str]) -> str:
        found = self.found
        head = self.sheet.head(found.value)
        measure = cell_at(cells, found.measure) if found.measure is not None else head
        area = found.area_of(cells) if self.sides.ours == EACH else ""
        told = [(at, cell_at(cells, at)) for at in found.splits]
        parts = [text for at, text in told if text and not (at in self.alike and _ALL.match(text))]
        return ", ".join(filter(None, (measure, area, *parts, cell_at(cells, found.period), self.again)))

    def _notes(self, cells: list[str], other: list[str] | None) -> Iterator[str]:
        """Which area it is, limits and notes of both areas, each with whose it is."""
        label = self.kind.playing("area")
        place = self.found.area_of(cells)
        ours = place or (label.label if label else "")
        if place and label and self.sides.ours != EACH:
            yield f"{label.label}: {place}."
        both = [(ours, cells), *([(self.sides.against, other)] if other is not None else [])]
        for low, high in self.found.limits:
            head = " ".join(re.sub(r"(?i)\b(lower|upper|lci|uci)\b", "", self.sheet.head(low)).split())
            ends = [(name, cell_at(row, low), cell_at(row, high)) for name, row in both]
            if told := "; ".join(
                t("{name} {one} to {two}", name=name, one=one, two=two) for name, one, two in ends if one or two
            ):
                head = head or t("Confidence limits")
                yield f"{head}: {told}."
        for at in self.found.notes:
            yield from (f"{self.sheet.head(at)}, {name}: {text}" for name, row in both if (text := cell_at(row, at)))


def told_long(sheet: Sheet, found: Long, sides: Sides, left: int) -> LongTold:
    """What the page shows of a long table: whom one can choose, and what is left out."""
    columns: list[ColumnNamed] = [{"id": f"column {at}", "name": sheet.head(at)} for at in found.beside]
    used = found.used | ({sides.column} if sides.column is not None else set())
    out = [sheet.head(at) for at in range(sheet.width) if at not in used and sheet.head(at)]
    return {
        "areas": list(found.areas),
        "figures": [{"id": f"column {at}", "name": sheet.head(at)} for at in found.figures],
        "figure": f"column {found.value}",
        "columns": columns,
        "ours": sides.ours,
        "against": sides.against,
        "out": out,
        "left": left,
    }


def preview_turned(
    kind: TableOfRows, sheet: Sheet, plan: Plan, found: Long, sides: Sides, today: date, room: int
) -> TurnedPreviewed:
    """As `preview`, of a long table: no rows before somebody said which area is theirs."""
    matched = matching(sheet, plan)
    made = turned(kind, sheet, matched, found, sides, today)
    rows = made.rows[: min(room, MOST_ROWS)]
    filled = [item for item in kind.rows.columns if any(item.id in {**row, **row.get(UNREAD, {})} for row in made.rows)]
    return {
        **head_of_preview(sheet, plan, made.total),
        "rows": list(rows),
        "heads": [column.label for column in filled],
        "first": [[_seen(column, row) for column in filled] for row in made.rows[:SHOWN]],
        **bad_cells(list(_unread(kind, made))),
        "notes": [*sheet.notes, *commas_said(kind.columns, made.senses)],
        "long": told_long(sheet, found, sides, made.left),
    }


def _seen(column: Column, row: Row) -> CellTold:
    odd = row.get(UNREAD, {}).get(column.id)
    return {"text": odd[:60], "fits": False} if odd else {"text": column.show(row.get(column.id))[:200], "fits": True}


def _unread(kind: TableOfRows, made: Turned) -> Iterator[Unreadable]:
    """What could not be read in the rows that were made, by the rows of the file."""
    columns: Mapping[str, Column] = {column.id: column for column in kind.rows.columns}
    for row, number in zip(made.rows, made.origins, strict=True):
        for one, text in row.get(UNREAD, {}).items():
            yield Unreadable(columns[one].label, why_unread(columns[one], text), (number,))
