"""Boxes with words in them: an item on a board as SVG, with its mark as a shape and a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from powerkit.drawing.svg import spans
from powerkit.drawing.text_metrics import FONT, LINE, fitted
from powerkit.kinds.board.model import Item
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup, escape

PAD = 8.0
GAP = 6.0
"""How far items of one zone stand apart."""
MOST_LINES = 12
SAME = later("the same")


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
        lines = fitted(item.words, FONT, width - 2 * PAD, most=MOST_LINES)
        note = notes[number] if notes else item.marked
        height = 2 * PAD + LINE * (len(lines) + bool(note))
        found.append(Box(item, left, top, width, height, lines, note))
        top += height + GAP
    return tuple(found)


def height_of(boxes: Sequence[Box]) -> float:
    """How high a stack is."""
    return boxes[-1].top + boxes[-1].height - boxes[0].top if boxes else 0.0


def draw_box(box: Box, lane: str, zone: str) -> Markup:
    """The box as SVG; which row it is, in which lane and zone, stands beside it as data."""
    data = Markup('data-row="{}" data-lane="{}" data-zone="{}"').format(box.item.id, lane, zone)
    frame = Markup('x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="5"').format(
        box.left, box.top, box.width, box.height
    )
    x, y = box.left + PAD, box.top + PAD + FONT * 0.92
    words = lines_at(box.lines, x, y, "t", tip=box.item.words)
    note = _note(box, x, y + LINE * len(box.lines)) if box.note else ""
    return Markup('<g class="item" {}><rect class="box {}" {}/>{}{}</g>').format(data, lane, frame, words, note)


def lines_at(lines: Sequence[str], x: float, y: float, shown: str, *, tip: str = "") -> Markup:
    """Lines of text from a point on; the whole of *tip* is kept beside them where they leave some out."""
    if not lines:
        return Markup("")
    inner = spans(lines, x, y, LINE) if len(lines) > 1 else escape(lines[0])
    more = Markup("<title>{}</title>").format(tip) if tip and lines[-1].endswith("…") and lines[-1] != tip else ""
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}{}</text>').format(shown, x, y, inner, more)


def _note(box: Box, x: float, y: float) -> Markup:
    if box.item.mark < 0 or box.note == t(SAME):
        return Markup('<text class="h" x="{:.1f}" y="{:.1f}">= {}</text>').format(x, y, box.note)
    shape = _SHAPES[box.item.mark % len(_SHAPES)]
    sign = Markup('<path class="sign" transform="translate({:.1f} {:.1f})" d="{}"/>').format(x + 5, y - 4.5, shape)
    return Markup('{}<text class="h" x="{:.1f}" y="{:.1f}">{}</text>').format(sign, x + 16, y, box.note)


_SHAPES = (
    "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z",
    "M0 -6L6 0L0 6L-6 0Z",
    "M0 -5.5L6 5H-6Z",
    "M-4.5 -4.5H4.5V4.5H-4.5Z",
    "M0 -6L1.6 -1.8L6 -1.8L2.5 1L3.8 5.4L0 2.8L-3.8 5.4L-2.5 1L-6 -1.8L-1.6 -1.8Z",
)
"""A circle, a diamond, a triangle, a square and a star, in the order of the deck's marks, as on the page."""
