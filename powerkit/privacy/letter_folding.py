"""Folds letters that people take for the same: one small letter for all, with the way back to where each stood."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote

from powerkit.privacy.common_words import simplified

WORDS_APART, WITHIN_WORD, DOT, A_DOT, INITIAL_APART, TURNED, LOOSELY = map(chr, range(0xE000, 0xE007))
"""Marks in a form for what may stand there: between words, within a word, between initials, after them, …"""

_MARKS = "'`-_.+/·,;:&!?()[]\"“”„«»*#|"
_MARK = f"[{re.escape(_MARKS)}]"
PARTING = {
    WORDS_APART: r"(?:['`]?\s{1,9}['`]?|[-_.+'`/·]?)",
    WITHIN_WORD: r"(?:\s{1,3}|['`_.+·-]?)",
    DOT: r"\.?\s?",
    A_DOT: r"\.?",
    INITIAL_APART: r"[.\s]{1,2}",
    TURNED: r",\s?",
    LOOSELY: rf"(?:{_MARK}{{0,3}}\s{{1,9}}(?:{_MARK}{{1,3}}\s{{0,9}})?|{_MARK}{{0,3}})",
}
_DROPPED = str.maketrans("", "", "".join(PARTING) + " \t\n\r\x0b\x0c" + _MARKS)

LETTER = r"[^\W\d_]"
SPOKEN = r"[^\W_]+(?:['’ʼ-][^\W_]+)*"
OWNER = r"['’ʼ]s\b"
"""Patterns of a letter, of a word as it is said, and of what says whose something is."""

_APOSTROPHES = "'’‘ʼʻʾʿʽ`´′＇׳‛"
_SAME = {
    **dict.fromkeys("łŁ", "l"), **dict.fromkeys("øØ", "o"), **dict.fromkeys("đĐðÐɗƊ", "d"), **dict.fromkeys("ħĦ", "h"),
    **dict.fromkeys("ŧŦ", "t"), **dict.fromkeys("ıİ", "i"), **dict.fromkeys("ŋŊ", "n"), **dict.fromkeys("þÞ", "th"),
    **dict.fromkeys("æÆǽ", "ae"), **dict.fromkeys("œŒ", "oe"), **dict.fromkeys("ßẞ", "ss"), **dict.fromkeys("əƏ", "e"),
    **dict.fromkeys("ɓƁ", "b"), **dict.fromkeys("ƙƘĸ", "k"), **dict.fromkeys("ƴƳ", "y"), **dict.fromkeys("ŀĿ", "l"),
    **dict.fromkeys("ɛƐ", "e"), **dict.fromkeys("ɔƆ", "o"), **dict.fromkeys("ɲƝ", "n"), "ſ": "s", "ς": "σ",
    **dict.fromkeys("ٱ", "ا"), **dict.fromkeys("ىیےېێۍ", "ي"), **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("ةۃہھۀە", "ه"), **dict.fromkeys("ءـ", ""), "ګ": "گ", "ۆ": "و", "ڵ": "ل", "ڕ": "ر", "ں": "ن",
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "\ufffd": "?",
}  # fmt: skip
"""Letters that Unicode does not take apart, and letters of one writing that stand for each other in names; and "?" for
what a program put where it could not read a letter."""

_LONGER = {"ä": "ae", "ö": "oe", "ő": "oe", "ü": "ue", "ű": "ue", "å": "aa", "ø": "oe", "đ": "dj", "ŋ": "ng", "æ": "a"}
"""The other way in which people write these without the letter."""

_HAS_LONGER = re.compile(f"[{''.join(_LONGER)}]", re.IGNORECASE)
CAPITAL_WITHIN = re.compile(r"(?<=[a-z\u00df-\u00f6\u00f8-\u00ff])[A-Z\u00c0-\u00d6\u00d8-\u00de]")
_WRAPPED = re.compile(r"(?<=[^\W\d_])(?:[-\u2010\u00ad\u00ac=]\r?\n[ \t>|]*|[-\u2010\u00ad=] {1,3}|\u00ac)(?=[^\W\d_])")
_LETTERS_APART = re.compile(r"(?<![^\W_])[^\W\d_](?:[\s._*·,;:/|+~-]{1,2}[^\W\d_](?![^\W_])){3,}")
_BETWEEN = re.compile(r"[\s._*·,;:/|+~-]+")
_ESCAPED = re.compile(
    r"(?:[%=][0-9A-Fa-f]{2})+|&(?:#\d{1,6}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}"
    r"|\\(?=['’])"
)
_BYTES = {chr(number): number for number in range(0x80, 0x100)}
_BYTES |= dict(zip("€‚ƒ„…†‡ˆ‰Š‹ŒŽ", (0x80, *range(0x82, 0x8D), 0x8E), strict=True))
_BYTES |= dict(zip("‘’“”•–—˜™š›œžŸ", (*range(0x91, 0x9D), 0x9E, 0x9F), strict=True))
_GOES_ON = f"[{''.join(letter for letter, number in _BYTES.items() if number < 0xC0)}]"
_MISREAD = re.compile(rf"[\u00c2-\u00df]{_GOES_ON}|[\u00e0-\u00ef]{_GOES_ON}{{2}}|[\u00f0-\u00f4]{_GOES_ON}{{3}}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class _Pieces(dict[int, str]):
    """What each character is folded to, by its number; it is kept, since few are ever met."""

    def __missing__(self, number: int) -> str:
        character = chr(number)
        self[number] = piece = _new_piece(character)
        if len(piece) != 1:
            _odd.add(character)
        return piece


_odd: set[str] = set()
_pieces = _Pieces()


class _Longer(_Pieces):
    """The same with the other way to write some letters."""

    def __missing__(self, number: int) -> str:
        self[number] = piece = _LONGER.get(chr(number).lower(), _pieces[number])
        return piece


_with_other = _Longer()


class Folded:
    """A text with its letters folded, and the way back, which is made when it is first asked for."""

    __slots__ = ("_pieces", "_starts", "length", "text")

    def __init__(self, text: str, length: int, pieces: Callable[[], list[str]] | None = None) -> None:
        """A folded *text*; *pieces* give what each character became, or None where all stand as before."""
        self.text = text
        self.length = length
        self._pieces = pieces
        self._starts: list[int] = []

    def place(self, start: int, end: int) -> tuple[int, int]:
        """From and to in the text as it was."""
        if self._pieces is None:
            return start, end
        if not self._starts:
            self._starts = [at for at, piece in enumerate(self._pieces()) for _ in piece]
        begin = self._starts[start]
        return begin, max(begin + 1, self._starts[end] if end < len(self._starts) else self.length)


def foldings(text: str) -> Iterator[Folded]:
    """The ways to read a text in Unicode form NFC: as it is, "ö" as "oe", "AnaKhan" as two words, "A.n.n.e" as one."""
    yield fold(text)
    if not text.isascii() and _HAS_LONGER.search(text):
        yield fold(text, other=True)
    if CAPITAL_WITHIN.search(text):
        yield fold(text, apart=True)
    if ("- " in text or "-\n" in text or "-\r" in text or "=" in text or not text.isascii()) and _WRAPPED.search(text):
        yield _folded_with(text, {place: "" for match in _WRAPPED.finditer(text) for place in range(*match.span())})
    if _LETTERS_APART.search(text):
        runs = (match.span() for match in _LETTERS_APART.finditer(text))
        marks = (match.span() for start, end in runs for match in _BETWEEN.finditer(text, start, end))
        yield _folded_with(text, {place: "" for span in marks for place in range(*span)})
    if ("%" in text or "&" in text or "\\" in text or "=" in text) and _ESCAPED.search(text):
        yield _folded_with(text, dict(_escapes(text)))
    if not text.isascii() and (misread := dict(_misread(text))):
        yield _folded_with(text, misread)


def fold(text: str, *, other: bool = False, apart: bool = False) -> Folded:
    """The text folded; *other* writes some letters in their longer way, *apart* parts words joined by a capital."""
    if not apart and not other:
        if text.isascii() and not _CONTROL.search(text):
            return Folded(text.lower(), len(text))
        small = text.translate(_pieces)
        if _odd.isdisjoint(text):
            return Folded(small, len(text))
    table = _with_other if other else _pieces
    small = (CAPITAL_WITHIN.sub(r"_\g<0>", text) if apart else text).translate(table)

    def pieces() -> list[str]:
        made = [table[ord(letter)] for letter in text]
        if apart:
            for match in CAPITAL_WITHIN.finditer(text):
                made[match.start()] = f"_{made[match.start()]}"
        return made

    return Folded(small, len(text), pieces)


def _folded_with(text: str, instead: dict[int, str]) -> Folded:
    """The text folded with other pieces where some of its characters stand."""
    pieces = [instead.get(at, _pieces[ord(one)]) for at, one in enumerate(text)]
    return Folded("".join(pieces), len(text), lambda: pieces)


def _escapes(text: str) -> Iterator[tuple[int, str]]:
    """What characters stand for that are written as in addresses and markup: "%C3%AB", "&#39;"."""
    for match in _ESCAPED.finditer(text):
        at = match.start()
        yield from ((place, "") for place in range(*match.span()))
        if match[0] == "\\":
            continue
        if match[0][0] in "&\\":
            yield at, folded(unescape(match[0]) if match[0][0] == "&" else chr(int(match[0][2:], 16)))
            continue
        for character in unquote(match[0].replace("=", "%"), errors="replace"):
            yield at, folded(character)
            at += 3 * len(character.encode())


def _misread(text: str) -> Iterator[tuple[int, str]]:
    """Letters that a program read as two or three, for it took one way to store them for another: "Ã«" is "ë"."""
    for match in _MISREAD.finditer(text):
        try:
            letter = bytes(_BYTES[letter] for letter in match[0]).decode()
        except ValueError:
            continue
        yield from ((place, "") for place in range(*match.span()))
        yield match.start(), folded(letter)


def folded(text: str) -> str:
    """The text folded, without the way back."""
    return fold(unicodedata.normalize("NFC", text)).text


def squashed(text: str) -> str:
    """A folded text without all that may part names."""
    return text.translate(_DROPPED)


def longer(text: str) -> str | None:
    """The name folded in the other way, where it has such letters."""
    whole = unicodedata.normalize("NFC", text)
    return fold(whole, other=True).text if _HAS_LONGER.search(whole) else None


def is_mark(character: str) -> bool:
    """Whether it is a mark on another letter: an accent, a vowel sign, a sign of Arabic or Hebrew for a vowel."""
    return unicodedata.category(character)[0] == "M"


def _new_piece(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if "\u3400" <= character <= "\u9fff":
        return simplified().get(character, character)
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
    parts = (item for item in unicodedata.normalize("NFKD", character) if not _dropped(item))
    return "".join(_SAME.get(small, small) for part in parts for small in part.casefold())


def _dropped(part: str) -> bool:
    """Accents, vowel signs of Arabic and Hebrew, and dots under letters; not the vowels of writings made of both."""
    place = unicodedata.combining(part)
    return place >= 10 or place == 7
