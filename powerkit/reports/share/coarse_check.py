"""A second look for names in finished texts, by coarser means of its own: it misses other things than the first.

It knows nothing of `powerkit.privacy`'s way to match: it takes letters by what Unicode calls them, cuts texts into
words, and compares those. What it finds and the first did not is a fault, so the file is refused.
"""

import quopri
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from itertools import pairwise
from urllib.parse import unquote

from powerkit.privacy.common_words import LONGEST_NAME, as_a_name, is_ordinary, is_rarer, simplified
from powerkit.privacy.wordlists import (
    GROUP_HEADS,
    GROUP_OF,
    JOINS,
    NOT_A_NAME,
    ONE_RELATED,
    PLACE_OF,
    RELATED,
    SURNAMES_TOO,
)

_SHORTEST = 3
_WITHIN = 9
_PARTED = re.compile(r"[^\w]+|_")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPELT_OUT = re.compile(r"(?<![^\W_])[^\W\d_](?:[\s._*·,;:/|+~-]{1,2}[^\W\d_](?![^\W_])){3,}")
_TAG = re.compile(r"[#@](\w{5,})|(?<!\w)(\w{5,}+)(?=[\w.+-]{0,60}@\w|\.[A-Za-z]{2,4}\b)")
_CUT_OFF = re.compile(r"(?<=\w)(?:['’‘`´\u02b9-\u02ff\u2010\u2011\u00ac-]|[-\u2010\u00ad=] {1,3})(?=\w)")
_CODED = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})")
_PAIRED, _MOST_WORDS, _LONGEST_WORD = 6, 4, 24
_ENDS = re.compile(r"\d{1,4}\Z")
_ADDRESS = re.compile(r"\S+@\S+\Z|(?:https?:)?\S+\.\w{2,}/\S+\Z")
_APART = r"[\W_]{1,3}"
_RELATED, _NO_PARTS = RELATED | ONE_RELATED, JOINS | NOT_A_NAME | GROUP_OF
_FROM = frozenset("of from at in for on near".split())


class Rough:
    """Known names, cut into words, to be looked for among the words of a text."""

    def __init__(self, codes: Mapping[str, str], allowed: Iterable[str] = ()) -> None:
        """Look for the names of *codes*. *allowed* are phrases, codes among them, in which a name may seem to be."""
        self._whole: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._inside: dict[str, str] = {}
        self._with_capitals: dict[str, str] = {}
        for name, code in codes.items():
            self._take(name, code)
        phrases = {" ".join(words) for code in (*allowed, *codes.values()) for words in _readings(code)}
        self._allowed = sorted((phrase for phrase in phrases if phrase), key=len, reverse=True)
        self._spelt = _any_of(self._with_capitals)

    def found(self, text: str) -> str | None:
        """The code of a name that seems to stand in the text."""
        for words in _readings(text):
            line = f" {' '.join(words)} "
            if hit := self._hit(line):
                for phrase in self._allowed:
                    line = line.replace(f" {phrase} ", " | ")
                if hit := self._hit(line):
                    return hit
        return self._hit_with_capitals(text) or self._hit_in_a_tag(text)

    def _hit_in_a_tag(self, text: str) -> str | None:
        """A name beside common words in a tag, a handle or the name of a file: "#justiceforamina"."""
        for match in _TAG.finditer(text):
            run = "".join(_words(match[1] or match[2]))
            for part in () if _of_words(run) or not run.isalpha() else self._parts:
                if len(part) > _SHORTEST and part in run and not any(phrase in run for phrase in self._allowed):
                    before, _, after = run.partition(part)
                    if _of_words(before) and _of_words(after):
                        return self._parts[part]
        return None

    def _hit_with_capitals(self, text: str) -> str | None:
        """A name of English words, such as Dawn Frost: only its capitals tell it from "a frost at dawn"."""
        if self._spelt is None or not self._spelt.search(text):
            return None
        allowed = re.compile("|".join(rf"\b{phrase.replace(' ', _APART)}\b" for phrase in self._allowed) or "$^", re.I)
        hit = self._spelt.search(allowed.sub("|", text))
        return self._with_capitals[" ".join(_words(hit[0]))] if hit else None

    def _take(self, name: str, code: str) -> None:
        name = as_a_name(name)
        words = _words(name)
        joined = "".join(words)
        if not joined or not any(map(str.isalpha, joined)):
            return
        if len(name) > LONGEST_NAME:  # one word, in which nobody has parts
            self._whole.setdefault(" ".join(words), code)
            return
        if words[1:] == ["s"] and is_ordinary(words[0]):
            return  # "Group's" is the one common word that "group" is: neither is looked for here
        if not joined[0].isascii() and all(
            unicodedata.category(item)[0] in "LM" and not _cased(item) for item in joined
        ):
            if len(joined) > (1 if "\u3400" <= joined[0] <= "\u9fff" else 3):
                self._inside.setdefault(joined, code)
            for word in words if 1 < len(words) <= _MOST_WORDS and _NO_NAMES.isdisjoint(words) else ():
                if len(word) > _SHORTEST:
                    self._parts.setdefault(word, code)
            return
        group = self._is_group(name)
        if len(words) > 1:
            of_words = not group and all(is_ordinary(word) or is_rarer(word) for word in words)
            (self._with_capitals if of_words else self._whole).setdefault(" ".join(words), code)
        if len(joined) >= _WITHIN and len(words) > 1 and not (is_ordinary(joined) or is_rarer(joined)):
            self._inside.setdefault(joined, code)
        if group or _ADDRESS.match(name):
            return
        written = re.split(r"\s+", name)
        capitals = any(item[:1].isupper() for item in written)
        if capitals and words[0] not in _RELATED:  # where somebody is from is not what they are called
            written = written[: next((at for at, item in enumerate(written) if at and item in _FROM), None)]
        pairs = ("".join(_words(" ".join(pair))) for pair in pairwise(written))
        for pair in pairs if len(written) > 2 else ():
            if len(pair) >= _PAIRED and not (is_ordinary(pair) or is_rarer(pair)):
                self._parts.setdefault(pair, code)  # "Abdulrahman", "MacDonald"
        for item in written:
            if capitals and not item[:1].isupper() and len(written) > 1:
                continue
            for part in {"".join(_words(item)), *_words(item)}:
                if len(part) >= _SHORTEST and part not in _NO_PARTS and not is_ordinary(part):
                    (self._with_capitals if is_rarer(part) else self._parts).setdefault(part, code)

    def _is_group(self, name: str) -> bool:
        words, small = name.split(), _words(name)
        return len(words) > 1 and (
            (small[-1] in GROUP_HEADS and (small[-1] not in SURNAMES_TOO or is_ordinary(small[0])))
            or small[0] in GROUP_OF
            or any(word.islower() and (len(word) > 3 or _said_small(word)) for word in words)
            or (
                not {"and", "&", "+"}.isdisjoint(words)
                and all(is_ordinary(word) or is_rarer(word) for word in small if word != "and")
            )
            or ((is_ordinary(small[0]) or small[0] in PLACE_OF) and not _FROM.isdisjoint(words[1:]))
        )

    def _hit(self, line: str) -> str | None:
        for word in set(line.split()):
            bare = _ENDS.sub("", word) if len(word) > 5 else word
            if is_ordinary(bare):
                continue
            several = bare.removesuffix("es") if bare.endswith(("ses", "xes", "zes", "ches", "shes")) else bare
            for part in (bare, bare.removesuffix("s"), several):
                if part in self._parts:
                    return self._parts[part]
        for found in (self._whole, self._inside):
            edge = " " if found is self._whole else ""
            for name, code in found.items():
                if f"{edge}{name}{edge}" in line:
                    return code
        return None


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Any of these names with a capital at each word."""
    made = "|".join(_APART.join(map(str.capitalize, name.split())) for name in names)
    return re.compile(rf"\b(?:{made})\b") if made else None


def _said_small(word: str) -> bool:
    """Whether it is a common word that joins no names: "James' mum"."""
    return len(word) > 2 and is_ordinary(word) and word not in JOINS | NOT_A_NAME


def _cased(character: str) -> bool:
    return character.lower() != character.upper()


def _readings(text: str) -> Iterator[list[str]]:
    """The words of a text: cut at each mark, joined over marks within a word, and cut before each capital."""
    yield _words(text)
    if "%" in text or "&" in text or "\\" in text:
        yield _words(_CODED.sub(lambda code: chr(int(code[0][2:], 16)), unescape(unquote(text))))
    if "=" in text:
        yield _words(quopri.decodestring(text.encode()).decode("utf-8", "replace"))
    if not text.isascii():
        yield _words(" ".join(map(_read_again, text.split())))
    yield _words(_CUT_OFF.sub("", text))
    if _SPELT_OUT.search(text):
        yield _words(_SPELT_OUT.sub(lambda run: "".join(filter(str.isalpha, run[0])), text))
    if _CAPITAL.search(text):
        yield _words(_CAPITAL.sub(" ", text))


def _read_again(word: str) -> str:
    """A word that was stored in one way and read in another, as it was: "BrontÃ«"."""
    for way in ("cp1252", "latin-1"):
        try:
            return word.encode(way).decode()
        except ValueError:
            continue
    return word


def _of_words(letters: str, most: int = _MOST_WORDS) -> bool:
    """Whether it is nothing, or a few common words run together."""
    if not letters or most == 0 or len(letters) > most * _LONGEST_WORD:
        return not letters
    ends = range(2, min(len(letters), _LONGEST_WORD) + 1)
    return any(is_ordinary(letters[:end]) and _of_words(letters[end:], most - 1) for end in ends)


def _words(text: str) -> list[str]:
    return [word for word in _PARTED.split(text.translate(_LETTERS)) if word]


class _Letters(dict[int, str]):
    """What stands for each character, by its number; it is kept, since few are ever met."""

    def __missing__(self, number: int) -> str:
        self[number] = letter = _letter(chr(number))
        return letter


_LETTERS = _Letters()


def _letter(character: str) -> str:
    """A small plain letter for a letter, nothing for a mark on one, a blank for all else."""
    if character.isascii():
        return character.lower() if character.isalnum() else " "
    if unicodedata.category(character) in ("Cf", "Mn", "Me") and not _vowel(character):
        return ""
    plain = ""
    for item in unicodedata.normalize("NFKD", character):
        kind = unicodedata.category(item)
        if "\u02b9" <= item <= "\u02ff":
            plain += " "  # an apostrophe that Unicode calls a letter
        elif kind[0] == "L":
            plain += _by_its_name(item)
        elif kind[0] == "M":
            plain += item if _vowel(item) else ""
        else:
            plain += item if kind == "Nd" else " "
    return plain


def _vowel(mark: str) -> bool:
    """Whether it is a vowel of a writing that sets vowels as marks."""
    return unicodedata.combining(mark) in (0, 9) and "\u0900" <= mark <= "\u0dff"


_ARABIC = {
    "": {"HAMZA"},
    "ه": {"HEH", "MARBUTA", "AE"},
    "ي": {"YEH", "MAKSURA", "E"},
    "ك": {"KAF", "KEHEH"},
    "گ": {"GAF"},
    "ن": {"NOON"},
    "و": {"WAW", "U", "OE"},
    "ل": {"LAM"},
}
"""Letters of Arabic, Persian, Urdu and Kurdish that are written for each other, by a word of their names."""


def _by_its_name(letter: str) -> str:
    """What Unicode's own name of a letter says: LATIN SMALL LETTER L WITH STROKE is an l."""
    if letter.isascii():
        return letter.lower()
    if "\u3400" <= letter <= "\u9fff":
        return simplified().get(letter, letter)
    kind, _, called = unicodedata.name(letter, "").partition(" LETTER ")
    if kind == "ARABIC":
        return next((one for one, names in _ARABIC.items() if not names.isdisjoint(called.split())), letter)
    if not kind.startswith("LATIN"):
        return letter.lower()
    word = called.partition(" WITH ")[0].split()[-1:] or [""]
    known = {"THORN": "th", "ENG": "n", "ETH": "d", "SCHWA": "e"}
    if called.startswith("SHARP S"):
        return "ss"
    return known.get(word[0], word[0].lower() if len(word[0]) < 3 else letter.lower())


_NO_NAMES = frozenset(_words("قالت التي الذي نہیں کہتی کہتا"))
"""Longer words of Arabic and Urdu that join what is said of somebody to the name."""
