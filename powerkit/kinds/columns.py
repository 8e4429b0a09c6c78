"""The typed columns of a table: how a cell is checked, shown and read."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from powerkit.kinds.options import DONT_KNOW, Option, check_date, check_scale, read_options
from powerkit.text.catalogue import t
from powerkit.text.dates import show_date
from powerkit.text.normalize import tidy
from powerkit.text.toml_reader import Spec, no_doubles

TYPES = ("text", "long", "number", "date", "choice", "scale", "tick", "people")
"""The column types. "people" holds names parted by commas or semicolons."""

BLANK: dict[str, Any] = {"number": None, "scale": None, "tick": False}
"""What a blank cell holds, where it is not the empty text."""


@dataclass(frozen=True)
class Column:
    """A column of a *type* in `TYPES`; *options* for a choice; *low*, *high* and *points* for a scale."""

    id: str
    label: str
    type: str = "text"
    hint: str = ""
    options: tuple[Option, ...] = ()
    low: str = ""
    high: str = ""
    points: int = 5

    @property
    def empty(self) -> Any:
        """What a blank cell of this column holds."""
        return BLANK.get(self.type, "")

    def check(self, value: Any) -> tuple[Any, str]:
        """The cell in its tidy form, and what is wrong with it ("" where nothing is)."""
        if value is None or value == "":
            return self.empty, ""
        return _CHECKS[self.type](self, value)

    def show(self, value: Any) -> str:
        """The cell as people read it; "" for a blank one."""
        if value is None or value == "" or value is False:
            return ""
        if value is True:
            return t("Yes")
        if self.type == "choice" and (
            label := next((option.label for option in self.options if option.id == value), "")
        ):
            return label
        if value == DONT_KNOW:
            return t("I don’t know")
        if self.type == "scale":
            return t("{value} of {points}", value=value, points=self.points)
        return show_date(value) if self.type == "date" else str(value).strip()

    def page(self) -> dict[str, Any]:
        """What the script on the page must know, as JSON."""
        scale = ("low", "high", "points")
        return {key: value for key, value in asdict(self).items() if key not in scale or self.type == "scale"}


def read_columns(spec: Spec) -> tuple[Column, ...]:
    """The columns of a table as the deck gives them."""
    inner = spec.tables("columns", named="column")
    columns = tuple(_read_column(item) for item in inner)
    no_doubles(zip(inner, (column.id for column in columns), strict=True))
    if spec.has("columns") and not columns:
        spec.wrong('"columns" needs at least one column')
    return columns


def _read_column(spec: Spec) -> Column:
    kind = spec.text("type", choices=TYPES)
    options: tuple[Option, ...] = ()
    low, high, points = "", "", 5
    if kind == "choice":
        options = read_options(spec)
    if kind == "scale":
        low, high, points = spec.text("low"), spec.text("high"), spec.number("points", 5, least=2, most=11)
    column = Column(spec.id(), spec.text("label"), kind, spec.text("hint", ""), options, low, high, points)
    spec.done()
    return column


def _text(column: Column, value: Any) -> tuple[Any, str]:
    return (tidy(value), "") if isinstance(value, str) else ("", t("must be text"))


def _number(column: Column, value: Any) -> tuple[Any, str]:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value or abs(value) > 1e15:
        return None, t("must be a number")
    return value, ""


def _date(column: Column, value: Any) -> tuple[Any, str]:
    if not isinstance(value, str):
        return "", t("must be a date, such as 2026-03-31")
    day, problems = check_date(value)
    return day, problems[0].text if problems else ""


def _choice(column: Column, value: Any) -> tuple[Any, str]:
    allowed = [option.id for option in column.options]
    if value in allowed or value == DONT_KNOW:
        return value, ""
    return "", t("must be one of: {listed}", listed=", ".join(allowed))


def _scale(column: Column, value: Any) -> tuple[Any, str]:
    return check_scale(value, column.points)


def _tick(column: Column, value: Any) -> tuple[Any, str]:
    return (value, "") if isinstance(value, bool) else (False, t("must be true or false"))


_CHECKS: dict[str, Callable[[Column, Any], tuple[Any, str]]] = {
    "text": _text,
    "long": _text,
    "people": _text,
    "number": _number,
    "date": _date,
    "choice": _choice,
    "scale": _scale,
    "tick": _tick,
}
