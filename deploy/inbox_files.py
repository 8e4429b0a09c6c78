"""The inboxes of a Hub: who may put, fetch and take away what, and how much. See ``inbox_service.py``."""

import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from inbox_disk import Item, delete, mark, place, read, write

MOST_BYTES = 25_000_000
COPIES, REPLIES = ("html", "docx", "pdf", "ipynb"), ("docx", "json")
"""The forms of a copy, and of a reply."""
MOST_FROM_ONE, MOST_BY_ONE = (20, 100_000_000), (200, 200_000_000)
"""Files and bytes of one person: in one inbox, and in all."""
MOST_CAME, MOST_IN_ALL = (500, 1_000_000_000), (10_000, 4_000_000_000)
"""Files and bytes of everybody: in one inbox, and in all."""
ONCE_FETCHED, UNFETCHED = timedelta(days=14), timedelta(days=90)
"""How long a file is kept."""


class Refused(Exception):
    """It was not done: the status of HTTP that says so, and why, for a person."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


NOT_THERE = (404, "It is not in the inbox any more.")
YOURS_FILL_IT = "Your files take all the room you have in that inbox. Take one back, or wait until one is opened."
YOURS_FILL_ALL = "Your files take all the room you have in the inboxes. Take one back, or wait until one is opened."
IT_IS_FULL = "That inbox is full. Send your file another way."
ALL_IS_FULL = "The inboxes are full. Send your file another way, and tell who looks after your Hub."


class Inbox:
    """All inboxes, in a *folder*: one file for each item, its first line what it is. One process alone writes there."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder, self._now = folder, now
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        for part in folder.glob("*/*.part"):
            part.unlink()
        self._items = {item.id: item for item in map(read, folder.glob("*/*.file")) if item}
        self._unmarked: set[str] = set()

    def put(self, by: str, to: str, form: str, content: bytes | bytearray) -> Item:
        """Keep a copy for somebody; once this returns it is on the disk.

        Raises:
            Refused: it is too large, there are too many, or there is no room.
        """
        return self._put(by, to, form, content, COPIES)

    def reply(self, by: str, which: str, form: str, content: bytes | bytearray) -> Item:
        """Keep a reply for whoever put the copy that it answers.

        Raises:
            Refused: that is no copy for who replies; and as for a copy.
        """
        copy = self.addressed(by, which)
        if copy.answers:
            raise Refused(400, "That is a reply. Only a copy can be answered.")
        return self._put(by, copy.by, form, content, REPLIES, copy.id)

    def came(self, name: str) -> list[Item]:
        """What is addressed to somebody, the newest first."""
        return self._newest(lambda item: item.to == name)

    def put_by(self, name: str) -> list[Item]:
        """What somebody put, the newest first."""
        return self._newest(lambda item: item.by == name)

    def addressed(self, name: str, which: str) -> Item:
        """An item that is addressed to somebody.

        Raises:
            Refused: there is none, whoever else has one.
        """
        item = self._items.get(which)
        if item is None or item.to != name or not self._file(item).is_file():
            raise Refused(*NOT_THERE)
        return item

    def fetch(self, name: str, which: str) -> BinaryIO:
        """What is in an item that is addressed to somebody, opened; from then on it was fetched.

        Raises:
            Refused: there is none, whoever else has one.
        """
        item = self.addressed(name, which)
        try:
            opened = self._file(item).open("rb")
        except FileNotFoundError:
            raise Refused(*NOT_THERE) from None
        opened.readline()
        if not item.fetched:
            self._items[which] = replace(item, fetched=self._moment())
            self._unmarked.add(which)
            self._mark()
        return opened

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
        """Delete what was kept long enough, and note on the disk what there was no room to note."""
        self._mark()
        for item in [*self._items.values()]:
            since, kept = (item.fetched, ONCE_FETCHED) if item.fetched else (item.put, UNFETCHED)
            if self._now() - datetime.fromisoformat(since) > kept:
                self._forget(item)

    def _put(  # a reply says what it answers
        self, by: str, to: str, form: str, content: bytes | bytearray, forms: tuple[str, ...], answers: str = ""
    ) -> Item:
        if not content or len(content) > MOST_BYTES:
            raise Refused(413, f"A file of {len(content) / 1e6:.1f} MB can't be put there. The most is 25 MB.")
        if form not in forms:
            raise Refused(400, "That kind of file can't be put there.")
        gives_way = self._room(by, to, len(content))
        item = Item(secrets.token_hex(16), by, to, form, len(content), self._moment(), answers)
        try:
            write(self._file(item), json.dumps(asdict(item)).encode() + b"\n", content)
        except OSError:
            raise Refused(507, "There is no room in the inbox now.") from None
        self._items[item.id] = item
        for old in gives_way:
            self._forget(old)
        return item

    def _room(self, by: str, to: str, size: int) -> list[Item]:
        """Which files of the sender, all fetched, give way to one more: nobody else's do, and nobody fills it alone."""
        gone: list[Item] = []
        for (places, most), why, counts in (
            (MOST_FROM_ONE, YOURS_FILL_IT, lambda item: (item.by, item.to) == (by, to)),
            (MOST_BY_ONE, YOURS_FILL_ALL, lambda item: item.by == by),
            (MOST_CAME, IT_IS_FULL, lambda item: item.to == to),
            (MOST_IN_ALL, ALL_IS_FULL, lambda item: True),
        ):
            there = [item for item in self._newest(counts) if item not in gone]
            fetched = sorted((item for item in there if item.by == by and item.fetched), key=lambda item: item.fetched)
            while len(there) >= places or sum(item.size for item in there) + size > most:
                if not fetched:
                    raise Refused(429, why)
                gone.append(fetched.pop(0))
                there.remove(gone[-1])
        return gone

    def _newest(self, which: Callable[[Item], bool]) -> list[Item]:
        """Those that are still there: an administrator may have emptied an inbox meanwhile."""
        for item in [item for item in self._items.values() if which(item) and not self._file(item).is_file()]:
            del self._items[item.id]
        return sorted(filter(which, self._items.values()), key=lambda item: item.put, reverse=True)

    def _moment(self) -> str:
        return self._now().isoformat(timespec="milliseconds")

    def _file(self, item: Item) -> Path:
        return place(self._folder, item)

    def _mark(self) -> None:
        """Note on the disk what was fetched. Where there is no room it is known here, and noted a later time."""
        for item in [self._items[which] for which in self._unmarked if which in self._items]:
            with suppress(OSError):
                write(mark(self._file(item)), item.fetched.encode())
                self._unmarked.discard(item.id)
        self._unmarked &= {*self._items}

    def _forget(self, item: Item) -> None:
        delete(self._file(item))
        del self._items[item.id]
