"""The sentence that can stand for somebody's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.text.sentences import sentences, shortened, telling, unquoted


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
