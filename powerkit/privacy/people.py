"""Names where people are asked for: those in a text, whether one is a group's, and which words are a person's own."""

import re

from powerkit.privacy.common_words import LONGEST_NAME, is_ordinary, is_rarer
from powerkit.privacy.letter_folding import folded
from powerkit.privacy.small_letters import OF_THIS_WORK, is_less_common
from powerkit.privacy.wordlists import (
    ALSO_WORDS,
    FIRMS,
    GROUP_HEADS,
    GROUP_OF,
    JOINS,
    NO_SURNAMES,
    NOT_A_NAME,
    ONE_RELATED,
    PLACE_HEADS,
    PLACE_OF,
    PLACES,
    RELATED,
    ROLE_FIRST,
    SURNAMES_TOO,
    TITLES,
)

_PARTED = re.compile(r"[,;\n\r]|\s(?:and|&|\+|with)\s", re.IGNORECASE)
_BESIDE = re.compile(r"[(\[–—/]|\s-\s|\s(?:from|at|of the|who|in|on|for|my|our)\s", re.IGNORECASE)
_CALLED = re.compile(r"(?<!\w)[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,3}")
_FROM_WHERE = frozenset("of from at in for on near".split())
_ENDS_A_PLACE = frozenset("side end edge top bottom common cross gate north south east west".split())
AND = re.compile(r"\s(?:&|\+|and)\s", re.IGNORECASE)
_OWNS = re.compile(r"\w['’‘ʼ]s\s|s['’‘ʼ]\s")
_RELATED = RELATED | ONE_RELATED
_PLAIN_TOO = PLACES | PLACE_OF - TITLES


def people_in(text: str) -> tuple[str, ...]:
    """The names in a text where people's names are asked for, such as "Amina from housing, Joe and a neighbour".

    What only says a role ("a neighbour") is no name, nor what only says what something is ("Mosque kitchen"). When in
    doubt a part counts as a name. What is longer than any name is a text: its words with capitals count.
    """
    if _is_a_thing(text.split()):
        return ()
    parts = (_BESIDE.split(f" {part} ")[0].strip(" .:'\"“”") for part in _PARTED.split(text))
    found = (item for part in parts for item in _names_said(part))
    return tuple(dict.fromkeys(item for item in found if _looks_like_a_name(item)))


def _names_said(part: str) -> list[str]:
    if len(part) <= LONGEST_NAME or " " not in part:
        return [part]
    return [item for item in _CALLED.findall(part) if not is_ordinary(item.lower())]


def _looks_like_a_name(text: str) -> bool:
    words = text.split()
    if not words or not any(character.isalpha() for character in text) or len(text) < 2:
        return False
    if _is_a_thing(words):
        return False
    return any(word[:1].isupper() for word in words[1:]) or words[0].casefold() not in ROLE_FIRST


def _is_a_thing(words: list[str]) -> bool:
    """Whether words only say what a group or a place is, and of whom nothing: "Mosque kitchen", "Women's group"."""
    small = [folded(word.strip(".,'’‘ʼ&+")).removesuffix("'s") for word in words]
    told = [word for word in small if word and word != "and"]
    if not told or told[-1] not in (_THINGS if len(told) > 1 else _ALONE):
        return False
    ours = OF_THIS_WORK - ALSO_WORDS  # June is a month, and somebody
    return all(_is_plain(word) or word in _THINGS or word in ours or is_less_common(word) for word in told)


_ALONE = ((GROUP_HEADS | NO_SURNAMES) - GROUP_OF - FIRMS - SURNAMES_TOO) | {"foodbank", "foodbanks"}
_THINGS = _ALONE | frozenset("bank house garden gardens shed room class breakfast lunch van bus line walk".split())


def is_group(name: str) -> bool:
    """Whether a name is that of a group or an organisation, which is one name and never its words.

    "Amina from the Council" is a person, and so is "Amina next door"; "Tenants of Mill Lane" are a group.
    """
    words = [word for part in name.split() if (word := part.strip(".,'’‘ʼ&+"))]
    small = [word.casefold() for word in words]
    if len(words) < 2:
        return False
    if "(" in name or "," in name:
        return False
    plain = _is_plain(small[0]) or small[0] in _PLAIN_TOO
    if (at := _where(words)) is not None:
        if words[at] in ("of", "for") and small[0] in RELATED:
            return small[-1] in PLACE_HEADS | PLACES | _ENDS_A_PLACE
        return plain and small[0] not in ONE_RELATED
    if small[0] in GROUP_OF or (small[-1] in GROUP_HEADS and (plain or small[-1] not in SURNAMES_TOO)):
        return True
    if AND.search(name) and all(_is_plain(word) or is_rarer(word) for word in small if word != "and"):
        return True  # "Knit & Natter"
    lower = {word for word in words if word.islower() and is_ordinary(word)} - JOINS - NOT_A_NAME
    cased = any(word[:1].isupper() for word in words)
    return cased and bool(lower) and (plain or bool(_OWNS.search(name)) or not lower.isdisjoint(GROUP_HEADS))


def _where(words: list[str]) -> int | None:
    """The place of a small word that says from where somebody is, or of whom: "from", "of"."""
    return next((at for at, word in enumerate(words) if at and word in _FROM_WHERE), None)


def _is_plain(word: str) -> bool:
    """Whether hardly anybody is called so."""
    return (is_ordinary(word) or word in GROUP_OF) and word not in ALSO_WORDS and word not in TITLES


def own_words(name: str, words: list[str]) -> list[str]:
    """The words of a person's name that are their own: not the council they are from, nor that they are friends."""
    at = _where(words) if name[:1].isupper() else None
    if at is None:
        return words
    return words[at + 1 :] if words[0] in _RELATED else words[:at]
