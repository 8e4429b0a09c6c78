"""Every kind of answer: what it takes, what it turns away, and how it is shown and compared."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.deck import Field, field_from
from powerkit.documents.model import Bullets, Pairs, Paragraph, Table
from powerkit.kinds import DONT_KNOW, KINDS
from powerkit.kinds.options import Problem, check_date
from powerkit.text.dates import show_date
from powerkit.text.normalize import folded, tidy
from tests.material import FIRST, JSON, OWN, SECOND, answers_for, deck_tables, texts_of
from tests.shipped import shipped_deck

SMALL = {
    table["id"]: field
    for file in (FIRST, SECOND)
    for table in deck_tables()[file]["card"][0]["field"]
    if (field := field_from({key: value for key, value in table.items() if key != "when"}))
}
REAL = {f"{card.id}.{field.id}": field for card in shipped_deck().cards.values() for field in card.fields}
EVERY = {**SMALL, **REAL}
every = pytest.mark.parametrize("field", SMALL.values(), ids=SMALL.keys())
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def problem(field: str, answer: Any) -> Problem:
    """The first thing wrong with an answer to a field of the small deck."""
    _, problems = SMALL[field].kind.check(answer)
    assert problems, (field, answer)
    return problems[0]


def clean(field: str, answer: Any) -> Any:
    """The tidy form of an answer with nothing wrong."""
    found, problems = SMALL[field].kind.check(answer)
    assert problems == ()
    return found


def test_the_small_deck_has_a_field_of_every_kind() -> None:
    assert {field.kind.name for field in SMALL.values()} == set(KINDS)


# --- what holds for every kind


@every
@pytest.mark.parametrize("blank", [None, "", []], ids=["null", "empty text", "empty list"])
def test_a_blank_is_never_wrong(field: Field, blank: Any) -> None:
    answer, problems = field.kind.check(blank)
    assert field.kind.blank(answer)
    assert problems == () or blank == []  # where no list is an answer, that is said


@pytest.mark.parametrize("one", REAL)
def test_a_field_of_the_deck_takes_no_answer_as_blank_and_says_how_it_is_shown_as_json(one: str) -> None:
    answer, problems = REAL[one].kind.check(None)
    assert (problems, REAL[one].kind.blank(answer)) == ((), True)
    page = REAL[one].page()
    assert json.loads(json.dumps(page, allow_nan=False)).keys() == page.keys()
    assert page["kind"] == REAL[one].kind.name


@given(field=st.sampled_from(list(SMALL.values())), answer=JSON)
def test_no_json_at_all_makes_a_check_fall_over_and_a_second_check_changes_nothing(field: Field, answer: Any) -> None:
    found, problems = field.kind.check(answer)
    assert isinstance(problems, tuple)
    assert isinstance(field.kind.blank(found), bool)
    json.dumps(found, allow_nan=False)
    again, more = field.kind.check(found)
    assert again == found
    if not problems:
        assert more == ()
        assert _use(field, found)


@given(data=st.data(), one=st.sampled_from(list(EVERY)))
def test_an_answer_that_fits_is_taken_shown_and_found_whole(data: st.DataObject, one: str) -> None:
    field = EVERY[one]
    answer = data.draw(answers_for(field, WORDS))
    found, problems = field.kind.check(answer)
    assert problems == ()
    assert json.loads(json.dumps(found)) == found
    assert _use(field, found)


@given(data=st.data(), one=st.sampled_from(list(EVERY)))
def test_comparing_an_answer_with_itself_says_nothing_and_with_another_says_something(
    data: st.DataObject, one: str
) -> None:
    kind = EVERY[one].kind
    before, _ = kind.check(data.draw(answers_for(EVERY[one], WORDS)))
    after, _ = kind.check(data.draw(answers_for(EVERY[one], WORDS)))
    assert kind.compare(before, before) == ()
    said = kind.compare(before, after) + kind.compare(after, before)
    assert all(isinstance(line, str) and line for line in said)
    if kind.name in ("text", "choice", "scale", "sketch") and before != after:
        assert said


@every
def test_comparing_with_nothing_at_all_works_both_ways(field: Field) -> None:
    answer = field.kind.check(EXAMPLES[field.id])[0]
    assert field.kind.compare(None, answer)
    assert field.kind.compare(answer, None)


def _use(field: Field, answer: Any) -> bool:
    """Do all that is done with a checked answer."""
    blocks = () if field.kind.blank(answer) else field.kind.describe(answer, field.label)
    shown = texts_of(blocks)
    words = [] if field.kind.blank(answer) else [*field.kind.texts(answer), *field.kind.names(answer)]
    return all(isinstance(text, str) for text in (*shown, *words))


EXAMPLES: dict[str, Any] = {
    "ready": "yes",
    "ways": ["walk"],
    "note": "A word",
    "day": "2026-03-31",
    "friends": "Amina, Joe",
    "secret": "Hush",
    "ease": 3,
    "views": [{"topic": "Buses", "mine": "Late"}],
    "ladder": [{"item": "Lunch club", "zone": "now", "then": "later", "why": "It can", "mark": "mine"}],
    "map": [{"name": "Amina", "ring": "1", "knows": "Joe; Sam"}],
    "words": [{"word": "proud", "count": 3}],
    "picture": "A tree",
    "action": {"what": "Call", "when": "2026-12-01", "status": "done"},
    "again": ["Amina"],
    **{item.FIELD["id"]: item.EXAMPLE for item in OWN.values()},
}


# --- words, dates and names


def test_words_come_back_as_they_were_typed_spaces_and_all() -> None:
    assert clean("secret", "  two\r\n lines \n") == "  two\r\n lines \n"


def test_half_a_character_becomes_a_stand_in_and_a_split_pair_becomes_whole() -> None:
    assert tidy("a\ud83db") == "a\ufffdb"
    assert tidy("\ud83d\ude00") == "😀"
    assert tidy("plain") == "plain"


def test_what_is_no_text_is_turned_away() -> None:
    assert problem("note", 4).text == "must be text"


@pytest.mark.parametrize("text", ["31/03/2026", "2026-02-30", "tomorrow", "2026-13-01", "2026-3-1"])
def test_a_date_that_is_none_is_turned_away_with_an_example(text: str) -> None:
    assert "such as 2026-03-31" in problem("day", text).text
    assert check_date(text)[0] == text


def test_a_date_is_kept_as_iso_and_shown_as_people_write_it() -> None:
    assert clean("day", " 2026-03-01 ") == "2026-03-01"
    assert show_date("2026-03-01") == "1 March 2026"
    assert show_date("soon") == "soon"
    assert SMALL["day"].kind.describe("2026-03-01", "The day") == (Paragraph("1 March 2026"),)


def test_only_a_field_for_people_gives_names() -> None:
    assert list(SMALL["friends"].kind.names("Amina, Joe")) == ["Amina, Joe"]
    assert list(SMALL["note"].kind.names("Amina, Joe")) == []
    assert list(SMALL["action"].kind.names({"who": "Amina"})) == ["Amina"]
    assert list(SMALL["views"].kind.names([{"who": "Amina", "mine": "Joe"}])) == ["Amina"]


def test_case_blanks_and_the_way_an_accent_is_stored_do_not_make_words_differ() -> None:
    assert folded("Café  Ole\u0301") == folded("CAFE\u0301 olé")
    assert folded(" A\tb ") == "a b"


# --- choices and scales


def test_a_choice_takes_its_own_options_and_i_do_not_know_where_that_may_be_said() -> None:
    assert clean("ready", "yes") == "yes"
    assert clean("ready", DONT_KNOW) == DONT_KNOW
    assert problem("ready", "no").text == "must be one of: yes, dont_know"
    assert DONT_KNOW not in problem("ways", ["swim"]).text


def test_a_choice_of_many_comes_back_in_the_order_of_the_deck_and_each_once() -> None:
    assert clean("ways", ["walk", "talk", "walk"]) == ["talk", "walk"]
    assert clean("ways", "walk") == ["walk"]
    assert SMALL["ways"].kind.describe(["talk"], "Ways") == (Bullets(("By talking",)),)


@pytest.mark.parametrize("answer", [["yes"], {"id": "yes"}, True, 1, 0])
def test_a_choice_turns_away_what_is_no_option(answer: Any) -> None:
    assert problem("ready", answer)


@pytest.mark.parametrize("answer", [0, 6, -1, 2.5, "3", True, [3], 10**30])
def test_a_scale_turns_away_what_is_no_point_of_it(answer: Any) -> None:
    assert problem("ease", answer).text == 'must be a whole number from 1 to 5 or "dont_know"'


def test_a_scale_is_shown_with_its_two_ends() -> None:
    assert SMALL["ease"].kind.describe(4, "") == (Paragraph("4 of 5 (1 is Hard, 5 is Easy)"),)
    assert SMALL["ease"].kind.describe(DONT_KNOW, "") == (Paragraph("I don’t know"),)


# --- rows


def test_rows_with_nothing_in_them_are_dropped_and_the_others_get_ids_of_their_own() -> None:
    rows = clean("views", [{}, {"topic": "Buses"}, {"topic": " "}, {"topic": "Parks", "_id": "mine"}])
    assert [row["topic"] for row in rows] == ["Buses", "Parks"]
    assert rows[1]["_id"] == "mine"
    assert rows[0]["_id"] == clean("views", [{"topic": "Rent"}, {"topic": "buses "}])[1]["_id"]
    assert rows[0]["differs"] is False
    assert rows[0]["many"] is None


def test_two_rows_never_share_an_id() -> None:
    given_ids = ["x", "x", "r4", ""]
    rows = clean("views", [{"topic": "A topic", "_id": id_} for id_ in given_ids])
    assert len({row["_id"] for row in rows}) == 4
    assert clean("views", rows) == rows


@pytest.mark.parametrize(
    ("cell", "value", "text"),
    [
        ("topic", 3, "must be text"),
        ("many", "three", "must be a number"),
        ("many", float("nan"), "must be a number"),
        ("many", float("inf"), "must be a number"),
        ("many", 10**400, "must be a number"),
        ("many", True, "must be a number"),
        ("day", "soon", "is not a date"),
        ("day", 4, "must be a date"),
        ("sort", "far", "must be one of: near"),
        ("sort", ["near"], "must be one of: near"),
        ("sort", {}, "must be one of: near"),
        ("sure", 5, "must be a whole number from 1 to 4"),
        ("differs", "yes", "must be true or false"),
        ("colour", "red", "is not a column here"),
    ],
)
def test_a_cell_that_does_not_fit_is_named_by_its_row_and_column(cell: str, value: Any, text: str) -> None:
    found = problem("views", [{"topic": "Buses"}, {cell: value}])
    assert (found.row, found.column) == (2, cell)
    assert text in found.text


def test_what_is_no_list_of_rows_is_turned_away() -> None:
    assert problem("views", {"topic": "Buses"}).text == "must be a list of rows, one for each topic"
    assert problem("views", ["Buses"]).row == 1


def test_a_table_is_shown_without_the_columns_nobody_used() -> None:
    rows = clean("views", [{"topic": "Buses", "differs": True, "sure": 2}, {"topic": "Parks", "sort": "near"}])
    assert SMALL["views"].kind.describe(rows, "Two views") == (
        Table(
            "Two views",
            ("Topic", "What sort", "How sure", "We differ"),
            (("Buses", "", "2 of 4", "Yes"), ("Parks", "Near by", "", "")),
        ),
    )


def test_comparing_tables_names_new_rows_lost_rows_and_changed_cells() -> None:
    before = clean("views", [{"_id": "a", "topic": "Buses", "mine": "Late"}, {"_id": "b", "topic": "Parks"}])
    after = clean("views", [{"_id": "a", "topic": "Buses", "mine": "On time"}, {"_id": "c", "topic": "Shops"}])
    assert SMALL["views"].kind.compare(before, after) == (
        "Buses, How I see it was: Late",
        "New topic: Shops",
        "No longer there: Parks",
    )


def test_a_row_with_another_id_and_the_same_name_counts_as_the_same() -> None:
    before = clean("views", [{"_id": "a", "topic": "Buses"}])
    after = clean("views", [{"_id": "z", "topic": " BUSES"}])
    assert not [line for line in SMALL["views"].kind.compare(before, after) if line.startswith(("New", "No longer"))]


def test_a_board_has_its_second_place_its_marks_and_its_why() -> None:
    found = clean("ladder", [{"item": "Lunch club", "zone": "now", "then": "later", "mark": "mine", "why": "It can"}])
    (table,) = SMALL["ladder"].kind.describe(found, "A ladder")
    assert isinstance(table, Table)
    assert table.heads == ("Project", "Where it is now", "Where it should be", "Mark", "Why?")
    assert table.rows == (("Lunch club", "Now (doing with)", "Later", "Mine to change", "It can"),)


def test_a_map_keeps_groups_out_of_the_names_of_people() -> None:
    people = clean(
        "map",
        [
            {"name": "Amina", "kind": "person", "knows": "Joe; Lunch Club"},
            {"name": "Lunch Club", "kind": "group"},
            {"name": "Joe"},
        ],
    )
    assert [name.strip() for name in SMALL["map"].kind.names(people)] == ["Amina", "Joe", "Joe"]


# --- actions and recalls


def test_an_action_names_the_part_that_does_not_fit() -> None:
    assert problem("action", {"when": "soon"}).column == "when"
    assert problem("action", {"status": "maybe"}).column == "status"
    assert problem("action", {"what": 3}).column == "what"
    assert problem("action", {"whom": "x"}).column == "whom"
    assert "must be an object" in problem("action", ["call"]).text


def test_an_action_with_only_a_status_says_nothing_yet() -> None:
    assert SMALL["action"].kind.blank(clean("action", {"status": "planned", "what": " "}))


def test_an_action_is_shown_in_the_order_it_is_asked_for() -> None:
    found = clean("action", {"status": "done", "when": "2026-12-01", "what": "Call"})
    assert SMALL["action"].kind.describe(found, "") == (
        Pairs((("What I will do", "Call"), ("By when", "1 December 2026"), ("Where it stands", "Done"))),
    )


def test_what_was_picked_is_kept_as_words_and_blanks_fall_out() -> None:
    assert clean("again", ["Amina", " ", "a\ud800"]) == ["Amina", "a\ufffd"]
    assert problem("again", [3]).text == "must be a list of texts: what you picked"
    assert SMALL["again"].kind.compare(["a", "b"], ["b", "c"]) == ("New: c", "No longer picked: a")
