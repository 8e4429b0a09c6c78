"""Ties in whatever shape a program has them: pairs of names, a table of sources and targets, a dict, a graph."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from powerkit.errors import FileError
from powerkit.kinds.map.files.columns import plain
from powerkit.kinds.map.files.raw import GivenTie
from powerkit.kinds.map.files.tie_meaning import tie_of
from powerkit.text.data_frames import cell, pairs_in, rows_in, rows_of_columns, values_in
from powerkit.text.phrasing import listed

_FROM, _TO = ("source", "from", "one"), ("target", "to", "other")
_NO = ("", "no", "false", "0")
_TWO = "A tie is two names, such as (“Ann”, “Bo”)."


Ties = list[GivenTie]
"""Ties as they were given; what becomes of them is said by `ties.Tied`, as it is of those in a file."""


def tied_in(ties: Any) -> Ties:
    """The ties of pairs (False as a third where it is not sure), a table with a source and a target, a dict, a graph.

    Raises:
        FileError: they are in none of these shapes.
    """
    if ties is None:
        return []
    if (rows := rows_in(ties)) is not None:
        return _of_rows(rows)
    if is_graph(ties):
        return of_graph(ties)
    if isinstance(ties, Mapping):
        return _of_mapping(ties)
    if (pairs := pairs_in(ties)) is not None:
        return _of_mapping(dict(pairs))
    values = values_in(ties)
    if values is None:
        raise FileError("Ties can’t be read from this.", "Give pairs of names, a table, a dict, or a networkx graph.")
    tied: Ties = []
    for value in values:
        if isinstance(value, Mapping):
            tied += _of_rows([value])
            continue
        parts = values_in(value) or []
        if len(parts) not in (2, 3) or not all(isinstance(part, str) for part in parts[:2]):
            raise FileError(_TWO, "Add False as a third where you are not sure.")
        more = parts[2] if len(parts) == 3 else True
        tied.append(_tie(parts[0], parts[1], more if isinstance(more, Mapping) else {"sure": bool(more)}))
    return tied


def is_graph(given: Any) -> bool:
    """Whether this is a graph as networkx has it."""
    return callable(getattr(given, "nodes", None)) and callable(getattr(given, "edges", None))


def of_graph(graph: Any) -> Ties:
    """The edges of a networkx graph of any kind."""
    return [_tie(*edge, directed=graph.is_directed()) for edge in graph.edges(data=True)]


def is_row(row: Mapping[Any, Any]) -> bool:
    """Whether a row names two ends."""
    return bool(_end(row, _FROM) and _end(row, _TO))


def is_adjacency(given: Mapping[Any, Any]) -> bool:
    """Whether a dict says of each whom they know: a list, or each with what is between them."""
    return bool(given) and all(
        all(isinstance(about, Mapping) for about in held.values()) and bool(held)
        if isinstance(held, Mapping)
        else values_in(held) is not None
        for held in given.values()
    )


def of_adjacency(given: Mapping[Any, Any]) -> Ties:
    """The ties of such a dict."""
    return [
        _tie(one, other, others[other] if isinstance(others, Mapping) else {})
        for one, others in given.items()
        for other in (others if isinstance(others, Mapping) else values_in(others) or [])
    ]


def _of_mapping(ties: Mapping[Any, Any]) -> Ties:
    if is_row(ties):
        return _of_rows(rows_of_columns(ties) if values_in(next(iter(ties.values()))) is not None else [ties])
    if is_adjacency(ties) and not any(isinstance(key, tuple) for key in ties):
        return of_adjacency(ties)
    tied = []
    for ends, about in ties.items():
        pair = ends if isinstance(ends, tuple) and len(ends) == 2 else (ends, about)
        held = about if isinstance(about, Mapping) else {} if pair[1] is about else {"sure": about}
        tied.append(_tie(*pair, held))
    return tied


def _of_rows(rows: Iterable[Mapping[Any, Any]]) -> Ties:
    tied = []
    for row in rows:
        ends = [_end(row, _FROM), _end(row, _TO)]
        ends = ends if all(ends) else [*map(str, row)] if len(row) == 2 else []
        if not ends:
            shown = listed([f"“{name}”" for name in row], most=8) or "nothing"
            raise FileError("A tie is two names, under “source” and “target”.", f"There is: {shown}.")
        found = {str(key): held for key, held in row.items()}
        tied.append(_tie(found.pop(ends[0]), found.pop(ends[1]), found))
    return tied


def _tie(one: Any, other: Any, about: Mapping[Any, Any], *, directed: bool = False) -> GivenTie:
    """A tie with what it says."""
    ends = cell(one), cell(other)
    if not all(end.strip() for end in ends):
        raise FileError(_TWO, "Add False as a third where you are not sure.")
    said = {str(key): cell(held) for key, held in about.items() if key != "sure"}
    tie = tie_of(*ends, said, directed=directed)
    sure = about.get("sure")
    return replace(tie, sure=tie.sure and (sure is None or cell(sure).strip().lower() not in _NO))


def _end(row: Mapping[Any, Any], names: tuple[str, ...]) -> str:
    """The row's own heading for an end; "" where there is none."""
    return next((str(key) for name in names for key in row if plain(str(key)) == name), "")
