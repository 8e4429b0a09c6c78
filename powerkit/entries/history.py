"""What happened to an entry: how two of its versions differ, in words, and an older one brought back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from powerkit.deck import Field, field_from
from powerkit.entries.new_version import again
from powerkit.kinds.action import Action
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry, line_key
from powerkit.text.catalogue import t
from powerkit.text.phrasing import was_said

_CAME_OF_IT = ("status", "happened", "learnt", "next", "reason")


@dataclass(frozen=True)
class Difference:
    """What changed in one answer, under its question: sentences, none of them blank."""

    label: str
    said: tuple[str, ...]


def differences(before: Entry, after: Entry) -> tuple[Difference, ...]:
    """What changed from one version to a later one, in the order of the later one's questions."""
    return tuple(difference for difference in _differences(before, after) if difference.said)


def bring_back(logbook: Logbook, entry: int, version: int, *, client: str, number: int) -> Entry:
    """Save an older version again as the newest one. What has come of its action since is kept, and what
    somebody agrees to now.

    The same client and number a second time saves nothing more.

    Raises:
        LogbookError: there is no such version, or it cannot be saved.
    """
    old, now = logbook.entry(entry, version), logbook.entry(entry)
    answers = dict(old.answers)
    for wording in old.questions:
        one = str(wording.get("id"))
        if is_consent(wording):
            answers[one] = now.answers.get(one)
        elif one in old.answers:
            answers[one] = _with_progress(wording, old.answers[one], now.answers.get(one))
    kept = {one: answer for one, answer in answers.items() if answer is not None}
    return logbook.save_version(again(old, kept), client=client, number=number)


def is_consent(wording: Mapping[str, Any]) -> bool:
    """Whether a question asks what somebody agreed to: no older version brings back what they have withdrawn."""
    return bool(wording.get("consent") or wording.get("story"))


def consents(versions: Iterable[Entry]) -> Iterator[tuple[Entry, tuple[tuple[str, str], ...]]]:
    """Each version, the first one first, in which an answer about consent is another: the questions and answers."""
    before: dict[str, Any] = {}
    for version in versions:
        fields = [field for question in version.questions if is_consent(question) and (field := field_from(question))]
        changed = [field for field in fields if version.answers.get(field.id) != before.get(field.id)]
        before = {field.id: version.answers.get(field.id) for field in fields}
        if changed:
            said = (
                (item.label, " ".join(item.kind.texts(before[item.id])) if before[item.id] else "–") for item in changed
            )
            yield version, tuple(said)


def _with_progress(wording: Mapping[str, Any], old: Any, now: Any) -> Any:
    """An action of old with what has come of it since, when it is still the same action; any other answer as it was."""
    if wording.get("kind") != Action.name or not isinstance(old, dict) or not isinstance(now, dict):
        return old
    if line_key(str(old.get("what", ""))) != line_key(str(now.get("what", ""))):
        return old
    kept = {key: value for key, value in old.items() if key not in _CAME_OF_IT}
    return kept | {key: now[key] for key in _CAME_OF_IT if key in now}


def _differences(before: Entry, after: Entry) -> Iterator[Difference]:
    yield _changed(t("Community in mind"), before.community, after.community)
    yield _changed(t("With"), before.people, after.people)
    for one, field in _fields(before, after).items():
        old, new = before.answers.get(one), after.answers.get(one)
        if old == new:
            continue
        if field is None:
            yield Difference(t("An answer of a kind that is not known now"), (t("It is different."),))
        elif old is None:
            yield Difference(field.label, (t("Answered for the first time"),))
        elif new is None:
            yield Difference(
                field.label, (*field.kind.compare(old, field.kind.check(None)[0]), t("No longer answered"))
            )
        else:
            yield Difference(field.label, field.kind.compare(old, new))
    olds = {own.id: own for own in before.own}
    for own in after.own:
        old_own = olds.pop(own.id, None)
        if old_own != own:
            was = was_said(old_own.answer.strip()) if old_own else t("A new question of your own")
            yield Difference(own.question or t("My own question"), (was,))
    for gone in olds.values():
        yield Difference(
            gone.question or t("My own question"), (t("No longer there. Was: {answer}", answer=gone.answer.strip()),)
        )
    if dict(before.private) != dict(after.private):
        yield Difference(t("What is private"), (t("Changed"),))


def _changed(label: str, old: str, new: str) -> Difference:
    return Difference(label, () if old == new else (was_said(old.strip()),))


def _fields(before: Entry, after: Entry) -> dict[str, Field | None]:
    """The questions of both versions, each as the later one that has it words it."""
    found: dict[str, Field | None] = {}
    for entry in (after, before):
        for wording in entry.questions:
            if isinstance(wording.get("id"), str):
                found.setdefault(wording["id"], field_from(wording))
    return found
