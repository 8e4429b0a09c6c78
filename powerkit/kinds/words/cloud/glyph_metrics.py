"""How wide and how tall a text will be drawn, in the first of our fonts that has its letters."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from PIL import ImageFont

from powerkit.drawing.fonts import FAMILIES, font_file
from powerkit.drawing.fonts.coverage import covered_by, family_of

UP, DOWN = 0.78, 0.24
"""How far Latin letters without accents reach above and below the line, in ems: the least a box holds."""

_MEASURED_AT = 100
_MARKS = ("Mn", "Mc", "Me", "Cf")
_MOST_MARKS = 10
_VIRAMA = 9
"""The combining class of the sign that joins two letters of an Indian script into one."""

_WIDE, _NARROW = 1.0, 0.62
"""The room, in ems, for a letter that none of our fonts has and the viewer's font draws."""


@dataclass(frozen=True)
class Extent:
    """How wide a text is, and how far it reaches above and below its line, in ems."""

    width: float
    up: float = UP
    down: float = DOWN


Run = tuple[str | None, str]
"""A font's family and what is written with it; None where no font of ours has the letters."""


@lru_cache(4096)
def runs(text: str, base: bool | None = None) -> tuple[Run, ...]:
    """The text in runs of one font each, in the order they stand from left to right.

    *base* says whether the whole is written from right to left; by itself its first letter tells.

    A phrase of one way of writing keeps its order within the other: Arabic words stand from right to left in an English
    phrase, and "24/7" from left to right in an Arabic one.
    """
    leftwards = right_to_left(text) if base is None else base
    ordered: list[str] = []
    for turned, group in groupby(_with_ways(text, leftwards), lambda pair: pair[1] != leftwards):
        words = [word for word, _ in group]
        ordered += reversed(words) if turned else words
    if leftwards:
        ordered.reverse()
    found = [part for word in ordered for part in ((FAMILIES[0], " "), *_of_word(word))]
    return tuple(found[1:])


def _with_ways(text: str, base: bool) -> Iterator[tuple[str, bool]]:
    """The words, each with whether it is written from right to left; one without letters goes the way of the last."""
    way = base
    for word in text.split():
        way = right_to_left(word, way)
        yield word, way


def _of_word(word: str) -> list[Run]:
    families: list[str | None] = []
    for letter in word:
        last = families[-1] if families else FAMILIES[0]
        mark = families and unicodedata.category(letter) in ("Mn", "Mc", "Cf", "Me")
        families.append(last if mark else _family(letter, last))
    letters = zip(families, word, strict=True)
    found = [(family, "".join(one for _, one in run)) for family, run in groupby(letters, lambda pair: pair[0])]
    return found[::-1] if right_to_left(word) else found


def _family(letter: str, last: str | None) -> str | None:
    """The font of a letter; figures and marks stay with the script they stand in, where its font has them."""
    if last and not letter.isalpha() and ord(letter) in covered_by(last):
        return last
    return family_of(letter)


@lru_cache(512)
def face(family: str, size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """A font of ours at a size in pixels."""
    return ImageFont.truetype(str(font_file(family, bold=bold)), size)


@lru_cache(16384)
def extent(text: str, bold: bool = False) -> Extent:
    """The room a text needs in one line."""
    if text.isascii():
        return Extent(face(FAMILIES[0], _MEASURED_AT, bold).getlength(text) / _MEASURED_AT)
    parts = [_extent(family, run, bold) for family, run in runs(text)]
    up, down = max(part.up for part in parts), max(part.down for part in parts)
    return Extent(sum(part.width for part in parts), up, down)


def _extent(family: str | None, text: str, bold: bool) -> Extent:
    if family is None:
        return Extent(sum(stand_in(letter) for letter in text), 0.9, 0.25)
    font = face(family, _MEASURED_AT, bold)
    left, top, right, bottom = font.getbbox(text, anchor="ls")
    width = max(font.getlength(text), right - min(0.0, left))
    return Extent(width / _MEASURED_AT, max(UP, -top / _MEASURED_AT), max(DOWN, bottom / _MEASURED_AT))


def letters(text: str) -> tuple[str, ...]:
    """The letters of a text, each with the marks, joiners and joined letters that follow it; nobody writes many."""
    found: list[str] = []
    for letter in text:
        last = found[-1][-1] if found else ""
        joins = last == "\u200d" or (last and unicodedata.combining(last) == _VIRAMA)
        joined = found and (unicodedata.category(letter) in _MARKS or joins)
        if joined and len(found[-1]) < _MOST_MARKS:
            found[-1] += letter
        else:
            found.append(letter)
    return tuple(found)


def stand_in(letter: str) -> float:
    """The room, in ems, for a letter none of our fonts has: a box of this width stands for it where we draw."""
    if unicodedata.category(letter) in ("Mn", "Cf", "Me", "Cc"):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" or unicodedata.category(letter) == "So" else _NARROW


def right_to_left(text: str, otherwise: bool = False) -> bool:
    """Whether a text's first letter is of a script written from right to left; *otherwise* where it has no letter."""
    ways = (unicodedata.bidirectional(letter) for letter in text)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), otherwise)
