"""Boxes with words in them: an item on a board as SVG, with its mark as a shape and a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from powerkit.drawing.text_metrics import FONT, LINE, text_width, wrap
from powerkit.kinds.board.model import Item
from powerkit.text.escaping import escape

PAD = 8.0
GAP = 6.0
"""How far items of one zone stand apart."""
MOST_LINES = 12
SAME = "the same"


@dataclass(frozen=True)
class Box:
    """An item at its place: left, top, width and height in pixels, and its words in lines."""

    item: Item
    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    note: str = ""

    @property
    def middle(self) -> float:
        """How far down a line meets the box."""
        return self.top + min(self.height / 2, PAD + LINE / 2)


def stacked(items: Sequence[Item], left: float, top: float, width: float, notes: Sequence[str] = ()) -> tuple[Box, ...]:
    """The items one under the other; a note for each where there are notes."""
    found: list[Box] = []
    for number, item in enumerate(items):
        lines = _fitted(item.words, width - 2 * PAD)
        note = notes[number] if notes else item.marked
        height = 2 * PAD + LINE * (len(lines) + bool(note))
        found.append(Box(item, left, top, width, height, lines, note))
        top += height + GAP
    return tuple(found)


def _fitted(words: str, room: float) -> tuple[str, ...]:
    """The words in lines that stay in the box; `wrap` by itself lets a long word stand out by a quarter."""
    lines = wrap(words, FONT, room, most=MOST_LINES)
    if any(text_width(line, FONT) > room for line in lines):
        lines = wrap(words, FONT, room / 1.25, most=MOST_LINES)
    return lines


def height_of(boxes: Sequence[Box]) -> float:
    """How high a stack is."""
    return boxes[-1].top + boxes[-1].height - boxes[0].top if boxes else 0.0


def draw_box(box: Box, lane: str, zone: str) -> str:
    """The box as SVG; which row it is, in which lane and zone, stands beside it as data."""
    data = f'data-row="{escape(box.item.id)}" data-lane="{lane}" data-zone="{escape(zone)}"'
    frame = f'x="{box.left:.1f}" y="{box.top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="5"'
    x, y = box.left + PAD, box.top + PAD + FONT * 0.92
    words = lines_at(box.lines, x, y, "t", tip=box.item.words)
    note = _note(box, x, y + LINE * len(box.lines)) if box.note else ""
    return f'<g class="item" {data}><rect class="box {lane}" {frame}/>{words}{note}</g>'


def lines_at(lines: Sequence[str], x: float, y: float, shown: str, *, tip: str = "") -> str:
    """Lines of text from a point on; the whole of *tip* is kept beside them where they leave some out."""
    if not lines:
        return ""
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{y + LINE * number:.1f}">{escape(line)}</tspan>' for number, line in enumerate(lines)
    )
    inner = spans if len(lines) > 1 else escape(lines[0])
    more = f"<title>{escape(tip)}</title>" if tip and lines[-1].endswith("…") and lines[-1] != tip else ""
    return f'<text class="{shown}" x="{x:.1f}" y="{y:.1f}">{inner}{more}</text>'


def _note(box: Box, x: float, y: float) -> str:
    if box.item.mark < 0 or box.note == SAME:
        return f'<text class="h" x="{x:.1f}" y="{y:.1f}">= {escape(box.note)}</text>'
    shape = _SHAPES[box.item.mark % len(_SHAPES)]
    sign = f'<path class="sign" transform="translate({x + 5:.1f} {y - 4.5:.1f})" d="{shape}"/>'
    return f'{sign}<text class="h" x="{x + 16:.1f}" y="{y:.1f}">{escape(box.note)}</text>'


_SHAPES = (
    "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z",
    "M0 -6L6 0L0 6L-6 0Z",
    "M0 -5.5L6 5H-6Z",
    "M-4.5 -4.5H4.5V4.5H-4.5Z",
    "M0 -6L1.6 -1.8L6 -1.8L2.5 1L3.8 5.4L0 2.8L-3.8 5.4L-2.5 1L-6 -1.8L-1.6 -1.8Z",
)
"""A circle, a diamond, a triangle, a square and a star, in the order of the deck's marks, as on the page."""
