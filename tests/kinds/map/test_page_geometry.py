"""The page and print follow one rule: the same places, the same ties, names broken in the same lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from powerkit.kinds.map.geometry import lay_out
from powerkit.kinds.map.model import PLAIN_RINGS, RelationMap, Ruling, map_of, ring_options
from powerkit.kinds.map.svg import prepare
from powerkit.kinds.options import Option
from tests.ui.web.running import Modules, modules

from .material import SECTORS, rows_of

QUICKLY = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
"""A page is too slow to ask it hundreds of times for the smallest example."""
KINDS_OF_SECTORS = st.sampled_from([(), SECTORS, SECTORS[:1], tuple(Option(f"s{n}", f"Sector {n}") for n in range(11))])


@st.composite
def many_maps(draw: st.DrawFn) -> list[RelationMap]:
    """Maps from a few people to some hundreds, in rings and sectors at random."""
    maps = []
    for _ in range(6):
        sectors = draw(KINDS_OF_SECTORS)
        ruling = Ruling(ring_options(PLAIN_RINGS), sectors)
        rows = draw(rows_of())
        crowd = draw(st.integers(0, 120))
        random = draw(st.randoms(use_true_random=False))
        ids = [sector.id for sector in sectors]
        rows += [
            {"name": f"Person {n}", "ring": random.choice("01234"), "sector": random.choice([*ids, "", "own"])}
            for n in range(crowd)
        ]
        maps.append(map_of([{**row, "_id": f"i{n}"} for n, row in enumerate(rows)], ruling))
    return maps


@pytest.fixture(scope="module")
def page() -> Iterator[Modules]:
    """The modules that say where everything stands."""
    with modules(*(f"kinds/map/{name}.js" for name in ("model", "geometry", "name_places"))) as made:
        yield made


def asked(whole: RelationMap) -> dict[str, Any]:
    from powerkit.kinds.map.model import row_of

    return {
        "rows": [{**row_of(person), "_id": person.id} for person in whole.people],
        "rings": [ring.label for ring in whole.ruling.rings],
        "sectors": [{"id": sector.id, "label": sector.label} for sector in whole.ruling.sectors],
    }


DRAW = """(maps) => maps.map(({ rows, rings, sectors }) => {
  const model = mapModel(rows, { rings, sectors });
  const names = mapNames(model, 1, false);
  return {
    radii: model.layout.radii,
    places: [...model.layout.standing].map(([id, at]) => [id, at.x, at.y, at.ring, at.wedge]),
    edge: model.layout.edge,
    ties: model.ties.map((tie) => [tie.one, tie.other, tie.sure]),
    cells: [...model.layout.places.values()].map(({ x, y }) => mapCellAt(model.layout, x, y)).map(Object.values),
    names: [...names.people].map(([id, label]) => [id, label.lines, label.anchor, ...label.box]),
  };
})"""


@pytest.mark.long
@settings(QUICKLY, max_examples=25)
@given(maps=many_maps())
def test_everybody_stands_where_they_stand_in_print(page: Modules, maps: list[RelationMap]) -> None:
    for whole, found in zip(maps, page.evaluate(DRAW, json.loads(json.dumps([*map(asked, maps)]))), strict=True):
        layout = lay_out(whole)
        assert found["radii"] == pytest.approx(list(layout.radii), abs=1e-6)
        places = {own: place for own, *place in found["places"]}
        assert found["edge"] == pytest.approx(layout.edge, abs=1e-6)
        assert places.keys() == layout.standing.keys()
        for own, place in layout.standing.items():
            assert places[own] == pytest.approx([place.x, place.y, place.ring, place.wedge], abs=1e-6)
        assert found["cells"] == [place[2:] for place in places.values() if place[2]]
        assert [tuple(tie) for tie in found["ties"]] == [(tie.one, tie.other, tie.sure) for tie in whole.ties]


@settings(QUICKLY, max_examples=15)
@given(count=st.integers(1, 60), random=st.randoms(use_true_random=False))
def test_names_stand_where_they_stand_in_print(page: Modules, count: int, random: Any) -> None:
    words = ["Ann", "The neighbourhood", "team", "Carers’", "Şule", "O’Neill", "Ellerclough", "Homes", "নাসরীন", "Zoë"]
    rows = [
        {
            "_id": f"i{n}",
            "name": " ".join(random.choices(words, k=random.randint(1, 4))),
            "ring": random.choice("1234"),
            "sector": random.choice(SECTORS).id,
        }
        for n in range(count)
    ]
    whole = map_of(rows, Ruling(ring_options(PLAIN_RINGS), SECTORS))
    (found,) = page.evaluate(DRAW, [asked(whole)])
    drawing = prepare(whole)
    assume(
        drawing.layout.radii == lay_out(whole).radii
    )  # print grows where names would touch; the page leaves some out
    assert [(name[0], tuple(name[1]), name[2]) for name in found["names"]] == [
        (own, label.lines, label.anchor) for own, label in drawing.labels.items()
    ]
    for own, _, _, *box in found["names"]:
        assert box == pytest.approx(drawing.labels[own].box, abs=1e-6)
