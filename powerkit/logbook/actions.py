"""Actions: kept up from each saved version, and changed where they are listed."""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from powerkit.entry import ENDED_STATUSES, OPEN_STATUSES, Action, NewAction, line_key
from powerkit.errors import LogbookError
from powerkit.logbook.store import Row, Store
from powerkit.logbook.values import from_day, from_json, to_day, to_json, to_text

_COLUMNS = "what, who, due, how, status, learnt, next"
_SELECT = f"SELECT a.id, a.entry, e.card, a.field, a.version, a.current, {_COLUMNS} FROM action a JOIN entry e"
_LATER = ("status", "learnt", "next")  # what may also be changed where actions are listed


def keep(connection: sqlite3.Connection, entry: int, version: int, said: Iterable[NewAction]) -> None:
    """Bring an entry's actions up to date with what its new version says."""
    rows = connection.execute(
        f"SELECT id, field, {_COLUMNS}, said FROM action WHERE entry = ? AND current", (entry,)
    ).fetchall()
    standing = {row[1]: row for row in rows}
    for new in said:
        if not new.what.strip():
            continue
        old = standing.pop(new.field, None)
        if old is not None and line_key(old[2]) == line_key(new.what):
            _write(connection, old[0], version, _merged(old, new), new)
        elif old is not None and not _worth_keeping(old):
            _write(connection, old[0], version, new, new)
        else:
            if old is not None:
                _retire(connection, old)
            made = connection.execute(
                f"INSERT INTO action (entry, field, version, current, {_COLUMNS}, said) "
                "VALUES (?, ?, ?, 1, '', '', '', '', '', '', '', '')",
                (entry, to_text(new.field, "The field's name"), version),
            ).lastrowid
            assert made is not None
            _write(connection, made, version, new, new)
    for old in standing.values():
        _retire(connection, old)


def find(store: Store, due_by: date | None, status: str | Collection[str] | None) -> list[Action]:
    """Actions by due date, those without one last; see ``Logbook.actions``."""
    wheres, values = [], list[Any]()
    if due_by is not None:
        wheres.append("a.due > '' AND a.due <= ?")
        values.append(to_day(due_by))
        status = OPEN_STATUSES if status is None else status
    if status is not None:
        wanted = [status] if isinstance(status, str) else list(status)
        wheres.append(f"a.status IN ({', '.join('?' * len(wanted))})")
        values += wanted
    where = f"WHERE {' AND '.join(wheres)}" if wheres else ""
    rows = store.read(f"{_SELECT} ON e.id = a.entry {where} ORDER BY a.due = '', a.due, a.id", values)
    return [_action(row) for row in rows]


def change(store: Store, action: int, changes: dict[str, str]) -> Action:
    """Change an action where it is listed; see ``Logbook.update_action``."""
    with store.writing() as connection:
        for name, value in changes.items():
            # The names come from the signature of Logbook.update_action, never from a person.
            connection.execute(f"UPDATE action SET {name} = ? WHERE id = ?", (to_text(value, "The action"), action))
        rows = connection.execute(f"{_SELECT} ON e.id = a.entry WHERE a.id = ?", (action,)).fetchall()
        if not rows:
            raise LogbookError(f"There is no action {action} in this log book.", "See them all with: powerkit actions")
    return _action(rows[0])


def _merged(old: Row, new: NewAction) -> NewAction:
    """The new action, with what was changed in the list since, unless the card now says otherwise itself."""
    listed = dict(zip(_LATER, old[6:9], strict=True))
    before = from_json(old[9])
    unchanged = {key: listed[key] for key in _LATER if getattr(new, key) == before[key]}
    return replace(new, **unchanged)


def _write(connection: sqlite3.Connection, action: int, version: int, shown: NewAction, said: NewAction) -> None:
    texts = [to_text(text, "The action") for text in (shown.what, shown.who, to_day(shown.due), shown.how)]
    later = [to_text(text, "The action") for text in (shown.status or OPEN_STATUSES[0], shown.learnt, shown.next)]
    connection.execute(
        """UPDATE action SET version = ?, current = 1, what = ?, who = ?, due = ?, how = ?, status = ?, learnt = ?,
        next = ?, said = ? WHERE id = ?""",
        (version, *texts, *later, to_json({key: getattr(said, key) for key in _LATER}), action),
    )


def _retire(connection: sqlite3.Connection, old: Row) -> None:
    """The card no longer says this action: keep it when something came of it, or let it go."""
    if _worth_keeping(old):
        connection.execute("UPDATE action SET current = 0 WHERE id = ?", (old[0],))
    else:
        connection.execute("DELETE FROM action WHERE id = ?", (old[0],))


def _worth_keeping(old: Row) -> bool:
    status, learnt, following = old[6:9]
    return status in ENDED_STATUSES or bool(learnt.strip() or following.strip())


def _action(row: Row) -> Action:
    action, entry, card, field, version, current, what, who, due, how, status, learnt, following = row
    return Action(
        action, entry, card, field, version, bool(current), what, who, from_day(due), how, status, learnt, following
    )
