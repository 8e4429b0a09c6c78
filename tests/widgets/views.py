"""Card views for the tests: the shape the workbook sends to the page."""

from __future__ import annotations

from typing import Any

from powerkit.content import deck_folder
from powerkit.deck import load_deck
from powerkit.page import card_view

TIMING = {"ack": 250, "debounce": 10, "save": 400}
STAGES = [
    {"id": "planned", "label": "Planned", "hint": "I know what I will do"},
    {"id": "out", "label": "Out doing it", "hint": ""},
    {"id": "back", "label": "Back to reflect", "hint": ""},
]


def deck_view(card: str = "1.1") -> dict[str, Any]:
    """A card of the real deck, as the page gets it, with timers short enough for a test."""
    deck = load_deck(deck_folder())
    return {**card_view(deck, deck.card(card), "test"), "timing": TIMING}


def view_of(*fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A small card with these fields; `more` adds to the view."""
    plain = {"hint": "", "private": False, "short": False}
    return {
        "workbook": "test",
        "card": {
            "id": "9.9",
            "title": "A card for tests",
            "capability": "We test what we make",
            "summary": "One line of summary.",
            "time": "Ten minutes",
            "have": "Nothing",
            "steps": ["Do this.", "Then that."],
        },
        "stages": STAGES,
        "fields": [{**plain, **each} for each in fields],
        "timing": TIMING,
        **more,
    }


WORDS = {"id": "words", "kind": "text", "form": "lines", "label": "What did you hear?", "hint": "In their own words."}
LINE = {"id": "place", "kind": "text", "form": "line", "label": "Where?"}
CHOICE = {
    "id": "clear",
    "kind": "choice",
    "label": "Was it clear?",
    "options": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}],
    "dont_know": True,
}
MANY = {
    "id": "which",
    "kind": "choice",
    "label": "Which of these?",
    "many": True,
    "options": [{"id": "a", "label": "Apples"}, {"id": "b", "label": "Bread"}],
    "dont_know": True,
}
SCALE = {"id": "felt", "kind": "scale", "label": "How comfortable?", "low": "Not at all", "high": "Completely", "points": 5}
ACTION = {"id": "action", "kind": "action", "label": "What will you do?"}
TABLE = {
    "id": "gaps",
    "kind": "table",
    "label": "Where are the gaps?",
    "row": "gap",
    "shown": "table",
    "columns": [
        {"id": "what", "label": "Gap", "type": "text"},
        {"id": "size", "label": "People", "type": "number"},
        {"id": "by", "label": "By when", "type": "date"},
        {"id": "near", "label": "How near", "type": "choice", "options": [{"id": "n", "label": "Near"}, {"id": "f", "label": "Far"}]},
        {"id": "seen", "label": "Seen", "type": "tick"},
    ],
}
WIDE = {
    "id": "people",
    "kind": "map",
    "label": "Your map",
    "row": "person",
    "shown": "table",
    "columns": [
        {"id": "name", "label": "Name", "type": "people"},
        {"id": "tie", "label": "Strength", "type": "scale", "low": "Weak", "high": "Strong", "points": 3},
        *[{"id": f"c{i}", "label": f"Column {i}", "type": "text"} for i in range(6)],
    ],
}
FACING = {
    "id": "views",
    "kind": "table",
    "label": "Your two views",
    "row": "topic",
    "shown": "facing",
    "left": "mine",
    "right": "theirs",
    "mark": "differs",
    "suggest": ["Getting around", "Feeling safe"],
    "columns": [
        {"id": "topic", "label": "Topic", "type": "text"},
        {"id": "mine", "label": "How I see it", "type": "long"},
        {"id": "theirs", "label": "How they see it", "type": "long"},
        {"id": "differs", "label": "We see this differently", "type": "tick"},
    ],
}
WHY = {"id": "why", "kind": "text", "label": "Why was it not clear?", "when": {"field": "clear", "is": ["no"]}}
EVERY_KIND = (WORDS, LINE, CHOICE, WHY, MANY, SCALE, TABLE, WIDE, FACING, ACTION)
