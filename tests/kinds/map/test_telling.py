"""What the page asks about a map is answered, from the answer as it is now and the versions before."""

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
from powerkit.kinds.map.queries import tell
from powerkit.kinds.map.picture import draw
answer = {ANSWER!r}
draw(KIND, answer, "Map"), tell(KIND, "layout", {{"answer": answer}}, list)
assert not {{"networkx", "matplotlib", "numpy", "PIL", "scipy", "typst"}} & set(sys.modules)
tell(KIND, "sentences", {{"answer": answer}}, list)
assert not {{"matplotlib", "numpy", "PIL", "scipy", "typst"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)
