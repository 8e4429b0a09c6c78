"""Drafts: the words of each field as they are typed, one row a field."""

import sqlite3
from collections.abc import Iterable
from functools import partial
from typing import Any

from powerkit.logbook.connection import Store
from powerkit.logbook.model import Draft
from powerkit.logbook.serialize import from_json, from_moment, to_json, to_text
from powerkit.logbook.sqlite_file import Row
from powerkit.logbook.surface import Surface, twice
from powerkit.text.catalogue import t

_COLUMNS = "card, field, value, client, number, written"


class Drafts(Surface):
    """Keeps the words of each field as they are typed."""

    def put_draft(self, card: str, field: str, value: Any, *, client: str, number: int) -> Draft:
        """Keep the words of one field as they are now, and return what is stored.

        A repeat or a straggler (same client, number not above the stored one) changes nothing. When the stored
        edit has meanwhile gone into a saved version or been cleared, the returned draft's value is None.
        """
        act = partial(put, card=card, field=field, value=value, client=client, number=number)
        draft = twice(lambda: act(self._store))
        if (draft.client, draft.number) == (client, number):
            self._said.drafted(draft, act)
        return draft

    def drafts(self, card: str) -> dict[str, Draft]:
        """The card's drafts that are in no saved version yet, by field."""
        rows = self._store.read(
            f"SELECT {_COLUMNS} FROM draft WHERE card = ? AND value IS NOT NULL ORDER BY field", (card,)
        )
        return {row[1]: _draft(row) for row in rows}

    def every_draft(self) -> list[Draft]:
        """All drafts of all cards that are in no saved version yet."""
        rows = self._store.read(f"SELECT {_COLUMNS} FROM draft WHERE value IS NOT NULL ORDER BY id")
        return [_draft(row) for row in rows]

    def seen(self, card: str) -> dict[str, tuple[str, int]]:
        """By field, the (client, number) stored last, also of drafts that have since been saved or cleared."""
        rows = self._store.read("SELECT field, client, number FROM draft WHERE card = ?", (card,))
        return {field: (client, number) for field, client, number in rows}

    def clear_drafts(self, card: str, *, client: str = "", number: int = 0) -> None:
        """Start a card afresh. What the same client wrote with a higher number stays; saved versions always do."""
        self._keep(partial(clear, card=card, client=client, number=number))
        self._said.cleared(card)

    def other_drafts(self, card: str) -> list[Draft]:
        """The words that came with a merge for fields of the card that have words of their own here."""
        rows = self._store.read(
            f"SELECT {_COLUMNS} FROM other_draft WHERE card = ? AND value IS NOT NULL ORDER BY id", (card,)
        )
        return [_draft(row) for row in rows]

    def settle_other_drafts(self, card: str, client: str) -> None:
        """Offer those words of one page no more: they were taken, or are not wanted."""
        self._keep(partial(settle_others, card=card, client=client))


def put(store: Store, card: str, field: str, value: Any, client: str, number: int) -> Draft:
    """Keep a field's words; see ``Logbook.put_draft``."""
    to_text(client, t("The page's name"))
    row = (card, field, to_json(value), client, number, store.moment())
    with store.writing() as connection:
        stored = _one(connection, card, field)
        if stored and stored[3] == client and number <= stored[4]:
            return _draft(stored)
        connection.execute(
            f"""INSERT INTO draft ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (card, field) DO UPDATE SET value = excluded.value, client = excluded.client,
            number = excluded.number, written = excluded.written""",
            row,
        )
    return _draft(row)


def clear(store: Store, card: str, client: str, number: int) -> None:
    """Empty a card's drafts, but not what the same client wrote after this call was numbered."""
    with store.writing() as connection:
        connection.execute(
            """UPDATE draft SET value = NULL, number = CASE WHEN client = ?1 THEN max(number, ?2) ELSE number END
            WHERE card = ?3 AND NOT (client = ?1 AND number > ?2)""",
            (client, number, card),
        )


def clear_saved(connection: sqlite3.Connection, drafts: Iterable[Draft]) -> None:
    """Empty the drafts that went into a version, unless they have changed since they were read.

    The rows stay, without words, so that a late repeat of a saved edit does not come back as a new draft.
    """
    connection.executemany(
        "UPDATE draft SET value = NULL WHERE card = ? AND field = ? AND client = ? AND number = ?",
        [(draft.card, draft.field, draft.client, draft.number) for draft in drafts],
    )


def settle_others(store: Store, card: str, client: str) -> None:
    """Offer no more what one page wrote; the rows stay without words, so that a merge made again tells them."""
    with store.writing() as connection:
        connection.execute("UPDATE other_draft SET value = NULL WHERE card = ? AND client = ?", (card, client))


def _one(connection: sqlite3.Connection, card: str, field: str) -> Row | None:
    rows = connection.execute(f"SELECT {_COLUMNS} FROM draft WHERE card = ? AND field = ?", (card, field)).fetchall()
    return rows[0] if rows else None


def _draft(row: Row) -> Draft:
    card, field, value, client, number, written = row
    words = None if value is None else from_json(value)
    return Draft(card, field, words, client, number, from_moment(written))
