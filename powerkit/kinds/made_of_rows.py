"""What the kinds made of rows share: tables, boards, maps and words are rows under columns, shown in their own ways."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Block
from powerkit.kinds.base import Kind, Prompt, Row
from powerkit.kinds.columns import Column
from powerkit.kinds.options import Problem
from powerkit.kinds.rows import Rows
from powerkit.text.catalogue import t
from powerkit.text.normalize import folded


@dataclass(frozen=True)
class MadeOfRows(Kind):
    """Answers that are *rows*: all that does not depend on how they are shown is the work of `Rows`."""

    rows: Rows

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.rows.columns

    def column(self, id: str) -> Column | None:
        """The column of that id, or None."""
        return next((column for column in self.rows.columns if column.id == id), None)

    def page(self) -> dict[str, Any]:
        return {
            "row": self.rows.row,
            "columns": [column.page() for column in self.rows.columns],
            "shown": "table",
            "suggest": [],
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

    def rows_of(self, answer: Any) -> list[Row]:
        return answer if isinstance(answer, list) else []

    def row_title(self, row: Row) -> str:
        return self.rows.title(row)

    def parts(self, answer: Any) -> list[tuple[str, str]]:
        return [(self.rows.title(row), self.rows.brief(row)) for row in self.rows_of(answer)]

    def in_words(self, answer: Any) -> str:
        rows = self.rows_of(answer)
        return "\n".join(f"{self.rows.title(row)}: {self.rows.detail(row)}".rstrip(": ") for row in rows)

    def in_short(self, answer: Any) -> str:
        """What the first two columns of each row say, a line each."""
        second = self.columns[1:2]
        said = (
            (self.rows.title(row), *(item.show(row.get(item.id)) for item in second)) for row in self.rows_of(answer)
        )
        return "\n".join(": ".join(item).rstrip(": ") for item in said)

    def people(self, answer: Any) -> Iterator[Row]:
        """The names in the first column as not yet there, with the rest of the row as what is wished for."""
        first, *rest = self.columns
        said: set[str] = set()
        for row in self.rows_of(answer):
            wish = "\n".join(text for text in (item.show(row.get(item.id)) for item in rest) if text)
            for name in re.split(r"[;,\n]", str(row.get(first.id) or "")):
                if name.strip() and folded(name) not in said:  # said of two things, it is one person
                    said.add(folded(name))
                    yield {"name": name.strip(), "not_yet": True, "wish": wish}

    def told_by(self, what: str) -> str:
        return "powerkit.kinds.table.queries:tell" if what == "paste" else super().told_by(what)

    def noted_columns(self, filled: Collection[str]) -> tuple[Column, ...]:
        """The columns that notes can fill, in order: no ticks, and none that is filled by itself."""
        return tuple(item for item in self.columns if item.type not in ("tick", "scale") and item.id not in filled)

    def prompt(self, filled: Collection[str]) -> Prompt:
        columns = self.noted_columns(filled)
        heads = tuple(item.label for item in columns)
        how = t("One on each line, after a dash.")
        between = t("Put | between: {columns}", columns=" | ".join(heads)) if len(heads) > 1 else ""
        shares = tuple(3 if item.type == "long" else 2 for item in columns)
        return Prompt(f"{how} {between}".strip(), heads, room=3, shares=shares)
