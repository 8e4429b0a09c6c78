"""Who could meet what, against its rows: a box for each thing, a line for each link, and what stands alone says so."""

from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from powerkit.documents.model import Picture, Table
from powerkit.drawing.png import png_of
from powerkit.drawing.text_metrics import text_width
from powerkit.kinds.pictures import pictures_of
from powerkit.kinds.table.kind import TableOfRows
from powerkit.kinds.table.views.links import links_of
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from tests.material import entry_of
from tests.shipped import shipped_deck

from .material import left_of

SVG = "{http://www.w3.org/2000/svg}"
CARD = shipped_deck().card("4.3")
Rows = list[dict[str, Any]]
ROWS: Rows = [
    {"talent": "Sewing", "who": "Amina", "issue": "Cold homes", "invite": "Over tea"},
    {"talent": "sewing ", "who": "Amina", "issue": "Hunger"},
    {"talent": "Sewing", "who": "Joe", "issue": "Hunger"},
    {"talent": "Sewing", "who": "Joe", "issue": "hunger", "invite": "Again"},
    {"talent": "Singing"},
    {"issue": "A Saturday off"},
]


def kind() -> TableOfRows:
    field = CARD.field("links")
    assert field is not None and isinstance(field.kind, TableOfRows)
    return field.kind


def drawn(rows: Rows, *, narrow: bool = False) -> tuple[Picture, Any]:
    (picture,) = pictures_of(kind(), kind().check(rows)[0], "Links", narrow=narrow)
    return picture, ElementTree.fromstring(picture.svg)


def boxes(root: Any, side: str) -> list[Any]:
    return [item for item in root.iter(f"{SVG}g") if item.get(f"data-{side}")]


def test_each_thing_has_one_box_and_each_link_one_line_to_it() -> None:
    picture, root = drawn(ROWS)
    titles = {side: {box.get(f"data-{side}"): box[0].text for box in boxes(root, side)} for side in ("left", "right")}
    assert sorted(titles["left"].values()) == ["Sewing", "Sewing", "Singing"]
    assert sorted(titles["right"].values()) == ["A Saturday off", "Cold homes", "Hunger"]
    links = [item.get("data-link") for item in root.iter(f"{SVG}g") if item.get("data-link")]
    assert sorted(links) == ["1-1", "1-2", "2-2"]
    alone = [box for side in ("left", "right") for box in boxes(root, side) if not box.get("data-linked")]
    assert [item[0].text for item in alone] == ["Singing", "A Saturday off"]
    assert all("No link yet" in "".join(item.itertext()) for item in alone)
    assert picture.caption == "Three links. No link yet: “Singing” and “A Saturday off”."
    assert "“Sewing” with “Cold homes” and “Hunger”." in picture.alt


def test_a_record_shows_the_picture_above_all_the_rows_with_names_replaced() -> None:
    rows, _ = kind().check(ROWS)
    entry = entry_of(CARD, {"links": rows})
    blocks = compose_record(entry, Names({"Amina": "Resident A"})).blocks
    (picture,) = [block for block in blocks if isinstance(block, Picture)]
    assert "Amina" not in picture.svg and "Resident A" in picture.svg
    assert any(isinstance(block, Table) and len(block.rows) == len(ROWS) for block in blocks)


def test_with_nothing_on_one_side_there_is_no_picture() -> None:
    assert pictures_of(kind(), kind().check([{"talent": "Singing"}])[0], "Links") == ()


def any_rows() -> st.SearchStrategy[Rows]:
    text = st.one_of(st.sampled_from(["Sewing", "sewing", "Hunger", ""]), st.text(max_size=80))
    cells = {"talent": text, "who": text, "issue": text, "invite": text}
    return st.lists(st.fixed_dictionaries(cells), max_size=8)


@given(any_rows())
def test_any_words_make_a_picture_that_is_well_formed_and_holds_all_inside(rows: Rows) -> None:
    checked, _ = kind().check(rows)
    links = links_of(kind(), checked)
    if not pictures_of(kind(), checked, "Links"):
        assert not links.left or not links.right
        return
    _, root = drawn(rows)
    width, height = float(root.get("width")), float(root.get("height"))
    places = {}
    for side in ("left", "right"):
        found = boxes(root, side)
        assert len(found) == len(getattr(links, side))
        for item in found:
            box = next(item.iter(f"{SVG}rect"))
            x, y, wide, high = (float(box.get(name)) for name in ("x", "y", "width", "height"))
            assert x >= 0 and y >= 0 and x + wide <= width and y + high <= height
            places[side, item.get(f"data-{side}")] = (x, y, wide, high)
            for text in item.iter(f"{SVG}text"):
                assert y < float(text.get("y")) < y + high
                assert float(text.get("x")) + text_width(text.text or "", 15) <= x + wide + 0.5
    for item in root.iter(f"{SVG}g"):
        if link := item.get("data-link"):
            left, right = link.split("-")
            (x, y, wide, high), (x2, y2, _, high2) = places["left", left], places["right", right]
            start, end = list(item.iter(f"{SVG}circle"))
            assert float(start.get("cx")) == x + wide and abs(float(start.get("cy")) - (y + high / 2)) < 0.1
            assert float(end.get("cx")) == x2 and abs(float(end.get("cy")) - (y2 + high2 / 2)) < 0.1


@given(any_rows())
def test_on_a_small_screen_each_box_names_all_it_is_linked_with_and_holds_it(rows: Rows) -> None:
    checked, _ = kind().check(rows)
    links = links_of(kind(), checked)
    if not links.left or not links.right:
        return
    _, root = drawn(rows, narrow=True)
    for side in ("left", "right"):
        found = boxes(root, side)
        assert [item.get("data-linked") for item in found] == [
            ",".join(str(mate + 1) for mate in card.mates) for card in getattr(links, side)
        ]
        for one, card in zip(found, getattr(links, side), strict=True):
            assert len([part for part in one if part.get("class") == "sign-next"]) == len(card.mates)
            box = next(one.iter(f"{SVG}rect"))
            x, y, wide, high = (float(box.get(name)) for name in ("x", "y", "width", "height"))
            for text in one.iter(f"{SVG}text"):
                length = text_width(text.text or "", 15)
                start = left_of(text, length)
                assert x - 0.5 <= start and start + length <= x + wide + 0.5
                assert y < float(text.get("y")) < y + high


def test_the_picture_can_be_made_a_png() -> None:
    picture, _ = drawn(ROWS)
    assert png_of(picture.svg, 720).startswith(b"\x89PNG")
