"""What an entry is within, as the index of words holds it: its card, its capability and its community, a mark for each.

So a search in one of them goes through its own entries only: FTS5 steps from one list of entries to the other. The
marks stand in a column of their own, which no person's words are looked for in.
"""

import sqlite3

from powerkit.logbook.model import Asked, line_key

_MARKS = """'k' || hex(e.card) || ' h' || hex(substr(e.card, 1, instr(e.card || '.', '.') - 1)) || ' c'
    || hex(e.community_key)"""
"""The marks of an entry ``e``: the card, what stands before its full stop, and the key of the community."""

_KEEP = f"INSERT INTO words (rowid, text, within) VALUES (?, ?, (SELECT {_MARKS} FROM entry e WHERE e.place = ?))"


def keep(connection: sqlite3.Connection, place: int, text: str) -> None:
    """Put a text into the index with the marks of the entry at that *place*.

    One row of values: an insert from a select may be of many rows, so SQLite would begin a part of the change for it,
    and FTS5 then writes what it holds, a piece of the index for the delete before and one for the insert.
    """
    connection.execute(_KEEP, (place, text, place))


def conditions(asked: Asked) -> list[str]:
    """What an entry has to be within, as conditions of FTS5."""
    marks = []
    if asked.card:
        # A name without a full stop stands for all its cards.
        marks.append(f"{'k' if '.' in asked.card else 'h'}{_hex(asked.card)}")
    if asked.capability:
        marks.append(f"h{_hex(asked.capability)}")
    if asked.community is not None:
        marks.append(f"c{_hex(line_key(asked.community))}")
    return [f'within : "{mark}"' for mark in marks]


def keep_all(connection: sqlite3.Connection) -> None:
    """Bring the marks of all entries up to date: cards stay, but communities may be called otherwise now."""
    connection.execute(
        f"""UPDATE words SET within = (SELECT {_MARKS} FROM entry e WHERE e.place = words.rowid) WHERE rowid IN (
            SELECT e.place FROM entry e JOIN words w ON w.rowid = e.place WHERE w.within IS NOT {_MARKS})"""
    )


def _hex(text: str) -> str:
    return text.encode(errors="replace").hex().upper()
