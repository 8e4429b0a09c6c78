"""The steps of a card: which of its questions stand on one screen, and what the screen is called.

A deck names a step at its first question; the questions after it go on with it. A deck that names none gets steps of
its own: a tool has a screen to itself, small questions share one, at most `SMALL` of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from powerkit.deck.model import Card, Field
from powerkit.text.toml_reader import Spec

MOST = 7
"""Steps a deck may name on a card."""
SMALL = 3
LONGEST = 28
"""Characters of a step's name: it stands in one line with the card's title."""


@dataclass(frozen=True)
class Step:
    """One screen of a card: its *title*, and the ids of its *fields* in the card's order."""

    title: str
    fields: tuple[str, ...]


def steps_of(card: Card) -> tuple[Step, ...]:
    """The steps of a card, each question in one of them; "Keep it" at the end is not among them."""
    named = any(field.step for field in card.fields)
    groups = _named(card) if named else _sensible(card)
    return tuple(Step(fields[0].step or fields[0].label, tuple(field.id for field in fields)) for fields in groups)


def check_steps(spec: Spec, card: Card) -> None:
    """Say what is wrong with the steps a card names."""
    names = [field.step for field in card.fields if field.step]
    if names and not card.fields[0].step:
        spec.wrong('the first question has no "step", but others have: name the step it begins')
    if len(names) > MOST:
        spec.wrong(f"has {len(names)} steps, but at most {MOST} can be seen at a glance")
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            spec.wrong(f'has two steps called "{name}"; a step is named at its first question only')
        if len(name) > LONGEST:
            spec.wrong(f'the step "{name}" is longer than {LONGEST} characters')


def _named(card: Card) -> Iterator[list[Field]]:
    group: list[Field] = []
    for field in card.fields:
        if field.step and group:
            yield group
            group = []
        group.append(field)
    yield group


def _sensible(card: Card) -> Iterator[list[Field]]:
    group: list[Field] = []
    for field in card.fields:
        follows = field.when is not None or _beside(field, group)
        full = len(group) >= SMALL or any(_is_tool(other) for other in group)
        if group and not follows and (full or _is_tool(field)):
            yield group
            group = []
        group.append(field)
    if group:
        yield group


def _is_tool(field: Field) -> bool:
    """Whether an answer needs the screen for itself, as a table, a map or a look back does; an action does too."""
    kind = field.kind
    return bool(kind.columns or kind.photo_called or kind.looks_back() or not (kind.words_form or kind.choices()))


def _beside(field: Field, group: list[Field]) -> bool:
    """Whether it is a photo that may stand in the place of the question before it."""
    return bool(group) and field.id == f"{group[-1].id}_photo"
