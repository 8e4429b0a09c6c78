"""What one open log book wrote and said it had kept, held in mind while it is open.

A sync program or a copying tool may write an older copy into the very file that is open: what was there is then
nowhere on the disk. So each change is kept as something that can be made once more, under the moment it was first made.
"""

import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from powerkit.errors import LogbookError
from powerkit.logbook.connection import Store
from powerkit.logbook.files import in_memory
from powerkit.logbook.keys import Key
from powerkit.logbook.model import Draft
from powerkit.logbook.serialize import FORGOTTEN, stamp_of, to_moment
from powerkit.logbook.upgrade import bring_up

Act = Callable[[Store], object]

OPENED_AGAIN = "opened again"
"""The setting that changes when an older copy was found in the file: what was in it before is on another line."""


@dataclass
class Acknowledged:
    """The changes in the order they were made; a later one of one key stands for those before it."""

    acts: dict[Hashable, tuple[datetime, Act]] = field(default_factory=dict)
    drafts: dict[tuple[str, str], tuple[datetime, Act]] = field(default_factory=dict)
    version: tuple[str, int] | None = None
    draft: tuple[str, str, str, int, str] | None = None
    _known: dict[str, str] = field(default_factory=dict)

    def made(self, moment: datetime, act: Act, key: Hashable | None) -> None:
        """A change was made and is in the file. Without a *key* no other stands for it."""
        key = object() if key is None else key
        self.acts.pop(key, None)
        self.acts[key] = (moment, act)

    def drafted(self, draft: Draft, act: Act) -> None:
        """A draft of a field was kept."""
        self.made(draft.written, act, ("draft", draft.card, draft.field))
        self.drafts[draft.card, draft.field] = (draft.written, act)
        self.draft = (draft.card, draft.field, draft.client, draft.number, to_moment(draft.written))

    def cleared(self, card: str) -> None:
        """The words on a card's page are not wanted there again."""
        for key in [key for key in self.drafts if key[0] == card]:
            del self.drafts[key]
        self.draft = None

    def forget(self) -> None:
        """Hold nothing in mind any more: it was forgotten on purpose, or is kept elsewhere."""
        self.acts.clear()
        self.drafts.clear()
        self.version = self.draft = None

    @contextmanager
    def not_in_mind(self) -> Iterator[None]:
        """Forget what was written once this is done, since a backup of it was made; where it fails, nothing is."""
        with self.if_kept():
            self.forget()
            yield

    @contextmanager
    def if_kept(self) -> Iterator[None]:
        """Hold what is written inside in mind only where all of it is kept."""
        before = dict(self.acts), dict(self.drafts), self.version, self.draft
        try:
            yield
        except BaseException:
            self.acts, self.drafts, self.version, self.draft = before
            raise

    def kept_beside(self) -> None:
        """All of it is in a file of its own, and the drafts are in the log book once more."""
        self.acts = {key: made for key, made in self.acts.items() if isinstance(key, tuple) and key[0] == "draft"}
        self.version = self.draft = None

    def begin(self, connection: sqlite3.Connection) -> None:
        """Note which line of work it is that what follows belongs to."""
        self._known = _settings(connection)

    def holds(self, connection: sqlite3.Connection) -> bool:
        """Whether a file that others wrote to is still on the line of work that was ours: a few look-ups of one row."""
        now, before = _settings(connection), self._known
        if stamp_of(now.get(FORGOTTEN)) > stamp_of(before.get(FORGOTTEN)) or _is_empty(connection):
            self.forget()  # by another window: it is not to come back from here
            self._known = now
            return True
        if now.get(OPENED_AGAIN) != before.get(OPENED_AGAIN):
            return False
        return self._has_version(connection) and self._has_draft(connection)

    def _has_version(self, connection: sqlite3.Connection) -> bool:
        query = "SELECT 1 FROM version WHERE client = ? AND client_number = ?"
        return self.version is None or bool(connection.execute(query, self.version).fetchall())

    def _has_draft(self, connection: sqlite3.Connection) -> bool:
        if self.draft is None:
            return True
        card, name, client, number, written = self.draft
        query = "SELECT client, number, written FROM draft WHERE card = ? AND field = ?"
        for by, count, at in connection.execute(query, (card, name)).fetchall():
            return bool(count >= number) if by == client else stamp_of(at) >= stamp_of(written)
        return False

    def made_again(self, path: Path, copy: sqlite3.Connection) -> bool:
        """Make every change once more in a *copy* in memory; whether all of them fitted there."""
        fitted = True
        for moment, act in self.acts.values():
            try:
                act(Store(path, _at(moment), copy))
            except (LogbookError, *_MISFITS):
                fitted = False
        return fitted

    def drafts_again(self, path: Path, connection: sqlite3.Connection) -> None:
        """Put the words that were on the pages into the log book again, unless it has later ones."""
        for (card, name), (moment, act) in self.drafts.items():
            query = "SELECT written FROM draft WHERE card = ? AND field = ?"
            there = connection.execute(query, (card, name)).fetchall()
            if not there or stamp_of(there[0][0]) < moment.timestamp():
                act(Store(path, _at(moment), connection))


_MISFITS = (ValueError, AssertionError, LookupError)
"""What a change may come to that names an entry or action which the older copy doesn't have."""


def empty_copy(workbook: str, key: Key | None) -> sqlite3.Connection:
    """A log book in memory with nothing in it, of the same workbook."""
    copy = in_memory(key)
    bring_up(copy)
    copy.execute("INSERT INTO workbook (id) VALUES (?)", (workbook,))
    return copy


def differs(one: sqlite3.Connection, other: sqlite3.Connection) -> bool:
    """Whether the first copy holds anything that the second doesn't. Pictures can be drawn again, so they don't count.

    Both are at the same version, and the first began as a copy of the second.
    """
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'words*' AND name <> 'picture'"
    return any(set(_rows(one, table)) - set(_rows(other, table)) for (table,) in one.execute(tables).fetchall())


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    yield from connection.execute(f'SELECT * FROM "{table}"').fetchall()


def _settings(connection: sqlite3.Connection) -> dict[str, str]:
    # For a list of keys SQLite would make a table in memory first, which takes six times as long.
    query = "SELECT key, value FROM setting WHERE key = ? UNION ALL SELECT key, value FROM setting WHERE key = ?"
    return dict(connection.execute(query, (FORGOTTEN, OPENED_AGAIN)).fetchall())


def _is_empty(connection: sqlite3.Connection) -> bool:
    """Whether everything was erased: nothing but that takes out every version and draft and setting."""
    tables = ("version", "draft", "setting", "name", "memo", "share", "photo")
    return not connection.execute(
        " UNION ALL ".join(f"SELECT 1 FROM {table}" for table in tables) + " LIMIT 1"
    ).fetchall()


def _at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment
