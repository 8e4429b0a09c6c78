"""Bringing a CSV into a table: it is looked at first, its columns are given a place, and one undo takes it back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.many import rest_long

from .harness import Desk
from .table_support import Tabled, open_table
from .words_support import findings

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

PROFILE = """Indicator,Group,Value,England,Unit
Life expectancy,Everybody,71.2,79.1,years
Smoking,Everybody,21,n/a,per cent
Walks,Everybody,11,14,per cent
"""


def facts(desk: MakeDesk, rows: list[dict[str, object]] | None = None, **browser: object) -> Tabled:
    return open_table(desk, "8.3", "facts", rows, **browser)


def test_a_csv_is_seen_first_and_added_by_keys_alone_and_one_undo_takes_it_back(desk: MakeDesk) -> None:
    table = facts(desk)
    summary = table.el.locator(".pk-bring-in > summary")
    summary.press("Enter")
    seen = table.bring("profile.csv", PROFILE)
    expect(seen).to_be_focused()
    expect(seen).to_have_accessible_name("profile.csv: 3 rows")
    expect(seen).to_contain_text("Left out: Group, England.")
    assert table.engine.drafts("facts") == []
    england = seen.get_by_label(re.compile("^England"))
    england.focus()
    table.page.keyboard.type("Compared with")
    expect(seen).to_contain_text("1 cell can’t be read. It stays as a note beside its box.")
    expect(england).to_be_focused()
    expect(seen).to_contain_text("Row 3, Compared with: “n/a” is no number")
    seen.get_by_role("button", name="Add these 3 rows").press("Enter")
    expect(table.said()).to_contain_text("3 rows added.")
    expect(seen).to_be_hidden()
    assert table.stored() == [
        {"measure": "Life expectancy", "area": 71.2, "comparator": 79.1, "unit": "years"},
        {"measure": "Smoking", "area": 21, "unit": "per cent", "_unread": {"comparator": "n/a"}},
        {"measure": "Walks", "area": 11, "comparator": 14, "unit": "per cent"},
    ]
    table.button("Undo").press("Enter")
    assert table.stored() == []


AREAS = """Indicator,Area,Sex,Year,Value,Lower limit,Upper limit,Count,Unit,England
Life expectancy,Ellerclough,Male,2024,71.2,70,72,40,years,79.1
Life expectancy,Otherplace,Male,2024,79.4,78,80,40,years,79.1
Life expectancy,Ellerclough,Female,2024,75.5,74,76,40,years,83
Life expectancy,Otherplace,Female,2024,80.1,79,81,40,years,83
Smoking,Otherplace,Persons,2024,11,,,40,per cent,13
"""


@pytest.mark.long
def test_a_file_with_a_row_for_each_area_asks_which_is_ours_and_sets_figures_side_by_side(desk: MakeDesk) -> None:
    table = facts(desk)
    seen = table.bring("areas.csv", AREAS)
    expect(seen).to_contain_text("Choose your area to see its figures.")
    expect(seen).to_contain_text("Left out: Count, England.")
    seen.get_by_role("button", name="Nothing to add").press("Enter")
    expect(table.said()).to_contain_text("Choose your area.")
    assert findings(table.page, ".pk-bring-preview:not([hidden])") == []
    seen.get_by_label("Which is your area?").select_option("Ellerclough")
    expect(seen).to_contain_text("2 rows made from 5 in the file.")
    expect(seen).to_contain_text("3 rows of the file are left out")
    seen.get_by_label("Compare it with").select_option("Otherplace")
    expect(seen).to_contain_text("1 row of the file is left out")
    seen.get_by_role("button", name="Add these 2 rows").press("Enter")
    rows = table.stored()
    assert [(row["measure"], row["area"], row["comparator"], row["compared_with"]) for row in rows] == [
        ("Life expectancy, Male, 2024", 71.2, 79.4, "Otherplace"),
        ("Life expectancy, Female, 2024", 75.5, 80.1, "Otherplace"),
    ]
    assert rows[0]["note"] == "Our area: Ellerclough.\nlimit: Ellerclough 70 to 72; Otherplace 78 to 80."


def test_rows_are_added_to_those_there_or_put_in_their_place_and_undo_brings_the_old_ones_back(desk: MakeDesk) -> None:
    mine: list[dict[str, object]] = [{"_id": "r1", "measure": "Mine", "area": 3}]
    table = facts(desk, mine)
    table.bring("a.csv", PROFILE).get_by_role("button", name="Add these 3 rows").click()
    assert [row["measure"] for row in table.stored()] == ["Mine", "Life expectancy", "Smoking", "Walks"]
    table.button("Undo").click()
    assert table.stored() == [{"measure": "Mine", "area": 3}]
    table.bring("a.csv", PROFILE).get_by_role("button", name="Put them in place of my rows").click()
    assert [row["measure"] for row in table.stored()] == ["Life expectancy", "Smoking", "Walks"]
    table.button("Undo").click()
    assert table.stored() == [{"measure": "Mine", "area": 3}]


@pytest.mark.long
def test_only_some_rows_of_a_long_file_are_taken_and_the_limit_is_said_and_why(desk: MakeDesk) -> None:
    lines = "".join(f"Measure {at},{at}\n" for at in range(20_000))
    table = facts(desk)
    seen = table.bring("long.csv", "Indicator,Value\n" + lines)
    expect(seen).to_contain_text("20,000 rows in the file.")
    expect(seen).to_contain_text("A table here holds 500 rows, so that the page stays quick")
    assert seen.locator("tbody tr").count() == 5
    seen.get_by_label("has these words").fill("measure 1999")
    seen.get_by_label("has these words").press("Enter")
    expect(seen).to_contain_text("11 rows of 20,000 have “measure 1999”.")
    expect(seen.get_by_label("has these words")).to_be_focused()
    seen.get_by_role("button", name="Add these 11 rows").click()
    assert [row["measure"] for row in table.stored()][:2] == ["Measure 1999", "Measure 19990"]


@pytest.mark.long
def test_a_first_row_that_is_no_heading_is_taken_when_one_says_so(desk: MakeDesk) -> None:
    table = facts(desk)
    seen = table.bring("plain.csv", "Walks;12\nTalks;3\n")
    heading = seen.get_by_label("The first row holds headings")
    expect(heading).not_to_be_checked()
    expect(seen.get_by_label(re.compile("^Column 2"))).to_have_value("area")
    heading.check()
    expect(seen).to_have_accessible_name("plain.csv: 1 row")
    heading.uncheck()
    expect(seen).to_have_accessible_name("plain.csv: 2 rows")


@pytest.mark.parametrize(
    ("content", "said"),
    rest_long(
        [
            (b"\x89PNG\r\n\x1a\n\0\0", "The file is a picture, not text."),
            (b"", "This file has no rows."),
            (b"x" * 6_000_001, "This file is too large. The most is 6 MB."),
        ]
    ),
)
def test_a_file_that_is_no_table_is_refused_in_one_line_and_nothing_changes(
    desk: MakeDesk, content: bytes, said: str
) -> None:
    table = facts(desk, [{"_id": "r1", "measure": "Mine"}])
    table.bring("odd.csv", content)
    expect(table.el.get_by_role("alert").filter(has_text=said)).to_be_visible()
    assert table.engine.drafts("facts") == []


@pytest.mark.long
def test_markup_in_a_file_and_in_its_name_is_only_text(desk: MakeDesk) -> None:
    nasty = "<img src=x onerror=window.hit=1>"
    table = facts(desk)
    seen = table.bring(f"{nasty}.csv", f"{nasty},Value\n{nasty},1\n")
    expect(seen).to_contain_text(f"such as “{nasty}”")
    assert table.page.evaluate("window.hit") is None


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([320, 400, 1280]))
def test_axe_finds_nothing_in_a_preview_and_it_fits_the_window(desk: MakeDesk, width: int) -> None:
    table = facts(desk, [{"_id": "r1", "measure": "Mine"}], viewport={"width": width, "height": 900})
    seen = table.bring("a file with quite a long name of its own.csv", PROFILE + "w" * 200 + ",b,c,d,e\n")
    expect(seen).to_be_visible()
    seen.get_by_label(re.compile("^England")).select_option("comparator")
    expect(seen).to_contain_text("can’t be read")
    assert findings(table.page) == []
    assert table.page.evaluate("document.documentElement.scrollWidth") <= width
