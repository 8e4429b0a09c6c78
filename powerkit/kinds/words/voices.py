"""What is heard of all voices together: words that differ in form, things said otherwise, words said as one."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from powerkit.kinds.words.languages import Tongue
from powerkit.kinds.words.merge import folded, same_word
from powerkit.kinds.words.split import is_word, spelled
from powerkit.kinds.words.stopwords import is_stop
from powerkit.kinds.words.units import Part, Unit, key, units

Said = Sequence[Sequence[tuple[Part, tuple[Unit, ...]]]]
"""The parts of what each of several people said, with their units, which are made once."""

LEAST_TOGETHER, _OF_FEW, _FEW = 2, 3, 10
"""So many people, and more where no more than a few speak, must say two words together, and hardly anybody apart,
before they are kept together unasked."""


@dataclass(frozen=True)
class Choices:
    """What the leader decided: phrases to keep *together* or take *apart*, and left-out words to put *back*.

    Of a text that says who speaks, whom to leave out (*without*), or that each of its *lines* is a person after all.

    Of a table: the *columns* that hold what people said, the one that holds a *count* of them or "", whether the first
    row is a *heading*, and *beside*, columns that say more: "who", "where" or "theme", and the column. A column is
    named by its heading, or by its number ("2").
    """

    together: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    lines: bool = False
    columns: tuple[str, ...] = ()
    count: str = ""
    heading: bool | None = None
    beside: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        together: Iterable[str] = (),
        apart: Iterable[str] = (),
        back: Iterable[str] = (),
        without: Iterable[str] = (),
        **more: Any,
    ) -> "Choices":
        """Choices in which case and spacing do not count; *more* are the others, as they are."""
        together, apart, back, without = (frozenset(map(key, some)) for some in (together, apart, back, without))
        return cls(together, apart | {*map(folded, apart)}, back, without, **more)


NO_CHOICE = Choices()
"""Nothing was said of it."""


@dataclass(frozen=True)
class Heard:
    """What is known of all voices together: the words, and those that stand in pieces that differ."""

    choices: Choices
    known: frozenset[str]
    shared: frozenset[str] = frozenset()
    found: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict, compare=False, repr=False)

    def key(self, word: str, spoken: Tongue) -> str:
        """What a word is counted under; one that the leader keeps *apart* under itself."""
        if (found := self.found.get((word, spoken.spoken))) is None:
            found = word if key(word) in self.choices.apart else same_word(word, self.known, spoken)
            self.found[word, spoken.spoken] = found
        return found

    def taken(self, part: Part, found: Sequence[Unit]) -> Iterator[tuple[str, bool, bool]]:
        """The words of a part with these units, each with whether it is left out, and whether what it stood in is its
        quote.
        """
        if self.whole(part, found):
            yield part.piece.text, False, False
            return
        quoted = len(part.words) > 1 or not (part.alone or part.piece.listed)
        yield from ((unit.text, unit.small and not part.piece.quoted, quoted) for unit in found)

    def said_by(
        self, mine: Sequence[tuple[Part, Sequence[Unit]]]
    ) -> tuple[list[tuple[Part, str, bool, bool]], list[Part]]:
        """The words of somebody, as `taken`, each with its part; and the parts that are kept as phrases though their
        words are all small, since else nothing would be heard of that person.
        """
        taken = [(part, *each) for part, found in mine for each in self.taken(part, found)]
        if not all(left for _, _, left, _ in taken):
            return taken, []
        stand = [part for part, _ in mine if len(part.words) > 1 and not all(map(is_stop, part.words))]
        kept = [part for part in stand if part.key not in self.choices.apart]
        rest = [each for each in taken if each[0] not in kept]
        return [*((part, part.piece.text, False, False) for part in kept), *rest], stand

    def whole(self, part: Part, found: Sequence[Unit]) -> bool:
        """Whether a part is kept as it is said: in quotation marks, or a thing of which nobody else speaks."""
        if len(part.words) < 2 or not (part.piece.quoted or part.piece.listed or self.choices.together):
            return False
        if part.key in self.choices.apart or self._holds(part, found):
            return False
        if part.key in self.choices.together or part.piece.quoted:
            return True
        return part.names and not any(
            self.key(unit.text, part.spoken) in self.shared for unit in found if not unit.small and len(found) > 1
        )

    def _holds(self, part: Part, found: Sequence[Unit]) -> bool:
        """Whether a phrase to keep together is a part of these words, and not all of them."""
        together = self.choices.together
        return bool(together) and any(key(unit.text) in together and unit.words != part.words for unit in found)


def said_in(parts: Sequence[Sequence[Part]], choices: Choices) -> Said:
    """The parts of what several people said, each with its units as the leader chose."""
    return [[(part, _units(part, choices)) for part in mine] for mine in parts]


def said_again(said: Said, choices: Choices, joined: Collection[str]) -> Said:
    """As `said_in`, where the choices have come to keep some *joined* pairs of words together."""

    def holds(part: Part) -> bool:
        return any(spelled(pair).casefold() in joined for pair in pairwise(part.words))

    return [[(part, _units(part, choices) if holds(part) else found) for part, found in mine] for mine in said]


def _units(part: Part, choices: Choices) -> tuple[Unit, ...]:
    return (*units(part, choices.together, choices.apart, choices.back),)


def heard_in(said: Said, choices: Choices) -> Heard:
    """What is known of all that was said together."""
    found = [each for mine in said for each in mine]
    known = {folded(unit.text) for _, some in found for unit in some} | {folded(part.piece.text) for part, _ in found}
    heard = Heard(choices, frozenset(known))
    pieces: dict[str, set[str]] = {}
    for part, some in found:
        for unit in some:
            if not unit.small:
                pieces.setdefault(heard.key(unit.text, part.spoken), set()).add(part.key if part.names else "")
    return replace(heard, shared=frozenset(word for word, many in pieces.items() if len(many) > 1))


def said_as_one(said: Said, heard: Heard) -> dict[str, set[str]]:
    """Pairs of words that several people said together and hardly anybody apart, such as "food bank"; their forms."""
    people: dict[str, set[int]] = {}
    pairs: dict[tuple[str, str], set[int]] = {}
    forms: dict[tuple[str, str], Counter[str]] = {}
    for who, mine in enumerate(said):
        for part, found in mine:
            names = [heard.key(unit.text, part.spoken) if _is_half(unit) else None for unit in found]
            for name in filter(None, names):
                people.setdefault(name, set()).add(who)
            for (one, two), (left, right) in zip(pairwise(names), pairwise(found), strict=True):
                if one and two and one != two:
                    pairs.setdefault((one, two), set()).add(who)
                    forms.setdefault((one, two), Counter())[spelled((*left.words, *right.words))] += 1
    least = _OF_FEW if len(said) < _FEW else LEAST_TOGETHER
    found_pairs = {
        pair: some
        for pair, some in pairs.items()
        if len(some) >= least and len(some) * 4 >= 3 * max(len(people[word]) for word in pair)
    }
    return {
        forms[pair].most_common(1)[0][0]: {key(form) for form in forms[pair]}
        for pair in found_pairs
        if not {key(form) for form in forms[pair]} & heard.choices.apart
    }


def _is_half(unit: Unit) -> bool:
    return not (unit.small or unit.denied) and is_word(unit.text) and len(unit.words) == 1
