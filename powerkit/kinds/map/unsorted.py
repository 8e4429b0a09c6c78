"""A map most of which belongs to no sector, as a picture shows it: rings alone, and all where they were put.

A place in a wedge would say of them what nobody said.
"""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from powerkit.kinds.map.geometry import NODE, Layout, Place
from powerkit.kinds.map.model import Person, RelationMap
from powerkit.kinds.map.outside import START
from powerkit.kinds.map.rim_labels import ME

_SPOT = re.compile(r"(\d{1,3}(?:\.\d)?) (\d{1,3})")
MOST_PUT = 150
"""So many stand where they were put at most: of more nobody knows each by their place."""
_TURNS = sorted(range(-180, 180, 3), key=abs)
_NEAREST, _FURTHEST = 0.15, 0.85
"""How far out in their ring somebody stands, as in `free_places.js`."""


def as_drawn(whole: RelationMap, like: Sequence[Person] = ()) -> RelationMap:
    """The map with no sectors where most of those who are placed belong to none, or of those it is to be *like*."""
    known = {sector.id for sector in whole.ruling.sectors}
    placed = [person for person in like or whole.people if person.placed]
    if not known or 2 * sum(person.sector in known for person in placed) >= len(placed):
        return whole
    return replace(whole, ruling=replace(whole.ruling, sectors=()))


def where_put(layout: Layout, whole: RelationMap) -> Layout:
    """On a map with no sectors all stand where they were put on the page; by the rule where that is not known of all.

    Who would stand on another goes round the ring as far as it takes.
    """
    read = {person.id: _SPOT.fullmatch(person.spot) for person in whole.people if person.id in layout.places}
    if len(layout.wedges) > 1 or len(read) > MOST_PUT:
        return layout
    places: dict[str, Place] = {}
    for one, spot in read.items():
        found = _beside(layout, layout.places[one].ring, spot, places.values()) if spot else None
        if found is None:
            return layout
        places[one] = found
    return replace(layout, places=places)


def _beside(layout: Layout, ring: int, spot: re.Match[str], others: Collection[Place]) -> Place | None:
    """The place that a spot means, or the nearest to it in its ring that is on none of the *others*."""
    for turn in _TURNS:
        place = _spot(layout, ring, float(spot[1]) + turn, int(spot[2]))
        if all(math.dist(place[:2], other[:2]) >= 2 * NODE for other in others):
            return place
    return None


def _spot(layout: Layout, ring: int, degrees: float, percent: int) -> Place:
    inner = layout.radii[ring - 2] if ring > 1 else ME
    depth = min(_FURTHEST, max(_NEAREST, percent / 100))
    far = max(ME + NODE + 2, inner + depth * (layout.radii[ring - 1] - inner))
    angle = START + math.radians(degrees)
    return Place(far * math.cos(angle), far * math.sin(angle), ring, 0)
