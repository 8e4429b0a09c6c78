"""How wide the columns of a table should be on paper, from what stands in them."""

from dataclasses import replace

from powerkit.documents.model import Table

_ACROSS = 94.0
"""Letters of a table's size beside each other on a page."""
_GAP = 2.2
_LONGEST_WORD = 16
_SHORT = 10
_FEWEST = 5
_TEXT = 200
_HAND = 22.0
"""What a name or a day written by hand needs: about four centimetres."""


def shares(table: Table) -> tuple[float, ...]:
    """A share of the width for each column; they add up to 1.

    A column gets room for its longest word first; what is left goes to those that hold more, though less than in step.
    """
    columns = list(zip(*_even(table), strict=True))
    least = [max(_least(cells) * 1.2 + _GAP, _HAND if table.by_hand else 0.0) for cells in columns]
    more = [max(0.0, _long_text(cells) - room) ** 0.85 for cells, room in zip(columns, least, strict=True)]
    left = max(0.0, _ACROSS - sum(least))
    by = more if any(more) else least
    wanted = [room + left * one / sum(by) for room, one in zip(least, by, strict=True)]
    return tuple(item / sum(wanted) for item in wanted)


def even(table: Table) -> Table:
    """The table with as many cells in each row as there are columns, and at least one column."""
    heads, *rows = _even(table)
    return replace(table, heads=heads, rows=tuple(rows))


def _even(table: Table) -> list[tuple[str, ...]]:
    rows = [table.heads, *table.rows]
    widest = max(1, *map(len, rows))
    return [(*row, *[""] * (widest - len(row))) for row in rows]


def _least(cells: tuple[str, ...]) -> int:
    """The length of the longest word; a short cell counts as one word, since it reads best on one line."""
    pieces = (piece for cell in cells for piece in ([cell] if len(cell) <= _SHORT else cell.split()))
    return max(_FEWEST, min(_LONGEST_WORD, max(map(len, pieces), default=0)))


def _long_text(cells: tuple[str, ...]) -> float:
    """How much text the fuller third of the cells hold."""
    fuller = sorted(min(len(cell), _TEXT) for cell in cells)[-max(1, len(cells) // 3) :]
    return sum(fuller) / len(fuller)
