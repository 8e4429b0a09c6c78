"""Drafts of two copies put together: none is overwritten; where both wrote, the other's words are offered."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from powerkit.logbook.serialize import from_moment
from powerkit.logbook.version_marks import Place, with_places

_COLUMNS = "card, field, value, client, number, written"


@dataclass(frozen=True)
class _Draft:
    value: str | None
    client: str
    number: int
    written: str

    @property
    def age(self) -> tuple[float, str, int]:
        return from_moment(self.written).timestamp(), self.client, self.number


def join_drafts(ours: sqlite3.Connection, theirs: sqlite3.Connection, places: Mapping[Place, Place]) -> int:
    """Bring the other copy's drafts in; how many are offered beside words that are here already is returned."""
    here, offered = _drafts(ours), 0
    for (card, field), other in _drafts(theirs, places).items():
        own = here.get((card, field))
        kept, left = _of_both(own, other)
        if kept != own:
            ours.execute(
                f"INSERT OR REPLACE INTO draft ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
                (card, field, kept.value, kept.client, kept.number, kept.written),
            )
        offered += _offer(ours, card, field, left)
    for card, field, other in _rows(theirs, "other_draft", places):
        offered += _offer(ours, card, field, other)
    return offered


def only_there(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> int:
    """How many drafts of the other copy hold words that are neither in the log book nor offered there."""
    here = _drafts(ours)
    offered = set(ours.execute("SELECT card, field, client, number FROM other_draft").fetchall())
    new = 0
    for (card, field), other in _drafts(theirs).items():
        own = here.get((card, field))
        comes = other != own and other.value is not None and other in _of_both(own, other)
        new += comes and (card, field, other.client, other.number) not in offered
    return new


def _drafts(
    connection: sqlite3.Connection, places: Mapping[Place, Place] | None = None
) -> dict[tuple[str, str], _Draft]:
    return {(card, field): draft for card, field, draft in _rows(connection, "draft", places)}


def _rows(
    connection: sqlite3.Connection, table: str, places: Mapping[Place, Place] | None = None
) -> Iterator[tuple[str, str, _Draft]]:
    for card, field, value, *rest in connection.execute(f"SELECT {_COLUMNS} FROM {table} ORDER BY id").fetchall():
        yield card, field, _Draft(with_places(value, places) if places and value else value, *rest)


def _of_both(own: _Draft | None, other: _Draft) -> tuple[_Draft, _Draft | None]:
    """The draft that stays in the field, and the one that is offered beside it, if both hold words of their own."""
    if own is None or own == other:
        return other, None
    if own.client == other.client:
        # One page wrote both: the later words stand for the earlier ones, and the same ones saved for those not saved.
        later = max(own, other, key=lambda item: (item.number, item.value is None, item.age))
        return later, None
    if own.value is None or other.value is None:
        written = [item for item in (own, other) if item.value is not None]
        return (written[0] if written else max(own, other, key=lambda item: item.age)), None
    older, newer = sorted((own, other), key=lambda item: item.age)
    return newer, None if older.value == newer.value else older


def _offer(connection: sqlite3.Connection, card: str, field: str, draft: _Draft | None) -> int:
    """Keep words to be offered; those that were offered before stay as they were settled."""
    if draft is None:
        return 0
    return connection.execute(
        f"""INSERT INTO other_draft ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (card, field, client)
        DO UPDATE SET value = excluded.value, number = excluded.number, written = excluded.written
        WHERE excluded.number > number""",
        (card, field, draft.value, draft.client, draft.number, draft.written),
    ).rowcount
