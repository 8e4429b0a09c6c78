"""Slips without names: from lists, tables and counts none is lost, and their order tells nothing."""

import base64
from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.errors import AnswerError, FileError
from powerkit.kinds.table.ballots.model import Slip, box_of
from powerkit.kinds.table.ballots.parse import read_slips, read_tally
from powerkit.kinds.table.ballots.queries import tell
from powerkit.kinds.table.kind import TableOfRows
from powerkit.text.files import to_csv
from tests.shipped import shipped_deck

DECK = shipped_deck()
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30)


def table(card: str, field: str) -> TableOfRows:
    found = DECK.card(card).field(field)
    assert found is not None and isinstance(found.kind, TableOfRows)
    return found.kind


BELIEF = table("8.3", "belief")
BOX = box_of(BELIEF)


def told(**asked: Any) -> dict[str, Any]:
    return tell(BELIEF, "slips", asked, None, Random(1))


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("Yes", Slip("", "yes")),
        ("yes.", Slip("", "yes")),
        ("NO", Slip("", "no")),
        ("not sure", Slip("", "dont_know")),
        ("I don’t know", Slip("", "dont_know")),
        ("No: nobody asked us", Slip("nobody asked us", "no")),
        ("Yes – they came back", Slip("they came back", "yes")),
        ("- Not sure, it depends", Slip("it depends", "dont_know")),
        ("Nobody asked us", Slip("Nobody asked us")),
        ("No one came, again", Slip("No one came, again")),
        ("It is 50/50, isn't it", Slip("It is 50/50, isn't it")),
        ("=2+2", Slip("=2+2")),
    ],
)
def test_a_line_is_a_vote_or_words_or_both(line: str, slip: Slip) -> None:
    assert read_slips(line, BOX) == (slip,)


@given(st.lists(LINES, max_size=30))
def test_no_line_is_lost_and_each_says_what_it_said(lines: list[str]) -> None:
    said = [line for line in lines if line.strip() and line.replace('"', "").strip()]
    plain = [line.replace('"', "'") for line in said]
    slips = read_slips("\n".join(["a first line", *plain]), BOX)
    assert len(slips) == 1 + len([line for line in plain if line.strip()])


@given(st.lists(st.tuples(LINES.filter(str.strip), st.sampled_from(["Yes", "No", "Not sure"])), max_size=20))
def test_no_row_of_a_table_is_lost_and_votes_are_counted_right(rows: list[tuple[str, str]]) -> None:
    csv = to_csv([("Vote", "Why"), *((vote, why) for why, vote in rows)])
    slips = read_slips(csv, BOX)
    assert len(slips) == len(rows)
    ids = {"Yes": "yes", "No": "no", "Not sure": "dont_know"}
    assert Counter(slip.vote for slip in slips) == Counter(ids[vote] for _, vote in rows)
    assert all(slip.words for slip in slips)


@given(st.dictionaries(st.sampled_from(["yes", "no", "not sure"]), st.integers(0, 99), min_size=1))
def test_a_count_gives_as_many_slips_as_it_says(counts: dict[str, int]) -> None:
    text = ", ".join(f"{number} {vote}" for vote, number in counts.items()) + " for local people"
    slips = read_tally(text, BOX, "staff")
    assert len(slips) == sum(counts.values())
    assert {slip.group for slip in slips} <= {"local"}
    assert Counter(slip.vote for slip in slips)["yes"] == counts.get("yes", 0)


@given(st.lists(LINES.filter(str.strip), min_size=1, max_size=40), st.integers())
def test_mixing_loses_none_and_makes_none(lines: list[str], seed: int) -> None:
    text = "\n".join(lines)
    rows = tell(BELIEF, "slips", {"text": text}, None, Random(seed))["rows"]
    slips = read_slips(text, BOX)
    votes, words = (Counter(row.get(column.id, "") for row in rows) for column in (BOX.vote, BOX.words))
    assert votes == Counter(slip.vote for slip in slips)
    assert words == Counter(slip.words for slip in slips)


def test_local_people_and_staff_are_counted_apart() -> None:
    slips = read_tally("12 yes, 3 no and 2 not sure for local people; staff: yes 4, no: 1", BOX)
    assert Counter((slip.group, slip.vote) for slip in slips) == {
        ("local", "yes"): 12,
        ("local", "no"): 3,
        ("local", "dont_know"): 2,
        ("staff", "yes"): 4,
        ("staff", "no"): 1,
    }


@pytest.mark.parametrize("text", ["some yes", "12", "twelve no", "12 perhaps so", "3 yes, and a few more"])
def test_a_count_that_is_not_understood_is_refused_whole(text: str) -> None:
    with pytest.raises(AnswerError, match="was not understood"):
        read_tally(text, BOX)


def test_a_count_beyond_all_rooms_is_refused() -> None:
    with pytest.raises(AnswerError, match="most slips"):
        read_tally("999999 yes", BOX)
    with pytest.raises(AnswerError, match="most at once"):
        read_slips("a\n" * 2001, BOX)


def test_a_spreadsheet_cell_with_line_breaks_is_one_slip() -> None:
    assert [slip.words for slip in read_slips('"One\ntwo ""three"""\nfour\n', BOX)] == ['One\ntwo "three"', "four"]


def test_what_is_in_no_known_column_stays_with_the_slip() -> None:
    slips = read_slips("answer;why;street;whose\nyes;they came;Mill Lane;Local people\nperhaps so;hm;;nobody\n", BOX)
    assert slips == (Slip("they came · Mill Lane", "yes", "local"), Slip("perhaps so · hm · nobody"))


def test_the_page_is_told_rows_and_counts_and_never_the_order_they_came_in() -> None:
    answer = told(text="\n".join(f"slip {number}" for number in range(40)), group="local")
    assert answer["said"][0] == "40 slips."
    assert answer["said"][1] == "Local people: 40 without a vote."
    order = [row["quote"] for row in answer["rows"]]
    assert sorted(order) == sorted(f"slip {number}" for number in range(40))
    assert order != [f"slip {number}" for number in range(40)]
    assert all(row["group"] == "local" for row in answer["rows"])


def test_a_file_is_read_whatever_wrote_it() -> None:
    data = base64.b64encode("No: ça ne va pas\r\nYes\r\n".encode("cp1252")).decode()
    assert {row.get("quote", "") for row in told(data=data)["rows"]} == {"ça ne va pas", ""}
    with pytest.raises(FileError):
        told(data=base64.b64encode(b"\0\1\2" * 50).decode())
    with pytest.raises(FileError):
        told(data="not base64!")


@pytest.mark.parametrize("asked", [{}, {"text": " \n "}, {"tally": ""}])
def test_nothing_given_is_said_plainly(asked: dict[str, str]) -> None:
    with pytest.raises(AnswerError, match="no slip in it"):
        told(**asked)


def test_rows_that_slips_make_are_answers_the_table_takes() -> None:
    rows = told(text="Yes: they came\nNo\nHm", group="staff")["rows"]
    assert BELIEF.check(rows)[1] == ()


@pytest.mark.parametrize(
    ("card", "field"), [("5.3", "voices"), ("6.3", "voices"), ("8.3", "voices"), ("8.3", "belief")]
)
def test_every_table_of_voices_takes_slips(card: str, field: str) -> None:
    kind = table(card, field)
    rows = tell(kind, "slips", {"text": "It is better\nIt is not"}, None)["rows"]
    assert len(rows) == 2 and kind.check(rows)[1] == ()
