"""Slips from what was pasted, from a file, and from a count such as "12 yes, 3 no for local people". None is lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from powerkit.errors import AnswerError
from powerkit.kinds.table.ballots.model import MOST, Box, Slip, folded, known_as, ways
from powerkit.text import files
from powerkit.text.catalogue import t
from powerkit.text.dates import grouped
from powerkit.text.normalize import tidy

_HEADS = {
    "words": {"words", "slip", "slips", "why", "reason", "comment", "comments", "quote", "what they say", "said"},
    "vote": {"vote", "answer", "votes", "answers", "believes", "yes or no"},
    "group": {"group", "who", "whose", "whose slip", "from"},
}
_BULLET = re.compile(r"\A\s*[-–—*•◦]\s+(?=\S)")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"[ \t]*(?:\r?\n|\Z)')
_PARTED = re.compile(r"\s*(?:[:;,.!]|\s[-–—]|[-–—]\s)\s*")
_COUNT = re.compile(r"\d{1,6}")


def read_slips(text: str, box: Box, group: str = "") -> tuple[Slip, ...]:
    """One slip for each line that says anything, or for each row of a table whose first row names its columns.

    A line that begins with a vote ("No: nobody asked us") is that vote with the rest as its words. *group* is whose
    slips they are where they do not say so themselves.

    Raises:
        AnswerError: there are more than `MOST`.
        FileError: the text is no text.
    """
    text = tidy(text)
    rows = _as_table(text, box)
    slips = tuple(rows) if rows is not None else tuple(_slip(line, box) for line in _lines(text))
    if len(slips) > MOST:
        raise AnswerError(
            t("These are {number} slips. The most at once is {most}.", number=grouped(len(slips)), most=grouped(MOST)),
            t("Add them in parts."),
        )
    return tuple(slip if slip.group else replace(slip, group=group) for slip in slips)


def read_tally(text: str, box: Box, group: str = "") -> tuple[Slip, ...]:
    """A slip for each vote of a count: numbers before or after votes, and for whom where that is said.

    Raises:
        AnswerError: a part of it is not understood; nothing of it is taken then, so that no count is wrong.
    """
    if box.vote is None:
        raise AnswerError(t("There is no vote to count here."), t("Paste what the slips say instead."))
    counted: list[Slip] = []
    for clause in re.split(r"[;\n]+", text):
        whose, rest = _whose(clause, box)
        votes = ways(box.vote)
        for part in re.split(r",|\band\b|&|\+", rest):
            said = folded(part)
            if not said:
                continue
            number = _COUNT.search(said)
            vote = votes.get(folded(_COUNT.sub("", said, count=1).strip(" x×:=-–")), "") if number else ""
            if number is None or not vote:
                labels = ", ".join(option.label for option in box.vote.options)
                raise AnswerError(
                    t("“{part}” was not understood.", part=part.strip()),
                    t("Write a number and one of: {labels}; such as “12 yes”.", labels=labels),
                )
            if len(counted) + int(number[0]) > MOST:
                raise AnswerError(t("The most slips at once is {most}.", most=grouped(MOST)), t("Add them in parts."))
            counted += [Slip(vote=vote, group=whose or group)] * int(number[0])
    return tuple(counted)


def _whose(clause: str, box: Box) -> tuple[str, str]:
    """Whose votes a part of a count is about, and the part without that."""
    for way, group in ways(box.group).items():
        found = re.search(
            rf"(?:\b(?:for|from|of|by|among)\s+)?(?:the\s+)?(?<!\w){re.escape(way)}(?!\w)\s*:?", clause, re.I
        )
        if found:
            return group, f"{clause[: found.start()]} {clause[found.end() :]}"
    return "", clause


def _lines(text: str) -> Iterator[str]:
    """The slips of a plain list: a line each, or a cell of a spreadsheet that was copied with its own line breaks."""
    at = 0
    while at < len(text):
        quoted = _QUOTED.match(text, at)
        end = quoted.end() if quoted else text.find("\n", at) + 1 or len(text)
        line = quoted[1].replace('""', '"') if quoted else _BULLET.sub("", text[at:end], count=1)
        if line.strip():
            yield line.strip()
        at = end


def _slip(line: str, box: Box) -> Slip:
    if vote := known_as(line, box.vote):
        return Slip(vote=vote)
    plain = line.replace("’", "'").casefold()
    for way, vote in ways(box.vote).items():
        parted = _PARTED.match(line, len(way)) if plain.startswith(way) else None
        if parted and line[parted.end() :].strip():
            return Slip(line[parted.end() :].strip(), vote)
    return Slip(line)


def _as_table(text: str, box: Box) -> Iterator[Slip] | None:
    """The slips of a table whose first row names at least one column for slips; None for a plain list."""
    head = text.lstrip().partition("\n")[0]
    if not any(mark in head and _heads(re.split(re.escape(mark), head.replace('"', "")), box) for mark in ",;\t|"):
        return None
    found = list(files.rows(text, knows=lambda row: len(_heads(row, box)), most=MOST + 1))
    heads = _heads(found[0], box) if found else {}
    return _rows(found[1:], heads, box) if "words" in heads or "vote" in heads else None


def _heads(row: Sequence[str], box: Box) -> dict[str, int]:
    """Which column of a first row is which."""
    own = {"words": box.words, "vote": box.vote, "group": box.group}
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        said = folded(cell)
        for what, column in own.items():
            names = _HEADS[what] | ({folded(column.label), column.id} if column else set())
            if column and said in names and what not in found:
                found[what] = at
                break
    return found


def _rows(rows: Sequence[Sequence[str]], heads: dict[str, int], box: Box) -> Iterator[Slip]:
    """A slip a row. What is in no known column, or is no known vote or group, stays with the slip's words."""
    for row in rows:
        cells = [files.unguarded(cell.strip()) for cell in row]
        said = {what: cells[at] for what, at in heads.items() if at < len(cells)}
        vote, group = known_as(said.get("vote", ""), box.vote), known_as(said.get("group", ""), box.group)
        used = {heads.get("vote") if vote else None, heads.get("group") if group else None}
        words = " · ".join(cell for at, cell in enumerate(cells) if cell and at not in used)
        yield Slip(words, vote, group)
