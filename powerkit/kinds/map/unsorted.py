"""A map most of which belongs to no sector, as a picture shows it: rings alone, and on a card all where they were put.

A place in a wedge would say of them what nobody said.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from powerkit.kinds.map.geometry import NODE, Layout, Place
from powerkit.kinds.map.model import RelationMap
from powerkit.kinds.map.outside import START
from powerkit.kinds.map.rim import ME

_SPOT = re.compile(r"(\d{1,3}(?:\.\d)?) (\d{1,3})")
_NEAREST, _FURTHEST = 0.15, 0.85
"""How far out in their ring somebody stands, as in `spots.js`."""


def as_drawn(whole: RelationMap) -> RelationMap:
    """The map with no sectors where most of those who are placed belong to none."""
    known = {sector.id for sector in whole.ruling.sectors}
    placed = [person for person in whole.people if person.placed]
    if not known or 2 * sum(person.sector in known for person in placed) >= len(placed):
        return whole
    return replace(whole, ruling=replace(whole.ruling, sectors=()))


def where_put(layout: Layout, whole: RelationMap) -> Layout:
    """On a map with no sectors all stand where they were put on the page; by the rule where that is not known of all.

    So they do where two would stand on each other.
    """
    if len(layout.wedges) > 1:
        return layout
    read = {person.id: _SPOT.fullmatch(person.spot) for person in whole.people if person.id in layout.places}
    places = {
        one: _spot(layout, layout.places[one].ring, float(spot[1]), int(spot[2])) for one, spot in read.items() if spot
    }
    return replace(layout, places=places) if len(places) == len(read) and _apart(places.values()) else layout


def _spot(layout: Layout, ring: int, degrees: float, percent: int) -> Place:
    inner = layout.radii[ring - 2] if ring > 1 else ME
    depth = min(_FURTHEST, max(_NEAREST, percent / 100))
    far = max(ME + NODE + 2, inner + depth * (layout.radii[ring - 1] - inner))
    angle = START + math.radians(degrees)
    return Place(far * math.cos(angle), far * math.sin(angle), ring, 0)


def _apart(places: Iterable[Place]) -> bool:
    return all(math.dist(one[:2], other[:2]) >= 2 * NODE for one, other in combinations(places, 2))
