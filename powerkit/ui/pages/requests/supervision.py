"""What the supervision page asks; and what it has of a Hub's inbox."""

from typing import Literal, NotRequired

from powerkit.ui.pages.requests.common import AskDraft, AskHello, AskInbox, Asking, AskSave
from powerkit.ui.pages.requests.log import ActionParts


class AskChanges(Asking):
    """What changed since a day; with *names* or codes for them."""

    kind: Literal["changes"]
    since: str
    names: bool


class AskEntry(Asking):
    """An entry as it would be shared; with *private*, all of it."""

    kind: Literal["open"]
    entry: int
    private: bool
    names: NotRequired[bool]


class AskAction(Asking):
    """A private action is to be opened."""

    kind: Literal["open_action"]
    action: int


class AskAgree(Asking):
    """An action was agreed."""

    kind: Literal["agree"]
    parts: ActionParts
    private: NotRequired[bool]


class AskCopy(Asking):
    """A copy that came."""

    kind: Literal["open_copy"]
    id: str


class AskSendBack(Asking):
    """A reply to it."""

    kind: Literal["send_back"]
    id: str
    data: str


FromSupervision = (
    AskHello | AskChanges | AskEntry | AskAction | AskAgree | AskDraft | AskSave | AskInbox | AskCopy | AskSendBack
)
"""All that the supervision page may ask."""
