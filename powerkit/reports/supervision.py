"""A supervision meeting: what is wanted from it, what changed since the last one, and what is agreed there.

Two people look at one screen, so what is listed here shows nothing private until it is opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from powerkit.deck import Card, field_from
from powerkit.documents.model import Block
from powerkit.entries.actions import add_action
from powerkit.entries.new_version import card_of, new_version, page_answers
from powerkit.entries.page_entries import is_page_card, supervision_day, supervision_id
from powerkit.entries.recall_snapshot import with_earlier
from powerkit.entries.visibility import consent_missing
from powerkit.errors import AnswerError
from powerkit.kinds.pictures import Draw, pictures_of
from powerkit.logbook import Logbook
from powerkit.logbook.model import OPEN_STATUSES, OWN_QUESTIONS, Action, Draft, Entry
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from powerkit.text.catalogue import later, t
from powerkit.text.dates import show_date

_FIELDS = (
    {"id": "wants", "kind": "text", "label": later("What I want from this meeting"), "rows": 3, "private": True},
    {"id": "talked", "kind": "text", "label": later("What we talked about"), "rows": 5, "private": True},
)

MOST = 200
"""How many entries and actions are listed at most."""


@dataclass(frozen=True)
class Changed:
    """An entry saved since a day; *private* says that nothing of it may show, *kept* how many answers are kept back."""

    entry: Entry
    private: bool
    kept: int


def supervision_card(day: date) -> Card:
    """The meeting on that day as a card with its questions."""
    fields = (field_from({**field, "label": t(str(field["label"]))}) for field in _FIELDS)
    title = t("Supervision, {day}", day=show_date(day.isoformat()))
    return Card(supervision_id(day), title, "", "", "", (), tuple(field for field in fields if field is not None))


def meetings(logbook: Logbook) -> list[tuple[date, Entry]]:
    """The meetings in the log book, the last one first."""
    found = [(day, item) for item in logbook.latest() if (day := supervision_day(item.card)) is not None]
    return sorted(found, key=lambda item: item[0], reverse=True)


def changed_since(logbook: Logbook, since: date, until: date) -> list[Changed]:
    """The newest version of each entry saved on or after a day, last saved first."""
    found = {item.id: item for item in logbook.between(since, until) if not is_page_card(item.card)}
    newest = [with_earlier(logbook.entry(item), logbook) for item in found]
    return [_changed(item) for item in sorted(newest, key=lambda item: item.saved, reverse=True)[:MOST]]


def actions_since(logbook: Logbook, since: date) -> list[Action]:
    """Actions that are open, and those that ended since a day: by their day, ended ones last."""
    found = [
        action
        for action in logbook.actions()
        if action.status in OPEN_STATUSES or (action.changed is not None and action.changed.date() >= since)
    ]
    return sorted(found, key=lambda item: item.status not in OPEN_STATUSES)[:MOST]


def is_hidden(logbook: Logbook, action: Action) -> bool:
    """Whether an action stays covered until it is opened."""
    entry = logbook.entry(action.entry)
    return entry.is_private(action.field) or consent_missing(entry)


def record_of(entry: Entry, names: Names, draw: Draw = pictures_of) -> tuple[Block, ...]:
    """An entry as it would be shared: private answers left out, names replaced."""
    return compose_record(entry, names, draw).blocks


def agree(logbook: Logbook, parts: Mapping[str, Any], day: date, private: bool, *, client: str, number: int) -> Entry:
    """Keep an action that was agreed in the meeting, with all the others. Asked a second time it keeps nothing more.

    Raises:
        AnswerError: it does not say what will be done, or its day is none. Nothing was saved.
        LogbookError: it cannot be saved.
    """
    if not str(parts.get("what") or "").strip():
        raise AnswerError(t("Say what you agreed to do."), t("Nothing was saved."))
    answers = {"now_what": dict(parts), "after": f"Supervision, {show_date(day.isoformat())}"}
    hidden = None if private else False
    return add_action(logbook, answers, private=hidden, client=client, number=number)


def save_meeting(
    logbook: Logbook,
    day: date,
    answers: Mapping[str, Any],
    drafts: tuple[Draft, ...] = (),
    *,
    client: str,
    number: int,
) -> Entry:
    """Keep the notes of the meeting on that day, as its next version.

    Raises:
        AnswerError: there is nothing to keep. Nothing was saved.
        LogbookError: it cannot be saved.
    """
    card = supervision_card(day)
    clean = page_answers(card, answers, t("Nothing was saved."))
    if not clean:
        raise AnswerError(t("There is nothing to save yet."), t("Write a few words first."))
    return logbook.save_version(new_version(card, clean, drafts=drafts), client=client, number=number)


def _changed(entry: Entry) -> Changed:
    answered = [field for field in card_of(entry).fields if field.id in entry.answers]
    kept = sum(entry.is_private(field.id) for field in answered)
    whole = entry.is_wholly_private or consent_missing(entry)
    own = bool(entry.own) and not entry.is_private(OWN_QUESTIONS)
    return Changed(entry, whole or (kept == len(answered) and not own), kept)
