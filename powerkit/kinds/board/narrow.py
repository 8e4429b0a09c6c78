"""A board for a small screen: zones one under the other, a ladder from its highest rung; what moves says where to."""

from powerkit.drawing.text_metrics import FONT, LINE, wrap
from powerkit.kinds.board.boxes import GAP, SAME, draw_box, lines_at, stacked
from powerkit.kinds.board.columns import EMPTY, framed
from powerkit.kinds.board.model import BoardView, Item, Shown
from powerkit.text.catalogue import t
from powerkit.text.escaping import Markup

WIDTH = 300.0
_GAP = 12.0
_PAD = 10.0
_BOLD = 1.12
"""How much wider bold letters are."""


def draw_narrow(view: BoardView) -> tuple[Markup, float, float]:
    """The drawing, its width and its height."""
    zones = list(reversed(view.zones)) if view.arrangement == "ladder" else list(view.zones)
    parts: list[Markup] = []
    top, group = 0.0, ""
    for zone in zones:
        if zone.group and zone.group != group:
            lines = wrap(zone.group, FONT, WIDTH / _BOLD, most=3)
            parts.append(lines_at(lines, 0, top + FONT, "h"))
            top += LINE * len(lines) + 6
        group = zone.group
        top = _zone(view, zone, top, 0.0, WIDTH, parts) + _GAP
    return Markup("").join(parts), WIDTH, top - _GAP


def _zone(view: BoardView, zone: Shown, top: float, left: float, width: float, parts: list[Markup]) -> float:
    """Draw a zone with what stands in it and the zones of its second step; returns where it ends."""
    inside: list[Markup] = []
    name = wrap(zone.label, FONT, (width - 2 * _PAD) / _BOLD, most=6)
    inside.append(lines_at(name, left + _PAD, top + _PAD + FONT, "h"))
    down = start = top + _PAD + LINE * len(name) + 6
    for item in zone.now:
        down = _item(item, "now", zone, down, left, width, inside)
        if goes := _goes(view, item):
            lines = wrap(goes, FONT, width - 3 * _PAD, most=4)
            inside.append(lines_at(lines, left + 2 * _PAD, down - GAP + FONT, "q"))
            down += LINE * len(lines)
    for item in zone.should:
        if item.id not in view.moves:
            down = _item(item, "then", zone, down, left, width, inside)
    for inner in zone.inner:
        down = _zone(view, inner, down + 4, left + _PAD, width - 2 * _PAD, inside) + GAP
    if down == start:
        inside.append(lines_at([t(EMPTY)], left + _PAD, down + FONT * 0.8, "q"))
        down += LINE
    bottom = down + _PAD - GAP
    parts += [framed(left, top, width, bottom), *inside]
    return bottom


def _item(item: Item, lane: str, zone: Shown, top: float, left: float, width: float, parts: list[Markup]) -> float:
    [box] = stacked((item,), left + _PAD, top, width - 2 * _PAD)
    parts.append(draw_box(box, lane, zone.id))
    return top + box.height + GAP


def _goes(view: BoardView, item: Item) -> str:
    """Where an item should stand, in words: "Where it should be: Consultation"."""
    if item.id not in view.moves:
        return ""
    now, then = view.moves[item.id]
    return f"{view.lanes[1].rstrip('.:?')}: {t(SAME) if now == then else view.label(then)}"
