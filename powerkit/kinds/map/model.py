"""A relationship map as people and ties, made from the rows of an answer and given back as rows unchanged."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from powerkit.kinds.base import Kind
from powerkit.kinds.map.columns import KINDS, STYLES, TIES, ring_options
from powerkit.kinds.map.kind import RelationshipMap, people_of
from powerkit.kinds.map.ties import Called, people_in, told_apart
from powerkit.kinds.options import Option, spoken
from powerkit.text.catalogue import t

if TYPE_CHECKING:
    import networkx

RINGS = 4
KIND_IDS = tuple(option.id for option in KINDS)
PLAIN_RINGS = ("Close", "Often", "Sometimes", "Rarely")
"""What the rings are called where no card names them."""


@dataclass(frozen=True)
class Ruling:
    """What a map is drawn on: four *rings* (ids "1" to "4", the closest first) and *sectors*, and how it is worded.

    *style* is one of `powerkit.kinds.map.columns.STYLES`; *look_at* names sectors that are asked about one by one.
    *added* are sectors (ids) a file brought beside the card's: whoever is in one may belong to one of the card's.
    *ours* says that a group stands in the middle.
    """

    rings: tuple[Option, ...]
    sectors: tuple[Option, ...]
    style: str = STYLES[0]
    look_at: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    ours: bool = False

    @property
    def ties(self) -> tuple[Option, ...]:
        """The qualities of a tie to me, in this style's words."""
        return spoken(TIES[self.style])

    @property
    def unsure(self) -> str:
        """What is said of a tie that is not known."""
        return t("We don’t know") if self.ours else t("I don’t know")

    def sector(self, one: str) -> str:
        """The name of a sector; "" where it is not one of them."""
        return next((sector.label for sector in self.sectors if sector.id == one), "")

    def ring(self, number: int) -> str:
        """The name of a ring from 1 to 4."""
        return self.rings[number - 1].label

    def tie(self, one: str) -> str:
        """The name of a tie's quality; "" where it is not one of them."""
        return next((tie.label for tie in self.ties if tie.id == one), "")


PLAIN = Ruling(ring_options(PLAIN_RINGS), ())
"""Rings and nothing else, for a map that belongs to no card."""


class Person(NamedTuple):
    """A person, group or organisation on a map. *ring* is 1 to 4, or 0 while they wait in the drawer.

    *sector*, *tie* and *seen* are ids, "" where nothing was said. *knows* and *may_know* are the cells as written.
    *spot* is where in their ring they were put, as the page says it.
    """

    id: str
    name: str
    kind: str = "person"
    ring: int = 0
    sector: str = ""
    tie: str = ""
    seen: str = ""
    not_yet: bool = False
    wish: str = ""
    knows: str = ""
    may_know: str = ""
    note: str = ""
    spot: str = ""

    @property
    def placed(self) -> bool:
        """Whether they stand on the map; whoever has no ring yet waits in the drawer."""
        return self.ring > 0


class Tie(NamedTuple):
    """Two people (ids, in the order of the rows) who know each other; *sure* is False for "may know"."""

    one: str
    other: str
    sure: bool = True


@dataclass(frozen=True)
class RelationMap:
    """People in the order of their rows, the ties between them, and the *ruling* they are drawn on.

    *loose* holds (id, name) for everybody who is said to know somebody that is not on the map.
    """

    ruling: Ruling
    people: tuple[Person, ...]
    ties: tuple[Tie, ...]
    loose: tuple[tuple[str, str], ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Person]:
        """Each person under their id."""
        return {person.id: person for person in self.people}

    @cached_property
    def knows(self) -> Mapping[str, int]:
        """How many others each person surely knows; nobody with none is in it."""
        return Counter(end for tie in self.ties if tie.sure for end in (tie.one, tie.other))

    def graph(self) -> "networkx.Graph":
        """The map without me as a networkx graph: ids as nodes, what a row says as their attributes."""
        import networkx

        graph = networkx.Graph()
        for person in self.people:
            graph.add_node(person.id, **row_of(person))
        graph.add_edges_from((tie.one, tie.other, {"sure": tie.sure}) for tie in self.ties)
        return graph

    def named_graph(self) -> "networkx.Graph":
        """The same with names as nodes; of several that are alike, the second has a "(2)" behind it."""
        import networkx

        names = told_apart([person.name for person in self.people])
        return networkx.relabel_nodes(self.graph(), dict(zip(self.by_id, names, strict=True)))


def read_map(kind: RelationshipMap, answer: Any) -> RelationMap:
    """The map of a checked answer, with the rings named as in it."""
    return map_of(people_of(answer), ruling_of(kind.named(answer)))


def ruling_of(kind: RelationshipMap) -> Ruling:
    """What a map of this kind is drawn on."""
    return Ruling(kind.rings, kind.sectors, kind.style, kind.look_at, ours=kind.ours)


def first_ruling(kinds: Iterable[Kind]) -> Ruling:
    """What a map of the first of these kinds that is one is drawn on; rings alone where none is."""
    return next((ruling_of(kind) for kind in kinds if isinstance(kind, RelationshipMap)), PLAIN)


def map_of(rows: Iterable[Mapping[str, Any]], ruling: Ruling) -> RelationMap:
    """The map of checked rows."""
    given = list(rows)
    people = tuple(_person(row, *who) for row, who in zip(given, people_in(given), strict=True))
    ties, loose = _ties(people)
    return RelationMap(ruling, people, ties, loose)


def _person(row: Mapping[str, Any], own: str, name: str) -> Person:
    """The person a row is about, with their id and name."""
    said = row.get
    texts: dict[str, Any] = {key: str(said(key) or "") for key in _TEXTS}
    kind, ring = str(said("kind") or KIND_IDS[0]), _RINGS.get(str(said("ring")), 0)
    return Person(own, name, kind, ring, not_yet=bool(said("not_yet")), **texts)


_TEXTS = ("sector", "tie", "seen", "wish", "knows", "may_know", "note", "spot")
"""What a row says of somebody as a text."""
_RINGS = {str(ring): ring for ring in range(1, RINGS + 1)}


def row_of(person: Person) -> dict[str, Any]:
    """The row of a person, as an answer holds it but for its id."""
    row = {key: value for key, value in person._asdict().items() if key not in ("id", "spot")}
    return {**row, "ring": str(person.ring) if person.ring else ""}


def _ties(people: tuple[Person, ...]) -> tuple[tuple[Tie, ...], tuple[tuple[str, str], ...]]:
    """Each pair once: surely, where either of them is said to know the other."""
    called = Called((person.id, person.name) for person in people)
    order = {one.id: number for number, one in enumerate(people)}
    found: dict[tuple[str, str], bool] = {}
    loose: list[tuple[str, str]] = []
    for number, person in enumerate(people):
        own = person.id
        for cell, sure in ((person.knows, True), (person.may_know, False)):
            for name in called.names(cell) if cell else ():
                other = called.id(name, own)
                if other is not None:
                    pair = (own, other) if number < order[other] else (other, own)
                    found[pair] = sure or found.get(pair, False)
                elif called.ids(name) != [own]:
                    loose.append((own, name))
    return tuple(Tie(*pair, sure) for pair, sure in found.items()), tuple(dict.fromkeys(loose))
