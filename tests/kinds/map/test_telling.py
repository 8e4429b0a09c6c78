"""What the page asks about a map is answered, from the answer as it is now and the versions before."""

import base64
import json
import subprocess
import sys
from typing import Any

import pytest

from powerkit.errors import MapError
from powerkit.kinds.map.queries import tell
from powerkit.logbook.model import Past
from tests.kinds.map.material import KIND, row

ANSWER = [{**row("Ann", "1", "faith", tie="stressed"), "_id": "a"}, {**row("Bo", "2"), "_id": "b"}]


PAST = [Past(1, "3 May", ANSWER[:1]), Past(2, "4 May", ANSWER)]


def test_the_sentences_of_the_answer_as_it_is_now_come_with_whom_they_light() -> None:
    told = json.loads(json.dumps(tell(KIND, "sentences", {"answer": ANSWER}, list)))
    stressed = {"rule": "close_but_stressed", "text": "Ann is in “Close” on your map, and the tie is stressed."}
    assert {**stressed, "people": ["a"]} in told["sentences"]
    assert "“Close”: Ann." in told["alt"]


def test_an_answer_that_would_not_be_saved_still_gets_its_sentences() -> None:
    told = tell(KIND, "sentences", {"answer": [{"name": "Ann", "ring": "9", "colour": "red"}]}, list)
    assert any("Ann" in item["text"] for item in told["sentences"])


def test_two_versions_are_compared_or_one_with_what_is_there_now() -> None:
    told = json.loads(json.dumps(tell(KIND, "compare", {"answer": ANSWER, "then": 1, "now": 2}, lambda: PAST)))
    assert [item["text"] for item in told["changes"]] == ["New on your map: Bo (“Often”)."]
    assert (told["then"], told["now"]) == ("Version 1, saved on 3 May", "Version 2, saved on 4 May")
    told = tell(KIND, "compare", {"answer": ANSWER, "then": 2, "now": None}, lambda: PAST)
    assert told["alt"] == "Nothing on the map has changed."
    assert told["overlaid"].startswith("<svg ")
    assert told["beside"].startswith("<svg ")


@pytest.mark.parametrize(("what", "given"), [("compare", {"then": 7, "now": None}), ("dance", {}), ("", {})])
def test_what_cannot_be_answered_is_said_in_a_line(what: str, given: dict[str, Any]) -> None:
    with pytest.raises(MapError) as caught:
        tell(KIND, what, given, lambda: PAST)
    assert "\n" not in str(caught.value)


def test_drawing_a_map_and_telling_of_it_load_no_drawing_library() -> None:
    code = f"""
import sys
from tests.kinds.map.material import KIND
from powerkit.kinds.map.geometry import lay_out
from powerkit.kinds.map.model import read_map
from powerkit.kinds.map.queries import tell
from powerkit.kinds.map.picture import draw
answer = {ANSWER!r}
draw(KIND, answer, "Map"), lay_out(read_map(KIND, answer))
assert not {{"networkx", "matplotlib", "numpy", "PIL", "scipy", "typst"}} & set(sys.modules)
tell(KIND, "sentences", {{"answer": answer}}, list)
assert not {{"matplotlib", "numpy", "PIL", "scipy", "typst"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def looked_at(text: str, **chosen: Any) -> dict[str, Any]:
    """What is told of a CSV file, with what somebody chose of it."""
    file = {"name": "people.csv", "data": base64.b64encode(text.encode()).decode()}
    return json.loads(json.dumps(tell(KIND, "read", {"files": [file], **chosen}, list)))


CLOSENESS = "alter_name,closeness,sort of work\nAnn,1,Church\nBo,5,Orbital Committee\nCy,3,Orbital Committee\n"


def test_a_file_says_which_column_is_read_as_what_and_can_be_turned_round() -> None:
    told = looked_at(CLOSENESS)
    assert told["columns"] == [["alter_name", "name"], ["closeness", "ring"], ["sort of work", ""]]
    assert (told["numbers"], [row["ring"] for row in told["rows"]]) == (True, ["1", "4", "3"])
    turned = looked_at(CLOSENESS, turned=True)
    assert [row["ring"] for row in turned["rows"]] == ["4", "1", "2"]
    other = looked_at(CLOSENESS, columns={"closeness": "", "sort of work": "sector"})
    assert other["columns"][1:] == [["closeness", ""], ["sort of work", "sector"]]
    assert other["rows"][1]["note"].startswith("closeness: 5") and not other["numbers"]


def test_a_word_that_is_no_sector_is_asked_about_and_never_put_anywhere_unasked() -> None:
    columns = {"sort of work": "sector"}
    told = looked_at(CLOSENESS, columns=columns)
    assert told["asked"] == [["Orbital Committee", 2]]
    assert [row["sector"] for row in told["rows"]] == ["faith", "", ""]
    said = looked_at(CLOSENESS, columns=columns, sectors={"Orbital Committee": "own", "Church": "nowhere"})
    assert (said["asked"], [row["sector"] for row in said["rows"]]) == ([], ["faith", "own", "own"])
    answer = {"answer": told["rows"]}
    sentences = " ".join(item["text"] for item in tell(KIND, "sentences", answer, list)["sentences"])
    assert "as far as it says. Bo and Cy may be." in sentences


def test_a_file_without_a_column_of_names_asks_which_it_is() -> None:
    told = looked_at("first column,other\nAnn,x\nBo,y\n")
    assert (told["rows"], [heading for heading, _ in told["columns"]]) == ([], ["first column", "other"])
    assert "No column of the file holds names" in told["ask"]
    told = looked_at(
        "first column,other\nAnn,x\nBo,y\n", columns={"first column": "name", "gone": "ring", "other": "?"}
    )
    assert [row["name"] for row in told["rows"]] == ["Ann", "Bo"]
