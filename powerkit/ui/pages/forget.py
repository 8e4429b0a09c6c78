"""Forgetting on the log book page: what can be forgotten, what would go, and the second step that does it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from powerkit.deck import Deck
from powerkit.entries.forget import NOT_REACHED, Spelling, Wish, forget, likely_spared, parts_of_entry, plan
from powerkit.errors import AnswerError
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.notebook_records import renew_all
from powerkit.text.catalogue import t
from powerkit.ui.pages.told.log import (
    Forgotten,
    PartOfEntry,
    PartsTold,
    PlanTold,
    SpellingTold,
)

Message = Mapping[str, Any]
Reply = Mapping[str, Any]


def answer(
    message: Message, deck: Deck, logbook: Logbook, folder: WorkbookFolder
) -> PartsTold | PlanTold | Forgotten | None:
    """The reply to a message about forgetting; None for a message about something else.

    Raises:
        PowerkitError: it could not be done. What could not be changed is still there.
    """
    match message.get("kind"):
        case "parts":
            found = parts_of_entry(logbook, _wish(message).entry)
            parts: list[PartOfEntry] = [{"field": item.field, "row": item.row, "label": item.label} for item in found]
            return {"kind": "parts", "parts": parts, "entry": message["entry"]}
        case "plan":
            return _planned(message, logbook)
        case "forget":
            wish = _wish(message)
            made = plan(wish, logbook)
            left = forget(wish, str(message.get("seal", "")), deck, logbook, folder, renew_all)
            gone = [spelling.text for spelling in made.spellings if spelling.goes]
            return {"kind": "forgotten", "what": made.what, "left": list(left), "spellings": gone}
    return None


def _planned(message: Message, logbook: Logbook) -> PlanTold:
    wish = _wish(message)
    made = plan(wish, logbook)
    if message.get("spared") is None and (spared := likely_spared(made)):
        made = plan(replace(wish, spared=spared), logbook)
    return {
        "kind": "plan",
        "what": made.what,
        "lines": list(made.lines),
        "spellings": [_spelling(spelling) for spelling in made.spellings],
        "inside": list(made.inside),
        "nothing": made.nothing,
        "seal": made.seal,
        "not_reached": [t(text) for text in NOT_REACHED],
    }


def _spelling(one: Spelling) -> SpellingTold:
    return {"text": one.text, "count": one.count, "example": one.example, "goes": one.goes, "also": one.also}


def _wish(message: Message) -> Wish:
    person, entry, spared = message.get("person", ""), message.get("entry", 0), message.get("spared") or ()
    field, row = message.get("field", ""), message.get("row", "")
    fits = all(isinstance(item, str) for item in (person, field, row, *spared))
    if not fits or isinstance(entry, bool) or not isinstance(entry, int) or not (person.strip() or entry):
        raise AnswerError(t("Say first what is to be forgotten."), t("Nothing was changed."))
    if person.strip():
        return Wish(person=person, spared=tuple(spared))
    return Wish(entry=entry, field=field, row=row)
