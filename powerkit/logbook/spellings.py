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
_APOSTROPHES = re.compile("['’‘ʼʻ`´′＇]")
_JOINED = re.compile(r"(?P<first>[dlmnot])(?P<rest>[^\W\d_]{4,})")


def spellings(word: str, most: int) -> list[str]:
    """The word as typed, then as it may be spelt, at most so many: "Lukasz" is also "łukasz", "OBrien" also "o'brien".

    Those with the fewest odd letters come first.
    """
    return list(dict.fromkeys([word, *islice(_spelt(word), most - 1)]))


def _spelt(word: str) -> Iterator[str]:
    plain = word.lower().translate(_TO_PLAIN)
    yield plain
    joined = _APOSTROPHES.sub("", plain)
    if joined != plain:
        yield joined
    elif match := _JOINED.fullmatch(plain):
        yield f"{match['first']}'{match['rest']}"
    places = list(_PLACES.finditer(plain))
    for size in range(1, len(places) + 1):
        for chosen in combinations(places, size):
            yield from _with(plain, chosen)


def _with(plain: str, chosen: tuple[re.Match[str], ...]) -> Iterator[str]:
    """The word with odd letters at these places, in each way."""
    made = [""]
    at = 0
    for place in chosen:
        made = [f"{one}{plain[at : place.start()]}{odd}" for one in made for odd in _ODD[place[0]]]
        at = place.end()
    yield from (f"{one}{plain[at:]}" for one in made)
