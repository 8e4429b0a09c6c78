"""The log book's file among its copies: backups, other computers' copies, and forgetting, which reaches all of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from powerkit.logbook import backups, copies, entries, forget, redact
from powerkit.logbook.errors import plainly
from powerkit.logbook.seen import Seen, forget_seen, missed
from powerkit.logbook.surface.base import Surface

if TYPE_CHECKING:
    from powerkit.logbook.merging import Merged, Other


class Copies(Surface):
    """Makes copies, brings them in, and takes out of all of them what is to be forgotten."""

    # --- looking after the file

    def backup_to(self, path: Path) -> None:
        """Copy the whole log book into a file of its own, whole or not at all."""
        backups.copy_to(self._store.connection, path)

    def backups(self) -> list[backups.Backup]:
        """The kept backups, oldest first."""
        return backups.list_backups(self._backups)

    # --- other copies, of a sync program or another computer

    def missed(self) -> Seen | None:
        """What a computer saw in this log book that is not in it now: an older copy may be in its place."""
        with self._store.reading(), plainly():
            return missed(self._store.path, self._store.connection, self._store.workbook)

    def miss_nothing(self) -> None:
        """What is in the log book now is what is meant: do not miss what was seen in it before."""
        forget_seen(self._store.path)

    def other_copies(self) -> list["Other"]:
        """The copies beside the log book that have something it does not, with how much.

        Where something is missed, the newest backup is looked at too.
        """
        from powerkit.logbook.merging import others

        newest = backups.newest_backup(self._backups) if self.missed() else None
        return others(self._store, self._backups, also=[newest.path] if newest else [])

    def has_all_of(self, file: Path) -> bool:
        """Whether *file* is a copy of this log book that holds nothing it does not: such a one may be replaced."""
        from powerkit.logbook.merging import nothing_more

        with self._store.reading():
            return nothing_more(self._store, file)

    def merge(self, file: Path) -> "Merged":
        """Bring all of another copy of this log book in, after a backup: all of it or nothing.

        Nothing is overwritten: drafts where both copies have words are offered (``other_drafts``). A copy that lay
        beside the log book is then set aside under a name that says so. A second time nothing more comes in.

        Raises:
            LogbookError: it is no copy of this workbook's log book, or can't be read or written. Nothing was changed.
        """
        from powerkit.logbook.merging import merge

        with self._said.not_in_mind():
            merged = merge(self._store, file, self._backups)
        self._said.begin(self._store.connection)
        return merged

    def last_backup(self) -> str:
        """When the last backup was made and whether it is sound, such as "today 14:02, sound"; "" for none."""
        return backups.said_of_backup(self._backups, self._store.now())

    # --- forgetting

    def other_texts(self) -> Iterator[tuple[str, str]]:
        """Every text kept outside versions and drafts, with the name of what it is kept in."""
        return redact.other_texts(self._store)

    def copies(self) -> list[Path]:
        """Every copy of this log book that lies where the workbook puts them.

        These are backups, log books set aside, and copies in the folder off this computer, if it is there now.
        """
        return copies.every_copy(self._store.path, self._backups)

    def empty(self) -> None:
        """Take everything out for good, down to the last byte of this file. Backups are files of their own and stay."""
        if self._store.watcher is not None:
            self._store.watcher.stop()
        self._said.forget()
        forget.empty(self._store)
        forget_seen(self._store.path)

    def forget_entry(self, entry: int) -> tuple[Path, ...]:
        """Take an entry out for good: all its versions, its actions and memos, its card's drafts, the search.

        So do comments on it, its place in shares, shares of nothing else, and names that nothing left speaks of. Files
        that were sent cannot be reached. The same is done in every copy (see ``copies``); those that could not be
        changed are returned.
        """
        one = entries.one(self._store, entry, None)
        self._said.forget()
        return forget.forget_entry(self._store, self._backups, one.card, one.community)

    def reword(self, how: redact.Rewording) -> tuple[Path, ...]:
        """Change what is kept, for good: every version, draft, action, memo, setting, name and the search.

        The same is done in every copy (see ``copies``); those that could not be changed are returned.
        """
        self._said.forget()
        return forget.reword(self._store, self._backups, how)
