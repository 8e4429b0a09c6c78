"""Forgetting one person, one story or one entry: what would go, shown first, and then taken out for good.

Everything the workbook itself keeps is reached: every version and draft, actions, memos, settings, names, the search,
kept pictures, every backup, and the records in the notebooks. Files that were sent or copied elsewhere are not.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from itertools import chain
from typing import Any
from unicodedata import normalize

from powerkit.answers import card_of, texts_in, words_of
from powerkit.compose import show_moment, title_of
from powerkit.deck import Deck, Field, field_from
from powerkit.entry import Entry, OwnQuestion, line_key
from powerkit.errors import AnswerError
from powerkit.fields.rows import ROW_ID, Rows
from powerkit.fields.table import TableOfRows
from powerkit.folder import WorkbookFolder
from powerkit.logbook import Logbook, Rewording
from powerkit.note import find_card, is_note
from powerkit.privacy import Names
from powerkit.records import empty_files, renew_files

REMOVED = "[removed]"
"""What stands where a person's name stood."""

OWN = "about.own"
_AROUND = 40
_ENOUGH = 20
_MANY = 200


@dataclass(frozen=True)
class Wish:
    """What is to be forgotten: a *person* by names, parted by commas; or an *entry*; or of it a *field*, or a *row*.

    *spared* are spellings of the person's name that stay, because they mean something else.
    """

    person: str = dataclass_field(default="", repr=False)
    spared: tuple[str, ...] = dataclass_field(default=(), repr=False)
    entry: int = 0
    field: str = ""
    row: str = ""


@dataclass(frozen=True)
class Spelling:
    """A way the person's name is written: how often, one *example* of it in its sentence, and whether it would go.

    *also* says that it is part of somebody else's name too.
    """

    text: str = dataclass_field(repr=False)
    count: int
    example: str = dataclass_field(repr=False)
    goes: bool
    also: bool = False


@dataclass(frozen=True)
class Plan:
    """What would go, in plain lines. *seal* stands for exactly this: it differs once anything in it differs."""

    what: str = dataclass_field(repr=False)
    lines: tuple[str, ...] = dataclass_field(repr=False)
    spellings: tuple[Spelling, ...] = dataclass_field(default=(), repr=False)
    inside: tuple[str, ...] = dataclass_field(default=(), repr=False)
    nothing: bool = False
    seal: str = ""


@dataclass(frozen=True)
class Part:
    """Something of an entry that can be forgotten by itself: an answer, or (with *row*) one row of it."""

    field: str
    row: str
    label: str = dataclass_field(repr=False)


NOT_REACHED = (
    "Files you have made, sent or saved elsewhere: copies to send, calendar files, copies made with powerkit backup. "
    "Those still in the folder “To send” you can delete yourself.",
    "What others have copied, printed or remember.",
    "Copies your computer makes by itself, such as those of a synced folder or of a backup of the whole disk.",
    "Pages you added yourself. The workbook changes only its own.",
)
"""What forgetting cannot reach, said each time."""


def parts_of_entry(logbook: Logbook, entry: int) -> tuple[Part, ...]:
    """All that can be forgotten of an entry by itself: each answer and each row that any of its versions holds."""
    found: dict[tuple[str, str], Part] = {}
    for version in logbook.versions(entry):
        for field, label, kind in _questions(version):
            answer = version.answers.get(field)
            if answer is None:
                continue
            found[field, ""] = Part(field, "", label)
            for row in _rows(answer):
                title = kind.title(row) if kind else "A row"
                found[field, str(row[ROW_ID])] = Part(field, str(row[ROW_ID]), f"{label}: {title}")
        for own in version.own:
            found[OWN, own.id] = Part(OWN, own.id, own.question or "My own question")
    return tuple(found.values())


def plan(wish: Wish, logbook: Logbook) -> Plan:
    """What would go, and nothing changed.

    Raises:
        AnswerError: the wish names nobody and nothing.
        LogbookError: there is no such entry.
    """
    made = _plan_person(wish, logbook) if wish.person.strip() else _plan_entry(wish, logbook)
    shown = repr((wish, made.what, made.lines, [(one.text, one.count, one.goes) for one in made.spellings]))
    asked = repr((wish.person, wish.spared))
    return replace(made, seal=hashlib.sha256((shown + asked).encode("utf-8", "replace")).hexdigest())


def forget(wish: Wish, seal: str, deck: Deck, logbook: Logbook, folder: WorkbookFolder) -> tuple[str, ...]:
    """Take it out for good, everywhere the workbook keeps it; the names of copies that could not be changed.

    Raises:
        AnswerError: it is not what was shown any more (*seal* is that plan's). Nothing was changed.
        LogbookError: the log book could not be changed.
    """
    now = plan(wish, logbook)
    if now.seal != seal:
        raise AnswerError("Something has changed since this was shown.", "Look at it again. Nothing was removed.")
    if now.nothing:
        raise AnswerError("There is nothing to remove.", "Nothing was changed.")
    if wish.person.strip():
        left = logbook.reword(_without_person(wish, deck))
    elif wish.field:
        left = logbook.reword(_without_part(wish, logbook.entry(wish.entry)))
    else:
        left = logbook.forget_entry(wish.entry)
    renew_files(folder, logbook)
    empty_files(folder)
    return tuple(path.name for path in left)


# --- an entry, an answer, a row


def _plan_entry(wish: Wish, logbook: Logbook) -> Plan:
    entry = logbook.entry(wish.entry)
    versions = logbook.versions(entry.id)
    where = f", {entry.community}" if entry.community else ""
    name = f"{title_of(entry)}{where}"
    drafts = logbook.drafts(entry.card)
    if not wish.field:
        actions = logbook.actions(entry=entry.id)
        lines = [
            f"{_count(len(versions), 'version')}, the newest saved on {show_moment(entry)}",
            _count(len(actions), "action") if actions else "",
            _count(len(drafts), "answer") + " of this card not saved yet" if drafts else "",
        ]
        return Plan(f"All of the entry “{name}”", _with_copies(lines, logbook))
    holding = [(one.version, shown) for one in versions if (shown := _shown_part(one, wish)) is not None]
    part = next((p.label for p in parts_of_entry(logbook, entry.id) if (p.field, p.row) == (wish.field, wish.row)), "")
    lines = [f"In version {number}: {shown}" for number, shown in holding]
    if wish.field in drafts and not wish.row:
        lines.append("What you have written there and not saved yet")
    return Plan(f"“{part}” in “{name}”", _with_copies(lines, logbook), nothing=not holding)


def _without_part(wish: Wish, entry: Entry) -> Rewording:
    def same_line(card: str, community: str) -> bool:
        return card == entry.card and line_key(community) == line_key(entry.community)

    def version(one: Entry) -> Entry:
        if not same_line(one.card, one.community):
            return one
        if wish.field == OWN:
            return replace(one, own=tuple(own for own in one.own if own.id != wish.row))
        answers = dict(one.answers)
        if wish.field in answers:
            old = answers.pop(wish.field)
            kept = _without_row(old, wish.row) if wish.row else None
            answers |= {wish.field: kept} if kept else {}
        return replace(one, answers=answers)

    def draft(card: str, field: str, value: Any) -> Any:
        if card != entry.card or field != wish.field:
            return value
        return _without_row(value, wish.row) if wish.row else None

    gone = () if wish.row else ((entry.card, entry.community, wish.field),)
    return Rewording(lambda text: text, version, draft, words_of, gone)


def _shown_part(entry: Entry, wish: Wish) -> str | None:
    if wish.field == OWN:
        return next((own.answer for own in entry.own if own.id == wish.row), None)
    answer = entry.answers.get(wish.field)
    if answer is None:
        return None
    if not wish.row:
        return _short(" · ".join(texts_in(answer)))
    row = next((one for one in _rows(answer) if str(one[ROW_ID]) == wish.row), None)
    return None if row is None else _short(" · ".join(texts_in(row)))


def _rows(answer: Any) -> list[dict[str, Any]]:
    rows = answer.get("people") if isinstance(answer, dict) else answer
    return [one for one in rows if isinstance(one, dict) and ROW_ID in one] if isinstance(rows, list) else []


def _without_row(answer: Any, row: str) -> Any:
    if isinstance(answer, dict):
        return {**answer, "people": _without_row(answer.get("people"), row)}
    if not isinstance(answer, list):
        return answer
    return [one for one in answer if not (isinstance(one, dict) and str(one.get(ROW_ID)) == row)]


def _questions(entry: Entry) -> Iterator[tuple[str, str, Rows | None]]:
    """Each question's id and label, and its rows where it has some."""
    for wording in entry.wording.get("fields", ()):
        field, label = field_from(wording), str(wording.get("label", "An answer"))
        rows = field.kind.rows if field and isinstance(field.kind, TableOfRows) else None
        yield str(wording.get("id")), label, rows


# --- a person


def _names(wish: Wish) -> Names:
    wanted = [" ".join(one.split()) for one in wish.person.replace(";", ",").replace("\n", ",").split(",")]
    wanted = [one for one in wanted if one]
    if any(len(one) < 2 for one in wanted) or not wanted:
        raise AnswerError("Write the person’s name, with at least two letters.", "Nothing was changed.")
    return Names(dict.fromkeys(wanted, REMOVED))


def _plan_person(wish: Wish, logbook: Logbook) -> Plan:
    names = _names(wish)
    others = [one for one in logbook.codes() if _is_other(names, wish, one)]
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
    for entry in logbook.every():
        rows += _rows_about(entry, names, wish.spared)
    spellings = tuple(
        Spelling(text, count, example, text not in wish.spared, any(_part_of(text, other) for other in others))
        for text, (count, example) in sorted(found.items(), key=lambda one: (-one[1][0], one[0]))
    )
    versions = {entry for entry, _ in places["version"]}
    lines = [
        f"The name, in {_count(len(places['version']), 'version')} of {_count(len(versions), 'entry')}: "
        f"“{REMOVED}” will stand there instead" if places["version"] else "",
        f"{_count(rows, 'row')} in maps and tables that {'is' if rows == 1 else 'are'} only about this person: "
        "taken out whole" if rows else "",
        _count(len(places["draft"]), "answer") + " not saved yet" if places["draft"] else "",
        "Your lists of actions, memos and names" if places["more"] else "",
        f"{_count(photos, 'photo')} in your log book cannot be searched for a name. "
        f"Look at {'it' if photos == 1 else 'them'} yourself, in {'its entry' if photos == 1 else 'their entries'}."
        if (photos := len(logbook.photos())) else "",
    ]  # fmt: skip
    nothing = not any(one.goes for one in spellings)
    shown = _with_copies(lines, logbook) if not nothing else ()
    return Plan(f"The person: {wish.person.strip()}", shown, spellings, tuple(inside)[:20], nothing)


def likely_spared(made: Plan) -> tuple[str, ...]:
    """The spellings it is wise to leave at first: a part of a name that is also in somebody else's."""
    return tuple(one.text for one in made.spellings if one.also)


def _everything(logbook: Logbook) -> Iterator[tuple[str, Any, str]]:
    """Every text of a person that is kept: what kind of place it is in, which one, and the text."""
    for entry in logbook.every():
        own = chain.from_iterable((one.question, one.answer) for one in entry.own)
        texts = chain((entry.community, entry.people), own, texts_in(_said(entry)))
        yield from (("version", (entry.id, entry.version), text) for text in texts if text)
    for draft in logbook.every_draft():
        yield from (("draft", (draft.card, draft.field), text) for text in texts_in(draft.value))
    for name in logbook.codes():
        yield "more", "name", name
    yield from (("more", table, text) for table, text in logbook.other_texts() if text)


def _said(entry: Entry) -> list[Any]:
    """What stands in the answers as words of a person, without what was chosen from a list."""
    said: list[Any] = []

    def collect(text: str) -> str:
        said.append(text)
        return text

    for field, answer in _answers(entry):
        if field is None:
            said.append(answer)
        else:
            field.kind.reworded(answer, collect)
    return said


def _answers(entry: Entry) -> Iterator[tuple[Field | None, Any]]:
    known = {field.id: field for field in card_of(entry).fields}
    yield from ((known.get(one), answer) for one, answer in entry.answers.items())


def _without_person(wish: Wish, deck: Deck) -> Rewording:
    names, spared = _names(wish), frozenset(wish.spared)

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
    if not isinstance(field.kind, TableOfRows):
        return new
    gone = {str(row[ROW_ID]) for row, was in zip(_rows(new), _rows(old), strict=False) if _about_them(field, row, was)}
    for one in gone:
        new = _without_row(new, one)
    people = {column.id for column in field.kind.rows.columns if column.type == "people"}
    for row in _rows(new):
        row |= {key: _listed(row[key]) for key in people if isinstance(row.get(key), str)}
    return new


def _about_them(field: Field, row: Mapping[str, Any], was: Mapping[str, Any]) -> bool:
    """Whether a row's name was the person's and nothing more."""
    assert isinstance(field.kind, TableOfRows)
    first = field.kind.rows.columns[0].id
    return row.get(first) != was.get(first) and not _bare(str(row.get(first, ""))).strip()


def _bare(text: str) -> str:
    return "".join(one for one in text.replace(REMOVED, "") if one.isalnum())


def _listed(text: str) -> str:
    """A list of people without those that were removed, where others are left."""
    if REMOVED not in text:
        return text
    mark = ";" if ";" in text else ","
    left = [one.strip() for one in text.split(mark) if one.strip() != REMOVED]
    return f"{mark} ".join(left) if left else REMOVED


def _everywhere(value: Any, text: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, list):
        return [_everywhere(one, text) for one in value]
    if isinstance(value, dict):
        return {key: _everywhere(one, text) for key, one in value.items()}
    return value


def _rows_about(entry: Entry, names: Names, spared: Collection[str]) -> int:
    count = 0
    for field, answer in _answers(entry):
        if field is not None and isinstance(field.kind, TableOfRows):
            new = field.kind.reworded(answer, lambda text: names.replace(text, spared))
            count += sum(_about_them(field, row, was) for row, was in zip(_rows(new), _rows(answer), strict=False))
    return count


def _is_other(names: Names, wish: Wish, name: str) -> bool:
    """Whether a known name is somebody else's, though a part of it may be spelt like the person's."""
    wanted = [line_key(one) for one in wish.person.split(",")]
    return bool(_bare(names.replace(name))) and not any(one and one in line_key(name) for one in wanted)


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


# --- in words


def _with_copies(lines: Iterable[str], logbook: Logbook) -> tuple[str, ...]:
    copies = len(logbook.copies())
    more = (
        f"The same in {_count(copies, 'kept copy')} of your log book" if copies else "",
        "Every kept picture (they are drawn again when they are needed)",
        "The records in your notebooks, which are made again without it",
    )
    return tuple(one for one in (*lines, *more) if one)


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1] + 'ies' if noun.endswith('y') else noun + 's'}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MANY else f"{line[:_MANY].rstrip()}…"
