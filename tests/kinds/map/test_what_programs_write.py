"""The table in docs/maps.md: what comes over from each program's files, and what stays and is said to stay."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from powerkit.kinds.file_import import Incoming
from powerkit.kinds.map.files.raw import Choices
from powerkit.kinds.map.files.read import read_people
from powerkit.kinds.map.files.rows_from_cells import Understood
from tests.kinds.map import programs as of
from tests.kinds.map.material import RULING, ties_of
from tests.kinds.map.programs import AVERY, JORDAN, SAM

TABLE = Path(__file__).parents[3] / "docs" / "maps.md"
FULL = "Avery Jo Lee"


IN_A_GROUP = {AVERY: (0, "faith"), JORDAN: (0, ""), SAM: (0, "")}


@dataclass(frozen=True)
class Case:
    """*files* of a *program* by name; whether the people and ties all have are there, what stands in whose *notes*,
    what is *said*, and what is *nowhere* on the map.
    """

    program: str
    files: tuple[tuple[str, str], ...]
    people: dict[str, tuple[int, str]] = field(default_factory=lambda: dict(IN_A_GROUP))
    ties: frozenset[tuple[str, str, bool]] = frozenset({(AVERY, JORDAN, True), (JORDAN, SAM, True)})
    notes: dict[str, str] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    encoding: str = "utf-8"


NO_TIES: frozenset[tuple[str, str, bool]] = frozenset()
FOUND = {FULL: (0, "housing"), JORDAN: (0, "")}
PRIVATE = ("example.org", "0161", "High Street", "1980")
CLOSE = {AVERY: (4, ""), JORDAN: (1, ""), SAM: (0, "")}
PLACES = ("0.25",)
OFTEN = f"With {JORDAN}: how_often: 3"
FUNDS = ("Type: Funds", "Strength: High", "Tags: 2026")
TAGS = "Kept in the notes: “tags”."
ONE_WAY = "One tie leads one way: on the map a tie has no direction, so it is in the notes"
WEIGHT = "(“weight”"
NOBODY_PLACED = {AVERY: (0, ""), JORDAN: (0, ""), SAM: (0, "")}


def _contacts(name: str, text: str, note: str, *said: str) -> Case:
    """An address book with Avery and Jordan in it."""
    program = "contacts of Google and Outlook"
    return Case(program, ((name, text),), FOUND, NO_TIES, {FULL: note}, said, PRIVATE)


CASES = {
    "a table": Case(
        "a table (Excel, Google Sheets)",
        (("a.csv", of.TABLE),),
        {AVERY: (1, "faith"), JORDAN: (4, "housing"), SAM: (0, "")},
        frozenset({(AVERY, JORDAN, True), (JORDAN, SAM, True), (AVERY, SAM, False)}),
        {AVERY: "Met at the fair\nLanguages: Urdu"},
        ("row 1 “Contacts of the ward”", "file, since a map does not need it: “E-mail”"),
        PRIVATE,
    ),
    "a table with tabs": Case(
        "a table (Excel, Google Sheets)",
        (("a.tsv", of.TABLE.replace(",", "\t")),),
        {AVERY: (1, "faith"), JORDAN: (4, "housing"), SAM: (0, "")},
        frozenset({(AVERY, JORDAN, True), (JORDAN, SAM, True), (AVERY, SAM, False)}),
    ),
    "Google contacts": _contacts(
        "contacts.csv",
        of.GOOGLE,
        "Met at the fair\nName Prefix: Dr\nNickname: Ave\nOrganization Title: Officer\nLabels: Fair\n"
        "Organization Name: Mill Housing Trust",
        "“Mill Housing Trust” was read as “Housing”.",
        "Kept in the notes: “Name Prefix”, “Nickname”,",
        "Left in the file, since a map does not need it: “Phonetic First Name”",
    ),
    "Google contacts of before": _contacts(
        "contacts.csv",
        of.GOOGLE_BEFORE,
        "Nickname: Ave\nGroup Membership: Fair\nOrganization 1 - Title: Officer\n"
        "Organization 1 - Name: Mill Housing Trust",
        "“Nickname”, “Group Membership” and “Organization 1 - Title”",
        "“Yomi Name”, “Birthday”, “E-mail 1",
    ),
    "Outlook contacts": _contacts(
        "contacts.csv",
        of.OUTLOOK,
        "Met at the fair\nTitle: Dr\nNickname: Ave\nJob Title: Officer\nCategories: Fair\nCompany: Mill Housing Trust",
        "need it: “Business Street”, “Business Phone”, “Mobile Phone”, “Birthday”",
    ),
    "an address book": _contacts(
        "contacts.vcf",
        of.VCARD,
        "Met at the fair\nNickname: Ave\nDepartment: Repairs\nJob title: Officer\nOrganisation: Mill Housing Trust",
        "need it: “E-mail”, “Phone”, “Address” and “Birthday”.",
    ),
    "Teams": Case(
        "a Teams attendance list",
        (("attendance.csv", of.TEAMS),),
        {AVERY: (0, ""), JORDAN: (0, "")},
        NO_TIES,
        {AVERY: "Role: Organizer", JORDAN: "Role: Presenter\nJoined as: Guest"},
        (
            "no part of the table, and left out: row 1 “1. Summary”",
            "already: counted once",
            "need it: “Join Time”, “Leave Time”, “Duration” and “Email”.",
        ),
        ("example.org", "9:58", "Huddle"),
        "utf-16",
    ),
    "Network Canvas": Case(
        "Network Canvas",
        (("a.graphml", of.CANVAS),),
        CLOSE,
        notes={AVERY: f"languages: Urdu\n{OFTEN}", JORDAN: f"With {SAM}: type: Rivalry"},
        said=(
            "1 is “Close”, 2 is “Often”, 3 and 4 are “Sometimes”, 5 is “Rarely”",
            "says of you, in the middle, is not",
        ),
        nowhere=("37", *PLACES),
    ),
    "Network Canvas, its lists": Case(
        "Network Canvas",
        (
            ("a_attributeList_Person.csv", of.CANVAS_PEOPLE),
            ("a_edgeList_Knows.csv", of.CANVAS_TIES),
            ("a_ego.csv", of.CANVAS_EGO),
        ),
        CLOSE,
        notes={AVERY: f"languages: Urdu\n{OFTEN}"},
        said=("1 is “Close”, 2 is “Often”", "says of you, in the middle, is not taken over: “age”."),
        nowhere=("37", *PLACES),
    ),
    "Kumu, a blueprint": Case(
        "Kumu",
        (("kumu.json", of.KUMU_BLUEPRINT),),
        notes={AVERY: f"Met\ntags: Runner, Cook\nTo {JORDAN}: type: Funds; strength: High; tags: 2026"},
        said=(TAGS, "(“type”, “strength” and “tags”)", ONE_WAY),
    ),
    "Kumu, a project": Case(
        "Kumu",
        (("kumu.json", of.KUMU_PROJECT),),
        notes={AVERY: f"Met\ntags: Runner, Cook\nTo {JORDAN}: connection type: Funds; strength: High; tags: 2026"},
        said=(TAGS, "(“connection type”, “strength” and “tags”)", ONE_WAY),
        nowhere=("elem-", "map-1"),
    ),
    "Kumu, its lists": Case(
        "Kumu",
        (("elements.csv", of.KUMU_ELEMENTS), ("connections.csv", of.KUMU_CONNECTIONS)),
        ties=frozenset({(AVERY, JORDAN, True), (AVERY, SAM, True), (JORDAN, SAM, True)}),
        notes={AVERY: f"Met\nTags: Runner, Cook\nTo {JORDAN} and {SAM}: Type: Funds; Strength: High; Tags: 2026"},
        said=("(“Type”, “Strength” and “Tags”)", "Two ties lead one way"),
    ),
    "Gephi, GEXF": Case(
        "Gephi",
        (("a.gexf", of.GEXF),),
        notes={AVERY: f"Modularity Class: 2\nWith {JORDAN}: weight: 3.0; Since: 2019", JORDAN: f"To {SAM}: kind: asks"},
        said=(WEIGHT, ONE_WAY),
    ),
    "Gephi, GraphML": Case(
        "Gephi",
        (("a.graphml", of.GEPHI_GRAPHML),),
        notes={AVERY: f"With {JORDAN}: weight: 3.0"},
        said=(WEIGHT, "need it: “r”, “x” and “size”."),
        nowhere=("e7", "153"),
    ),
    "Gephi, its edges": Case(
        "Gephi",
        (("edges.csv", of.GEPHI_EDGES_BY_NAME),),
        NOBODY_PLACED,
        notes={AVERY: f"With {JORDAN}: Weight: 3.0", JORDAN: f"To {SAM}: Weight: 1.0"},
        said=("(“Weight”)", ONE_WAY),
    ),
    "Gephi, both lists": Case(
        "Gephi",
        (("nodes.csv", of.GEPHI_NODES), ("edges.csv", of.GEPHI_EDGES)),
        notes={AVERY: f"modularity_class: 2\nWith {JORDAN}: Weight: 3.0"},
        said=("(“Weight”)",),
    ),
    "yEd": Case(
        "yEd",
        (("a.graphml", of.YED),),
        ties=frozenset({(AVERY, JORDAN, True), (JORDAN, SAM, True), (AVERY, SAM, True)}),
        notes={AVERY: f"Met\nSector: Faith groups\nTo {JORDAN}: label: trusts", JORDAN: "", SAM: f"To {AVERY}"},
        said=("“Faith groups” is a group in the file: whoever is in one has it as sector.", "Two ties lead one way"),
        nowhere=("Folder 1", "FFCC00"),
    ),
    "Cytoscape": Case(
        "Cytoscape",
        (("a.cyjs", of.CYJS),),
        notes={AVERY: f"With {JORDAN}: interaction: trusts", JORDAN: ""},
        said=("(“interaction”)",),
        nowhere=("(trusts)",),
    ),
    "Cytoscape, GraphML": Case(
        "Cytoscape",
        (("a.graphml", of.CYTOSCAPE_GRAPHML),),
        notes={AVERY: f"To {JORDAN}: interaction: trusts"},
        said=("(“interaction”)", "Two ties lead one way", "need it: “SUID” and “selected”."),
    ),
    "Cytoscape, its edges": Case(
        "Cytoscape",
        (("edges.csv", of.CYTOSCAPE_EDGES),),
        NOBODY_PLACED,
        notes={AVERY: f"With {JORDAN}: interaction: trusts", JORDAN: ""},
        said=("(“interaction”)",),
        nowhere=("(trusts)",),
    ),
    "networkx, GraphML": Case(
        "networkx, D3",
        (("a.graphml", of.NETWORKX_GRAPHML),),
        notes={AVERY: f"With {JORDAN}: weight: 3"},
        said=(WEIGHT,),
    ),
    "networkx, node-link": Case(
        "networkx, D3", (("a.json", of.node_link("links")),), notes={AVERY: f"With {JORDAN}: weight: 3"}, said=(WEIGHT,)
    ),
    "networkx, node-link of today": Case(
        "networkx, D3", (("a.json", of.node_link("edges")),), notes={AVERY: f"With {JORDAN}: weight: 3"}, said=(WEIGHT,)
    ),
    "D3": Case("networkx, D3", (("a.json", of.D3),), notes={AVERY: f"With {JORDAN}: weight: 3"}, said=(WEIGHT,)),
    "D3, ends by their place": Case(
        "networkx, D3", (("a.json", of.D3_BY_PLACE),), notes={AVERY: f"With {JORDAN}: weight: 3"}, said=(WEIGHT,)
    ),
}


def brought(case: Case, choices: Choices = Choices()) -> Understood:  # noqa: B008
    files = [Incoming(name, text.encode(case.encoding)) for name, text in case.files]
    return read_people(files, RULING, choices, grow=False)


@pytest.mark.parametrize("name", CASES)
def test_what_the_table_says_of_a_program_is_so(name: str) -> None:
    case = CASES[name]
    found = brought(case)
    whole = found.whole
    assert {person.name: (person.ring, person.sector) for person in whole.people} == case.people
    assert ties_of(whole) == case.ties
    notes = {person.name: person.note for person in whole.people}
    assert {person: notes[person] for person in case.notes} == case.notes
    said = "\n".join((*found.read_as, *found.notes))
    assert [words for words in case.said if words not in said] == []
    assert [words for words in case.nowhere if words in f"{found.rows}"] == []
    assert "without a name" not in said


def test_every_program_of_the_table_has_its_files_here() -> None:
    rows = [line.split("|")[1].strip() for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert rows[0] == "from" and set(rows[1:]) == {case.program for case in CASES.values()}


def test_a_scale_of_network_canvas_can_be_turned_round() -> None:
    found = brought(CASES["Network Canvas"], Choices(turned=True))
    assert {person.name: person.ring for person in found.whole.people} == {AVERY: 1, JORDAN: 4, SAM: 0}


def test_a_row_of_a_table_says_all_that_a_map_can_hold() -> None:
    avery, jordan, sam = brought(CASES["a table"]).whole.people
    assert (avery.kind, avery.tie, avery.seen, avery.wish) == ("person", "strong", "enough", "More walks")
    assert (jordan.kind, jordan.tie, jordan.seen, sam.kind) == ("group", "stressed", "not_at_all", "person")
