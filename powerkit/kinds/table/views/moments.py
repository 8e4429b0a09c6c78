"""Moments as a strip in their order, in lines of three or one under the other; the turning point by shape and word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import DEEP, EDGE, FONT, TINT, sheet, words
from powerkit.drawing.text_boxes import NARROW, PAD, WIDE, Said, box, data, said, stacked
from powerkit.kinds.rows import ROW_ID
from powerkit.kinds.table.base import TableBase
from powerkit.text.catalogue import t, tn
from powerkit.text.escaping import Markup
from powerkit.text.phrasing import numbered, read_out

_ACROSS = 3
_GAP = 16.0
_RAIL = 22.0
"""How far down the line runs on which the moments stand, and how far in it does where they stand under each other."""
_MOST = 9


@dataclass(frozen=True)
class _Moment:
    """A moment's row *id*, its *number*, its place in time as *when* and *point*, and its texts as they are drawn."""

    id: str
    number: int
    title: str
    when: str
    point: str
    turning: bool
    texts: tuple[Said, ...]

    @property
    def height(self) -> float:
        return 2 * PAD + sum(text.height for text in self.texts) + 4 * (len(self.texts) - 1)


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The moments of a checked answer, three in a line; *narrow*, one under the other."""
    if not answer:
        return ()
    width = NARROW - 2 * _RAIL if narrow else (WIDE - _GAP * (_ACROSS - 1)) / _ACROSS
    moments = [_moment(kind, row, number, width - 2 * PAD) for number, row in enumerate(answer, 1)]
    body, height = _column(moments, width) if narrow else _lines(moments, width)
    caption, alt = _said(kind, moments)
    return (Picture(sheet(body, NARROW if narrow else WIDE, height, title=label, alt=alt), alt, caption),)


def _moment(kind: TableBase, row: Mapping[str, Any], number: int, room: float) -> _Moment:
    point, when = kind.playing("point"), kind.playing("time")
    place = point.show(row.get(point.id)) if point else ""
    time = when.show(row.get(when.id)) if when else ""
    turning = bool(point and kind.turning and row.get(point.id) == kind.turning)
    title = kind.rows.title(dict(row))
    texts = [said(" · ".join(filter(None, (place, time))), room, most=2, look="b" if turning else "s")]
    texts.append(said(title, room, most=4, look="b"))
    placed = (kind.rows.columns[0].id, kind.role("point"), kind.role("time"))
    rest = [column for column in kind.rows.columns if column.id not in placed]
    for column in rest:
        if text := column.show(row.get(column.id)):
            texts += [said(column.label, room, most=2, look="s")] if len(rest) > 1 else []
            texts.append(said(text, room, most=_MOST))
    shown = tuple(text for text in texts if text.lines)
    return _Moment(str(row.get(ROW_ID)), number, title, time, place, turning, shown)


def _lines(moments: Sequence[_Moment], width: float) -> tuple[list[Markup], float]:
    """The strip in lines of three, each as high as its highest moment; an arrow leads on to the next line."""
    body: list[Markup] = []
    top = 0.0
    for first in range(0, len(moments), _ACROSS):
        line = moments[first : first + _ACROSS]
        high = max(item.height for item in line)
        last = first + _ACROSS >= len(moments)
        end = (len(line) - 1) * (width + _GAP) + _RAIL if last else WIDE - 8
        body.append(
            Markup('<path d="M{:.1f} {:.1f}H{:.1f}" {}/>').format(_RAIL if not first else 2, top + _RAIL, end, _RULE)
        )
        if not last:
            body.append(Markup('<path d="M{:.1f} {:.1f}l7 6l-7 6" {}/>').format(end - 7, top + _RAIL - 6, _RULE))
        for at, one in enumerate(line):
            left = at * (width + _GAP)
            body.append(_drawn(one, left + _RAIL, top + _RAIL, left, top + 2 * _RAIL, width, high))
        top += 2 * _RAIL + high + _GAP + 6
    return body, top - _GAP


def _column(moments: Sequence[_Moment], width: float) -> tuple[list[Markup], float]:
    """The strip from the top down."""
    body: list[Markup] = []
    top = 0.0
    for at, one in enumerate(moments):
        if at + 1 < len(moments):
            body.append(
                Markup('<path d="M{:g} {:.1f}V{:.1f}" {}/>').format(
                    _RAIL, top + _RAIL, top + one.height + _GAP + _RAIL, _RULE
                )
            )
        body.append(_drawn(one, _RAIL, top + _RAIL, 2 * _RAIL, top, width, one.height))
        top += one.height + _GAP
    return body, top - _GAP + 4


_RULE = Markup('fill="none" stroke="{}" stroke-width="2.5" stroke-linecap="round"').format(EDGE)


def _drawn(one: _Moment, x: float, y: float, left: float, top: float, width: float, height: float) -> Markup:
    """A moment: its number on the line, a diamond for the turning point and a disc for others, and its box."""
    edge, thick = (DEEP, 3.0) if one.turning else (EDGE, 1.5)
    if one.turning:
        shape = Markup('<path class="turning" d="M{:.1f} {:.1f}l20 20l-20 20l-20 -20z" fill="{}"/>').format(
            x, y - 20, DEEP
        )
    else:
        shape = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="15" fill="#fff" stroke="{}" stroke-width="2.5"/>').format(
            x, y, EDGE
        )
    number = words(str(one.number), x, y + FONT * 0.36, "b m w" if one.turning else "b m")
    parts = [shape, number, box(left, top, width, height, fill=TINT if one.turning else "#fff", edge=edge, thick=thick)]
    parts += stacked(one.texts, left + PAD, top + PAD - 2, 4)[0]
    turning = str(one.turning).lower()
    return Markup("<g{}>{}</g>").format(
        data(row=one.id, number=one.number, point=one.point, turning=turning), Markup("").join(parts)
    )


def _said(kind: TableBase, moments: Sequence[_Moment]) -> tuple[str, str]:
    """The caption, and the words for whoever does not see it."""
    turns = [moment for moment in moments if moment.turning]
    caption = t("{things}, in order.", things=numbered(len(moments), kind.rows.row))
    if turns:
        turn = tn(
            "The turning point is “{title}”.",
            "{number} of them are turning points.",
            len(turns),
            title=turns[0].title,
        )
        caption = f"{caption} {turn}"
    listed = [
        f"{moment.number}. {moment.title}"
        + (f" ({', '.join(filter(None, (moment.point, moment.when)))})" if moment.point or moment.when else "")
        for moment in moments
    ]
    return caption, f"{caption} {read_out(listed)}"
