"""Who is not placed yet is drawn outside the rings with their ties; and no name touches another."""

import math
import random
import re
from itertools import combinations, pairwise

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.kinds.map.alt import map_alt
from powerkit.kinds.map.files.read import Incoming, read_people
from powerkit.kinds.map.geometry import NODE, lay_out
from powerkit.kinds.map.labels import Box
from powerkit.kinds.map.marks import CLEAR, between
from powerkit.kinds.map.model import PLAIN, PLAIN_RINGS, RelationMap, Ruling, map_of, ring_options
from powerkit.kinds.map.outside import outsiders
from powerkit.kinds.map.sentences import sentences
from powerkit.kinds.map.svg import Drawing, bounds, draw_map, prepare
from powerkit.kinds.options import Option
from powerkit.kinds.pictures import fitted, pictures_of
from tests.kinds.map.material import KIND, SECTORS, a_map, row, rows_of

NAMES = ("Ann Testworth", "Bo", "The friends of the park who meet on the first Sunday", "Cy of the allotments", "Şule")


def without_rings(graph: networkx.Graph) -> RelationMap:
    """A network as networkx writes it: people and ties, and nothing of rings."""
    named = networkx.relabel_nodes(graph, {node: f"Person {node}" for node in graph})
    return read_people([Incoming("net.graphml", "\n".join(networkx.generate_graphml(named)).encode())]).whole


NETWORKS = {
    "77 people, 254 ties": networkx.gnm_random_graph(77, 254, seed=1),
    "a wheel and some alone": networkx.disjoint_union(networkx.wheel_graph(9), networkx.empty_graph(3)),
    "two who know each other": networkx.path_graph(2),
    "300 people in groups": networkx.caveman_graph(30, 10),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_without_rings_is_drawn_with_every_name_and_every_tie(name: str) -> None:
    graph = NETWORKS[name]
    whole = without_rings(graph)
    svg = draw_map(whole, title="A map", alt=map_alt(whole))
    drawing = prepare(whole)
    assert len(drawing.labels) == len(drawing.layout.outside) == len(graph)
    [ties] = re.findall(r'<path class="knows[a-z ]*" d="([^"]*)"', svg.partition(">Me and them<")[0])
    assert ties.count("M") == graph.number_of_edges()
    assert "Not placed on the map yet" not in svg
    assert "Not placed yet" in svg and "outside the rings" in map_alt(whole)
    said = " ".join(sentence.text for sentence in sentences(whole))
    assert "You have not placed" in said and "in “Close”" not in said


def test_the_back_the_record_and_the_copy_show_a_network_too() -> None:
    people = [row("Ann", knows="Bo"), row("Bo"), row("Cy")]
    answer = KIND.check(people)[0]
    for pictures in (pictures_of(KIND, answer, "Map"), fitted(KIND, answer, "Map", narrow=False)):
        [picture] = pictures
        assert picture.svg.count('class="n"') >= 3
        assert ">Cy</text>" in picture.svg
    assert pictures_of(KIND, KIND.check([row("Ann"), row("Bo")])[0], "Map") == ()


def test_without_a_tie_who_waits_waits_in_words_beside_those_who_are_placed() -> None:
    assert outsiders(a_map(row("Ann", "1"), row("Bo"))) == ()
    assert [person.name for person in outsiders(a_map(row("Ann", "1"), row("Bo", knows="Ann"), row("Cy")))] == [
        "Bo",
        "Cy",
    ]


def test_a_list_of_names_alone_is_drawn_as_well() -> None:
    whole = a_map(row("Ann"), row("Bo"), ruling=PLAIN)
    assert len(prepare(whole).labels) == 2


def test_those_who_are_tied_stand_beside_each_other_and_sectors_together() -> None:
    people = [row(f"P{n}", knows=f"P{(n + 7) % 30}", sector=("faith", "own")[n % 2]) for n in range(30)]
    order = [person.sector for person in outsiders(a_map(*people))]
    assert sum(one != other for one, other in pairwise(order)) == 1
    ring = [row(f"P{n}", knows=f"P{(n + 7) % 30}") for n in range(30)]
    names = [int(person.name[1:]) for person in outsiders(a_map(*ring))]
    assert all((other - one) % 30 in (7, 23) for one, other in pairwise(names))


@given(rows=rows_of())
def test_whoever_stands_outside_stands_beyond_the_rings_and_on_nobody(rows: list[dict[str, object]]) -> None:
    layout = lay_out(a_map(*rows))
    places = list(layout.outside.values())
    assert all(math.hypot(place.x, place.y) > layout.radius + NODE for place in places)
    assert all(math.dist((a.x, a.y), (b.x, b.y)) > 2 * NODE for a, b in combinations(places, 2))


SPOTS = st.complex_numbers(min_magnitude=60, max_magnitude=600)


@given(SPOTS, SPOTS)
def test_no_tie_of_two_others_runs_through_me(one: complex, other: complex) -> None:
    assert abs(one + 2 * between(one, other) + other) / 4 > CLEAR - 1


def touching(drawing: Drawing) -> int:
    """How many pairs of what is written touch."""
    boxes: list[Box] = sorted(
        label.box
        for label in (*drawing.labels.values(), *drawing.ring_names, *(label for _, label in drawing.sectors))
        if label.lines
    )
    found = 0
    for number, (_, top, right, bottom) in enumerate(boxes):
        for left, other_top, _, other_bottom in boxes[number + 1 :]:
            if left >= right - 1e-6:
                break
            found += other_top < bottom - 1e-6 and top < other_bottom - 1e-6
    return found


@pytest.mark.parametrize("sectors", [(), SECTORS], ids=["rings alone", "in sectors"])
@pytest.mark.parametrize("count", [77, 300, 1000])
def test_no_name_on_paper_touches_another(count: int, sectors: tuple[Option, ...]) -> None:
    luck = random.Random(count)
    ids = [sector.id for sector in sectors] or [""]
    people = [
        {"_id": f"i{n}", "name": f"{luck.choice(NAMES)} {n}", "ring": luck.choice("01234"), "sector": luck.choice(ids)}
        for n in range(count)
    ]
    for person in people[::3]:
        person["knows"] = luck.choice(people)["name"]
    whole = map_of(people, Ruling(ring_options(PLAIN_RINGS), sectors))
    drawing = prepare(whole)
    assert touching(drawing) == 0
    assert len(drawing.labels) + len(drawing.unnamed) == count
    left, top, right, bottom = bounds(drawing)
    assert all(
        left <= x <= right and top <= y <= bottom for x, y in ((p.x, p.y) for p in drawing.layout.standing.values())
    )
    if drawing.unnamed:
        assert "without room for their names" in draw_map(whole, title="A map", alt="")
