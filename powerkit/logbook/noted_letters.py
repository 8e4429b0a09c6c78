"""Which letters that may be spelt otherwise a log book holds: noted in its file, so that no search reads all words.

The note is a number in the file's header, SQLite's ``application_id``. It goes along with every copy and needs no
table. It may name a letter that is gone again, never leave one out.
"""

import sqlite3

from powerkit.logbook.spellings import LETTERS, letters_in

_COUNT_AT = 24
"""From this bit on stands how many letters the program knew that noted them: with more now, nothing is noted."""


NOTE = "PRAGMA application_id"
"""How the note is read."""


def letters_of(note: int) -> frozenset[str] | None:
    """The letters that a note names; None where nothing was noted yet, so that each of them may be there."""
    if note >> _COUNT_AT != len(LETTERS):
        return None
    return frozenset(letter for at, letter in enumerate(LETTERS) if note >> at & 1)


def note_letters(connection: sqlite3.Connection, words: str) -> None:
    """Note the letters of *words* that come into the index, in their transaction."""
    noted = letters_of(connection.execute(NOTE).fetchone()[0])
    if noted is None:
        note_all_letters(connection)
    elif letters := letters_in(words) - noted:
        _note(connection, noted | letters)


def note_all_letters(connection: sqlite3.Connection) -> None:
    """Note the letters of all that is in the index, inside a transaction: no others any more."""
    texts = connection.execute("SELECT text FROM words")
    _note(connection, frozenset[str]().union(*(letters_in(text) for (text,) in texts)))


def _note(connection: sqlite3.Connection, letters: frozenset[str]) -> None:
    bits = sum(1 << at for at, letter in enumerate(LETTERS) if letter in letters)
    connection.execute(f"PRAGMA application_id={len(LETTERS) << _COUNT_AT | bits}")
