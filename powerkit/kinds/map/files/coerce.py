"""People and ties in whatever shape a program has them: names, rows, a table, a graph."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from powerkit.errors import FileError
from powerkit.kinds.map.files.raw import Given, GivenTie
from powerkit.kinds.map.files.read import Incoming, given_in
from powerkit.text.files import check_size

_SHAPES = "Give a list of names, rows with a “name”, a table, a networkx graph, or the Path of a file."


def given_from(people: Any = (), ties: Any = ()) -> Given:
    """What *people* and *ties* say.

    People are names, rows (mappings), a table with ``to_dict("records")``, a networkx graph, or the Path of a file.
    A tie is two names, with False as a third where it is not sure.

    Raises:
        FileError: they are in none of these shapes.
    """
    given = _people(people)
    for tie in ties if ties is not None else ():
        given.ties.append(_tie(tie))
    return given


def _people(people: Any) -> Given:
    if isinstance(people, Path):
        check_size(people.stat().st_size)
        return given_in(Incoming(people.name, people.read_bytes()))
    if hasattr(people, "nodes") and hasattr(people, "edges"):
        return _of_graph(people)
    if hasattr(people, "to_dict") and not isinstance(people, Mapping):
        people = people.to_dict("records")
    if people is None or isinstance(people, str | bytes | Mapping) or not isinstance(people, Iterable):
        raise FileError("People can’t be read from this.", _SHAPES)
    given = Given()
    for person in people:
        if isinstance(person, str):
            given.add({"name": person})
        elif isinstance(person, Mapping):
            given.add({str(key): _cell(value) for key, value in person.items()})
        else:
            raise FileError("People can’t be read from this list.", _SHAPES)
    return given


def _of_graph(graph: Any) -> Given:
    given = Given()
    for node, about in graph.nodes(data=True):
        given.add({"name": str(node), **{str(key): _cell(value) for key, value in about.items()}}, str(node))
    for one, other, about in graph.edges(data=True):
        given.ties.append(GivenTie(str(one), str(other), bool(about.get("sure", True))))
    return given


def _tie(tie: Any) -> GivenTie:
    if isinstance(tie, Mapping):
        ends = (tie.get("from", tie.get("source")), tie.get("to", tie.get("target")))
        sure = bool(tie.get("sure", True))
    else:
        parts = list(tie) if isinstance(tie, Iterable) and not isinstance(tie, str | bytes) else []
        ends = (parts[0], parts[1]) if len(parts) in (2, 3) else (None, None)
        sure = bool(parts[2]) if len(parts) == 3 else True
    if not all(isinstance(end, str) and end.strip() for end in ends):
        raise FileError("A tie is two names, such as (“Ann”, “Bo”).", "Add False as a third where you are not sure.")
    return GivenTie(str(ends[0]), str(ends[1]), sure)


def _cell(value: Any) -> str:
    """A value as a file would have it."""
    if value is None or value != value:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(map(str, value))
    return "" if value is False else str(value)
