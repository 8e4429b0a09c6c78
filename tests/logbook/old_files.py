"""Log books as earlier versions of the workbook wrote them, made with plain SQL."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from powerkit.logbook.migrations import MIGRATIONS


def make_first(path: Path, entries: Iterable[tuple[str, str, str]]) -> None:
    """A log book of the first version, with an entry for each card, its words (also as its action), when saved."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in MIGRATIONS[0].statements:
            connection.execute(statement)
        connection.execute("INSERT INTO workbook VALUES ('an old one')")
        connection.execute('INSERT INTO wording VALUES (1, x\'00\', \'{"fields": [], "title": "A card"}\')')
        for number, (card, words, saved) in enumerate(entries, 1):
            connection.execute("INSERT INTO entry VALUES (?, ?, '', ?)", (number, card, number))
            connection.execute(
                "INSERT INTO version VALUES (?, ?, 1, ?, '', '', '', '', 1, 'page', ?, '{}', '[]', ?)",
                (number, number, saved, number, f'{{"x":"{words}"}}'),
            )
            connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, words))
            connection.execute(
                "INSERT INTO action VALUES (?, ?, 'x', 1, 1, ?, '', '', '', 'planned', '', '', '{}')",
                (number, number, words),
            )
        connection.execute("PRAGMA user_version=1")


def take_back(path: Path, before: str) -> None:
    """Make today's log book one as it was before the migration of that name, which is one of the last three."""
    step = next(at for at, migration in enumerate(MIGRATIONS) if migration.name == before)
    assert step >= len(MIGRATIONS) - 3
    with closing(sqlite3.connect(path)) as connection, connection:
        words = connection.execute("SELECT rowid, text FROM words").fetchall()
        connection.execute("DROP TABLE words")
        year = next(migration for migration in MIGRATIONS if migration.name.startswith("the year"))
        connection.execute(next(statement for statement in year.statements if "VIRTUAL TABLE" in statement))
        connection.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", words)
        connection.execute(f"PRAGMA user_version={step}")
