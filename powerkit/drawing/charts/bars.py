"""Bars beside their names, each with its number: as long as the number is large, and a name without one is said too."""

from collections.abc import Sequence

from powerkit.drawing.charts.frame import EDGE, FILL, FONT, LINE, sheet, words
from powerkit.drawing.text_metrics import wrap
from powerkit.text.escaping import Markup

_WIDTH = 640.0
_NAME = 250.0
_MARGIN = 8.0
_ROW = 32.0


def draw_bars(rows: Sequence[tuple[str, int]], *, title: str, alt: str, none: str = "") -> Markup:
    """A bar for each of *rows*; *none* stands where the number is 0."""
    most = max((number for _, number in rows), default=0)
    room = _WIDTH - 2 * _MARGIN - _NAME - 48
    y, body = _MARGIN, list[Markup]()
    for name, number in rows:
        broken = wrap(name, FONT, _NAME - 14, most=2)
        height = max(_ROW, LINE * len(broken) + 8)
        first = y + height / 2 + 5 - (len(broken) - 1) * LINE / 2
        body += [words(line, _MARGIN, first + at * LINE) for at, line in enumerate(broken)]
        left = _MARGIN + _NAME
        if number:
            length = room * number / most
            body.append(
                Markup(
                    '<rect data-value="{}" x="{:.1f}" y="{:.1f}" width="{:.4f}" height="{:.1f}" fill="{}" stroke="{}"/>'
                ).format(number, left, y + 5, length, height - 10, FILL, FILL)
            )
            body.append(words(str(number), left + length + 8, y + height / 2 + 5, "b"))
        else:
            body.append(words(none or "0", left + 8, y + height / 2 + 5, "s"))
        y += height
    rule = _MARGIN + _NAME
    body.append(
        Markup('<path d="M{:.1f} {}V{:.1f}" stroke="{}" stroke-width="1.5" fill="none"/>').format(
            rule, _MARGIN, y, EDGE
        )
    )
    return sheet(body, _WIDTH, y + _MARGIN, title=title, alt=alt)
