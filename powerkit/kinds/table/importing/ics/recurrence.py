"""On which days of a span an event comes back, by its rule (RFC 5545, 3.3.10). Bounded: it looks at days, not at rules.

A rule is asked about each day of the span, and one that ends after a number of times is counted from its beginning.
Every day that is looked at comes out of one budget that the whole file shares, time zones too. Rules finer than a day
are not read: no diary programme makes them.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

DAY = timedelta(1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_FINER = ("BYHOUR", "BYMINUTE", "BYSECOND", "BYEASTER", "RSCALE", "SKIP")


LONGEST_COUNT = 40_000
"""Days: what began over a century before is not counted from its beginning."""


class TooOften(Exception):
    """A rule can't be worked out within the budget, or is finer than a day."""


@dataclass
class Budget:
    """How many days may still be looked at for the rules of one file: a second or two of work."""

    days: int = 300_000

    def spend(self, days: int) -> None:
        """Take some days from the budget.

        Raises:
            TooOften: there are not that many left.
        """
        self.days -= days
        if self.days < 0:
            raise TooOften


@dataclass(frozen=True)
class Rule:
    """A rule's parts, named as in the standard. *by_day* holds (which one, 0 for every one; weekday, 0 for Monday)."""

    freq: str
    interval: int = 1
    count: int | None = None
    by_month: tuple[int, ...] = ()
    by_week_no: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_day: tuple[tuple[int, int], ...] = ()
    by_set_pos: tuple[int, ...] = ()
    week_start: int = 0


def read_rule(parts: Mapping[str, Any]) -> Rule:
    """The rule of an event as `icalendar` reads it.

    Raises:
        TooOften: it is finer than a day.
        ValueError: it is no rule.
    """
    freq = str(_one(parts, "FREQ", "")).upper()
    if freq not in _FREQUENCIES or any(part in parts for part in _FINER):
        raise TooOften
    interval, count = int(_one(parts, "INTERVAL", 1)), _one(parts, "COUNT", None)
    if interval < 1 or (count is not None and int(count) < 1):
        raise ValueError
    return Rule(
        freq,
        interval,
        None if count is None else int(count),
        by_month=_numbers(parts, "BYMONTH"),
        by_week_no=_numbers(parts, "BYWEEKNO"),
        by_year_day=_numbers(parts, "BYYEARDAY"),
        by_month_day=_numbers(parts, "BYMONTHDAY"),
        by_day=tuple(_weekday(str(item)) for item in parts.get("BYDAY", ())),
        by_set_pos=_numbers(parts, "BYSETPOS"),
        week_start=_weekday(str(_one(parts, "WKST", "MO")))[1],
    )


def _one(parts: Mapping[str, Any], key: str, usual: Any) -> Any:
    given = parts.get(key, usual)
    return given[0] if isinstance(given, list) and given else given


def _numbers(parts: Mapping[str, Any], key: str) -> tuple[int, ...]:
    given = parts.get(key, ())
    return tuple(int(item) for item in (given if isinstance(given, list) else [given] if given else []))


def _weekday(text: str) -> tuple[int, int]:
    name = text.strip().upper()
    return int(name[:-2] or 0), WEEKDAYS.index(name[-2:])


def days_of(rule: Rule, start: date, first: date, last: date, budget: Budget) -> list[date]:
    """The days from *first* to *last* on which an event comes back that began on *start*; *start* itself is always one.

    Raises:
        TooOften: the budget does not allow it.
    """
    if last < start:
        return []
    whole = _with_usual_parts(rule, start)
    if whole.count is None and not whole.by_set_pos:
        budget.spend((last - max(start, first)).days + 1)
        found = [item for item in _span(max(start, first), last) if _in_step(whole, start, item) and _fits(whole, item)]
    else:
        found = list(_counted(whole, start, first, last, budget))
    return sorted({*found, start} if first <= start else set(found))


def _with_usual_parts(rule: Rule, start: date) -> Rule:
    """The rule with what it leaves to its first day: the weekday, the day of the month, the day of the year."""
    if rule.by_week_no or rule.by_year_day or rule.by_month_day or rule.by_day:
        return rule
    changed = dict(vars(rule))
    if rule.freq == "WEEKLY":
        changed["by_day"] = ((0, start.weekday()),)
    if rule.freq in ("MONTHLY", "YEARLY"):
        changed["by_month_day"] = (start.day,)
    if rule.freq == "YEARLY" and not rule.by_month:
        changed["by_month"] = (start.month,)
    return Rule(**changed)


def _counted(rule: Rule, start: date, first: date, last: date, budget: Budget) -> Iterator[date]:
    """By whole periods: what is counted, from the start; what is picked out of each, where it touches the span."""
    if rule.count is not None and (last - start).days > LONGEST_COUNT:
        raise TooOften
    times = 0
    place = 0 if rule.count is not None else max(0, _steps(rule, start, first) // rule.interval - 1)
    while True:
        begin, end = _period(rule, start, place)
        if begin > last:
            return
        budget.spend((end - begin).days + 1)
        found = [item for item in _span(begin, end) if _fits(rule, item)]
        for item in _picked(found, rule.by_set_pos):
            if item >= start:
                times += 1
                if rule.count is not None and times > rule.count:
                    return
                if first <= item <= last:
                    yield item
        place += 1


def _picked(days: Sequence[date], positions: tuple[int, ...]) -> Sequence[date]:
    if not positions:
        return days
    places = {at - 1 if at > 0 else len(days) + at for at in positions if at}
    return [one for at, one in enumerate(days) if at in places]


def _span(first: date, last: date) -> Iterator[date]:
    return (first + at * DAY for at in range((last - first).days + 1))


def _steps(rule: Rule, start: date, day: date) -> int:
    """How many periods of the rule's frequency lie between the start and a day."""
    if rule.freq == "DAILY":
        return (day - start).days
    if rule.freq == "WEEKLY":
        return (_week(rule, day) - _week(rule, start)).days // 7
    months = (day.year - start.year) * 12 + day.month - start.month
    return months if rule.freq == "MONTHLY" else day.year - start.year


def _in_step(rule: Rule, start: date, day: date) -> bool:
    return _steps(rule, start, day) % rule.interval == 0


def _week(rule: Rule, day: date) -> date:
    """The first day of a day's week."""
    return day - ((day.weekday() - rule.week_start) % 7) * DAY


def _period(rule: Rule, start: date, place: int) -> tuple[date, date]:
    """The first and last day of the period at that place, from 0."""
    step = place * rule.interval
    try:
        if rule.freq == "DAILY":
            return start + step * DAY, start + step * DAY
        if rule.freq == "WEEKLY":
            begin = _week(rule, start) + step * 7 * DAY
            return begin, begin + 6 * DAY
        if rule.freq == "MONTHLY":
            year, month = divmod(start.year * 12 + start.month - 1 + step, 12)
            return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
        return date(start.year + step, 1, 1), date(start.year + step, 12, 31)
    except (OverflowError, ValueError):
        return date.max, date.max


def _fits(rule: Rule, day: date) -> bool:
    """Whether a day is one of those that the rule names."""
    if rule.by_month and day.month not in rule.by_month:
        return False
    if rule.by_month_day:
        in_month = monthrange(day.year, day.month)[1]
        if not {day.day, day.day - in_month - 1} & set(rule.by_month_day):
            return False
    if rule.by_year_day:
        at, in_year = day.timetuple().tm_yday, 366 if _leap(day.year) else 365
        if not {at, at - in_year - 1} & set(rule.by_year_day):
            return False
    if rule.by_week_no and not _week_numbers(rule, day) & set(rule.by_week_no):
        return False
    return not rule.by_day or any(_is_weekday(rule, which, weekday, day) for which, weekday in rule.by_day)


def _leap(year: int) -> bool:
    return monthrange(year, 2)[1] == 29


def _is_weekday(rule: Rule, which: int, weekday: int, day: date) -> bool:
    if day.weekday() != weekday:
        return False
    if not which or rule.freq in ("DAILY", "WEEKLY"):
        return True
    if rule.freq == "YEARLY" and not rule.by_month:
        at, length = day.timetuple().tm_yday, 366 if _leap(day.year) else 365
    else:
        at, length = day.day, monthrange(day.year, day.month)[1]
    return which == ((at - 1) // 7 + 1 if which > 0 else -((length - at) // 7 + 1))


def _week_numbers(rule: Rule, day: date) -> set[int]:
    """The number of a day's week in its year, from the front and from the back; a week belongs to most of its days."""
    middle = _week(rule, day) + 3 * DAY
    number = (middle.timetuple().tm_yday - 1) // 7 + 1
    last_middle = _week(rule, date(middle.year, 12, 28)) + 3 * DAY
    return {number, number - ((last_middle.timetuple().tm_yday - 1) // 7 + 1) - 1}
