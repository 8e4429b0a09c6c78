"""Items placed in named zones, now and as they should be, with marks and reasons."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self

from powerkit.kinds.columns import Column
from powerkit.kinds.made_of_rows import MadeOfRows
from powerkit.kinds.options import Option, read_options
from powerkit.kinds.rows import Rows
from powerkit.text.catalogue import later, t
from powerkit.text.toml_reader import Spec

ARRANGEMENTS = ("ladder", "columns", "stages", "steps")
"""How zones stand: rungs with the first lowest, columns, stages one after the other, or two steps of sorting."""


@dataclass(frozen=True)
class Zone:
    """A place for items; zones of one *group* stand together ("" for none)."""

    id: str
    label: str
    group: str = ""

    @property
    def option(self) -> Option:
        """The zone as a choice, its group said with it."""
        return Option(self.id, f"{self.label} ({self.group.lower()})" if self.group else self.label)


@dataclass(frozen=True)
class Board(MadeOfRows):
    """Items in *zones* laid out in an *arrangement*; a second place where the card asks for one; marks; and why.

    Each item is a row: ``item``, ``zone``, and where the deck asks for them ``then`` (the second place),
    ``mark`` and ``why``. With *own*, zones can be a person's own: an item in the last zone may carry a name for it
    under ``own``, and items with the same name stand in one zone of that name.

    *second* is the zone whose items are sorted again in a second step ("" where there is none). *credit* says whose
    the zones are.
    """

    arrangement: str = "columns"
    zones: tuple[Zone, ...] = ()
    second: str = ""
    own: str = ""
    credit: str = ""
    name: ClassVar[str] = "board"
    question_type: ClassVar[str] = "powerkit.kinds.board.question_type:BoardField"
    fits_small: ClassVar[bool] = True
    photo_called: ClassVar[str] = later("A photo of a wall, a board or a flip chart")

    @classmethod
    def read(cls, spec: Spec) -> Self:
        item = spec.text("item")
        zones = _read_zones(spec)
        options = tuple(zone.option for zone in zones)
        columns = [
            Column("item", item.capitalize(), "long"),
            Column("zone", t("Where it is"), "choice", options=options),
        ]
        if own := spec.text("own", ""):
            columns.append(Column("own", own, "text"))
        if label := spec.text("then", ""):
            now = spec.text("now", t("Where it is now"))
            columns[1] = Column("zone", now, "choice", options=options)
            columns.append(Column("then", label, "choice", options=options))
        second, sorted_again = _read_then_zones(spec, zones)
        columns += sorted_again
        if spec.has("marks"):
            columns.append(Column("mark", t("Mark"), "choice", options=read_options(spec, key="marks")))
        if label := spec.text("why", ""):
            columns.append(Column("why", label, "long"))
        arrangement = spec.text("arrangement", "columns", choices=ARRANGEMENTS)
        if second and spec.has("then"):
            spec.wrong('a board has "then" or "then_zones", not both')
        return cls(
            Rows(item, tuple(columns)),
            arrangement=arrangement,
            zones=zones,
            second=second,
            own=own,
            credit=spec.text("credit", ""),
        )

    @property
    def twice(self) -> bool:
        """Whether each item has a place now and a place where it should be."""
        return not self.second and self.column("then") is not None

    def page(self) -> dict[str, Any]:
        labelled = sum(column.type == "choice" for column in self.columns) > 1
        more = {"second": self.second, "own": self.own, "credit": self.credit, "labelled": labelled}
        zones = [asdict(zone) for zone in self.zones]
        return {**super().page(), "arrangement": self.arrangement, "zones": zones, **more}

    def drawn_by(self) -> str:
        return "powerkit.kinds.board.picture:draw"


def _read_zones(spec: Spec) -> tuple[Zone, ...]:
    zones = []
    for table in spec.tables("zones", named="zone"):
        zones.append(Zone(table.id(), table.text("label"), table.text("group", "")))
        table.done()
    return tuple(zones)


def _read_then_zones(spec: Spec, zones: tuple[Zone, ...]) -> tuple[str, list[Column]]:
    inner = spec.table("then_zones")
    if inner is None:
        return "", []
    second = inner.text("from")
    if second not in [zone.id for zone in zones]:
        inner.wrong(f'"from" must be one of the zones: {", ".join(zone.id for zone in zones)}')
    label = inner.text("label", t("And then"))
    column = Column("then", label, "choice", options=read_options(inner, key="zones"))
    inner.done()
    return second, [column]
