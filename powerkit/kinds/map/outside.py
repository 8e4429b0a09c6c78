"""Who is not placed yet stands outside the rings where one of them has a tie: so a network without rings is drawn.

The rule is written twice, as that of `geometry` is: here, and in `powerkit/ui/web/kinds/map/outside.js` for the page.

**Who.** Everybody without a ring, as soon as one of them is tied to somebody. Until then the drawer is enough.

**In which order.** Those of one sector beside each other, in the ruling's order, whoever is in none last. Within a
sector a walk along the ties, so that those who are tied stand near each other: it begins at the first who is left in
the order of the rows, goes on to the first who is left of those whom the last one is tied to, and where there is
nobody, back the way it came.

**Where.** Of *n* people the *i*-th (from 0) stands at (i + ½) / n of the turn from `START`, on track i mod k. The
innermost track is `AWAY` beyond the rings and tracks are `STEP` apart; k is the smallest for which the turn on the
innermost track is at least n × `ALONG` / k. A map that may not grow has its tracks within the room that it is given.
"""

import math
from collections.abc import Mapping

from powerkit.kinds.map.model import Person, RelationMap

AWAY, STEP, ALONG = 56.0, 52.0, 78.0
START = -math.pi / 2


def outsiders(whole: RelationMap, *, anyhow: bool = False) -> tuple[Person, ...]:
    """Whoever stands outside the rings, in their order there; with *anyhow*, also where none of them has a tie."""
    waiting = [person for person in whole.people if not person.placed]
    if not waiting:
        return ()
    ids = {person.id for person in waiting}
    tied = any(tie.one in ids or tie.other in ids for tie in whole.ties)
    return _in_order(whole, waiting) if tied or anyhow else ()


def drawn(whole: RelationMap) -> bool:
    """Whether there is anybody to draw: somebody placed, or somebody with a tie."""
    return any(person.placed for person in whole.people) or bool(outsiders(whole))


def standing(whole: RelationMap) -> frozenset[str]:
    """The ids of everybody who is drawn on a map that stands alone: where nobody is placed, all stand outside."""
    placed = [person.id for person in whole.people if person.placed]
    return frozenset((*placed, *(person.id for person in outsiders(whole, anyhow=not placed))))


def stand_outside(count: int, radius: float) -> list[tuple[float, float]]:
    """The places of so many people outside rings that end at *radius*."""
    first = radius + AWAY
    tracks = max(1, math.ceil(count * ALONG / (2 * math.pi * first) - 1e-9))
    return [_at(number, count, first + STEP * (number % tracks)) for number in range(count)]


def stand_within(count: int, inner: float, outer: float, mark: float) -> list[tuple[float, float]]:
    """The same between two radii: on as few tracks as hold them with a *mark* of that width each, or as many as fit."""
    most = max(1, math.floor((outer - inner) / mark))
    tracks = min(most, max(1, math.ceil(count * mark / (2 * math.pi * inner))))
    step = (outer - inner) / tracks
    return [_at(number, count, inner + step * (number % tracks + 0.5)) for number in range(count)]


def edge_of(places: Mapping[str, tuple[float, float]], radius: float) -> float:
    """How far the map reaches with those outside."""
    return max((math.hypot(x, y) + STEP / 2 for x, y in places.values()), default=radius)


def _at(number: int, count: int, radius: float) -> tuple[float, float]:
    angle = START + 2 * math.pi * (number + 0.5) / count
    return radius * math.cos(angle), radius * math.sin(angle)


def _in_order(whole: RelationMap, waiting: list[Person]) -> tuple[Person, ...]:
    sectors = {sector.id: number for number, sector in enumerate(whole.ruling.sectors)}
    rank = {person.id: sectors.get(person.sector, len(sectors)) for person in waiting}
    near: dict[str, list[str]] = {person.id: [] for person in waiting}
    for tie in whole.ties:
        if rank.get(tie.one, -1) == rank.get(tie.other, -2):
            near[tie.one].append(tie.other)
            near[tie.other].append(tie.one)
    rows = {person.id: number for number, person in enumerate(waiting)}
    for ids in near.values():
        ids.sort(key=rows.__getitem__)
    found: dict[str, Person] = {}
    by_id = {person.id: person for person in waiting}
    for first in sorted(by_id, key=lambda one: (rank[one], rows[one])):
        path = [first] if first not in found else []
        while path:
            found.setdefault(path[-1], by_id[path[-1]])
            after = next((other for other in near[path[-1]] if other not in found), None)
            path.pop() if after is None else path.append(after)
    return tuple(found.values())
