"""Small things the log book keeps: settings, and memos that come back on a day."""

from datetime import date

from powerkit.entry import Memo
from powerkit.logbook.store import Store
from powerkit.logbook.values import from_day, to_day, to_text


def setting(store: Store, key: str, default: str) -> str:
    """The text kept under a key, or the default."""
    rows = store.read("SELECT value FROM setting WHERE key = ?", (key,))
    return str(rows[0][0]) if rows else default


def set_setting(store: Store, key: str, value: str) -> None:
    """Keep a text under a key."""
    to_text(value, "This setting")
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value)
        )


def add_memo(store: Store, card: str, field: str, text: str, due: date | None) -> Memo:
    """Keep a memo."""
    to_text(text, "This memo")
    with store.writing() as connection:
        made = connection.execute(
            "INSERT INTO memo (card, field, text, due) VALUES (?, ?, ?, ?)", (card, field, text, to_day(due))
        ).lastrowid
    assert made is not None
    return Memo(made, card, field, text, due)


def memos(store: Store, due_by: date | None) -> list[Memo]:
    """Memos not yet put away, by date; with ``due_by`` only those that have come back by then."""
    rows = store.read(
        """SELECT id, card, field, text, due FROM memo WHERE seen = 0 AND (?1 = '' OR (due > '' AND due <= ?1))
        ORDER BY due = '', due, id""",
        (to_day(due_by),),
    )
    return [Memo(memo, card, field, text, from_day(due)) for memo, card, field, text, due in rows]


def put_memo_away(store: Store, memo: int) -> None:
    """Do not show a memo again."""
    with store.writing() as connection:
        connection.execute("UPDATE memo SET seen = 1 WHERE id = ?", (memo,))
