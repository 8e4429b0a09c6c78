"""What a card's page is given to show it: one schema, which the types of the scripts come from.

`powerkit.ui.card_view` makes it, each kind of answer what is its own (`Kind.page`). A test holds every question of the
deck against it.
"""

from typing import Literal, TypedDict, get_args

from powerkit.ui.question_views import (
    ColumnView,
    FieldView,
    OptionView,
    ScreenView,
    SheetView,
    StoryView,
    TakeView,
    WhenView,
    ZoneView,
)


class StageView(TypedDict):
    """How far work with a community has come."""

    id: str
    label: str
    hint: str


class CardFace(TypedDict):
    """What stands on a card itself. *minutes* are those of all of it, *short* those of its
    short way (0: not said). *example* says whether the deck is ours, which has one for each card.
    """

    id: str
    title: str
    capability: str
    summary: str
    time: str
    minutes: int
    short: int
    have: str
    steps: list[str]
    example: bool


class _LanguageView(TypedDict):
    lang: str
    dir: Literal["ltr", "rtl"]


class LanguageView(_LanguageView, total=False):
    """The language of a deck that is not in English, which way it runs, and the *words* of the page that are in it."""

    words: list[str]


class CardView(TypedDict):
    """A card; the browser keeps unsent words under the *workbook*'s id."""

    workbook: str
    card: CardFace
    read_back: bool
    with_whom: str
    stages: list[StageView]
    steps: list[str]
    fields: list[FieldView]


class CardOnPage(CardView, total=False):
    """A card's view as its widget shows it. *timing* is a test's: how long (in ms) the page waits for what."""

    language: LanguageView
    timing: dict[str, int]


def declarations() -> str:
    """The schema as the types of the page's scripts."""
    from powerkit.ui.typescript import declared, module, type_of

    parts = (OptionView, ColumnView, ScreenView, ZoneView, WhenView, StoryView, SheetView, TakeView)
    made = [declared(part) for part in (*parts, StageView, *get_args(FieldView), CardFace, LanguageView, CardOnPage)]
    return module("powerkit/ui/views.py", *made, f"export type FieldView = {type_of(FieldView)};")
