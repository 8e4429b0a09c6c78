"""Whether all of another copy can be read: what bit rot or another program made of a text is no damage to SQLite."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook.acknowledged_writes import empty_copy
from powerkit.logbook.files import database_errors
from powerkit.logbook.serialize import FORGOTTEN
from powerkit.text.catalogue import t

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_JSON = (
    ("version", "answers", "object"),
    ("version", "private", "object"),
    ("version", "own", "array"),
    ("share", "questions", "array"),
    ("share_item", "put_in", "array"),
)
_WHEN = (
    *(("version", "saved", 1), ("draft", "written", 1), ("share", "made", 1), ("reply", "received", 1)),
    *(("action", "due", 0), ("action", "changed", 0), ("memo", "due", 0)),
)
"""Days and moments, and whether there has to be one."""
_UNREADABLE = (
    *(
        f"SELECT 1 FROM {table} WHERE iif(json_valid({name}), json_type({name}), '') <> '{kind}' LIMIT 1"
        for table, name, kind in _JSON
    ),
    *(
        f"SELECT 1 FROM {table} WHERE {name} IS NOT NULL AND NOT json_valid({name}) LIMIT 1"
        for table, name in (("wording", "text"), ("draft", "value"))
    ),
    *(
        f"SELECT 1 FROM {table} WHERE ({must} OR {name} <> '')"
        f" AND (julianday({name}) IS NULL OR {name} NOT GLOB '{_DAY}*') LIMIT 1"
        for table, name, must in _WHEN
    ),
    f"SELECT 1 FROM setting WHERE key = '{FORGOTTEN}' AND (value NOT GLOB '{_DAY}T*' OR julianday(value) IS NULL)",
    "PRAGMA foreign_key_check",
)
"""What finds a row that none of our programs wrote."""


def expect_readable(copy: sqlite3.Connection, file: Path) -> None:
    """Refuse a *copy* at today's version of which a part is missing or cannot be read.

    Raises:
        LogbookError: so it is.
    """
    try:
        there = {name for (name,) in copy.execute(_TABLES).fetchall()}
        whole = {*_typed()} <= there and not any(
            copy.execute(ask).fetchall() for ask in (*_typed().values(), *_UNREADABLE)
        )
    except database_errors("DatabaseError"):
        whole = False
    if not whole:
        raise LogbookError(t("A part of {file} cannot be read.", file=file), t("Nothing was changed."))


@cache
def _typed() -> dict[str, str]:
    """For each table what finds a row with a value that is not of its column's type."""
    found = {}
    with closing(empty_copy("", None)) as copy:
        for (table,) in copy.execute(_TABLES).fetchall():
            columns = copy.execute(f"PRAGMA table_info({table})").fetchall()
            odd = [f"typeof({name}) NOT IN ('{kind.lower()}', 'null')" for _, name, kind, *_ in columns if kind]
            found[table] = f"SELECT 1 FROM {table} WHERE {' OR '.join(odd) or '0'} LIMIT 1"
    return found
