"""How the cells of a column are written, told by all of them together: 1.234 beside 19,47, and May-26 beside Nov-25.

A cell alone may mean two things. What the others show beyond doubt settles it; where they show both, it stays unread.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from powerkit.kinds.columns import Column

_AROUND = " \t%£$€\u00a0+-\u2212"
_COMMA = re.compile(r"\d+,\d{1,2}|0,\d+|\d{4,},\d+|\d+,\d{4,}|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_POINT = re.compile(r"\d+\.\d{1,2}|0?\.\d+|\d{4,}\.\d+|\d+\.\d{4,}|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}")
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_SHAPE = str.maketrans("12345678", "99999999")
"""Of figures only a 0 at the front says anything here."""
MONTH_AND_YEAR = re.compile(r"[a-z]{3,9}\.?-\d\d", re.I)
"""As a spreadsheet writes a month and its year; a day beside its month has its figure first there."""
_MONTH_AND = re.compile(r"([a-z]{3})[a-z]{0,6}\.?[ ’'](\d\d)", re.I)
_MANY = 3


@dataclass(frozen=True)
class Sense:
    """What stands before the tenths of numbers, *decimal*, "" where both signs do; with *months* "Sep 26" is no day."""

    decimal: str = "."
    months: bool = False

    def unsure(self, text: str) -> bool:
        """Whether a number may be thousands as well as thousandths."""
        return not self.decimal and _EITHER.fullmatch(text.strip(_AROUND)) is not None


class Written:
    """The different *texts* in a column."""

    def __init__(self, texts: Collection[str] = ()) -> None:
        self.texts = texts

    @cached_property
    def _each(self) -> list[str]:
        shapes = "\n".join(self.texts).translate(_SHAPE).split("\n")
        return shapes if len(shapes) == len(self.texts) else [text.translate(_SHAPE) for text in self.texts]

    @cached_property
    def shapes(self) -> frozenset[str]:
        """What they look like, whatever their figures are: thousands of numbers have a few shapes."""
        return frozenset(self._each)

    def of_shape(self, shapes: Collection[str]) -> list[str]:
        """Those of some shapes."""
        return [text for text, shape in zip(self.texts, self._each, strict=True) if shape in shapes] if shapes else []


USUAL = Sense()
"""How a cell is read that stands alone."""


def senses_of(columns: Iterable[tuple[Column, Written]]) -> dict[str, Sense]:
    """How the columns of a table are written, by their ids. One of numbers that shows nothing goes by the others."""
    told = {column.id: (column.type, cells) for column, cells in columns if column.type in ("number", "date")}
    shown = {own: _decimals(written) for own, (kind, written) in told.items() if kind == "number"}
    all_of_them = {sign for signs in shown.values() for sign in signs}
    found = {own: Sense(decimal=_decimal(signs or all_of_them)) for own, signs in shown.items()}
    return found | {own: Sense(months=_months(each.texts)) for own, (kind, each) in told.items() if kind == "date"}


def _decimals(written: Written) -> set[str]:
    """The signs that stand before tenths somewhere, beyond doubt."""
    shapes = {shape.strip(_AROUND) for shape in written.shapes}
    return {sign for sign, form in ((",", _COMMA), (".", _POINT)) if any(map(form.fullmatch, shapes))}


def _decimal(signs: set[str]) -> str:
    return next(iter(signs)) if len(signs) == 1 else "" if signs else "."


def _months(cells: Iterable[str]) -> bool:
    """Whether months with a year stand in a column: as a spreadsheet writes them, or many months of the same years."""
    texts = {cell.strip() for cell in cells}
    if any(map(MONTH_AND_YEAR.fullmatch, texts)):
        return True
    found = [match.groups() for text in texts if (match := _MONTH_AND.fullmatch(text))]
    return len({month.casefold() for month, _ in found}) >= _MANY and len({year for _, year in found}) < _MANY
