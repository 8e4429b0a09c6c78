"""The files in the inboxes of a Hub: each one of its own in a folder, whole or not there. See ``inbox_service.py``."""

import hashlib
import json
import logging
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

MOST_BYTES = 25_000_000
MOST_WAITING = 20
"""Files from one person to another that were not fetched yet."""
MOST_CAME = 500
"""Files in one person's inbox."""
FORMS = ("html", "docx", "pdf", "ipynb", "json")
ONCE_FETCHED, UNFETCHED = timedelta(days=14), timedelta(days=90)
"""How long a file is kept."""

log = logging.getLogger("inbox")


class Refused(Exception):
    """It was not done: the status of HTTP that says so, and why, for a person."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


NOT_THERE = (404, "It is not in the inbox any more.")


@dataclass(frozen=True)
class Item:
    """A file in an inbox: by whom, for whom, when it was put and fetched, and which file it *answers*."""

    id: str
    by: str
    to: str
    form: str
    size: int
    put: str
    answers: str = ""
    fetched: str = ""


class Inbox:
    """All inboxes, in a *folder*: one file for each item, its first line what it is. One process alone writes there."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder, self._now = folder, now
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        for part in folder.glob("*/*.part"):
            part.unlink()
        self._items = {item.id: item for item in map(_read, folder.glob("*/*.file")) if item}

    def put(self, by: str, to: str, form: str, content: bytes, answers: str = "") -> Item:
        """Keep a file for somebody; once this returns it is on the disk.

        Raises:
            Refused: it is too large, there are too many, or there is no room.
        """
        if not content or len(content) > MOST_BYTES:
            raise Refused(413, f"A file of {len(content) / 1e6:.1f} MB can't be put there. The most is 25 MB.")
        if form not in FORMS:
            raise Refused(400, "That kind of file can't be put there.")
        came = [item for item in self._items.values() if item.to == to]
        if sum(item.by == by and not item.fetched for item in came) >= MOST_WAITING or len(came) >= MOST_CAME:
            raise Refused(429, "Too many files are waiting in that inbox. Take one back, or wait until it is read.")
        item = Item(secrets.token_hex(16), by, to, form, len(content), self._moment(), answers)
        try:
            self._write(self._file(item), json.dumps(asdict(item)).encode() + b"\n" + content)
        except OSError:
            raise Refused(507, "There is no room in the inbox now.") from None
        self._items[item.id] = item
        return item

    def came(self, name: str) -> list[Item]:
        """What is addressed to somebody, the newest first."""
        return [item for item in self._newest() if item.to == name]

    def put_by(self, name: str) -> list[Item]:
        """What somebody put, the newest first."""
        return [item for item in self._newest() if item.by == name]

    def addressed(self, name: str, which: str) -> Item:
        """An item that is addressed to somebody.

        Raises:
            Refused: there is none, whoever else has one.
        """
        item = self._items.get(which)
        if item is None or item.to != name:
            raise Refused(*NOT_THERE)
        return item

    def fetch(self, name: str, which: str) -> bytes:
        """What is in an item that is addressed to somebody; from then on it was fetched.

        Raises:
            Refused: there is none, whoever else has one.
        """
        item = self.addressed(name, which)
        try:
            content = self._file(item).read_bytes().partition(b"\n")[2]
            if not item.fetched:
                moment = self._moment()
                self._write(self._mark(item), moment.encode())
                self._items[which] = replace(item, fetched=moment)
        except FileNotFoundError:
            raise Refused(*NOT_THERE) from None
        return content

    def remove(self, name: str, which: str) -> None:
        """Take an item away: whoever put it, while nobody fetched it; who it is addressed to, at any time.

        Raises:
            Refused: there is none of theirs, or it was fetched.
        """
        item = self._items.get(which)
        if item is None or name not in (item.by, item.to):
            raise Refused(*NOT_THERE)
        if item.to != name and item.fetched:
            raise Refused(409, "It was opened already, so it can't be taken back.")
        self._forget(item)

    def tidy(self) -> None:
        """Delete what was kept long enough."""
        for item in [*self._items.values()]:
            since, kept = (item.fetched, ONCE_FETCHED) if item.fetched else (item.put, UNFETCHED)
            if self._now() - datetime.fromisoformat(since) > kept:
                self._forget(item)

    def _newest(self) -> list[Item]:
        return sorted(self._items.values(), key=lambda item: item.put, reverse=True)

    def _moment(self) -> str:
        return self._now().isoformat(timespec="milliseconds")

    def _file(self, item: Item) -> Path:
        return _place(self._folder, item)

    def _mark(self, item: Item) -> Path:
        return _place(self._folder, item).with_suffix(".fetched")

    def _forget(self, item: Item) -> None:
        self._file(item).unlink(missing_ok=True)
        self._mark(item).unlink(missing_ok=True)
        del self._items[item.id]

    def _write(self, file: Path, content: bytes) -> None:
        """Write a file whole or not at all, so that also a power cut leaves it there once this returns."""
        file.parent.mkdir(mode=0o700, exist_ok=True)
        part = file.with_suffix(".part")
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            part.replace(file)
            for folder in (file.parent, file.parent.parent):
                handle = os.open(folder, os.O_RDONLY)
                os.fsync(handle)
                os.close(handle)
        except OSError:
            part.unlink(missing_ok=True)
            raise


def _place(folder: Path, item: Item) -> Path:
    return folder / hashlib.sha256(item.to.encode()).hexdigest()[:32] / f"{item.id}.file"


def _read(file: Path) -> Item | None:
    """What a file is, by its first line; None for one that is none of ours."""
    with suppress(OSError, ValueError, TypeError), file.open("rb") as opened:
        item = Item(**json.loads(opened.readline(10_000)))
        mark = file.with_suffix(".fetched")
        fetched = mark.read_text(encoding="ascii") if mark.is_file() else ""
        datetime.fromisoformat(fetched or item.put)
        return replace(item, fetched=fetched) if file == _place(file.parent.parent, item) else None
    log.warning("A file in the folder is none of ours.")
    return None
