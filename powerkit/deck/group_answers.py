"""What several people say to one question: rows beside the card's answer, kept as an answer like any other.

Such an answer has the question's id after `ALSO`, and a wording that is saved with the entry. So it is searched, shown,
compared, forgotten and shared as every answer is, and stays readable whatever becomes of the deck.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from powerkit.deck.load import read_field
from powerkit.deck.model import Card, Field
from powerkit.text.toml_reader import ALSO, Spec

_COLUMNS = (
    {"id": "part", "label": "Their part, as they name it", "type": "text"},
    {"id": "words", "label": "What they say", "type": "long"},
)


def with_others(card: Card, ids: Iterable[str]) -> Card:
    """The card with a question for what others said after each question that one of *ids* stands for."""
    wanted = set(ids)
    return replace(card, fields=tuple(_with_others(card, wanted)))


def others_ids(card: Card) -> tuple[str, ...]:
    """The ids under which the card takes what others say: one for each question but those that only look back."""
    return tuple(ALSO + field.id for field in card.fields if not _alone(field))


def private_with(card: Card, answers: Mapping[str, Any], private: Mapping[str, bool]) -> dict[str, bool]:
    """The private switches, with what others said to a question kept as that question's own answer is."""
    follow = {
        ALSO + field.id: private.get(field.id, field.private) for field in card.fields if ALSO + field.id in answers
    }
    return {**private, **follow}


def _with_others(card: Card, wanted: set[str]) -> Iterator[Field]:
    for field in card.fields:
        yield field
        if ALSO + field.id in wanted and not _alone(field) and card.field(ALSO + field.id) is None:
            yield _others(field)


def _alone(field: Field) -> bool:
    """Whether a question takes no answers of others: one that looks back, a photo, a day."""
    return not field.kind.asks or field.kind.words_form == "date" or field.id.startswith(ALSO)


def _others(field: Field) -> Field:
    wording = {
        "id": ALSO + field.id,
        "kind": "table",
        "label": f"Also said: {field.label}",
        "row": "answer",
        "columns": [dict(column) for column in _COLUMNS],
        **({"private": True} if field.private else {}),
    }
    return read_field(Spec(wording, "", []))
