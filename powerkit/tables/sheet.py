"""A CSV file as rows of cells, and which column of a table each of its columns seems to be meant for."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from powerkit.errors import FileError
from powerkit.fields.columns import Column
from powerkit.tables.cells import bare_words, number_in
from powerkit.textfiles import decoded, numbered_rows

MOST_READ = 200_000
"""A file of more rows is not read."""

MOST_COLUMNS = 60
"""Columns of a file beyond these are not offered."""

_LIKE = 0.84
_SMALL = frozenset(
    "a an and are as at by for from in is it of on or our that the their this to what where which who".split()
)


@dataclass(frozen=True)
class Sheet:
    """The rows of a file that hold anything, each with its number there, and how many columns the widest has."""

    rows: tuple[tuple[int, list[str]], ...]
    width: int

    def head(self, at: int) -> str:
        """What the first row has in a column."""
        first = self.rows[0][1]
        return first[at].strip() if at < len(first) else ""


def read_sheet(content: bytes, columns: Sequence[Column]) -> Sheet:
    """The cells of a CSV file in whatever encoding, parted by commas, semicolons, tabs or bars.

    Raises:
        FileError: it holds no text, no rows, or too many.
    """
    text = decoded(content, "In your spreadsheet, save it as CSV (UTF-8) and choose that. Nothing was changed.")
    found = tuple(numbered_rows(text, knows=lambda head: sum(map(bool, guess(head, columns))), most=MOST_READ))
    if not found:
        raise FileError("This file has no rows.", "Choose another. Nothing was changed.")
    return Sheet(found, max(len(cells) for _, cells in found))


def has_heading(sheet: Sheet, columns: Sequence[Column]) -> bool:
    """Whether the first row seems to name columns: one is known, or it holds no number where the next row does."""
    first = sheet.rows[0][1]
    if any(guess(first, columns)):
        return True
    if len(sheet.rows) < 2 or not all(cell.strip() for cell in first):
        return False
    second = sheet.rows[1][1]
    return any(
        number_in(below) is not None and number_in(above) is None for above, below in zip(first, second, strict=False)
    ) and all(number_in(cell) is None for cell in first)


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
