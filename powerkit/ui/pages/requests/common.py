"""What several pages ask."""

from typing import Any, Literal, NotRequired, TypedDict


class Asking(TypedDict):
    """From one tab (*client*) of a page, which numbers what it sends (*n*)."""

    client: str
    n: int


class AskHello(Asking):
    """The page is there."""

    kind: Literal["hello"]


class AskFile(Asking):
    """One of the files made before, by its *name*."""

    kind: Literal["file"]
    name: str


class AskPicture(Asking):
    """The picture of a card's newest entry."""

    kind: Literal["picture"]
    card: str


class DecidedWord(TypedDict):
    """A word, and whether it is somebody's name; whose, in a *role*.

    *same_as* is another known name of the same person, "" where it is somebody else's.
    """

    word: str
    is_name: bool
    role: str
    same_as: NotRequired[str]


class AskDecide(Asking):
    """What was decided about names. *again*, which is the page's own: they are looked at once more."""

    kind: Literal["decide"]
    words: list[DecidedWord]
    again: NotRequired[bool]


class AskDraft(Asking):
    """What is typed is to be kept as it stands."""

    kind: Literal["draft"]
    answers: dict[str, Any]


class AskSave(Asking):
    """It is to be saved."""

    kind: Literal["save"]
    answers: dict[str, Any]


class AskInbox(Asking):
    """What lies in the inbox."""

    kind: Literal["inbox"]
