"""Stand-ins for what none of our fonts can draw: visible, by name, and told to whoever sends the file.

A PDF/UA file fails whole on one character with no picture. A single one becomes ``[symbol: SNOWMAN]``, by its Unicode
name; a word in a writing that the fonts lack becomes one ``[symbols: 4 characters of Tamil]``, which reads better.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from powerkit.documents.model import Document, map_texts
from powerkit.drawing.fonts.coverage import covered
from powerkit.text.catalogue import t, tn
from powerkit.text.escaping import escape, visible

_NO_SHAPE = re.compile("[\u180b-\u180f\ufe00-\ufe0e\ufeff\U000e0100-\U000e01ef]")
"""Selectors of a variant and the mark at the start of some files: with no font of theirs they show nothing."""

_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_KIND = re.compile(
    r" (?:(?:CAPITAL|SMALL|FINAL|INDEPENDENT|DEPENDENT|SUBJOINED|MODIFIER|HEAD|COMBINING) )*"
    r"(?:LETTER|SYLLABLE|SYLLABLES|CHARACTER|VOWEL|SIGN|DIGIT|NUMBER|CONSONANT|MARK|LIGATURE|POINT|ACCENT|IDEOGRAPH"
    r"|UNIFIED|COMPATIBILITY|RADICAL|HIEROGLYPH|CHOSEONG|JUNGSEONG|JONGSEONG|TONE|VIRAMA|PUNCTUATION|NUMERIC)\b"
)
_KNOWN_AS = {"CJK": "Chinese or Japanese", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}


@dataclass(frozen=True)
class StoodIn:
    """A document that our fonts can draw, and each stand-in that is in it, once, in order of their coming."""

    document: Document
    stand_ins: tuple[str, ...]


def stand_in(document: Document) -> StoodIn:
    """The document with a stand-in for every character that none of our fonts has, in its pictures too."""
    used: dict[str, None] = {}

    def drawn(text: str) -> str:
        return _drawn(text, used)

    title = drawn(document.title)
    blocks = map_texts(document.blocks, drawn, drawn, lambda svg: _drawn_svg(svg, used))
    return StoodIn(Document(title, blocks, document.language), tuple(used))


def drawable(text: str) -> str:
    """A text with a stand-in for what our fonts cannot draw."""
    return _drawn(text, {})


def drawable_svg(svg: str) -> str:
    """A picture with a stand-in for what our fonts cannot draw in its texts."""
    return _drawn_svg(svg, {})


def _drawn(text: str, used: dict[str, None]) -> str:
    text = visible(text)
    if _undrawn().search(text) is None:
        return text
    text = _NO_SHAPE.sub("", unicodedata.normalize("NFC", text))

    def standing(match: re.Match[str]) -> str:
        parts = list(_stand_ins(match[0]))
        used.update(dict.fromkeys(parts))
        return " ".join(parts)

    return _undrawn().sub(standing, text)


def _drawn_svg(svg: str, used: dict[str, None]) -> str:
    """The picture with short stand-ins, since there is little room in it: its words stand beside it in full."""
    told: dict[str, None] = {}
    svg = _REFERENCE.sub(_character, svg)
    _drawn(svg, told)
    used.update(told)
    if not told:
        return visible(svg)
    # A stand-in has no mark with a meaning in XML, so that it may stand wherever the character stood.
    return _undrawn().sub(_briefly, _NO_SHAPE.sub("", visible(svg)))


def _briefly(match: re.Match[str]) -> str:
    number = len(match[0])
    return str(escape(tn("[symbol]", "[{number} symbols]", number)))


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    if code in (9, 10, 13) or 0x20 <= code < 0x80:
        return match[0]
    return chr(code) if 0x80 <= code < 0x110000 else "\ufffd"


@cache
def _undrawn() -> re.Pattern[str]:
    """A run of characters that no font of ours has. Blanks that start a line or a column are for the typesetter."""
    known = sorted((covered() - {0}) | {9, 10, 13, 0x85})
    ranges = []
    for _, run in groupby(enumerate(known), lambda pair: pair[1] - pair[0]):
        codes = [code for _, code in run]
        ranges.append(f"\\U{codes[0]:08x}-\\U{codes[-1]:08x}")
    return re.compile(f"[^{''.join(ranges)}]+")


def _stand_ins(run: str) -> Iterator[str]:
    for script, grouped in groupby(run, _script):
        part = "".join(grouped)
        if script and len(part) > 1:
            yield t("[symbols: {number} characters of {script}]", number=len(part), script=script)
            continue
        for character, same in groupby(part):
            number = len(list(same))
            name = unicodedata.name(character, f"U+{ord(character):04X}")
            yield tn("[symbol: {name}]", "[symbol: {name}, {number} times]", number, name=name)


def _script(character: str) -> str:
    """The writing a letter belongs to, as its Unicode name begins; "" for a symbol."""
    if unicodedata.category(character)[0] not in "LMN":
        return ""
    name = unicodedata.name(character, "")
    if (kind := _KIND.search(name)) is None:
        return ""
    script = name[: kind.start()]
    return _KNOWN_AS.get(script, script.title())
