"""Rows under typed columns: the shape shared by tables, maps, words and boards."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Block, Table
from powerkit.kinds.columns import Column
from powerkit.kinds.options import Problem
from powerkit.text.catalogue import t
from powerkit.text.normalize import folded, tidy

ROW_ID = "_id"
"""The key of a row's own id, which other rows and later versions may point to."""

PLACE_ID = re.compile(r"r\d{1,4}")
"""An id made from a row's place, as the first versions made them: it follows no row from one file to the next."""

UNREAD = "_unread"
"""The key of what was pasted or came from a file into a row and could not be read: a text under its column's id."""

_MOST_UNREAD = 2000

WIDEST = 5
"""A table of more columns than this does not fit a page or a small window."""


@dataclass(frozen=True)
class Rows:
    """A list of objects, a value for each of the *columns*; *row* is what one is called, such as "topic".

    The first column names its row. Each row carries an id of its own under `ROW_ID`; where one is missing it is
    made from what the row is called, so that the same file read twice gives the same rows, and another file others.
    """

    row: str
    columns: tuple[Column, ...]
    unseen: tuple[tuple[str, re.Pattern[str]], ...] = ()
    """What a row keeps beside its columns and nobody reads: the key of a text, and the pattern it must have."""

    def check(self, answer: Any) -> tuple[list[dict[str, Any]], tuple[Problem, ...]]:
        """The rows that hold something, tidy, and what is wrong with the cells."""
        if answer is None or answer == "":
            return [], ()
        if not isinstance(answer, list):
            return [], (Problem(t("must be a list of rows, one for each {row}", row=self.row)),)
        problems: list[Problem] = []
        rows: list[dict[str, Any]] = []
        taken: set[str] = set()
        given_ids = {str(row[ROW_ID]) for row in answer if isinstance(row, dict) and row.get(ROW_ID)}
        for number, given in enumerate(answer, 1):
            if not isinstance(given, dict):
                problems.append(Problem(t("must be an object with any of: {known}", known=self._known()), row=number))
                continue
            row = self._row(given, number, problems)
            if any(not _empty(row[column.id]) for column in self.columns) or UNREAD in row:
                row[ROW_ID] = own_id(given.get(ROW_ID), number, taken, folded(self.title(row)), given_ids)
                rows.append(row)
        return rows, tuple(problems)

    def blank(self, answer: Any) -> bool:
        """Whether no row holds anything."""
        return not any(
            row.get(UNREAD) or not _empty(row.get(column.id)) for row in answer or () for column in self.columns
        )

    def describe(self, answer: list[dict[str, Any]], label: str) -> tuple[Block, ...]:
        """One table; blank columns are left out. A wide one has all but the title in one cell."""
        used = [column for number, column in enumerate(self.columns) if number == 0 or self._used(column, answer)]
        if len(used) > WIDEST:
            heads: tuple[str, ...] = (used[0].label, t("What I noted"))
            rows = [(self.title(row), self.detail(row, "\n")) for row in answer]
            return (Table(label, heads, tuple(rows)),)
        heads = tuple(column.label for column in used)
        shown = [tuple(_shown(column, row) for column in used) for row in answer]
        return (Table(label, heads, tuple((first or "–", *rest) for first, *rest in shown)),)

    def texts(self, answer: list[dict[str, Any]]) -> Iterator[str]:
        """Every text in the rows."""
        for row in answer:
            for column in self.columns:
                value = row.get(column.id)
                if column.type in ("text", "long", "people", "choice") and value:
                    yield column.show(value)
            yield from (row.get(UNREAD) or {}).values()

    def names(self, answer: list[dict[str, Any]]) -> Iterator[str]:
        """Every text of the columns that hold people."""
        for row in answer:
            yield from (row[column.id] for column in self.columns if column.type == "people" and row.get(column.id))

    def compare(self, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> tuple[str, ...]:
        """New rows, rows gone and cells changed, in sentences; rows are matched by what names them, then by id."""
        olds, news = list(before or ()), list(after or ())
        same = self._same(olds, news)
        said: list[str] = []
        for number, row in enumerate(news):
            if number in same:
                said += self._cells(olds[same[number]], row)
            else:
                said.append(t("New {row}: {title}", row=self.row, title=self.title(row)))
        kept = set(same.values())
        said += [
            t("No longer there: {title}", title=self.title(row))
            for number, row in enumerate(olds)
            if number not in kept
        ]
        return tuple(said)

    def _same(self, olds: list[dict[str, Any]], news: list[dict[str, Any]]) -> dict[int, int]:
        """Which row is which, by place, each once: by id and name, by name, or by an id that follows a row."""

        def both(row: dict[str, Any]) -> Any:
            return row.get(ROW_ID), folded(self.title(row))

        def named(row: dict[str, Any]) -> Any:
            return folded(self.title(row))

        def own(row: dict[str, Any]) -> Any:
            one = str(row.get(ROW_ID) or "")
            return None if not one or PLACE_ID.fullmatch(one) else one

        found: dict[int, int] = {}
        for key in (both, named, own):
            left: dict[Any, list[int]] = {}
            taken = set(found.values())
            for place, row in enumerate(olds):
                if place not in taken and key(row) is not None:
                    left.setdefault(key(row), []).append(place)
            for place, row in enumerate(news):
                if place not in found and left.get(key(row)):
                    found[place] = left[key(row)].pop(0)
        return found

    def reworded(self, answer: list[dict[str, Any]], change: Callable[[str], str]) -> list[dict[str, Any]]:
        """The rows with what stands in the columns of text passed through *change*."""
        written = {column.id for column in self.columns if column.type in ("text", "long", "people")}
        changed: list[dict[str, Any]] = [
            {key: change(value) if key in written and isinstance(value, str) else value for key, value in row.items()}
            for row in answer
        ]
        for row in changed:
            if UNREAD in row:
                row[UNREAD] = {column: change(text) for column, text in row[UNREAD].items()}
        return changed

    def title(self, row: dict[str, Any]) -> str:
        """What names a row: the text of its first column, or of the first one with something in it."""
        shown = (_shown(column, row) for column in self.columns)
        return next((text for text in shown if text), "") or t("a {row} with no name", row=self.row)

    def detail(self, row: dict[str, Any], between: str = "; ") -> str:
        """What a row says beside its title, each thing after its column's label."""
        title = self.title(row)
        shown = [_shown(column, row) for column in self.columns]
        said = [f"{column.label}: {text}" for column, text in zip(self.columns, shown, strict=True)]
        return between.join(text for text, value in zip(said, shown, strict=True) if value and value != title)

    def brief(self, row: dict[str, Any]) -> str:
        """The first few of a row's choices and numbers, beside its title: enough to tell rows apart in a list."""
        title = self.title(row)
        shown = (
            column.show(row.get(column.id))
            for column in self.columns
            if column.type in ("choice", "number", "date", "scale")
        )
        return " · ".join([text for text in shown if text and text != title][:3])

    def _cells(self, old: dict[str, Any], new: dict[str, Any]) -> list[str]:
        return [
            t(
                "{title}, {label} was: {shown}",
                title=self.title(new),
                label=column.label,
                shown=_shown(column, old) or t("blank"),
            )
            for column in self.columns
            if _shown(column, old) != _shown(column, new)
        ]

    def _row(self, given: dict[str, Any], number: int, problems: list[Problem]) -> dict[str, Any]:
        known = {column.id for column in self.columns} | {ROW_ID, UNREAD, *(key for key, _ in self.unseen)}
        for key in given.keys() - known:
            problems.append(
                Problem(
                    t("is not a column here. It may have: {known}", known=self._known()), row=number, column=str(key)
                )
            )
        row: dict[str, Any] = {}
        for column in self.columns:
            row[column.id], wrong = column.check(given.get(column.id))
            if wrong:
                problems.append(Problem(wrong, row=number, column=column.id))
        row |= {key: str(given[key]) for key, shape in self.unseen if shape.fullmatch(str(given.get(key) or ""))}
        if unread := self._unread(given, row):
            row[UNREAD] = unread
        return row

    def _unread(self, given: dict[str, Any], row: dict[str, Any]) -> dict[str, str]:
        """What could not be read, where nothing has been put in its place since."""
        kept = given.get(UNREAD)
        texts = kept if isinstance(kept, dict) else {}
        return {
            column.id: tidy(texts[column.id])[:_MOST_UNREAD]
            for column in self.columns
            if isinstance(texts.get(column.id), str) and texts[column.id].strip() and _empty(row[column.id])
        }

    def _used(self, column: Column, answer: list[dict[str, Any]]) -> bool:
        return any(_shown(column, row) for row in answer)

    def _known(self) -> str:
        return ", ".join(column.id for column in self.columns)


def _shown(column: Column, row: dict[str, Any]) -> str:
    """A cell as people read it: what it holds, or what was put there and could not be read."""
    return column.show(row.get(column.id)) or str((row.get(UNREAD) or {}).get(column.id, ""))


def _empty(value: Any) -> bool:
    return value is None or value is False or (isinstance(value, str) and not value.strip())


def own_id(given: Any, number: int, taken: set[str], called: str = "", others: Collection[str] = ()) -> str:
    """The id a row came with, or one made from what it is *called*, else from its place (from 1).

    Those in *taken* are not given twice, and none that is made is one of those that *others* came with.
    """
    came = isinstance(given, str) and bool(given)
    made = "r" + hashlib.sha256(called.encode()).hexdigest()[:8] if called else f"r{number}"
    one = tidy(given)[:40] if came else made
    while one in taken or (one in others and not (came and one == tidy(given)[:40])):
        one = "r" + hashlib.sha256(f"{one}{number}".encode()).hexdigest()[:8]
    taken.add(one)
    return one
