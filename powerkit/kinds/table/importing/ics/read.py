"""A calendar file as a diary: each thing that began on some days, how long it was, and what was left out and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from powerkit.errors import FileError
from powerkit.kinds.table.importing.ics.events import (
    ODD,
    Event,
    day_meant,
    key_of,
    left_out,
    read_event,
    starts_of,
    whole_day,
)
from powerkit.kinds.table.importing.ics.filter import Block, Cut, cut
from powerkit.kinds.table.importing.ics.items import answer_to, item_of
from powerkit.kinds.table.importing.ics.model import Diary, Key, Wanted
from powerkit.kinds.table.importing.ics.recurrence import Budget, TooOften
from powerkit.kinds.table.importing.ics.timezones import own_zones
from powerkit.text.catalogue import t, tn
from powerkit.text.files import decoded

MOST_DAYS = 93
"""A diary is looked at by the week or the month, so up to three months at once."""


def read_diary(content: bytes, wanted: Wanted) -> Diary:
    """What began on the days wanted.

    Raises:
        FileError: the days are none, or too many; or the file is no calendar, or holds too much on these days.
    """
    if wanted.last < wanted.first:
        raise FileError(t("The last day comes before the first."), t("Change one of them."))
    if (wanted.last - wanted.first).days >= MOST_DAYS:
        raise FileError(t("These are more than three months."), t("Choose a week or a month."))
    text = decoded(content, t("Export your calendar as .ics and choose that."))
    found = cut(text, wanted.first, wanted.last, titles=wanted.titles, people=wanted.people)
    diary, budget = Diary(file=found.file, unreadable=found.file.unread), Budget()
    own = own_zones(found.zones, budget)
    series: dict[str, list[Event]] = {}
    for number, block in enumerate(found.events):
        if _is_older(block, found):
            diary.doubles += 1
            continue
        if (block.value("UID"), block.value("RECURRENCE-ID")) in found.left_out:
            continue
        try:
            event = read_event(block, own, wanted)
        except TooOften:
            diary.too_often += 1
            continue
        except ODD:
            diary.unreadable += 1
            continue
        series.setdefault(block.value("UID") or f"#{number}", []).append(event)
    for uid, events in series.items():
        try:
            _Telling(wanted, diary, budget, found.owner, uid in found.private).series(events)
        except TooOften:
            diary.too_often += 1
    diary.items.sort(key=lambda item: (item.day, item.begins is not None, str(item.begins), item.title))
    return diary


def begins_in(content: bytes) -> list[date]:
    """The days on which events of a calendar begin, in order; one that comes back has its first alone.

    Raises:
        FileError: it is no calendar, or nothing is in it whose date can be read.
    """
    far = date(1900, 1, 1)
    file = cut(decoded(content, t("Export your calendar as .ics.")), far, far, titles=False, people=False).file
    if not file.begins and file.unread:
        what = tn(
            "{number} event is in this file, and its date can’t be read.",
            "{number} events are in this file, and none of their dates can be read.",
            file.unread,
        )
        raise FileError(what, t("Export your calendar again."))
    if not file.begins:
        raise FileError(t("There are no events in this file."), t("Export your calendar again."))
    return sorted(file.begins)


def _is_older(block: Block, found: Cut) -> bool:
    """Whether the file has a later version of this very event or change."""
    version = block.value("SEQUENCE")
    newest = found.newest.get((block.value("UID"), block.value("RECURRENCE-ID")), 0)
    return (int(version) if version.isdecimal() and len(version) < 10 else 0) < newest


@dataclass(frozen=True)
class _Telling:
    """Puts one event, or a series with its changes, into the diary; *hidden* where some of it is private."""

    wanted: Wanted
    diary: Diary
    budget: Budget
    owner: str
    hidden: bool

    def series(self, events: list[Event]) -> None:
        """Add each time of it to the diary. Events under one id that begin at other times are events of their own."""
        masters = {(key_of(event.start), str(event.parts.get("RRULE"))): event for event in events if not event.key}
        changes = {event.key: event for event in events if event.key is not None}
        self.diary.doubles += len(events) - len(masters) - len(changes)
        began = [(master, *start) for master in masters.values() for start in self._starts(master)]
        times = {key_of(start) for _, start, _ in began}
        by_day = {self._day(each.stands_for): each for key, each in changes.items() if key not in times}
        told: set[Key | None] = set()
        for master, start, length in began:
            change = changes.get(key_of(start)) or by_day.pop(self._day(start), None)
            if change is not None and change.key in told:
                continue
            told |= {change.key} if change else set()
            one, begins = (change, change.start) if change else self._following(master, start, changes)
            long = length if one is master else one.length
            self._tell(one, begins, long, cancelled=master.cancelled)
        out = set().union(*(left_out(master, self.wanted.zone) for master in masters.values()))
        off = bool(masters) and all(master.cancelled for master in masters.values())
        for key, change in changes.items():
            meant = change.stands_for and whole_day(change.stands_for, self.wanted.zone)
            if key not in told and not {key, meant} & out:
                self._tell(change, change.start, change.length, cancelled=off)

    def _day(self, moment: Key | None) -> date | None:
        return None if moment is None else day_meant(moment, self.wanted.zone)

    def _starts(self, master: Event) -> list[tuple[Key, timedelta | None]]:
        try:
            return starts_of(master, self.wanted, self.budget)
        except TooOften:
            self.diary.too_often += 1
        except ODD:
            self.diary.unreadable += 1
        return []

    def _following(self, master: Event, start: Key, changes: Mapping[Key, Event]) -> tuple[Event, Key]:
        """What stands for a time that has no change of its own: its series, or a change from some time on."""
        onwards = [
            (key, change)
            for key, change in changes.items()
            if change.following and isinstance(key, datetime) == isinstance(start, datetime) and key <= key_of(start)
        ]
        if not onwards:
            return master, start
        key, change = max(onwards, key=lambda pair: pair[0])
        moved: timedelta = key_of(change.start) - key
        return change, start + moved

    def _tell(self, one: Event, begins: Key, length: timedelta | None, *, cancelled: bool = False) -> None:
        """Add one time of an event to the diary, if it touches a day wanted, or count why not."""
        item = item_of(one, begins, length, self.wanted, self.owner, hidden=self.hidden)
        if item is None:
            return
        answer = answer_to(one.block, self.owner)
        if cancelled or one.cancelled:
            self.diary.cancelled += 1
        elif answer == "declined":
            self.diary.declined += 1
        else:
            self.diary.no_zone += one.lost
            self.diary.unsure += answer == "unsure"
            self.diary.items.append(item)
