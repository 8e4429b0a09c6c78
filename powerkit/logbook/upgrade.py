"""Bringing a log book's file up to date, a step at a time; a file that is none, or is newer, is refused."""

import sqlite3
from collections.abc import Callable, Sequence

from powerkit.errors import LogbookError
from powerkit.logbook.connection import Store
from powerkit.logbook.errors import NewerLogbook
from powerkit.logbook.migrations import MIGRATIONS, Migration
from powerkit.logbook.noted_letters import note_letters
from powerkit.logbook.sqlite_file import version_of
from powerkit.text.catalogue import t


def refuse_strangers(store: Store, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """The file's version, when it is one this workbook may bring up to date. Nothing is written.

    Raises:
        NewerLogbook: a newer workbook wrote it.
        LogbookError: it is not a log book.
        sqlite3.Error: it cannot be read at all.
    """
    version = version_of(store.connection)
    if version > len(migrations):
        raise NewerLogbook(
            t("The log book in {parent} was last used with a newer version of the workbook.", parent=store.path.parent),
            t("Update the workbook, then open it again. Nothing was changed."),
        )
    if version <= 0 and store.connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall():
        raise LogbookError(
            t("The file {path} is not a log book.", path=store.path),
            t("Move it away or choose another folder, then open the workbook again. Nothing was changed."),
        )
    return version


def migrate(store: Store, migrations: Sequence[Migration], new_id: Callable[[], str]) -> None:
    """Bring the file up to date, each step in a transaction of its own.

    Raises:
        LogbookError: a step failed; the file is as it was before that step.
    """
    for number, migration in enumerate(migrations, start=1):
        with store.writing() as connection:
            # Another process may have been here first: the version is read inside the transaction.
            if version_of(connection) >= number:
                continue
            take_step(connection, number, migration)
            if number == 1:
                connection.execute("INSERT INTO workbook (id) VALUES (?)", (new_id(),))


def bring_up(copy: sqlite3.Connection) -> None:
    """Bring a copy in memory up to date; one of a newer workbook stays as it is."""
    for number, migration in enumerate(MIGRATIONS, start=1):
        if version_of(copy) < number:
            copy.execute("BEGIN")
            take_step(copy, number, migration)
            copy.execute("COMMIT")


def take_step(connection: sqlite3.Connection, number: int, migration: Migration) -> None:
    """Take a file to version *number*, inside a transaction."""
    for statement in migration.statements:
        connection.execute(statement)
    note_letters(connection, "")
    connection.execute(f"PRAGMA user_version={number}")
