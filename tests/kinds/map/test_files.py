"""Files of people: a round trip loses nothing, files from elsewhere are understood, bad ones refused."""

import base64
import json
import tracemalloc
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.errors import FileError, PowerkitError
from powerkit.kinds.file_import import Incoming
from powerkit.kinds.map.files import write
from powerkit.kinds.map.files.read import read_people
from powerkit.kinds.map.files.rows_from_cells import Understood
from powerkit.kinds.map.files.write import FORMATS, Request, write_map
from powerkit.kinds.map.model import PLAIN, RelationMap, Ruling, read_map, row_of
from powerkit.kinds.map.queries import tell
from tests.kinds.map.material import KIND, RULING, SECTORS, SEEN_LETTERS, Row, a_map, row, rows_of


def read(*files: tuple[str, str | bytes], ruling: Ruling = RULING, grow: bool = True) -> Understood:
    given = [Incoming(name, text.encode() if isinstance(text, str) else text) for name, text in files]
    return read_people(given, ruling, grow=grow)


def read_text(text: str | bytes, **more: Any) -> Understood:
    return read(("people.csv", text), **more)


def held(whole: RelationMap) -> list[Row]:
    """All that a map's rows hold but for their ids."""
    return [row_of(person) for person in whole.people]


def ties(whole: RelationMap) -> set[tuple[str, str, bool]]:
    return {(whole.by_id[tie.one].name, whole.by_id[tie.other].name, tie.sure) for tie in whole.ties}


# --- a round trip


@pytest.mark.parametrize("form", ["csv", "graphml", "kumu"])
@given(rows=rows_of(SEEN_LETTERS), renamed=st.booleans())
def test_a_round_trip_loses_nothing(form: str, rows: list[Row], renamed: bool) -> None:
    rings = ["Dear; dear", "Near", "=Now", "Far"]
    answer = {"rings": rings, "people": rows} if renamed and rows else rows
    whole = read_map(KIND, KIND.check(answer)[0])
    files = [(item.name, item.content) for item in write_map(Request(whole), form)]
    if not whole.people:
        with pytest.raises(FileError):
            read(*files)
        return
    again = read(*files).whole
    assert held(again) == held(whole)
    assert again.ruling.rings == whole.ruling.rings
    if form == "graphml":
        assert again.people == whole.people
        assert again.ties == whole.ties


@given(rows=rows_of())
def test_kumu_s_first_list_alone_reads_back_whole(rows: list[Row]) -> None:
    whole = read_map(KIND, KIND.check(rows)[0])
    if whole.people:
        elements = write_map(Request(whole), "kumu")[0]
        assert held(read((elements.name, elements.content)).whole) == held(whole)


def test_what_xml_cannot_hold_is_shown_by_a_mark_in_graphml() -> None:
    [file] = write_map(Request(a_map(row("A\x1bnn", "1"))), "graphml")
    assert read((file.name, file.content)).whole.people[0].name == "A\ufffdnn"


def test_no_cell_of_a_file_is_a_formula() -> None:
    whole = a_map(row("=1+1", "1", wish="+1", note="@home", knows="-x"), row("'=2"), row("\t=3 "))
    for form in ("csv", "kumu"):
        for item in write_map(Request(whole), form):
            lines = item.content.decode("utf-8-sig").split("\r\n")[1:]
            assert not [line for line in lines if line.replace('"', "")[:1] in ("=", "+", "-", "@", "\t")]
            assert ",=" not in "".join(lines) and ",+" not in "".join(lines) and ",@" not in "".join(lines)


def test_a_sector_of_the_file_s_own_comes_back_with_its_name() -> None:
    whole = read_text("name,sector\nAnn,Fire & rescue\nBo,Faith").whole
    assert [sector.label for sector in whole.ruling.sectors] == [*(sector.label for sector in SECTORS), "Fire & rescue"]
    [file] = write_map(Request(whole), "graphml")
    assert read((file.name, file.content)).whole.ruling.sectors == whole.ruling.sectors


def test_a_file_with_none_of_the_card_s_sectors_is_drawn_on_its_own() -> None:
    whole = read_text("name,sector\nAnn,Fire & rescue\nBo,School").whole
    assert [sector.label for sector in whole.ruling.sectors] == ["Fire & rescue", "School"]
    assert read_text("name\nAnn").whole.ruling.sectors == SECTORS


# --- CSV from anywhere

TABLES = {
    "commas": "name,ring,sector,tie,knows\nAnn,1,faith,strong,Bo\nBo,Often,Housing,Stressed,\n",
    "semicolons": 'name;ring;sector;tie;knows\nAnn;1;Faith;strong;"Bo"\nBo;2;housing;stressed;\n',
    "tabs": "Name\tRing\tSector\tTie\tKnows\nAnn\tclose\tFAITH\tSolid\tBo\nBo\toften\thousing\tTense\t\n",
    "excel says so": "sep=;\r\nname;ring;sector;tie;knows\r\nAnn;1;faith;strong;Bo\r\nBo;2;housing;stressed;\r\n",
    "a mark": "\ufeffname,ring,sector,tie,knows\nAnn,1,faith,strong,Bo\nBo,2,housing,stressed,\n",
    "the page's own heads": (
        "Name,How close,Where they belong,How it feels between us,Knows\nAnn,Close,Faith,Strong,Bo\n"
        "Bo,Often,Housing,Stressed,\n"
    ),
    "plain words": "Person,Closeness,Organisation,Relationship,Knows who\nAnn,1,Faith,good,bo\n"
    "Bo,2,Housing,strained,\n",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize("shape", TABLES)
def test_a_table_is_understood_however_it_was_saved(shape: str, encoding: str) -> None:
    text = TABLES[shape] if encoding != "cp1252" else TABLES[shape].removeprefix("\ufeff")
    found = read_text(text.encode(encoding))
    assert [(person.name, person.ring, person.sector, person.tie) for person in found.whole.people] == [
        ("Ann", 1, "faith", "strong"),
        ("Bo", 2, "housing", "stressed"),
    ]
    assert ties(found.whole) == {("Ann", "Bo", True)}
    assert found.notes == ()


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Zoë O’Neill"), ("cp1252", "Renée"), ("utf-16", "আমিনা")])
def test_letters_beyond_english_are_read_right(encoding: str, name: str) -> None:
    rest = "".join(f"Person number {number},{number % 4 + 1}\r\n" for number in range(20))
    found = read_text(f"name,ring\r\n{name},1\r\n{rest}".encode(encoding))
    assert found.whole.people[0].name == name


def test_a_list_of_names_with_no_head_is_a_list_of_people() -> None:
    found = read_text("Ann\nBo\n\nCy\n")
    assert [person.name for person in found.whole.people] == ["Ann", "Bo", "Cy"]
    assert found.notes == ("The list has no heading: each line was taken for a name.",)


def test_what_is_not_understood_is_kept_in_the_note_and_said() -> None:
    found = read_text("name,ring,Town,note\nAnn,outer space,Mill Bank,Tall\n", grow=False)
    assert found.whole.people[0].note == "Tall\nTown: Mill Bank\nRing: outer space"
    assert found.notes == (
        "“Town” was not understood for one person or group: what it says is in their notes.",
        "“ring” was not understood for one person or group: what it says is in their notes.",
    )


def test_a_sector_the_card_does_not_have_is_asked_and_until_then_it_stands_in_the_note() -> None:
    found = read_text("name,sector\nAnn,Circus\n", grow=False)
    [one] = found.whole.people
    assert (one.sector, one.note, found.asked) == ("", "Sector: Circus", {"Circus": 1})


def test_a_row_without_a_name_is_left_out_and_said() -> None:
    found = read_text("name,ring\nAnn,1\n,2\n")
    assert len(found.rows) == 1
    assert found.notes == ("One row without a name left out.",)


def test_two_with_one_name_are_both_kept_and_it_is_said_whom_a_tie_means() -> None:
    found = read_text("name,knows\nSam,\nSam,\nAnn,Sam\n")
    assert len(found.rows) == 3
    assert found.notes == ("More than one is called “Sam”. A tie to that name goes to the first of them.",)


def test_a_tie_to_nobody_is_kept_as_words_and_said() -> None:
    found = read_text("name,knows\nAnn,Bo\n")
    assert found.rows[0]["knows"] == "Bo"
    assert found.notes == ("One tie to somebody who is not in the file, such as Ann to Bo: kept as words, not drawn.",)


# --- from other programs

CANVAS = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:nc="http://schema.networkcanvas.com/xmlns">
<key id="label" attr.name="label" attr.type="string" for="all"/>
<key id="networkCanvasType" attr.name="networkCanvasType" attr.type="string" for="all"/>
<key id="networkCanvasUUID" attr.name="networkCanvasUUID" attr.type="string" for="all"/>
<key id="4f_X" attr.name="layout_X" attr.type="double" for="node"/>
<key id="9a_1" attr.name="sector_faith" attr.type="boolean" for="node"/>
<key id="77" attr.name="closeness" attr.type="int" for="node"/>
<graph edgedefault="undirected" nc:caseId="1" nc:sessionUUID="u">
<data key="networkCanvasUUID">ego</data>
<node id="1"><data key="networkCanvasUUID">u1</data><data key="networkCanvasType">Person</data>
<data key="label">Ann</data><data key="4f_X">0.2</data><data key="9a_1">true</data><data key="77">1</data></node>
<node id="2"><data key="networkCanvasUUID">u2</data><data key="label">Ann</data></node>
<node id="3"><data key="label">Bo</data></node>
<edge id="4" source="1" target="3"><data key="networkCanvasType">Knows</data></edge>
<edge id="5" source="1" target="2"/>
</graph></graphml>"""


def test_a_graphml_of_network_canvas_is_read() -> None:
    whole = read(("interview.graphml", CANVAS)).whole
    assert [(person.name, person.ring, person.sector, person.note) for person in whole.people] == [
        ("Ann", 1, "faith", ""),
        ("Ann", 0, "", ""),
        ("Bo", 0, "", ""),
    ]
    assert {(tie.one, tie.other) for tie in whole.ties} == {("1", "3"), ("1", "2")}


PEOPLE_LIST = (
    "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name,closeness,sector_faith,layout_x\n"
    "1,e,u-1,Ann,1,true,0.1\n2,e,u-2,Bo,2,false,0.2\n"
)
OLDER_TIES = "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID\n1,1,2,e,x\n"
NEWER_TIES = f"{OLDER_TIES.splitlines()[0]},networkCanvasSourceUUID,networkCanvasTargetUUID\n1,1,2,e,x,u-1,u-2\n"


@pytest.mark.parametrize("list_of_ties", [OLDER_TIES, NEWER_TIES])
def test_network_canvas_s_csv_lists_are_read_together(list_of_ties: str) -> None:
    found = read(("p_attributeList_Person.csv", PEOPLE_LIST), ("p_edgeList_Knows.csv", list_of_ties))
    assert [(person.name, person.ring, person.sector, person.note) for person in found.whole.people] == [
        ("Ann", 1, "faith", ""),
        ("Bo", 2, "", ""),
    ]
    assert ties(found.whole) == {("Ann", "Bo", True)}


def test_network_canvas_s_ties_alone_ask_for_the_people() -> None:
    with pytest.raises(FileError, match="ties and no people"):
        read(("p_edgeList_Knows.csv", OLDER_TIES))


def test_kumu_s_lists_and_blueprints_are_read() -> None:
    elements = "Label,Type,Tags,Description\nAnn,Person,,Tall\nThe pantry,Organization,,\n"
    connections = "From,To,Type,Direction\nAnn,The pantry,May know,mutual\n"
    blueprint = {
        "elements": [{"label": "Ann", "type": "Person", "description": "Tall"},
                     {"label": "The pantry", "attributes": {"element type": "Organisation"}}],
        "connections": [{"from": "Ann", "to": "The pantry", "type": "May know"}],
    }  # fmt: skip
    backup: dict[str, Any] = {
        "elements": [{"_id": "e1", "attributes": {"label": "Ann", "description": "Tall", "element type": "person"}},
                     {"_id": "e2", "attributes": {"label": "The pantry", "element type": "organisation"}}],
        "connections": [{"from": "e1", "to": "e2", "attributes": {"connection type": "may know"}}],
    }  # fmt: skip
    for files in (
        [("elements.csv", elements), ("connections.csv", connections)],
        [("blueprint.json", json.dumps(blueprint))],
        [("backup.json", json.dumps(backup))],
    ):
        whole = read(*files).whole
        assert [(person.name, person.kind, person.note) for person in whole.people] == [
            ("Ann", "person", "Tall"),
            ("The pantry", "organisation", ""),
        ]
        assert ties(whole) == {("Ann", "The pantry", False)}
    del backup["elements"][0]["attributes"]["label"]
    assert ties(read(("backup.json", json.dumps(backup))).whole) == {("e1", "The pantry", False)}


def test_ties_by_name_alone_make_their_people() -> None:
    whole = read(("connections.csv", "From,To\nAnn,Bo\nBo,Cy\n")).whole
    assert [person.name for person in whole.people] == ["Ann", "Bo", "Cy"]
    assert ties(whole) == {("Ann", "Bo", True), ("Bo", "Cy", True)}


def test_two_of_one_name_who_know_each_other_s_friends_are_told_apart() -> None:
    nodes = "".join(f'<node id="n{number}"><data key="label">Sam</data></node>' for number in range(4))
    edges = "".join(f'<edge source="n{one}" target="n{two}"/>' for one, two in pairwise(range(4)))
    whole = read(("x.graphml", f"<graphml><graph>{nodes}{edges}</graph></graphml>")).whole
    assert {(tie.one, tie.other) for tie in whole.ties} == {("n0", "n1"), ("n1", "n2"), ("n2", "n3")}
    assert {person.name for person in whole.people} == {"Sam"}, "each is called as the file calls them"


# --- bad ones

BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><graphml><graph/>&b;</graphml>'
FETCH = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><graphml><graph><node id="&a;"/></graph></graphml>'

BAD: dict[str, tuple[str, bytes | Callable[[], bytes], str]] = {
    "a picture called csv": ("people.csv", b"\x89PNG\r\n\x1a\n\0\0", "The file is a picture, not text."),
    "Excel": ("people.xlsx", b"PK\x03\x04rest", "Files ending in “.xlsx” can’t be read|Excel workbook"),
    "Excel called csv": ("people.csv", b"PK\x03\x04rest", "an Excel workbook"),
    "bytes": ("people.csv", bytes(range(256)) * 4, "does not hold text"),
    "nothing": ("people.csv", b"", "empty"),
    "no names": ("people.csv", b"town,age\nLeeds,4\n", "No column of the file holds names."),
    "no names but others": ("people.csv", b"ring,sector\n1,faith\n", "No column of the file holds names."),
    "no names but endless ones": (
        "people.csv",
        b"a" * 20_000 + b",b" * 50 + b"\n1\n",
        "No column of the file holds names.",
    ),
    "heads alone": ("people.csv", b"name,ring\n", "Nobody is named in the file."),
    "a million rows": ("people.csv", lambda: b"name\n" + b"Ann\n" * 1_000_000, "more than 100,000 rows"),
    "twenty megabytes": ("people.csv", lambda: b"name\n" + b"Ann Examplename\n" * 1_300_000, "larger than 10 MB"),
    "one endless cell": ("people.csv", lambda: b'name\n"' + b"a" * 2_000_000, "not a table"),
    "entities": ("x.graphml", BOMB.encode(), "entities, and they are refused"),
    "an entity from elsewhere": ("x.graphml", FETCH.encode(), "entities, and they are refused"),
    "a page": ("x.graphml", b"<html><body>Hello</body></html>", "The file is not GraphML."),
    "half a graph": ("x.graphml", b'<graphml><graph><node id="a">', "not whole GraphML"),
    "no graph": ("x.graphml", b"name\nAnn", "not GraphML"),
    "an empty graph": ("x.graphml", b"<graphml><graph/></graphml>", "holds no people"),
    "a deep graph": (
        "x.graphml",
        b"<graphml>" + b"<graph>" * 5000 + b"</graph>" * 5000 + b"</graphml>",
        "parts within parts",
    ),
    "labels within labels": (
        "x.graphml",
        b'<graphml><graph><node id="a"><data>'
        + b"<NodeLabel>" * 20_000
        + b"</NodeLabel>" * 20_000
        + b"</data></node></graph></graphml>",
        "parts within parts",
    ),
    "groups within groups": (
        "x.graphml",
        b"<graphml>"
        + b'<graph><node id="a"><edge source="a" target="a"/>' * 2_000
        + b"</node></graph>" * 2_000
        + b"</graphml>",
        "parts within parts",
    ),
    "many nodes": (
        "x.graphml",
        lambda: b"<graphml><graph>" + b'<node id="a"/>' * 500_000 + b"</graph></graphml>",
        "more than 5,000 people",
    ),
    "half of a JSON": ("x.json", b'{"elements": [', "not whole JSON"),
    "deep JSON": ("x.json", b"[" * 100_000, "not whole JSON"),
    "other JSON": ("x.json", b'{"cells": []}', "not from Kumu"),
    "numbers for elements": ("x.json", b'{"elements": [1, 2]}', "No column|Nobody"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_in_one_line_and_little_memory(what: str) -> None:
    name, content, said = BAD[what]
    content = content if isinstance(content, bytes) else content()
    tracemalloc.start()
    try:
        with pytest.raises(FileError, match=said) as caught:
            read((name, content))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 400
    assert caught.value.do
    assert most < 3 * len(content) + 35_000_000


def test_a_graph_of_more_parts_than_can_be_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("powerkit.kinds.map.files.xml.MOST", 500)
    with pytest.raises(FileError, match="more parts than can be read"):
        read(("x.graphml", b"<graphml><graph>" + b"<x/>" * 500 + b"</graph></graphml>"))


@given(content=st.binary(max_size=80) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")))
@pytest.mark.parametrize("name", ["a.csv", "a.graphml", "a.json", "a.tsv", "a"])
def test_no_bytes_at_all_make_reading_fall_over(name: str, content: bytes) -> None:
    try:
        found = read((name, content))
    except FileError as error:
        assert str(error)
    else:
        assert KIND.check(list(read((name, content), grow=False).rows))[1] == ()
        assert len(found.rows) == len(found.whole.people)


# --- as files, and through the page

ANSWER = [{**row("Ann", "1", "faith", tie="stressed", knows="Bo"), "_id": "a"}, {**row("Bo", "2"), "_id": "b"}]


@pytest.mark.parametrize("form", FORMATS)
def test_the_page_gets_a_file_in_each_format(form: str) -> None:
    told = tell(KIND, "file", {"answer": ANSWER, "format": form, "title": "My map: 1/2"}, list)
    for load in told["files"]:
        assert load["name"].startswith("My-map-1-2")
        assert b"Ann" in load["data"] or form == "png"


def test_the_page_can_have_a_file_read_and_nothing_of_a_bad_one() -> None:
    data = base64.b64encode(b"name,ring\nAnn,1\n").decode()
    told = tell(KIND, "read", {"answer": [], "files": [{"name": "x.csv", "data": data}]}, list)
    assert [(item["name"], item["ring"]) for item in told["rows"]] == [("Ann", "1")]
    for bad in ([{"name": "x.csv", "data": "%%%"}], [{"name": "x.csv"}], "x", [3], [], None):
        with pytest.raises(PowerkitError):
            tell(KIND, "read", {"answer": [], "files": bad}, list)
    with pytest.raises(FileError):
        tell(KIND, "file", {"answer": ANSWER, "format": "exe"}, list)


def test_the_offline_page_can_be_walked_without_a_script() -> None:
    whole = read_map(KIND, KIND.check([*ANSWER, row("<script>alert(1)</script>", "3")])[0])
    [file] = write.write_map(Request(whole), "html")
    page = file.content.decode()
    assert page.count('href="#person-') == 3
    assert page.count('href="#on-map-') == 3
    assert "<script>alert" not in page
    assert "https://" not in page.replace("http://www.w3.org", "")
    assert 'id="pk-map-page"' in page


def test_rings_named_as_usual_are_not_named_again() -> None:
    assert "ring_names" not in write.csv_table(a_map(row("Ann"), ruling=PLAIN))[0]
