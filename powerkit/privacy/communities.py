"""A community is a place or a group: what it is called is nobody's name, unless it says whose it is."""

import re
from collections.abc import Iterable, Iterator

from powerkit.privacy.elsewhere import contacts_in, without_capitals
from powerkit.privacy.folding import folded
from powerkit.privacy.meant import meant_without_capitals
from powerkit.privacy.ordinary import is_ordinary
from powerkit.privacy.small_letters import is_given_name
from powerkit.privacy.wordlists import PLACES, TITLES

_WORD = re.compile(r"[^\W\d_]+")
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
