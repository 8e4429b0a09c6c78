"""Any table: which of its first rows only name columns, what its columns are called, and what stands in each.

Words and tables read files by this: nobody's time stamp becomes a word, and no heading an answer.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median

from powerkit.text.catalogue import t
from powerkit.text.periods import names_years

NOTHING, TIMES, CONTACTS, NUMBERS, IDS, POSTCODES, ANSWERS, WORDS = (
    "nothing", "times", "contacts", "numbers", "ids", "postcodes", "answers", "words",
)  # fmt: skip
"""What may stand in a column. *Answers* are several words long, *words* are not; what is left is no speech at all."""

HARD = frozenset((TIMES, CONTACTS, NUMBERS, IDS, POSTCODES))
"""What nobody said: it is taken for words only where a person chose that column."""

_LOOKED_AT = 200
_MOSTLY = 0.8
_LONG = 5
_PREAMBLE = 30
_MOST_HEADS = 3

_ZONE = r"(?:\s*(?:Z|UTC|GMT|[A-Z]{2,5})?\s*(?:[+-]\d{1,2}(?::?\d{2})?)?(?:\s*\([^)]*\))?)"
_CLOCK = rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\.?)?{_ZONE}"
_MONTH = r"[^\W\d_]{3,12}\.?"
_DAY = (
    rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[-\s.]+{_MONTH}[-\s,]+(?:\d{{4}}|\d{{2}})|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
)
_IS = {
    TIMES: re.compile(
        rf"(?:{_MONTH},?\s+)?{_DAY}(?:[T\s,]+{_CLOCK})?|\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s*(?:[ap]m)?", re.I
    ),
    CONTACTS: re.compile(
        r"[^\s@]+@[^\s@]+\.[^\s@]+|(?:https?://|www\.)\S+|\+?\(?0?\d[\d\s()-]{8,}\d|(?:\d{1,3}\.){3}\d{1,3}", re.I
    ),
    NUMBERS: re.compile(
        r"[+\-\u2212]?\s?[£$€]?\s?\d[\d,.\s'’]*(?:e[+-]?\d+)?\s?[%£$€]?|\d{1,2}\s*(?:/|of|out of)\s*\d{1,3}"
        r"|\d{1,2}\s*[-–:]\s*[^\W\d_][^.!?]{0,30}",
        re.I,
    ),
    POSTCODES: re.compile(r"[a-z]{1,2}\d[a-z\d]?(?:\s*\d[a-z]{2})?", re.I),
    IDS: re.compile(r"#?(?=[^\s]*\d)[\w:.#-]{3,64}"),
}  # fmt: skip
_OPAQUE = re.compile(r"(?=.*(?:\d|[a-z][A-Z]))[A-Za-z0-9_-]{6,64}")

_TITLES = frozenset(
    "word words phrase phrases response responses answer answers comment comments feedback quote quotes text "
    "geiriau gair sylw sylwadau ateb atebion odpowiedź odpowiedzi komentarz komentarze".split()
) | {"open-ended response", "free text", "other (please specify)", "your answer", "your comment", "your comments"}
"""Headings of a column of speech: alone in a column, the first cell is taken for one only if it is among them."""

_ALSO_TITLES = frozenset(
    "id timestamp date time name email age gender ward area location postcode count number frequency people score "
    "rating theme topic question group who where enw dyddiad amser e-bost cwestiwn nazwisko data".split()
) | {
    "start time", "completion time", "start date", "end date", "respondent id", "response id", "collector id",
    "ip address", "email address", "first name", "last name", "last modified time", "submitted at", "cod post",
    "sygnatura czasowa", "stamp amser",
}  # fmt: skip
_BELOW_TITLES = frozenset(("open-ended response", "response", "other (please specify)", "other"))
_ASKS = re.compile(
    r"(?:what|how|why|which|where|when|who|tell us|please|describe|do you|is there|are there|if you|in your"
    r"|beth|sut|pam|pwy|ble|pa)\b",
    re.I,
)


@dataclass(frozen=True)
class Reading:
    """A table as it is understood: the *names* of its columns, what each *holds*, and the *rows* with their numbers.

    *heads* is how many first rows only name columns or stand before those, *sure* whether that is beyond doubt.
    """

    names: tuple[str, ...]
    holds: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    heads: int
    sure: bool

    def column(self, at: int) -> list[str]:
        """The cells of a column, "" where a row is shorter."""
        return [cell_at(cells, at) for _, cells in self.rows]

    def first(self, at: int, most: int = 60) -> str:
        """The first words of a column that are not blank, to look at."""
        said = " ".join(next(filter(None, self.column(at)), "").split())
        return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"


@dataclass(frozen=True)
class Offered:
    """A column to choose: its *name*, the *first* words in it, and whether it is *likely* to hold what people said."""

    name: str
    first: str
    likely: bool
    counts: bool


@dataclass(frozen=True)
class Asked:
    """What is asked about a table: its *columns*, how many *rows*, and whether the first was read as a *heading*."""

    columns: tuple[Offered, ...]
    rows: int
    heading: bool

    @property
    def likeliest(self) -> str:
        """The column that is most likely meant."""
        return next((item.name for item in self.columns if item.likely), self.columns[0].name)


Known = Callable[[Sequence[str]], int]
"""How many columns that one knows a row names."""


def read_columns(
    rows: Sequence[tuple[int, list[str]]], heading: bool | None = None, known: Known = lambda row: 0
) -> Reading:
    """A table understood; *heading* says whether the first row names columns, where a person said so."""
    cells = [row for _, row in rows]
    width = max(map(width_of, cells), default=0)
    lead, heads, sure = heading_rows(cells, known)
    if heading is not None:
        lead, heads, sure = (lead, max(1, heads), True) if heading else (0, 0, True)
    below = rows[lead + heads :]
    names = column_names(cells[lead : lead + heads], width)
    holds = tuple(what_holds(row[at] for _, row in below if at < len(row)) for at in range(width))
    return Reading(names, holds, tuple(below), lead + heads, sure)


def what_holds(cells: Iterable[str]) -> str:
    """What stands in the cells of a column, as one of the words this module begins with."""
    said = [*islice(filter(None, map(str.strip, cells)), _LOOKED_AT)]
    if not said:
        return NOTHING
    found = Counter(kind for text in said if (kind := _hard(text)))
    if found.total() >= _MOSTLY * len(said):
        return found.most_common(1)[0][0]
    alike = len(said) > 2 and len({*said}) == len(said) and len({*map(len, said)}) == 1
    if alike and all(map(_OPAQUE.fullmatch, said)):
        return IDS
    sizes = [_size(text) for text in said]
    ends = [text[-1] in ".!?…।۔。" for text in said]
    long = sum(size > _LONG + 1 or (size > 3 and end) for size, end in zip(sizes, ends, strict=True))
    return ANSWERS if median(sizes) >= _LONG or long * 4 >= len(said) else WORDS


def is_speech(name: str, what: str) -> int:
    """How likely a column of that *name* is what people said, from 0 to 3, by what it holds."""
    plain = _plain(name)
    if what in HARD or what == NOTHING:
        return 0
    if plain in _TITLES or name.rstrip("*: )").endswith(("?", "？", "؟")) or (_ASKS.match(name) and " " in plain):
        return 3
    return 0 if plain in _ALSO_TITLES else 2 if what == ANSWERS else 1


def _hard(text: str) -> str:
    return next((kind for kind, form in _IS.items() if len(text) <= 100 and form.fullmatch(text)), "")


def _size(text: str) -> int:
    """How many words a text has; one that puts no blanks between words has about one for two letters."""
    words = len(text.split())
    return max(words, len(text) // 2) if any("\u3040" <= letter <= "\u9fff" for letter in text) else words


def heading_rows(rows: Sequence[list[str]], known: Known = lambda row: 0) -> tuple[int, int, bool]:
    """How many rows stand before the headings, how many are headings, and whether that is beyond doubt."""
    width = max(map(width_of, rows), default=0)
    for lead, row in enumerate(rows[:_PREAMBLE]):
        below = rows[lead + 1 : lead + 1 + _LOOKED_AT]
        if width > 1 and len(filled(row)) == 1 and cell_at(row, 0) and not known(row):
            continue  # a title, or what the file is about
        sure = bool(known(row)) or (bool(below) and _surely(row, below, width))
        if sure or (lead == 0 and _likely(row, below, width)):
            whole = known(row) == len(filled(row))  # nothing is left for a second row to name
            more = _more_heads(rows[lead + 1 : lead + 1 + _LOOKED_AT], width) if below and not whole else 0
            return lead, 1 + more, sure
        break
    return 0, 0, _fits_below(rows, width)


def width_of(row: Sequence[str]) -> int:
    """How many columns a row has, up to the last that holds anything."""
    return next((at for at in range(len(row), 0, -1) if row[at - 1].strip()), 0)


def filled(row: Sequence[str]) -> list[str]:
    """The cells of a row that hold anything."""
    return [text for cell in row if (text := cell.strip())]


def cell_at(row: Sequence[str], at: int) -> str:
    """What stands in a column of a row, "" where it is shorter."""
    return row[at].strip() if at < len(row) else ""


def _surely(row: Sequence[str], below: Sequence[list[str]], width: int) -> bool:
    """Whether a row differs from what stands below it as only headings do."""
    rest = below[_MOST_HEADS - 1 :] or below  # the first ones may be headings too
    holds = [what_holds(cell_at(item, at) for item in rest) for at in range(width)]
    if names_years(row, rest):
        return True
    if any(kind in HARD and kind == _hard(cell_at(row, at)) for at, kind in enumerate(holds)):
        return False
    if any(what in HARD and cell_at(row, at) and not _hard(cell_at(row, at)) for at, what in enumerate(holds)):
        return True
    if width > 1 and not cell_at(row, 0) and holds[0] in (NUMBERS, IDS) and all(cell_at(item, 0) for item in rest):
        return True  # rows with numbers, in a column without a name
    if any(_asks(cell_at(row, at), [cell_at(item, at) for item in below]) for at in range(width)):
        return True
    texts = [(at, _plain(text)) for at in range(width) if (text := cell_at(row, at))]
    titles = [text for _, text in texts if text in _TITLES or (width > 1 and text in _ALSO_TITLES)]
    titles += [text for at, text in texts if _titled(text, [_plain(cell_at(item, at)) for item in below])]
    return bool(titles) and not any(_plain(cell_at(item, at)) == text for at, text in texts for item in below)


def _titled(text: str, below: Sequence[str]) -> bool:
    """Whether a text of some words names what stands below it, such as "Words people use"."""
    parts = text.split()
    told = {*parts} & (_TITLES - {"text", "other"}) if 1 < len(parts) <= 8 else set()
    return bool(told) and not any(told & {*item.split()} for item in below)


def _asks(text: str, below: Sequence[str]) -> bool:
    """Whether a text is a question, and what stands below it are its answers."""
    others = [item for item in below if item]
    if not others or len(text.split()) < 2:
        return False
    asked = text.rstrip("*: )").endswith(("?", "？", "؟")) or bool(_ASKS.match(text) and len(text.split()) > 2)
    return asked and sum(other.endswith("?") or bool(_ASKS.match(other)) for other in others) * 4 <= len(others)


def _likely(row: Sequence[str], below: Sequence[list[str]], width: int) -> bool:
    """Whether a row may well name columns: all are filled, each is a text of its own that does not come again."""
    texts = [cell_at(row, at) for at in range(width)]
    if width < 2 or not below or not all(texts) or len({*map(_plain, texts)}) < width or any(map(_hard, texts)):
        return False
    return not any(cell_at(item, at) == texts[at] for item in below for at in range(width))


def _more_heads(rows: Sequence[list[str]], width: int) -> int:
    """How many rows under the first headings are headings too, as survey programs write them."""
    for count in range(min(_MOST_HEADS - 1, len(rows) - 1)):
        row, below = rows[count], rows[count + 1 :]
        below = below[_MOST_HEADS - 2 - count :] or below
        told = {_plain(text) for text in filled(row)} & _BELOW_TITLES
        full = [at for at in range(width) if all(cell_at(item, at) for item in below)]
        hard = [at for at in full if what_holds(cell_at(item, at) for item in below) in (TIMES, IDS, NUMBERS)]
        apart = len(hard) > 1 and not any(_hard(cell_at(row, at)) for at in hard)
        if not filled(row) or not (apart or (told and not any(_hard(cell_at(row, at)) for at in hard))):
            return count
    return max(0, min(_MOST_HEADS - 1, len(rows) - 1))


def _fits_below(rows: Sequence[list[str]], width: int) -> bool:
    """Whether the first row is like those below it in a column that is no speech: then it surely names nothing."""
    return any(
        _hard(cell_at(rows[0], at)) and what_holds(cell_at(row, at) for row in rows[1:]) in (*HARD, NOTHING)
        for at in range(width)
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(" *?:.\"'").split())


def column_names(heads: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """A name for each column by its headings, one over the other; what has none is "Column 3", no name comes twice."""
    names: dict[str, None] = {}
    times: dict[str, int] = {}
    over = ""
    for at in range(width):
        parts = [" ".join(cell_at(row, at).split()) for row in heads]
        over = parts[0] or over if len(parts) > 1 else ""
        if len(parts) > 1 and not parts[0] and any(parts):
            parts[0] = over
        told = [part for part in dict.fromkeys(parts) if part and not part.startswith("{")]
        if len(told) > 1:
            told = [told[0], *(part for part in told[1:] if _plain(part) not in _BELOW_TITLES)]
        name = ": ".join(told) or t("Column {number}", number=at + 1)
        form = name
        while form in names:
            times[name] = times.get(name, 1) + 1
            form = f"{name} ({times[name]})"
        names[form] = None
    return tuple(names)
