"""What the page asks about an earlier answer, and what it is told."""

from typing import Any, NotRequired, TypedDict


class AskEarlier(TypedDict, total=False):
    """A *version* of it; without one the newest."""

    version: int


class PartOfEarlier(TypedDict):
    """A part of an earlier answer, for picking."""

    text: str
    detail: str


class EarlierVersion(TypedDict):
    """A saved version."""

    version: int
    said: str


class EarlierTold(TypedDict):
    """An earlier answer; *was*, for each version, what its people are called by now. *ours*: it is a group's."""

    parts: list[PartOfEarlier]
    said: str
    version: int
    versions: list[EarlierVersion]
    answer: Any
    entry: int
    was: dict[int, dict[str, str]]
    ours: NotRequired[bool]
