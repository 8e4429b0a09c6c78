"""A relationship map: people, groups and organisations around me, through its table of people."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.fields.base import DONT_KNOW, Option, folded, read_options
from powerkit.fields.columns import Column
from powerkit.fields.rows import Rows
from powerkit.fields.table import TableOfRows
from powerkit.spec import Spec

KINDS = (Option("person", "A person"), Option("group", "A group"), Option("organisation", "An organisation"))
TIES = (Option("strong", "Strong"), Option("tenuous", "Tenuous"), Option("stressed", "Stressed"))
SEEN = (Option("enough", "Enough"), Option("not_enough", "Not enough"), Option("not_at_all", "Not at all"))


@dataclass(frozen=True)
class RelationshipMap(TableOfRows):
    """People in *rings* (ring 1 is closest to me) and *sectors*, the quality of each tie, and who is not there yet.

    The columns are those of the people CSV, so a file and a map hold the same.
    """

    name: ClassVar[str] = "map"

    @classmethod
    def read(cls, spec: Spec) -> Self:
        labels = spec.texts("rings")
        if spec.has("rings") and len(labels) != 4:
            spec.wrong(f'"rings" needs four names, the closest first; it has {len(labels)}')
        rings = tuple(Option(str(number), label) for number, label in enumerate(labels, 1))
        return cls(Rows("person", people_columns(rings, read_options(spec, key="sectors"))))

    def names(self, answer: Any) -> Iterator[str]:
        groups = {folded(row.get("name") or "") for row in answer if row.get("kind") in ("group", "organisation")}
        for row in answer:
            for column in ("name", "knows", "may_know"):
                parts = (row.get(column) or "").split(";")
                yield from (one for one in parts if one.strip() and folded(one) not in groups)

    def page(self) -> dict[str, Any]:
        return {**super().page(), "shown": "table"}


def people_columns(rings: tuple[Option, ...], sectors: tuple[Option, ...]) -> tuple[Column, ...]:
    """The columns of a table of people. A ring is stored as its number, a text from "1" to "4"."""
    unsure = (Option(DONT_KNOW, "I don’t know"),)
    return (
        Column("name", "Name", "people", "A person, a group or an organisation"),
        Column("kind", "Who or what", "choice", options=KINDS),
        Column("ring", "How close", "choice", options=rings),
        Column("sector", "Where they belong", "choice", options=sectors),
        Column("tie", "How it feels between us", "choice", options=TIES + unsure),
        Column("seen", "Seen", "choice", "Do you see enough of them?", options=SEEN),
        Column("not_yet", "Not on my map yet", "tick", "Someone you could bring in"),
        Column("wish", "What I want to be different", "long"),
        Column("knows", "Knows", "people", "Others on your map, parted by semicolons"),
        Column("may_know", "May know", "people", "If you are not sure"),
        Column("note", "Note", "long"),
    )
