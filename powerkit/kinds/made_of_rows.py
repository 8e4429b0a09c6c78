"""What the kinds made of rows share: tables, boards, maps and words are rows under columns, shown in their own ways."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from powerkit.documents.model import Block, Table
from powerkit.kinds.base import Problem
from powerkit.kinds.columns import Column
from powerkit.kinds.rows import Rows


@dataclass(frozen=True)
class MadeOfRows:
    """Answers that are *rows*: all that does not depend on how they are shown is the work of `Rows`."""

    rows: Rows
    name: ClassVar[str] = ""

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

    def let_out(self, answer: Any) -> Any:
        """The answer as others may read it: as it is."""
        return answer

    def numbers(self, answer: Any) -> Table | None:
        """The numbers that the picture of an answer shows, where it shows any."""
        return None

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
