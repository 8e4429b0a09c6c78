"""Small against big: how big a job each thing is, across, and how big its impact could be, up; the mouse is marked.

Each thing has a number, which stands in its square and in the list. What lacks one of the two is only in the list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import DEEP, EDGE, FILL, FONT, LINE, SHADES, sheet, words
from powerkit.drawing.text_boxes import NARROW, WIDE, Said, data, said, stacked
from powerkit.kinds.columns import Column
from powerkit.kinds.rows import ROW_ID
from powerkit.kinds.table.base import TableBase
from powerkit.text.catalogue import t
from powerkit.text.escaping import Markup
from powerkit.text.phrasing import MOST_READ, numbered, rest_said

_CHART = 378.0
_GAP = 24.0
_SIDE = 34.0
"""The room left of the squares for how big the impact could be."""
_DISC = 13.0
_STEP, _DOWN = 34.0, 41.0
"""From one number to the next in a square, across and down: ears stand free."""
_LEAST = 44.0
_ITEM = 42.0


@dataclass(frozen=True)
class Thing:
    """A thing's row *id*, its *number* in the list, its *title*, the *words* on its impact, both scales (None where
    not chosen or not known), what was chosen in words as *told*, and whether it is a *mouse*.
    """

    id: str
    number: int
    title: str
    words: str
    size: int | None
    impact: int | None
    told: str
    mouse: bool

    @property
    def placed(self) -> bool:
        """Whether both scales say where it stands."""
        return self.size is not None and self.impact is not None


@dataclass(frozen=True)
class _Scales:
    size: Column
    impact: Column
    mouse: str


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The things of a checked answer: the squares, and the list beside them; *narrow*, under them."""
    if not answer:
        return ()
    mark = kind.playing("mark")
    scales = _Scales(kind.needed("size"), kind.needed("impact"), mark.label if mark else "")
    things = _things(kind, scales, answer)
    placed = [thing for thing in things if thing.placed]
    caption, alt = _said(kind, scales, things)
    body, chart = _squares(scales, placed) if placed else ([], 0.0)
    if narrow or not placed:
        width = NARROW if narrow else WIDE
        listed, height = _list(scales, things, 0, chart + (_GAP if placed else 0), width)
    else:
        width = WIDE
        listed, height = _list(scales, things, _CHART + _GAP, 0, WIDE - _CHART - _GAP)
    return (Picture(sheet([*body, *listed], width, max(chart, height), title=label, alt=alt), alt, caption),)


def _things(kind: TableBase, scales: _Scales, answer: Sequence[Mapping[str, Any]]) -> list[Thing]:
    long = next((column for column in kind.rows.columns[1:] if column.type == "long"), None)
    found, blank = [], t("Not filled in")
    for number, row in enumerate(answer, 1):
        values = [row.get(item.id) for item in (scales.size, scales.impact)]
        size, impact = (value if isinstance(value, int) else None for value in values)
        told = [f"{item.label} {item.show(row.get(item.id)) or blank}." for item in (scales.size, scales.impact)]
        text = long.show(row.get(long.id)) if long else ""
        mouse = bool(row.get(kind.role("mark")))
        title = kind.rows.title(dict(row))
        text = "" if text == title else text
        found.append(Thing(str(row.get(ROW_ID)), number, title, text, size, impact, " ".join(told), mouse))
    return found


def _squares(scales: _Scales, things: Sequence[Thing]) -> tuple[list[Markup], float]:
    """The squares of both scales with the things in them, and how high all is."""
    across, up = scales.size.points, scales.impact.points
    cell = (_CHART - _SIDE) / across
    beside = max(1, int(cell // _STEP))
    inside: dict[tuple[int, int], list[Thing]] = {}
    for thing in things:
        inside.setdefault((thing.size or 0, thing.impact or 0), []).append(thing)
    body, top = _head(scales)
    most = max(map(len, inside.values()))
    high = max(_LEAST if up > 5 else cell * 0.9, -(-most // beside) * _DOWN + 6)  # every step as high as the others
    for step in range(up, 0, -1):
        body.append(words(str(step), _SIDE - 10, top + high / 2 + 5, "s e"))
        for place in range(1, across + 1):
            left = _SIDE + (place - 1) * cell
            best = place * 2 < across + 1 and step * 2 > up + 1
            body.append(_square(left, top, cell, high, SHADES[1] if best else "#fff"))
            body += _filled(inside.get((place, step), []), left + cell / 2, top + high / 2, beside)
        top += high
    for place in range(1, across + 1):
        body.append(words(str(place), _SIDE + (place - 0.5) * cell, top + FONT + 4, "s m"))
    ends, height = _foot(scales, top + LINE + 8, most > 1)
    return [*body, *ends], height


def _head(scales: _Scales) -> tuple[list[Markup], float]:
    column = scales.impact
    text = said(f"{column.label} {column.points}: {column.high}, 1: {column.low}", _CHART - 4, most=3)
    return [text.at(2, 0)], text.height + 8


def _foot(scales: _Scales, top: float, several: bool) -> tuple[list[Markup], float]:
    """What the steps across mean, what the shade means, and that *several* in one square are equal."""
    column = scales.size
    text = said(f"{column.label} 1: {column.low}, {column.points}: {column.high}", _CHART - _SIDE, most=3)
    key = top + text.height + 6
    shade = _square(_SIDE, key + 2, 24, 16, SHADES[1])
    means = said(t("Small job, big impact"), _CHART - _SIDE - 34, most=1, look="s")
    parts, down = [text.at(_SIDE, top), shade, means.at(_SIDE + 34, key)], key + LINE + 6
    if several:
        equal = said(t("Things in one square are equal, wherever they stand in it."), _CHART - _SIDE, most=2, look="s")
        parts.append(equal.at(_SIDE, down))
        down += equal.height + 6
    return parts, down


def _square(left: float, top: float, width: float, height: float, fill: str) -> Markup:
    place = Markup('x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"').format(left, top, width, height)
    return Markup('<rect {} fill="{}" stroke="#c3cbd1" stroke-width="1"/>').format(place, fill)


def _filled(things: Sequence[Thing], x: float, y: float, beside: int) -> list[Markup]:
    """The numbers of one square, in lines around its middle."""
    lines = [things[first : first + beside] for first in range(0, len(things), beside)]
    parts = []
    for down, line in enumerate(lines):
        for at, one in enumerate(line):
            left, top = x + (at - (len(line) - 1) / 2) * _STEP, y + (down - (len(lines) - 1) / 2) * _DOWN
            about = data(thing=one.id, size=one.size, impact=one.impact, mouse=str(one.mouse).lower())
            parts.append(Markup("<g{}>{}</g>").format(about, _mark(one, left, top + (2 if one.mouse else 0))))
    return parts


def _mark(one: Thing, x: float, y: float) -> Markup:
    """A thing's number in a disc: a mouse is dark and has ears; what has no square is white and dashed, a mouse too."""
    broken = "" if one.placed else Markup(' stroke-dasharray="4 3"')
    if one.mouse:
        ears = Markup("").join(
            Markup(
                '<circle class="ear" cx="{:.1f}" cy="{:.1f}" r="6" fill="#fff" stroke="{}" stroke-width="3"{}/>'
            ).format(x + side * 9, y - 12, DEEP, broken)
            for side in (-1, 1)
        )
        if not one.placed:
            return Markup(
                '{}<circle cx="{:.1f}" cy="{:.1f}" r="{:g}" fill="#fff" stroke="{}" stroke-width="3"{}/>{}'
            ).format(ears, x, y, _DISC, DEEP, broken, _number(one, x, y, "b m"))
        return Markup('{}<circle cx="{:.1f}" cy="{:.1f}" r="{:g}" fill="{}"/>{}').format(
            ears, x, y, _DISC + 1, DEEP, _number(one, x, y, "b m w")
        )
    edge = Markup('stroke="{}" stroke-width="2"{}').format(FILL if one.placed else EDGE, broken)
    return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="{:g}" fill="#fff" {}/>{}').format(
        x, y, _DISC, edge, _number(one, x, y, "b m")
    )


def _number(one: Thing, x: float, y: float, look: str) -> Markup:
    return words(str(one.number), x, y + FONT * 0.36, look)


def _list(
    scales: _Scales, things: Sequence[Thing], left: float, top: float, width: float
) -> tuple[list[Markup], float]:
    """Everything by its number: first what has a square, then what has none."""
    room = width - _ITEM - 2
    body: list[Markup] = []
    top += 3
    rest = [thing for thing in things if not thing.placed]
    for thing in (*(thing for thing in things if thing.placed), *rest):
        if rest and thing is rest[0]:
            head = said(t("Not on the chart: one or both scales not filled in"), width - 4, most=2, look="s")
            top += 8
            body.append(head.at(left + 2, top))
            top += head.height + 8
        texts = _texts(scales, thing, room)
        body.append(Markup("<g{}>").format(data(row=thing.id, number=thing.number)))
        top += 9 if thing.mouse else 0
        body.append(_mark(thing, left + _DISC + 5, top + 12))
        lines, down = stacked(texts, left + _ITEM, top + 2)
        body += [*lines, Markup("</g>")]
        top = max(down, top + 2 * _DISC) + 12
    return body, top


def _texts(scales: _Scales, one: Thing, room: float) -> list[Said]:
    marked = said(scales.mouse, room, most=1, look="s") if one.mouse else said("", room, most=1)
    name = said(one.title, room, most=3, look="b")
    impact = said(one.words, room, most=3)
    told = said("" if one.placed else one.told, room, most=4, look="s")
    return [part for part in (name, marked, impact, told) if part.lines]


def _said(kind: TableBase, scales: _Scales, things: Sequence[Thing]) -> tuple[str, str]:
    """The caption, and the words for whoever does not see it."""
    placed = [thing for thing in things if thing.placed]
    rest = len(things) - len(placed)
    called = numbered(len(things), kind.rows.row)
    caption = t("{things} by how big a job each is and how big its impact could be.", things=called)
    if not placed:
        caption = t("{things}, as a list: the two scales are not both filled in for any of them.", things=called)
    elif rest:
        left = t(
            "{placed} on the chart, {rest} only in the list: one or both scales are not filled in.",
            placed=len(placed),
            rest=rest,
        )
        caption = f"{caption} {left}"
    mice = [f"“{thing.title}”" for thing in things if thing.mouse]
    marked = f" {scales.mouse}: {', '.join(mice)}." if mice else ""
    listed = [f"{thing.number}. {thing.title}: {thing.told}" for thing in things[:MOST_READ]]
    return caption + marked, f"{caption}{marked} {' '.join(listed)} {rest_said(len(things) - MOST_READ)}".strip()
