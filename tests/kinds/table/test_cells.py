"""Cells as people write them: yes and ticks, days, numbers, choices by their label; what can't be read is said."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.kinds.columns import TYPES, Column
from powerkit.kinds.options import DONT_KNOW, Option
from powerkit.kinds.table.importing.cells import read_cell

TODAY = date(2026, 11, 24)
OPTIONS = (Option("yes_felt", "Yes, felt it"), Option("no", "No"))


def column(kind: str) -> Column:
    return Column("one", "Seen it", kind, options=OPTIONS, low="Weak", high="Strong", points=5)


def read(kind: str, text: str) -> Any:
    """What a text says in a column; "?" where it can't be read."""
    value, fits = read_cell(column(kind), text, TODAY)
    return value if fits else "?"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1,234.5", 1234.5),
        ("1 234", 1234),
        ("£1,200", 1200),
        ("12.5%", 12.5),
        ("\u22123", -3),
        ("0,5", 0.5),
        (" 7 ", 7),
        ("", None),
        ("about two", "?"),
        ("12-14", "?"),
        ("1,23,4", "?"),
        ("=1+1", "?"),
        ("nan", "?"),
        ("1e400", "?"),
    ],
)
def test_a_number_is_read_with_its_commas_its_pound_sign_or_not_at_all(text: str, value: Any) -> None:
    assert read("number", text) == value


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03", "3/11/2026", "03/11/26", "3.11.2026", "3-11-2026", "3 Nov 2026", "3rd November 2026",
        "Nov 3, 2026",
        "3-Nov-26", "Tue 3 Nov 2026", "Tuesday, 3 November 2026", "3 Nov", "3rd of November", "3/11", "November 3",
        "03/11/2026 09:30", "2026-11-03T09:30:00Z", "2026-11-03 00:00:00", "3 Sept 2026 ",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written_with_the_day_before_the_month(text: str) -> None:
    assert read("date", text) == ("2026-09-03" if "Sept" in text else "2026-11-03")


@pytest.mark.parametrize("text", ["11/25/2026", "31/2/2026", "sometime", "Mayor 3", "32 Nov", "2026", "0/0/2026"])
def test_a_text_that_is_no_day_is_never_made_into_one(text: str) -> None:
    assert read("date", text) == "?"


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(-180, 180))
def test_a_day_without_its_year_is_the_one_nearest_to_today(today: date, away: int) -> None:
    day = today + timedelta(away)
    value, fits = read_cell(column("date"), f"{day.day} {day:%B}", today)
    assert fits
    assert value == day.isoformat()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((text, True) for text in ("yes", "Y", "x", "✓", "TRUE", "1", "seen it")),
        *((text, False) for text in ("no", "0", "☐", "", "-")),
        ("maybe", "?"),
    ],
)  # fmt: skip
def test_a_tick_is_read_from_a_yes_a_tick_a_cross_or_the_name_of_its_column(text: str, value: Any) -> None:
    assert read("tick", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Yes, felt it", "yes_felt"),
        ("yes felt it", "yes_felt"),
        ("yes_felt", "yes_felt"),
        ("NO", "no"),
        ("I don’t know", DONT_KNOW),
        ("yes", "?"),
    ],
)
def test_a_choice_is_read_by_its_label_in_any_case(text: str, value: str) -> None:
    assert read("choice", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((text, 4) for text in ("4", "4 of 5", "4/5")),
        ("5 – Strong", 5),
        ("weak", 1),
        ("don't know", DONT_KNOW),
        *((text, "?") for text in ("6", "4/10", "0")),
    ],
)
def test_a_point_of_a_scale_is_read_by_its_number_or_by_the_name_of_an_end(text: str, value: Any) -> None:
    assert read("scale", text) == value


@given(st.text(max_size=80), st.sampled_from(TYPES))
def test_whatever_a_cell_says_its_value_is_one_the_column_accepts(text: str, kind: str) -> None:
    value, fits = read_cell(column(kind), text, TODAY)
    assert column(kind).check(value) == (value, "")
    if not fits:
        assert value == column(kind).empty
        assert text.strip()
