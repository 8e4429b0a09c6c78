"""Photos, each once under the SHA-256 of its bytes. Answers name them; what nothing names any more goes."""

import hashlib
import re
import sqlite3
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from powerkit.logbook.connection import Store
from powerkit.logbook.serialize import to_moment
from powerkit.logbook.surface import Surface

_SPARED = timedelta(days=1)
"""How long a photo is kept that nothing names: it may be one that was just taken, or taken out and put back."""

_NAMING = {"version": "answers", "draft": "value", "other_draft": "value"}
"""Tables in which an answer may name a photo, and the column."""

_KEY = re.compile("(?=([0-9a-f]{64}))")


@dataclass(frozen=True)
class Photo:
    """A kept photo: a JPEG with nothing in it but the picture, and its size in pixels."""

    content: bytes = field(repr=False)
    width: int
    height: int


class Photos(Surface):
    """Keeps photos and gives them back."""

    def keep_photo(self, content: bytes, width: int, height: int) -> str:
        """Keep a photo that was made small and clean, and return its key. The same photo twice is kept once.

        One that no version and no draft names is let go after a day.
        """
        key = keep(self._store, content, width, height)
        act = partial(keep_once, content=content, width=width, height=height)
        self._said.made(self._store.now(), act, ("photo", key))
        return key

    def photo(self, key: str) -> Photo | None:
        """The photo of that key; None where there is none, or none any more."""
        return find(self._store, key)

    def photos(self) -> list[str]:
        """The keys of all photos, in the order they were kept."""
        return [str(key) for (key,) in self._store.read("SELECT key FROM photo ORDER BY kept, key")]


def keep(store: Store, content: bytes, width: int, height: int) -> str:
    """Keep a photo and return its key; see ``Logbook.keep_photo``."""
    key = hashlib.sha256(content).hexdigest()
    with store.writing() as connection:
        connection.execute(
            """INSERT INTO photo (key, content, width, height, kept) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET kept = excluded.kept""",
            (key, content, width, height, store.moment()),
        )
    return key


def keep_once(store: Store, content: bytes, width: int, height: int) -> None:
    """Keep a photo that was kept before, unless it is there."""
    if find(store, hashlib.sha256(content).hexdigest()) is None:
        keep(store, content, width, height)


def find(store: Store, key: str) -> Photo | None:
    """The photo of that key, or None."""
    rows = store.read("SELECT content, width, height FROM photo WHERE key = ?", (key,))
    return Photo(*rows[0]) if rows else None


def let_go(store: Store, now: datetime) -> None:
    """Let the photos go that nothing has named for a day: begun and not kept, or taken out before a save."""
    before = to_moment(now - _SPARED)
    found = store.read("SELECT key, kept FROM photo")
    old = {key for key, kept in found if datetime.fromisoformat(kept) < datetime.fromisoformat(before)}
    if old:
        with store.writing() as connection:
            _drop(connection, old)


def drop_unused(connection: sqlite3.Connection) -> None:
    """Take out the photos that nothing names now, inside a transaction that forgets."""
    _drop(connection, {key for (key,) in connection.execute("SELECT key FROM photo")})


def _drop(connection: sqlite3.Connection, keys: set[str]) -> None:
    """Take out those of the photos that nothing names. Every answer is read once, however many photos there are."""
    left = set(keys)
    for table, column in _NAMING.items() if left else ():
        for (text,) in connection.execute(f"SELECT {column} FROM {table}"):
            left.difference_update(_KEY.findall(text or ""))
    connection.executemany("DELETE FROM photo WHERE key = ?", [(key,) for key in left])
