"""Actions of two copies put together: each once; what a card says now is what its newest version says."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from powerkit.logbook.merging.lines import Lines
from powerkit.logbook.model import ENDED_STATUSES, line_key
from powerkit.logbook.serialize import from_moment

_SAID = ("what", "who", "due", "how", "status", "learnt", "next", "said", "happened", "reason")
_COLUMNS = ("entry", "field", "version", "current", *_SAID, "sequence", "changed")

Kept = dict[str, Any]


def join_actions(ours: sqlite3.Connection, theirs: sqlite3.Connection, lines: Lines) -> None:
    """Bring the other copy's actions in, once the versions are there.

    An action that only the copy with the older versions says stays in the list, so that no plan gets lost; one that
    its own copy went on to drop does not come back.
    """
    here, there = _by_entry(ours), _by_entry(theirs)
    for actions in here.values():
        for action in actions:
            place = (action["entry"], action["version"])
            action["version"] = lines.ours.get(place, place)[1]
    for entry, now in lines.entries.items():
        others = [_renamed(action, lines, now) for action in there[entry]]
        _put(ours, now, list(_together(here[now], others, now, lines)))
    for entry in {entry for entry, _ in lines.ours.values()} - set(lines.entries.values()):
        _put(ours, entry, here[entry])


def _by_entry(connection: sqlite3.Connection) -> defaultdict[int, list[Kept]]:
    found = defaultdict[int, list[Kept]](list)
    for number, *row in connection.execute(f"SELECT id, {', '.join(_COLUMNS)} FROM action ORDER BY id").fetchall():
        action = {"id": number, **dict(zip(_COLUMNS, row, strict=True))}
        found[action["entry"]].append(action)
    return found


def _renamed(action: Kept, lines: Lines, entry: int) -> Kept:
    place = (action["entry"], action["version"])
    return {**action, "id": None, "entry": entry, "version": lines.theirs.get(place, place)[1]}


def _together(here: Sequence[Kept], there: Sequence[Kept], entry: int, lines: Lines) -> Iterator[Kept]:
    theirs_are_newest = entry in lines.newest
    for own, other in _pairs(here, there):
        newer, older = (other, own) if theirs_are_newest else (own, other)
        number = own["id"] if own else None
        if newer is not None and newer["current"]:
            yield {**newer, "id": number}
        elif newer is not None and older is not None:
            yield {**(newer if _age(newer) >= _age(older) else older), "id": number, "current": 0}
        elif newer is not None:
            yield {**newer, "id": number}
        elif older is not None and (not older["current"] or entry in lines.parted or _came_to_something(older)):
            yield {**older, "id": number, "current": 0}


def _pairs(here: Iterable[Kept], there: Iterable[Kept]) -> Iterator[tuple[Kept | None, Kept | None]]:
    """The same action in both copies: of one field, in the same words."""
    left = defaultdict[tuple[str, str], list[Kept]](list)
    for action in there:
        left[_key(action)].append(action)
    for action in here:
        same = left[_key(action)]
        yield action, same.pop(0) if same else None
    for rest in left.values():
        yield from ((None, action) for action in rest)


def _key(action: Kept) -> tuple[str, str]:
    return action["field"], line_key(action["what"])


def _age(action: Kept) -> tuple[float, int, tuple[str, ...]]:
    changed = from_moment(action["changed"]).timestamp() if action["changed"] else 0.0
    return changed, action["sequence"], tuple(action[name] for name in _SAID)


def _came_to_something(action: Kept) -> bool:
    words = (action[name] for name in ("learnt", "next", "happened", "reason"))
    return action["status"] in ENDED_STATUSES or any(text.strip() for text in words)


def _put(ours: sqlite3.Connection, entry: int, actions: Sequence[Kept]) -> None:
    """Let these be the actions of an entry; those that were there keep their numbers."""
    kept = [action["id"] for action in actions if action["id"] is not None]
    ours.execute("UPDATE action SET current = 0 WHERE entry = ?", (entry,))
    for (number,) in ours.execute("SELECT id FROM action WHERE entry = ?", (entry,)).fetchall():
        if number not in kept:
            ours.execute("DELETE FROM action WHERE id = ?", (number,))
    for action in actions:
        if action["id"] is None:
            ours.execute(
                f"INSERT INTO action ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})",
                [action[name] for name in _COLUMNS],
            )
        else:
            ours.execute(
                f"UPDATE action SET {', '.join(f'{name} = ?' for name in _COLUMNS)} WHERE id = ?",
                [*(action[name] for name in _COLUMNS), action["id"]],
            )
