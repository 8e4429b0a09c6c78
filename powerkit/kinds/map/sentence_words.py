"""What each rule about a map says: its sentence, with names in it."""

from collections.abc import Callable, Iterable
from typing import Any

from powerkit.kinds.map import measures
from powerkit.kinds.map.columns import STYLES
from powerkit.kinds.map.measures import Ids
from powerkit.kinds.map.model import RelationMap
from powerkit.text.catalogue import t, tn
from powerkit.text.phrasing import listed, number

PEOPLE, ACCOUNTABLE = STYLES

Text = str | tuple[str, str]
"""A sentence, or what is said of one and of more."""

MOST_PAIRS = 4
"""So many pairs are named; the rest are counted, and lit all the same."""


def names(whole: RelationMap, ids: Iterable[str]) -> list[str]:
    """The names of people by their ids; "somebody with no name" where there is none."""
    return [whole.by_id[id_].name or t("somebody with no name yet") for id_ in ids]


def _list(whole: RelationMap, ids: Ids) -> str:
    return listed(names(whole, ids))


def rings(whole: RelationMap, ids: Ids, counts: list[int]) -> str:
    """How many there are in each ring."""
    said = listed([_in_ring(whole.ruling.ring(ring), count) for ring, count in enumerate(counts, 1)])
    count = number(len(ids))
    if whole.ruling.style == ACCOUNTABLE:
        return tn(
            "On your map is {count} person or thing you answer to: {rings}.",
            "On your map are {count} people and things you answer to: {rings}.",
            len(ids),
            count=count,
            rings=said,
        )
    return tn(
        "On your map is {count} person or group: {rings}.",
        "On your map are {count} people and groups: {rings}.",
        len(ids),
        count=count,
        rings=said,
    )


def _in_ring(ring: str, count: int) -> str:
    if not count:
        return t("nobody in “{ring}”", ring=ring)
    return tn("{count} in “{ring}”", "{count} in “{ring}”", count, count=number(count), ring=ring)


WHO = ("person or group", "people and groups")
"""What one and several on a map are called on the command line: a food bank is not a person."""


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
    return tn(
        "{sector}: {names} is on your map.",
        "{sector}: {names} are on your map.",
        len(ids),
        sector=name,
        names=_list(whole, ids),
    )


def largest(whole: RelationMap, ids: Ids, sector: str) -> str:
    """The sector most are from."""
    return t(
        "The largest share of your map, {count} of {all}, is “{sector}”: {names}.",
        count=number(len(ids)),
        all=number(len(measures.known(whole))),
        sector=whole.ruling.sector(sector),
        names=_list(whole, ids),
    )


def mostly_own(whole: RelationMap, own: Ids, others: Ids) -> str:
    """The closest ring is mostly one’s own."""
    ring = f"“{whole.ruling.ring(1)}”"
    if not others:
        return t(
            "Everybody in {ring} on your map is from your own team or organisation: {listed}.",
            ring=ring,
            listed=_list(whole, own),
        )
    return tn(
        "{ring} on your map is mostly your own team or organisation: {own}. From elsewhere comes {others}.",
        "{ring} on your map is mostly your own team or organisation: {own}. From elsewhere come {others}.",
        len(others),
        ring=ring,
        own=_list(whole, own),
        others=_list(whole, others),
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
    said = (
        t("Half of {ring} on your map is from outside your own team or organisation: {names}.")
        if len(own) == len(others)
        else t("Most of {ring} on your map is from outside your own team or organisation: {names}.")
    )
    return said.format(ring=ring, names=_list(whole, others))


def pairs(whole: RelationMap, ids: Ids, sure: tuple[tuple[str, str], ...]) -> str:
    """Who knows whom."""
    people, unsure = len(measures.known(whole)), len(measures.pairs(whole)[1])
    could_say = people * (people - 1) // 2 - unsure
    told = {"count": number(len(sure)), "pairs": _pairs_said(could_say), "names": _pairs_listed(whole, sure)}
    if unsure:
        return tn(
            "On your map {count} of {pairs} knows each other, leaving out the {unsure} you are not sure of: {names}.",
            "On your map {count} of {pairs} know each other, leaving out the {unsure} you are not sure of: {names}.",
            len(sure),
            unsure=_pairs_said(unsure),
            **told,
        )
    return tn(
        "On your map {count} of {pairs} knows each other: {names}.",
        "On your map {count} of {pairs} know each other: {names}.",
        len(sure),
        **told,
    )


def _pairs_said(count: int) -> str:
    return tn("{count} pair", "{count} pairs", count, count=number(count))


def _pairs_listed(whole: RelationMap, found: tuple[tuple[str, str], ...]) -> str:
    """Pairs parted by semicolons, since each holds an "and"."""
    shown = [listed(names(whole, pair)) for pair in found[:MOST_PAIRS]]
    left = len(found) - MOST_PAIRS
    more = [tn("and {count} more", "and {count} more", left, count=number(left))] if left > 0 else []
    return "; ".join([*shown, *more])


def unsure(whole: RelationMap, ids: Ids, unsure: tuple[tuple[str, str], ...]) -> str:
    """Of whom it is not known whether they know each other."""
    return tn(
        "Of {count} pair on your map you don’t know whether they know each other: {names}. You could ask.",
        "Of {count} pairs on your map you don’t know whether they know each other: {names}. You could ask.",
        len(unsure),
        count=number(len(unsure)),
        names=_pairs_listed(whole, unsure),
    )


def link(whole: RelationMap, ids: Ids, link: measures.Link) -> str:
    """Who alone links some with others."""
    name = _list(whole, ids)
    if link.sectors:
        one, other = (f"“{whole.ruling.sector(sector)}”" for sector in link.sectors)
        return t("Only {name} links {one} and {other} on your map, apart from you.", name=name, one=one, other=other)
    apart = listed([listed(names(whole, part), most=3) for part in link.parts[:-1]])
    return t("Only {name} links {apart} with others on your map.", name=name, apart=apart)


def plain(text: Text) -> Callable[[RelationMap, Ids, Any], str]:
    """A sentence with {names} in it, and the name of the closest {ring}: one, or one for one person and one for more.

    Each is translated when it is said (`later`, `later_many`).
    """

    def say(whole: RelationMap, ids: Ids, _: Any) -> str:
        told = {"names": _list(whole, ids), "ring": f"“{whole.ruling.ring(1)}”"}
        return t(text, **told) if isinstance(text, str) else tn(*text, len(ids), **told)

    return say
