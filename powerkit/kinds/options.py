"""Things to choose, what is wrong with an answer, and days: the small things that kinds and columns share."""

from dataclasses import dataclass
from datetime import date

from powerkit.text.catalogue import t
from powerkit.text.toml_reader import Spec, no_doubles

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


def spoken(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Options of ours (`later`) in the language of the deck."""
    return tuple(Option(option.id, t(option.label)) for option in options)


def read_options(spec: Spec, *, key: str = "options") -> tuple[Option, ...]:
    """The options of a choice, from a list of ``{id, label}``."""
    inner = spec.tables(key, named="option")
    options = tuple(Option(item.id(), item.text("label")) for item in inner)
    for item in inner:
        item.done()
    no_doubles(zip(inner, (option.id for option in options), strict=True))
    if not options and spec.has(key):
        spec.wrong(f'"{key}" needs at least one option, such as {{ id = "yes", label = "Yes" }}')
    return options


def check_date(text: str) -> tuple[str, tuple[Problem, ...]]:
    """A date as year-month-day, with years of four figures."""
    try:
        return date.fromisoformat(text.strip()).isoformat(), ()
    except ValueError:
        return text, (
            Problem(
                t('"{text}" is not a date. Write it as year-month-day, such as 2026-03-31', text=text.strip()[:20])
            ),
        )
