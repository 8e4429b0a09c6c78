"""Names of organisations and places in a text: what they hold is no person's name there."""

import re
from collections.abc import Iterator
from itertools import pairwise

from powerkit.privacy.common_words import is_ordinary
from powerkit.privacy.letter_folding import CAPITAL_WITHIN, folded
from powerkit.privacy.trie import pattern_of
from powerkit.privacy.wordlists import (
    ALSO_WORDS,
    FIRM_ENDS,
    FIRMS,
    FUNCTION_WORDS,
    PERSON_AFTER,
    PERSON_BEFORE,
    PLACE_FIRST,
    PLACE_HEADS,
    PLACE_OF,
    PRISONS,
    SMALL_HEADS,
    TITLES,
)

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ\u2010\u2011-][^\W\d_]+)*\.?")
_BETWEEN = frozenset("of the upon le".split())
_APART = (" ", "", "\u00a0")
_MOST = 8
_FIRM = 3
_MADE_BY = {*PLACE_HEADS, *PLACE_FIRST, *PLACE_OF}
_MAKES_ONE = re.compile(
    rf"\b{pattern_of({*map(str.capitalize, _MADE_BY), *map(str.upper, _MADE_BY), *SMALL_HEADS})}(?:['’ʼ][sS])?\b"
)
_CHAINS = re.compile(
    r"\b(?:W\.?\s?H\.?\s?Smith|Marks (?:&|and) Spencer|Holland (?:&|and) Barrett|JD Wetherspoon|Marie Curie"
    r"|Macmillan (?:Cancer|[Nn]urses?)|Barclays|Greggs|Morrisons|Lloyds|Halfords|Sainsburys)\b"
)
"""Shops and charities all over the country that are called like people."""

_ENDS = re.compile(r"(?:['’ʼ]s?)?\.?\Z")


def places_in(text: str) -> Iterator[tuple[int, int]]:
    """From and to of each name of an organisation or a place, such as "the Royal Lancaster Infirmary"."""
    yield from (match.span() for match in _CHAINS.finditer(text))
    if not CAPITAL_WITHIN.search(text) and not _MAKES_ONE.search(text):
        return
    for start, end in _places(text):
        ends = _ENDS.search(text, start, end)
        yield start, ends.start() if ends else end


def begins_a_place(text: str) -> bool:
    """Whether a word in it makes a place of the name after it, as "Friends of" does."""
    words = [folded(match[0]).rstrip(".") for match in _WORD.finditer(text)]
    return any(one in PLACE_FIRST or (one in PLACE_OF and "of" in words[at:]) for at, one in enumerate(words))


def _places(text: str) -> Iterator[tuple[int, int]]:
    words = [item for match in _WORD.finditer(text) for item in _apart(match)]
    at = 0
    while at < len(words):
        if not words[at][0][:1].isupper():
            at += 1
            continue
        end = _run(text, words, at)
        yield from _place(words[at:end])
        at = end


def _apart(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """A word; two that are joined by a capital, as lines of a label in a picture are read, are two."""
    at = match.start()
    for capital in (*CAPITAL_WITHIN.finditer(match[0]), None):
        end = match.start() + capital.start() if capital else match.end()
        yield match.string[at:end], at, end
        at = end


def _run(text: str, words: list[tuple[str, int, int]], at: int) -> int:
    """Where the run of capitals that begins there ends; small words between two of them belong to it."""
    end = at + 1
    while end < len(words) and end - at < _MOST:
        word, apart = words[end][0], text[words[end - 1][2] : words[end][1]]
        if (apart == " & " or word == "and") and _is_firm(words, end + (word == "and"), words[end - 1][0]):
            end += 1 + (word == "and")
            continue
        if apart not in _APART:
            break
        if words[end - 1][0].endswith(".") and len(words[end - 1][0]) > 3:
            break
        if word in ("of", "the") and folded(words[end - 1][0]) not in _BEFORE_OF:
            break  # "Amina of Oldham Council": she is no part of it
        if word[:1].isupper() or word.lower() in SMALL_HEADS or (word in _BETWEEN and _goes_on(text, words, end)):
            end += 1
        else:
            break
    return end


def _is_firm(words: list[tuple[str, int, int]], at: int, before: str) -> bool:
    """Whether what stands after an "and" goes on with a firm's name: "Patel & Sons", "Patel & Khan Solicitors"."""
    said = [word for word, _, _ in words[at : at + _FIRM]]
    small = [folded(word).rstrip(".").removesuffix("'s") for word in said]
    if not said or not said[0][:1].isupper():
        return False
    if small[0] in FIRM_ENDS or (small[0] in PRISONS and folded(before) in PRISONS):
        return True
    return any(small[end] in FIRMS and all(word[:1].isupper() for word in said[:end]) for end in range(1, len(said)))


_BEFORE_OF = PLACE_OF | PLACE_HEADS | {"of"}


def _goes_on(text: str, words: list[tuple[str, int, int]], at: int) -> bool:
    for next_one in range(at + 1, min(at + 3, len(words))):
        if text[words[next_one - 1][2] : words[next_one][1]] != " ":
            return False
        if words[next_one][0][:1].isupper():
            return True
        if words[next_one][0] not in _BETWEEN:
            return False
    return False


def _place(run: list[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    """The part of a run that is a place: up to its last head, or after a first word such as "St"; titles end one."""
    small = [folded(word).rstrip(".").removesuffix("'s") for word, _, _ in run]
    for at in range(len(small) - 1, -1, -1):
        if small[at] in TITLES:
            # A title, and at least the word after it, are of a person.
            yield from _place(run[at + 2 :]) if len(run) > at + 2 and small[at + 1 : at + 2] else ()
            return
    # "Ask Lancaster Council", "AMINA WENT TO OLDHAM COUNCIL": the verb is no part of it, nor what stands before.
    cut = [
        at
        for at, word in enumerate(small)
        if _is_no_part(word, at > 0 and small[at - 1] in _BEFORE_OF)
        and not (word == "and" and small[at + 1 : at + 2] and run[at][0] == "and")
    ]
    for first, last in pairwise((-1, *cut, len(run))):
        yield from _headed(run[first + 1 : last], small[first + 1 : last])


def _is_no_part(word: str, after_of: bool) -> bool:
    """Whether a word with a capital shows that what stands around it is a sentence and no name."""
    if word in PLACE_HEADS or word in PLACE_FIRST or (word in ("of", "the") and after_of):
        return False
    if word in PERSON_BEFORE or word in PERSON_AFTER or (word in FUNCTION_WORDS - ALSO_WORDS - {"the", "all"}):
        return True
    return word.endswith("ed") and is_ordinary(word)


def _headed(run: list[tuple[str, int, int]], small: list[str]) -> Iterator[tuple[int, int]]:
    heads = [at for at, word in enumerate(small) if at > 0 and word in PLACE_HEADS and small[at - 1] != "the"]
    if heads:
        yield run[0][1], run[heads[-1]][2]
        return
    for at, word in enumerate(small[:-1]):
        if word in PLACE_FIRST or (word in PLACE_OF and small[at + 1] == "of"):
            yield run[at][1], run[-1][2]
            return
