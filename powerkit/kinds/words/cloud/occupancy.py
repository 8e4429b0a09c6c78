"""Where there is room: the cells that words take, and the free place nearest to the middle for the next one.

What is taken is kept in the `IntegralOccupancyMap` of the package wordcloud: the sum over any box is four look-ups.
From it we read, for all places at once, how far a row of one height runs free to the right. Words of one height are
then placed one after another, and only the rows that a new word touches are read again.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from wordcloud.wordcloud import IntegralOccupancyMap

Grid = Any
"""An array of numpy."""

_ROUNDNESS = 3
"""The power of the distance: 2 gives an oval cloud, larger ones fill the corners of the page."""

_STEPS = 1000
_ROWS_AT_ONCE = 24
_UNEVEN = 60
"""How much chance bends the outline, in thousandths of the distance to the edge, so that it looks grown."""


class Room:
    """A page of *rows* × *columns* cells, to be filled from the middle to an outline of *tall* rows."""

    def __init__(self, rows: int, columns: int, tall: float, seed: int) -> None:
        self._sums = IntegralOccupancyMap(rows, columns, None)
        self._taken = np.zeros((rows, columns), dtype=np.uint8)
        self._far = _distances(rows, columns, tall, seed)

    def place_all(self, widths: Sequence[int], height: int) -> list[tuple[int, int] | None]:
        """Place boxes of one *height*, each as near to the middle as it goes; (row, column), None where it does not."""
        band = _Band(self._free(height), self._far[height // 2 :], height, min(widths))
        placed = [band.place(width) for width in widths]
        self._keep(zip(widths, placed, strict=True), height)
        return placed

    def _free(self, height: int) -> Grid:
        """For every cell, how many columns run free from it to the right in a row *height* cells tall."""
        rows, columns = self._taken.shape
        sums = np.zeros((rows + 1, columns + 1), dtype=np.uint32)
        sums[1:, 1:] = self._sums.integral
        bands = sums[height:] - sums[:-height]
        numbers = np.arange(columns, dtype=np.int16)
        ends = np.where(bands[:, 1:] > bands[:, :-1], numbers, np.int16(columns))
        return np.minimum.accumulate(ends[:, ::-1], axis=1)[:, ::-1] - numbers

    def _keep(self, placed: Any, height: int) -> None:
        boxes = [(width, at) for width, at in placed if at is not None]
        for width, (row, column) in boxes:
            self._taken[row : row + height, column : column + width] = 1
        if boxes:
            self._sums.update(self._taken, min(row for _, (row, _) in boxes), min(column for _, (_, column) in boxes))


class _Band:
    """The free places for boxes of one height, the narrowest of them *least* columns wide.

    *near* says for each row how near to the middle its nearest free place is: only the nearest rows are searched.
    """

    def __init__(self, free: Grid, far: Grid, height: int, least: int) -> None:
        self._free, self._far, self._height, self._least = free, far, height, least
        self._near = self._nearest(slice(0, len(free)))

    def place(self, width: int) -> tuple[int, int] | None:
        """Take the free place nearest to the middle among the rows that come nearest to it."""
        order = np.argsort(self._near, kind="stable")
        last = self._free.shape[1] - width + 1
        for start in range(0, len(order), _ROWS_AT_ONCE):
            rows = np.sort(order[start : start + _ROWS_AT_ONCE])
            far = self._far[rows, width // 2 : width // 2 + last]
            found = np.where(self._free[rows, :last] >= width, far, _NEVER)
            at, column = divmod(int(np.argmin(found)), last)
            if found[at, column] != _NEVER:
                self._take(int(rows[at]), column, width)
                return int(rows[at]), column
        return None

    def _take(self, row: int, column: int, width: int) -> None:
        rows = slice(max(0, row - self._height + 1), row + self._height)
        touched = self._free[rows]
        touched[:, column : column + width] = 0
        before = touched[:, :column]
        np.minimum(before, np.arange(column, 0, -1, dtype=np.int16), out=before)
        self._near[rows] = self._nearest(rows)

    def _nearest(self, rows: slice) -> Grid:
        free = self._free[rows]
        last = free.shape[1] - self._least + 1
        far = self._far[rows, self._least // 2 : self._least // 2 + last][: len(free)]
        return np.where(free[:, :last] >= self._least, far, _NEVER).min(axis=1)


_NEVER = np.int32(2**31 - 1)


def _distances(rows: int, columns: int, tall: float, seed: int) -> Grid:
    """How far each cell lies from the middle, in whole numbers, so that every machine counts alike."""
    down = np.abs(2 * np.arange(rows + 1, dtype=np.int64) - rows) * _STEPS // max(1, round(tall))
    across = np.abs(2 * np.arange(columns + 1, dtype=np.int64) - columns) * _STEPS // columns
    far = np.minimum(down, 12 * _STEPS)[:, None] ** _ROUNDNESS + across[None, :] ** _ROUNDNESS
    far = (np.cbrt(far.astype(np.float64)) + 1e-6).astype(np.int32) * 1024
    return far + _waves(rows + 1, columns + 1, seed)


def _waves(rows: int, columns: int, seed: int) -> Grid:
    chance = np.random.RandomState(seed & 0x7FFFFFFF)
    coarse = chance.randint(0, _UNEVEN * 1024, size=(rows // 6 + 2, columns // 12 + 2))
    return np.repeat(np.repeat(coarse, 6, axis=0), 12, axis=1)[:rows, :columns].astype(np.int32)
