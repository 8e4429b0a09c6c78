"""What the page of where we are heading is told."""

from typing import Any, Literal, TypedDict

from powerkit.ui.pages.replies.common import BlockTold, KeptAt, Labelled, RefusedTold


class StatementTold(TypedDict):
    """A statement to rate."""

    id: str
    text: str


class GroupTold(TypedDict):
    """A group of statements."""

    id: str
    name: str
    headline: str
    statements: list[StatementTold]


class DestinationView(TypedDict):
    """The page: the deck's own statements, and nothing a person wrote."""

    page: Literal["destination"]
    workbook: str
    groups: list[GroupTold]
    steps: list[Labelled]
    views: list[Labelled]


class DestinationTold(TypedDict):
    """The communities to choose from, and the last one."""

    kind: Literal["destination"]
    communities: list[str]
    community: str


class LookAt(TypedDict):
    """A look that was saved."""

    number: int
    said: str


class _LooksTold(TypedDict):
    community: str
    answers: dict[str, Any]
    drafted: bool
    last: dict[str, str]
    looks: list[LookAt]
    views: list[str]


class LooksOpened(_LooksTold):
    """What was rated for a community, and its looks."""

    kind: Literal["opened"]


class LookSaved(_LooksTold):
    """The same, once a look was saved."""

    kind: Literal["saved"]
    said: str


class Compared(TypedDict):
    """Then and now."""

    kind: Literal["compared"]
    blocks: list[BlockTold]


ToDestination = DestinationTold | LooksOpened | LookSaved | KeptAt | Compared | RefusedTold
"""All that the page may be told."""
