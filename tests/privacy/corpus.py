"""Sentences as leaders of communities write them, with marked names; how much of them is offered, and how much is not.

All people are invented. The sentences were written before anything was tuned. Odd ones were tuned on.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from powerkit.privacy import Names
from powerkit.privacy.common_words import is_ordinary
from powerkit.privacy.letter_folding import folded
from powerkit.privacy.wordlists import TITLES

_MARK = re.compile(r"\[([^\]]*)\]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Sentence:
    """A sentence, and from where to where in it somebody's name or address stands."""

    text: str
    spans: tuple[tuple[int, int], ...]


def sentences(half: str = "") -> tuple[Sentence, ...]:
    """All of them, or only those *tuned* on, or *held* out."""
    lines = Path(__file__).with_name("corpus.txt").read_text(encoding="utf-8").splitlines()
    marked = [line for line in lines if line and line[0] != "#"]
    return tuple(map(_read, {"": marked, "tuned": marked[::2], "held": marked[1::2]}[half]))


def written_in_texts(*, fresh: bool) -> tuple[Sentence, ...]:
    """Sentences whose names stand only in the text: those that rules were made on, or *fresh* ones written after."""
    lines = Path(__file__).with_name("written_in_texts.txt").read_text(encoding="utf-8").splitlines()
    marked = [line for line in lines if line and line[0] != "#"]
    return tuple(_read(line.removeprefix("= ")) for line in marked if line.startswith("= ") == fresh)


@dataclass(frozen=True)
class Counted:
    """How many mentions there are, which of them *leak*, and which of what is offered is nobody's name."""

    mentions: int
    leaks: tuple[str, ...]
    offered: int
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        return 1 - len(self.leaks) / self.mentions

    @property
    def precision(self) -> float:
        return 1 - len(self.wrong) / self.offered if self.offered else 1.0


def counted_words(some: Sequence[Sentence], offered: Collection[str]) -> Counted:
    """What leaks if just what is *offered* is listed as names and replaced."""
    names = Names({one: f"Q{number}q" for number, one in enumerate(offered)})
    places = [[(start, end) for _, start, end in names.spelt(item.text)] for item in some]
    marked = {
        folded(word) for item in some for start, end in item.spans for word in _WORD.findall(item.text[start:end])
    }
    wrong = [item for item in offered if not any(folded(word) in marked for word in _WORD.findall(item))]
    return Counted(sum(len(item.spans) for item in some), tuple(_leaks(some, places)), len(offered), tuple(wrong))


def counted_spans(some: Sequence[Sentence], places: Sequence[Sequence[tuple[int, int]]]) -> Counted:
    """What leaks if what stands at those places of each sentence is replaced."""
    wrong = [
        one.text[start:end]
        for one, found in zip(some, places, strict=True)
        for start, end in found
        if not any(start < stop and begin < end for begin, stop in one.spans)
    ]
    return Counted(
        sum(len(item.spans) for item in some), tuple(_leaks(some, places)), sum(map(len, places)), tuple(wrong)
    )


def _leaks(some: Sequence[Sentence], places: Sequence[Sequence[tuple[int, int]]]) -> Iterator[str]:
    """Mentions of which a word stays that is no title and no common word, or of which all stays."""
    for one, found in zip(some, places, strict=True):
        for start, end in one.spans:
            words = [match.span() for match in _WORD.finditer(one.text, start, end)]
            left = [span for span in words if not any(begin <= span[0] and span[1] <= stop for begin, stop in found)]
            said = [folded(one.text[begin:stop]) for begin, stop in left]
            if len(left) == len(words) or any(
                word not in TITLES and len(word) > 1 and not is_ordinary(word) for word in said
            ):
                yield one.text[start:end]


def _read(line: str) -> Sentence:
    text, spans, at = "", [], 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return Sentence(text + line[at:], tuple(spans))
