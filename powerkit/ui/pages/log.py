"""The log book page: entries that can be searched and narrowed, one entry with all it holds, and quick entries.

The messages about actions and about forgetting are answered by modules of their own. All of it travels in messages:
nothing of an entry is ever in the page's saved file.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial

from powerkit.deck import Deck
from powerkit.deck.texts import labels_of
from powerkit.entries.actions import add_action
from powerkit.entries.history import bring_back, differences
from powerkit.entries.page_entries import is_own
from powerkit.entries.picture_cache import kept_in
from powerkit.entries.profile import communities_in_mind
from powerkit.entries.quick_entry import NOTE, TITLE, is_note
from powerkit.entries.recall_snapshot import with_earlier
from powerkit.entries.visibility import show_moment
from powerkit.kinds.action import STATUSES
from powerkit.kinds.options import check_date
from powerkit.logbook import Logbook
from powerkit.logbook.model import Asked, Found
from powerkit.logbook.share_model import Share
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.card_pictures import drawn_to_fit
from powerkit.reports.notebook_records import renew_files
from powerkit.reports.notes_back import came_back, hits_read, own_names, said_of, written_by
from powerkit.reports.share.replies import thread_in_words
from powerkit.text.catalogue import t
from powerkit.text.dates import show_date
from powerkit.ui.display import Open
from powerkit.ui.notebooks import page_name
from powerkit.ui.pages.actions import action_answers
from powerkit.ui.pages.entry import whole_entry
from powerkit.ui.pages.forget import forget_answers
from powerkit.ui.pages.replies.common import Kept, Named
from powerkit.ui.pages.replies.log import BroughtBack, FoundTold, Listed, LogTold, LogView, Noted, Opened
from powerkit.ui.pages.requests.common import AskHello
from powerkit.ui.pages.requests.log import AskBack, AskFind, AskNote, AskNoteDraft, AskOpen, FromLog
from powerkit.ui.pages.session import Form, PageDesk, Shown

AT_ONCE = 20
"""How many entries are listed at first, and how many more each time."""

COUNTED = 200
"""How far the entries that were found are counted; beyond it the list says that there are more."""

MOST_COMMUNITIES = 200
"""How many communities can be chosen from."""


def shown(now: Open) -> Shown:
    """What the page shows, and who answers it."""
    desk = LogDesk(now.deck, now.logbook, now.folder, date.today, partial(renew_files, now.folder, now.logbook))
    return log_view(now.deck, now.logbook.workbook_id), desk.answer


def log_view(deck: Deck, workbook_id: str) -> LogView:
    """The log book page as JSON for the script on the page: what it can be narrowed by, and nothing of an entry."""
    cards: list[Named] = [{"id": card.id, "title": card.title} for card in deck.cards.values()]
    return {
        "page": "log",
        "workbook": workbook_id,
        "capabilities": [{"number": capability.number, "title": capability.title} for capability in deck.capabilities],
        "cards": [*cards, {"id": NOTE, "title": t("Quick entries")}],
        "statuses": [{"id": key, "label": t(label)} for key, label in STATUSES.items()],
    }


class LogDesk(PageDesk):
    """The log book page open in a browser: answers its messages.

    *today* gives the day it is. *on_change* is called when something was saved, so that the records in the notebooks
    can be made again.
    """

    may_ask = FromLog

    def __init__(
        self,
        deck: Deck,
        logbook: Logbook,
        folder: WorkbookFolder,
        today: Callable[[], date],
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        self._deck = deck
        self._logbook = logbook
        self._today = today
        self._on_change = on_change
        self._labels = cache(partial(labels_of, deck))

        self._form = Form(logbook, NOTE)
        self.answers = {
            "hello": self._hello,
            "find": self._find,
            "open": self._open,
            "back": self._back,
            "note_draft": self._note_draft,
            "note": self._note,
            **action_answers(deck, logbook, today, on_change),
            **forget_answers(deck, logbook, folder),
        }

    def _hello(self, message: AskHello) -> Iterator[LogTold]:
        draft = self._form.draft
        yield {
            "kind": "hello",
            "empty": not self._logbook.find(Asked(), limit=1),
            "communities": self._logbook.communities()[:MOST_COMMUNITIES],
            "in_mind": communities_in_mind(self._logbook)[:MOST_COMMUNITIES],
            "names": list(self._logbook.codes()),
            "due": len(self._logbook.actions(due_by=self._today(), limit=COUNTED)),
            "draft": draft.value if draft else None,
        }

    def _find(self, message: AskFind) -> Iterator[FoundTold]:
        asked, after = replace(_asked(message), labels=self._labels()), message.get("after", 0)
        found = self._logbook.find(asked, AT_ONCE + 1, after or None)
        more = len(found) > AT_ONCE
        total = self._logbook.count(asked, COUNTED) if more and not after else len(found)
        yield {
            "kind": "found",
            "entries": [self._listed(item) for item in found[:AT_ONCE]],
            "more": more,
            "total": total,
            "many": total == COUNTED,
        }

    def _listed(self, one: Found) -> Listed:
        return {
            "id": one.id,
            "card": "" if is_own(one.card) else one.card,
            "title": self._title(one),
            "community": one.community,
            "group": one.of_group,
            "version": one.version,
            "day": show_date(one.saved.date().isoformat()),
            "parts": [list(part) for part in hits_read(self._logbook, one.id, one.parts)],
            "place": one.place,
        }

    def _title(self, one: Found) -> str:
        if is_note(one.card):
            return t(TITLE)
        if one.card in self._deck.cards:
            return self._deck.cards[one.card].title
        return str(self._logbook.entry(one.id).wording.get("title", ""))

    def _open(self, message: AskOpen) -> Iterator[Opened]:
        yield self._opened(message["entry"], message["version"] or None, narrow=message.get("narrow", False))

    def _opened(self, number: int, version: int | None = None, *, narrow: bool = False) -> Opened:
        entry = self._logbook.entry(number, version)
        shares, came = came_back(self._logbook, entry.id)
        named = own_names(self._logbook, shares.values())
        versions = self._logbook.versions(entry.id)
        before = next((version for version in reversed(versions) if version.version < entry.version), None)
        changes = differences(before, entry) if before else ()
        draw = drawn_to_fit(self._logbook, narrow=True) if narrow else kept_in(self._logbook)
        card = entry.card if entry.card in self._deck.cards else ""
        return {
            "kind": "entry",
            "entry": whole_entry(with_earlier(entry, self._logbook, own=True), draw, versions),
            "versions": [{"number": version.version, "when": show_moment(version)} for version in reversed(versions)],
            "before": before.version if before else 0,
            "changes": [{"label": change.label, "said": list(change.said)} for change in changes],
            "comments": [
                {
                    "by": written_by(reply, comment.author, shares[reply.share]),
                    "version": comment.version or _version_sent(shares[reply.share], entry.id),
                    "text": named(reply.share, comment.text),
                    "about": named(reply.share, said_of(comment, shares[reply.share])),
                    "thread": named(reply.share, thread_in_words(comment)),
                }
                for reply, comment in came
            ],
            "file": page_name(self._deck.capability_of(card)) if card else "",
        }

    def _back(self, message: AskBack) -> Iterator[BroughtBack]:
        entry, version = message["entry"], message["version"]
        bring_back(self._logbook, entry, version, client=message["client"], number=message["n"])
        self._on_change()
        yield {**self._opened(entry), "kind": "back", "back": version}

    def _note_draft(self, message: AskNoteDraft) -> Iterator[Kept]:
        self._form.keep(message, message["answers"])
        yield {"kind": "kept"}

    def _note(self, message: AskNote) -> Iterator[Noted]:
        answers = message["answers"]
        now_what = {"what": answers.get("now_what", ""), "when": answers.get("when", "")}
        given = {"what": answers.get("what"), "so_what": answers.get("so_what"), "now_what": now_what}
        community, private = answers.get("community", "").strip(), None if message.get("private", True) else False
        save = partial(add_action, self._logbook, given, community=community, private=private)
        entry = self._form.save(message, save)
        self._on_change()
        yield {"kind": "noted", "entry": entry.id, "at": show_moment(entry), "action": bool(now_what["what"].strip())}


def _version_sent(share: Share, entry: int) -> int:
    return next(item.version for item in share.said.items if item.entry == entry)


def _asked(message: AskFind) -> Asked:
    return Asked(
        text=message["text"],
        card=message["card"],
        capability=str(message["capability"] or ""),
        community=message["community"] or None,
        since=_day(message["since"]),
        until=_day(message["until"]),
    )


def _day(said: str) -> date | None:
    """A day to narrow by; one that is still being typed narrows nothing."""
    day, problems = check_date(said or "-")
    return None if problems else date.fromisoformat(day)
