"""What the share page asks; and what it has of a Hub's inbox."""

from typing import Literal, TypedDict

from powerkit.ui.pages.requests.common import AskDecide, AskFile, AskHello, AskInbox, Asking


class Picked(TypedDict):
    """Of an entry: what is put in by hand, and which words of an answer are left out."""

    put_in: list[str]
    left_out: dict[str, list[str]]


class _ShareDraft(TypedDict):
    to: str
    wants: str
    questions: list[str]
    names: str
    chosen: dict[str, Picked]
    step: int


class ShareDraft(_ShareDraft, total=False):
    """What was typed on the share page: the wish, and what of which entries. *step* is the page's own."""

    by: str


class Drafted(Asking):
    """About what was typed."""

    draft: ShareDraft


class AskKeep(Drafted):
    """It is to be kept."""

    kind: Literal["keep"]


class AskNames(Drafted):
    """The names in what was chosen."""

    kind: Literal["names"]


class AskKey(Drafted):
    """The key to the codes."""

    kind: Literal["key"]


class AskCheck(Drafted):
    """The copy as it would leave."""

    kind: Literal["check"]


class AskLook(Drafted):
    """The pictures made by hand of one answer."""

    kind: Literal["look"]
    entry: int
    field: str


class AskStrength(Asking):
    """How strong a passphrase is."""

    kind: Literal["strength"]
    passphrase: str


class AskMake(Drafted):
    """The files."""

    kind: Literal["make"]
    formats: list[str]
    passphrase: str


class AskBring(Asking):
    """A reply that came as a file."""

    kind: Literal["bring"]
    data: str


class AskToGive(Asking):
    """What would go into a copy for an organisation's picture, *without* these cards."""

    kind: Literal["to_give"]
    rated: bool
    without: str


class AskGive(Asking):
    """That copy."""

    kind: Literal["give"]


class AskEverything(Asking):
    """Everything as one file."""

    kind: Literal["everything"]


class AskSurvey(Asking):
    """What erasing everything would take."""

    kind: Literal["survey"]


class AskErase(Asking):
    """Everything is to be erased."""

    kind: Literal["erase"]
    word: str
    sure: bool


class AskPut(Asking):
    """A file that was made is to be put into somebody's inbox."""

    kind: Literal["put"]
    name: str
    to: str


class AskTakeBack(Asking):
    """A copy that nobody opened is to be taken back."""

    kind: Literal["take_back"]
    id: str


class AskTakeReply(Asking):
    """A reply that came is to be taken in."""

    kind: Literal["take_reply"]
    id: str


FromShare = (
    AskHello
    | AskKeep
    | AskNames
    | AskDecide
    | AskKey
    | AskCheck
    | AskLook
    | AskStrength
    | AskMake
    | AskFile
    | AskBring
    | AskToGive
    | AskGive
    | AskEverything
    | AskSurvey
    | AskErase
    | AskInbox
    | AskPut
    | AskTakeBack
    | AskTakeReply
)
"""All that the share page may ask."""
