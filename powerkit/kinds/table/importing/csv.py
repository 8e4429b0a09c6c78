"""A CSV file as rows of cells, and which column of a table each of its columns seems to be meant for."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import itemgetter

from powerkit.errors import FileError
from powerkit.kinds.column_contents import cell_at, column_names, heading_rows
from powerkit.kinds.columns import Column
from powerkit.kinds.table.importing.cells import bare_words
from powerkit.kinds.tables import table_in
from powerkit.text.catalogue import t
from powerkit.text.files import read_text

MOST_READ = 200_000
"""A file of more rows is not read."""

MOST_COLUMNS = 60
"""Columns of a file beyond these are not offered."""

_TRIED = 60
_LIKE = 0.84
_SMALL = frozenset(
    "a an and are as at by for from in is it of on or our that the their this to what where which who".split()
)


@dataclass(frozen=True)
class Sheet:
    """The rows of a file that hold anything, each with its number there, and how many columns the widest has.

    *notes* say how it was read, and what of it is left out.
    """

    rows: tuple[tuple[int, list[str]], ...]
    width: int
    notes: tuple[str, ...] = ()

    def head(self, at: int) -> str:
        """What the first row has in a column."""
        return cell_at(self.rows[0][1], at)


def read_sheet(content: bytes, columns: Sequence[Column]) -> Sheet:
    """The cells of a CSV file in whatever encoding, parted by commas, semicolons, tabs or bars.

    Raises:
        FileError: it holds no text, no rows, or too many.
    """
    instead = t("In your spreadsheet, save it as CSV (UTF-8) and choose that. Nothing was changed.")
    text = read_text(content, instead, plain=True)

    names = {bare_words(name) for column in columns for name in (column.label, column.id, *_USUAL.get(column.type, ()))}

    def known(head: Sequence[str]) -> int:
        return len({*map(bare_words, head)} & names)

    table = table_in(text.text, known, most=MOST_READ)
    found = table.rows
    if not found:
        raise FileError(t("This file has no rows."), t("Choose another. Nothing was changed."))
    width = max(map(len, map(itemgetter(1), found)))
    before, heads, sure = heading_rows([cells for _, cells in found[:_TRIED]], known)
    if sure and before + heads > 1:  # a title over the headings, or headings in several rows, as surveys have them
        heads_named = column_names([cells for _, cells in found[before : before + heads]], width)
        found = ((found[before][0], list(heads_named)), *found[before + heads :])
    return Sheet(found, width, (*text.notes, *table.notes))


def has_heading(sheet: Sheet, columns: Sequence[Column]) -> bool:
    """Whether the first row names columns: one is known, or it differs from those below it as only headings do."""
    first = sheet.rows[0][1]
    if any(guess(first, columns)):
        return True
    _, heads, sure = heading_rows([cells for _, cells in sheet.rows[:_TRIED]])
    return heads > 0 and sure


_USUAL = {
    "date": ("when", "day", "date"),
    "people": ("who", "with", "with whom", "people", "attendees", "name", "names"),
    "text": ("what", "title", "subject", "name", "summary", "indicator", "indicator name"),
    "number": ("value", "number"),
}
"""Headings by which the first column of a type is meant, where no column is called so."""


def guess(
    heads: Sequence[str], columns: Sequence[Column], could: Callable[[int, Column], bool] = lambda at, column: True
) -> list[str]:
    """For each heading the id of the column that it names, or "": the best fits first, no column twice.

    *could* says whether what stands below a heading could be read in a column; that counts unless it has the very name.
    """
    fits = [
        (_fit(bare_words(head), column) or _usual(bare_words(head), columns, place), -at, -place)
        for at, head in enumerate(heads[:MOST_COLUMNS])
        if head.strip()
        for place, column in enumerate(columns)
    ]
    found = [""] * len(heads)
    taken: set[int] = set()
    for fit, at, place in sorted(fits, reverse=True):
        if fit and not found[-at] and place not in taken and (fit == 1 or could(-at, columns[-place])):
            found[-at] = columns[-place].id
            taken.add(place)
    return found


def _usual(head: str, columns: Sequence[Column], place: int) -> float:
    """How well a heading that many files have fits the first column of a type."""
    kind = columns[place].type
    first = next(at for at, column in enumerate(columns) if column.type == kind)
    return 0.5 if place == first and head in _USUAL.get(kind, ()) else 0.0


def _fit(head: str, column: Column) -> float:
    """How well a heading fits a column by its names, from 0 to 1; 0 where it is not like them."""
    names = (bare_words(column.label), bare_words(column.id))
    if head in names:
        return 1.0 if head == names[0] else 0.99
    said, asked = _telling(head), _telling(names[0]) | _telling(names[1])
    if said and (said <= asked or set(names[1].split()) <= said):
        return 0.9
    like = max(SequenceMatcher(None, head, name).ratio() for name in names)
    return like * 0.95 if like >= _LIKE else 0.0


def _telling(name: str) -> set[str]:
    return set(re.findall(r"\w+", name)) - _SMALL
