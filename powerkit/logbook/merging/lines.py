"""Versions of two copies put into one log book: each once, in order, under its entry, and found by a search."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from powerkit.logbook import entries, search_scope
from powerkit.logbook.model import line_key
from powerkit.logbook.noted_letters import note_letters
from powerkit.logbook.version_marks import (
    Place,
    Saved,
    changed_in,
    every_version,
    followed,
    known_as,
    with_places,
    woven,
)

_FAR = 1 << 40
"""Where rows and numbers stand while they change places."""

_PARTS = "saved, community, stage, people, read_back, client, client_number, private, own, answers"


@dataclass
class Lines:
    """How entries and versions are called now that both copies are one.

    *entries* is for the other copy's entries, *theirs* for its versions, *ours* for versions here whose number
    changed. *grown* are the entries here that got versions of the other copy, *newest* those of them whose newest
    version is now one of these, *parted* those that had versions of their own as well. The numbers say how many
    versions and entries were *added*, and how many versions went because the other copy had *forgotten* them.
    """

    entries: dict[int, int] = field(default_factory=dict)
    theirs: dict[Place, Place] = field(default_factory=dict)
    ours: dict[Place, Place] = field(default_factory=dict)
    grown: set[int] = field(default_factory=set)
    newest: set[int] = field(default_factory=set)
    parted: set[int] = field(default_factory=set)
    added: int = 0
    new_entries: int = 0
    forgotten: int = 0


def join_versions(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> Lines:
    """Bring the other copy's versions in, inside a transaction that may change saved ones."""
    lines, texts = Lines(), {**_texts(theirs), **_texts(ours)}
    changed = _both(changed_in(ours), changed_in(theirs))
    foreign = _follow(ours, theirs, changed, lines)
    own = every_version(ours)
    others = [known_as(item, mark) for item in every_version(theirs) if (mark := followed(changed, item.mark))]
    rows = {item.mark: item.row for item in own}
    _add_entries(ours, theirs, own, others, lines)
    lines.grown = {lines.entries[other.place[0]] for other in others if other.mark not in rows}
    both = {other.mark for other in others}
    lines.parted = lines.grown & {item.place[0] for item in own if item.mark not in both}
    altered = _add_versions(ours, theirs, others, rows, lines)
    moved = _in_order(ours, [rows[item.mark] for item in woven(own, others)])
    _number(ours)
    now = {row: (entry, number) for row, entry, number in ours.execute("SELECT id, entry, number FROM version")}
    rows = {mark: moved.get(row, row) for mark, row in rows.items()}
    lines.theirs = {other.place: now[rows[other.mark]] for other in others}
    lines.ours = {item.place: now[rows[item.mark]] for item in own if item.place != now[rows[item.mark]]}
    foreign = {moved.get(row, row) for row in foreign} | {rows[other.mark] for other in others} - {
        rows[item.mark] for item in own
    }
    _name_places(ours, foreign, lines)
    _latest(ours, {row: mark for mark, row in rows.items()}, texts, {rows[item.mark] for item in own}, lines)
    if altered:
        after = {item.row: item.mark for item in every_version(ours)}
        changed |= {mark: after[rows[mark]] for mark in altered}
    ours.executemany("INSERT OR REPLACE INTO changed (was, now) VALUES (?, ?)", list(changed.items()))
    return lines


def _both(ours: dict[bytes, bytes | None], theirs: dict[bytes, bytes | None]) -> dict[bytes, bytes | None]:
    """What was forgotten in either copy. What both changed is as it is here, and gone where it is gone in one."""
    found = {**theirs, **ours}
    for was in ours.keys() & theirs.keys():
        here, there = followed(ours, was), followed(theirs, was)
        if here is not None and there is None:
            found[here] = None
        elif there is not None and here != there:
            found[there] = here
    return found


def _follow(
    ours: sqlite3.Connection, theirs: sqlite3.Connection, changed: Mapping[bytes, bytes | None], lines: Lines
) -> set[int]:
    """Forget here what was forgotten in the other copy. The rows whose words are now the other's are returned."""
    there = {item.mark: item.row for item in every_version(theirs)}
    foreign = set[int]()
    for item in every_version(ours):
        now = followed(changed, item.mark)
        if now == item.mark:
            continue
        lines.forgotten += 1
        if now is None:
            ours.execute("DELETE FROM version WHERE id = ?", (item.row,))
        elif now in there:
            words = theirs.execute(
                "SELECT community, people, own, answers, private FROM version WHERE id = ?", (there[now],)
            ).fetchall()[0]
            ours.execute(
                "UPDATE version SET community = ?, people = ?, own = ?, answers = ?, private = ? WHERE id = ?",
                (*words, item.row),
            )
            foreign.add(item.row)
    if lines.forgotten:
        _drop_empty(ours)
        _keys(ours)
    return foreign


def _drop_empty(ours: sqlite3.Connection) -> None:
    """Take out entries of which no version is left, with all that hangs on them."""
    empty = "(SELECT id FROM entry WHERE id NOT IN (SELECT entry FROM version))"
    ours.execute(f"DELETE FROM words WHERE rowid IN (SELECT place FROM entry WHERE id IN {empty})")
    for table in ("action", "memo", "comment", "share_item"):
        ours.execute(f"DELETE FROM {table} WHERE entry IN {empty} AND entry > 0")
    ours.execute(f"DELETE FROM entry WHERE id IN {empty}")
    ours.execute("DELETE FROM wording WHERE id NOT IN (SELECT wording FROM version)")


def _keys(ours: sqlite3.Connection) -> None:
    """A community that was forgotten may be called otherwise now."""
    for entry, key, community in ours.execute(
        """SELECT e.id, e.community_key, v.community FROM entry e JOIN version v
        ON v.id = (SELECT max(id) FROM version WHERE entry = e.id)"""
    ).fetchall():
        if line_key(community) != key:
            ours.execute("UPDATE OR IGNORE entry SET community_key = ? WHERE id = ?", (line_key(community), entry))


def _add_entries(
    ours: sqlite3.Connection, theirs: sqlite3.Connection, own: Sequence[Saved], others: Sequence[Saved], lines: Lines
) -> None:
    """Find the entry here of each of the other's: it shares a version with it, or its card and community, or is new."""
    here = {item.mark: item.place[0] for item in own}
    for other in others:
        if other.mark in here:
            lines.entries.setdefault(other.place[0], here[other.mark])
    for entry, card, key in theirs.execute("SELECT id, card, community_key FROM entry ORDER BY id").fetchall():
        if entry in lines.entries or not any(other.place[0] == entry for other in others):
            continue
        found = ours.execute("SELECT id FROM entry WHERE card = ? AND community_key = ?", (card, key)).fetchall()
        if not found:
            lines.new_entries += 1
            ours.execute("INSERT INTO entry (card, community_key, latest, place) VALUES (?, ?, 0, 0)", (card, key))
            found = ours.execute("SELECT last_insert_rowid()").fetchall()
        lines.entries[entry] = found[0][0]


def _add_versions(
    ours: sqlite3.Connection, theirs: sqlite3.Connection, others: Sequence[Saved], rows: dict[bytes, int], lines: Lines
) -> list[bytes]:
    """Add what only the other copy has; *rows* then knows it. Those that had to be given another client's name."""
    altered = []
    for other in others:
        if other.mark in rows:
            continue
        hashed, wording, *parts = theirs.execute(
            f"SELECT w.hash, w.text, {_PARTS} FROM version v JOIN wording w ON w.id = v.wording WHERE v.id = ?",
            (other.row,),
        ).fetchall()[0]
        if ours.execute("SELECT 1 FROM version WHERE client = ? AND client_number = ?", parts[5:7]).fetchall():
            parts[5] = f"{parts[5]}~{other.mark.hex()[:16]}"
            altered.append(other.mark)
        ours.execute("INSERT OR IGNORE INTO wording (hash, text) VALUES (?, ?)", (hashed, wording))
        lines.added += 1
        rows[other.mark] = _FAR + lines.added
        ours.execute(
            f"""INSERT INTO version (id, entry, number, wording, {_PARTS})
            VALUES (?, ?, ?, (SELECT id FROM wording WHERE hash = ?), {", ".join("?" * len(parts))})""",
            (rows[other.mark], lines.entries[other.place[0]], _FAR + lines.added, hashed, *parts),
        )
    return altered


def _in_order(ours: sqlite3.Connection, order: Sequence[int]) -> dict[int, int]:
    """Give versions rows in this order: where lists and searches look for what was saved last."""
    near = sorted(row for row in order if row < _FAR)
    start = near[-1] if near else 0
    free = [*near, *range(start + 1, start + 1 + len(order) - len(near))]
    moved = {row: new for row, new in zip(order, free, strict=True) if row != new}
    ours.executemany("UPDATE version SET id = -id WHERE id = ?", [(row,) for row in moved])
    ours.executemany("UPDATE version SET id = ? WHERE id = ?", [(new, -row) for row, new in moved.items()])
    return moved


def _number(ours: sqlite3.Connection) -> None:
    """Count the versions of each entry from 1, in the order of their rows."""
    rows = ours.execute(
        """SELECT * FROM (SELECT id, number, row_number() OVER (PARTITION BY entry ORDER BY id) AS rank FROM version)
        WHERE number <> rank"""
    ).fetchall()
    ours.executemany("UPDATE version SET number = -? WHERE id = ?", [(rank, row) for row, _, rank in rows])
    ours.executemany("UPDATE version SET number = -number WHERE id = ?", [(row,) for row, _, _ in rows])


def _name_places(ours: sqlite3.Connection, foreign: set[int], lines: Lines) -> None:
    """Let answers that name another entry's version name it by the numbers it has now."""
    like = """SELECT id, answers FROM version WHERE answers LIKE '%"picked"%'"""
    for row, answers in ours.execute(like).fetchall():
        now = with_places(answers, lines.theirs if row in foreign else lines.ours)
        if now != answers:
            ours.execute("UPDATE version SET answers = ? WHERE id = ?", (now, row))


def _texts(connection: sqlite3.Connection) -> dict[bytes, str]:
    """What a search finds in the newest version of each entry, by that version's mark."""
    marks = {item.row: item.mark for item in every_version(connection)}
    rows = connection.execute("SELECT e.latest, w.text FROM entry e JOIN words w ON w.rowid = e.place").fetchall()
    return {marks[row]: text for row, text in rows}


def _latest(
    ours: sqlite3.Connection, marks: Mapping[int, bytes], texts: Mapping[bytes, str], own: set[int], lines: Lines
) -> None:
    """Bring up to date which version of each entry is the newest, where it stands in lists, and what a search finds."""
    rows = ours.execute(
        """SELECT e.id, e.latest, e.place, v.id, v.saved FROM entry e
        JOIN version v ON v.id = (SELECT max(id) FROM version WHERE entry = e.id)"""
    ).fetchall()
    kept = dict(ours.execute("SELECT e.id, w.text FROM entry e JOIN words w ON w.rowid = e.place").fetchall())
    found = list[tuple[int, int, int, int, str]]()
    for entry, latest, place, row, saved in rows:
        placed, text = entries.place(saved, row), texts.get(marks[row], kept.get(entry, ""))
        if row not in own:
            lines.newest.add(entry)
        if (latest, place, kept.get(entry)) != (row, placed, text):
            found.append((placed, row, entry, place, text))
    ours.executemany("DELETE FROM words WHERE rowid = ?", [(place,) for _, _, _, place, _ in found])
    ours.executemany(
        "UPDATE entry SET latest = ?, place = ? WHERE id = ?", [(row, at, id) for at, row, id, *_ in found]
    )
    for placed, _, _, _, text in sorted(found):
        search_scope.keep(ours, placed, text)
        note_letters(ours, text)
    search_scope.keep_all(ours)
