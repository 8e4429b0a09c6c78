"""A card's answers as a whole: checked field by field, and made into a version for the log book."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from powerkit.deck import Card, Field, field_from, private_with
from powerkit.deck.texts import texts_inside
from powerkit.errors import AnswerError
from powerkit.kinds.options import Problem
from powerkit.kinds.rows import own_id
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry, NewAction, NewMemo, NewVersion, OwnQuestion
from powerkit.privacy import people_in
from powerkit.text.catalogue import t
from powerkit.text.normalize import folded, tidy


@dataclass(frozen=True)
class Complaint:
    """What is wrong with one answer of a card: the *field*'s id, and the `Problem`."""

    field: str
    problem: Problem

    def __str__(self) -> str:
        where = [t('answer "{field}"', field=self.field)]
        where += [t("row {row}", row=self.problem.row)] if self.problem.row else []
        where += [f'"{self.problem.column}"'] if self.problem.column else []
        return f"{', '.join(where)}: {self.problem.text}"


def check_answers(card: Card, given: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Complaint, ...]]:
    """The answers in their tidy form, blank ones left out, and everything that is wrong with them."""
    known = {field.id: field for field in card.fields}
    complaints = [
        Complaint(
            item, Problem(t("card {card} has no such answer. It has: {listed}", card=card.id, listed=", ".join(known)))
        )
        for item in given
        if item not in known
    ]
    clean: dict[str, Any] = {}
    for field in card.fields:
        answer, problems = field.kind.check(given.get(field.id))
        complaints += [Complaint(field.id, problem) for problem in problems]
        if not field.kind.blank(answer):
            clean[field.id] = answer
    return clean, tuple(complaints)


def page_answers(card: Card, given: Mapping[str, Any], then: str) -> dict[str, Any]:
    """The answers of a page of our own in their tidy form, without blank ones and those to questions that are gone.

    Raises:
        AnswerError: one of them does not fit; *then* is its second line.
    """
    known = {field.id: field.label for field in card.fields}
    clean, complaints = check_answers(card, {key: value for key, value in given.items() if key in known})
    if complaints:
        first = complaints[0]
        told = {"heading": known[first.field], "row": first.problem.row, "problem": first.problem.text}
        said = (
            t("“{heading}”, row {row}: {problem}.", **told)
            if first.problem.row
            else t("“{heading}”: {problem}.", **told)
        )
        raise AnswerError(said, then)
    return clean


def new_version(card: Card, answers: Mapping[str, Any], **about: Any) -> NewVersion:
    """The next version of the card's entry, from checked *answers* and what is said *about* it (see `NewVersion`)."""
    version = NewVersion(**{"card": card.id, "answers": answers, "wording": card.wording, **about})
    return replace(
        version,
        private=private_with(card, answers, version.private),
        words="\n".join(_words(card, version)),
        actions=tuple(
            _action(field, action, _text(answers.get(str(field.source.get("with_whom", "")))))
            for field, answer in _answered(card, answers)
            for action in field.kind.actions(answer)
        ),
        memos=tuple(_memos(card, answers)),
    )


def again(entry: Entry, answers: Mapping[str, Any] | None = None) -> NewVersion:
    """The next version of an entry, with what it says now or with other *answers*.

    It goes by the wording saved with the entry, so it can be made whatever became of the deck.
    """
    return new_version(
        card_of(entry),
        entry.answers if answers is None else answers,
        community=entry.community,
        stage=entry.stage,
        people=entry.people,
        read_back=entry.read_back,
        private=entry.private,
        own=entry.own,
        wording=entry.wording,
    )


def keep_version(logbook: Logbook, card: Card, version: NewVersion, *, client: str, number: int) -> Entry:
    """Save a version of the *card* with the names that came with it, as one change."""

    def keep() -> Entry:
        logbook.remember_names([(name, "") for name in names_in(card, version)])
        return logbook.save_version(version, client=client, number=number)

    return logbook.as_one(keep)


def read_answers(entry: Entry) -> Iterator[tuple[Field, Any]]:
    """Each answer whose question can be read now, private ones too, with the question as it was asked."""
    return ((field, answer) for field, answer in _answered(card_of(entry), entry.answers) if answer is not None)


def card_of(entry: Entry) -> Card:
    """The card as it was worded when the entry was saved; questions of a kind not known now are left out."""
    fields = tuple(field for question in entry.questions if (field := field_from(question)) is not None)
    return Card(entry.card, str(entry.wording.get("title", "")), "", "", "", (), fields)


def words_of(entry: Entry) -> str:
    """All that a search should find in a version."""
    return again(entry).words


def names_in(card: Card, version: NewVersion) -> tuple[str, ...]:
    """The people's names a version tells us of, in the order they stand."""
    texts = [version.people]
    for field in card.fields:
        if field.id in version.answers:
            texts += field.kind.names(version.answers[field.id])
    return tuple(dict.fromkeys(name for text in texts for name in people_in(text)))


def own_questions(given: Any) -> tuple[OwnQuestion, ...]:
    """The questions a leader added, from ``[{_id, question, answer}]``; what has no such form is passed over."""
    rows = [item for item in given if isinstance(item, dict)] if isinstance(given, list) else []
    taken: set[str] = set()
    made = [
        OwnQuestion(own_id(one.get("_id"), number, taken, folded(question)), question, _text(one.get("answer")))
        for number, one in enumerate(rows, 1)
        for question in (_text(one.get("question")),)
    ]
    return tuple(item for item in made if item.question.strip() or item.answer.strip())


def _text(value: Any) -> str:
    return tidy(value) if isinstance(value, str) else ""


def _answered(card: Card, answers: Mapping[str, Any]) -> Iterator[tuple[Field, Any]]:
    return ((field, answers[field.id]) for field in card.fields if field.id in answers)


def _action(field: Field, answer: Mapping[str, str], agreed_with: str) -> NewAction:
    """An action for the list of them; with whom is *agreed_with* where another question of the card asked that."""
    when = answer.get("when", "")
    said = {part: answer.get(part, "") for part in ("what", "how", "status", "learnt", "next", "happened", "reason")}
    who = answer.get("who") or agreed_with
    return NewAction(field.id, who=who, due=date.fromisoformat(when) if when else None, **said)


def _memos(card: Card, answers: Mapping[str, Any]) -> Iterator[NewMemo]:
    for field, answer in _answered(card, answers):
        returns, day = field.kind.memo(answer) or ("", "")
        if returns and isinstance(answers.get(returns), str):
            yield NewMemo(returns, answers[returns], date.fromisoformat(day))


def _words(card: Card, version: NewVersion) -> Iterator[str]:
    yield from (card.id, card.title, version.community, version.people)
    for field in card.fields:
        if field.id in version.answers:
            yield from field.kind.texts(version.answers[field.id])
    known = {field.id for field in card.fields}
    yield from (text for one, answer in version.answers.items() if one not in known for text in texts_inside(answer))
    for own in version.own:
        yield from (own.question, own.answer)
