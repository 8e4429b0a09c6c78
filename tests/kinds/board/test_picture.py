"""The picture of a board against its rows: each item in its zone, each arrow from now to then, real text."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.documents.model import Picture, Table
from powerkit.drawing.png import png_of
from powerkit.drawing.text_metrics import text_width
from powerkit.kinds.board.kind import Board
from powerkit.kinds.pictures import pictures_of
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from powerkit.text.toml_reader import Spec
from tests.material import entry_of
from tests.shipped import shipped_deck

SVG = "{http://www.w3.org/2000/svg}"
DECK = shipped_deck()
BOARDS = {"2.1": "ladder", "3.3": "views", "5.1": "say", "5.3": "themes", "9.1": "parts"}
Rows = list[dict[str, Any]]


def kind_of(card: str) -> Board:
    field = DECK.card(card).field(BOARDS[card])
    assert field is not None
    assert isinstance(field.kind, Board)
    return field.kind


def drawn(kind: Board, rows: Rows) -> Any:
    """The root of the picture of these rows."""
    checked, problems = kind.check(rows)
    assert not problems
    (picture,) = pictures_of(kind, checked, "A board")
    return ElementTree.fromstring(picture.svg)


def items(root: Any, lane: str) -> dict[str, str]:
    """Each item of a lane: row → zone."""
    found = [item for item in root.iter(f"{SVG}g") if item.get("data-lane") == lane]
    rows = {item.get("data-row"): item.get("data-zone") for item in found}
    assert len(rows) == len(found)
    return rows


def words_of(root: Any, row: str) -> str:
    """What stands in an item's box, its lines put together without blanks, whole where a line leaves some out."""
    box = next(item for item in root.iter(f"{SVG}g") if item.get("data-row") == row)
    text = next(letter for letter in box.iter(f"{SVG}text"))
    whole = text.find(f"{SVG}title")
    return "".join("".join(whole.itertext() if whole is not None else text.itertext()).split())


def rows_for(card: str) -> st.SearchStrategy[Rows]:
    """Any rows the card's board may hold."""
    kind = kind_of(card)
    cells: dict[str, st.SearchStrategy[Any]] = {}
    for column in kind.rows.columns:
        options = ["", *(option.id for option in column.options)]
        cells[column.id] = st.sampled_from(options) if column.type == "choice" else st.text(max_size=60)
    return st.lists(st.fixed_dictionaries(cells), max_size=8).map(
        lambda rows: [{**row, "_id": f"r{at}"} for at, row in enumerate(rows) if row["item"].strip()]
    )


def visible_in(words: str) -> str:
    """Words as SVG can hold them, without blanks."""
    from powerkit.text.escaping import visible

    return "".join(visible(words).split())


@pytest.mark.parametrize("card", ["2.1", "5.1"])
@given(data=st.data())
def test_every_item_stands_in_its_zone_of_now_and_of_then_with_an_arrow_between(card: str, data: st.DataObject) -> None:
    kind = kind_of(card)
    rows = kind.check(data.draw(rows_for(card)))[0]
    if not any(row["zone"] or row["then"] for row in rows):
        assert pictures_of(kind, rows, "A board") == ()
        return
    root = drawn(kind, rows)
    assert items(root, "now") == {row["_id"]: row["zone"] for row in rows if row["zone"]}
    assert items(root, "then") == {row["_id"]: row["then"] for row in rows if row["then"]}
    arrows = [item for item in root.iter(f"{SVG}path") if item.get("data-from")]
    assert {(arrow.get("data-row"), arrow.get("data-from"), arrow.get("data-to")) for arrow in arrows} == {
        (row["_id"], row["zone"], row["then"]) for row in rows if row["zone"] and row["then"]
    }
    assert all((arrow.get("class") == "stays") == (arrow.get("data-from") == arrow.get("data-to")) for arrow in arrows)


@pytest.mark.parametrize("card", ["3.3", "5.3", "9.1"])
@given(data=st.data())
def test_every_item_of_columns_and_steps_shows_its_words_in_the_zone_of_its_row(card: str, data: st.DataObject) -> None:
    kind = kind_of(card)
    rows = kind.check(data.draw(rows_for(card)))[0]
    placed = [row for row in rows if row["zone"]]
    if not placed:
        assert pictures_of(kind, rows, "A board") == ()
        return
    root = drawn(kind, rows)
    found = items(root, "now")
    assert {row: zone.split("/")[0] for row, zone in found.items()} == {row["_id"]: row["zone"] for row in placed}
    for row in placed:
        assert words_of(root, row["_id"]) == visible_in(" ".join(row["item"].split()))
        if card == "9.1" and row["zone"] == "unclear":
            assert found[row["_id"]] == ("unclear/" + row["then"]).rstrip("/")


def test_the_ladder_has_its_seven_rungs_in_three_groups_the_lowest_at_the_bottom_and_says_whose_it_is() -> None:
    root = drawn(kind_of("2.1"), [{"item": "Classes", "zone": "informing", "then": "co_production"}])
    texts = [(" ".join(letter.itertext()), float(letter.get("y") or 0)) for letter in root.iter(f"{SVG}text")]
    heights = dict(texts)
    rungs = ["Co-production", "Co-design", "Engagement", "Consultation", "Informing", "Educating", "Coercion"]
    assert sorted(rungs, key=heights.__getitem__) == rungs
    assert heights["Doing with"] < heights["Co-production"] < heights["Co-design"] < heights["Doing for"]
    assert heights["Informing"] < heights["Doing to"] < heights["Educating"]
    whole = " ".join(words for words, _ in texts)
    assert "Think Local Act Personal and the National Co-production Advisory Group" in whole
    assert "no score" in whole


def test_a_mark_is_a_word_and_a_shape_of_its_own() -> None:
    rows = [
        {"item": mark, "zone": "housing", "mark": mark, "_id": mark} for mark in ("shared", "different", "unspoken")
    ]
    root = drawn(kind_of("3.3"), rows)
    shapes = [item.get("d") for item in root.iter(f"{SVG}path") if item.get("class") == "sign"]
    assert len(set(shapes)) == 3
    assert {"Shared", "Different", "Unspoken"} <= {"".join(letter.itertext()) for letter in root.iter(f"{SVG}text")}


def test_views_of_a_discipline_of_ones_own_stand_under_its_name() -> None:
    rows = [
        {"_id": "a", "item": "One", "zone": "other", "own": "Podiatry"},
        {"_id": "b", "item": "Two", "zone": "other", "own": " podiatry "},
        {"_id": "c", "item": "Three", "zone": "other"},
    ]
    root = drawn(kind_of("3.3"), rows)
    assert items(root, "now") == {"a": "other/podiatry", "b": "other/podiatry", "c": "other"}
    texts = ["".join(letter.itertext()) for letter in root.iter(f"{SVG}text")]
    assert texts.count("Podiatry") == 1
    assert texts.count("Another discipline") == 1


HOSTILE = {
    "a script": "<script>alert('x')</script>",
    "right to left": "فاطمة الزهراء",
    "an emoji": "Sam 🌻 & Jo",
    "Bengali": "আমিনা খাতুন",
    "one long word": "w" * 400,
    "a word a little too long": "Antidisestablishmentarianismistically",
    "many words": "and so on " * 120,
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=list(HOSTILE))
def test_words_made_of_anything_are_shown_as_themselves_and_stay_inside(words: str) -> None:
    root = drawn(kind_of("2.1"), [{"_id": "a", "item": words, "zone": "informing", "then": "engagement"}])
    assert words_of(root, "a") == "".join(words.split())
    for group in root.iter(f"{SVG}g"):
        if group.get("data-row"):
            (frame,), (text, *_) = list(group.iter(f"{SVG}rect")), list(group.iter(f"{SVG}text"))
            room = float(frame.get("width") or 0) - 16
            lines = list(text.iter(f"{SVG}tspan")) or [text]
            assert all(text_width(line.text or "", 13) <= room + 0.1 for line in lines)
            foot = float(frame.get("y") or 0) + float(frame.get("height") or 0)
            assert all(float(line.get("y") or 0) < foot for line in lines)


def test_the_words_for_those_who_do_not_see_it_say_where_each_item_is_and_should_be() -> None:
    rows = [
        {"item": "Classes", "zone": "informing", "then": "co_design"},
        {"item": "Flu jabs", "zone": "informing", "then": "informing"},
        {"item": "The bench", "zone": "", "then": ""},
    ]
    (picture,) = pictures_of(kind_of("2.1"), kind_of("2.1").check(rows)[0], "A board")
    assert picture.alt == (
        "A ladder of seven rungs from the lowest up. Where it is now: “Informing”: Classes; Flu jabs. "
        "The right rung for it: “Informing”: Flu jabs (the same). “Co-design”: Classes (now “Informing”). "
        "Not placed yet: The bench."
    )
    assert f"<desc>{picture.alt}</desc>" in picture.svg
    assert png_of(picture.svg, 400).startswith(b"\x89PNG")


def test_a_record_shows_the_board_with_names_replaced_and_its_table_after_it() -> None:
    row = {"_id": "a", "item": "Amina’s club", "zone": "informing", "then": "", "why": ""}
    entry = entry_of(DECK.card("2.1"), {"ladder": [row]})
    blocks = compose_record(entry, Names({"Amina": "P1"})).blocks
    picture = next(block for block in blocks if isinstance(block, Picture))
    table = next(block for block in blocks if isinstance(block, Table))
    assert "Amina" not in picture.svg + picture.alt
    assert re.search(r"P1’s club", picture.svg)
    assert table.rows[0][0] == "P1’s club"
    assert blocks.index(picture) < blocks.index(table)


def test_a_board_of_columns_with_two_places_is_drawn_in_rows_with_arrows() -> None:
    problems: list[str] = []
    zones = [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]
    kind = Board.read(Spec({"item": "thing", "zones": zones, "then": "Later"}, "board", problems))
    assert problems == []
    root = drawn(kind, [{"_id": "x", "item": "One", "zone": "a", "then": "b"}])
    assert items(root, "then") == {"x": "b"}


PHONE = 318
"""Pixels that a picture has on the back of a card in a window of 390: 390 without the page's and the card's edges."""


@pytest.mark.parametrize("card", sorted(BOARDS))
@given(data=st.data())
def test_on_a_phone_every_board_has_letters_of_eleven_pixels_and_says_where_each_item_is_and_goes(
    card: str, data: st.DataObject
) -> None:
    kind = kind_of(card)
    rows = kind.check(data.draw(rows_for(card)))[0]
    found = pictures_of(kind, rows, "A board", narrow=True)
    if not found:
        assert pictures_of(kind, rows, "A board") == ()
        return
    root = ElementTree.fromstring(found[0].svg)
    letters = [float(size) for size in re.findall(r"font-size:([\d.]+)px", found[0].svg)]
    assert min(letters) * PHONE / float(root.get("viewBox", "").split()[2]) >= 11
    placed = {row["_id"]: row["zone"] for row in rows if row["zone"]}
    assert {row: zone.split("/")[0] for row, zone in items(root, "now").items()} == placed
    said = "".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    names = {zone.id: visible_in(zone.label) for zone in kind.zones}
    for row in rows:
        assert row["_id"] not in placed or words_of(root, row["_id"]) == visible_in(" ".join(row["item"].split()))
        if kind.twice and row["zone"] and row["then"] and row["zone"] != row["then"]:
            assert f":{names[row['then']]}" in "".join(said.split())
    assert found[0].alt == pictures_of(kind, rows, "A board")[0].alt
