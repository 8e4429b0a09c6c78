"""Where names go: beside their marks, dodging the marks, each other and what else is written.

Each name is taken in the order of the rows and tries the places of `sides` in turn: the first that is free is its own.
Where none is free it takes the one that covers least. A grid of squares finds what is near, so a thousand names take
no longer for being many.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from powerkit.drawing.text_metrics import FONT, LINE, text_width, wrap
from powerkit.kinds.map.geometry import NODE, Layout
from powerkit.kinds.map.model import Person

GAP = 3.0
WIDEST, WIDER = 92.0, 140.0
"""A name is broken into lines of about this width; one that would need more than `FEW_LINES` into wider ones."""
FEW_LINES, MOST_LINES = 3, 6
_SHORTER = (WIDEST, 60.0, 36.0)
"""What is left of a name that has no room: so wide at most."""
SQUARE = 96.0
"""The side of a square of the grid."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
Size = tuple[tuple[str, ...], float]
"""A name in its lines, and how wide they are."""


Side = tuple[int, int]
"""Where a name stands from its mark: (1, 0) is to the right, (0, 1) below."""


def sides(x: float, y: float) -> Sequence[Side]:
    """Where a name may stand from its mark at *x* and *y*, in order.

    Away from me comes first, since the line to me leads the other way.
    """
    return _SIDES[x >= 0, y >= 0, abs(y) >= abs(x) / 2]


def _in_order(across: int, down: int, *, upright: bool) -> Sequence[Side]:
    first = ((0, down), (across, 0), (across, down), (0, -down))
    if not upright:
        first = ((across, 0), (0, down), (0, -down), (across, down))
    return (*first, (across, -down), (-across, down), (-across, 0), (-across, -down))


_SIDES = {
    (right, below, upright): _in_order(1 if right else -1, 1 if below else -1, upright=upright)
    for right, below, upright in product((True, False), repeat=3)
}


class Label(NamedTuple):
    """A name in *lines*, in *box*; *anchor* is "start", "middle" or "end" and *x* the place it is anchored at."""

    lines: tuple[str, ...]
    x: float
    box: Box
    anchor: str


class Taken:
    """What has been drawn already, as boxes."""

    def __init__(self) -> None:
        self._squares: defaultdict[tuple[float, float], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        """Take the room of *box*."""
        for square in _squares_of(box):
            self._squares[square].append(box)

    def under(self, box: Box) -> set[Box]:
        """What is drawn and *box* would cover some of."""
        left, top, right, bottom = box
        found = set()
        for square in _squares_of(box):
            for other in self._squares.get(square, ()):
                if other[0] < right and left < other[2] and other[1] < bottom and top < other[3]:
                    found.add(other)
        return found


def _covered(box: Box, under: Iterable[Box]) -> float:
    """How much *box* covers of what is *under* it, as an area; what two boxes share counts for both."""
    left, top, right, bottom = box
    return sum(
        (min(right, other[2]) - max(left, other[0])) * (min(bottom, other[3]) - max(top, other[1])) for other in under
    )


def _squares_of(box: Box) -> Sequence[tuple[float, float]]:
    """The squares of the grid in which a box is, by their column and row."""
    left, top, right, bottom = box[0] // SQUARE, box[1] // SQUARE, box[2] // SQUARE, box[3] // SQUARE
    if right - left > 1 or bottom - top > 1:
        return [*product(range(int(left), int(right) + 1), range(int(top), int(bottom) + 1))]
    if left == right:
        return ((left, top),) if top == bottom else ((left, top), (left, bottom))
    if top == bottom:
        return ((left, top), (right, top))
    return ((left, top), (left, bottom), (right, top), (right, bottom))


def place_apart(
    people: Iterable[Person], layout: Layout, taken: Taken, written: set[Box], sizes: dict[str, Size], *, shorten: bool
) -> Mapping[str, Label] | None:
    """A label for everybody drawn, by id, none on another nor on what is *written*; None where one would be.

    What they cover is added to *taken* and *written*.
    With *shorten* there is always an answer: such a name is cut to what has room, and left out where nothing has.
    """
    placed = _stand(people, layout, taken)
    labels: dict[str, Label] = {}
    for own, name, x, y in placed:
        label, under = _best(sizes.get(name) or _sized(name, sizes), x, y, taken)
        if not under.isdisjoint(written):
            if not shorten:
                return None
            if (cut := _cut(name, x, y, taken, written)) is None:
                continue
            label = cut
        taken.add(label.box)
        written.add(label.box)
        labels[own] = label
    return labels


def _stand(people: Iterable[Person], layout: Layout, taken: Taken) -> list[tuple[str, str, float, float]]:
    """Everybody drawn as their id, their name and where they stand; their marks are added to *taken*."""
    standing = layout.standing
    placed = [(item.id, item.name, standing[item.id].x, standing[item.id].y) for item in people if item.id in standing]
    for _, _, x, y in placed:
        taken.add((x - NODE, y - NODE, x + NODE, y + NODE))
    return placed


def _cut(name: str, x: float, y: float, taken: Taken, written: set[Box]) -> Label | None:
    """As much of a name as has room on one line, at least a few letters of it."""
    for width in _SHORTER:
        lines = wrap(name, FONT, width, most=1)
        wide = max((text_width(line, FONT) for line in lines), default=0.0)
        for side in sides(x, y):
            label = _at(lines, wide, x, y, *side)
            if taken.under(label.box).isdisjoint(written):
                return label
    return None


def free_labels(people: Iterable[Person], layout: Layout, taken: Taken) -> Mapping[str, Label]:
    """A label for everybody who has a free place for one, under their id; whoever comes first chooses first."""
    labels: dict[str, Label] = {}
    sizes: dict[str, Size] = {}
    for own, name, x, y in _stand(people, layout, taken):
        label, under = _best(_sized(name, sizes), x, y, taken)
        if name and not under:
            taken.add(label.box)
            labels[own] = label
    return labels


def lines_of(name: str) -> tuple[str, ...]:
    """A name in the lines it is written in."""
    lines = wrap(name, FONT, WIDEST, most=MOST_LINES)
    return lines if len(lines) <= FEW_LINES else wrap(name, FONT, WIDER, most=MOST_LINES)


def _sized(name: str, sizes: dict[str, Size]) -> Size:
    """A name in its lines with their width; measured once, however often a place is looked for."""
    if name not in sizes:
        whole = " ".join(name.split())
        width = text_width(whole, FONT)
        if whole and width <= WIDEST:
            sizes[name] = (whole,), width
        else:
            lines = lines_of(name)
            sizes[name] = lines, max([text_width(line, FONT) for line in lines], default=0.0)
    return sizes[name]


def _best(size: Size, x: float, y: float, taken: Taken) -> tuple[Label, set[Box]]:
    """Where a name stands best, and what is drawn under it there."""
    found: list[tuple[Label, set[Box]]] = []
    for side in sides(x, y):
        label = _at(*size, x, y, *side)
        under = taken.under(label.box)
        if not under:
            return label, under
        found.append((label, under))
    return min(found, key=lambda place: _covered(place[0].box, place[1]))


_REACH = NODE + GAP
_NEAR, _LOW = NODE * 0.7 + GAP, NODE * 0.4


def _at(lines: tuple[str, ...], width: float, x: float, y: float, across: int, down: int) -> Label:
    height = LINE * len(lines)
    if not across:
        top = y + _REACH - 2 if down > 0 else y - _REACH - height + 2
        return Label(lines, x, (x - width / 2, top, x + width / 2, top + height), "middle")
    edge = x + across * (_NEAR if down else _REACH)
    top = y - height / 2 if not down else (y + _LOW if down > 0 else y - _LOW - height)
    left = edge if across > 0 else edge - width
    return Label(lines, edge, (left, top, left + width, top + height), "start" if across > 0 else "end")
