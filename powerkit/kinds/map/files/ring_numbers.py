"""Numbers in a column of rings: 1 to 4 are the rings, a longer scale is spread over them; both may be turned round."""

from collections.abc import Iterable
from dataclasses import dataclass

from powerkit.kinds.map.model import RINGS, Ruling
from powerkit.text.catalogue import t, tn
from powerkit.text.phrasing import listed

_LONGEST = 100


@dataclass(frozen=True)
class RingNumbers:
    """A column of numbers from *least* to *most*, under *heading*; *turned* where the highest number is the closest."""

    heading: str
    least: int
    most: int
    turned: bool = False

    def ring(self, cell: str) -> str:
        """The ring, from "1" to "4", that a number means; "" for what is no number of the scale."""
        number = _number(cell)
        if number is None or not self.least <= number <= self.most:
            return ""
        ring = 1 + int((number - self.least) * (RINGS - 1) / max(1, self.most - self.least) + 0.5)
        return str(RINGS + 1 - ring if self.turned else ring)

    def said(self, ruling: Ruling) -> str:
        """How the numbers were read, in a line."""
        rings: dict[str, list[str]] = {}
        ends = range(self.least, self.most + 1) if self.most - self.least < 12 else (self.least, self.most)
        for number in ends:
            rings.setdefault(self.ring(str(number)), []).append(str(number))
        parts = [
            tn(
                "{numbers} is “{ring}”",
                "{numbers} are “{ring}”",
                len(said),
                numbers=listed(said),
                ring=ruling.ring(int(ring)),
            )
            for ring, said in rings.items()
        ]
        told = ", ".join(parts)
        return t("“{heading}” was read as how close somebody is: {numbers}.", heading=self.heading, numbers=told)


def ring_numbers(heading: str, cells: Iterable[str], *, turned: bool) -> RingNumbers | None:
    """How the numbers of a column are read; None where it holds none, or no scale of whole numbers."""
    numbers = [number for cell in cells if (number := _number(cell)) is not None]
    if not numbers or max(numbers) > _LONGEST or min(numbers) < 0:
        return None
    least = 0 if min(numbers) == 0 and max(numbers) > RINGS else 1  # beside 1 to 4, a 0 is no ring
    return RingNumbers(heading, least, max(RINGS, *numbers), turned)


def _number(cell: str) -> int | None:
    text = cell.strip()
    if text.endswith(".0"):
        text = text[:-2]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None
