"""What a map's picture shows, in a sentence or two, for whoever does not see it."""

from powerkit.kinds.map import measures
from powerkit.kinds.map.model import RelationMap
from powerkit.kinds.map.outside import outsiders
from powerkit.text.catalogue import t, tn
from powerkit.text.phrasing import listed, number

_MOST = 12


def map_title(whole: RelationMap) -> str:
    """The name of the picture."""
    if whole.ruling.style == "accountability":
        ours = whole.ruling.ours
        return t("A map of whom and what we answer to") if ours else t("A map of whom and what I answer to")
    return t("A relationship map")


def _outside(whole: RelationMap) -> str:
    """Where those stand who are not placed, and how many ties are drawn between them and others; "" for none."""
    outside = outsiders(whole)
    if not outside:
        return ""
    ids = {person.id for person in outside}
    ties = sum(tie.one in ids or tie.other in ids for tie in whole.ties)
    names = listed([person.name or t("somebody with no name") for person in outside], most=_MOST)
    count = number(ties)
    if len(outside) > 1:
        return tn(
            "They stand outside the rings: {names}, with {count} tie.",
            "They stand outside the rings: {names}, with {count} ties.",
            ties,
            names=names,
            count=count,
        )
    return tn(
        "Outside the rings stands {names}, with {count} tie.",
        "Outside the rings stands {names}, with {count} ties.",
        ties,
        names=names,
        count=count,
    )


def map_alt(whole: RelationMap) -> str:
    """The rings with who is in each, who is not yet there, and who waits in the drawer."""
    by_id = whole.by_id
    said = []
    for ring, ids in enumerate(measures.in_rings(whole), 1):
        if ids:
            names = listed([by_id[id_].name for id_ in ids], most=_MOST)
            said.append(f"“{whole.ruling.ring(ring)}”: {names}.")
    not_yet = [person.name for person in whole.people if person.not_yet and person.placed]
    if not_yet:
        said.append(t("Not yet: {listed}.", listed=listed(not_yet, most=_MOST)))
    waiting = [person for person in whole.people if not person.placed]
    if waiting:
        count = number(len(waiting)).capitalize()
        said.append(tn("{count} not placed yet.", "{count} not placed yet.", len(waiting), count=count))
        said += filter(None, [_outside(whole)])
    title = map_title(whole)
    start = (
        t("{title} with us in the middle of four rings.", title=title)
        if whole.ruling.ours
        else t("{title} with me in the middle of four rings.", title=title)
    )
    return " ".join([start, *(said or [t("Nobody is on it yet.")])])
