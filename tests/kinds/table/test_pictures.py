"""The pictures of tables of figures: each mark carries the number it shows, and the numbers stand in a table beside."""

import json
import re
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.documents.model import Table
from powerkit.kinds import KINDS
from powerkit.kinds.pictures import pictures_of
from powerkit.kinds.table.kind import TableOfRows
from powerkit.resources import examples_folder
from powerkit.text.toml_reader import Spec
from tests.shipped import shipped_deck

DECK = shipped_deck()
YEAR = json.loads((examples_folder() / "year.json").read_text(encoding="utf-8"))
FIELDS = {"7.2": "activity", "8.3": "facts"}


def kind_of(card: str) -> TableOfRows:
    field = DECK.card(card).field(FIELDS[card])
    assert field and isinstance(field.kind, TableOfRows)
    return field.kind


def year_rows(card: str) -> list[dict[str, Any]]:
    return [item["answers"][FIELDS[card]] for item in YEAR if item["card"] == card and FIELDS[card] in item["answers"]][
        -1
    ]


def drawn(card: str, rows: list[dict[str, Any]], *, narrow: bool = False) -> tuple[Any, list[dict[str, str]]]:
    """The picture of some rows, and the data its marks carry."""
    answer, problems = kind_of(card).check(rows)
    assert problems == ()
    (picture,) = pictures_of(kind_of(card), answer, "What you do", narrow=narrow)
    marks = [dict(item.attrib) for item in ElementTree.fromstring(picture.svg).iter() if "data-part" in item.attrib]
    return picture, [{key[5:]: value for key, value in mark.items() if key.startswith("data-")} for mark in marks]


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("\u2212", "-"))


def test_the_hours_of_each_activity_are_those_of_its_bars_and_of_the_table() -> None:
    rows = year_rows("7.2")
    picture, marks = drawn("7.2", rows)
    table = kind_of("7.2").numbers(kind_of("7.2").check(rows)[0])
    assert isinstance(table, Table)
    for name, _, hours, marked in table.rows[:-1]:
        bars = {mark["part"]: number(mark["hours"]) for mark in marks if mark["activity"] == name}
        if hours == "not given":
            assert bars == {}
            continue
        assert sum(bars.values()) == number(hours)
        assert bars.get("chance", 0) == (0 if marked == "–" else number(marked))
    assert table.rows[-1] == ("Together", "20", "35.5", "22")
    assert sum(number(mark["hours"]) for mark in marks) == Decimal("35.5")
    assert picture.caption == (
        "35.5 hours in 20 entries. Most go to “Interviews for the nurse post”: 6 hours. "
        "Marked “A VCSE relationship could grow here”: 22 hours, in 10 of 20 entries. 2 say no hours."
    )
    assert "in 20 entries of 18 activities" in re.sub("<[^>]*>| +", " ", picture.svg).replace("  ", " ")


NAMES = st.sampled_from(["Walk", "walk", "Rota", "Ward round", "₤ & <b>", "मिलना"])
HOURS = st.integers(1, 400).map(lambda quarters: quarters / 4)


@settings(max_examples=20)
@given(st.lists(st.fixed_dictionaries({"activity": NAMES, "hours": HOURS, "chance": st.booleans()}), min_size=1))
def test_no_hour_is_lost_or_counted_twice_however_rows_are_named(rows: list[dict[str, Any]]) -> None:
    _, marks = drawn("7.2", rows)
    parts = {"chance": [row for row in rows if row["chance"]], "other": [row for row in rows if not row["chance"]]}
    for part, of_it in parts.items():
        shown = sum(number(mark["hours"]) for mark in marks if mark["part"] == part)
        assert shown == sum(Decimal(str(row["hours"])) for row in of_it)


def test_many_activities_share_the_last_bar_and_the_table_names_them_all() -> None:
    rows = [{"activity": f"Thing {at:02}", "hours": at + 1} for at in range(60)]
    _, marks = drawn("7.2", rows)
    assert len(marks) == 18
    assert marks[-1]["activity"] == "43 more activities, up to 43 hours each"
    assert sum(number(mark["hours"]) for mark in marks) == sum(range(1, 61))
    table = kind_of("7.2").numbers(kind_of("7.2").check(rows)[0])
    assert table is not None
    assert len(table.rows) == 61


def test_without_hours_or_figures_nothing_is_drawn() -> None:
    for card, rows in (("7.2", [{"activity": "Walk", "chance": True}]), ("8.3", [{"measure": "Damp walls"}])):
        answer, _ = kind_of(card).check(rows)
        assert pictures_of(kind_of(card), answer, "x") == ()
        assert kind_of(card).numbers(answer) is None


@pytest.mark.parametrize("narrow", [False, True])
def test_each_measure_has_a_line_of_its_own_with_both_its_figures_and_its_unit(narrow: bool) -> None:
    rows = year_rows("8.3")
    picture, marks = drawn("8.3", rows, narrow=narrow)
    table = kind_of("8.3").numbers(kind_of("8.3").check(rows)[0])
    assert table is not None
    for name, area, comparator, unit, _ in table.rows:
        shown = {mark["part"]: (mark["value"], mark["unit"]) for mark in marks if mark["measure"] == name}
        given_ = {"area": area, "comparator": comparator}
        assert shown == {part: (value, unit) for part, value in given_.items() if value}
    assert "Our area 56.1 years, The borough 62.4 years." in picture.alt
    assert picture.caption.startswith("4 measures beside somewhere else: Our area is higher in 2, lower in 2")


def places_of(svg: str) -> dict[tuple[str, str], float]:
    """Where each mark stands from the left, in pixels."""
    found = {}
    for group in ElementTree.fromstring(svg).iter():
        if "data-measure" in group.attrib:
            use = next(item for item in group.iter() if item.tag.endswith("}use"))
            found[group.attrib["data-measure"], group.attrib["data-part"]] = float(use.attrib["x"])
    return found


@pytest.mark.parametrize("card", list(FIELDS))
@pytest.mark.parametrize("narrow", [False, True])
def test_the_same_answer_gives_the_same_picture_with_real_text_and_no_markup_of_its_own(
    card: str, narrow: bool
) -> None:
    nasty = "<script>alert(1)</script> $x_1$ & “more” \u0000"
    first = kind_of(card).rows.columns[0].id
    rows = [{**row, first: nasty if not at else row[first]} for at, row in enumerate(year_rows(card))]
    picture, _ = drawn(card, rows, narrow=narrow)
    assert picture.svg == drawn(card, rows, narrow=narrow)[0].svg
    root = ElementTree.fromstring(picture.svg)
    assert not [item for item in root.iter() if item.tag.endswith("script")]
    said = "".join("".join(item.itertext()) for item in root.iter() if item.tag.endswith("}text"))
    assert "alert(1)" in said
    assert root.find("{http://www.w3.org/2000/svg}title") is not None
    assert not re.search(r"<image|href=\"http", picture.svg)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"picture": "hours"}, 'the picture "hours" needs "hours"'),
        ({"picture": "hours", "hours": "what"}, '"hours" is a column of the type text'),
        ({"picture": "comparison", "area": "n"}, 'the picture "comparison" needs "comparator"'),
        ({"hours": "n"}, '"hours" means something only with picture = "hours"'),
        ({"picture": "hour"}, 'Did you mean "hours"?'),
    ],
)
def test_a_deck_that_asks_for_a_picture_it_gives_no_figures_is_told_where(more: dict[str, str], said: str) -> None:
    columns = [{"id": "what", "label": "What", "type": "text"}, {"id": "n", "label": "N", "type": "number"}]
    problems: list[str] = []
    KINDS["table"].read(Spec({"row": "thing", "columns": columns, **more}, "deck.toml", problems))
    assert any(said in problem for problem in problems), problems
