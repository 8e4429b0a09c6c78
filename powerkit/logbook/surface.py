"""What every part of an open log book works with: its file, its backups, and what it said was kept."""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

from powerkit.logbook.acknowledged_writes import Acknowledged
from powerkit.logbook.connection import Store
from powerkit.logbook.errors import MovedLogbook
from powerkit.logbook.serialize import local_now

Made = TypeVar("Made")


class Surface:
    """An open log book, before it can do anything."""

    def __init__(
        self, store: Store, folder: Path, notices: tuple[str, ...] = (), said: Acknowledged | None = None
    ) -> None:
        self._store = store
        self._backups = folder
        self._said = said or Acknowledged()
        self.notices = notices
        self.only_read = False

    def as_one(self, act: Callable[[], Made]) -> Made:
        """Make several changes as one: all of them are in the log book when it returns, or none.

        Inside another such call, none of its own are left where it fails, and those around it go on.
        """

        def made() -> Made:
            with self._said.if_kept(), self._store.writing():
                return act()

        return twice(made)

    def _keep(self, act: Callable[[Store], Made], key: Hashable | None = None) -> Made:
        """Make a change, and hold it in mind while the log book is open; see `acknowledged`."""
        made = act(self._store)
        self._said.made(local_now(), act, key)
        return made


def twice(write: Callable[[], Made]) -> Made:
    """Make a numbered change; once more if the file was moved under it, which is safe: a number counts once."""
    try:
        return write()
    except MovedLogbook:
        return write()
