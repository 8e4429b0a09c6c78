"""A map for the back of a card: so drawn for its small place that what is written can be read there.

All that it holds is in its text for those who do not see it. Whoever finds no free place for a name has a number in
their mark where the names are listed beside the picture (`Picture.key`), and else only a mark. What its lines mean
stands beside it too (`Picture.lines`), and on a small screen what its rings are called. On paper, in a copy and where
pictures stand side by side, the names with their numbers and what lines and marks mean stand under it, in the picture.
"""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.palette import INK
from powerkit.drawing.svg import svg_file
from powerkit.drawing.text_metrics import FONT, LINE, text_width, wrap
from powerkit.kinds.map.alt import map_alt
from powerkit.kinds.map.geometry import NODE, Layout, Wedge, lay_out_within
from powerkit.kinds.map.key import lines_drawn, lines_meant, marks_drawn, marks_meant, numbers_meant, written_below
from powerkit.kinds.map.kind import RelationshipMap
from powerkit.kinds.map.labels import Box, Label, Taken, free_labels
from powerkit.kinds.map.marks import CLEAR_GROUND, STYLE
from powerkit.kinds.map.model import RINGS, Person, RelationMap, read_map
from powerkit.kinds.map.outside import drawn
from powerkit.kinds.map.rim_labels import ME, NOT_SORTED
from powerkit.kinds.map.svg import Drawing, ground, lines_of, names, people, text, ties
from powerkit.kinds.map.ties import told_apart
from powerkit.kinds.map.unsorted import as_drawn, where_put
from powerkit.text.catalogue import t
from powerkit.text.escaping import Markup
from powerkit.text.phrasing import marked_said

RADIUS, SMALL = 214.0, 129.0
"""The radius of the map on a wide card and on a small screen: a letter of 13 units is 14 pixels high there, or 13."""
RIM = 36.0
"""The room around it for the sectors' names, which take two lines at most."""
NEXT = 14.0
"""From one line of such a name to the next."""
_FIRST_OF = re.compile(r",? (?:and|or) |[,;(]")
_LEAST = 4
_GAP = 6.0
MOST_NUMBERED = 99
"""So many are numbered at most: a third digit would stand over a mark's edge."""
OVER = 1.4
"""How much wider than its sector a name may be at most, where its neighbours are short."""
_TURNS = sorted(range(-180, 180, 6), key=abs)
"""Where the name of a ring may stand, in degrees from its top."""
_ALONG = Markup('<text class="{}" text-anchor="middle"><textPath href="#rim-{}" startOffset="50%">{}</textPath></text>')
_LOOK = STYLE + CLEAR_GROUND + " .pk-map .q{font-size:13px}"
_NUMBER_LOOK = (
    f" .pk-map .k{{font-size:13px;font-weight:700;fill:{INK};paint-order:stroke;stroke:#fff;stroke-width:2px}}"
    " .pk-map .dark{fill:#fff;stroke:none}"
)
_NUMBER = Markup('<text class="{}" x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>')


@dataclass(frozen=True)
class _RimName:
    """A line of a sector's name along the rim, at a *reach* from me; whether it hangs *below* the map."""

    number: int
    wedge: Wedge
    line: str
    reach: float
    below: bool

    def boxes(self) -> Iterator[Box]:
        """The room it takes, letter by letter."""
        turn = _wide(self.line) / self.reach
        steps = max(2, round(len(self.line)))
        reach = self.reach + (-5 if self.below else 5)
        for step in range(steps + 1):
            angle = self.wedge.middle + turn * (step / steps - 0.5)
            x, y = reach * math.cos(angle), reach * math.sin(angle)
            yield x - 6, y - 6, x + 6, y + 6


def draw(
    kind: RelationshipMap,
    answer: Any,
    label: str,
    *,
    narrow: bool = False,
    keyed: bool = False,
    picked: Collection[str] = (),
    said: str = "",
) -> tuple[Picture, ...]:
    """The map of a checked answer, whoever is *picked* lit under what that is called (*said*).

    Whoever has no room for a name is numbered; with *keyed* the numbers are told beside the picture, else under it.
    """
    whole = read_map(kind, answer)
    if not drawn(whole):
        return ()
    called = dict(zip(whole.by_id, told_apart([person.name for person in whole.people]), strict=True))
    lit = frozenset(one for one, name in called.items() if name in picked)
    alt = map_alt(whole)
    if said:
        alt = f"{alt} {marked_said(said, [called[item] for item in called if item in lit])}"
    radius = SMALL if narrow else RADIUS
    drawing = _drawing(whole, radius, lit, ring_names=not narrow)
    said_around = (*(text(name, "q") for name in drawing.ring_names), *map(_written, _rim(drawing.layout, radius)))
    numbered = _numbered(drawing, lit)
    body = ground(drawing) + ties(drawing) + Markup("").join(said_around) + people(drawing, lit) + names(drawing, lit)
    body += Markup("").join(_in_mark(drawing, number, person) for number, person in enumerate(numbered, 1))
    look = _LOOK + (_NUMBER_LOOK if numbered else "")
    key = tuple((str(number), called[person.id]) for number, person in enumerate(numbered, 1)) if keyed else ()
    edge = radius + RIM
    told, below = (Markup(""), 0.0) if keyed else _told_below(drawing, edge, [called[person.id] for person in numbered])
    body += told
    box = (-edge, -edge, 2 * edge, 2 * edge + below)
    svg = svg_file(body, box, name="pk-map", style=look, title=label, alt=alt)
    if not keyed:
        return (Picture(svg, alt),)
    there = [person for person in whole.people if person.id in drawing.layout.standing]
    lines, marks = _meant(drawing, rings=narrow), marks_drawn(whole.ruling, there)
    return (Picture(svg, alt, key=key, lines=tuple(lines), marks=tuple(marks)),)


def _told_below(drawing: Drawing, edge: float, numbered: Sequence[str]) -> tuple[Markup, float]:
    """Under the map: what its lines and marks mean, who has which number, who is not on it; and its height."""
    ruling, standing = drawing.whole.ruling, drawing.layout.standing
    there = [person for person in drawing.whole.people if person.id in standing]
    rest = [] if numbered else [person.name for person in there if person.name and person.id not in drawing.labels]
    said = [t("On the map without room for their names: {names}", names=", ".join(rest))] if rest else []
    lines = [line for words in (*said, *_not_placed(drawing)) for line in wrap(words, 13, 2 * edge, most=10_000)]
    parts, below = [], 0.0
    for entries, height in (
        ([*lines_meant(ruling, _sorts(drawing)), *marks_meant(ruling, there)], LINE + 4),
        (numbers_meant(numbered, 2 * edge), LINE + 4),
        ([(Markup(""), line, 0.0) for line in lines], LINE + 4),
    ):
        part, more = written_below(entries, 2 * edge, edge + below, height)
        parts.append(part)
        below += more
    return Markup("").join(parts), below + LINE / 2 if below else 0.0


def _not_placed(drawing: Drawing) -> Iterator[str]:
    """Who is not on the map, in words."""
    standing = drawing.layout.standing
    away = [person.name for person in drawing.whole.people if person.name and person.id not in standing]
    if away:
        yield t("Not placed on the map yet: {names}", names=", ".join(away))


def _meant(drawing: Drawing, *, rings: bool) -> Iterator[tuple[str, str]]:
    """What the lines mean, and with *rings*, which have no room for their names, what those are called."""
    ruling = drawing.whole.ruling
    yield from lines_drawn(ruling, _sorts(drawing))
    if rings:
        names = ", ".join(ruling.ring(number) for number in range(1, RINGS + 1))
        yield "", t("The rings, from the middle outwards: {names}", names=names)
    yield from (("", words) for words in _not_placed(drawing))


def _sorts(drawing: Drawing) -> set[str]:
    """The sorts of line there are."""
    return {name for name, lines in lines_of(drawing).items() if lines}


def _drawing(whole: RelationMap, radius: float, lit: frozenset[str], *, ring_names: bool) -> Drawing:
    whole = as_drawn(whole)
    layout = where_put(lay_out_within(whole, radius), whole)
    taken = Taken()
    taken.add((-ME, -ME, ME, ME))
    for box in (*_walls(radius + RIM), *(box for name in _rim(layout, radius) for box in name.boxes())):
        taken.add(box)
    first = sorted(
        (person for person in whole.people if person.id in layout.standing), key=lambda person: _first(person, lit)
    )
    for place in layout.standing.values():
        taken.add((place.x - NODE, place.y - NODE, place.x + NODE, place.y + NODE))
    rings = tuple(_ring_names(whole, layout, taken)) if ring_names else ()
    labels = free_labels(first, layout, taken)
    return Drawing(whole, layout, labels, (), rings)


def _numbered(drawing: Drawing, lit: frozenset[str]) -> Sequence[Person]:
    """Those on the map who have no room for their name, from me outwards; nobody where they are too many."""
    there = (person for person in drawing.whole.people if person.name and person.id in drawing.layout.standing)
    found = [person for person in there if person.id not in drawing.labels]
    return sorted(found, key=lambda person: _first(person, lit)) if len(found) <= MOST_NUMBERED else ()


def _in_mark(drawing: Drawing, number: int, one: Person) -> Markup:
    """A number in the middle of somebody's mark: light where the mark is dark."""
    place = drawing.layout.standing[one.id]
    return _NUMBER.format("k dark" if one.seen == "enough" else "k", place.x, place.y + 4, number)


def _first(one: Person, lit: frozenset[str]) -> tuple[bool, int]:
    """Whoever is lit is named first, then whoever is close, and last who is not placed yet."""
    return one.id not in lit, one.ring or RINGS + 1


def _walls(edge: float) -> Iterator[Box]:
    """What is outside the picture: no name reaches into it."""
    far = 3 * edge
    yield from ((-far, -far, far, -edge), (-far, edge, far, far), (-far, -edge, -edge, edge), (edge, -edge, far, edge))


def _ring_names(whole: RelationMap, layout: Layout, taken: Taken) -> Iterator[Label]:
    """The rings' names where they cover nothing: at the top of each, or as near to it as there is room."""
    for number, radius in zip(range(1, RINGS + 1), layout.radii, strict=True):
        line = wrap(whole.ruling.ring(number), FONT, 96, most=1)
        width = max((text_width(item, FONT) for item in line), default=0.0)
        inner = layout.radii[number - 2] if number > 1 else ME
        for turn in _TURNS:
            across, up = math.sin(math.radians(turn)), -math.cos(math.radians(turn))
            reach = radius - 2 - (abs(across) * width + abs(up) * LINE) / 2
            x, y = reach * across, reach * up
            box = (x - width / 2, y - LINE / 2, x + width / 2, y + LINE / 2)
            if math.hypot(x, y) > inner and not taken.under(box):
                taken.add(box)
                yield Label(line, x, box, "middle")
                break


def _rim(layout: Layout, radius: float) -> list[_RimName]:
    """The sectors' names along the rim, as far as they have room; beside short ones one may stand over."""
    if len(layout.wedges) == 1 and not layout.wedges[0].label:
        return []
    names = [_along(number, wedge, radius) for number, wedge in enumerate(layout.wedges)]
    for number, wedge in enumerate(layout.wedges):
        if any("…" in name.line for name in names[number]) or not names[number]:
            wider = _along(number, wedge, radius, OVER)
            others = [name for other in names[:number] + names[number + 1 :] for name in other]
            if not any(_touch(line, other) for line in wider for other in others):
                names[number] = wider
    return [name for lines in names for name in lines]


def _along(number: int, wedge: Wedge, radius: float, over: float = 1.0) -> list[_RimName]:
    """A sector's name in its lines, the nearest to me first, in a room *over* times as wide as the sector."""
    below = math.sin(wedge.middle) > 0
    near = radius + (17 if below else 7)
    rooms = [reach * (wedge.end - wedge.start) * over - _GAP for reach in (near, near + NEXT)]
    lines = _lines(wedge.label or t(NOT_SORTED), rooms if below else rooms[::-1], rooms[0])
    inwards = enumerate(lines if below else lines[::-1])
    return [_RimName(2 * number + at, wedge, line, near + at * NEXT, below) for at, line in inwards]


def _touch(one: _RimName, other: _RimName) -> bool:
    """Whether two lines would come close along the rim; one that is a line further out does not."""
    if abs(one.reach - other.reach) >= NEXT:
        return False
    between = abs(math.remainder(one.wedge.middle - other.wedge.middle, math.tau))
    return between < sum((_wide(name.line) + _GAP) / name.reach / 2 for name in (one, other))


def _lines(name: str, rooms: Sequence[float], room: float) -> tuple[str, ...]:
    """A name on one line of *room* or on two in *rooms*: all of it, the first thing it names, or its beginning."""
    for part in filter(None, (name, _FIRST_OF.split(name)[0])):
        if _wide(part) <= room:
            return (part,)
        words = part.split()
        halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        fits = [two for two in halves if all(_wide(line) <= most for line, most in zip(two, rooms, strict=True))]
        if fits:
            return min(fits, key=lambda two: max(map(_wide, two)))
    (line, *_) = wrap(name, FONT / 0.93, room, most=1) or ("",)
    return (line,) if len(line) > _LEAST and _wide(line) <= room else ()


def _wide(line: str) -> float:
    return text_width(line, FONT, bold=True)


def _written(name: _RimName) -> Markup:
    """A name along the rim; where it hangs below the map it runs the other way, so that it is not upside down."""
    wedge = name.wedge
    half = (
        max(wedge.end - wedge.start, (_wide(name.line) + _GAP) / name.reach) / 2
    )  # what is beyond a path is not drawn
    first, last = wedge.middle - half, wedge.middle + half
    ends = (last, first) if name.below else (first, last)
    x, y, x2, y2 = (name.reach * part(angle) for angle in ends for part in (math.cos, math.sin))
    large = int(2 * half > math.pi)
    shown = "h" if wedge.count else "q"
    path = Markup('<path id="rim-{}" fill="none" d="M{:.1f} {:.1f}A{:.1f} {:.1f} 0 {} {} {:.1f} {:.1f}"/>').format(
        name.number, x, y, name.reach, name.reach, large, int(not name.below), x2, y2
    )
    return path + _ALONG.format(shown, name.number, name.line)
