"""An area beside somewhere else: a line for each measure, and one scale from 0 for all that has the same unit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import EDGE, FILL, FONT, LINE, THEN
from powerkit.drawing.charts.plot import Plot
from powerkit.drawing.text_boxes import NARROW, WIDE
from powerkit.drawing.text_metrics import fitted, text_width
from powerkit.kinds.table.base import TableBase
from powerkit.kinds.table.views.comparison_words import MOST, by_unit, only_in_table, said, sources, why
from powerkit.kinds.table.views.totals import Fact, facts_of, figure, measured
from powerkit.text.catalogue import t

_MARGIN = 14.0
_LINE = 66.0
_GAP = 16.0
_HEAD = 8.0
_Told = tuple[str, str]
"""A figure, and what else is said of it."""
_SEEN = 3.0
"""So far apart, in pixels, two marks of one line are seen to be."""


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The figures of a checked answer; no picture where there are none. *narrow* is for a small screen."""
    width = NARROW if narrow else WIDE
    facts = facts_of(kind, answer)
    if not facts:
        return ()
    column = kind.playing("area")
    area = column.label if column else "Here"
    others = len(answer) - len(facts)
    caption, told = said(facts, others, area)
    alt = f"{caption} {told}"
    below = [*sources(facts[:MOST]), *only_in_table(len(facts) - MOST, others)]
    return (Picture(_svg(facts[:MOST], area, below, (label, alt), width), alt, caption),)


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

    def said(self, facts: Sequence[Fact]) -> str:
        """The unit and the ends, for the line above the measures."""
        unit = facts[0].unit
        least, most = figure(self.low), figure(self.high)
        if self.low >= self.high:
            ends = t("from 0: each figure is 0")
        elif self.low < 0:
            ends = t("from {least} to {most} (0 is at the short upright line)", least=least, most=most)
        else:
            ends = t("from {least} to {most}", least=least, most=most)
        if not unit:
            return t("No unit given, {ends}", ends=ends)
        return (
            f"{unit[0].upper()}{unit[1:]}, {ends}"
            if unit.startswith("per ")
            else t("In {unit}, {ends}", unit=unit, ends=ends)
        )

    def hides(self, fact: Fact) -> bool:
        """Whether two figures that differ stand so near that nobody sees it."""
        if fact.area is None or fact.comparator is None or fact.area == fact.comparator:
            return False
        return abs(self.place(fact.area) - self.place(fact.comparator)) < _SEEN


def _svg(facts: Sequence[Fact], area: str, below: Sequence[str], named: tuple[str, str], width: float) -> str:
    """The sheet, *named* by its title and the words for those who do not see it; *below* are lines at its end."""
    room = width - 2 * _MARGIN
    units = [(_Scale.of(some, width), some) for some in by_unit(facts).values()]
    alike = len({fact.source for fact in facts}) == 1 and facts[0].has_source
    places = {fact.place for fact in facts}
    place = places.pop() if len(places) == 1 else ""  # "" where they are not all of one
    (ours,) = fitted(f"{area}: {place}" if place else area, FONT, room - 20, most=1) or (area,)
    texts = {id(fact): _texts(fact, alike, "" if place else area, room) for fact in facts}
    heads = [fitted(scale.said(some), FONT, room, most=2) for scale, some in units]
    ends = [line for text in below for line in fitted(text, FONT, room, most=3)]
    top = 2 * LINE + 18.0
    high = sum((len(name) + len(source)) * LINE + _LINE + _GAP for name, source in texts.values())
    plot = Plot(width, top + high + sum(len(lines) * LINE + _HEAD for lines in heads) + len(ends) * LINE + _HEAD)
    with plot.look():
        axes = plot.axes(0, 0, width, plot.height)
        axes.set(xlim=(0, width), ylim=(plot.height, 0))
        axes.axis("off")
        for at, (words, look) in enumerate(((ours, _AREA), (t("What it is compared with"), _OTHER))):
            axes.plot([_MARGIN + 4], [10 + at * LINE], clip_on=False, **look)
            plot.words(words, _MARGIN + 20, 15 + at * LINE)
    for (scale, some), head in zip(units, heads, strict=True):
        top = _words(plot, head, top, style="italic") + _HEAD
        for item in some:
            name, source = texts[id(item)]
            top = _words(plot, source, _words(plot, name, top, weight="bold"))
            _line(plot, axes, item, (scale, area), top + _LINE / 2)
            top += _LINE + _GAP
    _words(plot, ends, top)
    return plot.svg(title=named[0], alt=named[1])


def _texts(fact: Fact, alike: bool, area: str, room: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A measure's name in lines, and what is said under it: its source, unless that is *alike* for all, which place the
    *area* is, unless that is said of all (""), and why there is no figure.
    """
    place = f"{area}: {fact.place}" if area and fact.place else ""
    told = (("" if alike else fact.sourced, 2), (place, 2), (why(fact) if fact.why else "", 3))
    below = (line for text, most in told if text for line in fitted(text, FONT, room, most=most))
    return fitted(fact.name, FONT, room, most=3, bold=True), tuple(below)


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


def _line(plot: Plot, axes: Any, fact: Fact, on: tuple[_Scale, str], y: float) -> None:
    """A measure's line on the scale of its unit: the figure of the area above it, the other's below."""
    scale, area = on
    place = scale.place
    with plot.look():
        axes.plot([scale.left, scale.right], [y, y], color=EDGE, linewidth=1.5, zorder=1)
        axes.plot([place(0)] * 2, [y - 7, y + 7], color=EDGE, linewidth=1.5, zorder=1)
        for number, look, role in ((fact.comparator, _OTHER, "comparator"), (fact.area, _AREA, "area")):
            if number is not None:
                (mark,) = axes.plot([place(number)], [y], clip_on=False, **look)
                plot.named(mark, measure=fact.name, part=role, value=figure(number), unit=fact.unit)
    at, other = (None if number is None else place(number) for number in (fact.area, fact.comparator))
    if at is None:
        _beside(plot, [(t("{area}: no figure", area=area), "")], scale.left, None, y - 13, weight="bold")
    else:
        hidden = scale.hides(fact)
        told = [(measured(fact.area or 0, each.unit), _how_far(each.differs, hidden)) for each in _with_less_unit(fact)]
        _beside(plot, told, at, other, y - 13, weight="bold")
    if other is None:
        _beside(plot, [(t("No figure to compare with"), "")], scale.left, None, y + 25)
    else:
        told = [(measured(fact.comparator or 0, each.unit), fact.against) for each in _with_less_unit(fact)]
        _beside(plot, told, other, at, y + 25)


def _how_far(differs: str, hidden: bool) -> str:
    return t("{difference}, too near to see here", difference=differs) if differs and hidden else differs


def _with_less_unit(fact: Fact) -> tuple[Fact, Fact]:
    """As it is, and without its unit, which stands above all lines of its scale."""
    return fact, replace(fact, unit="")


def _beside(plot: Plot, told: Sequence[_Told], x: float, other: float | None, y: float, **look: Any) -> None:
    """Words about a point, inside the picture: the first of some that fit, or the last as far as they go.

    Where the figure would stand nearer to the *other* mark than to its own, it is what stands at its mark.
    """
    room = plot.width - 2 * _MARGIN
    texts = [_joined(*each) for each in told]
    at = next((at for at, text in enumerate(texts) if _wide(text) <= room), len(texts) - 1)
    (line,) = fitted(texts[at], FONT, room, most=1, bold=True) or ("",)
    middle = _inside(x, line, plot.width)
    figure_at = middle - (_wide(line) - _wide(told[at][0])) / 2
    if other is not None and abs(x - other) >= _SEEN and abs(figure_at - x) >= abs(figure_at - other):
        line, middle = _at_its_mark(told, x, other, plot.width) or (line, middle)
    plot.words(line, middle, y, ha="center", **look)


def _at_its_mark(told: Sequence[_Told], x: float, other: float, width: float) -> tuple[str, float] | None:
    """The words with the figure at its mark, what else is said after it or before it; None where nothing fits.

    Best is a line that ends before the other mark, then one whose figure is nearer to its own; of these the first.
    """
    found = []
    for number, rest in (told[0], (told[0][0], told[-1][1]), told[-1]):
        for parts, side in (((number, rest), -1), ((rest, number), 1)):
            line = _joined(*parts)
            half, off = _wide(line) / 2, side * (_wide(line) - _wide(number)) / 2
            middle = _inside(x - off, line, width)
            away, near = abs(middle + off - x), abs(middle + off - other)
            if 2 * half <= width - 2 * _MARGIN:
                rank = 0 if abs(other - middle) > half + _SEEN and away < near else 1 if away < near else 2
                found.append((rank, away if rank == 2 else 0.0, line, middle))
    return min(found, key=lambda item: item[:2])[2:] if found else None


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _wide(text: str) -> float:
    return text_width(text, FONT, bold=True)


def _inside(x: float, line: str, width: float) -> float:
    """The middle of a line, as near to a point as the picture lets it be."""
    half = _wide(line) / 2
    return min(max(x, _MARGIN + half), width - _MARGIN - half)
