"""Where people stand: in their ring and their sector, apart, and the same each time."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.kinds.map.geometry import CENTRE, RING_AREA, ROOM, lay_out
from powerkit.kinds.map.labels import Taken, place_apart
from powerkit.kinds.map.model import PLAIN, read_map
from powerkit.kinds.map.svg import prepare
from tests.kinds.map.material import KIND, SECTORS, Row, a_map, row, rows_of

CROWDS = st.lists(st.tuples(st.sampled_from("1234"), st.sampled_from([sector.id for sector in SECTORS])), max_size=70)


def crowd(cells: list[tuple[str, str]]) -> list[Row]:
    return [row(f"Person {number}", ring, sector) for number, (ring, sector) in enumerate(cells)]


@given(rows=rows_of())
def test_everybody_with_a_ring_has_a_place_and_the_others_wait(rows: list[Row]) -> None:
    whole = read_map(KIND, KIND.check(rows)[0])
    assert set(lay_out(whole).places) == {person.id for person in whole.people if person.ring}


@given(cells=CROWDS)
def test_a_place_lies_in_its_ring_and_its_sector(cells: list[tuple[str, str]]) -> None:
    whole = a_map(*crowd(cells))
    layout = lay_out(whole)
    edges = (CENTRE, *layout.radii)
    assert list(edges) == sorted(edges)
    for person in whole.people:
        place = layout.places[person.id]
        wedge = layout.wedges[place.wedge]
        angle = (math.atan2(place.y, place.x) + math.pi / 2) % (2 * math.pi) - math.pi / 2
        assert (place.ring, wedge.sector) == (person.ring, person.sector)
        assert edges[person.ring - 1] < math.hypot(place.x, place.y) < edges[person.ring]
        assert wedge.start < angle < wedge.end


@given(cells=CROWDS)
def test_no_two_people_stand_on_one_another(cells: list[tuple[str, str]]) -> None:
    places = list(lay_out(a_map(*crowd(cells))).places.values())
    for number, one in enumerate(places):
        assert all(math.hypot(one.x - two.x, one.y - two.y) > 16 for two in places[:number])


def test_the_wedges_make_one_turn_and_a_sector_with_nobody_still_shows() -> None:
    layout = lay_out(a_map(*crowd([("1", "own")] * 40)))
    turn = 2 * math.pi
    assert layout.wedges[-1].end - layout.wedges[0].start == pytest.approx(turn)
    assert min(wedge.end - wedge.start for wedge in layout.wedges) > turn / len(SECTORS) / 2


def test_whoever_has_a_ring_and_no_sector_gets_a_wedge_without_a_name() -> None:
    assert [wedge.sector for wedge in lay_out(a_map(row("Ann", "1", "faith"))).wedges][-1] == "other"
    assert [wedge.sector for wedge in lay_out(a_map(row("Ann", "1", "faith"), row("Bo", "2"))).wedges][-1] == ""
    assert [wedge.sector for wedge in lay_out(a_map(row("Ann", "1"), ruling=PLAIN)).wedges] == [""]


def test_the_same_map_is_laid_out_the_same_each_time() -> None:
    before, again = (lay_out(a_map(*crowd([("2", "faith")] * 3))) for _ in range(2))
    assert before == again


def test_a_map_grows_until_everybody_has_room() -> None:
    few, many = (lay_out(a_map(*crowd([("1", "own")] * count))) for count in (2, 200))
    assert many.radius > 2 * few.radius
    nearest = min(
        math.dist((one.x, one.y), (two.x, two.y))
        for number, one in enumerate(many.places.values())
        for two in list(many.places.values())[:number]
    )
    assert nearest > ROOM[1] * 0.7


def test_names_do_not_cover_each_other_on_a_map_of_a_usual_size() -> None:
    cells = [(ring, sector.id) for ring in "1234" for sector in SECTORS]
    drawing = prepare(a_map(*crowd(cells)))
    boxes = [label.box for label in drawing.labels.values()]
    for number, box in enumerate(boxes):
        taken = Taken()
        for other in boxes[:number]:
            taken.add(other)
        assert not taken.under(box)


def test_a_name_goes_where_it_covers_nothing() -> None:
    whole = a_map(row("Ann", "1", "own"))
    layout = lay_out(whole)
    free = place_apart(whole.people, layout, Taken(), set(), {}, shorten=True)["Ann"].box
    taken = Taken()
    taken.add(free)
    moved = place_apart(whole.people, layout, taken, set(), {}, shorten=True)["Ann"].box
    assert moved != free and free not in taken.under(moved)


def test_the_rings_share_all_of_the_area() -> None:
    assert sum(RING_AREA) == pytest.approx(1)
