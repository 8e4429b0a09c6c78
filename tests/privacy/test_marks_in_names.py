"""A name with apostrophes, hyphens and other marks: the first search and the second agree on it, wherever it stands."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.privacy import Names
from powerkit.privacy.common_words import is_ordinary
from powerkit.reports.share.coarse_check import Rough

SAID = (
    "Tenants' group", "Tenants’ group", "Parents' forum", "Carers' Centre", "James' mum", "James's mum", "James's",
    "St Agnes' church", "Users' Voice", "King's Cross", "Ng'ang'a", "D'Arcy Quill", "Zeb 'Quill' Vash", "‘Zeb’ Vash",
    "Rock 'n' Roll", "the Zebs' gang", "Mums & tots", "Youth Voice (Bolton) group", "Mothers, toddlers and carers",
    "Power to the people!", "Save our street: now!", "Zeb – Vash crew", "What? Us! Yes", "Mary's & John's",
)  # fmt: skip
AROUND = (
    "{}", "I met {} there.", "I met {}. Then", "“{}” said", "'{}' said", "‘{}’ said", "{}'s bike", "{}’s bike", "({})",
    "{}' bike", "ask {}!", "{}, who", "<p>{}</p>",
)  # fmt: skip
MARKS = str.maketrans("'’‘ʼ", "''''")
WAYS = (
    str, str.upper, str.lower, html.escape, lambda name: html.escape(name).replace("&#x27;", "&#39;"),
    lambda name: name.translate(MARKS), lambda name: name.translate(MARKS).replace("'", "’"),
    lambda name: name.translate(MARKS).replace("'", "ʼ"), lambda name: name.translate(MARKS).replace("'", "&rsquo;"),
    lambda name: name.translate(MARKS).replace("'", ""), lambda name: name.replace(" ", "\n"),
)  # fmt: skip

APOSTROPHE = st.sampled_from(["", "", "'", "’", "‘", "ʼ"])
STEM = st.sampled_from("Zeb Quill Vashes group Tenants the James Ng o Carers Agnes Io".split())


@st.composite
def words(draw: st.DrawFn) -> str:
    """A word with an apostrophe or a hyphen at its beginning, within it, at its end, or none."""
    within = draw(st.sampled_from(["", "'", "’", "ʼ", "-"]))
    stem = draw(STEM) + (within + draw(st.sampled_from(["s", "quill", "Vash"])) if within else "")
    return f"{draw(APOSTROPHE)}{stem}{draw(APOSTROPHE)}"


NAME = (
    st.lists(words(), min_size=1, max_size=4, unique_by=lambda word: re.sub(r"[\W_ʼ]", "", word)[:3])
    .map(" ".join)
    .filter(lambda name: len(re.findall("[a-zA-Z]", name)) > 2)
)
"""No word comes twice: nobody is called "Tenants's Tenants's"."""


def is_gone(name: str, text: str) -> None:
    """Nothing of the name stays that either search finds."""
    codes = {name: "Person B"}
    names, replaced = Names(codes), Names(codes).replace(text)
    assert names.found(replaced) == () and Rough(codes).found(replaced) is None, (name, text, replaced)


@pytest.mark.parametrize("name", SAID)
def test_a_name_with_marks_is_replaced_however_it_is_written_and_both_searches_agree(name: str) -> None:
    for around in AROUND:
        for way in WAYS:
            is_gone(name, around.format(way(name)))
        for part in name.split():
            is_gone(name, around.format(part))
    for around in AROUND:
        assert "Person B" in Names({name: "Person B"}).replace(around.format(name)), around


@given(name=NAME, around=st.sampled_from(AROUND), way=st.sampled_from(WAYS))
def test_any_name_of_words_with_apostrophes_and_hyphens_goes(name: str, around: str, way) -> None:
    is_gone(name, around.format(way(name)))
    # One common word alone is a name only as a name is written: a copy may say "group" of any group.
    told = f"{name[: name.index(bare[0])]}{bare.capitalize()}" if (bare := lone_word(name)) else name
    assert "Person B" in Names({name: "Person B"}).replace(f"I met {told} there.")


def lone_word(name: str) -> str:
    """The name from its first letter on, where it is one common word in small letters; else ""."""
    bare = name.lstrip("'’‘ʼ")
    words = re.split(r"['’‘ʼ-]", bare.rstrip("'’‘ʼ"))
    return (
        bare if len(name.split()) == 1 and bare.islower() and is_ordinary(words[0]) and words[1:] in ([], ["s"]) else ""
    )


@pytest.mark.parametrize("name", ["group", "Group's", "the team's", "carers’", "Will’s", "june", "Hope's", "board"])
def test_a_name_that_is_a_common_word_refuses_no_copy_that_says_the_word(name: str) -> None:
    for told in (
        "Our groups met. The group's tea. Teams, carers and boards; wills were read, hopes were high. In june.",
        "Group. Groups of carers. GROUP WORK. The Carers’ hopes.",
    ):
        is_gone(name, told)


def test_a_mark_between_the_words_of_two_sentences_joins_no_names_of_people() -> None:
    assert Names({"Zeb Vash": "Person B"}).replace("I met Zeb. Vash was away.") == "I met Person B. Person B was away."


@pytest.mark.parametrize("name", ["آمنہ نے کہا: Power to the people!", "آمنہ نے کہا", "قالت أمينة"])
def test_a_small_word_of_a_writing_without_capitals_is_not_the_name_that_holds_it(name: str) -> None:
    names = Names({name: "Person A"})
    assert (
        not names.found("انہوں نے کیا کہا؟ قالت لي")
        and names.found(f"«{name}»")
        and names.found("آمنہ") + names.found("أمينة")
    )
