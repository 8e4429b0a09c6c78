"""What a page is given to show a table."""

from typing import Literal, TypedDict

from powerkit.kinds.question_types import Rows


class _TableField(Rows):
    kind: Literal["table"]


_FROM = TypedDict("_FROM", {"from": str}, total=False)


class TableField(_TableField, _FROM, total=False):
    """Rows; the columns that play a part in how they are shown or drawn, by part."""

    drawn: bool
    diary: dict[str, str]
    turning: str
    left: str
    right: str
    mark: str
    group: str
    list: str
    asked: str
    point: str
    time: str
    vote: str
    checked: str
    match: str
    hours: str
    chance: str
    area: str
    comparator: str
    unit: str
    against: str
    source: str
    size: str
    impact: str
    own: str
