"""Whose words stand in what leaves: what people wrote, and what the deck and the workbook say beside it."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from powerkit.deck import Field
from powerkit.deck.texts import texts_inside
from powerkit.documents.model import passed_by, words_of
from powerkit.logbook.model import Action

_WRITTEN = "…"  # stands where somebody wrote


def written_in(field: Field, answer: Any) -> tuple[str, ...]:
    """Every text of an answer that somebody wrote; what was chosen is none."""
    return passed_by(partial(field.kind.reworded, answer))


def written_of(action: Action) -> tuple[str, ...]:
    """Every text of an action."""
    return action.what, action.who, action.how, action.happened, action.learnt, action.next, action.reason


def said_by_us(field: Field, answer: Any) -> Iterator[str]:
    """What the deck and the workbook say of a question and of its answer: wording, labels, and what joins them."""
    yield from said_of(field)
    yield from words_of(field.kind.describe(field.kind.reworded(answer, lambda _: _WRITTEN), field.label))


def said_of(field: Field) -> Iterator[str]:
    """The wording of a question with every heading and choice of its kind."""
    yield from texts_inside(field.wording)
    yield from (option.label for option in field.kind.choices())
    for column in field.kind.columns:
        yield from (column.label, *(option.label for option in column.options))
