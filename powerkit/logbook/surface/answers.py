"""Drafts, entries and their actions: what a person writes on cards."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from powerkit.logbook import actions, drafts, entries, search
from powerkit.logbook.model import Action, Asked, Draft, Entry, Found, NewVersion, Standing
from powerkit.logbook.surface.base import Surface, twice


class Answers(Surface):
    """Keeps, finds and changes what was written on cards."""

    # --- drafts

    def put_draft(self, card: str, field: str, value: Any, *, client: str, number: int) -> Draft:
        """Keep the words of one field as they are now, and return what is stored.

        A repeat or a straggler (same client, number not above the stored one) changes nothing. When the stored
        edit has meanwhile gone into a saved version or been cleared, the returned draft's value is None.
        """
        act = partial(drafts.put, card=card, field=field, value=value, client=client, number=number)
        draft = twice(lambda: act(self._store))
        if (draft.client, draft.number) == (client, number):
            self._said.drafted(draft, act)
        return draft

    def drafts(self, card: str) -> dict[str, Draft]:
        """The card's drafts that are in no saved version yet, by field."""
        return drafts.of_card(self._store, card)

    def every_draft(self) -> list[Draft]:
        """All drafts of all cards that are in no saved version yet."""
        return drafts.every(self._store)

    def seen(self, card: str) -> dict[str, tuple[str, int]]:
        """By field, the (client, number) stored last, also of drafts that have since been saved or cleared."""
        return drafts.seen(self._store, card)

    def clear_drafts(self, card: str, *, client: str = "", number: int = 0) -> None:
        """Start a card afresh. What the same client wrote with a higher number stays; saved versions always do."""
        self._keep(partial(drafts.clear, card=card, client=client, number=number))
        self._said.cleared(card)

    def other_drafts(self, card: str) -> list[Draft]:
        """The words that came with a merge for fields of the card that have words of their own here."""
        return drafts.others(self._store, card)

    def settle_other_drafts(self, card: str, client: str) -> None:
        """Offer those words of one page no more: they were taken, or are not wanted."""
        self._keep(partial(drafts.settle_others, card=card, client=client))

    # --- entries

    def save_version(self, new: NewVersion, *, client: str, number: int) -> Entry:
        """Save the next version of a card's answers for one community, and return it.

        All at once or not at all: the version, the list of latest ones, the search index, the entry's actions, and
        the clearing of ``new.drafts`` (those that changed since stay). The same client and number a second time
        saves nothing and returns the version saved the first time.
        """
        act = partial(entries.save, new=new, client=client, number=number)
        saved = twice(lambda: act(self._store))
        self._said.made(saved.saved, act, None)
        self._said.version = (client, number)
        return saved

    def save_versions(self, news: Sequence[NewVersion], *, client: str) -> list[Entry]:
        """Save several versions in order, all of them or none. The same client a second time saves nothing more."""
        act = partial(entries.save_all, news=news, client=client, first=0)
        saved = twice(lambda: act(self._store))
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

    def every(self) -> list[Entry]:
        """All versions of all entries, the first one saved first."""
        return [entry for _, entry in entries.every(self._store.connection)]

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
