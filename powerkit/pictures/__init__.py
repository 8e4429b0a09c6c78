"""Answers as pictures: SVG with real text. The only room for drawing libraries; each is loaded when first needed.

A kind that is drawn has its line in `DRAWN`. What is drawn has had its names replaced already.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from powerkit.document import Picture
from powerkit.fields.base import Kind
from powerkit.fields.table import TableOfRows

Draw = Callable[[Kind, Any, str], tuple[Picture, ...]]
"""Draws a kind's answer under a label: no picture, one, or more."""

DRAWN: Mapping[str, str] = {
    "board": "powerkit.pictures.board.picture:draw",
    "map": "powerkit.pictures.map.picture:draw",
    "recall": "powerkit.pictures.recalled:draw",
    "sketch": "powerkit.pictures.sketch.picture:draw",
    "words": "powerkit.pictures.cloud.drawing:draw",
}
"""A kind's name → "module:function" of its `Draw`."""

TABLES: Mapping[str, str] = {
    "comparison": "powerkit.pictures.tables.comparison",
    "facing": "powerkit.pictures.tables.facing",
    "gallery": "powerkit.pictures.tables.gallery",
    "hours": "powerkit.pictures.tables.hours",
    "impact": "powerkit.pictures.tables.impact",
    "kinds": "powerkit.pictures.tables.kinds",
    "links": "powerkit.pictures.tables.links",
    "lists": "powerkit.pictures.tables.lists",
    "moments": "powerkit.pictures.tables.moments",
    "strengths": "powerkit.pictures.tables.strengths",
    "voices": "powerkit.pictures.tables.voices",
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
