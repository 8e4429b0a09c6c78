"""What is written on a map beside people's names: the names of its rings, and of its sectors around it."""

import math
from collections.abc import Collection, Iterator

from powerkit.drawing.text_metrics import FONT, LINE, text_width, wrap
from powerkit.kinds.map.geometry import Layout, Wedge
from powerkit.kinds.map.labels import Box, Label, Taken
from powerkit.kinds.map.measures import ELSE
from powerkit.kinds.map.model import RINGS, RelationMap
from powerkit.text.catalogue import later, t

ME = 24.0
"""The radius of my own mark."""
NOBODY = later("nobody here yet")
"""What stands under the name of a sector without anybody."""
NOT_SORTED = later("Not said where")
"""What the wedge of those is called who belong to no sector, where most do."""
OUTSIDE = later("Not placed yet")
"""What stands above the rings where somebody stands outside them."""
SECTOR_WIDTH = 110.0


def words_of(
    whole: RelationMap, layout: Layout
) -> tuple[Taken, set[Box], tuple[Label, ...], tuple[tuple[Wedge, Label], ...]]:
    """What is drawn and what is written before anybody's name is, with the names of rings and sectors."""
    taken = Taken()
    taken.add((-ME, -ME, ME, ME))
    rings = [_ring_name(whole.ruling.ring(number + 1), layout.radii[number]) for number in range(RINGS)]
    if layout.outside:
        rings.append(_ring_name(t(OUTSIDE), layout.radius + LINE + 6))
    for ring in rings:
        taken.add(ring.box)
    sectors = tuple(_sector_names(layout, taken, {whole.by_id[who].sector for who in layout.outside}))
    written = {label.box for label in (*rings, *(label for _, label in sectors))}
    return taken, written, tuple(rings), sectors


def _ring_name(name: str, radius: float) -> Label:
    lines = wrap(name, FONT, 96, most=3)
    width = max(text_width(line, FONT) for line in lines)
    top = -radius + 3
    return Label(lines, 0, (-width / 2, top, width / 2, top + LINE * len(lines)), "middle")


def _sector_names(layout: Layout, taken: Taken, outside: Collection[str]) -> Iterator[tuple[Wedge, Label]]:
    """The sectors' names around the map; one that would cover another moves outwards.

    Of those in which somebody stands *outside* it is not said that nobody is there.
    """
    for wedge in layout.wedges:
        if not wedge.label and len(layout.wedges) == 1:
            return
        lines = wrap(wedge.label or t(NOT_SORTED), FONT, SECTOR_WIDTH, most=3)
        if not wedge.count and wedge.sector != ELSE and wedge.sector not in outside:
            lines = (*lines, t(NOBODY))
        width = max(text_width(line, FONT, bold=True) for line in lines)
        reach = layout.edge + 12
        label = _outside(lines, width, wedge.middle, reach)
        while taken.under(label.box):
            reach += 8
            label = _outside(lines, width, wedge.middle, reach)
        taken.add(label.box)
        yield wedge, label


def _outside(lines: tuple[str, ...], width: float, angle: float, reach: float) -> Label:
    x, y = reach * math.cos(angle), reach * math.sin(angle)
    height = LINE * len(lines)
    top = y - height * (1 - math.sin(angle)) / 2
    if abs(math.cos(angle)) < 0.35:
        shift = width / 2 * math.cos(angle) / 0.35
        return Label(lines, x + shift, (x + shift - width / 2, top, x + shift + width / 2, top + height), "middle")
    anchor, left = ("start", x) if x > 0 else ("end", x - width)
    return Label(lines, x, (left, top, left + width, top + height), anchor)
