"""Rows become people and ties, and come back unchanged."""

from hypothesis import given

from powerkit.kinds.map.kind import people_of
from powerkit.kinds.map.model import read_map, row_of
from powerkit.kinds.rows import ROW_ID
from tests.kinds.map.material import KIND, Row, a_map, row, rows_of


def ties(*rows: Row) -> set[tuple[str, str, bool]]:
    return {(tie.one, tie.other, tie.sure) for tie in a_map(*rows).ties}


@given(rows=rows_of())
def test_the_rows_of_a_map_come_back_as_they_were(rows: list[Row]) -> None:
    answer, problems = KIND.check(rows)
    assert problems == ()
    found = [{**row_of(person), ROW_ID: person.id} for person in read_map(KIND, answer).people]
    for was, now in zip(answer, found, strict=True):
        was = {**was, "name": was["name"].strip(), "kind": was["kind"] or "person"}
        assert now == {**was, "ring": "" if was["ring"] == "dont_know" else was["ring"]}


@given(rows=rows_of())
def test_a_pair_has_one_tie_at_most_and_nobody_a_tie_to_themselves(rows: list[Row]) -> None:
    whole = read_map(KIND, KIND.check(rows)[0])
    found = [frozenset((tie.one, tie.other)) for tie in whole.ties]
    assert len(found) == len(set(found))
    assert all(len(pair) == 2 for pair in found)


def test_either_of_two_can_say_that_they_know_each_other() -> None:
    assert ties(row("Ann"), row("Bo", knows="ann ")) == {("Ann", "Bo", True)}
    assert ties(row("Ann", may_know="Bo"), row("Bo", knows="Ann")) == {("Ann", "Bo", True)}
    assert ties(row("Ann", may_know="Bo"), row("Bo", may_know="Ann")) == {("Ann", "Bo", False)}


def test_a_name_with_a_semicolon_in_it_is_found_in_a_cell() -> None:
    found = ties(row("Fox; Sons"), row("Fox"), row("Ann", knows="Bo;Fox ; sons; Fox"), row("Bo"))
    assert found == {("Fox; Sons", "Ann", True), ("Fox", "Ann", True), ("Ann", "Bo", True)}


def test_of_two_with_one_name_the_first_is_meant_and_in_their_own_cell_the_other() -> None:
    assert ties(row("Sam"), row("Sam"), row("Ann", knows="Sam")) == {("Sam", "Ann", True)}
    assert ties(row("Sam", knows="Sam"), row("Sam")) == {("Sam", "Sam1", True)}


def test_somebody_who_is_not_on_the_map_is_kept_as_words_and_said_to_be_loose() -> None:
    whole = a_map(row("Ann", knows="Bo; Ann"))
    assert (whole.ties, whole.loose) == ((), (("Ann", "Bo"),))
    assert row_of(whole.people[0])["knows"] == "Bo; Ann"


def test_the_graph_holds_what_the_rows_say() -> None:
    graph = a_map(row("Ann", "1", "faith", may_know="Bo"), row("Bo")).graph()
    assert graph.nodes["Ann"]["ring"] == "1"
    assert graph.nodes["Ann"]["sector"] == "faith"
    assert list(graph.edges(data=True)) == [("Ann", "Bo", {"sure": False})]


def test_rings_can_be_named_anew_and_the_deck_s_own_names_need_no_saying() -> None:
    people = [row("Ann", "1")]
    mine = ["Dear", "Near", "Now and then", "Far"]
    answer, problems = KIND.check({"rings": mine, "people": people})
    assert problems == ()
    assert answer["rings"] == mine
    assert [ring.label for ring in read_map(KIND, answer).ruling.rings] == mine
    assert people_of(answer)[0]["name"] == "Ann"
    assert "Dear" in KIND.describe(answer, "Map")[0].rows[0][1]  # type: ignore[union-attr]
    assert KIND.compare(people_of(answer), answer) == (
        "The ring “Close” is now called “Dear”",
        "The ring “Often” is now called “Near”",
        "The ring “Sometimes” is now called “Now and then”",
        "The ring “Rarely” is now called “Far”",
    )
    plain, _ = KIND.check({"rings": ["Close", "Often", "Sometimes", "Rarely"], "people": people})
    assert plain == KIND.check(people)[0]


def test_rings_without_four_names_are_refused_and_the_people_kept() -> None:
    for rings in (["One"], "Close", ["a", "b", "c", " "], [1, 2, 3, 4]):
        answer, problems = KIND.check({"rings": rings, "people": [row("Ann")]})
        assert [item["name"] for item in answer] == ["Ann"]
        assert len(problems) == 1
