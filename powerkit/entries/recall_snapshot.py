"""What an entry's answers looked back at: noted when it is saved, and put beside what was picked when it is read.

The map in a record is the one that was looked at, not the map of today. What is private on the other card is private
here too, and shows nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from powerkit.deck import Card, Field, field_from
from powerkit.entries.visibility import answered, consent_missing, show_moment
from powerkit.errors import LogbookError
from powerkit.kinds.map.kind import people_of
from powerkit.kinds.recall.kind import EARLIER, UNSEEN, Recall, looked_at, picked_of, place_of
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry

_DRAWN = {
    "map": ("_id", "name", "kind", "ring", "sector", "tie", "seen", "not_yet", "knows", "may_know"),
    "words": ("_id", "word", "count", "often", "theme", "pin"),
}
"""What of each row is drawn. No more of it goes along: notes, wishes and quotes stay on their own card."""


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
        answer = answers.get(field.id)
        if not isinstance(field.kind, Recall) or not isinstance(answer, Mapping) or answer == before.get(field.id):
            continue
        number, version = place_of(answer)
        if number == 0:
            found[field.id] = _with_place(field.kind, answer, version, logbook)
    return found


def _with_place(kind: Recall, answer: Mapping[str, Any], version: int, logbook: Logbook) -> Any:
    card, target = kind.target
    newest = logbook.latest(card=card, limit=1)
    there = [one.version for one in logbook.versions(newest[0].id) if target in one.answers] if newest else []
    if not there:
        return picked_of(answer)
    return {"picked": picked_of(answer), "entry": newest[0].id, "version": version if version in there else there[-1]}


def with_earlier(entry: Entry, logbook: Logbook, *, own: bool = False) -> Entry:
    """The entry as it is read: beside what was picked, what was looked at.

    An answer that looks back at something private, or at a story whose teller has not agreed, is private. What it
    looked at then shows only on the person's *own* screen.
    """
    answers, private = dict(entry.answers), dict(entry.private)
    for wording, answer in answered(entry):
        field = field_from(wording)
        if field is None or not isinstance(field.kind, Recall):
            continue
        seen, versions = _looked_at(field.kind, entry, answer, logbook)
        why = next((why for one in versions if (why := _kept_back(one, field.kind))), "")
        if why:
            private[field.id] = True
        answers[field.id] = _beside(field.kind, answer, seen, "" if own else why)
    return replace(entry, answers=answers, private=private)


def _looked_at(kind: Recall, entry: Entry, answer: Any, logbook: Logbook) -> tuple[Entry | None, list[Entry]]:
    """The version that was looked at, None where that is not known or gone, and every version whose switches count."""
    card, _ = kind.target
    number, version = place_of(answer)
    lines = [one for one in logbook.latest(card=card) if number in (0, one.id)]
    if not lines:
        return None, []
    if number == 0 and version and len(lines) > 1:
        lines.sort(key=lambda one: _last_before(one, entry, logbook), reverse=True)
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
    saved = [one.saved.timestamp() for one in logbook.versions(line.id) if one.saved <= entry.saved]
    return max(saved, default=0.0)


def _kept_back(one: Entry, kind: Recall) -> str:
    """Why an earlier answer may not show; "" where it may."""
    card, target = kind.target
    if consent_missing(one):
        return f"What this looks back at does not show until they agree to your sharing it (card {card})."
    if one.is_private(target):
        return f"What this looks back at does not show: it is private on card {card}."
    return ""


def _beside(kind: Recall, answer: Any, seen: Entry | None, why: str) -> Any:
    card, target = kind.target
    _, version = place_of(answer)
    if why:
        return {"picked": picked_of(answer), UNSEEN: why}
    if seen is None:
        gone = f"The version that was looked at is no longer in your log book (card {card})."
        return {"picked": picked_of(answer), UNSEEN: gone} if version else answer
    wording, earlier = _wording(seen, target), seen.answers.get(target)
    if not earlier or looked_at(wording) is None:
        return answer
    said = f"From card {card}, version {seen.version}, saved on {show_moment(seen)}."
    drawn = _only_drawn(str(wording["kind"]), earlier)
    return {"picked": picked_of(answer), EARLIER: {"wording": dict(wording), "answer": drawn, "said": said}}


def _wording(entry: Entry, field: str) -> Mapping[str, Any]:
    return entry.question(field) or {}


def _only_drawn(kind: str, answer: Any) -> Any:
    rows = [{key: row[key] for key in _DRAWN[kind] if key in row} for row in people_of(answer)]
    if kind == "map":
        for row, whole in zip(rows, people_of(answer), strict=True):
            row["wish"] = "yes" if str(whole.get("wish") or "").strip() else ""  # it is drawn as a mark
    return {**answer, "people": rows} if isinstance(answer, Mapping) else rows
