"""What a page is given to show a map."""

from typing import Literal

from powerkit.kinds.question_types import Rows


class MapField(Rows):
    """People round oneself; *look_at* are sectors that are asked about one by one."""

    kind: Literal["map"]
    style: str
    look_at: list[str]
