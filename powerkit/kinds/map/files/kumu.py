"""Kumu: its JSON blueprints and project files in, its two CSV lists out."""

from collections.abc import Mapping
from typing import Any

from powerkit.errors import FileError
from powerkit.kinds.map.columns import KINDS, SEEN
from powerkit.kinds.map.files.columns import RING_NAMES, joined_rings
from powerkit.kinds.map.files.knowing import tie_of
from powerkit.kinds.map.files.raw import Given
from powerkit.kinds.map.model import PLAIN, RelationMap
from powerkit.text.files import csv_file

_HEADS = ("Label", "Type", "Ring", "Sector", "Tie", "Seen", "Not yet", "Wish", "Knows", "May know", "Description")
_KINDS = {option.id: option.label.split()[-1].capitalize() for option in KINDS}
_SEEN = {option.id: option.label for option in SEEN} | {"dont_know": "Don't know"}


def write_kumu(whole: RelationMap) -> tuple[bytes, bytes]:
    """A map as Kumu's list of elements and its list of connections; together, or the first alone, read back whole."""
    ruling = whole.ruling
    ties = {tie.id: tie.label for tie in ruling.ties} | {"dont_know": "Don't know"}
    own = [] if ruling.rings == PLAIN.rings else [joined_rings(ruling.rings)]
    elements = [[*_HEADS, *(RING_NAMES for _ in own)]]
    for number, one in enumerate(whole.people):
        ring = f"{one.ring}" if one.ring else ""
        sector = ruling.sector(one.sector) or one.sector
        yet = "Yes" if one.not_yet else ""
        kind = _KINDS.get(one.kind, one.kind)
        row = [one.name, kind, ring, sector, ties.get(one.tie, one.tie), _SEEN.get(one.seen, one.seen), yet, one.wish]
        rings = [names if number == 0 else "" for names in own]
        elements.append([*row, one.knows, one.may_know, one.note, *rings])
    connections = [["From", "To", "Type", "Direction"]]
    for tie in whole.ties:
        names = [whole.by_id[end].name for end in (tie.one, tie.other)]
        connections.append([*names, "Knows" if tie.sure else "May know", "mutual"])
    return csv_file(elements), csv_file(connections)


def read_kumu(found: Any) -> Given:
    """The people and ties of a Kumu blueprint (elements and connections), or of a project's file with its maps in it.

    Raises:
        FileError: it is not Kumu's.
    """
    elements = found.get("elements") if isinstance(found, Mapping) else None
    if not isinstance(elements, list):
        raise FileError(
            "The JSON file is not from Kumu or Cytoscape: it has no list of elements or nodes.", "Choose another file."
        )
    connections = found.get("connections")
    connections = connections if isinstance(connections, list) else []
    given = Given()
    for connection in connections:
        if isinstance(connection, Mapping) and connection.get("from") and connection.get("to"):
            said = {key: cell for key, cell in cells_of(connection).items() if key not in ("from", "to", "id", "_id")}
            given.tie(tie_of(_end(connection["from"]), _end(connection["to"]), said))
    for element in elements:
        if isinstance(element, Mapping):
            given.add(cells_of(element), *(str(element.get(key) or "") for key in ("id", "_id")))
    return given


def cells_of(one: Mapping[str, Any]) -> dict[str, str]:
    """What an element says, its own attributes beside it."""
    inner = one.get("attributes")
    found = {**one, **(inner if isinstance(inner, Mapping) else {})}
    return {str(key).lower(): _text(value) for key, value in found.items() if not isinstance(value, Mapping)}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(item) for item in value)
    return "" if value is None else str(value)


def _end(value: Any) -> str:
    """Who a connection ends at: an id, a label, or an object that holds one."""
    if isinstance(value, Mapping):
        return str(value.get("id") or value.get("_id") or value.get("label") or "")
    return str(value)
