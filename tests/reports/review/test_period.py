"""Periods: both days included, across daylight saving, leap days and year ends."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.entries.page_entries import is_page_card, review_id, review_period, supervision_day, supervision_id
from powerkit.errors import AnswerError
from powerkit.text.periods import MOST_PARTS, Period, period_from, year_to

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31))


def test_a_year_has_twelve_months_across_the_turn_of_the_year() -> None:
    parts = period_from("2025-11-01", "2026-10-31").parts
    assert [part.short for part in parts][:4] == ["Nov 25", "Dec 25", "Jan 26", "Feb 26"]
    assert len(parts) == 12


def test_two_years_are_shown_as_quarters_and_ten_as_years() -> None:
    assert [part.short for part in period_from("2025-01-01", "2026-12-31").parts][:2] == ["Q1 25", "Q2 25"]
    assert [part.short for part in period_from("2016-01-01", "2026-12-31").parts][-1] == "2026"


def test_the_year_to_a_leap_day_begins_on_the_first_of_march() -> None:
    assert year_to(date(2028, 2, 29)) == Period(date(2027, 3, 1), date(2028, 2, 29))
    assert year_to(date(2026, 12, 31)) == Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-10-31", "2025-11-01", "The last day of the period is before the first."),
        ("", "2026-01-01", "The first day is missing."),
        ("2026-01-01", "2026-02-30", "“2026-02-30” is no day."),
    ],
)
def test_a_period_that_cannot_be_is_refused_in_plain_words(start: str, end: str, said: str) -> None:
    with pytest.raises(AnswerError, match=r"Change one|such as") as refused:
        period_from(start, end)
    assert refused.value.what == said


@given(DAYS, st.integers(min_value=0, max_value=9000))
def test_every_day_of_a_period_belongs_to_one_of_its_parts(start: date, length: int) -> None:
    end = min(start + timedelta(days=length), date(9998, 12, 31))
    period = Period(start, end)
    keys = [part.key for part in period.parts]
    assert keys == sorted(set(keys))
    for day in (start, end, start + (end - start) / 2):
        assert day in period
        assert period.part_of(day) in keys
    assert len(keys) <= MOST_PARTS or length > 365 * 12


@given(DAYS, st.integers(min_value=0, max_value=4000))
def test_the_id_of_a_review_says_its_period(start: date, length: int) -> None:
    period = Period(start, min(start + timedelta(days=length), date(9998, 12, 31)))
    assert review_period(review_id(period)) == period
    assert supervision_day(supervision_id(start)) == start
    assert is_page_card(review_id(period)) and is_page_card(supervision_id(start))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-11-29", "2026-11-29", "a day"),
        ("2026-11-23", "2026-11-28", "6 days"),
        ("2026-11-01", "2026-11-07", "a week"),
        ("2026-11-01", "2026-11-14", "2 weeks"),
        ("2026-02-01", "2026-02-28", "a month"),
        ("2026-01-01", "2026-03-31", "3 months"),
        ("2025-11-30", "2026-11-29", "a year"),
        ("2024-03-01", "2025-02-28", "a year"),
        ("2025-11-28", "2026-11-28", "a year"),
        ("2025-12-24", "2026-12-20", "about a year"),
        ("2026-01-05", "2026-06-20", "about 5 months"),
        ("2025-01-01", "2026-06-30", "18 months"),
        ("2024-11-30", "2026-11-29", "2 years"),
    ],
)
def test_how_long_a_period_is_is_said_as_people_say_it(start: str, end: str, said: str) -> None:
    assert period_from(start, end).span == said


@given(start=st.dates(date(1990, 1, 1), date(2090, 1, 1)), length=st.integers(0, 4000))
def test_a_span_is_true_to_within_a_month(start: date, length: int) -> None:
    span = Period(start, start + timedelta(days=length)).span
    number = 1 if " a " in f" {span}" else int(re.findall(r"\d+", span)[0])
    unit = next(days for word, days in SPANS if word in span)
    assert abs(number * unit - (length + 1)) <= (16 if "about" in span else 3)


SPANS = (("day", 1), ("week", 7), ("month", 365.25 / 12), ("year", 365.25))
