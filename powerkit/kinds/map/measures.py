"""What can be read off a map: who is where, who knows whom, and who alone holds two parts together.

Each measure is a plain function of a map and gives ids in the order of the rows. I am in none of them: the question is
what there would be without me. Nobody is scored and nobody ranked.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from powerkit.kinds.map.model import RINGS, Person, RelationMap

if TYPE_CHECKING:
    import networkx

Ids = tuple[str, ...]
OWN = "own"
"""The id of the sector that is my own organisation."""
ELSE = "other"
"""The id of the sector for whatever fits no other; nobody in it is no blank."""
NEAR = 2
"""The rings up to this one are the near ones: close, and often."""


def there(whole: RelationMap) -> tuple[Person, ...]:
    """Everybody who is on the map today: placed, and not a "not yet"."""
    return tuple(person for person in whole.people if person.placed and not person.not_yet)


def known(whole: RelationMap) -> tuple[Person, ...]:
    """Everybody I have a tie to today, in the drawer too."""
    return tuple(person for person in whole.people if not person.not_yet)


def where(people: Iterable[Person], fits: Callable[[Person], bool]) -> Ids:
    """The ids of those it fits."""
    return tuple(person.id for person in people if fits(person))


def in_rings(whole: RelationMap) -> tuple[Ids, ...]:
    """Who is in each ring, the closest first."""
    found: dict[int, list[str]] = {ring: [] for ring in range(1, RINGS + 1)}
    for person in there(whole):
        found[person.ring].append(person.id)
    return tuple(map(tuple, found.values()))


def in_sectors(whole: RelationMap) -> Mapping[str, Ids]:
    """Who is in each sector of the ruling, by the sector's id; those in the drawer too."""
    found: dict[str, list[str]] = {sector.id: [] for sector in whole.ruling.sectors}
    for item in known(whole):
        if item.sector in found:
            found[item.sector].append(item.id)
    return {sector: tuple(ids) for sector, ids in found.items()}


def not_said_where(whole: RelationMap) -> Ids:
    """Those of whom the map does not say in which of its card's sectors they are."""
    said = {sector.id for sector in whole.ruling.sectors} - set(whole.ruling.added)
    return where(known(whole), lambda item: item.sector not in said)


def largest(whole: RelationMap) -> tuple[str, Ids]:
    """The one sector with the most people, and they; ("", ()) where none has more than every other."""
    sectors = sorted(in_sectors(whole).items(), key=lambda sector: -len(sector[1]))
    if not sectors or not sectors[0][1] or (len(sectors) > 1 and len(sectors[1][1]) == len(sectors[0][1])):
        return "", ()
    return sectors[0]


def close_and_own(whole: RelationMap) -> tuple[Ids, Ids]:
    """Of the close ring, those of my own organisation and those from elsewhere (Krackhardt and Stern's E-I, as names).

    Whoever is in no sector counts as neither.
    """
    close = [item for item in there(whole) if item.ring == 1 and item.sector]
    return where(close, lambda item: item.sector == OWN), where(close, lambda item: item.sector != OWN)


def people_graph(whole: RelationMap, *, unsure: bool = False) -> "networkx.Graph":
    """Those I have a tie to today and the ties between them, without me; with *unsure*, "may know" as well."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(item.id for item in known(whole))
    graph.add_edges_from(
        (tie.one, tie.other) for tie in whole.ties if (tie.sure or unsure) and tie.one in graph and tie.other in graph
    )
    return graph


def only_through_me(whole: RelationMap) -> Ids:
    """Those who know nobody else on the map, and are not even thought to."""
    import networkx

    alone = set(networkx.isolates(people_graph(whole, unsure=True)))
    return where(known(whole), lambda item: item.id in alone)


def pairs(whole: RelationMap) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """The pairs who know each other, and those of whom I am not sure."""
    today = {item.id for item in known(whole)}
    ties = [tie for tie in whole.ties if tie.one in today and tie.other in today]
    sure = tuple((tie.one, tie.other) for tie in ties if tie.sure)
    return sure, tuple((tie.one, tie.other) for tie in ties if not tie.sure)


@dataclass(frozen=True)
class Link:
    """Without *person*, no tie leads from one of the *parts* to another, though they hang together now.

    *sectors* are two that only this person links: each stands in one of the parts and in no other place that a tie
    leads to from the other one. None where there are no two such.
    """

    person: str
    parts: tuple[Ids, ...]
    sectors: tuple[str, str] | None


def linking(whole: RelationMap) -> Ids:
    """Everybody who alone links others (the cut vertices of the map without me), first whoever holds most together."""
    apart = _apart(people_graph(whole))
    order = {one.id: number for number, one in enumerate(whole.people)}
    return tuple(sorted(apart, key=lambda item: (-apart[item], order[item])))


def links(whole: RelationMap, most: int | None = None) -> tuple[Link, ...]:
    """What the first *most* of those in `linking` link; all of them where it is None."""
    import networkx

    graph = people_graph(whole)
    order = {one.id: number for number, one in enumerate(whole.people)}
    found = []
    for person in linking(whole)[:most]:
        component = networkx.node_connected_component(graph, person)
        rest = graph.subgraph(component - {person})
        parts = [tuple(sorted(part, key=order.__getitem__)) for part in networkx.connected_components(rest)]
        parts.sort(key=lambda part: (len(part), order[part[0]]))
        found.append(Link(person, tuple(parts), _two_sectors(whole, graph, person, parts)))
    return tuple(found)


def _apart(graph: "networkx.Graph") -> dict[str, int]:
    """Each cut vertex, with how many would stand apart from the largest part that is left without it.

    It is read off the tree of blocks and cut vertices, so that it takes no longer for there being many of them.
    """
    import networkx

    cuts = set(networkx.articulation_points(graph))
    tree = networkx.Graph()
    size: dict[object, int] = dict.fromkeys(cuts, 1)
    for number, block in enumerate(networkx.biconnected_components(graph)):
        size[number] = len(block - cuts)
        tree.add_edges_from((number, cut) for cut in block & cuts)
    apart: dict[str, int] = {}
    for nodes in list(networkx.connected_components(tree)):
        root = next(iter(nodes))
        above = {node: before for before, node in networkx.bfs_edges(tree, root)}
        below = {node: size[node] for node in nodes}
        for node in reversed([root, *above]):
            if node in above:
                below[above[node]] += below[node]
        for cut in nodes & cuts:
            parts = [below[root] - below[cut], *(below[block] for block in tree[cut] if above.get(block) == cut)]
            apart[cut] = below[root] - 1 - max(parts)
    return apart


def _two_sectors(whole: RelationMap, graph: "networkx.Graph", person: str, parts: list[Ids]) -> tuple[str, str] | None:
    """The first two sectors, in the ruling's order, that are joined now and not without *person*."""
    import networkx

    component = {item for part in parts for item in part}
    others = [tuple(component) for component in networkx.connected_components(graph) if person not in component]
    reach = [_sectors(whole, part) for part in [*parts, *others]]
    here = _sectors(whole, component)
    for one, other in combinations([sector.id for sector in whole.ruling.sectors if sector.id in here], 2):
        if not any(one in sectors and other in sectors for sectors in reach):
            return one, other
    return None


def _sectors(whole: RelationMap, ids: Iterable[str]) -> set[str]:
    return {whole.by_id[id_].sector for id_ in ids} - {""}
