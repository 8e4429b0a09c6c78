"""Every text of a deck's own, to tell it from the workbook's words on the same page: they may be in two languages."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from powerkit.deck.model import Deck


def texts_of(deck: Deck) -> frozenset[str]:
    """All of them, each once: what a question's kind says of its own accord is not among them."""
    return frozenset(texts_in(deck))


def labels_of(deck: Deck) -> dict[str, int]:
    """What is chosen on a card, or called so by the deck: where a person's own words stand beside it in an answer.

    They stand before what is chosen in a row (-1), and after what is a choice of its own (1).
    """
    fields = [field for card in deck.cards.values() for field in card.fields]
    said = {text: 1 for field in fields for text in (*texts_in(field.source), *field.kind.suggested)}
    options = (option for field in fields for column in field.kind.columns for option in column.options)
    return {**said, **{option.label: -1 for option in options}}


def texts_in(part: Any) -> Iterator[str]:
    """Every text of a part of a deck, or of what else stands in its folder."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for inner in part.values():
            yield from texts_in(inner)
    elif isinstance(part, tuple | list):
        for inner in part:
            yield from texts_in(inner)
    elif is_dataclass(part):
        for each in fields(part):
            if each.name != "kind":  # its words that are the deck's stand in the question's source
                yield from texts_in(getattr(part, each.name))
