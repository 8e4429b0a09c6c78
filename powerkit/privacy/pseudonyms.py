"""Known names and their codes: found and replaced in any text, in the forms people write them."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from itertools import zip_longest

from powerkit.privacy.codes import of_a_place
from powerkit.privacy.common_words import is_ordinary, is_rarer
from powerkit.privacy.context import Verdict, has_capital, judged, judged_small
from powerkit.privacy.known_forms import LONGEST_KEPT, MOST_KEPT, any_of, any_phrase, compiled, phrases_in
from powerkit.privacy.letter_folding import LETTER, folded, foldings, squashed
from powerkit.privacy.name_forms import BARE_INITIALS, GLUED, INITIALS, JOINED, SURE, WORD, forms_of
from powerkit.privacy.namesakes import KEPT_WHOLE, bare_place, called_like, named_places, places_around
from powerkit.privacy.occurrences import PLACE, Found, grown, kept_apart
from powerkit.privacy.place_codes import PlaceCodes
from powerkit.privacy.run_together import names_run_together
from powerkit.privacy.spans import Spans

_MOST_ROUNDS = 3
_LEAST = 3
_RUN = re.compile(r"\w+")
_GLUE_BEFORE, _GLUE_AFTER = re.compile(rf"(?<!{LETTER}){LETTER}{{1,2}}\Z"), re.compile(rf"{LETTER}{{1,2}}")
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]+")


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
        self._forms = compiled(tuple(codes.items()))
        self._codes = dict(codes)
        self._places = places
        self._changed: dict[str, str] = {}
        self.called = called or PlaceCodes()
        self._said = {*codes.values(), *shown}
        self._shown = any_of(self._said, *((of_a_place(),) if places else ()))
        phrases = {squashed(folded(item)): folded(item) for item in spared}
        doubted = self._forms.doubted  # "will hunt" was no name: Will Hunt is
        self._spared = any_phrase(
            tuple(one for key, one in phrases.items() if len(one.split()) > 1 and key not in doubted)
        )
        self._words = frozenset(key for key, one in phrases.items() if len(one.split()) == 1)
        self._no_names = frozenset(phrases)
        self._never: frozenset[str] = frozenset()
        given = tuple(sure)
        self._sure = frozenset(squashed(folded(item)) for item in given)
        self._sure_small = frozenset(squashed(folded(item)) for item in given if item.islower())

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
        if not spared and len(given) <= LONGEST_KEPT:
            if len(self._changed) >= MOST_KEPT:
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
            parts += (whole[at : item.start], said if said in spared else kept_apart(item, whole))
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
        gone = Spans((item.start, item.end) for item in self._found(whole))
        spans = [*phrases_in(whole, self._spared), *named_places(whole)]
        held = (span for span in spans if not gone.touch(*span))
        return tuple(dict.fromkeys(whole[start:end] for start, end in held if self._any(whole[start:end])))

    def called_by(self, code: str) -> tuple[str, ...]:
        """The names that *code* stands for: for the leader's own screen, never for a file or a log."""
        return tuple(name for name, one in self._codes.items() if one == code)

    @property
    def words_spared(self) -> bool:
        """Whether the leader said of a word that it is no name: whether it is one depends on where it stands."""
        return bool(self._no_names)

    def without_words_spared(self) -> "Names":
        """The same names where such words are none wherever they stand: for texts whose sentences run together."""
        if not self._no_names:
            return self
        others = copy(self)
        others._never, others._changed = self._no_names, {}
        return others

    def where_pages_end(self) -> "Names":
        """The same names where a page may end within a code: "Person" on the one, its letters on the next."""
        others = copy(self)
        letters = {code.rpartition(" ")[2] for code in self._said}
        others._shown = any_of(self._said | letters, *((of_a_place(),) if self._places else ()))
        return others

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
        phrases = Spans(phrases_in(text, self._spared))
        places = Spans(places_around(text, there) if self._places else ())
        for item in sorted(there.values(), key=lambda item: (item.start, -item.end)):
            if chosen and item.start < chosen[-1].end:
                continue
            if phrases.hold(item.start, item.end) or (not item.whole and places.hold(item.start, item.end)):
                continue
            if item.whole and self._places and (place := called_like(item, places.near(item.end - 1), text)):
                if place == KEPT_WHOLE:
                    continue
                start, end = max(place[0], chosen[-1].end if chosen else 0), place[1]
                item = Found(start, end, self.called.code(bare_place(text[start:end])), PLACE, True)
            chosen.append(item)
        return grown(chosen, text)

    def _candidates(self, text: str) -> Iterator[Found]:
        none = True
        for read in foldings(text):
            for how, pattern in self._forms.patterns:
                for match in pattern.finditer(read.text):
                    none = False
                    key = squashed(match[0])
                    known = self._forms.known[how].get(key)
                    if known is None or _is_another_word(read.text, match.end(), key):
                        continue
                    if how == GLUED and not _is_glued(read.text, *match.span()):
                        continue
                    start, end = read.place(match.start(), match.end())
                    if _in_a_number(text, start, end):
                        continue
                    counts = self._counts(how, key, text, start, end)
                    if counts is not Verdict.WORD:
                        yield Found(start, end, known[0], how, known[1], counts is Verdict.NAME)
            for start, end in names_run_together(read, self._forms.parts):
                none = False
                yield Found(*read.place(start, end), self._forms.known[SURE][read.text[start:end]][0], JOINED)
        if none:
            self._forms.is_clean(text)

    def _counts(self, how: str, key: str, text: str, start: int, end: int) -> Verdict:
        doubted = how in (SURE, JOINED) and key in self._forms.doubted
        if (how == WORD or (doubted and not has_capital(text, start))) and key in self._never:
            return Verdict.WORD
        if how == WORD or (doubted and len(key) < _LEAST and has_capital(text, start)):
            if key in self._sure and has_capital(text, start):
                return Verdict.NAME
            verdict = judged(text, start, end)
            return Verdict.WORD if verdict is Verdict.UNSURE and key in self._words else verdict
        if doubted:
            return self._in_small(key, text, start, end)
        if how in (INITIALS, BARE_INITIALS):
            return Verdict.NAME if _as_initials(text[start:end], how) else Verdict.WORD
        return Verdict.NAME

    def _in_small(self, key: str, text: str, start: int, end: int) -> Verdict:
        """Of what may be words in small letters: what was said of it there counts where its context leaves it open."""
        verdict = judged_small(text, start, end)
        if verdict is Verdict.UNSURE:
            return Verdict.NAME if key in self._sure_small else Verdict.WORD if key in self._no_names else verdict
        return verdict


def may_hold(name: str, text: str) -> bool:
    """Whether a form of a name may stand in a text; quick, and true where nobody can be sure."""
    given = [squashed(read.text) for read in foldings(unicodedata.normalize("NFC", text))]
    return any(form.key in item for form in forms_of(name) for item in given)


def _as_initials(said: str, how: str) -> bool:
    """Whether letters that stand for a name have the capitals, and the full stops where they need them."""
    said = unicodedata.normalize("NFKC", said)
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", said)
    letters = [word for word in words if len(word) == 1]
    if len(letters) == len(words):  # A.K., A. K.
        return all(map(str.isupper, letters)) and "." in said
    if not letters:  # AK
        return how == BARE_INITIALS and said.strip(".").isupper()
    # "A" and "I" are words: "he met A Khan" and "Amina I saw" are too seldom meant to lose a word for.
    return letters[0].isupper() and ("." in said or letters[0] not in "AI")


def _is_another_word(text: str, end: int, key: str) -> bool:
    """Whether an "s" right after it makes a common word that says nothing of the name: Thị, "this"."""
    return text[end : end + 1] == "s" and is_ordinary(f"{key}s") and not is_ordinary(key)


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether one or two letters stand on either side of a name, and all of it is no word."""
    before, after = _GLUE_BEFORE.search(text[max(0, start - 3) : start]), _GLUE_AFTER.match(text, end)
    if not before or not after or after[0] == "s":
        return False
    word = f"{before[0]}{text[start:end]}{after[0]}"
    return not (is_ordinary(word) or is_rarer(word))


def _in_a_number(text: str, start: int, end: int) -> bool:
    """Whether it is a part of a long hexadecimal number, such as the one that a copy is known by."""
    if not (text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()):
        return False
    run = next((match for match in _RUN.finditer(text, max(0, start - 80), end + 80) if match.end() >= end), None)
    return run is not None and len(run[0]) > 11 and _HEXADECIMAL.fullmatch(run[0]) is not None
