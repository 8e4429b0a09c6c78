"""Forgetting on the log book page: what can be forgotten, what would go, and the second step that does it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from powerkit.deck import Deck
from powerkit.entries.forget import NOT_REACHED, Spelling, Wish, forget, likely_spared, parts_of_entry, plan
from powerkit.errors import AnswerError
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.notebook_records import renew_all
from powerkit.text.catalogue import t
from powerkit.ui.pages.replies.log import (
    Forgotten,
    PartOfEntry,
    PartsTold,
    PlanTold,
    SpellingTold,
)
from powerkit.ui.pages.requests.log import AskForget, AskParts, AskPlan, Wished


def forget_answers(
    deck: Deck, logbook: Logbook, folder: WorkbookFolder
) -> Mapping[str, Callable[..., Iterator[PartsTold | PlanTold | Forgotten]]]:
    """Who answers what of forgetting, for the desk of a page. What could not be changed is still there."""

    def parts(message: AskParts) -> Iterator[PartsTold]:
        found = parts_of_entry(logbook, _wish({"entry": message["entry"]}).entry)
        shown: list[PartOfEntry] = [{"field": item.field, "row": item.row, "label": item.label} for item in found]
        yield {"kind": "parts", "parts": shown, "entry": message["entry"]}

    def planned(message: AskPlan) -> Iterator[PlanTold]:
        yield _planned(message, logbook)

    def forgotten(message: AskForget) -> Iterator[Forgotten]:
        wish = _wish(message)
        made = plan(wish, logbook)
        left = forget(wish, message["seal"], deck, logbook, folder, renew_all)
        gone = [spelling.text for spelling in made.spellings if spelling.goes]
        yield {"kind": "forgotten", "what": made.what, "left": list(left), "spellings": gone}

    return {"parts": parts, "plan": planned, "forget": forgotten}


def _planned(message: AskPlan, logbook: Logbook) -> PlanTold:
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


def _wish(said: Wished) -> Wish:
    person, entry = said.get("person", ""), said.get("entry", 0)
    if not (person.strip() or entry):
        raise AnswerError(t("Say first what is to be forgotten."), t("Nothing was changed."))
    if person.strip():
        return Wish(person=person, spared=tuple(said.get("spared") or ()))
    return Wish(entry=entry, field=said.get("field", ""), row=said.get("row", ""))
