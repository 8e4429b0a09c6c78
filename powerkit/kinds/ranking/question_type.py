"""What a page is given to show things to put in order."""

from typing import Literal

from powerkit.kinds.question_types import Rows


class RankingField(Rows):
    """Things put in order; *own* ones can be added, up to the *most*."""

    kind: Literal["ranking"]
    drawn: bool
    items: list[str]
    own: bool
    most: int
