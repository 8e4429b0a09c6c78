"""What was typed or pasted becomes words that keep their meaning, and nothing of it vanishes silently."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.errors import WordsError
from powerkit.kinds.words import tally, voices
from powerkit.kinds.words.column_question import typed, words_in
from powerkit.kinds.words.languages import ENGLISH, languages
from powerkit.kinds.words.lists import heard_most, sentences
from powerkit.kinds.words.split import tokens
from powerkit.kinds.words.stopwords import negates
from powerkit.kinds.words.tokenize import MOST_CHARACTERS, Gathered, from_voices, gather
from powerkit.kinds.words.units import Part, Unit, units
from powerkit.kinds.words.voices import Choices
from powerkit.ui.widgets.bundle import HERE as WEB

EXAMPLE = "not well, not safe, no access to GPs, co-production 24/7"


def test_what_the_hint_beside_the_box_says_of_quotation_marks_is_true() -> None:
    hint = (WEB / "kinds/words/gather.js").read_text(encoding="utf-8")
    said = re.search(r'Quotation marks keep a phrase together: ([^.]+"([^"]+)")\.', hint)
    assert said is not None
    assert said[2] in words(gather(said[1]))
    assert said[2] not in words(gather(said[1].replace('"', "")))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("They call us hard to reach.", ["call", "hard to reach"]),
        ("Hard to reach", ["Hard to reach"]),
        (
            "proud\ndamp\nanti-social behaviour\nclosed shops",
            ["proud", "damp", "anti-social behaviour", "closed shops"],
        ),
        ("Good schools\nDamp flats\nproud", ["Good", "schools", "Damp", "flats", "proud"]),
    ],
)
def test_a_fixed_expression_stays_whole_and_so_does_a_thing_on_a_line_of_a_list(said: str, kept: list[str]) -> None:
    assert words(gather(said)) == kept


def test_a_fixed_expression_can_be_taken_apart() -> None:
    (offered,) = (phrase for phrase in gather("hard to reach").phrases if phrase.kept)
    assert offered.phrase == "hard to reach"
    assert words(gather("hard to reach", Choices.of(apart=[offered.phrase]))) == ["hard", "reach"]


def words(found: Gathered) -> list[str]:
    return [word.word for word in found.words]


def test_what_was_denied_never_becomes_its_opposite() -> None:
    found = gather(EXAMPLE)
    assert words(found) == ["not well", "not safe", "no access to GPs", "co-production 24/7"]
    assert {"not well", "not safe", "no access"} <= {phrase.phrase for phrase in found.phrases}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("I do not feel safe when I walk home at night.", "not feel safe"),
        ("We can't get an appointment anywhere round here any more.", "can't get an"),
        ("There is no access to GPs for people who work shifts.", "no access"),
        ("Nobody listens to us when the bus is taken away.", "Nobody listens"),
        ("The bench isn't there now and my mum can’t manage.", "isn't there now"),
    ],
)
def test_a_negation_in_a_sentence_stays_with_what_it_denies(said: str, kept: str) -> None:
    found = gather(said)
    denied = [word for word in words(found) if negates(word.split()[0])]
    assert any(item.startswith(kept.split()[0]) and len(item.split()) > 1 for item in denied), words(found)
    assert not {"safe", "well", "access", "listens"} & set(words(found))


@pytest.mark.parametrize(
    "word",
    [
        "co-production",
        "24/7",
        "LGBT+",
        "C of E",
        "A&E",
        "don't",
        "doctor’s",
        "doctors'",
        "sąsiedzi",
        "ہمسائے",
        "আড্ডা",
        "ਗੁਆਂਢੀ",
        "पड़ोसी",
        "邻居",
        "x\u0328",
        "50%",
        "£5",
        "#ourstreet",
    ],
)
def test_a_word_is_kept_as_its_speakers_write_it(word: str) -> None:
    assert tokens(f"we say {word} here") == ("we", "say", word, "here")
    assert words(gather(word)) == [word]


def test_left_out_words_are_shown_with_a_reason_and_can_be_put_back() -> None:
    said = "The bus is the only way to see my mum on a Sunday."
    found = gather(said)
    assert {item.word for item in found.left_out} == {"the", "is", "only", "way", "to", "see", "my", "on", "a"}
    assert all(item.why for item in found.left_out)
    assert "is" in words(gather(said, Choices.of(back=["is"])))


def test_no_word_that_is_left_out_turns_a_meaning_round() -> None:
    small = languages()[ENGLISH].small
    assert len(small) > 150
    assert not any(negates(word) for word in small)
    assert not {"not", "no", "never", "can't", "don't", "nothing", "without"} & small


LINES = (Path(__file__).parent / "cases" / "thirty_lines.txt").read_text(encoding="utf-8")


def test_of_thirty_natural_lines_the_largest_words_carry_meaning_and_are_said_by_most() -> None:
    found = gather(LINES)
    most = max(word.people for word in found.words)
    largest = {word.word.casefold() for word in found.words if word.people == most}
    assert most > 1 and {"friendly", "bus", "not safe", "club"} == largest
    assert not {"out", "did", "go", "get", "we", "where", "people"} & {word.casefold() for word in words(found)}
    assert "Counted together: “bus” and “Buses”." in found.notes
    assert {word.word for word in heard_most(found.words)} == {word.word for word in found.words if word.people == most}
    assert all(f"“{word.word}” (2 people)" in sentences(found.words)[1] for word in heard_most(found.words))


SAID = st.lists(st.sampled_from(["friendly", "bus", "buses", "Bus", "damp", "and", "the", "not", "safe"]), min_size=1)


@given(st.lists(SAID.map(" ".join), min_size=1, max_size=12))
def test_a_word_is_counted_once_for_each_person_who_said_it_in_whatever_form(lines: list[str]) -> None:
    found = gather("\n".join(lines))
    for item in found.words:
        assert item.people <= len(lines)
    for word in ("friendly", "damp"):
        alone = next((item.people for item in found.words if item.word == word), 0)
        within = [item for item in found.words if word in item.word.split() and item.word != word]
        assert alone + sum(item.people for item in within) >= sum(word in line.split() for line in lines)


def test_the_words_of_a_line_count_whatever_its_length_and_things_with_commas_between_them_stay_whole() -> None:
    said = "a place to meet\nLitter on the green\nProud of our history\nyouth club\ndamp"
    assert words(gather(said)) == ["place", "meet", "Litter", "green", "Proud", "history", "youth", "club", "damp"]
    assert words(gather("a place to meet, youth club, the bus")) == ["a place to meet", "youth club", "the bus"]
    assert words(gather("the bus is late, we wait, nobody says why")) == ["bus", "late", "wait", "nobody says"]


def test_a_thing_that_somebody_else_said_otherwise_or_in_a_line_is_counted_by_its_words() -> None:
    for said in ("a bench\na bench, shade", "bench, shade\na bench, damp", "We need a bench here\na bench, shade"):
        assert {word.word: word.people for word in gather(said).words}["bench"] == 2


@pytest.mark.parametrize("quoted", ['"cold and damp"', "“cold and damp”", "‘cold and damp’", "'cold and damp'"])
def test_what_stands_in_quotation_marks_is_kept_as_it_is_said(quoted: str) -> None:
    said = f"My mum's flat is {quoted} they told her.\nEverything here is cold and damp."
    assert "cold and damp" in words(gather(said))
    assert {"cold", "damp"} <= set(words(gather(said)))
    assert "cold and damp" not in words(gather(said, Choices.of(apart=["cold and damp"])))


@given(st.lists(st.sampled_from("we look out for each other they them here us so".split()), min_size=2, max_size=12))
def test_whoever_says_small_words_alone_is_heard_as_they_said_it(said: list[str]) -> None:
    line = " ".join(said)
    found = gather(f"damp\n{line}")
    assert words(found) == ["damp", line] or set(said) <= {"for"}
    assert not found.left_out or set(said) <= {"for"}
    phrase = next((phrase for phrase in found.phrases if phrase.phrase == line), None)
    assert phrase is None or phrase.kept
    apart = gather(f"damp\n{line}", Choices.of(apart=[line]))
    assert words(apart) == ["damp"]
    assert {item.word for item in apart.left_out} == set(said), "what is taken apart is said to be left out"


@given(st.lists(st.sampled_from("we look out for each other damp never they us".split()), min_size=1, max_size=10))
def test_a_phrase_in_quotation_marks_is_whole_whatever_its_words(said: list[str]) -> None:
    phrase = " ".join(said)
    assert phrase in words(gather(f'They call us "{phrase}" here'))
    assert words(gather(f"“{phrase}”")) == [phrase]


def test_a_sentence_that_somebody_quotes_is_read_as_one_and_inches_are_no_quotation() -> None:
    assert words(gather('"The bus is late every morning of the week."')) == ["bus", "late", "morning", "week"]
    assert "pipe" in words(gather('a 6" pipe that leaks into the one of 8" by the door'))


@pytest.mark.parametrize("said", ["no-one asks", "No-one asks", "noone asks", "nobody asks"])
def test_nobody_is_nobody_however_it_is_written(said: str) -> None:
    assert words(gather(said)) == [said]


def test_in_a_list_of_things_a_number_belongs_to_the_one_before_it() -> None:
    for text in ("damp, the bus, 20", "damp, the bus, 20\ncold, 3", "damp, the bus, 20\nno buses at all here"):
        found = {word.word: word.count for word in typed(text).words}
        assert (found["damp"], found["the bus"]) == (1, 20)
    assert [(word.word, word.count) for word in typed("damp, 3; the bus, 1,200").words] == [
        ("damp", 3),
        ("the bus", 1200),
    ]
    long = "My flat is damp and cold and dark, the landlord is far away"
    assert [(word.word, word.count) for word in typed(f"{long}, 20").words] == [(long, 20)]


def test_only_stop_words_are_all_listed_and_said_in_one_line() -> None:
    found = gather("the\nof\nand")
    assert not found.words
    assert [item.word for item in found.left_out] == ["the", "of", "and"]
    assert found.left_out_said == "Only small words such as “the” were found. Put back those that matter."


def test_phrases_that_repeat_are_offered_and_kept_together_when_chosen() -> None:
    said = "I wait at the bus stop every single morning.\nThe bus stop on our road has gone away."
    offered = {phrase.phrase: phrase for phrase in gather(said).phrases}
    assert not offered["bus stop"].kept
    chosen = gather(said, Choices.of(together=["bus stop"]))
    assert next(word for word in chosen.words if word.word == "bus stop").count == 2


def test_a_phrase_is_taken_apart_only_when_the_leader_says_so() -> None:
    assert words(gather("not well", Choices.of(apart=["not well"]))) == ["not", "well"]
    assert words(gather("no access to GPs", Choices.of(together=["no access"]))) == ["no access", "GPs"]


def test_one_and_many_are_counted_together_and_other_likely_merges_offered_and_never_made() -> None:
    found = gather("GP\nGPs\ndoctor's\nBus\nbuses\nco-production\ncoproduction\nsafe\nnot safe")
    assert words(found) == ["GP", "Bus", "doctor's", "co-production", "coproduction", "safe", "not safe"]
    assert [set(merge.words) for merge in found.merges] == [{"GP", "doctor's"}, {"co-production", "coproduction"}]
    assert "Counted together: “GP” and “GPs”; “Bus” and “buses”." in found.notes
    assert {"Bus", "buses"} <= set(words(gather("Bus\nbuses", Choices.of(apart=["buses"]))))


def test_each_line_counts_as_one_person_however_often_they_said_it() -> None:
    found = gather("damp damp damp in every room we have here.\ndamp\nbus")
    assert {word.word: word.count for word in found.words if word.word in ("damp", "bus")} == {"damp": 2, "bus": 1}


def test_voices_give_words_with_who_said_them_and_their_quote() -> None:
    rows = [
        {"quote": "The damp makes my boy cough all through the winter.", "about": "a parent", "theme": "home"},
        {"quote": "damp", "about": "a carer", "theme": "home"},
        {"quote": ""},
    ]
    damp = next(word for word in from_voices(rows).words if word.word == "damp")
    assert (damp.count, damp.who, damp.theme) == (2, "a parent; a carer", "home")
    assert damp.quote == "The damp makes my boy cough all through the winter."


@pytest.mark.parametrize(
    "text",
    [
        "damp\t27\nbus\toften",
        "Word\tPeople\tWhere\ndamp\t27\tmarket\nbus\toften\t",
        "damp\t27\r\nbus\toften\r\n",
    ],
)
def test_rows_copied_from_a_spreadsheet_keep_their_counts(text: str) -> None:
    assert [(word.word, word.count, word.often) for word in words_in(text).words] == [
        ("damp", 27, ""),
        ("bus", None, "often"),
    ]


def test_a_list_of_words_and_numbers_keeps_its_counts() -> None:
    found = gather("damp (27)\nthe hill: 31\nnot safe – 3\n24/7 care x 2")
    assert [(word.word, word.count) for word in found.words] == [
        ("damp", 27),
        ("the hill", 31),
        ("not safe", 3),
        ("24/7 care", 2),
    ]
    damp, *_ = typed("damp (2)\nbus is always late here\ndamp: 3").words
    assert (damp.word, damp.count) == ("damp", 5)


@pytest.mark.parametrize(
    ("text", "word", "people"),
    [
        ("damp, Bus\nBus, 3\nrent, bus", "Bus", 5),
        ("Bus, 3\nbus, 4", "bus", 7),
        ("bus, 3\nBUS, 3", "bus", 6),
        ("Bus, 0\nbus", "bus", 1),
    ],
)
def test_one_word_is_one_row_whatever_its_capitals_spelt_as_most_said_it(text: str, word: str, people: int) -> None:
    assert [(item.word, item.count) for item in typed(text).words if item.word.casefold() == "bus"] == [(word, people)]


def test_a_time_is_no_count_and_brackets_part_nothing() -> None:
    assert words(gather("9:30\n10:15")) == ["9:30", "10:15"]
    assert words(gather("the bench (by the school), [the hill]")) == ["the bench (by the school)", "the hill"]


def test_control_characters_are_taken_out_and_said_so() -> None:
    found = gather("da\x00mp\u202e\nbus\x07")
    assert words(found) == ["damp", "bus"]
    assert found.notes[0].startswith("3 characters")


@pytest.mark.parametrize("text", ["", "  \n", "…, !!", "x" * (MOST_CHARACTERS + 1)])
def test_a_text_that_cannot_be_used_gives_one_clear_line(text: str) -> None:
    with pytest.raises(WordsError) as raised:
        gather(text)
    assert "\n" not in str(raised.value)
    assert "Nothing was changed." in str(raised.value)


@given(st.text(max_size=300))
def test_every_word_of_any_text_is_shown_or_left_out_by_name(text: str) -> None:
    try:
        found = gather(text)
    except WordsError:
        return
    shown = " ".join(words(found) + [item.word for item in found.left_out]).casefold()
    for item in found.words:
        assert item.word.strip() == item.word
        assert (item.count or 0) >= 1
    for line in text.split("\n"):
        for word in tokens(line) if "@" not in line else ():  # contact details are left out, and never named
            if word.isalpha() and word.isascii():
                assert word.casefold() in shown


@given(st.text(alphabet="nost afe wl,.\n'", max_size=80))
def test_a_gathered_list_gathered_again_says_the_same(text: str) -> None:
    try:
        found = gather(text)
        again = gather("\n".join(word.word for word in found.words))
    except WordsError:
        return
    said = {part for word in words(found) for part in tokens(word.casefold())}
    assert {part for word in words(again) for part in tokens(word.casefold())} <= said


def test_each_note_says_what_sort_it_is_whatever_its_words_are() -> None:
    said = "INTERVIEWER: How is it?\nDoreen: The bus is late [00:12:34]\nPat: Buses, food bank, me@example.org\n"
    more = "".join(f"{name}: The food bank helps\u200b\n" for name in ("Kim", "Lee", "Jo"))
    told = gather(said + more, Choices.of(without=["INTERVIEWER"])).told
    sorts = [note.sort for note in told]
    assert sorts == ["speakers", "speakers", "left_out", "left_out", "together", "together", "counting"], told
    assert [note.sort for note in gather("damp\u200b\nquiet").told] == ["reading", "counting"]


def test_what_is_said_is_taken_into_units_once_however_long_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []

    def counted(part: Part, *choices: Any) -> Iterator[Unit]:
        taken.append(part.line)
        return units(part, *choices)

    monkeypatch.setattr(voices, "units", counted)
    gather("\n".join(f"The bus to number {at} is late" for at in range(20)))
    assert len(taken) == 20
    taken.clear()
    gather(
        "\n".join([*(f"The food bank helps at number {at}" for at in range(5)), *(f"Damp {at}" for at in range(15))])
    )
    assert len(taken) == 25, "only lines with words that were put together are taken into units again"


def test_a_denial_written_in_several_ways_is_offered_once_as_it_stands_in_the_list() -> None:
    found = gather("we can't cope\nwe can’t cope\nI cant cope\nnot safe\nNot safe")
    assert [(phrase.phrase, phrase.people, phrase.kept) for phrase in found.phrases] == [
        ("can't cope", 3, True),
        ("not safe", 2, True),
    ]
    apart = gather("we can't cope\nwe can’t cope\nI cant cope", Choices.of(apart=["can't cope"]))
    assert {word.word: word.people for word in apart.words}["cope"] == 3


def test_what_somebody_said_is_made_ready_to_be_quoted_once_however_many_words_it_has(monkeypatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(tally, "on_one_line", lambda text: looked.append(text) or text)
    gather("\n".join(" ".join(f"damp{line}x{word} corner" for word in range(100)) for line in range(3)))
    assert len(looked) == 3
