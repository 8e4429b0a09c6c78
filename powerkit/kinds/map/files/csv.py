"""CSV lists: people, people and ties in Kumu's or Network Canvas's way, or names alone, a line each."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from powerkit.errors import FileError
from powerkit.kinds.map.files.columns import column_of, known_headings, plain
from powerkit.kinds.map.files.names import NameColumns
from powerkit.kinds.map.files.raw import FALLBACK, MOST_TIES, Given, about_me
from powerkit.kinds.map.files.tie_meaning import tie_of
from powerkit.kinds.tables import table_in
from powerkit.text.catalogue import t, tn
from powerkit.text.files import unguarded
from powerkit.text.normalize import folded
from powerkit.text.phrasing import number

_FROM = ("networkcanvassourceuuid", "from", "source", "one")
_TO = ("networkcanvastargetuuid", "to", "target", "other")
_KEYS = ("networkcanvasuuid", "nodeid", "id")
"""Headings of what ties may call people by, in Network Canvas's attribute lists and elsewhere."""
_JOINED = re.compile(r"(first|last)?(join|leave)(time)?|useraction|timestamp")
_GUEST = re.compile(r"(.+?) \((guest|external|unverified)\)", re.IGNORECASE)
_NAMED_TIE = re.compile(r"(.+?) \(.*\) (.+)")


def read_table(text: str) -> Given:
    """The people, or the ties, of a CSV.

    Raises:
        FileError: it is no table, is empty, or is too long.
    """
    table = table_in(text, _known, most=MOST_TIES)
    found = (cells for _, cells in table.rows)
    head = next(found, None)
    if head is None:
        raise FileError(t("The file is empty."), t("It needs a column called “name” with a name in each row."))
    names = _told_apart([unguarded(cell).strip() for cell in head])
    plainly = [plain(name).replace(" ", "") for name in names]
    start, end = (_first(plainly, headings) for headings in (_FROM, _TO))
    if start is not None and end is not None:
        return _ties(found, names, start, end, table.notes)
    if "name" in plainly and "sharedinteraction" in plainly:
        return _named_ties(found, names, plainly.index("name"), table.notes)
    if "networkcanvasegouuid" in plainly and not {"nodeid", "networkcanvasuuid"} & {*plainly}:
        return Given(notes=(*table.notes, *about_me(names)))
    given = Given(notes=table.notes)
    if not _known(head) and len(head) == 1:
        given.notes = (
            *table.notes,
            t("The list has no heading: each line was taken for a name."),
        )
        given.add({"name": names[0]})
        names, plainly = ["name"], ["name"]
    _people(found, names, plainly, given)
    if not given.people:
        given.people.append(dict.fromkeys(names, ""))
        given.keys.append(())
    return given


def _people(found: Iterable[list[str]], names: list[str], plainly: list[str], given: Given) -> None:
    """A row a person. Who joined a call several times is one person."""
    keys = [place for place in (_first(plainly, (key,)) for key in _KEYS) if place is not None]
    own = _first(plainly, ("id",)) if "label" in plainly else None
    joins = any(_JOINED.fullmatch(name) for name in plainly)
    who = NameColumns(names)
    there: set[tuple[str, str]] = set()
    again = 0
    for row in found:
        cells = row[: len(names)]
        if "'" in "".join(cells):
            cells = [unguarded(cell) for cell in cells]
        person = dict(zip(names, cells, strict=False))
        person.pop("", None)
        if own is not None and own < len(cells):
            person[FALLBACK] = cells[own].strip()
        if joins:
            _part_guest(person)
            called = (
                folded(who.of(person)[0]),
                folded(next((person[heading] for heading in person if "mail" in plain(heading)), "")),
            )
            if called in there:
                again += 1
                continue
            there.add(called)
        given.add(person, *[cells[place].strip() for place in keys if place < len(cells)])
    if again:
        given.notes = (
            *given.notes,
            tn(
                "{count} row of somebody who is there already: counted once.",
                "{count} rows of somebody who is there already: counted once.",
                again,
                count=number(again).capitalize(),
            ),
        )


def _part_guest(person: dict[str, str]) -> None:
    """What a meeting writes behind the name of somebody from outside goes into a cell of its own."""
    for heading, cell in [*person.items()]:
        if column_of(heading) == "name" and (found := _GUEST.fullmatch(cell.strip())):
            person[heading], person["Joined as"] = found[1], found[2].capitalize()


def _told_apart(names: list[str]) -> list[str]:
    """Headings of which none comes twice: no column takes the place of another."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if not name or seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def _ties(found: Iterable[list[str]], names: list[str], start: int, end: int, notes: tuple[str, ...]) -> Given:
    """A list of ties: Network Canvas's edgeList, Kumu's connections, Gephi's edges."""
    given = Given(notes=notes)
    ends = {place for place, name in enumerate(names) if plain(name).replace(" ", "") in (*_FROM, *_TO)}
    for row in found:
        if len(row) > max(start, end) and row[start].strip() and row[end].strip():
            said = {names[place]: unguarded(cell) for place, cell in enumerate(row[: len(names)]) if place not in ends}
            given.tie(tie_of(unguarded(row[start]).strip(), unguarded(row[end]).strip(), said))
    return given


def _named_ties(found: Iterable[list[str]], names: list[str], place: int, notes: tuple[str, ...]) -> Given:
    """Cytoscape's list of edges, each named "Ann (knows) Bo"."""
    given = Given(notes=notes)
    for row in found:
        if len(row) > place and (tie := _NAMED_TIE.fullmatch(unguarded(row[place]).strip())):
            said = {names[at]: unguarded(cell) for at, cell in enumerate(row[: len(names)]) if at != place}
            given.tie(tie_of(tie[1], tie[2], said))
    return given


def _known(head: Sequence[str]) -> int:
    plainly = [plain(cell).replace(" ", "") for cell in head]
    return known_headings(head) + sum(_first(plainly, headings) is not None for headings in (_FROM, _TO))


def _first(plainly: list[str], headings: tuple[str, ...]) -> int | None:
    """The place of the first of these headings; None where none is there."""
    return next((plainly.index(heading) for heading in headings if heading in plainly), None)
