"""Cells of a file become the rows of a map. What a cell says and we don't understand goes into the note, never away."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from powerkit.errors import FileError
from powerkit.kinds.map.columns import ring_options
from powerkit.kinds.map.files.columns import RING_NAMES, column_of, split_rings
from powerkit.kinds.map.files.raw import Choices, Given
from powerkit.kinds.map.files.row_reader import Reading
from powerkit.kinds.map.files.ties import tie_rows
from powerkit.kinds.map.model import RelationMap, Ruling, map_of
from powerkit.kinds.options import Option
from powerkit.text.catalogue import t, tn
from powerkit.text.normalize import folded
from powerkit.text.phrasing import listed, number

Row = dict[str, Any]


@dataclass(frozen=True)
class Understood:
    """The *rows* of a file as an answer holds them, the *whole* map they make, and *notes* on how it was understood.

    *columns* are the file's headings and the column each was read as, "" for none; *read_as* says so where that is
    not plain. *asked* are words that mean no sector of the map, with how many people each is said of; *numbers* says
    that a column of numbers was read as rings, *turnable* that it was said how, so that it may be turned round.
    """

    rows: tuple[Row, ...]
    whole: RelationMap
    notes: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    read_as: tuple[str, ...]
    asked: Mapping[str, int]
    numbers: bool
    turnable: bool


def understand(given: Given, ruling: Ruling, choices: Choices, *, grow: bool) -> Understood:
    """The rows of a file for a map on *ruling*, as *choices* has it.

    With *grow*, sectors it does not know are added to it. Then the sectors that the file describes, if it does, take
    the place of the ruling's; and where nobody is in any of the ruling's, only those of the file are kept.

    Raises:
        FileError: there is no column of names, or nobody in it.
    """
    ruling = _with_rings(given, ruling)
    if grow and given.sectors:
        ruling = replace(ruling, sectors=tuple(Option(one, name) for one, name in dict(given.sectors).items()))
    reading = Reading(given, ruling, choices)
    kept = [reading.row(cells) for cells in given.people]
    rows = [row for row in kept if row]
    if not rows:
        raise FileError(
            t("Nobody is named in the file."), t("It needs a column called “name” with a name in each row.")
        )
    grown = reading.settle_sectors(rows, grow=grow)
    tied = tie_rows(given, kept, ruling)
    whole = map_of(rows, _grown(ruling, grown, rows, described=bool(given.sectors)))
    notes = (*given.notes, *reading.notes(), *_doubles(rows), *tied.notes(), *_loose(whole, tied.lost))
    columns, read_as, asked = reading.headings.read(), tuple(reading.read_as()), reading.asked
    return Understood(tuple(rows), whole, notes, columns, read_as, asked, reading.numbers is not None, reading.turnable)


def _grown(ruling: Ruling, grown: Ruling, rows: list[Row], *, described: bool) -> Ruling:
    """The grown ruling, without the sectors it began with where they are not this file's at all."""
    own = grown.sectors[len(ruling.sectors) :]
    begun = {sector.id for sector in ruling.sectors}
    if described or not own or any(row["sector"] in begun for row in rows):
        return replace(grown, added=tuple(sector.id for sector in own))
    return replace(grown, sectors=own)


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
    return [t("More than one is called {shown}. A tie to that name goes to the first of them.", shown=shown)]


def _loose(whole: RelationMap, lost: list[str]) -> list[str]:
    """A line on ties to people who are not on the map."""
    loose = [*(t("{one} to {other}", one=whole.by_id[one].name, other=name) for one, name in whole.loose), *lost]
    if not loose:
        return []
    return [
        tn(
            "{count} tie to somebody who is not in the file, such as {tie}: kept as words, not drawn.",
            "{count} ties to somebody who is not in the file, such as {tie}: kept as words, not drawn.",
            len(loose),
            count=number(len(loose)).capitalize(),
            tie=loose[0],
        )
    ]
