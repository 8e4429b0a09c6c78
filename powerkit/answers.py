"""A card's answers as a whole: checked field by field, and made into a version for the log book."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from powerkit.deck import Card, Field
from powerkit.entry import NewAction, NewVersion, OwnQuestion
from powerkit.fields import Problem
from powerkit.fields.action import Action
from powerkit.fields.base import tidy
from powerkit.privacy import people_in


@dataclass(frozen=True)
class Complaint:
    """What is wrong with one answer of a card: the *field*'s id, and the `Problem`."""

    field: str
    problem: Problem

    def __str__(self) -> str:
        where = [f'answer "{self.field}"']
        where += [f"row {self.problem.row}"] if self.problem.row else []
        where += [f'"{self.problem.column}"'] if self.problem.column else []
        return f"{', '.join(where)}: {self.problem.text}"


def check_answers(card: Card, given: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Complaint, ...]]:
    """The answers in their tidy form, blank ones left out, and everything that is wrong with them."""
    known = {field.id: field for field in card.fields}
    complaints = [
        Complaint(one, Problem(f"card {card.id} has no such answer. It has: {', '.join(known)}"))
        for one in given
        if one not in known
    ]
    clean: dict[str, Any] = {}
    for field in card.fields:
        answer, problems = field.kind.check(given.get(field.id))
        complaints += [Complaint(field.id, problem) for problem in problems]
        if not field.kind.blank(answer):
            clean[field.id] = answer
    return clean, tuple(complaints)


def new_version(card: Card, answers: Mapping[str, Any], **about: Any) -> NewVersion:
    """The next version of the card's entry, from checked *answers* and what is said *about* it (see `NewVersion`)."""
    version = NewVersion(card=card.id, answers=answers, wording=card.wording, **about)
    words = "\n".join(_words(card, version))
    actions = tuple(_action(field, answers[field.id]) for field in _answered(card, answers, Action))
    return NewVersion(card=card.id, answers=answers, wording=card.wording, words=words, actions=actions, **about)


def names_in(card: Card, version: NewVersion) -> tuple[str, ...]:
    """The people's names a version tells us of, in the order they stand."""
    texts = [version.people]
    for field in card.fields:
        if field.id in version.answers:
            texts += field.kind.names(version.answers[field.id])
    return tuple(dict.fromkeys(name for text in texts for name in people_in(text)))


def own_questions(given: Any) -> tuple[OwnQuestion, ...]:
    """The questions a leader added, from ``[{_id, question, answer}]``; what has no such form is passed over."""
    rows = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    made = (
        OwnQuestion(str(one.get("_id") or number), _text(one.get("question")), _text(one.get("answer")))
        for number, one in enumerate(rows, 1)
    )
    return tuple(one for one in made if one.question.strip() or one.answer.strip())


def _text(value: Any) -> str:
    return tidy(value) if isinstance(value, str) else ""


def _answered(card: Card, answers: Mapping[str, Any], kind: type) -> Iterator[Field]:
    return (field for field in card.fields if isinstance(field.kind, kind) and field.id in answers)


def _action(field: Field, answer: Mapping[str, str]) -> NewAction:
    when = answer.get("when", "")
    return NewAction(
        field=field.id,
        what=answer.get("what", ""),
        who=answer.get("who", ""),
        due=date.fromisoformat(when) if when else None,
        how=answer.get("how", ""),
        status=answer.get("status", ""),
        learnt=answer.get("learnt", ""),
        next=answer.get("next", ""),
    )


def _words(card: Card, version: NewVersion) -> Iterator[str]:
    yield from (card.id, card.title, version.community, version.people)
    for field in card.fields:
        if field.id in version.answers:
            yield from field.kind.texts(version.answers[field.id])
    for own in version.own:
        yield from (own.question, own.answer)
