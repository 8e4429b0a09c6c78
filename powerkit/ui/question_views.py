"""What a page is given to show a question: the part of the schema of `powerkit.ui.views` that is each kind's own.

`powerkit.ui.card_view` makes it, each kind of answer what is its own (`Kind.page`). A test holds every question of the
deck against it.
"""

from typing import Literal, NotRequired, TypedDict


class OptionView(TypedDict):
    """One thing to choose."""

    id: str
    label: str


class _ColumnView(TypedDict):
    id: str
    label: str
    type: Literal["text", "long", "number", "date", "choice", "scale", "tick", "people"]
    hint: str
    options: list[OptionView]


class ColumnView(_ColumnView, total=False):
    """A column of rows; *low*, *high* and *points* are those of a scale. *ours* is what it is called for a group."""

    ours: str
    low: str
    high: str
    points: int


class ScreenView(TypedDict):
    """One of the screens on which an answer is made."""

    id: str
    title: str
    question: str
    column: str


class ZoneView(TypedDict):
    """A place of a board."""

    id: str
    label: str
    group: str


WhenView = TypedDict("WhenView", {"field": str, "is": list[str]})
WhenView.__doc__ = "A question shows while another has one of these answers."


class StoryView(TypedDict):
    """Somebody's own story: the questions that hold it, the answers that end it, and what is said then."""

    fields: list[str]
    ends: list[str]
    say: str


class SheetView(TypedDict):
    """A page to print that is offered under a question."""

    form: str
    fields: list[str]


class TakeView(TypedDict):
    """A page to take along: what may stand on it, and which questions it carries."""

    choose: list[str]
    carried: list[OptionView]


class Question(TypedDict):
    """What every question has."""

    id: str
    label: str
    hint: str
    private: bool
    short: bool
    when: WhenView | None


class Placed(Question, total=False):
    """What it may have beside. *step* is the screen it stands on; a *quick* one fills a *column* of another card."""

    step: int
    screens: list[ScreenView]
    story: StoryView
    sheet: SheetView
    take: TakeView
    adds_to: str
    quick: bool
    column: str


class _TextField(Placed):
    kind: Literal["text"]
    form: str
    rows: int


class TextField(_TextField, total=False):
    """Words; a date where its *form* says so, which may have a *calendar*.

    They may be chosen from a table's rows, and ask about the picture of another answer.
    """

    calendar: str
    choose_from: str
    picture_of: str


class ChoiceField(Placed):
    """One of some options, or many."""

    kind: Literal["choice"]
    options: list[OptionView]
    many: bool


class ScaleField(Placed):
    """A point between two ends."""

    kind: Literal["scale"]
    low: str
    high: str
    points: int
    dont_know: bool


class ActionField(Placed):
    """An action: its parts, how it can stand, and the question that asks with whom where another does."""

    kind: Literal["action"]
    parts: list[OptionView]
    statuses: list[OptionView]
    with_whom: NotRequired[str]


class Rows(Placed):
    """What every answer made of rows has: what a *row* is called, its columns, how it is *shown*."""

    row: str
    columns: list[ColumnView]
    shown: str
    suggest: list[str]


class _TableField(Rows):
    kind: Literal["table"]


_FROM = TypedDict("_FROM", {"from": str}, total=False)


class TableField(_TableField, _FROM, total=False):
    """Rows; the columns that play a part in how they are shown or drawn, by part."""

    drawn: bool
    diary: dict[str, str]
    turning: str
    left: str
    right: str
    mark: str
    group: str
    list: str
    asked: str
    point: str
    time: str
    vote: str
    checked: str
    match: str
    hours: str
    chance: str
    area: str
    comparator: str
    unit: str
    against: str
    source: str
    size: str
    impact: str
    own: str


class BoardField(Rows):
    """Items put in zones, now and, where there is such a column, then."""

    kind: Literal["board"]
    arrangement: str
    zones: list[ZoneView]
    second: str
    own: str
    credit: str
    labelled: bool


class MapField(Rows):
    """People round oneself; *look_at* are sectors that are asked about one by one."""

    kind: Literal["map"]
    style: str
    look_at: list[str]


class _WordsField(Rows):
    kind: Literal["words"]


class WordsField(_WordsField, total=False):
    """Words that people said; other questions of the card that go with them, by their ids."""

    large: str
    small: str
    effect: str
    for_large: str
    for_small: str
    action: str
    voices: str


class RankingField(Rows):
    """Things put in order; *own* ones can be added, up to the *most*."""

    kind: Literal["ranking"]
    drawn: bool
    items: list[str]
    own: bool
    most: int


class SketchField(Placed):
    """A drawing, described in words: how large its sheet is, and what can be drawn with."""

    kind: Literal["sketch"]
    describe: str
    size: list[int]
    colours: dict[str, str]
    widths: dict[str, float]
    sizes: dict[str, float]
    most: dict[str, int]


class PhotoField(Placed):
    """A photo *of* what another question asks."""

    kind: Literal["photo"]
    of: str
    stands_in: bool


class _RecallField(Placed):
    kind: Literal["recall"]
    of: str
    pick: bool
    pick_label: str


class RecallField(_RecallField, total=False):
    """An earlier answer looked at again: the question it is the answer to, as it stands on its card."""

    target_title: str
    target: "FieldView"


FieldView = (
    TextField
    | ChoiceField
    | ScaleField
    | ActionField
    | TableField
    | BoardField
    | MapField
    | WordsField
    | RankingField
    | SketchField
    | PhotoField
    | RecallField
)
"""A question as its card's page is given it."""
