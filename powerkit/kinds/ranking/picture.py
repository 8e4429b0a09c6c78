"""The picture of a ranking: what was in order then and what is now, as two columns joined by lines."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import DEEP, EDGE, FONT, LINE, SOFT, TINT, sheet, words
from powerkit.drawing.charts.frame import THEN as FALL
from powerkit.drawing.mirrored import read_from_the_right
from powerkit.drawing.text_boxes import NARROW, PAD, WIDE, box, data, said
from powerkit.kinds.base import Row
from powerkit.kinds.ranking.kind import NOW, ORDERS, THEN, Ranking, in_order, moved, way_of
from powerkit.kinds.rows import ROW_ID
from powerkit.text.catalogue import later_many, t, tn
from powerkit.text.escaping import Markup
from powerkit.text.phrasing import listed, marked_said, numbered

_NUMBER = 30.0
_GAP = 8.0


@dataclass(frozen=True)
class _Drawing:
    """What is drawn, how *wide*, and the titles that were *picked*; *twice* says whether there is a then beside now."""

    kind: Ranking
    rows: Sequence[Row]
    wide: float
    picked: Collection[str]

    @property
    def twice(self) -> bool:
        return bool(in_order(self.rows, THEN))

    @property
    def column(self) -> float:
        gutter = 150.0 if self.wide == WIDE else 64.0
        return (self.wide - gutter) / 2 if self.twice else self.wide


def draw(kind: Ranking, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The two orders of a checked answer, or that of now alone; no picture where nothing has a place."""
    made = _Drawing(kind, kind.rows_of(answer), NARROW if narrow else WIDE, ())
    if not any(in_order(made.rows, order) for order in ORDERS):
        return ()
    caption = _caption(made)
    alt = f"{caption} {_spoken(made)}"
    return (Picture(_svg(made, label, alt), alt, caption),)


def draw_marked(
    kind: Ranking, answer: Any, label: str, picked: Collection[str], said: str
) -> tuple[tuple[str, str, str], ...]:
    """The same picture with the things that were *picked* ticked: its SVG, its text, and how they are marked."""
    made = _Drawing(kind, kind.rows_of(answer), WIDE, picked)
    names = [title for row in made.rows if (title := kind.rows.title(row)) in picked]
    alt = f"{_caption(made)} {_spoken(made)} {marked_said(said, names)}"
    return ((_svg(made, label, alt), alt, t("those with a tick") if names else t("none of this version")),)


def _svg(made: _Drawing, label: str, alt: str) -> str:
    body: list[Markup] = []
    middles: dict[str, dict[str, float]] = {}
    bottom = 0.0
    for order in ORDERS if made.twice else (NOW,):
        left = made.wide - made.column if order == NOW else 0.0
        column = made.kind.column(order)
        head = said(column.label if column else "", made.column, most=2, look="b")
        body.append(head.at(left, 0))
        top = head.height + _GAP
        middles[order] = {}
        for row in in_order(made.rows, order):
            drawn, height = _box(made, row, order, left, top)
            body.append(drawn)
            middles[order][row[ROW_ID]] = top + height / 2
            top += height + _GAP
        bottom = max(bottom, top)
    lines = [_line(made, row, middles) for row in in_order(made.rows, NOW) if row.get(THEN)]
    return sheet([*lines, *body], made.wide, bottom - _GAP + PAD, title=label, alt=alt)


def _box(made: _Drawing, row: Row, order: str, left: float, top: float) -> tuple[Markup, float]:
    """A thing at its place: its number, its words and how far it moved; and how high it is."""
    title = made.kind.rows.title(row)
    picked = title in made.picked
    name = said(title, made.column - _NUMBER - 2 * PAD, most=6, sign="tick" if picked else "")
    note = _note(made, row, order)
    height = name.height + (LINE if note else 0) + PAD
    frame = box(left, top, made.column, height, fill=TINT, edge=DEEP if picked else EDGE, thick=3 if picked else 1.5)
    inner = top + PAD / 2
    parts = [frame, words(str(row[order]), left + PAD, inner + FONT, "b"), name.at(left + PAD + _NUMBER, inner)]
    if note:
        parts.append(words(note, left + PAD + _NUMBER, inner + name.height + FONT, "s"))
    return Markup("<g{}>{}</g>").format(data(row=row[ROW_ID], order=order), Markup("").join(parts)), height


def _note(made: _Drawing, row: Row, order: str) -> str:
    """What stands under a thing: how it moved, or that it stands in one order alone."""
    if not made.twice or (order != NOW and row.get(NOW)):
        return ""
    return moved(row) or (t("new") if order == NOW else t("no place now"))


def _line(made: _Drawing, row: Row, middles: dict[str, dict[str, float]]) -> Markup:
    """The line from a thing's place then to its place now: thick where it rose, broken where it fell."""
    start, end = (middles[order][row[ROW_ID]] for order in ORDERS)
    left, right = made.column + 2, made.wide - made.column - 4
    middle = (left + right) / 2
    colour, thick, dashes = _LOOKS.get(way_of(row), _SAME)
    return Markup(
        '<path d="M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}" fill="none" stroke="{}" stroke-width="{}" '
        'stroke-dasharray="{}"{}/><path d="M{:.1f} {:.1f}l7 5l-7 5" fill="none" stroke="{}" stroke-width="1.5"/>'
    ).format(
        *(left, start, middle, start, middle, end, right, end),
        *(colour, thick, dashes, data(line=row[ROW_ID]), right - 7, end - 5, SOFT),
    )


_LOOKS = {"up": (DEEP, 3.5, "none"), "down": (FALL, 2.5, "7 5")}
_SAME = (SOFT, 1.5, "none")
"""How a line is drawn by where it leads: its colour, how thick it is, and its dashes."""


def _caption(made: _Drawing) -> str:
    noun, (_, then, now) = made.kind.rows.row, (column.label for column in made.kind.columns)
    placed = in_order(made.rows, NOW)
    if not made.twice:
        return t("{things} in order.", things=numbered(len(placed), noun))
    ways = [way_of(row) for row in placed]
    told = [tn(*said, ways.count(way)) for way, said in _WAYS if way in ways]
    values = {"then": then, "now": now, "things": numbered(len(placed), noun), "moves": listed(told) or t("none")}
    if read_from_the_right():
        return t("“{then}” on the right, “{now}” on the left. {things} now: {moves}.", **values)
    return t("“{then}” on the left, “{now}” on the right. {things} now: {moves}.", **values)


_WAYS = (
    ("up", later_many("{number} moved up", "{number} moved up")),
    ("down", later_many("{number} moved down", "{number} moved down")),
    ("same", later_many("{number} at the same place", "{number} at the same place")),
    ("", later_many("{number} new", "{number} new")),
)


def _spoken(made: _Drawing) -> str:
    """Both orders, for whoever does not see them."""
    told = []
    for order in ORDERS:
        column, placed = made.kind.column(order), in_order(made.rows, order)
        how = (moved(row, " ({})") if order == NOW else "" for row in placed)
        names = "; ".join(
            f"{row[order]} {made.kind.rows.title(row)}{way}" for row, way in zip(placed, how, strict=True)
        )
        told += [f"{column.label}: {names}."] if column and placed else []
    return " ".join(told)
