"""The Python side of a card: what the widget sends, what it keeps to itself, and how its script is joined."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import anywidget
import pytest

from powerkit.errors import LogbookError
from powerkit.ui.widgets import CardWidget
from powerkit.ui.widgets.bundle import bundle, entries_for
from tests.page_scripts import styles

from .views import EVERY_KIND, FACING, WALK, view_of

SECRET = "My neighbour told me something"


class Spy(CardWidget):
    """A card that remembers what it sent instead of sending it."""

    def send(self, content: Any, buffers: Any = None) -> None:
        self.__dict__.setdefault("sent", []).append(content)


def sent_by(widget: CardWidget, message: Any) -> list[dict[str, Any]]:
    widget._handle_custom_msg(message, [])
    return widget.__dict__.get("sent", [])


def test_every_reply_to_a_message_goes_back_in_order() -> None:
    widget = Spy(WALK, lambda message: [{"kind": "one", "n": message["n"]}, {"kind": "two"}])
    assert sent_by(widget, {"kind": "draft", "n": 3}) == [{"kind": "one", "n": 3}, {"kind": "two"}]


def test_a_fault_becomes_one_plain_line_and_its_words_stay_out_of_the_page_and_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def answer(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
        yield {"kind": "first"}
        raise ValueError(message["value"])

    with caplog.at_level(logging.DEBUG):
        first, refused = sent_by(Spy(WALK, answer), {"kind": "draft", "client": "c", "n": 4, "value": SECRET})
    assert first == {"kind": "first"}
    assert refused["kind"] == "refused"
    assert refused["n"] == 4
    assert "\n" not in refused["error"]
    assert SECRET not in str(refused)
    assert "ValueError" in caplog.text
    assert "test_card_widget.py" in caplog.text
    assert SECRET not in caplog.text


def test_an_error_written_for_people_is_shown_as_it_is() -> None:
    def answer(_message: dict[str, Any]) -> list[dict[str, Any]]:
        raise LogbookError("The disk is full.", "Make some room, then save again.")

    (refused,) = sent_by(Spy(WALK, answer), {"kind": "save", "client": "c", "n": 1})
    assert refused["error"] == "The disk is full. Make some room, then save again."


@pytest.mark.parametrize("message", [None, "hello", 3, ["draft"]])
def test_a_message_that_is_no_message_is_refused(message: Any) -> None:
    (refused,) = sent_by(Spy(WALK, lambda _: [{"kind": "never"}]), message)
    assert refused["kind"] == "refused"


def test_the_widget_reads_the_same_in_a_saved_notebook_whatever_was_answered() -> None:
    widget = CardWidget(WALK, lambda _: [])
    bundle = widget._repr_mimebundle_()
    assert repr(widget) == "Card 1.1 in the Power Shifting Workbook"
    assert bundle["text/plain"] == "Card 1.1 in the Power Shifting Workbook"


def test_what_the_widget_keeps_in_step_with_the_page_is_the_view_the_script_and_the_styles() -> None:
    state = CardWidget(WALK, lambda _: []).get_state()
    ours = {key for key in state if not key.startswith("_") and key not in {"layout", "tabbable", "tooltip"}}
    assert ours == {"view"}
    assert state["view"] == WALK


def test_the_widget_is_to_the_page_what_an_anywidget_is() -> None:
    ours, theirs = CardWidget(WALK, lambda _: []).get_state(), anywidget.AnyWidget().get_state()
    named = {key: value for key, value in theirs.items() if key.startswith(("_model", "_view"))}
    assert {key: ours[key] for key in named} == named
    assert theirs.keys() <= ours.keys()


def test_importing_the_package_loads_neither_widgets_nor_a_script() -> None:
    code = "import sys, powerkit.ui.widgets\n"
    code += "print('ipywidgets' in sys.modules, 'powerkit.ui.widgets.bundle' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).split() == ["False", "False"]


def test_only_the_modules_a_card_needs_are_joined_each_after_what_it_imports() -> None:
    ordinary, facing = (bundle(entries_for(fields)).modules for fields in (view_of()["fields"], [FACING]))
    entry = "kinds/table/views/facing/index.js"
    assert entry not in ordinary
    assert facing.index("kinds/rows.js") < facing.index(entry) < facing.index("card/card.js")
    assert facing[-1] == "card/index.js"


def test_the_script_of_a_card_is_named() -> None:
    script = bundle(entries_for(EVERY_KIND)).script
    assert script.rstrip().endswith("//# sourceURL=powerkit/card.js")


def test_no_script_makes_a_page_out_of_text_or_asks_another_host() -> None:
    script = bundle(entries_for(EVERY_KIND)).script
    banned = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|https?://(?!www\.w3\.org/2000/svg\b)|fetch\(|XMLHttpRequest|maxlength"
    assert re.findall(banned, script) == []


def _parted(head: str) -> list[str]:
    """The selectors of a rule: parted by commas, but not by those inside brackets."""
    return re.split(r",(?![^(]*\))", head)


def test_every_style_is_our_own_and_names_a_class_that_starts_with_pk() -> None:
    css = re.sub(r"/\*.*?\*/", "", styles(), flags=re.DOTALL)
    selectors = {item.strip() for head in re.findall(r"([^{}]+)\{", css) for item in _parted(head)}
    plain = {
        selector
        for selector in selectors
        if not selector.startswith(("@", "from", "to")) and not re.match(r"[\d.]+%", selector)
    }
    assert {item for item in plain if ".pk-" not in item and item != ":root"} == set()
    outside = (
        name for item in plain if not item.startswith(".pk-") for name in re.findall(r"\.([a-zA-Z][\w-]*)", item)
    )
    of_jupyter = {"jp-OutputArea-output", "jp-OutputArea-child", "jp-OutputArea", "jp-Cell-outputWrapper"}
    of_jupyter |= {"jp-OutputArea-executeResult", "lm-Widget", "jp-Cell"}
    assert {name for name in outside if not name.startswith("pk-")} <= of_jupyter
    assert "url(" not in css
    assert "@import" not in css
