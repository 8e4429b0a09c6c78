"""A column is read by all its cells: a comma or a point before tenths, and months that a spreadsheet wrote as days."""

from datetime import date
from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.kinds.columns import Column
from powerkit.kinds.rows import UNREAD
from powerkit.kinds.table.importing.csv import read_sheet
from powerkit.kinds.table.importing.long_table import long_of
from powerkit.kinds.table.importing.pivot import Sides, preview_turned
from powerkit.kinds.table.importing.preview import plan_for, preview
from powerkit.kinds.table.kind import TableOfRows

TODAY = date(2026, 11, 24)
COLUMNS = (
    Column("what", "What"), Column("day", "When", "date"), Column("here", "Here", "number"),
    Column("there", "There", "number"),
)  # fmt: skip


def read(text: str) -> dict[str, Any]:
    sheet = read_sheet(text.encode(), COLUMNS)
    return preview(sheet, plan_for(sheet, COLUMNS, TODAY), COLUMNS, TODAY)


def column(told: dict[str, Any], name: str) -> list[Any]:
    """What was read in a column; what could not be stands as it was written."""
    return [row.get(name, row.get(UNREAD, {}).get(name)) for row in told["rows"]]


NUMBERS = {
    "residents and a rate": ("1.234 19,47 1.355,90", [1234, 19.47, 1355.9]),
    "prices": ("1.000 2.500,00 € 999,5", [1000, 2500, 999.5]),
    "millions": ("1.234.567 2.000 3", [1234567, 2000, 3]),
    "shares": ("0,125 1.500 12,5%", [0.125, 1500, 12.5]),
    "English prices": ("1,234 19.47 £1,355.90", [1234, 19.47, 1355.9]),
    "English measures": ("0.125 1.250 3", [0.125, 1.25, 3]),
    "plain English": ("1,234 2,155 1,000", [1234, 2155, 1000]),
    "both": ("1.234 19,47 20.5 1,234", ["1.234", 19.47, 20.5, "1,234"]),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_are_read_by_what_the_others_of_their_column_show(name: str) -> None:
    cells, numbers = NUMBERS[name]
    parts = cells.replace(" €", "_€").split()
    told = read("What;Here\n" + "".join(f"One {at};{cell.replace('_', ' ')}\n" for at, cell in enumerate(parts)))
    assert column(told, "here") == numbers
    assert told["bad_cells"] == sum(isinstance(number, str) for number in numbers)
    assert any("comma before the tenths" in note for note in told["notes"]) == (name in [*NUMBERS][:4])


def test_a_column_that_shows_nothing_goes_by_the_others_of_its_file() -> None:
    told = read("What;Here;There\nResidents;1.234;12,5\nFlats;2.155;3,25\n")
    assert (column(told, "here"), column(told, "there")) == ([1234, 2155], [12.5, 3.25])
    told = read("What;Here;There\nResidents;1.234;12,5\nFlats;2.155;3.25\n")
    assert (column(told, "here"), column(told, "there")) == (["1.234", "2.155"], [12.5, 3.25])
    assert "may mean thousands or thousandths" in told["bad"][0]["why"]


DAYS = {
    "months of a spreadsheet": ("May-26 Nov-25 Sep 26 03/04/2026", ["May-26", "Nov-25", "Sep 26", "2026-04-03"]),
    "months in words": ("January 26_ February 26_ March 26_ 3/11/2026", [
        "January 26", "February 26", "March 26", "2026-11-03"]),
    "old months": ("Jun-99 Jul-99 1/2/2026", ["Jun-99", "Jul-99", "2026-02-01"]),
    "days of a spreadsheet": ("26-May 25-Nov 3-Sep", ["2026-05-26", "2026-11-25", "2026-09-03"]),
    "days with the month first": ("Nov 3_ Nov 17_ Dec 1", ["2026-11-03", "2026-11-17", "2026-12-01"]),
    "days of an American": ("November 3, 2026_ May-3_ Sep 26", ["2026-11-03", "2027-05-03", "2026-09-26"]),
}  # fmt: skip


@pytest.mark.parametrize("name", DAYS)
def test_a_month_and_its_year_is_never_made_into_a_day(name: str) -> None:
    cells, days = DAYS[name]
    parts = [part.strip() for part in cells.split("_")] if "_" in cells else cells.replace("Sep 26", "Sep_26").split()
    told = read("What\tWhen\n" + "".join(f"One {at}\t{cell.replace('_', ' ')}\n" for at, cell in enumerate(parts)))
    assert column(told, "day") == days
    assert all("a month and its year" in bad["why"] for bad in told["bad"])


def test_months_under_a_heading_for_days_stay_as_notes_of_their_rows() -> None:
    told = read("When\tWhat\nMay-26\tWalk\nNov-25\tBoard\nSep 26\tFair\n03/04/2026\tVisit\n")
    assert told["columns"][:2] == ["day", "what"]
    assert column(told, "day") == ["May-26", "Nov-25", "Sep 26", "2026-04-03"]
    assert told["bad_cells"] == 3


def test_the_figures_of_areas_are_read_by_their_column_too(deck: Deck) -> None:
    field = deck.card("8.3").field("facts")
    assert field
    rows = [("Bewohner", "1.234", "2.155"), ("Quote", "19,47", "12,5"), ("Kosten", "1.355,90", "1.000")]
    lines = [
        f"{what};{area};{value}" for what, ours, other in rows for area, value in (("Moss", ours), ("Hill", other))
    ]
    text = "Indicator;Area Name;Value\n" + "\n".join(lines)
    kind = field.kind
    assert isinstance(kind, TableOfRows)
    sheet = read_sheet(text.encode(), kind.columns)
    found = long_of(kind, sheet)
    assert found
    told = preview_turned(kind, sheet, plan_for(sheet, kind.columns, TODAY), found, Sides("Moss", "Hill"), TODAY, 500)
    assert [(row["area"], row["comparator"]) for row in told["rows"]] == [(1234, 2155), (19.47, 12.5), (1355.9, 1000)]
    assert any("comma before the tenths" in note for note in told["notes"])
