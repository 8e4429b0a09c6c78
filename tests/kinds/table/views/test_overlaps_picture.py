"""Three overlapping sets against their rows: each thing in its region or counted, all writing inside."""

import math
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.documents.model import Picture, Table
from powerkit.drawing.png import png_of
from powerkit.drawing.text_metrics import text_width
from powerkit.kinds.pictures import pictures_of
from powerkit.kinds.table.kind import TableOfRows
from powerkit.kinds.table.views.overlaps import lists_of
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from tests.material import entry_of
from tests.shipped import shipped_deck

SVG = "{http://www.w3.org/2000/svg}"
CARD = shipped_deck().card("8.1")
LISTS = ("employer", "self", "local")
Rows = list[dict[str, Any]]
ROWS: Rows = [
    {"_id": "a", "item": "Safe care", "whose": "employer", "match": "safe"},
    {"_id": "b", "item": "People are safe with Amina", "whose": "self", "match": "Safe "},
    {"_id": "c", "item": "Nobody gets hurt", "whose": "local", "match": "safe"},
    {"_id": "d", "item": "The budget", "whose": "employer", "match": "money"},
    {"_id": "e", "item": "Spending it right", "whose": "local", "match": "money"},
    {"_id": "f", "item": "Sleeping at night", "whose": "self", "match": "a name nothing else has"},
    {"_id": "g", "item": "Whose is this?"},
]


def kind() -> TableOfRows:
    field = CARD.field("lists")
    assert field is not None and isinstance(field.kind, TableOfRows)
    return field.kind


def drawn(rows: Rows, *, narrow: bool = False) -> tuple[Picture, Any]:
    (picture,) = pictures_of(kind(), kind().check(rows)[0], "Lists", narrow=narrow)
    return picture, ElementTree.fromstring(picture.svg)


def shown(root: Any) -> dict[str, tuple[set[str], str]]:
    """The things of a picture: their rows → their lists, and the words that stand there."""
    found = {}
    for item in root.iter(f"{SVG}g"):
        if item.get("data-rows"):
            words = " ".join(text.text or "" for text in item.iter(f"{SVG}text") if text.text != "•")
            found[item.get("data-rows")] = (set(item.get("data-lists").split()), words)
    return found


@pytest.mark.parametrize("narrow", [False, True])
def test_each_thing_stands_once_where_its_lists_overlap(narrow: bool) -> None:
    picture, root = drawn(ROWS, narrow=narrow)
    assert shown(root) == {
        "a b c": ({"employer", "self", "local"}, "safe"),
        "d e": ({"employer", "local"}, "money"),
        "f": ({"self"}, "Sleeping at night"),
    }
    said = "One thing in all three lists, one thing in two, one thing in one only. In no list yet: one item."
    assert picture.caption == said
    assert "In all three: “safe”." in picture.alt


def test_the_record_has_the_numbers_as_a_table_and_every_row_with_names_replaced() -> None:
    entry = entry_of(CARD, {"lists": kind().check(ROWS)[0]})
    blocks = compose_record(entry, Names({"Amina": "Resident A"})).blocks
    assert [block for block in blocks if isinstance(block, Picture)]
    numbers, rows = (block for block in blocks if isinstance(block, Table))
    assert len(numbers.rows) == 7 and [row[1] for row in numbers.rows] == ["1", "0", "1", "0", "0", "1", "0"]
    assert len(rows.rows) == len(ROWS) and "Amina" not in str(blocks)


def test_where_there_is_no_room_for_all_the_picture_says_how_many_more() -> None:
    rows = [
        {"_id": f"{whose}{at}", "item": f"Thing number {at} of many", "whose": whose, "match": f"m{at}"}
        for at in range(30)
        for whose in ("employer", "self")
    ]
    picture, root = drawn(rows)
    there = len(shown(root))
    (more,) = [item for item in root.iter(f"{SVG}g") if item.get("data-more")]
    assert 3 < there < 30 and int(more.get("data-more")) == 30 - there
    assert "".join(more.itertext()) == f"and {30 - there} more"
    assert "30 things in two" in picture.caption
    assert len(shown(drawn(rows, narrow=True)[1])) == 30


def test_with_nothing_in_a_list_there_is_no_picture() -> None:
    assert pictures_of(kind(), kind().check([{"item": "Somewhere"}])[0], "Lists") == ()


def any_rows() -> st.SearchStrategy[Rows]:
    text = st.text(max_size=60) | st.sampled_from(["w" * 120, "مرحبا بكم", "<b>&"])
    cells = {
        "item": text,
        "whose": st.sampled_from(["", *LISTS]),
        "match": st.sampled_from(["", "a", "A ", "b"]) | text,
    }
    return st.lists(st.fixed_dictionaries(cells), max_size=14).map(
        lambda rows: [{"_id": f"r{at}", **row} for at, row in enumerate(rows)]
    )


@given(any_rows())
def test_any_rows_make_a_picture_in_which_all_is_told_and_no_writing_leaves_its_region(rows: Rows) -> None:
    checked, _ = kind().check(rows)
    overlap = lists_of(kind(), checked)
    assert sum(len(thing.rows) for thing in overlap.things) + len(overlap.waiting) == len(checked)
    if not overlap.things:
        assert pictures_of(kind(), checked, "Lists") == ()
        return
    _, root = drawn(rows)
    width, height = float(root.get("width")), float(root.get("height"))
    circles = {
        item.get("data-list"): tuple(float(item.get(name)) for name in ("cx", "cy", "r"))
        for item in root.iter(f"{SVG}circle")
    }
    assert set(circles) == set(LISTS)
    told: dict[frozenset[str], int] = {}
    for group in root.iter(f"{SVG}g"):
        if not group.get("data-lists"):
            continue
        way = frozenset(group.get("data-lists").split())
        told[way] = told.get(way, 0) + int(group.get("data-more") or 1)
        for text in group.iter(f"{SVG}text"):
            half = text_width(text.text or "", 15) / 2
            x, y = float(text.get("x")), float(text.get("y"))
            assert x - half >= 0 and x + half <= width and 0 <= y <= height
            for name, (cx, cy, radius) in circles.items():
                ends = [math.hypot(end - cx, y - 5 - cy) for end in (x - half, x + half)]
                if name in way:
                    assert max(ends) <= radius
                else:
                    nearest = max(0.0, abs(x - cx) - half)
                    assert math.hypot(nearest, y - 5 - cy) >= radius
    assert told == {way: len(things) for way, things in overlap.regions.items() if things}
    narrow = drawn(rows, narrow=True)[1]
    assert len(shown(narrow)) == len(overlap.things)
    for text in narrow.iter(f"{SVG}text"):
        assert float(text.get("x")) + text_width(text.text or "", 15, bold=text.get("class") == "b") <= 380


def test_the_picture_can_be_made_a_png() -> None:
    picture, _ = drawn(ROWS)
    assert png_of(picture.svg, 760).startswith(b"\x89PNG")
