"""What the page asks about rows from elsewhere, and what it is told: see `powerkit.kinds.table.queries`."""

from typing import Any, NotRequired, TypedDict

from powerkit.text.schemas import Packed

Rows = list[dict[str, Any]]


class Dated(TypedDict):
    """*today* is the page's own day."""

    today: str


class AskPaste(Dated):
    """Cells that were pasted, to go to these columns, from the row *at* which they begin."""

    cells: list[list[str]]
    columns: list[str]
    at: int


class Pasted(TypedDict):
    """Rows of them; whether the first was a *heading*, and how many were *left* for want of room."""

    rows: Rows
    heading: bool
    left: int
    most: int


class TableFile(TypedDict):
    """A file that the page sends."""

    name: str
    data: Packed


class Brings(Dated):
    """A file, and how many rows there is room for."""

    file: TableFile
    room: NotRequired[int]


class AskPreview(Brings):
    """What a file holds, and what the person chose of it so far."""

    heading: NotRequired[bool | None]
    columns: NotRequired[list[str]]
    at: NotRequired[int]
    has: NotRequired[str]
    figure: NotRequired[str]
    ours: NotRequired[str]
    against: NotRequired[str]


class CellTold(TypedDict):
    """A cell as it was read, or as it was written."""

    text: str
    fits: bool


class BadTold(TypedDict):
    """What can't be read, by the first of its rows."""

    column: str
    why: str
    rows: list[int]
    more: int


class BadCells(TypedDict):
    """What can't be read, the first few of it."""

    bad: list[BadTold]
    bad_more: int
    bad_cells: int


class HeadTold(TypedDict):
    """What the file holds, and what was chosen of it."""

    heading: bool
    columns: list[str]
    at: int
    has: str
    file: list[dict[str, str]]
    total: int
    matching: int
    most: int
    beyond: int


class ColumnNamed(TypedDict):
    """A column of the file."""

    id: str
    name: str


class LongTold(TypedDict):
    """Of a file with a row for each area: whom one can choose, and what is left out."""

    areas: list[str]
    figures: list[ColumnNamed]
    figure: str
    columns: list[ColumnNamed]
    ours: str
    against: str
    out: list[str]
    left: int


class RowsPreviewed(HeadTold, BadCells):
    """What the page shows before anything is added, and the rows that would be."""

    rows: Rows
    heads: list[str]
    first: list[list[CellTold]]
    notes: list[str]


class TurnedPreviewed(RowsPreviewed):
    """The same, of a file that is turned round."""

    long: LongTold


class AskSlips(TypedDict, total=False):
    """Slips as a text, a count or a file; of which group."""

    text: str
    tally: str
    data: Packed
    group: str


class SlipsTold(TypedDict):
    """Rows in an order of chance, each in one line, and how many say what."""

    rows: Rows
    shown: list[str]
    said: list[str]


class AskDiary(Brings):
    """The rows of a calendar's days."""

    first: str
    last: str
    zone: str
    titles: NotRequired[bool]
    people: NotRequired[bool]


class DiaryTold(TypedDict):
    """The rows, and what each says beside its title."""

    rows: Rows
    says: list[str]
    notes: list[str]
    most: int
