"""A file of words brought into an answer from the command line, read as on the page."""

from collections.abc import Iterator
from typing import Any

from powerkit.errors import WordsError
from powerkit.kinds.base import Kind
from powerkit.kinds.file_import import SHOWN, Brought, Given, meanings, option_of, quoted
from powerkit.kinds.words.column_question import BESIDE
from powerkit.kinds.words.queries import joined
from powerkit.kinds.words.read_file import name_for, read_file
from powerkit.kinds.words.terminal_lines import check_speakers, in_lines
from powerkit.kinds.words.tokenize import Gathered
from powerkit.kinds.words.voices import Choices

_SAID = "word"
_CALLED = {_SAID: "what people said", "count": "how many", "who": "who", "where": "where", "theme": "the theme"}


def bring(kind: Kind, given: Given) -> Brought:
    """The words of a file, with those that are there already.

    Raises:
        PowerkitError: it can't be read; a `SayFirstError` where a column has to be chosen.
    """
    file, said = given.file, given.said
    columns = meanings(said.get("column", ()), (_SAID, "count", *BESIDE), usual=_SAID)
    without = said.get("without", ())
    choices = Choices.of(
        said.get("together", ()),
        said.get("apart", ()),
        said.get("keep", ()),
        without,
        lines=bool(said.get("lines")),
        heading=said.get("heading"),
        **_of_columns(columns),
    )
    found = read_file(file.name or name_for(file.content), file.content, choices)
    check_speakers(found, without)
    if not found.words:
        raise WordsError("There is nothing to bring in.", "Give words, or phrases in a line of their own.")
    rows = [word.row() for word in found.words]
    answer = joined([] if given.instead else given.before or [], rows)
    what = f"{len(rows):,} {'word' if len(rows) == 1 else 'words'}"
    first = tuple(f"{word.word}: {word.said}" for word in found.words[:SHOWN])
    offer = option_of("--keep", found.left_out[0].word) if found.left_out else ()
    understood = (*_read_as(columns, found), *in_lines(found, choices.heading))
    return Brought(answer, what, first, understood, more=len(rows) - len(first), offer=offer)


def _of_columns(columns: dict[str, str]) -> dict[str, Any]:
    """What was said of the columns. One that says more than words needs one that says them."""
    words = tuple(name for name, meaning in columns.items() if meaning == _SAID)
    if columns and not words:
        raise WordsError(
            "One of the columns has to hold what people said.", "Name it too, such as: --column “What matters=word”."
        )
    count = next((name for name, meaning in columns.items() if meaning == "count"), "")
    beside = tuple((meaning, name) for name, meaning in columns.items() if meaning in BESIDE)
    return {"columns": words, "count": count, "beside": beside}


def _read_as(columns: dict[str, str], found: Gathered) -> Iterator[str]:
    """Which column was read as what, and which stay in the file."""
    if not columns:
        return
    told: dict[str, list[str]] = {}
    for name, meaning in columns.items():
        told.setdefault(_CALLED[meaning], []).append(name)
    yield f"Read as {'; '.join(f'{called}: {quoted(names)}' for called, names in told.items())}."
    taken = {name.casefold() for name in columns}
    others = [item.name for item in found.table.columns] if found.table else []
    if left := quoted(name for at, name in enumerate(others, 1) if not {name.casefold(), str(at)} & taken):
        yield f"Left in the file: {left}."
