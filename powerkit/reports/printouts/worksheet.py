"""What stands on a page to take along: the task, words to say first, and the card's questions, numbered."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from powerkit.deck import Card, Field
from powerkit.deck import Take as Asked
from powerkit.errors import FileError
from powerkit.kinds.base import Prompt
from powerkit.text.catalogue import t


@dataclass(frozen=True)
class Question(Prompt):
    """One question to carry: the *field*'s id and *label*, and its *number* on the page."""

    number: int = 0
    field: str = ""
    label: str = ""


@dataclass(frozen=True)
class Carried:
    """The page. *chosen* are answers the leader wants on it, each under its question; *tallies* lines to count on."""

    card: str
    title: str
    summary: str
    time: str
    have: str
    steps: tuple[str, ...]
    say: tuple[str, ...]
    chosen: tuple[tuple[str, str], ...]
    tallies: tuple[str, ...]
    questions: tuple[Question, ...]

    @property
    def name(self) -> str:
        """What its file is called."""
        return t("To take along ({card})", card=self.card)


def carried(card: Card, answers: Mapping[str, Any] | None = None, chosen: Collection[str] = ()) -> Carried:
    """The card's page to take along, with those of *answers* that are *chosen* and may stand on it.

    Raises:
        FileError: the card is not done away from the desk.
    """
    asked = _asked(card)
    shown = tuple((item.label, text) for item in choosable(card) if item.id in chosen if (text := _text(item, answers)))
    return Carried(
        card.id,
        card.title,
        card.summary,
        card.time,
        card.have,
        card.steps,
        asked.say,
        shown,
        tuple(_tallies(card, asked)),
        tuple(_question(number, field, asked) for number, field in enumerate(carried_fields(card), 1)),
    )


def carried_fields(card: Card) -> tuple[Field, ...]:
    """The questions on the page, in order: the first has number 1."""
    return tuple(field for item in _asked(card).fields if (field := card.field(item)) is not None)


def choosable(card: Card) -> tuple[Field, ...]:
    """The questions whose answers may stand on the page."""
    return tuple(field for item in _asked(card).choose if (field := card.field(item)) is not None)


def as_text(page: Carried) -> str:
    """The page as plain text to write between: what a phone's notes can take."""
    lines = [t("Card {card}: {page}", card=page.card, page=page.title), "", *(f"Say: {item}" for item in page.say)]
    lines += [f"{label} {text}" for label, text in page.chosen]
    for question in page.questions:
        lines += ["", f"{question.number}. {question.label}", *([f"({question.how})"] if question.how else []), ""]
    return "\n".join(lines) + "\n"


def _question(number: int, field: Field, asked: Asked) -> Question:
    prompt = field.kind.prompt(asked.fill.get(field.id, {}))
    return Question(**vars(prompt), number=number, field=field.id, label=field.label)


def _tallies(card: Card, asked: Asked) -> Iterator[str]:
    """A line to count on for each answer there can be, in each group; one line where there is nothing to choose."""
    field = card.field(asked.tally) if asked.tally else None
    if field is None or not field.kind.columns:
        return
    choices = [column for column in field.kind.columns if column.type == "choice"]
    if not choices:
        yield t("People I have asked")
    for labels in (
        product(*([option.label for option in choice.options] for choice in reversed(choices))) if choices else ()
    ):
        yield ", ".join(labels)


def _text(field: Field, answers: Mapping[str, Any] | None) -> str:
    answer, problems = field.kind.check((answers or {}).get(field.id))
    if problems or field.kind.blank(answer):
        return ""
    return field.kind.in_words(answer)


def _asked(card: Card) -> Asked:
    asked = card.taken
    if asked is None:
        raise FileError(
            t("Card {card} has no page to take along.", card=card.id), t("Cards done away from the desk have one.")
        )
    return asked
