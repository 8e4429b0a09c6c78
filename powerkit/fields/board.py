"""Items placed in named zones, now and as they should be, through their table."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.fields.base import Option, read_options
from powerkit.fields.columns import Column
from powerkit.fields.rows import Rows
from powerkit.fields.table import TableOfRows
from powerkit.spec import Spec

ARRANGEMENTS = ("ladder", "columns", "stages", "steps")


@dataclass(frozen=True)
class Board(TableOfRows):
    """Items in *zones* laid out in an *arrangement*; a second place where the card asks for one; marks; and why.

    Each item is a row: ``item``, ``zone``, and where the deck asks for them ``then`` (the second place),
    ``mark`` and ``why``.
    """

    arrangement: str = "columns"
    name: ClassVar[str] = "board"

    @classmethod
    def read(cls, spec: Spec) -> Self:
        item = spec.text("item")
        zones = _read_zones(spec)
        columns = [Column("item", item.capitalize(), "long"), Column("zone", "Where it is", "choice", options=zones)]
        if label := spec.text("then", ""):
            columns[1] = Column("zone", "Where it is now", "choice", options=zones)
            columns.append(Column("then", label, "choice", options=zones))
        columns += _read_then_zones(spec, zones)
        if spec.has("marks"):
            columns.append(Column("mark", "Mark", "choice", options=read_options(spec, key="marks")))
        if label := spec.text("why", ""):
            columns.append(Column("why", label, "long"))
        arrangement = spec.text("arrangement", "columns", choices=ARRANGEMENTS)
        return cls(Rows(item, tuple(columns)), arrangement=arrangement)

    def page(self) -> dict[str, Any]:
        return {**super().page(), "arrangement": self.arrangement}


def _read_zones(spec: Spec) -> tuple[Option, ...]:
    zones = []
    for one in spec.tables("zones", named="zone"):
        group = one.text("group", "")
        label = one.text("label")
        zones.append(Option(one.id(), f"{label} ({group.lower()})" if group else label))
        one.done()
    return tuple(zones)


def _read_then_zones(spec: Spec, zones: tuple[Option, ...]) -> list[Column]:
    inner = spec.table("then_zones")
    if inner is None:
        return []
    if inner.text("from") not in [zone.id for zone in zones]:
        inner.wrong(f'"from" must be one of the zones: {", ".join(zone.id for zone in zones)}')
    label = inner.text("label", "And then")
    column = Column("then", label, "choice", options=read_options(inner, key="zones"))
    inner.done()
    return [column]
