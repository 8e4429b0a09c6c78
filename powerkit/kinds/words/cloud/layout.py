"""Where every word of a cloud stands, and how large: none is left out, equal counts are equal size, no two overlap."""

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from random import Random

import numpy as np

from powerkit.kinds.words.cloud.glyph_metrics import Extent, extent
from powerkit.kinds.words.cloud.line_breaks import broken, widest_part
from powerkit.kinds.words.cloud.occupancy import Grid, Room
from powerkit.kinds.words.cloud.palette import colours
from powerkit.kinds.words.model import Word
from powerkit.text.escaping import visible

SMALLEST = 16
"""The smallest size of a letter, in pixels: that of body text."""

LEAST_BOX = 24
"""The least side of a word's box, in pixels, so that a fingertip can take it (WCAG 2.2, 2.5.8)."""

NARROWEST, WIDEST = 240, 4000
WIDTH = 960
"""How wide a picture is where nobody says otherwise, in pixels."""

CELL = 4
MARGIN = 8
_BESIDE, _ABOVE = 5, 1
"""The blank pixels kept on each side of a word, and above and below it."""

_FULL, _FULL_OF_FEW, _FEW = 0.80, 0.60, 120
"""The part of a page that the boxes fill before it grows taller; up to so many words less, since few fit badly."""

_LARGEST_OF_PAGE = 0.26
_PLAIN_RATIO = 2.5
"""How many times the smallest the largest is at least, where the page must grow to hold all words."""

_BETWEEN_LINES = 1.12


@dataclass(frozen=True)
class Placed:
    """A word in the picture, all in pixels: *left*, *top*, *width* and *height* are its box, *size* its letters'.

    *lines* is the word as it is written there, the first line standing on *baseline*, the next ones *step* further
    down; each is centred in the box. *number* is its place in the list of words, from 0.
    """

    number: int
    word: Word = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)
    widths: tuple[float, ...]
    size: int
    colour: str
    left: int
    top: int
    width: int
    height: int
    baseline: float
    step: float

    @property
    def middle(self) -> float:
        """Where its lines are centred."""
        return self.left + self.width / 2

    @property
    def bold(self) -> bool:
        """A pinned word is drawn bold and underlined; its size is that of its count."""
        return self.word.pin


@dataclass(frozen=True)
class Cloud:
    """A picture of words: *width* × *height* pixels, its words in the order they were given."""

    width: int
    height: int
    words: tuple[Placed, ...]

    @property
    def looks_alike(self) -> bool:
        """Whether words that different numbers of people said are of one size."""
        sizes = {word.word.people: word.size for word in self.words}
        return len(set(sizes.values())) < len(sizes)

    @property
    def smallest(self) -> int:
        """The smallest size of a word, in pixels."""
        return min((word.size for word in self.words), default=0)


def lay_out(words: Sequence[Word], width: int = WIDTH, height: int | None = None, seed: int = 0) -> Cloud:
    """Place every word on a page of *width* pixels that is about *height* tall, and taller where the words need it.

    Sizes follow the square root of how many people said a word; where its span would not fit, they are drawn together
    evenly, the smallest at `SMALLEST`. The same words, order, width, height and *seed* give the same picture.
    """
    width = min(WIDEST, max(NARROWEST, int(width)))
    tall = height or usual_height(width)
    if not words:
        return Cloud(width, 2 * MARGIN, ())
    boxes = _boxes(words, width, tall)
    places = _placed(boxes, width, tall, seed)
    above = min(row for row, _ in places)
    inks = colours(words)
    placed = tuple(
        box.placed(number, words[number], inks[number], MARGIN + column * CELL, MARGIN + (row - above) * CELL)
        for number, (box, (row, column)) in enumerate(zip(boxes, places, strict=True))
    )
    return Cloud(width, max(item.top + item.height for item in placed) + MARGIN, placed)


def usual_height(width: int) -> int:
    """How tall a page of a width is by itself: that of a screen, and taller where it is narrow."""
    return max(round(width * 9 / 16), 420)


@dataclass(frozen=True)
class _Box:
    """A word at its size, before it has a place; *up* is how far its first line reaches above its baseline."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    size: int
    rows: int
    columns: int
    up: float
    inked: float
    step: float

    @classmethod
    def of(cls, lines: tuple[str, ...], extents: Sequence[Extent], size: int, room: float) -> "_Box":
        up, down = max(item.up for item in extents) * size, max(item.down for item in extents) * size
        step = (up + down) * _BETWEEN_LINES
        inked = up + down + step * (len(lines) - 1)
        widths = tuple(round(min(room, item.width * size), 2) for item in extents)
        columns = _cells(max(widths) + 2 * _BESIDE)
        return cls(lines, widths, size, _cells(inked + 2 * _ABOVE), columns, up, inked, step)

    def placed(self, number: int, word: Word, colour: str, left: int, top: int) -> Placed:
        height = self.rows * CELL
        baseline = round(top + (height - self.inked) / 2 + self.up, 2)
        width, step = self.columns * CELL, round(self.step, 2)
        return Placed(
            number, word, self.lines, self.widths, self.size, colour, left, top, width, height, baseline, step
        )


def _cells(pixels: float) -> int:
    return math.ceil(max(LEAST_BOX, pixels) / CELL)


def _boxes(words: Sequence[Word], width: int, tall: int) -> list[_Box]:
    room = _columns(width) * CELL - 2 * _BESIDE
    texts = [(" ".join(visible(word.word).split()), word.pin) for word in words]
    whole = [extent(*text) for text in texts]
    parts = np.array([widest_part(*text) for text in texts])
    roots = np.sqrt(np.array([word.people for word in words], dtype=np.float64))
    largest = _largest(roots, np.array([item.width for item in whole]), parts, room, tall)
    boxes = []
    for (text, bold), size, wide in zip(texts, _sizes(roots, largest).tolist(), whole, strict=True):
        lines = broken(text, bold, room / size, wide.width)
        extents = (wide,) if len(lines) == 1 else tuple(extent(line, bold) for line in lines)
        boxes.append(_Box.of(lines, extents, size, room))
    return boxes


def _sizes(roots: Grid, largest: int) -> Grid:
    """Whole sizes in pixels, the largest one given: by the square roots alone, or drawn together to stay readable."""
    low, high = float(roots.min()), float(roots.max())
    if largest * low >= SMALLEST * high:
        exact = largest * roots / high
    else:
        exact = SMALLEST + (largest - SMALLEST) * (roots - low) / (high - low)
    return np.floor(exact + 1e-9).astype(np.int64)


def _largest(roots: Grid, wide: Grid, parts: Grid, room: float, tall: int) -> int:
    """The largest size at which the boxes still leave room on the page, or the least that tells large from small."""
    fixed = parts * SMALLEST * 1.5 <= room  # a longer word is broken into lines at any size
    most = max(SMALLEST, int(min(tall, room) * _LARGEST_OF_PAGE))
    most = _highest(most, lambda size: bool((_sizes(roots, size) * parts <= room)[fixed].all()))
    page = _filled(len(roots)) * (room + 2 * _BESIDE) * tall

    def fits(size: int) -> bool:
        sizes = _sizes(roots, size)
        boxes = np.maximum(LEAST_BOX, wide * sizes + 2 * _BESIDE + CELL / 2) * np.maximum(LEAST_BOX, sizes + CELL)
        return float(boxes.sum()) <= page

    least = SMALLEST if roots.min() == roots.max() else int(SMALLEST * _PLAIN_RATIO)
    return max(_highest(most, fits), min(most, least))


def _highest(most: int, holds: Callable[[int], bool]) -> int:
    """The highest size up to *most* for which something holds that holds for all smaller ones, if for any."""
    return SMALLEST + bisect_left(range(SMALLEST + 1, most + 1), True, key=lambda size: not holds(size))


def _filled(number: int) -> float:
    return _FULL_OF_FEW + (_FULL - _FULL_OF_FEW) * min(1.0, number / _FEW)


def _columns(width: int) -> int:
    return (width - 2 * MARGIN) // CELL


def _placed(boxes: Sequence[_Box], width: int, tall: int, seed: int) -> list[tuple[int, int]]:
    columns = _columns(width)
    taken = sum(box.rows * box.columns for box in boxes)
    needed = max(tall / CELL, taken / columns / _filled(len(boxes)))
    rows = math.ceil(needed * 1.3) + 2 * max(box.rows for box in boxes)
    while True:
        places = _try(boxes, Room(rows, columns, needed, seed), seed)
        if None not in places:
            return [place for place in places if place is not None]
        rows = math.ceil(rows * 1.3)


def _try(boxes: Sequence[_Box], room: Room, seed: int) -> list[tuple[int, int] | None]:
    """The place of each box, the tallest first; the *seed* mixes those that are equally tall."""
    order = list(range(len(boxes)))
    if seed:
        Random(seed).shuffle(order)
    order.sort(key=lambda item: (-boxes[item].rows, -boxes[item].size))
    places: list[tuple[int, int] | None] = [None] * len(boxes)
    for height, group in groupby(order, key=lambda item: boxes[item].rows):
        same = list(group)
        found = room.place_all([boxes[item].columns for item in same], height)
        for one, place in zip(same, found, strict=True):
            places[one] = place
    return places
