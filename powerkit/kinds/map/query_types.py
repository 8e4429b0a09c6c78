"""What the page asks about a map, and what it is told: see `powerkit.kinds.map.queries`."""

from typing import Any, NotRequired, TypedDict

from powerkit.kinds.map.compare import Change
from powerkit.text.schemas import Packed


class AskOfMap(TypedDict):
    """A map as it stands on the page."""

    answer: Any


class SentenceTold(TypedDict):
    """A sentence about a map, by which rule, and about whom."""

    rule: str
    text: str
    people: list[str]


class SentencesTold(TypedDict):
    """What can be said of a map."""

    sentences: list[SentenceTold]
    alt: str


class AskMapsCompared(AskOfMap):
    """Two versions, by their numbers; None for the map as it stands."""

    then: NotRequired[int | None]
    now: NotRequired[int | None]


class MapVersion(TypedDict):
    """A saved version."""

    version: int
    said: str


class MapsCompared(TypedDict):
    """What changed, in words and in two drawings."""

    changes: list[Change]
    then: str
    now: str
    versions: list[MapVersion]
    overlaid: str
    beside: str
    alt: str


class PeopleFile(TypedDict):
    """A file that the page sends."""

    name: str
    data: Packed


class AskPeople(AskOfMap):
    """Files to read people from, and what somebody chose of them."""

    files: list[PeopleFile]
    columns: NotRequired[dict[str, str]]
    sectors: NotRequired[dict[str, str]]
    turned: NotRequired[bool]


class PeopleRead(TypedDict):
    """The rows of an answer, how the file was understood, and what has to be asked first."""

    rows: list[dict[str, Any]]
    notes: list[str]
    columns: list[list[str]]
    asked: list[list[Any]]
    numbers: bool
    ask: NotRequired[str]


class AskMapFile(AskOfMap):
    """A map as a file."""

    format: str
    title: str


class MapFile(TypedDict):
    """A file that was made, which the page's host hands out."""

    name: str
    type: str
    data: bytes


class MapFiles(TypedDict):
    """The files that were made."""

    files: list[MapFile]
