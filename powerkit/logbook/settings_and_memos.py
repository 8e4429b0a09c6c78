"""Small things the log book keeps: settings, and memos that come back on a day."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from powerkit.logbook.connection import Store
from powerkit.logbook.model import Memo, NewMemo
from powerkit.logbook.serialize import from_day, local_now, to_day, to_text
from powerkit.logbook.surface import Surface
from powerkit.text.catalogue import t


class SettingsAndMemos(Surface):
    """Keeps texts under keys, and notes that come back on a day."""

    def setting(self, key: str, default: str = "") -> str:
        """The text kept under a key, or the default."""
        rows = self._store.read("SELECT value FROM setting WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else default

    def set_setting(self, key: str, value: str) -> None:
        """Keep a text under a key."""
        self._keep(partial(set_setting, key=key, value=value), ("setting", key))

    def add_memo(self, text: str, *, card: str = "", field: str = "", due: date | None = None) -> Memo:
        """Keep a note that comes back on a day."""
        made = add_memo(self._store, card, field, text, due)
        self._said.made(local_now(), partial(add_memo_once, memo=made), None)
        return made

    def memos(self, due_by: date | None = None, limit: int | None = None) -> list[Memo]:
        """Memos not yet put away, by date; with ``due_by`` only those that have come back by that day."""
        back, values = ("AND due > '' AND due <= ?", [to_day(due_by)]) if due_by else ("", list[Any]())
        rows = self._store.read(
            f"""SELECT id, card, field, text, due, entry FROM memo
            WHERE seen = 0 {back} ORDER BY due = '', due, id LIMIT ?""",
            (*values, -1 if limit is None else limit),
        )
        return [Memo(memo, card, field, text, from_day(due), entry) for memo, card, field, text, due, entry in rows]

    def put_memo_away(self, memo: int) -> None:
        """Do not show a memo again."""
        self._keep(partial(put_memo_away, memo=memo))


def set_setting(store: Store, key: str, value: str) -> None:
    """Keep a text under a key."""
    to_text(value, t("This setting"))
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value)
        )


def add_memo(store: Store, card: str, field: str, text: str, due: date | None) -> Memo:
    """Keep a memo."""
    to_text(text, t("This memo"))
    with store.writing() as connection:
        made = connection.execute(
            "INSERT INTO memo (card, field, text, due) VALUES (?, ?, ?, ?)", (card, field, text, to_day(due))
        ).lastrowid
    assert made is not None
    return Memo(made, card, field, text, due)


def add_memo_once(store: Store, memo: Memo) -> None:
    """Keep a memo that was kept before, unless it is there, also as one that was put away."""
    said = (memo.card, memo.field, memo.text, to_day(memo.due))
    if not store.read("SELECT 1 FROM memo WHERE card = ? AND field = ? AND text = ? AND due = ?", said):
        add_memo(store, memo.card, memo.field, memo.text, memo.due)


def keep(connection: sqlite3.Connection, entry: int, card: str, said: Iterable[NewMemo]) -> None:
    """Bring an entry's memos up to date with what its new version says. One that is said anew comes back again."""
    standing = {
        field: (memo, text, due)
        for memo, field, text, due in connection.execute(
            "SELECT id, field, text, due FROM memo WHERE entry = ? AND card = ?", (entry, card)
        )
    }
    for new in said:
        day, old = to_day(new.due), standing.pop(new.field, None)
        if old is None:
            connection.execute(
                "INSERT INTO memo (card, field, text, due, entry) VALUES (?, ?, ?, ?, ?)",
                (card, new.field, to_text(new.text, t("This memo")), day, entry),
            )
        elif old[1:] != (new.text, day):
            connection.execute(
                "UPDATE memo SET text = ?, due = ?, seen = 0 WHERE id = ?",
                (to_text(new.text, t("This memo")), day, old[0]),
            )
    connection.executemany("DELETE FROM memo WHERE id = ?", [(memo,) for memo, _, _ in standing.values()])


def put_memo_away(store: Store, memo: int) -> None:
    """Do not show a memo again."""
    with store.writing() as connection:
        connection.execute("UPDATE memo SET seen = 1 WHERE id = ?", (memo,))
