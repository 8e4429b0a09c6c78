"""A table with a row for each area and a column for each measure or year, made long: a row for each figure in it."""

import re
from dataclasses import replace

from powerkit.kinds.table.importing.csv import MOST_READ, Sheet, has_heading
from powerkit.kinds.table.importing.long_table import cell_at, figure_columns, heads_of, part_named
from powerkit.kinds.table.kind import TableOfRows
from powerkit.text.catalogue import later_many, tn

_PERIOD = re.compile(
    r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:\d\d){1,2})?|q[1-4][\s-]*(?:19|20)\d\d|(?:19|20)\d\d[\s-]*q[1-4]", re.IGNORECASE
)
_UNIT = re.compile(
    r"(.*\S)\s*[(\[]\s*(%|per ?cent(?:age)?|years?|months?|weeks?|days?|hours?|£|pounds|people|persons|households|homes"
    r"|miles|km|per [\d,]+[\w ]*|rate per [\d,]+[\w ]*)\s*[)\]]",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(england|wales|scotland|uk|united kingdom|national|regional?|average|mean|comparator|benchmark|all areas)\b"
)
"""Of a column that holds what areas are compared with, not a measure."""


def lengthened(kind: TableOfRows, sheet: Sheet) -> Sheet:
    """The sheet, made long where it is a wide one of areas; as it is where it is any other.

    Statistics come so too: taken as it stands, one measure would come in and the others would not.
    """
    heads = heads_of(kind, sheet)
    area = part_named(heads, "area")
    if area is None or part_named(heads, "value") is not None or not has_heading(sheet, kind.columns):
        return sheet
    figures = figure_columns(sheet, heads)
    rows = sheet.rows[1:]
    areas = {cell_at(cells, area).casefold() for _, cells in rows} - {""}
    years = all(_PERIOD.fullmatch(sheet.head(at)) for at in figures)
    if len(figures) < 2 or len(areas) < 2 or len(rows) * len(figures) > MOST_READ:
        return sheet
    if part_named(heads, "measure" if not years else "period") is not None:
        return sheet
    if any(_COMPARED.search(heads[at]) or sheet.head(at).casefold() in areas for at in figures):
        return sheet
    return _made_long(sheet, figures, years)


def _made_long(sheet: Sheet, figures: list[int], years: bool) -> Sheet:
    rest = [at for at in range(sheet.width) if at not in figures]
    told = [(at, *_unit_of(sheet.head(at))) for at in figures]
    units = any(unit for *_, unit in told)
    top = [
        *(sheet.head(at) for at in rest),
        "Time period" if years else "Measure",
        "Value",
        *(["Unit"] if units else []),
    ]
    rows = [
        (number, [*(cell_at(cells, at) for at in rest), name, cell_at(cells, at), *([unit] if units else [])])
        for number, cells in sheet.rows[1:]
        for at, name, unit in told
    ]
    if years:
        said = later_many(
            "Each column of figures was read as a year: {number} column in all.",
            "Each column of figures was read as a year: {number} columns in all.",
        )
    else:
        said = later_many(
            "Each column of figures was read as a measure: {number} column in all.",
            "Each column of figures was read as a measure: {number} columns in all.",
        )
    note = tn(*said, len(figures))
    return replace(sheet, rows=((sheet.rows[0][0], top), *rows), width=len(top), notes=(*sheet.notes, note))


def _unit_of(head: str) -> tuple[str, str]:
    """A heading as the name of its measure and its unit: "Smoking (%)" is "Smoking" in "%"."""
    found = _UNIT.fullmatch(head)
    return (found[1], found[2]) if found else (head, "")
