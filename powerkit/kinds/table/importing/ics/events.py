"""One event of a calendar, read by `icalendar`: when it starts, how long it is, and when it comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from powerkit.kinds.table.importing.ics.filter import LONGEST_BEFORE, Block
from powerkit.kinds.table.importing.ics.model import Key, Wanted
from powerkit.kinds.table.importing.ics.recurrence import DAY, Budget, days_of, read_rule
from powerkit.kinds.table.importing.ics.timezones import zone_named

ODD = (ValueError, TypeError, LookupError, OverflowError, AttributeError)
"""What an event that was written badly, or to do harm, may raise while it is read."""


@dataclass(frozen=True)
class Event:
    """An event in its own time zone.

    *parts* are its properties, *length* is None where it has no end. *key* is which time of its series it stands for,
    None for the series itself; with *following*, for those after it too. *lost* says that nobody knows its time zone.
    """

    parts: Mapping[str, Any]
    start: Key
    length: timedelta | None
    key: Key | None = None
    following: bool = False
    declined: bool = False
    lost: bool = False

    @property
    def cancelled(self) -> bool:
        """Whether it was called off."""
        return str(self.parts.get("STATUS", "")).strip().upper() == "CANCELLED"

    @property
    def sequence(self) -> int:
        """Which version of itself it is."""
        found = self.parts.get("SEQUENCE", 0)
        return found if isinstance(found, int) else 0


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
        key=None if given is None else key_of(_moment(given, own, wanted.zone)[0]),
        following=given is not None and str(given.params.get("RANGE", "")).upper() == "THISANDFUTURE",
        declined=block.declined,
        lost=lost,
    )


def key_of(moment: Key) -> Key:
    """A moment in UTC, a day as it is."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def day_of(moment: Key) -> set[Key]:
    """The day of a moment on its own clock, by which some calendars name a time of a series; none for a day."""
    return {moment.date()} if isinstance(moment, datetime) else set()


def starts_of(one: Event, wanted: Wanted, budget: Budget) -> list[Key]:
    """When an event begins, each time near the days wanted.

    Raises:
        TooOften: that can't be worked out in bounded time; or one of `ODD`.
    """
    parts, start = one.parts, one.start
    timed = isinstance(start, datetime)
    day = start.date() if isinstance(start, datetime) else start
    back = DAY if timed else min(one.length or DAY, LONGEST_BEFORE)
    days, until = [day], None
    if "RRULE" in parts:
        rules = parts["RRULE"]
        rule = rules[0] if isinstance(rules, list) else rules
        until = (rule.get("UNTIL") or [None])[0]
        days = days_of(read_rule(rule), day, wanted.first - back - DAY, wanted.last + DAY, budget)
    moments = [start.replace(year=each.year, month=each.month, day=each.day) for each in days]
    found = [each for each in moments if each == start or not _after(each, until)]
    added = [each.dt[0] if isinstance(each.dt, tuple) else each.dt for each in _each(parts, "RDATE")]
    by_key = {key_of(each): each for each in [*found, *(_beside(start, more) for more in added)]}
    left_out = {key_of(_beside(start, each.dt)) for each in _each(parts, "EXDATE")}
    return [each for key, each in by_key.items() if key not in left_out and not day_of(each) & left_out]


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
    given = parts.get(name, [])
    return [item for each in (given if isinstance(given, list) else [given]) for item in getattr(each, "dts", [])]


def _beside(start: Key, moment: Key) -> Key:
    """A moment of a series; one with no time zone is on the clock of its start."""
    if isinstance(moment, datetime) and moment.tzinfo is None and isinstance(start, datetime):
        return moment.replace(tzinfo=start.tzinfo)
    return moment


def _after(moment: Key, until: Any) -> bool:
    """Whether a time comes after the last one of its rule."""
    if not isinstance(until, date):
        return False
    if not isinstance(until, datetime):
        return (moment.date() if isinstance(moment, datetime) else moment) > until
    if not isinstance(moment, datetime):
        return moment > until.date()
    return moment.astimezone(UTC) > until if until.tzinfo else moment.replace(tzinfo=None) > until
