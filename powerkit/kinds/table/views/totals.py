"""What the numbers of a table add up to: hours by activity, and an area's figures beside those of somewhere else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import fsum
from typing import Any

from powerkit.documents.model import Table
from powerkit.kinds.table.base import TableBase
from powerkit.kinds.table.views.view import Drawing
from powerkit.text.catalogue import in_english, t, tn
from powerkit.text.dates import decimal
from powerkit.text.normalize import folded

Row = dict[str, Any]


class Hours(Drawing):
    """Where the time goes: *hours* by activity, and those with a *chance* in them."""

    def numbers(self, table: TableBase, answer: Any) -> Table | None:
        return _hours_table(table, hours_of(table, answer))


class Comparison(Drawing):
    """An *area*'s figures beside those of a *comparator*, and their *source*. The rows of a record are its numbers."""

    def numbers(self, table: TableBase, answer: Any) -> Table | None:
        facts = facts_of(table, answer)
        told = ("area", "comparator", "unit", "against")
        heads = (table.columns[0].label, *(_label(table, part) or part.capitalize() for part in told))
        rows = tuple((fact.name, figure(fact.area), figure(fact.comparator), fact.unit, fact.against) for fact in facts)
        return Table(t("The figures, each in its own unit"), heads, rows) if facts else None


@dataclass(frozen=True)
class Activity:
    """What goes under one name: how many rows, their *hours*, and those of the rows that are marked as a chance.

    *unknown* is how many rows say no hours, *chances* how many are marked.
    """

    name: str
    rows: int
    hours: float
    chance_hours: float
    chances: int
    unknown: int


@dataclass(frozen=True)
class Fact:
    """A measure with the figure of the *area*, of what it is compared *against*, or of both, in its own *unit*.

    *source* says where they come from, "" where nobody said it. What was brought in from a file says also which *place*
    the area is, and *why* it has no figure.
    """

    name: str
    area: float | None
    comparator: float | None
    unit: str
    against: str
    source: str = ""
    place: str = ""
    why: str = ""

    @property
    def sourced(self) -> str:
        """Its source in words: "Source: Census 2021" or, where only the time is known, "When: 2021"; "" for none."""
        if not self.source:
            return ""
        return t("Source: {source}", source=self.source) if self.has_source else t("When: {time}", time=self.source)

    @property
    def has_source(self) -> bool:
        """Whether somebody said where it comes from, and not only the year."""
        return any(letter.isalpha() for letter in self.source)

    @property
    def differs(self) -> str:
        """How much higher or lower the area is, such as "3.9 years lower" or "the same"; "" where one is not there."""
        if self.area is None or self.comparator is None:
            return ""
        apart = Decimal(str(self.area)) - Decimal(str(self.comparator))
        if not apart:
            return t("the same")
        by = measured(float(abs(apart)), t("points") if same_unit(self.unit) == "%" else self.unit)
        return t("{difference} higher", difference=by) if apart > 0 else t("{difference} lower", difference=by)


def hours_of(kind: TableBase, answer: Sequence[Row]) -> list[Activity]:
    """The hours of each activity, the most first; those of the same name are one."""
    hours, chance = kind.role("hours"), kind.role("chance")
    groups: dict[str, list[Row]] = {}
    for row in answer:
        groups.setdefault(folded(kind.rows.title(row)), []).append(row)
    found = []
    for rows in groups.values():
        marked = [row for row in rows if row.get(chance)]
        found.append(
            Activity(
                kind.rows.title(rows[0]).strip(),
                len(rows),
                _sum(rows, hours),
                _sum(marked, hours),
                len(marked),
                sum(row.get(hours) is None for row in rows),
            )
        )
    return sorted(found, key=lambda item: (-item.hours, item.name))


def facts_of(kind: TableBase, answer: Sequence[Row]) -> list[Fact]:
    """The rows that have a figure, in their order."""
    ids = {role: kind.role(role) for role in ("area", "comparator", "unit", "against", "source")}
    return [
        Fact(
            kind.rows.title(row).strip(),
            row.get(ids["area"]),
            row.get(ids["comparator"]),
            str(row.get(ids["unit"]) or "").strip(),
            str(row.get(ids["against"]) or "").strip(),
            str(row.get(ids["source"]) or "").strip(),
            *_noted(kind, row),
        )
        for row in answer
        if row.get(ids["area"]) is not None or row.get(ids["comparator"]) is not None
    ]


def _noted(kind: TableBase, row: Row) -> tuple[str, str]:
    """Which place the area is, and why it has no figure, as an import of a file notes them; "" where it does not."""
    area = kind.playing("area")
    long = next((column for column in kind.rows.columns if column.type == "long"), None)
    lines = str(row.get(long.id) or "").splitlines() if long else []
    begin = f"{area.label}: " if area else ""
    place = next((line.removeprefix(begin).strip().removesuffix(".") for line in lines if line.startswith(begin)), "")
    if not begin or not place:
        return "", ""
    notes = [line.partition(f", {place}: ")[2] for line in lines if row.get(kind.role("area")) is None]
    return place, next(filter(None, notes), "")


_PER_CENT = frozenset(("%", "per cent", "percent", "percentage", "pc", "pct"))


def same_unit(unit: str) -> str:
    """A unit as it is compared: case, blanks and the ways to write "per cent" do not count, nor one or many of it."""
    plain = " ".join(unit.casefold().strip(" ().").split())
    return "%" if plain in _PER_CENT else plain.removesuffix("s") if len(plain) > 3 else plain


def figure(number: float | None) -> str:
    """A number as people write it, thousands with a comma, "" for none. Two that differ are written differently."""
    if number is None:
        return ""
    plain = Decimal(number) if number == int(number) else Decimal(f"{number:.12g}")
    if not in_english():
        return decimal(number).replace("-", "\u2212")
    whole = f"{plain:,f}"
    whole = whole.rstrip("0").rstrip(".") if "." in whole else whole
    return whole.replace("-", "\u2212") if plain else "0"


def measured(number: float, unit: str) -> str:
    """A number with its unit as people write them: "75.5 years", "21%", "−£200"."""
    if unit in ("£", "$", "€"):
        return figure(number)[: number < 0] + unit + figure(abs(number))
    if unit == "%":
        return f"{figure(number)}%"
    return f"{figure(number)} {_single(unit) if number == 1 else unit}".strip()


def _single(unit: str) -> str:
    """One of a unit that is told as many: "club" of "clubs"; any other as it is."""
    if len(unit) < 4 or not unit.isalpha() or not unit.endswith("s") or unit.endswith(("ss", "us", "is")):
        return unit
    if unit.endswith("ies"):
        return f"{unit[:-3]}y"
    return unit[: -2 if unit.endswith(("xes", "ches", "shes", "sses")) else -1]


def hours_said(hours: float) -> str:
    """Hours in words, such as "1 hour" or "35.5 hours"."""
    many = int(hours) if hours == int(hours) else 2  # a part of one counts as many
    return t("1 hour") if hours == 1 else tn("{hours} hour", "{hours} hours", many, hours=figure(hours))


def exact(numbers: Iterable[float]) -> float:
    """A sum without what only the computer's way of counting adds."""
    total = round(fsum(numbers), 9)
    return int(total) if total == int(total) else total


def _sum(rows: Sequence[Row], column: str) -> float:
    return exact(row.get(column) or 0 for row in rows)


def _hours_table(kind: TableBase, found: Sequence[Activity]) -> Table | None:
    if not any(item.hours for item in found):
        return None
    chances = kind.role("chance") and any(item.chances for item in found)
    heads = (
        t("What"),
        t("How often"),
        t("Hours"),
        *((t("Of these: {label}", label=_label(kind, "chance")),) if chances else ()),
    )
    rows = [
        (
            item.name,
            str(item.rows),
            figure(item.hours) if item.unknown < item.rows else t("not given"),
            *_marked(item, chances),
        )
        for item in found
    ]
    total = exact(item.hours for item in found)
    marked = (figure(exact(item.chance_hours for item in found)),) if chances else ()
    rows.append((t("Together"), str(sum(item.rows for item in found)), figure(total), *marked))
    return Table(t("Where the time goes, in hours"), heads, tuple(rows))


def _marked(one: Activity, chances: Any) -> tuple[str, ...]:
    if not chances:
        return ()
    if one.chances and not one.chance_hours:
        return (t("marked, no hours"),)
    return (figure(one.chance_hours) if one.chances else "–",)


def _label(kind: TableBase, role: str) -> str:
    column = kind.playing(role)
    return column.label if column else ""
