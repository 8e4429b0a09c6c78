"""Each rule speaks when it should, names whom it is about, and lights them."""

import re
from dataclasses import replace

import pytest
from hypothesis import given

from powerkit.kinds.map.model import RelationMap, Ruling, map_of, read_map
from powerkit.kinds.map.sentences import RULES, sentences
from tests.kinds.map.material import KIND, RULING, Row, a_map, linked, row, rows_of

ACCOUNTABLE = replace(RULING, style="accountability")
LOOKING = replace(RULING, look_at=("faith", "housing"))


def said(whole: RelationMap, rule: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(sentence.text, sentence.people) for sentence in sentences(whole) if sentence.rule == rule]


ANN, BO, CY = row("Ann", "1", "own", tie="stressed"), row("Bo", "1", "faith", seen="not_enough"), row("Cy", "4", "own")

SPEAKS: dict[str, tuple[RelationMap, list[tuple[str, tuple[str, ...]]]]] = {
    "looked_at": (
        a_map(ANN, BO, ruling=LOOKING),
        [("Faith: Bo is on your map.", ("Bo",)), ("Housing: nobody on your map yet.", ())],
    ),
    "blank_sectors": (
        a_map(ANN, BO),
        [
            (
                "Nobody on your map is from “People who live here” or “Housing”. "
                "A blank may be somebody you forgot, or somebody you have not met yet.",
                (),
            )
        ],
    ),
    "rings": (
        a_map(ANN, BO, CY),
        [
            (
                "On your map are three people and groups: two in “Close”, nobody in “Often”, nobody in “Sometimes” "
                "and one in “Rarely”.",
                ("Ann", "Bo", "Cy"),
            )
        ],
    ),
    "largest_share": (
        a_map(ANN, BO, CY),
        [
            (
                "The largest share of your map, two of three, is “My own team or organisation”: Ann and Cy.",
                ("Ann", "Cy"),
            )
        ],
    ),
    "close_mostly_own": (
        a_map(ANN, row("Di", "1", "own"), BO),
        [
            (
                "“Close” on your map is mostly your own team or organisation: Ann and Di. From elsewhere comes Bo.",
                ("Ann", "Di"),
            )
        ],
    ),
    "close_mostly_elsewhere": (
        a_map(ANN, BO),
        [("Half of “Close” on your map is from outside your own team or organisation: Bo.", ("Bo",))],
    ),
    "close_but_stressed": (a_map(ANN, BO), [("Ann is in “Close” on your map, and the tie is stressed.", ("Ann",))]),
    "not_seen_enough": (
        a_map(ANN, BO),
        [("Bo is near you on your map, and you don’t see enough of them.", ("Bo",))],
    ),
    "never_seen": (
        a_map(row("Ann", "3", seen="not_at_all")),
        [("Ann is on your map, and you don’t see them at all.", ("Ann",))],
    ),
    "only_through_me": (
        linked("abc", "ab"),
        [("On your map c is known only to you: nobody else there is said to know them.", ("c",))],
    ),
    "pairs": (
        a_map(row("Ann", "1", knows="Bo"), row("Bo", "1", may_know="Cy"), row("Cy", "2")),
        [
            (
                "On your map one of two pairs knows each other, leaving out the one pair you are not sure of: "
                "Ann and Bo.",
                ("Ann", "Bo"),
            )
        ],
    ),
    "unsure_pairs": (
        a_map(row("Ann", "1", may_know="Bo"), row("Bo", "1")),
        [
            (
                "Of one pair on your map you don’t know whether they know each other: Ann and Bo. You could ask.",
                ("Ann", "Bo"),
            )
        ],
    ),
    "no_pairs": (a_map(ANN, BO), [("Your map does not say yet who on it knows whom.", ())]),
    "links": (
        linked("abc", "ab", "bc", sectors="foh"),
        [("Only b links “Faith” and “Housing” on your map, apart from you.", ("b",))],
    ),
    "more_links": (
        linked("abcdefg", "ab", "bc", "cd", "de", "ef", "fg"),
        [("f, too, is all that links some on your map with the others.", ("f",))],
    ),
    "felt_most": (
        a_map(ANN, ruling=ACCOUNTABLE),
        [("On your map you feel it most that you answer to Ann.", ("Ann",))],
    ),
    "strained": (a_map(ANN, ruling=ACCOUNTABLE), [("Answering to Ann is strained on your map.", ("Ann",))]),
    "loose_but_felt": (
        a_map(row("Ann", "2", tie="tenuous"), ruling=ACCOUNTABLE),
        [("You feel that you answer to Ann, but the tie is loose on your map.", ("Ann",))],
    ),
    "wishes": (
        a_map(row("Ann", "1", wish="More time")),
        [("You wish for a change with Ann on your map.", ("Ann",))],
    ),
    "not_yet": (
        a_map(row("Ann", "1", not_yet=True)),
        [("Not on your map yet, but you could bring them in: Ann.", ("Ann",))],
    ),
    "not_placed": (a_map(row("Ann")), [("You have not placed Ann on your map yet.", ("Ann",))]),
}


def test_every_rule_is_tried_here() -> None:
    assert [rule.id for rule in RULES] == list(SPEAKS)


@pytest.mark.parametrize("rule", SPEAKS)
def test_a_rule_says_what_it_should_about_whom_it_should(rule: str) -> None:
    whole, expected = SPEAKS[rule]
    assert said(whole, rule) == expected


QUIET: dict[str, RelationMap] = {
    "looked_at": a_map(ANN),
    "blank_sectors": a_map(),
    "rings": a_map(row("Ann")),
    "largest_share": a_map(ANN, BO),
    "close_mostly_own": a_map(ANN, BO),
    "close_mostly_elsewhere": a_map(ANN, CY),
    "close_but_stressed": a_map(row("Ann", "2", tie="stressed"), row("Bo", "1", tie="strong")),
    "not_seen_enough": a_map(row("Ann", "1", seen="enough"), row("Bo", "3", seen="not_enough")),
    "never_seen": a_map(row("Ann", "1", seen="not_at_all")),
    "only_through_me": a_map(ANN, BO),
    "pairs": a_map(row("Ann", "1", may_know="Bo"), row("Bo", "1")),
    "unsure_pairs": linked("ab", "ab"),
    "no_pairs": a_map(ANN),
    "links": linked("abc", "ab", "bc", "ac"),
    "more_links": linked("abc", "ab", "bc"),
    "felt_most": a_map(ANN),
    "strained": a_map(ANN),
    "loose_but_felt": a_map(row("Ann", "3", tie="tenuous"), ruling=ACCOUNTABLE),
    "wishes": a_map(row("Ann", "1", wish=" ")),
    "not_yet": a_map(ANN),
    "not_placed": a_map(ANN, row("Bo", not_yet=True)),
}


@pytest.mark.parametrize("rule", QUIET)
def test_a_rule_keeps_quiet_where_it_has_nothing_to_say(rule: str) -> None:
    assert said(QUIET[rule], rule) == []


def test_nobody_is_said_to_be_missing_where_the_map_does_not_say_who_belongs_where() -> None:
    [(some, people)] = said(a_map(ANN, row("Cy", "2")), "blank_sectors")
    assert (
        some == "Nobody on your map is from “People who live here”, “Faith” or “Housing”, as far as it says. Cy may be."
    )
    assert people == ()
    assert said(a_map(row("Ann", "1"), row("Bo", "2")), "blank_sectors") == [
        ("Your map does not say yet where anybody on it belongs.", ())
    ]
    looking = a_map(row("Bo", "1", "faith"), row("Cy", "2"), ruling=LOOKING)
    assert ("Housing: nobody on your map is said to be from there yet.", ()) in said(looking, "looked_at")


def test_many_names_are_counted_and_all_of_them_lit() -> None:
    whole = a_map(*(row(f"Person {number}", "1", "faith", tie="stressed") for number in range(20)))
    [(text, people)] = said(whole, "close_but_stressed")
    assert text.startswith("Person 0, Person 1, ")
    assert "and 12 more are in “Close”" in text
    assert len(people) == 20


def test_whoever_hangs_on_one_person_is_named_where_sectors_say_nothing() -> None:
    whole = linked("abc", "ab", "bc", sectors="fff")
    assert said(whole, "links") == [("Only b links a with others on your map.", ("b",))]


def test_a_map_for_accountability_says_nothing_of_who_knows_whom() -> None:
    whole = map_of([{**ANN, "_id": "a", "knows": "Bo"}, {**BO, "_id": "b"}], ACCOUNTABLE)
    assert not {sentence.rule for sentence in sentences(whole)} & {
        "pairs",
        "links",
        "only_through_me",
        "close_mostly_own",
    }


@given(rows=rows_of())
def test_no_map_makes_the_sentences_fall_over_and_each_is_about_people_who_are_on_it(rows: list[Row]) -> None:
    answer = KIND.check(rows)[0]
    for ruling in (RULING, ACCOUNTABLE, LOOKING, Ruling(RULING.rings, ())):
        whole = map_of(answer, ruling)
        for sentence in sentences(whole):
            assert sentence.text.strip()
            assert set(sentence.people) <= set(whole.by_id)


def test_no_sentence_gives_anybody_a_score() -> None:
    every = [text for whole, _ in SPEAKS.values() for sentence in sentences(whole) for text in (sentence.text,)]
    assert not [text for text in every if re.search(r"score|rank|central|percent|%|index", text, re.IGNORECASE)]
    about_the_map = re.compile("on your map|of your map|Your map|your map", re.IGNORECASE)
    assert not [text for text in every if not about_the_map.search(text)]


def test_the_sentences_use_the_names_a_person_gave_the_rings() -> None:
    answer, _ = KIND.check({"rings": ["Dear", "b", "c", "d"], "people": [ANN]})
    whole = read_map(KIND, answer)
    [ann] = whole.people
    assert ("Ann is in “Dear” on your map, and the tie is stressed.", (ann.id,)) in said(whole, "close_but_stressed")
