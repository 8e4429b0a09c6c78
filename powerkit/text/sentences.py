"""The sentences of somebody's text, and the one that can stand for all of it."""

import re
import unicodedata
from collections import Counter

_END = re.compile(r"(?<![.!?…؟।۔])[.!?…؟।۔]++[\"'”’)\]]*+(?=\s|$)|[。！？]+[」』）]*")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mrs?|Ms|Mx|Dr|St|Rev|Prof|No|approx|e\.g|i\.e|etc|vs)\.$")
_OPENED = {"“": "”", "(": ")", "「": "」"}
_MARKS = re.compile('["“”()「」]')
_AFTER = re.compile(r"\s*\S")
_LONGEST_SHORT = 12
"""Letters of an abbreviation at most, and more."""
_LEAST_WORDS = 2
_MOST_SENTENCES = 3
_LEAST_QUOTED, _MOST_QUOTED = 6, 32
_POINTS_BACK = re.compile(
    r"""(?:(?:they|them|their|it|its|he|him|his|she|her|this|that|these|those|there|here|then|so|but|and|or|nor|"""
    r"""because|which|still|also|instead|otherwise|both|neither|one|some|none|another|others?|same|nobody|somebody|"""
    r"""what|who|where|when|why|how|if|not|no|yes)\b|[^.:!?]{0,40}:)""",
    re.IGNORECASE,
)
_QUOTES = "\"'“”‘’"
_FIRST_PERSON = re.compile(r"(?:I|We|My|Our)\b")
_WIDE_ENDS = ("。", "！", "？")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, none of them blank. A new line ends one; a quotation stays together."""
    return tuple(found for line in text.splitlines() for found in _of_line(line.strip()))


def telling(text: str) -> str:
    """The first sentence that can stand for a text: no salutation, no heading, no aside. "" for no text."""
    found = sentences(text)
    whole = (item for item in found if _END.search(item) and not _aside(item) and _said_at_length(item))
    return next(whole, next((item for item in found if not _aside(item)), found[0] if found else ""))


def beginning(text: str, most: int) -> str:
    """What is quoted of a text, from its `telling` sentence on: all of it where it is short.

    A longer one ends in "…", so that nobody takes a part for the whole. It ends behind a sentence, unless the next one
    points back at it ("It is the one nobody looks at."): no sentence stands against its neighbour that was left out.
    """
    found = sentences(text)
    first = telling(text)
    found = found[found.index(first) :] if first else ()
    kept = 0
    while kept < min(len(found), _MOST_SENTENCES) and len(" ".join(found[: kept + 1])) <= most:
        kept += 1
    if kept == len(found):
        return " ".join(found)
    end = next((at for at in range(kept, 0, -1) if not _POINTS_BACK.match(found[at])), 0)
    if end:
        return f"{' '.join(found[:end])} …"
    cut = shortened(" ".join(found), most)
    return cut if cut.endswith("…") else f"{' '.join(found[: max(kept, 1)])} …"


def standing_alone(text: str) -> tuple[str, ...]:
    """The whole sentences of a text that can be read without those before them, the best to quote first.

    None of them points back ("They asked for it.", "But then …") or is somebody's speech. Those in which the writer
    speaks of what they do come first. Which words point back is known for English alone: in other languages each whole
    sentence counts.
    """
    whole = [item for item in sentences(text) if _END.search(item) and not _aside(item) and _fits_a_quote(item)]
    alone = [item for item in whole if not (_POINTS_BACK.match(item) or _quotes(item) or _END.search(item[:-2]))]
    return tuple(sorted(alone, key=lambda item: not _FIRST_PERSON.match(item)))


def opening(text: str, most: int) -> str:
    """As many whole sentences from the start of a text as have room in *most* letters, and one at least; lines stay."""
    lines: list[str] = []
    room = most
    for line in text.splitlines():
        kept: list[str] = []
        for sentence in sentences(line):
            room -= len(sentence) + 1
            if room < -1 and (kept or lines):
                return "\n".join([*lines, *([" ".join(kept)] if kept else [])])
            kept.append(sentence)
        if kept:
            lines.append(" ".join(kept))
    return "\n".join(lines)


def shortened(text: str, most: int) -> str:
    """The text, cut between two words and with “…” where it is longer than *most* letters; a very long word is cut."""
    if len(text) <= most:
        return text
    between = (text[:most].rsplit(None, 1) or [""])[0]
    begun = between if 2 * len(between) >= most else _whole_letters(text, most)
    return f"{begun.rstrip(' ,;:–—-')}…"


def _whole_letters(text: str, most: int) -> str:
    """The beginning of a text, of so many letters; none loses the marks that belong to it."""
    while most > 1 and unicodedata.combining(text[most]):
        most -= 1
    return text[:most]


def unquoted(text: str) -> str:
    """The text without the quotation marks around all of it, for whoever sets it in some of their own."""
    inner = text[1:-1]
    around = text[:1] + text[-1:] in ('""', "“”", "‘’") and not any(mark in inner for mark in '"“”')
    return inner.strip() if around and inner.strip() else text


def _of_line(line: str) -> list[str]:
    found, start, read, marks = [], 0, 0, Counter[str]()
    for end in _END.finditer(line):
        marks.update(_MARKS.findall(line, read, end.end()))
        read = end.end()
        if not _goes_on(line[start:read][-_LONGEST_SHORT:], _first(line, read), marks):
            found.append(line[start:read].strip())
            start, marks = read, Counter()
    rest = line[start:].strip()
    return [*found, rest] if rest else found


def _first(line: str, at: int) -> str:
    """The first letter or mark from there on; "" where the line ends."""
    found = _AFTER.match(line, at)
    return found[0][-1] if found else ""


def _goes_on(here: str, after: str, marks: Counter[str]) -> bool:
    """Whether what looks like an end is none: an abbreviation, a small letter after it, an open quotation."""
    if not after:
        return False
    if after.islower() or _ABBREVIATED.search(here):
        return True
    return marks['"'] % 2 == 1 or any(marks[a] > marks[b] for a, b in _OPENED.items())


def _aside(sentence: str) -> bool:
    return sentence.startswith("(") and sentence.endswith(")")


def _quotes(sentence: str) -> bool:
    return sentence[0] in _QUOTES or sentence[-1] in _QUOTES


def _fits_a_quote(sentence: str) -> bool:
    return _LEAST_QUOTED <= len(sentence.split()) <= _MOST_QUOTED or sentence.endswith(_WIDE_ENDS)


def _said_at_length(sentence: str) -> bool:
    return len(sentence.split()) >= _LEAST_WORDS or sentence.endswith(_WIDE_ENDS)
