"""What a page is given to show a photo."""

from typing import Literal

from powerkit.kinds.question_types import Placed


class PhotoField(Placed):
    """A photo *of* what another question asks."""

    kind: Literal["photo"]
    of: str
    stands_in: bool
