"""Words in whatever shape a program has them: text, a list, counts, rows or a file."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from powerkit.errors import WordsError
from powerkit.kinds.words.column_question import words_in
from powerkit.kinds.words.model import MOST_PEOPLE, Word, words_of
from powerkit.kinds.words.read_file import read_file
from powerkit.kinds.words.tokenize import Gathered
from powerkit.text.files import check_size

_SHAPES = (
    "Give a text, a list of words, a dict of words and counts, rows with “word” and “count”, or the Path of a file."
)


def words_from(given: Any) -> Gathered:
    """The words of a text, of a list (each item one person's), of counts, of rows, or of the file at a `Path`.

    Raises:
        WordsError: it is in none of these shapes, or a count is no number of people.
    """
    if isinstance(given, str):
        return words_in(given) if given.strip() else Gathered(())
    if isinstance(given, Path):
        check_size(given.stat().st_size)
        return read_file(given.name, given.read_bytes())
    if isinstance(given, Mapping):
        return Gathered(tuple(_counted(number, *pair) for number, pair in enumerate(given.items(), 1)))
    if not isinstance(given, Iterable) or isinstance(given, bytes):
        raise WordsError("Words can't be read from this.", _SHAPES)
    items = list(given)
    if all(isinstance(item, str) for item in items):
        return Gathered(tuple(Word(word, count) for word, count in Counter(items).items() if word.strip()))
    if all(isinstance(item, Word | Mapping) for item in items):
        rows = (
            one.row() if isinstance(one, Word) else {**one, "count": _people(number, one.get("count"))}
            for number, one in enumerate(items, 1)
        )
        return Gathered(words_of(rows))
    raise WordsError("Words can't be read from this list.", _SHAPES)


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
