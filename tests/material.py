"""What the pure tests are made of: a small sound deck, entries, and answers of every shape for hypothesis."""

import copy
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from powerkit.deck import Card, Field
from powerkit.documents.model import Block, Bullets, Heading, Pairs, Paragraph, Picture, Table
from powerkit.kinds.action import PARTS, STATUSES, Action
from powerkit.kinds.choice import Choice
from powerkit.kinds.columns import Column
from powerkit.kinds.made_of_rows import MadeOfRows
from powerkit.kinds.options import DONT_KNOW
from powerkit.kinds.recall.kind import Recall
from powerkit.kinds.scale import Scale
from powerkit.kinds.sketch.kind import Sketch
from powerkit.kinds.sketch.marks import COLOURS, HEIGHT, WIDTH, WIDTHS
from powerkit.kinds.text import Text
from powerkit.logbook.model import Entry, NewVersion, OwnQuestion

NOW = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)

FIRST, SECOND, ABOUT = "01-listening.toml", "02-sharing.toml", "deck.toml"

OWN = {
    file.parent.name: import_module(f"tests.kinds.{file.parent.name}.answers")
    for file in sorted((Path(__file__).parent / "kinds").glob("*/answers.py"))
}
"""What a kind's own folder of tests says of it: its FIELD in the small deck, an EXAMPLE, and its answers."""

_COLUMNS = [
    {"id": "topic", "label": "Topic", "type": "text"},
    {"id": "mine", "label": "How I see it", "type": "long"},
    {"id": "theirs", "label": "How they see it", "type": "long", "hint": "In their words"},
    {"id": "who", "label": "Who", "type": "people"},
    {"id": "many", "label": "How many", "type": "number"},
    {"id": "day", "label": "Which day", "type": "date"},
    {"id": "sort", "label": "What sort", "type": "choice", "options": [{"id": "near", "label": "Near by"}]},
    {"id": "sure", "label": "How sure", "type": "scale", "low": "Not", "high": "Very", "points": 4},
    {"id": "differs", "label": "We differ", "type": "tick"},
]
_ZONES = [{"id": "now", "label": "Now", "group": "Doing with"}, {"id": "later", "label": "Later"}]
_FIELDS: list[dict[str, Any]] = [
    {"id": "ready", "kind": "choice", "label": "Ready?", "options": [{"id": "yes", "label": "Yes"}], "dont_know": True},
    {
        "id": "ways",
        "kind": "choice",
        "label": "Which ways?",
        "many": True,
        "options": [{"id": "talk", "label": "By talking"}, {"id": "walk", "label": "By walking"}],
    },
    {"id": "note", "kind": "text", "label": "A note", "hint": "Short", "when": {"field": "ready", "is": ["yes"]}},
    {"id": "day", "kind": "text", "form": "date", "label": "The day"},
    {"id": "friends", "kind": "text", "form": "people", "label": "With whom?"},
    {"id": "secret", "kind": "text", "form": "lines", "rows": 3, "label": "For you alone", "private": True},
    {"id": "ease", "kind": "scale", "label": "How easy?", "low": "Hard", "high": "Easy", "points": 5},
    {
        "id": "views",
        "kind": "table",
        "label": "Two views",
        "row": "topic",
        "shown": "facing",
        "left": "mine",
        "right": "theirs",
        "mark": "differs",
        "columns": _COLUMNS,
        "suggest": ["Getting around"],
        "short": True,
    },
    {
        "id": "ladder",
        "kind": "board",
        "label": "A ladder",
        "item": "project",
        "arrangement": "ladder",
        "then": "Where it should be",
        "why": "Why?",
        "zones": _ZONES,
        "marks": [{"id": "mine", "label": "Mine to change"}],
    },
    {
        "id": "map",
        "kind": "map",
        "label": "A map",
        "rings": ["Close", "Often", "Sometimes", "Rarely"],
        "sectors": [{"id": "faith", "label": "Faith"}],
    },
    {"id": "words", "kind": "words", "label": "Words"},
    {"id": "picture", "kind": "sketch", "label": "A picture", "describe": "Say what it shows"},
    *(item.FIELD for item in OWN.values()),
    {"id": "action", "kind": "action", "label": "What next?"},
]
_GUIDANCE = {"role": "community", "origin": "workbook", "text": "Ask who decides."}
_BASE: dict[str, Any] = {
    FIRST: {
        "number": 1,
        "title": "Listening",
        "guidance": [_GUIDANCE, {**_GUIDANCE, "role": "public service"}],
        "card": [
            {
                "id": "1.1",
                "title": "A first card",
                "summary": "All kinds of answer.",
                "time": "An hour",
                "have": "A pencil",
                "steps": ["Look.", "Listen."],
                "away": True,
                "read_back": True,
                "field": _FIELDS,
            }
        ],
    },
    SECOND: {
        "number": 2,
        "title": "Sharing",
        "card": [
            {
                "id": "2.1",
                "title": "A second card",
                "summary": "Looks back.",
                "time": "An hour",
                "have": "Nothing",
                "steps": ["Think."],
                "field": [
                    {"id": "again", "kind": "recall", "label": "Again", "of": "1.1.map", "pick": True, "quick": False}
                ],
            }
        ],
    },
    ABOUT: {
        "title": "A small deck",
        "version": "1",
        "why": ["To test."],
        "stage": [{"id": "planned", "label": "Planned", "hint": "You will"}],
        "contact": [{"label": "Letters", "value": "By post", "as_of": 2019, "checked": False}],
        "link": [{"label": "A page", "url": "http://deck.test", "as_of": 2019, "checked": False}],
    },
}


def deck_tables() -> dict[str, Any]:
    """A sound deck with every kind of field, as file name → the file's table. Each call gives a copy of its own."""
    return copy.deepcopy(_BASE)


def card_table(tables: dict[str, Any]) -> dict[str, Any]:
    """The table of card 1.1."""
    found: dict[str, Any] = tables[FIRST]["card"][0]
    return found


def field_table(tables: dict[str, Any], one: str) -> dict[str, Any]:
    """The table of a field of card 1.1."""
    return next(field for field in card_table(tables)["field"] if field["id"] == one)


def write_deck(folder: Path, tables: Mapping[str, Any]) -> None:
    """Write each table as a TOML file into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        (folder / name).write_text(toml(table), encoding="utf-8")


def toml(table: Mapping[str, Any]) -> str:
    """A table as TOML, a key a line."""
    return "".join(f"{_quoted(key)} = {_value(value)}\n" for key, value in table.items())


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_quoted(key)} = {_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str):
        return _quoted(value)
    return json.dumps(value).replace("Infinity", "inf").replace("NaN", "nan")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


# --- entries


def entry_of(card: Card, answers: Mapping[str, Any], **about: Any) -> Entry:
    """A saved version of the card with these answers, as the log book would give it back."""
    return Entry(
        id=1,
        card=card.id,
        community=about.get("community", ""),
        version=about.get("version", 1),
        saved=about.get("saved", NOW),
        stage="",
        people=about.get("people", ""),
        read_back=about.get("read_back", ""),
        answers=dict(answers),
        private=about.get("private", {}),
        own=about.get("own", ()),
        wording=json.loads(json.dumps(about.get("wording", card.wording))),
    )


def version_of(card: Card, entry: Entry) -> NewVersion:
    """The version that would be saved as *entry*."""
    return NewVersion(card=card.id, people=entry.people, answers=entry.answers, own=entry.own, wording=card.wording)


def own(question: str, answer: str) -> tuple[OwnQuestion, ...]:
    """One question of the leader's own."""
    return (OwnQuestion("q1", question, answer),)


# --- hypothesis

ANY_TEXT = st.text(st.characters(), max_size=12)
"""Any text at all, half characters (lone surrogates) and control characters too."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT | st.sampled_from(["", DONT_KNOW, "2026-03-31"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)
"""Whatever a JSON reader may give, NaN and the infinities too."""

DATES = st.dates().map(lambda day: day.isoformat())


def answers_for(field: Field, words: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Answers that fit the field, their words taken from *words*."""
    kind = field.kind
    if kind.name in OWN:
        found: st.SearchStrategy[Any] = OWN[kind.name].answers(kind, words)
        return found
    match kind:
        case Text():
            return (DATES | st.just("")) if kind.form == "date" else words
        case Choice():
            one = st.sampled_from([option.id for option in kind.options])
            return st.lists(one, unique=True) if kind.many else one | st.just("")
        case Scale():
            return st.integers(1, kind.points) | st.sampled_from([None, *([DONT_KNOW] if kind.dont_know else [])])
        case Sketch():
            return words | st.fixed_dictionaries(
                {}, optional={"words": words, "marks": st.lists(marks(words), max_size=4)}
            )
        case Action():
            parts: dict[str, st.SearchStrategy[str]] = dict.fromkeys(PARTS, words)
            parts |= {"when": DATES, "status": st.sampled_from(list(STATUSES))}
            return st.fixed_dictionaries({}, optional=parts)
        case Recall():
            picked = st.lists(words, max_size=3)
            return picked | st.fixed_dictionaries({"picked": picked}, optional={"version": st.integers(1, 9)})
        case MadeOfRows():
            columns = {column.id: _cell(column, words) for column in kind.rows.columns}
            if kind.name == "words":
                columns["count"] = st.none() | st.integers(0, 10**6)  # people
            return st.lists(st.fixed_dictionaries({}, optional=columns), max_size=3)
    raise AssertionError(f"no answers are known for {kind.name}")


def marks(words: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Marks of every kind that fit their sheet."""
    across, down = (st.integers(0, most) | st.floats(0, most) for most in (WIDTH, HEIGHT))
    look: dict[str, st.SearchStrategy[Any]] = {
        "colour": st.sampled_from(list(COLOURS)),
        "width": st.sampled_from(list(WIDTHS)),
        "_id": st.sampled_from(["a", "b", "c", "d", "e"]),
    }
    more = {**look, "text": words, "person": st.booleans()}
    frame = {"x": across, "y": down, "x2": across, "y2": down}
    kinds = st.sampled_from(["box", "circle", "line", "arrow", "label"])
    points = st.lists(st.tuples(across, down, st.integers(1, 100)), min_size=1, max_size=5)
    strokes = st.builds(_stroke, points, st.booleans(), st.fixed_dictionaries({}, optional=look))
    return strokes | st.fixed_dictionaries({"kind": kinds, **frame}, optional=more)


def _stroke(points: list[tuple[float, float, int]], pressed: bool, look: dict[str, Any]) -> dict[str, Any]:
    found = {"kind": "stroke", "points": " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points), **look}
    return {**found, "pressures": " ".join(str(one) for *_, one in points)} if pressed else found


def _cell(column: Column, words: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    match column.type:
        case "number":
            return st.none() | st.integers(-(10**6), 10**6)
        case "date":
            return DATES | st.just("")
        case "choice":
            return st.sampled_from(["", *(option.id for option in column.options)])
        case "scale":
            return st.none() | st.integers(1, column.points) | st.just(DONT_KNOW)
        case "tick":
            return st.booleans()
    return words


def texts_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Every text a reader meets in the blocks of a document: people's words and the workbook's own."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                found.append(block.text)
            case Bullets():
                found += block.items
            case Pairs():
                found += [text for row in block.rows for text in row]
            case Table():
                found += [block.caption, *block.heads, *(text for row in block.rows for text in row)]
            case Picture():
                found += [block.svg, block.alt, block.caption]
    return tuple(found)
