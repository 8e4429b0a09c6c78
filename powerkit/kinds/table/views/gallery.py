"""A gallery of finds: each in a frame of its own with all that was noted of it, two hung beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import DEEP, EDGE, TINT, sheet
from powerkit.drawing.text_boxes import NARROW, PAD, WIDE, Said, box, data, said, stacked
from powerkit.kinds.rows import ROW_ID
from powerkit.kinds.table.base import TableBase
from powerkit.text.catalogue import t
from powerkit.text.escaping import Markup
from powerkit.text.phrasing import numbered, read_out

_GAP = 20.0
_FRAME = 6.0
"""How far the inner line of a frame stands from the outer one."""
_INSET = _FRAME + PAD
_BETWEEN = 8.0
_MOST = 8


@dataclass(frozen=True)
class _Find:
    """A find's row *id*, its *title* as drawn, on what is coloured, and the *texts* below it, a label with its text."""

    id: str
    title: Said
    texts: tuple[tuple[Said, ...], ...]

    @property
    def band(self) -> float:
        """How high the coloured part with the title is."""
        return self.title.height + 2 * PAD

    @property
    def height(self) -> float:
        texts = sum(line.height for text in self.texts for line in text) + _BETWEEN * len(self.texts)
        return 2 * _FRAME + self.band + (texts + 2 * PAD - _BETWEEN if self.texts else 0)


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The finds of a checked answer, two in a line; *narrow*, one under the other."""
    if not answer:
        return ()
    across, whole = (1, NARROW) if narrow else (2, WIDE)
    width = (whole - _GAP * (across - 1)) / across
    finds = [_find(kind, row, width - 2 * _INSET) for row in answer]
    body: list[Markup] = []
    top = 0.0
    for first in range(0, len(finds), across):
        line = finds[first : first + across]
        high = max(item.height for item in line)
        body += [_hung(one, at * (width + _GAP), top, width, high) for at, one in enumerate(line)]
        top += high + _GAP
    caption, alt = _said(kind, answer)
    return (Picture(sheet(body, whole, top - _GAP + 4, title=label, alt=alt), alt, caption),)


def _find(kind: TableBase, row: Mapping[str, Any], room: float) -> _Find:
    texts: list[tuple[Said, ...]] = [(said(kind.rows.brief(dict(row)), room, most=2, look="s"),)]
    for column in kind.rows.columns[1:]:
        text = column.show(row.get(column.id))
        if not text or text == kind.rows.title(dict(row)):
            continue
        if column.type in ("long", "tick"):
            texts.append((said(column.label, room, most=2, look="s"), said(text, room, most=_MOST)))
        elif column.type in ("text", "people"):
            texts.append((said(f"{column.label}: {text}", room, most=3),))
    title = said(kind.rows.title(dict(row)), room, most=4, look="b")
    return _Find(str(row.get(ROW_ID)), title, tuple(text for text in texts if text[-1].lines))


def _hung(one: _Find, left: float, top: float, width: float, height: float) -> Markup:
    """A find in its frame."""
    inner = width - 2 * _FRAME
    band = f"M{left + _FRAME + 1:.1f} {top + _FRAME + one.band:.1f}h{inner - 2:.1f}"
    parts = [
        box(left, top, width, height, fill="#fff", edge=DEEP, thick=2.5),
        box(left + _FRAME, top + _FRAME, inner, height - 2 * _FRAME, fill="#fff", edge=EDGE, thick=1),
        box(left + _FRAME, top + _FRAME, inner, one.band, fill=TINT, edge=TINT, thick=1),
        box(left + _FRAME, top + _FRAME, inner, height - 2 * _FRAME, fill="none", edge=EDGE, thick=1),
        Markup('<path d="{}" stroke="{}" stroke-width="1"/>').format(band, EDGE) if one.texts else "",
        one.title.at(left + _INSET, top + _FRAME + PAD),
    ]
    down = top + _FRAME + one.band + PAD - 3
    for text in one.texts:
        lines, down = stacked(text, left + _INSET, down)
        parts += lines
        down += _BETWEEN
    return Markup("<g{}>{}</g>").format(data(row=one.id), Markup("").join(parts))


def _said(kind: TableBase, answer: Sequence[dict[str, Any]]) -> tuple[str, str]:
    """The caption, and the words for whoever does not see it."""
    things = numbered(len(answer), kind.rows.row)
    caption = t("{things}, each in a frame with what was noted about it.", things=things)
    listed = [f"“{kind.rows.title(row)}”{_beside(kind, row)}" for row in answer]
    return caption, f"{caption} {read_out(listed)}"


def _beside(kind: TableBase, row: dict[str, Any]) -> str:
    people = [column.show(row.get(column.id)) for column in kind.rows.columns[1:] if column.type == "people"]
    noted = [text for text in (kind.rows.brief(row), *people) if text and text != kind.rows.title(row)]
    return f" ({', '.join(noted)})" if noted else ""
