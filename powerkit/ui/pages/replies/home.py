"""What the start page is told."""

from typing import Any, Literal, TypedDict

from powerkit.ui.pages.replies.common import CardStands, Download, Labelled, PictureTold, RefusedTold


class FilmTold(TypedDict):
    """A film, and for which capabilities."""

    url: str
    shows: str
    capabilities: list[int]


class PlaceOfFilms(TypedDict):
    """Films of a place."""

    name: str
    films: list[FilmTold]


class ReferenceTold(TypedDict):
    """A number the deck refers to."""

    label: str
    value: str
    as_of: int
    checked: bool


class CardOnTable(TypedDict):
    """A card on the start page's table."""

    id: str
    title: str
    summary: str
    time: str
    who: str


class CapabilityTold(TypedDict):
    """A capability and its cards."""

    number: int
    title: str
    short: str
    file: str
    cards: list[CardOnTable]


class HomeView(TypedDict):
    """The start page: the deck's own words, and nothing a person wrote."""

    page: Literal["home"]
    deck_lead: str
    why: list[str]
    uses: list[str]
    log_book: str
    capabilities: list[CapabilityTold]
    roles: list[Labelled]
    places: list[PlaceOfFilms]
    films_as_of: int
    films_checked: bool
    references: list[ReferenceTold]
    credit: str


class AwayTold(TypedDict):
    """Copies off this computer: the last one, its folder, and a reminder."""

    said: str
    folder: str
    days: int
    due: str


class CarryOn(TypedDict):
    """The card with the newest words not saved yet."""

    card: str
    said: str


class Offer(TypedDict):
    """A card that is offered, and what to know of it."""

    card: str
    line: str
    again: bool
    short: bool


class Deal(TypedDict):
    """The cards to offer, and how many wait in the second pile."""

    cards: list[Offer]
    outside: int


class DueAction(TypedDict):
    """An action that is due."""

    what: str
    when: str
    card: str


MemoTold = TypedDict(
    "MemoTold",
    {
        "id": int,
        "from": str,
        "card": str,
        "file": str,
        "day": str,
        "why": str,
        "written": str,
        "private": bool,
        "later": bool,
        "text": str,
    },
)
MemoTold.__doc__ = "A memo that has come back: its words, where they were written, and why they are back today."


class NowTold(TypedDict):
    """What asks for attention today, or only *soon*."""

    actions: list[DueAction]
    memos: list[MemoTold]
    due: int
    soon: bool


class LeaderTold(TypedDict):
    """What the leader said of themselves."""

    answered: bool
    name: str
    role: str
    communities: str
    supervision: str
    review: str
    dates: list[str]


class OtherCopy(TypedDict):
    """Another copy of the log book, and what it has more."""

    name: str
    more: str


class _HomeTold(NowTold):
    kind: Literal["home", "told_leader"]
    workbook: str
    backup: Any
    away: AwayTold
    example: bool
    waiting: str
    cards: dict[str, CardStands]
    saved: int
    carry_on: CarryOn | None
    dealt: Deal
    leader: LeaderTold
    copies: list[OtherCopy]
    missed: str


class HomeTold(_HomeTold, total=False):
    """Where each card stands, what is due, and what came of what was asked: "told_leader" once the leader was kept."""

    merged: str
    copied: str


class Dealt(Deal):
    """Cards to offer for another room."""

    kind: Literal["dealt"]


class Drawn(Offer):
    """A card that was drawn."""

    kind: Literal["drawn"]


class Printed(Download):
    """Cards to print."""

    kind: Literal["printed"]


class FolderTold(TypedDict):
    """A folder that leaves this computer."""

    path: str
    name: str


class PlacesTold(TypedDict):
    """Folders that leave this computer."""

    kind: Literal["places"]
    places: list[FolderTold]


ToHome = HomeTold | Dealt | Drawn | PictureTold | Printed | PlacesTold | RefusedTold
"""All that the start page may be told."""
