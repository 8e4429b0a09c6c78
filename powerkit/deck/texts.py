"""Every text of a deck's own, to tell it from the workbook's words on the same page: they may be in two languages."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from powerkit.deck.model import Deck


def texts_of(deck: Deck) -> frozenset[str]:
    """All of them, each once: what a question's kind says of its own accord is not among them."""
    return frozenset(texts_inside(deck))


def labels_of(deck: Deck) -> dict[str, int]:
    """What is chosen on a card, or called so by the deck: where a person's own words stand beside it in an answer.

    They stand before what is chosen in a row (-1), and after what is a choice of its own (1).
    """
    fields = [field for card in deck.cards.values() for field in card.fields]
    said = {text: 1 for field in fields for text in (*texts_inside(field.source), *field.kind.suggested)}
    options = (option for field in fields for column in field.kind.columns for option in column.options)
    return {**said, **{option.label: -1 for option in options}}


def texts_inside(part: Any) -> Iterator[str]:
    """Every text in a part of a deck, or in a JSON value such as an answer or its wording: ids of rows are none."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        yield from (text for key, inner in part.items() if not str(key).startswith("_") for text in texts_inside(inner))
    elif isinstance(part, tuple | list):
        yield from (text for inner in part for text in texts_inside(inner))
    elif is_dataclass(part):
        for each in fields(part):
            if each.name != "kind":  # its words that are the deck's stand in the question's source
                yield from texts_inside(getattr(part, each.name))
