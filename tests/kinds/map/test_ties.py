"""A tie is between two people, however their names are spelt, shared, changed or replaced by codes."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from powerkit.kinds.map.ties import Called, Meant, people_in
from powerkit.privacy.communities import is_groups_name
from tests.kinds.map.material import KIND, a_map, row
from tests.privacy.corpus import sentences, written_in_texts

NAMES = st.sampled_from(
    ["Sam", "sam ", "Sam (2)", "Sam ((2))", "Ann", "Ann; Bo", "Bo", "", "(no name)", "Fox;", "ẞ", "ss"]
)
Pairs = dict[frozenset[str], bool]


def pairs(rows: list[dict[str, Any]]) -> Pairs:
    return {frozenset((tie.one, tie.other)): tie.sure for tie in a_map(*rows).ties}


@st.composite
def maps(draw: st.DrawFn) -> tuple[list[dict[str, Any]], Pairs]:
    """Rows of people whose names are often shared, and the ties that their cells were spelt for."""
    names = draw(st.lists(NAMES, min_size=1, max_size=6))
    people = [(f"i{number}", name) for number, name in enumerate(names)]
    called = Called(people)
    ids = [one for one, _ in people]
    wanted: Pairs = {}
    rows = []
    for one, name in people:
        others = [other for other in ids if other != one]
        cells = {}
        for column in ("knows", "may_know"):
            known = draw(st.lists(st.sampled_from(others), max_size=3, unique=True)) if others else []
            cells[column] = called.cell([Meant("", other) for other in known], one)
            for other in known:
                pair = frozenset((one, other))
                wanted[pair] = wanted.get(pair, False) or column == "knows"
        rows.append(row(name, _id=one, **cells))
    return rows, wanted


@given(made=maps())
def test_a_cell_says_just_whom_it_was_spelt_for(made: tuple[list[dict[str, Any]], Pairs]) -> None:
    rows, wanted = made
    assert pairs(rows) == wanted


@given(made=maps(), codes=st.lists(NAMES, min_size=1, max_size=3))
def test_people_whose_names_become_one_code_keep_their_own_ties(
    made: tuple[list[dict[str, Any]], Pairs], codes: list[str]
) -> None:
    rows, wanted = made
    reworded = KIND.reworded(rows, lambda text: codes[len(text) % len(codes)] if text.strip() else text)
    assert pairs(reworded) == wanted


def test_no_two_people_of_a_map_have_one_id() -> None:
    rows = [row("Ann", _id="r2"), row("Bo"), row("Cy", _id="r2"), row("Di", _id="r4")]
    assert [one for one, _ in people_in(rows)] == ["r2", "r2_2", "r3", "r4"]


def test_a_number_behind_a_shared_name_is_no_part_of_the_name() -> None:
    rows = [row("Sam"), row("Sam"), row("Ann", knows="Sam (2); Bo (2)")]
    assert list(KIND.names(rows)) == ["Sam", "Sam", "Ann", "Sam", "Bo (2)"]


GROUPS = (
    "Fenwick Allotments", "Young carers", "Housing office", "Old Chapel lunch club", "Elm Surgery", "Youth Forum",
    "Central Mosque", "St Mary’s Church", "Village hall", "Library", "Carers", "Stonehill Tenants",
    "Tenants’ forum", "Family centre",
)  # fmt: skip
PEOPLE = (
    "Amina Ward", "Bodil’s café", "Friends of Amina", "Sister Agnes", "Dr Lowe", "Will Parish", "Grace Church",
    "Zuleika Temple", "Mr Hall", "Amina from housing", "Amina Carers Group", "Tomasz", "Ms Bank", "Rivers", "Cook",
    "Quills’ forum", "St Vash' church",
)  # fmt: skip


def test_a_group_of_which_nobody_said_that_it_is_one_is_nobody_and_a_person_is_never_a_group() -> None:
    assert list(KIND.names([row(name) for name in (*GROUPS, *PEOPLE)])) == [*PEOPLE]
    assert list(KIND.names([row("Fenwick Allotments", kind="person")])) == ["Fenwick Allotments"]
    assert list(KIND.names([row("Ann", knows="Young carers"), row("Young carers")])) == ["Ann"]


def test_no_person_of_the_names_benchmark_is_taken_for_a_group() -> None:
    known = [*sentences(), *written_in_texts(fresh=True), *written_in_texts(fresh=False)]
    mentions = {sentence.text[start:end] for sentence in known for start, end in sentence.spans}
    assert len(mentions) > 250 and not [name for name in mentions if is_groups_name(name)]


def test_a_map_of_two_who_share_a_name_comes_back_from_its_own_table() -> None:
    whole = a_map(row("Sam"), row("Sam"), row("Ann", knows="Sam (2)"), row("Bo", knows="sam"))
    assert {(tie.one, tie.other) for tie in whole.ties} == {("Sam1", "Ann"), ("Sam", "Bo")}
