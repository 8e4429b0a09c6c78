"""One event of a calendar, read by `icalendar`: when it starts, how long it is, and when it comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from powerkit.kinds.table.importing.ics.filter import LONGEST_BEFORE, Block
from powerkit.kinds.table.importing.ics.model import Key, Wanted
from powerkit.kinds.table.importing.ics.recurrence import DAY, Budget, days_of, read_rule
from powerkit.kinds.table.importing.ics.timezones import zone_named

MIDNIGHT = time()
ODD = (ValueError, TypeError, LookupError, OverflowError, AttributeError)
"""What an event that was written badly, or to do harm, may raise while it is read."""


@dataclass(frozen=True)
class Event:
    """An event in its own time zone.

    *parts* are its properties, *length* is None where it has no end. *stands_for* is which time of its series it
    changes, None for the series itself; with *following*, those after it too. *lost* says that nobody knows its time
    zone.
    """

    parts: Mapping[str, Any]
    start: Key
    length: timedelta | None
    block: Block
    stands_for: Key | None = None
    following: bool = False
    lost: bool = False

    @property
    def key(self) -> Key | None:
        """The moment in UTC, or the day, of the time it stands for."""
        return None if self.stands_for is None else key_of(self.stands_for)

    @property
    def cancelled(self) -> bool:
        """Whether it was called off."""
        return self.block.cancelled or str(self.parts.get("STATUS", "")).strip().upper() == "CANCELLED"


def read_event(block: Block, own: Mapping[str, tzinfo], wanted: Wanted) -> Event:
    """The event in these lines; *own* are the time zones its file describes.

    Raises:
        ValueError: it has no start, or says something that can't be; or another of `ODD`.
    """
    from icalendar import Event as Component

    parts: Any = Component.from_ical(block.text("VEVENT"))
    if any(name in ("DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID") for name, _ in parts.errors):
        raise ValueError
    start, lost = _moment(parts["DTSTART"], own, wanted.zone)
    if "DTEND" in parts:
        length: timedelta | None = _between(start, _moment(parts["DTEND"], own, wanted.zone)[0])
    elif "DURATION" in parts:
        length = parts["DURATION"].dt
    else:
        length = None if isinstance(start, datetime) else DAY
    given = parts.get("RECURRENCE-ID")
    return Event(
        parts,
        start,
        length if length is None or length >= timedelta() else None,
        block,
        stands_for=None if given is None else _moment(given, own, wanted.zone)[0],
        following=given is not None and str(given.params.get("RANGE", "")).upper() == "THISANDFUTURE",
        lost=lost,
    )


def key_of(moment: Key) -> Key:
    """A moment in UTC, a day as it is."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def whole_day(moment: Key, zone: tzinfo) -> date | None:
    """The day that begins at this moment, on its own clock or on that of *zone*; None where none does."""
    if not isinstance(moment, datetime):
        return moment
    there = moment.astimezone(zone)
    return next((each.date() for each in (moment, there) if each.time() == MIDNIGHT), None)


def day_meant(moment: Key, zone: tzinfo) -> date:
    """The day by which some calendars name a time of a series."""
    day = whole_day(moment, zone)
    return day or (moment.date() if isinstance(moment, datetime) else moment)


def starts_of(one: Event, wanted: Wanted, budget: Budget) -> list[tuple[Key, timedelta | None]]:
    """When an event begins, each time near the days wanted, and how long it is then.

    Raises:
        TooOften: that can't be worked out in bounded time; or one of `ODD`.
    """
    parts, start = one.parts, one.start
    day = start.date() if isinstance(start, datetime) else start
    first = wanted.first - min(max(one.length or DAY, DAY), LONGEST_BEFORE) - DAY
    found = [start]
    for rule in _listed(parts.get("RRULE", [])):
        until = (rule.get("UNTIL") or [None])[0]
        days = days_of(read_rule(rule), day, first, wanted.last + DAY, budget)
        moments = [start.replace(year=each.year, month=each.month, day=each.day) for each in days]
        found += [each for each in moments if each == start or not _after(each, until, wanted.zone)]
    lengths = {key_of(each): (each, one.length) for each in found}
    for each in _each(parts, "RDATE"):
        began, *end = each.dt if isinstance(each.dt, tuple) else (each.dt,)
        length = one.length if not end else end[0] if isinstance(end[0], timedelta) else end[0] - began
        began = _beside(start, began)
        lengths.setdefault(key_of(began), (began, length))
    out = left_out(one, wanted.zone)
    return [pair for key, pair in lengths.items() if not {key, day_meant(pair[0], wanted.zone)} & out]


def left_out(one: Event, zone: tzinfo) -> set[Key]:
    """The moments and days that a series leaves out; one at midnight stands for its day, as some programs write it."""
    moments = [_beside(one.start, each.dt) for each in _each(one.parts, "EXDATE")]
    return {key_of(each) for each in moments} | {day for each in moments if (day := whole_day(each, zone))}


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def _moment(given: Any, own: Mapping[str, tzinfo], here: tzinfo) -> tuple[Key, bool]:
    """A day, or a moment with a time zone: its own, or *here* where it has none; and whether its own is not known."""
    moment: Key = given.dt
    if not isinstance(moment, datetime):
        if not isinstance(moment, date):
            raise ValueError
        return moment, False
    if moment.tzinfo is not None:
        return moment, False
    name = str(given.params.get("TZID", "")).strip()
    zone = (zone_named(name) or own.get(name)) if name else here
    return moment.replace(tzinfo=zone or here), zone is None


def _between(start: Key, end: Key) -> timedelta:
    """From start to end: on the clock where both are on one, so that a night of changing clocks moves nothing."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return end - start if start.tzinfo == end.tzinfo else end.astimezone(UTC) - start.astimezone(UTC)
    if isinstance(start, datetime) or isinstance(end, datetime):
        raise ValueError
    return end - start


def _each(parts: Mapping[str, Any], name: str) -> list[Any]:
    """Every day or moment under a name that may stand there often."""
    return [item for each in _listed(parts.get(name, [])) for item in getattr(each, "dts", [])]


def _beside(start: Key, moment: Key) -> Key:
    """A moment of a series; one with no time zone is on the clock of its start."""
    if isinstance(moment, datetime) and moment.tzinfo is None and isinstance(start, datetime):
        return moment.replace(tzinfo=start.tzinfo)
    return moment


def _after(moment: Key, until: Any, zone: tzinfo) -> bool:
    """Whether a time comes after the last one of its rule."""
    if not isinstance(until, date):
        return False
    if not isinstance(until, datetime):
        return (moment.date() if isinstance(moment, datetime) else moment) > until
    if not isinstance(moment, datetime):
        return moment > day_meant(until, zone)
    return moment.astimezone(UTC) > until if until.tzinfo else moment.replace(tzinfo=None) > until
