"""Shares: what was sent to whom and when, and the replies that came back."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from powerkit.logbook import search
from powerkit.logbook.connection import Store
from powerkit.logbook.model import line_key
from powerkit.logbook.serialize import from_json, from_moment, to_json, to_text
from powerkit.logbook.share_model import KeptComment, KeptReply, NewShare, SentFile, Share, SharedItem
from powerkit.logbook.sqlite_file import Row
from powerkit.text.catalogue import t

_SHARE = "SELECT id, made, token, recipient, wants, questions, names, checksum FROM share"


def add(store: Store, new: NewShare) -> Share:
    """Keep a share; see ``Logbook.add_share``."""
    texts = [to_text(text, t("The share")) for text in (new.token, new.recipient, new.wants)]
    with store.writing() as connection:
        again = connection.execute("SELECT id FROM share WHERE token = ?", (new.token,)).fetchall()
        number = again[0][0] if again else _insert(connection, store.moment(), new, texts)
    return one(store, number)


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


def next_number(store: Store) -> int:
    """The number the next share will most likely get."""
    rows = store.read("SELECT seq FROM sqlite_sequence WHERE name = 'share'")
    return int(rows[0][0]) + 1 if rows else 1


def one(store: Store, number: int) -> Share:
    """The share of that number."""
    return _shares(store, store.read(f"{_SHARE} WHERE id = ?", (number,)))[0]


def of_token(store: Store, token: str) -> Share | None:
    """The share with that token, or None."""
    found = _shares(store, store.read(f"{_SHARE} WHERE token = ?", (token,)))
    return found[0] if found else None


def find(store: Store, recipient: str | None) -> list[Share]:
    """Shares, newest first; see ``Logbook.shares``."""
    if recipient is None:
        return _shares(store, store.read(f"{_SHARE} ORDER BY id DESC"))
    return _shares(store, store.read(f"{_SHARE} WHERE recipient_key = ? ORDER BY id DESC", (line_key(recipient),)))


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


def replies(store: Store, share: int | None, entry: int | None) -> list[KeptReply]:
    """Replies, newest first; see ``Logbook.replies``."""
    rows = store.read(
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


_COMMENT = ("card", "entry", "version", "text", "author", "about", "answers", "resolved")


def _comment(*parts: Any) -> KeptComment:
    card, entry, version, text, author, about, answers, resolved = parts
    return KeptComment(card, entry, version, text, author, about, answers, bool(resolved))


def codes(store: Store, recipient: str, names: str) -> dict[str, str]:
    """The codes a recipient knows people by; see ``Logbook.share_codes``."""
    return dict(
        store.read("SELECT name, code FROM share_code WHERE recipient = ? AND names = ?", (line_key(recipient), names))
    )


def keep_codes(store: Store, recipient: str, names: str, given: dict[str, str]) -> None:
    """Keep codes a recipient knows people by; one that is there stays."""
    with store.writing() as connection:
        connection.executemany(
            "INSERT OR IGNORE INTO share_code (recipient, names, name_key, name, code) VALUES (?, ?, ?, ?, ?)",
            [(line_key(recipient), names, line_key(name), name, code) for name, code in given.items()],
        )


def _shares(store: Store, rows: list[Row]) -> list[Share]:
    return [_share(store, *row) for row in rows]


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
