"""Known names and the codes that stand for them, the same for ever; names of one person may share a code."""

import sqlite3
from collections.abc import Collection, Iterable
from functools import partial

from powerkit.logbook.connection import Store
from powerkit.logbook.model import line_key
from powerkit.logbook.serialize import to_text
from powerkit.logbook.share_model import NameWord
from powerkit.logbook.surface import Surface
from powerkit.text.catalogue import t

_NAMES = """FROM name n LEFT JOIN name_word w ON w.key = n.key
WHERE coalesce(w.is_name, 1) OR w.word > n.name ORDER BY n.id"""
"""What was said of "frost", in smaller letters than the name has, says nothing of Frost."""


class KnownNames(Surface):
    """Keeps names, and what the leader said of words that may be some."""

    def remember_names(self, names_and_roles: Iterable[tuple[str, str]]) -> None:
        """Keep names with their roles ("" if unknown); new ones get the next code. Case and blanks do not count.

        A role given later replaces the earlier one; a code never changes.
        """
        self._keep(partial(remember, names=tuple(names_and_roles)))

    def codes(self) -> dict[str, str]:
        """Each known name, as first written → its code ("Person A"), in the order they became known."""
        return dict(self._store.read(f"SELECT n.name, n.code {_NAMES}"))

    def roles(self) -> dict[str, str]:
        """Each known name → its role ("" when none was given)."""
        return dict(self._store.read(f"SELECT n.name, n.role {_NAMES}"))

    def decide_names(self, words: Iterable[NameWord], parts: Collection[str] = ()) -> None:
        """Keep what the leader says of words: a name (it gets a code), or none (no code any more, until said again).

        Those that are *parts* of known names get no code of their own.
        """
        self._keep(partial(decide, words=tuple(words), parts=tuple(parts)))

    def decided_names(self) -> list[NameWord]:
        """The words the leader was asked about, with what they said."""
        rows = self._store.read(
            """SELECT w.word, w.is_name, coalesce(n.role, '') FROM name_word w LEFT JOIN name n ON n.key = w.key
            ORDER BY w.key"""
        )
        return [NameWord(word, bool(is_name), role) for word, is_name, role in rows]


def remember(store: Store, names: Iterable[tuple[str, str]]) -> None:
    """Keep names with their roles; see ``Logbook.remember_names``."""
    wanted = [(line_key(name), " ".join(name.split()), role.strip()) for name, role in names if name.strip()]
    if not wanted:
        return
    with store.writing() as connection:
        for key, name, role in wanted:
            rows = connection.execute("SELECT id, role FROM name WHERE key = ?", (to_text(key, "A name"),)).fetchall()
            to_text(role, t("A role"))
            if not rows:
                made = connection.execute(
                    "INSERT INTO name (key, name, role, code) VALUES (?, ?, ?, '')", (key, name, role)
                ).lastrowid
                assert made is not None
                connection.execute("UPDATE name SET code = ? WHERE id = ?", (code(made), made))
            elif role and role != rows[0][1]:
                connection.execute("UPDATE name SET role = ? WHERE id = ?", (role, rows[0][0]))


def decide(store: Store, words: Iterable[NameWord], parts: Collection[str]) -> None:
    """Keep what the leader decided; see ``Logbook.decide_names``."""
    decided = [(line_key(each.word), " ".join(each.word.split()), each) for each in words if each.word.strip()]
    remember(store, [(word, each.role) for _, word, each in decided if each.is_name and each.word not in parts])
    with store.writing() as connection:
        connection.executemany(
            """INSERT INTO name_word (key, word, is_name) VALUES (?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET word = excluded.word, is_name = excluded.is_name""",
            [(to_text(key, t("A name")), word, each.is_name) for key, word, each in decided],
        )
        for key, _, each in decided:
            if each.is_name and each.same_as is not None:
                _be_same(connection, key, line_key(each.same_as))


def _be_same(connection: sqlite3.Connection, key: str, other: str) -> None:
    """Have a name stand under the code of another one of the same person, or under its own where there is no other."""
    for (number,) in connection.execute("SELECT id FROM name WHERE key = ?", (key,)).fetchall():
        found = connection.execute("SELECT code FROM name WHERE key = ?", (other,)).fetchone()
        connection.execute("UPDATE name SET code = ? WHERE id = ?", (found[0] if found else code(number), number))


def code(number: int) -> str:
    """The code of the n-th name: Person A … Person Z, Person AA, Person AB …"""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"Person {letters}"
