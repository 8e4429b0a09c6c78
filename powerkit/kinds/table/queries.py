"""What the page asks of a table when rows come from elsewhere: cells that were pasted, a file, the days of a calendar.

What comes with each question, and what is told, stands in `query_types`. A file with a row for each area is turned
round (see `pivot`): what is told has ``long`` then.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from powerkit.errors import PowerkitError
from powerkit.kinds.base import Kind
from powerkit.kinds.columns import Column
from powerkit.kinds.table.importing.cell_formats import Written, senses_of
from powerkit.kinds.table.importing.cells import bare_words
from powerkit.kinds.table.importing.csv import Sheet, read_sheet
from powerkit.kinds.table.importing.long_table import long_of
from powerkit.kinds.table.importing.pivot import Sides, column_in, preview_turned
from powerkit.kinds.table.importing.preview import MOST_ROWS, Plan, plan_for, preview, row_of
from powerkit.kinds.table.importing.wide_table import lengthened
from powerkit.kinds.table.kind import TableOfRows
from powerkit.kinds.table.query_types import (
    AskDiary,
    AskPaste,
    AskPreview,
    Brings,
    Dated,
    DiaryTold,
    Pasted,
    RowsPreviewed,
    TurnedPreviewed,
)
from powerkit.logbook.model import Past
from powerkit.text.base64_files import size_of, unpacked
from powerkit.text.catalogue import later, t
from powerkit.text.files import check_size
from powerkit.text.schemas import given_to, heard

Versions = Callable[[], Sequence[Past]]

_OLD_PAGE = later("The page is older than the workbook. Reload it.")


def tell(kind: Kind, what: str, given: Any, past: Versions) -> Mapping[str, Any]:
    """The answer to one question about rows from elsewhere. The module says what can be asked.

    Raises:
        PowerkitError: it can't be done with what was given; the text says why and what to do.
    """
    if not kind.columns or what not in TELLS:
        raise PowerkitError(t(_OLD_PAGE))
    return TELLS[what](kind, heard(given_to(TELLS[what]), given))


def _paste(kind: Kind, given: AskPaste) -> Pasted:
    known = {column.id: column for column in kind.columns}
    columns = [known[text] for text in given["columns"] if text in known]
    cells = given["cells"]
    headed = len(cells) > 1 and _names(cells[0], columns)
    below = cells[1:] if headed else cells
    senses = senses_of(
        (column, Written([row[at] for row in below if at < len(row)])) for at, column in enumerate(columns)
    )
    rows = [row_of(zip(columns, row, strict=False), _today(given), senses) for row in below]
    most = MOST_ROWS - given["at"] if given["at"] <= MOST_ROWS else MOST_ROWS
    return {"rows": rows[:most], "heading": headed, "left": max(0, len(rows) - most), "most": MOST_ROWS}


def _names(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether these cells are the headings of the columns they stand under."""
    said = [(bare_words(cell), column) for cell, column in zip(cells, columns, strict=False) if cell.strip()]
    return bool(said) and all(cell in (bare_words(column.label), bare_words(column.id)) for cell, column in said)


def _preview(kind: Kind, given: AskPreview) -> RowsPreviewed | TurnedPreviewed:
    sheet = read_sheet(_file_of(given), kind.columns)
    if isinstance(kind, TableOfRows) and given.get("heading") is not False:
        sheet = lengthened(kind, sheet)
    plan = _plan(kind, given, sheet)
    table = kind if plan.heading and isinstance(kind, TableOfRows) else None
    if table and (found := long_of(table, sheet, column_in(given.get("figure", "")))):
        sides = Sides(given.get("ours", ""), given.get("against", ""))
        return preview_turned(table, sheet, plan, found, sides, _today(given), _room(given))
    return preview(sheet, plan, kind.columns, _today(given), _room(given))


def _diary(kind: Kind, given: AskDiary) -> DiaryTold:
    from powerkit.kinds.table.importing.ics.rows import diary_rows, wanted_days

    if not isinstance(kind, TableOfRows):
        raise PowerkitError(t(_OLD_PAGE))
    wanted = wanted_days(given["first"], given["last"], given["zone"])
    titles, people = given.get("titles", True), given.get("people", False)
    return diary_rows(kind, _file_of(given), replace(wanted, titles=titles, people=people), _room(given))


def _room(given: Brings) -> int:
    return min(given.get("room", MOST_ROWS), MOST_ROWS)


def _plan(kind: Kind, given: AskPreview, sheet: Sheet) -> Plan:
    """What the person chose, over what is likely."""
    likely = plan_for(sheet, kind.columns, _today(given), given.get("heading"))
    columns = given.get("columns", list(likely.columns))
    fitted = tuple((columns + [""] * len(likely.columns))[: len(likely.columns)])
    return Plan(likely.heading, fitted, given.get("at", 0), given.get("has", ""))


def _file_of(given: Brings) -> bytes:
    """The bytes of the file that came.

    Raises:
        FileError: it is too large, or did not come whole.
    """
    data = given["file"]["data"]
    check_size(size_of(data))
    return unpacked(data, t("Choose it again. Nothing was changed."))


def _today(given: Dated) -> date:
    try:
        return date.fromisoformat(given["today"])
    except ValueError as error:
        raise PowerkitError(t(_OLD_PAGE)) from error


TELLS: Mapping[str, Callable[..., Mapping[str, Any]]] = {
    "paste": _paste,
    "preview": _preview,
    "diary": _diary,
}
