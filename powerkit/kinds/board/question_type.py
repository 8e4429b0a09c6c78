"""What a page is given to show a board."""

from typing import Literal, TypedDict

from powerkit.kinds.question_types import Rows


class ZoneView(TypedDict):
    """A place of a board."""

    id: str
    label: str
    group: str


class BoardField(Rows):
    """Items put in zones, now and, where there is such a column, then."""

    kind: Literal["board"]
    arrangement: str
    zones: list[ZoneView]
    second: str
    own: str
    credit: str
    labelled: bool
