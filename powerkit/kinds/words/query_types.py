"""What the page asks about words, and what it is told: see `powerkit.kinds.words.queries`."""

from typing import Any, NotRequired, TypedDict

from powerkit.kinds.column_contents import Asked
from powerkit.kinds.words.merge import Merge
from powerkit.kinds.words.notes import Note
from powerkit.kinds.words.phrases import Phrase
from powerkit.kinds.words.tokenize import LeftOut
from powerkit.kinds.words.transcripts import Speaker
from powerkit.text.schemas import Packed

Rows = list[dict[str, Any]]


class Chose(TypedDict, total=False):
    """What somebody chose of what is read: of its phrases and words, of who speaks, and of the columns of a table."""

    together: list[str]
    apart: list[str]
    back: list[str]
    without: list[str]
    lines: bool
    columns: list[str]
    count: str
    heading: bool | None


class AskGather(Chose):
    """The words of a text; *whole*: each line as it stands."""

    text: str
    whole: NotRequired[bool]


class AskVoices(Chose):
    """The words of rows of voices."""

    rows: Rows


class AskWordsOf(Chose):
    """The words of a file."""

    name: str
    data: Packed


class GatheredTold(TypedDict):
    """What was read."""

    rows: Rows
    left_out: list[LeftOut]
    names: NotRequired[list[str]]
    phrases: list[Phrase]
    merges: list[Merge]
    notes: list[Note]
    table: NotRequired[Asked]
    speakers: NotRequired[list[Speaker]]


class WhichColumn(TypedDict):
    """What only a person can say of a table."""

    ask: Asked


class AskOfWords(TypedDict):
    """The rows as they stand on the page."""

    rows: Rows


class MergesTold(TypedDict):
    """Words that may be one."""

    merges: list[Merge]


class AskMerge(AskOfWords):
    """Words to make one."""

    words: list[str]
    into: str


class RowsTold(TypedDict):
    """The rows after it."""

    rows: Rows


class AskAdd(AskOfWords):
    """More rows to add to them."""

    more: Rows


class AskLayout(AskOfWords):
    """A picture that wide, in pixels."""

    width: NotRequired[float]


class LineTold(TypedDict):
    """A line of a word in the picture."""

    text: str
    y: float
    length: float


class PlacedTold(TypedDict):
    """A word in the picture."""

    id: str
    text: str
    said: str
    lines: list[LineTold]
    size: float
    weight: int
    colour: str
    box: list[float]


class CloudTold(TypedDict):
    """The picture, and what it shows."""

    width: float
    height: float
    words: list[PlacedTold]
    most: list[str]
    small: list[str]
    said: str


AskCompared = TypedDict("AskCompared", {"rows": Rows, "with": NotRequired[int]})
AskCompared.__doc__ = "The rows beside an earlier version, or the newest."


class WordChanged(TypedDict):
    """What became of a word."""

    word: str
    kind: str
    before: str
    now: str


class WordVersion(TypedDict):
    """A saved version."""

    version: int
    said: str


WordsCompared = TypedDict(
    "WordsCompared",
    {"sentences": list[str], "changes": list[WordChanged], "versions": list[WordVersion], "with": NotRequired[int]},
)
WordsCompared.__doc__ = "What changed since an earlier version, and which there are."


class AskWordsFile(AskOfWords):
    """The words as a file; *quotes* puts in those that are private."""

    format: str
    title: str
    width: NotRequired[float]
    quotes: NotRequired[bool]


class WordsFile(TypedDict):
    """The file, and what it shows."""

    name: str
    type: str
    data: bytes
    said: str
