"""A period between two days, both included: its name in words, and the months, quarters or years it is made of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from powerkit.errors import AnswerError
from powerkit.text.catalogue import t, tn
from powerkit.text.dates import MONTH, MONTH_ALONE, SHORT_MONTH, between, said_day

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
        first = said_day(self.start)
        return first if self.start == self.end else between(first, said_day(self.end))

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
            return tn("a week", "{number} weeks", days // 7) if days % 7 == 0 else tn("a day", "{number} days", days)
        return _of_months(round(days * 12 / _YEAR), about=True)

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


def _of_months(months: int, *, about: bool = False) -> str:
    years, rest = divmod(months, 12)
    if rest or not months:
        return (
            tn("about a month", "about {number} months", months) if about else tn("a month", "{number} months", months)
        )
    return tn("about a year", "about {number} years", years) if about else tn("a year", "{number} years", years)


def period_from(start: str, end: str) -> Period:
    """The period between two days in ISO form.

    Raises:
        AnswerError: one of them is no day, or they are the wrong way round.
    """
    first = _day_of(start, t("The first day is missing."), t("Give the first day of the period, such as 2026-03-31."))
    last = _day_of(end, t("The last day is missing."), t("Give the last day of the period, such as 2026-03-31."))
    if last < first:
        raise AnswerError(t("The last day of the period is before the first."), t("Change one of the two days."))
    return Period(first, last)


def _day_of(text: str, missing: str, do: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        said = t("“{text}” is no day.", text=text.strip()[:20]) if text.strip() else missing
        raise AnswerError(said, do) from None


def year_to(day: date) -> Period:
    """The year that ends on a day."""
    try:
        before = day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        before = day.replace(year=day.year - 1, day=28)
    return Period(before + timedelta(days=1), day)


def _key(year: int, month: int, step: int) -> tuple[int, int]:
    return year, (month - 1) // step * step + 1


def _part(year: int, month: int, step: int) -> Part:
    if step == 12:
        return Part((year, month), str(year), str(year))
    if step == 3:
        quarter = t("Q{quarter} {year}", quarter=(month + 2) // 3, year=str(year)[2:])
        begun, ended = date(year, month, 1), date(year, month + 2, 1)
        return Part((year, month), quarter, between(said_day(begun, MONTH_ALONE), said_day(ended, MONTH)))
    first = date(year, month, 1)
    return Part((year, month), said_day(first, SHORT_MONTH), said_day(first, MONTH))


_A_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-/–]\s?(?:(?:19|20)?\d\d))?")


def names_years(row: Sequence[str], below: Iterable[Sequence[str]]) -> bool:
    """Whether a row of a table names years behind words, with figures of those years below: "Area, 2011, 2021"."""
    cells = [cell.strip() for cell in row]
    years = [at for at, cell in enumerate(cells) if _A_YEAR.fullmatch(cell)]
    others = [cell for at, cell in enumerate(cells) if at not in years and cell]
    if not years or not any(cells[: years[0]]) or any(cell[0].isdigit() for cell in others):
        return False
    figures = [text for cells in below for at in years if at < len(cells) and (text := cells[at].strip())]
    return bool(figures) and not any(map(_A_YEAR.fullmatch, figures))
