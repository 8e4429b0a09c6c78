"""The deck: what it is (`model`), and how it is read from ``deck/*.toml`` and checked (`reading`)."""

from powerkit.deck.group_answers import others_ids, private_with, with_others
from powerkit.deck.load import deck_in_use, field_from, load_deck, read_field
from powerkit.deck.model import (
    ORIGINS,
    ROLES,
    Capability,
    Card,
    Deck,
    Field,
    Guidance,
    Reference,
    Sheet,
    Sitting,
    Stage,
    Story,
    Take,
    When,
)

__all__ = [
    "ORIGINS",
    "ROLES",
    "Capability",
    "Card",
    "Deck",
    "Field",
    "Guidance",
    "Reference",
    "Sheet",
    "Sitting",
    "Stage",
    "Story",
    "Take",
    "When",
    "deck_in_use",
    "field_from",
    "load_deck",
    "others_ids",
    "private_with",
    "read_field",
    "with_others",
]
