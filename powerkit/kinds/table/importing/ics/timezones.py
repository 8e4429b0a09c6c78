"""What time it is where a calendar says: names of the IANA and of Windows, and rules that a file brings along."""

import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from powerkit.kinds.table.importing.ics.filter import Block
from powerkit.kinds.table.importing.ics.recurrence import Budget, Rule, TooOften, days_of, read_rule

_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?\Z")
_START = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2}))?")
_MOST_ONSETS = 20
_YEARS_BACK = 2


class OwnZone(tzinfo):
    """A time zone by the onsets a file gives for it: the latest one before a moment says how far it is from UTC.

    It tells the offset of a time on its own clock, which is all that is needed to say when something is elsewhere.
    It raises ``TooOften`` where the file's budget does not allow to say.
    """

    def __init__(self, onsets: Sequence[tuple[datetime, Rule | None, timedelta]], budget: Budget) -> None:
        self._onsets = onsets
        self._budget = budget
        self._by_year: dict[int, list[tuple[datetime, timedelta]]] = {}

    def utcoffset(self, moment: datetime | None) -> timedelta:
        first = self._onsets[0][2]
        if moment is None:
            return first
        local = moment.replace(tzinfo=None)
        if local.year not in self._by_year:
            self._by_year[local.year] = sorted(self._of_year(local.year))
        began = self._by_year[local.year]
        at = bisect_right(began, local, key=lambda onset: onset[0])
        return began[at - 1][1] if at else first

    def _of_year(self, year: int) -> Iterator[tuple[datetime, timedelta]]:
        """When an offset began by the end of a year: each first onset, and those that came back not long before."""
        since, until = date(max(year - _YEARS_BACK, 1), 1, 1), date(year, 12, 31)
        for start, rule, offset in self._onsets:
            yield start, offset
            if rule is not None and start.year <= year:
                days = days_of(rule, start.date(), max(start.date(), since), until, self._budget)
                yield from ((datetime.combine(day, start.time()), offset) for day in days)

    def dst(self, moment: datetime | None) -> None:
        return None

    def tzname(self, moment: datetime | None) -> None:
        return None


def zone_named(name: str) -> tzinfo | None:
    """The time zone of that name: "Europe/London", "GMT Standard Time", or one with a maker's name before it."""
    from icalendar.timezone import tzp

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tzp.timezone(name)
    except (ValueError, OSError, LookupError):
        return None


def own_zones(blocks: Mapping[str, Sequence[Block]], budget: Budget) -> dict[str, tzinfo]:
    """The time zones a file describes itself, by their ids; those it describes badly are left out.

    Working out when they change comes out of the file's *budget*.
    """
    found: dict[str, tzinfo] = {}
    for name, onsets in blocks.items():
        read = [one for block in onsets[:_MOST_ONSETS] if (one := _onset(block)) is not None]
        if read:
            found[name] = OwnZone(sorted(read, key=lambda item: item[0]), budget)
    return found


def _onset(block: Block) -> tuple[datetime, Rule | None, timedelta] | None:
    from icalendar import vRecur

    start = _START.search(block.first("DTSTART").rpartition(":")[2])
    offset = _OFFSET.match(block.first("TZOFFSETTO").rpartition(":")[2].strip())
    if not start or not offset:
        return None
    away = timedelta(hours=int(offset[2]), minutes=int(offset[3])) * (-1 if offset[1] == "-" else 1)
    rule = block.first("RRULE").partition(":")[2]
    try:
        began = datetime(*(int(part or 0) for part in start.groups()))  # type: ignore[arg-type]
        read = read_rule(vRecur.from_ical(rule)) if rule else None
    except (ValueError, TypeError, TooOften):
        return None
    return (began, read, away) if abs(away) < timedelta(hours=24) else None


def own_clock(name: str) -> tzinfo:
    """The person's own time zone, as the browser names it; London where it is not known here."""
    return zone_named(name) or ZoneInfo("Europe/London")


def in_zone(moment: date, zone: tzinfo) -> datetime:
    """A moment on the clock of a zone; a time with no zone of its own is taken to be there."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, datetime.min.time(), zone)
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
