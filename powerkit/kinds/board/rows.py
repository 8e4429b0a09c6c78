"""A ladder or stages as a drawing: a row each, now on the left, what should be on the right, arrows between."""

from collections.abc import Iterator, Sequence

from powerkit.drawing.text_metrics import FONT, LINE, wrap
from powerkit.kinds.board.boxes import SAME, Box, draw_box, height_of, lines_at, stacked
from powerkit.kinds.board.model import BoardView, Shown
from powerkit.text.catalogue import t
from powerkit.text.escaping import Markup

WIDTH = 640.0
"""So that on paper, as wide as a page's text, its smallest letters have 8 points."""
_NAME = 124.0
_INSET = 14.0
_ACROSS = 62.0
"""How much room arrows have."""
_ROW = 44.0
_PAD = 9.0


def draw_rows(view: BoardView) -> tuple[Markup, float, float]:
    """The drawing, its width and its height."""
    upwards = view.arrangement == "ladder"
    zones = list(reversed(view.zones)) if upwards else list(view.zones)
    wide = (WIDTH - _NAME - _INSET - (_ACROSS if view.lanes else 0) - _INSET) / (2 if view.lanes else 1)
    lefts = (_INSET + _NAME, _INSET + _NAME + wide + _ACROSS)
    parts: list[Markup] = []
    ends: dict[str, list[Box]] = {}
    top = 0.0
    if view.lanes:
        heads = [wrap(lane, FONT, wide, most=3) for lane in view.lanes]
        parts += [lines_at(lines, left, FONT, "h") for lines, left in zip(heads, lefts, strict=True)]
        top = LINE * max(map(len, heads)) + 4
    start = top
    group = ""
    for zone in zones:
        if zone.group and zone.group != group:
            parts.append(_band(zone.group, top))
            top += LINE + 10
        group = zone.group
        drawn, bottom = _row(view, zone, top, lefts, wide, ends)
        parts.append(drawn)
        if upwards:
            parts.append(Markup('<path class="rung" d="M4 {:.1f}H{:.1f}"/>').format(bottom, WIDTH - 4))
        else:
            parts.append(Markup('<circle class="dot" cx="3" cy="{:.1f}" r="6"/>').format(top + _PAD + LINE / 2))
            parts.append(Markup('<path class="thin" d="M14 {:.1f}H{:.1f}"/>').format(bottom, WIDTH))
        top = bottom
    rails = f"M2 {start:.1f}V{top:.1f}" + (f"M{WIDTH - 2:.1f} {start:.1f}V{top:.1f}" if upwards else "")
    arrows = Markup("").join(_arrows(view, ends))
    return Markup('<path class="rail" d="{}"/>').format(rails) + Markup("").join(parts) + arrows, WIDTH, top + 4


def _band(words: str, top: float) -> Markup:
    band = Markup('<rect class="band" x="4" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
        top, WIDTH - 8, LINE + 10
    )
    return band + Markup('<text class="h" x="{:.1f}" y="{:.1f}">{}</text>').format(_INSET, top + 5 + FONT, words)


def _row(
    view: BoardView, zone: Shown, top: float, lefts: Sequence[float], wide: float, ends: dict[str, list[Box]]
) -> tuple[Markup, float]:
    """One zone with its items, and where it ends; the boxes of each item are noted in *ends*."""
    name = wrap(zone.label, FONT, _NAME - 12, most=4)
    should = sorted(zone.should, key=lambda item: view.moves.get(item.id, ("",))[0] != zone.id)  # fewer lines cross
    notes = [t(SAME) if view.moves.get(item.id, ("",))[0] == zone.id else "" for item in should]
    now = stacked(zone.now, lefts[0], top + _PAD, wide)
    then = stacked(should, lefts[1], top + _PAD, wide, notes)
    for lane, boxes in (("now", now), ("then", then)):
        for box in boxes:
            ends.setdefault(f"{lane}/{box.item.id}", []).append(box)
    height = max(_ROW, LINE * len(name) + 2 * _PAD, height_of(now) + 2 * _PAD, height_of(then) + 2 * _PAD)
    drawn = [lines_at(name, _INSET, top + _PAD + FONT, "h")]
    drawn += [draw_box(box, "now", zone.id) for box in now] + [draw_box(box, "then", zone.id) for box in then]
    return Markup("").join(drawn), top + height


def _arrows(view: BoardView, ends: dict[str, list[Box]]) -> Iterator[Markup]:
    for row, (now, then) in view.moves.items():
        one, other = ends[f"now/{row}"][0], ends[f"then/{row}"][0]
        x, y, x2, y2 = one.left + one.width, one.middle, other.left - 2, other.middle
        half = (x2 - x) / 2
        curve = f"M{x:.1f} {y:.1f}C{x + half:.1f} {y:.1f} {x2 - half:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        data = Markup('data-row="{}" data-from="{}" data-to="{}"').format(row, now, then)
        if now == then:
            yield Markup('<path class="stays" {} d="{}"/>').format(data, curve)
        else:
            tip = f"M{x2 + 1:.1f} {y2:.1f}l-9 -4.5v9Z"
            yield Markup('<path class="moves" {} d="{}"/><path class="tip" d="{}"/>').format(data, curve, tip)
