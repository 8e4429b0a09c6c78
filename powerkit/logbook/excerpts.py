"""What the list of a search shows of an entry: the line that holds what was looked for, short enough for a glance."""

import re
from collections.abc import Iterator, Sequence

HIT, END = "\x01", "\x02"
"""What marks a hit, at its beginning and at its end."""

Parts = tuple[tuple[str, bool], ...]

_LONGEST = 170  # letters of an excerpt
_BEFORE = 70  # of them before the first hit
_FEW = 4  # words: below, a line is a cell and no sentence
_LIT = re.compile(f"{HIT}([^{END}]*){END}")
_MARKS = re.compile(f"[{HIT}{END}]")
_CAME_BACK = "\x1d"  # before the comments that came back on an entry
_NOTHING = (0, 0, False)
_SENTENCE = re.compile(r"[.!?…][\"”’')]*\s+")
_BEGIN, _LAST = re.compile(r"\S*\s+"), re.compile(r"\s+\S*\Z")


def excerpt(marked: str, asked: str, shown: Sequence[str]) -> Parts:
    """The line of an entry's words that answers best to what was *asked*, in pieces, each with whether it is a hit.

    *shown* is what stands above it already, its card and its community; the title is the line after the card. What
    was found there alone has no excerpt.
    """
    words, best, line = {word.casefold() for word in asked.split()}, _NOTHING, ""
    for found in _lit_lines(marked, shown):
        hits = {hit.casefold() for hit in _LIT.findall(found)}
        answers = len(hits & words), len(hits), found.count(" ") >= _FEW - 1
        if answers > best:
            best, line = answers, found
        if best[0] == len(words) and best[2]:
            break  # none answers better
    return tuple(_pieces(" ".join(line.split()))) if line else ()


def _lit_lines(marked: str, shown: Sequence[str]) -> Iterator[str]:
    """The lines with a hit, without those that say what card it is of."""
    lines = marked.replace(_CAME_BACK, "\n").split("\n")
    at = 0
    if _plain(lines[0]) == shown[0]:
        at = 3 if _plain("".join(lines[2:3])) in shown else 2
    return (line for line in lines[at:] if HIT in line)


def _pieces(line: str) -> Iterator[tuple[str, bool]]:
    start, end = _window(_plain(line), line.index(HIT))
    at = 0
    yield from ((("…", False),) if start else ())
    for number, piece in enumerate(_LIT.split(line)):
        said = piece[max(0, start - at) : max(0, end - at)]
        at += len(piece)
        if said:
            yield said, number % 2 == 1
    yield from ((("…", False),) if end < at else ())


def _window(line: str, hit: int) -> tuple[int, int]:
    """From where to where a line is shown: from the sentence of the *hit*, or words before it, as long as may be."""
    if len(line) <= _LONGEST:
        return 0, len(line)
    start = max((found.end() for found in _SENTENCE.finditer(line, 0, hit)), default=0)
    if hit - start > _BEFORE:
        start = hit - _BEFORE
        start = found.end() if (found := _BEGIN.match(line, start, hit)) else start
    end = start + _LONGEST
    if end >= len(line):
        return start, len(line)
    last = _LAST.search(line, hit + 1, end)
    return start, last.start() if last else end


def _plain(marked: str) -> str:
    return _MARKS.sub("", marked)
