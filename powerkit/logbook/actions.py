"""Actions: kept up from each saved version; those a card no longer says are changed where they are listed."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from datetime import date
from functools import partial
from typing import Any

from powerkit.errors import LogbookError
from powerkit.logbook.connection import Store
from powerkit.logbook.model import ENDED_STATUSES, OPEN_STATUSES, Action, NewAction, line_key
from powerkit.logbook.serialize import from_day, from_moment, to_day, to_text
from powerkit.logbook.sqlite_file import Row
from powerkit.logbook.surface import Surface
from powerkit.text.catalogue import t
from powerkit.text.shell_commands import command

_NAMES = [field.name for field in fields(Action)]
_COLUMNS = "what, who, due, how, status, learnt, next, happened, reason"
_SELECT = (
    f"SELECT a.id, a.entry, e.card, a.field, a.version, a.current, {_COLUMNS}, a.sequence, a.changed"
    " FROM action a JOIN entry e ON e.id = a.entry"
)


class Actions(Surface):
    """Finds actions, and changes those that no card says any more."""

    def actions(
        self,
        due_by: date | None = None,
        status: str | Collection[str] | None = None,
        limit: int | None = None,
        entry: int | None = None,
    ) -> list[Action]:
        """Actions by due date, those without one last; the first *limit* of them, or those of one *entry*.

        With ``due_by`` only those due on or before that day, and only open ones (planned, doing) unless ``status``
        names one or more.
        """
        if due_by is not None and status is None:
            status = OPEN_STATUSES
        wheres, values = list[str](), list[Any]()
        if due_by is not None:
            wheres.append("a.due <= ?")
            values.append(to_day(due_by))
        if entry is not None:
            wheres.append("a.entry = ?")
            values.append(entry)
        # Each of these is read off the index in its order, so that a few cost the same however many there are.
        every = (status,) if status is None or isinstance(status, str) else tuple(status)
        found = [item for each in every for item in _find(self._store, each, "a.due > ''", wheres, values, limit)]
        if due_by is None and (limit is None or len(found) < limit):
            found += [item for each in every for item in _find(self._store, each, "a.due = ''", wheres, values, limit)]
        found.sort(key=lambda item: (item.due is None, item.due or date.max, item.id))
        return found if limit is None else found[:limit]

    def action(self, action: int) -> Action:
        """One action.

        Raises:
            LogbookError: there is no such action.
        """
        return one(self._store, action)

    def update_past_action(
        self,
        action: int,
        *,
        status: str | None = None,
        learnt: str | None = None,
        next: str | None = None,
        happened: str | None = None,
        reason: str | None = None,
    ) -> Action:
        """Change what came of an action that its card no longer says. What is None stays.

        One that its card still says changes with a new version of its entry (`powerkit.entries.actions`), so that
        the card and the list never disagree.

        Raises:
            LogbookError: there is no such action.
            ValueError: its card still says it (a fault of the caller).
        """
        given = {"status": status, "learnt": learnt, "next": next, "happened": happened, "reason": reason}
        changes = {key: value for key, value in given.items() if value is not None}
        return self._keep(partial(change, action=action, changes=changes))


def keep(
    connection: sqlite3.Connection, entry: int, version: int, saved: str, said: Iterable[NewAction], *, afresh: bool
) -> None:
    """Bring an entry's actions up to date with what its new version, *saved* then, says.

    Where the card was begun *afresh*, another action does not take the place of one that was planned before.
    """
    rows = connection.execute(
        f"SELECT id, field, {_COLUMNS} FROM action WHERE entry = ? AND current", (entry,)
    ).fetchall()
    standing = {row[1]: row for row in rows}
    for new in said:
        if not new.what.strip():
            continue
        texts = _texts(new)
        old = standing.pop(new.field, None)
        if old is not None and (line_key(old[2]) == line_key(new.what) or not (afresh or _worth_keeping(old))):
            _say_again(connection, old, version, saved, texts)
            continue
        if old is not None:
            _retire(connection, old, kept=afresh)
        connection.execute(
            f"INSERT INTO action (entry, field, version, current, {_COLUMNS}, said, sequence, changed) "
            "VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, ?)",
            (entry, to_text(new.field, t("The field's name")), version, *texts, saved),
        )
    for old in standing.values():
        _retire(connection, old, kept=afresh)


def _find(
    store: Store, status: str | None, dated: str, wheres: Sequence[str], values: Sequence[Any], limit: int | None
) -> list[Action]:
    where = " AND ".join([*(["a.status = ?"] if status is not None else []), dated, *wheres])
    given = (*([status] if status is not None else []), *values, -1 if limit is None else limit)
    return [_action(row) for row in store.read(f"{_SELECT} WHERE {where} ORDER BY a.due, a.id LIMIT ?", given)]


def one(store: Store, action: int) -> Action:
    """One action; see ``Logbook.action``."""
    rows = store.read(f"{_SELECT} WHERE a.id = ?", (action,))
    if not rows:
        raise LogbookError(
            t("There is no action {action} in this log book.", action=action),
            t("See them all with: {command}", command=command("actions")),
        )
    return _action(rows[0])


def change(store: Store, action: int, changes: dict[str, str]) -> Action:
    """Change an action that no card says any more; see ``Logbook.update_past_action``."""
    with store.writing() as connection:
        rows = connection.execute("SELECT current FROM action WHERE id = ?", (action,)).fetchall()
        if rows and rows[0][0]:
            raise ValueError("a card says this action: save a new version of its entry")
        for name, value in changes.items():
            # The names come from the signature of Logbook.update_past_action, never from a person.
            connection.execute(f"UPDATE action SET {name} = ? WHERE id = ?", (to_text(value, t("The action")), action))
        connection.execute(
            "UPDATE action SET sequence = sequence + 1, changed = ? WHERE id = ?", (store.moment(), action)
        )
    return one(store, action)


def _texts(said: NewAction) -> tuple[str, ...]:
    """The columns in which a row says what the card says, in every part, so that the two never disagree."""
    texts = (said.what, said.who, to_day(said.due), said.how, said.status or OPEN_STATUSES[0])
    more = (said.learnt, said.next, said.happened, said.reason)
    return tuple(to_text(text, t("The action")) for text in (*texts, *more))


def _say_again(connection: sqlite3.Connection, old: Row, version: int, saved: str, texts: tuple[str, ...]) -> None:
    """The card says this action in its new version too. Where nothing of it changed, no index is written anew."""
    if old[2:] == texts:
        connection.execute("UPDATE action SET version = ? WHERE id = ?", (version, old[0]))
        return
    connection.execute(
        """UPDATE action SET version = ?, what = ?, who = ?, due = ?, how = ?, status = ?, learnt = ?,
        next = ?, happened = ?, reason = ?, sequence = sequence + 1, changed = ? WHERE id = ?""",
        (version, *texts, saved, old[0]),
    )


def _retire(connection: sqlite3.Connection, old: Row, *, kept: bool) -> None:
    """The card no longer says this action: keep it when it has to be *kept* or something came of it, or let it go."""
    if kept or _worth_keeping(old):
        connection.execute("UPDATE action SET current = 0 WHERE id = ?", (old[0],))
    else:
        connection.execute("DELETE FROM action WHERE id = ?", (old[0],))


def _worth_keeping(old: Row) -> bool:
    status, *words = old[6:11]
    return status in ENDED_STATUSES or any(text.strip() for text in words)


def _action(row: Row) -> Action:
    said = dict(zip(_NAMES, row, strict=True))
    said |= {"current": bool(said["current"]), "due": from_day(said["due"])}
    return Action(**{**said, "changed": from_moment(said["changed"]) if said["changed"] else None})
