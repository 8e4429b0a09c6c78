"""What the share page is told."""

from typing import Any, Literal, TypedDict

from powerkit.ui.pages.replies.common import (
    BlockTold,
    Brought,
    Decided,
    Download,
    FileTold,
    Kept,
    Made,
    NamesTold,
    Numbered,
    Progress,
    RefusedTold,
)


class FormatTold(TypedDict):
    """A kind of file that can be made."""

    id: str
    label: str
    hint: str


class ShareView(TypedDict):
    """The share page: nothing a person wrote. *rated*: the deck has destinations."""

    page: Literal["share"]
    workbook: str
    capabilities: list[Numbered]
    formats: list[FormatTold]
    nouns: list[str]
    word: str
    rated: bool


class Choosing(TypedDict):
    """An entry that may be chosen, or why it may not."""

    id: int
    card: str
    group: str
    title: str
    community: str
    said: str
    private: bool
    why_not: str


class SavedSince(TypedDict):
    """For a person something was sent to: when last, and the entries saved since."""

    to: str
    when: str
    entries: list[int]


class SentItem(TypedDict):
    """What was in a copy."""

    title: str
    card: str
    community: str
    version: int
    newer: bool
    by_hand: int


class CommentTold(TypedDict):
    """A comment of a reply."""

    card: str
    title: str
    text: str
    by: str
    about: str
    thread: str


class ReplyTold(TypedDict):
    """A reply that was brought in."""

    by: str
    when: str
    comments: list[CommentTold]


class Sent(TypedDict):
    """A copy that was made, and the replies to it."""

    number: int
    to: str
    when: str
    wants: str
    questions: list[str]
    names: str
    review: bool
    items: list[SentItem]
    files: list[str]
    replies: list[ReplyTold]


class ShareTold(TypedDict):
    """What can be chosen, what was typed, and what was sent."""

    kind: Literal["share"]
    entries: list[Choosing]
    since: list[SavedSince]
    leader: str
    draft: dict[str, Any]
    seen: list[Sent]
    folder: str
    root: str


class KeyTold(TypedDict):
    """The key to the codes, as a page to print."""

    kind: Literal["key"]
    html: str


class Leaving(TypedDict):
    """An answer that leaves."""

    label: str
    by_hand: bool


class Staying(TypedDict):
    """An answer that stays, and whether it was put in by hand."""

    field: str
    label: str
    excerpt: str
    put_in: bool
    picture: bool


class ByOne(TypedDict):
    """Words that only one person said, and those left out."""

    field: str
    label: str
    words: list[str]
    out: list[str]


class EntryChecked(TypedDict):
    """What of an entry leaves, and what stays."""

    id: int
    title: str
    leaves: list[Leaving]
    stays: list[Staying]
    besides: list[str]
    by_one: list[ByOne]


class CheckTold(TypedDict):
    """The copy as it would leave."""

    kind: Literal["check"]
    entries: list[EntryChecked]
    html: str
    names: str
    limits: list[str]


class LookTold(TypedDict):
    """The pictures made by hand of one answer, as they would leave."""

    kind: Literal["look"]
    entry: int
    field: str
    pictures: list[BlockTold]


class StrengthTold(TypedDict):
    """How strong a passphrase is, in words."""

    kind: Literal["strength"]
    say: str


class WholeTold(Download):
    """Everything as one file."""

    kind: Literal["whole"]
    path: str


class SurveyTold(TypedDict):
    """What erasing everything would take, and what would stay."""

    kind: Literal["survey"]
    files: list[str]
    pages: list[str]
    stays: list[str]


class ErasedTold(TypedDict):
    """What was erased, and what stays."""

    kind: Literal["erased"]
    gone: list[str]
    stays: list[str]


class ToGive(TypedDict):
    """What would go into a copy for an organisation's picture."""

    kind: Literal["to_give"]
    lines: list[str]


class Gave(Download):
    """That copy."""

    kind: Literal["gave"]
    said: str


class InboxItem(TypedDict):
    """A copy or a reply in a Hub's inbox."""

    id: str
    by: str
    to: str
    when: str
    form: str
    opened: bool


class InboxCopy(InboxItem):
    """A copy that came, and whether it was answered."""

    answered: bool


class InboxTold(TypedDict):
    """What lies in the inbox, and who may be sent to."""

    kind: Literal["inbox"]
    said: str
    readers: list[str]
    replies: list[InboxItem]
    copies: list[InboxCopy]
    put: list[InboxItem]


class CopyTold(Download):
    """A copy that came, as a file."""

    kind: Literal["copy"]


ToShare = (
    ShareTold
    | Kept
    | NamesTold
    | Decided
    | KeyTold
    | CheckTold
    | LookTold
    | StrengthTold
    | Progress
    | Made
    | FileTold
    | Brought
    | InboxTold
    | ToGive
    | Gave
    | WholeTold
    | SurveyTold
    | ErasedTold
    | RefusedTold
)
"""All that the share page may be told, with what it has of an inbox."""
