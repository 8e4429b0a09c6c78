"""Columns, and the two steps of sorting, as a drawing: a frame for each zone with its items one under the other."""

from collections.abc import Sequence

from powerkit.drawing.text_metrics import FONT, LINE, wrap
from powerkit.kinds.board.boxes import draw_box, height_of, lines_at, stacked
from powerkit.kinds.board.model import BoardView, Shown
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup

WIDTH = 640.0
_GAP = 14.0
_PAD = 10.0
_ACROSS = 3
EMPTY = later("Nothing here.")


def draw_columns(view: BoardView) -> tuple[Markup, float, float]:
    """The drawing, its width and its height."""
    if any(zone.inner for zone in view.zones):
        return _steps(view)
    across = min(_ACROSS, len(view.zones))
    wide = (WIDTH - _GAP * (across - 1)) / across
    parts: list[Markup] = []
    top = 0.0
    for first in range(0, len(view.zones), across):
        bottom = _line(view.zones[first : first + across], top, [wide] * across, parts)
        top = bottom + _GAP
    return Markup("").join(parts), WIDTH, top - _GAP


def _steps(view: BoardView) -> tuple[Markup, float, float]:
    """Zones beside each other; one that is sorted again is twice as wide, with its own zones inside."""
    shares = [2 if zone.inner else 1 for zone in view.zones]
    one = (WIDTH - _GAP * (len(shares) - 1)) / sum(shares)
    parts: list[Markup] = []
    bottom = _line(view.zones, 0.0, [one * share for share in shares], parts)
    return Markup("").join(parts), WIDTH, bottom


def _line(zones: Sequence[Shown], top: float, widths: Sequence[float], parts: list[Markup], left: float = 0.0) -> float:
    """Draw zones beside each other, all as high as the highest; returns where they end."""
    made: list[tuple[float, float, Markup, float]] = []
    for zone, width in zip(zones, widths, strict=False):
        inner, bottom = _inside(zone, left, top, width)
        made.append((left, width, inner, bottom))
        left += width + _GAP
    lowest = max(bottom for *_, bottom in made)
    for at, width, inner, _ in made:
        parts += [framed(at, top, width, lowest), inner]
    return lowest


def framed(left: float, top: float, width: float, bottom: float) -> Markup:
    """The frame of a zone, with a bar along its top."""
    return Markup(
        '<rect class="zone" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="6"/>'
        '<path class="head" d="M{:.1f} {:.1f}h{:.1f}"/>'
    ).format(left + 1, top + 2, width - 2, bottom - top - 3, left, top + 2, width)


def _inside(zone: Shown, left: float, top: float, width: float) -> tuple[Markup, float]:
    room = width - 2 * _PAD
    name = wrap(zone.label, FONT, room, most=4)
    parts = [lines_at(name, left + _PAD, top + _PAD + FONT, "h")]
    down = top + _PAD + LINE * len(name) + 4
    boxes = stacked(zone.now, left + _PAD, down, room)
    parts += [draw_box(box, "now", zone.id) for box in boxes]
    if boxes:
        down += height_of(boxes) + _PAD
    if zone.inner:
        each = (room - _GAP * (len(zone.inner) - 1)) / len(zone.inner)
        down = _line(zone.inner, down + 4, [each] * len(zone.inner), parts, left + _PAD) + _PAD
    elif not boxes:
        parts.append(lines_at([t(EMPTY)], left + _PAD, down + FONT, "q"))
        down += LINE + _PAD
    return Markup("").join(parts), down
