"""Which characters the fonts that travel with the workbook have a picture of, read from the fonts themselves."""

from functools import cache

from powerkit.drawing.fonts import FAMILIES, font_file


@cache
def covered() -> frozenset[int]:
    """The code points that at least one family has a glyph for."""
    return frozenset().union(*map(covered_by, FAMILIES))


@cache
def covered_by(family: str) -> frozenset[int]:
    """The code points that one family of `FAMILIES` has a glyph for."""
    from fontTools.ttLib import TTFont

    with TTFont(font_file(family), lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def family_of(letter: str) -> str | None:
    """The first family that has a glyph for a letter; None where none of ours has."""
    return next((family for family in FAMILIES if ord(letter) in covered_by(family)), None)
