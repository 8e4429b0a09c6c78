"""The pictures of finds (6.1), of small against big (9.2) and of patterns by kind (10.2), each against its rows."""

from __future__ import annotations

from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.documents.model import Picture, Table
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.privacy import Names
from powerkit.reports.record import compose_record

from .material import drawn, parts, squeezed, table_of, words_in, year_rows

TABLES = (("6.1", "finds"), ("9.2", "small_things"), ("10.2", "patterns"))


def by_row(picture: Picture) -> dict[str, Any]:
    return {part.get("data-row"): part for part in parts(picture, "row")}


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("table", TABLES, ids="-".join)
def test_every_row_of_the_worked_year_is_there_with_its_own_words(table: tuple[str, str], narrow: bool) -> None:
    rows = year_rows(*table)
    [picture] = drawn(*table, rows, narrow=narrow)
    found = by_row(picture)
    assert set(found) == {row["_id"] for row in rows}
    for row in rows:
        written = squeezed(words_in(found[row["_id"]]))
        for column in table_of(*table).rows.columns:
            if column.type in ("text", "long", "people") and column.id != "own_kind":
                assert squeezed(column.show(row.get(column.id))) in written
        assert row[table_of(*table).rows.columns[0].id] in picture.alt
    assert picture.caption.startswith(f"{len(rows)} ") and picture.alt.startswith(picture.caption)


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("table", TABLES, ids="-".join)
def test_a_row_with_one_cell_filled_in_is_not_dropped(table: tuple[str, str], narrow: bool) -> None:
    columns = [column for column in table_of(*table).rows.columns if column.type in ("text", "long", "people")]
    rows = [{"_id": column.id, column.id: f"Only {column.id}"} for column in columns]
    [picture] = drawn(*table, rows, narrow=narrow)
    assert set(by_row(picture)) == {column.id for column in columns}
    whole = squeezed(words_in(parts(picture, "row")[0])) + squeezed(picture.alt)
    assert all(squeezed(f"Only {column.id}") in whole for column in columns)


@pytest.mark.parametrize("table", TABLES, ids="-".join)
def test_a_table_of_nothing_has_no_picture(table: tuple[str, str]) -> None:
    assert drawn(*table, []) == ()


def test_a_find_says_its_kind_how_it_was_found_and_who_found_it() -> None:
    rows = year_rows("6.1", "finds")
    [picture] = drawn("6.1", "finds", rows)
    table = words_in(by_row(picture)[rows[0]["_id"]])
    assert "A behaviour · On a visit" in table and "Who found it: Angie" in table
    assert "“The talking table” (A behaviour · On a visit, Angie)" in picture.alt


@pytest.mark.parametrize("narrow", [False, True])
def test_a_small_thing_stands_where_its_two_scales_say(narrow: bool) -> None:
    rows = year_rows("9.2", "small_things")
    [picture] = drawn("9.2", "small_things", rows, narrow=narrow)
    placed = {part.get("data-thing"): part for part in parts(picture, "thing")}
    both = {row["_id"]: row for row in rows if isinstance(row["size"], int) and isinstance(row["impact"], int)}
    assert set(placed) == set(both) and 0 < len(both) < len(rows)
    at = {}
    for key, mark in placed.items():
        assert (mark.get("data-size"), mark.get("data-impact")) == (str(both[key]["size"]), str(both[key]["impact"]))
        disc = next(item for item in mark.iter() if item.get("r") and item.get("class") != "ear")
        at[key] = float(disc.get("cx")), float(disc.get("cy"))
    for item in both:
        for other in both:
            assert both[item]["size"] >= both[other]["size"] or at[item][0] < at[other][0]
            assert both[item]["impact"] <= both[other]["impact"] or at[item][1] < at[other][1]


def test_the_mouse_is_told_by_its_ears_and_in_words() -> None:
    rows = year_rows("9.2", "small_things")
    [picture] = drawn("9.2", "small_things", rows)
    mice = [row for row in rows if row["mouse"]]
    eared = [item for item in parts(picture, "thing") if any(part.get("class") == "ear" for part in item.iter())]
    assert [item.get("data-thing") for item in eared] == [row["_id"] for row in mice]
    assert "My Trojan Mouse" in words_in(by_row(picture)[mice[0]["_id"]])
    assert f"My Trojan Mouse: “{mice[0]['thing']}”." in picture.caption


@pytest.mark.parametrize("narrow", [False, True])
def test_many_things_in_one_square_do_not_cover_each_other(narrow: bool) -> None:
    rows = [{"thing": f"Thing {at}", "size": 1, "impact": 5, "mouse": at % 3 == 0} for at in range(40)]
    [picture] = drawn("9.2", "small_things", rows, narrow=narrow)
    discs = [
        (at, float(part.get("cx")), float(part.get("cy")), float(part.get("r")))
        for at, one in enumerate(parts(picture, "thing"))
        for part in one.iter()
        if part.get("r")
    ]
    assert len({at for at, *_ in discs}) == 40
    for one, x, y, r in discs:
        assert all((x - x2) ** 2 + (y - y2) ** 2 >= (r + r2) ** 2 for two, x2, y2, r2 in discs if one != two)


def test_small_things_without_any_scale_are_a_list_and_no_empty_chart() -> None:
    [picture] = drawn("9.2", "small_things", [{"thing": "A bench", "size": 1}, {"thing": "A lamp"}])
    assert not parts(picture, "thing") and len(by_row(picture)) == 2
    assert picture.caption == "2 small things, as a list: the two scales are not both filled in for any of them."


def test_the_numbers_of_small_against_big_stand_in_the_table_beside() -> None:
    rows = year_rows("9.2", "small_things")
    [table] = table_of("9.2", "small_things").describe(rows, "Small things")
    assert isinstance(table, Table)
    assert next(row[2:4] for row in table.rows) == ("2 of 5", "5 of 5")


def test_patterns_stand_under_their_kinds_in_the_order_of_the_list_and_own_kinds_by_their_names() -> None:
    rows = [
        {"pattern": "P1", "kind": "own", "own_kind": "Timetables"},
        {"pattern": "P2"},
        {"pattern": "P3", "kind": "value"},
        {"pattern": "P4", "kind": "own", "own_kind": "timetables "},
        {"pattern": "P5", "kind": "behaviour", "own_kind": "Habit"},
        {"pattern": "P6", "kind": "own", "own_kind": "Money"},
        {"pattern": "P7", "kind": "dont_know"},
    ]
    [picture] = drawn("10.2", "patterns", rows)
    found = [(part.get("data-group"), part.get("data-patterns")) for part in parts(picture, "group")]
    assert found == [
        ("Behaviour", "1"),
        ("Value", "1"),
        ("Another kind: Timetables", "2"),
        ("Another kind: Money", "1"),
        ("No kind chosen", "2"),
    ]
    habit = next(part for part in parts(picture, "row") if "P5" in words_in(part))
    assert "Habit" in words_in(habit)


def test_a_pattern_with_nothing_holding_it_and_no_steps_says_so() -> None:
    [picture] = drawn("10.2", "patterns", [{"pattern": "We ask too late", "kind": "value", "steps": "Ask in June"}])
    [row] = parts(picture, "row")
    assert words_in(row).count("Nothing noted yet") == 1 and "Ask in June" in words_in(row)


def test_a_long_text_is_cut_in_the_picture_and_whole_in_the_table() -> None:
    long = "A word and another. " * 200
    rows, _ = table_of("6.1", "finds").check([{"find": "A bench", "why": long}])
    [picture] = drawn("6.1", "finds", rows)
    assert "…" in words_in(parts(picture, "row")[0])
    assert long.strip() in str(table_of("6.1", "finds").describe(rows, "Finds"))


def test_a_find_is_on_the_record_with_a_code_for_who_found_it(deck: Deck, logbook: Logbook) -> None:
    answers = {"finds": [{"find": "Wanda Example and her table", "finder": "Wanda Example"}]}
    fill([{"card": "6.1", "people": "Wanda Example", "answers": answers}], deck, logbook, "test")
    record = compose_record(logbook.latest(card="6.1")[0], Names(logbook.codes()))
    (picture,) = [block for block in record.blocks if isinstance(block, Picture)]
    assert "Person A and her table" in picture.svg
    assert "Wanda" not in picture.svg + picture.alt + picture.caption
