"""What a card's page is given to show it: one schema, which the types of the scripts come from.

`powerkit.ui.card_view` makes it, each kind of answer what is its own (`Kind.page`). A test holds every question of the
deck against it.
"""

from collections.abc import Iterator
from typing import Literal, TypedDict, cast, get_args, get_type_hints, is_typeddict

from powerkit.kinds.question_types import FieldView


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


def question_types() -> dict[str, type]:
    """The type of what a page is given for each kind of answer, by the kind's name."""
    from powerkit.kinds import KINDS
    from powerkit.kinds.pictures import function_of

    return {name: cast("type", function_of(kind.question_type)) for name, kind in KINDS.items()}


def declarations() -> str:
    """The schema as the types of the page's scripts."""
    from powerkit.ui.typescript import declared, module

    kinds = question_types().values()
    made = dict.fromkeys(part for whole in (*kinds, CardOnPage) for part in (*_within(whole), whole))
    names = " | ".join(kind.__name__ for kind in kinds)
    return module("powerkit/ui/views.py", *map(declared, made), f"export type FieldView = {names};")


def _within(of: object) -> Iterator[type]:
    """The types that a type is made of, each after those it is made of itself."""
    for part in get_type_hints(of).values() if is_typeddict(of) else get_args(of):
        yield from _within(part)
        if is_typeddict(part) and part is not FieldView:
            yield part
