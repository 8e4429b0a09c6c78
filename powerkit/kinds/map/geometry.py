"""Where everybody stands: one geometry for the page, the picture and print.

A place means a ring and a sector and nothing else. The rule is short, because it is written twice: here, and in
`powerkit/ui/web/kinds/map/geometry.js` for the page. A test compares the two. Lengths are in units of the drawing (a
letter is 13 high), angles in radians, clockwise, from three o'clock; the origin is me.

**Who is placed.** Everybody with a ring; the others wait in the drawer, or stand outside the rings (`outside`). A
person's wedge is that of their sector. Where the map has no sectors there is one wedge, named "". Where it has some,
but somebody placed has none of them, one more wedge named "" stands last. Let *n* people be placed, *n_r* of them in
ring r and *n_w* in wedge w.

**How much of it follows the numbers.** `follow` = n / (2 n + 24): nothing for an empty map, at most a half.

**Rings.** Ring r takes this share of the area: (1 - follow) × `RING_AREA[r]` + follow × n_r / n. The circle of radius
`CENTRE` is mine, so the outer radius of ring r is √(CENTRE² + (R² - CENTRE²) × the shares up to and with r).
`RING_AREA` is that of radii halfway between equal steps and equal areas, which keeps the inner rings roomy.

**Wedges.** The first begins at `START` (twelve o'clock); they follow clockwise in the ruling's order. Of m wedges, each
takes this share of the turn: (1 - follow) / m + follow × n_w / n. So a sector with nobody in it still shows.

**Slots.** People of one ring and one wedge stand in the order of their rows on tracks, innermost first, each track
clockwise. A person needs `ROOM` = (width, height). With the wedge's middle at angle t, two neighbours on a track need
``along`` = min(width / |sin t|, height / |cos t|), two tracks need ``across`` = min(width / |cos t|, height / |sin t|);
in a wedge wider than a quarter turn both are the width. Between radii a and b there may be k = 1, 2, … up to
max(1, ⌊(b - a) / across⌋) tracks, track j (from 0) at radius a + (j + ½)(b - a) / k, which holds
max(1, ⌊its arc / along⌋). The fewest tracks that hold everybody are taken, or as many as may be where none do. Track j
then gets ⌊c × the capacities up to and with j / all capacities + ½⌋ less what went before, for c people in all, and its
people stand at (i + s) / (how many are on it) of its arc, where s = 0.3 + 0.4 × the fraction of 0.618 (3 r + j), so
that those of neighbouring tracks don't stand behind each other. (⌊x⌋ is taken of x + 1e-9.)

**Size.** R is `BASE` × 1.1^g with the smallest g from 0 to `MOST_GROWTH` for which the tracks of every ring and wedge
hold its people; `MOST_GROWTH` where none does.

**Lines.** From me a line is straight. A tie between two people is a quadratic curve through the middle between them
moved towards me by `BEND` × the distance between them, but not nearer to me than `marks.CLEAR`, so that no tie of
theirs looks like one of mine.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from powerkit.kinds.map.model import RINGS, Person, RelationMap, Ruling
from powerkit.kinds.map.outside import START, edge_of, outsiders, stand_outside, stand_within
from powerkit.kinds.options import Option

BASE = 330.0
GROWTH, MOST_GROWTH = 1.1, 60
CENTRE = 48.0
ROOM = (78.0, 38.0)
NODE = 9.0
"""The radius of a person's mark."""
BEND = 0.12
FOLLOW = 24
_BLEND = [(math.sqrt(ring / RINGS) + ring / RINGS) / 2 for ring in range(RINGS + 1)]
RING_AREA = tuple(outer**2 - inner**2 for inner, outer in pairwise(_BLEND))


@dataclass(frozen=True)
class Wedge:
    """A *sector* (id and label; both "" for whoever belongs to none), from angle *start* to *end*, and its *count*."""

    sector: str
    label: str
    start: float
    end: float
    count: int

    @property
    def middle(self) -> float:
        """The angle of its middle."""
        return (self.start + self.end) / 2


class Place(NamedTuple):
    """Where a person stands: *x* and *y* from me, in ring *ring* (1 to 4) and the wedge with this number (from 0)."""

    x: float
    y: float
    ring: int
    wedge: int


@dataclass(frozen=True)
class Layout:
    """The outer *radii* of the rings, the *wedges*, and a place for everybody placed, under their id.

    *outside* are those who are not placed yet and drawn all the same, outside the rings.
    """

    radii: tuple[float, ...]
    wedges: tuple[Wedge, ...]
    places: Mapping[str, Place]
    outside: Mapping[str, Place] = field(default_factory=dict)

    @property
    def radius(self) -> float:
        """The radius of the rings."""
        return self.radii[-1]

    @cached_property
    def standing(self) -> Mapping[str, Place]:
        """Everybody who is drawn, in the rings and outside."""
        return {**self.places, **self.outside}

    @cached_property
    def edge(self) -> float:
        """The radius of all that is drawn."""
        return edge_of({one: (place.x, place.y) for one, place in self.outside.items()}, self.radius)


def lay_out(whole: RelationMap, *, everybody: bool = False, like: Sequence[Person] = ()) -> Layout:
    """The layout of a map; with *everybody*, those who are not placed stand outside though none of them has a tie.

    Where people are given that it is to be *like*, wedges and rings have their shares by them: those of two maps agree.
    """
    out = outsiders(whole, anyhow=everybody)
    return _with_outside(_in_rings(whole, None, like), [person.id for person in out])


def larger(layout: Layout, whole: RelationMap, times: float, like: Sequence[Person] = ()) -> Layout:
    """The layout of the same map with rings so many times as large; whoever stands outside keeps their turn there."""
    return _with_outside(_in_rings(whole, layout.radius * times, like), layout.outside)


def _with_outside(layout: Layout, ids: Collection[str]) -> Layout:
    places = stand_outside(len(ids), layout.radius)
    return replace(layout, outside={one: Place(*at, 0, 0) for one, at in zip(ids, places, strict=True)})


def lay_out_within(whole: RelationMap, radius: float) -> Layout:
    """The layout of a map that is so large with those outside: the more of them there are, the smaller its rings."""
    placed = any(person.placed for person in whole.people)
    out = outsiders(whole, anyhow=not placed)
    if not out:
        return _in_rings(whole, radius)
    inner = radius * (0.62 if placed else 0.4)
    places = stand_within(len(out), inner + NODE + 4, radius, 2 * NODE + 4)
    outside = {one.id: Place(*at, 0, 0) for one, at in zip(out, places, strict=True)}
    return replace(_in_rings(whole, inner), outside=outside)


def _in_rings(whole: RelationMap, radius: float | None, like: Sequence[Person] = ()) -> Layout:
    placed = [person for person in whole.people if person.placed]
    sizing = [person for person in like if person.placed] or placed
    names = _wedge_names(whole.ruling, sizing)
    cells = _cells(placed, names)
    counts = {cell: len(ids) for cell, ids in cells.items()}
    shared = counts if sizing is placed else {cell: len(ids) for cell, ids in _cells(sizing, names).items()}
    wedges = _wedges(names, shared, counts)
    shares = _ring_shares(shared)
    radii = _grown(shares, wedges, counts) if radius is None else _radii(radius, shares)
    places: dict[str, Place] = {}
    for (ring, wedge), ids in cells.items():
        inner, outer = (radii[ring - 2] if ring > 1 else CENTRE), radii[ring - 1]
        found = slots(ring, inner, outer, wedges[wedge], len(ids))
        for own, (x, y) in zip(ids, found, strict=True):
            places[own] = Place(x, y, ring, wedge)
    return Layout(radii, wedges, {item.id: places[item.id] for item in placed})


def _cells(placed: Iterable[Person], names: Sequence[Option]) -> dict[tuple[int, int], list[str]]:
    """The ids of those in each ring and wedge."""
    number = {sector.id: index for index, sector in enumerate(names)}
    cells: dict[tuple[int, int], list[str]] = {}
    for item in placed:
        cells.setdefault((item.ring, number.get(item.sector, len(names) - 1)), []).append(item.id)
    return cells


def slots(ring: int, inner: float, outer: float, wedge: Wedge, count: int) -> list[tuple[float, float]]:
    """The slots for *count* people of *ring* between its radii in a wedge, in the order they are taken."""
    turn = wedge.end - wedge.start
    tracks, _ = _tracks(inner, outer, wedge, count)
    whole = sum(capacity for _, capacity in tracks)
    found: list[tuple[float, float]] = []
    below = 0
    for track, (radius, capacity) in enumerate(tracks):
        below += capacity
        shift = 0.3 + 0.4 * (0.618 * (3 * ring + track) % 1)
        here = _floor(count * below / whole + 0.5) - len(found)
        for index in range(here):
            angle = wedge.start + (index + shift) / here * turn
            found.append((radius * math.cos(angle), radius * math.sin(angle)))
    return found


def _tracks(inner: float, outer: float, wedge: Wedge, count: int) -> tuple[list[tuple[float, int]], bool]:
    """The radius and capacity of each track, and whether they hold *count* people."""
    along, across = _steps(wedge)
    turn, depth = wedge.end - wedge.start, outer - inner
    tracks: list[tuple[float, int]] = []
    for number in range(1, max(1, _floor(depth / across)) + 1):
        radii = [inner + (index + 0.5) * depth / number for index in range(number)]
        tracks = [(radius, max(1, _floor(radius * turn / along))) for radius in radii]
        if sum(capacity for _, capacity in tracks) >= count:
            return tracks, True
    return tracks, False


def _steps(wedge: Wedge) -> tuple[float, float]:
    """How far apart neighbours on a track must be, and two tracks."""
    width, height = ROOM
    if wedge.end - wedge.start > math.pi / 2 + 1e-9:
        return width, width
    cos, sin = (max(1e-9, abs(part(wedge.middle))) for part in (math.cos, math.sin))
    return min(width / sin, height / cos), min(width / cos, height / sin)


def _grown(
    shares: tuple[float, ...], wedges: tuple[Wedge, ...], counts: Mapping[tuple[int, int], int]
) -> tuple[float, ...]:
    """The radii of the smallest map on which everybody has room."""
    radii: tuple[float, ...] = ()
    crowded = sorted(counts.items(), key=lambda count: -count[1])
    for growth in range(MOST_GROWTH + 1):
        radii = _radii(BASE * GROWTH**growth, shares)
        inner = (CENTRE, *radii)
        if all(_tracks(inner[ring - 1], radii[ring - 1], wedges[wedge], n)[1] for (ring, wedge), n in crowded):
            break
    return radii


def _radii(radius: float, shares: tuple[float, ...]) -> tuple[float, ...]:
    sums = [sum(shares[: ring + 1]) for ring in range(RINGS)]
    return tuple(math.sqrt(CENTRE**2 + (radius**2 - CENTRE**2) * upto) for upto in sums)


def _ring_shares(counts: Mapping[tuple[int, int], int]) -> tuple[float, ...]:
    people = sum(counts.values())
    follow = _follow(people)
    numbers = [sum(n for (ring, _), n in counts.items() if ring == number + 1) for number in range(RINGS)]
    return tuple(_share(area, follow, n, people) for area, n in zip(RING_AREA, numbers, strict=True))


def _wedges(
    names: tuple[Option, ...], shared: Mapping[tuple[int, int], int], counts: Mapping[tuple[int, int], int]
) -> tuple[Wedge, ...]:
    """The wedges as large as *shared* says, with the people that *counts* says."""
    people = sum(shared.values())
    follow = _follow(people)
    wedges: list[Wedge] = []
    start = START
    for index, sector in enumerate(names):
        share, count = (sum(n for (_, wedge), n in each.items() if wedge == index) for each in (shared, counts))
        end = start + 2 * math.pi * _share(1 / len(names), follow, share, people)
        wedges.append(Wedge(sector.id, sector.label, start, end, count))
        start = end
    return tuple(wedges)


def _follow(people: int) -> float:
    return people / (2 * people + FOLLOW)


def _share(even: float, follow: float, count: int, people: int) -> float:
    return (1 - follow) * even + (follow * count / people if people else 0.0)


def _wedge_names(ruling: Ruling, placed: Iterable[Person]) -> tuple[Option, ...]:
    known = {sector.id for sector in ruling.sectors}
    if known and all(item.sector in known for item in placed):
        return ruling.sectors
    return (*ruling.sectors, Option("", ""))


def _floor(number: float) -> int:
    return math.floor(number + 1e-9)
