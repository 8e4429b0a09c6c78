"""A table of rows, in one of several ways of showing it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.document import Block
from powerkit.fields.base import Problem
from powerkit.fields.columns import Column, read_columns
from powerkit.fields.rows import Rows
from powerkit.spec import Spec

SHOWN = ("table", "facing", "moments", "voices", "links", "lists")
"""How a table may be shown: as itself, or as one of the tools that fill it."""

ROLES = ("left", "right", "mark", "group", "list")
"""The parts a column can play in a way of showing the table."""

PICTURES: tuple[str, ...] = ()
"""The pictures a table may have other than that of its look."""

NEEDS = {"facing": ("left", "right"), "links": ("left", "right"), "lists": ("list",)}


@dataclass(frozen=True)
class TableOfRows:
    """The rows, how they are *shown*, which columns play which *roles* there, starters to *suggest*, and
    a *picture* of `PICTURES` where it is not that of the look.

    Everything but the way of showing is the work of `Rows`, which the other kinds made of rows share.
    """

    rows: Rows
    shown: str = "table"
    roles: tuple[tuple[str, str], ...] = ()
    suggest: tuple[str, ...] = ()
    picture: str = ""
    name: ClassVar[str] = "table"

    @classmethod
    def read(cls, spec: Spec) -> Self:
        rows = Rows(spec.text("row"), read_columns(spec))
        shown = spec.text("shown", "table", choices=SHOWN)
        roles = tuple((role, spec.id(role)) for role in ROLES if spec.has(role))
        _check_roles(spec, rows.columns, shown, dict(roles))
        return cls(rows, shown, roles, spec.texts("suggest", ()), _read_picture(spec))

    @property
    def drawn_as(self) -> str:
        """The name under which its picture is registered: "table:facing", or "map" for a kind made of a table."""
        return f"table:{self.picture or self.shown}" if self.name == "table" else self.name

    def page(self) -> dict[str, Any]:
        return {
            "row": self.rows.row,
            "columns": [column.page() for column in self.rows.columns],
            "shown": self.shown,
            "suggest": list(self.suggest),
            **dict(self.roles),
        }

    def check(self, answer: Any) -> tuple[Any, tuple[Problem, ...]]:
        return self.rows.check(answer)

    def blank(self, answer: Any) -> bool:
        return self.rows.blank(answer)

    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        return self.rows.describe(answer, label)

    def texts(self, answer: Any) -> Iterator[str]:
        return self.rows.texts(answer)

    def names(self, answer: Any) -> Iterator[str]:
        return self.rows.names(answer)

    def compare(self, before: Any, after: Any) -> tuple[str, ...]:
        return self.rows.compare(before, after)

    def reworded(self, answer: Any, change: Callable[[str], str]) -> Any:
        return self.rows.reworded(answer, change)


def _read_picture(spec: Spec) -> str:
    return spec.text("picture", choices=PICTURES) if spec.has("picture") else ""


def _check_roles(spec: Spec, columns: tuple[Column, ...], shown: str, roles: dict[str, str]) -> None:
    known = [column.id for column in columns]
    for role in NEEDS.get(shown, ()):
        if role not in roles:
            spec.wrong(f'a table shown as "{shown}" needs "{role}": the id of one of its columns')
    for role, column in roles.items():
        if known and column not in known:
            spec.wrong(f'"{role}" is "{column}", but must be one of the columns: {", ".join(known)}')
