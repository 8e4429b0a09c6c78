"""A table of numbers as shades: the darker the more, and the number in each."""

from collections.abc import Sequence

from powerkit.pictures.charts.sheet import EDGE, FONT, LINE, SHADES, sheet, widest, words
from powerkit.pictures.map.widths import wrap

_NAME = 250.0
_MARGIN = 8.0
_HEAD = 46.0
_ROW = 30.0


def draw_matrix(
    heads: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]], *, title: str, alt: str, last: str = ""
) -> str:
    """*rows* of numbers under *heads*; 0 stays blank. The row named *last* stands apart, with shades of its own."""
    cell = max(44.0, min(64.0, widest(part for head in heads for part in head.split()) + 10))
    width = 2 * _MARGIN + _NAME + cell * len(heads)
    body = [part for number, head in enumerate(heads) for part in _head(head, _MARGIN + _NAME + (number + 0.5) * cell)]
    most = max((number for name, numbers in rows if name != last for number in numbers), default=0)
    y = _HEAD
    for name, numbers in rows:
        apart = name == last
        y += 12 if apart else 0
        broken = wrap(name, FONT, _NAME - 12, most=3)
        height = max(_ROW, LINE * len(broken) + 8)
        first = y + height / 2 + 5 - (len(broken) - 1) * LINE / 2
        look = "b" if apart else ""
        body += [words(line, _MARGIN, first + at * LINE, look) for at, line in enumerate(broken)]
        top = max(numbers, default=0) if apart else most
        for at, number in enumerate(numbers):
            body += _cell(_MARGIN + _NAME + at * cell, y, cell, height, number, top)
        y += height
    return sheet(body, width, y + _MARGIN, title=title, alt=alt)


def _head(text: str, middle: float) -> list[str]:
    parts = text.split(" ", 1)
    return [words(part, middle, 16 + at * LINE, "s m") for at, part in enumerate(parts)]


def _cell(x: float, y: float, width: float, height: float, number: int, most: int) -> list[str]:
    shade = 0 if not number else 1 + (number * (len(SHADES) - 2)) // max(most, 1)
    box = (
        f'<rect x="{x + 1:.1f}" y="{y + 1:.1f}" width="{width - 2:.1f}" height="{height - 2:.1f}" '
        f'fill="{SHADES[shade]}" stroke="{EDGE}" stroke-opacity="{0.9 if number else 0.25}"/>'
    )
    if not number:
        return [box]
    look = "m w" if shade >= len(SHADES) - 2 else "m"
    return [box, words(str(number), x + width / 2, y + height / 2 + 5, look)]
