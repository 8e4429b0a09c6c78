"""Join the scripts a card needs into one module text, and read its styles. No build step: plain files put in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

HERE = Path(__file__).parents[1] / "web"

_WORDS = ("model", "cloud", "lists", "panel", "themes", "thennow", "gather", "columns", "preview", "beside", "words")

_DRAWING = (
    *("rule", "called", "model", "geometry", "labels", "words", "marks", "draw", "key"),
    *("view", "zoom", "scene", "pointer", "keys"),
)
#: What shows a map: its numbers, its geometry, and the drawing.
DRAWS_MAPS = tuple(f"map/{name}.js" for name in _DRAWING)

_CHANGING = ("history", "add", "panel", "ties", "telling", "thennow", "files", "tools", "board", "map")
#: What changes one.
CHANGES_MAPS = tuple(f"map/{name}.js" for name in _CHANGING)

_SKETCH = (
    *("model", "words", "draw", "scene", "pointer", "keys", "tools", "panel"),
    *("doing", "gestures", "work", "sketch"),
)

_BOARD = ("model", "tokens", "arrows", "scene", "drag", "keys", "panel", "work", "board")

#: Cards that are joined two by two, by the ways of the board.
_PAIRS = (
    "table.js",
    "history.js",
    "board/model.js",
    "board/arrows.js",
    "board/drag.js",
    *(f"pairs/{name}.js" for name in ("keys", "token", "work")),
)

#: A kind of answer → its scripts. A new kind is one file and one line here.
KINDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text.js",),
    "choice": ("choice.js",),
    "scale": ("choice.js", "scale.js"),
    "table": ("table.js", "table/order.js", "table/paste.js", "table/preview.js", "table/diary.js", "table/bring.js"),
    "map": ("table.js", *DRAWS_MAPS, *CHANGES_MAPS),
    "words": tuple(f"words/{name}.js" for name in _WORDS),
    "board": ("table.js", "history.js", *(f"board/{name}.js" for name in _BOARD)),
    "sketch": ("history.js", "map/view.js", "map/zoom.js", *(f"sketch/{name}.js" for name in _SKETCH)),
    "photo": ("photo/photo.js",),
    "action": ("action.js",),
    "recall": ("choice.js", "recall.js"),
}

#: A kind of answer → the scripts that show an earlier answer of it where a card looks back; others are shown as a list.
RECALLED: Mapping[str, tuple[str, ...]] = {
    "map": (*DRAWS_MAPS, "map/recalled.js"),
    "words": ("words/model.js", "words/cloud.js", "words/recalled.js"),
}

#: A way to show a table that has a script of its own; other ways are drawn by table.js.
LOOKS: Mapping[str, tuple[str, ...]] = {
    "facing": ("table.js", "looks/facing.js"),
    "moments": ("table.js", "looks/moments.js"),
    "voices": ("table.js", "slips.js", "looks/quick.js", "looks/groups.js", "looks/voices.js"),
    "lists": (*_PAIRS, *(f"lists/{name}.js" for name in ("model", "panel", "lists"))),
    "links": (*_PAIRS, *(f"links/{name}.js" for name in ("model", "lines", "panel", "links"))),
}

#: What shows an answer as a picture while it is written, for a field whose view says it is "drawn".
PICTURED = ("picture.js",)

#: What a question or a card has beside its answers (a key of its view) → the scripts that add it.
ADDED: Mapping[str, tuple[str, ...]] = {
    "from": ("paper/strengths.js",),
    "calendar": ("paper/calendar.js",),
    "sheet": ("paper/sheet.js",),
    "take": ("paper/notes.js", "paper/take.js"),
    "story": ("consent.js",),
}

#: A kind of answer → styles of its own, after those of every card.
STYLES: Mapping[str, tuple[str, ...]] = {
    "board": ("panel.css", "board/board.css"),
    "links": ("panel.css", "board/board.css", "links/links.css"),
    "lists": ("panel.css", "board/board.css", "links/links.css", "lists/lists.css"),
    **dict.fromkeys(ADDED, ("paper/paper.css",)),
    "map": ("map/drawing.css", "map/zoom.css", "map/map.css"),
    "sketch": ("panel.css", "map/zoom.css", "sketch/sketch.css"),
    "table": ("looks/looks.css", "table/table.css"),
    "words": ("panel.css", "words/words.css"),
    "photo": ("photo/photo.css",),
    "story": ("consent.css",),
}

#: Scripts of kinds, each once, in the order of the registry.
KIND_SCRIPTS = tuple(
    dict.fromkeys(
        name
        for names in (*KINDS.values(), *LOOKS.values(), *RECALLED.values(), PICTURED, *ADDED.values())
        for name in names
    )
)

#: Every style sheet: the general ones come first on a page, whoever brings them.
SHEETS = (
    *dict.fromkeys(("card.css", *(name for names in STYLES.values() for name in names))),
    "page.css",
)

FIRST = ("common.js", "asking.js", "saving.js", "cells.js", "rows.js", "boxes.js")
#: Group view, and what a wall may show.
TOGETHER = ("projector.js", "others.js", "seats.js", "agreed.js", "group.js")
EVERY_CARD = ("text.js", "choice.js", "about.js", "showing.js", "foot.js", *TOGETHER, "card.js")
LAST = ("register.js",)
ALONE = ("text.js", "choice.js", "alone.js")


def scripts_for(fields: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the names of the scripts these fields (as in a card's view) need, in the order they are joined.

    A kind without a script is left out: the page says in one plain line that it can't show it.
    """
    ordered = dict.fromkeys(name for name in (*KIND_SCRIPTS, *EVERY_CARD) if name in {*_own(fields), *EVERY_CARD})
    return (*FIRST, *ordered, *LAST)


def styles_for(fields: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the names of the style sheets these fields need, those of every card first."""
    own: set[str] = set()
    for field in fields:
        for kind in (str(field.get("kind")), str(field.get("shown")), _target(field), *(ADDED.keys() & field.keys())):
            own.update(STYLES.get(kind, ()))
    return tuple(name for name in SHEETS if name in own or name == SHEETS[0])


def scripts_alone(field: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the scripts one field needs that is shown outside a card."""
    own = _own([field])
    return (*FIRST, *dict.fromkeys((*(name for name in KIND_SCRIPTS if name in own), *ALONE)))


def _own(fields: Iterable[Mapping[str, Any]]) -> set[str]:
    found: set[str] = set()
    for field in fields:
        found.update(KINDS.get(str(field.get("kind")), ()))
        found.update(LOOKS.get(str(field.get("shown")), ()))
        found.update(RECALLED.get(_target(field), ()))
        found.update(PICTURED if field.get("drawn") else ())
        found.update(name for key in ADDED.keys() & field.keys() for name in ADDED[key])
    return found


def _target(field: Mapping[str, Any]) -> str:
    """The kind of the earlier answer a field looks back at; "" for any other field."""
    return str((field.get("target") or {}).get("kind", ""))


@cache
def joined(names: tuple[str, ...]) -> str:
    """Return these scripts as the text of one module, named so that a browser's tools show it as powerkit/card.js.

    Lines that are only comment and the blanks before a line stay behind.
    """
    lines = (line.strip() for name in names for line in _text(name).splitlines())
    kept = [line for line in lines if line and not line.startswith(("//", "/**", "* ", "*/"))]
    return "\n".join([*kept, "//# sourceURL=powerkit/card.js", ""])


def sheets_of(names: Iterable[str]) -> list[dict[str, Any]]:
    """Return these style sheets as the page is given them: each with its place among all and a key of its own."""
    found = [(name, _text(name)) for name in names]
    return [{"place": _place(name), "key": f"{name} {crc32(text.encode()):08x}", "text": text} for name, text in found]


def _place(name: str) -> int:
    return SHEETS.index(name) if name in SHEETS else len(SHEETS)


@cache
def styles() -> str:
    """Return the styles of every card and every kind, every class of them starting with "pk-"."""
    return "\n".join(_text(name) for name in SHEETS if name != "page.css")


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
