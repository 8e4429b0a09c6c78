"""An area beside somewhere else: a line for each measure, and one scale from 0 for all that has the same unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import EDGE, FILL, FONT, LINE, THEN
from powerkit.drawing.charts.plot import Plot
from powerkit.drawing.text_boxes import NARROW, WIDE
from powerkit.drawing.text_metrics import fitted, text_width
from powerkit.kinds.table.base import TableBase
from powerkit.kinds.table.views.totals import Fact, facts_of, figure, same_unit
from powerkit.text.phrasing import numbered

MOST = 30
"""Measures that are drawn; the table has them all."""

_MARGIN = 14.0
_LINE = 66.0
_GAP = 16.0
_HEAD = 8.0


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The figures of a checked answer; no picture where there are none. *narrow* is for a small screen."""
    width = NARROW if narrow else WIDE
    facts = facts_of(kind, answer)
    if not facts:
        return ()
    area = kind.playing("area")
    caption, told = _said(facts, len(answer) - len(facts), area.label if area else "Here")
    alt = f"{caption} {told}"
    return (Picture(_svg(facts[:MOST], area.label if area else "Here", label, alt, width), alt, caption),)


def _said(facts: Sequence[Fact], others: int, area: str) -> tuple[str, str]:
    """The caption, and what each line shows."""
    both = [fact for fact in facts if fact.area is not None and fact.comparator is not None]
    higher = sum(item.area > item.comparator for item in both)  # type: ignore[operator]
    lower = sum(item.area < item.comparator for item in both)  # type: ignore[operator]
    parts = [f"{area} is higher in {higher}", f"lower in {lower}", f"the same in {len(both) - higher - lower}"]
    caption = f"{numbered(len(both), 'measure')} beside somewhere else: {', '.join(parts)}."
    if len(facts) > len(both):
        caption += f" {numbered(len(facts) - len(both), 'measure')} with one figure only."
    units = _by_unit(facts[:MOST])
    caption += " All lines of one unit share one scale, from 0." if len(units) < len(facts[:MOST]) else ""
    caption += f" There is a scale for each of {len(units)} units." if len(units) > 1 else ""
    if len(units.get("", ())) > 1:
        caption += " Lines without a unit share one too: give each its unit to part them."
    if len(facts) > MOST:
        caption += f" The first {MOST} are drawn; the table has them all."
    if others:
        caption += f" {numbered(others, 'fact')} in words {'is' if others == 1 else 'are'} in the table."
    return caption, " ".join(_fact_said(fact, area) for fact in facts[:MOST])


def _fact_said(one: Fact, area: str) -> str:
    figures = [(area, one.area), (one.against or "compared with", one.comparator)]
    told = ", ".join(f"{name} {_with_unit(number, one.unit)}" for name, number in figures if number is not None)
    return f"{one.name}: {told}."


def _with_unit(number: float | None, unit: str) -> str:
    return f"{figure(number)} {unit}".strip()


def _by_unit(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The facts by their unit, in the order in which the units come."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(same_unit(fact.unit), []).append(fact)
    return found


@dataclass(frozen=True)
class _Scale:
    """One scale for all that has the same unit: its *low* and *high* end, which hold 0, and its ends on the sheet."""

    low: float
    high: float
    left: float
    right: float

    @classmethod
    def of(cls, facts: Sequence[Fact], width: float) -> "_Scale":
        given = [number for fact in facts for number in (fact.area, fact.comparator) if number is not None]
        return cls(min(0, *given, 0), max(0, *given, 0), _MARGIN + 6, width - _MARGIN - 6)

    def place(self, number: float) -> float:
        """Where a number stands from the left."""
        return self.left + (number - self.low) * (self.right - self.left) / ((self.high - self.low) or 1)

    def said(self, unit: str) -> str:
        """The unit and the ends, for the line above the measures."""
        ends = f"from {figure(self.low)} to {figure(self.high)}"
        return f"In {unit}, {ends}" if unit else f"No unit given, {ends}"


def _svg(facts: Sequence[Fact], area: str, title: str, alt: str, width: float) -> str:
    units = [(_Scale.of(some, width), some) for some in _by_unit(facts).values()]
    names = {id(fact): fitted(fact.name, FONT, width - 2 * _MARGIN, most=3, bold=True) for fact in facts}
    heads = [fitted(scale.said(some[0].unit), FONT, width - 2 * _MARGIN, most=2) for scale, some in units]
    top = 2 * LINE + 18.0
    high = sum(len(lines) * LINE + _LINE + _GAP for lines in names.values())
    plot = Plot(width, top + high + sum(len(lines) * LINE + _HEAD for lines in heads))
    with plot.look():
        axes = plot.axes(0, 0, width, plot.height)
        axes.set(xlim=(0, width), ylim=(plot.height, 0))
        axes.axis("off")
        for at, (words, look) in enumerate(((area, _AREA), ("What it is compared with", _OTHER))):
            axes.plot([_MARGIN + 4], [10 + at * LINE], clip_on=False, **look)
            plot.words(words, _MARGIN + 20, 15 + at * LINE)
    for (scale, some), head in zip(units, heads, strict=True):
        top = _words(plot, head, top, style="italic") + _HEAD
        for item in some:
            top = _words(plot, names[id(item)], top, weight="bold")
            _line(plot, axes, item, scale, top + _LINE / 2)
            top += _LINE + _GAP
    return plot.svg(title=title, alt=alt)


def _words(plot: Plot, lines: Sequence[str], top: float, **look: Any) -> float:
    """Lines of text from *top* on, and where they end."""
    for at, line in enumerate(lines):
        plot.words(line, _MARGIN, top + FONT + at * LINE, **look)
    return top + len(lines) * LINE


_AREA = {"marker": "o", "markersize": 12, "markerfacecolor": FILL, "markeredgecolor": FILL, "zorder": 3}
_OTHER = {
    "marker": "D",
    "markersize": 11,
    "markerfacecolor": "#fff",
    "markeredgecolor": THEN,
    "markeredgewidth": 2.5,
    "zorder": 3,
}


def _line(plot: Plot, axes: Any, one: Fact, scale: _Scale, y: float) -> None:
    """A measure's line on the scale of its unit, the area's figure above it, the other's below."""
    place = scale.place
    with plot.look():
        axes.plot([scale.left, scale.right], [y, y], color=EDGE, linewidth=1.5, zorder=1)
        axes.plot([place(0)] * 2, [y - 7, y + 7], color=EDGE, linewidth=1.5, zorder=1)
        for number, look, role in ((one.comparator, _OTHER, "comparator"), (one.area, _AREA, "area")):
            if number is not None:
                (mark,) = axes.plot([place(number)], [y], clip_on=False, **look)
                plot.named(mark, measure=one.name, part=role, value=figure(number), unit=one.unit)
    if one.area is not None:
        _beside(plot, _with_unit(one.area, one.unit), place(one.area), y - 13, weight="bold")
    if one.comparator is not None:
        against = f" · {one.against}" if one.against else ""
        _beside(plot, f"{_with_unit(one.comparator, one.unit)}{against}", place(one.comparator), y + 25)


def _beside(plot: Plot, text: str, x: float, y: float, **look: Any) -> None:
    """Words about a point, inside the picture."""
    (line,) = fitted(text, FONT, plot.width - 2 * _MARGIN, most=1, bold=True) or ("",)
    half = text_width(line, FONT, bold=True) / 2
    middle = min(max(x, _MARGIN + half), plot.width - _MARGIN - half)
    plot.words(line, middle, y, ha="center", **look)
