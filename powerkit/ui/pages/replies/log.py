"""What the log book page is told."""

from typing import Any, Literal, TypedDict

from powerkit.ui.pages.replies.common import EntryTold, Kept, Labelled, Named, Numbered, RefusedTold


class LogView(TypedDict):
    """The log book page: what it can be narrowed by, and nothing of an entry."""

    page: Literal["log"]
    workbook: str
    capabilities: list[Numbered]
    cards: list[Named]
    statuses: list[Labelled]


class LogTold(TypedDict):
    """Whether there is anything, what can be chosen from, and a quick entry that is not saved yet."""

    kind: Literal["hello"]
    empty: bool
    communities: list[str]
    in_mind: list[str]
    names: list[str]
    due: int
    draft: Any


class Listed(TypedDict):
    """An entry that was found, a *group*'s or not: pieces of its words, each with whether it is a hit."""

    id: int
    card: str
    title: str
    community: str
    group: bool
    version: int
    day: str
    parts: list[list[Any]]
    place: int


class FoundTold(TypedDict):
    """Entries that were found, and how many there are."""

    kind: Literal["found"]
    entries: list[Listed]
    more: bool
    total: int
    many: bool


class VersionTold(TypedDict):
    """A version of an entry."""

    number: int
    when: str


class ChangeTold(TypedDict):
    """What changed since the version before."""

    label: str
    said: list[str]


class EntryComment(TypedDict):
    """What somebody said of an entry."""

    by: str
    version: int
    text: str
    about: str
    thread: str


class _Opened(TypedDict):
    entry: EntryTold
    versions: list[VersionTold]
    before: int
    changes: list[ChangeTold]
    comments: list[EntryComment]
    file: str


class Opened(_Opened):
    """One entry with all it holds."""

    kind: Literal["entry"]


class BroughtBack(_Opened):
    """The same, once an earlier version was brought back."""

    kind: Literal["back"]
    back: int


class Noted(TypedDict):
    """A quick entry was saved."""

    kind: Literal["noted"]
    entry: int
    at: str
    action: bool


ActionTold = TypedDict(
    "ActionTold",
    {
        "id": int,
        "what": str,
        "who": str,
        "how": str,
        "due": str,
        "when": str,
        "late": int,
        "status": str,
        "stands": str,
        "happened": str,
        "learnt": str,
        "next": str,
        "reason": str,
        "entry": int,
        "from": str,
        "card": str,
        "file": str,
        "community": str,
        "private": bool,
        "current": bool,
    },
)
ActionTold.__doc__ = "An action: its parts, where it comes from, and how its day stands."


class _Actions(TypedDict):
    open: list[ActionTold]
    ended: list[ActionTold]
    more: bool
    dated: bool


class ActionsTold(_Actions):
    """All actions."""

    kind: Literal["actions"]


class ActionChanged(_Actions):
    """All actions, once one was changed."""

    kind: Literal["changed"]
    action: int


class ActionAdded(_Actions):
    """All actions, once one was added."""

    kind: Literal["added"]


class CalendarTold(TypedDict):
    """The actions' days, for a calendar."""

    kind: Literal["calendar"]
    name: str
    type: str
    data: bytes


class PartOfEntry(TypedDict):
    """Something of an entry that can be forgotten by itself."""

    field: str
    row: str
    label: str


class PartsTold(TypedDict):
    """What of an entry can be forgotten."""

    kind: Literal["parts"]
    parts: list[PartOfEntry]
    entry: int


class SpellingTold(TypedDict):
    """A way a name is written, and whether it would go."""

    text: str
    count: int
    example: str
    goes: bool
    also: bool


class PlanTold(TypedDict):
    """What would go."""

    kind: Literal["plan"]
    what: str
    lines: list[str]
    spellings: list[SpellingTold]
    inside: list[str]
    nothing: bool
    seal: str
    not_reached: list[str]


class Forgotten(TypedDict):
    """What is gone, and what is left."""

    kind: Literal["forgotten"]
    what: str
    left: list[str]
    spellings: list[str]


ToLog = (
    LogTold
    | FoundTold
    | Opened
    | BroughtBack
    | Kept
    | Noted
    | ActionsTold
    | ActionChanged
    | ActionAdded
    | CalendarTold
    | PartsTold
    | PlanTold
    | Forgotten
    | RefusedTold
)
"""All that the log book page may be told."""
