"""What changed between two versions of a map is said and drawn."""

from xml.etree import ElementTree

import pytest
from hypothesis import given

from powerkit.kinds.map.compare import between, changes
from powerkit.kinds.map.model import read_map
from powerkit.kinds.map.svg import prepare
from powerkit.kinds.map.thennow import beside, overlaid
from tests.kinds.map.material import KIND, Row, a_map, row, rows_of

A, B = row("Ann", "2", "faith"), row("Bo", "2", "own")


def told(then: list[Row], now: list[Row]) -> dict[str, str]:
    return {change.kind: change.text for change in changes(between(a_map(*then), a_map(*now)))}


CHANGES: dict[str, tuple[list[Row], list[Row], str]] = {
    "same": ([A], [A], "Nothing on the map has changed."),
    "new": ([A], [A, B], "New on your map: Bo (“Often”, My own team or organisation)."),
    "new_not_yet": ([A], [A, {**B, "not_yet": True}], "New, as somebody to bring in: Bo."),
    "arrived": ([{**A, "not_yet": True}], [A], "Was a “not yet”, and is on your map now: Ann."),
    "left": ([A], [{**A, "not_yet": True}], "Was on your map, and is a “not yet” now: Ann."),
    "gone": ([A, B], [A], "No longer on your map: Bo."),
    "renamed": ([A], [{**A, "name": "Anna", "_id": "Ann"}], "Ann is now called Anna."),
    "closer": ([A], [{**A, "ring": "1"}], "Moved closer: Ann (from “Often” to “Close”)."),
    "away": ([A], [{**A, "ring": "4"}], "Moved further away: Ann (from “Often” to “Rarely”)."),
    "placed": ([{**A, "ring": ""}], [A], "Now placed on your map: Ann (“Often”, Faith)."),
    "lifted": ([A], [{**A, "ring": ""}], "No longer placed on your map: Ann."),
    "sector": ([A], [{**A, "sector": "own"}], "Another sector: Ann (Faith, now My own team or organisation)."),
    "tie": ([{**A, "tie": "strong"}], [{**A, "tie": "dont_know"}], "The tie to you: Ann (strong, now don’t know)."),
    "seen": ([A], [{**A, "seen": "not_enough"}], "Seen: Ann (not said, now not enough)."),
    "wish": ([A], [{**A, "wish": "x"}], "You now wish for a change with: Ann."),
    "wish_gone": ([{**A, "wish": "x"}], [A], "You no longer note a wish about: Ann."),
    "tie_new": ([A, B], [{**A, "knows": "Bo"}, B], "Now know each other: Ann and Bo."),
    "tie_sure": (
        [{**A, "may_know": "Bo"}, B],
        [{**A, "knows": "Bo"}, B],
        "Know each other, and you were not sure before: Ann and Bo.",
    ),
    "tie_maybe": (
        [A, B],
        [A, {**B, "may_know": "Ann"}],
        "May know each other, which you did not say before: Ann and Bo.",
    ),
    "tie_unsure": (
        [{**A, "knows": "Bo"}, B],
        [{**A, "may_know": "Bo"}, B],
        "May know each other, and you were sure before: Ann and Bo.",
    ),
    "tie_gone": ([{**A, "knows": "Bo"}, B], [A, B], "No longer said to know each other: Ann and Bo."),
    "maybe_gone": (
        [{**A, "may_know": "Bo"}, B],
        [A, B],
        "No longer said that they may know each other: Ann and Bo.",
    ),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_is_told_in_one_sentence_and_nothing_else_is(kind: str) -> None:
    then, now, text = CHANGES[kind]
    assert told(then, now) == {kind: text}


def test_people_are_known_again_by_name_whatever_their_place_in_a_file() -> None:
    then = a_map({**A, "_id": "r1"}, {**B, "_id": "r2"})
    now = a_map({**B, "_id": "r1"}, {**row("Cy", "1"), "_id": "r2"})
    assert between(then, now).same == {"r1": "r2"}


@given(before=rows_of(), after=rows_of())
def test_any_two_versions_can_be_told_and_drawn(before: list[Row], after: list[Row]) -> None:
    then, now = (read_map(KIND, KIND.check(rows)[0]) for rows in (before, after))
    both = between(then, now)
    for change in changes(both):
        assert set(change.now) <= set(now.by_id)
        assert set(change.then) <= set(then.by_id)
    for svg in (overlaid(both, title="t", alt="a"), beside(both, then="<then>", now="now", title="t", alt="a")):
        ElementTree.fromstring(svg)
    assert [change.kind for change in changes(between(now, now))] == ["same"]


@given(before=rows_of(), after=rows_of())
def test_every_sector_is_at_the_same_place_in_both_maps(before: list[Row], after: list[Row]) -> None:
    then, now = (read_map(KIND, KIND.check(rows)[0]) for rows in (before, after))
    everybody = (*then.people, *now.people)
    old, new = (prepare(whole, everybody).layout.wedges for whole in (then, now))
    stand = [[(each.sector, each.start, each.end) for each in wedges] for wedges in (old, new)]
    assert stand[0] == stand[1]


def test_both_maps_are_drawn_as_large() -> None:
    then, now = a_map(A), a_map(A, *(row(f"Somebody new {number}", "1", "own") for number in range(40)))
    drawn = ElementTree.fromstring(beside(between(then, now), then="then", now="now", title="t", alt="a"))
    rings = sorted(float(item.get("r", 0)) for item in drawn.iter("{http://www.w3.org/2000/svg}circle"))
    assert rings[-1] == rings[-2]


def test_a_sector_that_grew_does_not_turn_the_map_beside_it() -> None:
    then, now = a_map(A, B), a_map(A, B, *(row(f"New {number}", "2", "own") for number in range(12)))
    alone, beside_it = prepare(then).layout.wedges, prepare(then, (*then.people, *now.people)).layout.wedges
    assert alone[1].start < beside_it[1].start  # it has room for those who came
    assert [each.count for each in alone] == [each.count for each in beside_it]  # and says who is there


def test_the_drawing_marks_who_is_new_who_is_gone_and_who_moved() -> None:
    both = between(a_map(A, B), a_map({**A, "ring": "1"}, row("Cy", "3", "own")))
    svg = overlaid(both, title="t", alt="a")
    key = 1  # each mark stands once in the key
    assert svg.count('class="moved"') == 1 + key
    assert svg.count('class="plus"') == 1 + key
    assert svg.count('class="gone"') == 1 + key
    assert ">Bo<" in svg
