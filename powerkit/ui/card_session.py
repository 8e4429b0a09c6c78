"""What happens to a card's messages: drafts are kept, versions are saved, and the page is told the truth about it.

A `CardDesk` knows nothing of Jupyter. The widget hands it each message from the page and sends back what it
yields; nothing is acknowledged before it is in the log book.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Any

from powerkit.deck import Card, Field, others_ids
from powerkit.entries.begin_afresh import AFRESH, GROUP, LEFT, drafts_after, empty, is_written
from powerkit.entries.entries_of_card import has_page, held, held_and_beside, is_of_group
from powerkit.entries.new_version import Complaint
from powerkit.entries.profile import communities_in_mind, community_from_last_time
from powerkit.entries.recall_snapshot import Recalled
from powerkit.entries.save_card import ABOUT, CardSaver, values_of
from powerkit.entries.visibility import show_moment
from powerkit.error_log import where
from powerkit.errors import PowerkitError
from powerkit.kinds.recall.kind import followed, parts
from powerkit.kinds.recall.query_types import AskEarlier, EarlierTold
from powerkit.logbook import FORGOTTEN, Logbook
from powerkit.logbook.groups import are_group
from powerkit.logbook.model import ABOUT_PEOPLE, BOX, HELD, Draft, Entry, Past, question_of
from powerkit.text.catalogue import later, t
from powerkit.text.dates import clock, said_day
from powerkit.text.schemas import heard
from powerkit.ui.messages import (
    Acknowledged,
    Answers,
    Ask,
    BeginAfresh,
    FromPage,
    KeepDraft,
    Offered,
    Refused,
    Saved,
    SaveVersion,
    Seen,
    Settle,
    Settled,
    Told,
    ToPage,
    Version,
    Wrong,
    decode,
    plain,
)
from powerkit.ui.queries import tell, tell_of_card

Reply = Mapping[str, Any]

Stories = Callable[[Field, str, Any], Reply]
"""What is told, or done, of somebody’s story: the question of consent to it, what is asked, and what is given."""

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # without a log to write to, nothing may end up under a cell

_LONGEST_ID = 200

CHANGED = later("This card has changed since the page was loaded. Reload the page.")

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
        self._quick = {recall.key: recall for recall in self._recalls.values() if recall.quick}
        self._saver = CardSaver(card, logbook, self._quick, self._additions)
        self._fields = {field.id for field in card.fields} | {*ABOUT, GROUP} | set(others_ids(card))

    def answer(self, message: Any) -> Iterator[Reply]:
        """The replies to one message. A problem is a reply too: nothing is raised to the page."""
        try:
            yield from map(plain, self._replies(decode(message)))
        except PowerkitError as error:
            client = message.get("client") if isinstance(message, Mapping) else ""
            yield plain(Refused(client=client if isinstance(client, str) else "", error=str(error)))

    def _replies(self, said: FromPage) -> Iterator[ToPage]:
        match said:
            case KeepDraft():
                yield self._keep(said)
            case SaveVersion():
                yield self._save(said)
            case BeginAfresh(how="back"):
                yield self._answers(said.client, timedelta())
            case BeginAfresh():
                self._empty(said)
                yield self._answers(said.client)
            case Settle():
                self._logbook.settle_other_drafts(self.card.id, said.of)
                yield Settled(client=said.client)
            case Ask():
                told = self._told(said)
                changed = told.more or {}
                if changed.get("held"):  # first: what is asked to be done next is done on that entry
                    yield self._answers(said.client)
                yield told
                if changed.get("erased"):
                    yield self._answers(said.client)
            case _:
                yield self._answers(said.client, LEFT)

    def held(self) -> Entry | None:
        """The entry of this card that its page shows: the one saved last, or another that was chosen."""
        return held(self._logbook, self.card.id)

    def _answers(self, client: str, left: timedelta | None = None) -> Answers:
        drafts, seen = drafts_after(self._logbook, self.card.id, left), self._logbook.seen(self.card.id)
        entry, others = held_and_beside(self._logbook, self.card.id, drafts)
        quick = self._saver.quick_drafts()
        values = values_of(entry) | {one: draft.value for one, draft in drafts.items()}
        values |= community_from_last_time(self._logbook, entry, drafts)
        if are_group(values.get(ABOUT_PEOPLE) or ""):
            values[GROUP] = True
        return Answers(
            client=client,
            values={key: value for key, value in values.items() if self._knows(key)}
            | {key: draft.value for key, draft in quick.items()},
            seen={field: Seen(by, number) for field, (by, number) in seen.items()}
            | {key: Seen(draft.client, draft.number) for key, draft in quick.items()},
            recalled={field: self._recalled(one) for field, one in self._recalls.items()},
            communities=tuple(communities_in_mind(self._logbook)),
            version=_shown(entry) if entry else None,
            changed=any(is_written(draft) for draft in drafts.values()),
            others=tuple(
                _offered(draft) for draft in self._logbook.other_drafts(self.card.id) if self._knows(draft.field)
            ),
            forgotten=self._logbook.setting(FORGOTTEN),
            beside=others,
            held=HELD in drafts,
            afresh=AFRESH in drafts,
        )

    def _keep(self, said: KeepDraft) -> Acknowledged:
        card, kept = self._place(said.field)
        at, error = "", "" if kept else t(CHANGED)
        if kept:
            try:
                draft = self._logbook.put_draft(card, kept, said.value, client=said.client, number=said.n)
                at = f"{draft.written.astimezone():%H:%M}"
            except PowerkitError as failed:
                error = str(failed)
        return Acknowledged(client=said.client, n=said.n, field=said.field, ok=not error, at=at, error=error)

    def _save(self, said: SaveVersion) -> Saved:
        reply = partial(Saved, client=said.client, n=said.n)
        try:
            drafts = self._logbook.drafts(self.card.id)
            kept = {AFRESH, HELD, *filter(self._knows, drafts)}
            used = {field: draft for field, draft in drafts.items() if field in kept and not _waits(draft)}
            saved = self._saver.save(used, client=said.client, number=said.n)
        except PowerkitError as error:
            return reply(ok=False, error=str(error))
        if saved.entry is None:
            shown = tuple(_complaint(complaint) for complaint in saved.complaints if complaint.field in self._fields)
            return reply(ok=False, error=t("Some answers need another look."), problems=shown)
        recalled: dict[str, EarlierTold | None] = {}
        with suppress(PowerkitError):  # the card is saved: what it looks back at shows at the next opening
            recalled = {field: self._recalled(one) for field, one in self._recalls.items()} if saved.also else {}
        try:
            self._on_saved(saved.entry)
        except Exception as error:  # the words are in the log book: the page must not be told otherwise
            _log.error("The record of card %s was not shown: %s", self.card.id, where(error))
        return reply(ok=True, version=_shown(saved.entry), also=tuple(saved.also), recalled=recalled)

    def _told(self, said: Ask) -> Told:
        """What the workbook says or makes of an answer that is being written; nothing is kept."""
        reply = partial(Told, client=said.client, n=said.n, field=said.field, what=said.what)
        try:
            return reply(ok=True, more=self._more(said))
        except PowerkitError as error:
            return reply(ok=False, error=str(error))

    def _more(self, said: Ask) -> Reply:
        if said.field == WHOLE_CARD and said.what:
            return tell_of_card(self.card, self._logbook, said.what, said.given)
        asked = self._asked(said.field)
        if asked is None or not said.what:
            raise PowerkitError(t(CHANGED))
        card, one = asked
        if said.what == "earlier":
            return self._earlier(said.field, heard(AskEarlier, said.given))
        if one.story is not None and self._stories is not None:
            return self._stories(one, said.what, said.given)
        here = self.card.id if said.field in self._quick else card  # what is made here of another card is this group's
        told = one.kind.from_logbook(said.what, said.given, self._logbook)
        kind = one.kind.for_group() if one.kind.speaks and is_of_group(self._logbook, here) else one.kind
        return told or tell(kind, said.what, said.given, lambda: self._past(card, one))

    def _asked(self, field: str) -> tuple[str, Field] | None:
        """The card and field a page's id stands for; for a field that looks back, those it looks at."""
        if (earlier := self._recalls.get(field) or self._quick.get(field)) is not None:
            return earlier.card.id, earlier.field
        return next(((self.card.id, item) for item in self.card.fields if item.id == field), None)

    def _past(self, card: str, field: Field) -> list[Past]:
        """The saved versions of an answer in the line of work saved last, the first one first."""
        newest = self.held() if card == self.card.id else next(iter(self._logbook.latest(card=card, limit=1)), None)
        versions = self._logbook.versions(newest.id) if newest else []
        return [
            Past(entry.version, show_moment(entry), field.kind.check(entry.answers[field.id])[0])
            for entry in versions
            if field.id in entry.answers
        ]

    def _place(self, field: str) -> tuple[str, str]:
        """Where an answer of this page is kept: its card and its field, both "" for one that is not known."""
        if field in self._quick:
            return self._quick[field].card.id, self._quick[field].field.id
        return (self.card.id, field) if self._knows(field) else ("", "")

    def _knows(self, field: str) -> bool:
        """Whether something of that id is kept for this card: an answer, or what waits in a box of a question."""
        if field.startswith(BOX):
            return len(field) <= _LONGEST_ID and question_of(field) in self._fields | self._quick.keys()
        return field in self._fields

    def _recalled(self, one: Recalled, version: int | None = None) -> EarlierTold | None:
        """The earlier answer as the page shows it, of the newest *version* or another; None while there is none."""
        past = self._past(one.card.id, one.field)
        found = next((each for each in reversed(past) if version in (None, each.version)), None)
        if found is None:
            return None
        kind = one.field.kind
        newest = self._logbook.latest(card=one.card.id, limit=1)[0]
        told: EarlierTold = {
            "parts": [{"text": text, "detail": detail} for text, detail in parts(kind, found.answer)],
            "said": t(
                "From card {card}, version {version}, saved on {found}.",
                card=one.card.id,
                version=found.version,
                found=found.said,
            ),
            "version": found.version,
            "versions": [{"version": each.version, "said": each.said} for each in past],
            "answer": found.answer,
            "entry": newest.id,
            "was": {each.version: was for each in past if (was := followed(kind, each.answer, found.answer))},
        }
        return {**told, "ours": True} if newest.of_group else told

    def _earlier(self, field: str, given: AskEarlier) -> EarlierTold:
        """Another version of an earlier answer, or the newest of a map that people named in the field join."""
        one = self._recalls.get(field) or self._additions.get(field)
        found = self._recalled(one, given.get("version")) if one else None
        if found is None:
            raise PowerkitError(t("There is nothing saved to look back at yet."))
        return found

    def _empty(self, said: BeginAfresh) -> None:
        filled = values_of(self.held()).keys() | self._logbook.drafts(self.card.id).keys()
        known = sorted(filter(self._knows, filled))
        empty(self._logbook, self.card.id, known, own=said.how == "entry", client=said.client, number=said.n)


def _waits(draft: Draft) -> bool:
    """Whether it is of a box, and something stands in it that was not added."""
    return draft.field.startswith(BOX) and draft.value is not None


def _offered(draft: Draft) -> Offered:
    return Offered(draft.field, draft.client, draft.number, draft.value, draft.written.isoformat())


def _complaint(one: Complaint) -> Wrong:
    return Wrong(one.field, one.problem.row, one.problem.column, one.problem.text)


def _shown(entry: Entry) -> Version:
    day, at = said_day(entry.saved), clock(entry.saved)
    private, saved = entry.is_wholly_private, entry.saved.isoformat()
    return Version(entry.id, entry.version, saved, at, day, entry.community, private, has_page(entry))
