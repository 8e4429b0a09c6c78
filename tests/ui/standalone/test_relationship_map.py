"""The relationship map in any notebook: given people in many shapes, it draws, tells and compares."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest

import powerkit
from powerkit.errors import AnswerError, FileError

EXAMPLE = Path(__file__).parents[3] / "examples" / "people.csv"
ROWS = [{"name": "Ann", "ring": 1, "sector": "Faith", "knows": ["Bo"]}, {"name": "Bo", "ring": 2.0, "not_yet": True}]


class Table:
    """What a table library gives."""

    def to_dict(self, how: str) -> list[dict[str, Any]]:
        assert how == "records"
        return [{"name": "Ann", "ring": 1.0}, {"name": "Bo", "ring": float("nan")}]


def graph() -> networkx.Graph:
    found = networkx.Graph()
    found.add_node("Ann", ring=1)
    found.add_edge("Ann", "Bo", sure=False)
    return found


SHAPES: dict[str, tuple[Any, Any]] = {
    "names and ties": (["Ann", "Bo"], [("Ann", "Bo")]),
    "rows": (ROWS, ()),
    "a table": (Table(), [("Ann", "Bo", False)]),
    "a graph": (graph(), ()),
    "ties alone": ((), [{"from": "Ann", "to": "Bo"}]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_people_and_ties_come_in_the_shape_a_program_has_them(shape: str) -> None:
    people, ties = SHAPES[shape]
    whole = powerkit.RelationshipMap(people, ties)
    assert [person.name for person in whole.people] == ["Ann", "Bo"]
    assert len(whole.ties) == 1
    assert whole.graph.number_of_edges() == 1
    ElementTree.fromstring(whole.to_svg())


def test_a_file_of_people_becomes_all_that_can_be_made_of_it() -> None:
    whole = powerkit.RelationshipMap(EXAMPLE)
    assert len(whole.people) == 26
    assert "Only Rukhsana links Kasia with others on your map." in whole.sentences()
    assert whole.to_png().startswith(b"\x89PNG")
    assert "Rukhsana" in whole.to_html()
    assert powerkit.RelationshipMap(whole.to_records()).people == whole.people


def test_an_empty_map_can_be_filled_on_the_page() -> None:
    whole = powerkit.RelationshipMap(rings=["Dear", "Near", "Now", "Far"], sectors=["Faith", "Housing"])
    whole.value = [{"name": "Ann", "ring": "1", "sector": "faith"}]
    assert whole.people[0].name == "Ann"
    assert "Dear" in whole.to_svg()


def test_two_maps_are_compared_in_words_and_drawn() -> None:
    then, now = powerkit.RelationshipMap(["Ann"]), powerkit.RelationshipMap(["Ann", "Bo"])
    assert now.changes_since(then) == ("New on your map: Bo.",)
    assert "Since then" in now.to_svg(since=then)


@pytest.mark.parametrize("people", [7, "Ann", [7], {"Ann": object()}, None])
def test_what_is_no_list_of_people_is_refused_in_a_line(people: Any) -> None:
    with pytest.raises(FileError, match="People can’t be read"):
        powerkit.RelationshipMap(people)


@pytest.mark.parametrize("tie", ["Ann", ("Ann",), (1, 2), {"from": "Ann"}])
def test_what_is_no_tie_is_refused_in_a_line(tie: Any) -> None:
    with pytest.raises(FileError, match="A tie is two names"):
        powerkit.RelationshipMap(["Ann", "Bo"], [tie])


def test_a_value_that_does_not_fit_is_refused_and_what_was_there_stays() -> None:
    whole = powerkit.RelationshipMap(["Ann"])
    with pytest.raises(AnswerError):
        whole.value = [{"name": "Bo", "ring": "9"}]
    assert [person.name for person in whole.people] == ["Ann"]


def test_what_a_notebook_keeps_of_it_names_nobody() -> None:
    assert repr(powerkit.RelationshipMap(["Ann"])) == "Relationship map (powerkit.RelationshipMap)"
