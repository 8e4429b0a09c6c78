"""A map on the back of a card: every letter large enough, no name over another, and all of it in its words."""

import math
from itertools import combinations
from random import Random
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.kinds.map import card_picture
from powerkit.kinds.map.card_picture import RADIUS, RIM, SMALL, draw
from powerkit.kinds.map.geometry import NODE, Layout, lay_out_within
from powerkit.kinds.map.kind import RelationshipMap
from powerkit.kinds.map.labels import Box
from powerkit.kinds.map.marks import STYLE
from powerkit.kinds.map.model import read_map
from powerkit.kinds.map.outside import drawn
from powerkit.kinds.map.rim_labels import ME
from powerkit.kinds.map.svg import prepare
from powerkit.kinds.pictures import fitted, pictures_of
from powerkit.kinds.recall.kind import EARLIER, Recall
from tests.kinds.map.material import KIND, SECTORS, Row, row, rows_of
from tests.kinds.map.page_support import MAP
from tests.kinds.map.test_picture import NAMES, texts

WIDE_PLACE, PHONE_PLACE = 543, 332
"""Pixels for the picture on a card of 1,064 by 640, and on a telephone of 390."""


def over(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(rows=rows_of(), narrow=st.booleans())
def test_any_map_is_sound_svg_with_no_name_over_another_or_over_a_mark(rows: list[Row], narrow: bool) -> None:
    answer = KIND.check(rows)[0]
    whole = read_map(KIND, answer)
    found = draw(KIND, answer, "A map", narrow=narrow)
    assert bool(found) == drawn(whole)
    if not found:
        return
    ElementTree.fromstring(found[0].svg)
    radius = SMALL if narrow else RADIUS
    drawing = card_picture._drawing(whole, radius, frozenset(), ring_names=True)
    boxes = [label.box for label in (*drawing.labels.values(), *drawing.ring_names)]
    marks = [
        (place.x - NODE, place.y - NODE, place.x + NODE, place.y + NODE) for place in drawing.layout.standing.values()
    ]
    assert not any(over(one, other) for one, other in combinations(boxes, 2))
    assert not any(over(box, other) for box in boxes for other in [*marks, (-ME, -ME, ME, ME)])
    assert all(abs(side) <= radius + RIM for box in boxes for side in box)


@pytest.mark.parametrize(("narrow", "place", "least"), [(False, WIDE_PLACE, 14), (True, PHONE_PLACE, 13)])
def test_every_letter_is_large_enough_where_the_picture_stands(narrow: bool, place: int, least: int) -> None:
    people = [row(f"Person {number}", str(1 + number % 4), "faith") for number in range(30)]
    (picture,) = draw(KIND, KIND.check(people)[0], "A map", narrow=narrow)
    size = 2 * ((SMALL if narrow else RADIUS) + RIM)
    smallest = min(
        float(part.split("px")[0]) for part in picture.svg.split("font-size:")[1:] if not part.startswith("12px")
    )
    assert (
        ".q{font-size:12px" in picture.svg.replace(".pk-map ", "") and picture.svg.count("font-size:12px") == 1
    )  # and numbers in marks
    assert picture.svg.rindex(".q{font-size:13px}") > picture.svg.index("font-size:12px")
    assert smallest * place / size >= least


@pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))
def test_a_name_made_of_anything_is_shown_as_itself_or_left_to_the_words(name: str) -> None:
    (picture,) = draw(KIND, KIND.check([row(name, "3", "faith")])[0], name)
    assert "<script" not in picture.svg
    shown = ["".join(text.split()) for text in texts(picture.svg)]
    assert name.split()[0] in picture.alt or "\u202e" in name
    assert len(name) > 40 or "".join(name.replace("\u202e", "\ufffd").split()) in shown


@pytest.mark.parametrize("narrow", [False, True])
@given(rows=rows_of())
def test_whoever_has_no_name_on_the_map_has_a_number_that_is_listed(narrow: bool, rows: list[Row]) -> None:
    crowd = [row(f"Name{number}", str(1 + number % 4), "faith") for number in range(26)]
    answer = KIND.check([*rows, *crowd])[0]
    (picture,) = draw(KIND, answer, "A map", narrow=narrow, keyed=True)
    whole = read_map(KIND, answer)
    drawing = card_picture._drawing(whole, SMALL if narrow else RADIUS, frozenset(), ring_names=not narrow)
    there = [person for person in whole.people if person.name and person.id in drawing.layout.standing]
    assert len(drawing.labels) + len(picture.key) == len(there)
    assert [mark for mark, _ in picture.key] == [str(1 + at) for at in range(len(picture.key))]
    shown = ElementTree.fromstring(picture.svg).iter("{http://www.w3.org/2000/svg}text")
    assert [text.text for text in shown if text.get("class", "").startswith("k")] == [mark for mark, _ in picture.key]
    number = picture.svg.partition(".pk-map .k{font-size:")[2].partition("px")[0] or "12"
    assert float(number) * (PHONE_PLACE - 15) / (2 * (SMALL + RIM)) >= 11  # beside a scrollbar too
    (paper,) = draw(KIND, answer, "A map", narrow=narrow)
    below = texts(paper.svg)[len(texts(picture.svg)) :]  # in a copy, a record and my year there is nothing beside it
    assert paper.key == () and [mark for mark in below if mark.isdecimal()] == [mark for mark, _ in picture.key]
    listed = "".join("".join(below).split())
    assert all(name in listed for _, name in picture.key if name.startswith("Name"))


def test_on_paper_what_its_lines_mean_stands_under_the_map_and_nothing_else_does() -> None:
    people = [row("Sam", "2", "own", tie="strong"), row("Ana", "1", "faith", tie="stressed")]
    answer = KIND.check(people)[0]
    (paper,), (beside,) = (draw(KIND, answer, "A map", keyed=keyed) for keyed in (False, True))
    meant = [words for _, words in beside.lines]
    assert len(meant) == 2 and set(meant) == set(texts(paper.svg)) - set(texts(beside.svg))
    assert paper.lines == ()
    high = [float(picture.svg.partition('viewBox="')[2].partition('"')[0].split()[3]) for picture in (paper, beside)]
    assert high[1] < high[0] <= high[1] + 40


def test_under_a_map_in_a_copy_its_marks_are_told_and_who_is_not_placed() -> None:
    """A star and half a mark meant nothing to a supervisor, and the back did not say who waits."""
    rows = [row("Sam", "2", "own", seen="not_enough", wish="More"), row("Us", "1", "faith", kind="group"), row("Kai")]
    answer = KIND.check(rows)[0]
    (paper,), (beside,) = (draw(KIND, answer, "A map", keyed=keyed) for keyed in (False, True))
    waits = "Not placed on the map yet: Kai"
    told = ["Person", "Group", "Not seen enough", "A change I wish for", waits]
    assert texts(paper.svg)[len(texts(beside.svg)) :] == told
    assert beside.lines == (("", waits),)
    looks = [STYLE.rpartition(f".pk-map .{line}{{")[2].partition("}")[0] for line in ("unsure", "may")]
    dashes = [look.partition("dasharray:")[2].split()[0] for look in looks]
    assert len(set(dashes)) == 2  # two dotted lines looked the same


def test_who_is_picked_has_a_name_where_not_all_do() -> None:
    crowd = [f"Name{number}" for number in range(200)]
    answer = KIND.check([row(name, "4", "faith") for name in crowd])[0]
    without = next(name for name in crowd if name not in texts(draw(KIND, answer, "A map")[0].svg))
    (lit,) = draw(KIND, answer, "A map", picked=[without], said="Asked")
    assert without in texts(lit.svg)
    assert lit.alt.endswith(f"Asked: {without}.")


def test_sectors_stand_along_the_rim_as_far_as_they_have_room() -> None:
    (picture,) = draw(KIND, KIND.check([row("Sam", "2", "own")])[0], "A map")
    assert {"Faith", "Housing", "Something else"} < set(texts(picture.svg))
    assert any(text.startswith("My own team") for text in texts(picture.svg))


SHIPPED = [sector.id for sector in MAP.kind.sectors]
SPREADS = {
    "one in each of eight": [SHIPPED[at] for at in (0, 1, 2, 3, 4, 6, 7, 8)],
    "one": SHIPPED[:1],
    "one in each": SHIPPED,
    "five in one": [SHIPPED[0]] * 5 + SHIPPED[1:4],
}


@pytest.mark.parametrize("radius", [RADIUS, SMALL])
@pytest.mark.parametrize("spread", SPREADS.values(), ids=list(SPREADS))
def test_no_name_of_a_sector_of_our_deck_is_cut_and_none_lies_on_another(spread: list[str], radius: float) -> None:
    assert isinstance(MAP.kind, RelationshipMap)
    people = [row(f"P{number}", "2", sector) for number, sector in enumerate(spread)]
    layout = lay_out_within(read_map(MAP.kind, MAP.kind.check(people)[0]), radius)
    lines = card_picture._rim(layout, radius)
    assert {line.wedge.label for line in lines} == {sector.label for sector in MAP.kind.sectors}
    assert [line.line for line in lines if "…" in line.line] == []
    assert not any(card_picture._touch(one, other) for one, other in combinations(lines, 2))
    assert all(abs(side) <= radius + RIM for line in lines for box in line.boxes() for side in box)


def test_a_look_back_shows_the_same_map_with_who_was_picked() -> None:
    answer = KIND.check([row("Sam", "2", "own"), row("Ana", "1", "faith")])[0]
    sectors = [{"id": sector.id, "label": sector.label} for sector in SECTORS]
    rings = ["Near", "Often", "At times", "Far"]
    wording = {"id": "map", "kind": "map", "label": "A map", "rings": rings, "sectors": sectors}
    seen = {"picked": ["Ana"], EARLIER: {"wording": wording, "answer": answer, "said": "From card 1.2."}}
    (picture,) = fitted(Recall("1.2.map", pick_label="Asked"), seen, "Again")
    assert picture.alt.endswith("Asked: Ana.")
    assert 'class="lit"' in picture.svg
    assert pictures_of(Recall("1.2.map", pick_label="Asked"), seen, "Again") != (picture,)
    assert fitted(Recall("1.2.map"), ["Ana"], "Again") == ()


def test_whoever_has_no_sector_stands_where_they_were_put_and_in_no_sector() -> None:
    kind = MAP.kind
    assert isinstance(kind, RelationshipMap)
    spots = ["0 50", "95 50", "180 85", "272.5 15", "60 50"]
    crowd = [row(f"P{at}", str(1 + at % 4), spot=spot) for at, spot in enumerate(spots)]
    answer = kind.check([*crowd, row("Ana", "1", "faith", spot="200 50")])[0]
    for radius in (RADIUS, SMALL):
        layout = card_picture._drawing(read_map(kind, answer), radius, frozenset(), ring_names=True).layout
        turns = [math.degrees(math.atan2(place.x, -place.y)) % 360 for place in layout.places.values()]
        assert turns == pytest.approx([0, 95, 180, 272.5, 60, 200], abs=0.01)
        assert [place.ring for place in layout.places.values()] == [1, 2, 3, 4, 1, 1]
    for svg in (draw(kind, answer, "A map")[0].svg, pictures_of(kind, answer, "A map")[0].svg):
        assert not set(texts(svg)) & {"Faith", "Housing", "Not said where"}  # no wedge, and none with no name
    sorted_too = kind.check([*crowd[:1], *(row(f"S{at}", "2", "faith") for at in range(3))])[0]
    assert {"Faith", "Not said where"} <= set(texts(draw(kind, sorted_too, "A map")[0].svg))


PUT = st.lists(
    st.tuples(st.integers(1, 4), st.integers(0, 359), st.integers(0, 100)), min_size=1, max_size=8, unique=True
)
"""Up to eight people in their rings, where somebody put them."""


def put(people: list[tuple[int, int, int]]) -> Any:
    rows = [row(f"Name {at}", str(ring), spot=f"{turn} {far}") for at, (ring, turn, far) in enumerate(people)]
    return MAP.kind.check(rows)[0]


@given(people=PUT)
def test_all_four_rings_of_a_map_of_eight_are_named_wherever_they_stand(people: list[tuple[int, int, int]]) -> None:
    assert isinstance(MAP.kind, RelationshipMap)
    (picture,) = draw(MAP.kind, put(people), "A map", keyed=True)
    assert {"Close", "Often", "Sometimes", "Rarely"} <= set(texts(picture.svg))
    (small,) = draw(MAP.kind, put(people), "A map", keyed=True, narrow=True)
    assert small.lines[-1] == ("", "The rings, from the middle outwards: Close, Often, Sometimes, Rarely")


def turns(layout: Layout) -> list[tuple[int, float]]:
    """Everybody's ring, and how far round it they stand, in degrees from the top."""
    return [(place.ring, math.degrees(math.atan2(place.x, -place.y)) % 360) for place in layout.places.values()]


@given(rings=st.lists(st.integers(1, 4), min_size=1, max_size=8), far=st.integers(0, 100), order=st.randoms())
def test_the_log_book_has_everybody_where_the_back_has_them(rings: list[int], far: int, order: Random) -> None:
    put_at = order.sample(range(0, 360, 45), len(rings))
    whole = read_map(MAP.kind, put([(ring, turn, far) for ring, turn in zip(rings, put_at, strict=True)]))
    drawings = [card_picture._drawing(whole, radius, frozenset(), ring_names=True) for radius in (RADIUS, SMALL)]
    for drawing in (*drawings, prepare(whole)):
        for (ring, turn), kept, asked in zip(turns(drawing.layout), put_at, rings, strict=True):
            assert ring == asked
            assert abs(math.remainder(turn - kept, 360)) < 0.01


def test_two_who_were_put_close_to_each_other_stay_on_their_side_on_a_small_screen_too() -> None:
    whole = read_map(MAP.kind, put([(2, 90, 50), (2, 97, 50), (3, 270, 50)]))
    for radius in (RADIUS, SMALL):
        layout = card_picture._drawing(whole, radius, frozenset(), ring_names=False).layout
        off = [math.remainder(turn - kept, 360) for (_, turn), kept in zip(turns(layout), (90, 97, 270), strict=True)]
        assert max(map(abs, off)) < 30
        assert all(math.dist(one[:2], other[:2]) >= 2 * NODE for one, other in combinations(layout.places.values(), 2))


def test_what_the_lines_mean_stands_beside_it_each_that_is_drawn_and_no_other() -> None:
    assert isinstance(MAP.kind, RelationshipMap)
    rows = [row("Ann", "1", tie="stressed"), row("Bo", "2", tie="dont_know", knows="Ann"), row("Cy", tie="tenuous")]
    (picture,) = draw(MAP.kind, MAP.kind.check(rows)[0], "A map", keyed=True)
    assert [words for _, words in picture.lines] == [
        *("Stressed", "I don’t know", "Know each other"),
        "Not placed on the map yet: Cy",
    ]
    for svg, words in picture.lines[:-1]:
        assert ElementTree.fromstring(svg).find("{http://www.w3.org/2000/svg}path") is not None, words
    (bare,) = draw(MAP.kind, MAP.kind.check([row("Ann", "1")])[0], "A map", keyed=True)
    assert bare.lines == ()
