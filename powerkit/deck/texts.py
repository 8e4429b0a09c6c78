"""Every text of a deck's own, to tell it from the workbook's words on the same page: they may be in two languages."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from powerkit.deck.model import Deck


def texts_of(deck: Deck) -> frozenset[str]:
    """All of them, each once: what a question's kind says of its own accord is not among them."""
    return frozenset(texts_in(deck))


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
