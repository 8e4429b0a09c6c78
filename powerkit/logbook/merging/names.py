"""Names of two copies put together, so that a code somebody was given never comes to mean another person."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from powerkit.logbook.names import code

_LETTER = re.compile(r"\b([A-Z]+)(?= \(|$)")

_GONE = ""
"""Stands for somebody who had a number once and was forgotten."""


@dataclass(frozen=True)
class _Known:
    """A known name: *same* is the key of another name of the same person, under whose code this one stands, or ""."""

    number: int
    name: str
    role: str
    same: str = ""


def join_names(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> int:
    """Bring the other copy's names in; how many people got a new code is returned.

    A number, which is what a code is made from, that means one person here and another there means nobody any more:
    both get a new one. What a reader was given stays, unless it means two people to that same reader.
    """
    here, there = _known(ours), _known(theirs)
    last = max(_last(ours), _last(theirs))
    numbers = _numbers(_holders(here, _last(ours)), _holders(there, _last(theirs)))
    fresh = sorted(key for key in here.keys() | there.keys() if not numbers.get(key))
    numbers |= {key: last + step for step, key in enumerate(fresh, 1)}
    new = sum(1 for key in fresh if key in here or key in there)
    if here != (joined := _joined(here, there, numbers)):
        ours.execute("DELETE FROM name")
        ours.executemany(
            "INSERT INTO name (id, key, name, role, code) VALUES (?, ?, ?, ?, ?)",
            [(one.number, key, one.name, one.role, _code(key, joined)) for key, one in joined.items()],
        )
    _words(ours, theirs)
    persons = {key: _person(key, joined) for key in joined}
    _keep_last(ours, _given(ours, theirs, numbers, persons, last + len(fresh)))
    return new


def _person(key: str, known: Mapping[str, _Known]) -> str:
    """The name under whose code a name stands: its own, or that of another name of the same person."""
    passed = {key}
    while (same := known[key].same) in known and same not in passed:
        passed.add(key := same)
    return key


def _code(key: str, known: Mapping[str, _Known]) -> str:
    return code(known[_person(key, known)].number)


def _known(connection: sqlite3.Connection) -> dict[str, _Known]:
    rows = connection.execute("SELECT key, id, name, role, code FROM name ORDER BY id").fetchall()
    owners = {code(number): key for key, number, *_ in rows}
    same = {key: owners.get(given, key) for key, *_, given in rows}
    return {
        key: _Known(number, name, role, same[key] if same[key] != key else "") for key, number, name, role, _ in rows
    }


def _last(connection: sqlite3.Connection) -> int:
    """The last number that anybody was given in a copy."""
    rows = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'name'").fetchall()
    return int(rows[0][0]) if rows else 0


def _keep_last(connection: sqlite3.Connection, last: int) -> None:
    if last > _last(connection):
        connection.execute("DELETE FROM sqlite_sequence WHERE name = 'name'")
        connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('name', ?)", (last,))


def _holders(known: Mapping[str, _Known], last: int) -> dict[int, str]:
    """Whom each number that was ever given means."""
    return dict.fromkeys(range(1, last + 1), _GONE) | {one.number: key for key, one in known.items()}


def _numbers(*copies: Mapping[int, str]) -> dict[str, int]:
    """The number each person keeps: the first that means them wherever it was given."""
    found: dict[str, int] = {}
    for number in sorted({number for copy in copies for number in copy}):
        meant = {copy[number] for copy in copies if number in copy}
        if len(meant) == 1 and (person := meant.pop()) != _GONE:
            found.setdefault(person, number)
    return found


def _joined(here: Mapping[str, _Known], there: Mapping[str, _Known], numbers: Mapping[str, int]) -> dict[str, _Known]:
    found = {}
    for key in sorted(here.keys() | there.keys(), key=lambda key: numbers[key]):
        both = [copy[key] for copy in (here, there) if key in copy]
        name = min(item.name for item in both)
        role = max((item.role for item in both), key=lambda role: (len(role), role))
        found[key] = _Known(numbers[key], name, role, max(item.same for item in both))
    return found


def _words(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> None:
    """What the leader said of words. What is a name in one copy is one."""
    ours.executemany(
        """INSERT INTO name_word (key, word, is_name) VALUES (?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET word = min(word, excluded.word), is_name = max(is_name, excluded.is_name)""",
        theirs.execute("SELECT key, word, is_name FROM name_word").fetchall(),
    )


def _given(
    ours: sqlite3.Connection,
    theirs: sqlite3.Connection,
    numbers: Mapping[str, int],
    persons: Mapping[str, str],
    last: int,
) -> int:
    """What readers know people by. A code that means two people to one reader is given to neither of them again.

    They get the letters of their *numbers*, or new ones after the *last* where somebody else has those to that reader.
    Names of one person (*persons*: name → the name under whose code it stands) are one. The last number that was given
    is returned.
    """
    every: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    meant: dict[tuple[str, str], set[str]] = defaultdict(set)
    for copy in (ours, theirs):
        for recipient, way, key, name, given in copy.execute(
            "SELECT recipient, names, name_key, name, code FROM share_code"
        ).fetchall():
            every[recipient, way, key][given] = min(name, every[recipient, way, key].get(given, name))
            meant[recipient, _letter(given)].add(persons.get(key, key))
    ours.execute("DELETE FROM share_code")
    letters = {key: _letter(code(numbers[persons.get(key, key)])) for key in numbers}
    new: dict[tuple[str, str], str] = {}
    for (recipient, way, key), codes in sorted(every.items()):
        clear = [given for given in codes if len(meant[recipient, _letter(given)]) == 1]
        who = persons.get(key, key)
        if not clear and key in letters and meant[recipient, letters[key]] - {who} and (recipient, who) not in new:
            last += 1
            new[recipient, who] = _letter(code(last))
        letter = new.get((recipient, who), letters.get(key, ""))
        kept = _chosen(clear, letter) or _with_letter(min(codes), letter)
        if kept:
            ours.execute(
                "INSERT INTO share_code (recipient, names, name_key, name, code) VALUES (?, ?, ?, ?, ?)",
                (recipient, way, key, min(codes.values()), kept),
            )
    return last


def _chosen(codes: Iterable[str], letter: str) -> str:
    """One of the codes, by preference with the letter the person has now; "" where there is none."""
    return min(codes, key=lambda given: (_letter(given) != letter, given), default="")


def _letter(given: str) -> str:
    found = _LETTER.search(given)
    return found[1] if found else given


def _with_letter(given: str, letter: str) -> str:
    return _LETTER.sub(letter, given, count=1) if letter and _LETTER.search(given) else ""
