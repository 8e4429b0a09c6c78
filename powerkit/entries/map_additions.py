"""New people said on one card join the map of another: what the map is then, and who is new on it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from powerkit.deck import Field
from powerkit.kinds.made_of_rows import MadeOfRows
from powerkit.kinds.map.kind import RelationshipMap, people_of
from powerkit.kinds.map.ties import joined
from powerkit.text.normalize import folded

Row = dict[str, Any]


def grown(answer: Any, source: Field, given: Any) -> tuple[Any, tuple[str, ...]]:
    """A map's *answer* with everybody who is new in what was *given* to another field, and their names.

    Of another map come its people as they are there. Of a table come the names in its first column as *not yet*, with
    the rest of the row as what is wished for. Whoever is on the map already stays as they are; of ties come those that
    lead to somebody new.
    """
    rows = people_of(answer)
    people = joined(rows, [*_people(source, given)])
    whole = {**answer, "people": people} if isinstance(answer, Mapping) else people
    return whole, tuple(str(row["name"]) for row in people[len(rows) :])


def _people(source: Field, given: Any) -> Iterator[Row]:
    kind = source.kind
    if isinstance(kind, RelationshipMap):
        named = ({**row, "name": str(row.get("name") or "").strip()} for row in people_of(given))
        yield from (row for row in named if row["name"])
    elif isinstance(kind, MadeOfRows) and isinstance(given, list):
        first, *rest = kind.rows.columns
        said: set[str] = set()
        for row in given:
            wish = "\n".join(text for text in (one.show(row.get(one.id)) for one in rest) if text)
            for name in re.split(r"[;,\n]", str(row.get(first.id) or "")):
                if name.strip() and folded(name) not in said:  # said of two things, it is one person
                    said.add(folded(name))
                    yield {"name": name.strip(), "not_yet": True, "wish": wish}


def said_of(names: Iterable[str], card: str, version: int) -> str:
    """What the page says when a map has grown."""
    listed = ", ".join(names)
    return f"Saved as version {version} of your map in card {card}, with {listed} new on it."
