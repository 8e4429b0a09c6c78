"""What the page asks of a table when rows come from elsewhere.

With each question come ``today``, the page's own day, and what it is about:

- "paste" with ``cells``, a list of lists of text, the ids of the ``columns`` they go to, in order, and the place ``at``
  which they begin. Told are ``rows``, one for each, with what each cell holds, and under "_unread" what could not be
  read; whether the first one was a ``heading``, which is left out; and how many were ``left`` for want of room.
- "preview" with a ``file`` {name, data in base64}, how many rows there is ``room`` for, and what the person chose so
  far: ``heading``, ``columns``, ``at`` and ``has`` (see `Plan`). Told is what `preview` makes. A file with a row for
  each area is turned round (see `turning`): what is told has ``long`` then, and ``ours``, ``against`` and ``figure``
  say what the person chose.
- "diary" with a ``file``, the ``first`` and ``last`` day, the name of the page's own time ``zone``, and whether
  ``titles`` and ``people`` are wanted. Told are the ``rows``, what each ``says`` beside its title, and ``notes``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from powerkit.errors import PowerkitError
from powerkit.kinds.base import Kind
from powerkit.kinds.columns import Column
from powerkit.kinds.table.importing.cells import bare_words
from powerkit.kinds.table.importing.csv import Sheet, read_sheet
from powerkit.kinds.table.importing.long_table import long_of
from powerkit.kinds.table.importing.preview import MOST_ROWS, Plan, plan_for, preview, row_of
from powerkit.kinds.table.importing.senses import Written, senses_of
from powerkit.kinds.table.importing.turning import Sides, column_in, preview_turned
from powerkit.kinds.table.importing.wide_table import lengthened
from powerkit.kinds.table.kind import TableOfRows
from powerkit.logbook.model import Past
from powerkit.text.carried import size_of, unpacked
from powerkit.text.catalogue import later, t
from powerkit.text.files import check_size

Given = Mapping[str, Any]
Told = dict[str, Any]
Versions = Callable[[], Sequence[Past]]

_OLD_PAGE = later("The page is older than the workbook. Reload it.")


def tell(kind: Kind, what: str, given: Any, past: Versions) -> Told:
    """The answer to one question about rows from elsewhere. The module says what can be asked.

    Raises:
        PowerkitError: it can't be done with what was given; the text says why and what to do.
    """
    if not kind.columns or what not in _TELLS:
        raise PowerkitError(t(_OLD_PAGE))
    return _TELLS[what](kind, given if isinstance(given, Mapping) else {})


def _paste(kind: Kind, given: Given) -> Told:
    known = {column.id: column for column in kind.columns}
    columns = [known[text] for text in _texts(given.get("columns")) if text in known]
    given_cells = given.get("cells")
    cells = [_texts(row) for row in given_cells if isinstance(row, list)] if isinstance(given_cells, list) else []
    headed = len(cells) > 1 and _names(cells[0], columns)
    below = cells[1:] if headed else cells
    senses = senses_of(
        (column, Written([row[at] for row in below if at < len(row)])) for at, column in enumerate(columns)
    )
    rows = [row_of(zip(columns, row, strict=False), _today(given), senses) for row in below]
    at = given.get("at")
    most = MOST_ROWS - at if isinstance(at, int) and 0 <= at <= MOST_ROWS else MOST_ROWS
    return {"rows": rows[:most], "heading": headed, "left": max(0, len(rows) - most), "most": MOST_ROWS}


def _names(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether these cells are the headings of the columns they stand under."""
    said = [(bare_words(cell), column) for cell, column in zip(cells, columns, strict=False) if cell.strip()]
    return bool(said) and all(cell in (bare_words(column.label), bare_words(column.id)) for cell, column in said)


def _preview(kind: Kind, given: Given) -> Told:
    sheet = read_sheet(file_of(given), kind.columns)
    if isinstance(kind, TableOfRows) and given.get("heading") is not False:
        sheet = lengthened(kind, sheet)
    plan = _plan(kind, given, sheet)
    table = kind if plan.heading and isinstance(kind, TableOfRows) else None
    if table and (found := long_of(table, sheet, column_in(given.get("figure")))):
        ours, against = given.get("ours"), given.get("against")
        sides = Sides(ours if isinstance(ours, str) else "", against if isinstance(against, str) else "")
        return preview_turned(table, sheet, plan, found, sides, _today(given), _room(given))
    return preview(sheet, plan, kind.columns, _today(given), _room(given))


def _diary(kind: Kind, given: Given) -> Told:
    from powerkit.kinds.table.importing.ics.rows import diary_rows, wanted_days

    if not isinstance(kind, TableOfRows):
        raise PowerkitError(t(_OLD_PAGE))
    wanted = wanted_days(given.get("first"), given.get("last"), given.get("zone"))
    titles, people = given.get("titles") is not False, given.get("people") is True
    return diary_rows(kind, file_of(given), replace(wanted, titles=titles, people=people), _room(given))


def _room(given: Given) -> int:
    room = given.get("room")
    return room if isinstance(room, int) and 0 <= room <= MOST_ROWS else MOST_ROWS


def _plan(kind: Kind, given: Given, sheet: Sheet) -> Plan:
    """What the person chose, over what is likely."""
    heading = given.get("heading")
    likely = plan_for(sheet, kind.columns, _today(given), heading if isinstance(heading, bool) else None)
    columns = _texts(given.get("columns")) if isinstance(given.get("columns"), list) else list(likely.columns)
    fitted = tuple((columns + [""] * len(likely.columns))[: len(likely.columns)])
    at, has = given.get("at"), given.get("has")
    return Plan(
        likely.heading,
        fitted,
        at if isinstance(at, int) and at >= 0 else 0,
        has if isinstance(has, str) else "",
    )


def file_of(given: Given) -> bytes:
    """The bytes of the file that came.

    Raises:
        FileError: it is too large, or did not come whole.
    """
    sent = given.get("file")
    data = sent.get("data") if isinstance(sent, Mapping) else ""
    check_size(size_of(data))
    return unpacked(data, t("Choose it again. Nothing was changed."))


def _today(given: Given) -> date:
    try:
        return date.fromisoformat(str(given.get("today")))
    except ValueError as error:
        raise PowerkitError(t(_OLD_PAGE)) from error


def _texts(given: Any) -> list[str]:
    return [item if isinstance(item, str) else "" for item in given] if isinstance(given, list) else []


_TELLS: Mapping[str, Callable[[Kind, Given], Told]] = {
    "paste": _paste,
    "preview": _preview,
    "diary": _diary,
}
