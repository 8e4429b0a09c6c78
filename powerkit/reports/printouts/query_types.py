"""What a card's page asks about paper, and what it is told: see `powerkit.reports.printouts.queries`."""

from typing import Any, NotRequired, TypedDict


class AskOfAnswers(TypedDict):
    """About the answers as they stand on the page."""

    values: dict[str, Any]


class SheetAbout(TypedDict):
    """What to know before it is printed."""

    names: list[str]
    pages: int
    form: str


AskSheet = TypedDict(
    "AskSheet",
    {"values": dict[str, Any], "as": str, "codes": bool, "together": bool, "rows": NotRequired[list[str] | None]},
)
AskSheet.__doc__ = "The page to print: *codes* for names, *rows* that are chosen, all of them *together*."


class PaperFile(TypedDict):
    """A file for the page to offer as a download."""

    name: str
    type: str
    data: bytes


class AskDay(TypedDict):
    """A day of the card as a calendar file."""

    field: str
    day: str


AskTakeAlong = TypedDict("AskTakeAlong", {"values": dict[str, Any], "as": str, "chosen": list[str]})
AskTakeAlong.__doc__ = "The page to take along, with these answers on it."


class AskNotes(TypedDict):
    """Notes that were pasted."""

    text: str


class NotePiece(TypedDict):
    """A piece of notes, and the question it seems to answer."""

    text: str
    field: str


class NotesTold(TypedDict):
    """Notes in pieces."""

    pieces: list[NotePiece]


class AskPlaced(AskOfAnswers):
    """Pieces to be added where they were placed."""

    pieces: list[NotePiece]


class NoteLeft(TypedDict):
    """A piece that could not be placed."""

    text: str
    why: str


class PlacedNotes(TypedDict):
    """The answers with the notes in them."""

    values: dict[str, Any]
    left: list[NoteLeft]


class AskNothing(TypedDict):
    """Nothing more."""


class AskMade(TypedDict):
    """The picture on the back, for a screen that others see or not."""

    safe: bool


class AgreedAbout(TypedDict):
    """What is on the page to take away, and what stays off it."""

    actions: int
    kept: int
    names: list[str]
    alone: bool


class SaidOfWord(TypedDict):
    """A word, and whether it is somebody's name."""

    word: str
    is_name: bool


_As = TypedDict("_As", {"as": str})


class AskAgreed(_As, total=False):
    """The page to take away, with *more* on it; for *codes*, what was said of *words* that look like names."""

    codes: bool
    more: str
    words: list[SaidOfWord]


class UndecidedWord(SaidOfWord):
    """A word to decide on, where it stands."""

    around: str


class Undecided(TypedDict):
    """Words to decide on first."""

    undecided: list[UndecidedWord]
