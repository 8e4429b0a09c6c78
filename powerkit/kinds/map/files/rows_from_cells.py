"""Cells of a file become the rows of a map. What a cell says and we don't understand goes into the note, never away."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from powerkit.errors import FileError
from powerkit.kinds.map.files import columns
from powerkit.kinds.map.files.columns import (
    COLUMNS,
    RING_NAMES,
    ROW_KEY,
    TECHNICAL,
    choices,
    column_of,
    plain,
    split_rings,
)
from powerkit.kinds.map.files.raw import Given
from powerkit.kinds.map.files.ties import tie_rows
from powerkit.kinds.map.kind import ring_options
from powerkit.kinds.map.model import RelationMap, Ruling, map_of
from powerkit.kinds.options import DONT_KNOW, Option
from powerkit.kinds.rows import ROW_ID
from powerkit.text.normalize import folded, tidy
from powerkit.text.phrasing import counted, listed

Row = dict[str, Any]


@dataclass(frozen=True)
class Understood:
    """The *rows* of a file as an answer holds them, the *whole* map they make, and *notes* on how it was understood."""

    rows: tuple[Row, ...]
    whole: RelationMap
    notes: tuple[str, ...]


def understand(given: Given, ruling: Ruling, *, grow: bool) -> Understood:
    """The rows of a file for a map on *ruling*.

    With *grow*, sectors it does not know are added to it. Then the sectors that the file describes, if it does, take
    the place of the ruling's; and where nobody is in any of the ruling's, only those of the file are kept.

    Raises:
        FileError: there is no column of names, or nobody in it.
    """
    ruling = _with_rings(given, ruling)
    if grow and given.sectors:
        ruling = replace(ruling, sectors=tuple(Option(one, name) for one, name in dict(given.sectors).items()))
    reading = _Reading(given, ruling, grow=grow)
    rows = [row for cells in given.people if (row := reading.row(cells))]
    if not rows:
        raise FileError("Nobody is named in the file.", "It needs a column called “name” with a name in each row.")
    lost = tie_rows(given, rows, ruling)
    whole = map_of(rows, _grown(ruling, reading.ruling, rows, described=bool(given.sectors)))
    return Understood(tuple(rows), whole, (*given.notes, *reading.notes(), *_doubles(rows), *_loose(whole, lost)))


def _grown(ruling: Ruling, grown: Ruling, rows: list[Row], *, described: bool) -> Ruling:
    """The grown ruling, without the sectors it began with where they are not this file's at all."""
    own = grown.sectors[len(ruling.sectors) :]
    begun = {sector.id for sector in ruling.sectors}
    if described or not own or any(row["sector"] in begun for row in rows):
        return grown
    return replace(grown, sectors=own)


class _Reading:
    """Reads one person's cells after another, and remembers what was not understood."""

    def __init__(self, given: Given, ruling: Ruling, *, grow: bool) -> None:
        self.ruling = ruling
        self._grow = grow
        self._headings = {heading: column_of(heading) for heading in dict.fromkeys(chain.from_iterable(given.people))}
        self._passed_over = {
            one
            for one, column in self._headings.items()
            if one == ROW_KEY or column == RING_NAMES or TECHNICAL.fullmatch(one.strip())
        }
        if "name" not in self._headings.values():
            shown = listed([f"“{heading}”" for heading in self._headings if heading.strip()][:8]) or "nothing"
            raise FileError(
                "No column of the file holds names.", f"Call one of them “name”. The first row has: {shown}."
            )
        own = {ring.id: plain(ring.label) for ring in ruling.rings}
        self._known = {
            "kind": choices(columns.KINDS),
            "ring": choices(columns.RINGS) | {label: one for one, label in own.items()},
            "tie": choices(columns.TIES) | {plain(tie.label): tie.id for tie in ruling.ties},
            "seen": choices(columns.SEEN),
            "sector": choices({DONT_KNOW: columns.TIES[DONT_KNOW]}),
        }
        for sector in ruling.sectors:
            self._known["sector"] |= {plain(sector.id): sector.id, plain(sector.label): sector.id}
        self._strange: Counter[str] = Counter()
        self._nameless = 0

    def row(self, cells: Mapping[str, str]) -> Row | None:
        """The row of one person; None for cells without a name."""
        given = dict.fromkeys(COLUMNS, "")
        extra: list[str] = []
        for heading, cell in cells.items():
            if not cell or heading in self._passed_over:
                continue
            column, value = self._where(heading, cell)
            if column and not given[column].strip():
                given[column] = tidy(value)
            elif value.strip() and folded(value) != "false" and value.strip() != given.get(column, "").strip():
                extra.append(f"{heading.strip()}: {value.strip()}")
                self._strange[heading.strip()] += 1
        if not given["name"].strip():
            self._nameless += any(cell.strip() for cell in cells.values())
            return None
        row: Row = {word: given[word] for word in ("wish", "knows", "may_know")}
        row["name"] = given["name"].strip()
        for column in ("kind", "ring", "tie", "seen"):
            row[column] = self._choice(column, given, extra)
        row["sector"] = self._sector(given, extra)
        row["not_yet"] = self._tick(given, extra)
        row["note"] = "\n".join([part for part in (given["note"], *extra) if part])
        if own := cells.get(ROW_KEY, "").strip():
            row[ROW_ID] = own[:40]
        return row

    def _where(self, heading: str, cell: str) -> tuple[str, str]:
        """The column a cell belongs to, and what it says there. "sector_faith: true" says "faith" in "sector"."""
        column = self._headings[heading]
        before, _, value = heading.rpartition("_")
        if not column and folded(cell) == "true" and column_of(before):
            return column_of(before), value
        return column, cell

    def _choice(self, column: str, given: Row, extra: list[str]) -> str:
        cell = given[column].strip()
        if not cell:
            return ""
        known = self._known[column]
        found = known.get(cell) or known.get(plain(cell), "")
        if not found:
            self._kept(column, cell, extra)
        return found

    def _tick(self, given: Row, extra: list[str]) -> bool:
        cell = given["not_yet"].strip()
        if not cell:
            return False
        if plain(cell) not in columns.YES and plain(cell) not in columns.NO:
            self._kept("not_yet", cell, extra)
        return plain(cell) in columns.YES

    def _sector(self, given: Row, extra: list[str]) -> str:
        cell = given["sector"].strip()
        known = self._known["sector"]
        asked = plain(cell) if cell and cell not in known else cell
        if not cell or asked in known:
            return known.get(asked, "")
        if not self._grow:
            self._kept("sector", cell, extra)
            return "other" if any(sector.id == "other" for sector in self.ruling.sectors) else ""
        new = Option(as_id(cell), cell)
        known[asked] = new.id
        self.ruling = replace(self.ruling, sectors=(*self.ruling.sectors, new))
        return new.id

    def _kept(self, column: str, cell: str, extra: list[str]) -> None:
        extra.append(f"{column.replace('_', ' ').capitalize()}: {cell}")
        self._strange[column.replace("_", " ")] += 1

    def notes(self) -> tuple[str, ...]:
        """What was not understood, a line each."""
        found = []
        if self._nameless:
            found.append(f"{counted(self._nameless, 'row').capitalize()} without a name left out.")
        for what, count in self._strange.items():
            people = "one person" if count == 1 else f"{count} people"
            found.append(f"“{what}” was not understood for {people}: what it says is in their notes.")
        return tuple(found)


def as_id(text: str) -> str:
    """An id for a sector from its name."""
    return plain(text).replace(" ", "_") or "sector"


def _with_rings(given: Given, ruling: Ruling) -> Ruling:
    """The ruling with the rings named as in the file, where it names them."""
    named = given.rings or next((tuple(split_rings(cell)) for cell in _ring_cells(given)), ())
    if len(named) != 4 or not all(item.strip() for item in named):
        return ruling
    return replace(ruling, rings=ring_options(tuple(item.strip() for item in named)))


def _ring_cells(given: Given) -> Iterable[str]:
    for cells in given.people[:1]:
        yield from (cell for heading, cell in cells.items() if column_of(heading) == RING_NAMES and cell.strip())


def _doubles(rows: list[Row]) -> list[str]:
    """A line on names that come more than once."""
    twice = [name for name, count in Counter(folded(row["name"]) for row in rows).items() if count > 1]
    if not twice:
        return []
    shown = listed([next(f"“{row['name']}”" for row in rows if folded(row["name"]) == item) for item in twice[:5]])
    return [f"More than one is called {shown}. A tie to that name goes to the first of them."]


def _loose(whole: RelationMap, lost: list[str]) -> list[str]:
    """A line on ties to people who are not on the map."""
    loose = [*(f"{whole.by_id[one].name} to {name}" for one, name in whole.loose), *lost]
    if not loose:
        return []
    count = counted(len(loose), "tie").capitalize()
    return [f"{count} to somebody who is not in the file, such as {loose[0]}: kept as words, not drawn."]
