"""A calendar file as a diary: each thing that began on some days, how long it was, and what was left out and why."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from powerkit.errors import FileError
from powerkit.kinds.table.importing.ics.events import ODD, Event, day_of, key_of, read_event, starts_of
from powerkit.kinds.table.importing.ics.filter import Cut, cut
from powerkit.kinds.table.importing.ics.model import Diary, Item, Key, Wanted
from powerkit.kinds.table.importing.ics.recurrence import DAY, Budget, TooOften
from powerkit.kinds.table.importing.ics.timezones import in_zone, own_zones
from powerkit.text.files import decoded

MOST_DAYS = 93
"""A diary is looked at by the week or the month, so up to three months at once."""

NO_TITLE = "Meeting"
_MOST_NAMES = 20


def read_diary(content: bytes, wanted: Wanted) -> Diary:
    """What began on the days wanted.

    Raises:
        FileError: the days are none, or too many; or the file is no calendar, or holds too much on these days.
    """
    if wanted.last < wanted.first:
        raise FileError("The last day comes before the first.", "Change one of them.")
    if (wanted.last - wanted.first).days >= MOST_DAYS:
        raise FileError("These are more than three months.", "Choose a week or a month.")
    text = decoded(content, "Export your calendar as .ics and choose that.")
    found = cut(text, wanted.first, wanted.last, titles=wanted.titles, people=wanted.people)
    diary, budget = Diary(), Budget()
    own = own_zones(found.zones, budget)
    series: dict[str, list[Event]] = {}
    for number, block in enumerate(found.events):
        try:
            event = read_event(block, own, wanted)
        except TooOften:
            diary.too_often += 1
            continue
        except ODD:
            diary.unreadable += 1
            continue
        series.setdefault(str(event.parts.get("UID", "")) or f"#{number}", []).append(event)
    for events in series.values():
        try:
            _tell_series(events, wanted, diary, budget, found)
        except TooOften:
            diary.too_often += 1
    diary.items.sort(key=lambda item: (item.day, item.begins is not None, str(item.begins), item.title))
    return diary


def _tell_series(events: list[Event], wanted: Wanted, diary: Diary, budget: Budget, found: Cut) -> None:
    """Add each time of an event, or of a series with its changes, to the diary."""
    changes = {event.key: event for event in events if event.key is not None}
    told: set[Key] = set()
    master = max((event for event in events if event.key is None), key=lambda event: event.sequence, default=None)
    if master:
        for start in _starts(master, wanted, diary, budget):
            told |= {key_of(start)} | day_of(start)
            one, begins = _changed(master, start, changes)
            off = found.cancels or one.cancelled or master.cancelled
            _tell(one, begins, wanted, diary, off, found.owner)
    for key, one in changes.items():
        if key not in told:
            _tell(one, one.start, wanted, diary, found.cancels or one.cancelled, found.owner)


def _starts(master: Event, wanted: Wanted, diary: Diary, budget: Budget) -> list[Key]:
    try:
        return starts_of(master, wanted, budget)
    except TooOften:
        diary.too_often += 1
    except ODD:
        diary.unreadable += 1
    return []


def _changed(master: Event, start: Key, changes: Mapping[Key, Event]) -> tuple[Event, Key]:
    """What stands for one time of a series, and when it begins: a change of its own, or one from some time on."""
    for key in (key_of(start), *day_of(start)):
        if key in changes:
            return changes[key], changes[key].start
    onwards = [
        (key, one)
        for key, one in changes.items()
        if one.following and isinstance(key, datetime) == isinstance(start, datetime) and key <= key_of(start)
    ]
    if not onwards:
        return master, start
    key, change = max(onwards, key=lambda pair: pair[0])
    moved: timedelta = key_of(change.start) - key
    return change, start + moved


def _tell(one: Event, begins: Key, wanted: Wanted, diary: Diary, cancelled: bool, owner: str) -> None:
    """Add one time of an event to the diary, if it began on a day wanted, or count why not."""
    item = _item(one, begins, wanted, owner)
    if item is None:
        return
    if cancelled:
        diary.cancelled += 1
    elif one.declined:
        diary.declined += 1
    else:
        diary.no_zone += one.lost
        diary.items.append(item)


def _item(one: Event, begins: Key, wanted: Wanted, owner: str) -> Item | None:
    title = " ".join(str(one.parts.get("SUMMARY", "")).split()) or NO_TITLE
    people = _people(one.parts, owner) if wanted.people else ""
    if isinstance(begins, datetime):
        here = in_zone(begins, wanted.zone)
        if not wanted.first <= here.date() <= wanted.last:
            return None
        return Item(here.date(), _hours(begins, one.length), title, people, begins=here)
    ends = begins + max(one.length or DAY, DAY)
    if begins > wanted.last or ends <= wanted.first:
        return None
    return Item(max(begins, wanted.first), None, title, people, whole_day=True)


def _hours(begins: datetime, length: timedelta | None) -> float | None:
    """How long it took, in hours to two places; None for what has no end."""
    if not length:
        return None
    took = (begins + length).astimezone(UTC) - begins.astimezone(UTC)
    return round(took.total_seconds() / 3600, 2)


def _people(parts: Mapping[str, Any], owner: str) -> str:
    """Who was asked, without rooms and without the owner of the calendar."""
    given = parts.get("ATTENDEE", [])
    names = []
    for item in given if isinstance(given, list) else [given]:
        address = str(item).casefold().removeprefix("mailto:")
        if str(item.params.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE") or (owner and address == owner):
            continue
        last, comma, rest = (str(item.params.get("CN", "")) or address.partition("@")[0]).partition(",")
        names.append(f"{rest.strip()} {last.strip()}" if comma else last.strip())
    return ", ".join(dict.fromkeys(names[:_MOST_NAMES]))
