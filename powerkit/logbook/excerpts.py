"""What the list of a search shows of an entry: the line that holds what was looked for, short enough for a glance."""

import re
from collections.abc import Sequence

HIT, END = "\x01", "\x02"
"""What marks a hit, at its beginning and at its end."""

CAME_BACK = "\x1d"
"""What stands between an entry's own words and the comments that came back on it."""

Parts = tuple[tuple[str, bool], ...]

_LONGEST = 170  # letters of an excerpt
_BEFORE = 70  # of them before the first hit
_FEW = 4  # words: below, a line is a cell and no sentence
_NOTHING = (0, 0, False)
_SENTENCES = re.compile(r".*[.!?…][\"”’')]*\s+")


def excerpt(marked: str, asked: str, shown: Sequence[str]) -> Parts:
    """The line of an entry's words that answers best to what was *asked*, in pieces, each with whether it is a hit.

    *shown* is what stands above it already, its card and its community; the title is the line after the card. What
    was found there alone has no excerpt.
    """
    lines = _lit_lines(marked, shown)
    line = lines[0] if len(lines) == 1 else _best(lines, asked)
    return tuple(_pieces(" ".join(line.split()))) if line else ()


def _lit_lines(marked: str, shown: Sequence[str]) -> list[str]:
    """The lines with a hit, without those that say what card it is of."""
    lines = marked.replace(CAME_BACK, "\n").split("\n")
    at = 0
    if _plain(lines[0]) == shown[0]:
        at = 3 if _plain("".join(lines[2:3])) in shown else 2
    return [line for line in lines[at:] if HIT in line]


def _best(lines: Sequence[str], asked: str) -> str:
    """The first of the lines that answers best; "" where there is none."""
    words, best, chosen = {word.casefold() for word in asked.split()}, _NOTHING, ""
    for line in lines:
        hits = {hit.casefold() for hit in _taken_apart(line)[1::2]}
        answers = len(hits & words), len(hits), line.count(" ") >= _FEW - 1
        if answers > best:
            best, chosen = answers, line
        if best[0] == len(words) and best[2]:
            break  # none answers better
    return chosen


def _pieces(line: str) -> list[tuple[str, bool]]:
    hit = line.index(HIT)
    line = line[: hit + 3 * _LONGEST + 3]  # where each letter is a hit, two marks stand beside it
    plain = _plain(line)
    start, end = _window(plain, hit)
    said = [("…", False)] if start else []
    left, lit = end - start, False
    for piece in _taken_apart(line[start:]):  # it begins before the first hit, where marked and plain are the same
        if piece:
            said.append((piece[:left], lit))
        left, lit = left - len(piece), not lit
        if left <= 0:
            break
    return [*said, ("…", False)] if end < len(plain) else said


def _taken_apart(line: str) -> list[str]:
    """A line's pieces in order. Marks come in pairs, so that every second piece is a hit."""
    return line.replace(END, HIT).split(HIT)


def _window(line: str, hit: int) -> tuple[int, int]:
    """From where to where a line is shown: from the sentence of the *hit*, or words before it, as long as may be."""
    if len(line) <= _LONGEST:
        return 0, len(line)
    before = _SENTENCES.match(line, max(0, hit - 2 * _BEFORE), hit)
    start = before.end() if before else 0
    if hit - start > _BEFORE:
        start = hit - _BEFORE
        start = found + 1 if (found := line.find(" ", start, hit)) >= 0 else start
    end = start + _LONGEST
    if end >= len(line):
        return start, len(line)
    last = line.rfind(" ", hit + 1, end)
    return start, last if last >= 0 else end


def _plain(marked: str) -> str:
    return marked.replace(HIT, "").replace(END, "")
