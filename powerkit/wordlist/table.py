"""Words as a table: CSV read from anywhere, and CSV that is safe in a spreadsheet and reads back whole."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from powerkit import textfiles
from powerkit.errors import WordsError
from powerkit.textfiles import unguarded
from powerkit.wordlist.model import MOST_PEOPLE, PEOPLE, Word
from powerkit.wordlist.splitting import cleaned

COLUMNS = ("word", "count", "who", "where", "quote", "theme", "pin")
"""The columns of a words CSV. Only ``word`` is needed; the line that names them may be missing."""

_ALSO = {
    "words": "word", "phrase": "word", "term": "word", "word or phrase": "word",
    "people": "count", "number": "count", "how many": "count", "how often": "count", "frequency": "count", "n": "count",
    "often": "count", "how many people said it": "count", "or simply": "count",
    "who says it": "who", "where heard": "where", "where you heard it": "where", "in their words": "quote",
    "quotes": "quote", "themes": "theme", "group": "theme", "pinned": "pin",
}  # fmt: skip
_YES = frozenset("yes y true 1 x ✓ pin pinned".split())
_NO = frozenset(("", "no", "n", "false", "0", "-"))
_ODD_COUNT = re.compile(r"^[+-]?[\d\s,.]*\d%?$")
_WORD_AND_NUMBER = re.compile(
    r"(.+?)\s*(?:(?:[,;\t|×=]|:(?=\s)|(?<=[^\W\d_]):|\s[x×–-](?=\s))\s*(\d[\d,]*)|\((\d[\d,]*)\))"
)


def to_csv(words: Iterable[Word]) -> str:
    """The words as CSV. What a spreadsheet takes for a formula has an apostrophe before it, taken off on reading."""
    return textfiles.to_csv([COLUMNS, *map(_cells, words)])


def _cells(one: Word) -> tuple[str, ...]:
    pin = (one.why or "yes") if one.pin else ""
    count = one.often if one.count is None else str(one.count)
    return one.word, count, one.who, one.where, one.quote, one.theme, pin


def read_table(text: str) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """The words of a CSV, and notes on what was not understood, a line each; every row with a word gives a word.

    Commas, semicolons, tabs or bars may part the cells. A word that stands in two rows stays in two.

    Raises:
        WordsError: no row holds a word.
    """
    clean, taken = cleaned(text)
    notes = [f"{taken} character{'s' if taken > 1 else ''} that cannot be seen were taken out."] if taken else []
    rows = [row for row in _rows(clean) if any(cell.strip() for cell in row)]
    names = _names(rows[0]) if rows else ()
    if names:
        rows = rows[1:]
    words: list[Word] = []
    for number, row in enumerate(rows, 2 if names else 1):
        given = dict(zip(names or COLUMNS, (unguarded(cell) for cell in row), strict=False))
        if not given.get("word", "").strip():
            notes.append(f"Row {number} has no word and was left out.")
            continue
        words.append(_word(given, number, notes))
    if not words:
        raise WordsError("There is no word in this table.", "It needs a column named “word”. Nothing was changed.")
    return tuple(words), tuple(_few(notes))


def listed_in(text: str) -> tuple[tuple[Word, ...], tuple[str, ...]] | None:
    """The words of a text that is a list already, and notes on it: copied from a spreadsheet, or words and numbers.

    None for any other text.
    """
    if counted := counted_lines(text):
        return counted, ()
    rows = [line.split("\t") for line in text.split("\n") if line.strip()]
    if len(rows) < 2 or min(map(len, rows)) < 2:
        return None
    told = all(not _count(cell.strip())[2] for _, cell, *_ in rows)
    return read_table(text) if told or _names(rows[0]) else None


def counted_lines(text: str) -> tuple[Word, ...]:
    """The words of a text whose every line is a word and a number, such as "damp, 27"; () for any other text."""
    lines = [line for line in cleaned(text)[0].split("\n") if line.strip()]
    found = [word for line in lines if (word := counted_line(line))]
    return tuple(found) if len(found) == len(lines) > 1 else ()


def counted_line(line: str) -> Word | None:
    """The word of a line that is a word and a number: "damp, 27", "damp: 27", "damp (27)"; None for any other line."""
    match = _WORD_AND_NUMBER.fullmatch(line.strip())
    count = int((match[2] or match[3]).replace(",", "")) if match else -1
    return Word(match[1], count=count) if match and 0 <= count <= MOST_PEOPLE else None


def _rows(text: str) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    mark = max(",;\t|", key=lambda one: _evenness(text, one))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, skipinitialspace=True))
    except csv.Error as error:
        raise WordsError(
            "This table could not be read.", "Save it again as CSV (UTF-8). Nothing was changed."
        ) from error


def _evenness(text: str, mark: str) -> tuple[bool, float]:
    """How well a mark parts the first rows: whether the first one names columns, then how evenly cells are made."""
    try:
        rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=mark), 20))
    except csv.Error:
        return False, 0.0
    sizes = [len(row) for row in rows if row]
    named = bool(sizes) and len(_names(rows[0])) > 1
    return named, (sizes.count(max(sizes)) / len(sizes) if sizes and max(sizes) > 1 else 0.0)


def _names(row: Sequence[str]) -> tuple[str, ...]:
    """The columns a first line names, in their order, "" for one not known; () where it names none."""
    plain = [cell.strip().strip("\"'").casefold() for cell in row]
    names = tuple(_ALSO.get(one, one if one in COLUMNS else "") for one in plain)
    return names if "word" in names else ()


def _word(given: dict[str, str], number: int, notes: list[str]) -> Word:
    count, often, wrong = _count(given.get("count", ""))
    if wrong:
        notes.append(f"Row {number}: {wrong} The word is kept, without a count.")
    pin = given.get("pin", "").strip()
    plain = pin.casefold()
    texts: dict[str, Any] = {key: given.get(key, "").strip() for key in ("word", "who", "where", "quote", "theme")}
    why = "" if plain in _YES | _NO else pin
    return Word(**texts, count=count, often=often, pin=plain not in _NO, why=why)


def _count(cell: str) -> tuple[int | None, str, str]:
    """The number in a cell, or how often, and what is wrong with it."""
    plain = cell.strip().casefold()
    if plain in PEOPLE or not plain:
        return None, plain, ""
    plain = plain.removesuffix(" people").removesuffix(" person").removesuffix("x").removesuffix("×").strip()
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d{1,12}(\.0+)?", plain, re.ASCII):
        number = int(float(plain.replace(",", "")))
        if number <= MOST_PEOPLE:
            return number, "", ""
        return None, "", f"the count is more than {MOST_PEOPLE:,}."
    if _ODD_COUNT.match(plain):
        return None, "", "the count must be a whole number of people, 0 or more."
    return None, "", "the count must be a number, or often, sometimes or once."


def _few(notes: Sequence[str], most: int = 12) -> Iterator[str]:
    yield from notes[:most]
    if len(notes) > most:
        yield f"{len(notes) - most} more rows were read in the same way."
