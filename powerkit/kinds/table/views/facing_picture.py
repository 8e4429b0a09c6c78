"""Two views of each topic facing each other; those that differ are told by a sign, a thick edge and words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import DEEP, EDGE, TINT, sheet
from powerkit.drawing.text_boxes import NARROW, PAD, WIDE, Said, box, dashed, data, said, sign, stacked
from powerkit.kinds.columns import Column
from powerkit.kinds.rows import ROW_ID
from powerkit.kinds.table.base import TableBase
from powerkit.kinds.table.views.facing import tally
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup
from powerkit.text.phrasing import more, numbered, small_first

_GUTTER = 44.0
_GAP = 22.0
_MOST = 10
GUESS = later("my guess, not asked yet")
NOTHING_YET = later("Neither view is written yet.")
NOT_YET = later("Not written yet.")


@dataclass(frozen=True)
class _Look:
    """The columns that matter, and how wide the sheet is."""

    kind: TableBase
    title: Column
    left: Column
    right: Column
    rest: tuple[Column, ...]
    narrow: bool

    @property
    def width(self) -> float:
        return NARROW if self.narrow else WIDE

    @property
    def side(self) -> float:
        return self.width if self.narrow else (WIDE - _GUTTER) / 2


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The views of a checked answer side by side; *narrow*, one under the other."""
    if not answer:
        return ()
    look = _look(kind, narrow)
    body, top = ([], 0.0) if narrow else _heads(look)
    for row in answer:
        drawn, top = _topic(look, row, top)
        body += drawn
    caption = _caption(look, answer)
    alt = f"{caption} {_names(look, answer)}".strip()
    return (Picture(sheet(body, look.width, top - _GAP + PAD, title=label, alt=alt), alt, caption),)


def _look(kind: TableBase, narrow: bool) -> _Look:
    left, right = kind.needed("left"), kind.needed("right")
    title = next((column for column in kind.rows.columns if column not in (left, right)), left)
    placed = (title.id, left.id, right.id, kind.role("mark"), kind.role("asked"))
    rest = tuple(column for column in kind.rows.columns if column.id not in placed)
    return _Look(kind, title, left, right, rest, narrow)


def _heads(look: _Look) -> tuple[list[Markup], float]:
    """What stands on the left and what on the right, over all topics."""
    heads = [said(item.label, look.side - 4, most=2, look="b") for item in (look.left, look.right)]
    body = [heads[0].at(2, 2), heads[1].at(look.side + _GUTTER + 2, 2)]
    down = 2 + max(head.height for head in heads) + 8
    body.append(Markup('<path d="M0 {:.1f}H{:g}" stroke="{}" stroke-width="1.5"/>').format(down, WIDE, EDGE))
    return body, down + 14


def _topic(look: _Look, row: Mapping[str, Any], top: float) -> tuple[list[Markup], float]:
    """One topic from *top* on, and where the next one begins."""
    mark = look.kind.playing("mark")
    differs = bool(mark and row.get(mark.id))
    title = said(look.kind.rows.title(dict(row)), look.width - 8, most=3, look="b")
    body = [Markup("<g{}>").format(data(row=row.get(ROW_ID), differs=str(differs).lower())), title.at(2, top)]
    down = top + title.height + 4
    if differs and mark:
        note = said(mark.label, look.width - 8, most=2, sign="differs")
        body.append(note.at(2, down))
        down += note.height + 4
    if any(column.show(row.get(column.id)) for column in (look.left, look.right)):
        views, down = _views(look, row, differs, down + 2)
        body += views
    else:
        empty = said(t(NOTHING_YET), look.width - 16, most=2, look="s")
        body.append(empty.at(2, down))
        down += empty.height + 6
    for column in look.rest:
        if shown := column.show(row.get(column.id)):
            text = column.label if column.type == "tick" else f"{column.label}: {shown}"
            more = said(text, look.width - 16, most=4, sign="next")
            body.append(more.at(8, down + 2))
            down += more.height + 6
    return [*body, Markup("</g>")], down + _GAP


def _views(look: _Look, row: Mapping[str, Any], differs: bool, top: float) -> tuple[list[Markup], float]:
    """The two views in their boxes, beside each other or one under the other, and where they end."""
    parts = [_view(look, number, row) for number in (0, 1)]
    heights = [2 * PAD - 4 + sum(line.height for line in lines) for lines in parts]
    if not look.narrow:
        heights = [max(heights)] * 2
    places = [(0.0, top), (0.0, top + heights[0] + 8)] if look.narrow else [(0.0, top), (look.side + _GUTTER, top)]
    body: list[Markup] = []
    for number, (left, down) in enumerate(places):
        thick, edge = (3.0, DEEP) if differs else (1.5, EDGE)
        frame = box(left, down, look.side, heights[number], fill=TINT if number else "#fff", edge=edge, thick=thick)
        guessed = number == 1 and _guessed(look, row)
        body.append(
            Markup('<g data-side="{}">{}').format("right" if number else "left", dashed(frame) if guessed else frame)
        )
        body += [*stacked(parts[number], left + PAD, down + PAD - 4)[0], Markup("</g>")]
    if differs:
        body.append(_sign(look, top, heights))
    return body, places[1][1] + heights[1] + 6


def _view(look: _Look, number: int, row: Mapping[str, Any]) -> list[Said]:
    """What stands in the left box (0) or the right one (1)."""
    column, room = (look.left, look.right)[number], look.side - 2 * PAD
    shown = column.show(row.get(column.id))
    text = said(shown or t(NOT_YET), room, most=_MOST, look="" if shown else "s")
    asked = look.kind.playing("asked") if number else None
    note, before = "", ""
    if asked and row.get(asked.id):
        note, before = asked.label, "tick"
    elif number and _guessed(look, row):
        note, before = t(GUESS), "guess"
    head = [said(column.label, room, most=2, look="s")] if look.narrow else []
    return [*head, text, *([said(note, room, most=2, look="s", sign=before)] if note else [])]


def _guessed(look: _Look, row: Mapping[str, Any]) -> bool:
    """Whether the right view is there, and nobody whose view it is was asked."""
    asked = look.kind.playing("asked")
    return bool(asked and not row.get(asked.id) and row.get(look.right.id))


def _sign(look: _Look, top: float, heights: Sequence[float]) -> Markup:
    """The sign "not the same" between the two views."""
    x = look.width - 24 if look.narrow else WIDE / 2
    y = top + heights[0] + 4 if look.narrow else top + heights[0] / 2
    disc = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="15" fill="{}"/>').format(x, y, DEEP)
    return Markup('<g class="differs">{}{}</g>').format(disc, sign("differs", x, y, size=1.35, colour="#fff"))


def _caption(look: _Look, rows: Sequence[Mapping[str, Any]]) -> str:
    mark = look.kind.playing("mark")
    things = numbered(len(rows), look.kind.rows.row)
    first = t("{things}, each with two views facing each other.", things=things)
    how = tally(look.kind, rows) or (t("None is marked “{label}”.", label=mark.label) if mark else "")
    return f"{first} {how}".strip()


def _names(look: _Look, rows: Sequence[Mapping[str, Any]]) -> str:
    mark = look.kind.playing("mark")
    marked = [look.kind.rows.title(dict(row)) for row in rows if mark and row.get(mark.id)]
    if not mark or not marked:
        return ""
    names = "; ".join([*marked[:12], *([more(len(marked) - 12)] if len(marked) > 12 else [])])
    return t("Where {mark}: {names}.", mark=small_first(mark.label), names=names)
