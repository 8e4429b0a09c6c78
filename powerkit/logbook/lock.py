"""Locking a log book with a passphrase, and changing or taking off the lock: every file of it, whole at each moment.

The log book itself is turned first, by one replace of its file; from then on it says what its copies should be. What
is still to be done is written inside it, with the keys its copies may still have, so a stop at any moment leaves
nothing undone that `settle` does not finish, and no file beside it that could be lost.
"""

import json
import secrets
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook import keys
from powerkit.logbook.backups import list_backups
from powerkit.logbook.change_key import FORMER, SECRET, TO_DO, clean, turn, turn_copy
from powerkit.logbook.copies import every_copy, put_away_in, set_aside_beside
from powerkit.logbook.errors import copying_to, is_damage, plainly
from powerkit.logbook.files import converter, database_errors, is_database, key_for, look_into, salt_at
from powerkit.logbook.keys import Key
from powerkit.logbook.sqlite_file import connect, real_file
from powerkit.logbook.unfinished_files import clear_stale, part_for
from powerkit.there import is_there


@dataclass(frozen=True)
class Settled:
    """The copies that were *turned*, and those *left* as they were because they could not be."""

    turned: tuple[Path, ...]
    left: tuple[Path, ...]


def unlock(path: Path, passphrase: str, copies: Sequence[Path] = ()) -> bool:
    """Hold the key of the locked file at *path* if *passphrase* fits it, and say whether it does.

    Where the file itself is damaged, a passphrase fits that opens one of its *copies* with the same salt. The keys of
    copies with another salt are held too: it can then be told which of them has the most.
    """
    salt = salt_at(path)
    if salt is None:
        return True
    for form in dict.fromkeys((keys.plain(passphrase), passphrase.strip())):  # earlier locks took it as it was typed
        key = Key.of(form, salt)
        if any(_opens(file, key) for file in (path, *copies) if salt_at(file) == salt):
            keys.hold(key)
            return True
    for other in {its for file in copies if (its := salt_at(file)) and its != salt and not keys.held(its)}:
        theirs = Key.of(passphrase, other)  # the file itself may be noise: which copy has the most is told all the same
        with suppress(LogbookError):
            if any(_opens(file, theirs) for file in copies if salt_at(file) == other):
                keys.hold(theirs)
    return False


def set_lock(path: Path, backups: Path, new: Key | None) -> Settled:
    """Lock the log book at *path* and all its copies with the key *new*; take the lock off where that is None.

    Nobody else may have it open. The earlier key must be held, if there is one; *new* is held afterwards.

    Raises:
        LogbookError: it can't be done; the log book is as it was before, or it is turned and `settle` is to be called.
    """
    real = real_file(path)
    old = key_for(real)
    part = part_for(real)
    every_copy(path, backups)  # where they can't be looked through, nothing is turned
    if is_there(real):
        with copying_to(real.parent, real), clean(part):
            turn(real, old, part, new, [old] if old else [])
    if new is not None:
        keys.hold(new)
    return settle(path, backups)


def settle(path: Path, backups: Path) -> Settled:
    """Turn every copy of the log book at *path* to what the log book is, if that is still to be done.

    Raises:
        LockedLogbook: its key is not held.
        LogbookError: the log book can't be read or written.
    """
    if not is_there(path) or not is_unsettled(path):
        return Settled((), ())
    now, former = key_for(path), _former(path)
    for key in former:
        keys.hold(key)
    turned, left = [], []
    for copy in every_copy(path, backups):
        try:
            if turn_copy(copy, now):
                turned.append(copy)
        except _faults():
            left.append(copy)
    for key in former:
        if key != now:
            keys.let_go(key)
    # What a stopped one left may be plain.
    clear_stale(path.parent, real_file(path).parent, backups, *put_away_in(backups))
    from powerkit.logbook.copies_elsewhere import clear_away

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
    secret = _setting(there, SECRET)
    if key_for(file) != key:
        part = part_for(file)
        with copying_to(file.parent, file), clean(part):
            turn(file, key_for(file), part, key)
    if secret:
        with plainly(), closing(connect(file)) as connection:
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (SECRET, secret))


def _newest(path: Path, backups: Path) -> Path | None:
    found = [*set_aside_beside(path), *(backup.path for backup in list_backups(backups))]
    return max(filter(is_database, found), key=lambda file: (file.stat().st_mtime, file.name), default=None)


def done(path: Path) -> None:
    """Note that all is turned; earlier keys are forgotten for good."""
    with plainly(), closing(connect(path)) as connection:
        connection.execute("DELETE FROM setting WHERE key IN (?, ?)", (TO_DO, FORMER))


def is_unsettled(path: Path) -> bool:
    """Whether a change of the lock was stopped before it was done."""
    return bool(_setting(path, TO_DO))


def browser_secret(path: Path) -> bytes:
    """The secret that words waiting in the browser are locked with: made once, kept in the log book, never changed."""
    with plainly(), closing(connect(path)) as connection:
        connection.execute("INSERT OR IGNORE INTO setting VALUES (?, ?)", (SECRET, secrets.token_hex(32)))
    return bytes.fromhex(_setting(path, SECRET))


def has_browser_secret(path: Path) -> bool:
    """Whether there is such a secret, as there is once the log book was locked."""
    return bool(_setting(path, SECRET))


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
        return [Key.read(bytes.fromhex(each)) for each in json.loads(_setting(path, FORMER) or "[]")]
    except (ValueError, TypeError, RecursionError):
        return []
