"""A map as files: the picture, the table, the graph, and one page that needs nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from powerkit.errors import FileError
from powerkit.kinds.map.alt import map_alt, map_title
from powerkit.kinds.map.compare import Between, changes
from powerkit.kinds.map.files.columns import COLUMNS, RING_NAMES, joined_rings
from powerkit.kinds.map.files.graphml import write_graphml
from powerkit.kinds.map.files.kumu import write_kumu
from powerkit.kinds.map.model import PLAIN, RelationMap, row_of
from powerkit.kinds.map.svg import draw_map
from powerkit.kinds.map.thennow import overlaid
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
    return tuple(Outgoing(name, media, part) for name, part in zip(names, write_kumu(request.whole), strict=True))


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
    "kumu": ("text/csv", lambda request: write_kumu(request.whole)[0]),
    "graphml": ("application/graphml+xml", lambda request: write_graphml(request.whole)),
}
"""Every format a map can be made in: its media type, and what makes it."""
