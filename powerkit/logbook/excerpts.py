"""What the list of a search shows of an entry: the line that holds what was looked for, short enough for a glance."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

HIT, END = "\x01", "\x02"
"""What marks a hit, at its beginning and at its end."""

CAME_BACK = "\x1d"
"""What stands between an entry's own words and the comments that came back on it."""

Parts = tuple[tuple[str, bool], ...]

_LONGEST = 170  # letters of an excerpt
_BEFORE = 70  # of them before the first hit
_BEFORE_HIT, _AFTER_HIT = _LONGEST + 30, _LONGEST + 60  # of a long line, with its blanks and marks
_FEW = 4  # words: below, a line is a cell and no sentence
_WHOLE = 2
_BETWEEN = " · "
_SENTENCES = re.compile(r".*[.!?…][\"”’')]*\s+")


class _Answer(NamedTuple):
    """How well a line with a hit answers: words as they were asked, words hit, and how much of a sentence it is."""

    exact: int = 0
    hits: int = 0
    sentence: int = 0


def excerpt(marked: str, asked: Collection[str], shown: Sequence[str], labels: Mapping[str, int]) -> Parts:
    """The line of an entry's words that answers best to what was *asked*, in pieces, each with whether it is a hit.

    *asked* are the words in small letters. *shown* is what stands above it already, its card and its community; the
    title is the line after the card. What was found there alone has no excerpt. A line that is one of *labels* was
    chosen: it stands only where nothing written answers as well, with what was written before (-1) or after it (1).
    """
    text = marked.replace(CAME_BACK, "\n")
    lines = _lit_lines(text, shown)
    line = lines[0] if len(lines) == 1 else _best(lines, asked, labels)
    if labels and line and (way := labels.get(_plain(line))):
        line = _with_words_beside(line, way, text.split("\n"), {*labels, *shown})
    return tuple(_pieces(*_near_hit(line))) if line else ()


def _lit_lines(text: str, shown: Sequence[str]) -> list[str]:
    """The lines with a hit, without those that say what card it is of."""
    first, _, rest = text.partition("\n")
    if len(first) <= 3 * len(shown[0]) and _plain(first) == shown[0]:
        _title, _, text = rest.partition("\n")
        community, _, rest = text.partition("\n")
        text = rest if _plain(community) in shown else text
    lines, end = [], 0
    while (hit := text.find(HIT, end)) >= 0:
        start = text.rfind("\n", end, hit) + 1
        end = text.find("\n", hit)
        end = end if end >= 0 else len(text)
        lines.append(text[start:end])
    return lines


def _best(lines: Sequence[str], asked: Collection[str], labels: Mapping[str, int]) -> str:
    """The first of the lines that answers best; "" where there is none. A label gives way to what was written."""
    best, written, label, chosen = _Answer(), "", "", _Answer()
    for line in lines:
        hits = {hit.casefold() for hit in _taken_apart(line)[1::2]}
        answer = _Answer(len(hits.intersection(asked)), len(hits), _sentence(line))
        if labels and _plain(line) in labels:
            label, chosen = (line, answer) if answer > chosen else (label, chosen)
        elif answer > best:
            best, written = answer, line
            if best.exact == len(asked) and best.sentence == _WHOLE:
                break  # none answers better
    return written if written and best.hits >= min(chosen.hits, len(asked)) else label


def _sentence(line: str) -> int:
    """Whether a line reads as a sentence: some words in a row count, and more so where they end as one."""
    return 0 if line.count(" ") < _FEW - 1 else _WHOLE if any(end in line for end in ".!?…。") else 1


def _with_words_beside(label: str, way: int, lines: Sequence[str], not_written: Collection[str]) -> str:
    """A chosen *label* with the nearest line that somebody wrote, before it (-1) or after it (1)."""
    at = lines.index(label)
    near = lines[2:at][::-1] if way < 0 else lines[at + 1 :]
    words = next((line for line in near if line.strip() and _plain(line) not in not_written), "")
    return _BETWEEN.join((words, label) if way < 0 else (label, words)) if words else label


def _near_hit(line: str) -> tuple[list[str], str]:
    """A line with one blank between its words, taken apart and plain; of a long one what its first hit needs."""
    hit = line.index(HIT)
    if len(line) > _BEFORE_HIT + _AFTER_HIT:
        pieces, plain = _even(line[max(0, hit - _BEFORE_HIT) : hit + _AFTER_HIT])
        at = len(pieces[0])
        if (at > _LONGEST or hit <= _BEFORE_HIT) and len(plain) - at > _LONGEST:
            return pieces, plain
    return _even(line)


def _even(line: str) -> tuple[list[str], str]:
    """A line with one blank between its words, taken apart and plain."""
    pieces = _taken_apart(line.strip(" "))
    plain = "".join(pieces)
    if "  " in plain or not plain.isprintable():  # the only blank that is printable is the usual one
        pieces = _taken_apart(" ".join(line.split()))
        plain = "".join(pieces)
    return pieces, plain


def _pieces(pieces: Sequence[str], plain: str) -> Iterator[tuple[str, bool]]:
    start, end = _window(plain, len(pieces[0]))
    if start:
        yield "…", False
    left, lit, skip = end - start, False, start  # it begins before the first hit
    for piece in pieces:
        if shown := piece[skip : skip + left]:
            yield shown, lit
        left, lit, skip = left - len(piece) + skip, not lit, 0
        if left <= 0:
            break
    if end < len(plain):
        yield "…", False


def _taken_apart(line: str) -> list[str]:
    """A line's pieces in order. Marks come in pairs, so that every second piece is a hit."""
    return line.replace(END, HIT).split(HIT)


def _window(line: str, hit: int) -> tuple[int, int]:
    """From where to where a line is shown: from the sentence of the *hit*, or words before it, as long as may be."""
    if len(line) <= _LONGEST:
        return 0, len(line)
    near = line[max(0, hit - 2 * _BEFORE) : hit]
    ends = "." in near or "!" in near or "?" in near or "…" in near  # asked first, as it costs next to nothing
    before = _SENTENCES.match(line, hit - len(near), hit) if ends else None
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
