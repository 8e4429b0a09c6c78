"""Zones as frames with their items one under the other: columns, two steps of sorting, and any board on a small screen.

On a small screen zones stand one under the other, a ladder from its highest rung; what moves says where to.
"""

from collections.abc import Sequence

from powerkit.drawing.text_metrics import FONT, LINE, wrap
from powerkit.kinds.board.boxes import GAP, SAME, draw_box, lines_at, stacked
from powerkit.kinds.board.model import BoardView, Item, Shown
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup

WIDTH, NARROW = 640.0, 300.0
_GAP = 14.0
_PAD = 10.0
_ACROSS = 3
_BOLD = 1.12
"""How much wider bold letters are."""
EMPTY = later("Nothing here.")


def draw_columns(view: BoardView) -> tuple[Markup, float, float]:
    """The drawing, its width and its height. A zone that is sorted again is twice as wide, its own zones inside."""
    steps = any(zone.inner for zone in view.zones)
    across = len(view.zones) if steps else min(_ACROSS, len(view.zones))
    shares = [2 if zone.inner else 1 for zone in view.zones] if steps else [1] * across
    one = (WIDTH - _GAP * (across - 1)) / sum(shares)
    parts: list[Markup] = []
    top = 0.0
    for first in range(0, len(view.zones), across):
        top = _line(view, view.zones[first : first + across], top, [one * share for share in shares], parts) + _GAP
    return Markup("").join(parts), WIDTH, top - _GAP


def draw_narrow(view: BoardView) -> tuple[Markup, float, float]:
    """The same for a small screen."""
    zones = list(reversed(view.zones)) if view.arrangement == "ladder" else list(view.zones)
    parts: list[Markup] = []
    top, group = 0.0, ""
    for zone in zones:
        if zone.group and zone.group != group:
            lines = wrap(zone.group, FONT, NARROW / _BOLD, most=3)
            parts.append(lines_at(lines, 0, top + FONT, "h"))
            top += LINE * len(lines) + 6
        group = zone.group
        top = _line(view, [zone], top, [NARROW], parts, narrow=True) + _GAP
    return Markup("").join(parts), NARROW, top - _GAP


def _line(
    view: BoardView, zones: Sequence[Shown], top: float, widths: Sequence[float], parts: list[Markup],
    left: float = 0.0, *, narrow: bool = False,
) -> float:  # fmt: skip
    """Draw zones beside each other, all as high as the highest; returns where they end."""
    made: list[tuple[float, float, list[Markup], float]] = []
    for zone, width in zip(zones, widths, strict=False):
        inside, bottom = _inside(view, zone, top, left, width, narrow=narrow)
        made.append((left, width, inside, bottom))
        left += width + _GAP
    lowest = max(bottom for *_, bottom in made)
    for at, width, inside, _ in made:
        parts += [_framed(at, top, width, lowest), *inside]
    return lowest


def _framed(left: float, top: float, width: float, bottom: float) -> Markup:
    """The frame of a zone, with a bar along its top."""
    return Markup(
        '<rect class="zone" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="6"/>'
        '<path class="head" d="M{:.1f} {:.1f}h{:.1f}"/>'
    ).format(left + 1, top + 2, width - 2, bottom - top - 3, left, top + 2, width)


def _inside(
    view: BoardView, zone: Shown, top: float, left: float, width: float, *, narrow: bool
) -> tuple[list[Markup], float]:
    """A zone's name, what stands in it and the zones of its second step; and where it ends."""
    room = width - 2 * _PAD
    name = wrap(zone.label, FONT, room / _BOLD, most=6)
    parts = [lines_at(name, left + _PAD, top + _PAD + FONT, "h")]
    down = start = top + _PAD + LINE * len(name) + 6
    later_here = [item for item in zone.should if item.id not in view.moves]
    for lane, item in [*(("now", item) for item in zone.now), *(("then", item) for item in later_here)]:
        [box] = stacked((item,), left + _PAD, down, room)
        parts.append(draw_box(box, lane, zone.id))
        down += box.height + GAP
        if lane == "now" and (goes := _goes(view, item)):
            lines = wrap(goes, FONT, room - _PAD, most=4)
            parts.append(lines_at(lines, left + 2 * _PAD, down - GAP + FONT, "q"))
            down += LINE * len(lines)
    for inner in [[step] for step in zone.inner] if narrow else [zone.inner] if zone.inner else []:
        each = (room - _GAP * (len(inner) - 1)) / len(inner)
        down = _line(view, inner, down + 4, [each] * len(inner), parts, left + _PAD, narrow=narrow) + GAP
    if down == start:
        parts.append(lines_at([t(EMPTY)], left + _PAD, down + FONT * 0.8, "q"))
        down += LINE
    return parts, down + _PAD - GAP


def _goes(view: BoardView, item: Item) -> str:
    """Where an item should stand, in words: "Where it should be: Consultation"."""
    if item.id not in view.moves:
        return ""
    now, then = view.moves[item.id]
    return f"{view.lanes[1].rstrip('.:?')}: {t(SAME) if now == then else view.label(then)}"
