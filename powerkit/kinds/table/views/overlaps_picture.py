"""Three overlapping sets with the things in them; where there is no room for all, how many more is said."""

from collections.abc import Iterator
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import FONT, INK, LINE, sheet, words
from powerkit.drawing.text_boxes import NARROW, WIDE
from powerkit.drawing.text_metrics import fitted
from powerkit.kinds.table.base import TableBase
from powerkit.kinds.table.views.overlaps import Overlap, Thing, lists_of
from powerkit.kinds.table.views.overlaps_text import LINE as STEP
from powerkit.kinds.table.views.overlaps_text import Circle, Line, Room, filled
from powerkit.text.catalogue import t, tn
from powerkit.text.escaping import Markup, visible
from powerkit.text.phrasing import listed, number

_MARGIN = 10.0
_RADIUS, _APART = 228.0, 118.0
_LOOKS = (
    Markup('fill="#0b5a57"'),
    Markup('fill="#35507a" stroke-dasharray="12 6"'),
    Markup('fill="#b35c00" stroke-dasharray="2 6" stroke-linecap="round"'),
)
"""Three outlines that differ without colour: a whole line, dashes, dots."""

_DRAWN = Markup('fill-opacity="0.07" stroke="{}" stroke-width="2.5"').format(INK)


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The three sets of a checked answer; *narrow*, what is in which lists, one below the other.

    No picture for another number of lists, or where nothing is in one.
    """
    overlap = lists_of(kind, answer)
    if len(overlap.lists) != 3 or not overlap.things:
        return ()
    alt = _alt(overlap)
    body, width, height = (_stack if narrow else _sets)(overlap)
    return (Picture(sheet(body, width, height, title=label, alt=alt), alt, _caption(overlap)),)


def _alt(overlap: Overlap) -> str:
    said = [t("Three overlapping sets.")]
    for way, things in overlap.regions.items():
        if things:
            said.append(f"{_where(overlap, way)}: {listed([f'“{thing.title}”' for thing in things])}.")
    return " ".join([*said, *_waiting(overlap)])


def _where(overlap: Overlap, way: frozenset[str]) -> str:
    if len(way) == len(overlap.lists):
        return t("In all three")
    names = listed([f"“{name}”" for name in overlap.named(way).split("; ")])
    return t("Only in ({names})", names=names) if len(way) == 1 else t("In two ({names})", names=names)


def _caption(overlap: Overlap) -> str:
    sizes = [sum(len(things) for way, things in overlap.regions.items() if len(way) == size) for size in (3, 2, 1)]
    three, two, one = sizes
    said = (
        tn("{count} thing in all three lists", "{count} things in all three lists", three, count=number(three)),
        tn("{count} thing in two", "{count} things in two", two, count=number(two)),
        tn("{count} thing in one only", "{count} things in one only", one, count=number(one)),
    )
    return " ".join([f"{said[0][:1].upper()}{said[0][1:]}, {said[1]}, {said[2]}.", *_waiting(overlap)])


def _waiting(overlap: Overlap) -> list[str]:
    waiting = len(overlap.waiting)
    said = tn("In no list yet: {count} item.", "In no list yet: {count} items.", waiting, count=number(waiting))
    return [said] if waiting else []


def _sets(overlap: Overlap) -> tuple[list[Markup], float, float]:
    heads = [fitted(visible(label), FONT, 330, most=3, bold=True) for _, label in overlap.lists]
    top = _MARGIN + LINE * max(len(heads[0]), len(heads[1])) + 10 + _RADIUS
    middle = WIDE / 2
    low = top + _APART * 3**0.5
    circles = dict(
        zip(
            (one for one, _ in overlap.lists),
            (
                Circle(middle - _APART, top, _RADIUS),
                Circle(middle + _APART, top, _RADIUS),
                Circle(middle, low, _RADIUS),
            ),
            strict=True,
        )
    )
    body = [
        Markup('<circle data-list="{}" cx="{:.1f}" cy="{:.1f}" r="{:g}" {} {}/>').format(
            one, at.x, at.y, at.radius, look, _DRAWN
        )
        for (one, at), look in zip(circles.items(), _LOOKS, strict=True)
    ]
    body += [words(line, _MARGIN, _MARGIN + LINE * at + 15, "b") for at, line in enumerate(heads[0])]
    body += [words(line, WIDE - _MARGIN, _MARGIN + LINE * at + 15, "b e") for at, line in enumerate(heads[1])]
    foot = low + _RADIUS + 8
    body += [words(line, middle, foot + LINE * at + 15, "b m") for at, line in enumerate(heads[2])]
    for way, things in overlap.regions.items():
        inside = [circles[circle] for circle in circles if circle in way]
        body += _region(Room(inside, [circles[circle] for circle in circles if circle not in way]), way, things)
    return body, WIDE, foot + LINE * len(heads[2]) + _MARGIN


def _region(room: Room, way: frozenset[str], things: tuple[Thing, ...]) -> Iterator[Markup]:
    if not things:
        return
    placed, more = filled(room, [visible(thing.title) for thing in things])
    where = " ".join(sorted(way))
    for thing, lines in zip(things, placed, strict=False):
        yield Markup('<g data-lists="{}" data-rows="{}"><title>{}</title>').format(
            where, " ".join(thing.rows), thing.title
        )
        yield from (_text(line) for line in lines)
        yield Markup("</g>")
    if more is not None:
        yield Markup('<g data-lists="{}" data-more="{}">{}</g>').format(
            where, len(things) - len(placed), _text(more, "s ")
        )


def _text(line: Line, look: str = "") -> Markup:
    return words(line.text, line.middle, line.top + STEP - 5, f"{look}m")


def _stack(overlap: Overlap) -> tuple[list[Markup], float, float]:
    """Each way of overlapping that holds something, with all of its things."""
    y = _MARGIN
    body: list[Markup] = []
    for way, things in overlap.regions.items():
        if not things:
            continue
        for line in fitted(visible(_where(overlap, way)), FONT, 350, most=12, bold=True):
            body.append(words(line, _MARGIN, y + 15, "b"))
            y += LINE
        where = " ".join(sorted(way))
        for thing in things:
            body.append(Markup('<g data-lists="{}" data-rows="{}">').format(where, " ".join(thing.rows)))
            for at, line in enumerate(fitted(visible(thing.title), FONT, 340, most=1_000)):
                body.append(words(line, _MARGIN + 14, y + 15))
                body += [words("•", _MARGIN, y + 15)] if at == 0 else []
                y += LINE
            body.append(Markup("</g>"))
        y += 14
    return body, NARROW, y
