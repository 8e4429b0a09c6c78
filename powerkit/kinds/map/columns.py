"""The columns of a map: who somebody is, where they stand, and what is between them and me."""

import re
from functools import lru_cache

from powerkit.kinds.columns import Column
from powerkit.kinds.options import DONT_KNOW, Option, spoken
from powerkit.kinds.rows import Rows
from powerkit.text.catalogue import deck_language, later, t

KINDS = (
    Option("person", later("A person")),
    Option("group", later("A group")),
    Option("organisation", later("An organisation")),
)
SEEN = (
    Option("enough", later("Enough")),
    Option("not_enough", later("Not enough")),
    Option("not_at_all", later("Not at all")),
)

STYLES = ("relationships", "accountability")
"""What a map is about: the people around me, or whom and what I answer to. It changes words, not data."""

TIES = {
    "relationships": (
        Option("strong", later("Strong")),
        Option("tenuous", later("Tenuous")),
        Option("stressed", later("Stressed")),
    ),
    "accountability": (
        Option("strong", later("Strong")),
        Option("tenuous", later("Loose")),
        Option("stressed", later("Strained")),
    ),
}
"""The quality of the tie to me, as each style words it; in the words of ours that `spoken` says."""

_SPOT = re.compile(r"[0-9]{1,3}(?:\.[0-9])? [0-9]{1,3}")
"""Degrees clockwise from twelve o'clock, and how far out in the ring, in per cent."""


def ring_options(labels: tuple[str, ...]) -> tuple[Option, ...]:
    """Rings as things to choose. A ring is stored as its number, a text from "1" to "4"."""
    return tuple(Option(str(number), label) for number, label in enumerate(labels, 1))


def people_rows(
    rings: tuple[Option, ...], sectors: tuple[Option, ...], style: str = "relationships", *, ours: bool = False
) -> Rows:
    """Rows of people. Each may keep its ``spot``: where in the ring they were put, as `free_places.js` says it."""
    return Rows(t("person"), _columns(rings, sectors, style, deck_language(), ours), (("spot", _SPOT),))


@lru_cache(maxsize=64)
def _columns(
    rings: tuple[Option, ...], sectors: tuple[Option, ...], style: str, _: str, ours: bool
) -> tuple[Column, ...]:
    """Its columns, made once for each language: they are asked for at every answer. *ours* words them for a group."""
    unsure = (Option(DONT_KNOW, t("We don’t know") if ours else t("I don’t know")),)
    answerable = style == "accountability"
    return (
        Column("name", t("Name"), "people", t("A person, a group or an organisation")),
        Column("kind", t("Who or what"), "choice", options=spoken(KINDS)),
        Column("ring", t("How close"), "choice", options=rings),
        Column("sector", t("Where they belong"), "choice", options=sectors),
        Column(
            "tie",
            t("How it feels to answer to them") if answerable else t("How it feels between us"),
            "choice",
            options=spoken(TIES[style]) + unsure,
        ),
        Column("seen", t("Seen"), "choice", t("Do you see enough of them?"), options=spoken(SEEN)),
        Column(
            "not_yet",
            t("Not on our map yet") if ours else t("Not on my map yet"),
            "tick",
            t("Someone you could bring in"),
        ),
        Column("wish", t("What we want to be different") if ours else t("What I want to be different"), "long"),
        Column("knows", t("Knows"), "people", t("Others on your map, parted by semicolons")),
        Column("may_know", t("May know"), "people", t("If you are not sure")),
        Column("note", t("Note"), "long"),
    )
