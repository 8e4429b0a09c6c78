"""A relationship map: people, groups and organisations around me, where they stand and what is between them.

An answer is a list of people, one row each. Where the person gave the rings names of their own it is an object
instead, ``{"rings": [four names, the closest first], "people": [rows]}``; `people_of` reads both.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from powerkit.documents.model import Block, Table
from powerkit.kinds.base import Screen
from powerkit.kinds.file_import import Way
from powerkit.kinds.made_of_rows import MadeOfRows
from powerkit.kinds.map.columns import KINDS, STYLES, people_rows, ring_options
from powerkit.kinds.map.ties import CELLS, Called, people_in, rewritten
from powerkit.kinds.options import Option, Problem, read_options
from powerkit.kinds.rows import Rows
from powerkit.text.catalogue import later, t
from powerkit.text.normalize import folded, tidy
from powerkit.text.toml_reader import Spec

_SCREENS = {
    "relationships": (
        Screen("names", later("Who is around you"), later("Who is around you?"), "name"),
        Screen("place", later("Place them"), later("How close does each one feel?"), "ring"),
        Screen("ties", later("How it is between you"), later("How is it between you?"), "tie"),
        Screen("sectors", later("Where each belongs"), later("Where does each belong?"), "sector"),
    ),
    "accountability": (
        Screen("names", later("Whom and what you answer to"), later("Whom and what do you answer to?"), "name"),
        Screen("place", later("Place them"), later("How much do you feel each one?"), "ring"),
        Screen("ties", later("How strong each one is"), later("How strong is each one?"), "tie"),
        Screen("sectors", later("Where each belongs"), later("Where does each belong?"), "sector"),
    ),
}
"""One map, four screens, as each style words them."""

_RING_LENGTH = 60

READS = ("", ".csv", ".tsv", ".txt", ".graphml", ".xml", ".gexf", ".vcf", ".json", ".cyjs")
"""The endings of files of people; "" is what comes without a name."""
_WAY = Way("powerkit.kinds.map.file_import:bring", frozenset(("column", "sector", "turn_rings")))


@dataclass(frozen=True)
class RelationshipMap(MadeOfRows):
    """People in *rings* (ring 1 is closest to me) and *sectors*, the quality of each tie, and who is not there yet.

    The columns are those of the people CSV, so a file and a map hold the same. *style* is one of `STYLES`;
    *look_at* names the sectors that the card asks about one by one. *ours* says that a group drew it.
    """

    style: str = "relationships"
    look_at: tuple[str, ...] = ()
    ours: bool = False
    name: ClassVar[str] = "map"
    question_type: ClassVar[str] = "powerkit.kinds.map.question_type:MapField"
    speaks: ClassVar[bool] = True
    photo_called: ClassVar[str] = later("A photo of a map on paper")
    gathers_people: ClassVar[bool] = True

    @classmethod
    def read(cls, spec: Spec) -> Self:
        labels = spec.texts("rings", number=4)
        sectors = read_options(spec, key="sectors")
        style = spec.text("style", STYLES[0], choices=STYLES)
        look_at = spec.texts("look_at", ())
        for item in look_at:
            if item not in [sector.id for sector in sectors]:
                spec.wrong(f'"look_at" names "{item}", which is not one of the sectors')
        known = style if style in STYLES else STYLES[0]
        ours = spec.flag("ours")
        return cls(people_rows(ring_options(labels), sectors, known, ours=ours), style, look_at, ours)

    def for_group(self) -> Self:
        return replace(self, rows=people_rows(self.rings, self.sectors, self.style, ours=True), ours=True)

    @property
    def rings(self) -> tuple[Option, ...]:
        """The rings as the deck names them, the closest first."""
        return self._options("ring")

    @property
    def sectors(self) -> tuple[Option, ...]:
        """The sectors, in the deck's order."""
        return self._options("sector")

    def named(self, answer: Any) -> Self:
        """The same kind with the rings named as in the answer."""
        labels = own_rings(answer)
        if not labels:
            return self
        renamed = ring_options(labels)
        columns = (replace(column, options=renamed) if column.id == "ring" else column for column in self.rows.columns)
        return replace(self, rows=replace(self.rows, columns=tuple(columns)))

    def screens(self) -> tuple[Screen, ...]:
        return tuple(screen.spoken() for screen in _SCREENS[self.style] if screen.id != "sectors" or self.sectors)

    def page(self) -> dict[str, Any]:
        ours = {column.id: column.label for column in self.for_group().rows.columns}
        page = super().page()
        columns = [
            {**column, "ours": ours[column["id"]]} if ours[column["id"]] != column["label"] else column
            for column in page["columns"]
        ]
        return {**page, "columns": columns, "shown": "table", "style": self.style, "look_at": list(self.look_at)}

    def check(self, answer: Any) -> tuple[Any, tuple[Problem, ...]]:
        if not isinstance(answer, Mapping):
            return super().check(answer)
        people, problems = super().check(answer.get("people"))
        labels, wrong = _check_rings(answer.get("rings"))
        problems += tuple(
            Problem(t('has no "{key}": it may have people and rings', key=key))
            for key in sorted(answer.keys() - _KEYS, key=str)
        )
        if wrong:
            problems += (Problem(wrong),)
        named = labels and labels != [ring.label for ring in self.rings]
        return {"rings": labels, "people": people} if named else people, problems

    def blank(self, answer: Any) -> bool:
        return super().blank(people_of(answer))

    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        kind = self.named(answer)
        rows = [tuple(_show(kind.rows, row, ids) for ids in _SHOWN.values()) for row in people_of(answer)]
        used = [number for number, _ in enumerate(_SHOWN) if number == 0 or any(row[number] for row in rows)]
        heads = (*(t(head) for head in [*_SHOWN][:-1]), t("What we noted") if self.ours else t("What I noted"))
        table = tuple(tuple(row[number] or ("–" if number == 0 else "") for number in used) for row in rows)
        return (Table(label, tuple(heads[number] for number in used), table),)

    def texts(self, answer: Any) -> Iterator[str]:
        yield from self.named(answer).rows.texts(people_of(answer))

    def names(self, answer: Any) -> Iterator[str]:
        people = people_of(answer)
        groups = {folded(row.get("name") or "") for row in people if _is_group(row)}
        called = Called(people_in(people))
        for row in people:
            yield from _not_of(groups, (row.get("name") or "").split(";"))
            for column in CELLS:
                yield from _not_of(groups, map(called.plain, called.names(row.get(column) or "")))

    def reworded(self, answer: Any, change: Callable[[str], str]) -> Any:
        given = people_of(answer)
        others = [{key: value for key, value in row.items() if key not in CELLS} for row in given]
        people = rewritten(given, self.rows.reworded(others, change), change)  # two who now share a name are still two
        labels = own_rings(answer)
        return {"rings": [change(label) for label in labels], "people": people} if labels else people

    def compare(self, before: Any, after: Any) -> tuple[str, ...]:
        said = self.named(after).rows.compare(people_of(before), people_of(after))
        old, new = ([ring.label for ring in self.named(item).rings] for item in (before, after))
        return (
            *said,
            *(
                t("The ring “{was}” is now called “{now}”", was=was, now=now)
                for was, now in zip(old, new, strict=True)
                if was != now
            ),
        )

    def rows_of(self, answer: Any) -> list[dict[str, Any]]:
        return people_of(answer)

    def parts(self, answer: Any) -> list[tuple[str, str]]:
        rows = self.named(answer).rows
        return [(rows.title(row), rows.brief(row)) for row in people_of(answer)]

    def people(self, answer: Any) -> Iterator[dict[str, Any]]:
        """Everybody on it who has a name, as they are there."""
        named = ({**row, "name": str(row.get("name") or "").strip()} for row in people_of(answer))
        return (row for row in named if row["name"])

    def snapshot(self, answer: Any) -> Any:
        people = people_of(answer)
        wishes = ("yes" if str(row.get("wish") or "").strip() else "" for row in people)  # it is drawn as a mark
        rows = [
            {key: row[key] for key in _DRAWN if key in row} | {"wish": wish}
            for row, wish in zip(people, wishes, strict=True)
        ]
        return {**answer, "people": rows} if isinstance(answer, Mapping) else rows

    def drawn_by(self) -> str:
        return "powerkit.kinds.map.picture:draw"

    def fitted_by(self) -> str:
        return "powerkit.kinds.map.card_picture:draw"

    def marked_by(self) -> str:
        return "powerkit.kinds.map.picture:draw_marked"

    def brings_in(self, ending: str) -> Way | None:
        return _WAY if ending in READS else None

    def told_by(self, what: str) -> str:
        return super().told_by(what) or "powerkit.kinds.map.queries:tell"

    def _options(self, column: str) -> tuple[Option, ...]:
        return next(row.options for row in self.rows.columns if row.id == column)


def people_of(answer: Any) -> list[dict[str, Any]]:
    """The rows of an answer in either of its shapes; none where it is blank."""
    rows = answer.get("people") if isinstance(answer, Mapping) else answer
    return rows if isinstance(rows, list) else []


def own_rings(answer: Any) -> tuple[str, ...]:
    """The ring names a person chose, the closest first; none where the deck's stand."""
    return tuple(_check_rings(answer.get("rings"))[0]) if isinstance(answer, Mapping) else ()


def _is_group(row: Mapping[str, Any]) -> bool:
    """Whether a row is a group's: as was said, or else as it is called."""
    from powerkit.privacy.communities import is_groups_name

    kind = row.get("kind")
    return is_groups_name(row.get("name") or "") if not kind else kind in ("group", "organisation")


def _not_of(groups: Collection[str], names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if name.strip() and folded(name) not in groups)


_KEYS = {"people", "rings"}
_DRAWN = ("_id", "name", "kind", "ring", "sector", "tie", "seen", "not_yet", "knows", "may_know")
"""What of each row is drawn when another card looks back. Notes and wishes stay on their own card."""

_SHOWN = {
    later("Name"): ("name", "kind"),
    later("Place"): ("ring", "sector", "not_yet"),
    later("Between us"): ("tie", "seen"),
    later("Others"): ("knows", "may_know"),
    later("What I noted"): ("wish", "note"),
}
"""The columns of the table in a record, and the parts that stand in each."""

_BARE = {"name", "kind", "ring", "sector", "tie"}
"""Parts that need no label before them."""


def _show(rows: Rows, row: Mapping[str, Any], ids: tuple[str, ...]) -> str:
    """Parts of a row in one cell, a line each."""
    lines = []
    for column in rows.columns:
        text = column.show(row.get(column.id))
        if column.id not in ids or not text or (column.id == "kind" and text == t(KINDS[0].label)):
            continue
        if column.id == "not_yet":
            lines.append(t("Not yet"))
        else:
            lines.append(text if column.id in _BARE else f"{column.label}: {text}")
    return "\n".join(lines)


def _check_rings(given: Any) -> tuple[list[str], str]:
    """The four names a person gave the rings, and what is wrong with them. None given is fine."""
    if given is None or given == []:
        return [], ""
    if not isinstance(given, list) or len(given) != 4 or not all(isinstance(item, str) for item in given):
        return [], t("rings must be four names, the closest first")
    labels = [" ".join(tidy(item).split())[:_RING_LENGTH] for item in given]
    return (labels, "") if all(labels) else ([], t("each ring needs a name"))
