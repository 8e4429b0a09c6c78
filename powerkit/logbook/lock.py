"""Locking a log book with a passphrase, and changing or taking off the lock: every file of it, whole at each moment.

The log book itself is turned first, by one replace of its file; from then on it says what its copies should be. What
is still to be done is written inside it, with the keys its copies may still have, so a stop at any moment leaves
nothing undone that `settle` does not finish, and no file beside it that could be lost.
"""

import json
import os
import secrets
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from powerkit.errors import LogbookError
from powerkit.logbook import keys
from powerkit.logbook.backups import list_backups
from powerkit.logbook.copies import every_copy, put_away_in, set_aside_beside
from powerkit.logbook.errors import is_damage, plainly
from powerkit.logbook.files import converter, database_errors, is_database, key_for, look_into, new_file, salt_at
from powerkit.logbook.keys import Key
from powerkit.logbook.parts import clear_stale, part_for
from powerkit.logbook.private_files import put_in_place

_TO_DO, _FORMER, _SECRET = f"{keys.LOCK}to_do", f"{keys.LOCK}former", keys.SECRET
_RAW = "kept_file"
"""The table that holds, in a locked file, the bytes of a damaged copy that can't be read as a log book."""


@dataclass(frozen=True)
class Settled:
    """The copies that were *turned*, and those *left* as they were because they could not be."""

    turned: tuple[Path, ...]
    left: tuple[Path, ...]


def unlock(path: Path, passphrase: str, copies: Sequence[Path] = ()) -> bool:
    """Hold the key of the locked file at *path* if *passphrase* fits it, and say whether it does.

    Where the file itself is damaged, a passphrase fits that opens one of its *copies* with the same salt.
    """
    salt = salt_at(path)
    if salt is None:
        return True
    key = Key.of(passphrase, salt)
    if not any(_opens(file, key) for file in (path, *copies) if salt_at(file) == salt):
        return False
    keys.hold(key)
    return True


def set_lock(path: Path, backups: Path, new: Key | None) -> Settled:
    """Lock the log book at *path* and all its copies with the key *new*; take the lock off where that is None.

    Nobody else may have it open. The earlier key must be held, if there is one; *new* is held afterwards.

    Raises:
        LogbookError: it can't be done; the log book is as it was before, or it is turned and `settle` is to be called.
    """
    old = key_for(path)
    part = part_for(path)
    if path.exists():
        with plainly(), _clean(part):
            _turn(path, old, part, new, [old] if old else [])
    if new is not None:
        keys.hold(new)
    return settle(path, backups)


def settle(path: Path, backups: Path) -> Settled:
    """Turn every copy of the log book at *path* to what the log book is, if that is still to be done.

    Raises:
        LockedLogbook: its key is not held.
        LogbookError: the log book can't be read or written.
    """
    if not path.exists() or not is_unsettled(path):
        return Settled((), ())
    now, former = key_for(path), _former(path)
    for key in former:
        keys.hold(key)
    turned, left = [], []
    for copy in every_copy(path, backups):
        try:
            if _turn_copy(copy, now):
                turned.append(copy)
        except _faults():
            left.append(copy)
    for key in former:
        if key != now:
            keys.let_go(key)
    clear_stale(path.parent, backups, *put_away_in(backups))  # what a stopped one left may be plain
    from powerkit.logbook.away import clear_away

    clear_away(path)
    return Settled(tuple(sorted(turned)), tuple(sorted(left)))


def _faults() -> tuple[type[Exception], ...]:
    return (LogbookError, OSError, ValueError, *database_errors())


def lock_alike(file: Path, path: Path, backups: Path) -> None:
    """Lock *file*, which is to be the log book at *path* or a copy of it, as that one is; never less than it was.

    Where no log book is at *path*, the newest of its copies says how it was locked.

    Raises:
        LockedLogbook: a key is not held, and nobody could be asked.
        LogbookError: it can't be done; the file is as it was.
    """
    there = path if is_database(path) else _newest(path, backups)
    key = key_for(there) if there is not None else None
    if there is None or key is None:
        return
    secret = _setting(there, _SECRET)
    if key_for(file) != key:
        part = part_for(file)
        with plainly(), _clean(part):
            _turn(file, key_for(file), part, key)
    if secret:
        with plainly(), closing(_opened(file)) as connection:
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_SECRET, secret))


def _newest(path: Path, backups: Path) -> Path | None:
    found = [*set_aside_beside(path), *(backup.path for backup in list_backups(backups))]
    return max(filter(is_database, found), key=lambda file: (file.stat().st_mtime, file.name), default=None)


def done(path: Path) -> None:
    """Note that all is turned; earlier keys are forgotten for good."""
    with plainly(), closing(_opened(path)) as connection:
        connection.execute("DELETE FROM setting WHERE key IN (?, ?)", (_TO_DO, _FORMER))


def is_unsettled(path: Path) -> bool:
    """Whether a change of the lock was stopped before it was done."""
    return bool(_setting(path, _TO_DO))


def browser_secret(path: Path) -> bytes:
    """The secret that words waiting in the browser are locked with: made once, kept in the log book, never changed."""
    with plainly(), closing(_opened(path)) as connection:
        connection.execute("INSERT OR IGNORE INTO setting VALUES (?, ?)", (_SECRET, secrets.token_hex(32)))
    return bytes.fromhex(_setting(path, _SECRET))


def has_browser_secret(path: Path) -> bool:
    """Whether there is such a secret, as there is once the log book was locked."""
    return bool(_setting(path, _SECRET))


def _opens(path: Path, key: Key) -> bool:
    try:
        with closing(converter(path, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except database_errors() as error:
        if is_damage(error):
            return False
        with plainly():
            raise
    return True


def _turn(path: Path, old: Key | None, part: Path, new: Key | None, former: Iterable[Key] | None = None) -> None:
    """Put a copy with another key in place of the file at *path*, once all of its rows are found in the copy.

    *former* are the keys to note for what is still to be done; a copy has nothing to do for others.
    """
    with closing(converter(path, old)) as source:
        for pragma in ("busy_timeout=5000", "temp_store=MEMORY", "locking_mode=EXCLUSIVE"):
            source.execute(f"PRAGMA {pragma}").fetchall()
        part.unlink(missing_ok=True)
        source.execute("ATTACH ? AS made KEY ?", (str(part), new.spec if new else ""))
        source.execute("BEGIN EXCLUSIVE")  # and kept after the COMMIT: nobody writes until the copy stands here
        source.execute("SELECT sqlcipher_export('made')").fetchall()
        for number in ("user_version", "application_id"):
            value = source.execute(f"PRAGMA main.{number}").fetchone()[0]
            source.execute(f"PRAGMA made.{number}={int(value)}")
        _compare(source)
        _note(source, former)
        source.execute("COMMIT")
        source.execute("DETACH made")
        _check(part, new)
        if os.name != "nt":
            _put(part, path)
    if os.name == "nt":  # there an open file can't be replaced
        _put(part, path)


def _note(source: Any, former: Iterable[Key] | None) -> None:
    """Write into the copy what is still to be done."""
    if not source.execute("SELECT 1 FROM made.sqlite_master WHERE name = 'setting'").fetchall():
        return  # no log book of ours
    if former is None:
        source.execute("DELETE FROM made.setting WHERE key IN (?, ?)", (_TO_DO, _FORMER))
        return
    packed = [key.packed.hex() for key in former]
    earlier = source.execute("SELECT value FROM made.setting WHERE key = ?", (_FORMER,)).fetchall()
    kept = list(dict.fromkeys([*packed, *(json.loads(earlier[0][0]) if earlier else [])]))
    source.execute("INSERT OR IGNORE INTO made.setting VALUES (?, ?)", (_SECRET, secrets.token_hex(32)))
    for key, value in ((_TO_DO, "1"), (_FORMER, json.dumps(kept))):
        source.execute("INSERT OR REPLACE INTO made.setting VALUES (?, ?)", (key, value))


def _compare(source: Any) -> None:
    rows = source.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    for (table,) in rows.fetchall():
        name = '"' + table.replace('"', '""') + '"'
        counts = source.execute(f"SELECT (SELECT count(*) FROM main.{name}), (SELECT count(*) FROM made.{name})")
        before, after = counts.fetchone()
        missing = source.execute(f"SELECT * FROM main.{name} EXCEPT SELECT * FROM made.{name} LIMIT 1").fetchall()
        if before != after or missing:
            raise LogbookError("The copy was not whole, so nothing was changed.", "Try again.")


def _check(part: Path, key: Key | None) -> None:
    """Open the finished copy as it will be opened, and look at every page of it."""
    salt = keys.salt_of(part)
    if salt != (key.salt if key else None):
        raise LogbookError("The copy was not made as it should be, so nothing was changed.", "Try again.")
    with closing(converter(part, key)) as made:
        if made.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise LogbookError("The copy was not whole, so nothing was changed.", "Try again.")
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _put(part: Path, path: Path) -> None:
    put_in_place(part, path)


def _turn_copy(copy: Path, new: Key | None) -> bool:
    """Turn one copy; False if it is as it should be."""
    salt = salt_at(copy)
    if salt == (new.salt if new else None):
        return False
    old = keys.held(salt) if salt else None
    if salt and old is None:
        raise LogbookError("This copy has a passphrase of its own.")
    part = part_for(copy)
    with _clean(part):
        if not salt and not keys.is_plain(copy):
            _turn_raw(copy, part, new)
        elif salt and (content := _raw_in(copy, old)) is not None:
            _unwrap(copy, content, part, new)
        else:
            try:
                _turn(copy, old, part, new)
            except database_errors() as error:
                if not is_damage(error) or salt:
                    raise
                _turn_raw(copy, part, new)
    with suppress(OSError):
        copy.with_name(copy.name + "-journal").unlink()
    return True


def _turn_raw(copy: Path, part: Path, new: Key | None) -> None:
    """Lock the bytes of a damaged copy, which can't be read as a log book."""
    if new is None:
        return
    content = copy.read_bytes()
    with closing(new_file(part, new)) as made:
        made.execute(f"CREATE TABLE {_RAW} (content BLOB NOT NULL)")
        made.execute(f"INSERT INTO {_RAW} VALUES (?)", (content,))
        if made.execute(f"SELECT content FROM {_RAW}").fetchone()[0] != content:
            raise LogbookError("The copy was not whole, so nothing was changed.", "Try again.")
    _check(part, new)
    _put(part, copy)


def _raw_in(copy: Path, key: Key | None) -> bytes | None:
    """The bytes of a damaged copy that are locked in this file; None where it is a log book."""
    with closing(converter(copy, key)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_RAW,)).fetchall():
            return None
        return bytes(connection.execute(f"SELECT content FROM {_RAW}").fetchone()[0])


def _unwrap(copy: Path, content: bytes, part: Path, new: Key | None) -> None:
    part.write_bytes(content)
    if new is not None:
        inner = part_for(part)
        with _clean(inner):
            _turn_raw(part, inner, new)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    _put(part, copy)


def _opened(path: Path) -> Any:
    from powerkit.logbook.connection import connect

    return connect(path)


def _setting(path: Path, key: str) -> str:
    try:
        with plainly(), closing(look_into(path)) as connection:
            rows = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchall()
    except LogbookError as error:
        if isinstance(error.__cause__, database_errors()):
            return ""  # no log book of ours, or a damaged one: opening it says so
        raise
    return str(rows[0][0]) if rows else ""


def _former(path: Path) -> list[Key]:
    try:
        return [Key.read(bytes.fromhex(each)) for each in json.loads(_setting(path, _FORMER) or "[]")]
    except (ValueError, TypeError):
        return []


class _clean:
    """Nothing is left of a copy in the making, however it ended."""

    def __init__(self, part: Path) -> None:
        self.part = part

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        for left in (self.part, self.part.with_name(self.part.name + "-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise LogbookError(
                f"A file could not be written: {error.strerror or 'the disk refused'}.",
                "Check that the folder is connected, not full and not read-only. Your log book is as it was.",
            ) from error
