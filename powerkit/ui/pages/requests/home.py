"""What the start page asks."""

from typing import Literal, NotRequired, TypedDict

from powerkit.ui.pages.requests.common import Asking, AskPicture


class AskRoom(Asking):
    """How long there is, and how many people are there."""

    minutes: int
    people: int


class AskHome(AskRoom):
    """Where each card stands."""

    kind: Literal["hello"]


class AskDeal(AskRoom):
    """Cards to offer."""

    kind: Literal["deal"]


class AskDraw(AskRoom):
    """A card drawn, from the pile *outside* the offer or not, but none of these. *by* is the page's own."""

    kind: Literal["draw"]
    outside: bool
    but_not: list[str]
    by: NotRequired[str]


AskPrinted = TypedDict("AskPrinted", {"client": str, "n": int, "kind": Literal["print"], "which": str, "as": str})
AskPrinted.__doc__ = "Cards to print: one, a capability's or all; as a PDF or a web page."


class LeaderSays(TypedDict, total=False):
    """What the leader says of themselves; nothing of it where they pass the questions over."""

    name: str
    role: str
    communities: str
    supervision: str
    review: str


class AskLeader(Asking):
    """It is to be kept."""

    kind: Literal["leader"]
    given: LeaderSays


class AskMemoAway(Asking):
    """A memo is to be put away."""

    kind: Literal["memo_away"]
    memo: int


class AskMemoLater(Asking):
    """A memo is to come back on another day."""

    kind: Literal["memo_later"]
    memo: int
    day: str


class AskMerge(Asking):
    """Other copies of the log book are to be put together with it."""

    kind: Literal["merge"]


class AskMissNothing(Asking):
    """What is no longer in the log book is missed no more."""

    kind: Literal["miss_nothing"]


class AskPlaces(Asking):
    """Folders that leave this computer."""

    kind: Literal["places"]


class AskCopyAway(Asking):
    """A copy off this computer; where no folder is said, in the one before. *days*: when to be reminded."""

    kind: Literal["copy_away"]
    folder: NotRequired[str]
    days: NotRequired[int]


class AskCopyLater(Asking):
    """The reminder of it is to come back later."""

    kind: Literal["copy_later"]


FromHome = (
    AskHome
    | AskDeal
    | AskDraw
    | AskPicture
    | AskPrinted
    | AskLeader
    | AskMemoAway
    | AskMemoLater
    | AskMerge
    | AskMissNothing
    | AskPlaces
    | AskCopyAway
    | AskCopyLater
)
"""All that the start page may ask."""
