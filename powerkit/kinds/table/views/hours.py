"""Where the time goes: a bar for each activity, as long as its hours, and in it those marked as a chance."""

from collections.abc import Sequence
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import DEEP, FONT, LINE
from powerkit.drawing.charts.plot import Plot, bar_look
from powerkit.drawing.text_boxes import NARROW, WIDE
from powerkit.drawing.text_metrics import fitted
from powerkit.kinds.table.base import TableBase
from powerkit.kinds.table.views.totals import Activity, exact, figure, hours_of, hours_said

MOST = 18
"""Activities with a bar of their own; the smaller ones share the last bar, and the table names them all."""

_BAR = 20.0
_END = 110.0
_MARGIN = 6.0
_SIGN = 20.0
"""The room of the diamond before the name of what is marked."""


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The hours of a checked answer; no picture where nothing says any. *narrow* is for a small screen."""
    width = NARROW if narrow else WIDE
    found = hours_of(kind, answer)
    if not any(item.hours for item in found):
        return ()
    column = kind.playing("chance")
    chance = column.label if column and any(item.chances for item in found) else ""
    said = _said(found, kind.rows.row, chance)
    return (Picture(_svg(_bars(found), chance, label, said, width), said, said),)


def _bars(found: Sequence[Activity]) -> list[Activity]:
    """The activities that are drawn: those with hours or a mark, the smallest of many together."""
    shown = [item for item in found if item.hours or item.chances]
    if len(shown) <= MOST:
        return shown
    rest = shown[MOST - 1 :]
    together = Activity(
        f"{len(rest)} more activities",
        sum(item.rows for item in rest),
        exact(item.hours for item in rest),
        exact(item.chance_hours for item in rest),
        sum(item.chances for item in rest),
        sum(item.unknown for item in rest),
    )
    return [*shown[: MOST - 1], together]


def _said(found: Sequence[Activity], noun: str, chance: str) -> str:
    """What the picture shows, in sentences."""
    rows, total = sum(item.rows for item in found), exact(item.hours for item in found)
    entries = f"1 {noun}" if rows == 1 else f"{rows} entries"
    most = [item.name for item in found if item.hours == found[0].hours]
    lead = f"{hours_said(total)} in {entries}. "
    lead += f"Most go to “{most[0]}”: {hours_said(found[0].hours)}." if len(most) == 1 else (
        f"Most go to {', '.join(f'“{name}”' for name in most[:3])}: {hours_said(found[0].hours)} each."
    )  # fmt: skip
    if chance:
        marked, hours = sum(item.chances for item in found), exact(item.chance_hours for item in found)
        lead += f" Marked “{chance}”: {hours_said(hours)}, in {marked} of {entries}."
    unknown = sum(item.unknown for item in found)
    return lead + (f" {unknown} {'says' if unknown == 1 else 'say'} no hours." if unknown else "")


def _svg(bars: Sequence[Activity], chance: str, title: str, alt: str, width: float) -> str:
    names = [fitted(bar.name, FONT, width - 2 * _MARGIN - _SIGN, most=2, bold=True) for bar in bars]
    heights = [len(lines) * LINE + _BAR + 18 for lines in names]
    key = _key_lines(chance, width)
    top = len(key) * LINE + 14 if chance else _MARGIN
    plot = Plot(width, top + sum(heights) + _MARGIN)
    with plot.look():
        axes = plot.axes(0, 0, width, plot.height)
        axes.set(xlim=(0, width), ylim=(plot.height, 0))
        axes.axis("off")
    if chance:
        _key(plot, axes, key)
    most = max(0, *(bar.hours for bar in bars)) or 1
    for one, lines, height in zip(bars, names, heights, strict=True):
        for at, line in enumerate(lines):
            left = _MARGIN + (_SIGN if one.chances else 0)
            plot.words(line, left, top + FONT + at * LINE, **({"weight": "bold"} if one.chances else {}))
        if one.chances:
            _sign(plot, axes, _MARGIN + 6, top + FONT - 5)
        _bar(plot, axes, one, top + len(lines) * LINE + 4, (width - _END - _MARGIN) / most)
        top += height
    return plot.svg(title=title, alt=alt)


def _key_lines(chance: str, width: float) -> list[str]:
    return [*fitted(chance, FONT, width - 80, most=2), "Other hours"]


def _key(plot: Plot, axes: Any, lines: Sequence[str]) -> None:
    """What the two looks of a bar stand for."""
    from matplotlib.patches import Rectangle

    with plot.look():
        for at, look in ((0, 0), (len(lines) - 1, 1)):
            axes.add_patch(Rectangle((_MARGIN, 4 + at * LINE), 28, 13, **bar_look(look)))
    for at, line in enumerate(lines):
        plot.words(line, _MARGIN + 38 + (_SIGN if at < len(lines) - 1 else 0), FONT + at * LINE)
    _sign(plot, axes, _MARGIN + 44, FONT - 5)


def _sign(plot: Plot, axes: Any, x: float, y: float) -> None:
    """The diamond that marks a chance."""
    with plot.look():
        axes.plot([x], [y], marker="D", markersize=8, color=DEEP, clip_on=False)


def _bar(plot: Plot, axes: Any, one: Activity, top: float, scale: float) -> None:
    """The hours with a chance first, the others after them, and both as numbers."""
    from matplotlib.patches import Rectangle

    rest = exact((one.hours, -one.chance_hours))
    left = _MARGIN
    with plot.look():
        for hours, look, what in ((one.chance_hours, 0, "chance"), (rest, 1, "other")):
            if hours > 0:
                bar = axes.add_patch(Rectangle((left, top), hours * scale, _BAR, **bar_look(look)))
                plot.named(bar, activity=one.name, hours=figure(hours), part=what)
                left += hours * scale
    words = hours_said(one.hours) if one.unknown < one.rows else "hours not given"
    plot.words(words, left + 8, top + _BAR - 5, weight="bold")
