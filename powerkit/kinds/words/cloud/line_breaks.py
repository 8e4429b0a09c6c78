"""A phrase that is too wide for its size, broken into lines; a word that is wider than the page is cut."""

from functools import lru_cache

from powerkit.kinds.words.cloud.glyph_metrics import extent, letters

_OF_PAGE = 0.7
"""The part of the page a phrase may span before it is broken."""


@lru_cache(16384)
def widest_part(text: str, bold: bool = False) -> float:
    """How wide the widest word of a phrase is, in ems: narrower than this it can't be broken."""
    return max(extent(part, bold).width for part in text.split() or [text])


def broken(text: str, bold: bool, room: float, whole: float) -> tuple[str, ...]:
    """The text in lines of at most *room* ems, as few and as even as can be; *whole* is its width in one line."""
    parts = text.split()
    if whole <= room * _OF_PAGE or (whole <= room and len(parts) < 2):
        return (text,)
    pieces = [piece for part in parts for piece in _cut(part, bold, room)]
    fewest = max(2, -(-whole // (room * _OF_PAGE)))
    even = max(whole / fewest * 1.15, max(extent(piece, bold).width for piece in pieces))
    return _filled(pieces, bold, min(room, even))


def _filled(pieces: list[str], bold: bool, room: float) -> tuple[str, ...]:
    lines = [pieces[0]]
    for piece in pieces[1:]:
        longer = f"{lines[-1]} {piece}"
        if extent(longer, bold).width <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return tuple(lines)


def _cut(part: str, bold: bool, room: float) -> list[str]:
    """A word in pieces no wider than the room, not between a letter and its marks."""
    if extent(part, bold).width <= room:
        return [part]
    pieces = [""]
    for letter in letters(part):
        if pieces[-1] and extent(pieces[-1] + letter, bold).width > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
