"""Entries: saving a version, and reading the latest, one, or all of them."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from math import floor
from typing import Any

from powerkit.errors import LogbookError
from powerkit.logbook import actions, drafts, search, settings_and_memos
from powerkit.logbook.connection import Store
from powerkit.logbook.groups import are_group, is_another_group
from powerkit.logbook.model import (
    ABOUT_STAGE,
    BY_ITS_PEOPLE,
    HELD,
    OTHERS,
    OURS,
    SPEAKING,
    Entry,
    NewVersion,
    OwnQuestion,
    Standing,
    line_key,
)
from powerkit.logbook.serialize import from_json, from_moment, to_day, to_json, to_moment, to_text
from powerkit.logbook.sqlite_file import Row
from powerkit.logbook.surface import Surface, twice
from powerkit.text.catalogue import t
from powerkit.text.shell_commands import command

_SELECT = """SELECT e.id, e.card, v.community, v.number, v.saved, v.stage, v.people, v.read_back,
    v.answers, v.private, v.own, w.text"""
_VERSIONS = f"{_SELECT} FROM version v JOIN entry e ON e.id = v.entry JOIN wording w ON w.id = v.wording"
_LATEST = f"{_SELECT} FROM entry e JOIN version v ON v.id = e.latest JOIN wording w ON w.id = v.wording"


class Entries(Surface):
    """Keeps versions of answers, and gives them back."""

    def save_version(self, new: NewVersion, *, client: str, number: int) -> Entry:
        """Save the next version of a card's answers for one community, and return it.

        All at once or not at all: the version, the list of latest ones, the search index, the entry's actions, and
        the clearing of ``new.drafts`` (those that changed since stay). The same client and number a second time
        saves nothing and returns the version saved the first time.
        """
        act = partial(save_all, news=[new], client=client, first=number)
        saved = twice(lambda: act(self._store))[0]
        self._said.made(saved.saved, act, None)
        self._said.version = (client, number)
        return saved

    def save_versions(self, news: Sequence[NewVersion], *, client: str) -> list[Entry]:
        """Save several versions in order, all of them or none. The same client a second time saves nothing more."""
        act = partial(save_all, news=news, client=client, first=0)
        saved = twice(lambda: act(self._store))
        if saved:
            self._said.made(saved[0].saved, act, None)
            self._said.version = (client, 0)
        return saved

    def latest(self, card: str | None = None, community: str | None = None, limit: int | None = None) -> list[Entry]:
        """The newest version of each entry, last saved first. ``community=""`` means entries without one."""
        wheres, values = list[str](), list[Any]()
        if card is not None:
            # A name without a full stop stands for all cards of it: a capability, or the quick entries.
            wheres.append("e.card = ?" if "." in card else "e.card GLOB ?")
            values.append(card if "." in card else f"{card}.*")
        if community is not None:
            wheres.append("e.community_key = ?")
            values.append(line_key(community))
        where = f"WHERE {' AND '.join(wheres)}" if wheres else ""
        values.append(-1 if limit is None else limit)
        return _entries(self._store.read(f"{_LATEST} {where} ORDER BY e.latest DESC LIMIT ?", values))

    def between(self, since: date, until: date) -> list[Entry]:
        """All versions saved on the days from *since* to *until*, first one first, by the clock there."""
        where = "WHERE substr(v.saved, 1, 10) BETWEEN ? AND ?"
        rows = self._store.read(f"{_VERSIONS} {where} ORDER BY v.saved, v.id", (to_day(since), to_day(until)))
        return sorted(_entries(rows), key=lambda entry: entry.saved)

    def every(self) -> list[Entry]:
        """All versions of all entries, the first one saved first."""
        return [entry for _, entry in every(self._store.connection)]

    def versions(self, entry: int) -> list[Entry]:
        """All versions of an entry, first one first; none if there is no such entry."""
        return _entries(self._store.read(f"{_VERSIONS} WHERE v.entry = ? ORDER BY v.number", (entry,)))

    def entry(self, entry: int, version: int | None = None) -> Entry:
        """One version of an entry; the newest when none is named.

        Raises:
            LogbookError: there is no such entry or version.
        """
        if version is None:
            rows = self._store.read(f"{_LATEST} WHERE e.id = ?", (entry,))
        else:
            rows = self._store.read(f"{_VERSIONS} WHERE v.entry = ? AND v.number = ?", (entry, version))
        if not rows:
            named = (
                t("entry {entry}", entry=entry)
                if version is None
                else t("version {version} of entry {entry}", version=version, entry=entry)
            )
            raise LogbookError(
                t("There is no {named} in this log book.", named=named),
                t("See all entries with: {command}", command=command("log")),
            )
        return _entry(rows[0])

    def stages(self, cards: Iterable[str]) -> dict[str, Standing]:
        """Where each of the cards stands: new, draft or saved. Costs the same however long the history is."""
        with self._store.reading():
            rows = self._store.read(
                """SELECT card, max(CASE WHEN value IS NOT NULL AND field <> ? THEN written END),
                max(CASE WHEN field = ? THEN value END) FROM draft GROUP BY card""",
                (HELD, ABOUT_STAGE),
            )
            drafted = {card: (written, stage) for card, written, stage in rows}
            rows = self._store.read(
                """SELECT asked.value, e.id, v.saved, v.stage FROM json_each(?) asked
                LEFT JOIN entry e ON e.latest = (SELECT max(latest) FROM entry WHERE card = asked.value)
                LEFT JOIN version v ON v.id = e.latest""",
                (to_json(list(cards)),),
            )
            return {card: _standing(card, latest, *drafted.get(card, (None, None))) for card, *latest in rows}

    def communities(self) -> list[str]:
        """The communities written about, each once as last spelt, last saved first."""
        rows = self._store.read(
            """WITH RECURSIVE step (key) AS (
                SELECT min(community_key) FROM entry WHERE community_key > ''
                UNION ALL SELECT (SELECT min(community_key) FROM entry WHERE community_key > step.key) FROM step
                WHERE step.key IS NOT NULL)
            SELECT v.community FROM step JOIN version v
                ON v.id = (SELECT max(latest) FROM entry WHERE community_key = step.key)
            ORDER BY v.id DESC"""
        )
        return [name for (name,) in rows]


def save_all(store: Store, news: Sequence[NewVersion], client: str, first: int) -> list[Entry]:
    """Save versions in order, all or none, numbered from ``first``; see ``Logbook.save_versions``."""
    client = to_text(client, t("The page's name"))
    ready = [(_content(store, new, client, first + step), to_json(new.wording)) for step, new in enumerate(news)]
    with store.writing() as connection:
        return [_save_in(connection, new, *given) for new, given in zip(news, ready, strict=True)]


def _save_in(connection: sqlite3.Connection, new: NewVersion, content: tuple[Any, ...], wording: str) -> Entry:
    again = connection.execute(f"{_VERSIONS} WHERE v.client = ? AND v.client_number = ?", content[5:7]).fetchall()
    if again:
        return _entry(again[0])
    line, before, version = _line_of_work(connection, new)
    # No other process can write now, so the next row's id is known and the entry can point at it first.
    row = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM version").fetchall()[0][0]
    placed = place(content[0], row)
    if line is None:
        line = connection.execute(
            "INSERT INTO entry (card, community_key, latest, place) VALUES (?, ?, ?, ?)",
            (new.card, line_key(new.community), row, placed),
        ).lastrowid
    else:
        connection.execute("UPDATE entry SET latest = ?, place = ? WHERE id = ?", (row, placed, line))
    assert line is not None
    connection.execute(
        "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (row, line, version, *content[:5], _wording(connection, wording), *content[5:]),
    )
    search.keep(connection, placed, before, new.words)
    if before is not None and search.has_comments(connection):
        search.keep_comments(connection, line)
    actions.keep(connection, line, version, content[0], new.actions, afresh=new.afresh)
    settings_and_memos.keep(connection, line, new.card, new.memos)
    drafts.clear_saved(connection, new.drafts)
    return _entry((line, new.card, content[1], version, content[0], *content[2:5], content[9], *content[7:9], wording))


def every(connection: sqlite3.Connection) -> Iterator[tuple[int, Entry]]:
    """All versions of all entries, the first one first, each with its row's id."""
    rows = connection.execute(f"{_VERSIONS.replace('SELECT', 'SELECT v.id,', 1)} ORDER BY v.id").fetchall()
    yield from ((row[0], _entry(row[1:])) for row in rows)


def latest_in(connection: sqlite3.Connection, entry: int) -> Entry:
    """The newest version of an entry."""
    return _entry(connection.execute(f"{_LATEST} WHERE e.id = ?", (entry,)).fetchall()[0])


def _standing(card: str, latest: Sequence[Any], written: str | None, drafted: str | None) -> Standing:
    """Where a card stands by its *latest* entry.

    *written* and *drafted* are when its newest draft was kept, and the stage in it, as JSON.
    """
    entry, saved, stage = latest
    if drafted is not None:
        stage = str(from_json(drafted) or "")
    state = "draft" if written else "saved" if entry else "new"
    return Standing(card, state, stage or "", _moment(saved), entry, _moment(written))


def _content(store: Store, new: NewVersion, client: str, number: int) -> tuple[Any, ...]:
    """The columns of a version that the caller gives, checked before anything is written."""
    own = [[item.id, item.question, item.answer] for item in new.own]
    return (
        to_moment(new.saved) if new.saved else store.moment(),
        to_text(new.community, t("The community's name")),
        to_text(new.stage, t("The stage")),
        to_text(new.people, t("“With whom”")),
        to_text(new.read_back, t("“Read back”")),
        client,
        number,
        to_json(new.private),
        to_json(own),
        to_json(new.answers),
    )


def place(saved: str, row: int) -> int:
    """Where an entry stands among all: its newest version's moment, then that version's *row*. Unique and comparable.

    The moment counts, not what a clock on the wall showed, so that the hour that comes twice is in order too.
    """
    return floor(from_moment(saved).timestamp()) * SECOND + row % SECOND


SECOND = 1 << 20
"""Places within one second: no log book gets more versions than that in one."""


def _line_of_work(connection: sqlite3.Connection, new: NewVersion) -> tuple[int | None, int | None, int]:
    """The entry's id and its place in the list, if there is one, and the number of the next version."""
    rows = connection.execute(
        """SELECT e.id, e.place, v.number + 1 FROM entry e JOIN version v ON v.id = e.latest
        WHERE e.card = ? AND e.community_key = ?""",
        (to_text(new.card, "The card's number"), line_key(new.community)),
    ).fetchall()
    return rows[0] if rows else (None, None, 1)


def _wording(connection: sqlite3.Connection, text: str) -> int:
    """The row of a wording, which is kept once however many versions share it."""
    key = hashlib.sha256(text.encode()).digest()
    rows = connection.execute("SELECT id FROM wording WHERE hash = ?", (key,)).fetchall()
    if rows:
        return int(rows[0][0])
    made = connection.execute("INSERT INTO wording (hash, text) VALUES (?, ?)", (key, text)).lastrowid
    assert made is not None
    return made


def _entries(rows: list[Row]) -> list[Entry]:
    return [_entry(row) for row in rows]


@lru_cache(maxsize=128)
def _wording_in(text: str) -> Mapping[str, Any]:
    """A wording, which many versions share and nobody changes."""
    found: Mapping[str, Any] = from_json(text)
    return found


@lru_cache(maxsize=128)
def _ours_in(text: str, why: bool | str) -> Mapping[str, Any]:
    """A wording as a group's: what was saved before groups had a word of their own in it speaks of them too."""
    found = _wording_in(text)
    fields = [{**field, OURS: True} if field.get("kind") in SPEAKING else field for field in found.get("fields", ())]
    return {**found, "fields": fields, OURS: found.get(OURS) or why}


def _worded(text: str, community: str, people: str, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """The wording of an entry, that of a group where others answered beside or a group is whom it was made with."""
    others = any(answer for key, answer in answers.items() if key.startswith(OTHERS))
    if others or is_another_group(community):
        return _ours_in(text, True)
    ours = _wording_in(text).get(OURS) or are_group(people)
    return _ours_in(text, BY_ITS_PEOPLE) if ours else _wording_in(text)


def _entry(row: Row) -> Entry:
    *said, kept, private, own, wording = row
    one = dict(zip(("id", "card", "community", "version", "saved", "stage", "people", "read_back"), said, strict=True))
    answers = from_json(kept)
    return Entry(
        **{**one, "saved": from_moment(one["saved"])},
        answers=answers,
        private=from_json(private),
        own=tuple(OwnQuestion(*parts) for parts in from_json(own)),
        wording=_worded(wording, one["community"], one["people"], answers),
    )


def _moment(text: str | None) -> datetime | None:
    return from_moment(text) if text else None
