"""What every kind of answer can do, and the small things they share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol, Self

from powerkit.documents.model import Block
from powerkit.text.toml_reader import Spec

DONT_KNOW = "dont_know"
"""The answer "I don't know", which is an answer and not a blank."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with an answer: *text* says it in one plain line; *row* (from 1) and *column* say where."""

    text: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True)
class Option:
    """One thing to choose. Its *id* is what is stored, its *label* what people read."""

    id: str
    label: str


class Kind(Protocol):
    """A kind of answer with the options one field gave it. Pure: it reads nothing, writes nothing and draws nothing.

    Answers are JSON values. A blank answer is never wrong: no question is compulsory.
    """

    name: ClassVar[str]

    @classmethod
    def read(cls, spec: Spec) -> Self:
        """The kind with its options as the deck gives them; what is wrong goes to the spec's problems."""
        ...

    def page(self) -> dict[str, Any]:
        """What the script on the page must know to show this field, as JSON."""
        ...

    def check(self, answer: Any) -> tuple[Any, tuple[Problem, ...]]:
        """The answer in its tidy form, and what is wrong with it."""
        ...

    def blank(self, answer: Any) -> bool:
        """Whether nothing was answered."""
        ...

    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        """The answer as blocks of a document, for an answer that is not blank and was checked."""
        ...

    def texts(self, answer: Any) -> Iterator[str]:
        """Every text in the answer, for the search."""
        ...

    def names(self, answer: Any) -> Iterator[str]:
        """Every text of the answer that holds people's names."""
        ...

    def compare(self, before: Any, after: Any) -> tuple[str, ...]:
        """What changed between two answers, in sentences."""
        ...

    def reworded(self, answer: Any, change: Callable[[str], str]) -> Any:
        """The same answer with every text that a person wrote passed through *change*; what was chosen stays."""
        ...


def read_options(spec: Spec, *, key: str = "options") -> tuple[Option, ...]:
    """The options of a choice, from a list of ``{id, label}``."""
    from powerkit.text.toml_reader import no_doubles

    inner = spec.tables(key, named="option")
    options = tuple(Option(one.id(), one.text("label")) for one in inner)
    for one in inner:
        one.done()
    no_doubles(zip(inner, (option.id for option in options), strict=True))
    if not options and spec.has(key):
        spec.wrong(f'"{key}" needs at least one option, such as {{ id = "yes", label = "Yes" }}')
    return options


def check_date(text: str) -> tuple[str, tuple[Problem, ...]]:
    """A date as year-month-day, with years of four figures."""
    try:
        return date.fromisoformat(text.strip()).isoformat(), ()
    except ValueError:
        return text, (Problem(f'"{text.strip()[:20]}" is not a date. Write it as year-month-day, such as 2026-03-31'),)
