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
from powerkit.text.catalogue import t
from powerkit.text.phrasing import listed

_SIZE, _STEP = 13, 18
_MOST_LINES = 6
_MOST_NUMBERS = 5


def with_key(cloud: Cloud) -> Cloud:
    """The cloud with a line under it that says what size means; the words stay where they stand."""
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
        if len({word.said for word in words}) == 1:
            return t("Size: how many people said it. All are as large: {number}.", number=low.said)
        return t("Size: how many people said it. All are as large.")
    told = {"low": low.said, "word": low.word, "high": high.said, "other": high.word}
    ends = _numbers(words[::-1]) or t("from {low} (“{word}”) to {high} (“{other}”)", **told)
    if _is_by_area(cloud, low, high):
        return t("Size, by the area of a letter: how many people said it: {numbers}.", numbers=ends)
    said = t(
        "Size: how many people said it: {numbers}. Small words are drawn larger, so that they can be read.",
        numbers=ends,
    )
    alike = t("Words of one size may differ in number.")
    return f"{said} {alike}" if cloud.looks_alike else said


def _numbers(words: Sequence[Word]) -> str:
    """How many people said each, where the words, *largest first*, have few numbers; else ""."""
    alike = [list(some) for _, some in groupby(words, key=lambda word: word.said)]
    if len(alike) > _MOST_NUMBERS:
        return ""
    return "; ".join(f"{some[0].said} ({listed([f'“{word.word}”' for word in some], most=1)})" for some in alike)


def _is_by_area(cloud: Cloud, low: Word, high: Word) -> bool:
    """Whether the area goes with the number; the layout draws sizes together where the smallest could not be read."""
    largest = max(placed.size for placed in cloud.words)
    return largest * math.sqrt(low.people) >= SMALLEST * math.sqrt(high.people)
