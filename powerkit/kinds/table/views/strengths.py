"""Strengths as a picture: each keyword on a card of its own, all the same size, in no order that counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import DEEP, FILL, TINT, sheet
from powerkit.drawing.text_boxes import NARROW
from powerkit.drawing.text_metrics import text_width, wrap
from powerkit.kinds.table.base import TableBase
from powerkit.text.catalogue import tn
from powerkit.text.escaping import Markup

_WIDTH = 720.0
_MARGIN = 24.0
_SIZE = 22.0
_LINE = 29.0
_PAD = 20.0
_GAP = 16.0
_WIDEST = 320.0
_TURNS = (0.0, 5.0, -4.0, 3.0, -6.0)
"""How far cards of a row stand off their line: a wall of notes, and no list with a first and a last."""


@dataclass(frozen=True)
class _Note:
    """One keyword broken into lines, and its card's width and height."""

    text: str
    lines: tuple[str, ...]
    width: float
    height: float


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The keywords of a table's first column; *narrow*, fewer stand beside each other."""
    words = [kind.rows.title(row).strip() for row in answer]
    alt = tn(
        "{number} strength, all drawn the same size: {words}.",
        "{number} strengths, all drawn the same size: {words}.",
        len(words),
        words=", ".join(words),
    )
    return (Picture(_svg(words, label, alt, NARROW if narrow else _WIDTH), alt),)


def _svg(words: list[str], title: str, alt: str, wide: float) -> Markup:
    body, y = list[Markup](), _MARGIN
    for number, row in enumerate(_rows([_note(word, wide) for word in words], wide)):
        x = (wide - sum(note.width for note in row) - _GAP * (len(row) - 1)) / 2
        tallest = max(note.height for note in row)
        for at, note in enumerate(row):
            body += _card(note, x, y + 6 + (tallest - note.height) / 2 + _TURNS[(number * 2 + at) % len(_TURNS)])
            x += note.width + _GAP
        y += tallest + 12 + _GAP
    return sheet(body, wide, y - _GAP + _MARGIN, title=title, alt=alt)


def _note(text: str, wide: float) -> _Note:
    room = min(_WIDEST, wide - 2 * _MARGIN - 2 * _PAD - 10)
    lines = tuple(wrap(text, _SIZE, room, most=6)) or ("",)
    width = max(text_width(line, _SIZE, bold=True) for line in lines) + 2 * _PAD + 10
    return _Note(text, lines, width, len(lines) * _LINE + 2 * _PAD - 6)


def _rows(notes: list[_Note], wide: float) -> Iterator[list[_Note]]:
    """The cards in rows, as many as fit beside each other."""
    row: list[_Note] = []
    for note in notes:
        if row and sum(item.width + _GAP for item in row) + note.width > wide - 2 * _MARGIN:
            yield row
            row = []
        row.append(note)
    if row:
        yield row


def _card(note: _Note, x: float, y: float) -> Iterator[Markup]:
    yield Markup('<g data-strength="{}">').format(note.text)
    yield Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="10" fill="{}" stroke="{}" stroke-width="2"/>'
    ).format(x, y, note.width, note.height, TINT, FILL)
    edge = f"M{x + 12:.1f} {y + 14:.1f}V{y + note.height - 14:.1f}"
    yield Markup('<path d="{}" stroke="{}" stroke-width="5" stroke-linecap="round"/>').format(edge, FILL)
    for number, line in enumerate(note.lines):
        baseline = y + _PAD + _LINE * number + _SIZE * 0.8
        yield Markup('<text x="{:.1f}" y="{:.1f}" style="font-size:{:g}px;font-weight:700;fill:{}">{}</text>').format(
            x + _PAD + 10, baseline, _SIZE, DEEP, line
        )
    yield Markup("</g>")
