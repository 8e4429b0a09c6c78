"""A map as files: the picture, the table, the graph, and one page that needs nothing else."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from powerkit.errors import FileError
from powerkit.kinds.map.alt import map_alt, map_title
from powerkit.kinds.map.columns import KINDS, SEEN
from powerkit.kinds.map.compare import Between, changes
from powerkit.kinds.map.files.columns import COLUMNS, RING_NAMES, joined_rings
from powerkit.kinds.map.model import PLAIN, RelationMap, row_of
from powerkit.kinds.map.svg import draw_map
from powerkit.kinds.map.thennow import overlaid
from powerkit.text.escaping import escape_xml
from powerkit.text.files import csv_file

PNG_WIDTH = 1800
"""How many pixels wide a picture is."""


@dataclass(frozen=True)
class Request:
    """What is to be made: a map, its *title* ("" for the usual one), and *since*, how it was before, if asked."""

    whole: RelationMap
    title: str = ""
    since: Between | None = None


@dataclass(frozen=True)
class Outgoing:
    """A file to be: its *name*, its media *type* and its *content*."""

    name: str
    type: str
    content: bytes


def write_map(request: Request, form: str, stem: str = "map") -> tuple[Outgoing, ...]:
    """A map in one of `FORMATS`, each file called *stem*; as Kumu's these are two, of people and of ties.

    Raises:
        FileError: there is no such format.
    """
    if form not in FORMATS:
        raise FileError(f"A map can’t be made as “{form}”.", f"It can be: {', '.join(FORMATS)}.")
    media, make = FORMATS[form]
    if form != "kumu":
        return (Outgoing(f"{stem}.{form}", media, make(request)),)
    names = (f"{stem}.kumu.csv", f"{stem}-connections.kumu.csv")
    return tuple(Outgoing(name, media, part) for name, part in zip(names, _kumu(request.whole), strict=True))


def svg(request: Request) -> str:
    """The picture of a map; where it is compared, with what has changed drawn on it."""
    title = request.title or map_title(request.whole)
    if request.since is None:
        return draw_map(request.whole, title=title, alt=map_alt(request.whole))
    return overlaid(request.since, title=title, alt=" ".join(change.text for change in changes(request.since)))


def csv_table(whole: RelationMap) -> list[list[str]]:
    """The people CSV: a row a person. Rings with names of their own are named in one more column."""
    own = whole.ruling.rings != PLAIN.rings
    heads = [*COLUMNS, RING_NAMES] if own else list(COLUMNS)
    table = [heads]
    for number, one in enumerate(whole.people):
        row = {**row_of(one), "not_yet": "yes" if one.not_yet else ""}
        named = [joined_rings(whole.ruling.rings) if number == 0 else ""] if own else []
        table.append([*(str(row[column]) for column in COLUMNS), *named])
    return table


def _graphml(whole: RelationMap) -> bytes:
    """A map as GraphML: a node a person with all their row says, an edge a tie, rings and sectors at the graph."""
    keys = [
        f'<key id="{column}" for="node" attr.name="{column}" attr.type="string"/>'
        for column in COLUMNS
        if column != "not_yet"
    ]
    keys += ['<key id="not_yet" for="node" attr.name="not_yet" attr.type="boolean"/>']
    keys += ['<key id="sure" for="edge" attr.name="sure" attr.type="boolean"/>']
    keys += [f'<key id="{word}" for="graph" attr.name="{word}" attr.type="string"/>' for word in ("rings", "sectors")]
    ruling = whole.ruling
    rings = json.dumps([ring.label for ring in ruling.rings], ensure_ascii=False)
    sectors = json.dumps([[sector.id, sector.label] for sector in ruling.sectors], ensure_ascii=False)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *keys,
        '<graph edgedefault="undirected">',
        _data("rings", rings) + _data("sectors", sectors),
    ]
    for person in whole.people:
        row = {**row_of(person), "not_yet": "true" if person.not_yet else ""}
        lines.append(
            f'<node id="{_attribute(person.id)}">{"".join(_data(key, row[key]) for key in COLUMNS if row[key])}</node>'
        )
    for tie in whole.ties:
        sure = _data("sure", "true" if tie.sure else "false")
        lines.append(f'<edge source="{_attribute(tie.one)}" target="{_attribute(tie.other)}">{sure}</edge>')
    return ("\n".join([*lines, "</graph>", "</graphml>"]) + "\n").encode()


def _data(key: str, value: str) -> str:
    return f'<data key="{key}">{escape_xml(value)}</data>'


def _attribute(value: str) -> str:
    return escape_xml(value).replace("\n", "&#10;").replace("\t", "&#9;")


_KUMU_HEADS = ("Label", "Type", "Ring", "Sector", "Tie", "Seen", "Not yet", "Wish", "Knows", "May know", "Description")
_KUMU_KINDS = {option.id: option.label.split()[-1].capitalize() for option in KINDS}
_DONT_KNOW = {"dont_know": "Don't know"}


def _kumu(whole: RelationMap) -> tuple[bytes, bytes]:
    """A map as Kumu's list of elements and its list of connections; together, or the first alone, read back whole."""
    ruling = whole.ruling
    said = {
        "kind": _KUMU_KINDS,
        "sector": {sector.id: sector.label for sector in ruling.sectors},
        "tie": {tie.id: tie.label for tie in ruling.ties} | _DONT_KNOW,
        "seen": {option.id: option.label for option in SEEN} | _DONT_KNOW,
        "not_yet": {"yes": "Yes"},
    }
    heads, *rows = csv_table(whole)
    elements = [[*_KUMU_HEADS, *heads[len(COLUMNS) :]]]
    elements += [[said.get(head, {}).get(cell, cell) for head, cell in zip(heads, row, strict=True)] for row in rows]
    connections = [["From", "To", "Type", "Direction"]]
    for tie in whole.ties:
        names = [whole.by_id[end].name for end in (tie.one, tie.other)]
        connections.append([*names, "Knows" if tie.sure else "May know", "mutual"])
    return csv_file(elements), csv_file(connections)


def _png(request: Request) -> bytes:
    from powerkit.drawing.png import png_of

    return png_of(svg(request), PNG_WIDTH)


def _html(request: Request) -> bytes:
    from powerkit.kinds.map.files.html_page import map_page

    return map_page(request.whole, request.title, request.since).encode()


FORMATS: Mapping[str, tuple[str, Callable[[Request], bytes]]] = {
    "svg": ("image/svg+xml", lambda request: svg(request).encode()),
    "png": ("image/png", _png),
    "html": ("text/html", _html),
    "csv": ("text/csv", lambda request: csv_file(csv_table(request.whole))),
    "kumu": ("text/csv", lambda request: _kumu(request.whole)[0]),
    "graphml": ("application/graphml+xml", lambda request: _graphml(request.whole)),
}
"""Every format a map can be made in: its media type, and what makes it."""
