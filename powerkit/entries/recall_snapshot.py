"""What an entry's answers looked back at: noted when it is saved, and put beside what was picked when it is read.

The map in a record is the one that was looked at, not the map of today. What is private on the other card is private
here too, and shows nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from powerkit.deck import Card, Field
from powerkit.entries.new_version import read_answers
from powerkit.entries.visibility import consent_missing, show_moment
from powerkit.errors import LogbookError
from powerkit.kinds.base import LookBack
from powerkit.kinds.recall.kind import EARLIER, UNSEEN, looked_at, picked_of, place_of
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry
from powerkit.text.catalogue import t


@dataclass(frozen=True)
class Recalled:
    """An earlier answer a card looks back at: the *field* of another *card*.

    *key* is its id on the page ("1.2.map"); *quick* says whether one can be made here while there is none.
    """

    card: Card
    field: Field
    key: str
    quick: bool


def noted(
    fields: Iterable[Field], answers: Mapping[str, Any], before: Mapping[str, Any], logbook: Logbook
) -> dict[str, Any]:
    """The answers, those that were picked anew with the entry and version that the page looked at.

    An answer that is as it was *before* keeps what it had; so does a plain list, which no version is known of.
    """
    found = dict(answers)
    for field in fields:
        answer, back = answers.get(field.id), field.kind.looks_back()
        if back is None or not isinstance(answer, Mapping) or answer == before.get(field.id):
            continue
        number, version = place_of(answer)
        if number == 0:
            found[field.id] = _with_place(back, answer, version, logbook)
    return found


def _with_place(back: LookBack, answer: Mapping[str, Any], version: int, logbook: Logbook) -> Any:
    newest = logbook.latest(card=back.card, limit=1)
    there = (
        [version.version for version in logbook.versions(newest[0].id) if back.field in version.answers]
        if newest
        else []
    )
    if not there:
        return picked_of(answer)
    return {"picked": picked_of(answer), "entry": newest[0].id, "version": version if version in there else there[-1]}


def with_earlier(entry: Entry, logbook: Logbook, *, own: bool = False) -> Entry:
    """The entry as it is read: beside what was picked, what was looked at.

    An answer that looks back at something private, or at a story whose teller has not agreed, is private. What it
    looked at then shows only on the person's *own* screen.
    """
    answers, private = dict(entry.answers), dict(entry.private)
    for field, answer in read_answers(entry):
        back = field.kind.looks_back()
        if back is None:
            continue
        seen, versions = _looked_at(back, entry, answer, logbook)
        why = next((why for version in versions if (why := _kept_back(version, back))), "")
        if why:
            private[field.id] = True
        answers[field.id] = _beside(back, answer, seen, "" if own else why)
    return replace(entry, answers=answers, private=private)


def _looked_at(back: LookBack, entry: Entry, answer: Any, logbook: Logbook) -> tuple[Entry | None, list[Entry]]:
    """The version that was looked at, None where that is not known or gone, and every version whose switches count."""
    number, version = place_of(answer)
    lines = [item for item in logbook.latest(card=back.card) if number in (0, item.id)]
    if not lines:
        return None, []
    if number == 0 and version and len(lines) > 1:
        lines.sort(key=lambda line: _last_before(line, entry, logbook), reverse=True)
    newest = lines[0]
    if not version:
        return None, [newest]
    try:
        seen = logbook.entry(newest.id, version)
    except LogbookError:
        return None, [newest]
    return seen, [seen, newest]


def _last_before(line: Entry, entry: Entry, logbook: Logbook) -> float:
    """When a line of work was last saved before an entry was; those saved only later come last."""
    saved = [version.saved.timestamp() for version in logbook.versions(line.id) if version.saved <= entry.saved]
    return max(saved, default=0.0)


def _kept_back(one: Entry, back: LookBack) -> str:
    """Why an earlier answer may not show; "" where it may."""
    if consent_missing(one):
        return t(
            "What this looks back at does not show until they agree to your sharing it (card {card}).", card=back.card
        )
    if one.is_private(back.field):
        return t("What this looks back at does not show: it is private on card {card}.", card=back.card)
    return ""


def _beside(back: LookBack, answer: Any, seen: Entry | None, why: str) -> Any:
    _, version = place_of(answer)
    if why:
        return {"picked": picked_of(answer), UNSEEN: why}
    if seen is None:
        gone = t("The version that was looked at is no longer in your log book (card {card}).", card=back.card)
        return {"picked": picked_of(answer), UNSEEN: gone} if version else answer
    wording, earlier = seen.question(back.field) or {}, seen.answers.get(back.field)
    kind = looked_at(wording)
    drawn = kind.snapshot(earlier) if kind and earlier else None
    if drawn is None:
        return answer
    said = t(
        "From card {card}, version {version}, saved on {moment}.",
        card=back.card,
        version=seen.version,
        moment=show_moment(seen),
    )
    return {"picked": picked_of(answer), EARLIER: {"wording": dict(wording), "answer": drawn, "said": said}}
