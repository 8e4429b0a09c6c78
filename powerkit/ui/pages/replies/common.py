"""What several pages are told."""

from typing import Literal, TypedDict


class Named(TypedDict):
    """Something with a title that can be chosen by its id."""

    id: str
    title: str


class Labelled(TypedDict):
    """One thing to choose."""

    id: str
    label: str


class Numbered(TypedDict):
    """A capability, by its number."""

    number: int
    title: str


class Download(TypedDict):
    """A file for the page, which its host hands out."""

    name: str
    type: str
    data: bytes


class FileTold(Download):
    """A file that was made before."""

    kind: Literal["file"]


class Kept(TypedDict):
    """What is typed is kept; *at* what time, where the page says it."""

    kind: Literal["kept"]


class KeptAt(Kept):
    """The same, and when."""

    at: str


class Progress(TypedDict):
    """How far the making of files is."""

    kind: Literal["progress"]
    done: int
    total: int
    what: str


class Made(TypedDict):
    """Files that were made, in which folder, and what stands in for a picture in them."""

    kind: Literal["made"]
    number: int
    folder: str
    files: list[str]
    stand_ins: list[str]


class RefusedTold(TypedDict):
    """What could not be done (*asked*), and why."""

    kind: Literal["refused"]
    asked: str
    error: str


class KnownTold(TypedDict):
    """A name the log book knows, as `KnownName` has it."""

    name: str
    code: str
    role: str
    here: bool
    new: bool
    like: list[str]
    same: str


class WordTold(TypedDict):
    """A word to decide on: how often it stands there, and some words around it."""

    word: str
    times: int
    around: str


class GuessTold(WordTold):
    """What looks like a name; a *plain* one is hardly one. It stands right after the known names it is *like*."""

    likely: bool
    plain: bool
    like: list[str]


class PartTold(TypedDict):
    """A text that leaves: its pieces, each with what it may be, and why names hide in it."""

    pieces: list[list[str]]
    hard: str


class NamesTold(TypedDict):
    """Names and words to decide on, every text that leaves, and what cannot be known."""

    kind: Literal["names"]
    known: list[KnownTold]
    guesses: list[GuessTold]
    unsure: list[WordTold]
    no_names: list[str]
    parts: list[PartTold]
    limits: list[str]


class Decided(TypedDict):
    """The decisions about names are kept."""

    kind: Literal["decided"]


_BlockIs = TypedDict("_BlockIs", {"is": str})


class BlockTold(_BlockIs, total=False):
    """A block of a document for the page; what it *is* says which keys it has."""

    text: str
    level: int
    quiet: bool
    items: list[str]
    numbered: bool
    rows: list[list[str]]
    caption: str
    heads: list[str]
    svg: str
    alt: str


class SectionTold(TypedDict):
    """An answer of an entry as blocks, and whether a share would leave it out."""

    label: str
    private: bool
    blocks: list[BlockTold]


class EntryTold(TypedDict):
    """One version with every answer it holds."""

    id: int
    version: int
    card: str
    title: str
    private: bool
    about: list[list[str]]
    sections: list[SectionTold]


class DoorTold(TypedDict):
    """A card, and the page it is on."""

    card: str
    title: str
    file: str


class Brought(TypedDict):
    """A reply that was brought in, and the cards on whose backs it lies."""

    kind: Literal["brought"]
    said: str
    number: int
    cards: list[DoorTold]


class Thumbnail(TypedDict):
    """The picture of a card's newest entry, in base64."""

    card: str
    svg: str


class PictureTold(Thumbnail):
    """It, as it was asked for."""

    kind: Literal["picture"]


class CardStands(TypedDict):
    """Where a card stands, in a word and in words; its newest entry."""

    kind: str
    text: str
    entry: int | None
