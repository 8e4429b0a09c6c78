"""New people said on one card join the map of another: what the map is then, and who is new on it."""

from collections.abc import Iterable, Mapping
from typing import Any

from powerkit.deck import Field
from powerkit.kinds.map.kind import people_of
from powerkit.kinds.map.ties import joined
from powerkit.text.catalogue import t


def grown(answer: Any, source: Field, given: Any) -> tuple[Any, tuple[str, ...]]:
    """A map's *answer* with everybody who is new in what was *given* to another field, and their names.

    Of another map come its people as they are there. Of a table come the names in its first column as *not yet*, with
    the rest of the row as what is wished for. Whoever is on the map already stays as they are; of ties come those that
    lead to somebody new.
    """
    rows = people_of(answer)
    people = joined(rows, [*source.kind.people(given)])
    whole = {**answer, "people": people} if isinstance(answer, Mapping) else people
    return whole, tuple(str(row["name"]) for row in people[len(rows) :])


def said_of(names: Iterable[str], card: str, version: int) -> str:
    """What the page says when a map has grown."""
    listed = ", ".join(names)
    return t(
        "Saved as version {version} of your map in card {card}, with {listed} new on it.",
        version=version,
        card=card,
        listed=listed,
    )
