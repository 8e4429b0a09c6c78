"""Pictures kept so that opening a notebook draws nothing again: a text under a key, the newest few hundred of them."""

from powerkit.logbook.serialize import to_text
from powerkit.logbook.surface import Surface
from powerkit.text.catalogue import t

MOST = 400
"""A deck has 31 cards; with their versions and communities this is years of work in view."""


class Pictures(Surface):
    """Keeps drawn pictures, so that each is drawn once."""

    def picture(self, key: str) -> str | None:
        """What was kept under a key, or None. A key stands for all that the picture was drawn from."""
        rows = self._store.read("SELECT drawn FROM picture WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else None

    def keep_picture(self, key: str, drawn: str) -> None:
        """Keep a drawn picture as text. Only the newest few hundred are kept: they can be drawn again."""
        to_text(drawn, t("This picture"))
        with self._store.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO picture (key, drawn) VALUES (?, ?)", (key, drawn))
            connection.execute(
                "DELETE FROM picture WHERE id <= (SELECT id FROM picture ORDER BY id DESC LIMIT 1 OFFSET ?)", (MOST,)
            )
