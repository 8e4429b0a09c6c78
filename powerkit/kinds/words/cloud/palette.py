"""The colours of words: each at least 4.5 to 1 on white (WCAG 2.2, 1.4.3), and none with a meaning of its own."""

from collections.abc import Sequence

from powerkit.kinds.words.model import Word
from powerkit.text.normalize import folded

INK = "#1f2933"
PALETTE = ("#0b5c8a", "#8a2d5f", "#2f6b2f", "#8a4b08", "#4b3f9e", "#0f6b66", "#9b2226", "#5a5a5a")
"""Told apart by people with any of the common kinds of colour blindness as far as eight can be."""


def colours(words: Sequence[Word]) -> tuple[str, ...]:
    """A colour for each word: its theme's where there are themes, else one after another.

    Case and blanks make no other theme; the lists name it too, since more themes than colours share them.
    """
    found: dict[str, str] = {}
    for word in words:
        if word.theme:
            found.setdefault(folded(word.theme), PALETTE[len(found) % len(PALETTE)])
    if not found:
        return tuple(PALETTE[number % len(PALETTE)] for number in range(len(words)))
    return tuple(found.get(folded(word.theme), INK) for word in words)
