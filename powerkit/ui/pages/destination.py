"""The page of where we are heading: one group of statements at a time, kept as looks, then and now."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial

from powerkit.deck.conversation_starter import Group
from powerkit.entries.destination import (
    STEPS,
    VIEWS,
    about,
    draft_field,
    look_of,
    looks,
    save_look,
    shown_last,
    then_and_now,
    views_used,
)
from powerkit.entries.page_entries import DESTINATION
from powerkit.entries.profile import communities_in_mind
from powerkit.entries.visibility import show_moment
from powerkit.errors import DeckError, LogbookError
from powerkit.kinds.options import DONT_KNOW
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry
from powerkit.logbook.serialize import local_now
from powerkit.text.catalogue import t
from powerkit.text.schemas import odd
from powerkit.ui.display import Open
from powerkit.ui.pages.entry import blocks_for_page
from powerkit.ui.pages.replies.common import (
    KeptAt,
    Labelled,
)
from powerkit.ui.pages.replies.destination import Compared, DestinationTold, DestinationView, LookSaved, LooksOpened
from powerkit.ui.pages.requests.common import AskHello
from powerkit.ui.pages.requests.destination import AskCompare, AskDraftOf, AskLooks, AskSaveOf, FromDestination
from powerkit.ui.pages.session import Form, PageDesk, Shown

MOST_COMMUNITIES = 200


def shown(now: Open) -> Shown:
    """What the page shows, and who answers it."""
    groups = now.starter().groups
    return destination_view(groups, now.logbook.workbook_id), DestinationDesk(groups, now.logbook, local_now).answer


def destination_view(groups: tuple[Group, ...], workbook: str) -> DestinationView:
    """The page as JSON for its script: the deck's own statements, and nothing a person wrote.

    Raises:
        DeckError: the deck does not say where we are heading. Its workbook has no such page then.
    """
    if not groups:
        raise DeckError(
            t("This deck does not say where we are heading."), t("Put a destinations.toml beside its cards.")
        )
    steps: list[Labelled] = [{"id": key, "label": t(label)} for key, label in STEPS.items()]
    return {
        "page": "destination",
        "workbook": workbook,
        "groups": [
            {
                "id": group.id,
                "name": group.name,
                "headline": group.headline,
                "statements": [{"id": statement.id, "text": statement.text} for statement in group.statements],
            }
            for group in groups
        ],
        "steps": [*steps, {"id": DONT_KNOW, "label": t("I don’t know")}],
        "views": [{"id": key, "label": t(label)} for key, label in VIEWS.items()],
    }


class DestinationDesk(PageDesk):
    """The page open in a browser. *now* gives the time."""

    may_ask = FromDestination

    def __init__(self, groups: tuple[Group, ...], logbook: Logbook, now: Callable[[], datetime]) -> None:
        self._groups = groups
        self._logbook = logbook
        self._now = now
        self.answers = {
            "hello": self._hello,
            "open": self._open,
            "draft": self._draft,
            "save": self._save,
            "compare": self._compare,
        }

    def _hello(self, message: AskHello) -> Iterator[DestinationTold]:
        communities = communities_in_mind(self._logbook)[:MOST_COMMUNITIES]
        latest = self._logbook.latest(card=DESTINATION, limit=1)
        drafts = [draft for draft in self._logbook.drafts(DESTINATION).values() if isinstance(draft.value, Mapping)]
        newest = max(drafts, key=lambda draft: draft.written, default=None)
        last = str(newest.value.get("community", "")) if newest else latest[0].community if latest else ""
        yield {"kind": "destination", "communities": communities, "community": last}

    def _open(self, message: AskLooks) -> Iterator[LooksOpened]:
        yield self._opened(message["community"])

    def _opened(self, community: str) -> LooksOpened:
        found, draft = looks(self._logbook, community), self._form(community).draft
        newest = found[-1] if found else None
        answers = draft.value.get("answers", {}) if draft else dict(newest.answers) if newest else {}
        return {
            "kind": "opened",
            "community": community,
            "answers": answers,
            "drafted": draft is not None,
            "last": shown_last(newest),
            "looks": [{"number": item.version, "said": about(item)} for item in found],
            "views": list(views_used(found)),
        }

    def _draft(self, message: AskDraftOf) -> Iterator[KeptAt]:
        community = message["community"]
        value = {"community": community, "answers": message["answers"]}
        self._form(community).keep(message, value)
        yield {"kind": "kept", "at": f"{self._now():%H:%M}"}

    def _save(self, message: AskSaveOf) -> Iterator[LookSaved]:
        community = message["community"].strip()
        save = partial(save_look, self._logbook, self._groups, message["answers"], community)
        entry = self._form(community).save(message, save)
        said = t(
            "Saved to your log book on {moment}: look {version}, {number} ratings.",
            moment=show_moment(entry),
            version=entry.version,
            number=len(look_of(entry)),
        )
        yield {**self._opened(community), "kind": "saved", "said": said}

    def _compare(self, message: AskCompare) -> Iterator[Compared]:
        found = {look.version: look for look in looks(self._logbook, message["community"])}
        view = message["view"]
        if view not in VIEWS or not found:
            raise odd()
        then, now = message["then"], message["now"] or max(found)
        yield {
            "kind": "compared",
            "blocks": blocks_for_page(then_and_now(self._groups, _look(found, then), _chosen(found, now), view)),
        }

    def _form(self, community: str) -> Form:
        return Form(self._logbook, DESTINATION, draft_field(community))


def _look(found: Mapping[int, Entry], number: int) -> Entry | None:
    return _chosen(found, number) if number else None


def _chosen(found: Mapping[int, Entry], number: int) -> Entry:
    if number not in found:
        raise LogbookError(t("There is no look {number}.", number=number), t("Choose another."))
    return found[number]
