"""Full-text search over the latest versions: a person's words in, entries with their hits out."""

import re
import sqlite3
import unicodedata
from datetime import datetime

from powerkit.entry import Found
from powerkit.logbook.store import Store

_MOST_WORDS = 32
_AROUND = 24  # words in a snippet
_HIT, _END = "\x01", "\x02"
_JOIN = "\u200b"
_UNSEEN = {0: " ", 1: " ", 2: " ", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
# Scripts written without spaces: each character is a word of its own, or none but the first would be found.
_NO_SPACES = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")


def keep(connection: sqlite3.Connection, version: int, before: int | None, words: str) -> None:
    """Make a version's words searchable in place of those of the version before it."""
    if before is not None:
        connection.execute("DELETE FROM words WHERE rowid = ?", (before,))
    connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (version, _searchable(words)))


def find(store: Store, text: str, limit: int) -> list[Found]:
    """Entries that hold all the words, the last one as a beginning, last saved first; see ``Logbook.search``.

    The newest come first because that needs no ranking: SQLite stops at the limit, however many entries there are.
    """
    query = _query(text)
    if not query:
        return []
    rows = store.read(
        """SELECT e.id, e.card, v.community, v.number, v.saved, hit.parts
        FROM (SELECT rowid AS row, snippet(words, 0, ?, ?, '…', ?) AS parts FROM words
            WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?) hit
        CROSS JOIN version v ON v.id = hit.row CROSS JOIN entry e ON e.id = v.entry ORDER BY hit.row DESC""",
        (_HIT, _END, _AROUND, query, limit),
    )
    return [
        Found(entry, card, community, number, datetime.fromisoformat(saved), _parts(parts))
        for entry, card, community, number, saved, parts in rows
    ]


def _searchable(text: str) -> str:
    """Text as the index holds it: marks for hits and characters no file can hold are taken out."""
    return _NO_SPACES.sub(rf"\1{_JOIN}", text.translate(_UNSEEN))


def _query(text: str) -> str:
    """An FTS5 query for a person's words. Each is quoted, so nothing in it can be read as a command."""
    words = [word for word in _searchable(text).split() if any(map(_is_letter, word))][:_MOST_WORDS]
    quoted = ['"' + word.replace('"', '""') + '"' for word in words]
    if quoted and not text[-1].isspace():
        quoted[-1] += "*"
    return " ".join(quoted)


def _is_letter(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LMN" or category == "Co"


def _parts(snippet: str) -> tuple[tuple[str, bool], ...]:
    parts = []
    for piece in re.split(f"({_HIT}[^{_END}]*{_END})", snippet.replace(_JOIN, "")):
        if piece:
            parts.append((piece.strip(_HIT + _END), piece[0] == _HIT))
    return tuple(parts)
