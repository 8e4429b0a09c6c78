"""What lists with a matching say: which things stand in which lists, counted once where they are the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Table
from powerkit.kinds.rows import ROW_ID
from powerkit.kinds.table.base import TableBase
from powerkit.kinds.table.views.view import View
from powerkit.text.catalogue import t
from powerkit.text.normalize import folded


class Lists(View):
    """Things in lists that overlap; rows that say the same to *match* are one thing."""

    def numbers(self, table: TableBase, answer: Any) -> Table | None:
        """How many things stand in which lists; None where there is nothing in any."""
        overlap = lists_of(table, answer)
        if not overlap.things:
            return None
        rows = [(overlap.named(way), str(len(things))) for way, things in overlap.regions.items()]
        heads = (t("In these lists and no others"), t("How many"))
        return Table(t("How many things are in which lists"), heads, tuple(rows))


@dataclass(frozen=True)
class Thing:
    """One thing: what it is called in short, the ids of its *rows*, and the *lists* (option ids) it stands in."""

    title: str
    rows: tuple[str, ...]
    lists: frozenset[str]


@dataclass(frozen=True)
class Overlap:
    """The *lists* in the deck's order, as (id, label); the *things* in them; and titles that say no list, *waiting*."""

    lists: tuple[tuple[str, str], ...]
    things: tuple[Thing, ...]
    waiting: tuple[str, ...]

    @property
    def regions(self) -> dict[frozenset[str], tuple[Thing, ...]]:
        """The things of each way in which the lists can overlap, those of all lists first; none is left out."""
        ids = [one for one, _ in self.lists]
        ways = [frozenset(one for at, one in enumerate(ids) if bits >> at & 1) for bits in range(1, 2 ** len(ids))]
        ways.sort(key=lambda way: (-len(way), [ids.index(id_) for id_ in sorted(way, key=ids.index)]))
        return {way: tuple(thing for thing in self.things if thing.lists == way) for way in ways}

    def named(self, way: frozenset[str]) -> str:
        """The labels of the lists of a way, in words."""
        labels = [label for one, label in self.lists if one in way]
        return "; ".join(labels)


def lists_of(kind: TableBase, rows: Iterable[Mapping[str, Any]]) -> Overlap:
    """What checked rows say. Rows with the same text in the column "match" are one thing, whatever case and blanks."""
    where, match = kind.role("list"), kind.role("match") or "match"
    options = next((column.options for column in kind.rows.columns if column.id == where), ())
    known = {option.id for option in options}
    groups: dict[str, list[Mapping[str, Any]]] = {}
    waiting = []
    for number, row in enumerate(rows):
        if row.get(where) not in known:
            waiting.append(_title(kind, row))
            continue
        groups.setdefault(folded(str(row.get(match) or "")) or f"\0{number}", []).append(row)
    things = [
        Thing(
            str(members[0].get(match)).strip() if len(members) > 1 else _title(kind, members[0]),
            tuple(str(row.get(ROW_ID, "")) for row in members),
            frozenset(str(row[where]) for row in members),
        )
        for members in groups.values()
    ]
    return Overlap(tuple((option.id, option.label) for option in options), tuple(things), tuple(waiting))


def _title(kind: TableBase, row: Mapping[str, Any]) -> str:
    where, match = kind.role("list"), kind.role("match") or "match"
    shown = (column.show(row.get(column.id)) for column in kind.rows.columns if column.id not in (where, match))
    return next((text for text in shown if text), "") or t("a {row} with no name", row=kind.rows.row)
