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
    """A map in one of `FORMATS`, each file called *stem*.

    Raises:
        FileError: there is no such format.
    """
    if form not in FORMATS:
        raise FileError(f"A map can’t be made as “{form}”.", f"It can be: {', '.join(FORMATS)}.")
    return FORMATS[form](request, stem)


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


def _svg(request: Request, stem: str) -> tuple[Outgoing, ...]:
    return (Outgoing(f"{stem}.svg", "image/svg+xml", svg(request).encode()),)


def _png(request: Request, stem: str) -> tuple[Outgoing, ...]:
    from powerkit.drawing.png import png_of

    return (Outgoing(f"{stem}.png", "image/png", png_of(svg(request), PNG_WIDTH)),)


def _csv(request: Request, stem: str) -> tuple[Outgoing, ...]:
    return (Outgoing(f"{stem}.csv", "text/csv", csv_file(csv_table(request.whole))),)


def _graphml(request: Request, stem: str) -> tuple[Outgoing, ...]:
    return (Outgoing(f"{stem}.graphml", "application/graphml+xml", write_graphml(request.whole)),)


def _kumu(request: Request, stem: str) -> tuple[Outgoing, ...]:
    names = (f"{stem}.kumu.csv", f"{stem}-connections.kumu.csv")
    parts = write_kumu(request.whole)
    return tuple(Outgoing(name, "text/csv", part) for name, part in zip(names, parts, strict=True))


def _html(request: Request, stem: str) -> tuple[Outgoing, ...]:
    from powerkit.kinds.map.files.html_page import map_page

    return (Outgoing(f"{stem}.html", "text/html", map_page(request).encode()),)


FORMATS: Mapping[str, Callable[[Request, str], tuple[Outgoing, ...]]] = {
    "svg": _svg,
    "png": _png,
    "html": _html,
    "csv": _csv,
    "kumu": _kumu,
    "graphml": _graphml,
}
"""Every format a map can be made in."""
