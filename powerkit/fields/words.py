"""Words that people say about a community, with how many said each, through their table."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.fields.base import Option
from powerkit.fields.columns import Column
from powerkit.fields.rows import Rows
from powerkit.fields.table import TableOfRows
from powerkit.spec import Spec

OFTEN = (Option("often", "Often"), Option("sometimes", "Sometimes"), Option("once", "Once"))

COLUMNS = (
    Column("word", "Word or phrase", "text", "As people say it"),
    Column("count", "How many people said it", "number", "A number, if you know it"),
    Column("often", "Or simply", "choice", options=OFTEN),
    Column("who", "Who says it", "text", "A role or a group is enough, such as “parents at the school gate”"),
    Column("where", "Where you heard it", "text"),
    Column("quote", "In their words", "long"),
    Column("theme", "Theme", "text"),
    Column("pin", "Keep this small voice in view", "tick"),
)
"""The columns of the words CSV; "often" is for those who did not count."""


@dataclass(frozen=True)
class Words(TableOfRows):
    """Words and phrases, each with the number of people who said it."""

    name: ClassVar[str] = "words"

    @classmethod
    def read(cls, spec: Spec) -> Self:
        return cls(Rows("word", COLUMNS))

    def page(self) -> dict[str, Any]:
        return {**super().page(), "shown": "table"}
