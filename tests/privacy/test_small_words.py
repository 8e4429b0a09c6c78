"""A name that is an English word: in small letters it is the word or is asked about, and no other name stays."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from powerkit.privacy import Names
from powerkit.privacy.common_words import is_ordinary, is_rarer, less_common_words, ordinary_words, words_that_are_names
from powerkit.privacy.small_letters import _given
from powerkit.privacy.wordlists import ALSO_WORDS, GROUP_HEADS, JOINS, NOT_A_NAME, SHORT_FORMS, TITLES
from powerkit.reports.share.coarse_check import Rough

RARER = sorted((less_common_words() | words_that_are_names()) - GROUP_HEADS - JOINS - SHORT_FORMS - TITLES)
WORDS = sorted(
    word
    for word in {*RARER, *ordinary_words()} - GROUP_HEADS - JOINS - NOT_A_NAME - TITLES
    if len(word) > 2 and word != "i've"
)
THING = st.sampled_from([
    "there was a {} by the door", "The {} was here.", "they had {} all day", "We need more {}, and soon.", "{}s",
    "so {} it was", "it is {}", "Bus stop, {} and shelter", "no {}", "{}", "We moved the {}'s roof.", "- {}",
])  # fmt: skip
PERSON = st.sampled_from([
    "i spoke to {} about it", "we rang {} twice", "{} said no", "so {} asked why", "dr {} came", "thanked {}",
    "we talked with {} there",
])  # fmt: skip
WITH_CAPITAL = st.sampled_from([
    "I met {} there.", "{} came.", "Ask {}", "mrs {}", "the {} of old", "It was {}’s idea", "{}",
])  # fmt: skip


@example("abdicate", "there was a {} by the door")  # not Abd al- and whose servant
@given(st.sampled_from(WORDS), THING)
def test_in_small_letters_a_word_is_not_replaced_unless_it_is_asked_about(word: str, sentence: str) -> None:
    text = sentence.format(word)
    names = Names({f"Aminah {word.title()}": "P"})
    asked = [(start, end) for _, start, end in names.unsure(text)]
    assert [(start, end) for _, start, end in names.spelt(text)] == asked, "nothing is replaced that is not asked about"
    assert Names({f"Aminah {word.title()}": "P"}, spared=[word]).replace(text) == text, "once she said it is the word"


@given(st.sampled_from(RARER), PERSON)
def test_who_is_spoken_to_or_speaks_is_a_person_in_small_letters_too(word: str, sentence: str) -> None:
    names = Names({f"Aminah {word.title()}": "P"})
    assert names.replace(sentence.format(word)) == sentence.format("P")
    assert names.unsure(sentence.format(word)) == ()


@given(st.sampled_from(RARER), WITH_CAPITAL, st.booleans())
def test_with_a_capital_a_rarer_word_is_the_name_whatever_was_said_of_it_in_small_letters(
    word: str, sentence: str, said: bool
) -> None:
    codes = {f"Aminah {word.title()}": "P"}
    names, text = Names(codes, spared=[word] if said else []), sentence.format(word.title())
    assert names.replace(text) == sentence.format("P") and names.unsure(text) == ()
    assert Rough(codes).found(text) == "P", "the second look has it too"


@given(st.sampled_from(sorted(_given())), THING | PERSON, st.sampled_from([str.lower, str.upper, str.title]))
def test_a_name_that_is_no_word_is_replaced_in_small_letters_too(name: str, sentence: str, cased) -> None:
    assert not is_ordinary(name) and not is_rarer(name)
    text = sentence.format(cased(name))
    for whole in (f"{name.title()} Zzyz", f"Zzyz {name.title()}", name.title()):
        names = Names({whole: "P"})
        assert name not in names.replace(text).casefold() and names.unsure(text) == ()


FIRST = st.sampled_from(sorted(word for word in ALSO_WORDS - TITLES - GROUP_HEADS if len(word) > 2))
LAST = st.sampled_from(WORDS)


@given(FIRST, LAST, st.sampled_from(["we {}", "they {} now", "a {}", "so {} it", "it was {}", "to {} in the hall"]))
def test_a_whole_name_made_of_words_is_not_replaced_in_small_letters_unless_it_is_asked_about(
    first: str, last: str, sentence: str
) -> None:
    name = f"{first} {last}".title()
    for said in (f"{first} {last}", f"{last} {first}"):
        text = sentence.format(said)
        names = Names({name: "P"})
        assert len(names.spelt(text)) == len(names.unsure(text))
        assert Names({name: "P"}, spared=[said, first, last]).replace(text) == text
        assert Names({name: "P"}, spared=[said]).replace(f"Ask {name}. {name} came") == "Ask P. P came"
        assert Rough({name: "P"}).found(text) is None and Rough({name: "P"}).found(f"Ask {name} now") == "P"


@given(FIRST, LAST, st.sampled_from(["{}.jpg", "ask_{}_now", "@{}", "{}@example.org", "#{}"]), st.sampled_from("_."))
def test_in_a_file_an_address_or_a_handle_words_that_are_a_whole_name_are_the_name(
    first: str, last: str, sentence: str, mark: str
) -> None:
    names = Names({f"{first} {last}".title(): "P"})
    assert f"{first}{mark}{last}" not in names.replace(sentence.format(f"{first}{mark}{last}"))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Dawn Frost", "There was a frost at dawn. Dawn came.", "There was a frost at dawn. P came."),
        ("Will Hunt", "We will hunt. The hunt will go on. Will Hunt ran.", "We will hunt. The hunt will go on. P ran."),
        ("Mark Time", "They mark time.", "They mark time."),
        ("Li An", "i met li", "i met P"),
    ],
)  # fmt: skip
def test_a_frost_at_dawn_is_not_dawn_frost(name: str, text: str, expected: str) -> None:
    assert Names({name: "P"}).replace(text) == expected
