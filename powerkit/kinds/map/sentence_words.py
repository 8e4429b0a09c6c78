"""What each rule about a map says: its sentence, with names in it."""

from collections.abc import Callable, Iterable
from typing import Any

from powerkit.kinds.map import measures
from powerkit.kinds.map.columns import STYLES
from powerkit.kinds.map.measures import Ids
from powerkit.kinds.map.model import RelationMap
from powerkit.text.catalogue import t
from powerkit.text.phrasing import counted, listed, number, verb

PEOPLE, ACCOUNTABLE = STYLES

MOST_PAIRS = 4
"""So many pairs are named; the rest are counted, and lit all the same."""


def names(whole: RelationMap, ids: Iterable[str]) -> list[str]:
    """The names of people by their ids; "somebody with no name" where there is none."""
    return [whole.by_id[id_].name or t("somebody with no name yet") for id_ in ids]


def _list(whole: RelationMap, ids: Ids) -> str:
    return listed(names(whole, ids))


def rings(whole: RelationMap, ids: Ids, counts: list[int]) -> str:
    """How many there are in each ring."""
    said = [
        f"{number(count) if count else 'nobody'} in “{whole.ruling.ring(ring)}”" for ring, count in enumerate(counts, 1)
    ]
    one, many = _CALLED[whole.ruling.style]
    everybody = f"is one {one}" if len(ids) == 1 else f"are {number(len(ids))} {many}"
    return f"On your map {everybody}: {listed(said)}."


WHO = ("person or group", "people and groups")
"""What one and several on a map are called: a food bank is not a person."""
_CALLED = {
    PEOPLE: WHO,
    ACCOUNTABLE: ("person or thing you answer to", "people and things you answer to"),
}


def blanks(whole: RelationMap, ids: Ids, blanks: tuple[list[str], Ids]) -> str:
    """Where nobody is from, and who may be, where the map does not say."""
    blank, unsaid = blanks
    found = listed([f"“{whole.ruling.sector(item)}”" for item in blank], most=len(blank), word="or")
    if len(unsaid) == len(measures.known(whole)):
        return t("Your map does not say yet where anybody on it belongs.")
    if unsaid:
        return t(
            "Nobody on your map is from {found}, as far as it says. {listed} may be.",
            found=found,
            listed=_list(whole, unsaid),
        )
    return t(
        "Nobody on your map is from {found}. A blank may be somebody you forgot, or somebody you have not met yet.",
        found=found,
    )


def looked_at(whole: RelationMap, ids: Ids, sector: str) -> str:
    """Who is from a sector that the question asks about."""
    name = whole.ruling.sector(sector)
    if not ids and measures.not_said_where(whole):
        return t("{name}: nobody on your map is said to be from there yet.", name=name)
    if not ids:
        return t("{name}: nobody on your map yet.", name=name)
    return f"{name}: {_list(whole, ids)} {verb(len(ids))} on your map."


def largest(whole: RelationMap, ids: Ids, sector: str) -> str:
    """The sector most are from."""
    share = f"{number(len(ids))} of {number(len(measures.known(whole)))}"
    return f"The largest share of your map, {share}, is “{whole.ruling.sector(sector)}”: {_list(whole, ids)}."


def mostly_own(whole: RelationMap, own: Ids, others: Ids) -> str:
    """The closest ring is mostly one’s own."""
    ring = f"“{whole.ruling.ring(1)}”"
    if not others:
        return t(
            "Everybody in {ring} on your map is from your own team or organisation: {listed}.",
            ring=ring,
            listed=_list(whole, own),
        )
    return (
        f"{ring} on your map is mostly your own team or organisation: {_list(whole, own)}. "
        f"From elsewhere {verb(len(others), 'comes', 'come')} {_list(whole, others)}."
    )


def mostly_elsewhere(whole: RelationMap, others: Ids, own: Ids) -> str:
    """Half of the closest ring or more is not one’s own."""
    ring = f"“{whole.ruling.ring(1)}”"
    if not own:
        return t(
            "Everybody in {ring} on your map is from outside your own team or organisation: {listed}.",
            ring=ring,
            listed=_list(whole, others),
        )
    share = "Half" if len(own) == len(others) else "Most"
    return f"{share} of {ring} on your map is from outside your own team or organisation: {_list(whole, others)}."


def pairs(whole: RelationMap, ids: Ids, sure: tuple[tuple[str, str], ...]) -> str:
    """Who knows whom."""
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


def unsure(whole: RelationMap, ids: Ids, unsure: tuple[tuple[str, str], ...]) -> str:
    """Of whom it is not known whether they know each other."""
    some = f"Of {counted(len(unsure), 'pair')} on your map you don’t know whether they know each other"
    return f"{some}: {_pairs_listed(whole, unsure)}. You could ask."


def link(whole: RelationMap, ids: Ids, link: measures.Link) -> str:
    """Who alone links some with others."""
    name = _list(whole, ids)
    if link.sectors:
        one, other = (f"“{whole.ruling.sector(sector)}”" for sector in link.sectors)
        return t("Only {name} links {one} and {other} on your map, apart from you.", name=name, one=one, other=other)
    apart = listed([listed(names(whole, part), most=3) for part in link.parts[:-1]])
    return f"Only {name} links {apart} with others on your map."


def plain(text: str) -> Callable[[RelationMap, Ids, Any], str]:
    """A sentence with {names} in it, the verb {is} for them, and the name of the closest {ring}."""

    def say(whole: RelationMap, ids: Ids, _: Any) -> str:
        words = {"names": _list(whole, ids), "is": verb(len(ids)), "ring": f"“{whole.ruling.ring(1)}”"}
        return text.format(**words)

    return say
