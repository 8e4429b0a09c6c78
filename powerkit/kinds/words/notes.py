"""What is said of how words were read, a line each, with what sort of line it is: the page shows some sorts while one
types, and all of them before anything is added.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from powerkit.text.catalogue import tn
from powerkit.text.dates import grouped

Sort = Literal["together", "left_out", "small", "speakers", "reading", "counting", "rows"]
"""What a line is about: words counted or kept together, what was left out since nobody said it or it leads to
somebody, small words, who speaks, how the text was read (its letters, its columns), how people were counted, or rows.
"""


@dataclass(frozen=True)
class Note:
    """A line to read, and its *sort*. It may hold words of people."""

    sort: Sort
    text: str = field(repr=False)


def noted(sort: Sort, lines: Iterable[str]) -> Iterator[Note]:
    """The lines as notes of one sort."""
    return (Note(sort, line) for line in lines)


def unseen(taken: int) -> list[Note]:
    """What is said of characters that were taken out."""
    said = tn(
        "{count} character that cannot be seen was taken out.",
        "{count} characters that cannot be seen were taken out.",
        taken,
        count=grouped(taken),
    )
    return [Note("reading", said)] if taken else []
