"""Shares: what was sent to whom and when, and the replies that came back."""

import sqlite3
from collections.abc import Iterable
from functools import partial
from typing import Any

from powerkit.logbook import search
from powerkit.logbook.connection import Store
from powerkit.logbook.model import line_key
from powerkit.logbook.serialize import from_json, from_moment, to_json, to_text
from powerkit.logbook.share_model import KeptComment, KeptReply, NewShare, SentFile, Share, SharedItem
from powerkit.logbook.surface import Surface
from powerkit.text.catalogue import t

_SHARE = "SELECT id, made, token, recipient, wants, questions, names, checksum FROM share"
_COMMENT = ("card", "entry", "version", "text", "author", "about", "answers", "resolved")


class Shares(Surface):
    """Keeps what was sent, and what came back."""

    def add_share(self, new: NewShare) -> Share:
        """Keep a share, and return it with its number and time. The same token a second time keeps nothing more."""
        share = add(self._store, new)
        self._said.made(share.made, partial(add, new=new), None)
        return share

    def next_share(self) -> int:
        """The number the next share will get, if no other process makes one first. Numbers are never used again."""
        rows = self._store.read("SELECT seq FROM sqlite_sequence WHERE name = 'share'")
        return int(rows[0][0]) + 1 if rows else 1

    def shares(self, recipient: str | None = None) -> list[Share]:
        """Every share, or those to one person (case and blanks do not count), newest first."""
        if recipient is None:
            return _shares(self._store, "ORDER BY id DESC")
        return _shares(self._store, "WHERE recipient_key = ? ORDER BY id DESC", line_key(recipient))

    def share_of(self, token: str) -> Share | None:
        """The share whose files carry this token; None for one of another workbook, or one that was forgotten."""
        return next(iter(_shares(self._store, "WHERE token = ?", token)), None)

    def share_codes(self, recipient: str, names: str) -> dict[str, str]:
        """Each name → the code this person knows it by, for one way with names (see `powerkit.logbook.share_model`)."""
        sql = "SELECT name, code FROM share_code WHERE recipient = ? AND names = ?"
        return dict(self._store.read(sql, (line_key(recipient), names)))

    def keep_share_codes(self, recipient: str, names: str, codes: dict[str, str]) -> None:
        """Keep the codes a person was given. One that is kept already never changes."""
        self._keep(partial(keep_codes, recipient=recipient, names=names, given=dict(codes)))

    def add_reply(self, share: int, reviewer: str, comments: Iterable[KeptComment]) -> KeptReply | None:
        """Keep what is new of a reply to the share of that number; None where all of it is there already."""
        return self._keep(partial(add_reply, share=share, reviewer=reviewer, comments=tuple(comments)))

    def replies(self, share: int | None = None, entry: int | None = None) -> list[KeptReply]:
        """Replies, newest first: all, those to one share, or those with a comment on one entry (only such comments)."""
        rows = self._store.read(
            f"""SELECT r.id, r.share, r.received, r.reviewer, {", ".join(f"c.{name}" for name in _COMMENT)}
            FROM reply r JOIN comment c ON c.reply = r.id
            WHERE (?1 IS NULL OR r.share = ?1) AND (?2 IS NULL OR c.entry = ?2) ORDER BY r.id DESC, c.id""",
            (share, entry),
        )
        found: dict[int, KeptReply] = {}
        for number, of, received, reviewer, *parts in rows:
            before = found.get(number) or KeptReply(of, from_moment(received), reviewer, ())
            found[number] = KeptReply(of, before.received, reviewer, (*before.comments, _comment(*parts)))
        return list(found.values())


def add(store: Store, new: NewShare) -> Share:
    """Keep a share; see ``Logbook.add_share``."""
    texts = [to_text(text, t("The share")) for text in (new.token, new.recipient, new.wants)]
    with store.writing() as connection:
        again = connection.execute("SELECT id FROM share WHERE token = ?", (new.token,)).fetchall()
        number = again[0][0] if again else _insert(connection, store.moment(), new, texts)
    return _shares(store, "WHERE id = ?", number)[0]


def _insert(connection: sqlite3.Connection, moment: str, new: NewShare, texts: list[str]) -> int:
    number = connection.execute(
        """INSERT INTO share (made, token, recipient, recipient_key, wants, questions, names, checksum)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (moment, *texts[:2], line_key(new.recipient), texts[2], to_json(new.questions), new.names, new.checksum),
    ).lastrowid
    assert number is not None
    connection.executemany(
        "INSERT INTO share_item (share, card, entry, version, put_in) VALUES (?, ?, ?, ?, ?)",
        [(number, each.card, each.entry, each.version, to_json(each.put_in)) for each in new.items],
    )
    connection.executemany(
        "INSERT INTO share_file (share, format, name, sha256) VALUES (?, ?, ?, ?)",
        [(number, each.format, each.name, each.sha256) for each in new.files],
    )
    return number


def add_reply(store: Store, share: int, reviewer: str, comments: Iterable[KeptComment]) -> KeptReply | None:
    """Keep the comments of a reply that are new; see ``Logbook.add_reply``."""
    with store.writing() as connection:
        rows = connection.execute(
            "SELECT c.entry, c.version, c.text FROM comment c JOIN reply r ON r.id = c.reply WHERE r.share = ?",
            (share,),
        ).fetchall()
        there = set(rows)
        said = list(comments)
        new = [each for each in said if (each.entry, each.version, each.text) not in there]
        connection.executemany(
            """UPDATE comment SET resolved = ? WHERE entry = ? AND version = ? AND text = ?
            AND reply IN (SELECT id FROM reply WHERE share = ?)""",
            [(each.resolved, each.entry, each.version, each.text, share) for each in said],
        )
        if not new:
            return None
        moment = store.moment()
        number = connection.execute(
            "INSERT INTO reply (share, received, reviewer) VALUES (?, ?, ?)",
            (share, moment, to_text(reviewer, "The reply")),
        ).lastrowid
        connection.executemany(
            f"INSERT INTO comment (reply, {', '.join(_COMMENT)}) VALUES (?, {', '.join('?' for _ in _COMMENT)})",
            [(number, *(getattr(each, name) for name in _COMMENT)) for each in new],
        )
        sent = connection.execute("SELECT entry FROM share_item WHERE share = ?", (share,)).fetchall()
        on_all = {entry for (entry,) in sent} if any(not each.entry for each in new) else set()
        for entry in on_all | {each.entry for each in new if each.entry}:
            search.keep_comments(connection, entry)
    return KeptReply(share, from_moment(moment), reviewer, tuple(new))


def _comment(*parts: Any) -> KeptComment:
    card, entry, version, text, author, about, answers, resolved = parts
    return KeptComment(card, entry, version, text, author, about, answers, bool(resolved))


def keep_codes(store: Store, recipient: str, names: str, given: dict[str, str]) -> None:
    """Keep codes a recipient knows people by; one that is there stays."""
    with store.writing() as connection:
        connection.executemany(
            "INSERT OR IGNORE INTO share_code (recipient, names, name_key, name, code) VALUES (?, ?, ?, ?, ?)",
            [(line_key(recipient), names, line_key(name), name, code) for name, code in given.items()],
        )


def _shares(store: Store, which: str, *given: str | int) -> list[Share]:
    return [_share(store, *row) for row in store.read(f"{_SHARE} {which}", given)]


def _share(
    store: Store, number: int, made: str, token: str, to: str, wants: str, questions: str, names: str, checksum: str
) -> Share:
    items = store.read(
        """SELECT card, entry, version, put_in, sent_entry, sent_version FROM share_item
        WHERE share = ? ORDER BY rowid""",
        (number,),
    )
    files = store.read("SELECT format, name, sha256 FROM share_file WHERE share = ? ORDER BY rowid", (number,))
    said = NewShare(
        token,
        to,
        wants,
        tuple(from_json(questions)),
        names,
        checksum,
        tuple(
            SharedItem(card, entry, version, tuple(from_json(put_in)), (sent, at) if sent else None)
            for card, entry, version, put_in, sent, at in items
        ),
        tuple(SentFile(*file) for file in files),
    )
    return Share(number, from_moment(made), said)
