"""Every key that a deck's files may have, as the code that reads them asks for it: for documents and for editors."""

from dataclasses import dataclass, field
from typing import Any

from powerkit.deck.conversation_starter import load_whole
from powerkit.kinds import KINDS
from powerkit.resources import deck_folder
from powerkit.text.toml_reader import Spec, heard_by

FIELD = "NN-….toml → card → field"
OF_KIND = f"{FIELD}, kind "


@dataclass
class Key:
    """One key as the readers asked for it: what it takes ("" where that is not known), and what it can only be.

    It is *needed* where a reader gives no default and no table of its place goes without. *values* are those of our own
    deck, *tables* the tables it stands in there, *inside* the places of the tables it holds.
    """

    takes: str = ""
    needed: bool = True
    choices: tuple[str, ...] = ()
    values: list[Any] = field(default_factory=list)
    tables: dict[int, Any] = field(default_factory=dict)
    inside: dict[str, None] = field(default_factory=dict)


Tables = dict[str, dict[str, Key]]
"""The keys of each place, such as "NN-….toml → card", in the order in which they are asked for.

The key "" says that there are no others; where it is missing, a deck gives the keys their names.
"""


def keys_in_use() -> Tables:
    """The keys that the readers ask our own deck for."""
    tables: Tables = {}
    with heard_by(lambda *told: _note(tables, *told)):
        load_whole(deck_folder())
    for keys in tables.values():
        most = max(len(key.tables) for key in keys.values())
        for key in keys.values():
            key.needed &= len(key.tables) == most
    return tables


def keys_of_other_kinds(tables: Tables) -> Tables:
    """The keys of those kinds of question that none of *tables* is of."""
    unused: Tables = {}
    with heard_by(lambda *told: _note(unused, *told)):
        for kind in KINDS:
            if f"{OF_KIND}{kind}" not in tables:
                KINDS[kind].read(Spec({"kind": kind}, FIELD, []))
    return unused


def shared_by_kinds(tables: Tables) -> set[str]:
    """The keys that a question of any kind may have."""
    return set.intersection(*(set(keys) for place, keys in tables.items() if place.startswith(OF_KIND)))


def _note(tables: Tables, spec: Spec, key: str, takes: str, needed: bool, choices: tuple[str, ...]) -> None:
    if not spec.where:
        return
    place = _place(spec)
    note = tables.setdefault(place, {}).setdefault(key, Key(takes, needed, choices))
    if takes and (takes != "text" or not note.takes):
        note.takes = takes
    note.choices = tuple(dict.fromkeys((*note.choices, *choices)))
    if takes and key in spec.data and id(spec.data) not in note.tables:
        note.tables[id(spec.data)] = spec.data  # kept, or its number would be given out again
        note.values.append(spec.data[key])
    if spec.around:
        outer, by = spec.around
        if around := tables.get(_place(outer), {}).get(by):
            around.inside[place] = None


def _place(spec: Spec) -> str:
    """Where a table stands in words, such as "a card's field of the kind map", for a place in one file."""
    file, *path = spec.where.split(" → ")
    names = [part.split(" ")[0] for part in path]
    kind = spec.data.get("kind")
    of_kind = f", kind {kind}" if names[-1:] == ["field"] and kind in KINDS else ""
    where = "NN-….toml" if file[:2].isdigit() else file
    return f"{where}{''.join(f' → {name}' for name in names)}{of_kind}"
