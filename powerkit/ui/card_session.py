"""What happens to a card's messages: drafts are kept, versions are saved, and the page is told the truth about it.

A `CardDesk` knows nothing of Jupyter. The widget hands it each message from the page and sends back what it
yields; nothing is acknowledged before it is in the log book.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from powerkit.deck import Card, Field, others_ids
from powerkit.entries.new_version import Complaint
from powerkit.entries.profile import communities_in_mind
from powerkit.entries.recall_snapshot import Recalled
from powerkit.entries.save_card import ABOUT, CardSaver, values_of
from powerkit.entries.visibility import show_moment
from powerkit.error_log import where
from powerkit.errors import PowerkitError
from powerkit.kinds.recall.kind import followed, parts
from powerkit.logbook import FORGOTTEN, Logbook
from powerkit.logbook.model import BOX, Draft, Entry, Past, question_of
from powerkit.ui.queries import tell, tell_of_card

Message = Mapping[str, Any]
Reply = dict[str, Any]

Stories = Callable[[Field, str, Any], Reply]
"""What is told, or done, of somebody’s story: the question of consent to it, what is asked, and what is given."""

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # without a log to write to, nothing may end up under a cell

_LONGEST_ID = 200

WHOLE_CARD = "about.card"
"""What is asked of the card as a whole, and of no question of it, is asked of this."""


class CardDesk:
    """One card open on a page.

    *on_saved* is called with each saved version before it is acknowledged, so that the record under the card is
    already the new one when the page saves the notebook. *recalls* are the earlier answers the card looks back at,
    *additions* the maps of other cards that people named here join; *stories* answers for somebody's own story.
    """

    def __init__(
        self,
        card: Card,
        logbook: Logbook,
        on_saved: Callable[[Entry], None],
        recalls: Mapping[str, Recalled] | None = None,
        additions: Mapping[str, Recalled] | None = None,
        stories: Stories | None = None,
    ) -> None:
        self.card = card
        self._logbook = logbook
        self._on_saved = on_saved
        self._recalls = recalls or {}
        self._additions = additions or {}
        self._stories = stories
        self._quick = {one.key: one for one in self._recalls.values() if one.quick}
        self._saver = CardSaver(card, logbook, self._quick, self._additions)
        self._fields = {field.id for field in card.fields} | set(ABOUT) | set(others_ids(card))

    def answer(self, message: Message) -> Iterator[Reply]:
        """The replies to one message. A problem is a reply too: nothing is raised to the page."""
        kind, client, number = message.get("kind"), message.get("client"), message.get("n", 0)
        if not isinstance(client, str) or not client or isinstance(number, bool) or not isinstance(number, int):
            yield {"kind": "refused", "error": "The page sent something the workbook does not understand. Reload it."}
            return
        match kind:
            case "hello":
                yield self._answers(client)
            case "draft":
                yield self._draft(client, number, message)
            case "save":
                yield self._save(client, number)
            case "fresh":
                yield self._fresh(client, number)
            case "settle":
                yield self._settled(client, message.get("of"))
            case "ask":
                told = self._told(client, number, message)
                yield told
                if told.get("erased"):
                    yield self._answers(client)
            case _:
                yield {"kind": "refused", "error": "The page is older than the workbook. Reload it."}

    def latest(self) -> Entry | None:
        """The newest saved version of this card, whichever community it is for."""
        return self._saver.latest()

    def _answers(self, client: str) -> Reply:
        try:
            drafts, seen = self._logbook.drafts(self.card.id), self._logbook.seen(self.card.id)
            entry = self.latest()
            communities = communities_in_mind(self._logbook)
            recalled = {field: self._recalled(one) for field, one in self._recalls.items()}
            quick = self._saver.quick_drafts()
            others = self._logbook.other_drafts(self.card.id)
            forgotten = self._logbook.setting(FORGOTTEN)
        except PowerkitError as error:
            return {"kind": "refused", "client": client, "error": str(error)}
        values = values_of(entry) | {one: draft.value for one, draft in drafts.items()}
        return {
            "kind": "answers",
            "client": client,
            "values": {key: value for key, value in values.items() if self._knows(key)}
            | {key: draft.value for key, draft in quick.items()},
            "seen": {field: {"client": by, "n": number} for field, (by, number) in seen.items()}
            | {key: {"client": draft.client, "n": draft.number} for key, draft in quick.items()},
            "recalled": recalled,
            "communities": communities,
            "version": _shown(entry) if entry else None,
            "changed": any(draft.value is not None or not one.startswith(BOX) for one, draft in drafts.items()),
            "others": [_offered(draft) for draft in others if self._knows(draft.field)],
            "forgotten": forgotten,
        }

    def _settled(self, client: str, of: Any) -> Reply:
        """Words of another copy of the log book were taken or are not wanted: they are offered no more."""
        try:
            if isinstance(of, str):
                self._logbook.settle_other_drafts(self.card.id, of)
        except PowerkitError as error:
            return {"kind": "refused", "client": client, "error": str(error)}
        return {"kind": "settled", "client": client}

    def _draft(self, client: str, number: int, message: Message) -> Reply:
        field = message.get("field")
        reply: Reply = {"kind": "ack", "client": client, "n": number, "field": field}
        card, kept = self._place(field)
        if not kept:
            return {**reply, "ok": False, "error": "This card has changed since the page was loaded. Reload the page."}
        try:
            draft = self._logbook.put_draft(card, kept, message.get("value"), client=client, number=number)
        except PowerkitError as error:
            return {**reply, "ok": False, "error": str(error)}
        return {**reply, "ok": True, "at": f"{draft.written.astimezone():%H:%M}"}

    def _save(self, client: str, number: int) -> Reply:
        reply: Reply = {"kind": "saved", "client": client, "n": number}
        try:
            drafts = self._logbook.drafts(self.card.id)
            used = {one: draft for one, draft in drafts.items() if self._knows(one) and not _waits(draft)}
            saved = self._saver.save(used, client=client, number=number)
            if saved.entry is None:
                shown = [_complaint(one) for one in saved.complaints if one.field in self._fields]
                return {**reply, "ok": False, "error": "Some answers need another look.", "problems": shown}
        except PowerkitError as error:
            return {**reply, "ok": False, "error": str(error), "problems": []}
        recalled: Reply = {}
        with suppress(PowerkitError):  # the card is saved: what it looks back at shows at the next opening
            recalled = {field: self._recalled(one) for field, one in self._recalls.items()} if saved.also else {}
        try:
            self._on_saved(saved.entry)
        except Exception as error:  # the words are in the log book: the page must not be told otherwise
            _log.error("The record of card %s was not shown: %s", self.card.id, where(error))
        return {**reply, "ok": True, "version": _shown(saved.entry), "also": saved.also, "recalled": recalled}

    def _told(self, client: str, number: int, message: Message) -> Reply:
        """What the workbook says or makes of an answer that is being written; nothing is kept."""
        field, what = message.get("field"), message.get("what")
        reply: Reply = {"kind": "told", "client": client, "n": number, "field": field, "what": what}
        if field == WHOLE_CARD and isinstance(what, str):
            return {**reply, **self._of_card(what, message.get("given"))}
        asked = self._asked(field)
        if asked is None or not isinstance(what, str):
            return {**reply, "ok": False, "error": "This card has changed since the page was loaded. Reload the page."}
        card, one = asked
        try:
            if what == "earlier":
                return {**reply, **self._earlier(field, message.get("given"))}
            if one.story is not None and self._stories is not None:
                return {**reply, "ok": True, **self._stories(one, what, message.get("given"))}
            given = message.get("given")
            told = one.kind.from_logbook(what, given, self._logbook)
            return {**reply, "ok": True, **(told or tell(one.kind, what, given, lambda: self._past(card, one)))}
        except PowerkitError as error:
            return {**reply, "ok": False, "error": str(error)}

    def _of_card(self, what: str, given: Any) -> Reply:
        try:
            return {"ok": True, **tell_of_card(self.card, self._logbook, what, given)}
        except PowerkitError as error:
            return {"ok": False, "error": str(error)}

    def _asked(self, field: Any) -> tuple[str, Field] | None:
        """The card and field a page's id stands for; for a field that looks back, those it looks at."""
        if not isinstance(field, str):
            return None
        if (earlier := self._recalls.get(field) or self._quick.get(field)) is not None:
            return earlier.card.id, earlier.field
        return next(((self.card.id, one) for one in self.card.fields if one.id == field), None)

    def _past(self, card: str, field: Field) -> list[Past]:
        """The saved versions of an answer in the line of work saved last, the first one first."""
        newest = self._logbook.latest(card=card, limit=1)
        versions = self._logbook.versions(newest[0].id) if newest else []
        return [
            Past(entry.version, show_moment(entry), field.kind.check(entry.answers[field.id])[0])
            for entry in versions
            if field.id in entry.answers
        ]

    def _place(self, field: Any) -> tuple[str, str]:
        """Where an answer of this page is kept: its card and its field, both "" for one that is not known."""
        if not isinstance(field, str):
            return "", ""
        if field in self._quick:
            return self._quick[field].card.id, self._quick[field].field.id
        return (self.card.id, field) if self._knows(field) else ("", "")

    def _knows(self, field: str) -> bool:
        """Whether something of that id is kept for this card: an answer, or what waits in a box of a question."""
        if field.startswith(BOX):
            return len(field) <= _LONGEST_ID and question_of(field) in self._fields | self._quick.keys()
        return field in self._fields

    def _recalled(self, one: Recalled, version: int | None = None) -> Reply | None:
        """The earlier answer as the page shows it, of the newest *version* or another; None while there is none."""
        past = self._past(one.card.id, one.field)
        found = next((each for each in reversed(past) if version in (None, each.version)), None)
        if found is None:
            return None
        kind = one.field.kind
        return {
            "parts": [{"text": text, "detail": detail} for text, detail in parts(kind, found.answer)],
            "said": f"From card {one.card.id}, version {found.version}, saved on {found.said}.",
            "version": found.version,
            "versions": [{"version": each.version, "said": each.said} for each in past],
            "answer": found.answer,
            "entry": self._logbook.latest(card=one.card.id, limit=1)[0].id,
            "was": {each.version: was for each in past if (was := followed(kind, each.answer, found.answer))},
        }

    def _earlier(self, field: Any, given: Any) -> Reply:
        """Another version of an earlier answer, or the newest of a map that people named in the field join."""
        one = self._recalls.get(field) or self._additions.get(field)
        version = given.get("version") if isinstance(given, Mapping) else None
        found = self._recalled(one, version) if one else None
        if found is None:
            return {"ok": False, "error": "There is nothing saved to look back at yet."}
        return {"ok": True, **found}

    def _fresh(self, client: str, number: int) -> Reply:
        try:
            filled = values_of(self.latest()).keys() | self._logbook.drafts(self.card.id).keys()
            for one in sorted(filter(self._knows, filled)):
                self._logbook.put_draft(self.card.id, one, None, client=client, number=number)
        except PowerkitError as error:
            return {"kind": "refused", "client": client, "error": str(error)}
        return self._answers(client)


def _waits(draft: Draft) -> bool:
    """Whether it is of a box, and something stands in it that was not added."""
    return draft.field.startswith(BOX) and draft.value is not None


def _offered(draft: Draft) -> Reply:
    at = draft.written.isoformat()
    return {"field": draft.field, "client": draft.client, "n": draft.number, "value": draft.value, "at": at}


def _complaint(one: Complaint) -> Reply:
    return {"field": one.field, "row": one.problem.row, "column": one.problem.column, "text": one.problem.text}


def _shown(entry: Entry) -> Reply:
    day, _, at = show_moment(entry).partition(" at ")
    private = entry.is_wholly_private
    return {
        "entry": entry.id,
        "number": entry.version,
        "saved": entry.saved.isoformat(),
        "at": at,
        "day": day,
        "community": entry.community,
        "private": private,
    }
