"""Folds letters that people take for the same: one small letter for all, with the way back to where each stood."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

WORDS_APART, WITHIN_WORD, DOT, A_DOT, INITIAL_APART, TURNED = map(chr, range(0xE000, 0xE006))
"""Marks in a form for what may stand there: between words, within a word, between initials, after them, …"""

PARTING = {
    WORDS_APART: r"(?:\s{1,9}|[-_.+'`/·]?)",
    WITHIN_WORD: r"[\s'`_.+·-]?",
    DOT: r"\.?\s?",
    A_DOT: r"\.?",
    INITIAL_APART: r"[.\s]{1,2}",
    TURNED: r",\s?",
}
_DROPPED = str.maketrans("", "", "".join(PARTING) + " \t\n\r\x0b\x0c'`-_.+/·,")

_APOSTROPHES = "'’‘ʼʻʾʿʽ`´′＇׳‛"
_SAME = {
    **dict.fromkeys("łŁ", "l"), **dict.fromkeys("øØ", "o"), **dict.fromkeys("đĐðÐɗƊ", "d"), **dict.fromkeys("ħĦ", "h"),
    **dict.fromkeys("ŧŦ", "t"), **dict.fromkeys("ıİ", "i"), **dict.fromkeys("ŋŊ", "n"), **dict.fromkeys("þÞ", "th"),
    **dict.fromkeys("æÆǽ", "ae"), **dict.fromkeys("œŒ", "oe"), **dict.fromkeys("ßẞ", "ss"), **dict.fromkeys("əƏ", "e"),
    **dict.fromkeys("ɓƁ", "b"), **dict.fromkeys("ƙƘĸ", "k"), **dict.fromkeys("ƴƳ", "y"), **dict.fromkeys("ŀĿ", "l"),
    **dict.fromkeys("ɛƐ", "e"), **dict.fromkeys("ɔƆ", "o"), **dict.fromkeys("ɲƝ", "n"), "ſ": "s", "ς": "σ",
    **dict.fromkeys("ٱ", "ا"), **dict.fromkeys("ىیے", "ي"), **dict.fromkeys("ک", "ك"), **dict.fromkeys("ةۃہھۀە", "ه"),
    "ں": "ن", "ـ": "", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
}  # fmt: skip
"""Letters that Unicode does not take apart, and letters of one writing that stand for each other in names."""

_LONGER = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj", "ŋ": "ng", "æ": "a"}
"""The other way in which people write these without the letter."""

_HAS_LONGER = re.compile(f"[{''.join(_LONGER)}]", re.IGNORECASE)
CAPITAL_WITHIN = re.compile(r"(?<=[a-z\u00df-\u00f6\u00f8-\u00ff])[A-Z\u00c0-\u00d6\u00d8-\u00de]")
_WRAPPED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\r?\n[ \t]*(?=[^\W\d_])")
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+|&(?:#\d{1,6}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});|\\(?=['’])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_pieces: dict[str, str] = {}


@dataclass(frozen=True)
class Folded:
    """A text with its letters folded; *starts* says where each of them stood, or None where all stand as before."""

    text: str
    starts: Sequence[int] | None
    length: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """From and to in the text as it was."""
        if self.starts is None:
            return start, end
        begin = self.starts[start]
        return begin, max(begin + 1, self.starts[end] if end < len(self.starts) else self.length)


def foldings(text: str) -> Iterator[Folded]:
    """The ways to read a text in Unicode form NFC: as it is, "ö" as "oe", and words joined by capitals apart."""
    yield fold(text)
    if not text.isascii() and _HAS_LONGER.search(text):
        yield fold(text, _LONGER)
    if CAPITAL_WITHIN.search(text):
        yield fold(text, apart=True)
    if _WRAPPED.search(text):
        yield _folded_with(text, {place: "" for one in _WRAPPED.finditer(text) for place in range(*one.span())})
    if _ESCAPED.search(text):
        yield _folded_with(text, dict(_escapes(text)))


def fold(text: str, other: dict[str, str] | None = None, *, apart: bool = False) -> Folded:
    """The text folded; *other* are letters to write otherwise, *apart* parts words that are joined by a capital."""
    if text.isascii() and not apart and not _CONTROL.search(text):
        return Folded(text.lower(), None, len(text))
    pieces = [_pieces[one] if one in _pieces else _piece(one) for one in text]
    if other:
        pieces = [other.get(one.lower(), piece) for one, piece in zip(text, pieces, strict=True)]
    if apart:
        for match in CAPITAL_WITHIN.finditer(text):
            pieces[match.start()] = f"_{pieces[match.start()]}"
    if all(len(piece) == 1 for piece in pieces):
        return Folded("".join(pieces), None, len(text))
    starts = [at for at, piece in enumerate(pieces) for _ in piece]
    return Folded("".join(pieces), starts, len(text))


def _folded_with(text: str, instead: dict[int, str]) -> Folded:
    """The text folded with other pieces where some of its characters stand."""
    pieces = [instead.get(at, _pieces[one] if one in _pieces else _piece(one)) for at, one in enumerate(text)]
    starts = [at for at, piece in enumerate(pieces) for _ in piece]
    return Folded("".join(pieces), starts, len(text))


def _escapes(text: str) -> Iterator[tuple[int, str]]:
    """What characters stand for that are written as in addresses and markup: "%C3%AB", "&#39;"."""
    for match in _ESCAPED.finditer(text):
        at = match.start()
        yield from ((place, "") for place in range(*match.span()))
        if match[0] == "\\":
            continue
        if match[0][0] == "&":
            yield at, folded(unescape(match[0]))
            continue
        for character in unquote(match[0], errors="replace"):
            yield at, folded(character)
            at += 3 * len(character.encode())


def folded(text: str) -> str:
    """The text folded, without the way back."""
    return fold(unicodedata.normalize("NFC", text)).text


def squashed(text: str) -> str:
    """A folded text without all that may part names."""
    return text.translate(_DROPPED)


def longer(text: str) -> str | None:
    """The name folded in the other way, where it has such letters."""
    whole = unicodedata.normalize("NFC", text)
    return fold(whole, _LONGER).text if _HAS_LONGER.search(whole) else None


def is_mark(character: str) -> bool:
    """Whether it is a mark on another letter: an accent, a vowel sign, a sign of Arabic or Hebrew for a vowel."""
    return unicodedata.category(character)[0] == "M"


def _piece(character: str) -> str:
    """What a character is folded to; it is kept, since few are ever met."""
    _pieces[character] = piece = _new_piece(character)
    return piece


def _new_piece(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if character in _APOSTROPHES:
        return "'"
    if character in "\n\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    kind = unicodedata.category(character)
    if character == "\t" or kind == "Zs":
        return " "
    if kind in ("Cc", "Cf", "Co", "Me") or "\ufe00" <= character <= "\ufe0f":
        return ""
    if kind == "Pd" or character == "\u2212":
        return "-"
    parts = (one for one in unicodedata.normalize("NFKD", character) if not _dropped(one))
    return "".join(_SAME.get(small, small) for one in parts for small in one.casefold())


def _dropped(part: str) -> bool:
    """Accents, vowel signs of Arabic and Hebrew, and dots under letters; not the vowels of writings made of both."""
    place = unicodedata.combining(part)
    return place >= 10 or place == 7
