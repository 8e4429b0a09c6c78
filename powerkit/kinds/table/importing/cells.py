"""One cell as people write it, read into what its column holds. What can't be read is said to be so, never guessed."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from powerkit.kinds.columns import Column
from powerkit.kinds.options import DONT_KNOW
from powerkit.kinds.table.importing.cell_formats import MONTH_AND_YEAR, USUAL, Sense, Written
from powerkit.text.catalogue import later, t
from powerkit.text.files import unguarded
from powerkit.text.normalize import tidy

MOST_LETTERS = 2000
"""What can't be read is kept up to this length."""

YES = frozenset("yes y true t x 1 on tick ticked ✓ ✔ ☑ ✅ 🗸".split())
NO = frozenset("no n false f 0 off ☐ ✗ ✘ ❌ - – —".split())
_UNSURE = frozenset({"dont know", "i dont know", "not sure", "dont_know", "?"})
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.I)
_TIME = re.compile(r"[T\s,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?(?:Z|\s?[+-]\d{2}:?\d{2})?\Z", re.I)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_FIGURES = re.compile(r"(\d{1,2})[-/.\s](\d{1,2})(?:[-/.\s](\d{4}|\d{2}))?\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-\s.]*(?:of\s+)?([a-z]{3,9})\.?(?:[-\s,.]+(\d{4}|\d{2}))?\Z", re.I)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?[-\s]*(\d{1,2})(?:st|nd|rd|th)?(?:[-\s,]+(\d{4}))?\Z", re.I)
_MONTH_YEAR = re.compile(r"[a-z]{3,9}\.?[-\s’']+\d\d\Z", re.I)
_PARTED_BY_POINTS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")
_SWAPPED = str.maketrans(",.", ".,")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:([,\s'’])\d{3})(?:\1\d{3})*(?:\.\d+)?\Z")
_AT_A_GLANCE = re.compile(r"-?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,15})?\Z")
_PARTING = str.maketrans("", "", ",'’")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d{1,2}\Z")
_PLAIN = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?\Z")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?\Z", re.I)
_SCALE = re.compile(r"(\d{1,2})(?:\s*(?:of|/|out of)\s*(\d{1,2})|\s*[–:-]\s.*)?\Z", re.I)


class Read(NamedTuple):
    """A cell's *value*, and whether the text *fits* its column; where it doesn't, the value is the blank one."""

    value: Any
    fits: bool = True


def read_cell(column: Column, text: str, today: date, sense: Sense = USUAL) -> Read:
    """What the text says in that column, whose cells are written in a *sense*.

    A day without a year is the one nearest to *today*.
    """
    given = tidy(text).strip()
    if not given:
        return Read(column.empty)
    if column.type == "number":
        found = None if sense.unsure(given) else number_in(given, sense.decimal)
        return Read(found, found is not None)
    if column.type == "date":
        day = None if sense.months and _MONTH_YEAR.match(given) else day_in(given, today)
        return Read(day.isoformat(), True) if day else Read("", False)
    return _READS[column.type](column, given)


def misfits(column: Column, written: Written, today: date, sense: Sense = USUAL) -> list[str]:
    """Those of many texts that can't be read in that column. Of numbers, the plain ones are passed at a glance."""
    doubtful: Iterable[str] = written.texts
    if column.type == "number" and sense.decimal:
        doubtful = written.of_shape({shape for shape in written.shapes if shape and not _AT_A_GLANCE.match(shape)})
    return [text for text in doubtful if not read_cell(column, unguarded(text), today, sense).fits]


def belongs(column: Column, text: str, today: date, sense: Sense = USUAL) -> bool:
    """Whether a text is of the sort a column holds, also where it says too little to be read: a month, say."""
    month = column.type == "date" and _MONTH_YEAR.match(text.strip()) is not None
    return month or (column.type == "number" and sense.unsure(text)) or read_cell(column, text, today, sense).fits


def why_unread(column: Column, text: str) -> str:
    """One line for a cell whose text could not be read: what it says, and what to do."""
    bare = text.strip()
    if column.type == "date" and _MONTH_YEAR.match(bare):
        why = later("“{text}” may be a month and its year. Choose the day, or write it such as 3/11/2026.")
    elif column.type == "number" and number_in(bare) is not None:
        why = later("“{text}” may mean thousands or thousandths. Write it, such as 1234.")
    else:
        why = _NOT[column.type]
    return t(why, text=text[:60])


def _words(column: Column, text: str) -> Read:
    between = ", " if column.type == "people" else " "
    return Read(between.join(line.strip() for line in text.splitlines() if line.strip()))


def _long(column: Column, text: str) -> Read:
    return Read(text.replace("\r\n", "\n"))


@lru_cache(maxsize=4096)
def number_in(text: str, decimal: str = ".") -> float | int | None:
    """The number a text says: thousands may be parted, "£" or "%" may stand beside it; None where it is none.

    *decimal* stands before its tenths; "" where either sign may.
    """
    bare = text.strip().replace("\u2212", "-").strip("%£$€ \u00a0")
    if decimal == "," or (not decimal and _PARTED_BY_POINTS.match(bare)):
        bare = bare.translate(_SWAPPED)
    if _PLAIN.match(bare):
        return float(bare) if "." in bare else int(bare)
    if _THOUSANDS.match(bare):
        bare = "".join(bare.translate(_PARTING).split())
    elif _DECIMAL_COMMA.match(bare):
        bare = bare.replace(",", ".")
    if not _NUMBER.match(bare):
        return None
    found = float(bare)
    if abs(found) > 1e15:
        return None
    return int(found) if found.is_integer() else found


@lru_cache(maxsize=4096)
def day_in(text: str, today: date) -> date | None:
    """The day a text says: 3/11/2026, 3 Nov, 3rd of November 2026, 2026-11-03; the day comes before the month.

    A time after it is left out. Without a year it is the day nearest to *today*.
    """
    bare = _TIME.sub("", _DAYS.sub("", text.strip(), count=1)).strip()
    if found := _ISO.match(bare):
        return _date(found[1], found[2], found[3], today)
    if found := _FIGURES.match(bare):
        return _date(found[3], found[2], found[1], today)
    if found := _DAY_FIRST.match(bare):
        return _date(found[3], _month(found[2]), found[1], today)
    if (found := _MONTH_FIRST.match(bare)) and not MONTH_AND_YEAR.fullmatch(bare):
        return _date(found[3], _month(found[1]), found[2], today)
    return None


def _month(name: str) -> str:
    full = "january february march april may june july august september october november december".split()
    low = name.casefold()
    fits = low in ("sept", *_MONTHS) or any(month.startswith(low) for month in full)
    return str(_MONTHS.index(low[:3]) + 1) if fits and low[:3] in _MONTHS else "0"


def _date(year: str | None, month: str, day: str, today: date) -> date | None:
    try:
        if year is not None:
            return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
        near = []
        for item in (today.year - 1, today.year, today.year + 1):
            if int(day) != 29 or int(month) != 2 or item % 4 == 0:
                near.append(date(item, int(month), int(day)))
        return min(near, key=lambda item: abs((item - today).days), default=None)
    except ValueError:
        return None


def bare_words(text: str) -> str:
    """A text without case and punctuation, to tell whether two names say the same."""
    low = text.casefold().replace("’", "").replace("'", "").replace("_", " ")
    return " ".join(re.findall(r"\w+", low)) or low.strip()


def _choice(column: Column, text: str) -> Read:
    said = bare_words(text)
    for option in column.options:
        if said in (bare_words(option.label), bare_words(option.id)):
            return Read(option.id)
    return Read(DONT_KNOW) if said in _UNSURE else Read("", False)


def _scale(column: Column, text: str) -> Read:
    said = bare_words(text)
    if said in _UNSURE:
        return Read(DONT_KNOW)
    ends = {bare_words(column.low): 1, bare_words(column.high): column.points}
    if said in ends:
        return Read(ends[said])
    found = _SCALE.match(text)
    if not found or not 1 <= int(found[1]) <= column.points or found[2] not in (None, str(column.points)):
        return Read(None, False)
    return Read(int(found[1]))


def _tick(column: Column, text: str) -> Read:
    said = text.casefold()
    if said in YES or bare_words(text) == bare_words(column.label):
        return Read(True)
    return Read(False, said in NO)


_READS: dict[str, Callable[[Column, str], Read]] = {
    "text": _words,
    "long": _long,
    "people": _words,
    "choice": _choice,
    "scale": _scale,
    "tick": _tick,
}

_NOT = {
    "number": later("“{text}” is no number. Write one, such as 12."),
    "date": later("“{text}” is no day we can read. Choose one, or write it such as 3/11/2026."),
    "choice": later("“{text}” is none of the choices. Choose one."),
    "scale": later("“{text}” is no point of this scale. Choose one."),
    "tick": later("“{text}” is neither yes nor no. Tick it, or leave it."),
}
