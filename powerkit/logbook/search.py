"""Full-text search over the latest versions: a person's words in, entries with their hits out."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from powerkit.logbook import search_scope
from powerkit.logbook.connection import Store
from powerkit.logbook.excerpts import CAME_BACK, END, HIT, excerpt
from powerkit.logbook.groups import are_group, is_another_group
from powerkit.logbook.model import Asked, Found
from powerkit.logbook.noted_letters import NOTE, letters_of, note_letters
from powerkit.logbook.serialize import from_moment, to_day
from powerkit.logbook.spellings import ALL, spellings
from powerkit.logbook.sqlite_file import Row
from powerkit.logbook.surface import Surface

_DAY = 24 * 60 * 60
_MOST_WORDS = 32
_MOST_SPELLINGS = 32  # all words together
_FEW = 20
"""Where fewer entries hold the words as typed, other spellings are looked for as well: a search for a usual word costs
no more for them."""
_JOIN = "\u200b"
_UNSEEN = {
    **dict.fromkeys(map(ord, ("\0", HIT, END, CAME_BACK)), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
# Scripts written without spaces: each character is a word of its own, or none but the first would be found.
_NO_SPACES = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")


_SPOKEN_OF = """SELECT entry FROM comment UNION SELECT i.entry FROM share_item i
    JOIN reply r ON r.share = i.share JOIN comment c ON c.reply = r.id WHERE c.entry = 0"""
"""Entries that a comment is on, by itself or with all that was sent."""


def has_comments(connection: sqlite3.Connection) -> bool:
    """Whether any comment came back: one look at a table that is empty in most log books."""
    return bool(connection.execute("SELECT 1 FROM comment LIMIT 1").fetchall())


def keep(connection: sqlite3.Connection, place: int, before: int | None, words: str) -> None:
    """Make the words of the entry at *place* searchable, instead of those at the place it had *before*."""
    if before is not None:
        connection.execute("DELETE FROM words WHERE rowid = ?", (before,))
    text = _searchable(words)
    search_scope.keep(connection, place, text)
    note_letters(connection, text)


def keep_comments(connection: sqlite3.Connection, entry: int | None = None) -> None:
    """Make the comments that came back on an *entry* (None: on all) searchable with its own words, once either changed.

    One on all of a share is found with every entry that was in it.
    """
    which = "e.id = ?" if entry is not None else f"instr(w.text, char(29)) OR e.id IN ({_SPOKEN_OF})"
    rows = connection.execute(
        f"""SELECT e.place, w.text, (
            SELECT group_concat(c.text || ' ' || coalesce(nullif(c.author, ''), r.reviewer), char(10))
            FROM comment c JOIN reply r ON r.id = c.reply WHERE c.entry = e.id
            OR (c.entry = 0 AND r.share IN (SELECT share FROM share_item WHERE entry = e.id)))
        FROM entry e JOIN words w ON w.rowid = e.place WHERE {which}""",
        () if entry is None else (entry,),
    ).fetchall()
    for at, text, comments in rows:
        own = text.partition(CAME_BACK)[0]
        whole = f"{own}{CAME_BACK}{_searchable(comments)}" if comments else own
        if whole != text:
            connection.execute("UPDATE words SET text = ? WHERE rowid = ?", (whole, at))
            note_letters(connection, whole)


class Finding(Surface):
    """Finds entries by a person's words and by what they are."""

    def find(self, asked: Asked, limit: int = 20, after: int | None = None) -> list[Found]:
        """Entries that hold all that was asked, last saved first; the first *limit* of them *after* a place.

        The words are searched as in ``search``. Without words all entries are listed, and no ``parts`` are lit.
        The list is in the order of the index, so SQLite stops at the limit, however many entries there are.
        """
        if asked.text.strip() and not _are_known(self._store):
            with self._store.reading():  # one lock for all that is looked up
                known_letters(self._store)
                rows = _rows(self._store, asked, limit, after)
        else:
            rows = _rows(self._store, asked, limit, after)
        words = {word.casefold() for word in asked.text.split()}
        return [
            Found(
                entry,
                card,
                community,
                number,
                from_moment(saved),
                excerpt(text.replace(_JOIN, ""), words, (card, community), asked.labels),
                place,
                bool(ours or others or is_another_group(community) or are_group(people)),  # as `entries` reads it
            )
            for entry, card, community, number, saved, people, ours, others, text, place in rows
        ]

    def count(self, asked: Asked, most: int) -> int:
        """How many entries hold all that was asked; *most* stands for that many or more: no further is counted."""
        found = _counted(self._store, asked, most, _typed(asked.text))
        if (
            found < min(most, _FEW)
            and (ways := _spelt(self._store, asked.text))
            and _counted(self._store, asked, 1, ways.others)
        ):
            return _counted(self._store, asked, most, ways.query)
        return found

    def search(self, text: str, limit: int = 20) -> list[Found]:
        """Entries whose latest version holds all the words, last saved first.

        The last word may be the beginning of one, unless a blank follows it. Case and accents do not count,
        nor, where fewer than 20 entries are found as typed, letters such as ł or ß and apostrophes.
        Nothing in the text is a command. Blank text finds nothing.
        """
        return self.find(Asked(text), limit) if text.strip() else []


_OURS = """(SELECT json_extract(w.text, '$.ours') FROM wording w WHERE w.id = v.wording),
    v.answers GLOB '*,"also_*' OR v.answers GLOB '*{"also_*'"""
"""Whether the wording says that a group answered, and whether an answer of others stands beside: a quotation mark that
somebody typed has a backslash before it. GLOB looks for such marks ten times as fast as `instr`."""


def _rows(store: Store, asked: Asked, limit: int, after: int | None) -> list[Row]:
    """What the list shows, in the words as typed, and where these are few in other spellings too."""
    rows = _found(store, asked, limit, after, typed := _typed(asked.text))
    enough = after is None and len(rows) >= _FEW
    if not enough and (ways := _spelt(store, asked.text)) and _found(store, asked, 1, after, ways.others):
        all_there = after is None and len(rows) < limit
        if all_there or _counted(store, asked, _FEW, typed) < _FEW:
            return _found(store, asked, limit, after, ways.query)
    return rows


def _found(store: Store, asked: Asked, limit: int, after: int | None, query: str) -> list[Row]:
    narrowed = _narrowed(asked, after, query)
    if narrowed is None:
        return []
    tables, place, where, values = narrowed
    parts, marks = ("highlight(words, 0, ?, ?)", (HIT, END)) if asked.text.strip() else ("''", ())
    return store.read(
        f"""SELECT e.id, e.card, v.community, v.number, v.saved, v.people, {_OURS}, {parts}, e.place FROM {tables}
        CROSS JOIN version v ON v.id = e.latest {where} ORDER BY {place} DESC LIMIT ?""",
        (*marks, *values, limit),
    )


def _counted(store: Store, asked: Asked, most: int, query: str) -> int:
    narrowed = _narrowed(asked, None, query)
    if narrowed is None:
        return 0
    tables, _, where, values = narrowed
    table = "words" if tables.startswith("words") else tables
    rows = store.read(f"SELECT count(*) FROM (SELECT 1 FROM {table} {where} LIMIT ?)", (*values, most))
    return int(rows[0][0])


def _narrowed(asked: Asked, after: int | None, query: str) -> tuple[str, str, str, list[Any]] | None:
    """The tables, by what they are ordered, the condition, its values; None where nothing can be looked for."""
    if asked.text.strip() and not query:
        return None
    tables, place = "entry e", "e.place"
    wheres: list[str] = []
    values: list[Any] = []
    if found := " AND ".join([*([f"text : ({query})"] if query else ()), *search_scope.conditions(asked)]):
        tables, place = "words CROSS JOIN entry e ON e.place = words.rowid", "words.rowid"
        wheres.append("words MATCH ?")
        values.append(found)
    if after is not None:
        wheres.append(f"{place} < ?")
        values.append(after)
    if asked.since is not None or asked.until is not None:
        for condition, more in _days(asked, place):
            wheres.append(condition)
            values += more
    return tables, place, f"WHERE {' AND '.join(wheres)}" if wheres else "", values


def _days(asked: Asked, place: str) -> Iterator[tuple[str, list[Any]]]:
    saved = f"SELECT substr(b.saved, 1, 10) FROM entry a JOIN version b ON b.id = a.latest WHERE a.place = {place}"
    for day, near, sure, compared in ((asked.since, -1, 1, ">="), (asked.until, 2, 0, "<=")):
        # The index narrows to the day give or take a time zone. So near to it, the text says what day it was there.
        if day is not None:
            begun = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
            bounds = [int(begun + days * _DAY) << 20 for days in (near, sure)]
            condition = f"{place} {compared} ? AND ({place} {compared} ? OR ({saved}) {compared} ?)"
            yield condition, [*bounds, to_day(day)]


def _searchable(text: str) -> str:
    """Text as the index holds it: marks for hits and characters no file can hold are taken out."""
    if text.isascii() and text.isprintable():
        return text
    return _NO_SPACES.sub(rf"\1{_JOIN}", text.translate(_UNSEEN))


def _typed(text: str) -> str:
    """An FTS5 query for a person's words; the last may be the beginning of one."""
    words = [_quoted(word) for word in _words(text)]
    return " AND ".join(words) + _begins(text) if words else ""


def _words(text: str) -> list[str]:
    words = _searchable(text).split()
    return [word for word in words if word.isalnum() or any(map(_is_letter, word))][:_MOST_WORDS]


def _begins(text: str) -> str:
    """The mark of a word that may only begin so, for the last one of a *text*."""
    return "" if text[-1].isspace() else "*"


def _quoted(word: str) -> str:
    """A word in quotes, so that nothing in it can be read as a command."""
    return '"' + word.replace('"', '""') + '"'


class _Spelt(NamedTuple):
    """A person's words as they may be spelt in a log book: all of them, and only those *others* than typed."""

    query: str
    others: str


def _spelt(store: Store, text: str) -> _Spelt | None:
    """How the words may be spelt in this log book otherwise than typed; None where they can't be."""
    if not text.strip():
        return None
    letters = known_letters(store)
    if not letters and text.isascii() and text.replace(" ", "").isalnum():
        return None
    words = _words(text)
    most = max(1, _MOST_SPELLINGS // max(1, len(words)))
    marks = [*[""] * (len(words) - 1), _begins(text)]
    ways = [(spellings(word, most, letters), mark) for word, mark in zip(words, marks, strict=False)]
    others = " OR ".join(_any_of(spelt[1:], mark) for spelt, mark in ways if len(spelt) > 1)
    return _Spelt(" AND ".join(_any_of(spelt, mark) for spelt, mark in ways), others) if others else None


def _any_of(words: Sequence[str], begins: str) -> str:
    quoted = [_quoted(word) + begins for word in words]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"


def known_letters(store: Store) -> frozenset[str]:
    """The letters in the index that may be spelt otherwise, looked up anew when the file was written to."""
    if not _are_known(store):
        noted = letters_of(int(store.read(NOTE)[0][0]))
        store.letters = store.changes, ALL if noted is None else noted
    return store.letters[1]


def _are_known(store: Store) -> bool:
    """Whether the letters were looked up since the file was written to, as of the last look at it."""
    return store.letters[0] == store.changes


def _is_letter(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LMN" or category == "Co"
