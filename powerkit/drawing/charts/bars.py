"""Bars beside their names, each with its number: as long as the number is large, and a name without one is said too."""

from collections.abc import Callable, Sequence

from powerkit.drawing.charts.frame import EDGE, FILL, FONT, LINE, sheet, widest, words
from powerkit.drawing.text_metrics import wrap
from powerkit.text.escaping import Markup

_WIDTH = 640.0
_NAME = 250.0
_MARGIN = 8.0
_ROW = 32.0
_NUMBER = 48.0


def draw_bars(
    rows: Sequence[tuple[str, int]],
    *,
    title: str,
    alt: str,
    none: str = "",
    shown: Callable[[int], str] = str,
    fills: Sequence[str] = (),
    width: float = _WIDTH,
    beside: float = _NAME,
) -> Markup:
    """A bar for each of *rows*; *none* stands where the number is 0.

    *shown* is how a number is written, *fills* are the colours of the bars where they have their own. The sheet has a
    *width*; *beside* is how much of it the names take.
    """
    most = max((number for _, number in rows), default=0)
    room = width - 2 * _MARGIN - beside - max(_NUMBER, 16 + widest((shown(most),), bold=True))
    y, body = _MARGIN, list[Markup]()
    for (name, number), fill in zip(rows, fills or [FILL] * len(rows), strict=True):
        broken = wrap(name, FONT, beside - 14, most=2)
        height = max(_ROW, LINE * len(broken) + 8)
        first = y + height / 2 + 5 - (len(broken) - 1) * LINE / 2
        body += [words(line, _MARGIN, first + at * LINE) for at, line in enumerate(broken)]
        left = _MARGIN + beside
        if number:
            length = room * number / most
            body.append(
                Markup(
                    '<rect data-value="{}" x="{:.1f}" y="{:.1f}" width="{:.4f}" height="{:.1f}" fill="{}" stroke="{}"/>'
                ).format(number, left, y + 5, length, height - 10, fill, fill)
            )
            body.append(words(shown(number), left + length + 8, y + height / 2 + 5, "b"))
        else:
            body.append(words(none or "0", left + 8, y + height / 2 + 5, "s"))
        y += height
    rule = _MARGIN + beside
    body.append(
        Markup('<path d="M{:.1f} {}V{:.1f}" stroke="{}" stroke-width="1.5" fill="none"/>').format(
            rule, _MARGIN, y, EDGE
        )
    )
    return sheet(body, width, y + _MARGIN, title=title, alt=alt)
