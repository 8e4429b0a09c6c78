"""The forms of all known names, and phrases that are none, ready to be looked for in any text."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from powerkit.privacy.codes import one_of
from powerkit.privacy.letter_folding import LETTER, WITHIN_WORD, WORDS_APART, folded, foldings, squashed
from powerkit.privacy.name_forms import (
    AFTER_PREFIX,
    BARE_INITIALS,
    BEGINS,
    GLUED,
    HANDLE,
    INITIALS,
    INSIDE,
    JOINED,
    LITERAL,
    SMALL,
    SURE,
    WORD,
    forms_of,
)
from powerkit.privacy.trie import pattern_of
from powerkit.text.catalogue import deck_language

_MOST_MEANT = 3
_LONG_GLUED = 7
"""Letters of a part of a name that is one between two letters or four as well: "xGwendolynx"."""
MOST_KEPT, LONGEST_KEPT = 4096, 2000
_BEFORE = rf"(?<!{LETTER})"
_AFTER = rf"(?=s?(?!{LETTER}))"
_ALONE = r"(?<![\w./-])"
_PREFIXED = rf"(?:(?<!{LETTER})|(?<=(?<!{LETTER})[وفبكلובהלמשכ])|(?<=(?<!{LETTER})(?:ال|لل|وا|ול|וה|של)))"
_EDGES = {
    SURE: (_BEFORE, _AFTER),
    WORD: (_BEFORE, _AFTER),
    INITIALS: (_ALONE, _AFTER),
    BARE_INITIALS: (_ALONE, _AFTER),
    JOINED: ("", ""),
    INSIDE: ("", ""),
    BEGINS: (_BEFORE, ""),
    AFTER_PREFIX: (_PREFIXED, rf"(?!{LETTER})"),
    HANDLE: (rf"(?:(?P<at>(?<=@))|(?<!{LETTER}))", rf"(?!{LETTER})(?(at)|(?=[\w.+-]{{0,40}}@))"),
    LITERAL: (r"(?<!\w)", r"(?!\w)"),
    GLUED: ("", rf"(?={LETTER}{{1,2}}(?!{LETTER}))"),
}


class Forms:
    """The forms of all names, ready to be looked for: made once for the same names."""

    def __init__(self, codes: tuple[tuple[str, str], ...]) -> None:
        self.known: dict[str, dict[str, tuple[str, bool]]] = {how: {} for how in _EDGES}
        texts: dict[str, dict[str, None]] = {how: {} for how in _EDGES}
        sure: set[str] = set()
        self.doubted: set[str] = set()
        meant: dict[tuple[str, str], dict[str, bool]] = {}
        for name, code in codes:
            for form in forms_of(name):
                how = SURE if form.how == SMALL else form.how
                self.doubted |= {form.key} if how != form.how else set()
                sure |= {form.key} if form.how == SURE else set()
                texts[how][form.text] = None
                here = meant.setdefault((how, form.key), {})
                here[code] = here.get(code, False) or form.whole
        self.clean: set[str] = set()
        self._several: dict[str, tuple[str, ...]] = {}
        for (how, key), people in meant.items():
            self.known[how][key] = self._of(people)
        for key in sure & self.known[WORD].keys():  # somebody is called so in full
            del self.known[WORD][key]
        self.doubted -= sure
        words = {squashed(word) for name, _ in codes for part in folded(name).split() for word in part.split("-")}
        self.parts = tuple(sorted(words & sure))
        long = [part for part in self.parts if len(part) >= _LONG_GLUED and part in self.known[SURE]]
        texts[GLUED] = dict.fromkeys(long)
        self.known[GLUED] = {part: self.known[SURE][part] for part in long}
        self.patterns = tuple(
            (how, re.compile(f"{before}{pattern_of(texts[how])}{after}"))
            for how, (before, after) in _EDGES.items()
            if texts[how]
        )
        self.searches: tuple[tuple[str, Callable[[str], object]], ...] = tuple(
            (how, pattern.search) for how, pattern in self.patterns if how != GLUED
        )

    def _of(self, people: Mapping[str, bool]) -> tuple[str, bool]:
        """The code of whom a form means, and whether it is all of their name; it may be a part of several names."""
        whole = next((code for code, is_whole in people.items() if is_whole), None)
        if whole is not None or len(people) == 1:
            return whole or next(iter(people)), whole is not None
        said = one_of([*people][:_MOST_MEANT], more=len(people) > _MOST_MEANT)
        self._several[said] = tuple(people)
        return said, False

    def is_clean(self, text: str) -> None:
        """Remember that no form stands in a text: most texts have none, and are asked about more than once."""
        if len(text) <= LONGEST_KEPT:
            if len(self.clean) >= MOST_KEPT:
                self.clean.clear()
            self.clean.add(text)

    def each(self, code: str) -> tuple[str, ...]:
        """The codes that are said in one where a form may mean several people."""
        return self._several.get(code, (code,))

    def __bool__(self) -> bool:
        return bool(self.patterns)


def compiled(codes: tuple[tuple[str, str], ...]) -> Forms:
    """The forms of these names, made once in each language."""
    return _compiled(codes, deck_language())


@lru_cache(maxsize=16)
def _compiled(codes: tuple[tuple[str, str], ...], _language: str) -> Forms:
    return Forms(codes)


@lru_cache(maxsize=16)
def any_phrase(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of these phrases, however their words are parted, with their apostrophes or without."""
    if not phrases:
        return None
    made = pattern_of(WORDS_APART.join(phrase.replace("'", WITHIN_WORD).split()) for phrase in phrases)
    return re.compile(f"{_BEFORE}{made}(?!{LETTER})")


def phrases_in(text: str, phrases: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """From and to of each phrase of `any_phrase` in a text, however it is written there."""
    if phrases is not None:
        for read in foldings(text):
            yield from (read.place(match.start(), match.end()) for match in phrases.finditer(read.text))


SPARED = "\1"
"""Stands for each letter of a phrase that is no name; a code is one "\0"."""


def without_phrases(text: str, phrases: re.Pattern[str] | None) -> str:
    """The text with `SPARED` in place of each letter of such phrases, so that all else stays where it is."""
    for start, end in phrases_in(text, phrases):
        text = f"{text[:start]}{SPARED * (end - start)}{text[end:]}"
    return text


def any_of(texts: Iterable[str], *patterns: str) -> re.Pattern[str] | None:
    """Any of these texts as they are written, the longest first, and of the patterns."""
    longest = [*map(re.escape, sorted(filter(None, texts), key=len, reverse=True)), *patterns]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest)})(?![^\W_])") if longest else None
