"""Text inside a room that is bounded by circles: lines as wide as the room is where they stand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from powerkit.drawing.charts.frame import FONT
from powerkit.drawing.text_metrics import fitting, text_width
from powerkit.text.catalogue import t

LINE = 18.0
_GAP = 7.0
_PAD = 7.0
_LEAST = 64.0
_STEP = 6.0
_MOST = 40
"""No room has lines for more things than this."""
_LONGEST = 90
"""A longer text begins with so many characters; whoever shows it keeps the whole text beside it."""


@dataclass(frozen=True)
class Circle:
    """A circle around *x* and *y*."""

    x: float
    y: float
    radius: float

    def across(self, dy: float) -> float:
        """Half of its width so far above or below its middle; 0 beyond it."""
        return math.sqrt(max(0.0, self.radius**2 - dy**2))


@dataclass(frozen=True)
class Line:
    """A line of text, centred on *middle*, its top at *top*."""

    text: str
    middle: float
    top: float


class Room:
    """What is inside some circles and outside others."""

    def __init__(self, inside: Sequence[Circle], outside: Sequence[Circle]) -> None:
        self._inside, self._outside = inside, outside
        self.top, self.bottom = self._run()

    def wide(self, top: float) -> tuple[float, float] | None:
        """The widest stretch that is all in the room for a line with its top there; None for one too narrow."""
        ends = (top, top + LINE)
        halves = [(item, item.across(max(abs(end - item.y) for end in ends))) for item in self._inside]
        left, right = max(item.x - half for item, half in halves), min(item.x + half for item, half in halves)
        free = [(left + _PAD, right - _PAD)]
        for item in self._outside:
            near = 0.0 if ends[0] <= item.y <= ends[1] else min(abs(end - item.y) for end in ends)
            if half := item.across(near):
                cut = (item.x - half - _PAD, item.x + half + _PAD)
                free = [part for a, b in free for part in ((a, min(b, cut[0])), (max(a, cut[1]), b))]
        a, b = max(free, key=lambda part: part[1] - part[0])
        return (a, b) if b - a >= _LEAST else None

    def _run(self) -> tuple[float, float]:
        """The stretch of heights around the widest place in which lines can stand."""
        low, high = (
            min(item.y - item.radius for item in self._inside),
            max(item.y + item.radius for item in self._inside),
        )
        steps = [low + _STEP * number for number in range(int((high - low) / _STEP))]
        widths = [(found[1] - found[0]) if (found := self.wide(y)) else 0.0 for y in steps]
        first = last = widths.index(max(widths))
        while first > 0 and widths[first - 1]:
            first -= 1
        while last + 1 < len(widths) and widths[last + 1]:
            last += 1
        return steps[first], steps[last] + LINE


def filled(room: Room, texts: Sequence[str]) -> tuple[list[list[Line]], Line | None]:
    """The lines of as many texts as have room, and a last line that says how many more there are, where there are."""
    short = [text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…" for text in texts]
    for count in range(min(len(short), _MOST), -1, -1):
        left = len(short) - count
        more = [t("and {left} more", left=left) if count else t("{left} here", left=left)] if left else []
        if found := _centred(room, [*short[:count], *more]):
            return (found[:-1], found[-1][0]) if more else (found, None)
    return [], None


def _centred(room: Room, texts: Sequence[str]) -> list[list[Line]] | None:
    """All the texts as near to the middle of the room's height as they fit; None where they don't."""
    best: list[list[Line]] | None = None
    off = math.inf
    start = room.top
    while start < room.bottom and (found := _from(room, texts, start)) is not None:
        end = found[-1][-1].top + LINE
        if (away := abs((start - room.top) - (room.bottom - end))) < off:
            best, off = found, away
        start += _STEP
    return best


def _from(room: Room, texts: Sequence[str], top: float) -> list[list[Line]] | None:
    found = []
    for text in texts:
        lines, top = _lines(room, text, top)
        if not lines:
            return None
        found.append(lines)
        top += _GAP
    return found


def _lines(room: Room, text: str, top: float) -> tuple[list[Line], float]:
    """A text's lines from a height on, and where the next text may stand; none where there is no room for all of it."""
    rest = text.split() or [""]
    lines = []
    while rest:
        wide = room.wide(top) if top + LINE <= room.bottom else None
        if wide is None:
            return [], top
        width = wide[1] - wide[0]
        line = ""
        while rest and text_width(f"{line} {rest[0]}".strip(), FONT) <= width:
            line = f"{line} {rest.pop(0)}".strip()
        if not line and rest:
            cut = fitting(rest[0], FONT, width)
            line, rest[0] = rest[0][:cut], rest[0][cut:]
        lines.append(Line(line, (wide[0] + wide[1]) / 2, top))
        top += LINE
    return lines, top
