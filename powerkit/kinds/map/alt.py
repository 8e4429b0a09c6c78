"""What a map's picture shows, in a sentence or two, for whoever does not see it."""

from powerkit.kinds.map import measures
from powerkit.kinds.map.model import RelationMap
from powerkit.kinds.map.outside import outsiders
from powerkit.text.catalogue import t
from powerkit.text.phrasing import counted, listed, number

_MOST = 12


def map_title(whole: RelationMap) -> str:
    """The name of the picture."""
    return "A map of whom and what I answer to" if whole.ruling.style == "accountability" else "A relationship map"


def _outside(whole: RelationMap) -> str:
    """Where those stand who are not placed, and how many ties are drawn between them and others."""
    outside = outsiders(whole)
    if not outside:
        return ""
    ids = {person.id for person in outside}
    ties = sum(tie.one in ids or tie.other in ids for tie in whole.ties)
    where = "They stand outside the rings:" if len(outside) > 1 else "Outside the rings stands"
    names = listed([person.name or t("somebody with no name") for person in outside], most=_MOST)
    return f". {where} {names}, with {counted(ties, 'tie')}"


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
        said.append(f"{number(len(waiting)).capitalize()} not placed yet{_outside(whole)}.")
    start = t("{map_title} with me in the middle of four rings.", map_title=map_title(whole))
    return " ".join([start, *(said or [t("Nobody is on it yet.")])])
