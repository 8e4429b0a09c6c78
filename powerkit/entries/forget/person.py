"""Forgetting a person: every way their name is written, in everything the workbook keeps."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any
from unicodedata import normalize

from powerkit.deck import Deck, Field
from powerkit.deck.texts import texts_inside
from powerkit.documents.model import passed_by
from powerkit.entries.forget.model import REMOVED, Plan, Spelling, Wish
from powerkit.entries.forget.parts import rows_of, with_copies, without_row
from powerkit.entries.new_version import card_of, words_of
from powerkit.entries.quick_entry import find_card, is_note
from powerkit.errors import AnswerError, LogbookError
from powerkit.kinds.rows import ROW_ID
from powerkit.logbook import Logbook, Rewording
from powerkit.logbook.model import Entry, OwnQuestion, line_key
from powerkit.privacy import Names
from powerkit.text.catalogue import t, tn

_AROUND = 40
_ENOUGH = 20


def names_of(wish: Wish) -> Names:
    wanted = [" ".join(part.split()) for part in wish.person.replace(";", ",").replace("\n", ",").split(",")]
    wanted = [item for item in wanted if item]
    if any(len(item) < 2 for item in wanted) or not wanted:
        raise AnswerError(t("Write the person’s name, with at least two letters."), t("Nothing was changed."))
    return Names(dict.fromkeys(wanted, REMOVED), places=False)


def plan_person(wish: Wish, logbook: Logbook) -> Plan:
    """How the person is named, and what would go of them."""
    names = names_of(wish)
    others = [code for code in logbook.codes() if _is_other(names, wish, code)]
    found: dict[str, list[Any]] = {}
    inside: dict[str, None] = {}
    places: dict[str, set[Any]] = {"entry": set(), "version": set(), "draft": set(), "more": set()}
    rows = 0
    for place, where, written in _everything(logbook):
        text = normalize("NFC", written)
        spelt = names.spelt(text)
        for spelling, start, end in spelt:
            one = found.setdefault(spelling, [0, ""])
            one[0] += 1
            if len(one[1]) < len(spelling) + _ENOUGH:  # one that says more than the name is wanted
                one[1] = max(one[1], _example(text, start, end), key=len)
        if any(spelling not in wish.spared for spelling, _, _ in spelt):
            places[place].add(where)
        for word in _holding(text, names, wish):
            inside[word] = None
    copies, unread = _in_copies(logbook, names, found, wish.spared)
    for entry in logbook.every():
        rows += _rows_about(entry, names, wish.spared)
    spellings = tuple(
        Spelling(text, count, example, text not in wish.spared, any(_part_of(text, other) for other in others))
        for text, (count, example) in sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    )
    versions = {entry for entry, _ in places["version"]}
    lines = [
        _in_versions(len(places["version"]), len(versions)) if places["version"] else "",
        tn("{number} row in maps and tables that is only about this person: taken out whole",
           "{number} rows in maps and tables that are only about this person: taken out whole", rows) if rows else "",
        tn("The name, in {number} kept copy of your log book, though it is no longer in the log book itself",
           "The name, in {number} kept copies of your log book, though it is no longer in the log book itself", copies)
        if copies and not any(places.values()) else "",
        tn("{number} kept copy of your log book cannot be read, and stays as it is",
           "{number} kept copies of your log book cannot be read, and stay as they are", unread) if unread else "",
        tn("{number} answer not saved yet", "{number} answers not saved yet", len(places["draft"]))
        if places["draft"] else "",
        t("Your lists of actions, memos and names") if places["more"] else "",
        tn("{number} photo in your log book cannot be searched for a name. Look at it yourself, in its entry.",
           "{number} photos in your log book cannot be searched for a name. Look at them yourself, in their entries.",
           photos) if (photos := len(logbook.photos())) else "",
    ]  # fmt: skip
    nothing = not any(spelling.goes for spelling in spellings)
    shown = with_copies(lines, logbook) if not nothing else ()
    return Plan(t("The person: {person}", person=wish.person.strip()), shown, spellings, tuple(inside)[:20], nothing)


def _in_versions(versions: int, entries: int) -> str:
    return tn(
        "The name, in {versions} of {number} entry: “{removed}” will stand there instead",
        "The name, in {versions} of {number} entries: “{removed}” will stand there instead",
        entries,
        versions=tn("{number} version", "{number} versions", versions),
        removed=REMOVED,
    )


def _in_copies(logbook: Logbook, names: Names, found: dict[str, list[Any]], spared: Collection[str]) -> tuple[int, int]:
    """How many kept copies name the person, and how many can't be read. Spellings only they have are *found* too."""
    holding = unread = 0
    for path in logbook.copies():
        new: dict[str, list[Any]] = {}
        try:
            with Logbook.read(path) as copy:
                for _, _, written in _everything(copy):
                    text = normalize("NFC", written)
                    for spelling, start, end in names.spelt(text):
                        new.setdefault(spelling, [0, _example(text, start, end)])[0] += 1
        except LogbookError:
            unread += 1
            continue
        holding += any(spelling not in spared for spelling in new)
        for spelling, said in new.items():
            found.setdefault(spelling, said)
    return holding, unread


def likely_spared(made: Plan) -> tuple[str, ...]:
    """The spellings it is wise to leave at first: a part of a name that is also in somebody else's."""
    return tuple(spelling.text for spelling in made.spellings if spelling.also)


def _everything(logbook: Logbook) -> Iterator[tuple[str, Any, str]]:
    """Every text of a person that is kept: what kind of place it is in, which one, and the text."""
    for entry in logbook.every():
        own = chain.from_iterable((item.question, item.answer) for item in entry.own)
        texts = chain((entry.community, entry.people), own, texts_inside(_said(entry)))
        yield from (("version", (entry.id, entry.version), text) for text in texts if text)
    for draft in logbook.every_draft():
        yield from (("draft", (draft.card, draft.field), text) for text in texts_inside(draft.value))
    for name in logbook.codes():
        yield "more", "name", name
    yield from (("more", table, text) for table, text in logbook.other_texts() if text)


def _said(entry: Entry) -> list[Any]:
    """What stands in the answers as words of a person, without what was chosen from a list."""
    said: list[Any] = []
    for field, answer in _answers(entry):
        said += [answer] if field is None else passed_by(partial(field.kind.reworded, answer))
    return said


def _answers(entry: Entry) -> Iterator[tuple[Field | None, Any]]:
    known = {field.id: field for field in card_of(entry).fields}
    yield from ((known.get(one), answer) for one, answer in entry.answers.items())


def without_person(wish: Wish, deck: Deck) -> Rewording:
    """The log book without the person: drafts are read by the questions of *deck*."""
    names, spared = names_of(wish), frozenset(wish.spared)

    def text(given: str) -> str:
        return names.replace(given, spared)

    def version(one: Entry) -> Entry:
        known = {field.id: field for field in card_of(one).fields}
        return replace(
            one,
            community=text(one.community),
            people=_listed(text(one.people)),
            own=tuple(OwnQuestion(own.id, text(own.question), text(own.answer)) for own in one.own),
            answers={id: _changed(known.get(id), answer, text) for id, answer in one.answers.items()},
        )

    def draft(card: str, field: str, value: Any) -> Any:
        asked = find_card(deck, card) if is_note(card) or card in deck.cards else None
        return _changed(asked.field(field) if asked else None, value, text)

    return Rewording(text, version, draft, words_of)


def _changed(field: Field | None, answer: Any, text: Callable[[str], str]) -> Any:
    """An answer without the person: rows that are only about them are gone, and their name is replaced elsewhere."""
    if field is None or not _fits(field, answer):
        return _everywhere(answer, text)
    new = field.kind.reworded(answer, text)
    return new if new == answer else _tidied(field, answer, new)


def _fits(field: Field, answer: Any) -> bool:
    """Whether an answer has the shape its kind knows: a draft may hold anything."""
    return not field.kind.check(answer)[1]


def _tidied(field: Field, old: Any, new: Any) -> Any:
    if not field.kind.columns:
        return new
    gone = {
        str(row[ROW_ID]) for row, was in zip(rows_of(new), rows_of(old), strict=False) if _about_them(field, row, was)
    }
    for item in gone:
        new = without_row(new, item)
    people = {column.id for column in field.kind.columns if column.type == "people"}
    for row in rows_of(new):
        row |= {key: _listed(row[key]) for key in people if isinstance(row.get(key), str)}
    return new


def _about_them(field: Field, row: Mapping[str, Any], was: Mapping[str, Any]) -> bool:
    """Whether a row's name was the person's and nothing more."""
    first = field.kind.columns[0].id
    return row.get(first) != was.get(first) and not _bare(str(row.get(first, ""))).strip()


def _bare(text: str) -> str:
    return "".join(letter for letter in text.replace(REMOVED, "") if letter.isalnum())


def _listed(text: str) -> str:
    """A list of people without those that were removed, where others are left."""
    if REMOVED not in text:
        return text
    mark = ";" if ";" in text else ","
    left = [part.strip() for part in text.split(mark) if not _ONLY_REMOVED.fullmatch(part.strip())]
    return f"{mark} ".join(left) if left else REMOVED


_ONLY_REMOVED = re.compile(rf"{re.escape(REMOVED)}( \(+\d+\)+)?")
"""A removed name alone, or with the number that tells which of several it was."""


def _everywhere(value: Any, text: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, list):
        return [_everywhere(item, text) for item in value]
    if isinstance(value, dict):
        return {key: _everywhere(one, text) for key, one in value.items()}
    return value


def _rows_about(entry: Entry, names: Names, spared: Collection[str]) -> int:
    count = 0
    for field, answer in _answers(entry):
        if field is not None and field.kind.columns:
            new = field.kind.reworded(answer, lambda text: names.replace(text, spared))
            count += sum(_about_them(field, row, was) for row, was in zip(rows_of(new), rows_of(answer), strict=False))
    return count


def _is_other(names: Names, wish: Wish, name: str) -> bool:
    """Whether a known name is somebody else's, though a part of it may be spelt like the person's."""
    wanted = [line_key(part) for part in wish.person.split(",")]
    return bool(_bare(names.replace(name))) and not any(item and item in line_key(name) for item in wanted)


def _part_of(spelling: str, name: str) -> bool:
    return line_key(spelling) in line_key(name).replace("-", " ").split()


def _holding(text: str, names: Names, wish: Wish) -> Iterator[str]:
    """Longer words that a part of the name stands inside, such as "Anatomy" for Ana: they stay."""
    wanted = [part for part in line_key(wish.person).replace(",", " ").replace(";", " ").split() if len(part) > 2]
    left = line_key(names.replace(text))
    if not any(part in left for part in wanted):
        return
    yield from (
        word for word in left.split() if any(part in word and part != word.strip(".,;:!?'’") for part in wanted)
    )


def _example(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    lead = "…" if start > _AROUND else ""
    return " ".join(f"{lead}{before}{text[start:end]}{after}{'…' if end + _AROUND < len(text) else ''}".split())
