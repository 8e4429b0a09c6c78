"""What stands around a word decides whether it is a name here: "May came in May", "Patience is a virtue"."""

import re
import unicodedata
from enum import Enum

from powerkit.privacy.common_words import is_ordinary, is_rarer
from powerkit.privacy.letter_folding import OWNER, SPOKEN, folded, squashed
from powerkit.privacy.wordlists import (
    ALSO_WORDS,
    ARTICLES,
    CREEDS,
    DAYS,
    FUNCTION_WORDS,
    MONTH_BEFORE,
    MONTHS,
    PERSON_AFTER,
    PERSON_BEFORE,
    SPEAKS,
    TITLES,
    WORD_AFTER,
)

_BEGINS = re.compile(r"(?:\A|[.!?:;…•|\n۔।؟“\"(\[]|\s[–—-]|(?:\A|\s)\d[\d.]*)\s*[‘'“\"(\[]?\Z")
_MARKS = re.compile(r"[\W_]*\Z")
_ENDS = re.compile(r"[.!?:;…\n\r\v\f\x85\u2028\u2029۔।؟“\"«„/]|\s[–—―-]")
_LABEL = re.compile(
    r"(?:\A|[\n\r\v\f\u2028\u2029]|[.!?;:]\s)\s*(?:(?:[^\w\s]\s*)?\(?(?:\d[\d.:]*|[a-z]|[ivx]{1,4}|[A-Z]\d{1,2}|[A-Z])[).\]:-]+"
    r"|[A-Z]\d{1,2}|\d[\d.:]*(?:[ap]m)?|\[[ xX]?\])\s*\Z|[.!?][\W_]?\d{1,3}[\])]?\s\Z"
)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_BULLETS = frozenset("So Sm Sk".split())
_SHORTENED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Cllr|Prof|Rev|Fr|Sr|Jr|[A-Z])\.\s*\Z")
_LAST = re.compile(rf"({SPOKEN})\.?[\s“\"(]*\Z")
_NEXT = re.compile(rf"\s*({SPOKEN})")
_ON = re.compile(r"[^\S\n]*(\S+)")
_THEN = re.compile(rf"\s*{SPOKEN}\s+([^\W_]+)")
_OWNS = re.compile(rf"{OWNER}|['’ʼ](?!\w)")
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s*(?:of\s*)?\Z")
_DAY_AFTER = re.compile(r"\s*\d|\s*(?:half[- ]term|bank|meeting|day|deadline|weekend|budget|elections?)\b")
_PART_OF = re.compile(r"\b(?:mid|early|late|end|pre|post|non)[-\u2010\u2011\u2013]\Z", re.IGNORECASE)
_TO = re.compile(rf"\s*[-\u2010\u2011\u2013\u2014/&+]\s*({SPOKEN})")
_FROM = re.compile(rf"({SPOKEN})\s*[-\u2010\u2011\u2013\u2014/&+]\s*\Z")
_SPOKEN_TO = re.compile(
    r"\b(?:(?:spoke|spoken|speak|speaking|talked|talk|talking|chatted|wrote|listened)\s(?:to|with)"
    r"|rang|phoned|texted|emailed|thanked|asked|told|named|called)\s+\Z",
    re.IGNORECASE,
)
_WHO = frozenset("i we you he she it they who that".split())
_SMALL_NAMES = ("an", "my")
_BEFORE_A_WORD = ARTICLES | {"our", "my"}
_HYPHENS = "-\u2010\u2011"
_SHORT = 3
_LOOK = 60


class Verdict(Enum):
    """Whether a word is a name where it stands."""

    NAME = "name"
    WORD = "word"
    UNSURE = "unsure"


def starts_sentence(text: str, at: int) -> bool:
    """Whether a sentence, or what stands for one, begins there."""
    before = text[max(0, at - _LOOK) : at]
    if at > _LOOK and not before.strip():
        return False
    if _SHORTENED.search(before):
        return False
    found = _MARKS.search(before)
    marks = found[0] if found else ""
    if len(marks) == at or _BEGINS.search(before) or _ENDS.search(marks) or _LABEL.search(before):
        return True
    return any(unicodedata.category(mark) in _BULLETS and mark != "+" for mark in marks)


def before(text: str, at: int) -> str:
    """The word right before that place, folded; "" where something else stands there."""
    found = _LAST.search(text[max(0, at - _LOOK) : at])
    return folded(found[1]) if found else ""


def after(text: str, at: int) -> str:
    """The word right after that place, folded; "" where something else stands there."""
    found = _NEXT.match(text, at, at + _LOOK)
    return folded(found[1]) if found else ""


def goes_on(text: str, at: int) -> str:
    """What stands from that place up to the next blank, folded, without marks around it; "" where its line ends."""
    found = _ON.match(text, at, at + _LOOK)
    return folded(found[1].strip(".,;:!?")) if found else ""


def judged(text: str, start: int, end: int) -> Verdict:
    """Whether a word that is also a name is the name, where it stands in *text* (in Unicode form NFC)."""
    said = text[start:end]
    word, last, following = folded(said), before(text, start), after(text, end)
    if last in TITLES:
        return Verdict.NAME
    if not said[:1].isupper():
        return Verdict.WORD
    if _stands_alone(text, start, end):
        return Verdict.NAME
    if _shouted(text, start, end):
        return Verdict.WORD if word in FUNCTION_WORDS else Verdict.UNSURE
    if word in MONTHS or word in DAYS:
        return _month(text, start, end, last, following)
    if starts_sentence(text, start):
        return _first(text, end, word, following)
    if last in ARTICLES or (word in CREEDS and _is_small(text, end) and following not in PERSON_AFTER):
        return Verdict.WORD if following not in PERSON_AFTER else Verdict.UNSURE
    if word in _SMALL_NAMES and last not in PERSON_BEFORE and following not in PERSON_AFTER:
        return Verdict.WORD
    return Verdict.NAME


def judged_small(text: str, start: int, end: int) -> Verdict:
    """Whether a rarer word ("frost"), or the words of a whole name ("we will hunt"), are the name where they stand.

    With a capital they are. In small letters they are the words after "a", "the" or, of several, "we"; all else is to
    be asked about, where nobody is spoken to or speaks.
    """
    said = text[start:end]
    last = before(text, start)
    if not said.islower() or last in TITLES or _is_meant(text, start, end):
        return Verdict.NAME
    several = any(mark.isspace() or mark in _HYPHENS for mark in said)
    if not several and not _is_one_word(said):
        return Verdict.NAME  # will_hunt.jpg
    return Verdict.WORD if last in _BEFORE_A_WORD or (several and last in _WHO) else Verdict.UNSURE


def _is_one_word(said: str) -> bool:
    joined = squashed(folded(said))
    return len(joined) < _SHORT or is_ordinary(joined) or is_rarer(joined)


def _is_meant(text: str, start: int, end: int) -> bool:
    """Whether what stands there in small letters is spoken to, or speaks."""
    return goes_on(text, end) in SPEAKS or bool(_SPOKEN_TO.search(text, max(0, start - _LOOK), start))


def _first(text: str, end: int, word: str, following: str) -> Verdict:
    """A capital that begins a sentence says nothing by itself."""
    function = word in FUNCTION_WORDS and word not in ALSO_WORDS
    if function:
        return Verdict.WORD
    if _OWNS.match(text, end) or following in PERSON_AFTER or _capital_next(text, end, following):
        return Verdict.NAME
    if following == "and":
        then = _THEN.match(text, end, end + _LOOK)
        return Verdict.NAME if then and (then[1][:1].isupper() or then[1] in ("me", "her", "his")) else Verdict.WORD
    if following == "from":
        return Verdict.UNSURE
    if word in FUNCTION_WORDS or following in WORD_AFTER or word in CREEDS or following in FUNCTION_WORDS - _BEING:
        return Verdict.WORD
    if following in _BEING:
        then = _THEN.match(text, end, end + _LOOK)
        thing = then is not None and (then[1] in ARTICLES or folded(then[1]) in _OF_THINGS)
        return Verdict.WORD if thing else Verdict.UNSURE
    return Verdict.UNSURE


_BEING = frozenset(
    ("is", "was", "has", "had", "will", "can", "did", "does", "could", "would", "should", "just", "also")
)
_OF_THINGS = frozenset("needed important key not what something everything all where why how".split())


def _month(text: str, start: int, end: int, last: str, following: str) -> Verdict:
    if _DAY_BEFORE.search(text[max(0, start - 8) : start]) or _DAY_AFTER.match(text, end, end + _LOOK):
        return Verdict.WORD
    if _PART_OF.search(text, max(0, start - 8), start) or _in_a_row(text, start, end):
        return Verdict.WORD
    if last in MONTH_BEFORE or last in ARTICLES or last in MONTHS or last in DAYS or following in MONTHS:
        return Verdict.WORD
    first = starts_sentence(text, start)
    if following in PERSON_AFTER or (not first and last in PERSON_BEFORE - {"and", "or", "like"}):
        return Verdict.NAME
    then = _THEN.match(text, end, end + _LOOK)
    if not first and following in ("and", "or", "to") and then and folded(then[1]) in (MONTHS | DAYS):
        return Verdict.WORD
    if first and (following in FUNCTION_WORDS - {"and", "or"} - _BEING or following in WORD_AFTER):
        return Verdict.WORD
    return Verdict.UNSURE


def _in_a_row(text: str, start: int, end: int) -> bool:
    """Whether a mark joins it to another month or day: "April–June"."""
    said = (_FROM.search(text, max(0, start - _LOOK), start), _TO.match(text, end, end + _LOOK))
    return any(match is not None and folded(match[1]) in MONTHS | DAYS for match in said)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else is said, as in a list of people or a cell of a table."""
    return not _LETTER_OR_DIGIT.search(text, 0, start) and not _LETTER_OR_DIGIT.search(text, end)


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether it stands among words that are all in capitals, so that its own say nothing."""
    if end - start < 2 or not text[start:end].isupper():
        return False
    around = [*re.findall(r"[^\W\d_]{2,}", text[max(0, start - _LOOK) : start])[-2:]]
    around += re.findall(r"[^\W\d_]{2,}", text[end : end + _LOOK])[:2]
    return len(around) > 1 and all(item.isupper() for item in around)


def _is_small(text: str, end: int) -> bool:
    found = _NEXT.match(text, end, end + _LOOK)
    return found is not None and found[1][:1].islower()


def _capital_next(text: str, end: int, following: str) -> bool:
    found = _NEXT.match(text, end, end + _LOOK)
    return found is not None and found[1][:1].isupper() and len(found[1]) > 1 and following not in FUNCTION_WORDS


def has_capital(text: str, at: int) -> bool:
    """Whether the letter there is a capital, with or without marks."""
    return unicodedata.category(text[at : at + 1] or " ") in ("Lu", "Lt")
