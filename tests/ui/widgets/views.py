"""Card views for the tests: the shape the workbook sends to the page."""

from __future__ import annotations

from typing import Any

PATIENT = {"ack": 60_000, "debounce": 10, "save": 60_000, "ask": 60_000}
"""Timers that never run out in a test, however busy the machine is."""
QUICK = {"ack": 250, "debounce": 10, "save": 400}
"""Timers for tests in which nobody answers."""
STAGES = [
    {"id": "planned", "label": "Planned", "hint": "I know what I will do"},
    {"id": "out", "label": "Out doing it", "hint": ""},
    {"id": "back", "label": "Back to reflect", "hint": ""},
]


ALONE = ("recall", "photo")
"""What takes no answers of others beneath it, as `powerkit.deck.group_answers` says."""


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
        "fields": [
            {**plain, "others": each["kind"] not in ALONE and each.get("form") != "date", **each} for each in fields
        ],
        "timing": PATIENT,
        **more,
    }


def quick(view: dict[str, Any]) -> dict[str, Any]:
    """The same card with timers that soon run out."""
    return {**view, "timing": QUICK}


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
SCALE = {
    "id": "felt",
    "kind": "scale",
    "label": "How comfortable?",
    "low": "Not at all",
    "high": "Completely",
    "points": 5,
}
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
        {"id": "seen", "label": "Seen", "type": "tick"},
    ],
}
WIDE = {
    "id": "people",
    "kind": "table",
    "label": "Your map",
    "row": "person",
    "shown": "table",
    "columns": [
        {"id": "name", "label": "Name", "type": "people"},
        {"id": "near", "label": "How near", "type": "choice", "options": [{"id": "n", "label": "Near"}]},
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
PLACE = {**LINE, "label": "Where do you walk?", "hint": "Let them choose the route if they would like to."}
WALK = view_of(
    {
        **CHOICE,
        "id": "walked_with",
        "label": "Who are you walking with?",
        "options": [
            {"id": "member", "label": "A member of the community"},
            {"id": "vcse", "label": "A VCSE colleague"},
        ],
        "dont_know": False,
    },
    {"id": "companion", "kind": "text", "form": "people", "label": "Their name", "hint": ""},
    PLACE,
    {"id": "walk_date", "kind": "text", "form": "date", "label": "When?"},
    {
        **FACING,
        "hint": "Put their view in words they would recognise. Tick the topics where you differ.",
        "short": True,
    },
    {"id": "changing", "kind": "text", "rows": 5, "label": "How is the walk changing the way you see?", "short": True},
    {**ACTION, "label": "What will you do because of this walk?", "short": True},
    card={
        "id": "1.1",
        "title": "Changing your perspective",
        "capability": "We know our people and communities",
        "summary": "Go for a walk with someone who sees your community from another place, and notice what shifts.",
        "time": "A walk of an hour or so, then 20 minutes together",
        "have": "Someone to walk with and comfortable shoes.",
        "steps": ["Ask someone to walk with you.", "Tell each other how you see this community.", "Talk it through."],
    },
    read_back=True,
)
EVERY_KIND = (WORDS, LINE, CHOICE, WHY, MANY, SCALE, TABLE, WIDE, FACING, ACTION)
