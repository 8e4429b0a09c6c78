"""Bars beside their names, each with its number: as long as the number is large, and a name without one is said too."""

from collections.abc import Sequence

from powerkit.drawing.charts.frame import EDGE, FILL, FONT, LINE, sheet, words
from powerkit.drawing.text_metrics import wrap

_WIDTH = 640.0
_NAME = 250.0
_MARGIN = 8.0
_ROW = 32.0


def draw_bars(rows: Sequence[tuple[str, int]], *, title: str, alt: str, none: str = "") -> str:
    """A bar for each of *rows*; *none* stands where the number is 0."""
    most = max((number for _, number in rows), default=0)
    room = _WIDTH - 2 * _MARGIN - _NAME - 48
    y, body = _MARGIN, list[str]()
    for name, number in rows:
        broken = wrap(name, FONT, _NAME - 14, most=2)
        height = max(_ROW, LINE * len(broken) + 8)
        first = y + height / 2 + 5 - (len(broken) - 1) * LINE / 2
        body += [words(line, _MARGIN, first + at * LINE) for at, line in enumerate(broken)]
        left = _MARGIN + _NAME
        if number:
            length = room * number / most
            body.append(
                f'<rect data-value="{number}" x="{left:.1f}" y="{y + 5:.1f}" width="{length:.4f}" '
                f'height="{height - 10:.1f}" fill="{FILL}" stroke="{FILL}"/>'
            )
            body.append(words(str(number), left + length + 8, y + height / 2 + 5, "b"))
        else:
            body.append(words(none or "0", left + 8, y + height / 2 + 5, "s"))
        y += height
    rule = _MARGIN + _NAME
    body.append(f'<path d="M{rule:.1f} {_MARGIN}V{y:.1f}" stroke="{EDGE}" stroke-width="1.5" fill="none"/>')
    return sheet(body, _WIDTH, y + _MARGIN, title=title, alt=alt)
