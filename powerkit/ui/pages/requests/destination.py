"""What the page of where we are heading asks."""

from typing import Literal

from powerkit.ui.pages.requests.common import AskDraft, AskHello, Asking, AskSave


class AskLooks(Asking):
    """The looks at a community."""

    kind: Literal["open"]
    community: str


class AskDraftOf(AskDraft):
    """What is typed of a community."""

    community: str


class AskSaveOf(AskSave):
    """A look at a community."""

    community: str


class AskCompare(Asking):
    """Two looks beside each other; 0 for none then, and for the newest now."""

    kind: Literal["compare"]
    community: str
    then: int
    now: int
    view: str


FromDestination = AskHello | AskLooks | AskDraftOf | AskSaveOf | AskCompare
"""All that the page of where we are heading may ask."""
