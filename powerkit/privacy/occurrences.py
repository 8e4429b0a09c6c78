"""Where known names stand in a text: each place as large as it is about the person, apart from letters around it."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

from powerkit.privacy.context import has_capital
from powerkit.privacy.letter_folding import LETTER
from powerkit.privacy.name_forms import AFTER_PREFIX, BEGINS, INSIDE, JOINED, SURE

PLACE = "place"
_WRITTEN_INTO_WORDS = (JOINED, INSIDE, BEGINS, AFTER_PREFIX)
_ADDRESS = re.compile(r"[\w.+'’-]++(@[\w-]+(?:\.[\w-]+)+)?")  # what is none is passed over whole
_HANDLE = re.compile(r"(?<![\w@])@[\w.-]*\w")
_ON_A_SITE = re.compile(r"\w\.[a-z]{2,}/[^\s/]*(?:/[^\s/]*)*\Z", re.IGNORECASE)
_NUMBERED = re.compile(r"[._-]*(?=[\w-]{0,20}\d)[\w-]+")
_HYPHEN_ON = re.compile(rf"[-\u2010\u2011]{LETTER}+")
_HYPHEN_BEFORE = re.compile(rf"{LETTER}+[-\u2010\u2011]\Z")
_NEIGHBOURS = re.compile(rf"[\s_\-\u2010\u2011]{{0,3}}(?:{LETTER}\.?\s)?\Z")


@dataclass(frozen=True)
class Found:
    """A place where a known name stands, in Unicode form NFC: from, to, its code, and whether nobody can be *sure*."""

    start: int
    end: int
    code: str
    how: str = SURE
    whole: bool = False
    sure: bool = True


def grown(chosen: list[Found], text: str) -> list[Found]:
    """Each place as large as it is about the person: the whole address, the whole double name, both parts as one."""
    addresses = [match.span() for match in _ADDRESS.finditer(text) if match[1]] if "@" in text else []
    handles = [match.span() for match in _HANDLE.finditer(text)] if "@" in text else []
    made: list[Found] = []
    for item in chosen:
        start, end = item.start, item.end
        for some in (addresses, handles):
            start, end = _around(start, end, some)
        if (
            "/" in text
            and (number := _NUMBERED.match(text, end))
            and _ON_A_SITE.search(text, max(0, start - 99), start)
        ):
            end = number.end()  # facebook.com/amina.khan.77
        elif start == item.start and end == item.end and item.how not in (*_WRITTEN_INTO_WORDS, PLACE):
            start, end = _double(text, start, end)
        if made and start < made[-1].end:
            start = made[-1].end
            if end <= start:
                continue
        near = (
            made
            and made[-1].end <= start
            and made[-1].code == item.code
            and _NEIGHBOURS.match(text[made[-1].end : start])
        )
        if near and item.how not in _WRITTEN_INTO_WORDS:
            made[-1] = Found(made[-1].start, end, item.code, item.how, True, made[-1].sure and item.sure)
        else:
            made.append(Found(start, end, item.code, item.how, item.whole, item.sure))
    return made


def _around(start: int, end: int, some: list[tuple[int, int]]) -> tuple[int, int]:
    """The one of *some* places, which stand in order and apart, that holds all of this one; else this one."""
    at = bisect_right(some, start, key=itemgetter(0)) - 1
    return some[at] if at >= 0 and end <= some[at][1] else (start, end)


def _double(text: str, start: int, end: int) -> tuple[int, int]:
    """A double name, such as Khan-Lee, as one."""
    if (on := _HYPHEN_ON.match(text, end)) and on[0][1].isupper() and on[0][2:].islower():
        end = on.end()
    back = _HYPHEN_BEFORE.search(text[max(0, start - 30) : start])
    if back and back[0][0].isupper() and back[0][1:-1].islower() and has_capital(text, start):
        start -= len(back[0])
    return start, end


def kept_apart(one: Found, text: str) -> str:
    """The code, apart from letters that the name was joined to."""
    before, after = text[: one.start][-1:], text[one.end :][:2]
    joined_after = _joins(after[:1]) and not (after[:1] == "s" and not _joins(after[1:]))
    return f"{' ' if _joins(before) else ''}{one.code}{' ' if joined_after else ''}"


def _joins(character: str) -> bool:
    return bool(character) and (character.isalnum() or unicodedata.category(character)[0] == "M")
