"""What a page is given to show a question: what all have, and the types of the kinds that are one file each.

A kind with a folder has its own in it. `powerkit.ui.card_view` makes what is given, each kind of answer what is its own
(`Kind.page`). A test holds every question of the deck against it.
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
    """What it may have beside. *step* is the screen it stands on; a *quick* one fills a *column* of another card.

    Where *others* is said, what others answer stands beneath it.
    """

    step: int
    screens: list[ScreenView]
    story: StoryView
    sheet: SheetView
    take: TakeView
    adds_to: str
    others: bool
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


class FieldView(Placed):
    """A question of any kind: what its *kind* adds is in the type which that names (`Kind.question_type`)."""

    kind: str
