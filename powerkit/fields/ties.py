"""Who is meant by a name in a cell of ties, and cells spelt so that each goes on meaning whom it meant.

A tie is between two people, not between two names. Where several share a name, "Sam" is the first of them, or in
their own cell the other, and "Sam (2)" the second in the order of the rows, unless somebody is called just that.
Whoever has no name is `NAMELESS`. `widgets/map/ties-model.js` follows the same rule.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from powerkit.fields.base import folded

NAMELESS = "(no name)"
CELLS = ("knows", "may_know")
"""The columns of a row that hold ties, the sure ones first."""

Row = Mapping[str, Any]


class Meant(NamedTuple):
    """A name as it stands in a cell, and the *id* of whoever it means; None for nobody on the map."""

    name: str
    id: str | None


class Called:
    """Who is meant by a name in a cell of ties, of *people* as (id, name) in the order of their rows.

    Case, spacing and Unicode form do not count. A name with a ";" in it is found as well: of the parts of a cell, as
    many as make a known name are taken together.
    """

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        self._names: dict[str, str] = {}
        self._ids: dict[str, list[str]] = {}
        self._asked: dict[str, list[str]] = {}
        for one, name in people:
            self._names[one] = name.strip() or NAMELESS
            self._ids.setdefault(_key(self._names[one]), []).append(one)
        self._longest = max((key.count(";") + 1 for key in self._ids), default=1)

    def names(self, cell: str) -> Iterator[str]:
        """The names in a cell, as written."""
        parts = cell.split(";")
        start = 0
        while start < len(parts):
            longest = range(min(len(parts), start + self._longest), start + 1, -1)
            end = next((end for end in longest if self.ids(";".join(parts[start:end]))), start + 1)
            if name := ";".join(parts[start:end]).strip():
                yield name
            start = end

    def ids(self, name: str) -> list[str]:
        """The ids of everybody a name can mean: all who have it, or the one of them that its number says."""
        found = self._asked.get(name)
        if found is None:
            found = self._asked[name] = self._ids.get(_key(name)) or self._numbered(name)
        return found

    def id(self, name: str, of: str) -> str | None:
        """The id of whoever *name* means in a cell of the person with the id *of*; None for nobody on the map."""
        ids = self.ids(name)
        if ids and ids[0] != of:
            return ids[0]
        return ids[1] if len(ids) > 1 else None

    def meant(self, cell: str, of: str) -> list[Meant]:
        """The names in a cell of a person, and whom they mean."""
        return [Meant(name, self.id(name, of)) for name in self.names(cell)]

    def spelt(self, one: str, of: str) -> str:
        """What a cell of the person *of* has to say to mean somebody: their name, with a number where it is shared."""
        name = self._names[one]
        if self.id(name, of) == one:
            return name
        number = self._ids[_key(name)].index(one) + 1
        return next(said for deep in count(1) if self.id(said := _with_number(name, number, deep), of) == one)

    def plain(self, name: str) -> str:
        """A name without the number that tells which of those who share it is meant."""
        ids = self.ids(name)
        return name if not ids or _key(name) in self._ids else self._names[ids[0]]

    def cell(self, meant: Sequence[Meant], of: str) -> str:
        """A cell that means just these; of names that mean nobody, as they are written."""
        said = [one.name if one.id is None else self.spelt(one.id, of) for one in meant]
        wanted = [one.id or self.id(one.name, of) for one in meant]
        joins = (";" * many + " " for many in range(1, 5))  # together, two names may be a third one that holds a ";"
        made = (join.join(said) for join in joins)
        return next((cell for cell in made if [one.id for one in self.meant(cell, of)] == wanted), "; ".join(said))

    def _numbered(self, name: str) -> list[str]:
        """The one that a number behind a shared name means."""
        found = _NUMBER.fullmatch(name.strip())
        if not found or len(found["open"]) != len(found["shut"]):
            return []
        ids = self._ids.get(_key(found["name"]), [])
        place = int(found["place"]) - 1
        return [ids[place]] if len(ids) > 1 and 0 <= place < len(ids) else []


def people_in(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """Everybody in rows as (id, name). An id that is missing is made from the row's place, and none comes twice."""
    given = [(str(row.get("_id") or ""), str(row.get("name") or "").strip()) for row in rows]
    taken = {one for one, _ in given}
    seen: set[str] = set()
    found = []
    for number, (one, name) in enumerate(given, 1):
        own = one
        if not own or own in seen:
            own = next(made for made in _made_ids(number) if made not in taken)
            taken.add(own)
        seen.add(own)
        found.append((own, name))
    return found


def rewritten(rows: Sequence[Row], renamed: Sequence[Row], change: Callable[[str], str]) -> list[dict[str, Any]]:
    """The *renamed* rows, one for each of *rows* in the same order, with cells that tie the same two people as before.

    What is said of nobody on the map passes through *change*.
    """
    before = people_in(rows)
    old = Called(before)
    new = Called((one, name) for (one, _), (_, name) in zip(before, people_in(renamed), strict=True))

    def cell(written: str, of: str) -> str:
        said = [(change(one.name), one.id) for one in old.meant(written, of)]
        return new.cell([Meant(name, one) for name, one in said], of) if said else written

    return [
        {**now, **{key: cell(str(row[key] or ""), one) for key in CELLS if key in row}}
        for row, now, (one, _) in zip(rows, renamed, before, strict=True)
    ]


def _made_ids(number: int) -> Iterator[str]:
    yield f"r{number}"
    yield from (f"r{number}_{again}" for again in count(2))


def _with_number(name: str, number: int, deep: int) -> str:
    return f"{name} {'(' * deep}{number}{')' * deep}"


_NUMBER = re.compile(r"(?P<name>.*\S)\s+(?P<open>\(+)(?P<place>[0-9]{1,6})(?P<shut>\)+)", re.DOTALL)


def _key(name: str) -> str:
    """A name as it is compared; blanks around a ";" in it don't count either."""
    return ";".join(map(folded, name.split(";"))) if ";" in name else folded(name)
