"""The picture of a map as a block of a document."""

from typing import Any

from powerkit.document import Picture
from powerkit.fields.base import Kind
from powerkit.fields.map import RelationshipMap
from powerkit.pictures.map.alt import map_alt
from powerkit.pictures.map.model import read_map
from powerkit.pictures.map.svg import draw_map


def draw(kind: Kind, answer: Any, label: str) -> tuple[Picture, ...]:
    """The map of a checked answer; no picture where nobody is placed on it."""
    if not isinstance(kind, RelationshipMap):
        return ()
    whole = read_map(kind, answer)
    if not any(one.placed for one in whole.people):
        return ()
    alt = map_alt(whole)
    return (Picture(draw_map(whole, title=label, alt=alt), alt),)
