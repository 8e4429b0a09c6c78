"""The sketch alone in any notebook: given, changed, said, and made into a picture."""

import pytest

import powerkit
from powerkit.errors import AnswerError

ME = {"kind": "circle", "x": 300, "y": 200, "x2": 420, "y2": 300, "text": "Me"}
KEYS = {"kind": "arrow", "x": 425, "y": 250, "x2": 600, "y2": 250, "text": "keys"}


def test_a_sketch_says_what_is_drawn_and_becomes_a_picture_with_its_words() -> None:
    sketch = powerkit.Sketch("Me, giving keys away.", [ME, KEYS], label="Me and power")
    assert [mark.kind for mark in sketch.marks] == ["circle", "arrow"]
    assert sketch.words == "Me, giving keys away."
    assert sketch.describe() == "circle “Me” in the middle; arrow “keys” from “Me”"
    svg = sketch.to_svg()
    assert "<title>Me and power</title>" in svg and "Me, giving keys away. A drawing:" in svg
    assert sketch.to_png(300).startswith(b"\x89PNG")


def test_a_sketch_follows_what_it_is_set_to_and_turns_away_what_does_not_fit() -> None:
    sketch = powerkit.Sketch()
    with pytest.raises(AnswerError, match="Nothing is drawn yet"):
        sketch.to_svg()
    sketch.value = {"words": "", "marks": [ME]}
    assert sketch.describe() == "circle “Me” in the middle"
    with pytest.raises(AnswerError, match='Row 1: needs "x", "y", "x2" and "y2" on the sheet'):
        powerkit.Sketch(marks=[{**ME, "x": -1}])
    with pytest.raises(AnswerError, match="Row 1: must be of a kind that can be drawn"):
        sketch.value = {"marks": [{"kind": "star"}]}
    assert sketch.describe() == "circle “Me” in the middle"
