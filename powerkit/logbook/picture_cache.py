"""Pictures kept so that opening a notebook draws nothing again: a text under a key, the newest few hundred of them."""

from powerkit.logbook.connection import Store
from powerkit.logbook.serialize import to_text
from powerkit.text.catalogue import t

MOST = 400
"""A deck has 31 cards; with their versions and communities this is years of work in view."""


def picture(store: Store, key: str) -> str | None:
    """What was kept under a key, or None."""
    rows = store.read("SELECT drawn FROM picture WHERE key = ?", (key,))
    return str(rows[0][0]) if rows else None


def keep_picture(store: Store, key: str, drawn: str) -> None:
    """Keep a picture; the oldest give way to it."""
    to_text(drawn, t("This picture"))
    with store.writing() as connection:
        connection.execute("INSERT OR REPLACE INTO picture (key, drawn) VALUES (?, ?)", (key, drawn))
        connection.execute(
            "DELETE FROM picture WHERE id <= (SELECT id FROM picture ORDER BY id DESC LIMIT 1 OFFSET ?)", (MOST,)
        )
