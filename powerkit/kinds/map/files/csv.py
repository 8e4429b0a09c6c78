"""CSV lists: people, people and ties in Kumu's or Network Canvas's way, or names alone, a line each."""

from collections.abc import Sequence

from powerkit.errors import FileError
from powerkit.kinds.map.files.columns import known_headings, plain
from powerkit.kinds.map.files.raw import MOST_PEOPLE, MOST_TIES, Given, GivenTie
from powerkit.kinds.tables import table_in
from powerkit.text.files import unguarded

_FROM = ("networkcanvassourceuuid", "from", "source", "one")
_TO = ("networkcanvastargetuuid", "to", "target", "other")
_KEYS = ("networkcanvasuuid", "nodeid", "id")
"""Headings of what ties may call people by, in Network Canvas's attribute lists and elsewhere."""


def read_table(text: str) -> Given:
    """The people, or the ties, of a CSV.

    Raises:
        FileError: it is no table, is empty, or is too long.
    """
    table = table_in(text, _known, most=MOST_TIES)
    found = (cells for _, cells in table.rows)
    head = next(found, None)
    if head is None:
        raise FileError("The file is empty.", "It needs a column called “name” with a name in each row.")
    names = [unguarded(cell).strip() for cell in head]
    plainly = [plain(name).replace(" ", "") for name in names]
    start, end = (_first(plainly, headings) for headings in (_FROM, _TO))
    if start is not None and end is not None:
        return _ties([*found], plainly, start, end, table.notes)
    given = Given(notes=table.notes)
    if not _known(head):
        if len(head) > 1:
            return _nameless(names)
        given.notes = (*table.notes, "The list has no heading: each line was taken for a name.")
        given.add({"name": names[0]})
        names, plainly = ["name"], ["name"]
    keys = [place for place in (_first(plainly, (key,)) for key in _KEYS) if place is not None]
    for row in found:
        cells = [unguarded(cell) for cell in row[: len(names)]]
        given.add(
            {heading: cell for heading, cell in zip(names, cells, strict=False) if heading},
            *(cells[place].strip() for place in keys if place < len(cells)),
        )
        _not_too_many(given)
    if not given.people:
        given.people.append(dict.fromkeys(names, ""))
        given.keys.append(())
    return given


def _ties(found: list[list[str]], plainly: list[str], start: int, end: int, notes: tuple[str, ...]) -> Given:
    """A list of ties: Network Canvas's edgeList, or Kumu's connections."""
    given = Given(notes=notes)
    kind = _first(plainly, ("type", "kind", "label"))
    for row in found:
        if len(row) > max(start, end) and row[start].strip() and row[end].strip():
            said = plain(row[kind]) if kind is not None and kind < len(row) else ""
            given.ties.append(GivenTie(unguarded(row[start]).strip(), unguarded(row[end]).strip(), "may" not in said))
    return given


def _nameless(names: list[str]) -> Given:
    """A table whose first row names no column: it is told as such when it is understood."""
    given = Given()
    given.add(dict.fromkeys(names, ""))
    return given


def _not_too_many(given: Given) -> None:
    if len(given.people) > MOST_PEOPLE:
        raise FileError(f"The file has more than {MOST_PEOPLE:,} people.", "Take a smaller part of it.")


def _known(head: Sequence[str]) -> int:
    plainly = [plain(cell).replace(" ", "") for cell in head]
    return known_headings(head) + sum(_first(plainly, headings) is not None for headings in (_FROM, _TO))


def _first(plainly: list[str], headings: tuple[str, ...]) -> int | None:
    """The place of the first of these headings; None where none is there."""
    return next((plainly.index(heading) for heading in headings if heading in plainly), None)
