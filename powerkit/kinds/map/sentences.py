"""What a map says, in sentences with names: the rules as data, in the order in which they are read out.

A sentence never scores anybody. It says "on your map", since a blank may be somebody forgotten and not nobody there.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from powerkit.kinds.map import measures
from powerkit.kinds.map.kind import STYLES
from powerkit.kinds.map.measures import Ids
from powerkit.kinds.map.model import Person, RelationMap
from powerkit.text.phrasing import counted, listed, number, verb

PEOPLE, ACCOUNTABLE = STYLES


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


def names(whole: RelationMap, ids: Iterable[str]) -> list[str]:
    """The names of people by their ids; "somebody with no name" where there is none."""
    return [whole.by_id[id_].name or "somebody with no name yet" for id_ in ids]


def _list(whole: RelationMap, ids: Ids) -> str:
    return listed(names(whole, ids))


# --- when a rule speaks


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
MOST_PAIRS = 4
"""So many pairs are named; the rest are counted, and lit all the same."""


# --- what it says


def _say_rings(whole: RelationMap, ids: Ids, counts: list[int]) -> str:
    said = [
        f"{number(count) if count else 'nobody'} in “{whole.ruling.ring(ring)}”" for ring, count in enumerate(counts, 1)
    ]
    one, many = _CALLED[whole.ruling.style]
    everybody = f"is one {one}" if len(ids) == 1 else f"are {number(len(ids))} {many}"
    return f"On your map {everybody}: {listed(said)}."


_CALLED = {
    PEOPLE: ("person or group", "people and groups"),
    ACCOUNTABLE: ("person or thing you answer to", "people and things you answer to"),
}


def _say_blanks(whole: RelationMap, ids: Ids, blanks: tuple[list[str], Ids]) -> str:
    blank, unsaid = blanks
    found = listed([f"“{whole.ruling.sector(item)}”" for item in blank], most=len(blank), word="or")
    if len(unsaid) == len(measures.known(whole)):
        return "Your map does not say yet where anybody on it belongs."
    if unsaid:
        return f"Nobody on your map is from {found}, as far as it says. {_list(whole, unsaid)} may be."
    return f"Nobody on your map is from {found}. A blank may be somebody you forgot, or somebody you have not met yet."


def _say_looked_at(whole: RelationMap, ids: Ids, sector: str) -> str:
    name = whole.ruling.sector(sector)
    if not ids and measures.not_said_where(whole):
        return f"{name}: nobody on your map is said to be from there yet."
    if not ids:
        return f"{name}: nobody on your map yet."
    return f"{name}: {_list(whole, ids)} {verb(len(ids))} on your map."


def _say_largest(whole: RelationMap, ids: Ids, sector: str) -> str:
    share = f"{number(len(ids))} of {number(len(measures.known(whole)))}"
    return f"The largest share of your map, {share}, is “{whole.ruling.sector(sector)}”: {_list(whole, ids)}."


def _say_mostly_own(whole: RelationMap, own: Ids, others: Ids) -> str:
    ring = f"“{whole.ruling.ring(1)}”"
    if not others:
        return f"Everybody in {ring} on your map is from your own team or organisation: {_list(whole, own)}."
    return (
        f"{ring} on your map is mostly your own team or organisation: {_list(whole, own)}. "
        f"From elsewhere {verb(len(others), 'comes', 'come')} {_list(whole, others)}."
    )


def _say_mostly_elsewhere(whole: RelationMap, others: Ids, own: Ids) -> str:
    ring = f"“{whole.ruling.ring(1)}”"
    if not own:
        return f"Everybody in {ring} on your map is from outside your own team or organisation: {_list(whole, others)}."
    share = "Half" if len(own) == len(others) else "Most"
    return f"{share} of {ring} on your map is from outside your own team or organisation: {_list(whole, others)}."


def _say_pairs(whole: RelationMap, ids: Ids, sure: tuple[tuple[str, str], ...]) -> str:
    people, unsure = len(measures.known(whole)), len(measures.pairs(whole)[1])
    could_say = people * (people - 1) // 2 - unsure
    left_out = f", leaving out the {counted(unsure, 'pair')} you are not sure of" if unsure else ""
    some = f"{number(len(sure))} of {counted(could_say, 'pair')} {verb(len(sure), 'knows', 'know')} each other"
    return f"On your map {some}{left_out}: {_pairs_listed(whole, sure)}."


def _pairs_listed(whole: RelationMap, found: tuple[tuple[str, str], ...]) -> str:
    """Pairs parted by semicolons, since each holds an "and"."""
    shown = [" and ".join(names(whole, pair)) for pair in found[:MOST_PAIRS]]
    more = [f"and {number(len(found) - MOST_PAIRS)} more"] if len(found) > MOST_PAIRS else []
    return "; ".join([*shown, *more])


def _say_unsure(whole: RelationMap, ids: Ids, unsure: tuple[tuple[str, str], ...]) -> str:
    some = f"Of {counted(len(unsure), 'pair')} on your map you don’t know whether they know each other"
    return f"{some}: {_pairs_listed(whole, unsure)}. You could ask."


def _say_link(whole: RelationMap, ids: Ids, link: measures.Link) -> str:
    name = _list(whole, ids)
    if link.sectors:
        one, other = (f"“{whole.ruling.sector(sector)}”" for sector in link.sectors)
        return f"Only {name} links {one} and {other} on your map, apart from you."
    apart = listed([listed(names(whole, part), most=3) for part in link.parts[:-1]])
    return f"Only {name} links {apart} with others on your map."


def _plain(text: str) -> Callable[[RelationMap, Ids, Any], str]:
    """A sentence with {names} in it, the verb {is} for them, and the name of the closest {ring}."""

    def say(whole: RelationMap, ids: Ids, _: Any) -> str:
        words = {"names": _list(whole, ids), "is": verb(len(ids)), "ring": f"“{whole.ruling.ring(1)}”"}
        return text.format(**words)

    return say


RULES: tuple[Rule, ...] = (
    Rule("looked_at", _each_looked_at, _say_looked_at),
    Rule("blank_sectors", _blank_sectors, _say_blanks),
    Rule("rings", _per_ring, _say_rings),
    Rule("largest_share", _largest_share, _say_largest),
    Rule("close_mostly_own", _mostly_own, _say_mostly_own, (PEOPLE,)),
    Rule("close_mostly_elsewhere", _mostly_elsewhere, _say_mostly_elsewhere, (PEOPLE,)),
    Rule(
        "close_but_stressed",
        _those(lambda item: item.ring == 1 and item.tie == "stressed"),
        _plain("{names} {is} in {ring} on your map, and the tie is stressed."),
        (PEOPLE,),
    ),
    Rule(
        "not_seen_enough",
        _those(lambda item: 0 < item.ring <= measures.NEAR and item.seen in ("not_enough", "not_at_all")),
        _plain("{names} {is} near you on your map, and you don’t see enough of them."),
        (PEOPLE,),
    ),
    Rule(
        "never_seen",
        _those(lambda item: item.ring > measures.NEAR and item.seen == "not_at_all"),
        _plain("{names} {is} on your map, and you don’t see them at all."),
        (PEOPLE,),
    ),
    Rule(
        "only_through_me",
        lambda whole: _some(measures.only_through_me(whole) if whole.ties else ()),
        _plain("On your map {names} {is} known only to you: nobody else there is said to know them."),
        (PEOPLE,),
    ),
    Rule("pairs", _pairs, _say_pairs, (PEOPLE,)),
    Rule("unsure_pairs", _unsure_pairs, _say_unsure, (PEOPLE,)),
    Rule("no_pairs", _no_pairs, _plain("Your map does not say yet who on it knows whom."), (PEOPLE,)),
    Rule("links", _links, _say_link, (PEOPLE,)),
    Rule(
        "more_links",
        _more_links,
        _plain("{names}, too, {is} all that links some on your map with the others."),
        (PEOPLE,),
    ),
    Rule(
        "felt_most",
        _those(lambda item: item.ring == 1),
        _plain("On your map you feel it most that you answer to {names}."),
        (ACCOUNTABLE,),
    ),
    Rule(
        "strained",
        _those(lambda item: item.tie == "stressed"),
        _plain("Answering to {names} is strained on your map."),
        (ACCOUNTABLE,),
    ),
    Rule(
        "loose_but_felt",
        _those(lambda item: item.tie == "tenuous" and 0 < item.ring <= measures.NEAR),
        _plain("You feel that you answer to {names}, but the tie is loose on your map."),
        (ACCOUNTABLE,),
    ),
    Rule(
        "wishes",
        _those(lambda item: bool(item.wish.strip())),
        _plain("You wish for a change with {names} on your map."),
    ),
    Rule(
        "not_yet",
        lambda whole: _some(tuple(person.id for person in whole.people if person.not_yet)),
        _plain("Not on your map yet, but you could bring them in: {names}."),
    ),
    Rule(
        "not_placed",
        lambda whole: _some(tuple(person.id for person in whole.people if not person.placed and not person.not_yet)),
        _plain("You have not placed {names} on your map yet."),
    ),
)
"""Every rule, in the order of reading: blanks first."""
