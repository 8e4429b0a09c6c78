"""What graphs of other programs have in several shapes: groups in groups, ties to oneself, several at an end, ticks."""

import json

import pytest

from tests.kinds.map.material import ties_of
from tests.kinds.map.programs import GRAPHML, element
from tests.kinds.map.test_other_programs import read


def _label(name: str) -> str:
    return f'<data key="d6"><ShapeNode><NodeLabel>{name}</NodeLabel></ShapeNode></data>'


YED = (
    f'{GRAPHML}><key for="node" id="d6"/><graph edgedefault="undirected">'
    f'<node id="n0" yfiles.foldertype="group">{_label("The north")}<graph>'
    f'<node id="n0::n0" yfiles.foldertype="group">{_label("Faith groups")}<graph>'
    f'<node id="n0::n0::n0">{_label("Ann")}</node></graph></node></graph></node>'
    f'<node id="n1">{_label("Bo")}</node><edge source="n0::n0::n0" target="n1"/></graph></graphml>'
)
GEXF = """<gexf><graph><nodes><node id="1" label="The north"/><node id="2" label="Faith groups" pid="1"/>
<node id="3" label="Ann" pid="2"/><node id="4" label="Bo"/></nodes>
<edges><edge source="3" target="4"/></edges></graph></gexf>"""
GEXF_NESTED = """<gexf><graph><nodes><node id="1" label="The north"><nodes><node id="2" label="Faith groups"><nodes>
<node id="3" label="Ann"/></nodes></node></nodes></node><node id="4" label="Bo"/></nodes>
<edges><edge source="3" target="4"/></edges></graph></gexf>"""
CYTOSCAPE = json.dumps(
    {
        "elements": [
            *({"data": node} for node in (
                {"id": "1", "label": "The north"},
                {"id": "2", "label": "Faith groups", "parent": "1"},
                {"id": "3", "label": "Ann", "parent": "2"},
                {"id": "4", "label": "Bo"},
            )),
            {"data": {"id": "e", "source": "3", "target": "4"}},
        ]
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"), [("a.graphml", YED), ("a.gexf", GEXF), ("a.gexf", GEXF_NESTED), ("a.cyjs", CYTOSCAPE)]
)
def test_of_groups_within_groups_the_nearest_is_the_sector_and_the_others_stand_in_the_note(
    name: str, text: str
) -> None:
    found = read((name, text))
    assert [(person.name, person.sector) for person in found.whole.people] == [("Ann", "faith"), ("Bo", "")]
    assert "Within: The north" in found.whole.people[0].note
    assert any("“The north” and “Faith groups” are groups in the file" in note for note in found.notes)
    assert ties_of(found.whole) == {("Ann", "Bo", True)}


SELVES = {
    "a.graphml": f'{GRAPHML}><graph edgedefault="directed"><node id="Ann"/><node id="Bo"/>'
    + element("edge", {}, source="Ann", target="Ann")
    + element("edge", {}, source="Ann", target="Bo")
    + "</graph></graphml>",
    "edges.csv": "Source,Target,Type\nAnn,Ann,Undirected\nAnn,Bo,Undirected\n",
    "a.json": json.dumps(
        {
            "nodes": [{"id": "Ann"}, {"id": "Bo"}],
            "links": [{"source": "Ann", "target": "Ann"}, {"source": "Ann", "target": "Bo"}],
        }
    ),
    "kumu.json": json.dumps(
        {
            "elements": [{"label": "Ann"}, {"label": "Bo"}],
            "connections": [{"from": "Ann", "to": "Ann"}, {"from": "Ann", "to": "Bo"}],
        }
    ),
}


@pytest.mark.parametrize("name", SELVES)
def test_a_tie_to_oneself_is_left_out_and_said_in_every_format(name: str) -> None:
    found = read((name, SELVES[name]))
    assert ties_of(found.whole) == {("Ann", "Bo", True)}
    assert any("from somebody to themselves left out: “Ann”" in note for note in found.notes)


@pytest.mark.parametrize(
    ("rows", "tied"),
    [
        ("Ann|Bo,Cy|Di\n", {("Ann", "Cy"), ("Ann", "Di"), ("Bo", "Cy"), ("Bo", "Di")}),
        ("Ann | Bo|,Cy\n", {("Ann", "Cy"), ("Bo", "Cy")}),
        ("Ann,Bo\nAnn,Bo|Cy|Di\n", {("Ann", "Bo"), ("Ann", "Cy"), ("Ann", "Di")}),
    ],
)
def test_several_at_an_end_are_each_tied(rows: str, tied: set[tuple[str, str]]) -> None:
    found = read(("elements.csv", "Label\nAnn\nBo\nCy\nDi\n"), ("connections.csv", f"From,To\n{rows}"))
    assert ties_of(found.whole) == {(*pair, True) for pair in tied}


@pytest.mark.parametrize("said", ["Mayor’s forum", "May Day committee", "Maybelle’s friend", "Unsure Start", "Dismay"])
def test_a_tie_is_unsure_only_where_its_type_says_so_and_not_by_its_letters(said: str) -> None:
    found = read(("elements.csv", "Label\nAnn\nBo\n"), ("connections.csv", f"From,To,Type\nAnn,Bo,{said}\n"))
    assert ties_of(found.whole) == {("Ann", "Bo", True)}
    assert found.whole.people[0].note == f"With Bo: Type: {said}"


TICKS = {
    "closeness_very_close,closeness_often": ("TRUE,FALSE", "FALSE,TRUE"),
    "ring_1,ring_2": ("1,0", "0,1"),
    "how_close_close,how_close_often": ("true,false", "false,true"),
}


@pytest.mark.parametrize("heads", TICKS)
def test_ticks_in_a_column_for_each_choice_place_people(heads: str) -> None:
    ann, bo = TICKS[heads]
    found = read(("a_attributeList_Person.csv", f"nodeID,networkCanvasUUID,name,{heads}\n1,a,Ann,{ann}\n2,b,Bo,{bo}\n"))
    assert [(person.name, person.ring, person.note) for person in found.whole.people] == [("Ann", 1, ""), ("Bo", 2, "")]
