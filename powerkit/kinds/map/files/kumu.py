"""Kumu: its two CSV lists out."""

from powerkit.kinds.map.columns import KINDS, SEEN
from powerkit.kinds.map.files.columns import RING_NAMES, joined_rings
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
