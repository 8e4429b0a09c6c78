"""What a page is given to show a drawing."""

from typing import Literal

from powerkit.kinds.question_types import Placed


class SketchField(Placed):
    """A drawing, described in words: how large its sheet is, and what can be drawn with."""

    kind: Literal["sketch"]
    describe: str
    size: list[int]
    colours: dict[str, str]
    widths: dict[str, float]
    sizes: dict[str, float]
    most: dict[str, int]
