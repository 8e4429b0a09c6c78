"""Known names and their codes: found and replaced in any text, in the forms people write them."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from powerkit.privacy.context import Verdict, has_capital, judged
from powerkit.privacy.folding import LETTER, OWNER, folded, foldings, squashed
from powerkit.privacy.name_forms import (
    AFTER_PREFIX,
    BARE_INITIALS,
    BEGINS,
    INITIALS,
    INSIDE,
    JOINED,
    LITERAL,
    SURE,
    WORD,
    forms_of,
)
from powerkit.privacy.placecodes import CODE, PlaceCodes
from powerkit.privacy.places import begins_a_place, places_in
from powerkit.privacy.trie import pattern_of
from powerkit.privacy.wordlists import HEADS_ON, PLACES

_MOST_ROUNDS = 3
_MOST_MEANT = 3
_MOST_KEPT, _LONGEST_KEPT = 4096, 2000
_PLACE_FITS = 160
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
    LITERAL: (r"(?<!\w)", r"(?!\w)"),
}
PLACE = "place"
_WRITTEN_INTO_WORDS = (JOINED, INSIDE, BEGINS, AFTER_PREFIX)
_ADDRESS = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<![\w@])@[\w.-]*\w")
_HYPHEN_ON = re.compile(rf"[-\u2010\u2011]{LETTER}+")
_HYPHEN_BEFORE = re.compile(rf"{LETTER}+[-\u2010\u2011]\Z")
_OWNED = re.compile(LETTER + OWNER)
_SAINT = re.compile(r"\b(?:St|Saint)\b")
_RUN = re.compile(r"\w+")
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]+")
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


class Names:
    """Known names and the code that stands for each; finds them in any text, in the forms people write them.

    Caught are the full name, its parts alone (a first name, a surname), initials and possessives, in any case, whatever
    the accents, apostrophes, hyphens and blanks; also joined, in addresses, tags and file names. A part that is an
    English word or a month as well ("Will", "June") counts as its context has it. Names of organisations and places
    that hold a part of a name stay whole; one that holds all of it gets a code of its own. See
    `powerkit.privacy.name_forms`, `.context`, `.places` and `.placecodes`.
    """

    def __init__(
        self,
        codes: Mapping[str, str],
        shown: Iterable[str] = (),
        *,
        spared: Iterable[str] = (),
        sure: Iterable[str] = (),
        places: bool = True,
        called: PlaceCodes | None = None,
    ) -> None:
        """Know these names by these codes. *shown* are other forms of the codes, which are no names either.

        *spared* are phrases that the leader said are no names, and *sure* words that they said always are.
        With *places* names of organisations and places that hold a part of a name stay whole, and those that hold
        all of it get the codes of *called*.
        """
        self._forms = _compiled(tuple(codes.items()))
        self._places = places
        self._changed: dict[str, str] = {}
        self.called = called or PlaceCodes()
        self._shown = _any_of({*codes.values(), *shown}, *((CODE,) if places else ()))
        phrases = {squashed(folded(item)): folded(item) for item in spared}
        self._spared = _phrases(tuple(one for key, one in phrases.items() if len(one.split()) > 1))
        self._words = frozenset(key for key, one in phrases.items() if len(one.split()) == 1)
        self._sure = frozenset(squashed(folded(item)) for item in sure)

    def replace(self, text: str, spared: Collection[str] = ()) -> str:
        """The text with a code in place of each known name; spellings that are *spared* (see `spelt`) stay."""
        if not spared and (kept := self._changed.get(text)) is not None:
            return kept
        changed, given = self._replaced(text, spared), text
        # What was joined to a name may be one itself once it stands alone: "WillWill".
        for _ in range(_MOST_ROUNDS):
            if changed == text or not self.found(changed):
                break
            text, changed = changed, self._replaced_around_codes(changed, spared)
        if not spared and len(given) <= _LONGEST_KEPT:
            if len(self._changed) >= _MOST_KEPT:
                self._changed.clear()
            self._changed[given] = changed
        return changed

    def _replaced(self, text: str, spared: Collection[str]) -> str:
        if not self._forms:
            return text
        whole = unicodedata.normalize("NFC", text)
        found = self._found(whole)
        if not found:
            return text
        parts: list[str] = []
        at = 0
        for item in found:
            said = whole[item.start : item.end]
            parts += (whole[at : item.start], said if said in spared else _kept_apart(item, whole))
            at = item.end
        changed = "".join([*parts, whole[at:]])
        return text if changed == whole else changed

    def _replaced_around_codes(self, text: str, spared: Collection[str]) -> str:
        """As `_replaced`, with each code read as the one mark that `found` reads: a word beside it counts the same."""
        if self._shown is None:
            return self._replaced(text, spared)
        whole = unicodedata.normalize("NFC", text)
        shown = [code[0] for code in self._shown.finditer(whole)]
        parts = self._replaced(self.without_codes(whole), spared).split("\0")
        if len(parts) != len(shown) + 1:  # a mark was part of what was found
            return self._replaced(text, spared)
        return "".join(map("".join, zip_longest(parts, shown, fillvalue="")))

    def spelt(self, text: str) -> tuple[tuple[str, int, int], ...]:
        """Each place where a known name stands in the text, in Unicode form NFC: how it is spelt there, from, to."""
        whole = unicodedata.normalize("NFC", text)
        return tuple((whole[item.start : item.end], item.start, item.end) for item in self._found(whole))

    def found(self, text: str) -> tuple[str, ...]:
        """The codes of the known names that stand in *text*. A code that stands there itself is not a name."""
        if not self._forms:
            return ()
        rest = self.without_codes(unicodedata.normalize("NFC", text))
        if rest in self._forms.clean:
            return ()
        return tuple(dict.fromkeys(code for item in self._found(rest) for code in self._forms.each(item.code)))

    def unsure(self, text: str) -> tuple[tuple[str, int, int], ...]:
        """Each place in the text, in form NFC, where a name is taken for one that may be the word: as `spelt`."""
        whole = unicodedata.normalize("NFC", text)
        return tuple(
            (whole[item.start : item.end], item.start, item.end) for item in self._found(whole) if not item.sure
        )

    def kept(self, text: str) -> tuple[str, ...]:
        """The names of organisations and places, and phrases that are no names, which hold a name and stay whole."""
        whole = unicodedata.normalize("NFC", text)
        if not self._forms or not self._any(whole):
            return ()
        gone = [(item.start, item.end) for item in self._found(whole)]
        spans = [*self._phrases_in(whole), *_places(whole)]
        held = (span for span in spans if not any(start < span[1] and span[0] < end for start, end in gone))
        return tuple(dict.fromkeys(whole[start:end] for start, end in held if self._any(whole[start:end])))

    def without_codes(self, text: str) -> str:
        """The text with one mark in place of each code that stands there itself."""
        return text if self._shown is None else self._shown.sub("\0", text)

    def _any(self, text: str) -> bool:
        return any(search(read.text) for read in foldings(text) for _, search in self._forms.searches)

    def _found(self, text: str) -> list[Found]:
        """Where names stand in a text in form NFC, in order and apart from each other."""
        if not self._forms:
            return []
        if text in self._forms.clean:
            return []
        there = {(candidate.start, candidate.end): candidate for candidate in self._candidates(text)}
        if not there:
            return []
        chosen: list[Found] = []
        phrases = list(self._phrases_in(text))
        places = list(_places_around(text, there)) if self._places else []
        for item in sorted(there.values(), key=lambda item: (item.start, -item.end)):
            if chosen and item.start < chosen[-1].end:
                continue
            if any(start <= item.start and item.end <= end for start, end in phrases):
                continue
            if not item.whole and any(start <= item.start and item.end <= end for start, end in places):
                continue
            if item.whole and self._places and (place := _called_like(item, places, text)):
                if place == KEPT_WHOLE:
                    continue
                start, end = max(place[0], chosen[-1].end if chosen else 0), place[1]
                item = Found(start, end, self.called.code(_bare_place(text[start:end])), PLACE, True)
            chosen.append(item)
        return _grown(chosen, text)

    def _candidates(self, text: str) -> Iterator[Found]:
        none = True
        for read in foldings(text):
            for how, pattern in self._forms.patterns:
                for match in pattern.finditer(read.text):
                    none = False
                    key = squashed(match[0])
                    known = self._forms.known[how].get(key)
                    if known is None:
                        continue
                    start, end = read.place(match.start(), match.end())
                    if _in_a_number(text, start, end):
                        continue
                    counts = self._counts(how, key, text, start, end)
                    if counts is not Verdict.WORD:
                        yield Found(start, end, known[0], how, known[1], counts is Verdict.NAME)
        if none:
            self._forms.is_clean(text)

    def _counts(self, how: str, key: str, text: str, start: int, end: int) -> Verdict:
        if how == WORD:
            if key in self._sure and has_capital(text, start):
                return Verdict.NAME
            verdict = judged(text, start, end)
            return Verdict.WORD if verdict is Verdict.UNSURE and key in self._words else verdict
        if how in (INITIALS, BARE_INITIALS):
            return Verdict.NAME if _as_initials(text[start:end], how) else Verdict.WORD
        return Verdict.NAME

    def _phrases_in(self, text: str) -> Iterator[tuple[int, int]]:
        if self._spared is not None:
            for read in foldings(text):
                yield from (read.place(match.start(), match.end()) for match in self._spared.finditer(read.text))


def may_hold(name: str, text: str) -> bool:
    """Whether a form of a name may stand in a text; quick, and true where nobody can be sure."""
    given = [squashed(read.text) for read in foldings(unicodedata.normalize("NFC", text))]
    return any(form.key in item for form in forms_of(name) for item in given)


class _Forms:
    """The forms of all names, ready to be looked for: made once for the same names."""

    def __init__(self, codes: tuple[tuple[str, str], ...]) -> None:
        self.known: dict[str, dict[str, tuple[str, bool]]] = {how: {} for how in _EDGES}
        texts: dict[str, dict[str, None]] = {how: {} for how in _EDGES}
        sure: set[str] = set()
        meant: dict[tuple[str, str], dict[str, bool]] = {}
        for name, code in codes:
            for form in forms_of(name):
                sure |= {form.key} if form.how == SURE else set()
                texts[form.how][form.text] = None
                here = meant.setdefault((form.how, form.key), {})
                here[code] = here.get(code, False) or form.whole
        self.clean: set[str] = set()
        self._several: dict[str, tuple[str, ...]] = {}
        for (how, key), people in meant.items():
            self.known[how][key] = self._of(people)
        for key in sure & self.known[WORD].keys():  # somebody is called so in full
            del self.known[WORD][key]
        self.patterns = tuple(
            (how, re.compile(f"{before}{pattern_of(texts[how])}{after}"))
            for how, (before, after) in _EDGES.items()
            if texts[how]
        )
        self.searches: tuple[tuple[str, Callable[[str], object]], ...] = tuple(
            (how, pattern.search) for how, pattern in self.patterns
        )

    def _of(self, people: Mapping[str, bool]) -> tuple[str, bool]:
        """The code of whom a form means, and whether it is all of their name; it may be a part of several names."""
        whole = next((code for code, is_whole in people.items() if is_whole), None)
        if whole is not None or len(people) == 1:
            return whole or next(iter(people)), whole is not None
        said = " or ".join([*people][:_MOST_MEANT]) + (" or others" if len(people) > _MOST_MEANT else "")
        self._several[said] = tuple(people)
        return said, False

    def is_clean(self, text: str) -> None:
        """Remember that no form stands in a text: most texts have none, and are asked about more than once."""
        if len(text) <= _LONGEST_KEPT:
            if len(self.clean) >= _MOST_KEPT:
                self.clean.clear()
            self.clean.add(text)

    def each(self, code: str) -> tuple[str, ...]:
        """The codes that are said in one where a form may mean several people."""
        return self._several.get(code, (code,))

    def __bool__(self) -> bool:
        return bool(self.patterns)


@lru_cache(maxsize=16)
def _compiled(codes: tuple[tuple[str, str], ...]) -> _Forms:
    return _Forms(codes)


@lru_cache(maxsize=16)
def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    from powerkit.privacy.folding import WORDS_APART

    made = pattern_of(WORDS_APART.join(phrase.split()) for phrase in phrases)
    return re.compile(f"{_BEFORE}{made}(?!{LETTER})")


def _any_of(texts: Iterable[str], *patterns: str) -> re.Pattern[str] | None:
    """Any of these texts as they are written, the longest first, and of the patterns."""
    longest = [*map(re.escape, sorted(filter(None, texts), key=len, reverse=True)), *patterns]
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)") if longest else None


def _as_initials(said: str, how: str) -> bool:
    """Whether letters that stand for a name have the capitals, and the full stops where they need them."""
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", said)
    letters = [word for word in words if len(word) == 1]
    if len(letters) == len(words):  # A.K., A. K.
        return all(map(str.isupper, letters)) and "." in said
    if not letters:  # AK
        return how == BARE_INITIALS and said.strip(".").isupper()
    # "A" and "I" are words: "he met A Khan" and "Amina I saw" are too seldom meant to lose a word for.
    return letters[0].isupper() and ("." in said or letters[0] not in "AI")


def _in_a_number(text: str, start: int, end: int) -> bool:
    """Whether it is a part of a long hexadecimal number, such as the one that a copy is known by."""
    if not (text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()):
        return False
    run = next((match for match in _RUN.finditer(text, max(0, start - 80)) if match.end() >= end), None)
    return run is not None and len(run[0]) > 11 and _HEXADECIMAL.fullmatch(run[0]) is not None


def _places_around(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The names of places that hold one of these spans, or go on from it: only what stands around is read."""
    parts: list[list[int]] = []
    for start, end in sorted(spans):
        if end - start == len(text):
            return  # a name and nothing else
        begin, stop = max(0, start - _PLACE_FITS), end + _PLACE_FITS
        if parts and begin <= parts[-1][1]:
            parts[-1][1] = max(stop, parts[-1][1])
        else:
            parts.append([begin, stop])
    for begin, stop in parts:
        begin = 0 if begin == 0 else max(text.find(" ", begin), begin)
        yield from ((begin + one, begin + other) for one, other in _places(text[begin:stop]))


def _places(text: str) -> list[tuple[int, int]]:
    """The names of places; one that is only somebody's, such as "Amina's House", is none."""
    found = ((start, end, _OWNED.search(text, start, end)) for start, end in places_in(text))
    return [(start, end) for start, end, owned in found if owned is None or _SAINT.search(text, start, end)]


def _called_like(one: Found, places: list[tuple[int, int]], text: str) -> tuple[int, int] | None:
    """From and to of the organisation or place that is called like the person found; a common word says nothing."""
    said = text[one.start : one.end]
    for start, end in places:
        if start < one.end <= end and (end > one.end or begins_a_place(text[start : one.start])):
            if one.how == WORD or folded(said) in PLACES:
                return KEPT_WHOLE
            return _with_article(text, min(start, one.start)), end
    if one.how in (SURE, JOINED) and (friends := _OF_SOMEBODY.search(text[max(0, one.start - 40) : one.start])):
        return _with_article(text, one.start - len(friends[0])), one.end
    if one.how in (SURE, JOINED) and (head := _HEAD_ON.match(text, one.end)):
        return _with_article(text, one.start), head.end()
    return None


KEPT_WHOLE = (-1, -1)
_OF_SOMEBODY = re.compile(r"(?<!\w)(?:Friends|Supporters|Trustees)\s(?:of|for)\s\Z")
_ARTICLE = re.compile(r"(?<!\w)the\s\Z", re.IGNORECASE)
_HEAD_ON = re.compile(
    r"[\s_-]{1,2}(?:(?:community|youth|day|health|medical|memorial|family|learning|primary|high)[\s_-])?"
    rf"(?:{'|'.join(sorted(HEADS_ON))})(?![^\W_])",
    re.IGNORECASE,
)


def _with_article(text: str, start: int) -> int:
    before = _ARTICLE.search(text[max(0, start - 5) : start])
    return start - len(before[0]) if before else start


def _bare_place(text: str) -> str:
    return re.sub(r"\Athe\s+", "", text, flags=re.IGNORECASE)


def _grown(chosen: list[Found], text: str) -> list[Found]:
    """Each place as large as it is about the person: the whole address, the whole double name, both parts as one."""
    wider = [match for pattern in (_ADDRESS, _HANDLE) for match in pattern.finditer(text)] if "@" in text else []
    made: list[Found] = []
    for item in chosen:
        start, end = item.start, item.end
        for address in wider:
            if address.start() <= start and end <= address.end():
                start, end = address.span()
        if start == item.start and end == item.end and item.how not in (*_WRITTEN_INTO_WORDS, PLACE):
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


def _double(text: str, start: int, end: int) -> tuple[int, int]:
    """A double name, such as Khan-Lee, as one."""
    if (on := _HYPHEN_ON.match(text, end)) and on[0][1].isupper() and on[0][2:].islower():
        end = on.end()
    back = _HYPHEN_BEFORE.search(text[max(0, start - 30) : start])
    if back and back[0][0].isupper() and back[0][1:-1].islower() and has_capital(text, start):
        start -= len(back[0])
    return start, end


def _kept_apart(one: Found, text: str) -> str:
    """The code, apart from letters that the name was joined to."""
    before, after = text[: one.start][-1:], text[one.end :][:2]
    joined_after = _joins(after[:1]) and not (after[:1] == "s" and not _joins(after[1:]))
    return f"{' ' if _joins(before) else ''}{one.code}{' ' if joined_after else ''}"


def _joins(character: str) -> bool:
    return bool(character) and (character.isalnum() or unicodedata.category(character)[0] == "M")
