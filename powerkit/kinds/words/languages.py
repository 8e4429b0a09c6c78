"""Which languages a text is in, and of each its small words, the words that deny, and one word's several forms."""

import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

ENGLISH = "en"
_OWN_SCRIPT = ("pa", "bn", "zh")
"""Languages whose words are mistaken for those of no other: their lists are always in use."""

_TOLD_APART = ("cy", "pl", "so", "ur", "ar")
"""Languages that share their letters with another: their lists are in use where the text is seen to be in them."""

_LISTED = ("pl", "so", "ar", "bn", "zh")
"""Languages of which the package stopwordsiso has a list that is fit for use; its Urdu one is spoilt."""

_LEAST_HITS = 2
_SHORTEST = 3

_ALSO_ENGLISH = frozenset(
    "ten one my me on to do go by no for more pan sam dan ben has pod rob raz hen hun fan gen is in la ma mi ni at am"
    " dim a i o an be we he or if us as so can nos rhan mid kara tan way".split()
)
"""Words of other lists that are English words or names too: by them alone no text is seen to be in another language."""

NO_APOSTROPHE = {
    f"{verb}nt": f"{verb}n't"
    for verb in "ca do is are was were did does have has had could would should ai wo must need".split()
}
"""Such as "cant" for "can't"."""


@dataclass(frozen=True)
class Language:
    """What is known of one language, all in small letters."""

    small: frozenset[str]
    denies: frozenset[str]
    denies_before: frozenset[str]
    endings: tuple[tuple[str, str], ...]
    mutations: tuple[tuple[str, str], ...]


@cache
def languages() -> Mapping[str, Language]:
    """The languages by their code. No word that denies is a small word: "not safe" must not become "safe"."""
    told = tomllib.loads((Path(__file__).parent / "function_words.toml").read_text(encoding="utf-8"))
    return {code: _language(code, {name: text.split() for name, text in table.items()}) for code, table in told.items()}


def _language(code: str, given: Mapping[str, list[str]]) -> Language:
    denies, before = frozenset(given["denies"]), frozenset(given.get("denies_before", ()))
    small = frozenset((*given["small"], *_from_packages(code))) - {*given.get("content", ())} - denies - before
    pairs = {name: tuple(_pair(text) for text in given.get(name, ())) for name in ("endings", "mutations")}
    return Language(frozenset(word for word in small if not word.endswith("n't")), denies, before, **pairs)


def _pair(text: str) -> tuple[str, str]:
    long, _, short = text.partition(">")
    return long, short


def _from_packages(code: str) -> Iterator[str]:
    if code == ENGLISH:
        found = find_spec("wordcloud")
        file = Path(found.origin).parent / "stopwords" if found and found.origin else Path("stopwords")
        if file.is_file():
            yield from (word for word in file.read_text(encoding="utf-8").split() if word not in _OF_THE_WEB)
    elif code in _LISTED:
        from stopwordsiso import stopwords

        yield from (word.casefold() for word in stopwords(code))


_OF_THE_WEB = frozenset("com http www k r".split())
"""What the package's list holds of addresses on the web."""


@dataclass(frozen=True)
class Tongue:
    """What somebody speaks: the small words and denials of one or several languages, English among them."""

    spoken: tuple[str, ...]
    small: frozenset[str]
    foreign: frozenset[str]
    denies: frozenset[str]
    denies_before: frozenset[str]

    def forms_of(self, word: str) -> tuple[str, ...]:
        """The languages whose forms a word may have; those of a script of their own show by its first letter."""
        first = word[:1]
        return (*self.spoken, *(code for code, (start, end) in _SCRIPTS.items() if start <= first <= end))


_SCRIPTS = {"pa": ("\u0a00", "\u0a7f"), "bn": ("\u0980", "\u09ff")}


@cache
def tongue(*spoken: str) -> Tongue:
    """What somebody speaks who speaks these languages beside English and those with letters of their own."""
    found = [languages()[code] for code in (ENGLISH, *_OWN_SCRIPT, *spoken)]
    return Tongue(
        spoken,
        frozenset().union(*(language.small for language in found)),
        frozenset().union(*(other.small for other in found[1:])) - found[0].small,
        frozenset().union(*(language.denies for language in found)),
        frozenset().union(*(language.denies_before for language in found)),
    )


@cache
def _telling(code: str) -> frozenset[str]:
    """The words by which a text is seen to be in a language: small words that none of those like it has."""
    one = languages()[code]
    others = [languages()[other].small for other in (ENGLISH, *_TOLD_APART) if other != code]
    return (one.small | one.denies | one.denies_before) - _ALSO_ENGLISH - frozenset().union(*others)


def tongues(voices: Sequence[Collection[str]]) -> list[Tongue]:
    """What each of several people speaks, by the words (in small letters) that each said.

    A language counts where at least two of its small words stand in the whole text. A person speaks those of whose
    small words they said as many as of English ones; who said none of either speaks what the others speak.
    """
    plain = [[part for word in voice for part in _with_its_start(word.replace("’", "'"))] for voice in voices]
    whole = {word for voice in plain for word in voice}
    used = [code for code in _TOLD_APART if len(whole & _telling(code)) >= _LEAST_HITS]
    if not used:
        return [tongue()] * len(voices)
    english = languages()[ENGLISH].small
    found = []
    for voice in plain:
        hits = {code: sum(word in _telling(code) for word in voice) for code in used}
        own = sum(word in english and not any(word in languages()[code].small for code in used) for word in voice)
        spoken = [code for code in used if hits[code] and hits[code] >= own]
        found.append(tongue(*(spoken or (() if own else used))))
    return found


def _with_its_start(word: str) -> Iterator[str]:
    """A word, and what stands in it before an apostrophe, as Welsh draws words together."""
    yield word
    if "'" in word:
        yield word.partition("'")[0]


def forms(code: str, word: str, known: Collection[str]) -> str:
    """A word as its forms in a language are counted: "autobusy" as "autobus". What is not *known* stays apart."""
    stem = _stemmer(code)
    if stem:
        return f"{code}:{stem(word)}"
    language = languages()[code]
    for long, short in language.endings:
        if (
            word.endswith(long)
            and len(word) - len(long) >= _SHORTEST - 1
            and (one := word[: -len(long)] + short) in known
        ):
            return one
    for changed, plain in language.mutations:
        if word.startswith(changed) and len(word) > _SHORTEST and (one := plain + word[len(changed) :]) in known:
            return one
    return word


@lru_cache
def _stemmer(code: str) -> Callable[[str], str] | None:
    name = {"pl": "polish", "ar": "arabic"}.get(code)
    if not name:
        return None
    from snowballstemmer import stemmer  # type: ignore[import-untyped]

    stem: Callable[[str], str] = stemmer(name).stemWord
    return (lambda word: stem(_bare_arabic(word))) if code == "ar" else stem


def _bare_arabic(word: str) -> str:
    """An Arabic word without "and" and "the" before it."""
    for start in ("وال", "بال", "لل", "ال"):
        if word.startswith(start) and len(word) - len(start) >= _SHORTEST:
            return word[len(start) :]
    return word
