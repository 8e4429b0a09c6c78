"""A table of rows, in one of several ways of showing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.documents.model import Block, Table
from powerkit.kinds.base import Pointer
from powerkit.kinds.columns import Column, read_columns
from powerkit.kinds.file_import import Way
from powerkit.kinds.rows import Rows
from powerkit.kinds.table.base import KEPT_BACK, TableBase
from powerkit.kinds.table.views import DRAWINGS, LOOKS
from powerkit.kinds.table.views.view import SHARED, View
from powerkit.text.catalogue import tn
from powerkit.text.toml_reader import Spec

DIARY: Mapping[str, tuple[str, ...]] = {
    "title": ("text", "long"),
    "date": ("date",),
    "hours": ("number",),
    "people": ("people", "text"),
}
"""What a calendar file can fill a table with, and the types of column that can hold it. People need not have one."""

READS = ("", ".csv", ".tsv", ".txt")
CALENDARS = (".ics", ".ical")
"""The endings of tables and of calendars; "" is what comes without a name."""
_BY_COLUMNS = Way(
    "powerkit.kinds.table.file_import:bring",
    frozenset(("column", "heading", "only", "ours", "against", "figure")),
)
_BY_DAYS = Way("powerkit.kinds.table.file_import:bring_days", frozenset(("from", "to", "zone", "no_titles", "people")))


@dataclass(frozen=True)
class TableOfRows(TableBase):
    """The rows, how they are *shown*, a *picture* where it is not that of the look, and starters to *suggest*.
    *source* is a text of the card to pick rows' words from. *diary* says which columns take which part of a calendar
    file that may be brought in.
    """

    shown: str = "table"
    picture: str = ""
    suggest: tuple[str, ...] = ()
    source: str = ""
    diary: tuple[tuple[str, str], ...] = ()
    name: ClassVar[str] = "table"
    question_type: ClassVar[str] = "powerkit.kinds.table.question_type:TableField"
    takes_notes: ClassVar[bool] = True
    fits_small: ClassVar[bool] = True

    @classmethod
    def read(cls, spec: Spec) -> Self:
        rows = Rows(spec.text("row"), read_columns(spec))
        shown = spec.text("shown", "table", choices=LOOKS) or "table"
        suggest = spec.texts("suggest", ())
        picture = spec.text("picture", choices=DRAWINGS) if spec.has("picture") else ""
        roles = _read_roles(spec, rows.columns, [LOOKS[shown], *([DRAWINGS[picture]] if picture else [])])
        return cls(
            rows,
            tuple(roles.items()),
            LOOKS[shown].read_turning(spec, rows.columns, roles),
            shown,
            picture,
            suggest,
            spec.id("from") if spec.has("from") else "",
            _read_diary(spec, rows.columns),
        )

    @property
    def suggested(self) -> tuple[str, ...]:
        return self.suggest

    @property
    def look(self) -> View:
        """How it is shown."""
        return LOOKS[self.shown]

    @property
    def view(self) -> View:
        """What its picture is."""
        return DRAWINGS.get(self.picture, self.look)

    def let_out(self, answer: Any) -> Any:
        return self.look.let_out(self, answer)

    def points_to(self) -> tuple[Pointer, ...]:
        return (Pointer("from", self.source, words=True),) if self.source else ()

    def kept_back(self, answer: Any) -> int:
        return sum(KEPT_BACK in row for row in self.let_out(answer) or ())

    def kept_back_said(self, number: int) -> str:
        return tn(
            "The words of {number} voice that is not checked yet. "
            "Check on the card itself that nobody can be recognised.",
            "The words of {number} voices that are not checked yet. "
            "Check on the card itself that nobody can be recognised.",
            number,
        )

    def drawn_by(self) -> str:
        return f"powerkit.kinds.table.views.{self.view.drawn_in}:draw" if self.view.drawn_in else ""

    def brings_in(self, ending: str) -> Way | None:
        if ending in CALENDARS:
            return _BY_DAYS if self.diary else None
        return _BY_COLUMNS if ending in READS else None

    def told_by(self, what: str) -> str:
        if what == "slips":
            return "powerkit.kinds.table.ballots.queries:tell"
        return "powerkit.kinds.table.queries:tell" if what in ("preview", "diary") else super().told_by(what)

    def from_note(self, before: Any, text: str, filled: Mapping[str, Any]) -> tuple[Any, str]:
        from powerkit.kinds.table.notes import rows_in

        rows = self.rows_of(before)
        return [*rows, *rows_in(self, text, len(rows), filled)], ""

    def page(self) -> dict[str, Any]:
        return {
            **super().page(),
            **({"drawn": True} if self.drawn_by() else {}),
            "shown": self.shown,
            "suggest": list(self.suggest),
            **dict(self.roles),
            **({"diary": dict(self.diary)} if self.diary else {}),
            **({"turning": self.turning} if self.turning else {}),
            **({"from": self.source} if self.source else {}),
        }

    def numbers(self, answer: Any) -> Table | None:
        """The numbers that the picture of an answer shows, where it shows any: how many people said what, or hours."""
        return self.view.numbers(self, answer) or self.look.numbers(self, answer)

    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        return self.look.describe(self, answer, label, None if self.view.rows_are_numbers else self.numbers(answer))


def _read_diary(spec: Spec, columns: tuple[Column, ...]) -> tuple[tuple[str, str], ...]:
    """Which column takes which part of a calendar, such as ``diary = { title = "activity", date = "day", … }``."""
    inner = spec.table("diary")
    if inner is None:
        return ()
    parts = tuple((part, inner.id(part)) for part in DIARY if part != "people" or inner.has(part))
    for part, column in parts:
        fitting = [column.id for column in columns if column.type in DIARY[part]]
        if column and column not in fitting:
            some = f"one of the columns: {', '.join(fitting)}" if fitting else "a column of a type that can hold it"
            inner.wrong(f'"{part}" is "{column}", but must be {some}')
    inner.done()
    return parts


def _read_roles(spec: Spec, columns: Sequence[Column], views: Sequence[View]) -> dict[str, str]:
    """Which column plays which part, in these ways of showing the table."""
    every = (*LOOKS.values(), *DRAWINGS.values())
    types = {**SHARED, **{role: fitting for view in every for role, fitting in view.parts.items()}}
    roles = {role: spec.id(role) for role in types if spec.has(role)}
    for view in views:
        for role in view.needs:
            if role not in roles:
                spec.wrong(f'{view.called} needs "{role}": the id of one of its columns')
    for view in every:
        for role in view.parts:
            if role in roles and view not in views:
                spec.wrong(f'"{role}" means something only {view.within}')
    known = {column.id: column.type for column in columns}
    for role, column in roles.items():
        fitting = types[role]
        if known and column not in known:
            spec.wrong(f'"{role}" is "{column}", but must be one of the columns: {", ".join(known)}')
        elif known and fitting and known[column] not in fitting:
            spec.wrong(
                f'"{role}" is a column of the type {known[column]}, but must be of the type {" or ".join(fitting)}'
            )
    by_name = [role for view in views for role in view.by_name if known.get(role) in view.parts[role]]
    return {**{role: role for role in by_name}, **roles}
