"""Measures equal what was worked out by hand on small maps, and what plain search finds on random ones."""

from itertools import combinations

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.kinds.map import measures
from powerkit.kinds.map.model import RelationMap
from tests.kinds.map.material import a_map, linked, row

LETTERS = "abcdefgh"
GRAPHS = st.tuples(
    st.integers(0, len(LETTERS)).map(lambda count: LETTERS[:count]),
    st.sets(st.sampled_from(["".join(pair) for pair in combinations(LETTERS, 2)]), max_size=14),
    st.text("orfh", min_size=len(LETTERS), max_size=len(LETTERS)),
).map(lambda given: linked(given[0], *sorted(given[1]), sectors=given[2]))


def parts_without(whole: RelationMap, person: str) -> list[set[str]]:
    """The parts that the others fall into, found by walking from one to the next."""
    near: dict[str, set[str]] = {item.id: set() for item in whole.people if item.id != person}
    for tie in whole.ties:
        if person not in (tie.one, tie.other):
            near[tie.one].add(tie.other)
            near[tie.other].add(tie.one)
    parts: list[set[str]] = []
    while near:
        part, ahead = set(), [next(iter(near))]
        while ahead:
            one = ahead.pop()
            if one in near:
                part.add(one)
                ahead += near.pop(one)
        parts.append(part)
    return parts


@given(whole=GRAPHS)
def test_who_alone_links_others_is_whoever_leaves_more_parts_behind(whole: RelationMap) -> None:
    found = {link.person: link for link in measures.links(whole)}
    everybody = len(parts_without(whole, ""))
    for person in whole.people:
        neighbours = [tie for tie in whole.ties if person.id in (tie.one, tie.other)]
        apart = parts_without(whole, person.id)
        assert (person.id in found) == (len(apart) > everybody - (0 if neighbours else 1))
        if person.id in found:
            assert {frozenset(part) for part in found[person.id].parts} <= {frozenset(part) for part in apart}


@given(whole=GRAPHS)
def test_those_come_first_without_whom_most_stand_apart(whole: RelationMap) -> None:
    found = [sum(map(len, link.parts[:-1])) for link in measures.links(whole)]
    assert found == sorted(found, reverse=True)
    assert [link.person for link in measures.links(whole, 2)] == list(measures.linking(whole)[:2])


@given(whole=GRAPHS)
def test_two_sectors_are_linked_by_one_person_only_if_they_fall_apart_without_them(whole: RelationMap) -> None:
    sector = {person.id: person.sector for person in whole.people}

    def joined(parts: list[set[str]], one: str, other: str) -> bool:
        return any({one, other} <= {sector[person] for person in part} for part in parts)

    for link in measures.links(whole):
        if link.sectors:
            assert joined(parts_without(whole, ""), *link.sectors)
            assert not joined(parts_without(whole, link.person), *link.sectors)


@given(whole=GRAPHS)
def test_the_measures_equal_those_of_networkx(whole: RelationMap) -> None:
    graph = networkx.Graph()
    graph.add_nodes_from(person.id for person in whole.people)
    graph.add_edges_from((tie.one, tie.other) for tie in whole.ties)
    assert set(measures.only_through_me(whole)) == set(networkx.isolates(graph))
    assert {link.person for link in measures.links(whole)} == set(networkx.articulation_points(graph))
    assert len(measures.pairs(whole)[0]) == graph.number_of_edges()
    assert set(whole.graph().edges) == set(graph.edges)


@pytest.mark.parametrize(
    ("names", "ties", "linking"),
    [
        ("ab", ["ab"], ""),
        ("abc", ["ab", "bc"], "b"),
        ("abc", ["ab", "bc", "ac"], ""),
        ("abcde", ["ab", "bc", "ca", "cd", "de"], "cd"),
        ("abcdef", ["ab", "bc", "de", "ef"], "be"),
    ],
)
def test_who_alone_links_others_on_maps_worked_out_by_hand(names: str, ties: list[str], linking: str) -> None:
    assert {link.person for link in measures.links(linked(names, *ties))} == set(linking)


def test_a_bridge_between_two_sectors_names_them_and_a_second_bridge_undoes_it() -> None:
    [link] = measures.links(linked("abc", "ab", "bc", sectors="fah"))
    assert link.sectors == ("faith", "housing")
    assert [link.sectors for link in measures.links(linked("abcd", "ab", "bc", "ad", "dc", sectors="fahr"))] == []


def test_a_not_yet_is_on_no_measure_but_their_own() -> None:
    whole = a_map(row("Ann", "1", "faith", knows="Bo"), row("Bo", "1", "own", not_yet=True))
    assert measures.in_rings(whole) == (("Ann",), (), (), ())
    assert measures.in_sectors(whole)["own"] == ()
    assert measures.pairs(whole) == ((), ())
    assert measures.only_through_me(whole) == ("Ann",)


def test_the_close_ring_is_told_apart_by_whose_organisation_it_is() -> None:
    whole = a_map(row("Ann", "1", "own"), row("Bo", "1", "faith"), row("Cy", "1"), row("Di", "2", "own"))
    assert measures.close_and_own(whole) == (("Ann",), ("Bo",))


def test_the_largest_sector_is_one_alone_or_none() -> None:
    tied = [row("Ann", "1", "own"), row("Bo", "1", "faith")]
    assert measures.largest(a_map(*tied)) == ("", ())
    assert measures.largest(a_map(*tied, row("Cy", "3", "faith"))) == ("faith", ("Bo", "Cy"))
    assert measures.largest(a_map()) == ("", ())


def test_whoever_may_know_somebody_is_not_known_only_to_me() -> None:
    whole = a_map(row("Ann", "1", may_know="Bo"), row("Bo", "2"), row("Cy", "2"))
    assert measures.only_through_me(whole) == ("Cy",)
    assert measures.pairs(whole) == ((), (("Ann", "Bo"),))
