"""A stroke's outline: a line where the pen told no pressure, else an area that is broader where it was pressed."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]


def line_of(points: Sequence[Point]) -> str:
    """The path through the points; one point is a dot."""
    first, *rest = points
    if not rest or all(item == first for item in rest):
        return f"M{first[0]:.1f} {first[1]:.1f}h.01"
    return f"M{first[0]:.1f} {first[1]:.1f}L" + " ".join(f"{x:.1f} {y:.1f}" for x, y in rest)


def area_of(points: Sequence[Point], pressures: Sequence[int], width: float) -> str:
    """The path of an area about the points, as broad as each was pressed: a bead at each turn, a band between.

    Beads and bands all turn the same way round, so that where they overlap none cuts a hole into another.
    """
    halves = [half_width(pressure, width) for pressure in pressures]
    return "".join(_parts(points, halves))


def half_width(pressure: int, width: float) -> float:
    """Half the breadth of a stroke of that *width* where it was pressed so (1 to 100; 50 is as wide as it says)."""
    return width * (0.4 + 1.2 * pressure / 100) / 2


def _parts(points: Sequence[Point], halves: Sequence[float]) -> Iterator[str]:
    for (x, y), half in zip(points, halves, strict=True):
        round_to = f"a{half:.2f} {half:.2f} 0 1 1"
        yield f"M{x - half:.1f} {y:.1f}{round_to} {2 * half:.2f} 0{round_to} {-2 * half:.2f} 0"
    ends = list(zip(points, halves, strict=True))
    for ((x, y), half), ((x2, y2), half2) in pairwise(ends):
        far = math.hypot(x2 - x, y2 - y)
        if far:
            nx, ny = (y2 - y) / far, (x - x2) / far
            corners = (
                (x + nx * half, y + ny * half),
                (x2 + nx * half2, y2 + ny * half2),
                (x2 - nx * half2, y2 - ny * half2),
                (x - nx * half, y - ny * half),
            )
            yield "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in corners) + "Z"
