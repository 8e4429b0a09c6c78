"""New people said on one card join the map of another: what the map is then, and who is new on it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from powerkit.deck import Field
from powerkit.fields.base import folded
from powerkit.fields.map import RelationshipMap, people_of
from powerkit.fields.rows import ROW_ID
from powerkit.fields.table import TableOfRows

Row = dict[str, Any]


def grown(answer: Any, source: Field, given: Any) -> tuple[Any, tuple[str, ...]]:
    """A map's *answer* with everybody who is new in what was *given* to another field, and their names.

    Of another map come its people as they are there. Of a table come the names in its first column as *not yet*, with
    the rest of the row as what is wished for. Whoever is on the map already stays as they are.
    """
    rows = people_of(answer)
    known = {folded(str(row.get("name") or "")) for row in rows}
    ids = {str(row.get(ROW_ID)) for row in rows}
    new: list[Row] = []
    for row in _people(source, given):
        key = folded(row["name"])
        if key and key not in known:
            known.add(key)
            new.append({**row, ROW_ID: _own_id(row.get(ROW_ID), ids)})
    people = [*rows, *new]
    whole = {**answer, "people": people} if isinstance(answer, Mapping) else people
    return whole, tuple(str(row["name"]) for row in new)


def _people(source: Field, given: Any) -> Iterator[Row]:
    kind = source.kind
    if isinstance(kind, RelationshipMap):
        yield from ({**row, "name": str(row.get("name") or "").strip()} for row in people_of(given))
    elif isinstance(kind, TableOfRows) and isinstance(given, list):
        first, *rest = kind.rows.columns
        for row in given:
            wish = "\n".join(text for text in (one.show(row.get(one.id)) for one in rest) if text)
            for name in re.split(r"[;,\n]", str(row.get(first.id) or "")):
                yield {"name": name.strip(), "not_yet": True, "wish": wish}


def _own_id(wanted: Any, taken: set[str]) -> str:
    """An id no other row of the map has."""
    number = len(taken) + 1
    own = str(wanted or "")
    while not own or own in taken:
        own = f"new{number}"
        number += 1
    taken.add(own)
    return own


def said_of(names: Iterable[str], card: str, version: int) -> str:
    """What the page says when a map has grown."""
    listed = ", ".join(names)
    return f"Saved as version {version} of your map in card {card}, with {listed} new on it."
