"""What a page is given to show words that people said."""

from typing import Literal

from powerkit.kinds.question_types import Rows


class _WordsField(Rows):
    kind: Literal["words"]


class WordsField(_WordsField, total=False):
    """Words that people said; other questions of the card that go with them, by their ids."""

    large: str
    small: str
    effect: str
    for_large: str
    for_small: str
    action: str
    voices: str
