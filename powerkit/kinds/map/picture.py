"""The picture of a map as a block of a document."""

from collections.abc import Collection
from typing import Any

from powerkit.documents.model import Picture
from powerkit.kinds.map.alt import map_alt
from powerkit.kinds.map.kind import RelationshipMap
from powerkit.kinds.map.model import read_map
from powerkit.kinds.map.outside import drawn
from powerkit.kinds.map.svg import draw_map
from powerkit.kinds.map.ties import told_apart
from powerkit.text.catalogue import t
from powerkit.text.phrasing import marked_said


def draw(kind: RelationshipMap, answer: Any, label: str) -> tuple[Picture, ...]:
    """The map of a checked answer; no picture where nobody is placed on it and no tie is known."""
    whole = read_map(kind, answer)
    if not drawn(whole):
        return ()
    alt = map_alt(whole)
    return (Picture(draw_map(whole, title=label, alt=alt), alt),)


def draw_marked(
    kind: RelationshipMap, answer: Any, label: str, picked: Collection[str], said: str
) -> tuple[tuple[str, str, str], ...]:
    """The map with a light around whoever was *picked*: its SVG, its text for those who do not see it, and how."""
    whole = read_map(kind, answer)
    if not drawn(whole):
        return ()
    called = dict(zip(whole.by_id, told_apart([person.name for person in whole.people]), strict=True))
    lit = [person.id for person in whole.people if called[person.id] in picked]
    alt = f"{map_alt(whole)} {marked_said(said, [called[item] for item in lit])}"
    how = t("a light around their mark and a bold name") if lit else t("nobody on this version")
    return ((draw_map(whole, title=label, alt=alt, lit=lit), alt, how),)
