"""What somebody said is no name counts for its parts where they stand inside it, and only there."""

import pytest

from powerkit.privacy import Guess, guessed_names
from powerkit.privacy.communities import called_like_nobody
from powerkit.privacy.wordlists import GROUP_HEADS

WHOLES = (
    "St Luke's Tenants' Association",
    "Ana Zielinska Community Trust",
    "Friends of Zuleika Park",
    "J.S. Wekesa & Sons",
    "al-Noor Sisters' Circle",
    "Nadia-Marie's Kitchen",
    "the wekesa and bronagh room",
    "آپا فرزانہ مرکز",
    *(f"Okonkwo {head.title()}" for head in sorted(GROUP_HEADS)),
)
WRITTEN = ("We met {} today.", "{}", "Ask Merryn of {}, she knows.", "{}'s rooms are cold.", "- {}: Merryn came.")


def offered(text: str, whole: str) -> set[str]:
    return {guess.text for guess in guessed_names([text], (), (), [whole])}


@pytest.mark.parametrize("whole", WHOLES)
@pytest.mark.parametrize("sentence", WRITTEN)
def test_no_part_of_a_whole_that_is_no_name_is_offered_inside_it(whole: str, sentence: str) -> None:
    for spelt in (whole, whole.upper(), whole.replace("'", "’"), whole.replace("'", ""), whole.replace(" ", "\u00a0")):
        rest = {"Merryn"} if "Merryn" in sentence else set()
        assert offered(sentence.format(spelt), whole) - {"Met", "Ask"} == rest, spelt


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("St Luke's Tenants' Association met. Luke came, and I thanked Luke.", "Luke"),
        ("Luke of St Luke's Tenants' Association", "Luke"),
        ("St Luke's is cold.", "St Luke"),
    ],
)
def test_a_part_that_stands_apart_from_the_whole_is_asked_about_as_ever(text: str, still: str) -> None:
    assert still in offered(text, "St Luke's Tenants' Association")


def asked(texts: list[str], community: str) -> list[Guess]:
    return [guess for guess in guessed_names(texts, (), (), [*called_like_nobody([community])]) if guess.likely]


@pytest.mark.parametrize(
    "community",
    ["Ellerclough", "Young people in Ellerclough", "St Luke's Tenants' Association", "Bankfields, Ellerclough"],
)
def test_a_community_is_a_place_or_a_group_and_is_not_asked_about(community: str) -> None:
    texts = [community, f"We walked round {community} twice.", f"{community} Homes asked us in."]
    assert asked(texts, community) == []


@pytest.mark.parametrize(
    ("community", "name"),
    [
        ("Friends round Hesper’s table", "Hesper"),
        ("Mrs Okonkwo and the choir", "Okonkwo"),
        ("amina, her sisters", "amina"),
        ("Parents of Bodil Wekesa", "Bodil Wekesa"),
        ("Write to wekesa@example.org", "wekesa@example.org"),
        ("Grace", "Grace"),
    ],
)
def test_a_community_that_says_whose_it_is_is_asked_about(community: str, name: str) -> None:
    found = [guess.text for guess in asked([community, f"We thanked {name}."], community)]
    assert any(name in text for text in found), found


def test_a_word_of_a_community_that_stands_alone_is_asked_about() -> None:
    assert [guess.text for guess in asked(["Luke came."], "St Luke's Tenants' Association")] == ["Luke"]
