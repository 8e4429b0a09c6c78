"""What one person said, taken into units: words, negations with what they deny, phrases that stay together."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from powerkit.kinds.words.languages import Tongue, tongue, tongues
from powerkit.kinds.words.merge import folded
from powerkit.kinds.words.phrases import negated_at, together_at
from powerkit.kinds.words.split import (
    LONGEST_PHRASE,
    Piece,
    bare_phrase,
    clauses,
    is_word,
    lines,
    put_as_sentence,
    spelled,
    tokens,
)
from powerkit.kinds.words.stopwords import is_small, is_stop, names_a_thing


@dataclass(frozen=True)
class Part:
    """A piece of what somebody said in a *line*, its words, and the languages that person speaks.

    It is *alone* where it is all that they said.
    """

    piece: Piece
    words: tuple[str, ...]
    spoken: Tongue = field(default_factory=tongue)
    alone: bool = False
    line: str = ""

    @property
    def key(self) -> str:
        """The piece as it is compared."""
        return key(self.piece.text)

    @property
    def names(self) -> bool:
        """Whether it may be kept as it is said: one of a list, and the name of a thing."""
        return self.piece.listed and all(map(is_word, self.words)) and names_a_thing(self.words, self.spoken)


def parts_of(texts: Sequence[str]) -> list[list[Part]]:
    """The parts of what several people said, each with the languages that person speaks."""
    read: list[list[Part]] = []
    for text in texts:
        mine: list[Part] = []
        said = [*lines(text)]
        for line in said:
            pieces = [*clauses(line)]
            alone = len(said) == len(pieces) == 1
            mine += [Part(piece, words, alone=alone, line=line) for piece in pieces if (words := tokens(piece.text))]
        read.append(mine)
    if _is_list(read):
        read = [[replace(part, piece=_as_thing(part)) for part in mine] for mine in read]
    spoken = tongues([{word.casefold() for part in mine for word in part.words} for mine in read])
    return [
        [replace(part, spoken=speaks) for part in mine] if speaks.spoken else mine
        for mine, speaks in zip(read, spoken, strict=True)
    ]


def _is_list(read: Sequence[Sequence[Part]]) -> bool:
    """Whether it is a list with a thing a line: most lines are a single word."""
    alone = [part for mine in read for part in mine if part.alone]
    return len(alone) > 1 and 2 * sum(len(part.words) == 1 for part in alone) >= len(read)


def _as_thing(part: Part) -> Piece:
    """A line of a list as what stands between two commas is: one thing, unless it is put as a sentence."""
    short = part.alone and 1 < len(part.words) <= LONGEST_PHRASE and not is_stop(part.words[0])
    return replace(part.piece, listed=True) if short and not put_as_sentence(part.piece.text) else part.piece


@dataclass(frozen=True)
class Unit:
    """A word or phrase of a part: whether it is *small*, and whether it is a negation with what it denies."""

    words: tuple[str, ...]
    small: bool = False
    denied: bool = False

    @property
    def text(self) -> str:
        """It as it is written."""
        return spelled(self.words)


def units(
    part: Part, together: frozenset[str], apart: frozenset[str] = frozenset(), back: Collection[str] = ()
) -> Iterator[Unit]:
    """The words of a part in their order; a negation is one with what it denies, unless it is taken *apart*."""
    at, words = 0, part.words
    shouted = len(words) > 1 and part.piece.text.isupper()
    lone = len(words) == 1 and part.alone
    while at < len(words):
        end = together_at(words, at, together)
        denied = None if end else negated_at(words, at, part.spoken)
        if denied and {key(said := spelled(words[at:denied])), folded(said)} & apart:
            yield from (Unit((word,), small=is_stop(word)) for word in words[at:denied])
            end = denied
        elif end or denied:
            end = end or denied
            yield Unit(words[at:end], denied=end == denied)
        else:
            plain = words[at].casefold() if shouted else words[at]
            small = is_stop(plain) if lone else is_small(plain, part.spoken)
            yield Unit(words[at : at + 1], small=small and key(words[at]) not in back)
        at = end or at + 1


def denials(part: Part) -> Iterator[tuple[str, ...]]:
    """What a part denies, whether or not it is taken apart."""
    at = 0
    while at < len(part.words):
        end = negated_at(part.words, at, part.spoken)
        if end:
            yield part.words[at:end]
        at = end or at + 1


@lru_cache(65536)
def key(text: str) -> str:
    """A word or phrase as it is compared: neither capitals nor blanks count."""
    return " ".join(bare_phrase(text).casefold().split()) or text.casefold().strip()
