"""The relationship map on its own, for any notebook: ``powerkit.RelationshipMap(["Amina", "Joe"])``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from powerkit.kinds.map.columns import STYLES, people_rows, ring_options
from powerkit.kinds.map.compare import between, changes
from powerkit.kinds.map.files.coerce import given_from
from powerkit.kinds.map.files.read import people_in
from powerkit.kinds.map.files.write import Request, csv_table, write_map
from powerkit.kinds.map.kind import RelationshipMap as Kind
from powerkit.kinds.map.model import PLAIN_RINGS, Person, RelationMap, Ruling, Tie, read_map
from powerkit.kinds.map.sentences import sentences
from powerkit.kinds.options import Option
from powerkit.ui.standalone.base import Alone


class RelationshipMap(Alone):
    """A map of the people, groups and organisations around you, in four rings and in sectors.

    *people* are names, rows, a table (such as pandas'), a dict, a networkx graph, or the Path of a file; the columns
    are those of the people CSV and only ``name`` is needed. *ties* are pairs of names, with False as a third where you
    are not sure, a table with ``source`` and ``target``, a dict, or a graph. *rings* are four names, the closest first.
    *sectors* are names, or ids with names; without them they are those people have. What was not understood is in
    `notes`, and said on the page. *layout* is ipywidgets' own.

    It is shown on the page and can be changed there; `people`, `ties` and all that is made here follow it.

    Raises:
        FileError: people or ties are in no shape that can be read.
        AnswerError: something in them does not fit.
    """

    kind: Kind

    def __init__(
        self,
        people: Any = (),
        ties: Any = (),
        *,
        rings: Iterable[str] = PLAIN_RINGS,
        sectors: Iterable[str] | Mapping[str, str] = (),
        style: str = STYLES[0],
        label: str = "Relationship map",
        layout: Any = None,
    ) -> None:
        ruling = Ruling(ring_options(tuple(rings)), _options(sectors), style)
        given = given_from(people, ties)
        rows: list[dict[str, Any]] = []
        notes: tuple[str, ...] = ()
        if given.people or given.ties:
            found = people_in(given, ruling)
            rows, ruling, notes = list(found.rows), found.whole.ruling, found.notes
        kind = Kind(people_rows(ruling.rings, ruling.sectors, style), style=style)
        super().__init__(kind, rows, label=label, notes=notes, layout=layout)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, in the order of their rows."""
        return self._map.people

    @property
    def ties(self) -> tuple[Tie, ...]:
        """The pairs who know each other, or may."""
        return self._map.ties

    @property
    def graph(self) -> Any:
        """The map without you as a `networkx.Graph` of names; a node's attributes are what its row says."""
        return self._map.named_graph()

    def sentences(self) -> tuple[str, ...]:
        """What the map shows, in sentences with names."""
        return tuple(sentence.text for sentence in sentences(self._map))

    def changes_since(self, earlier: RelationshipMap) -> tuple[str, ...]:
        """What has changed since an earlier map, in sentences with names."""
        return tuple(change.text for change in changes(between(earlier._map, self._map)))

    def to_svg(self, *, since: RelationshipMap | None = None) -> str:
        """The picture as SVG with real text; *since* an earlier map, with what has changed drawn on it."""
        return self._made("svg", since).decode()

    def to_png(self, *, since: RelationshipMap | None = None) -> bytes:
        """The picture as PNG."""
        return self._made("png", since)

    def to_html(self, *, since: RelationshipMap | None = None) -> str:
        """One offline page: the picture, what it says, and everybody in a table."""
        return self._made("html", since).decode()

    def to_csv(self) -> str:
        """The people as CSV, safe in a spreadsheet."""
        return self._made("csv").decode()

    def to_graphml(self) -> str:
        """The map as GraphML, which holds all of it."""
        return self._made("graphml").decode()

    def to_records(self) -> list[dict[str, str]]:
        """The people as rows of text, such as a table library takes."""
        heads, *rows = csv_table(self._map)
        return [dict(zip(heads, row, strict=True)) for row in rows]

    def _said(self) -> Iterable[str]:
        return self.sentences()

    @property
    def _map(self) -> RelationMap:
        return read_map(self.kind, self.value)

    def _made(self, form: str, since: RelationshipMap | None = None) -> bytes:
        whole = self._map
        compared = between(since._map, whole) if since is not None else None
        return write_map(Request(whole, self._label, compared), form)[0].content


def _options(sectors: Iterable[str] | Mapping[str, str]) -> tuple[Option, ...]:
    if isinstance(sectors, Mapping):
        return tuple(Option(one, name) for one, name in sectors.items())
    from powerkit.kinds.map.files.sectors import as_id

    return tuple(Option(as_id(name), name) for name in sectors)
