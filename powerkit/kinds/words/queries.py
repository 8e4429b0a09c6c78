"""What the page asks about words while they are written: what was pasted, a layout, a merge, then and now, a file.

What comes with each question, and what is told, stands in `query_types`; *rows* are always those of an answer of the
kind "words". Where only a person can say which column of a table holds what people said, all that is told is what to
``ask``; the answer comes with the next question as ``columns`` (names), ``count`` (a name or "") and ``heading``. Where
a table could be read in another way, it is told so as ``table``; who speaks in a text as ``speakers``, and whom to
leave out comes as ``without``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from powerkit.errors import PowerkitError, WordsError
from powerkit.kinds.base import Kind
from powerkit.kinds.words.column_question import WhichColumnError, as_they_stand, typed
from powerkit.kinds.words.compare import changes_said, compare
from powerkit.kinds.words.lists import heard_most, shown_line, small_voices
from powerkit.kinds.words.merge import Merge, added, likely_merges, merged
from powerkit.kinds.words.model import MOST_WORDS, Word, kept_back, words_of
from powerkit.kinds.words.notes import Note
from powerkit.kinds.words.query_types import (
    AskAdd,
    AskCompared,
    AskGather,
    AskLayout,
    AskMerge,
    AskOfWords,
    AskVoices,
    AskWordsFile,
    AskWordsOf,
    Chose,
    CloudTold,
    GatheredTold,
    MergesTold,
    PlacedTold,
    Rows,
    RowsTold,
    WhichColumn,
    WordChanged,
    WordsCompared,
    WordsFile,
    WordVersion,
)
from powerkit.kinds.words.read_file import read_file
from powerkit.kinds.words.tokenize import Gathered, from_voices
from powerkit.kinds.words.units import key
from powerkit.kinds.words.voices import Choices
from powerkit.kinds.words.write_file import Request, make
from powerkit.logbook.model import Past
from powerkit.privacy.small_letters import may_be_a_name
from powerkit.text.base64_files import size_of, unpacked
from powerkit.text.catalogue import t
from powerkit.text.dates import grouped
from powerkit.text.files import check_size
from powerkit.text.schemas import as_json, given_to, heard

Versions = Callable[[], Sequence[Past]]


def tell(kind: Kind, what: str, given: Any, past: Versions) -> Mapping[str, Any]:
    """The answer to one question of the page, as JSON. The module says what can be asked.

    Raises:
        PowerkitError: what was given cannot be used, said in a line; or the page asked for something unknown.
    """
    answers = TELLS.get(what)
    if answers is None:
        raise PowerkitError(t("The page is older than the workbook. Reload it."))
    asked = heard(given_to(answers), given)
    return answers(asked, past) if answers is _compare else answers(asked)


def _gather(given: AskGather) -> GatheredTold | WhichColumn:
    if given.get("whole"):
        return _gathered(as_they_stand(given["text"]))
    choices = _choices(given)
    return _asking(lambda: typed(given["text"], choices), choices)


def _voices(given: AskVoices) -> GatheredTold:
    return _gathered(from_voices(given["rows"], _choices(given)), _choices(given))


def _read(given: AskWordsOf) -> GatheredTold | WhichColumn:
    check_size(size_of(given["data"]))
    content = unpacked(given["data"], t("Choose it again. Nothing was changed."))
    choices = _choices(given)
    return _asking(lambda: read_file(given["name"], content, choices), choices)


def _merges(given: AskOfWords) -> MergesTold:
    return {"merges": [as_json(merge) for merge in likely_merges(words_of(given["rows"]))]}


def _merge(given: AskMerge) -> RowsTold:
    words, rows = tuple(given["words"]), given["rows"]
    into = given["into"] or (words[0] if words else "")
    return {"rows": _as_written(rows, merged(words_of(rows), Merge(words, into, "")))}


def _add(given: AskAdd) -> RowsTold:
    return {"rows": joined(given["rows"], given["more"])}


def joined(rows: Sequence[Mapping[str, Any]], more: Sequence[Mapping[str, Any]]) -> Rows:
    """Rows of words with more of them: a word that is there already is counted on."""
    return _as_written(rows, added(words_of(rows), words_of(more)))


def _as_written(given: Sequence[Mapping[str, Any]], words: Sequence[Word]) -> Rows:
    """The words as rows; a row that says what it said stays as it is written, also what is not in order yet."""
    rows = {str(row["_id"]): dict(row) for row in given if row.get("_id")}
    return [row if (row := rows.get(word.id)) and words_of([row]) == (word,) else word.row() for word in words]


def _layout(given: AskLayout) -> CloudTold:
    from powerkit.kinds.words.cloud.layout import WIDTH, lay_out

    words = words_of(given["rows"])
    if len(words) > MOST_WORDS:
        raise WordsError(
            t("A picture holds up to {most_words} words.", most_words=grouped(MOST_WORDS)),
            t("The lists show them all."),
        )
    cloud = lay_out(words, _whole(given.get("width"), WIDTH))
    placed: list[PlacedTold] = [
        {
            "id": word.word.id,
            "text": word.word.word,
            "said": word.word.said,
            "lines": [
                {"text": line, "y": round(word.baseline + number * word.step, 2), "length": length}
                for number, (line, length) in enumerate(zip(word.lines, word.widths, strict=True))
            ],
            "size": word.size,
            "weight": 700 if word.bold else 400,
            "colour": word.colour,
            "box": [word.left, word.top, word.width, word.height],
        }
        for word in cloud.words
    ]
    return {
        "width": cloud.width,
        "height": cloud.height,
        "words": placed,
        "most": [word.id for word in heard_most(words)],
        "small": [voice.id for voice in small_voices(words)],
        "said": shown_line(words, len(placed)),
    }


def _compare(given: AskCompared, past: Versions) -> WordsCompared:
    """The rows beside an earlier version: the one numbered *with*, else the newest that was saved."""
    versions = [item for item in past() if isinstance(item.answer, list)]
    listed: list[WordVersion] = [{"version": version.version, "said": version.said} for version in versions]
    if not versions:
        return {"sentences": [t("There is no earlier version to compare with yet.")], "changes": [], "versions": []}
    asked = given.get("with")
    then = next((version for version in versions if version.version == asked), versions[-1])
    before, now = words_of(then.answer), words_of(given["rows"])
    changes: list[WordChanged] = [
        {"word": item.word, "kind": item.kind, "before": _said(item.before), "now": _said(item.now)}
        for item in compare(before, now)
    ]
    lead = t("Then: version {version}, saved on {then}.", version=then.version, then=then.said)
    return {
        "sentences": [lead, *changes_said(before, now)],
        "changes": changes,
        "versions": listed,
        "with": then.version,
    }


def _file(given: AskWordsFile) -> WordsFile:
    form, title = given["format"], given["title"] or "Words"
    wide = _whole(given.get("width"), 0) or None
    words, quotes = words_of(given["rows"]), given.get("quotes", False)
    made = make(form, Request(words if quotes else kept_back(words), title, wide, quotes=quotes))
    return {
        "name": f"words.{form}",
        "type": made.type,
        "data": made.content,
        "said": " ".join(filter(None, (shown_line(words, made.shown), made.boxed_said))),
    }


TELLS: Mapping[str, Callable[..., Mapping[str, Any]]] = {
    "gather": _gather,
    "voices": _voices,
    "read": _read,
    "merges": _merges,
    "merge": _merge,
    "add": _add,
    "layout": _layout,
    "compare": _compare,
    "file": _file,
}


def _asking(read: Callable[[], Gathered], choices: Choices) -> GatheredTold | WhichColumn:
    """What was read, or what has to be asked first."""
    try:
        return _gathered(read(), choices)
    except WhichColumnError as error:
        return {"ask": as_json(error.asked)}


def _gathered(found: Gathered, choices: Choices | None = None) -> GatheredTold:
    asked = [
        word for word in found.words if choices and may_be_a_name(word.word) and key(word.word) not in choices.back
    ]
    told: GatheredTold = {
        "rows": [word.row() for word in found.words if word not in asked],
        "left_out": [as_json(replace(item, why=t(item.why))) for item in found.left_out],
        "phrases": [as_json(phrase) for phrase in found.phrases],
        "merges": [as_json(merge) for merge in found.merges],
        "notes": [as_json(note) for note in (*_left_out(found), *found.told)],
    }
    if asked:
        told["names"] = [word.word for word in asked]
    if found.table:
        told["table"] = as_json(found.table)
    if found.speakers:
        told["speakers"] = [as_json(speaker) for speaker in found.speakers]
    return told


def _left_out(found: Gathered) -> Iterator[Note]:
    if said := found.left_out_said:
        yield Note("small", said)


def _said(one: Word | None) -> str:
    return one.said if one else ""


def _choices(given: Chose) -> Choices:
    return Choices.of(
        given.get("together", ()),
        given.get("apart", ()),
        given.get("back", ()),
        given.get("without", ()),
        lines=given.get("lines", False),
        columns=tuple(given.get("columns", ())),
        count=given.get("count", ""),
        heading=given.get("heading"),
    )


def _whole(value: float | None, usual: int) -> int:
    return int(value) if value is not None and abs(value) < 1e6 else usual
