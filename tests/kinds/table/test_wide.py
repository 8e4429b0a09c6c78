"""A file with a row for each area and a column for each measure or year: every figure comes in beside its own like."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .test_files import kind_of, preview
from .test_turning import csv_of

MEASURES = csv_of(
    ["Area name", "Life expectancy (years)", "Smoking (%)", "Homes that are damp"],
    [["England", "79.4", "14", "5"], ["Millbank", "75.5", "21", ""], ["Hillside", "77", "18", "9"]],
)
YEARS = csv_of(
    ["Ward", "Indicator", "2019/20", "2020/21"],
    [["Millbank", "Smoking", "21", "20"], ["Hillside", "Smoking", "18", "18"], ["Millbank", "Damp", "9", "9"]],
)
CENSUS = csv_of(
    ["2021 super output area - lower layer", "mnemonic", "Total", "Owned", "Social rented"],
    [["Millbank 001A", "E01000001", "400", "120", "200"], ["Millbank 001B", "E01000002", "500", "400", "30"]],
)


def figures(told: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(row["measure"], row.get("area"), row.get("comparator"), row.get("unit")) for row in told["rows"]]


@pytest.mark.parametrize(
    ("text", "ours", "against", "rows"),
    [
        (
            MEASURES,
            "Millbank",
            "England",
            [
                ("Life expectancy", 75.5, 79.4, "years"),
                ("Smoking", 21, 14, "%"),
                ("Homes that are damp", None, 5, None),
            ],
        ),
        (
            YEARS,
            "Millbank",
            "Hillside",
            [
                ("Smoking, 2019/20", 21, 18, None),
                ("Smoking, 2020/21", 20, 18, None),
                ("Damp, 2019/20", 9, None, None),
                ("Damp, 2020/21", 9, None, None),
            ],
        ),
        (
            CENSUS,
            "Millbank 001B",
            "Millbank 001A",
            [("Total", 500, 400, None), ("Owned", 400, 120, None), ("Social rented", 30, 200, None)],
        ),
    ],
)
def test_each_column_of_figures_is_a_measure_or_a_year_of_its_own(
    text: str, ours: str, against: str, rows: list[Any]
) -> None:
    told = preview(text, ours=ours, against=against)
    assert figures(told) == rows
    assert any("Each column of figures was read as a" in note for note in told["notes"])


def test_nothing_of_a_wide_table_comes_in_before_somebody_says_which_area_is_theirs() -> None:
    told = preview(MEASURES)
    assert told["rows"] == []
    assert told["long"]["areas"] == ["England", "Millbank", "Hillside"]


AREAS = ("Millbank", "Hillside", "Newtown")
WIDE = st.lists(st.lists(st.integers(0, 10**6), min_size=3, max_size=3), min_size=2, max_size=5)


@settings(max_examples=40)
@given(WIDE, st.sampled_from(AREAS), st.sampled_from(AREAS))
def test_every_figure_of_a_wide_table_stands_beside_the_one_of_its_own_column(
    columns: list[list[int]], ours: str, against: str
) -> None:
    heads = [f"Share of {name} homes" for name in ("warm", "cold", "old", "new", "empty")][: len(columns)]
    rows = [[area, *(column[at] for column in columns)] for at, area in enumerate(AREAS)]
    told = preview(csv_of(["Ward", *heads], rows), ours=ours, against=against)
    mine, other = AREAS.index(ours), AREAS.index(against)
    assert figures(told) == [
        (head, column[mine], column[other] if against != ours else None, None)
        for head, column in zip(heads, columns, strict=True)
    ]
    assert told["long"]["left"] == len(columns) * (len(AREAS) - 1 - (against != ours))


@pytest.mark.parametrize(
    "text",
    [
        "Ward,Damp,England\nMillbank,9,5\nHillside,7,5\n",
        "Ward,Damp,Hillside\nMillbank,9,7\nHillside,5,7\n",
        "Ward,Value,Count\nMillbank,9,100\nHillside,7,90\n",
        "Ward,Rate,Lower CI,Upper CI\nMillbank,9,8,10\nHillside,7,6,8\n",
    ],
)
def test_what_an_area_is_compared_with_a_count_or_a_limit_is_no_measure(text: str) -> None:
    told = preview(text, ours="Millbank")
    assert len(told["rows"]) == 1
    assert told["rows"][0]["area"] == 9


def test_a_table_that_compares_no_areas_stays_as_it_is() -> None:
    told = preview("Ward,2019,2020\nMillbank,1,2\nHillside,3,4\n", kind_of("7.2", "activity"))
    assert len(told["file"]) == 3
    assert told["total"] in (2, 3)
