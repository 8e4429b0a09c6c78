"""A ranking: what it takes and turns away, how it is told, compared, read from notes, looked back at and drawn."""

from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from powerkit.deck import field_from
from powerkit.documents.model import Table
from powerkit.drawing.text_boxes import NARROW, WIDE
from powerkit.kinds.pictures import pictures_of
from powerkit.kinds.ranking.kind import MOST, ORDERS, Ranking, in_order
from powerkit.kinds.ranking.picture import draw_marked
from powerkit.kinds.recall.kind import looked_at
from powerkit.text.normalize import folded
from powerkit.text.toml_reader import Spec

from .answers import EXAMPLE, FIELD, answers

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ROWS = [
    {"item": "Trust", "then": 3, "now": 1},
    {"item": "Time", "then": 1, "now": 3},
    {"item": "Money", "then": 4, "now": None},
    {"item": "Food", "then": 2, "now": 4},
    {"item": "Listening", "then": None, "now": 2},
]


def read(**given: Any) -> tuple[Ranking, list[str]]:
    problems: list[str] = []
    return Ranking.read(Spec(given, "a deck", problems)), problems


OWN, _ = read(item="priority", then="A year ago")
DECKS, _ = read(item="priority", items=["Trust", "Time"])


def tidy(kind: Ranking, answer: Any) -> list[dict[str, Any]]:
    rows, problems = kind.check(answer)
    assert problems == ()
    found: list[dict[str, Any]] = rows
    return found


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"own": False}, 'a ranking needs "items", a list of texts, or own = true'),
        ({"items": ["Time", " TIME"]}, f'"items" must be at most {MOST} texts, each of its own'),
        ({"items": "Time"}, '"items" must be a list of texts, such as ["one", "two"], none of them blank'),
        ({"items": ["Time"], "own": "no"}, '"own" must be true or false, without quotation marks'),
    ],
)
def test_a_deck_that_asks_for_no_order_is_told_so_in_a_line(given: dict[str, Any], said: str) -> None:
    assert read(**given)[1] == [f"a deck: {said}"]


@pytest.mark.parametrize(
    ("rows", "said", "where"),
    [
        ([{"item": "Time", "now": 1.5}], f"must be a place: a whole number from 1 to {MOST}", (1, "now")),
        ([{"item": "Time", "then": "first"}], f"must be a place: a whole number from 1 to {MOST}", (1, "then")),
        ([{"item": "Time", "now": 0}], f"must be a place: a whole number from 1 to {MOST}", (1, "now")),
        ([{"item": "Time", "now": True}], f"must be a place: a whole number from 1 to {MOST}", (1, "now")),
        ([{"item": "Trust", "now": 1}, {"item": "Time", "now": 1}], "is 1, but another has that place", (2, "now")),
        ([{"item": "Trust"}, {"item": " trust "}], "is there already, in a row above", (2, "item")),
        ([{"item": "Money"}], "must be one of: Trust; Time", (1, "item")),
        (["Time"], "must be an object with any of: item, then, now", (1, None)),
    ],
)
def test_what_is_no_order_is_named_by_its_row_and_column(rows: list[Any], said: str, where: tuple[Any, ...]) -> None:
    found, problems = DECKS.check(rows)
    assert [(problem.text, (problem.row, problem.column)) for problem in problems] == [(said, where)]
    assert len(found) >= len([row for row in rows if isinstance(row, dict)]), "no words are lost"


def test_more_things_than_can_be_put_in_order_are_told_and_kept() -> None:
    rows, problems = OWN.check([{"item": f"Thing {number}"} for number in range(MOST + 1)])
    assert [problem.text for problem in problems] == [f"has {MOST + 1} priorities, but must have at most {MOST}"]
    assert len(rows) == MOST + 1


@given(rows=answers(OWN, WORDS))
def test_places_run_from_one_without_a_gap_and_the_order_stays(rows: list[dict[str, Any]]) -> None:
    found = tidy(OWN, rows)
    for order in ORDERS:
        placed = in_order(found, order)
        assert [row[order] for row in placed] == list(range(1, len(placed) + 1))
        given_order = [folded(row["item"]) for row in in_order(rows, order)]
        assert [folded(row["item"]) for row in placed] == [name for name in given_order if name]


def test_a_record_has_the_order_of_now_and_how_far_each_thing_moved() -> None:
    assert OWN.describe(tidy(OWN, ROWS), "What matters?") == (
        Table(
            "What matters?",
            ("Now", "Priority", "A year ago"),
            (
                ("1", "Trust", "3 (up 2)"),
                ("2", "Listening", "–"),
                ("3", "Time", "1 (down 2)"),
                ("4", "Food", "2 (down 2)"),
                ("–", "Money", "4"),
            ),
        ),
    )
    alone = tidy(OWN, [{"item": "Trust", "now": 1}])
    assert OWN.describe(alone, "")[0] == Table("", ("Now", "Priority"), (("1", "Trust"),))


def test_comparing_names_what_is_new_gone_and_at_another_place_and_no_thing_that_others_only_pushed() -> None:
    before = tidy(OWN, [{"item": name, "now": place} for place, name in enumerate("ABC", 1)])
    after = tidy(OWN, [{"item": name, "now": place} for place, name in enumerate(["New", "A", "B", "C"], 1)])
    assert OWN.compare(before, after) == ("New priority: New",)
    assert OWN.compare(after, before) == ("No longer there: New",)
    turned = tidy(OWN, [{"item": name, "now": place} for place, name in enumerate("BAC", 1)])
    assert OWN.compare(before, turned) == ("B, Now was: 2", "A, Now was: 1")
    assert OWN.compare(before, tidy(OWN, [*before[:2], {**before[2], "now": None, "then": 1}])) == (
        "C, Now was: 3",
        "C, A year ago was: no place",
    )


def test_a_note_is_an_order_that_goes_below_what_has_a_place_and_names_the_decks_things_in_its_words() -> None:
    rows, why = DECKS.from_note(None, "1. time\n- TRUST\n\n", {})
    assert why == "" and [(row["item"], row["now"]) for row in rows] == [("Time", 1), ("Trust", 2)]
    more, _ = OWN.from_note(tidy(OWN, [{"item": "A", "now": 1}, {"item": "B", "then": 1}]), "2) b\nNew\nA", {})
    assert {row["item"]: row["now"] for row in more} == {"A": 1, "B": 2, "New": 3}
    before = [{"item": "Time", "now": 1}]
    assert DECKS.from_note(before, "Time\nMoney", {}) == (before, "“Money” is none of: Trust; Time.")
    assert OWN.from_note(None, "\n".join(map(str, range(MOST + 1))), {})[1] == (
        f"There are more than {MOST}. Choose fewer, or another place."
    )
    assert DECKS.prompt(()).how == "One on each line, the first on top. Put in order: Trust; Time."


def test_names_are_replaced_in_what_a_person_wrote_and_not_in_the_decks_words() -> None:
    kind, _ = read(items=["Ana’s list"], own=True)
    rows = tidy(kind, [{"item": "Ana’s list", "now": 1}, {"item": "Ana", "now": 2}])
    assert [row["item"] for row in kind.reworded(rows, lambda text: text.replace("Ana", "P1"))] == ["Ana’s list", "P1"]


# --- its picture


def lines(svg: str) -> set[str]:
    return {str(item.get("data-line")) for item in fromstring(svg).iter() if item.get("data-line")}


@pytest.mark.parametrize("narrow", [False, True])
def test_each_thing_stands_once_in_each_order_and_a_line_joins_those_in_both(narrow: bool) -> None:
    rows = tidy(OWN, ROWS)
    [picture] = pictures_of(OWN, rows, "What matters?", narrow=narrow)
    root = fromstring(picture.svg)
    boxes = [(item.get("data-row"), item.get("data-order")) for item in root.iter() if item.get("data-order")]
    assert sorted(boxes) == sorted((row["_id"], order) for row in rows for order in ORDERS if row[order])
    assert lines(picture.svg) == {row["_id"] for row in rows if row["then"] and row["now"]}
    assert float(root.get("width")) == (NARROW if narrow else WIDE)
    assert picture.alt == (
        "“A year ago” on the left, “Now” on the right. 4 priorities now: 1 moved up, 2 moved down and 1 new. "
        "A year ago: 1 Time; 2 Food; 3 Trust; 4 Money. "
        "Now: 1 Trust (up 2); 2 Listening; 3 Time (down 2); 4 Food (down 2)."
    )


def test_with_no_then_there_is_one_column_and_with_no_place_no_picture() -> None:
    rows = tidy(OWN, [{"item": "A", "now": 1}, {"item": "B", "now": 2}])
    [picture] = pictures_of(OWN, rows, "")
    assert picture.caption == "2 priorities in order." and lines(picture.svg) == set()
    assert pictures_of(OWN, tidy(OWN, [{"item": "A"}]), "") == ()
    assert len(pictures_of(OWN, tidy(OWN, [{"item": "A", "then": 1}]), "")) == 1


@given(rows=answers(OWN, WORDS))
def test_whatever_is_written_the_picture_is_well_formed(rows: list[dict[str, Any]]) -> None:
    for narrow in (False, True):
        for picture in pictures_of(OWN, tidy(OWN, rows), "<label>", narrow=narrow):
            fromstring(picture.svg, forbid_dtd=True)


def test_a_look_back_draws_it_with_what_was_picked_ticked() -> None:
    field = field_from(FIELD)
    assert field and isinstance(looked_at(FIELD), Ranking)
    rows = tidy(OWN, EXAMPLE)
    assert [title for title, _ in OWN.parts(rows)] == ["Trust", "Being on time"]
    [(svg, alt, how)] = draw_marked(OWN, rows, "", {"Trust"}, "Picked")
    assert svg.count("sign-tick") == 2 and alt.endswith("Picked: Trust.") and how == "those with a tick"
