"""People in whatever shape a program has them: names, rows, a table, a dict, a graph."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from powerkit.errors import FileError
from powerkit.kinds.file_import import Incoming
from powerkit.kinds.map.files import coerce_ties
from powerkit.kinds.map.files.coerce_ties import Ties
from powerkit.kinds.map.files.columns import column_of, plain
from powerkit.kinds.map.files.raw import Given
from powerkit.kinds.map.files.read import given_in
from powerkit.text.data_frames import cell, content_of, pairs_in, rows_in, rows_of_columns, values_in

_SHAPES = "Give a list of names, rows with a “name”, a table, a dict, a networkx graph, or the Path of a file."
_KEYS = ("id", "nodeid")
"""Columns of what ties may call people by."""


def given_from(people: Any = (), ties: Any = ()) -> Given:
    """What *people* and *ties* say.

    People are names, rows (mappings), a table (such as pandas', or a mapping of columns), a networkx graph, or the Path
    of a file. A mapping of names may say a row, a ring, or whom each of them knows. See `coerce_ties` for ties.

    Raises:
        FileError: they are in none of these shapes.
    """
    given, tied = _people(people)
    given.ties += [*tied, *coerce_ties.tied_in(ties)]
    return given


def _people(people: Any) -> tuple[Given, Ties]:
    if isinstance(people, Path):
        return given_in(Incoming(people.name, content_of(people))), []
    if (rows := rows_in(people)) is not None:
        return _of_rows(rows)
    if coerce_ties.is_graph(people):
        return _of_graph(people), coerce_ties.of_graph(people)
    if isinstance(people, Mapping):
        return _of_mapping(people)
    if (pairs := pairs_in(people)) is not None:
        if any(name is not None for name, _ in pairs):
            return _of_mapping(dict(pairs))
        people = [value for _, value in pairs]
    values = values_in(people)
    if values is None:
        raise FileError("People can’t be read from this.", _SHAPES)
    return _of_rows(values)


def _of_rows(values: Iterable[Any]) -> tuple[Given, Ties]:
    """People as names and rows; rows that name two ends and nobody are ties, as they are in a file."""
    given, ties = Given(), []
    for value in values:
        if isinstance(value, str):
            given.add({"name": value})
        elif not isinstance(value, Mapping):
            raise FileError("People can’t be read from this list.", _SHAPES)
        elif coerce_ties.is_row(value) and not any(column_of(str(key)) == "name" for key in value):
            ties.append(value)
        else:
            cells = {str(key): cell(held) for key, held in value.items()}
            given.add(cells, *(held for key, held in cells.items() if plain(key).replace(" ", "") in _KEYS))
    return given, coerce_ties.tied_in(ties)


def _of_mapping(people: Mapping[Any, Any]) -> tuple[Given, Ties]:
    if any(column_of(str(key)) == "name" and values_in(held) is not None for key, held in people.items()):
        return _of_rows(rows_of_columns(people))
    if coerce_ties.is_adjacency(people):
        tied = coerce_ties.of_adjacency(people)
        given = Given()
        for name in dict.fromkeys([*map(cell, people), *(end for tie in tied for end in (tie.one, tie.other))]):
            given.add({"name": name}, name)
        return given, tied
    if not all(about is None or isinstance(about, str | float | int | Mapping) for about in people.values()):
        raise FileError("People can’t be read from this dict.", _SHAPES)
    rows = [
        {"name": name, **(about if isinstance(about, Mapping) else {"ring": about})} for name, about in people.items()
    ]
    return _of_rows(rows)


def _of_graph(graph: Any) -> Given:
    given = Given()
    for node, about in graph.nodes(data=True):
        cells = {str(key): cell(value) for key, value in about.items()}
        named = any(column_of(key) == "name" and held.strip() for key, held in cells.items())
        given.add(cells if named else {"name": cell(node), **cells}, cell(node))
    return given
