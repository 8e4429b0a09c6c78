"""A long table, with a row for each area, sex and year: what makes one, and where its parts stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from powerkit.kinds.table.importing.cells import bare_words, number_in
from powerkit.kinds.table.importing.csv import Sheet
from powerkit.kinds.table.kind import TableOfRows
from powerkit.kinds.tables import Numbered
from powerkit.text.files import unguarded
from powerkit.text.normalize import folded

_NOISE = re.compile(
    r"\b(code|codes|id|ids|parent|trend|compared|comparison|sortable|new data|goal|range|polarity|rank|order|url)\b"
)
_PARTS = {
    "area": r"(?:\d{4} )?(?:area|areas|area name|geography|geography name|place|ward|district|borough|local authority"
    r"|authority|la|council|region|county|town|city|neighbourhood|lsoa|msoa|locality|parish|country|nation|constituency|icb|pcn"
    r"|practice|organisation|location|ardal|(?:(?:lower|middle) layer )?super output areas?(?: (?:lower|middle) layer)?"
    r"|output area|school|surgery|trust|provider|hospital|gp practice|college|ysgol)",
    "measure": r"indicator|measure|metric|metric type|measure type|indicator type"
    r"|dangosydd|mesur|variable|statistic|topic|what is measured",
    "value": r"v4 \d|value|values|figure|rate|percentage|per cent|percent|score|result|estimate|obs value"
    r"|observation|gwerth",
    "period": r"time period|period|year|years|date|quarter|month|financial year|time|blwyddyn",
    "unit": r"unit|units|unit of measure|value type|units of measure",
    "source": r"source|data source|dataset",
}
_WITH_NAME = r"(?:{0})(?: (?:name|names|label|title|description))?(?: \d{{4}})?"
_SPLITS = re.compile(
    r"\b(sex|gender|age|ages|ethnic\w*|category|deprivation|quintile|decile|tenure|disability|religion|subgroup|breakdown"
    r"|dimension|group|orientation|occupation|rhyw|oedran"
    r"|wave|cohort)\b"
)
_LIMIT = re.compile(r"\b(lower|upper|lci|uci|ll|ul)\b")
_NOTE = re.compile(r"\b(note|notes|footnote|footnotes|caveat|caveats|comment|comments)\b")
_WHEN = re.compile(
    r"(?:calendar |financial |fiscal |tax |school |academic )?(?:year|month|quarter|date|time|period)s?\Z"
)
_COUNTS = re.compile(r"\b(count|counts|denominator|numerator|population|sample|n|limit|ci|margin|error|sd)\b")


@dataclass(frozen=True)
class Long:
    """A long table: its areas, by which they are told apart, each as it is first *spelt*, and where its parts stand.

    None stands for a part that it does not have.

    *splits* are the columns that tell the rows of one measure and one area apart, such as sex. *limits* are pairs of
    columns, a lower limit and an upper one. *beside* are
    columns of figures that an area may be compared with, *figures* all that may hold those of the areas.
    """

    spelt: Mapping[str, str]
    value: int
    area: int | None
    measure: int | None
    period: int | None
    unit: int | None
    source: int | None
    splits: tuple[int, ...]
    limits: tuple[tuple[int, int], ...]
    notes: tuple[int, ...]
    beside: tuple[int, ...]
    figures: tuple[int, ...]

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas in it, each once, whatever case and blanks it is written with."""
        return tuple(self.spelt.values())

    def area_of(self, cells: Sequence[str]) -> str:
        """The area that a row is of."""
        return self.spelt.get(folded(cell_at(cells, self.area)), "")

    @property
    def used(self) -> set[int]:
        """The columns that are taken."""
        alone = (self.value, self.area, self.measure, self.period, self.unit, self.source)
        pairs = (at for pair in self.limits for at in pair)
        return {at for at in (*alone, *self.splits, *self.notes, *pairs) if at is not None}


def long_of(kind: TableOfRows, sheet: Sheet, figures: int | None = None) -> Long | None:
    """The sheet as a long table, where it is one and the table compares an area with another; else None.

    *figures* is the column that holds the figures, where a person said so.
    """
    heads = heads_of(kind, sheet)
    if not heads:
        return None
    rows = sheet.rows[1:]
    part = {name: part_named(heads, name) for name in _PARTS}
    named = part.pop("value")
    numbers = [at for at in range(sheet.width) if at not in part.values() and _holds_numbers(rows, at)]
    plain = [at for at in numbers if not (_NOISE.search(heads[at]) or _LIMIT.search(heads[at]))]
    likely = [at for at in plain if not _COUNTS.search(heads[at])] or plain
    usual = named if named is not None else next(iter(likely), None)
    value = figures if figures in plain else usual
    if value is None:
        return None
    taken = {value, *part.values()}
    free = [(at, head) for at, head in enumerate(heads) if at not in taken and not _NOISE.search(head)]
    splits = [at for at, head in free if _SPLITS.search(head)]
    limits = tuple(_limits(heads))
    notes = tuple(at for at, head in enumerate(heads) if _NOTE.search(head) and at not in taken)
    rest = tuple(at for at in plain if at not in splits)
    spelt: dict[str, str] = {}
    for text in (cell_at(cells, part["area"]) for _, cells in rows):
        spelt.setdefault(folded(text), text)
    spelt.pop("", None)
    if len(spelt) < 2 and not _parted(rows, part["measure"], (*splits, part["period"])):
        return None
    beside = tuple(at for at in rest if at != value and not _COUNTS.search(heads[at]))
    others = tuple(dict.fromkeys((value, *rest)))
    found = Long(spelt, value, **part, splits=tuple(splits), limits=limits, notes=notes, beside=beside, figures=others)
    return _told_apart(found, rows, heads)


def heads_of(kind: TableOfRows, sheet: Sheet) -> list[str]:
    """The headings in bare words; none where the table compares no areas, or the file names our own area's column."""
    area = kind.playing("area")
    heads = [bare_words(sheet.head(at)) for at in range(sheet.width)]
    return [] if kind.picture != "comparison" or area is None or bare_words(area.label) in heads else heads


def figure_columns(sheet: Sheet, heads: Sequence[str]) -> list[int]:
    """The columns that hold figures and by their headings nothing else, such as codes, limits, ages or years."""
    parts = {part_named(heads, name) for name in _PARTS}
    other = (_NOISE, _LIMIT, _COUNTS, _SPLITS)
    free = [
        at
        for at, head in enumerate(heads)
        if at not in parts and not _WHEN.match(head) and not any(form.search(head) for form in other)
    ]
    return [at for at in free if _holds_numbers(sheet.rows[1:], at)]


def part_named(heads: Sequence[str], part: str) -> int | None:
    """The column that is called like a part; one that says "name" before one that does not."""
    form = re.compile(_WITH_NAME.format(_PARTS[part]))
    found = [at for at, head in enumerate(heads) if form.fullmatch(head)]
    return next((at for at in found if "name" in heads[at].split()), found[0] if found else None)


def _holds_numbers(rows: Sequence[Numbered], at: int) -> bool:
    said = [text for _, cells in rows[:400] if (text := cell_at(cells, at))]
    return bool(said) and sum(number_in(text, "") is not None for text in said) * 2 > len(said)


def _limits(heads: Sequence[str]) -> Iterator[tuple[int, int]]:
    for low, head in enumerate(heads):
        for one, other in (("lower", "upper"), ("lci", "uci"), ("ll", "ul")):
            wanted = re.sub(rf"\b{one}\b", other, head)
            if wanted != head and wanted in heads:
                yield low, heads.index(wanted)


def _parted(rows: Sequence[Numbered], measure: int | None, columns: Sequence[int | None]) -> bool:
    """Whether rows of one measure are told apart by these columns."""
    places = (measure, *(at for at in columns if at is not None))
    told = {tuple(folded(cell_at(cells, at)) for at in places) for _, cells in rows}
    return len(told) > len({first for first, *_ in told})


def _told_apart(found: Long, rows: Sequence[Numbered], heads: Sequence[str]) -> Long:
    """With as many more columns as it takes to tell the rows of one area apart."""
    others = [
        at
        for at, head in enumerate(heads)
        if at not in found.used | {*found.beside} and head and not (_NOISE.search(head) or _COUNTS.search(head))
    ]
    splits = list(found.splits)
    parted = _different(found, rows, splits)
    for at in others:
        if parted == len(rows):
            break
        if (more := _different(found, rows, [*splits, at])) > parted:
            splits, parted = [*splits, at], more
    return replace(found, splits=tuple(splits))


def _different(found: Long, rows: Sequence[Numbered], splits: Sequence[int]) -> int:
    return len({(found.area_of(cells), *key_of(found, cells, splits)) for _, cells in rows})


def key_of(found: Long, cells: list[str], splits: Sequence[int]) -> tuple[str, ...]:
    """What two figures have in common that may be compared."""
    return tuple(folded(cell_at(cells, at)) for at in (found.measure, found.unit, *splits, found.period))


def cell_at(cells: Sequence[str], at: int | None) -> str:
    return unguarded(cells[at]).strip() if at is not None and at < len(cells) else ""
