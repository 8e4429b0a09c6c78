"""The four tools keep ipywidgets' conventions, and no answer is ever in what a notebook saves."""

import base64
import json
import re
from collections.abc import Iterator
from typing import Any

import ipywidgets
import pytest
import traitlets

import powerkit
from powerkit.ui.standalone.base import Alone

MARK = "Quorndlesnap"


def tools() -> dict[str, tuple[Alone, Any]]:
    """Each tool with what its page may send."""
    return {
        "map": (powerkit.RelationshipMap(["Ann"]), [{"name": MARK, "ring": "1"}]),
        "cloud": (powerkit.WordCloud({"bus": 2}), [{"word": MARK, "count": 3}]),
        "board": (powerkit.Board(["Garden"], zones=["Now"]), [{"item": MARK, "zone": "now"}]),
        "sketch": (
            powerkit.Sketch("Me"),
            {"words": MARK, "marks": [{"kind": "circle", "x": 1, "y": 2, "x2": 90, "y2": 80, "text": MARK}]},
        ),
    }


ALL = pytest.mark.parametrize("name", ["map", "cloud", "board", "sketch"])


def type_in(tool: Alone, value: Any) -> list[dict[str, Any]]:
    """What the page is sent when it sends *value*, whoever sends it."""
    heard: list[dict[str, Any]] = []
    tool.send = heard.append  # type: ignore[method-assign]
    tool._heard(tool, {"kind": "draft", "client": "page", "n": 1, "value": value}, [])
    return heard


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    ipywidgets.Widget.close_all()  # what a notebook saves is all that is open in its kernel, here that of other tests
    yield
    powerkit.keep_pictures(False)


@ALL
def test_a_change_on_the_page_is_observed_and_not_sent_back_to_it(name: str) -> None:
    tool, value = tools()[name]
    changes: list[Any] = []
    tool.observe(changes.append, "value")
    assert [message["kind"] for message in type_in(tool, value)] == ["ack"]
    assert [change.new for change in changes] == [tool.value] and MARK in str(tool.value)


@ALL
def test_linked_tools_follow_each_other_and_each_ones_page_is_told(name: str) -> None:
    (one, value), (other, _) = tools()[name], tools()[name]
    link = ipywidgets.link((one, "value"), (other, "value"))
    told: list[dict[str, Any]] = []
    other.send = told.append  # type: ignore[method-assign]
    type_in(one, value)
    assert other.value == one.value and [message["kind"] for message in told] == ["answers"]
    link.unlink()
    shown = ipywidgets.Label()
    traitlets.dlink((other, "value"), (shown, "value"), str)
    assert MARK in shown.value
    shown.close()  # what a person's own widget shows is theirs, and would stand in the state


@ALL
def test_a_value_that_does_not_fit_is_refused_as_a_trait_error_and_changes_nothing(name: str) -> None:
    tool, _ = tools()[name]
    before = tool.value
    for refuse in (lambda: setattr(tool, "value", 5), lambda: _held(tool)):
        with pytest.raises(traitlets.TraitError):
            refuse()
        assert tool.value == before


def _held(tool: Alone) -> None:
    with tool.hold_trait_notifications():
        tool.value = 5


@ALL
def test_each_tool_has_a_layout_of_its_own_and_takes_one(name: str) -> None:
    (one, _), (other, _) = tools()[name], tools()[name]
    assert one.layout is not other.layout
    assert (one.layout.width, one.layout.min_width) == ("100%", "18rem")
    shared = ipywidgets.Layout(width="50%")
    made = {
        "map": lambda layout: powerkit.RelationshipMap(layout=layout),
        "cloud": lambda layout: powerkit.WordCloud(layout=layout),
        "board": lambda layout: powerkit.Board(zones=["Now"], layout=layout),
        "sketch": lambda layout: powerkit.Sketch(layout=layout),
    }[name]
    assert made(shared).layout is shared
    assert made({"height": "20rem"}).layout.height == "20rem"
    one.layout.width = "30%"
    assert other.layout.width == "100%"


@ALL
def test_no_answer_is_in_what_a_notebook_saves_unless_its_picture_was_asked_for(name: str) -> None:
    tool, value = tools()[name]
    type_in(tool, value)
    state = json.dumps(ipywidgets.Widget.get_manager_state(), default=repr)
    assert MARK not in state and MARK not in json.dumps(tool._repr_mimebundle_())
    assert "text/html" not in tool._repr_mimebundle_()


@ALL
def test_once_asked_for_its_picture_and_words_stand_beside_it_for_any_viewer(name: str) -> None:
    tool, value = tools()[name]
    type_in(tool, value)
    powerkit.keep_pictures()
    bundle = tool._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    picture = re.search(r'<img alt="([^"]+)" src="data:image/svg\+xml;base64,([^"]+)"', bundle["text/html"])
    assert picture and MARK in base64.b64decode(picture[2]).decode()
    assert MARK in bundle["text/plain"] and "<script" not in bundle["text/html"]
    assert MARK not in json.dumps(ipywidgets.Widget.get_manager_state(), default=repr)


def test_markup_in_somebodys_words_is_shown_as_words() -> None:
    cloud = powerkit.WordCloud({'<script>x</script>"': 2}, label="<b>Words</b>")
    html = cloud.picture()._repr_mimebundle_()["text/html"]
    assert "<script" not in html and "<b>" not in html


def test_an_observer_that_fails_does_not_stop_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    class Shell:
        def showtraceback(self) -> None:
            shown.append("a traceback, where ipywidgets shows it")

    monkeypatch.setattr("powerkit.ui.standalone.base.get_ipython", Shell)
    tool, value = tools()["map"]
    tool.observe(lambda change: 1 / 0, "value")
    assert [message["kind"] for message in type_in(tool, value)] == ["ack"]
    assert shown and MARK in str(tool.value)
