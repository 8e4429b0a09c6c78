"""Changing what is kept: a person, an answer or a row taken out of every version, draft and other text of one file."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from powerkit.logbook import entries, search, search_scope
from powerkit.logbook.connection import Store
from powerkit.logbook.model import Entry, line_key
from powerkit.logbook.serialize import from_json, to_json

Text = Callable[[str], str]

ENTRY = "(SELECT id FROM entry WHERE card = :card AND community_key = :key)"
"""An entry, by card and community and not by id: after a restore an id may mean something else in another backup."""

_WORDS: Mapping[str, tuple[str, ...]] = {
    "action": ("what", "who", "how", "learnt", "next", "happened", "reason", "said"),
    "memo": ("text",),
    "setting": ("value",),
    "name": ("role",),
    "share": ("recipient", "wants", "questions"),
    "share_item": (),
    "share_file": ("name",),
    "reply": ("reviewer",),
    "comment": ("text", "author", "about", "answers"),
}
"""Which columns of our own tables hold words of a person; in a table not named here or below, every column may."""

_KNOWN = {"name": "name", "name_word": "word", "share_code": "name"}
"""Tables with a row for a name, and its column: a row goes when its name is forgotten."""

_NO_WORDS = {
    *("workbook", "wording", "forgetting", "entry", "version", "draft", "picture", "photo", "changed"),
    *("name_word", "share_code"),
}
"""Tables without words of a person, and those that are gone through by themselves."""

_MARKS = {"id", "card", "field", "status", "kind", "client", "hash"}
"""Columns of other tables that hold marks of the program."""


@dataclass(frozen=True)
class Rewording:
    """What is to become of all that is kept, from somebody who knows what answers mean.

    ``text`` changes any text; ``version`` gives a version as it is to be; ``draft`` the value of a card's field
    (None: none); ``words`` what a search should find in a version. ``gone`` names answers that are taken out whole,
    as (card, community, field): their actions and memos go with them, and names that nothing left speaks of.
    """

    text: Text
    version: Callable[[Entry], Entry]
    draft: Callable[[str, str, Any], Any]
    words: Callable[[Entry], str]
    gone: tuple[tuple[str, str, str], ...] = ()


def other_texts(store: Store) -> Iterator[tuple[str, str]]:
    """Every text kept outside versions and drafts, with the name of its table."""
    for table, column in (*_columns(store.connection), *_KNOWN.items()):
        yield from ((table, text) for (text,) in store.read(f"SELECT {column} FROM {table}") if isinstance(text, str))


def reword_in(connection: sqlite3.Connection, how: Rewording) -> None:
    """Change what is kept in one file, inside a transaction that may take saved words out."""
    changed = _versions(connection, how)
    _keys(connection)
    for entry in changed:
        latest = entries.latest_in(connection, entry)
        row = connection.execute("SELECT place FROM entry WHERE id = ?", (entry,)).fetchall()[0][0]
        search.keep(connection, row, row, how.words(latest))
    search_scope.keep_all(connection)
    for row, card, field, value in connection.execute(
        "SELECT id, card, field, value FROM draft WHERE value IS NOT NULL"
    ).fetchall():
        old = from_json(value)
        new = how.draft(card, field, old)
        if new != old:
            connection.execute("UPDATE draft SET value = ? WHERE id = ?", (None if new is None else to_json(new), row))
    for table, column in _KNOWN.items():
        for (name,) in connection.execute(f"SELECT {column} FROM {table}").fetchall():
            if how.text(name) != name:
                connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (name,))
    for table, column in _columns(connection):
        _column(connection, table, column, how.text)
    search.keep_comments(connection)
    for row, recipient in connection.execute("SELECT id, recipient FROM share").fetchall():
        connection.execute("UPDATE share SET recipient_key = ? WHERE id = ?", (line_key(recipient), row))
    for card, community, field in how.gone:
        values = {"card": card, "key": line_key(community), "field": field}
        for table in ("action", "memo"):
            connection.execute(f"DELETE FROM {table} WHERE entry IN {ENTRY} AND field = :field", values)


def _versions(connection: sqlite3.Connection, how: Rewording) -> list[int]:
    """Change every version; the ids of the entries of those that are different now."""
    changed = dict[int, None]()
    for row, entry in entries.every(connection):
        new = how.version(entry)
        if new == entry:
            continue
        changed[entry.id] = None
        own = [[item.id, item.question, item.answer] for item in new.own]
        connection.execute(
            "UPDATE version SET community = ?, people = ?, own = ?, answers = ?, private = ? WHERE id = ?",
            (new.community, new.people, to_json(own), to_json(new.answers), to_json(new.private), row),
        )
    return list(changed)


def _keys(connection: sqlite3.Connection) -> None:
    """Bring the keys of communities up to date. Two that have become the same are told apart by a number."""
    rows = connection.execute(
        """SELECT e.id, e.card, e.community_key, v.community, v.id FROM entry e JOIN version v ON v.id = e.latest
        ORDER BY e.id"""
    ).fetchall()
    taken = {(card, key) for _, card, key, community, _ in rows if key == line_key(community)}
    for entry, card, key, community, version in rows:
        if key == line_key(community):
            continue
        name, count = community, 1
        while (card, line_key(name)) in taken:
            count += 1
            name = f"{community} ({count})"
        taken.add((card, line_key(name)))
        connection.execute("UPDATE version SET community = ? WHERE id = ?", (name, version))
        connection.execute("UPDATE entry SET community_key = ? WHERE id = ?", (line_key(name), entry))


def _column(connection: sqlite3.Connection, table: str, column: str, change: Text) -> None:
    for (text,) in connection.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall():
        new = _changed(text, change)
        if new != text:
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (new, text))


def _changed(text: Any, change: Text) -> Any:
    """A text with every text in it changed: also inside JSON, whatever is escaped there, and in bytes that are text."""
    if isinstance(text, bytes):
        with suppress(UnicodeDecodeError):
            new = _changed(text.decode(), change)
            return text if new == text.decode() else new.encode()
        return text
    if not isinstance(text, str):
        return text
    if text[:1] in '{["':
        with suppress(ValueError, RecursionError):
            value = json.loads(text)
            new = everywhere_in(value, change)
            return text if new == value else to_json(new)
    return change(text)


def everywhere_in(value: Any, change: Text) -> Any:
    """A JSON value with every text in it changed, keys too."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [everywhere_in(item, change) for item in value]
    if isinstance(value, dict):
        return {change(key): everywhere_in(one, change) for key, one in value.items()}
    return value


def _columns(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The tables and columns outside versions, drafts and names that may hold words of a person."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        # The search's own tables are made again as a whole.
        if table in _NO_WORDS or table == "words" or table.startswith("words_"):
            continue
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        wanted: Iterable[str] = _WORDS.get(table, there - _MARKS)
        yield from ((table, column) for column in wanted if column in there)
