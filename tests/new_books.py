"""A new log book of a test is a copy of the first: to make one takes nine steps and 20 ms, and most tests make one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest

from powerkit.logbook import replace_file
from powerkit.logbook.connection import Store
from powerkit.logbook.migrations import MIGRATIONS, Migration
from powerkit.logbook.upgrade import migrate
from tests.speeds import running

STEP_BY_STEP = ("tests/logbook/", "tests/chaos/", "tests/benchmarks/")
"""Tests that stop the making at each of its steps, harm it, or measure it."""


@contextmanager
def copied() -> Iterator[None]:
    """Let what is begun inside be such a copy, but for its own name."""
    first: list[sqlite3.Connection] = []

    def begin(store: Store, migrations: Sequence[Migration], new_id: Callable[[], str]) -> None:
        plain = isinstance(store.connection, sqlite3.Connection)  # one with a lock is of another library
        if not plain or migrations is not MIGRATIONS or running().startswith(STEP_BY_STEP):
            migrate(store, migrations, new_id)
        elif first:
            first[0].backup(store.connection)
            with store.writing() as connection:
                connection.execute("UPDATE workbook SET id = ?", (new_id(),))
        else:
            migrate(store, migrations, new_id)
            first.append(sqlite3.connect(":memory:", check_same_thread=False))
            store.connection.backup(first[0])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(replace_file, "migrate", begin)
        yield
