"""What the review page is told, and its part *My year*."""

from typing import Any, Literal, TypedDict

from powerkit.ui.pages.replies.common import (
    BlockTold,
    CardStands,
    Decided,
    Download,
    FileTold,
    KeptAt,
    Labelled,
    Made,
    NamesTold,
    PictureTold,
    Progress,
    RefusedTold,
)
from powerkit.ui.pages.replies.share import SavedSince


class CardOfSuit(TypedDict):
    """A card as it lies on a table."""

    id: str
    title: str
    summary: str


class Suit(TypedDict):
    """A capability as it lies on a table."""

    number: int
    title: str
    short: str
    file: str
    cards: list[CardOfSuit]


class ReviewView(TypedDict):
    """The review page: the deck's own headings, and nothing a person wrote."""

    page: Literal["review"]
    workbook: str
    lead: str
    fields: list[dict[str, Any]]
    formats: list[Labelled]
    capabilities: list[Suit]
    deck_lead: str
    nouns: list[str]


PeriodTold = TypedDict("PeriodTold", {"from": str, "to": str, "words": str, "when": str})
PeriodTold.__doc__ = "A period that was written about, and when."


class PeriodSaved(PeriodTold):
    """One that was saved."""

    version: int


_Span = TypedDict("_Span", {"from": str, "to": str})


class ReviewTold(_Span):
    """The period to begin with, what is being written and what was saved."""

    kind: Literal["review"]
    saved: list[PeriodSaved]
    writing: PeriodTold | None
    leader: str
    since: list[SavedSince]
    folder: str


class EntryOfPeriod(TypedDict):
    """An entry of a period, and what it *shows*."""

    id: int
    title: str
    day: str
    community: str
    shows: bool


class PeriodChosen(TypedDict):
    """What the log book has of a period."""

    kind: Literal["period"]
    words: str
    entries: list[EntryOfPeriod]
    total: int
    chosen: int
    actions: int
    glance: list[BlockTold]
    reach: list[BlockTold]
    saved: str
    drafted: bool


class _Begun(TypedDict):
    kind: Literal["begun"]
    came: Literal["filled", "draft", "saved"]
    answers: dict[str, Any]


class Begun(_Begun, total=False):
    """The answers to go on with, where they *came* from; *extra* is all of a draft."""

    extra: Any


class SectionChecked(TypedDict):
    """An answer as it will leave."""

    id: str
    label: str
    blocks: list[BlockTold]
    blank: bool
    paper: bool


class Checked(TypedDict):
    """All answers as they will leave, and what cannot be known."""

    kind: Literal["checked"]
    sections: list[SectionChecked]
    limits: list[str]


class ReviewMade(Made, total=False):
    """The files, and what was saved."""

    said: str


class PairTold(TypedDict):
    """A card of which there are two pictures."""

    card: str
    title: str


class YearTold(TypedDict):
    """The deck turned over: where each card stands, and what the year came to."""

    kind: Literal["year"]
    cards: dict[str, CardStands]
    saved: int
    days: str
    turned: int
    done: int
    actions: int
    pairs: list[PairTold]


class SideTold(TypedDict):
    """One of two pictures of a card."""

    day: str
    svg: str
    alt: str
    words: str


class PairOfCard(TypedDict):
    """A card then and now."""

    kind: Literal["pair"]
    card: str
    sides: list[SideTold]


class WallTold(Download):
    """A page for the wall."""

    kind: Literal["wall"]


ToReview = (
    ReviewTold
    | PeriodChosen
    | Begun
    | KeptAt
    | Checked
    | NamesTold
    | Decided
    | Progress
    | ReviewMade
    | FileTold
    | YearTold
    | PictureTold
    | PairOfCard
    | WallTold
    | RefusedTold
)
"""All that the review page may be told."""
