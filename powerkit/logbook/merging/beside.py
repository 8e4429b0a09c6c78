"""What is kept beside versions and actions, put together: memos, shares with what came back, settings, photos."""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from typing import Any

from powerkit.logbook.acknowledged_writes import OPENED_AGAIN
from powerkit.logbook.keys import LOCK, SECRET
from powerkit.logbook.merging.lines import Lines
from powerkit.logbook.serialize import FORGOTTEN, stamp_of

_MEMO = "entry, card, field, text, due, seen"


def join_memos(ours: sqlite3.Connection, theirs: sqlite3.Connection, lines: Lines) -> None:
    """Each memo once. One that was put away in either copy is put away.

    Where both copies' entry has another memo in one field, the older one stays as a memo that comes from no entry.
    """
    here = [list(row) for row in ours.execute(f"SELECT id, {_MEMO} FROM memo ORDER BY id").fetchall()]
    held = {(entry, field): number for number, entry, _, field, *_ in here if entry}
    said = set[tuple[int, str]]()
    for entry, *parts in theirs.execute(f"SELECT {_MEMO} FROM memo ORDER BY id").fetchall():
        now = lines.entries.get(entry, 0)
        if entry and not now:
            continue  # of an entry that was forgotten here
        said.add((now, parts[1]))
        same = next((row for row in here if row[2:6] == parts[:4] and row[1] in (now, 0)), None)
        if same is not None:
            here.remove(same)
            ours.execute("UPDATE memo SET seen = max(seen, ?) WHERE id = ?", (parts[4], same[0]))
            continue
        standing = held.get((now, parts[1]))
        if standing is not None and now in lines.newest:
            ours.execute("UPDATE memo SET entry = 0 WHERE id = ?", (standing,))
            if now not in lines.parted:
                _drop_memo(ours, standing)
        if not now or now in lines.newest or (now in lines.parted and standing is None):
            _add_memo(ours, (now, *parts))
        elif now in lines.parted:
            _add_memo(ours, (0, *parts))
    for (entry, field), number in held.items():
        # The other copy went on from here, and its newest version no longer says this.
        if entry in lines.newest - lines.parted and (entry, field) not in said:
            _drop_memo(ours, number)


def _drop_memo(ours: sqlite3.Connection, number: int) -> None:
    ours.execute("DELETE FROM memo WHERE id = ?", (number,))


def _add_memo(ours: sqlite3.Connection, memo: tuple[Any, ...]) -> None:
    ours.execute("INSERT INTO memo (entry, card, field, text, due, seen) VALUES (?, ?, ?, ?, ?, ?)", memo)


def join_shares(ours: sqlite3.Connection, theirs: sqlite3.Connection, lines: Lines) -> None:
    """Each share once, by the token in its files, with every comment that came back to either copy."""
    _renumber(ours, "share_item", lines.ours, sent=True)
    _renumber(ours, "comment", lines.ours)
    numbers = dict(ours.execute("SELECT token, id FROM share").fetchall())
    shares = _Copied(ours, theirs)
    for old, token in theirs.execute("SELECT id, token FROM share ORDER BY id").fetchall():
        if token not in numbers:
            numbers[token] = shares.row("share", old, {})
            for (row,) in theirs.execute("SELECT rowid FROM share_item WHERE share = ? ORDER BY rowid", (old,)):
                shares.row("share_item", row, _sent(theirs, row, lines) | {"share": numbers[token]})
            for (row,) in theirs.execute("SELECT rowid FROM share_file WHERE share = ? ORDER BY rowid", (old,)):
                shares.row("share_file", row, {"share": numbers[token]})
        _replies(ours, theirs, shares, old, numbers[token], lines)


def _replies(
    ours: sqlite3.Connection, theirs: sqlite3.Connection, copied: "_Copied", old: int, share: int, lines: Lines
) -> None:
    query = """SELECT c.entry, c.version, c.text, c.author, c.about FROM comment c JOIN reply r ON r.id = c.reply
        WHERE r.share = ?"""
    there = Counter(ours.execute(query, (share,)).fetchall())
    for (reply,) in theirs.execute("SELECT id FROM reply WHERE share = ? ORDER BY id", (old,)).fetchall():
        new = []
        for row, entry, version, *said in theirs.execute(
            "SELECT id, entry, version, text, author, about FROM comment WHERE reply = ? ORDER BY id", (reply,)
        ).fetchall():
            place = lines.theirs.get((entry, version), (0, 0))
            if there[(*place, *said)]:
                there[(*place, *said)] -= 1
            else:
                new.append((row, place))
        if new:
            number = copied.row("reply", reply, {"share": share})
            for row, (entry, version) in new:
                copied.row("comment", row, {"reply": number, "entry": entry, "version": version})


class _Copied:
    """Rows of the other copy written here with all their columns, under a new number."""

    def __init__(self, ours: sqlite3.Connection, theirs: sqlite3.Connection) -> None:
        self._ours, self._theirs = ours, theirs

    def row(self, table: str, row: int, changed: dict[str, Any]) -> int:
        """Write one row, with some columns changed; its new number is returned."""
        names = [name for _, name, *_ in self._theirs.execute(f"PRAGMA table_info({table})") if name != "id"]
        found = self._theirs.execute(f"SELECT {', '.join(names)} FROM {table} WHERE rowid = ?", (row,)).fetchall()[0]
        values = dict(zip(names, found, strict=True)) | changed
        self._ours.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})", list(values.values())
        )
        return int(self._ours.execute("SELECT last_insert_rowid()").fetchall()[0][0])


def _sent(theirs: sqlite3.Connection, row: int, lines: Lines) -> dict[str, int]:
    """Where a shared version stands now, beside how the files that were sent name it."""
    old = theirs.execute(
        "SELECT entry, version, sent_entry, sent_version FROM share_item WHERE rowid = ?", (row,)
    ).fetchall()[0]
    now = lines.theirs.get(old[:2], (0, 0))
    sent = old[2:] if old[2] else old[:2]
    return {"entry": now[0], "version": now[1], "sent_entry": sent[0], "sent_version": sent[1]}


def _renumber(
    ours: sqlite3.Connection, table: str, places: Mapping[tuple[int, int], tuple[int, int]], *, sent: bool = False
) -> None:
    for row, *place in ours.execute(f"SELECT rowid, entry, version FROM {table}").fetchall():
        now = places.get((place[0], place[1]))
        if now is None:
            continue
        if sent:
            ours.execute(
                "UPDATE share_item SET sent_entry = ?, sent_version = ? WHERE rowid = ? AND sent_entry = 0",
                (*place, row),
            )
        ours.execute(f"UPDATE {table} SET entry = ?, version = ? WHERE rowid = ?", (*now, row))


def join_settings(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> None:
    """Each setting once; of two, the parts either has, and where both say something, the longer; of moments, the later.

    Keys of a lock stay in the file that is locked. What locks words in the browser comes only where there is none.
    """
    here = dict(ours.execute("SELECT key, value FROM setting").fetchall())
    for key, value in theirs.execute("SELECT key, value FROM setting").fetchall():
        if key == OPENED_AGAIN or (key.startswith(LOCK) and (key != SECRET or key in here)):
            continue
        own = here.get(key, "")
        both = max(own, value, key=stamp_of) if key == FORGOTTEN else _of_both(own, value)
        ours.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, both))


def _of_both(ours: str, theirs: str) -> str:
    try:
        own, other = json.loads(ours), json.loads(theirs)
    except (ValueError, RecursionError):
        return max(ours, theirs, key=_weight)
    if not isinstance(own, dict) or not isinstance(other, dict):
        return max(ours, theirs, key=_weight)
    both = {key: _either(own.get(key, ""), other.get(key, "")) for key in sorted(own.keys() | other.keys())}
    # As it was where nothing is new, so that a merge made again changes nothing.
    return ours if both == own else theirs if both == other else json.dumps(both, ensure_ascii=False)


def _either(own: Any, other: Any) -> Any:
    longer, shorter = sorted((own, other), key=_weight, reverse=True)
    if isinstance(longer, list) and isinstance(shorter, list):
        return [*longer, *(each for each in shorter if each not in longer)]
    return longer


def _weight(value: Any) -> tuple[int, str]:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return (0 if value in ("", None, [], {}, False) else len(text)), text


def join_photos(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> None:
    """Each photo once, by its key."""
    here = {key for (key,) in ours.execute("SELECT key FROM photo")}
    for (key,) in theirs.execute("SELECT key FROM photo").fetchall():
        if key not in here:
            ours.execute(
                "INSERT INTO photo (key, content, width, height, kept) VALUES (?, ?, ?, ?, ?)",
                theirs.execute("SELECT key, content, width, height, kept FROM photo WHERE key = ?", (key,)).fetchone(),
            )
