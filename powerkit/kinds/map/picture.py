"""The picture of a map as a block of a document."""

from typing import Any

from powerkit.documents.model import Picture
from powerkit.kinds.base import Kind
from powerkit.kinds.map.alt import map_alt
from powerkit.kinds.map.kind import RelationshipMap
from powerkit.kinds.map.model import read_map
from powerkit.kinds.map.svg import draw_map


def draw(kind: Kind, answer: Any, label: str) -> tuple[Picture, ...]:
    """The map of a checked answer; no picture where nobody is placed on it."""
    if not isinstance(kind, RelationshipMap):
        return ()
    whole = read_map(kind, answer)
    if not any(one.placed for one in whole.people):
        return ()
    alt = map_alt(whole)
    return (Picture(draw_map(whole, title=label, alt=alt), alt),)
