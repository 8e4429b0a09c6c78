"""Photos, each once under the SHA-256 of its bytes. Answers name them; what nothing names any more goes."""

import hashlib
import sqlite3
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from powerkit.logbook.connection import Store
from powerkit.logbook.serialize import to_moment

_SPARED = timedelta(days=1)
"""How long a photo is kept that nothing names: it may be one that was just taken, or taken out and put back."""

_UNUSED = """NOT EXISTS (SELECT 1 FROM version WHERE instr(answers, photo.key))
    AND NOT EXISTS (SELECT 1 FROM draft WHERE instr(coalesce(value, ''), photo.key))"""
_NOT_OFFERED = " AND NOT EXISTS (SELECT 1 FROM other_draft WHERE instr(coalesce(value, ''), photo.key))"


@dataclass(frozen=True)
class Photo:
    """A kept photo: a JPEG with nothing in it but the picture, and its size in pixels."""

    content: bytes = field(repr=False)
    width: int
    height: int


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


def keys(store: Store) -> list[str]:
    """The keys of all photos, in the order they were kept."""
    return [str(key) for (key,) in store.read("SELECT key FROM photo ORDER BY kept, key")]


def let_go(store: Store, now: datetime) -> None:
    """Let the photos go that nothing has named for a day: begun and not kept, or taken out before a save."""
    before = to_moment(now - _SPARED)
    found = store.read("SELECT key, kept FROM photo")
    old = [(key,) for key, kept in found if datetime.fromisoformat(kept) < datetime.fromisoformat(before)]
    if old:
        with store.writing() as connection:
            connection.executemany(f"DELETE FROM photo WHERE key = ? AND {_UNUSED}{_NOT_OFFERED}", old)


def drop_unused(connection: sqlite3.Connection) -> None:
    """Take out the photos that nothing names now, inside a transaction that forgets."""
    offers = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'other_draft'").fetchall()
    connection.execute(f"DELETE FROM photo WHERE {_UNUSED}{_NOT_OFFERED if offers else ''}")
