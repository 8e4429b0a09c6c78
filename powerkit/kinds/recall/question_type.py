"""What a page is given to show an earlier answer looked at again."""

from typing import Literal

from powerkit.kinds.question_types import FieldView, Placed


class _RecallField(Placed):
    kind: Literal["recall"]
    of: str
    pick: bool
    pick_label: str


class RecallField(_RecallField, total=False):
    """An earlier answer looked at again: the question it is the answer to, as it stands on its card."""

    target_title: str
    target: FieldView
