"""A person on a map in words, as a screen reader says them: name, place, tie, and how many they know."""

from powerkit.kinds.map.model import Person, RelationMap
from powerkit.text.catalogue import later, t, tn
from powerkit.text.phrasing import number

_SEEN = {
    "enough": later("seen: enough"),
    "not_enough": later("seen: not enough"),
    "not_at_all": later("seen: not at all"),
}


def say_person(whole: RelationMap, one: Person) -> str:
    """Such as "Ann, “Close” ring, Faith, stressed, seen: not enough, knows two people and groups"."""
    ruling = whole.ruling
    knows = whole.knows.get(one.id, 0)
    parts = (
        one.name or t("(no name)"),
        t("“{ring}” ring", ring=ruling.ring(one.ring)) if one.placed else t("not placed yet"),
        ruling.sector(one.sector),
        ruling.tie(one.tie).lower(),
        t(_SEEN[one.seen]) if one.seen in _SEEN else "",
        t("not yet") if one.not_yet else "",
        tn("knows {count} person or group", "knows {count} people and groups", knows, count=number(knows))
        if knows
        else "",
        t("a change wished for") if one.wish.strip() else "",
    )
    return ", ".join(part for part in parts if part)
