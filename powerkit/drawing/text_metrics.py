"""How wide a text is in the workbook's letters, as far as placing labels needs it: no drawing library is loaded.

The widths are those of Noto Sans Regular, in thousandths of the font's size.
"""

import unicodedata
from typing import Any

FONT, LINE = 13.0, 15.0
"""The height of letters, and of a line of them, in the units of a picture."""

_ASCII = (
    "260 269 408 646 572 831 732 225 300 300 551 572 268 322 268 372 572 572 572 572 572 572 572 572 572 572 268 268 "
    "572 572 572 434 899 639 650 632 730 556 519 728 741 339 273 619 524 907 760 781 605 781 622 549 556 731 600 930 "
    "586 566 572 329 372 329 572 444 281 561 615 480 615 564 344 615 618 258 258 534 258 935 618 605 615 615 413 479 "
    "361 618 508 786 529 510 470 380 551 380 572"
)
_BOLD = 1.07
_USUAL, _WIDE, _EMOJI = 600, 1000, 1300


def page() -> dict[str, Any]:
    """The same widths for the page's script: those of the letters from the blank on, and the usual ones."""
    known = [int(width) for width in _ASCII.split()]
    return {"from": ord(" "), "known": known, "bold": _BOLD, "usual": _USUAL, "wide": _WIDE, "emoji": _EMOJI}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line of *text*, in the unit of *size*. Marks that sit on a letter take no room."""
    return sum(map(_WIDTHS.__getitem__, text)) * size / 1000 * (_BOLD if bold else 1)


class _Widths(dict[str, int]):
    """The width of each letter asked for so far."""

    def __missing__(self, letter: str) -> int:
        self[letter] = width = _width(letter)
        return width


def _width(letter: str) -> int:
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain != letter:
        return _WIDTHS[plain]
    if category == "So":
        return _EMOJI
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _USUAL


_WIDTHS = _Widths(zip(map(chr, range(32, 127)), map(int, _ASCII.split()), strict=True))


def wrap(text: str, size: float, width: float, *, most: int) -> tuple[str, ...]:
    """The text in lines of about *width*, broken between words where that can be, in *most* lines at the most.

    What does not fit ends in "…"; whoever shows the lines keeps the whole text beside them.
    """
    words = text.split()
    whole = " ".join(words)
    if text_width(whole, size) <= width:
        return (whole,) if whole else ()
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width:
            lines.append("")
            longer = word
        while text_width(longer, size) > width * 1.25 and len(longer) > 1:
            cut = fitting(longer, size, width)
            lines[-1], longer = longer[:cut], longer[cut:]
            lines.append("")
        lines[-1] = longer
    lines = [line for line in lines if line]
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(".,;:") + "…"]
    return tuple(lines)


def fitted(text: str, size: float, width: float, *, most: int, bold: bool = False) -> tuple[str, ...]:
    """As `wrap`, but no line is wider than *width*: neither a long word nor the "…" stands out."""
    size *= _BOLD if bold else 1
    room = width - text_width("…", size)
    lines = wrap(text, size, room, most=most)
    if any(text_width(line, size) > width for line in lines):
        lines = wrap(text, size, room / 1.25, most=most)
    return lines


def fitting(word: str, size: float, width: float) -> int:
    """How many letters of a long word fit one line, never parting a letter from the marks that sit on it."""
    cut = max(1, next((n for n in range(1, len(word)) if text_width(word[: n + 1], size) > width), len(word)))
    while cut < len(word) and _WIDTHS[word[cut]] == 0:
        cut += 1
    return cut
