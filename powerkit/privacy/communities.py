"""A community is a place or a group: what it is called is nobody's name, unless it says whose it is."""

import re
from collections.abc import Iterable, Iterator

from powerkit.privacy.common_words import is_ordinary
from powerkit.privacy.letter_folding import folded
from powerkit.privacy.names_by_neighbours import meant_without_capitals
from powerkit.privacy.names_without_capitals import contacts_in, without_capitals
from powerkit.privacy.people import is_group
from powerkit.privacy.small_letters import is_given_name
from powerkit.privacy.wordlists import ALSO_WORDS, GROUP_HEADS, GROUP_OF, PLACE_HEADS, PLACES, SURNAMES_TOO, TITLES

_WORD = re.compile(r"[^\W\d_]+")
_OWNERS = re.compile(r"(?<![^\W\d_])([^\W\d_]++)['’‘ʼ](?!\w)")  # "Quills' forum", and "Tenants' forum"
_BUILDINGS = frozenset("church hall house hospice".split())  # "Village hall": fields and woods are surnames too often
_WHOSE = re.compile(r"(?<!\bSt )(?<!\bSaint )(?<!\bSt\. )\b[^\W\d_a-z][^\W\d_]*['’ʼ]s\b")
_OF_WHOM = re.compile(
    r"\b(?:friends|family|parents|supporters|trustees|carers|memory)\s(?:of|for)\s[^\W\d_a-z]", re.IGNORECASE
)


def called_like_nobody(communities: Iterable[str]) -> Iterator[str]:
    """Those of the communities, and of their parts between commas, in which nobody seems to be named.

    A single word that is a word or a given name as well says too little: it may be somebody elsewhere.
    """
    for community in communities:
        for part in dict.fromkeys((community, *community.split(","))):
            said = part.strip()
            words = [folded(word) for word in _WORD.findall(said)]
            if words and not _names_somebody(said, words) and not (len(words) == 1 and _may_be_both(words[0])):
                yield said


def is_groups_name(name: str) -> bool:
    """Whether a name, where a person's or a group's may stand, is a group's or a place's in which nobody is named.

    "Fenwick Allotments" and "Young carers" are; "Amina Ward", "Amina's table" and "Friends of Amina" may be somebody.
    """
    words = [folded(word) for word in _WORD.findall(name)]
    if (
        not words
        or _names_somebody(name, words)
        or any(folded(owner[1]) not in GROUP_OF for owner in _OWNERS.finditer(name))
    ):
        return False
    if len(words) == 1:
        return words[0] in GROUP_OF or words[0] in GROUP_HEADS - SURNAMES_TOO
    saint = words[0] in ("st", "saint") and words[-1] in PLACE_HEADS
    plain = words[-1] in _BUILDINGS and all(is_ordinary(word) and word not in ALSO_WORDS for word in words[:-1])
    return saint or plain or is_group(name)


def _names_somebody(said: str, words: list[str]) -> bool:
    """Whether it says whose it is, or a common given name or a title is in it."""
    if _WHOSE.search(said) or _OF_WHOM.search(said) or any(contacts_in(said)):
        return True
    if any(without_capitals(said)) or any(meant_without_capitals(said)):
        return True
    saint = folded(said).startswith(("st ", "st. ", "saint "))
    return any((is_given_name(word) and not saint) or word in TITLES for word in words)


def _may_be_both(word: str) -> bool:
    return is_ordinary(word) and word not in PLACES
