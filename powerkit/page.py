"""What the page must know to show a card: its wording and its fields, and never an answer."""

from typing import Any

from powerkit.deck import Card, Deck


def card_view(deck: Deck, card: Card, workbook: str) -> dict[str, Any]:
    """The card as JSON for the script on the page.

    *workbook* is the log book's own id: the browser keeps unsent words under it.
    """
    return {
        "workbook": workbook,
        "card": {
            "id": card.id,
            "title": card.title,
            "capability": deck.capability_of(card.id).title,
            "summary": card.summary,
            "time": card.time,
            "have": card.have,
            "steps": list(card.steps),
        },
        "read_back": card.read_back,
        "stages": [{"id": stage.id, "label": stage.label, "hint": stage.hint} for stage in deck.stages],
        "fields": [field.page() for field in card.fields],
    }
