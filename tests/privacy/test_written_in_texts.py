"""Names that stand only in a text: how many are asked about, how many are offered, and that the rest is told of."""

import pytest

from powerkit.privacy import guessed_names
from powerkit.privacy.small_letters import LANGUAGE, WRITING, hard_to_tell
from tests.privacy.corpus import Counted, counted_words, written_in_texts

RULES = {False: (0.95, 0.97, 0.95, 0.9), True: (0.7, 0.85, 0.9, 0.85)}
"""Of sentences that the rules were made on, and of fresh ones: the least share of mentions that is asked about, and
that is offered at all (recall); the least share of what is asked about, and of all that is offered, that is a name.
So of fresh sentences up to three mentions in ten are not asked about and up to 15 in 100 are not offered: these have to
be read, and the page says so. Of what is asked about, at most one in ten is a false alarm."""


def counted(fresh: bool, likely: bool) -> Counted:
    some = written_in_texts(fresh=fresh)
    guesses = guessed_names([item.text for item in some], ())
    return counted_words(some, [guess.text for guess in guesses if guess.likely or not likely])


@pytest.mark.parametrize("fresh", [False, True])
def test_most_names_in_texts_are_asked_about_and_few_words_are_taken_for_one(fresh: bool) -> None:
    asked, offered = counted(fresh, likely=True), counted(fresh, likely=False)
    least_asked, least_offered, asked_right, offered_right = RULES[fresh]
    assert len(written_in_texts(fresh=fresh)) >= 30
    assert asked.recall >= least_asked, asked.leaks
    assert offered.recall >= least_offered, offered.leaks
    assert asked.precision >= asked_right, asked.wrong
    assert offered.precision >= offered_right, offered.wrong


def test_a_name_that_is_not_offered_stands_in_a_text_of_which_that_is_said_or_is_an_everyday_word() -> None:
    some = (*written_in_texts(fresh=False), *written_in_texts(fresh=True))
    offered = [guess.text for guess in guessed_names([item.text for item in some], ())]
    silent = [item for item in some if counted_words([item], offered).leaks and not hard_to_tell(item.text)]
    assert [item.text for item in silent] == [
        "he goes by big tone, ask at the bakery",
        "d. would not give her surname",
    ], "of nicknames of everyday words, and of single letters, the page says that they can stay in"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("We met at the hall and talked about the bus.", ""),
        ("amina", ""),
        ("Zoë and François came to the café.", ""),
        ("آج بس نہیں آئی۔", WRITING),
        ("We said 你好 to them.", WRITING),
        ("Wczoraj byliśmy w bibliotece z dziećmi.", LANGUAGE),
        ("Baska ma yimaado maanta ilaa galabta.", LANGUAGE),
        ("We met at the hall. Baska ma yimaado maanta.", LANGUAGE),
        ("Mae gwenllian yn gwybod popeth am y stryd.", LANGUAGE),
    ],
)
def test_a_text_in_which_names_can_hardly_be_told_is_known(text: str, why: str) -> None:
    assert hard_to_tell(text) == why


@pytest.mark.parametrize(
    ("text", "likely", "other"),
    [
        ("spoke to amina and joe", ["amina", "joe"], []),
        ("had a word with wekesa, who was waiting", ["wekesa"], []),
        ("wekesa was waiting", [], ["wekesa"]),
        ("photos: amina_at_the_hall.jpg", ["amina"], []),
        ("see www.amina.example.org and amina@example.org", ["amina@example.org"], []),
        ("the wellbeing rota and the minibus", [], []),
        ("i spoke to wekesa\nMae pawb yn hapus iawn heddiw", ["wekesa"], []),
        ("they didn't want signposting on tuesday", [], []),
    ],
)
def test_names_in_small_letters_are_likely_where_somebody_is_meant(
    text: str, likely: list[str], other: list[str]
) -> None:
    found = guessed_names([text], ())
    assert sorted(item.text for item in found if item.likely) == likely
    assert sorted(item.text for item in found if not item.likely) == other
