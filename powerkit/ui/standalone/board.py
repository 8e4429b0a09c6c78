"""A board on its own, for any notebook: ``powerkit.Board(["Falls classes"], zones=["Informing", "Co-design"])``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from powerkit.drawing.png import png_of
from powerkit.errors import AnswerError
from powerkit.kinds.board.alt import board_alt
from powerkit.kinds.board.kind import ARRANGEMENTS
from powerkit.kinds.board.kind import Board as Kind
from powerkit.kinds.board.model import read_board
from powerkit.kinds.board.svg import draw_board
from powerkit.kinds.map.files.sectors import as_id
from powerkit.text.data_frames import cell, pairs_in, rows_in, values_in
from powerkit.text.normalize import folded
from powerkit.text.toml_reader import ID, Spec
from powerkit.ui.standalone.base import Alone

Named = Iterable[str] | Mapping[str, str]
"""Names, or ids with their names."""


class Board(Alone):
    """Items placed in *zones*, which are names or ids with names; a ladder's are given from the lowest rung up.

    *items* are words, a mapping of words to a zone, or rows or a table with any of ``item``, ``zone``, ``then``,
    ``mark`` and ``why``; zones and marks may be given by name or by id. *then* is what the second place is called where
    each item has one; *why* asks for a reason; *own* lets zones be added. *item* says what one item is, such as
    "project". *layout* is ipywidgets' own.

    It is shown on the page and can be changed there; `items` and all that is made here follow it.

    Raises:
        AnswerError: there are no zones, the arrangement is not known, or an item does not fit.
    """

    kind: Kind

    def __init__(
        self,
        items: Any = (),
        *,
        zones: Named,
        arrangement: str = "columns",
        then: str = "",
        marks: Named = (),
        why: str = "",
        own: str = "",
        item: str = "item",
        credit: str = "",
        label: str = "Board",
        layout: Any = None,
    ) -> None:
        if arrangement not in ARRANGEMENTS:
            raise AnswerError(f"There is no arrangement {arrangement!r}. It is one of {', '.join(ARRANGEMENTS)}.")
        asked = {"marks": _options(marks), "then": then, "why": why, "own": own, "credit": credit}
        data = {"item": item, "arrangement": arrangement, "zones": _options(zones)}
        data |= {key: one for key, one in asked.items() if one}
        problems: list[str] = []
        kind = Kind.read(Spec(data, "Board", problems))
        if problems or not kind.zones:
            raise AnswerError(problems[0] if problems else "A board needs zones, such as zones=['Now', 'Later'].")
        super().__init__(kind, [_row(kind, row) for row in _rows(items)], label=label, layout=layout)

    def _said(self) -> Iterable[str]:
        return (self.describe(),)

    @property
    def items(self) -> list[dict[str, str]]:
        """The items as they stand on the page now, each cell in words; blank cells are left out."""
        columns = self.kind.rows.columns
        return [
            {column.id: column.show(row.get(column.id)) for column in columns if row.get(column.id)}
            for row in self.value
        ]

    def to_records(self) -> list[dict[str, Any]]:
        """The items as rows of text, such as a table library takes."""
        return [{column.id: row.get(column.id, "") for column in self.kind.rows.columns} for row in self.items]

    def describe(self) -> str:
        """What the board shows, in sentences."""
        return board_alt(read_board(self.kind, self.value))

    def to_svg(self) -> str:
        """The picture as SVG with real text."""
        return draw_board(read_board(self.kind, self.value), title=self._label, alt=self.describe())

    def to_png(self, width: int = 1200) -> bytes:
        """The picture as PNG, *width* pixels wide."""
        return png_of(self.to_svg(), width)


def _options(named: Any) -> list[dict[str, str]]:
    if isinstance(named, Mapping):
        return [{"id": str(one), "label": str(label)} for one, label in named.items()]
    labels = values_in(named)
    if labels is None:
        raise AnswerError("Zones and marks are a list of names, or ids with names.", 'Such as zones=["Now", "Later"].')
    found: dict[str, str] = {}
    for number, label in enumerate(map(str, labels), 1):
        one = as_id(label)
        found[one if ID.match(one) and one not in found else f"zone_{number}"] = label
    return [{"id": one, "label": label} for one, label in found.items()]


def _rows(items: Any) -> list[Mapping[str, Any]]:
    if (rows := rows_in(items)) is not None:
        return [{key: held for key, held in row.items() if held is not None} for row in rows]
    if isinstance(items, Mapping):
        return [{"item": cell(words), "zone": cell(zone)} for words, zone in items.items()]
    pairs = pairs_in(items)
    if pairs is not None and all(isinstance(words, str) for words, _ in pairs):
        return _rows(dict(pairs))
    found = values_in(items)
    if found is None:
        raise AnswerError("Items can’t be read from this.", "Give a list of words, a dict, rows, or a table.")
    return [item if isinstance(item, Mapping) else {"item": cell(item)} for item in found]


def _row(kind: Kind, given: Mapping[str, Any]) -> dict[str, Any]:
    """The row with the ids of zones and marks in place of their names."""
    row = dict(given)
    for column in kind.rows.columns:
        if column.type == "choice" and isinstance(row.get(column.id), str):
            names = {folded(option.label): option.id for option in column.options}
            row[column.id] = names.get(folded(row[column.id]), row[column.id])
    return row
