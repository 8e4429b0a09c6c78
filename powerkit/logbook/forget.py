"""Forgetting: the only way to take saved words out, from the log book and from every kept backup."""

import sqlite3
from contextlib import closing
from pathlib import Path

from powerkit.entry import line_key
from powerkit.logbook.backups import copy_to, list_backups
from powerkit.logbook.errors import plainly
from powerkit.logbook.store import Store, connect

# Matched by card and community, not by id: after a restore an id may stand for something else in another backup.
_ENTRY = "(SELECT id FROM entry WHERE card = :card AND community_key = :key)"

_FORGET = (
    "INSERT INTO forgetting (id) VALUES (1)",
    f"DELETE FROM words WHERE rowid IN (SELECT latest FROM entry WHERE id IN {_ENTRY})",
    f"DELETE FROM action WHERE entry IN {_ENTRY}",
    f"DELETE FROM version WHERE entry IN {_ENTRY}",
    "DELETE FROM entry WHERE card = :card AND community_key = :key",
    "DELETE FROM wording WHERE id NOT IN (SELECT wording FROM version)",
    "DELETE FROM draft WHERE card = :card",
    "DELETE FROM forgetting",
    # The index keeps deleted words in its older parts until it is made again.
    "INSERT INTO words (words) VALUES ('rebuild')",
)

_SENT = (
    f"DELETE FROM comment WHERE entry IN {_ENTRY}",
    f"DELETE FROM share_item WHERE entry IN {_ENTRY}",
    "DELETE FROM share_file WHERE share NOT IN (SELECT share FROM share_item)",
    """DELETE FROM comment WHERE reply IN (
        SELECT id FROM reply WHERE share NOT IN (SELECT share FROM share_item))""",
    "DELETE FROM reply WHERE share NOT IN (SELECT share FROM share_item) OR id NOT IN (SELECT reply FROM comment)",
    "DELETE FROM share WHERE id NOT IN (SELECT share FROM share_item)",
)
"""What was sent of it and what came back. Done before the entry goes, while its id is known."""

_WORDS = (
    "SELECT answers || ' ' || people || ' ' || own || ' ' || community FROM version",
    "SELECT coalesce(value, '') FROM draft",
    "SELECT what || ' ' || who || ' ' || how || ' ' || learnt || ' ' || next FROM action",
    "SELECT text FROM memo",
    "SELECT wants || ' ' || questions || ' ' || recipient FROM share",
    "SELECT text || ' ' || author || ' ' || about FROM comment",
)
"""All that may still speak of a person."""

_COPIES = ("picture",)
"""Tables of what was made from the answers: emptied, since any of it may show them. Older backups lack some."""


def forget_entry(store: Store, folder: Path, card: str, community: str) -> None:
    """Take a line of work out of the log book and its backups; see ``Logbook.forget_entry``."""
    with store.writing() as connection:
        _forget(connection, card, community)
    with plainly():
        store.connection.execute("VACUUM")
    for backup in list_backups(folder):
        _forget_in_backup(backup.path, card, community)


def _forget(connection: sqlite3.Connection, card: str, community: str) -> None:
    values = {"card": card, "key": line_key(community)}
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for statement in (*(_SENT if "share" in there else ()), *_FORGET):
        connection.execute(statement, values)
    for table in there.intersection(_COPIES):
        connection.execute(f"DELETE FROM {table}")
    if "share" in there:
        _forget_names(connection)


def _forget_names(connection: sqlite3.Connection) -> None:
    """Take out the names of which no word is left anywhere: nothing can show them, so nothing needs to know them."""
    texts = (text for query in _WORDS for (text,) in connection.execute(query))
    left = line_key("\n".join(texts))
    for table in ("name", "name_word", "share_code"):
        column = "name_key" if table == "share_code" else "key"
        known = {key for (key,) in connection.execute(f"SELECT {column} FROM {table}")}
        gone = [(key,) for key in known if not any(word in left for word in key.split())]
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)


def _forget_in_backup(path: Path, card: str, community: str) -> None:
    """Worked on as a copy in memory, so that the backup is whole at every moment."""
    with plainly(), closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        with closing(connect(path)) as source:
            source.backup(copy)
        copy.execute("BEGIN")
        _forget(copy, card, community)
        copy.execute("COMMIT")
        copy.execute("VACUUM")
        copy_to(copy, path)
