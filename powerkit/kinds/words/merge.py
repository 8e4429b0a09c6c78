"""Words that may be one: GP and GPs, bus and Bus, co-production and coproduction. They are offered.

Where words are gathered, one and many and what differs in capital letters alone are counted together, and that is said.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from powerkit.kinds.words.languages import NO_APOSTROPHE, Tongue, forms
from powerkit.kinds.words.model import MOST_PEOPLE, Word
from powerkit.kinds.words.stopwords import negates
from powerkit.text.catalogue import t

_APOSTROPHE = re.compile("['’ʼ‘]")
_ONE_HYPHEN, _UNSEEN_MARKS = re.compile("[\u2010\u2011]"), re.compile("[\ufe0e\ufe0f]")
_OWNED = re.compile(r"(?<=\w)(?:'s|(?<=s)')$")
_HYPHENS = re.compile("[-\u2010\u2011\u2013 ]+")
_NOT_OWNED = frozenset("it's that's he's she's there's what's who's here's let's where's how's".split())
_NOT_MANY = frozenset("news us as is was this his yes always whilst less unless perhaps plus".split())
_ALSO = {"doctor": "gp", "a&e": "a and e", "a & e": "a and e", "telephone": "phone", "photo": "photograph"}
"""Words that often mean the same here, in small letters and for one."""


@dataclass(frozen=True)
class Merge:
    """*words* that may be one, which of them to go on with, and *why* they are offered."""

    words: tuple[str, ...] = field(repr=False)
    into: str = field(repr=False)
    why: str


def likely_merges(words: Sequence[Word]) -> tuple[Merge, ...]:
    """The likely merges among the words, each word in one at most, in the order the words stand."""
    groups: dict[str, list[Word]] = {}
    known = {_plain(word.word) for word in words}
    for word in words:
        groups.setdefault(_sense(_plain(word.word), known), []).append(word)
    return tuple(_merge(group) for group in groups.values() if len({item.word for item in group}) > 1)


def same_word(word: str, known: Collection[str], spoken: Tongue | None = None) -> str:
    """What a word is counted under: neither capital letters nor one and many of *known* words part it from others."""
    small = folded(word)
    single = next((single for single in _singles(small) if single in known), small)
    if spoken is None or single != small or " " in small:
        return single
    return next((form for code in spoken.forms_of(small) if (form := forms(code, small, known)) != small), small)


def folded(word: str) -> str:
    """A word in small letters, its apostrophes and hyphens of one sort, and those of "can't" put in."""
    small = word.casefold()
    if not small.isascii():
        small = _UNSEEN_MARKS.sub("", _ONE_HYPHEN.sub("-", _APOSTROPHE.sub("'", small)))
    return " ".join(NO_APOSTROPHE.get(part, part) for part in small.split(" ")) if "nt" in small else small


def merged(words: Sequence[Word], merge: Merge) -> tuple[Word, ...]:
    """The words after a merge the leader chose: counts added up, texts put together, at the first one's place.

    Where nobody counted, nothing is added to a count: "3 people" and "often" are "3 people, and often".
    """
    chosen = [word for word in words if word.word in merge.words]
    if len(chosen) < 2:
        return tuple(words)
    whole = replace(
        next((item for item in chosen if item.word == merge.into), chosen[0]),
        word=merge.into,
        count=_counted(chosen),
        often=max((item.often for item in chosen), key=lambda often: ("", "once", "sometimes", "often").index(often)),
        who=_joined(chosen, lambda item: item.who, "; "),
        where=_joined(chosen, lambda item: item.where, "; "),
        quote=_joined(chosen, lambda item: item.quote, "\n"),
        theme=next((item.theme for item in chosen if item.theme), ""),
        pin=any(item.pin for item in chosen),
        why=_joined(chosen, lambda item: item.why, "; "),
        share=all(item.share for item in chosen),
        id=chosen[0].id,
    )
    return tuple(whole if word is chosen[0] else word for word in words if word is chosen[0] or word not in chosen)


def added(words: Sequence[Word], more: Sequence[Word]) -> tuple[Word, ...]:
    """The words with *more* of them, said by other people: one that is there already is said by so many people more."""
    found = list(words)
    places = {word.word: place for place, word in reversed(list(enumerate(words)))}
    for word in more:
        at = places.setdefault(word.word, len(found))
        if at == len(found):
            found.append(word)
        else:
            found[at] = merged((found[at], word), Merge((word.word,), word.word, ""))[0]
    return tuple(found)


def as_one(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words with those that differ in capital letters alone as one, spelt as most people said it, then first."""
    same: dict[str, list[Word]] = {}
    for word in words:
        same.setdefault(folded(word.word), []).append(word)
    found: list[Word] = []
    for group in same.values():
        spelt: dict[str, int] = {}
        for word in group:
            spelt[word.word] = spelt.get(word.word, 0) + (word.count or 0)
        found += merged(group, Merge((*spelt,), max(spelt, key=spelt.__getitem__), ""))
    return tuple(found)


def _merge(group: Sequence[Word]) -> Merge:
    into = max(group, key=lambda item: item.people)
    return Merge(tuple(dict.fromkeys(item.word for item in group)), into.word, _why([item.word for item in group]))


def _why(words: Sequence[str]) -> str:
    if len({word.casefold() for word in words}) == 1:
        return t("The same but for capital letters.")
    if len({_bare(word) for word in words}) == 1:
        return t("The same but for a hyphen, a space or an apostrophe.")
    if len({_plain(word) for word in words}) == 1:
        return t("The same but for who owns it.")
    return t("One and many, or two words for the same.")


def _plain(word: str) -> str:
    """A word in small letters, without the ending that says whose it is."""
    small = folded(word)
    return small if small in _NOT_OWNED or negates(small) else _OWNED.sub("", small)


def _bare(word: str) -> str:
    return _HYPHENS.sub("", _APOSTROPHE.sub("'", word.casefold()))


def _sense(plain: str, known: set[str]) -> str:
    one = next((single for single in _singles(plain) if single in known or single in _ALSO), plain)
    return _HYPHENS.sub("", _ALSO.get(one, one))


def _singles(plain: str) -> Iterator[str]:
    if plain in _NOT_MANY or len(plain) < 3 or not plain.endswith("s") or plain.endswith("ss"):
        return
    if plain.endswith("ies"):
        yield plain[:-3] + "y"
    if plain.endswith(("ses", "xes", "zes", "ches", "shes")):
        yield plain[:-2]
    yield plain[:-1]


def _counted(words: Sequence[Word]) -> int | None:
    counts = [word.count for word in words if word.count is not None]
    return min(MOST_PEOPLE, sum(counts)) if counts else None


def _joined(words: Sequence[Word], text: Callable[[Word], str], between: str) -> str:
    return between.join(dict.fromkeys(text(word) for word in words if text(word)))
