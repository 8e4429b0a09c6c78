"""What a record or an export is made of: blocks with a meaning and no format of their own.

A `Document` is built by `powerkit.reports.record` and turned into bytes by the modules of `powerkit.documents`.
Every text in it is plain text; escaping is the renderer's work, in one place.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from powerkit.text.catalogue import deck_language

Change = Callable[[str], str]


@dataclass(frozen=True)
class Heading:
    """A heading. *level* 1 is the document's own title; levels are never skipped."""

    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """Running text. Line breaks in *text* are kept. *quiet* marks a note beside the matter itself.

    A *lead* stands above it in bold: words of somebody's own, which are no heading.
    """

    text: str
    quiet: bool = False
    lead: str = ""


@dataclass(frozen=True)
class Figures:
    """A few numbers to be seen at a glance, each with what is counted. The words are ours."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Bullets:
    """A list of short texts, numbered when their order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Pairs:
    """Names and their values, such as the date and the community of an entry."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Rows of text under column heads. *caption* says what the table shows; the first column names its row.

    One that is written in *by_hand*, such as a sign-off, has room for a name in each column.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    by_hand: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG text, with its *alt* text and a *caption*.

    One made *by_hand*, of handwriting or a photo, may show a name that no search can find. It is left out of what
    others read unless it was put in by hand too. On paper it is *highest* centimetres high at most. *key* says what
    stands for what in it, such as the numbers of names, and *lines* and *marks* how each of those is drawn (SVG) and
    what it means, where that is shown beside it.
    """

    svg: str
    alt: str
    caption: str = ""
    by_hand: bool = False
    highest: float = 20.0
    key: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for name in ("key", "lines", "marks"):
            object.__setattr__(self, name, tuple((str(mark), words) for mark, words in getattr(self, name)))
        object.__setattr__(self, "svg", str(self.svg))  # a file is text, and no markup to put together


@dataclass(frozen=True)
class Quote:
    """Somebody's own words, and whose they are ("" where that is not said)."""

    text: str
    source: str = ""


@dataclass(frozen=True)
class Contents:
    """Where the list of the document's sections stands, each leading to its section."""


@dataclass(frozen=True)
class Place:
    """The version of an entry that a section shows: what a comment on it is about.

    ``card`` is the card's id, such as "1.2"; ``entry`` and ``version`` as in the log book.
    """

    card: str
    entry: int
    version: int


@dataclass(frozen=True)
class Section:
    """Blocks under a heading, with an entry in the list of contents. Headings inside are of a deeper *level*.

    With a *place* it takes comments, which come back to that version. A *framed* one stands out, such as what a
    leader wants from the reader. *fresh* asks for a new page on paper. One that shows *more* of a place shown before
    takes comments too, and has no box for a reply of its own.
    """

    title: str
    blocks: tuple["Block", ...]
    place: Place | None = None
    level: int = 2
    framed: bool = False
    fresh: bool = False
    more: bool = False


Block = Heading | Paragraph | Figures | Bullets | Pairs | Table | Picture | Quote | Contents | Section


@dataclass(frozen=True)
class Document:
    """A titled run of blocks, in *language* (a BCP 47 tag): that of the deck, unless another is said."""

    title: str
    blocks: tuple[Block, ...]
    language: str = field(default_factory=deck_language)


def sections(blocks: Iterable[Block]) -> Iterator[Section]:
    """Every section, those inside others too, in reading order."""
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from sections(block.blocks)


def deeper(blocks: Iterable[Block], by: int = 1) -> tuple[Block, ...]:
    """The same blocks with their headings *by* levels further down, to stand inside a section."""
    return tuple(_deeper(block, by) for block in blocks)


def _deeper(block: Block, by: int) -> Block:
    match block:
        case Heading():
            return replace(block, level=block.level + by)
        case Section():
            return replace(block, level=block.level + by, blocks=deeper(block.blocks, by))
        case _:
            return block


def without_empty_columns(table: Table) -> Table:
    """The table without the columns that no row has anything in; the first, which names its rows, stays."""
    used = [at for at in range(len(table.heads)) if at == 0 or any(row[at] for row in table.rows)]
    rows = tuple(tuple(row[at] for at in used) for row in table.rows)
    return replace(table, heads=tuple(table.heads[at] for at in used), rows=rows)


def map_words(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    """The same blocks with every text that a person wrote passed through *change*.

    Headings, titles of sections, the heads and captions of tables and the names of pairs are the deck's or the
    workbook's own words and stay. A picture's SVG is passed through: it holds real text.
    """
    return map_texts(blocks, change, str, change)


def words_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Every text that a person wrote, as `map_words` would pass it on; pictures as their SVG."""
    return passed_by(partial(map_words, blocks))


def own_words_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Every text that the deck or the workbook wrote."""
    return passed_by(lambda keep: map_texts(blocks, str, keep))


def passed_by(rewording: Callable[[Change], object]) -> tuple[str, ...]:
    """Every text that a *rewording* passes through the change it is given."""
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    rewording(keep)
    return tuple(found)


def map_texts(blocks: Iterable[Block], words: Change, ours: Change, drawn: Change = str) -> tuple[Block, ...]:
    """The same blocks with what a person wrote passed through *words*, all else through *ours*, SVG through *drawn*."""
    return tuple(_changed(block, words, ours, drawn) for block in blocks)


def _changed(block: Block, words: Change, ours: Change, drawn: Change) -> Block:
    match block:
        case Heading():
            return replace(block, text=ours(block.text))
        case Paragraph():
            return replace(block, text=words(block.text), lead=words(block.lead) if block.lead else "")
        case Figures():
            return Figures(tuple((ours(number), ours(what)) for number, what in block.rows))
        case Bullets():
            return replace(block, items=tuple(map(words, block.items)))
        case Pairs():
            return Pairs(tuple((ours(name), words(value)) for name, value in block.rows))
        case Table():
            heads, rows = tuple(map(ours, block.heads)), tuple(tuple(map(words, row)) for row in block.rows)
            return replace(block, caption=ours(block.caption), heads=heads, rows=rows)
        case Picture():
            return replace(block, svg=drawn(block.svg), alt=words(block.alt), caption=words(block.caption))
        case Quote():
            return Quote(words(block.text), words(block.source))
        case Section():
            return replace(block, title=ours(block.title), blocks=map_texts(block.blocks, words, ours, drawn))
        case Contents():
            return block
