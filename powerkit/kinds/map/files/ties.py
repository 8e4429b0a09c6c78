"""Ties that a file gives beside its people are written into the cells of their rows, by name."""

from collections.abc import Mapping
from typing import Any

from powerkit.kinds.map.files.columns import column_of
from powerkit.kinds.map.files.raw import Given, GivenTie
from powerkit.kinds.map.model import RelationMap, Ruling, map_of
from powerkit.kinds.rows import ROW_ID
from powerkit.text.normalize import folded

Row = dict[str, Any]


def tie_rows(given: Given, rows: list[Row], ruling: Ruling) -> list[str]:
    """Write the ties of the file into the cells of its rows; gives those with nobody at either end."""
    ids = _ids(rows)
    if not given.ties:
        return []
    keyed, named = _by_key(given, rows, ids), _by_name(rows, ids)
    by_name = _names_said(map_of(rows, ruling))
    pairs: dict[frozenset[str], bool] = {}
    lost: list[str] = []
    for tie in given.ties:
        names = (folded(tie.one), folded(tie.other))
        one, other = (keyed.get(name) or named.get(name) for name in names)
        if not one or not other:
            if not _kept_in_cell(tie, one, other, rows, ids):
                lost.append(f"{tie.one} to {tie.other}")
        elif keyed.keys() & set(names) or by_name.get(names, 0) < 1 + tie.sure:
            pair = frozenset((one, other))
            pairs[pair] = pairs.get(pair, False) or tie.sure
    _into_cells({pair: sure for pair, sure in pairs.items() if len(pair) == 2}, rows, ids, ruling)
    return lost


def _names_said(whole: RelationMap) -> dict[tuple[str, str], int]:
    """The ties that cells speak of already, by name, both ways round: 1 where unsure, 2 where sure."""
    found: dict[tuple[str, str], int] = {}
    for tie in whole.ties:
        names = (folded(whole.by_id[tie.one].name), folded(whole.by_id[tie.other].name))
        for pair in (names, names[::-1]):
            found[pair] = max(found.get(pair, 0), 1 + tie.sure)
    return found


def _kept_in_cell(tie: GivenTie, one: str | None, other: str | None, rows: list[Row], ids: list[str]) -> bool:
    """Keep the name of a missing end in the cell of the other one; False where both are missing."""
    for known, missing in ((one, tie.other), (other, tie.one)):
        if known:
            _name_in(rows[ids.index(known)], missing, sure=tie.sure)
    return bool(one or other)


def _name_in(row: Row, name: str, *, sure: bool) -> None:
    column = "knows" if sure else "may_know"
    row[column] = f"{row[column]}; {name}" if row[column].strip() else name


def _ids(rows: list[Row]) -> list[str]:
    """Each row's id as `map_of` will give it; ids that come twice are taken away first."""
    taken: set[str] = set()
    for row in rows:
        if row.get(ROW_ID) in taken:
            del row[ROW_ID]
        taken.add(row.get(ROW_ID, ""))
    return [row.get(ROW_ID) or f"r{number}" for number, row in enumerate(rows, 1)]


def _by_key(given: Given, rows: list[Row], ids: list[str]) -> dict[str, str]:
    """The id of whoever the file calls by a key of their own."""
    kept = [keys for keys, cells in zip(given.keys, given.people, strict=True) if _named(cells)]
    found: dict[str, str] = {}
    for one, keys in zip(ids, kept, strict=True):
        for key in keys:
            found.setdefault(folded(key), one)
    return found


def _by_name(rows: list[Row], ids: list[str]) -> dict[str, str]:
    """The id of the first who has a name."""
    found: dict[str, str] = {}
    for one, row in zip(ids, rows, strict=True):
        found.setdefault(folded(row["name"]), one)
    return found


def _named(cells: Mapping[str, str]) -> bool:
    """Whether cells name somebody: the first cell under a heading for names that holds anything."""
    return any(column_of(heading) == "name" and cell.strip() for heading, cell in cells.items())


def _into_cells(pairs: Mapping[frozenset[str], bool], rows: list[Row], ids: list[str], ruling: Ruling) -> None:
    """Name each pair in the cell of one of the two, unless the cells say so already.

    A name leads to the first who has it. Where neither of two people can be reached by name, one gets a number.
    """
    said = {frozenset((tie.one, tie.other)): tie.sure for tie in map_of(rows, ruling).ties}
    missing = {pair: sure for pair, sure in pairs.items() if pair not in said or (sure and not said[pair])}
    first = _by_name(rows, ids)
    place = {one: number for number, one in enumerate(ids)}
    for pair, sure in missing.items():
        one, other = sorted(pair, key=place.__getitem__)
        if first.get(folded(rows[place[other]]["name"])) != other:
            one, other = other, one
        name = rows[place[other]]["name"]
        if first.get(folded(name)) != other:
            rows[place[other]]["name"] = name = _another(first, name)
            first[folded(name)] = other
        _name_in(rows[place[one]], name, sure=sure)


def _another(taken: Mapping[str, str], name: str) -> str:
    """The name with the first number behind it that nobody else has."""
    return next(new for number in range(2, len(taken) + 3) if folded(new := f"{name} ({number})") not in taken)
