"""JSON schemas of a deck's files, made from the code that reads them: with them an editor knows each key."""

from functools import cache
from typing import Any

from powerkit.deck.keys import OF_KIND, Key, Tables, keys_in_use, keys_of_other_kinds, shared_by_kinds
from powerkit.text.language_tags import PATTERN
from powerkit.text.toml_reader import ID

FOLDER = "schemas"
"""Where the schemas of a new deck lie."""

FILES = {
    "deck": "deck.toml",
    "capability": "NN-….toml",
    "review": "review.toml",
    "places": "places.toml",
    "destinations": "destinations.toml",
}
"""The name of each schema → the files it is for."""

_TAKES: dict[str, dict[str, Any]] = {
    "": {},
    "text": {"type": "string"},
    "id": {"type": "string", "pattern": f"^{ID.pattern.removesuffix(chr(92) + 'Z')}$"},
    "language": {"type": "string", "pattern": PATTERN},
    "flag": {"type": "boolean"},
    "number": {"type": "integer", "minimum": 0},
    "numbers": {"type": "array", "items": {"type": "integer"}},
    "texts": {"type": "array", "items": {"type": "string", "minLength": 1}},
}


@cache
def schemas() -> dict[str, dict[str, Any]]:
    """Each schema by its name in `FILES`."""
    tables = keys_in_use()
    others = keys_of_other_kinds(tables)
    some, shared = next(keys for place, keys in tables.items() if place.startswith(OF_KIND)), shared_by_kinds(tables)
    common = {name: key for name, key in some.items() if name in shared}
    whole = {
        **tables,
        **{place: {**common, **keys} if place.startswith(OF_KIND) else keys for place, keys in others.items()},
    }
    every = [place for place in whole if place.startswith(OF_KIND)]
    for keys in whole.values():  # a question may be of a kind that no card of ours has there
        if (key := keys.get("field")) and any(place in every for place in key.inside):
            key.inside |= dict.fromkeys(every)
    return {name: _schema(whole, file) for name, file in FILES.items()}


def _schema(tables: Tables, file: str) -> dict[str, Any]:
    within = {place: _table(tables, place) for place in tables if place == file or place.startswith(f"{file} → ")}
    top = within.pop(file)
    said = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"{file} of a deck"}
    return {**said, **top, "definitions": {_called(place): table for place, table in within.items()}}


def _called(place: str) -> str:
    """The name of a place within its file, such as "card.field-choice": it is part of an address."""
    return place.partition(" → ")[2].replace(" → ", ".").replace(", kind ", "-")


def _table(tables: Tables, place: str) -> dict[str, Any]:
    keys = {name: key for name, key in tables[place].items() if name}
    if "" not in tables[place]:
        return {"type": "object"}
    made = {
        "type": "object",
        "properties": {name: _key(name, key, place, tables) for name, key in keys.items()},
        "required": [name for name, key in keys.items() if key.needed],
        "additionalProperties": False,
    }
    return made if made["required"] else {name: part for name, part in made.items() if name != "required"}


def _key(name: str, key: Key, place: str, tables: Tables) -> dict[str, Any]:
    kind = place.partition(", kind ")[2]
    if name == "kind" and kind:
        return {"const": kind}
    if key.takes in ("table", "tables"):
        inside = [{"$ref": f"#/definitions/{_called(there)}"} for there in key.inside if there in tables]
        one = inside[0] if len(inside) == 1 else {"oneOf": inside} if inside else {"type": "object"}
        return one if key.takes == "table" else {"type": "array", "items": one}
    if (number := key.takes.removesuffix(" texts")).isdecimal():
        return {**_TAKES["texts"], "minItems": int(number), "maxItems": int(number)}
    return {**_TAKES[key.takes], **({"enum": [*key.choices]} if key.choices else {})}
