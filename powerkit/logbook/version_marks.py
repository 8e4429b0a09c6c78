"""What tells one saved version from another, in whichever copy it is, their order, and when something was forgotten."""

import hashlib
import sqlite3
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from powerkit.logbook.serialize import FORGOTTEN, from_json, stamp_of, to_json

Place = tuple[int, int]
"""An entry and the number of one of its versions, as answers, shares and comments name them."""

Changed = Mapping[bytes, bytes | None]
"""What versions were before something in them was forgotten → what they are now; None for one that is gone."""

_EVERY = """SELECT v.id, v.entry, v.number, e.card, v.saved, v.community, v.stage, v.people, v.read_back, w.hash,
    v.client, v.client_number, v.private, v.own, v.answers
    FROM version v JOIN entry e ON e.id = v.entry JOIN wording w ON w.id = v.wording ORDER BY v.id"""


@dataclass(frozen=True)
class Saved:
    """A version in one copy: its *mark*, which is the same in every copy, its *row* there, its place, and when."""

    mark: bytes
    row: int
    place: Place
    moment: float


def every_version(connection: sqlite3.Connection) -> list[Saved]:
    """All versions of a copy in the order they were saved there."""
    return [
        Saved(_mark(said), row, (entry, number), stamp_of(said[1]))
        for row, entry, number, *said in connection.execute(_EVERY).fetchall()
    ]


def marks(connection: sqlite3.Connection) -> dict[int, bytes]:
    """The mark of each version, by its row."""
    return {item.row: item.mark for item in every_version(connection)}


def changed_in(connection: sqlite3.Connection) -> dict[bytes, bytes | None]:
    """What was forgotten in a copy; nothing in one that is older than this."""
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'changed'").fetchall()
    return dict(connection.execute("SELECT was, now FROM changed").fetchall()) if there else {}


def forgotten_in(connection: sqlite3.Connection) -> str:
    """When something was last forgotten in a copy; "" for never."""
    rows = connection.execute("SELECT value FROM setting WHERE key = ?", (FORGOTTEN,)).fetchall()
    return str(rows[0][0]) if rows else ""


def note_forgotten(connection: sqlite3.Connection, moment: datetime) -> None:
    """Note that something was forgotten at this *moment*, or right after it was the last time, whatever clocks say.

    Other windows and copies tell by this alone that what is missing is missed on purpose, so no two are the same.
    """
    if (before := forgotten_in(connection)) and stamp_of(before) >= moment.timestamp():
        moment = datetime.fromisoformat(before) + timedelta(microseconds=1)
    value = moment.isoformat(timespec="microseconds")
    connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (FORGOTTEN, value))


def note_changes(connection: sqlite3.Connection, before: Mapping[int, bytes]) -> None:
    """Note which versions are not what they were *before*, so that they do not come back with another copy."""
    after = marks(connection)
    connection.executemany(
        "INSERT OR IGNORE INTO changed (was, now) VALUES (?, ?)",
        [(was, after.get(row)) for row, was in before.items() if after.get(row) != was],
    )


def followed(changed: Changed, mark: bytes) -> bytes | None:
    """What became of a version in the end."""
    found: bytes | None = mark
    seen = set[bytes]()
    while found is not None and found in changed and found not in seen:
        seen.add(found)
        found = changed[found]
    return found


def woven(ours: Sequence[Saved], theirs: Sequence[Saved]) -> list[Saved]:
    """The versions of both copies in one order, each once; those both have are ours.

    What a copy saved later stays later. Between two that both have, the moment they were saved decides.
    """
    both = {our.mark for our in ours} & {their.mark for their in theirs}
    order = [our.mark for our in ours if our.mark in both]
    if order != [their.mark for their in theirs if their.mark in both]:
        new = [their for their in theirs if their.mark not in both]
        return sorted([*ours, *new], key=_when)
    found = list[Saved]()
    rest, others = iter(ours), iter(theirs)
    for end in (*order, None):
        own = _until(rest, end)
        found += _by_moment(own[:-1] if end else own, [item for item in _until(others, end) if item.mark not in both])
        found += own[-1:] if end else []
    return found


def without_places(text: str) -> str:
    """An answer's JSON without the numbers by which it names another entry: they differ from copy to copy."""
    return _with_places(text, lambda _: (0, 0))


def with_places(text: str, places: Mapping[Place, Place]) -> str:
    """An answer's JSON with the numbers that entries and versions have now."""
    return _with_places(text, lambda place: places.get(place, place))


def _with_places(text: str, change: Any) -> str:
    # Only what a card picked when it looked back names another entry; most answers are left as they are.
    if '"picked"' not in text or '"entry"' not in text:
        return text
    return to_json(_changed(from_json(text), change))


def _changed(value: Any, change: Any) -> Any:
    if isinstance(value, list):
        return [_changed(item, change) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: _changed(one, change) for key, one in value.items()}
    if "picked" in found and isinstance(found.get("entry"), int):
        found["entry"], version = change((found["entry"], found.get("version") or 0))
        if "version" in found:
            found["version"] = version
    return found


def _mark(said: Iterable[Any]) -> bytes:
    *parts, answers = said
    whole = hashlib.sha256()
    for part in (*parts, without_places(answers)):
        content = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        whole.update(len(content).to_bytes(8, "big") + content)
    return whole.digest()


def _until(versions: Iterable[Saved], end: bytes | None) -> list[Saved]:
    found = []
    for version in versions:
        found.append(version)
        if version.mark == end:
            break
    return found


def _by_moment(ours: Sequence[Saved], theirs: Sequence[Saved]) -> list[Saved]:
    """Two runs in one; each keeps its own order, even where a clock went back."""
    found, left, right = list[Saved](), deque(ours), deque(theirs)
    while left and right:
        found.append((left if _when(left[0]) <= _when(right[0]) else right).popleft())
    return [*found, *left, *right]


def _when(one: Saved) -> tuple[float, bytes]:
    return one.moment, one.mark


def known_as(one: Saved, mark: bytes) -> Saved:
    """The same version under the mark by which the other copy knows it."""
    return replace(one, mark=mark)
