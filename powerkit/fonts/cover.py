"""Which letters each of our fonts can draw, read from the fonts themselves."""

import struct
from collections.abc import Iterator
from functools import cache

from powerkit.fonts import FAMILIES, font_file

_ONE_PLANE, _ALL_PLANES = 4, 12


@cache
def covered(family: str) -> frozenset[int]:
    """The code points of a family in `FAMILIES`, from its font's table "cmap" (OpenType, formats 4 and 12)."""
    font = font_file(family).read_bytes()
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    found: set[int] = set()
    for number in range(count):
        at = start + struct.unpack_from(">I", font, start + 8 + 8 * number)[0]
        form = struct.unpack_from(">H", font, at)[0]
        if form == _ONE_PLANE:
            found.update(_one_plane(font, at))
        elif form == _ALL_PLANES:
            found.update(_all_planes(font, at))
    return frozenset(found)


@cache
def family_of(letter: str) -> str | None:
    """The first family that can draw a letter; None where none of ours can."""
    return next((family for family in FAMILIES if ord(letter) in covered(family)), None)


def _one_plane(font: bytes, at: int) -> Iterator[int]:
    size = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{size}H", font, at + 14)
    starts = struct.unpack_from(f">{size}H", font, at + 16 + 2 * size)
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)


def _all_planes(font: bytes, at: int) -> Iterator[int]:
    for number in range(struct.unpack_from(">I", font, at + 12)[0]):
        first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * number)
        yield from range(first, last + 1)
