"""Two views of each row beside each other: what they say in a record, and how many differ."""

from collections.abc import Mapping, Sequence
from typing import Any

from powerkit.documents.model import Block, Table
from powerkit.kinds.columns import Column
from powerkit.kinds.table.base import TableBase
from powerkit.kinds.table.views.view import View
from powerkit.text.catalogue import t
from powerkit.text.phrasing import numbered, small_first

Row = Mapping[str, Any]


class Facing(View):
    """Two columns as views that face each other; *asked* marks what is no longer a guess."""

    def describe(self, table: TableBase, answer: Any, label: str, numbers: Table | None) -> tuple[Block, ...]:
        return facing_blocks(table, answer, label)


def tally(kind: TableBase, rows: Sequence[Row]) -> str:
    """How many rows are marked as different, in a sentence: "2 of 5 topics: we see this differently."; "" for none."""
    mark = kind.playing("mark")
    marked = sum(1 for row in rows if mark and row.get(mark.id))
    if mark is None or not marked:
        return ""
    things = numbered(len(rows), kind.rows.row)
    return t("{number} of {things}: {mark}.", number=marked, things=things, mark=small_first(mark.label))


def facing_blocks(kind: TableBase, answer: Sequence[Row], label: str) -> tuple[Block, ...]:
    """One table with the two views beside each other; what else a row says stands in a last column."""
    left, right = kind.needed("left"), kind.needed("right")
    if not any(row.get(item.id) for row in answer for item in (left, right)):
        return kind.rows.describe([dict(row) for row in answer], label)
    title = next((column for column in kind.rows.columns if column not in (left, right)), left)
    rest = [column for column in kind.rows.columns if column not in (title, left, right)]
    rows = [
        (kind.rows.title(dict(row)), left.show(row.get(left.id)), right.show(row.get(right.id)), _noted(rest, row))
        for row in answer
    ]
    heads = (title.label, left.label, right.label, t("What I noted"))
    wide = 4 if any(row[3] for row in rows) else 3
    return (Table(label, heads[:wide], tuple(row[:wide] for row in rows)),)


def _noted(columns: Sequence[Column], row: Row) -> str:
    said = [(column, column.show(row.get(column.id))) for column in columns]
    return "\n".join(one.label if one.type == "tick" else f"{one.label}: {text}" for one, text in said if text)
