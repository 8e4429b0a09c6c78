"""Words that look like names and hardly are: everyday ones, what a place is called, what is spoken of as a word."""

import re
from collections.abc import Collection

from powerkit.privacy.common_words import is_ordinary
from powerkit.privacy.context import Verdict, after, before, goes_on, judged, starts_sentence
from powerkit.privacy.letter_folding import folded
from powerkit.privacy.small_letters import OF_THIS_WORK, is_given_name, is_less_common
from powerkit.privacy.wordlists import (
    AFTER_WHICH_NO_NAME,
    ALSO_WORDS,
    ARTICLES,
    FUNCTION_WORDS,
    GROUP_OF,
    NO_SURNAMES,
    PERSON_AFTER,
    SHORT_FORMS,
)

_OWNED = re.compile(r"['’‘ʼ]s?\Z")
_IN_THE = re.compile(r"\b(?:on|round|around|up|down|across|along|over|through|off|top of) the \Z", re.IGNORECASE)
_AFTER_THE = re.compile(r"\b[Tt]he (?:[A-Z][\w’'-]+ )*\Z")
_TRUSTED = re.compile(
    r"\b(?:believe[sd]?|believing|trust(?:s|ed|ing)?|confidence|faith|interest(?:ed)?|confid(?:e[sd]?|ing)) in \Z"
)
_QUOTES = ("'‘\"“", "'’\"”")
_SEASONS = frozenset({"winter", "summer", "autumn"})
_LEAST_OF_TWO, _LONGEST_OF_TWO = 3, 40
_AGAIN, _LONG_AGAIN = ("re", "un"), 5
_TO_DO = re.compile(r"\bto \Z", re.IGNORECASE)
_HYPHENS = re.compile("[-\u2010\u2011]")
_AROUND = 40


def is_of_a_season(word: str, text: str, end: int) -> bool:
    """Whether a season is said of what stands after it: "Winter rota"."""
    following = after(text, end) if word in _SEASONS else ""
    return following in OF_THIS_WORK or (is_ordinary(following) and following not in PERSON_AFTER | FUNCTION_WORDS)


def is_somewhere(text: str, match: re.Match[str], bare: str, last: str) -> bool:
    """Whether a word that no list knows is rather what a place is called: "the Bottoms", "a house in Thrushby"."""
    if last == "in":
        return not (
            _OWNED.search(match[0])
            or is_given_name(bare)
            or _TRUSTED.search(text, max(0, match.start() - _AROUND), match.start())
        )
    if last != "the":
        return False
    if bare.endswith("s"):  # "the Mokoenas"
        return is_everyday(bare, first=True)
    return (after(text, match.end()) or "of") in FUNCTION_WORDS


def is_in_the(text: str, start: int) -> bool:
    """Whether what stands there is spoken of as a place: "up the Brow"."""
    return _IN_THE.search(text, max(0, start - _AROUND), start) is not None


def is_plain(text: str, start: int, said: str, small: Collection[str]) -> bool:
    """Whether a word that is offered is hardly a name where it stands."""
    word = folded(said)
    if said.islower():
        thing = before(text, start) in AFTER_WHICH_NO_NAME or _is_of_two(word)
        return thing or is_quoted(text, start, said) or _is_done(text, start, start + len(said))
    if word not in SHORT_FORMS and _AFTER_THE.search(text, max(0, start - _AROUND), start):
        return all(is_everyday(part, first=True) or part in NO_SURNAMES for part in word.split())  # "the Bike Shed"
    if said.isupper():
        return word in SHORT_FORMS
    if not starts_sentence(text, start):
        return False
    if word in ALSO_WORDS:
        end = start + len(said)
        return judged(text, start, end) is Verdict.WORD or is_said_of_people(text, end)
    return word in FUNCTION_WORDS or is_everyday(word, first=True)


def is_quoted(text: str, start: int, said: str) -> bool:
    """Whether a word in small letters is spoken of as a word: 'apna'."""
    end = start + len(said)
    marks = text[max(0, start - 1) : start], text[end : end + 1]
    return said.islower() and all(mark and mark in some for mark, some in zip(marks, _QUOTES, strict=True))


def _is_done(text: str, start: int, end: int) -> bool:
    """Whether a word says what is done: "to peg the posts"."""
    return bool(_TO_DO.search(text, max(0, start - _AROUND), start)) and after(text, end) in ARTICLES


def _is_of_two(word: str) -> bool:
    """Whether a word is made of two common ones, as "doorbell" is; "greenwood" is made of two names."""
    return len(word) <= _LONGEST_OF_TWO and any(
        is_ordinary(word[:at]) and is_ordinary(word[at:]) and ALSO_WORDS.isdisjoint((word[:at], word[at:]))
        for at in range(_LEAST_OF_TWO, len(word) - _LEAST_OF_TWO + 1)
    )


def is_said_of_people(text: str, end: int) -> bool:
    """Whether what ends there says which people a group is of: "Young carers"."""
    return goes_on(text, end) in _SORTS


_SORTS = GROUP_OF - frozenset("champions cooks guides scouts voices".split())  # "Grace guides us"


def is_everyday(word: str, *, first: bool) -> bool:
    """Whether hardly anybody is called so: a word of a list, or several with hyphens.

    What begins a sentence (*first*) may be made of a common word too: elsewhere "Barnes" and "Banting" are names.
    """
    parts = _HYPHENS.split(word)
    return not ALSO_WORDS.intersection(parts) and all(
        is_ordinary(part) or part in OF_THIS_WORK or is_less_common(part) or (first and _derived(part))
        for part in parts
    )


def _derived(word: str) -> bool:
    """Whether a word is made of a common one, as "listening" is."""
    for ending in ("ing", "ings", "ed", "s", "es", "ly", "er", "ers", "ness", "ies"):
        stem = word.removesuffix(ending)
        if stem != word and any(is_ordinary(item) for item in (stem, f"{stem}e", f"{stem}y", stem[:-1])):
            return True
    return word.startswith(_AGAIN) and len(word) > _LONG_AGAIN and is_ordinary(word[2:]) and word[2:] not in ALSO_WORDS
