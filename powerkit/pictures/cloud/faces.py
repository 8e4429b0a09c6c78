"""How wide and how tall a text will be drawn, in the first of our fonts that has its letters."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from PIL import ImageFont

from powerkit.fonts import FAMILIES, font_file
from powerkit.fonts.coverage import covered_by, family_of

UP, DOWN = 0.78, 0.24
"""How far Latin letters without accents reach above and below the line, in ems: the least a box holds."""

_MEASURED_AT = 100
_WIDE, _NARROW = 1.0, 0.62
"""The room, in ems, for a letter that none of our fonts has and the viewer's font draws."""


@dataclass(frozen=True)
class Extent:
    """How wide a text is, and how far it reaches above and below its line, in ems."""

    width: float
    up: float = UP
    down: float = DOWN


@lru_cache(4096)
def runs(text: str) -> tuple[tuple[str | None, str], ...]:
    """The text in runs of one font each: a family of ours, or None where no font of ours has the letters.

    A mark or a joiner stays with the letter before it where that letter's font has it.
    """
    families: list[str | None] = []
    for letter in text:
        last = families[-1] if families else FAMILIES[0]
        follows = families and (letter.isspace() or unicodedata.category(letter) in ("Mn", "Mc", "Cf", "Me"))
        families.append(last if follows else _family(letter, last))
    letters = zip(families, text, strict=True)
    return tuple((family, "".join(one for _, one in run)) for family, run in groupby(letters, lambda pair: pair[0]))


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
    return Extent(sum(one.width for one in parts), max(one.up for one in parts), max(one.down for one in parts))


def _extent(family: str | None, text: str, bold: bool) -> Extent:
    if family is None:
        return Extent(sum(stand_in(letter) for letter in text), 0.9, 0.25)
    font = face(family, _MEASURED_AT, bold)
    left, top, right, bottom = font.getbbox(text, anchor="ls")
    width = max(font.getlength(text), right - min(0.0, left))
    return Extent(width / _MEASURED_AT, max(UP, -top / _MEASURED_AT), max(DOWN, bottom / _MEASURED_AT))


def stand_in(letter: str) -> float:
    """The room, in ems, for a letter none of our fonts has: a box of this width stands for it where we draw."""
    if unicodedata.category(letter) in ("Mn", "Cf", "Me", "Cc"):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" or unicodedata.category(letter) == "So" else _NARROW


def right_to_left(text: str) -> bool:
    """Whether a text begins with a letter of a script written from right to left."""
    ways = (unicodedata.bidirectional(letter) for letter in text)
    return next((way in ("R", "AL") for way in ways if way in ("L", "R", "AL")), False)
