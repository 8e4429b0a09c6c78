"""A table of rows, in one of several ways of showing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.documents.model import Block, Table
from powerkit.kinds.base import Pointer
from powerkit.kinds.columns import Column, read_columns
from powerkit.kinds.made_of_rows import MadeOfRows
from powerkit.kinds.rows import ROW_ID, Rows
from powerkit.text.toml_reader import Spec

SHOWN = ("table", "facing", "moments", "voices", "links", "lists")
"""How a table may be shown: as itself, or as one of the tools that fill it."""

ROLES = (
    *("left", "right", "mark", "group", "list", "asked", "point", "time", "vote", "checked", "match"),
    *("hours", "chance", "area", "comparator", "unit", "against"),
    *("size", "impact", "own"),
)
"""The parts a column can play in a way of showing the table, or in its picture."""

TYPES_OF: Mapping[str, tuple[str, ...]] = {
    "mark": ("tick",),
    "asked": ("tick",),
    "checked": ("tick",),
    "point": ("choice",),
    "vote": ("choice",),
    "match": ("text",),
    "time": ("text", "date"),
    "hours": ("number",),
    "chance": ("tick",),
    "area": ("number",),
    "comparator": ("number",),
    "unit": ("text",),
    "against": ("text",),
    "size": ("scale",),
    "impact": ("scale",),
    "own": ("text",),
}
"""The types of column that can play a part; any can play the others."""

ONLY_IN = {
    "asked": "facing",
    "point": "moments",
    "time": "moments",
    "vote": "voices",
    "checked": "voices",
    "match": "lists",
}
"""The one way of showing a table in which a part means something."""

KEPT_BACK = "_kept"
"""The mark of a row whose own words stay with the leader, in an answer as others may read it."""

PICTURES: Mapping[str, tuple[str, ...]] = {
    "strengths": (),
    "hours": ("hours", "chance"),
    "comparison": ("area", "comparator", "unit", "against"),
    "gallery": (),
    "impact": ("size", "impact"),
    "kinds": ("own",),
}
"""The pictures a table may have other than that of its look, and the parts that mean something only in each."""

_DRAWN = {
    "comparison": "comparison",
    "facing": "facing_picture",
    "gallery": "gallery",
    "hours": "hours",
    "impact": "impact",
    "kinds": "patterns",
    "links": "links_picture",
    "lists": "overlaps_picture",
    "moments": "moments",
    "strengths": "strengths",
    "voices": "voices_picture",
}
"""What a table can be drawn as → the module among its views that draws it."""

DIARY: Mapping[str, tuple[str, ...]] = {
    "title": ("text", "long"),
    "date": ("date",),
    "hours": ("number",),
    "people": ("people", "text"),
}
"""What a calendar file can fill a table with, and the types of column that can hold it. People need not have one."""

NEEDS = {
    "facing": ("left", "right"),
    "links": ("left", "right"),
    "lists": ("list",),
    "hours": ("hours",),
    "comparison": ("area", "comparator"),
    "impact": ("size", "impact"),
    "kinds": ("group",),
}


@dataclass(frozen=True)
class TableOfRows(MadeOfRows):
    """The rows, how they are *shown*, which columns play which *roles* there, starters to *suggest*, and
    a *picture* of `PICTURES` where it is not that of the look. In moments, *turning* is the choice of the column
    ``point`` that marks the turning point. *source* is a text of the card to pick rows' words from. *diary* says
    which columns take which part of a calendar file that may be brought in.
    """

    shown: str = "table"
    roles: tuple[tuple[str, str], ...] = ()
    suggest: tuple[str, ...] = ()
    picture: str = ""
    turning: str = ""
    source: str = ""
    diary: tuple[tuple[str, str], ...] = ()
    name: ClassVar[str] = "table"
    takes_notes: ClassVar[bool] = True
    fits_small: ClassVar[bool] = True

    @classmethod
    def read(cls, spec: Spec) -> Self:
        rows = Rows(spec.text("row"), read_columns(spec))
        shown = spec.text("shown", "table", choices=SHOWN)
        roles = tuple((role, spec.id(role)) for role in ROLES if spec.has(role))
        suggest, picture = spec.texts("suggest", ()), _read_picture(spec)
        _check_roles(spec, rows.columns, shown, dict(roles), picture)
        return cls(
            rows,
            shown,
            roles,
            suggest,
            picture,
            _read_turning(spec, rows.columns, shown, dict(roles)),
            _read_from(spec),
            _read_diary(spec, rows.columns),
        )

    @property
    def drawn_as(self) -> str:
        """What its picture is, such as "facing"."""
        return self.picture or self.shown

    def role(self, name: str) -> str:
        """The id of the column that plays a part; "" where none does.

        In voices a tick named "checked" plays that part by itself: no quote leaves for want of a line in a deck.
        """
        found = dict(self.roles).get(name, "")
        if found or name != "checked" or self.shown != "voices":
            return found
        return next((one.id for one in self.rows.columns if one.id == "checked" and one.type == "tick"), "")

    def playing(self, role: str) -> Column | None:
        """The column that plays a part, or None."""
        return self.column(self.role(role))

    def let_out(self, answer: Any) -> Any:
        """The answer as others may read it. A quote that nobody has checked stays, and so does all that tells whose it
        is: of its row only what was chosen from the deck's own lists is left, under `KEPT_BACK`.
        """
        checked = self.role("checked")
        if not checked:
            return answer
        chosen = [one.id for one in self.rows.columns if one.type == "choice"]
        written = [one.id for one in self.rows.columns if one.type in ("text", "long", "people")]
        return [
            {**{key: row.get(key) for key in (ROW_ID, *chosen)}, KEPT_BACK: True}
            if not row.get(checked) and any(row.get(one) for one in written)
            else row
            for row in answer or ()
        ]

    def points_to(self) -> tuple[Pointer, ...]:
        return (Pointer("from", self.source, words=True),) if self.source else ()

    def kept_back(self, answer: Any) -> int:
        return sum(KEPT_BACK in row for row in self.let_out(answer) or ())

    def kept_back_said(self, number: int) -> str:
        voices = f"{number} {'voice that is' if number == 1 else 'voices that are'} not checked yet"
        return f"The words of {voices}. Check on the card itself that nobody can be recognised."

    def drawn_by(self) -> str:
        module = _DRAWN.get(self.drawn_as)
        return f"powerkit.kinds.table.views.{module}:draw" if module else ""

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
            **({"checked": self.role("checked")} if self.role("checked") else {}),
            **({"turning": self.turning} if self.turning else {}),
            **({"from": self.source} if self.source else {}),
        }

    def numbers(self, answer: Any) -> Table | None:
        """The numbers that the picture of an answer shows, where it shows any: how many people said what, or hours."""
        if self.picture in ("hours", "comparison"):
            from powerkit.kinds.table.views.totals import numbers

            return numbers(self, answer)
        if self.shown == "lists":
            from powerkit.kinds.table.views.overlaps import counts as overlaps

            return overlaps(self, answer)
        if self.shown != "voices":
            return None
        from powerkit.kinds.table.views.voices_and_facing import counts

        return counts(self, answer)

    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        if self.shown in ("facing", "voices"):
            from powerkit.kinds.table.views.voices_and_facing import facing_blocks, voices_blocks

            return facing_blocks(self, answer, label) if self.shown == "facing" else voices_blocks(self, answer, label)
        numbers = self.numbers(answer) if self.picture != "comparison" else None  # there the rows are the numbers
        return (*((numbers,) if numbers else ()), *self.rows.describe(answer, label))


def _read_from(spec: Spec) -> str:
    return spec.id("from") if spec.has("from") else ""


def _read_diary(spec: Spec, columns: tuple[Column, ...]) -> tuple[tuple[str, str], ...]:
    """Which column takes which part of a calendar, such as ``diary = { title = "activity", date = "day", … }``."""
    inner = spec.table("diary")
    if inner is None:
        return ()
    parts = tuple((part, inner.id(part)) for part in DIARY if part != "people" or inner.has(part))
    for part, column in parts:
        fitting = [one.id for one in columns if one.type in DIARY[part]]
        if column and column not in fitting:
            some = f"one of the columns: {', '.join(fitting)}" if fitting else "a column of a type that can hold it"
            inner.wrong(f'"{part}" is "{column}", but must be {some}')
    inner.done()
    return parts


def _read_picture(spec: Spec) -> str:
    return spec.text("picture", choices=PICTURES) if spec.has("picture") else ""


def _check_roles(spec: Spec, columns: tuple[Column, ...], shown: str, roles: dict[str, str], picture: str) -> None:
    known = [column.id for column in columns]
    for role in NEEDS.get(shown, ()):
        if role not in roles:
            spec.wrong(f'a table shown as "{shown}" needs "{role}": the id of one of its columns')
    for role in NEEDS.get(picture, ()):
        if role not in roles:
            spec.wrong(f'the picture "{picture}" needs "{role}": the id of one of its columns')
    for role, name in ((role, name) for name, parts in PICTURES.items() for role in parts if name != picture):
        if role in roles:
            spec.wrong(f'"{role}" means something only with picture = "{name}"')
    for role, column in roles.items():
        if known and column not in known:
            spec.wrong(f'"{role}" is "{column}", but must be one of the columns: {", ".join(known)}')
        if role in ONLY_IN and shown != ONLY_IN[role]:
            spec.wrong(f'"{role}" means something only in a table shown as "{ONLY_IN[role]}"')
        kind = next((one.type for one in columns if one.id == column), None)
        if kind and kind not in TYPES_OF.get(role, (kind,)):
            spec.wrong(
                f'"{role}" is a column of the type {kind}, but must be of the type {" or ".join(TYPES_OF[role])}'
            )


def _read_turning(spec: Spec, columns: tuple[Column, ...], shown: str, roles: dict[str, str]) -> str:
    """The choice that marks the turning point; "" where the deck names none."""
    if not spec.has("turning"):
        return ""
    turning = spec.id("turning")
    options = [option.id for one in columns if one.id == roles.get("point") for option in one.options]
    if shown != "moments" or "point" not in roles:
        spec.wrong('"turning" needs "point", in a table shown as "moments"')
    elif options and turning not in options:
        spec.wrong(f'"turning" is "{turning}", but must be one of the choices of "point": {", ".join(options)}')
    return turning
