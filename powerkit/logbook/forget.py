"""Forgetting: the only way to take saved words out, from the log book and from every copy of it that is kept."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook.backups import copy_to
from powerkit.logbook.connection import Store
from powerkit.logbook.copies import every_copy, lost_journals
from powerkit.logbook.errors import plainly
from powerkit.logbook.files import in_memory, key_of
from powerkit.logbook.model import line_key
from powerkit.logbook.noted_letters import NOTE, note_all_letters
from powerkit.logbook.photos import drop_unused
from powerkit.logbook.redact import ENTRY, Rewording, reword_in
from powerkit.logbook.sqlite_file import connect, end_of, sound, workbook_in
from powerkit.logbook.unfinished_files import clear_stale
from powerkit.logbook.upgrade import bring_up
from powerkit.logbook.version_marks import marks, note_changes, note_forgotten
from powerkit.text.catalogue import t

_FORGET = (
    f"DELETE FROM words WHERE rowid IN (SELECT place FROM entry WHERE id IN {ENTRY})",
    f"DELETE FROM action WHERE entry IN {ENTRY}",
    f"DELETE FROM version WHERE entry IN {ENTRY}",
    "DELETE FROM memo WHERE card = :card",
    "DELETE FROM entry WHERE card = :card AND community_key = :key",
    "DELETE FROM wording WHERE id NOT IN (SELECT wording FROM version)",
    "DELETE FROM draft WHERE card = :card",
    "DELETE FROM other_draft WHERE card = :card",
)

_SENT = (
    f"DELETE FROM comment WHERE entry IN {ENTRY}",
    f"DELETE FROM share_item WHERE entry IN {ENTRY}",
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
"""All that may still speak of a person. What a comment answers is another comment's text."""


def forget_entry(store: Store, folder: Path, card: str, community: str) -> tuple[Path, ...]:
    """Take a line of work out of the log book and its copies; see ``Logbook.forget_entry``."""
    return _everywhere(store, folder, lambda connection: _forget(connection, card, community))


def reword(store: Store, folder: Path, how: Rewording) -> tuple[Path, ...]:
    """Change what is kept, in the log book and its copies; see ``Logbook.reword``."""

    def act(connection: sqlite3.Connection) -> None:
        reword_in(connection, how)
        if how.gone:
            _forget_names(connection)

    return _everywhere(store, folder, act)


def _everywhere(store: Store, folder: Path, act: Callable[[sqlite3.Connection], None]) -> tuple[Path, ...]:
    """Do it in every copy first and in the log book last: stopped on the way, it can be asked for once more."""
    done: dict[Path, bool] = {}
    _in_copies(store, folder, act, done)
    with store.writing() as connection:
        _do(connection, act)
        note_forgotten(connection, store.now())
    _in_copies(store, folder, act, done)  # those that were made meanwhile
    from powerkit.logbook.copies_elsewhere import clear_away

    clear_stale(*{store.path.parent, end_of(store.path).parent}, folder)
    clear_away(store.path)
    _write_anew(store)
    left = [copy for copy, reached in done.items() if not reached]
    return (*sorted(left), *lost_journals(store.path))


def _in_copies(store: Store, folder: Path, act: Callable[[sqlite3.Connection], None], done: dict[Path, bool]) -> None:
    for copy in every_copy(store.path, folder):
        if copy not in done:
            try:
                _in_copy(copy, act)
                done[copy] = True
            except LogbookError:
                done[copy] = False


def _do(connection: sqlite3.Connection, act: Callable[[sqlite3.Connection], None]) -> None:
    before = marks(connection)
    connection.execute("INSERT INTO forgetting (id) VALUES (1)")
    act(connection)
    note_changes(connection, before)
    connection.execute("DELETE FROM picture")  # made from the answers: any of it may show them
    drop_unused(connection)
    connection.execute("DELETE FROM forgetting")
    # The index keeps deleted words in its older parts until it is made again.
    connection.execute("INSERT INTO words (words) VALUES ('rebuild')")
    note_all_letters(connection)


def _in_copy(path: Path, act: Callable[[sqlite3.Connection], None]) -> None:
    """Worked on as a copy in memory, brought up to date there, so that the file is whole at every moment."""
    with plainly(), closing(connect(path)) as source, closing(in_memory(key_of(source))) as copy:
        if not sound(source) or not workbook_in(source)[0]:  # or the bytes of a damaged one, locked as they are
            raise LogbookError(t("This copy is damaged."))
        source.backup(copy)
        source.close()  # Windows keeps an open file from being replaced
        copy.execute("PRAGMA secure_delete=ON").fetchall()
        bring_up(copy)
        copy.execute("BEGIN")
        _do(copy, act)
        copy.execute("COMMIT")
        copy_to(copy, path, afresh=True)  # in memory a plain VACUUM does nothing


def empty(store: Store) -> None:
    """Take everything out of the file; see ``Logbook.empty``."""
    with store.writing() as connection:
        connection.execute("INSERT INTO forgetting (id) VALUES (1)")
        rows = connection.execute(
            """SELECT name FROM sqlite_master
            WHERE type = 'table' AND name NOT GLOB 'words_*' AND name NOT GLOB 'sqlite_*'"""
        ).fetchall()
        connection.execute("PRAGMA defer_foreign_keys=ON")
        for (table,) in rows:
            if table not in ("workbook", "forgetting"):
                connection.execute(f"DELETE FROM {table}")
        connection.execute("DELETE FROM forgetting")
        connection.execute("INSERT INTO words (words) VALUES ('rebuild')")
        note_all_letters(connection)
    _write_anew(store)


def _write_anew(store: Store) -> None:
    """Leave nothing between the rows of the file.

    VACUUM cuts the file off after its journal was ended, and another window would take it for an older copy that was
    written over it. So a change follows that ends as all others do.
    """
    with store.turn, plainly():
        store.connection.execute("VACUUM")
        note = store.connection.execute(NOTE).fetchone()[0]
        store.connection.execute(f"{NOTE}={note}")


def _forget(connection: sqlite3.Connection, card: str, community: str) -> None:
    values = {"card": card, "key": line_key(community)}
    for statement in (*_SENT, *_FORGET):
        connection.execute(statement, values)
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
