"""Known names and the codes that stand for them, the same for ever."""

from collections.abc import Iterable

from powerkit.entry import line_key
from powerkit.logbook.store import Store
from powerkit.logbook.values import to_text


def remember(store: Store, names: Iterable[tuple[str, str]]) -> None:
    """Keep names with their roles; see ``Logbook.remember_names``."""
    wanted = [(line_key(name), " ".join(name.split()), role.strip()) for name, role in names if name.strip()]
    if not wanted:
        return
    with store.writing() as connection:
        for key, name, role in wanted:
            rows = connection.execute("SELECT id, role FROM name WHERE key = ?", (to_text(key, "A name"),)).fetchall()
            to_text(role, "A role")
            if not rows:
                made = connection.execute(
                    "INSERT INTO name (key, name, role, code) VALUES (?, ?, ?, '')", (key, name, role)
                ).lastrowid
                assert made is not None
                connection.execute("UPDATE name SET code = ? WHERE id = ?", (code(made), made))
            elif role and role != rows[0][1]:
                connection.execute("UPDATE name SET role = ? WHERE id = ?", (role, rows[0][0]))


def codes(store: Store) -> dict[str, str]:
    """Each known name, as first written, and its code, in the order they became known."""
    return dict(store.read("SELECT name, code FROM name ORDER BY id"))


def roles(store: Store) -> dict[str, str]:
    """Each known name and its role ("" when none was given)."""
    return dict(store.read("SELECT name, role FROM name ORDER BY id"))


def code(number: int) -> str:
    """The code of the n-th name: Person A … Person Z, Person AA, Person AB …"""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"Person {letters}"
