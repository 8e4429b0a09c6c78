"""The sentence that can stand for somebody's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.text.sentences import beginning, sentences, shortened, telling, unquoted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained. We went home.", "It rained."),
        ("Dear Ana,\n\nIt is December again. Nearly.", "It is December again."),
        ("Curtains! And nobody asked about them before.", "And nobody asked about them before."),
        ("(In the bus, all of us.) The house is not the clever bit.", "The house is not the clever bit."),
        ("A list for the wall\n\nI will ask before, not after.", "I will ask before, not after."),
        ("“I’m not hard to reach. I’m asleep.” So we went at night.", "“I’m not hard to reach. I’m asleep.”"),
        ("Mr. Example came at 7.30 a.m. and left. Then nothing.", "Mr. Example came at 7.30 a.m. and left."),
        ("no full stop at all", "no full stop at all"),
        ("আমরা হাঁটি রোজ সকালে। তারপর চা।", "আমরা হাঁটি রোজ সকালে।"),
        ("誰も来なかった。もう一度聞く。", "誰も来なかった。"),
        ("Yes.", "Yes."),
        (" \n ", ""),
    ],
)
def test_the_first_sentence_that_says_something_stands_for_the_text(text: str, found: str) -> None:
    assert telling(text) == found


@given(st.text(st.sampled_from('ab. !?\n"“”()…। Mr。'), max_size=40))
def test_the_sentences_are_all_of_the_text_and_no_more(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_long_text_is_cut_between_two_words() -> None:
    assert shortened("One two, three four", 10) == "One two…"
    assert shortened("One two", 10) == "One two"
    assert shortened("x" * 30, 10) == "x" * 10 + "…"
    assert shortened("The " + "x" * 30, 10) == "The xxxxxx…"
    assert shortened("The " + "e\u0301" * 30, 9) == "The " + "e\u0301" * 2 + "…"


def test_quotation_marks_around_all_of_it_go_and_others_stay() -> None:
    assert unquoted('"I sleep by day."') == "I sleep by day."
    assert unquoted('"Yes" and "no"') == '"Yes" and "no"'
    assert unquoted('"') == '"'


LIT = "I thought the lit road was the safe one. It is the one nobody looks at."
LONG = " ".join(f"Ana met number {number} of the people from the hill and the bus." for number in range(9))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LIT, LIT),
        ("Dear Ana,\nIt is December again. Nearly.", "It is December again. Nearly."),
        (f"We met on the hill, by the school. {LONG}", "We met on the hill, by the school. …"),
        (f"We met on the hill. Ana came late. {LONG}", "We met on the hill. Ana came late. …"),
        ("no full stop at all", "no full stop at all"),
        ("", ""),
    ],
)
def test_a_short_answer_is_quoted_whole_and_a_longer_one_is_cut_in_the_open(text: str, found: str) -> None:
    assert beginning(text, 80) == found


def test_no_sentence_stands_against_its_neighbour_that_was_left_out() -> None:
    other = "It is the one nobody looks at, and so we went there and saw for ourselves who waits at that corner."
    told = beginning(f"I thought the lit road was the safe one. {other}", 80)
    assert told == "I thought the lit road was the safe one. It is the one nobody looks at, and so…"


@given(st.text(st.sampled_from('ab. !?\n"“”()…। Mr。It is '), max_size=60), st.integers(4, 40))
def test_what_is_quoted_of_a_text_is_all_of_it_or_ends_where_more_is_seen_to_stand(text: str, most: int) -> None:
    told = beginning(text, most)
    whole = " ".join(sentences(text))
    assert (whole.endswith(told)) or told.endswith("…")
    assert bool(told) == bool(sentences(text))
