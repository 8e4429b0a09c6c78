"""The answer of a sketch: what is taken, what is turned away in a line, and what it says in words."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.documents.model import Paragraph
from powerkit.kinds.sketch.description import said
from powerkit.kinds.sketch.kind import Sketch, words_of
from powerkit.kinds.sketch.marks import COLOURS, LONGEST, MOST_MARKS, MOST_POINTS, marks_of
from tests.material import ANY_TEXT, JSON, marks

KIND = Sketch()
ME = {"_id": "me", "kind": "circle", "x": 330, "y": 220, "x2": 470, "y2": 340, "text": "Me"}
TEAM = {"_id": "team", "kind": "box", "x": 40, "y": 40, "x2": 220, "y2": 120, "text": "The team"}
KEYS = {"_id": "keys", "kind": "arrow", "x": 340, "y": 240, "x2": 200, "y2": 126, "text": "keys"}
OFF = '1: needs "x", "y", "x2" and "y2" on the sheet: 0 to 800 across and 0 to 560 down'
STROKE = {"_id": "s", "kind": "stroke", "points": "10,20 30.55,40"}


def clean(*drawn: Mapping[str, Any], words: str = "") -> Any:
    """The checked answer of marks with nothing wrong."""
    answer, problems = KIND.check({"words": words, "marks": list(drawn)})
    assert problems == ()
    return answer


def wrong(*drawn: Any) -> str:
    """The first thing wrong with marks, as one line."""
    _, problems = KIND.check({"marks": list(drawn)})
    assert problems
    assert "\n" not in problems[0].text
    return f"{problems[0].row}: {problems[0].text}"


def test_an_old_answer_of_words_alone_is_read_shown_searched_and_compared_for_ever() -> None:
    old = "A bench, facing the right way."
    assert KIND.describe(old, "") == (Paragraph(old),)
    assert list(KIND.texts(old)) == [old]
    assert KIND.reworded(old, str.upper) == old.upper()
    new, problems = KIND.check(old)
    assert (new, problems) == ({"words": old, "marks": []}, ())
    assert KIND.compare(old, new) == ()
    assert KIND.compare(old, clean(ME, words=old)) == ("1 circle more", "New: circle “Me”")


def test_words_alone_or_marks_alone_are_an_answer_and_nothing_is_none() -> None:
    assert not KIND.blank(clean(words="A tree"))
    assert not KIND.blank(clean(STROKE))
    assert KIND.blank(clean())
    assert clean({**TEAM, "kind": "label", "text": " "})["marks"] == [], "words that say nothing are none"


def test_a_mark_is_kept_tidy_with_the_look_it_was_given_or_the_usual_one() -> None:
    assert clean(STROKE)["marks"] == [
        {"_id": "s", "kind": "stroke", "colour": "black", "width": "fine", "points": "10,20 30.6,40"}
    ]
    turned = clean({**TEAM, "x": 220, "x2": 40, "colour": "red"})["marks"][0]
    assert (turned["x"], turned["x2"], turned["colour"], turned["person"]) == (40, 220, "red", False)
    assert clean({**KEYS, "x": 5, "x2": 300})["marks"][0]["x"] == 5, "an arrow keeps its way"


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("a box", "1: must be a mark: an object with a kind"),
        ({"kind": "star"}, "1: must be of a kind that can be drawn: stroke, box, circle, line, arrow, label"),
        ({**TEAM, "points": "1,1"}, '1: is a box, which has no "points"'),
        ({**TEAM, "x2": 801}, OFF),
        (
            {**TEAM, "y": float("nan")},
            OFF,
        ),
        ({**TEAM, "x": 10**400}, OFF),
        ({**TEAM, "colour": "pink"}, f'1: has a "colour" that is not one of: {", ".join(COLOURS)}'),
        ({**TEAM, "text": 3}, '1: has a "text" that is not words, or a "person" that is neither true nor false'),
        ({**STROKE, "points": ""}, "1: needs points on the sheet: 0 to 800 across and 0 to 560 down"),
        ({**STROKE, "points": "1,1 2,inf"}, "1: needs points on the sheet: 0 to 800 across and 0 to 560 down"),
        ({**STROKE, "points": "1;1"}, '1: needs "points" such as "10,20 30.5,40"'),
        ({**STROKE, "pressures": "40"}, '1: needs "pressures" from 1 to 100, one for each point, or none'),
    ],
)
def test_a_mark_that_does_not_fit_is_told_in_one_line_with_its_number(mark: Any, text: str) -> None:
    assert wrong(mark).startswith(text)


def test_a_drawing_that_is_too_large_is_told_and_nothing_of_it_is_lost() -> None:
    answer, problems = KIND.check({"marks": [dict(TEAM) for _ in range(MOST_MARKS + 1)]})
    assert [problem.text for problem in problems] == [
        "has 501 marks; a drawing holds 500. Erase some, or say them in words"
    ]
    assert len(answer["marks"]) == MOST_MARKS + 1
    long = {"kind": "stroke", "points": " ".join(["1,1"] * (MOST_POINTS + 1))}
    assert wrong(long) == "None: has 20,001 points; a drawing holds 20,000. Erase a stroke or two"
    assert wrong({**TEAM, "text": "x" * (LONGEST + 1)}).startswith("1: has 301 characters of words; 300 have room.")


def test_what_is_drawn_is_said_with_its_place_and_what_leads_to_what() -> None:
    line = {"_id": "l", "kind": "line", "x": 60, "y": 125, "x2": 335, "y2": 280}
    answer = clean(ME, TEAM, KEYS, line, STROKE, {**STROKE, "_id": "t"}, words="Me and the keys.")
    assert KIND.describe(answer, "") == (
        Paragraph("Me and the keys."),
        Paragraph(
            "In the picture: circle “Me” in the middle; box “The team” at the top left; arrow “keys” from “Me” to "
            "“The team”; line between “The team” and “Me”; 2 strokes drawn by hand.",
            quiet=True,
        ),
    )
    assert said(marks_of(answer), most=2).startswith(
        "circle “Me” in the middle; box “The team” at the top left; 2 more;"
    )


def test_what_changed_is_said_in_sentences() -> None:
    before = clean(ME, TEAM, KEYS)
    assert KIND.compare(before, clean(ME, TEAM, KEYS, {**KEYS, "_id": "k2", "text": ""}, {**KEYS, "_id": "k3"})) == (
        "2 arrows more",
        "New: arrow “keys”",
    )
    assert KIND.compare(before, clean(ME, KEYS)) == ("1 box fewer", "No longer there: box “The team”")
    moved = {**TEAM, "x": 600, "x2": 780, "y": 440, "y2": 540}
    assert KIND.compare(before, clean(ME, moved, KEYS)) == ("“The team” moved, now at the bottom right",)
    assert KIND.compare(before, clean({**ME, "text": "Us"}, TEAM, KEYS)) == ("“Me” now says “Us”",)
    assert KIND.compare(before, clean({**ME, "colour": "red"}, TEAM, KEYS)) == ("Parts of the drawing look different",)
    assert KIND.compare(before, clean(TEAM, ME, KEYS)) == ("Another part of the drawing is in front",)
    assert KIND.compare(clean(words="A"), clean(words="B")) == ("Was: A",)


def test_names_are_those_that_were_ticked_and_every_text_is_searched_and_reworded() -> None:
    joyce = {**TEAM, "_id": "j", "text": "Joyce", "person": True}
    answer = clean(ME, joyce, STROKE, words="Joyce has the key")
    assert list(KIND.names(answer)) == ["Joyce"]
    assert list(KIND.texts(answer)) == ["Joyce has the key", "Me", "Joyce"]
    coded = KIND.reworded(answer, lambda text: text.replace("Joyce", "Person A"))
    assert words_of(coded) == "Person A has the key"
    assert [mark.text for mark in marks_of(coded)] == ["Me", "Person A", ""]
    assert marks_of(coded)[2].points == ((10, 20), (30.6, 40))


@given(st.lists(marks(ANY_TEXT) | JSON, max_size=6))
def test_any_marks_are_taken_or_told_in_a_line_and_what_was_taken_stays_as_it_is(given: list[Any]) -> None:
    answer, problems = KIND.check({"marks": given})
    json.dumps(answer, allow_nan=False)
    again, none = KIND.check(answer)
    assert (again, none) == (answer, ())
    assert all(problem.text and "\n" not in problem.text for problem in problems if "\n" not in str(given))
    assert len(marks_of(answer)) == len(answer["marks"])


@given(st.lists(marks(ANY_TEXT), max_size=5), st.lists(marks(ANY_TEXT), max_size=5))
def test_any_two_drawings_that_differ_are_told_apart_in_words(one: list[Any], other: list[Any]) -> None:
    before, after = (KIND.check({"marks": some})[0] for some in (one, other))
    assert bool(KIND.compare(before, after)) == (before != after)
    assert KIND.compare(before, before) == ()
