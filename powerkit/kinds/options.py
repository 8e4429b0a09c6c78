"""Things to choose, what is wrong with an answer, and days: the small things that kinds and columns share."""

from dataclasses import dataclass
from datetime import date
from typing import Any

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


def check_scale(value: Any, points: int, *, dont_know: bool = True) -> tuple[Any, str]:
    """A point from 1 to *points*, or `DONT_KNOW` where that may be said; and what is wrong with it."""
    if value == DONT_KNOW and dont_know:
        return value, ""
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= points:
        return value, ""
    if not dont_know:
        return None, t("must be a whole number from 1 to {points}", points=points)
    return None, t('must be a whole number from 1 to {points} or "{dont_know}"', points=points, dont_know=DONT_KNOW)


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
