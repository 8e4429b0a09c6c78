"""What the supervision page is told."""

from typing import Any, Literal, TypedDict

from powerkit.ui.pages.replies.common import BlockTold, Brought, KeptAt, RefusedTold, SectionTold
from powerkit.ui.pages.replies.share import CopyTold, InboxTold


class SupervisionView(TypedDict):
    """The supervision page: nothing a person wrote."""

    page: Literal["supervision"]
    workbook: str


class Meeting(TypedDict):
    """A meeting that was saved."""

    title: str
    when: str


class SupervisionTold(TypedDict):
    """The meeting of today, and those before."""

    kind: Literal["supervision"]
    leader: str
    day: str
    date: str
    last: str
    since: str
    following: str
    answers: Any
    meetings: list[Meeting]
    known: int


_ActionSince = TypedDict(
    "_ActionSince",
    {"id": int, "hidden": bool, "when": str, "late": int, "stands": str, "from": str, "card": str, "file": str},
)


class ActionSince(_ActionSince, total=False):
    """An action; *what* it is and its parts stand in it unless it is hidden."""

    what: str
    rows: list[list[str]]


class ChangedEntry(TypedDict):
    """An entry that was saved since."""

    id: int
    title: str
    day: str
    community: str
    version: int
    private: bool
    kept: int


class Changes(TypedDict):
    """What changed since a day."""

    kind: Literal["changes"]
    since: str
    actions: list[ActionSince]
    ended: list[ActionSince]
    entries: list[ChangedEntry]


class OpenedWhole(TypedDict):
    """An entry as it was written."""

    kind: Literal["opened"]
    entry: int
    private: Literal[True]
    sections: list[SectionTold]


class OpenedShared(TypedDict):
    """An entry as it would be shared."""

    kind: Literal["opened"]
    entry: int
    private: Literal[False]
    blocks: list[BlockTold]


class Words(TypedDict):
    """What an action is, and its parts."""

    what: str
    rows: list[list[str]]


class ActionWords(Words):
    """The words of one that was hidden."""

    id: int


class ActionOpened(TypedDict):
    """An action that was hidden."""

    kind: Literal["action"]
    action: ActionWords


class Agreed(TypedDict):
    """An action was kept."""

    kind: Literal["agreed"]
    what: str


class MeetingSaved(TypedDict):
    """The meeting was saved."""

    kind: Literal["saved"]
    said: str


ToSupervision = (
    SupervisionTold
    | Changes
    | OpenedWhole
    | OpenedShared
    | ActionOpened
    | Agreed
    | KeptAt
    | MeetingSaved
    | InboxTold
    | CopyTold
    | Brought
    | RefusedTold
)
"""All that the supervision page may be told, with what it has of an inbox."""
