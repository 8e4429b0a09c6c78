"""One time of an event as a line of a diary: its day, its hours, its title; and what its owner answered."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from powerkit.kinds.table.importing.ics.events import Event, whole_day
from powerkit.kinds.table.importing.ics.filter import Block
from powerkit.kinds.table.importing.ics.model import Item, Key, Wanted
from powerkit.kinds.table.importing.ics.recurrence import DAY
from powerkit.kinds.table.importing.ics.timezones import in_zone

NO_TITLE = "Meeting"
PRIVATE = "Private"
_LAST_MINUTE = time(23, 59)
_MOST_NAMES = 20
_MOMENT = timedelta(microseconds=1)


def item_of(
    one: Event, begins: Key, length: timedelta | None, wanted: Wanted, owner: str, *, hidden: bool
) -> Item | None:
    """A time that began on the days wanted, or lasts for days and touches them; None for any other.

    What is *hidden* has no title and no people. Several days on end are no hours.
    """
    known = not hidden and wanted.titles
    title = known and " ".join(str(one.parts.get("SUMMARY", "")).split())
    people = _people(one.parts, one.block.owner or owner) if wanted.people and not hidden else ""
    here, hours = None, None
    if days := _whole_days(one, begins, length, wanted.zone):
        first, last = days
    else:
        here = in_zone(begins, wanted.zone)
        first = last = here.date()
        if length and length >= DAY:
            last = (here + length - _MOMENT).date()
        elif isinstance(begins, datetime):
            hours = _hours(begins, length)
    if first > wanted.last or last < wanted.first:
        return None
    return Item(
        max(first, wanted.first),
        hours,
        title or (PRIVATE if hidden and wanted.titles else NO_TITLE),
        people,
        whole_day=here is None,
        begins=here,
        until=last if last > first else None,
        private=hidden and wanted.titles,
    )


def _whole_days(one: Event, begins: Key, length: timedelta | None, zone: tzinfo) -> tuple[date, date] | None:
    """The first and the last day of what lasts whole days: said so, or from midnight to midnight on some clock."""
    if not isinstance(begins, datetime):
        return begins, begins + max(length or DAY, DAY) - DAY
    day, ends = whole_day(begins, zone), begins + (length or timedelta())
    after = whole_day(ends, zone) or (ends.date() + DAY if ends.time() >= _LAST_MINUTE else None)
    if day and after and after > day:
        return day, after - DAY
    if one.block.all_day:
        day = day or begins.date()
        return day, max(day, (ends - _MOMENT).date())
    return None


def answer_to(block: Block, owner: str) -> str:
    """Whether an event was "declined" by who owns the calendar; "unsure" where somebody did and no one knows who."""
    mine, said = block.owner or owner, set(block.answers.values())
    if block.refused or block.answers.get(mine) == "DECLINED":
        return "declined"
    if mine or "DECLINED" not in said:
        return ""
    others = {one for who, one in block.answers.items() if who != block.asker}
    return "declined" if others == {"DECLINED"} else "unsure"


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
