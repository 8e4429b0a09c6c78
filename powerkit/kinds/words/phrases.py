"""Words that belong together: phrases that come again, and negations with what they deny."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from powerkit.kinds.words.languages import Tongue
from powerkit.kinds.words.split import is_word, spelled
from powerkit.kinds.words.stopwords import carries_on, is_small, is_stop, negates, negates_before
from powerkit.text.catalogue import t

LONGEST = 4
_FARTHEST = 4
"""How many words after a negation are looked at for what it denies."""

_MOST_OFFERED = 60


@dataclass(frozen=True)
class Phrase:
    """A phrase that is offered. *kept* says that it stands in the list already; *words* is it taken apart."""

    phrase: str = field(repr=False)
    people: int
    words: tuple[str, ...] = field(repr=False)
    kept: bool
    why: str


def negated_at(words: Sequence[str], at: int, spoken: Tongue) -> int | None:
    """Where the negated phrase that begins at *at* ends (exclusive); None where none begins there.

    It reaches to the first word of weight: "not well", "not at all well", "don't feel safe", "no access". In Urdu,
    Punjabi and Bengali it is the word of weight that comes first, and the negation last.
    """
    before = negates_before(words[at], spoken)
    if not before and not negates(words[at], spoken):
        return None if is_small(words[at], spoken) else _denied_behind(words, at, spoken)
    end = at + 1
    while end < min(len(words), at + _FARTHEST) and (carries_on(words[end], spoken) or negates(words[end], spoken)):
        end += 1
    if end < len(words) and not is_stop(words[end]):
        return end + 1
    while end > at + 1 and (is_stop(words[end - 1]) or words[end - 1] in spoken.foreign):
        end -= 1
    return end


def _denied_behind(words: Sequence[str], at: int, spoken: Tongue) -> int | None:
    for end in range(at + 1, min(len(words), at + _FARTHEST)):
        if negates_before(words[end], spoken):
            return end + 1
        if not is_small(words[end], spoken):
            break
    return None


def together_at(words: Sequence[str], at: int, together: frozenset[str]) -> int | None:
    """Where a phrase of *together* (in small letters) that begins at *at* ends, the longest first; None if none."""
    first = words[at].casefold()
    if not any(phrase.startswith(first) for phrase in together):
        return None
    for length in range(min(len(words) - at, 8), 1, -1):
        if spelled(words[at : at + length]).casefold() in together:
            return at + length
    return None


def repeated(voices: Sequence[tuple[Tongue, Sequence[Sequence[str]]]], taken: set[str]) -> Iterator[Phrase]:
    """The phrases that come more than once, the most often said first; *taken* ones stand in the list already."""
    times: Counter[tuple[str, ...]] = Counter()
    people: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], tuple[str, ...]] = {}
    for spoken, clauses in voices:
        mine: set[tuple[str, ...]] = set()
        for clause in clauses:
            for run in _runs(clause, spoken):
                key = tuple(item.casefold() for item in run)
                written.setdefault(key, run)
                times[key] += 1
                mine.add(key)
        people.update(mine)
    found = {key: count for key, count in times.items() if count > 1}
    inside = {part for key in found for part in _parts(key) if found.get(part) == found[key]}
    offered = [key for key in found if key not in inside and spelled(key) not in taken]
    for key in sorted(offered, key=lambda item: -people[item])[:_MOST_OFFERED]:
        words = written[key]
        yield Phrase(spelled(words), people[key], words, False, t("Said together {times} times.", times=times[key]))


def _runs(clause: Sequence[str], spoken: Tongue) -> Iterator[tuple[str, ...]]:
    small = [is_small(word, spoken) for word in clause]
    for at, first in enumerate(clause):
        if small[at] or negates(first, spoken) or not is_word(first):
            continue
        for end in range(at + 2, min(len(clause), at + LONGEST) + 1):
            if not is_word(clause[end - 1]):
                break
            if not small[end - 1]:
                yield tuple(clause[at:end])


def _parts(key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for size in range(2, len(key)):
        for at in range(len(key) - size + 1):
            yield key[at : at + size]
