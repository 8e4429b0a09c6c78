"""The quick entry: What? So what? Now what? It belongs to no card, but is saved, found and shared as a card's is.

Each quick entry is a line of work of its own, under a card id such as "note.3f9a1c2e" that no deck can have. Its "Now
what?" is an action like any card's. Its answers are private at first: it is written in a hurry, often about people.
"""

import hashlib
import re

from powerkit.deck import Card, Deck, field_from
from powerkit.text.catalogue import later, t

NOTE = "note"
"""What all quick entries are called where a card is named; on its own it stands for a new one."""

TITLE = later("Quick entry")

_ID = re.compile(r"note\.[0-9a-f]{8}\Z")

_FIELDS = (
    {"id": "what", "kind": "text", "label": later("What happened?"), "rows": 3, "private": True},
    {"id": "so_what", "kind": "text", "label": later("So what? Why does it matter?"), "rows": 3, "private": True},
    {"id": "now_what", "kind": "action", "label": later("Now what?"), "private": True},
    {"id": "after", "kind": "text", "form": "line", "label": later("It follows from"), "private": True},
)


def is_note(card: str) -> bool:
    """Whether a card's id is that of a quick entry."""
    return _ID.match(card) is not None


def number_of(card: str) -> str:
    """A card's number as people read it; "" for what is the workbook's own, such as a quick entry or a review."""
    return card if card[:1].isdecimal() else ""


def note_id(client: str, number: int) -> str:
    """The id of the quick entry that *client* makes with its message *number*: the same when it is sent again."""
    return f"{NOTE}.{hashlib.sha256(f'{client}/{number}'.encode('utf-8', 'replace')).hexdigest()[:8]}"


def note_card(one: str) -> Card:
    """The quick entry of that id as a card, with its questions."""
    fields = tuple(
        field for asked in _FIELDS if (field := field_from({**asked, "label": t(str(asked["label"]))})) is not None
    )
    return Card(one, t(TITLE), "", t("One minute"), "", (), fields)


def find_card(deck: Deck, one: str) -> Card:
    """The card of that id in the deck, or the quick entry of that id.

    Raises:
        DeckError: there is neither.
    """
    return note_card(one) if is_note(one) else deck.card(one)
