"""Answers as pictures: SVG with real text. The only room for drawing libraries; each is loaded when first needed.

A kind that is drawn has its line in `DRAWN`. What is drawn has had its names replaced already.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from powerkit.documents.model import Picture
from powerkit.kinds.base import Kind
from powerkit.kinds.table.kind import TableOfRows

Draw = Callable[[Kind, Any, str], tuple[Picture, ...]]
"""Draws a kind's answer under a label: no picture, one, or more."""

DRAWN: Mapping[str, str] = {
    "board": "powerkit.kinds.board.picture:draw",
    "map": "powerkit.kinds.map.picture:draw",
    "recall": "powerkit.kinds.recall.picture:draw",
    "sketch": "powerkit.kinds.sketch.picture:draw",
    "words": "powerkit.kinds.words.cloud.picture:draw",
}
"""A kind's name → "module:function" of its `Draw`."""

TABLES: Mapping[str, str] = {
    "comparison": "powerkit.kinds.table.views.comparison",
    "facing": "powerkit.kinds.table.views.facing_picture",
    "gallery": "powerkit.kinds.table.views.gallery",
    "hours": "powerkit.kinds.table.views.hours",
    "impact": "powerkit.kinds.table.views.impact",
    "kinds": "powerkit.kinds.table.views.patterns",
    "links": "powerkit.kinds.table.views.links_picture",
    "lists": "powerkit.kinds.table.views.overlaps_picture",
    "moments": "powerkit.kinds.table.views.moments",
    "strengths": "powerkit.kinds.table.views.strengths",
    "voices": "powerkit.kinds.table.views.voices_picture",
}
"""What a table can be drawn as → its module. Each has a ``draw``, which takes *narrow* too."""


def is_drawn(kind: Kind) -> bool:
    """Whether answers of this kind have pictures at all."""
    return _table(kind) in TABLES or kind.name in DRAWN


def pictures_of(kind: Kind, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The pictures of an answer that is not blank and was checked; none for a kind that is not drawn.

    *narrow* asks for the form that fits a small screen, where there is one.
    """
    if (table := _table(kind)) in TABLES:
        module = import_module(TABLES[table])
        pictures: tuple[Picture, ...] = module.draw(kind, answer, label, narrow=narrow)
        return pictures
    if kind.name not in DRAWN:
        return ()
    name, _, function = DRAWN[kind.name].partition(":")
    draw: Draw = getattr(import_module(name), function)
    return draw(kind, answer, label)


def _table(kind: Kind) -> str:
    """What a table is drawn as; "" for what is no table."""
    return kind.drawn_as if isinstance(kind, TableOfRows) else ""
