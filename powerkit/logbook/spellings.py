"""The ways a word may be spelt in the log book: letters that Unicode does not take apart, apostrophes or none."""

import re
from collections.abc import Iterator
from itertools import combinations, islice

_PLAIN = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n",
    "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th",
}  # fmt: skip
"""What people type who do not have the letter. All other accents are the index's own business."""

_ODD = {plain: [odd for odd, one in _PLAIN.items() if one == plain] for plain in _PLAIN.values()}
_PLACES = re.compile("|".join(sorted(_ODD, key=len, reverse=True)))
_TO_PLAIN = str.maketrans(_PLAIN)
_MARKS = "'’‘ʼʻ`´′＇"
_APOSTROPHES = re.compile(f"[{_MARKS}]")
LETTERS = (*_PLAIN, *_MARKS)
"""All that may be spelt otherwise. Their order is in log books (`letters`): a new one comes last; at most 24 fit."""

ALL = frozenset(LETTERS)
_IN_ASCII = tuple(letter for letter in LETTERS if letter.isascii())
_JOINED = re.compile(r"(?P<first>[dlmnot])(?P<rest>[^\W\d_]{4,})")


def letters_in(text: str) -> frozenset[str]:
    """Which letters and apostrophes that may be spelt otherwise are in a *text*."""
    letters, lower = (_IN_ASCII, text) if text.isascii() else (LETTERS, text.lower())
    return frozenset(letter for letter in letters if letter in lower)


def spellings(word: str, most: int, letters: frozenset[str] = ALL) -> list[str]:
    """The word as typed, then as it may be spelt, at most so many: "lukasz" is also "łukasz", "OBrien" also "o'brien".

    Those with the fewest odd letters come first. Only *letters* that are in what is searched are put in.
    """
    others = (spelt for spelt in _spelt(word, letters) if spelt != word.lower())
    return list(dict.fromkeys([word, *islice(others, most - 1)]))


def _spelt(word: str, letters: frozenset[str]) -> Iterator[str]:
    plain = word.lower().translate(_TO_PLAIN)
    yield plain
    joined = _APOSTROPHES.sub("", plain)
    if joined != plain:
        yield joined
    elif (match := _JOINED.fullmatch(plain)) and not letters.isdisjoint(_MARKS):
        yield f"{match['first']}'{match['rest']}"
    places = [place for place in _PLACES.finditer(plain) if not letters.isdisjoint(_ODD[place[0]])]
    for size in range(1, len(places) + 1):
        for chosen in combinations(places, size):
            yield from _with(plain, chosen, letters)


def _with(plain: str, chosen: tuple[re.Match[str], ...], letters: frozenset[str]) -> Iterator[str]:
    """The word with odd letters at these places, in each way."""
    made = [""]
    at = 0
    for place in chosen:
        odds = [odd for odd in _ODD[place[0]] if odd in letters]
        made = [f"{item}{plain[at : place.start()]}{odd}" for item in made for odd in odds]
        at = place.end()
    yield from (f"{item}{plain[at:]}" for item in made)
