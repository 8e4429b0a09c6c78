"""What is kept beside answers: names, settings, memos, what was sent and came back, pictures and photos."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import partial

from powerkit.logbook import names, photos, picture_cache, settings_and_memos, shares
from powerkit.logbook.model import Memo
from powerkit.logbook.serialize import local_now
from powerkit.logbook.share_model import KeptComment, KeptReply, NameWord, NewShare, Share
from powerkit.logbook.surface.base import Surface


class Beside(Surface):
    """Keeps and finds what stands beside answers."""

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
