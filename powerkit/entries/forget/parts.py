"""Forgetting an entry, one answer or row of it, or several answers at once that hold one story."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from powerkit.deck import Field, field_from
from powerkit.deck.texts import texts_inside
from powerkit.entries.forget.model import Held, Part, Plan, Wish
from powerkit.entries.new_version import words_of
from powerkit.entries.visibility import show_moment, title_of
from powerkit.kinds.rows import ROW_ID
from powerkit.logbook import Logbook, Rewording
from powerkit.logbook.model import ABOUT_PEOPLE, BOX, OWN_QUESTIONS, Entry, line_key, question_of
from powerkit.text.catalogue import t, tn

_MANY = 200


def parts_of_entry(logbook: Logbook, entry: int) -> tuple[Part, ...]:
    """All that can be forgotten of an entry by itself: each answer and each row that any of its versions holds."""
    found: dict[tuple[str, str], Part] = {}
    for version in logbook.versions(entry):
        for one, label, field in _questions(version):
            answer = version.answers.get(one)
            if answer is None:
                continue
            found[one, ""] = Part(one, "", label)
            for row in rows_of(answer):
                title = field.kind.row_title(row) if field else t("A row")
                found[one, str(row[ROW_ID])] = Part(one, str(row[ROW_ID]), f"{label}: {title}")
        for own in version.own:
            found[OWN_QUESTIONS, own.id] = Part(OWN_QUESTIONS, own.id, own.question or t("My own question"))
    return tuple(found.values())


def plan_entry(wish: Wish, logbook: Logbook) -> Plan:
    """What would go of an entry, or of the answers, or the row, that the wish names."""
    entry = logbook.entry(wish.entry)
    where = f", {entry.community}" if entry.community else ""
    name = f"{title_of(entry)}{where}"
    if wish.fields:
        return _plan_story(wish, entry, name, logbook)
    return _plan_part(wish, entry, name, logbook) if wish.field else _plan_whole(entry, name, logbook)


def _plan_whole(entry: Entry, name: str, logbook: Logbook) -> Plan:
    versions, drafts = logbook.versions(entry.id), logbook.drafts(entry.card)
    actions = logbook.actions(entry=entry.id)
    lines = [
        tn(
            "{number} version, the newest saved on {moment}",
            "{number} versions, the newest saved on {moment}",
            len(versions),
            moment=show_moment(entry),
        ),
        tn("{number} action", "{number} actions", len(actions)) if actions else "",
        tn("{number} answer of this card not saved yet", "{number} answers of this card not saved yet", len(drafts))
        if drafts
        else "",
    ]
    return Plan(t("All of the entry “{name}”", name=name), with_copies(lines, logbook))


def _plan_part(wish: Wish, entry: Entry, name: str, logbook: Logbook) -> Plan:
    found = ((item.version, _shown_part(item, wish)) for item in logbook.versions(entry.id))
    holding = [(number, shown) for number, shown in found if shown is not None]
    part = next((p.label for p in parts_of_entry(logbook, entry.id) if (p.field, p.row) == (wish.field, wish.row)), "")
    lines = [t("In version {number}: {shown}", number=number, shown=shown) for number, shown in holding]
    if wish.field in map(question_of, logbook.drafts(entry.card)) and not wish.row:
        lines.append(t("What you have written there and not saved yet"))
    return Plan(t("“{part}” in “{name}”", part=part, name=name), with_copies(lines, logbook), nothing=not holding)


def _plan_story(wish: Wish, entry: Entry, name: str, logbook: Logbook) -> Plan:
    held = {part.field: part for part in story_parts(logbook, entry.id)}
    drafts = [
        one for one, draft in logbook.drafts(entry.card).items() if question_of(one) in wish.fields and draft.value
    ]
    lines = [held[field].said for field in wish.fields if field in held]
    if drafts:
        lines.append(
            tn(
                "{number} answer you have written and not saved yet",
                "{number} answers you have written and not saved yet",
                len(drafts),
            )
        )
    return Plan(t("The story in “{name}”", name=name), with_copies(lines, logbook), nothing=not lines)


def story_parts(logbook: Logbook, entry: int) -> tuple[Held, ...]:
    """Each answer that any version of an entry holds, “With whom” and own questions too: all that may tell a story."""
    found: dict[str, Held] = {}
    for version in logbook.versions(entry):
        for one, label, texts in _told(version):
            before = found[one].versions if one in found else ()
            found[one] = Held(one, label, (*before, version.version), short(" · ".join(filter(None, texts))))
    return tuple(found.values())


def _told(entry: Entry) -> Iterator[tuple[str, str, list[str]]]:
    if entry.people:
        yield ABOUT_PEOPLE, t("With whom"), [entry.people]
    for one, label, field in _questions(entry):
        if (answer := entry.answers.get(one)) is not None:
            yield one, label, list(_texts(field, answer))
    if entry.own:
        yield OWN_QUESTIONS, t("My own questions"), [text for own in entry.own for text in (own.question, own.answer)]


def without_part(wish: Wish, entry: Entry) -> Rewording:
    """The log book without the answers, or the row, that the wish names, in every version of the entry."""
    fields = wish.fields or (wish.field,)

    def same_line(card: str, community: str) -> bool:
        return card == entry.card and line_key(community) == line_key(entry.community)

    def version(one: Entry) -> Entry:
        if not same_line(one.card, one.community):
            return one
        if OWN_QUESTIONS in fields:
            one = replace(one, own=tuple(own for own in one.own if wish.row and own.id != wish.row))
        if ABOUT_PEOPLE in fields:
            one = replace(one, people="")
        answers = {id: kept for id, answer in one.answers.items() if (kept := left(id, answer)) or id not in fields}
        return replace(one, answers=answers)

    def left(id: str, answer: Any) -> Any:
        if id not in fields:
            return answer
        return without_row(answer, wish.row) if wish.row else None

    def draft(card: str, field: str, value: Any) -> Any:
        if card != entry.card or (wish.row and field.startswith(BOX)):  # what waits in a box is in no row yet
            return value
        return left(question_of(field), value)

    gone = () if wish.row else tuple((entry.card, entry.community, field) for field in fields)
    return Rewording(lambda text: text, version, draft, words_of, gone)


def _shown_part(entry: Entry, wish: Wish) -> str | None:
    if wish.field == OWN_QUESTIONS:
        return next((own.answer for own in entry.own if own.id == wish.row), None)
    answer = entry.answers.get(wish.field)
    if answer is None:
        return None
    if not wish.row:
        field = next((field for one, _, field in _questions(entry) if one == wish.field), None)
        return short(" · ".join(_texts(field, answer)))
    row = next((row for row in rows_of(answer) if str(row[ROW_ID]) == wish.row), None)
    return None if row is None else short(" · ".join(texts_inside(row)))


def _texts(field: Field | None, answer: Any) -> Iterator[str]:
    return field.kind.texts(answer) if field else texts_inside(answer)


def _questions(entry: Entry) -> Iterator[tuple[str, str, Field | None]]:
    """Each question's id and label, and the question itself where it can be read now."""
    for wording in entry.questions:
        yield str(wording.get("id")), str(wording.get("label", t("An answer"))), field_from(wording)


def rows_of(answer: Any) -> list[dict[str, Any]]:
    """The rows of a table, a list of words or a map; none of any other answer."""
    rows = answer.get("people") if isinstance(answer, dict) else answer
    return [row for row in rows if isinstance(row, dict) and ROW_ID in row] if isinstance(rows, list) else []


def without_row(answer: Any, row: str) -> Any:
    """The answer without the row of that id."""
    if isinstance(answer, dict):
        return {**answer, "people": without_row(answer.get("people"), row)}
    if not isinstance(answer, list):
        return answer
    return [item for item in answer if not (isinstance(item, dict) and str(item.get(ROW_ID)) == row)]


def with_copies(lines: Iterable[str], logbook: Logbook) -> tuple[str, ...]:
    """What would go, with the copies that go too; blank lines are left out."""
    copies = len(logbook.copies())
    more = (
        tn(
            "The same in {number} kept copy of your log book",
            "The same in {number} kept copies of your log book",
            copies,
        )
        if copies
        else "",
        t("Every kept picture (they are drawn again when they are needed)"),
        t("The records in your notebooks, which are made again without it"),
    )
    return tuple(line for line in (*lines, *more) if line)


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _MANY else f"{line[:_MANY].rstrip()}…"
