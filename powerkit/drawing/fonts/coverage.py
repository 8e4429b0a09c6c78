"""Which characters the fonts that travel with the workbook have a picture of, read from the fonts themselves."""

import struct
from collections.abc import Iterator
from functools import cache

from powerkit.drawing.fonts import FAMILIES, font_file


@cache
def covered() -> frozenset[int]:
    """The code points that at least one family has a glyph for (the OpenType specification, table "cmap")."""
    return frozenset().union(*map(covered_by, FAMILIES))


@cache
def covered_by(family: str) -> frozenset[int]:
    """The code points that one family of `FAMILIES` has a glyph for."""
    return frozenset(_code_points(font_file(family).read_bytes()))


@cache
def family_of(letter: str) -> str | None:
    """The first family that has a glyph for a letter; None where none of ours has."""
    return next((family for family in FAMILIES if ord(letter) in covered_by(family)), None)


def _code_points(font: bytes) -> Iterator[int]:
    cmap = _table(font, b"cmap")
    (number,) = struct.unpack_from(">H", cmap, 2)
    starts = {struct.unpack_from(">HHI", cmap, 4 + 8 * item)[2] for item in range(number)}
    for start in starts:
        (form,) = struct.unpack_from(">H", cmap, start)
        if form == 4:
            yield from _form_4(cmap[start:])
        elif form == 12:
            yield from _form_12(cmap[start:])


def _table(font: bytes, tag: bytes) -> bytes:
    (number,) = struct.unpack_from(">H", font, 4)
    for item in range(number):
        name, _, start, length = struct.unpack_from(">4sIII", font, 12 + 16 * item)
        if name == tag:
            return font[start : start + length]
    raise ValueError("the font has no such table")


def _form_12(table: bytes) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", table, 12)
    for number in range(groups):
        first, last, _ = struct.unpack_from(">III", table, 16 + 12 * number)
        yield from range(first, last + 1)


def _form_4(table: bytes) -> Iterator[int]:
    """A segment's glyph is the code point plus a step, or is looked up in a list; glyph 0 means there is none."""
    (size,) = struct.unpack_from(">H", table, 6)
    count = size // 2
    lasts, firsts, steps, offsets = (
        struct.unpack_from(f">{count}H", table, start) for start in (14, 16 + size, 16 + 2 * size, 16 + 3 * size)
    )
    for segment, (first, last, step, offset) in enumerate(zip(firsts, lasts, steps, offsets, strict=True)):
        for number in range(first, last + 1):
            glyph = number + step
            if offset:
                at = 16 + 3 * size + 2 * segment + offset + 2 * (number - first)
                (glyph,) = struct.unpack_from(">H", table, at)
            if glyph & 0xFFFF and number != 0xFFFF:
                yield number
