"""A file with a row for each area is turned round: each figure stands beside the one it may be compared with."""

import csv
import io
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.kinds.pictures import pictures_of
from powerkit.kinds.rows import UNREAD
from powerkit.kinds.table.importing.csv import read_sheet
from powerkit.kinds.table.importing.long_table import long_of
from powerkit.kinds.table.importing.pivot import EACH, Sides, turned
from powerkit.kinds.table.kind import TableOfRows
from powerkit.text.normalize import folded

from .test_files import FACTS, kind_of, preview

FINGERTIPS = (
    *("Indicator ID", "Indicator Name", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age"),
    *("Category Type", "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Count"),
    *("Value note", "Recent Trend", "Time period Sortable"),
)


def csv_of(heads: Any, rows: Any) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([heads, *rows])
    return out.getvalue()


def fingertips() -> str:
    """As public health profiles are downloaded: sexes, years, a breakdown of one area, a figure that is kept back."""
    areas = (("E92", "England", "England"), ("E08", "Ellerclough", "District"), ("E09", "Mill", "District"))
    figures = {"England": 79.4, "Ellerclough": 75.5, "Mill": 77}
    rows = []
    for years, sex, area in product(("2018 - 20", "2020 - 22"), ("Male", "Female"), areas):
        figure = figures[area[1]] + (sex == "Female") + (years == "2020 - 22") / 2
        head = ["90366", "Life expectancy at birth", "England", *area, sex, "All ages", "", "", years]
        rows.append([*head, str(figure), "70", "80", "", "", "Up" * (sex == "Male"), "1"])
    decile = ["90366", "Life expectancy at birth", "England", "E92", "England", "England", "Male", "All ages"]
    decile += ["Deprivation deciles", "Most deprived decile", "2020 - 22", "74.1", "", "", "", "", "", "1"]
    hidden = ["90366", "Life expectancy at birth", "England", "E06", "Rutley", "District", "Male", "All ages"]
    hidden += ["", "", "2020 - 22", "", "", "", "", "Suppressed: small count", "", "1"]
    return csv_of(FINGERTIPS, [*rows, decile, hidden])


def test_nothing_is_brought_in_before_somebody_says_which_area_is_theirs() -> None:
    told = preview(fingertips())
    assert told["rows"] == []
    assert told["long"]["areas"] == ["England", "Ellerclough", "Mill", "Rutley"]
    assert told["long"]["left"] == told["total"] == 14


def test_each_figure_stands_beside_that_of_the_same_sex_and_year_and_keeps_its_limits() -> None:
    told = preview(fingertips(), ours="Ellerclough", against="England")
    assert [(row["measure"], row["area"], row["comparator"]) for row in told["rows"]] == [
        ("Life expectancy at birth, Male, 2018 - 20", 75.5, 79.4),
        ("Life expectancy at birth, Female, 2018 - 20", 76.5, 80.4),
        ("Life expectancy at birth, Male, 2020 - 22", 76, 79.9),
        ("Life expectancy at birth, Female, 2020 - 22", 77, 80.9),
    ]
    assert {row["compared_with"] for row in told["rows"]} == {"England"}
    assert {row["note"] for row in told["rows"]} == {
        "Our area: Ellerclough.\nCI 95.0 limit: Ellerclough 70 to 80; England 70 to 80."
    }
    assert told["long"]["left"] == 6
    assert {"Indicator ID", "Area Code", "Count", "Recent Trend"} <= {*told["long"]["out"]}
    assert FACTS.check(told["rows"])[1] == ()


def test_a_figure_that_is_kept_back_stays_blank_with_the_reason() -> None:
    (row,) = preview(fingertips(), ours="Rutley", against="England")["rows"]
    assert "area" not in row
    assert row["comparator"] == 79.9
    assert "Value note, Rutley: Suppressed: small count" in row["note"]


@pytest.mark.parametrize("narrow", [False, True])
def test_a_picture_of_what_was_brought_in_says_which_area_it_is_and_why_it_has_no_figure(narrow: bool) -> None:
    rows = {ours: preview(fingertips(), ours=ours, against="England")["rows"] for ours in ("Ellerclough", "Rutley")}
    for ours, some in rows.items():
        (picture,) = pictures_of(FACTS, FACTS.check(some)[0], "Facts", narrow=narrow)
        assert picture.svg.count(f">Our area: {ours}<") == 1
        assert (">Why there is no figure: Suppressed: small count<" in picture.svg) == (ours == "Rutley")
    both = [row for some in rows.values() for row in some]
    (picture,) = pictures_of(FACTS, FACTS.check(both)[0], "Facts", narrow=narrow)
    assert [picture.svg.count(f">Our area: {ours}<") for ours in rows] == [len(some) for some in rows.values()]


def test_a_breakdown_of_one_area_is_never_compared_with_the_whole_of_another() -> None:
    rows = preview(fingertips(), ours="England", against="Ellerclough")["rows"]
    (decile,) = [row for row in rows if "Most deprived decile" in row["measure"]]
    assert "comparator" not in decile


AREAS = ("Ellerclough", "Mill", "Hill")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Smoking", "Damp homes"]),
        st.sampled_from(AREAS),
        st.sampled_from(["Male", "Female", "Persons"]),
        st.sampled_from(["2022", "2023"]),
    ),
    unique=True,
    min_size=2,
    max_size=20,
)


@settings(max_examples=40)
@given(ROWS, st.randoms(use_true_random=False), st.sampled_from(AREAS), st.sampled_from([*AREAS, ""]))
def test_every_figure_of_ours_comes_once_under_its_own_measure_beside_its_own_like(
    keys: list[tuple[str, str, str, str]], random: Any, ours: str, against: str
) -> None:
    figures = {key: number / 10 for key, number in zip(keys, random.sample(range(1, 10_000), len(keys)), strict=True)}

    def typed(cell: str) -> str:
        """As somebody may type it the second time."""
        return random.choice([str, str.upper, str.lower])(cell).replace(" ", random.choice([" ", "  ", "\u00a0"]))

    rows = [[f"{typed(cell)}{random.choice(['', ' '])}" for cell in key] + [figure] for key, figure in figures.items()]
    text = csv_of(["Measure", "Area", "Sex", "Year", "Value"], rows)
    if len({area for _, area, _, _ in keys}) < 2 or ours not in {area for _, area, _, _ in keys}:
        return
    spelt = {area.casefold(): area for area in preview(text)["long"]["areas"]}
    assert len(spelt) == len({area for _, area, _, _ in keys})
    told = preview(text, ours=spelt[ours.casefold()], against=spelt.get(against.casefold(), ""))
    mine = [key for key in keys if key[1] == ours]
    assert [row["area"] for row in told["rows"]] == [figures[key] for key in mine]
    assert len({row["measure"] for row in told["rows"]}) == len(mine)
    for key, row in zip(mine, told["rows"], strict=True):
        like = (key[0], against, *key[2:])
        assert row.get("comparator") == (figures.get(like) if against != ours else None)
        assert folded(row["measure"]).startswith(folded(key[0]))
        assert key[3] in row["measure"]
    used = len(mine) + sum("comparator" in row for row in told["rows"])
    assert told["long"]["left"] == len(keys) - used


def test_each_area_may_come_in_under_its_own_name() -> None:
    rows = preview(fingertips(), ours=EACH, against="")["rows"]
    assert len(rows) == 14
    assert len({row["measure"] for row in rows}) == 14


def test_two_different_figures_for_one_thing_are_both_kept_and_told_apart_by_their_row() -> None:
    text = csv_of(["Measure", "Ward", "Value"], [["Damp", "Mill", "3"], ["Damp", "Mill", "5"], ["Damp", "Hill", "4"]])
    rows = preview(text, ours="Mill", against="Hill")["rows"]
    assert [(row["measure"], row["area"], row["comparator"]) for row in rows] == [
        ("Damp, row 2", 3, 4),
        ("Damp, row 3", 5, 4),
    ]


def test_an_area_may_be_compared_with_a_column_of_the_file() -> None:
    text = csv_of(
        ["Measure", "Ward", "Rate", "England", "Unit"],
        [["Damp", "Mill", "3", "2.5", "%"], ["Damp", "Hill", "n/a", "2.5", "%"]],
    )
    told = preview(text, ours="Hill", against="column 3")
    assert told["rows"] == [
        {
            "measure": "Damp",
            "comparator": 2.5,
            "compared_with": "England",
            "unit": "%",
            "note": "Our area: Hill.",
            UNREAD: {"area": "n/a"},
        }
    ]
    assert [(item["column"], item["rows"]) for item in told["bad"]] == [("Our area", [3])]


def test_where_no_column_is_called_a_value_the_first_figures_are_taken_and_others_can_be_chosen() -> None:
    text = csv_of(["Measure", "Ward", "Last", "Now"], [["Damp", "Mill", "3", "2"], ["Damp", "Hill", "4", "5"]])
    told = preview(text, ours="Hill", against="Mill")
    assert [item["name"] for item in told["long"]["figures"]] == ["Last", "Now"]
    assert told["rows"][0]["area"] == 4
    chosen = preview(text, ours="Hill", against="Mill", figure="column 3")
    (row,) = chosen["rows"]
    assert row == {
        "measure": "Damp",
        "area": 5,
        "comparator": 2,
        "compared_with": "Mill",
        "note": "Our area: Hill.",
    }


def test_headings_that_are_ids_or_years_over_figures_of_another_sort_are_headings() -> None:
    heads = ["v4_0", "calendar-years", "Time", "administrative-geography", "Geography", "sex", "Sex"]
    rows = [
        ["79.4", "2020", "2020", "E92000001", "England", "male", "Male"],
        ["75.5", "2020", "2020", "E08000099", "Millbank", "male", "Male"],
        ["80.1", "2020", "2020", "E08000099", "Millbank", "female", "Female"],
    ]
    told = preview(csv_of(heads, rows), ours="Millbank", against="England")
    assert [(row["area"], row.get("comparator")) for row in told["rows"]] == [(75.5, 79.4), (80.1, None)]


def test_sexes_of_one_area_are_kept_apart_too() -> None:
    text = csv_of(["Indicator", "Sex", "Value"], [["Smoking", "Male", "21"], ["Smoking", "Female", "14"]])
    assert [(row["measure"], row["area"]) for row in preview(text)["rows"]] == [
        ("Smoking, Male", 21),
        ("Smoking, Female", 14),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Measure,Our area,Area name\nDamp,3,Mill\nDamp,4,Hill\n",
        "Measure,Value\nDamp,3\nMould,4\n",
        "Life expectancy;71.2;79.1;years\nSmoking;21;14;per cent\n",
    ],
)
def test_a_plain_table_is_left_as_it_is(text: str) -> None:
    told = preview(text)
    assert "long" not in told
    assert len(told["rows"]) == 2


def test_only_a_table_that_compares_areas_is_turned_round() -> None:
    kind = kind_of("7.2", "activity")
    assert isinstance(kind, TableOfRows)
    assert isinstance(FACTS, TableOfRows)
    sheet = read_sheet(fingertips().encode(), kind.rows.columns)
    assert long_of(kind, sheet) is None
    found = long_of(FACTS, sheet)
    assert found
    assert turned(FACTS, sheet, sheet.rows[1:], found, Sides("Nowhere", ""), date(2026, 1, 1)).rows == ()


def test_the_answers_to_a_survey_go_to_the_place_for_what_people_say_and_nothing_else_by_itself() -> None:
    text = "Timestamp,What matters?\n2026/11/02 9:00:00 AM GMT,The crossing is not safe at all\n"
    told = preview(text, kind_of("5.3", "voices"))
    assert told["rows"] == [{"quote": "The crossing is not safe at all"}]
    pasted = "02/11/2026 09:00\tbuses\n03/11/2026 10:00\tbenches\n"
    assert all("02/11" not in str(row) for row in preview(pasted, kind_of("5.3", "voices"))["rows"])


def test_headings_in_two_rows_under_a_title_are_read_as_one() -> None:
    text = "Survey of Mill Lane,,\nRespondent ID,Start Date,What matters?\n,,Open-Ended Response\n"
    text += (
        "11890001,11/02/2026 09:00:00,The bus never comes here\n11890002,11/02/2026 09:10:00,More benches on the hill\n"
    )
    told = preview(text, kind_of("5.3", "voices"))
    assert [row["quote"] for row in told["rows"]] == ["The bus never comes here", "More benches on the hill"]
    assert [item["name"] for item in told["file"]] == ["Respondent ID", "Start Date", "What matters?"]


@settings(max_examples=40)
@given(
    st.lists(st.integers(1950, 2030), unique=True, min_size=2, max_size=5),
    st.sampled_from(["Local authority", "Area", "Ward name", "School name", "LSOA name (2011)", "Ardal"]),
    st.integers(2, 5),
    st.randoms(use_true_random=False),
)
def test_years_over_columns_of_figures_are_headings_and_no_figures(
    years: list[int], head: str, areas: int, random: Any
) -> None:
    rows = [[f"Place {number}", *(f"{random.uniform(1, 90):.1f}" for _ in years)] for number in range(areas)]
    told = preview(csv_of([head, *years], rows))
    assert told["rows"] == [], "which area is ours is asked first"
    assert told["long"]["areas"] == [name for name, *_ in rows]
    ours, against = rows[0], rows[1]
    brought = preview(csv_of([head, *years], rows), ours=ours[0], against=against[0])["rows"]
    assert [(row["area"], row["comparator"]) for row in brought] == [
        (float(one), float(other)) for one, other in zip(ours[1:], against[1:], strict=True)
    ]
    assert all(str(year) in row["measure"] for year, row in zip(years, brought, strict=True))


@pytest.mark.parametrize("head", ["School name", "GP practice", "Trust", "LSOA name (2011)", "Ysgol"])
def test_columns_of_figures_of_several_places_are_asked_about(head: str) -> None:
    told = preview(
        csv_of([head, "Attainment", "Progress"], [["Hulme High", "45.1", "-0.2"], ["Moss High", "40.2", "0.1"]])
    )
    assert told["rows"] == [] and told["long"]["areas"] == ["Hulme High", "Moss High"]
