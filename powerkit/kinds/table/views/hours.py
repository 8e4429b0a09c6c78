"""Where the time goes: a bar for each activity, as long as its hours, and in it those marked as a chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import DEEP, EDGE, FONT, LINE
from powerkit.drawing.charts.plot import Plot, bar_look
from powerkit.drawing.text_boxes import NARROW, WIDE
from powerkit.drawing.text_metrics import fitted
from powerkit.kinds.table.base import TableBase
from powerkit.kinds.table.views.totals import Activity, exact, figure, hours_of, hours_said
from powerkit.text.catalogue import t, tn
from powerkit.text.dates import grouped
from powerkit.text.phrasing import listed

MOST = 18
"""Activities with a bar of their own; the smaller ones share the last bar, and the table names them all."""

_BAR = 20.0
_END = 110.0
_MARGIN = 6.0
_SIGN = 20.0
"""The room of the diamond before the name of what is marked."""
_NAMED = 3
_SEEN = 2.0
"""So long, in pixels, a bar is seen to be longer or shorter than another."""


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The hours of a checked answer; no picture where nothing says any. *narrow* is for a small screen."""
    width = NARROW if narrow else WIDE
    found = hours_of(kind, answer)
    if not any(item.hours for item in found):
        return ()
    column = kind.playing("chance")
    chance = column.label if column and any(item.chances for item in found) else ""
    said = _said(found, kind.rows.row, chance)
    svg = _svg(_bars(found), chance, _foot(found, kind.rows.row), (label, said), width)
    return (Picture(svg, said, said),)


def _bars(found: Sequence[Activity]) -> list[Activity]:
    """The activities that are drawn: those with hours or a mark, the smallest of many together.

    Hours taken off always have a bar of their own, and of activities with equal hours all have one or none.
    """
    shown = [item for item in found if _is_drawn(item)]
    off = [item for item in shown if min(hours for hours, *_ in _parts(item)) < 0]
    given = [item for item in shown if item not in off]
    if len(shown) <= MOST or len(given) < 2:
        return shown
    own = max(0, MOST - 1 - len(off))
    while own and given[own - 1].hours == given[own].hours:
        own -= 1
    return [*given[:own], _together(given[own:]), *off]


def _together(rest: Sequence[Activity]) -> Activity:
    """The smallest of many activities as one, whose name says how many hours each has at most."""
    most = rest[0].hours
    return Activity(
        _rest_called(len(rest), hours_said(most) if most else "", alike=rest[-1].hours == most),
        sum(item.rows for item in rest),
        exact(item.hours for item in rest),
        exact(item.chance_hours for item in rest),
        sum(item.chances for item in rest),
        sum(item.unknown for item in rest),
    )


def _rest_called(number: int, hours: str, *, alike: bool) -> str:
    if not hours:
        return tn("{number} more activity", "{number} more activities", number)
    if alike:
        return tn("{number} more activity, {hours}", "{number} more activities, {hours} each", number, hours=hours)
    return tn(
        "{number} more activity, up to {hours}", "{number} more activities, up to {hours} each", number, hours=hours
    )


def _parts(bar: Activity) -> tuple[tuple[float, int, str], ...]:
    """The hours that are marked and the others, each with its look and its name."""
    return (bar.chance_hours, 0, "chance"), (exact((bar.hours, -bar.chance_hours)), 1, "other")


def _goes_both_ways(bar: Activity) -> bool:
    """Whether some hours were given and others taken off, of which one part is marked."""
    hours = [hours for hours, *_ in _parts(bar)]
    return min(hours) < 0 < max(hours)


def _is_drawn(item: Activity) -> bool:
    return bool(item.hours or item.chances)


def _foot(found: Sequence[Activity], noun: str) -> list[str]:
    """What a reader of the picture alone has to know: the sum, and what is not drawn."""
    rows, total = sum(item.rows for item in found), exact(item.hours for item in found)
    told = {"hours": hours_said(total), "entries": _entries(rows, noun)}
    several = 1 < len(found) < rows
    lines = [
        tn(
            "Together {hours}, in {entries} of {number} activity.",
            "Together {hours}, in {entries} of {number} activities.",
            len(found),
            **told,
        )
        if several
        else t("Together {hours}, in {entries}.", **told)
    ]
    left = [item for item in found if not _is_drawn(item)]
    for said, some in (
        (t("Hours not given: {names}."), [item.name for item in left if item.unknown == item.rows]),
        (t("0 hours: {names}."), [item.name for item in left if item.unknown < item.rows]),
    ):
        if some:
            lines.append(said.format(names=_few(some)))
    return lines


def _look_alike(bars: Sequence[Activity], scale: "_Scale") -> list[str]:
    """A warning where bars of different hours are as long to the eye."""
    longs = sorted({bar.hours for bar in bars if abs(bar.hours) * scale.hour >= _SEEN})
    near = any((more - less) * scale.hour < _SEEN for less, more in pairwise(longs))
    return [t("Some bars look equally long and are not: go by the figures.")] if near else []


def _few(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    return listed([f"“{name}”" for name in names], most=_NAMED)


def _entries(rows: int, noun: str) -> str:
    return tn("1 {thing}", "{count} entries", rows, thing=noun, count=grouped(rows))


def _most(found: Sequence[Activity]) -> str:
    """Which activities take the most, in a sentence."""
    most = [item.name for item in found if item.hours == found[0].hours]
    if len(most) == 1:
        return t("Most go to “{most}”: {hours}.", most=most[0], hours=hours_said(found[0].hours))
    if len(most) == len(found):
        return t("All take the same: {hours} each.", hours=hours_said(found[0].hours))
    return t("Most go to {few}: {hours} each.", few=_few(most), hours=hours_said(found[0].hours))


def _said(found: Sequence[Activity], noun: str, chance: str) -> str:
    """What the picture shows, in sentences."""
    rows, total = sum(item.rows for item in found), exact(item.hours for item in found)
    entries = _entries(rows, noun)
    said = [t("{hours} in {entries}.", hours=hours_said(total), entries=entries), _most(found)]
    if chance:
        marked, hours = sum(item.chances for item in found), exact(item.chance_hours for item in found)
        told = {"chance": chance, "hours": hours_said(hours), "marked": marked, "entries": entries}
        said.append(t("Marked “{chance}”: {hours}, in {marked} of {entries}.", **told))
    if unknown := sum(item.unknown for item in found):
        said.append(tn("{number} says no hours.", "{number} say no hours.", unknown))
    return " ".join(said)


@dataclass(frozen=True)
class _Scale:
    """How long an hour is drawn, and where no hour stands: at the left, unless somebody took hours off."""

    hour: float
    none: float

    @classmethod
    def of(cls, bars: Sequence[Activity], width: float) -> "_Scale":
        ends = [end for bar in bars for end in (bar.hours, *(hours for hours, *_ in _parts(bar)))]
        low, high = min(0, *ends), max(0, *ends)
        hour = (width - _END - _MARGIN) / ((high - low) or 1)
        return cls(hour, _MARGIN - low * hour)


def _svg(bars: Sequence[Activity], chance: str, foot: Sequence[str], named: tuple[str, str], width: float) -> str:
    """The sheet, *named* by its title and the words for those who do not see it."""
    scale = _Scale.of(bars, width)
    names = [fitted(bar.name, FONT, width - 2 * _MARGIN - _SIGN, most=2, bold=True) for bar in bars]
    notes = [fitted(_note(bar, scale), FONT, width - 2 * _MARGIN, most=2) for bar in bars]
    below = [*foot, *_look_alike(bars, scale)]
    ends = [line for text in below for line in fitted(text, FONT, width - 2 * _MARGIN, most=3)]
    heights = [(len(lines) + len(note)) * LINE + _BAR + 18 for lines, note in zip(names, notes, strict=True)]
    key = [*fitted(chance, FONT, width - 80, most=2), t("Other hours")]
    top = len(key) * LINE + 14 if chance else _MARGIN
    plot = Plot(width, top + sum(heights) + len(ends) * LINE + _MARGIN)
    with plot.look():
        axes = plot.axes(0, 0, width, plot.height)
        axes.set(xlim=(0, width), ylim=(plot.height, 0))
        axes.axis("off")
        if scale.none > _MARGIN:
            axes.plot([scale.none] * 2, [top, top + sum(heights) - 8], color=EDGE, linewidth=1.5, zorder=0)
    if chance:
        _key(plot, axes, key)
    for bar, lines, note, height in zip(bars, names, notes, heights, strict=True):
        look = {"weight": "bold"} if bar.chances else {}
        _lines(plot, lines, _MARGIN + (_SIGN if bar.chances else 0), top, **look)
        if bar.chances:
            _sign(plot, axes, _MARGIN + 6, top + FONT - 5)
        _bar(plot, axes, bar, top + len(lines) * LINE + 4, scale)
        _lines(plot, note, _MARGIN, top + len(lines) * LINE + _BAR + 8)
        top += height
    _lines(plot, ends, _MARGIN, top)
    return plot.svg(title=named[0], alt=named[1])


def _lines(plot: Plot, lines: Sequence[str], left: float, top: float, **look: Any) -> None:
    for at, line in enumerate(lines):
        plot.words(line, left, top + FONT + at * LINE, **look)


def _note(bar: Activity, scale: _Scale) -> str:
    """What a bar does not show: how much of it is marked, what says no hours, and that it is too short to be seen."""
    told = []
    if bar.chances and bar.chance_hours not in (0, bar.hours):
        rest = exact((bar.hours, -bar.chance_hours))
        hours = hours_said(bar.chance_hours)
        some = t("{hours} of these marked", hours=hours)
        told.append(
            some if min(bar.chance_hours, rest) > 0 else t("{hours} marked, {rest} not", hours=hours, rest=figure(rest))
        )
    if bar.unknown and bar.unknown < bar.rows:
        told.append(
            tn(
                "{number} of {rows} entries says no hours",
                "{number} of {rows} entries say no hours",
                bar.unknown,
                rows=bar.rows,
            )
        )
    if bar.hours and abs(bar.hours) * scale.hour < _SEEN:
        told.append(t("too short to compare by eye"))
    return "; ".join(told)


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


def _bar(plot: Plot, axes: Any, bar: Activity, top: float, scale: _Scale) -> None:
    """The hours with a chance first, the others after them; hours taken off go to the left."""
    from matplotlib.patches import Rectangle

    ends = {True: scale.none, False: scale.none}
    with plot.look():
        for hours, look, what in _parts(bar):
            if hours:
                start = ends[hours > 0]
                ends[hours > 0] = end = start + hours * scale.hour
                drawn = axes.add_patch(
                    Rectangle((min(start, end), top), abs(hours) * scale.hour, _BAR, **bar_look(look))
                )
                plot.named(drawn, activity=bar.name, hours=figure(hours), part=what)
    words = hours_said(bar.hours) if bar.unknown < bar.rows else t("hours not given")
    words = t("together {words}", words=words) if _goes_both_ways(bar) else words
    plot.words(words, ends[True] + 8, top + _BAR - 5, weight="bold")
