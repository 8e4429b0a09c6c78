"""The log book as the rest of the workbook sees it: one class, no SQL. Long because it is the whole surface."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from powerkit.logbook import (
    actions,
    backups,
    copies,
    drafts,
    entries,
    forget,
    names,
    photos,
    picture_cache,
    redact,
    replacing,
    search,
    settings_and_memos,
    shares,
)
from powerkit.logbook.acknowledged import Acknowledged
from powerkit.logbook.connection import Store
from powerkit.logbook.errors import MovedLogbook, plainly
from powerkit.logbook.files import key_of, open_file
from powerkit.logbook.migrations import MIGRATIONS, Migration
from powerkit.logbook.model import Action, Asked, Draft, Entry, Found, Memo, NewVersion, Standing
from powerkit.logbook.open import open_store, random_id, read_store
from powerkit.logbook.replaced import Keeping
from powerkit.logbook.seen import Seen, Watcher, forget_seen, missed
from powerkit.logbook.serialize import Clock, local_now
from powerkit.logbook.share_model import KeptComment, KeptReply, NameWord, NewShare, Share
from powerkit.logbook.sqlite_file import workbook_in

if TYPE_CHECKING:
    from powerkit.logbook.merging import Merged, Other

Made = TypeVar("Made")


class Logbook:
    """An open log book. Open it with ``Logbook.open``; close it, or use it in a ``with`` statement.

    Several processes may have the same log book open and write to it. Threads may share one object.
    Every method may raise ``LogbookError``, with one or two plain lines for a person; what was in the log book is
    then still there and nothing is half-written. ``notices`` are plain lines about what went wrong at opening
    without stopping it.
    """

    def __init__(
        self, store: Store, folder: Path, notices: tuple[str, ...] = (), said: Acknowledged | None = None
    ) -> None:
        self._store = store
        self._backups = folder
        self._said = said or Acknowledged()
        self.notices = notices
        self.only_read = False

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        backups: Path | None = None,
        now: Clock = local_now,
        new_id: Callable[[], str] = random_id,
        migrations: Sequence[Migration] = MIGRATIONS,
        start_afresh: bool = False,
    ) -> "Logbook":
        """Open the log book at ``path``, or make it. Its folder must be there.

        The file is checked and brought up to date (after a backup); a daily backup is made when the newest in
        ``backups`` (default: "Backups" beside the file) is over a day old. ``now`` must give times with an offset.
        ``start_afresh`` allows a new log book where backups of an earlier one lie; they are put in a folder of
        their own.

        Raises:
            DamagedLogbook: the file was damaged and has been set aside; it names the newest backup.
            MissingLogbook: there is no log book, but there are backups of one.
            NewerLogbook: a newer version of the workbook wrote it; it was not touched.
            LogbookError: it cannot be opened, or is not a log book.
        """
        folder = path.parent / "Backups" if backups is None else backups
        said = Acknowledged()
        if start_afresh:
            forget_seen(path)
        store, notices = open_store(
            path, folder, now, new_id, migrations, start_afresh, lambda store: Keeping(path, now, store, said)
        )
        store.watcher = Watcher(path, store.workbook)
        return cls(store, folder, notices, said)

    @classmethod
    def read(
        cls,
        path: Path,
        *,
        backups: Path | None = None,
        now: Clock = local_now,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> "Logbook":
        """A log book to read, where its file cannot be written: on a full or read-only disk, or as one of its copies.

        It is a copy in memory. What is written into it is gone when it is closed; ``only_read`` says that it is so.

        Raises:
            LogbookError: it cannot be read.
        """
        folder = path.parent / "Backups" if backups is None else backups
        book = cls(read_store(path, now, random_id, migrations), folder)
        book.only_read = True
        return book

    @property
    def is_erased(self) -> bool:
        """Whether it is of no more use: everything was erased since it was opened, here or by another program."""
        return self._store.is_erased

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> "Logbook":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The log book's file."""
        return self._store.path

    @property
    def locked(self) -> bool:
        """Whether the file is locked with a passphrase."""
        return key_of(self._store.connection) is not None

    @property
    def workbook_id(self) -> str:
        """The random name this workbook got when its log book was made."""
        return str(self._store.read("SELECT id FROM workbook")[0][0])

    def as_one(self, act: Callable[[], Made]) -> Made:
        """Make several changes as one: all of them are in the log book when it returns, or none.

        Inside another such call, none of its own are left where it fails, and those around it go on.
        """

        def made() -> Made:
            with self._said.if_kept(), self._store.writing():
                return act()

        return _twice(made)

    # --- drafts

    def put_draft(self, card: str, field: str, value: Any, *, client: str, number: int) -> Draft:
        """Keep the words of one field as they are now, and return what is stored.

        A repeat or a straggler (same client, number not above the stored one) changes nothing. When the stored
        edit has meanwhile gone into a saved version or been cleared, the returned draft's value is None.
        """
        act = partial(drafts.put, card=card, field=field, value=value, client=client, number=number)
        draft = _twice(lambda: act(self._store))
        if (draft.client, draft.number) == (client, number):
            self._said.drafted(draft, act)
        return draft

    def drafts(self, card: str) -> dict[str, Draft]:
        """The card's drafts that are in no saved version yet, by field."""
        return drafts.of_card(self._store, card)

    def seen(self, card: str) -> dict[str, tuple[str, int]]:
        """By field, the (client, number) stored last, also of drafts that have since been saved or cleared."""
        return drafts.seen(self._store, card)

    def clear_drafts(self, card: str, *, client: str = "", number: int = 0) -> None:
        """Start a card afresh. What the same client wrote with a higher number stays; saved versions always do."""
        self._keep(partial(drafts.clear, card=card, client=client, number=number))
        self._said.cleared(card)

    # --- entries

    def save_version(self, new: NewVersion, *, client: str, number: int) -> Entry:
        """Save the next version of a card's answers for one community, and return it.

        All at once or not at all: the version, the list of latest ones, the search index, the entry's actions, and
        the clearing of ``new.drafts`` (those that changed since stay). The same client and number a second time
        saves nothing and returns the version saved the first time.
        """
        act = partial(entries.save, new=new, client=client, number=number)
        saved = _twice(lambda: act(self._store))
        self._said.made(saved.saved, act, None)
        self._said.version = (client, number)
        return saved

    def save_versions(self, news: Sequence[NewVersion], *, client: str) -> list[Entry]:
        """Save several versions in order, all of them or none. The same client a second time saves nothing more."""
        act = partial(entries.save_all, news=news, client=client, first=0)
        saved = _twice(lambda: act(self._store))
        if saved:
            self._said.made(saved[0].saved, act, None)
            self._said.version = (client, 0)
        return saved

    def latest(self, card: str | None = None, community: str | None = None, limit: int | None = None) -> list[Entry]:
        """The newest version of each entry, last saved first. ``community=""`` means entries without one."""
        return entries.latest(self._store, card, community, limit)

    def between(self, since: date, until: date) -> list[Entry]:
        """All versions saved on the days from *since* to *until*, first one first, by the clock there."""
        return entries.between(self._store, since, until)

    def versions(self, entry: int) -> list[Entry]:
        """All versions of an entry, first one first; none if there is no such entry."""
        return entries.versions(self._store, entry)

    def entry(self, entry: int, version: int | None = None) -> Entry:
        """One version of an entry; the newest when none is named.

        Raises:
            LogbookError: there is no such entry or version.
        """
        return entries.one(self._store, entry, version)

    def stages(self, cards: Iterable[str]) -> dict[str, Standing]:
        """Where each of the cards stands: new, draft or saved. Costs the same however long the history is."""
        return entries.standings(self._store, cards)

    def communities(self) -> list[str]:
        """The communities written about, each once as last spelt, last saved first."""
        return entries.communities(self._store)

    def find(self, asked: Asked, limit: int = 20, after: int | None = None) -> list[Found]:
        """Entries that hold all that was asked, last saved first; the first *limit* of them *after* a place.

        The words are searched as in ``search``. Without words all entries are listed, and no ``parts`` are lit.
        """
        return search.find(self._store, asked, limit, after)

    def count(self, asked: Asked, most: int) -> int:
        """How many entries hold all that was asked; *most* stands for that many or more."""
        return search.count(self._store, asked, most)

    def search(self, text: str, limit: int = 20) -> list[Found]:
        """Entries whose latest version holds all the words, last saved first.

        The last word may be the beginning of one, unless a blank follows it. Case and accents do not count,
        nor, where fewer than 20 entries are found as typed, letters such as ł or ß and apostrophes.
        Nothing in the text is a command. Blank text finds nothing.
        """
        return search.find(self._store, Asked(text), limit, None) if text.strip() else []

    # --- actions

    def actions(
        self,
        due_by: date | None = None,
        status: str | Collection[str] | None = None,
        limit: int | None = None,
        entry: int | None = None,
    ) -> list[Action]:
        """Actions by due date, those without one last; the first *limit* of them, or those of one *entry*.

        With ``due_by`` only those due on or before that day, and only open ones (planned, doing) unless ``status``
        names one or more.
        """
        return actions.find(self._store, due_by, status, limit, entry)

    def action(self, action: int) -> Action:
        """One action.

        Raises:
            LogbookError: there is no such action.
        """
        return actions.one(self._store, action)

    def update_past_action(
        self,
        action: int,
        *,
        status: str | None = None,
        learnt: str | None = None,
        next: str | None = None,
        happened: str | None = None,
        reason: str | None = None,
    ) -> Action:
        """Change what came of an action that its card no longer says. What is None stays.

        One that its card still says changes with a new version of its entry (`powerkit.entries.actions`), so that
        the card and the list never disagree.

        Raises:
            LogbookError: there is no such action.
            ValueError: its card still says it (a fault of the caller).
        """
        given = {"status": status, "learnt": learnt, "next": next, "happened": happened, "reason": reason}
        changes = {key: value for key, value in given.items() if value is not None}
        return self._keep(partial(actions.change, action=action, changes=changes))

    # --- names, settings, memos

    def remember_names(self, names_and_roles: Iterable[tuple[str, str]]) -> None:
        """Keep names with their roles ("" if unknown); new ones get the next code. Case and blanks do not count.

        A role given later replaces the earlier one; a code never changes.
        """
        self._keep(partial(names.remember, names=tuple(names_and_roles)))

    def codes(self) -> dict[str, str]:
        """Each known name, as first written → its code ("Person A"), in the order they became known."""
        return names.codes(self._store)

    def roles(self) -> dict[str, str]:
        """Each known name → its role ("" when none was given)."""
        return names.roles(self._store)

    def decide_names(self, words: Iterable[NameWord], parts: Collection[str] = ()) -> None:
        """Keep what the leader says of words: a name (it gets a code), or none (no code any more, until said again).

        Those that are *parts* of known names get no code of their own.
        """
        self._keep(partial(names.decide, words=tuple(words), parts=tuple(parts)))

    def decided_names(self) -> list[NameWord]:
        """The words the leader was asked about, with what they said."""
        return names.decided(self._store)

    def setting(self, key: str, default: str = "") -> str:
        """The text kept under a key, or the default."""
        return settings_and_memos.setting(self._store, key, default)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a text under a key."""
        self._keep(partial(settings_and_memos.set_setting, key=key, value=value), ("setting", key))

    def add_memo(self, text: str, *, card: str = "", field: str = "", due: date | None = None) -> Memo:
        """Keep a note that comes back on a day."""
        made = settings_and_memos.add_memo(self._store, card, field, text, due)
        self._said.made(local_now(), partial(settings_and_memos.add_memo_once, memo=made), None)
        return made

    def memos(self, due_by: date | None = None, limit: int | None = None) -> list[Memo]:
        """Memos not yet put away, by date; with ``due_by`` only those that have come back by that day."""
        return settings_and_memos.memos(self._store, due_by, limit)

    def put_memo_away(self, memo: int) -> None:
        """Do not show a memo again."""
        self._keep(partial(settings_and_memos.put_memo_away, memo=memo))

    # --- what was sent, and what came back

    def add_share(self, new: NewShare) -> Share:
        """Keep a share, and return it with its number and time. The same token a second time keeps nothing more."""
        share = shares.add(self._store, new)
        self._said.made(share.made, partial(shares.add, new=new), None)
        return share

    def next_share(self) -> int:
        """The number the next share will get, if no other process makes one first. Numbers are never used again."""
        return shares.next_number(self._store)

    def shares(self, recipient: str | None = None) -> list[Share]:
        """Every share, or those to one person (case and blanks do not count), newest first."""
        return shares.find(self._store, recipient)

    def share_of(self, token: str) -> Share | None:
        """The share whose files carry this token; None for one of another workbook, or one that was forgotten."""
        return shares.of_token(self._store, token)

    def share_codes(self, recipient: str, names: str) -> dict[str, str]:
        """Each name → the code this person knows it by, for one way with names (see `powerkit.logbook.share_model`)."""
        return shares.codes(self._store, recipient, names)

    def keep_share_codes(self, recipient: str, names: str, codes: dict[str, str]) -> None:
        """Keep the codes a person was given. One that is kept already never changes."""
        self._keep(partial(shares.keep_codes, recipient=recipient, names=names, given=dict(codes)))

    def add_reply(self, share: int, reviewer: str, comments: Iterable[KeptComment]) -> KeptReply | None:
        """Keep what is new of a reply to the share of that number; None where all of it is there already."""
        return self._keep(partial(shares.add_reply, share=share, reviewer=reviewer, comments=tuple(comments)))

    def replies(self, share: int | None = None, entry: int | None = None) -> list[KeptReply]:
        """Replies, newest first: all, those to one share, or those with a comment on one entry (only such comments)."""
        return shares.replies(self._store, share, entry)

    # --- pictures, so that each is drawn once

    def picture(self, key: str) -> str | None:
        """What was kept under a key, or None. A key stands for all that the picture was drawn from."""
        return picture_cache.picture(self._store, key)

    def keep_picture(self, key: str, drawn: str) -> None:
        """Keep a drawn picture as text. Only the newest few hundred are kept: they can be drawn again."""
        picture_cache.keep_picture(self._store, key, drawn)

    # --- photos

    def keep_photo(self, content: bytes, width: int, height: int) -> str:
        """Keep a photo that was made small and clean, and return its key. The same photo twice is kept once.

        One that no version and no draft names is let go after a day.
        """
        key = photos.keep(self._store, content, width, height)
        act = partial(photos.keep_once, content=content, width=width, height=height)
        self._said.made(self._store.now(), act, ("photo", key))
        return key

    def photo(self, key: str) -> photos.Photo | None:
        """The photo of that key; None where there is none, or none any more."""
        return photos.find(self._store, key)

    def photos(self) -> list[str]:
        """The keys of all photos, in the order they were kept."""
        return photos.keys(self._store)

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
        with self._store.reading():
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

    def other_drafts(self, card: str) -> list[Draft]:
        """The words that came with a merge for fields of the card that have words of their own here."""
        return drafts.others(self._store, card)

    def settle_other_drafts(self, card: str, client: str) -> None:
        """Offer those words of one page no more: they were taken, or are not wanted."""
        self._keep(partial(drafts.settle_others, card=card, client=client))

    def last_backup(self) -> str:
        """When the last backup was made and whether it is sound, such as "today 14:02, sound"; "" for none."""
        return backups.said_of_backup(self._backups, self._store.now())

    # --- forgetting

    def every(self) -> list[Entry]:
        """All versions of all entries, the first one saved first."""
        return [entry for _, entry in entries.every(self._store.connection)]

    def every_draft(self) -> list[Draft]:
        """All drafts of all cards that are in no saved version yet."""
        return drafts.every(self._store)

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

    def _keep(self, act: Callable[[Store], Made], key: Hashable | None = None) -> Made:
        """Make a change, and hold it in mind while the log book is open; see `acknowledged`."""
        made = act(self._store)
        self._said.made(local_now(), act, key)
        return made


def missed_in(path: Path) -> Seen | None:
    """What a computer saw in the log book at *path* that is not in it now. Only looked at.

    Raises:
        LogbookError: it can't be read here.
    """
    with plainly(), closing(open_file(path, read_only=True)) as connection:
        return missed(path, connection, workbook_in(connection)[0])


def lacks(path: Path, copy: Path) -> bool:
    """Whether another *copy* of the log book at *path* has versions or drafts that it does not have. Only looked at.

    Raises:
        LogbookError: one of them can't be read here.
    """
    from powerkit.logbook.merging import differences

    return differences(path, copy) != (0, 0)


def _twice(write: Callable[[], Made]) -> Made:
    """Make a numbered change; once more if the file was moved under it, which is safe: a number counts once."""
    try:
        return write()
    except MovedLogbook:
        return write()


def restore_backup(
    backup: Path, path: Path, *, now: Clock = local_now, migrations: Sequence[Migration] = MIGRATIONS
) -> Path | None:
    """Put a backup in place of the log book at ``path``. Close the workbook first.

    What stood there is set aside under a name with the date; its new place is returned (None if nothing was there).

    Raises:
        LogbookError: the backup is not a sound log book that this workbook can read; nothing was changed.
    """
    aside = replacing.restore(backup, path, now, migrations)
    forget_seen(path)
    return aside
