"""What a leader is asked about names before anything is made, the same for a share and a review: no name is certain.

What is known is replaced, what looks like a name is asked about, and every text that leaves is there to be read.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import takewhile
from unicodedata import normalize

from powerkit.entries.profile import read_leader
from powerkit.entries.visibility import codes_said
from powerkit.errors import RecordError
from powerkit.logbook import Logbook
from powerkit.logbook.share_model import KEPT, NameWord
from powerkit.privacy import Guess, Names, around, guessed_names
from powerkit.privacy.communities import called_like_nobody
from powerkit.privacy.letter_folding import folded
from powerkit.privacy.small_letters import LANGUAGE, WRITING, hard_to_tell
from powerkit.privacy.wordlists import TITLES
from powerkit.reports.share.codes import Codes, brief
from powerkit.text.catalogue import later, t, tn
from powerkit.text.phrasing import listed

CODE, LIKELY, MAYBE = "code", "likely", "maybe"
"""What a piece of a text may be: a code for somebody known, likely a name, or a word that may be one."""

ALWAYS = later(
    "No program can know every name. Nicknames, names that are everyday words, and names it has never met can stay in: "
    "a name that this workbook does not know leaves as you wrote it."
)
NAMES_STAY = later("Names are kept: every name leaves as you wrote it.")
_SHOWN = 3
_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True)
class Leaving:
    """The *texts* that leave as they were written, *to* whom, in which *way* with names.

    *ours* is all that the deck and the workbook say in them, *hers* what people wrote (`whose_words`).
    *passed* is what is no name to ask about, such as the leader's own. *communities* are places and groups: they are
    asked about only where they say whose they are.
    """

    texts: tuple[str, ...] = field(repr=False)
    to: str = field(default="", repr=False)
    way: str = KEPT
    ours: frozenset[str] = frozenset()
    hers: frozenset[str] = field(default=frozenset(), repr=False)
    passed: tuple[str, ...] = field(default=(), repr=False)
    communities: tuple[str, ...] = field(default=(), repr=False)

    @property
    def to_read(self) -> tuple[str, ...]:
        """The texts without those of which nobody wrote a word."""
        lines = {line for text in self.ours for line in text.splitlines()}
        return tuple(text for text in self.texts if text in self.hers or not lines.issuperset(text.splitlines()))


@dataclass(frozen=True)
class KnownName:
    """A name the log book knows: its *code* in this share, the role the leader gave it, and whether it is *here*.

    It is *new* while its reader was never sent a copy under this code. Then *like* are the names known before it that
    may be the same person's, and *same* is the one under whose code it stands.
    """

    name: str
    code: str
    role: str
    here: bool
    new: bool
    like: tuple[str, ...] = ()
    same: str = ""


@dataclass(frozen=True)
class Part:
    """A text that leaves, as it will stand: its *pieces*, each with what it may be; *hard* says why names hide."""

    pieces: tuple[tuple[str, str], ...] = field(repr=False)
    hard: str = ""


@dataclass(frozen=True)
class NamesToCheck:
    """The names that are known, the words that look like one and that nobody has decided on, and all that leaves.

    *unsure* are parts of known names that are words as well: they are replaced until the leader says what they are.
    Where names are *kept*, nothing is asked. *beside* has for each likely name the known names it stands right after.
    """

    known: tuple[KnownName, ...]
    guesses: tuple[Guess, ...]
    unsure: tuple[Guess, ...] = ()
    parts: tuple[Part, ...] = ()
    kept: bool = False
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @property
    def limits(self) -> tuple[str, ...]:
        """What is said of names beside the button that makes the files."""
        return (t(NAMES_STAY),) if self.kept else tuple(_limits(self.parts))

    @property
    def open(self) -> tuple[str, ...]:
        """The words that the leader has still to decide on."""
        return (*(guess.text for guess in self.guesses if guess.likely), *(guess.text for guess in self.unsure))


def asked_about(logbook: Logbook, leaving: Leaving, codes: Mapping[str, str]) -> NamesToCheck:
    """All known names, and what in the texts that leave looks like a name and is not decided on."""
    texts = leaving.to_read
    said = logbook.decided_names()
    names = Codes(codes, said).names
    here = set(names.found("\n".join(texts)))
    unsure = _not_ours(partial(_unsure, names), texts, leaving)
    roles, sent = logbook.roles(), logbook.share_codes(leaving.to, leaving.way)
    kept = logbook.codes()
    known = tuple(
        KnownName(name, code, roles.get(name, ""), code in here, name not in sent, *_alike(name, kept, sent))
        for name, code in codes.items()
    )
    decided = [
        *codes,
        *(word for name in (leaving.to, *leaving.passed) for word in (name, *name.split())),
        *(item.word for item in said if not item.is_name or names.found(item.word)),
    ]
    replaced = [names.replace(text) for text in texts]
    shown = {word for code in codes.values() for word in code.split()}
    away = [*decided, *codes.values(), *shown, *(item.text for item in unsure)]
    ordinary = frozenset(word for text in leaving.ours for word in _WORD.findall(text.lower()))
    spared = (*whole_phrases(said), *called_like_nobody(leaving.communities))

    def guessed(some: Iterable[str]) -> Iterable[Guess]:
        return guessed_names([names.without_codes(names.replace(text)) for text in some], away, ordinary, spared)

    guesses = _not_ours(guessed, texts, leaving)
    beside = {guess.text: _beside(guess.text, codes, replaced) for guess in guesses if guess.likely}
    return NamesToCheck(known, guesses, unsure, tuple(_parts(replaced, codes.values(), guesses)), beside=beside)


def _alike(name: str, kept: Mapping[str, str], sent: Collection[str]) -> tuple[tuple[str, ...], str]:
    """The names known before a name that are it in short or in full, and the one under whose code it stands."""
    if name in sent or name not in kept:
        return (), ""
    said = _words_of(name)
    before = takewhile(lambda other: other != name, kept)
    same = [other for other in before if kept[other] == kept[name]][:1]
    before = takewhile(lambda other: other != name, kept)
    found = [other for other in before if (words := _words_of(other)) and (words <= said or (said and said <= words))]
    return tuple(dict.fromkeys((*same, *found))), "".join(same)


@lru_cache(maxsize=4096)
def _words_of(name: str) -> frozenset[str]:
    """The words of a name without titles."""
    return frozenset(map(folded, _WORD.findall(name))) - TITLES


def _beside(word: str, codes: Mapping[str, str], texts: Sequence[str]) -> tuple[str, ...]:
    """Whom a word stands beside in a text, as a surname does: "Yusuf" in "Amina Yusuf"."""
    said = {code: name for name, code in reversed([*codes.items()])}
    found = (name for code, name in said.items() if any(f"{code} {word}" in text for text in texts))
    return tuple(found)


def asked_of_texts(logbook: Logbook, texts: Iterable[str]) -> NamesToCheck:
    """The same for *texts* that a person wrote and that go on a page which is for nobody known."""
    written = tuple(dict.fromkeys(filter(None, texts)))
    own = tuple(filter(None, (read_leader(logbook).name,)))
    communities = tuple(logbook.communities())
    leaving = Leaving(written, hers=frozenset(written), passed=own, communities=communities)
    return asked_about(logbook, leaving, codes_said(logbook.codes()))


def whole_phrases(said: Iterable[NameWord]) -> tuple[str, ...]:
    """What the leader said is no name and has several words: where it stands whole, no part of it is asked about."""
    return tuple(item.word for item in said if not item.is_name and len(item.word.split()) > 1)


NOTHING_ASKED = NamesToCheck((), (), kept=True)
"""What is asked where names are kept."""


def refuse_undecided(found: NamesToCheck) -> None:
    """Have nothing made while words that look like names were not decided on.

    Raises:
        RecordError: there are such words.
    """
    if found.open:
        words = listed([f"“{word}”" for word in found.open], most=_SHOWN)
        raise RecordError(
            t("Nothing was made: you have not said yet whether these are names: {words}.", words=words),
            t("Go back to the names, tick those that are, and go on from there."),
        )


def _limits(parts: Iterable[Part]) -> Iterator[str]:
    """What cannot be known about names in these texts, said exactly."""
    hard = [part.hard for part in parts]
    yield t(ALWAYS)
    if number := hard.count(WRITING):
        yield tn(
            "{number} text is in a writing without capital letters. There only common names are seen, "
            "and names beside a title or a verb such as “said”: read them.",
            "{number} texts are in a writing without capital letters. There only common names are seen, "
            "and names beside a title or a verb such as “said”: read them.",
            number,
        )
    if number := hard.count(LANGUAGE):
        yield tn(
            "{number} text is not in English. There a name in small letters is not seen: read them.",
            "{number} texts are not in English. There a name in small letters is not seen: read them.",
            number,
        )


def _parts(texts: Iterable[str], codes: Iterable[str], guesses: Iterable[Guess]) -> Iterator[Part]:
    """The texts as they will stand, each cut where a code or what may be a name stands."""
    shown = {code for code in (*codes, *map(brief, codes)) if code}
    coded = re.compile("|".join(map(re.escape, sorted(shown, key=len, reverse=True)))) if shown else None
    sure = {guess.text: LIKELY if guess.likely else MAYBE for guess in guesses}
    guessed = Names(sure)
    small = {word.casefold(): mark for word, mark in sure.items()}
    for text in dict.fromkeys(texts):
        whole = normalize("NFC", text)
        spans = [(*match.span(), CODE) for match in coded.finditer(whole)] if coded else []
        spans += [(start, end, small.get(said.casefold(), LIKELY)) for said, start, end in guessed.spelt(whole)]
        yield Part(tuple(_cut(whole, spans)), hard_to_tell(whole))


def _cut(text: str, spans: list[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    at = 0
    for start, end, mark in sorted(spans):
        if start < at:
            continue
        if start > at:
            yield text[at:start], ""
        yield text[start:end], mark
        at = end
    if at < len(text):
        yield text[at:], ""


def _not_ours(
    find: Callable[[Iterable[str]], Iterable[Guess]], texts: Iterable[str], leaving: Leaving
) -> tuple[Guess, ...]:
    """What is found in the texts, but not what stands in our words alone: that is asked about where people wrote it."""
    ours = {word for text in leaving.ours for word in _WORD.findall(text)}
    found = [(guess, ours.issuperset(_WORD.findall(guess.text))) for guess in find(texts)]
    anywhere = find(sorted(leaving.hers)) if any(also_ours for _, also_ours in found) else ()
    hers = {folded(guess.text): guess for guess in anywhere}
    asked = (hers.get(folded(guess.text)) if also_ours else guess for guess, also_ours in found)
    return tuple(filter(None, asked))


def _unsure(names: Names, texts: Iterable[str]) -> Iterator[Guess]:
    """The words that are taken for known people where they may be just words, each once."""
    places: dict[str, list[str]] = {}
    for text in texts:
        whole = normalize("NFC", text)
        for said, start, end in names.unsure(whole):
            places.setdefault(said, []).append(around(whole, start, end))
    yield from (Guess(said, len(found), found[0], True) for said, found in places.items())
