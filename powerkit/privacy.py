"""People's names become codes, and what is private stays out.

Codes such as "Person A" are pseudonyms: they make a record safer to show, never anonymous.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

_PARTED = re.compile(r"[,;\n\r]|\s(?:and|&|\+|with)\s", re.IGNORECASE)
_BESIDE = re.compile(r"[(\[–—/]|\s-\s|\s(?:from|at|of the|who|in|on|for|my|our)\s", re.IGNORECASE)


_APOSTROPHE = re.compile("['’‘ʼ]")
_HYPHEN = re.compile("[-\u2010\u2011]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ROLE_FIRST = _words(
    """
    a an the my our their some one two three four five six several local other another everyone everybody anyone
    nobody no just all both people residents neighbours colleagues staff team members volunteers me
    """
)
_NOT_A_NAME = _words(
    """
    a an and at by de del di for from in la le my of on our the to van von with dr mr mrs miss ms mx prof sir rev
    reverend father sister brother imam rabbi cllr councillor nurse doctor
    """
)
_ALSO_WORDS = _words(
    """
    amber angel april art august baker bill bishop brook brown carol chance charity chase church clay cook cross
    daisy dawn day dean drew earl eve faith field flora fisher frank gene giles grace grant gray green guy hall
    harmony hazel heather hill holly hope hunter ivy jack jay jean jewel joy june king lake lane lee long love lily
    major march mark marsh mason may mercy miles miller moss nick north olive park parker pat pearl penny peace
    pierce poppy price rain ray rich river rob robin rose ruby sage sandy shepherd short skip stone storm sue summer
    sunny taylor terry trinity turner victor violet wade walker ward way wells west white will wood woods work
    worker young
    """
)

_DATE_BEFORE = dict.fromkeys(("april", "august", "june", "march", "may"), r"(?<!\d )")
"""Months that are also names: a figure before one makes it a date."""


def people_in(text: str) -> tuple[str, ...]:
    """The names in a text where people's names are asked for, such as "Amina from housing, Joe and a neighbour".

    What only says a role ("a neighbour") is no name. When in doubt a part counts as a name.
    """
    found = (_BESIDE.split(f" {part} ")[0].strip(" .:'\"“”") for part in _PARTED.split(text))
    return tuple(dict.fromkeys(one for one in found if _looks_like_a_name(one)))


def _looks_like_a_name(text: str) -> bool:
    words = text.split()
    if not words or not any(character.isalpha() for character in text) or len(text) < 2:
        return False
    return any(word[:1].isupper() for word in words[1:]) or words[0].casefold() not in _ROLE_FIRST


class Names:
    """Known names and the code that stands for each; finds them in any text, in the forms people write them.

    Caught are the full name, in any case; its parts alone (a first name, a surname); possessives, also without an
    apostrophe. A part that is
    also an English word ("Will", "Hope") is caught only where it is written with a capital.
    """

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes: dict[str, str] = {}
        exact: set[str] = set()
        loose: set[str] = set()
        for name, code in codes.items():
            for form, any_case in _forms(name):
                spellings = (form,) if any_case else (form, _plain(form.upper()))
                (loose if any_case else exact).update(spellings)
                for spelling in spellings:
                    self._codes.setdefault(_key(spelling), code)
        self._pattern = _pattern(exact, loose)
        self._shown = _pattern(set(codes.values()), ())

    def replace(self, text: str) -> str:
        """The text with a code in place of each known name."""
        if self._pattern is None:
            return text
        whole = unicodedata.normalize("NFC", text)
        changed = self._pattern.sub(lambda match: self._codes[_key(match[0])], whole)
        return text if changed == whole else changed

    def found(self, text: str) -> tuple[str, ...]:
        """The codes of the known names that stand in *text*. A code that stands there itself is not a name."""
        if self._pattern is None or self._shown is None:
            return ()
        rest = self._shown.sub("\0", unicodedata.normalize("NFC", text))
        return tuple(dict.fromkeys(self._codes[_key(match[0])] for match in self._pattern.finditer(rest)))


def _forms(name: str) -> Iterator[tuple[str, bool]]:
    whole = _plain(name)
    words = [word.strip(".'") for word in whole.split()]
    if len(whole) < 2:
        return
    yield whole, len(words) > 1 or whole.casefold() not in _ALSO_WORDS
    if len(words) < 2 and "-" not in whole:
        return
    lower = not any(word[:1].isupper() for word in words)
    for word in dict.fromkeys(part for whole_word in words for part in (whole_word, *whole_word.split("-"))):
        plain = word.casefold()
        if len(word) > 1 and plain not in _NOT_A_NAME and (lower or not word[:1].islower()):
            yield word, plain not in _ALSO_WORDS


def _plain(text: str) -> str:
    """The text with one kind of blank, apostrophe and hyphen, and accents in their letters."""
    return _HYPHEN.sub("-", _APOSTROPHE.sub("'", " ".join(unicodedata.normalize("NFC", text).split())))


def _key(text: str) -> str:
    """The form in which two spellings are the same; `re` takes the dotted and dotless i of Turkish for an i."""
    return _plain(_plain(text).replace("\u0130", "i").replace("\u0131", "i").casefold())


def _pattern(exact: Iterable[str], loose: Iterable[str]) -> re.Pattern[str] | None:
    parts = [(form, _DATE_BEFORE.get(form.casefold(), "") + _spelled(form)) for form in exact]
    parts += [(form, f"(?i:{_spelled(form)})") for form in loose]
    if not parts:
        return None
    parts.sort(key=lambda part: len(part[0]), reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled for _, spelled in parts)})(?=[sS]?(?![\w\u0300-\u036f]))")


def _spelled(form: str) -> str:
    """The form as a pattern: any blanks between words, any kind of apostrophe and hyphen."""
    words = r"\s+".join(map(re.escape, form.split()))
    return words.replace("'", _APOSTROPHE.pattern).replace(r"\-", _HYPHEN.pattern)
