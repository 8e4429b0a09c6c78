"""A person on a map in words, as a screen reader says them: name, place, tie, and how many they know."""

from powerkit.kinds.map.columns import SEEN
from powerkit.kinds.map.model import Person, RelationMap
from powerkit.kinds.map.sentence_words import WHO
from powerkit.text.catalogue import t
from powerkit.text.phrasing import counted

_SEEN = {option.id: option.label.lower() for option in SEEN}


def say_person(whole: RelationMap, one: Person) -> str:
    """Such as "Ann, “Close” ring, Faith, stressed, seen: not enough, knows two people and groups"."""
    ruling = whole.ruling
    knows = whole.knows.get(one.id, 0)
    parts = (
        one.name or t("(no name)"),
        t("“{ring}” ring", ring=ruling.ring(one.ring)) if one.placed else "not placed yet",
        ruling.sector(one.sector),
        ruling.tie(one.tie).lower(),
        f"seen: {_SEEN[one.seen]}" if one.seen in _SEEN else "",
        "not yet" if one.not_yet else "",
        f"knows {counted(knows, *WHO)}" if knows else "",
        "a change wished for" if one.wish.strip() else "",
    )
    return ", ".join(part for part in parts if part)
