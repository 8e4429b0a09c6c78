"""A way of showing a table: the parts that columns play in it, what draws it, and what it says in a record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from powerkit.documents.model import Block, Table
from powerkit.kinds.columns import Column
from powerkit.kinds.table.base import TableBase
from powerkit.text.toml_reader import Spec

SHARED: Mapping[str, tuple[str, ...]] = {"left": (), "right": (), "mark": ("tick",), "group": (), "list": ()}
"""The parts that mean something in more ways than one, and the types of column that can play them; () is any."""


@dataclass(frozen=True)
class View:
    """What a deck names with ``shown``. *parts* mean something in it alone: each with the types of column that can play
    it, () for any. Those it *needs* have to be there; those *by_name* are played by a column of that name if a deck
    names none. *drawn_in* is the module among the views whose ``draw`` draws it.
    """

    name: str = "table"
    drawn_in: str = ""
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    by_name: tuple[str, ...] = ()
    rows_are_numbers: bool = False

    @property
    def called(self) -> str:
        """What it is, in a problem of a deck."""
        return f'a table shown as "{self.name}"'

    @property
    def within(self) -> str:
        """Where its parts mean something."""
        return f"in {self.called}"

    def numbers(self, table: TableBase, answer: Any) -> Table | None:
        """The numbers that its picture shows, where it shows any."""
        return None

    def describe(self, table: TableBase, answer: Any, label: str, numbers: Table | None) -> tuple[Block, ...]:
        """The answer in a record, with the *numbers* of its picture."""
        return (*((numbers,) if numbers else ()), *table.rows.describe(answer, label))

    def let_out(self, table: TableBase, answer: Any) -> Any:
        """The answer as others may read it."""
        return answer

    def read_turning(self, spec: Spec, columns: Sequence[Column], roles: Mapping[str, str]) -> str:
        """The choice of "point" that marks a turning point; "" where there is none."""
        if not spec.has("turning"):
            return ""
        turning = spec.id("turning")
        if "point" not in self.parts or "point" not in roles:
            spec.wrong('"turning" needs "point", in a table shown as "moments"')
            return ""
        options = [option.id for column in columns if column.id == roles["point"] for option in column.options]
        if options and turning not in options:
            spec.wrong(f'"turning" is "{turning}", but must be one of the choices of "point": {", ".join(options)}')
        return turning


class Drawing(View):
    """What a deck names with ``picture``: another picture than that of the way the table is shown."""

    @property
    def called(self) -> str:
        return f'the picture "{self.name}"'

    @property
    def within(self) -> str:
        return f'with picture = "{self.name}"'
