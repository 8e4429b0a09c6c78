"""Organisations and places around a name: those that stay whole, and those that are called like somebody."""

import re
from collections.abc import Iterable, Iterator

from powerkit.privacy.letter_folding import LETTER, OWNER, folded
from powerkit.privacy.name_forms import JOINED, SURE, WORD
from powerkit.privacy.occurrences import Found
from powerkit.privacy.places import begins_a_place, places_in
from powerkit.privacy.wordlists import GROUP_OF, HEADS_ON, PLACES

_PLACE_FITS = 160
_OWNED = re.compile(f"(?<!{LETTER})({LETTER}++){OWNER}")
_MANY = GROUP_OF | {"king", "queen", "bishop", "mother", "father", "nurse", "carer", "parent", "lady"}
"""Of these a place is called, and it is nobody's: "Young Women's Trust"."""

_SAINT = re.compile(r"\b(?:St|Saint)\b")


def places_around(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The names of places that hold one of these spans, or go on from it: only what stands around is read."""
    parts: list[list[int]] = []
    for start, end in sorted(spans):
        if end - start == len(text):
            return  # a name and nothing else
        begin, stop = max(0, start - _PLACE_FITS), end + _PLACE_FITS
        if parts and begin <= parts[-1][1]:
            parts[-1][1] = max(stop, parts[-1][1])
        else:
            parts.append([begin, stop])
    for begin, stop in parts:
        begin = 0 if begin == 0 else max(text.find(" ", begin), begin)
        yield from ((begin + one, begin + other) for one, other in named_places(text[begin:stop]))


def named_places(text: str) -> list[tuple[int, int]]:
    """The names of places; one that is only somebody's, such as "Amina's House", is none."""
    return [
        (start, end)
        for start, end in places_in(text)
        if all(folded(owner[1]) in _MANY for owner in _OWNED.finditer(text[start:end]))
        or _SAINT.search(text, start, end)
    ]


def called_like(one: Found, places: list[tuple[int, int]], text: str) -> tuple[int, int] | None:
    """From and to of the organisation or place that is called like the person found; a common word says nothing."""
    said = text[one.start : one.end]
    for start, end in places:
        if start < one.end <= end and (end > one.end or begins_a_place(text[start : one.start])):
            if one.how == WORD or folded(said) in PLACES:
                return KEPT_WHOLE
            return _with_article(text, min(start, one.start)), end
    if one.how in (SURE, JOINED) and (friends := _OF_SOMEBODY.search(text[max(0, one.start - 40) : one.start])):
        return _with_article(text, one.start - len(friends[0])), one.end
    if one.how in (SURE, JOINED) and (head := _HEAD_ON.match(text, one.end)):
        return _with_article(text, one.start), head.end()
    return None


KEPT_WHOLE = (-1, -1)
_OF_SOMEBODY = re.compile(r"(?<!\w)(?:Friends|Supporters|Trustees)\s(?:of|for)\s\Z")
_ARTICLE = re.compile(r"(?<!\w)the\s\Z", re.IGNORECASE)
_HEAD_ON = re.compile(
    r"[\s_-]{1,2}(?:(?:community|youth|day|health|medical|memorial|family|learning|primary|high)[\s_-])?"
    rf"(?:{'|'.join(sorted(HEADS_ON))})(?![^\W_])",
    re.IGNORECASE,
)


def _with_article(text: str, start: int) -> int:
    before = _ARTICLE.search(text[max(0, start - 5) : start])
    return start - len(before[0]) if before else start


def bare_place(text: str) -> str:
    """The name of a place without its article."""
    return re.sub(r"\Athe\s+", "", text, flags=re.IGNORECASE)
