"""A table of numbers as shades: the darker the more, and the number in each."""

from collections.abc import Callable, Sequence

from powerkit.drawing.charts.frame import EDGE, FONT, LINE, sheet, widest, words
from powerkit.drawing.text_metrics import wrap
from powerkit.text.escaping import Markup

_NAME = 330.0
_MARGIN = 8.0
_HEAD = 46.0
_ROW = 30.0
_STEP = 18.0
"""From line to line of a name: closer than elsewhere, so that all of it has room on a first page."""


def draw_matrix(
    heads: Sequence[str],
    rows: Sequence[tuple[str, Sequence[int]]],
    *,
    title: str,
    alt: str,
    last: str = "",
    shown: Callable[[int], str] = str,
) -> Markup:
    """*rows* of numbers under *heads*, written as *shown*; 0 stays blank.

    The row named *last* stands apart, with shades of its own.
    """
    named = min(64.0, widest(part for head in heads for part in head.split()) + 10)
    cell = max(38.0, named, 12 + widest(shown(number) for _, numbers in rows for number in numbers if number))
    width = 2 * _MARGIN + _NAME + cell * len(heads)
    body = [part for number, head in enumerate(heads) for part in _head(head, _MARGIN + _NAME + (number + 0.5) * cell)]
    most = max((number for name, numbers in rows if name != last for number in numbers), default=0)
    y = _HEAD
    for name, numbers in rows:
        apart = name == last
        y += 12 if apart else 0
        broken = wrap(name, FONT, _NAME - 12, most=3)
        height = max(_ROW, _STEP * len(broken) + 8)
        first = y + height / 2 + 5 - (len(broken) - 1) * _STEP / 2
        look = "b" if apart else ""
        body += [words(line, _MARGIN, first + at * _STEP, look) for at, line in enumerate(broken)]
        top = max(numbers, default=0) if apart else most
        for at, number in enumerate(numbers):
            body += _cell(_MARGIN + _NAME + at * cell, y, cell, height, number, top, shown)
        y += height
    return sheet(body, width, y + _MARGIN, title=title, alt=alt)


def _head(text: str, middle: float) -> list[Markup]:
    parts = text.split(" ", 1)
    return [words(part, middle, 16 + at * LINE, "s m") for at, part in enumerate(parts)]


def _cell(
    x: float, y: float, width: float, height: float, number: int, most: int, shown: Callable[[int], str]
) -> list[Markup]:
    fill, dark = _shade(number / max(most, 1)) if number else ("#ffffff", False)
    box = Markup(
        '<rect data-value="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" '
        'height="{:.1f}" fill="{}" stroke="{}" stroke-opacity="{}"/>'
    ).format(number, x + 1, y + 1, width - 2, height - 2, fill, EDGE, 0.9 if number else 0.25)
    if not number:
        return [box]
    look = "m w" if dark else "m"
    return [box, words(shown(number), x + width / 2, y + height / 2 + 5, look)]


_LIGHT, _DARK = ((227, 239, 236), (134, 189, 181)), ((47, 125, 118), (5, 70, 66))
"""From least to most, in two steps: on the shades between them no writing can be read well.
Each step has room for every number up to 120 to be a shade of its own."""


def _shade(share: float) -> tuple[str, bool]:
    """The shade for a share of the most, each a little darker than the last, and whether writing on it is white."""
    dark = share > 0.6
    (least, most), part = (_DARK, (share - 0.6) / 0.4) if dark else (_LIGHT, share / 0.6)
    mixed = (round(low + (high - low) * part) for low, high in zip(least, most, strict=True))
    return "#" + "".join(f"{item:02x}" for item in mixed), dark
