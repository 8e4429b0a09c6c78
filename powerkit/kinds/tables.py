"""The one table of a file: what stands before, between and after its rows is left out, and told.

People's files begin with titles, end with sources, and hold several lists, as an attendance list of a meeting does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from powerkit.kinds.column_contents import Known, filled, heading_rows, width_of
from powerkit.text.files import numbered_rows, separator_of, separator_said

Numbered = tuple[int, list[str]]
"""A row of a file: its number there, and its cells."""

_LOOKED_AT = 30
_SHOWN = 3
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+\S|(?:section|part|table|sheet|list)\b.{0,40}\Z", re.I)
_FOOTNOTE = re.compile(
    r"(?:sources?|notes?|footnotes?|data|figures|generated|exported|downloaded|printed|created|updated|last updated|"
    r"end of (?:file|report|list)|page \d|total rows|rows?:|copyright|licen[cs]e|contains)\b"
    r"|[*†‡©¹²³]|\(\w\)\s|\[\w\]\s",
    re.I,
)
_LONG = 8


@dataclass(frozen=True)
class Table:
    """The *rows* of a table, that of its headings first where one was found, and rows of the file left *out*.

    *unsure* says so where its cells could be parted in another way.
    """

    rows: tuple[Numbered, ...]
    out: tuple[Numbered, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should look at, a line each: what was left out, and what parts the cells."""
        return (*self.unsure, *self._left_out())

    def _left_out(self) -> tuple[str, ...]:
        if not self.out:
            return ()
        shown = ", ".join(f"row {number:,} “{_cut(cells)}”" for number, cells in self.out[:_SHOWN])
        more = f" and {len(self.out) - _SHOWN:,} more" if len(self.out) > _SHOWN else ""
        which = "One row is" if len(self.out) == 1 else f"{len(self.out):,} rows are"
        return (f"{which} no part of the table, and left out: {shown}{more}.",)


def _cut(cells: Sequence[str]) -> str:
    text = " ".join(" ".join(cells).split())
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


def table_in(text: str, known: Known, *, most: int) -> Table:
    """The table in the text of a file, as `numbered_rows` reads it, without what is no row of it.

    Raises:
        FileError: the text is no table, or has more than *most* rows.
    """
    separator, sure = separator_of(text, known)
    rows = numbered_rows(text, knows=known, most=most, separators=separator)
    return replace(table_of(rows, known), unsure=separator_said(text, separator, sure))


def table_of(rows: Sequence[Numbered], known: Known) -> Table:
    """The table among the rows of a file that hold anything: the list that *known* knows best, else the largest."""
    if not any(len(cells) > 1 for _, cells in rows):
        return Table(tuple(rows))
    groups = _groups(rows, known)
    main = groups[0]
    if len(groups) > 1:
        main = max(groups, key=lambda group: (group.known if len(group.rows) > 1 else 0, group.size))
    kept = _body(main, known)
    if len(kept) == len(rows):
        return Table(tuple(rows))
    numbers = {number for number, _ in kept}
    return Table(tuple(kept), tuple(row for row in rows if row[0] not in numbers))


@dataclass
class _Group:
    """Rows of a file that may be one list: parts of it between blank rows, each with how many *known* names it has."""

    parts: list[list[Numbered]] = field(default_factory=list)
    known: int = 0

    @property
    def rows(self) -> list[Numbered]:
        return self.parts[0] if len(self.parts) == 1 else [row for part in self.parts for row in part]

    @property
    def size(self) -> int:
        return sum(width_of(cells) for _, cells in self.rows)


def _groups(rows: Sequence[Numbered], known: Known) -> list[_Group]:
    """The lists in a file. A new one begins behind a blank row, or a title, where other columns are named."""
    starts = sorted({0, *_behind_blanks(rows), *_titles(rows)})
    groups: list[_Group] = []
    for start, end in pairwise([*starts, len(rows)]):
        part = list(rows[start:end])
        body = [row for row in part[:_LOOKED_AT] if not _alone(row[1])]
        names = max((known(cells) for _, cells in body), default=0)
        if not groups or _begins_anew(groups[-1], body, known):
            groups.append(_Group([part], names))
        else:
            groups[-1].parts.append(part)
            groups[-1].known = max(groups[-1].known, names)
    return groups


def _behind_blanks(rows: Sequence[Numbered]) -> Iterator[int]:
    """Where rows stand that have blank ones before them."""
    if rows[-1][0] - rows[0][0] >= len(rows):
        yield from (at for at, ((before, _), (number, _)) in enumerate(pairwise(rows), 1) if number > before + 1)


def _titles(rows: Sequence[Numbered]) -> Iterator[int]:
    """Where rows stand that are titles with a number, or called so."""
    for at in [at for at, (_, cells) in enumerate(rows) if len(cells) < 2 or cells[1] < "!"]:  # "" and blanks are less
        if at and _alone(rows[at][1]) and _NUMBERED.match(rows[at][1][0]):
            yield at


def _begins_anew(group: _Group, body: Sequence[Numbered], known: Known) -> bool:
    """Whether the first rows behind a blank one are those of another list."""
    if not body:
        return False
    before = [cells for _, cells in group.rows[:_LOOKED_AT] if not _alone(cells)]
    first = body[0][1]
    if not before or (group.known == 0 and any(known(cells) for _, cells in body)):
        return True
    if [*map(str.strip, first)] in [[*map(str.strip, cells)] for cells in before]:
        return False  # the headings again
    if known(first) and heading_rows([cells for _, cells in body], known)[2] and not _hard(first):
        return known(first) > 1 or width_of(first) != max(map(width_of, before))
    usual = max(map(width_of, before))
    wide = max(width_of(cells) for _, cells in body)
    return (group.known == 0 and wide >= 2 * usual) or (
        wide != usual and len(body) > 1 and heading_rows([cells for _, cells in body])[2] and not _hard(first)
    )


def _hard(cells: Sequence[str]) -> bool:
    """Whether a row holds figures, as headings do not."""
    return any(cell.strip()[:1].isdigit() for cell in cells)


def _body(group: _Group, known: Known) -> list[Numbered]:
    """The rows of a list: its headings, and what stands below them, without titles and footnotes."""
    rows = group.rows
    lead = _lead(rows, known)
    head = [*map(str.strip, rows[lead][1])]
    width = max(width_of(cells) for _, cells in rows[lead : lead + _LOOKED_AT])
    titles = {
        part[at][0]
        for part in group.parts
        for at in range(min(_alone_first(part), len(part)))
        if width > 2 or len(part[at][1]) == 1
    }
    below = [row for row in rows[lead + 1 :] if row[0] not in titles] if titles else rows[lead + 1 :]
    kept = [row for row in below if [*map(str.strip, row[1])] != head] if len(group.parts) > 1 else below
    kept = _without_footnotes(kept, width, len(rows[lead][1]))
    return [rows[lead], *_without_sections(kept, width)]


def _lead(rows: Sequence[Numbered], known: Known) -> int:
    """How many rows stand before the one that names columns, or 0."""
    first = [cells for _, cells in rows[:_LOOKED_AT]]
    names = [known(cells) for cells in first]
    for at, count in enumerate(names):
        if count == max(names) > 0:
            narrower = all(len(filled(cells)) < len(filled(first[at])) for cells in first[:at])
            apart = at > 0 and rows[at][0] > rows[at - 1][0] + 1
            return at if narrower or apart else 0
    lead, heads, sure = heading_rows([cells for _, cells in rows[:200]], known)
    return lead if heads and sure else 0


def _alone_first(part: Sequence[Numbered]) -> int:
    """How many rows of one cell a part begins with; 0 where it has no others."""
    count = next((at for at, (_, cells) in enumerate(part) if not _alone(cells)), len(part))
    return 0 if count == len(part) else count


def _without_footnotes(rows: list[Numbered], width: int, cells_each: int) -> list[Numbered]:
    """The rows without those at the end that only say where the rest is from."""
    end = len(rows)
    while end:
        number, cells = rows[end - 1]
        if not cells[0].strip() or len(filled(cells)) > max(1, width // 3):
            break
        text, ragged = cells[0].strip(), len(cells) < cells_each
        words = len(text.split())
        apart = end > 1 and number > rows[end - 2][0] + 1 and (ragged or words > 2)
        if not (apart or (_FOOTNOTE.match(text) and (words > 2 or ":" in text)) or (ragged and words >= _LONG)):
            break
        end -= 1
    return rows[:end]


def _without_sections(rows: list[Numbered], width: int) -> list[Numbered]:
    """The rows without those of one cell that only name the part below them: each has full rows under it."""
    if width < 3 or not rows or not _alone(rows[0][1]):
        return rows
    alone = [at for at, (_, cells) in enumerate(rows) if _alone(cells)]
    if len(alone) < 2 or len(alone) * 3 > len(rows) or alone[-1] == len(rows) - 1:
        return rows
    if any(after == before + 1 for before, after in pairwise(alone)):
        return rows
    out = {*alone}
    return [row for at, row in enumerate(rows) if at not in out]


def _alone(cells: Sequence[str]) -> bool:
    """Whether the first cell is all that a row holds."""
    return len(cells) < 2 or not (cells[1].strip() or "".join(cells[2:]).strip())
