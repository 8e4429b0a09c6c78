"""Things put in order, as the order was then and as it is now."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.documents.model import Block, Table
from powerkit.kinds.base import Prompt, Row, Screen
from powerkit.kinds.columns import Column
from powerkit.kinds.made_of_rows import MadeOfRows
from powerkit.kinds.options import Problem
from powerkit.kinds.rows import Rows
from powerkit.text.catalogue import t
from powerkit.text.dates import decimal
from powerkit.text.normalize import folded
from powerkit.text.phrasing import numbered
from powerkit.text.toml_reader import Spec

MOST = 50
"""So many things can be put in order."""

THEN, NOW = ORDERS = ("then", "now")
"""The two orders: a row has its place in each, from 1, or None."""

_LEAD = re.compile(r"\s*(?:\d{1,3}[.):]|[-–—•*])?\s*")


@dataclass(frozen=True)
class Ranking(MadeOfRows):
    """The deck's *items*, and a person's *own* where they can add some. Each is a row with its place then and now."""

    items: tuple[str, ...] = ()
    own: bool = True
    name: ClassVar[str] = "ranking"
    question_type: ClassVar[str] = "powerkit.kinds.ranking.question_type:RankingField"
    takes_notes: ClassVar[bool] = True
    fits_small: ClassVar[bool] = True

    @classmethod
    def read(cls, spec: Spec) -> Self:
        item = spec.text("item", "thing")
        items = spec.texts("items", ())
        own = spec.flag("own", not items)
        then, now = spec.text("then", t("Then")), spec.text("now", t("Now"))
        if len({folded(item) for item in items}) < len(items) or len(items) > MOST:
            spec.wrong(f'"items" must be at most {MOST} texts, each of its own')
        if not items and not own:
            spec.wrong('a ranking needs "items", a list of texts, or own = true')
        columns = (Column("item", item.capitalize(), "text"), Column(THEN, then, "number"), Column(NOW, now, "number"))
        return cls(Rows(item, columns), items, own)

    def page(self) -> dict[str, Any]:
        return {**super().page(), "drawn": True, "items": list(self.items), "own": self.own, "most": MOST}

    def screens(self) -> tuple[Screen, ...]:
        return tuple(
            Screen(column.id, column.label, t("{label}: which comes first?", label=column.label), column.id)
            for column in self.columns[1:]
        )

    def check(self, answer: Any) -> tuple[Any, tuple[Problem, ...]]:
        """Rows whose places run from 1 without a gap. A place that is none, or taken, is left open."""
        given = (
            [dict(row) if isinstance(row, Mapping) else row for row in answer] if isinstance(answer, list) else answer
        )
        wrong = list(self._check_places(given)) if isinstance(given, list) else []
        rows, problems = self.rows.check(given)
        for order in ORDERS:
            for place, row in enumerate(in_order(rows, order), 1):
                row[order] = place
        return rows, (*problems, *wrong)

    def _check_places(self, rows: list[Any]) -> Iterator[Problem]:
        """What is wrong with the places and the names of rows; a wrong place is taken out of its row."""
        if len(rows) > MOST:
            yield Problem(
                t("has {things}, but must have at most {most}", things=numbered(len(rows), self.rows.row), most=MOST)
            )
        known = {folded(item) for item in self.items}
        taken: set[tuple[str, Any]] = set()
        for number, row in enumerate(rows, 1):
            if not isinstance(row, dict):
                continue
            name = folded(row["item"]) if isinstance(row.get("item"), str) else ""
            if name and ("item", name) in taken:
                yield Problem(t("is there already, in a row above"), row=number, column="item")
            elif name and not self.own and name not in known:
                yield Problem(t("must be one of: {listed}", listed="; ".join(self.items)), row=number, column="item")
            taken.add(("item", name))
            for order in ORDERS:
                place = row.get(order) if name else None
                if place is None or place == "":
                    row[order] = None
                    continue
                if isinstance(place, bool) or not isinstance(place, int | float) or place not in range(1, MOST + 1):
                    yield Problem(
                        t("must be a place: a whole number from 1 to {most}", most=MOST), row=number, column=order
                    )
                    row[order] = None
                elif (order, place) in taken:
                    yield Problem(
                        t("is {place}, but another has that place", place=decimal(place)), row=number, column=order
                    )
                    row[order] = None
                taken.add((order, place))

    def rows_of(self, answer: Any) -> list[Row]:
        """All rows: in the order of now, then those with a place then alone, then the others."""
        return sorted(super().rows_of(answer), key=lambda row: [row.get(order) or 2 * MOST for order in (NOW, THEN)])

    def blank(self, answer: Any) -> bool:
        return not any(str(row.get("item") or "").strip() for row in self.rows_of(answer))

    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        """A table in the order of now; what has no place now comes last."""
        _, then, now = (column.label for column in self.columns)
        rows = [
            (_place(row, NOW), self.rows.title(row), f"{_place(row, THEN)} {moved(row, '({})')}".strip())
            for row in self.rows_of(answer)
        ]
        wide = 3 if any(row.get(THEN) for row in answer) else 2
        heads = (now, self.columns[0].label, then)
        return (Table(label, heads[:wide], tuple(row[:wide] for row in rows)),)

    def in_words(self, answer: Any) -> str:
        return "\n".join(
            ": ".join(filter(None, (self.rows.title(row), self._places(row)))) for row in self.rows_of(answer)
        )

    def in_short(self, answer: Any) -> str:
        return ", ".join(self.rows.title(row) for row in self.rows_of(answer))

    def parts(self, answer: Any) -> list[tuple[str, str]]:
        return [(self.rows.title(row), self._places(row)) for row in self.rows_of(answer)]

    def _places(self, row: Row) -> str:
        return ", ".join(f"{column.label} {row[column.id]}" for column in self.columns[:0:-1] if row.get(column.id))

    def compare(self, before: Any, after: Any) -> tuple[str, ...]:
        """New things, things gone, and those whose place among the things of both is another one."""
        olds, news = self.rows_of(before), self.rows_of(after)
        bare = [[{**row, THEN: None, NOW: None} for row in rows] for rows in (olds, news)]
        said = list(self.rows.compare(*bare))
        names = [{folded(self.rows.title(row)) for row in rows} for rows in (olds, news)]
        for order, label in ((NOW, self.columns[2].label), (THEN, self.columns[1].label)):
            was, now = (self._among(rows, names[0] & names[1], order) for rows in (olds, news))
            said += [
                t(
                    "{title}, {label} was: {said}",
                    title=self.rows.title(row),
                    label=label,
                    said=_said(olds, row, order, self) or t("no place"),
                )
                for row in news
                if was.get(key := folded(self.rows.title(row))) != now.get(key)
            ]
        return tuple(said)

    def _among(self, rows: Sequence[Row], names: Collection[str], order: str) -> dict[str, int]:
        """The places of the things that have these names, counted among them alone."""
        placed = (folded(self.rows.title(row)) for row in in_order(rows, order))
        return {name: place for place, name in enumerate((item for item in placed if item in names), 1)}

    def reworded(self, answer: Any, change: Callable[[str], str]) -> Any:
        """What the deck says stays as it is."""
        known = {folded(item) for item in self.items}
        return [
            row if folded(str(row.get("item") or "")) in known else self.rows.reworded([row], change)[0]
            for row in super().rows_of(answer)
        ]

    def people(self, answer: Any) -> Iterator[Row]:
        return iter(())

    def snapshot(self, answer: Any) -> Any:
        return answer

    def drawn_by(self) -> str:
        return "powerkit.kinds.ranking.picture:draw"

    def marked_by(self) -> str:
        return "powerkit.kinds.ranking.picture:draw_marked"

    def prompt(self, filled: Collection[str]) -> Prompt:
        how = t("One on each line, the first on top.")
        which = t("Put in order: {items}.", items="; ".join(self.items)) if self.items else ""
        return Prompt(f"{how} {which}".strip(), room=3)

    def from_note(self, before: Any, text: str, filled: Mapping[str, Any]) -> tuple[Any, str]:
        """The lines of a note as the order of now, below what has a place there already."""
        rows = [dict(row) for row in self.rows_of(before)]
        known = {folded(row["item"]): row for row in rows}
        deck = {folded(item): item for item in self.items}
        place = len(in_order(rows, NOW))
        for line in text.splitlines():
            words = _LEAD.sub("", line, count=1).strip()
            name = folded(words)
            if not name:
                continue
            if name not in known and name not in deck and not self.own:
                return before, t("“{words}” is none of: {listed}.", words=words, listed="; ".join(self.items))
            if name not in known:
                known[name] = {"item": deck.get(name, words), THEN: None, NOW: None}
                rows.append(known[name])
            if not known[name].get(NOW):
                place += 1
                known[name][NOW] = place
        if len(rows) > MOST:
            return before, t("There are more than {most}. Choose fewer, or another place.", most=MOST)
        return self.check(rows)[0], ""


def in_order(rows: Sequence[Row], order: str) -> list[Row]:
    """The rows that have a place in an order, the first on top."""
    return sorted((row for row in rows if row.get(order)), key=lambda row: row[order])


def moved(row: Row, form: str = "{}") -> str:
    """How far a thing has moved since then, such as "up 2"; "" where it has not two places."""
    way = way_of(row)
    if not way:
        return ""
    by = abs(row[THEN] - row[NOW])
    said = {"same": t("the same"), "up": t("up {number}", number=by), "down": t("down {number}", number=by)}
    return form.format(said[way])


def way_of(row: Row) -> str:
    """Which way a thing has moved since then: "up", "down" or "same"; "" where it has not two places."""
    then, now = row.get(THEN), row.get(NOW)
    if not then or not now:
        return ""
    return "same" if now == then else "up" if now < then else "down"


def _place(row: Row, order: str) -> str:
    return str(row.get(order) or "–")


def _said(olds: Sequence[Row], row: Row, order: str, kind: Ranking) -> str:
    title = folded(kind.rows.title(row))
    return next((str(old[order]) for old in olds if folded(kind.rows.title(old)) == title and old.get(order)), "")
