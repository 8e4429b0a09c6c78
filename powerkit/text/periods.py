"""A period between two days, both included: its name in words, and the months, quarters or years it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from powerkit.errors import AnswerError

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LONG = "January February March April May June July August September October November December".split()
_YEAR = 365.25
_IN_DAYS = 60
MOST_PARTS = 13
"""A year and the month it began in: more parts than that are hard to read side by side."""


@dataclass(frozen=True)
class Part:
    """A month, a quarter or a year: its name, short enough for the head of a column, and in full."""

    key: tuple[int, int]
    short: str
    name: str


@dataclass(frozen=True)
class Period:
    """From *start* to *end*. A day belongs to it as the clock stood where it was written down."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    @property
    def words(self) -> str:
        """As people say it: "1 November 2025 to 31 October 2026"."""
        return in_words(self.start) if self.start == self.end else f"{in_words(self.start)} to {in_words(self.end)}"

    @property
    def span(self) -> str:
        """How long it is, as people say it: "a year", "3 months", "2 weeks", "6 days", "about 5 months"."""
        days = (self.end - self.start).days + 1
        after = self.end + timedelta(days=1) if self.end < date.max else self.end
        months = (after.year - self.start.year) * 12 + after.month - self.start.month
        years, rest = divmod(months, 12)
        if (months and after.day == self.start.day) or (years and not rest and abs(days - years * _YEAR) < 2):
            return _of_months(months)
        if days < _IN_DAYS:
            return _counted(days // 7, "week") if days % 7 == 0 else _counted(days, "day")
        return f"about {_of_months(round(days * 12 / _YEAR))}"

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its months in order; where they are too many its quarters, and else its years."""
        return tuple(self._named(self._step))

    def part_of(self, day: date) -> tuple[int, int]:
        """The key of the part that a day belongs to."""
        return _key(day.year, day.month, self._step)

    @property
    def _step(self) -> int:
        months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        return 1 if months <= MOST_PARTS else 3 if (months + 4) // 3 <= MOST_PARTS else 12

    def _named(self, step: int) -> Iterator[Part]:
        year, month = _key(self.start.year, self.start.month, step)
        while (year, month) <= (self.end.year, self.end.month):
            yield _part(year, month, step)
            year, month = (year, month + step) if month + step <= 12 else (year + 1, 1)


def _of_months(months: int) -> str:
    return _counted(months, "month") if months % 12 else _counted(months // 12, "year")


def _counted(number: int, what: str) -> str:
    return f"a {what}" if number == 1 else f"{number} {what}s"


def period_from(start: str, end: str) -> Period:
    """The period between two days in ISO form.

    Raises:
        AnswerError: one of them is no day, or they are the wrong way round.
    """
    days = []
    for text, what in ((start, "first"), (end, "last")):
        try:
            days.append(date.fromisoformat(text.strip()))
        except ValueError:
            said = f"“{text.strip()[:20]}” is no day" if text.strip() else f"The {what} day is missing"
            raise AnswerError(f"{said}.", f"Give the {what} day of the period, such as 2026-03-31.") from None
    if days[1] < days[0]:
        raise AnswerError("The last day of the period is before the first.", "Change one of the two days.")
    return Period(*days)


def year_to(day: date) -> Period:
    """The year that ends on a day."""
    try:
        before = day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        before = day.replace(year=day.year - 1, day=28)
    return Period(before + timedelta(days=1), day)


def in_words(day: date) -> str:
    """A day as people write it: "1 November 2025"."""
    return f"{day.day} {_LONG[day.month - 1]} {day.year}"


def _key(year: int, month: int, step: int) -> tuple[int, int]:
    return year, (month - 1) // step * step + 1


def _part(year: int, month: int, step: int) -> Part:
    if step == 12:
        return Part((year, month), str(year), str(year))
    if step == 3:
        number = (month + 2) // 3
        name = f"{_LONG[month - 1]} to {_LONG[month + 1]} {year}"
        return Part((year, month), f"Q{number} {year % 100:02}", name)
    return Part((year, month), f"{_MONTHS[month - 1]} {year % 100:02}", f"{_LONG[month - 1]} {year}")
