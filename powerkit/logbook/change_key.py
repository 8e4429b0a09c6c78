"""Turning one file of a log book to another key, or to none: a copy is made, compared, and put in its place whole."""

import json
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from powerkit.errors import LogbookError
from powerkit.logbook import keys
from powerkit.logbook.backups import writing_files
from powerkit.logbook.errors import is_damage
from powerkit.logbook.files import converter, database_errors, new_file, salt_at
from powerkit.logbook.keys import Key
from powerkit.logbook.private_files import put_in_place
from powerkit.logbook.unfinished_files import part_for, remove_with_sides
from powerkit.text.catalogue import t

TO_DO, FORMER, SECRET = f"{keys.LOCK}to_do", f"{keys.LOCK}former", keys.SECRET
_RAW = "kept_file"
"""The table that holds, in a locked file, the bytes of a damaged copy that can't be read as a log book."""


def turn(path: Path, old: Key | None, part: Path, new: Key | None, former: Iterable[Key] | None = None) -> None:
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
            put_in_place(part, path)
    if os.name == "nt":  # there an open file can't be replaced
        put_in_place(part, path)


def _note(source: Any, former: Iterable[Key] | None) -> None:
    """Write into the copy what is still to be done."""
    if not source.execute("SELECT 1 FROM made.sqlite_master WHERE name = 'setting'").fetchall():
        return  # no log book of ours
    if former is None:
        source.execute("DELETE FROM made.setting WHERE key IN (?, ?)", (TO_DO, FORMER))
        return
    packed = [key.packed.hex() for key in former]
    earlier = source.execute("SELECT value FROM made.setting WHERE key = ?", (FORMER,)).fetchall()
    kept = list(dict.fromkeys([*packed, *(json.loads(earlier[0][0]) if earlier else [])]))
    source.execute("INSERT OR IGNORE INTO made.setting VALUES (?, ?)", (SECRET, secrets.token_hex(32)))
    for key, value in ((TO_DO, "1"), (FORMER, json.dumps(kept))):
        source.execute("INSERT OR REPLACE INTO made.setting VALUES (?, ?)", (key, value))


def _compare(source: Any) -> None:
    rows = source.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    for (table,) in rows.fetchall():
        name = '"' + table.replace('"', '""') + '"'
        counts = source.execute(f"SELECT (SELECT count(*) FROM main.{name}), (SELECT count(*) FROM made.{name})")
        before, after = counts.fetchone()
        missing = source.execute(f"SELECT * FROM main.{name} EXCEPT SELECT * FROM made.{name} LIMIT 1").fetchall()
        if before != after or missing:
            raise LogbookError(t("The copy was not whole, so nothing was changed."), t("Try again."))


def _check(part: Path, key: Key | None) -> None:
    """Open the finished copy as it will be opened, and look at every page of it."""
    salt = keys.salt_of(part)
    if salt != (key.salt if key else None):
        raise LogbookError(t("The copy was not made as it should be, so nothing was changed."), t("Try again."))
    with closing(converter(part, key)) as made:
        if made.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise LogbookError(t("The copy was not whole, so nothing was changed."), t("Try again."))


def turn_copy(copy: Path, new: Key | None) -> bool:
    """Turn one copy; False if it is as it should be."""
    salt = salt_at(copy)
    if salt == (new.salt if new else None):
        return False
    old = keys.held(salt) if salt else None
    if salt and old is None:
        raise LogbookError(t("This copy has a passphrase of its own."))
    part = part_for(copy)
    with clean(part):
        if not salt and not keys.is_plain(copy):
            _turn_raw(copy, part, new)
        elif salt and (content := _raw_in(copy, old)) is not None:
            _unwrap(copy, content, part, new)
        else:
            try:
                turn(copy, old, part, new)
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
            raise LogbookError(t("The copy was not whole, so nothing was changed."), t("Try again."))
    _check(part, new)
    put_in_place(part, copy)


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
        with clean(inner):
            _turn_raw(part, inner, new)
    put_in_place(part, copy)


@contextmanager
def clean(part: Path) -> Iterator[None]:
    """Nothing is left of a copy in the making, however it ended."""
    try:
        with writing_files():
            yield
    finally:
        remove_with_sides(part)
