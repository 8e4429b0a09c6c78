"""What size means in a cloud, as a quiet line under its words, for a reader who sees the picture alone."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from powerkit.drawing.text_metrics import fitted
from powerkit.kinds.words.cloud.glyph_metrics import extent
from powerkit.kinds.words.cloud.layout import MARGIN, SMALLEST, Cloud, Placed
from powerkit.kinds.words.cloud.palette import PALETTE
from powerkit.kinds.words.model import Word

_SIZE, _STEP = 13, 18
_MOST_LINES = 6
_MOST_NUMBERS = 5


def with_key(cloud: Cloud) -> Cloud:
    """The cloud with a line under it that says what size means; the words stay where they stand."""
    if not cloud.words:
        return cloud
    room = cloud.width - 2 * MARGIN
    text = key_of(cloud)
    lines = fitted(text, _SIZE, room, most=_MOST_LINES)
    widths = tuple(round(min(room, extent(line).width * _SIZE), 2) for line in lines)
    high = _STEP * len(lines)
    key = Placed(
        -1, Word(text), lines, widths, _SIZE, PALETTE[-1], MARGIN, cloud.height, room, high, cloud.height + _SIZE, _STEP
    )
    return replace(cloud, height=cloud.height + high + MARGIN, words=(*cloud.words, key))


def key_of(cloud: Cloud) -> str:
    """What the size of the words means: the unit, the largest and the smallest, and whether area tells the number."""
    words = sorted((placed.word for placed in cloud.words), key=lambda word: (word.people, word.said))
    low, high = words[0], words[-1]
    if low.people == high.people:
        same = f": {low.said}" if len({word.said for word in words}) == 1 else ""
        return f"Size: how many people said it. All are as large{same}."
    ends = _numbers(words[::-1]) or f"from {low.said} (“{low.word}”) to {high.said} (“{high.word}”)."
    if _is_by_area(cloud, low, high):
        return f"Size, by the area of a letter: how many people said it: {ends}"
    alike = " Words of one size may differ in number." if cloud.looks_alike else ""
    return f"Size: how many people said it: {ends} Small words are drawn larger, so that they can be read.{alike}"


def _numbers(words: Sequence[Word]) -> str:
    """How many people said each, where the words, *largest first*, have few numbers; else ""."""
    alike = [list(some) for _, some in groupby(words, key=lambda word: word.said)]
    if len(alike) > _MOST_NUMBERS:
        return ""
    told = (f"{some[0].said} (“{some[0].word}”{f' and {len(some) - 1} more' if some[1:] else ''})" for some in alike)
    return f"{'; '.join(told)}."


def _is_by_area(cloud: Cloud, low: Word, high: Word) -> bool:
    """Whether the area goes with the number; the layout draws sizes together where the smallest could not be read."""
    largest = max(placed.size for placed in cloud.words)
    return largest * math.sqrt(low.people) >= SMALLEST * math.sqrt(high.people)
