"""Who is meant by a name in a cell of ties, and cells spelt so that each goes on meaning whom it meant.

A tie is between two people, not between two names. Where several share a name, "Sam" is the first of them, or in
their own cell the other, and "Sam (2)" the second in the order of the rows, unless somebody is called just that.
Whoever has no name is `NAMELESS`. `ui/web/kinds/map/names.js` follows the same rule.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from powerkit.kinds.rows import ROW_ID, own_id
from powerkit.text.normalize import folded

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
            self._names[one] = called = name.strip() or NAMELESS
            self._asked[called] = ids = self._ids.setdefault(_key(called), [])
            ids.append(one)
        self._longest = max((key.count(";") + 1 for key in self._ids), default=1)

    def names(self, cell: str) -> list[str]:
        """The names in a cell, as written."""
        parts = cell.split(";")
        if self._longest > 1:
            parts = [*self._joined(parts)]
        return [name for part in parts if (name := part.strip())]

    def _joined(self, parts: Sequence[str]) -> Iterator[str]:
        start = 0
        while start < len(parts):
            longest = range(min(len(parts), start + self._longest), start + 1, -1)
            end = next((end for end in longest if self.ids(";".join(parts[start:end]))), start + 1)
            yield ";".join(parts[start:end])
            start = end

    def ids(self, name: str) -> list[str]:
        """The ids of everybody a name can mean: all who have it, or the one of them that its number says."""
        found = self._asked.get(name)
        if found is None:
            found = self._asked[name] = self._ids.get(_key(name)) or self._numbered(name)
        return found

    def id(self, name: str, of: str) -> str | None:
        """The id of whoever *name* means in a cell of the person with the id *of*; None for nobody on the map."""
        if (ids := self._asked.get(name)) is None:
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
        said = [item.name if item.id is None else self.spelt(item.id, of) for item in meant]
        wanted = [item.id or self.id(item.name, of) for item in meant]
        joins = (";" * many + " " for many in range(1, 5))  # together, two names may be a third one that holds a ";"
        made = (join.join(said) for join in joins)
        return next((cell for cell in made if [item.id for item in self.meant(cell, of)] == wanted), "; ".join(said))

    def _numbered(self, name: str) -> list[str]:
        """The one that a number behind a shared name means."""
        found = _NUMBER.fullmatch(name.strip())
        if not found or len(found["open"]) != len(found["shut"]):
            return []
        ids = self._ids.get(_key(found["name"]), [])
        place = int(found["place"]) - 1
        return [ids[place]] if len(ids) > 1 and 0 <= place < len(ids) else []


def told_apart(titles: Sequence[str]) -> tuple[str, ...]:
    """Titles as parts are picked by: of several that are alike, the second has a "(2)" behind it."""
    called = Called((str(number), title) for number, title in enumerate(titles))
    return tuple(called.spelt(str(number), "") for number in range(len(titles)))


def people_in(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """Everybody in rows as (id, name). An id that is missing is made from the row's place, and none comes twice."""
    given = [(str(row.get(ROW_ID) or ""), str(row.get("name") or "").strip()) for row in rows]
    taken = {one for one, _ in given}
    seen: set[str] = set()
    found = []
    for number, (one, name) in enumerate(given, 1):
        own = one
        if not own or own in seen:
            own = _made_id(number, taken)
            taken.add(own)
        seen.add(own)
        found.append((own, name))
    return found


def rewritten(
    rows: Sequence[Row], renamed: Sequence[Row], change: Callable[[str], str] = str, more: Sequence[Row] = ()
) -> list[dict[str, Any]]:
    """The *renamed* rows, one for each of *rows* in the same order, with cells that tie the same two people as before.

    What is said of nobody on the map passes through *change*. *more* are rows that come behind these.
    """
    before = people_in(rows)
    names = [name for _, name in people_in(renamed)]
    old = Called(before)
    new = Called([*((one, name) for (one, _), name in zip(before, names, strict=True)), *people_in(more)])

    def cell(written: str, of: str) -> str:
        meant = old.meant(written, of)
        said = [Meant(change(item.name), item.id) for item in meant]
        wanted = [item.id or new.id(item.name, of) for item in said]
        kept = all(one.id or one == was for one, was in zip(said, meant, strict=True))
        return written if kept and [item.id for item in new.meant(written, of)] == wanted else new.cell(said, of)

    return [
        {**now, **{key: cell(str(row[key] or ""), one) for key in CELLS if key in row}}
        for row, now, (one, _) in zip(rows, renamed, before, strict=True)
    ]


def joined(rows: Sequence[Row], given: Sequence[Row]) -> list[dict[str, Any]]:
    """Rows with people of another map added, who are known by name: of several with one name the first is the first.

    Whoever is there already stays as they are. Of the ties that are given those come that lead to somebody new.
    """
    known: dict[str, list[str]] = {}
    for one, name in people_in(rows):
        known.setdefault(_key(name), []).append(one)
    taken = {one for one, _ in people_in(rows)}
    here: dict[str, str] = {}
    fresh: list[dict[str, Any]] = []
    for number, (row, (one, name)) in enumerate(zip(given, people_in(given), strict=True), len(rows) + 1):
        if found := known.get(_key(name)):
            here[one] = found.pop(0)
        else:
            here[one] = own_id(None, number, taken, _key(name))
            fresh.append({**row, ROW_ID: here[one]})
    said = _ties_of(given, here, {row[ROW_ID] for row in fresh})
    called = Called([*people_in(rows), *people_in(fresh)])
    for row in fresh:
        row |= {key: called.cell(said.get((row[ROW_ID], key), []), row[ROW_ID]) for key in CELLS}
    return [*rewritten(rows, rows, more=fresh), *fresh]


def _ties_of(
    given: Sequence[Row], here: Mapping[str, str], new: Collection[str]
) -> Mapping[tuple[str, str], list[Meant]]:
    """What the cells of who is new have to say, under their id and the column; *here* has everybody's id here."""
    found: dict[tuple[str, str], list[Meant]] = defaultdict(list)
    people = people_in(given)
    called = Called(people)
    for row, (one, name) in zip(given, people, strict=True):
        for key in CELLS:
            for other in called.meant(str(row.get(key) or ""), one):
                there = here[other.id] if other.id else ""
                if here[one] in new:
                    found[here[one], key].append(Meant(other.name, there or None))
                elif there in new:
                    found[there, key].append(Meant(name, here[one]))
    return found


def _made_id(number: int, taken: Collection[str]) -> str:
    own = f"r{number}"
    return own if own not in taken else next(made for again in count(2) if (made := f"{own}_{again}") not in taken)


def _with_number(name: str, number: int, deep: int) -> str:
    return f"{name} {'(' * deep}{number}{')' * deep}"


_NUMBER = re.compile(r"(?P<name>.*\S)\s+(?P<open>\(+)(?P<place>[0-9]{1,6})(?P<shut>\)+)", re.DOTALL)


def _key(name: str) -> str:
    """A name as it is compared; blanks around a ";" in it don't count either."""
    return ";".join(map(folded, name.split(";"))) if ";" in name else folded(name)
