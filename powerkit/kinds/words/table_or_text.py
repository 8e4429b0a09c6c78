"""Whether a text is a table: its rows, and what tells them from lines of plain text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from powerkit.errors import FileError, WordsError
from powerkit.kinds.column_contents import HARD, NUMBERS, Reading, heading_rows, read_columns
from powerkit.kinds.words.csv import count_of, known_names
from powerkit.kinds.words.model import PEOPLE
from powerkit.kinds.words.notes import Note
from powerkit.kinds.words.split import cleaned
from powerkit.kinds.words.tokenize import Gathered, gather
from powerkit.kinds.words.voices import Choices
from powerkit.text.catalogue import t
from powerkit.text.files import numbered_rows, unguarded

MOST_ROWS = 200_000
_LONGEST_HEADING, _SHORT = 12, 3
"""Words of a heading at most, and of each line of a list of words or names."""
_MARKDOWN = re.compile(r"#{1,6}\s")
_MARKED = HARD - {NUMBERS}
"""What only a program writes: numbers may be typed behind a word."""


def table_rows(text: str, separators: str = "", *, cut: bool = False) -> list[tuple[int, list[str]]]:
    """The rows of a table that hold anything, cells as they were before a spreadsheet's guard. It may be *cut* off.

    Raises:
        WordsError: it is no table.
    """
    try:
        found = numbered_rows(text, knows=known_in, most=MOST_ROWS, separators=separators, blanks=False, cut=cut)
        return [(number, [unguarded(cell) for cell in cells]) for number, cells in found]
    except FileError as error:
        raise WordsError(error.what, f"{error.do} Nothing was changed.") from error


def known_in(row: Sequence[str]) -> int:
    """How many cells of a row are names of our columns."""
    return len([name for name in known_names(row) if name])


def tabled(text: str) -> bool:
    """Whether a text that was typed, pasted or saved as text is a table that a spreadsheet or a survey wrote.

    One copied from a spreadsheet has tabs: with a heading, with counts, or with anything that nobody says. One with
    other separators needs a row of headings beyond doubt, and times, ids or addresses under it.
    """
    clean = cleaned(text[:200_000])[0]
    if _is_headed(clean):
        return True
    tabs = "\t" in clean
    try:
        rows = table_rows(clean, "\t" if tabs else ",;|", cut=len(text) > 200_000)[:400]
    except WordsError:
        return False
    cells = [row for _, row in rows]
    sizes = [len(row) for row in cells]
    if not rows or max(sizes) < 2 or sizes.count(max(sizes)) < 0.8 * len(rows):
        return False
    reading = read_columns(rows)
    marked = bool(_MARKED & {*reading.holds})
    if tabs:
        headed = reading.heads > 0 and reading.sure
        return marked or headed or bool(known_names(cells[0])) or (len(rows) > 1 and is_list(cells))
    return marked and reading.heads > 0 and reading.sure


def _is_headed(text: str) -> bool:
    """Whether the first line names nothing but columns of ours, and others follow."""
    first, _, rest = text.strip().partition("\n")
    if not rest.strip():
        return False
    cells = next(([*first.split(mark)] for mark in ",;\t|" if mark in first), [first])
    return all(known_names(cells)) and (known_in(cells) > 1 or cells[0].strip().casefold() in ("word", "words"))


def is_list(rows: Sequence[list[str]], plain: bool = False) -> bool:
    """Whether these are rows of a word and how many said it, as the columns of ours come.

    *plain* where a person said that the first row is no heading.
    """
    seconds = [row[1].strip() for row in rows if len(row) > 1]
    told = [second for second in seconds if second]
    if not told or known_names(rows[0]) or not all(row[0].strip() for row in rows):
        return False
    first = rows[0][1].strip() if len(rows[0]) > 1 else ""
    counts = sum(not count_of(item)[2] for item in told)
    return (
        counts * 2 > len(told)
        and (not count_of(first)[2] or first.casefold() in PEOPLE)
        and read_columns(list(enumerate(rows, 1)), heading=False).holds[0] not in HARD
        and (plain or heading_rows(rows)[1] == 0)
    )


def heading_over(text: str, said: bool | None = None) -> tuple[str, bool]:
    """The first line of a text where it may only name what follows, else ""; and whether it surely does.

    It surely does with a colon or a Markdown mark that no other line has, or with a blank line that no other has after
    it. It may where it is as short as all others and only it begins with a capital. What a person *said* of it counts.
    """
    lines = text.strip().split("\n")
    first, others = lines[0].strip(), [line.strip() for line in lines[1:]]
    told = [line for line in others if line]
    if said is not None or len(told) < 2 or len(first.split()) > _LONGEST_HEADING:
        return (first, True) if said and told else ("", False)
    if any(_is_marked(first, mark) and not any(_is_marked(line, mark) for line in told) for mark in (":", "#")):
        return first, True
    if not others[0] and all(others[1:]) and first[-1] not in ".!…,;":
        return first, True
    alone = first[:1].isupper() and all(line[:1].islower() for line in told)
    short = max(len(line.split()) for line in (first, *told)) <= _SHORT
    return (first, False) if alone and short else ("", False)


def _is_marked(line: str, mark: str) -> bool:
    return line.endswith(":") if mark == ":" else bool(_MARKDOWN.match(line))


def is_ragged(reading: Reading) -> bool:
    """Whether the rows are so uneven that the marks in them are those of plain text."""
    sizes = [len(cells) for _, cells in reading.rows]
    return max(sizes) > 1 and max(map(sizes.count, sizes)) < 0.7 * len(sizes)


def words_of_lines(text: str, choices: Choices) -> Gathered:
    """The words of lines of plain text. A first line that only names what follows is no word, and that is said.

    What somebody said of it counts.

    Raises:
        WordsError: as `gather`.
    """
    heading, sure = heading_over(text, choices.heading)
    if not heading:
        return gather(text, choices)
    found = gather(text.strip().partition("\n")[2] if sure else text, choices)
    name = cut(heading)
    if sure:
        line = t("The first line, “{name}”, was read as a heading, and is no word.", name=name)
    else:
        line = t("The first line, “{name}”, was counted too. Leave it out if it is a heading.", name=name)
    return replace(found, told=(*found.told, Note("reading", line)), headed=sure)


def cut(name: str) -> str:
    """A heading as it is said in a line: its beginning where it is long."""
    return name if len(name) <= 80 else f"{name[:79].rstrip()}…"
