"""What the log book page asks."""

from typing import Literal, NotRequired, TypedDict

from powerkit.ui.pages.requests.common import AskHello, Asking


class AskFind(Asking):
    """Entries that hold a *text*, narrowed by the rest; those *after* a place in the list."""

    kind: Literal["find"]
    text: str
    card: str
    capability: int
    community: str
    since: str
    until: str
    after: NotRequired[int]


class AskOpen(Asking):
    """One entry; 0 for its newest version. On a *narrow* page its pictures are drawn for a small screen."""

    kind: Literal["open"]
    entry: int
    version: int
    narrow: NotRequired[bool]


class AskBack(Asking):
    """An earlier version is to be brought back."""

    kind: Literal["back"]
    entry: int
    version: int


class AskNoteDraft(Asking):
    """What is typed of a quick entry is to be kept."""

    kind: Literal["note_draft"]
    answers: dict[str, str]


class AskNote(Asking):
    """A quick entry is to be saved."""

    kind: Literal["note"]
    answers: dict[str, str]
    private: NotRequired[bool]


class AskActions(Asking):
    """All actions."""

    kind: Literal["actions"]


class ActionParts(TypedDict, total=False):
    """What is said of an action."""

    what: str
    when: str
    who: str
    how: str
    status: str
    happened: str
    learnt: str
    next: str
    reason: str


class AskChange(Asking):
    """An action is to be changed, and another to *follow* it where that says what."""

    kind: Literal["change"]
    action: int
    parts: ActionParts
    follow: ActionParts


class AskAdd(Asking):
    """An action of no card."""

    kind: Literal["add"]
    parts: ActionParts
    private: NotRequired[bool]


class AskCalendar(Asking):
    """The actions' days, for a calendar."""

    kind: Literal["calendar"]


class AskParts(Asking):
    """What of an entry can be forgotten."""

    kind: Literal["parts"]
    entry: int


class Wished(TypedDict, total=False):
    """A person, or an entry or a part of it, that is to be forgotten. None is *spared* until somebody chose."""

    person: str
    entry: int
    field: str
    row: str
    spared: list[str] | None


class AskPlan(Asking, Wished):
    """What would go. *at* is the page's own."""

    kind: Literal["plan"]
    at: NotRequired[str]


class AskForget(Asking, Wished):
    """It is to go, as it was shown."""

    kind: Literal["forget"]
    seal: str


FromLog = (
    AskHello
    | AskFind
    | AskOpen
    | AskBack
    | AskNoteDraft
    | AskNote
    | AskActions
    | AskChange
    | AskAdd
    | AskCalendar
    | AskParts
    | AskPlan
    | AskForget
)
"""All that the log book page may ask."""
