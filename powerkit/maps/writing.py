"""A map as files: the picture, the table, the graph, and one page that needs nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from powerkit.errors import FileError
from powerkit.maps.columns import COLUMNS, RING_NAMES
from powerkit.maps.graphml import write_graphml
from powerkit.maps.kumu import write_kumu
from powerkit.maps.understanding import joined_rings
from powerkit.pictures.map.alt import map_alt, map_title
from powerkit.pictures.map.model import PLAIN, RelationMap, row_of
from powerkit.pictures.map.svg import draw_map
from powerkit.textfiles import to_csv

PNG_WIDTH = 1800
"""How many pixels wide a picture is."""


@dataclass(frozen=True)
class Outgoing:
    """A file to be: its *name*, its media *type* and its *content*."""

    name: str
    type: str
    content: bytes


def write_map(whole: RelationMap, form: str, stem: str = "map") -> tuple[Outgoing, ...]:
    """A map in one of `FORMATS`, each file called *stem*.

    Raises:
        FileError: there is no such format.
    """
    if form not in FORMATS:
        raise FileError(f"A map can’t be made as “{form}”.", f"It can be: {', '.join(FORMATS)}.")
    return FORMATS[form](whole, stem)


def svg(whole: RelationMap) -> str:
    """The picture of a map."""
    return draw_map(whole, title=map_title(whole), alt=map_alt(whole))


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


def _svg(whole: RelationMap, stem: str) -> tuple[Outgoing, ...]:
    return (Outgoing(f"{stem}.svg", "image/svg+xml", svg(whole).encode()),)


def _png(whole: RelationMap, stem: str) -> tuple[Outgoing, ...]:
    from powerkit.pictures.png import png_of

    return (Outgoing(f"{stem}.png", "image/png", png_of(svg(whole), PNG_WIDTH)),)


def _csv(whole: RelationMap, stem: str) -> tuple[Outgoing, ...]:
    return (Outgoing(f"{stem}.csv", "text/csv", to_csv(csv_table(whole))),)


def _graphml(whole: RelationMap, stem: str) -> tuple[Outgoing, ...]:
    return (Outgoing(f"{stem}.graphml", "application/graphml+xml", write_graphml(whole)),)


def _kumu(whole: RelationMap, stem: str) -> tuple[Outgoing, ...]:
    names = (f"{stem}.kumu.csv", f"{stem}-connections.kumu.csv")
    return tuple(Outgoing(name, "text/csv", part) for name, part in zip(names, write_kumu(whole), strict=True))


def _html(whole: RelationMap, stem: str) -> tuple[Outgoing, ...]:
    from powerkit.maps.page import map_page

    return (Outgoing(f"{stem}.html", "text/html", map_page(whole).encode()),)


FORMATS: Mapping[str, Callable[[RelationMap, str], tuple[Outgoing, ...]]] = {
    "svg": _svg,
    "png": _png,
    "csv": _csv,
    "graphml": _graphml,
    "kumu": _kumu,
    "html": _html,
}
"""Every format a map can be made in."""
