"""Words in whatever shape a program has them: text, a list, counts, rows or a file."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from powerkit.errors import WordsError
from powerkit.kinds.words.column_question import WhichColumnError, words_in, words_of_table
from powerkit.kinds.words.model import MOST_PEOPLE, Word, words_of
from powerkit.kinds.words.read_file import read_file
from powerkit.kinds.words.tokenize import Gathered, from_voices
from powerkit.kinds.words.voices import Choices
from powerkit.text.data_frames import Row, cell, content_of, pairs_in, rows_in, rows_of_columns, values_in
from powerkit.text.files import to_csv

_SHAPES = (
    "Give a text, a list of words, a dict of words and counts, a table with “word” and “count”, or the Path of a file."
)


def words_from(given: Any, columns: Iterable[str] = (), count: str = "") -> Gathered:
    """The words of a text, a list (each item one person's), counts, rows, a table, a column, or the file at a `Path`.

    *columns* name those of a table that hold what people said; each row is then one person, unless *count* names the
    column that says how many.

    Raises:
        WordsError: it is in none of these shapes, a count is no number of people, or a column has to be chosen.
        FileError: the file can't be read.
    """
    choices = Choices(columns=tuple(columns), count=count)
    try:
        return _found(given, choices)
    except WhichColumnError as error:
        raise WordsError(error.what, f"Say which, such as: column={error.asked.likeliest!r}") from error


def _found(given: Any, choices: Choices) -> Gathered:
    if isinstance(given, str):
        return words_in(given, choices) if given.strip() else Gathered(())
    if isinstance(given, Path):
        return read_file(given.name, content_of(given), choices)
    if (rows := rows_in(given)) is not None:
        return _of_table(rows, choices)
    if isinstance(given, Mapping):
        if given and all(values_in(held) is not None for held in given.values()):
            return _of_table(rows_of_columns(given), choices)
        return _of_counts(given.items())
    if (pairs := pairs_in(given)) is not None:
        said = [cell(value) for _, value in pairs]
        if all(isinstance(word, str) for word, _ in pairs) and not any(isinstance(said, str) for _, said in pairs):
            return _of_counts(pairs)
        return from_voices({"quote": text} for text in said) if any(map(str.strip, said)) else Gathered(())
    items = values_in(given)
    if items is None:
        raise WordsError("Words can’t be read from this.", _SHAPES)
    items = [item for item in items if item is not None]
    if all(isinstance(item, str) for item in items):
        return Gathered(tuple(Word(word, count) for word, count in Counter(items).items() if word.strip()))
    if all(isinstance(item, Word | Mapping) for item in items):
        told = (
            one.row() if isinstance(one, Word) else {**one, "count": _people(number, one.get("count"))}
            for number, one in enumerate(items, 1)
        )
        return Gathered(words_of(told))
    raise WordsError("Words can't be read from this list.", _SHAPES)


def _of_counts(pairs: Iterable[tuple[object, object]]) -> Gathered:
    return Gathered(tuple(_counted(number, *pair) for number, pair in enumerate(pairs, 1)))


def _of_table(rows: list[Row], choices: Choices) -> Gathered:
    """The words of a table, by the rule for one in a file."""
    if not rows:
        return Gathered(())
    table = [[*rows[0]], *([cell(held) for held in row.values()] for row in rows)]
    return words_of_table(to_csv(table), replace(choices, heading=True))


def _counted(number: int, word: object, count: object) -> Word:
    if not isinstance(word, str) or not word.strip():
        raise WordsError(f"Word {number} is blank or is no text.", _SHAPES)
    return Word(word, _people(number, count))


def _people(number: int, count: Any) -> int | None:
    """The count of the word of a *number*; it may also be a whole number of another kind, such as numpy's."""
    if count is None or count == "" or count != count:
        return None
    try:
        whole = int(count)
    except (TypeError, ValueError, OverflowError):
        whole = -1
    if isinstance(count, bool) or whole != count or not 0 <= whole <= MOST_PEOPLE:
        raise WordsError(f"Word {number}: its count must be a whole number of people, from 0 to {MOST_PEOPLE:,}.")
    return whole
