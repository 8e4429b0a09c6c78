"""Files of other programs: names come from labels, groups become sectors, and what a tie says is kept in the note."""

import json

import pytest

from powerkit.kinds.file_import import Incoming
from powerkit.kinds.map.files.raw import Choices
from powerkit.kinds.map.files.read import read_people
from powerkit.kinds.map.files.rows_from_cells import Understood
from powerkit.kinds.map.model import RelationMap
from tests.kinds.map.material import RULING

GEXF = """<gexf><graph defaultedgetype="undirected"><attributes class="node">
<attribute id="0" title="Sector" type="string"/></attributes><nodes>
<node id="7" label="Ann"><attvalues><attvalue for="0" value="Faith"/></attvalues></node>
<node id="8" label="Bo"/></nodes><edges><edge source="7" target="8" weight="3.0"/>
<edge source="7" target="7"/></edges></graph></gexf>"""
YED = """<graphml><key for="node" id="d6"/><key for="edge" id="d9"/><graph edgedefault="undirected">
<node id="n0" foldertype="group"><data key="d6"><NodeLabel>Faith groups</NodeLabel></data><graph><node id="n0::n0">
<data key="d6"><NodeLabel>Ann</NodeLabel></data></node></graph></node>
<node id="n1"><data key="d6"><ShapeNode><NodeLabel>Bo<LabelModel/></NodeLabel></ShapeNode></data></node>
<edge source="n0::n0" target="n1"><data key="d9"><EdgeLabel>weight</EdgeLabel></data></edge></graph></graphml>"""
CYTOSCAPE = json.dumps(
    {"elements": {"nodes": [{"data": {"id": "1", "name": "Ann", "sector": "faith"}},
                            {"data": {"id": "2", "name": "Bo"}}],
                  "edges": [{"data": {"id": "3", "source": "1", "target": "2", "weight": 3, "name": "Ann (pp) Bo"}}]}}
)  # fmt: skip
LINKS = json.dumps(
    {"nodes": [{"id": "Ann", "group": "Faith"}, {"id": "Bo"}], "links": [{"source": "Ann", "target": "Bo"}]}
)


def read(*files: tuple[str, str], choices: Choices = Choices()) -> Understood:  # noqa: B008
    return read_people([Incoming(name, text.encode()) for name, text in files], RULING, choices, grow=False)


def ties(whole: RelationMap) -> list[tuple[str, str, bool]]:
    return [(whole.by_id[tie.one].name, whole.by_id[tie.other].name, tie.sure) for tie in whole.ties]


@pytest.mark.parametrize(
    ("name", "text"), [("a.gexf", GEXF), ("a.graphml", YED), ("a.cyjs", CYTOSCAPE), ("a.json", LINKS)]
)
def test_a_graph_of_another_program_has_its_names_ties_and_sectors(name: str, text: str) -> None:
    whole = read((name, text)).whole
    assert [(person.name, person.sector) for person in whole.people] == [("Ann", "faith"), ("Bo", "")]
    assert ties(whole) == [("Ann", "Bo", True)]
    if name != "a.json":
        assert "weight" in whole.people[0].note


def test_a_tie_to_oneself_is_left_out_and_said() -> None:
    assert any("to themselves left out: “Ann”" in note for note in read(("a.gexf", GEXF)).notes)


@pytest.mark.parametrize(
    "text",
    [
        "First Name,Last Name,Nickname,E-mail 1 - Value\nAnn,Lee,Annie,a@example.org\nBo,Ash,,b@example.org\n",
        "Title,First Name,Middle Name,Last Name,E-mail Address\n,Ann,,Lee,a@example.org\n,Bo,,Ash,b@example.org\n",
        "Name,Surname\nAnn,Lee\nBo,Ash\n",
    ],
)
def test_contacts_are_called_by_their_first_and_last_name_and_none_is_lost(text: str) -> None:
    found = read(("contacts.csv", text))
    assert [person.name for person in found.whole.people] == ["Ann Lee", "Bo Ash"]
    assert "example.org" not in "".join(person.note for person in found.whole.people)


def test_cards_of_an_address_book_are_people() -> None:
    card = "BEGIN:VCARD\r\nN:Lee;Ann;;;\r\nORG:Mill Bank Housing Trust\r\nNOTE:Likes\r\n  tea\r\nEND:VCARD\r\n"
    [ann] = read(("a.vcf", card)).whole.people
    assert (ann.name, ann.sector) == ("Ann Lee", "housing")
    assert ann.note.startswith("Likes tea")


@pytest.mark.parametrize(("turned", "rings"), [(False, [1, 4]), (True, [4, 1])])
def test_a_scale_of_closeness_is_said_and_can_be_turned_round(turned: bool, rings: list[int]) -> None:
    found = read(("a.csv", "name,closeness\nAnn,1\nBo,5\n"), choices=Choices(turned=turned))
    assert [person.ring for person in found.whole.people] == rings
    assert any("“closeness” was read as how close" in line for line in found.read_as)


def test_several_people_at_one_end_are_a_tie_each_and_a_mayor_is_not_unsure() -> None:
    whole = read(
        ("elements.csv", "Label,Tags\nAnn,Runner|Cook\nBo,\nCy,\n"),
        ("connections.csv", "From,To,Type\nAnn,Bo|Cy,Mayor’s forum\nBo,Cy,May know\n"),
    ).whole
    assert ties(whole) == [("Ann", "Bo", True), ("Ann", "Cy", True), ("Bo", "Cy", False)]
    assert whole.people[0].note == "Tags: Runner, Cook\nWith Bo and Cy: Type: Mayor’s forum"


def test_common_words_for_a_sector_are_known_and_others_are_asked_or_settled() -> None:
    text = "name,sector\nAnn,St Mark’s Church\nBo,Tenants\nCy,Circus\n"
    assert [person.sector for person in read(("a.csv", text)).whole.people] == ["faith", "residents", ""]
    assert read(("a.csv", text)).asked == {"Circus": 1}
    settled = read(("a.csv", text), choices=Choices(sectors={"Circus": "other"}))
    assert [person.sector for person in settled.whole.people] == ["faith", "residents", "other"]
