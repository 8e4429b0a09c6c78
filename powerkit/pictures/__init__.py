"""Answers as pictures: SVG with real text. The only room for drawing libraries; each is loaded when first needed.

A kind that is drawn has its line in `DRAWN`. What is drawn has had its names replaced already.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from powerkit.document import Picture
from powerkit.fields import Kind
from powerkit.fields.table import TableOfRows

Draw = Callable[[Kind, Any, str], tuple[Picture, ...]]
"""Draws a kind's answer under a label: no picture, one, or more."""

DRAWN: Mapping[str, str] = {
    "board": "powerkit.pictures.board.picture:draw",
    "map": "powerkit.pictures.map.picture:draw",
    "recall": "powerkit.pictures.recalled:draw",
    "sketch": "powerkit.pictures.sketch.picture:draw",
    "table:comparison": "powerkit.pictures.tables.comparison:draw",
    "table:gallery": "powerkit.pictures.tables.gallery:draw",
    "table:hours": "powerkit.pictures.tables.hours:draw",
    "table:impact": "powerkit.pictures.tables.impact:draw",
    "table:kinds": "powerkit.pictures.tables.kinds:draw",
    "table:links": "powerkit.pictures.tables.links:draw",
    "table:lists": "powerkit.pictures.tables.lists:draw",
    "table:strengths": "powerkit.pictures.tables.strengths:draw",
    "words": "powerkit.pictures.cloud.drawing:draw",
    "table:facing": "powerkit.pictures.tables.facing:draw",
    "table:moments": "powerkit.pictures.tables.moments:draw",
    "table:voices": "powerkit.pictures.tables.voices:draw",
}
"""A kind's name, or what a table is drawn as (`TableOfRows.drawn_as`) → "module:function" of its `Draw`."""

NARROW: Mapping[str, str] = {
    "table:comparison": "powerkit.pictures.tables.comparison:draw_narrow",
    "table:gallery": "powerkit.pictures.tables.gallery:draw_narrow",
    "table:hours": "powerkit.pictures.tables.hours:draw_narrow",
    "table:impact": "powerkit.pictures.tables.impact:draw_narrow",
    "table:kinds": "powerkit.pictures.tables.kinds:draw_narrow",
    "table:facing": "powerkit.pictures.tables.facing:draw_narrow",
    "table:links": "powerkit.pictures.tables.links:draw_narrow",
    "table:lists": "powerkit.pictures.tables.lists:draw_narrow",
    "table:moments": "powerkit.pictures.tables.moments:draw_narrow",
    "table:voices": "powerkit.pictures.tables.voices:draw_narrow",
}
"""Those of `DRAWN` that have another form for a small screen."""


def is_drawn(kind: Kind) -> bool:
    """Whether answers of this kind have pictures at all."""
    return _name(kind) in DRAWN


def pictures_of(kind: Kind, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The pictures of an answer that is not blank and was checked; none for a kind that is not drawn.

    *narrow* asks for the form that fits a small screen, where there is one.
    """
    if not is_drawn(kind):
        return ()
    name = _name(kind)
    module, _, function = ((narrow and NARROW.get(name)) or DRAWN[name]).partition(":")
    draw: Draw = getattr(import_module(module), function)
    return draw(kind, answer, label)


def _name(kind: Kind) -> str:
    return kind.drawn_as if isinstance(kind, TableOfRows) else kind.name
