"""An answer of words as the picture that stands in its record."""

from typing import Any

from powerkit.document import Picture
from powerkit.fields import Kind
from powerkit.wordlist.lists import sentences, shown_line
from powerkit.wordlist.model import words_of

RECORD_WIDTH = 640
"""How wide the picture in a record is, in pixels: that of a column of text."""


def draw(kind: Kind, answer: Any, label: str) -> tuple[Picture, ...]:
    """The cloud of all the words; none where no row holds a word."""
    from powerkit.pictures.cloud.layout import lay_out
    from powerkit.pictures.cloud.svg import to_svg

    words = words_of(answer)
    if not words:
        return ()
    alt = " ".join(("A picture of words; a larger one was said by more people.", *sentences(words)))
    cloud = lay_out(words, RECORD_WIDTH)
    return (Picture(to_svg(cloud, label, alt), alt, f"{shown_line(words, len(cloud.words))}."),)
