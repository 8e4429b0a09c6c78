"""A tool on its own, outside the workbook: what is done on the page is in Python, and the other way round."""

from typing import Any

import pytest

import powerkit
from powerkit.errors import AnswerError
from powerkit.kinds.scale import Scale
from powerkit.ui.standalone.base import FIELD, Alone


@pytest.fixture
def scale() -> Alone:
    return Alone(Scale("Hard", "Easy"), 2, label="How easy?")


def said(widget: Alone, **message: Any) -> list[dict[str, Any]]:
    heard: list[dict[str, Any]] = []
    widget.send = heard.append  # type: ignore[method-assign]
    widget._heard(widget, {"client": "page", "n": 1, **message}, [])
    return heard


def test_it_opens_with_the_value_it_was_given(scale: Alone) -> None:
    assert said(scale, kind="hello") == [{"kind": "answers", "client": "page", "values": {FIELD: 2}, "notes": []}]


def test_a_change_on_the_page_is_in_its_value_at_once(scale: Alone) -> None:
    assert said(scale, kind="draft", field=FIELD, value=4)[0]["ok"] is True
    assert scale.value == 4


def test_a_value_set_in_python_is_shown_on_the_page(scale: Alone) -> None:
    heard: list[dict[str, Any]] = []
    scale.send = heard.append  # type: ignore[method-assign]
    scale.value = 5
    assert heard[0]["values"] == {FIELD: 5}


def test_a_value_that_does_not_fit_is_refused_in_one_plain_line_and_changes_nothing(scale: Alone) -> None:
    with pytest.raises(AnswerError, match="whole number from 1 to 5"):
        scale.value = "six"
    assert scale.value == 2


def test_no_answer_is_in_what_a_notebook_keeps(scale: Alone) -> None:
    assert repr(scale) == "How easy? (powerkit.Alone)"
    assert "value" not in scale.get_state() and "2" not in str(scale.get_state()["view"]["field"].get("value", ""))


def test_a_name_that_powerkit_does_not_have_is_said_as_python_says_it() -> None:
    with pytest.raises(AttributeError, match="no attribute 'NoSuchTool'"):
        powerkit.NoSuchTool  # noqa: B018
