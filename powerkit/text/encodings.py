"""Bytes as text, whatever program wrote them: an older encoding is found by which one makes words of the letters.

Each reading of a word is weighed: letters of a language that is written so count for it; a capital inside a word, a
quotation mark that opens behind a letter, or two scripts in one word against it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from powerkit.text.catalogue import later, t, tn
from powerkit.text.dates import grouped

_MARKS = {
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_DAMAGED = "\ufffd"
_RUN = re.compile(rb"[A-Za-z'\x80-\xff]+")
_APART = b" \t\n\r\f\v,;|:/()"
_MOST_WORDS = 3000
_SURE = 2.1, 0.15
"""So much likelier than any other reading is one that is sure, in all and as a share of what speaks for it."""
_NAMED = 3
_FEW = 40
"""Bytes of letters beyond plain ones that are too few to be counted."""


@dataclass(frozen=True)
class Text:
    """A *text* and the *encoding* it was read in; *notes* say what a person should look at, *sure* if nothing."""

    text: str
    encoding: str = "utf-8"
    sure: bool = True
    notes: tuple[str, ...] = ()


def text_of(content: bytes) -> Text | None:
    """The bytes as text without a mark at its start; None where they hold none."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _told(content.decode(encoding, "replace"), encoding)
    if b"\0" in content:
        return _without_mark(content)
    try:
        return Text(content.decode("utf-8"))
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    damaged = text.count(_DAMAGED)
    if sum(letter > "\x7f" for letter in text) > 3 * damaged:
        return _told(text, "utf-8")
    return _likeliest(content)


def _told(text: str, encoding: str) -> Text:
    """A text of which some letters may be damaged."""
    lost = text.count(_DAMAGED)
    said = tn(
        "One letter is damaged and stands as “{mark}”.",
        "{count} letters are damaged and stand as “{mark}”.",
        lost,
        count=grouped(lost),
        mark=_DAMAGED,
    )
    return Text(text, encoding, not lost, (said,) if lost else ())


def _without_mark(content: bytes) -> Text | None:
    """A text in two or four bytes a letter: the order of bytes in which most letters are plain ones."""
    found = [
        (sum(letter < "\x7f" for letter in text), text, encoding)
        for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
        if (text := _strictly(content, encoding)) and "\0" not in text and not _odd(text)
    ]
    _, text, encoding = max(found, default=(0, "", ""))
    return Text(text, encoding) if text else None


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _odd(text: str) -> bool:
    """Whether a text holds more than a few signs that nobody writes."""
    seen = text[:20_000]
    odd = sum(unicodedata.category(letter) in ("Cn", "Co", "Cs", "Cc") for letter in seen if letter not in "\t\r\n\f")
    return odd * 50 > len(seen)


_WESTERN = {
    **dict.fromkeys("éèàäöüñçáíóúêëßøåôâ", 2.0),
    **dict.fromkeys("ïîûùìòãõæœ", 1.2),
    **dict.fromkeys("šžýÿ", 0.3),
}
_NEAR = ("ąćęłńóśźż", "áčďéěíňóřšťúůýžôľä", "áéíóöőúüű", "ăâîșțşţ", "čćđšž")
_CENTRAL = tuple({**dict.fromkeys("".join(_NEAR), 1.2), **dict.fromkeys(letters, 2.0)} for letters in _NEAR)
_TURKISH = dict.fromkeys("çğıöşüâ", 2.0)
_BALTIC = dict.fromkeys("āčēģīķļņšūžąęėįųõäöü", 2.0)
_CYRILLIC = {**dict.fromkeys("бгзйжхцчшщъыьэюяфёіїєґў", 1.4), **dict.fromkeys("оеаинтсрвлкмдпу", 2.2)}
_GREEK = dict.fromkeys("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ", 2.0)
_HEBREW = {**dict.fromkeys(map(chr, range(0x5D0, 0x5EB)), 1.7), **dict.fromkeys("ויהלאמתרבשםןךףץ", 2.4)}
_ARABIC = {**dict.fromkeys(map(chr, range(0x621, 0x653)), 2.0), **dict.fromkeys("پچژگکٹڈڑںھہےیۃ", 2.0)}

_Letters = Mapping[str, float]
_ENCODINGS: Mapping[str, tuple[str, float, tuple[_Letters, ...]]] = {
    "cp1252": (later("The letters were read as those of Windows: {seen}."), 1.5, (_WESTERN,)),
    "mac_roman": (later("The letters were read as those of an older Mac: {seen}."), 0.0, (_WESTERN,)),
    "cp1250": (later("The letters were read as those of Windows in Central Europe: {seen}."), 0.0, _CENTRAL),
    "iso8859_2": (later("The letters were read as those of Central Europe: {seen}."), -1.0, _CENTRAL),
    "cp850": (later("The letters were read as those of MS-DOS: {seen}."), -2.0, (_WESTERN,)),
    "cp852": (later("The letters were read as those of MS-DOS in Central Europe: {seen}."), -2.0, _CENTRAL),
    "mac_latin2": (later("The letters were read as those of an older Mac in Central Europe: {seen}."), -1.0, _CENTRAL),
    "cp1254": (later("The letters were read as those of Windows in Turkey: {seen}."), -0.5, (_TURKISH,)),
    "cp1257": (later("The letters were read as those of Windows in the Baltic states: {seen}."), -2.0, (_BALTIC,)),
    "cp1251": (later("The letters were read as those of Windows in Cyrillic: {seen}."), 0.0, (_CYRILLIC,)),
    "koi8_r": (later("The letters were read as those of Unix in Cyrillic: {seen}."), -1.0, (_CYRILLIC,)),
    "cp866": (later("The letters were read as those of MS-DOS in Cyrillic: {seen}."), -1.0, (_CYRILLIC,)),
    "mac_cyrillic": (later("The letters were read as those of an older Mac in Cyrillic: {seen}."), -1.0, (_CYRILLIC,)),
    "cp1253": (later("The letters were read as those of Windows in Greek: {seen}."), 0.0, (_GREEK,)),
    "cp1255": (later("The letters were read as those of Windows in Hebrew: {seen}."), 0.0, (_HEBREW,)),
    "cp1256": (later("The letters were read as those of Windows in Arabic or Urdu: {seen}."), 0.0, (_ARABIC,)),
}
"""The encodings tried: whose they are, how likely before anything is read, and letters of languages written so."""


def _likeliest(content: bytes) -> Text:
    """A text in an older encoding: the one in which its words look most like words."""
    words = list(islice(dict.fromkeys(_words(content)), _MOST_WORDS))
    weighed = sorted(((_weight(words, encoding), encoding) for encoding in _ENCODINGS), reverse=True)
    most, best = weighed[0]
    beyond = sum(byte > 127 for word in words for byte in word)
    poor = most - _ENCODINGS[best][1] < 0.5 * beyond
    if poor and (other := _few_eastern(content) if beyond <= _FEW else None):
        return other
    if beyond > 5 and most < 0.5 * beyond and (other := _eastern(content)):
        return other
    read = _readings(words, best)
    rivals = (weight for weight, encoding in weighed[1:] if _readings(words, encoding) != read)
    text = content.decode(best, "replace")
    lost = _told(text, best)
    apart = most - next(rivals, -99.0)
    sure = apart >= max(_SURE[0], _SURE[1] * most) and lost.sure and not poor
    notes = () if sure and best == "cp1252" else (_how(best, read, sure), *lost.notes)
    return Text(text, best, sure, notes)


def _words(content: bytes) -> Iterator[bytes]:
    """The words with a sign beyond plain ones, each with the sign before and after it, such as a quotation mark."""
    end = 0
    for run in _RUN.finditer(content):
        if run[0].isascii():
            continue
        first, last = run.span()
        start = first - (first > end and content[first - 1] not in _APART)
        end = last + (last < len(content) and content[last] not in _APART)
        yield content[start:end]


def _how(encoding: str, read: tuple[str, ...], sure: bool) -> str:
    plain = [shown for word in read if (shown := word.strip("“”‘’«»„–—•…£€ "))]
    seen = ", ".join(f"“{word}”" for word in sorted(plain, key=str.isalpha, reverse=True)[:_NAMED])
    said = t(_ENCODINGS[encoding][0], seen=seen)
    wrong = t("If that is wrong, save the file as CSV (UTF-8) and take that.")
    return said if sure else f"{said} {wrong}"


def _eastern(content: bytes) -> Text | None:
    """A text with several bytes a letter, as Chinese, Japanese and Korean are written."""
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000]).best()
    if best is None or not best.multi_byte_usage:
        return None
    return _read_as(content, best.encoding)


_COMMON = {
    "cp932": re.compile(rb"(?:\x82[\x9f-\xf1]|\x83[\x40-\x96]|[\x88-\x97][\x40-\x7e\x80-\xfc]|\x81[\x40-\x5b])"),
    "gb18030": re.compile(rb"[\xb0-\xd7][\xa1-\xfe]"),
    "big5": re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]"),
    "euc_jp": re.compile(rb"[\xa4\xa5\xb0-\xcf][\xa1-\xfe]"),
    "cp949": re.compile(rb"[\xb0-\xc8][\xa1-\xfe]"),
}
"""The letters that are in daily use, by the encodings that have two bytes a letter."""


def _few_eastern(content: bytes) -> Text | None:
    """The same of too few letters to count: the first encoding in which every one of them is in daily use."""
    for encoding, common in _COMMON.items():
        if _strictly(content, encoding) and common.sub(b"", content).isascii():
            return _read_as(content, encoding)
    return None


def _read_as(content: bytes, encoding: str) -> Text:
    text = content.decode(encoding, "replace")
    seen = next((word for word in re.findall(r"[^\W\d_]+", text) if word > "\u0fff"), "")[:12]
    read = t("The letters were read as {encoding}: “{seen}”.", encoding=encoding, seen=seen)
    wrong = t("If that is wrong, save the file as CSV (UTF-8) and take that.")
    return Text(text, encoding, False, (f"{read} {wrong}",))


def _readings(words: list[bytes], encoding: str) -> tuple[str, ...]:
    return tuple(word.decode(encoding, "replace").strip("\"'.!?") for word in words)


def _weight(words: list[bytes], encoding: str) -> float:
    """How well the words read in an encoding, by the language of those written in it that fits best."""
    _, likely, languages = _ENCODINGS[encoding]
    read = [word.decode(encoding, "replace") for word in words]
    return likely + max(sum(sum(_signs(word, letters)) for word in read) for letters in languages)


def _signs(word: str, letters: _Letters) -> Iterator[float]:
    """What each sign beyond plain ones says for a reading of a word, or against it."""
    for at, sign in enumerate(word):
        if sign > "\x7f":
            before, after = word[at - 1] if at else " ", word[at + 1] if at + 1 < len(word) else " "
            yield _letter(sign, before, after, letters) if sign.isalpha() else _mark(sign, before, after)


def _letter(sign: str, before: str, after: str, letters: _Letters) -> float:
    beside = [other for other in (before, after) if other.isalpha()]
    if any(_script(other) != _script(sign) for other in beside) or before.isdigit() or after.isdigit():
        return -4.0
    if sign.isupper() and before.islower():
        return -4.0
    if sign.islower() and before.isupper() and after.isupper():
        return -3.0
    if sign == "œ" and after not in "ui":
        return -1.0
    if sign == "ß" and before not in "aeiouäöüyAEIOU":
        return -3.0
    if sign in "áíóúâîûà" and unicodedata.normalize("NFD", sign)[0] in (before, after):
        return -1.0  # Łukasz, not úukasz
    weight = letters.get(sign.lower(), -1.0) - (0.5 if sign.isupper() else 0.0)
    if not beside:
        return min(weight, 0.0) - 1.0
    return weight - (0.7 if sign < "\u0250" and any(other > "\x7f" for other in beside) else 0.0)


def _script(letter: str) -> int:
    return max(2, ord(letter) >> 8)


def _mark(sign: str, before: str, after: str) -> float:
    """A sign that is no letter."""
    inside = before.isalpha() and after.isalpha()
    match sign:
        case "’":
            return 3.0 if inside and after in "stdrlvmSTDRLVM" else 0.5 if before.isalpha() else -1.0
        case "‘" | "“" | "„" | "«":
            return 0.8 if not before.isalpha() and after.isalnum() else -3.0
        case "”" | "»" | "…":
            return 0.8 if not after.isalpha() else -3.0
        case "–" | "—" | "•":
            return -3.0 if inside else 0.5
        case "£" | "€":
            return 1.5 if after.isdigit() or before.isdigit() else -4.0 if before.isalpha() or after.isalpha() else 0.3
        case "\u00a0":
            return -2.0 if inside else 0.3
        case "°" | "½" | "¼" | "¾" | "²" | "³" | "×" | "±":
            return 0.5 if before.isdigit() or after in "CF" else -2.5 if inside else -1.0
    if unicodedata.category(sign) in ("Cc", "Cn", "Co") or sign == _DAMAGED:
        return -6.0
    return -4.0 if before.isalpha() or after.isalpha() else -1.0
