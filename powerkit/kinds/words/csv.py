"""Words as a table: CSV read from anywhere, and CSV that is safe in a spreadsheet and reads back whole."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from powerkit.errors import WordsError
from powerkit.kinds.words.model import MOST_PEOPLE, PEOPLE, Word
from powerkit.kinds.words.split import LONGEST_PHRASE, cleaned, tokens
from powerkit.text import files
from powerkit.text.catalogue import t
from powerkit.text.dates import grouped

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
_LONGEST_LINE = 1000
"""Letters: of a longer one the number at its end is not how many said it."""
_WORD_AND_NUMBER = re.compile(
    r"(.+?)(?<!\s)\s*(?:(?:[,;\t|×=]|:(?=\s)|(?<=[^\W\d_]):|\s[x×–-](?=\s))\s*(\d[\d,]*)|\((\d[\d,]*)\))"
)


def to_csv(words: Iterable[Word]) -> str:
    """The words as CSV. What a spreadsheet takes for a formula has an apostrophe before it, taken off on reading."""
    return files.to_csv([COLUMNS, *map(_cells, words)])


def _cells(one: Word) -> tuple[str, ...]:
    pin = (one.why or "yes") if one.pin else ""
    count = " and ".join(filter(None, ("" if one.count is None else str(one.count), one.often)))
    return one.word, count, one.who, one.where, one.quote, one.theme, pin


def words_of_rows(
    rows: Iterable[tuple[int, Sequence[str]]], names: Sequence[str]
) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """The words of rows under columns of these *names*, without any those of `COLUMNS`, and notes, a line each.

    Raises:
        WordsError: no row holds a word.
    """
    words: list[Word] = []
    notes: list[str] = []
    for number, row in rows:
        given = _given(names or COLUMNS, row, number, notes)
        if not given.get("word", "").strip():
            notes.append(t("Row {number} has no word and was left out.", number=number))
            continue
        words.append(_word(given, number, notes))
    if not words:
        raise WordsError(
            t("There is no word in this table."), t("It needs a column named “word”. Nothing was changed.")
        )
    return tuple(words), tuple(notes)


def _given(names: Sequence[str], row: Sequence[str], number: int, notes: list[str]) -> dict[str, str]:
    """What a row says in each column; columns of one meaning, as "count" and "often" are, are put together."""
    cells: dict[str, list[str]] = {}
    for name, cell in zip(names, row, strict=False):
        if cell.strip():
            cells.setdefault(name, []).append(cell.strip())
    counts = cells.get("count", [])
    plain = list(dict.fromkeys(count.casefold() for count in counts))
    roughly = [item for item in plain if item in PEOPLE]
    counted = [item for item in plain if item not in PEOPLE]
    if len(roughly) > 1 or len(counted) > 1:
        notes.append(
            t(
                "Row {number} says how many people in two ways: {listed}. The first is kept.",
                number=number,
                listed=" and ".join(counts),
            )
        )
    between = {"who": "; ", "where": "; ", "quote": "\n"}
    given = {name: between[name].join(found) if name in between else found[0] for name, found in cells.items()}
    return {**given, "count": " and ".join((*counted[:1], *roughly[:1]))}


def counted_lines(text: str) -> tuple[Word, ...]:
    """The words of a text whose every line is a word and a number, such as "damp, 27"; () for any other text."""
    lines = [line for line in cleaned(text)[0].split("\n") if line.strip()]
    found = [words for line in lines if (words := counted_line(line))]
    return tuple(word for words in found for word in words) if len(found) == len(lines) > 1 else ()


def counted_line(line: str) -> tuple[Word, ...]:
    """The word of a line that is a word and a number: "damp, 27", "damp: 27", "damp (27)"; () for any other line.

    In a list of things a number belongs to the one before it: in "damp, the bus, 20", 20 people said "the bus".
    """
    told = line.strip()
    match = _WORD_AND_NUMBER.fullmatch(told) if len(told) <= _LONGEST_LINE else None
    count = int((match[2] or match[3]).replace(",", "")) if match else -1
    if not match or not 0 <= count <= MOST_PEOPLE:
        return ()
    things = [thing for piece in re.split("[,;]", match[1]) if (thing := piece.strip())]
    if len(things) < 2 or any(len(tokens(thing)) > LONGEST_PHRASE for thing in things):
        return (Word(match[1], count=count),)
    found: list[Word] = []
    for thing in (*things, str(count)):
        if not thing.isdecimal():
            found.append(Word(thing, count=1))
        elif found:
            found[-1] = replace(found[-1], count=int(thing))
    return tuple(found)


def known_names(row: Sequence[str]) -> tuple[str, ...]:
    """The columns a first line names, in their order, "" for one not known; () where it names none."""
    plain = [cell.strip().strip("\"'").casefold() for cell in row]
    names = tuple(_ALSO.get(item, item if item in COLUMNS else "") for item in plain)
    return names if "word" in names else ()


def _word(given: dict[str, str], number: int, notes: list[str]) -> Word:
    count, often, wrong = count_of(given.get("count", ""))
    if wrong:
        notes.append(t("Row {number}: {wrong} The word is kept, without a count.", number=number, wrong=wrong))
    pin = given.get("pin", "").strip()
    plain = pin.casefold()
    texts: dict[str, Any] = {key: given.get(key, "").strip() for key in ("word", "who", "where", "quote", "theme")}
    why = "" if plain in _YES | _NO else pin
    return Word(**texts, count=count, often=often, pin=plain not in _NO, why=why)


def count_of(cell: str) -> tuple[int | None, str, str]:
    """The number in a cell, or how often, and what is wrong with it."""
    plain = cell.strip().casefold()
    if plain in PEOPLE or not plain:
        return None, plain, ""
    counted, also, often = plain.rpartition(" and ")
    if also and often in PEOPLE:
        count, _, wrong = count_of(counted)
        return count, often, wrong
    plain = plain.removesuffix(" people").removesuffix(" person").removesuffix("x").removesuffix("×").strip()
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d{1,12}(\.0+)?", plain, re.ASCII):
        number = int(float(plain.replace(",", "")))
        if number <= MOST_PEOPLE:
            return number, "", ""
        return None, "", t("the count is more than {most_people}.", most_people=grouped(MOST_PEOPLE))
    if _ODD_COUNT.match(plain):
        return None, "", t("the count must be a whole number of people, 0 or more.")
    return None, "", t("the count must be a number, or often, sometimes or once.")


def few(notes: Sequence[str], most: int = 12) -> Iterator[str]:
    """The first notes, and how many more there are."""
    yield from notes[:most]
    if len(notes) > most:
        yield t("{number} more rows were read in the same way.", number=len(notes) - most)
