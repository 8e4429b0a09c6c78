"""What a map says, in sentences with names: the rules as data, in the order in which they are read out.

A sentence never scores anybody. It says "on your map", since a blank may be somebody forgotten and not nobody there.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from powerkit.kinds.map import measures
from powerkit.kinds.map import sentence_words as words
from powerkit.kinds.map.columns import STYLES
from powerkit.kinds.map.measures import Ids
from powerkit.kinds.map.model import Person, RelationMap
from powerkit.kinds.map.sentence_words import ACCOUNTABLE, PEOPLE
from powerkit.text.catalogue import later, later_many


@dataclass(frozen=True)
class Sentence:
    """One *text* about a map, the *people* (ids) it lights, and the id of the *rule* that chose it."""

    rule: str
    text: str
    people: Ids


Case = tuple[Ids, Any]
"""Whom a rule is about, and whatever else its sentence needs."""


@dataclass(frozen=True)
class Rule:
    """*when* gives each case in which the rule has something to say; *says* turns one into a sentence.

    The people of a case are those the sentence lights. *styles* are the kinds of map it is for.
    """

    id: str
    when: Callable[[RelationMap], Iterable[Case]]
    says: Callable[[RelationMap, Ids, Any], str]
    styles: tuple[str, ...] = STYLES

    def sentences(self, whole: RelationMap) -> Iterator[Sentence]:
        """What the rule says of a map."""
        if whole.ruling.style in self.styles:
            for people, more in self.when(whole):
                yield Sentence(self.id, self.says(whole, people, more), people)


def sentences(whole: RelationMap) -> tuple[Sentence, ...]:
    """Everything a map says."""
    return tuple(sentence for rule in RULES for sentence in rule.sentences(whole))


def _some(ids: Ids, more: Any = None) -> list[Case]:
    """One case about these people; none where there are none."""
    return [(ids, more)] if ids else []


def _those(fits: Callable[[Person], bool]) -> Callable[[RelationMap], list[Case]]:
    """One case about everybody on the map today whom it fits."""
    return lambda whole: _some(measures.where(measures.known(whole), fits))


def _per_ring(whole: RelationMap) -> list[Case]:
    rings = measures.in_rings(whole)
    return _some(tuple(item for ring in rings for item in ring), [len(ring) for ring in rings])


def _blank_sectors(whole: RelationMap) -> list[Case]:
    asked = (measures.ELSE, *whole.ruling.look_at)
    blank = [sector for sector, ids in measures.in_sectors(whole).items() if not ids and sector not in asked]
    return [((), (blank, measures.not_said_where(whole)))] if blank and measures.known(whole) else []


def _each_looked_at(whole: RelationMap) -> list[Case]:
    sectors = measures.in_sectors(whole)
    return [(sectors.get(item, ()), item) for item in whole.ruling.look_at]


def _largest_share(whole: RelationMap) -> list[Case]:
    sector, ids = measures.largest(whole)
    return [(ids, sector)] if len(ids) > 1 else []


def _mostly_own(whole: RelationMap) -> list[Case]:
    own, others = measures.close_and_own(whole)
    return [(own, others)] if len(own) > len(others) else []


def _mostly_elsewhere(whole: RelationMap) -> list[Case]:
    own, others = measures.close_and_own(whole)
    has_own = any(sector.id == measures.OWN for sector in whole.ruling.sectors)
    return [(others, own)] if has_own and others and len(own) <= len(others) else []


def _pairs(whole: RelationMap) -> list[Case]:
    sure, _ = measures.pairs(whole)
    return _some(_both(sure), sure)


def _unsure_pairs(whole: RelationMap) -> list[Case]:
    _, unsure = measures.pairs(whole)
    return _some(_both(unsure), unsure)


def _no_pairs(whole: RelationMap) -> list[Case]:
    return [((), None)] if len(measures.known(whole)) > 1 and not whole.ties else []


def _both(found: Iterable[tuple[str, str]]) -> Ids:
    return tuple(dict.fromkeys(item for pair in found for item in pair))


def _links(whole: RelationMap) -> list[Case]:
    return [((link.person,), link) for link in measures.links(whole, MOST_LINKS)]


def _more_links(whole: RelationMap) -> list[Case]:
    return _some(measures.linking(whole)[MOST_LINKS:])


MOST_LINKS = 4
"""So many of those who alone link others get a sentence each; the rest share one."""


RULES: tuple[Rule, ...] = (
    Rule("looked_at", _each_looked_at, words.looked_at),
    Rule("blank_sectors", _blank_sectors, words.blanks),
    Rule("rings", _per_ring, words.rings),
    Rule("largest_share", _largest_share, words.largest),
    Rule("close_mostly_own", _mostly_own, words.mostly_own, (PEOPLE,)),
    Rule("close_mostly_elsewhere", _mostly_elsewhere, words.mostly_elsewhere, (PEOPLE,)),
    Rule(
        "close_but_stressed",
        _those(lambda item: item.ring == 1 and item.tie == "stressed"),
        words.plain(
            later_many(
                "{names} is in {ring} on your map, and the tie is stressed.",
                "{names} are in {ring} on your map, and the tie is stressed.",
            )
        ),
        (PEOPLE,),
    ),
    Rule(
        "not_seen_enough",
        _those(lambda item: 0 < item.ring <= measures.NEAR and item.seen in ("not_enough", "not_at_all")),
        words.plain(
            later_many(
                "{names} is near you on your map, and you don’t see enough of them.",
                "{names} are near you on your map, and you don’t see enough of them.",
            )
        ),
        (PEOPLE,),
    ),
    Rule(
        "never_seen",
        _those(lambda item: item.ring > measures.NEAR and item.seen == "not_at_all"),
        words.plain(
            later_many(
                "{names} is on your map, and you don’t see them at all.",
                "{names} are on your map, and you don’t see them at all.",
            )
        ),
        (PEOPLE,),
    ),
    Rule(
        "only_through_me",
        lambda whole: _some(measures.only_through_me(whole) if whole.ties else ()),
        words.plain(
            later_many(
                "On your map {names} is known only to you: nobody else there is said to know them.",
                "On your map {names} are known only to you: nobody else there is said to know them.",
            )
        ),
        (PEOPLE,),
    ),
    Rule("pairs", _pairs, words.pairs, (PEOPLE,)),
    Rule("unsure_pairs", _unsure_pairs, words.unsure, (PEOPLE,)),
    Rule("no_pairs", _no_pairs, words.plain(later("Your map does not say yet who on it knows whom.")), (PEOPLE,)),
    Rule("links", _links, words.link, (PEOPLE,)),
    Rule(
        "more_links",
        _more_links,
        words.plain(
            later_many(
                "{names}, too, is all that links some on your map with the others.",
                "{names}, too, are all that links some on your map with the others.",
            )
        ),
        (PEOPLE,),
    ),
    Rule(
        "felt_most",
        _those(lambda item: item.ring == 1),
        words.plain(later("On your map you feel it most that you answer to {names}.")),
        (ACCOUNTABLE,),
    ),
    Rule(
        "strained",
        _those(lambda item: item.tie == "stressed"),
        words.plain(later("Answering to {names} is strained on your map.")),
        (ACCOUNTABLE,),
    ),
    Rule(
        "loose_but_felt",
        _those(lambda item: item.tie == "tenuous" and 0 < item.ring <= measures.NEAR),
        words.plain(later("You feel that you answer to {names}, but the tie is loose on your map.")),
        (ACCOUNTABLE,),
    ),
    Rule(
        "wishes",
        _those(lambda item: bool(item.wish.strip())),
        words.plain(later("You wish for a change with {names} on your map.")),
    ),
    Rule(
        "not_yet",
        lambda whole: _some(tuple(person.id for person in whole.people if person.not_yet)),
        words.plain(later("Not on your map yet, but you could bring them in: {names}.")),
    ),
    Rule(
        "not_placed",
        lambda whole: _some(tuple(person.id for person in whole.people if not person.placed and not person.not_yet)),
        words.plain(later("You have not placed {names} on your map yet.")),
    ),
)
"""Every rule, in the order of reading: blanks first."""
