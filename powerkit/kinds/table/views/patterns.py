"""Patterns by kind: under each kind the patterns of it, and beside each what was written about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import DEEP, EDGE, TINT, sheet
from powerkit.drawing.text_boxes import NARROW, PAD, WIDE, Said, box, data, said, stacked
from powerkit.kinds.columns import Column
from powerkit.kinds.options import DONT_KNOW
from powerkit.kinds.rows import ROW_ID
from powerkit.kinds.table.base import TableBase
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup
from powerkit.text.normalize import folded
from powerkit.text.phrasing import numbered, read_out

OWN = "own"
"""The choice that stands for kinds which are not in the list."""

_GAP = 8.0
_APART = 22.0
_MOST = 8
_BLANK = later("Nothing noted yet")
_NO_KIND = later("No kind chosen")


@dataclass(frozen=True)
class Group:
    """The patterns of one kind: its *name*, and their rows in order."""

    name: str
    rows: tuple[Mapping[str, Any], ...]


def by_kind(kind: TableBase, answer: Sequence[Mapping[str, Any]]) -> tuple[Group, ...]:
    """The rows by kind, in the order of the list; own kinds by their names after those, no kind last."""
    column = kind.playing("group")
    ids = [option.id for option in column.options] if column else []
    found: dict[tuple[int, str], tuple[str, list[Mapping[str, Any]]]] = {}
    for row in answer:
        chosen = row.get(column.id) if column else ""
        own = _own(kind, row)
        place = ids.index(chosen) if chosen in ids else len(ids) - 1 if own else len(ids)
        name = ": ".join(filter(None, (column.show(chosen) if column and chosen != DONT_KNOW else "", own)))
        found.setdefault((place, folded(own)), (name or t(_NO_KIND), []))[1].append(row)
    order = sorted(found, key=lambda key: key[0])
    return tuple(Group(found[key][0], tuple(found[key][1])) for key in order)


def _own(kind: TableBase, row: Mapping[str, Any]) -> str:
    """The name of a kind of one's own; "" where a kind of the list was chosen."""
    group, own = kind.role("group"), kind.role("own")
    return str(row.get(own) or "").strip() if row.get(group) in (OWN, "", None, DONT_KNOW) and own else ""


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The patterns of a checked answer, each on a line; *narrow*, what was written about one stands under it."""
    if not answer:
        return ()
    width, panels = NARROW if narrow else WIDE, [column for column in kind.rows.columns[1:] if column.type == "long"]
    groups = by_kind(kind, answer)
    body: list[Markup] = []
    top = 0.0
    for group in groups:
        head = said(f"{group.name} ({len(group.rows)})", width - 4, most=3, look="b")
        below = top + head.height + 4
        body += [Markup("<g{}>").format(data(group=group.name, patterns=len(group.rows))), head.at(2, top)]
        body.append(Markup('<path d="M0 {:.1f}h{:.1f}" stroke="{}" stroke-width="2.5"/>').format(below, width, DEEP))
        top = below + _GAP
        for row in group.rows:
            drawn, height = (_stacked if narrow else _lined)(kind, row, panels, top, width)
            body.append(drawn)
            top += height + _GAP
        body.append(Markup("</g>"))
        top += _APART - _GAP
    caption, alt = _said(kind, groups, len(answer))
    return (Picture(sheet(body, width, top - _APART + 6, title=label, alt=alt), alt, caption),)


def _lined(
    kind: TableBase, row: Mapping[str, Any], panels: Sequence[Column], top: float, width: float
) -> tuple[Markup, float]:
    """A pattern in a box on the left, and a box for each thing written about it."""
    room = (width - _GAP * len(panels)) / (len(panels) + 1)
    stacks = [_pattern(kind, row, room - 2 * PAD), *(_panel(panel, row, room - 2 * PAD) for panel in panels)]
    height = max(sum(item.height for item in stack) for stack in stacks) + 2 * PAD - 4
    parts = [Markup("<g{}>").format(data(row=row.get(ROW_ID)))]
    for at, stack in enumerate(stacks):
        left = at * (room + _GAP)
        fill, edge, thick = (TINT, DEEP, 2.5) if at == 0 else ("#fff", EDGE, 1.5)
        parts.append(box(left, top, room, height, fill=fill, edge=edge, thick=thick))
        parts += stacked(stack, left + PAD, top + PAD - 4)[0]
    return Markup("").join([*parts, Markup("</g>")]), height


def _stacked(
    kind: TableBase, row: Mapping[str, Any], panels: Sequence[Column], top: float, width: float
) -> tuple[Markup, float]:
    """A pattern in a box, what was written about it under its name."""
    room = width - 2 * PAD
    stacks = [_pattern(kind, row, room), *(_panel(panel, row, room) for panel in panels)]
    body: list[Markup] = []
    down = top + PAD - 4
    for stack in stacks:
        drawn, end = stacked(stack, PAD, down)
        body += drawn
        down = end + _GAP
    height = down - _GAP + PAD - top
    frame = box(0, top, width, height, fill="#fff", edge=DEEP, thick=2.5)
    return Markup("").join([Markup("<g{}>").format(data(row=row.get(ROW_ID))), frame, *body, Markup("</g>")]), height


def _pattern(kind: TableBase, row: Mapping[str, Any], room: float) -> list[Said]:
    """What names a pattern, and its short cells."""
    title = kind.rows.title(dict(row))
    placed = [kind.role("group"), *([kind.role("own")] if _own(kind, row) else [])]
    stack = [said(title, room, most=5, look="b")]
    for column in kind.rows.columns[1:]:
        text = column.show(row.get(column.id))
        if text and text != title and column.type != "long" and column.id not in placed:
            stack.append(said(f"{column.label}: {text}" if column.type != "choice" else text, room, most=3, look="s"))
    return stack


def _panel(column: Column, row: Mapping[str, Any], room: float) -> list[Said]:
    text = column.show(row.get(column.id))
    noted = said(text, room, most=_MOST) if text else said(t(_BLANK), room, most=1, look="s")
    return [said(column.label, room, most=2, look="s"), noted]


def _said(kind: TableBase, groups: Sequence[Group], number: int) -> tuple[str, str]:
    """The caption, and the words for whoever does not see it."""
    counts = "; ".join(f"{group.name} {len(group.rows)}" for group in groups)
    caption = t("{things} by kind. {counts}.", things=numbered(number, kind.rows.row), counts=counts)
    rows = [(group.name, row) for group in groups for row in group.rows]
    listed = [f"{name}: “{kind.rows.title(dict(row))}”" for name, row in rows]
    return caption, f"{caption} {read_out(listed)}"
