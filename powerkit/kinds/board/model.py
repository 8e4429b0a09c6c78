"""What a board's picture shows, read from its rows: the zones in order, and what stands in each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.kinds.board.kind import Board
from powerkit.kinds.rows import ROW_ID
from powerkit.text.catalogue import t
from powerkit.text.normalize import folded


@dataclass(frozen=True)
class Item:
    """One item: its row's *id*, its words, and its mark as a number from 0 and a word (-1 and "" for none)."""

    id: str
    words: str
    mark: int = -1
    marked: str = ""


@dataclass(frozen=True)
class Shown:
    """A zone with the items that stand in it *now*, and those that *should*; *inner* are the zones of a second step."""

    id: str
    label: str
    group: str = ""
    now: tuple[Item, ...] = ()
    should: tuple[Item, ...] = ()
    inner: tuple["Shown", ...] = ()


@dataclass(frozen=True)
class BoardView:
    """The zones as they stand, a ladder from its lowest rung; what is *waiting*; and from where to where items go.

    *moves* holds, for each item with both places, the ids of the zones of now and of then.
    """

    arrangement: str
    lanes: tuple[str, ...]
    zones: tuple[Shown, ...]
    waiting: tuple[Item, ...]
    moves: Mapping[str, tuple[str, str]]
    credit: str = ""

    def label(self, zone: str) -> str:
        """The name of the zone of that id."""
        return next(item.label for item in self.zones if item.id == zone)


def read_board(kind: Board, answer: Sequence[Mapping[str, Any]]) -> BoardView:
    """The board of a checked answer."""
    placed: dict[str, list[Item]] = {}
    should: dict[str, list[Item]] = {}
    waiting: list[Item] = []
    moves: dict[str, tuple[str, str]] = {}
    known = {zone.id for zone in kind.zones}
    for row in answer:
        item = _item(kind, row)
        now, then = str(row.get("zone") or ""), str(row.get("then") or "")
        if now in known:
            placed.setdefault(_place(kind, row), []).append(item)
        if kind.twice and then in known:
            should.setdefault(then, []).append(item)
        if kind.twice and now in known and then in known:
            moves[item.id] = (now, then)
        if now not in known:
            waiting.append(item)
    zones = tuple(_zones(kind, answer, placed, should))
    lanes = tuple(one.label for name in ("zone", "then") if kind.twice and (one := kind.column(name)))
    return BoardView(kind.arrangement, lanes, zones, tuple(waiting), moves, kind.credit)


def _place(kind: Board, row: Mapping[str, Any]) -> str:
    """The zone a row stands in: one of the second step, one of a person's own, or its own zone."""
    zone = str(row["zone"])
    then = kind.column("then")
    if kind.second and zone == kind.second and then and row.get("then") in [option.id for option in then.options]:
        return f"{zone}/{row['then']}"
    if kind.own and zone == kind.zones[-1].id and folded(str(row.get("own") or "")):
        return f"{zone}/{folded(str(row['own']))}"
    return zone


def _zones(
    kind: Board, answer: Sequence[Mapping[str, Any]], placed: Mapping[str, list[Item]], should: Mapping[str, list[Item]]
) -> Iterator[Shown]:
    then = kind.column("then")
    for zone in kind.zones:
        own = _own(answer, zone.id) if kind.own and zone is kind.zones[-1] else {}
        for key, label in own.items():
            yield Shown(key, label, now=tuple(placed.get(key, ())))
        if own and zone.id not in placed:
            continue  # "another" is said by name
        inner: tuple[Shown, ...] = ()
        if zone.id == kind.second and then:
            steps = ((f"{zone.id}/{option.id}", option.label) for option in then.options)
            inner = tuple(Shown(key, label, now=tuple(placed.get(key, ()))) for key, label in steps)
        now, later = tuple(placed.get(zone.id, ())), tuple(should.get(zone.id, ()))
        yield Shown(zone.id, zone.label, zone.group, now, later, inner)


def _own(answer: Sequence[Mapping[str, Any]], last: str) -> dict[str, str]:
    """The zones of a person's own, in the order they come: key → name as it was written first."""
    names = (str(row.get("own") or "").strip() for row in answer if row.get("zone") == last)
    found: dict[str, str] = {}
    for name in names:
        if folded(name):
            found.setdefault(f"{last}/{folded(name)}", name)
    return found


def _item(kind: Board, row: Mapping[str, Any]) -> Item:
    words = " ".join(str(row.get("item") or "").split()) or t("(no name for this {row})", row=kind.rows.row)
    mark = kind.column("mark")
    marks = [option.id for option in mark.options] if mark else []
    if mark and row.get("mark") in marks:
        at = marks.index(str(row["mark"]))
        return Item(str(row.get(ROW_ID)), words, at, mark.options[at].label)
    return Item(str(row.get(ROW_ID)), words)
