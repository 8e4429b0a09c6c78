"""From the cells of a file to rows of a table: a preview that says what comes and what doesn't, then the rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter
from typing import Any

from powerkit.errors import FileError
from powerkit.kinds.column_contents import ANSWERS, HARD, NOTHING, NUMBERS, POSTCODES, what_holds
from powerkit.kinds.columns import Column
from powerkit.kinds.rows import UNREAD
from powerkit.kinds.table.importing.cell_formats import USUAL, Sense, Written, senses_of
from powerkit.kinds.table.importing.cells import MOST_LETTERS, bare_words, belongs, misfits, read_cell, why_unread
from powerkit.kinds.table.importing.csv import MOST_COLUMNS, Sheet, guess, has_heading
from powerkit.kinds.table.query_types import BadCells, CellTold, HeadTold, RowsPreviewed
from powerkit.kinds.tables import Numbered
from powerkit.text.catalogue import t
from powerkit.text.files import unguarded
from powerkit.text.phrasing import listed

MOST_ROWS = 500
"""What one table may hold from elsewhere. An answer goes to the log book whole at each pause in writing, and stands on
the page in boxes to change; what people can talk about is shorter still. A longer file is narrowed to what matters."""

SHOWN = 5
"""Rows in a preview."""

_LISTED = 8
_TRIED = 40
_SEEN = 400

Row = dict[str, Any]
Senses = Mapping[str, Sense]
"""How columns are written, by their ids."""


@dataclass(frozen=True)
class Plan:
    """What to take of a file.

    *columns* has, for each column of the file, the id of the table's column that it fills, or "" to leave it out.
    With *heading*, the first row only names columns. Only rows whose cell in column *at* holds the words *has* are
    taken, where these are given.
    """

    heading: bool
    columns: tuple[str, ...]
    at: int = 0
    has: str = ""


def plan_for(sheet: Sheet, columns: Sequence[Column], today: date, heading: bool | None = None) -> Plan:
    """The likely plan: by the headings' names where what stands below can be read so; without a heading, in order."""
    headed = has_heading(sheet, columns) if heading is None else heading
    guessed = by_name(sheet, columns, today) if headed else ()
    width = min(sheet.width, MOST_COLUMNS)
    if not any(guessed):
        guessed = tuple(_by_contents(sheet, columns, headed))
    return Plan(headed, (*guessed, *[""] * width)[:width])


def by_name(sheet: Sheet, columns: Sequence[Column], today: date) -> tuple[str, ...]:
    """For each heading the column that it names, where what stands below can be read so; "" where it names none."""
    below = sheet.rows[1:_TRIED]

    def could(at: int, column: Column) -> bool:
        texts = [text for _, cells in below if (text := _cell(cells, at)).strip()]
        sense = senses_of([(column, Written(texts))]).get(column.id, USUAL)
        said = [belongs(column, text, today, sense) for text in texts]
        return not said or sum(said) * 2 > len(said)

    return tuple(guess(sheet.rows[0][1], columns, could)[:MOST_COLUMNS])


_NO_WORDS = HARD - {NUMBERS, POSTCODES}


def _by_contents(sheet: Sheet, columns: Sequence[Column], headed: bool) -> list[str]:
    """Where columns go that have no name we know: long answers to the place for such, else all in their order.

    Nobody's time stamp, id or address goes where words belong by itself.
    """
    rows = sheet.rows[1:] if headed else sheet.rows
    holds = [what_holds(_cell(cells, at) for _, cells in rows[:_SEEN]) for at in range(sheet.width)]
    long = next((column.id for column in columns if column.type == "long"), "")
    if headed and long and ANSWERS in holds and _NO_WORDS & {*holds}:
        at = holds.index(ANSWERS)
        return [*[""] * at, long]
    pairs = zip(columns, [*holds, *[NOTHING] * len(columns)], strict=False)
    words = ("text", "long", "people")
    return ["" if column.type in words and what in _NO_WORDS else column.id for column, what in pairs]


@dataclass(frozen=True)
class Unreadable:
    """A text that can't be read in a *column* (its label), *why*, and the *rows* of the file that have it there."""

    column: str
    why: str
    rows: tuple[int, ...]


def check_plan(plan: Plan) -> None:
    """Two columns of a file can't fill one.

    Raises:
        FileError: they are to.
    """
    chosen = [column for column in plan.columns if column]
    if len(set(chosen)) < len(chosen):
        raise FileError(t("Two columns of the file go to the same place."), t("Leave one of them out."))


def matching(sheet: Sheet, plan: Plan) -> Sequence[Numbered]:
    """The rows that the plan takes, of those below the heading."""
    rows = sheet.rows[1:] if plan.heading else sheet.rows
    wanted = bare_words(plan.has) if plan.has.strip() else ""
    if not wanted:
        return rows
    return [(number, cells) for number, cells in rows if wanted in bare_words(_cell(cells, plan.at))]


def _cell(cells: list[str], at: int) -> str:
    return unguarded(cells[at]) if at < len(cells) else ""


def written_in(rows: Sequence[Numbered], plan: Plan, columns: Sequence[Column]) -> dict[str, Written]:
    """What stands in the columns that hold no words, each different text once, by the ids of those they fill."""
    filled = [(at, column) for at, column in _filled(plan, columns) if column.type not in ("text", "long", "people")]
    every = [cells for _, cells in rows]
    return {column.id: Written(_different(every, at)) for at, column in filled}


def _different(rows: Sequence[list[str]], at: int) -> set[str]:
    try:
        return {*map(itemgetter(at), rows)}
    except IndexError:  # a row is shorter
        return {cells[at] for cells in rows if at < len(cells)}


def unreadable(
    rows: Sequence[Numbered],
    plan: Plan,
    columns: Sequence[Column],
    today: date,
    senses: Senses,
    written: Mapping[str, Written],
) -> list[Unreadable]:
    """Every text that can't be read, in the order of the file. Each different one that is *written* is read once."""
    found: list[Unreadable] = []
    for at, column in _filled(plan, columns):
        texts = misfits(column, written.get(column.id, Written()), today, senses.get(column.id, USUAL))
        bad: dict[str, list[int]] = {text: [] for text in texts}
        for number, cells in rows if bad else ():
            if at < len(cells) and (where := bad.get(cells[at])) is not None:
                where.append(number)
        found += [
            Unreadable(column.label, why_unread(column, unguarded(text)), tuple(where)) for text, where in bad.items()
        ]
    return sorted(found, key=lambda item: (item.rows[0], item.column))


def rows_of(
    rows: Sequence[Numbered], plan: Plan, columns: Sequence[Column], today: date, senses: Senses
) -> Iterator[Row]:
    """The rows as an answer holds them; what can't be read stays with its row as it was written."""
    filled = _filled(plan, columns)
    for _, cells in rows:
        row = row_of(((column, _cell(cells, at)) for at, column in filled), today, senses)
        if row:
            yield row


def row_of(cells: Iterable[tuple[Column, str]], today: date, senses: Senses) -> Row:
    """One row of cells under their columns, read by how each is written; blank ones are left out."""
    row: Row = {}
    for column, text in cells:
        value, fits = read_cell(column, text, today, senses.get(column.id, USUAL))
        if not fits:
            row.setdefault(UNREAD, {})[column.id] = text.strip()[:MOST_LETTERS]
        elif value != column.empty:
            row[column.id] = value
    return row


def _filled(plan: Plan, columns: Sequence[Column]) -> list[tuple[int, Column]]:
    known = {column.id: column for column in columns}
    return [(at, known[one]) for at, one in enumerate(plan.columns) if one in known]


def preview(sheet: Sheet, plan: Plan, columns: Sequence[Column], today: date, room: int = MOST_ROWS) -> RowsPreviewed:
    """What the page shows before anything is added, and the *rows* that would be, as many as there is *room* for.

    All rows of the file are counted and read: what can't be is listed by its row in the file.
    """
    check_plan(plan)
    rows = matching(sheet, plan)
    filled = _filled(plan, columns)
    written = written_in(rows, plan, columns)
    every = written_in(matching(sheet, replace(plan, has="")), plan, columns) if plan.has else written
    senses = senses_of((column, every[column.id]) for _, column in filled if column.id in every)

    def shown(column: Column, text: str) -> CellTold:
        value, fits = read_cell(column, text, today, senses.get(column.id, USUAL))
        return {"text": column.show(value)[:200] if fits else text.strip()[:60], "fits": fits}

    return {
        **head_of_preview(sheet, plan, len(rows)),
        "rows": list(rows_of(rows[: min(room, MOST_ROWS)], plan, columns, today, senses)),
        "heads": [column.label for _, column in filled],
        "first": [[shown(column, _cell(cells, at)) for at, column in filled] for _, cells in rows[:SHOWN]],
        **bad_cells(unreadable(rows, plan, columns, today, senses, written)),
        "notes": [*sheet.notes, *commas_said((column for _, column in filled), senses)],
    }


def commas_said(columns: Iterable[Column], senses: Senses) -> Iterator[str]:
    """That numbers were read with a comma before their tenths, where they were."""
    if said := listed([f"“{column.label}”" for column in columns if senses.get(column.id, USUAL).decimal == ","]):
        yield t(
            "Numbers are written with a comma before the tenths in {said}, so a point parts their thousands.", said=said
        )


def head_of_preview(sheet: Sheet, plan: Plan, matched: int) -> HeadTold:
    """What the file holds, and what was chosen of it."""
    return {
        "heading": plan.heading,
        "columns": list(plan.columns),
        "at": plan.at,
        "has": plan.has,
        "file": [_of_file(sheet, plan, at) for at in range(len(plan.columns))],
        "total": len(sheet.rows) - plan.heading,
        "matching": matched,
        "most": MOST_ROWS,
        "beyond": max(0, sheet.width - MOST_COLUMNS),
    }


def bad_cells(bad: Sequence[Unreadable]) -> BadCells:
    """What can't be read, the first few of it by their rows."""
    return {
        "bad": [
            {
                "column": item.column,
                "why": item.why,
                "rows": list(item.rows[:_LISTED]),
                "more": max(0, len(item.rows) - _LISTED),
            }
            for item in bad[:_LISTED]
        ],
        "bad_more": max(0, len(bad) - _LISTED),
        "bad_cells": sum(len(item.rows) for item in bad),
    }


def _of_file(sheet: Sheet, plan: Plan, at: int) -> dict[str, str]:
    """A column of the file: what it is called, and its first words that are not blank."""
    below = sheet.rows[1:101] if plan.heading else sheet.rows[:100]
    first = next((cell for _, cells in below if (cell := _cell(cells, at).strip())), "")
    name = unguarded(sheet.head(at)) if plan.heading else ""
    return {"name": name or t("Column {number}", number=at + 1), "first": first[:60]}
