"""What a period holds: its entries as they stood at its end, its actions, and which answers of them are open."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from powerkit.deck import Deck, Field
from powerkit.entries.new_version import read_answers
from powerkit.entries.page_entries import is_page_card
from powerkit.logbook import Logbook
from powerkit.logbook.model import ENDED_STATUSES, OWN_QUESTIONS, Action, Entry
from powerkit.reports.share.selection import why_not
from powerkit.text.periods import Period


@dataclass(frozen=True)
class InPeriod:
    """An entry as it stood at the end of the period, and its *newest* version, whose private switches count too.

    *days* are those on which it was saved in the period.
    """

    entry: Entry
    newest: Entry
    days: tuple[Any, ...]
    barred: bool = False

    def is_open(self, field: Field) -> bool:
        """Whether an answer may leave: open then and now, in an entry that may be shown at all."""
        if self.barred:
            return False
        asked_again = self.newest.question(field.id) is not None
        return not (self.entry.is_private(field.id) or (asked_again and self.newest.is_private(field.id)))

    @cached_property
    def all_answers(self) -> tuple[tuple[Field, Any], ...]:
        """Every answer with its question, private ones too."""
        return tuple(read_answers(self.entry))

    @cached_property
    def answers(self) -> tuple[tuple[Field, Any], ...]:
        """The open answers with their questions."""
        return tuple((field, answer) for field, answer in self.all_answers if self.is_open(field))

    @property
    def shows(self) -> bool:
        """Whether anything of it may leave: then its card and its community may be named."""
        return bool(self.answers)


@dataclass(frozen=True)
class Held:
    """All that the *chosen* entries of a period hold.

    *actions* are all of theirs, *open_actions* those that may leave, *origins* the entry of each action.
    """

    period: Period
    there: tuple[InPeriod, ...]
    chosen: tuple[InPeriod, ...]
    actions: tuple[Action, ...]
    open_actions: tuple[Action, ...]
    origins: Mapping[int, Entry]


def held(logbook: Logbook, deck: Deck, period: Period, leave_out: Collection[int] = ()) -> Held:
    """What a period holds, without the entries whose ids are in *leave_out*."""
    then: dict[int, list[Entry]] = {}
    for version in logbook.between(period.start, period.end):
        if not is_page_card(version.card):
            then.setdefault(version.id, []).append(version)
    there = tuple(_in_period(logbook, deck, versions) for versions in then.values())
    chosen = tuple(item for item in there if item.entry.id not in leave_out)
    by_id = {item.entry.id: item for item in chosen}
    known = {item.entry.id for item in there}
    actions, origins = [], {}
    for action in logbook.actions():
        if action.entry in by_id:
            origins[action.entry] = by_id[action.entry].entry
        elif action.entry not in known and action.due in period and action.status not in ENDED_STATUSES:
            origins[action.entry] = logbook.entry(action.entry)
        else:
            continue
        actions.append(action)
    opened = tuple(action for action in actions if _may_leave(logbook, deck, action))
    return Held(period, there, chosen, tuple(actions), opened, origins)


def private_texts(logbook: Logbook, period: Held) -> Iterator[str]:
    """Every text of the period that may not leave: of answers kept back, and of actions that are private."""
    for item in period.there:
        for field, answer in item.all_answers:
            yield from field.kind.parted(answer)[0] if item.is_open(field) else field.kind.texts(answer)
        if item.barred or item.entry.is_private(OWN_QUESTIONS) or item.newest.is_private(OWN_QUESTIONS):
            yield from (text for own in item.entry.own for text in (own.question, own.answer))
    open_ids = {action.id for action in period.open_actions}
    for action in period.actions:
        if action.id not in open_ids:
            yield from (action.what, action.how, action.happened, action.learnt, action.next, action.reason)


def _in_period(logbook: Logbook, deck: Deck, versions: list[Entry]) -> InPeriod:
    newest = logbook.entry(versions[-1].id)
    both = (versions[-1], newest)
    barred = any(item.is_wholly_private or why_not(item, deck) for item in both)
    days = tuple(dict.fromkeys(version.saved.date() for version in versions))
    return InPeriod(versions[-1], newest, days, barred)


def _may_leave(logbook: Logbook, deck: Deck, action: Action) -> bool:
    newest = logbook.entry(action.entry)
    said_in = next((version for version in logbook.versions(action.entry) if version.version == action.version), newest)
    return not any(why_not(item, deck) or item.is_private(action.field) for item in (newest, said_in))
