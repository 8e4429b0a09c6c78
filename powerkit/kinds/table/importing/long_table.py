"""A long table, with a row for each area, sex and year, turned round: an area's figure beside that of another.

Statistics come so. Taken as it stands, the figure of every area would be that of "our area".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from powerkit.kinds.columns import Column
from powerkit.kinds.rows import UNREAD
from powerkit.kinds.table.importing.cells import bare_words, number_in, why_unread
from powerkit.kinds.table.importing.csv import Sheet, guess
from powerkit.kinds.table.importing.preview import (
    MOST_ROWS,
    SHOWN,
    Numbered,
    Plan,
    Row,
    Unreadable,
    bad_cells,
    head_of_preview,
    matching,
    row_of,
)
from powerkit.kinds.table.kind import TableOfRows
from powerkit.text.files import unguarded

EACH = "*"
"""Chosen for "our area": each area is brought in under its name."""

_NOISE = re.compile(
    r"\b(code|codes|id|ids|parent|trend|compared|comparison|sortable|new data|goal|range|polarity|rank|order|url)\b"
)
_PARTS = {
    "area": r"area|areas|area name|geography|geography name|place|ward|district|borough|local authority|authority|la"
    r"|council|region|county|town|city|neighbourhood|lsoa|msoa|locality|parish|country|nation|constituency|icb|pcn"
    r"|practice|organisation|location|ardal",
    "measure": r"indicator|measure|metric|variable|statistic|topic|what is measured",
    "value": r"value|values|figure|rate|percentage|per cent|percent|score|result|estimate|obs value|observation",
    "period": r"time period|period|year|years|date|quarter|month|financial year|time|blwyddyn",
    "unit": r"unit|units|unit of measure|value type|units of measure",
    "source": r"source|data source|dataset",
}
_WITH_NAME = "(?:{0})(?: (?:name|names|label|title|description))?"
_SPLITS = re.compile(
    r"\b(sex|gender|age|ages|ethnic\w*|category|deprivation|quintile|decile|tenure|disability|religion|subgroup|breakdown"
    r"|dimension|group|orientation|occupation|rhyw|oedran)\b"
)
_LIMIT = re.compile(r"\b(lower|upper|lci|uci|ll|ul)\b")
_NOTE = re.compile(r"\b(note|notes|footnote|footnotes|caveat|caveats|comment|comments)\b")
_COUNTS = re.compile(r"\b(count|counts|denominator|numerator|population|sample|n|limit|ci|margin|error|sd)\b")
_ALL = re.compile(r"(?:all\b.*|persons?|total|both sexes|not applicable|n/?a|-)\Z", re.I)


@dataclass(frozen=True)
class Long:
    """A long table: the *areas* in it, and where its parts stand; None for a part that it does not have.

    *splits* are the columns that tell the rows of one measure and one area apart, such as sex. *limits* are pairs of
    columns, a lower limit and an upper one. *beside* are
    columns of figures that an area may be compared with, *figures* all that may hold those of the areas.
    """

    areas: tuple[str, ...]
    value: int
    area: int | None
    measure: int | None
    period: int | None
    unit: int | None
    source: int | None
    splits: tuple[int, ...]
    limits: tuple[tuple[int, int], ...]
    notes: tuple[int, ...]
    beside: tuple[int, ...]
    figures: tuple[int, ...]

    @property
    def used(self) -> set[int]:
        """The columns that are taken."""
        alone = (self.value, self.area, self.measure, self.period, self.unit, self.source)
        pairs = (at for pair in self.limits for at in pair)
        return {at for at in (*alone, *self.splits, *self.notes, *pairs) if at is not None}


def long_of(kind: TableOfRows, sheet: Sheet, figures: int | None = None) -> Long | None:
    """The sheet as a long table, where it is one and the table compares an area with another; else None.

    *figures* is the column that holds the figures, where a person said so.
    """
    area = kind.playing("area")
    heads = [bare_words(sheet.head(at)) for at in range(sheet.width)]
    if kind.picture != "comparison" or area is None or bare_words(area.label) in heads:
        return None
    rows = sheet.rows[1:]
    part = {name: _named(heads, name) for name in _PARTS}
    named = part.pop("value")
    numbers = [at for at in range(sheet.width) if at not in part.values() and _holds_numbers(rows, at)]
    plain = [at for at in numbers if not (_NOISE.search(heads[at]) or _LIMIT.search(heads[at]))]
    likely = [at for at in plain if not _COUNTS.search(heads[at])] or plain
    usual = named if named is not None else next(iter(likely), None)
    value = figures if figures in plain else usual
    if value is None:
        return None
    taken = {value, *part.values()}
    free = [(at, head) for at, head in enumerate(heads) if at not in taken and not _NOISE.search(head)]
    splits = [at for at, head in free if _SPLITS.search(head)]
    limits = tuple(_limits(heads))
    notes = tuple(at for at, head in enumerate(heads) if _NOTE.search(head) and at not in taken)
    rest = tuple(at for at in plain if at not in splits)
    areas = tuple(dict.fromkeys(text for _, cells in rows if (text := _at(cells, part["area"]))))
    if len(areas) < 2 and not _parted(rows, part["measure"], (*splits, part["period"])):
        return None
    beside = tuple(at for at in rest if at != value and not _COUNTS.search(heads[at]))
    others = tuple(dict.fromkeys((value, *rest)))
    found = Long(areas, value, **part, splits=tuple(splits), limits=limits, notes=notes, beside=beside, figures=others)
    return _told_apart(found, rows, heads)


def _named(heads: Sequence[str], part: str) -> int | None:
    """The column that is called like a part; one that says "name" before one that does not."""
    form = re.compile(_WITH_NAME.format(_PARTS[part]))
    found = [at for at, head in enumerate(heads) if form.fullmatch(head)]
    return next((at for at in found if "name" in heads[at].split()), found[0] if found else None)


def _holds_numbers(rows: Sequence[Numbered], at: int) -> bool:
    said = [text for _, cells in rows[:400] if (text := _at(cells, at))]
    return bool(said) and sum(number_in(text) is not None for text in said) * 2 > len(said)


def _limits(heads: Sequence[str]) -> Iterator[tuple[int, int]]:
    for low, head in enumerate(heads):
        for one, other in (("lower", "upper"), ("lci", "uci"), ("ll", "ul")):
            wanted = re.sub(rf"\b{one}\b", other, head)
            if wanted != head and wanted in heads:
                yield low, heads.index(wanted)


def _parted(rows: Sequence[Numbered], measure: int | None, columns: Sequence[int | None]) -> bool:
    """Whether rows of one measure are told apart by these columns."""
    told = {(_at(cells, measure), *(_at(cells, at) for at in columns if at is not None)) for _, cells in rows}
    return len(told) > len({first for first, *_ in told})


def _told_apart(found: Long, rows: Sequence[Numbered], heads: Sequence[str]) -> Long:
    """With as many more columns as it takes to tell the rows of one area apart."""
    others = [
        at
        for at, head in enumerate(heads)
        if at not in found.used | {*found.beside} and head and not (_NOISE.search(head) or _COUNTS.search(head))
    ]
    splits = list(found.splits)
    parted = _different(found, rows, splits)
    for at in others:
        if parted == len(rows):
            break
        if (more := _different(found, rows, [*splits, at])) > parted:
            splits, parted = [*splits, at], more
    return Long(**{**found.__dict__, "splits": tuple(splits)})


def _different(found: Long, rows: Sequence[Numbered], splits: Sequence[int]) -> int:
    return len({(_at(cells, found.area), *_key(found, cells, splits)) for _, cells in rows})


def _key(found: Long, cells: list[str], splits: Sequence[int]) -> tuple[str, ...]:
    """What two figures have in common that may be compared."""
    return tuple(_at(cells, at) for at in (found.measure, found.unit, *splits, found.period))


def _at(cells: Sequence[str], at: int | None) -> str:
    return unguarded(cells[at]).strip() if at is not None and at < len(cells) else ""


@dataclass(frozen=True)
class Turned:
    """The first *rows* for the table, as many as one holds, and which rows of the file each came from.

    *total* is how many there are in all, *left* how many rows of the file are left out.
    """

    rows: tuple[Row, ...]
    origins: tuple[int, ...]
    total: int
    left: int


@dataclass(frozen=True)
class Sides:
    """Who is compared: *ours*, an area or `EACH`, and *against*, an area, "column 4" or ""."""

    ours: str
    against: str

    @property
    def column(self) -> int | None:
        """The column of the file that holds what is compared with."""
        return column_in(self.against)


def column_in(text: Any) -> int | None:
    """The column that a choice of the page means, such as "column 3"."""
    found = re.fullmatch(r"column (\d{1,3})", text) if isinstance(text, str) else None
    return int(found[1]) if found else None


def turned(kind: TableOfRows, sheet: Sheet, rows: Sequence[Numbered], found: Long, sides: Sides, today: date) -> Turned:
    """The figures of an area beside those of another, a row for each measure, sex, year and what else parts them."""
    known = len(found.areas) > 1
    if known and sides.ours not in (*found.areas, EACH):
        return Turned((), (), 0, len(rows))
    ours: dict[tuple[str, ...], list[Numbered]] = {}
    other: dict[tuple[str, ...], list[Numbered]] = {}
    for number, cells in rows:
        area, key = _at(cells, found.area), _key(found, cells, found.splits)
        if known and area == sides.against and area != sides.ours:
            other.setdefault(key, []).append((number, cells))
        elif not known or area == sides.ours or (sides.ours == EACH and area):
            ours.setdefault((area if sides.ours == EACH else "", *key), []).append((number, cells))
    made: list[Row] = []
    origins: list[int] = []
    alike = frozenset(at for at in found.splits if len({_at(cells, at) for _, cells in sheet.rows[1:]} - {""}) < 2)
    taken = total = 0
    shared: set[int] = set()
    for key, own in ours.items():
        beside = _one_of(found, other.get(key[1:], []))
        taken += len(own)
        shared |= {number for number, _ in other.get(key[1:], [])} if beside else set()
        one = _one_of(found, own)  # the same figure twice is one
        total += 1 if one else len(own)
        for number, cells in ([one] if one else own)[: MOST_ROWS - len(made)]:
            facts = _Facts(kind, sheet, found, sides, alike, "" if one else f"row {number:,}")
            made.append(facts.row(cells, beside[1] if beside else None, today))
            origins.append(number)
    return Turned(tuple(made), tuple(origins), total, len(rows) - taken - len(shared))


def _one_of(found: Long, rows: Sequence[Numbered]) -> Numbered | None:
    """The row, where all of these say the same."""
    figures = {_at(cells, found.value) for _, cells in rows}
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

    def row(self, cells: list[str], other: list[str] | None, today: date) -> Row:
        kind, found = self.kind, self.found
        texts: dict[str, str] = {kind.rows.columns[0].id: self._name(cells)}
        texts[kind.role("area")] = _at(cells, found.value)
        if self.sides.column is not None:
            texts[kind.role("comparator")] = _at(cells, self.sides.column)
            texts[kind.role("against")] = self.sheet.head(self.sides.column)
        elif other is not None:
            texts[kind.role("comparator")] = _at(other, found.value)
            texts[kind.role("against")] = self.sides.against
        texts[kind.role("unit")] = _at(cells, found.unit)
        source, note = self._places()
        texts[source] = ", ".join(filter(None, (_at(cells, found.source), _at(cells, found.period))))
        texts[note] = "\n".join(self._notes(cells, other))
        columns = {column.id: column for column in kind.rows.columns}
        return row_of(((columns[one], text) for one, text in texts.items() if one in columns), today)

    def _places(self) -> tuple[str, str]:
        """The columns of the table for where a figure comes from, and for what has to be noted with it."""
        played = {column for _, column in self.kind.roles}
        free = [column for column in self.kind.rows.columns[1:] if column.id not in played]
        sources = guess(["source"], [column for column in free if column.type == "text"])
        return self.kind.role("source") or sources[0], next((column.id for column in free if column.type == "long"), "")

    def _name(self, cells: list[str]) -> str:
        found = self.found
        head = self.sheet.head(found.value)
        measure = _at(cells, found.measure) if found.measure is not None else head
        area = _at(cells, found.area) if self.sides.ours == EACH else ""
        told = [(at, _at(cells, at)) for at in found.splits]
        parts = [text for at, text in told if text and not (at in self.alike and _ALL.match(text))]
        return ", ".join(filter(None, (measure, area, *parts, _at(cells, found.period), self.again)))

    def _notes(self, cells: list[str], other: list[str] | None) -> Iterator[str]:
        """Limits and notes of both areas, each with whose it is."""
        label = self.kind.playing("area")
        ours = _at(cells, self.found.area) or (label.label if label else "")
        both = [(ours, cells), *([(self.sides.against, other)] if other is not None else [])]
        for low, high in self.found.limits:
            head = " ".join(re.sub(r"(?i)\b(lower|upper|lci|uci)\b", "", self.sheet.head(low)).split())
            ends = [(name, _at(row, low), _at(row, high)) for name, row in both]
            if told := "; ".join(f"{name} {one} to {two}" for name, one, two in ends if one or two):
                yield f"{head or 'Confidence limits'}: {told}."
        for at in self.found.notes:
            yield from (f"{self.sheet.head(at)}, {name}: {text}" for name, row in both if (text := _at(row, at)))


def told_long(sheet: Sheet, found: Long, sides: Sides, left: int) -> dict[str, Any]:
    """What the page shows of a long table: whom one can choose, and what is left out."""
    columns = [{"id": f"column {at}", "name": sheet.head(at)} for at in found.beside]
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
) -> dict[str, Any]:
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
        "long": told_long(sheet, found, sides, made.left),
    }


def _seen(column: Column, row: Row) -> dict[str, Any]:
    odd = row.get(UNREAD, {}).get(column.id)
    return {"text": odd[:60], "fits": False} if odd else {"text": column.show(row.get(column.id))[:200], "fits": True}


def _unread(kind: TableOfRows, made: Turned) -> Iterator[Unreadable]:
    """What could not be read in the rows that were made, by the rows of the file."""
    columns: Mapping[str, Column] = {column.id: column for column in kind.rows.columns}
    for row, number in zip(made.rows, made.origins, strict=True):
        for one, text in row.get(UNREAD, {}).items():
            yield Unreadable(columns[one].label, why_unread(columns[one], text), (number,))
