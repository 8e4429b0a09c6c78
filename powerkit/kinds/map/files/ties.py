"""Ties that a file gives beside its people are written into the cells of their rows, by name."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from powerkit.kinds.map.files.raw import Given, GivenTie
from powerkit.kinds.map.model import RelationMap, Ruling, map_of
from powerkit.kinds.map.ties import Called
from powerkit.text.catalogue import t, tn
from powerkit.text.normalize import folded
from powerkit.text.phrasing import listed, number

Row = dict[str, Any]


@dataclass
class Tied:
    """How the ties of a file went: the *lost*, with nobody at either end; who is tied to themselves; what is noted."""

    lost: list[str] = field(default_factory=list)
    selves: list[str] = field(default_factory=list)
    noted: Counter[str] = field(default_factory=Counter)
    one_way: int = 0

    def notes(self) -> Iterator[str]:
        """Lines on what a map does not draw of ties."""
        if self.selves:
            names = listed([f"“{name}”" for name in dict.fromkeys(self.selves)])
            yield tn(
                "{count} tie from somebody to themselves left out: {names}.",
                "{count} ties from somebody to themselves left out: {names}.",
                len(self.selves),
                count=number(len(self.selves)).capitalize(),
                names=names,
            )
        if self.noted:
            what = listed([f"“{heading}”" for heading in self.noted])
            yield t(
                "What the ties say beside who knows whom ({what}) is in the notes of those they come from.",
                what=what,
            )
        if self.one_way:
            yield tn(
                "{count} tie leads one way: on the map a tie has no direction, so it is in the notes of those "
                "they come from.",
                "{count} ties lead one way: on the map a tie has no direction, so it is in the notes of those "
                "they come from.",
                self.one_way,
                count=number(self.one_way).capitalize(),
            )


def tie_rows(given: Given, kept: list[Row | None], ruling: Ruling) -> Tied:
    """Write the ties of the file into the cells of its rows, and what else they say into notes.

    *kept* has the row of everybody given; None for whoever is left out.
    """
    rows = [row for row in kept if row is not None]
    tied = Tied()
    if not given.ties:
        return tied
    whole = map_of(rows, ruling)
    called = Called((person.id, person.name) for person in whole.people)
    place = {one: number for number, one in enumerate(whole.by_id)}
    keyed = _by_key(given, kept, whole)
    by_name = _names_said(whole)
    pairs: dict[frozenset[str], bool] = {}
    facts: dict[str, dict[str, list[str]]] = {}
    silent = _silent(given.ties)
    for tie in _parted(given.ties, lambda name: folded(name) in keyed or bool(called.ids(name))):
        names = (folded(tie.one), folded(tie.other))
        one, other = (keyed.get(name) or called.id(name, "") for name in names)
        if not one or not other:
            if not _kept_in_cell(tie, one, other, rows, place):
                tied.lost.append(t("{one} to {other}", one=tie.one, other=tie.other))
                continue
        elif one == other:
            tied.selves.append(str(rows[place[one]]["name"]))
        elif keyed.keys() & set(names) or by_name.get(names, 0) < 1 + tie.sure:
            pair = frozenset((one, other))
            pairs[pair] = pairs.get(pair, False) or tie.sure
        _note(tie, one, other, silent, (rows, place), facts, tied)
    said_already = {frozenset((tie.one, tie.other)): 1 + tie.sure for tie in whole.ties}
    for pair, sure in pairs.items():
        if said_already.get(pair, 0) < 1 + sure:
            one, other = sorted(pair, key=place.__getitem__)
            _name_in(rows[place[one]], called.spelt(other, one), sure=sure)
    for own, said in facts.items():
        row = rows[place[own]]
        row["note"] = "\n".join([part for part in (row["note"], *_lines(said)) if part])
    return tied


def _parted(ties: Iterable[GivenTie], known: Callable[[str], bool]) -> Iterator[GivenTie]:
    """Each tie by itself: Kumu lists several people in one cell, parted by "|"."""
    for tie in ties:
        ends = ([end] if "|" not in end or known(end) else several(end) for end in (tie.one, tie.other))
        for one, other in product(*ends):
            yield tie if (one, other) == (tie.one, tie.other) else replace(tie, one=one, other=other)


def several(end: str) -> list[str]:
    """The names in one end of a tie."""
    return [part.strip() for part in end.split("|") if part.strip()]


def _silent(ties: Sequence[GivenTie]) -> frozenset[str]:
    """What says nothing since every tie of several says it: that each counts as one."""
    return frozenset(
        said
        for said in ties[0].says
        if said.rpartition(": ")[2] in ("1", "1.0") and all(said in tie.says for tie in ties)
    )


def _note(
    tie: GivenTie, one: str | None, other: str | None, silent: Collection[str],
    whole: tuple[list[Row], Mapping[str, int]], facts: dict[str, dict[str, list[str]]], tied: Tied,
) -> None:  # fmt: skip
    """Keep what a tie says, for whichever of the two is there, under the words that say it."""
    says = [said for said in tie.says if said not in silent]
    if not says and not tie.directed:
        return
    rows, place = whole
    own, them, name = (one, other, tie.other) if one else (other, one, tie.one)
    called = str(rows[place[them]]["name"]) if them else name
    way = ("To" if one else "From") if tie.directed else "With"
    facts.setdefault(str(own), {}).setdefault(f"{way}\0{'; '.join(says)}", []).append(called)
    tied.noted.update(said.partition(": ")[0] for said in says)
    tied.one_way += tie.directed


def _lines(said: Mapping[str, list[str]]) -> Iterator[str]:
    """What the ties of one person say, a line each: "To Ann and Bo: type: Trusts"."""
    for key, names in said.items():
        way, _, words = key.partition("\0")
        whom = listed(list(dict.fromkeys(names)), most=len(names))
        yield f"{way} {whom}: {words}" if words else f"{way} {whom}"


def _names_said(whole: RelationMap) -> dict[tuple[str, str], int]:
    """The ties that cells speak of already, by name, both ways round: 1 where unsure, 2 where sure."""
    found: dict[tuple[str, str], int] = {}
    for tie in whole.ties:
        names = (folded(whole.by_id[tie.one].name), folded(whole.by_id[tie.other].name))
        for pair in (names, names[::-1]):
            found[pair] = max(found.get(pair, 0), 1 + tie.sure)
    return found


def _kept_in_cell(tie: GivenTie, one: str | None, other: str | None, rows: list[Row], place: Mapping[str, int]) -> bool:
    """Keep the name of a missing end in the cell of the other one; False where both are missing."""
    for known, missing in ((one, tie.other), (other, tie.one)):
        if known:
            _name_in(rows[place[known]], missing, sure=tie.sure)
    return bool(one or other)


def _name_in(row: Row, name: str, *, sure: bool) -> None:
    column = "knows" if sure else "may_know"
    row[column] = f"{row[column]}; {name}" if row[column].strip() else name


def _by_key(given: Given, kept: list[Row | None], whole: RelationMap) -> dict[str, str]:
    """The id of whoever the file calls by a key of their own."""
    keys = [keys for keys, row in zip(given.keys, kept, strict=True) if row is not None]
    found: dict[str, str] = {}
    for own, called in zip(whole.by_id, keys, strict=True):
        for key in called:
            found.setdefault(folded(key), own)
    return found
