"""The supervision page: two people at one screen, so nothing private and no name shows until it is opened."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from powerkit.deck import Deck
from powerkit.entries.actions import days_late
from powerkit.entries.page_entries import supervision_id
from powerkit.entries.picture_cache import kept_in
from powerkit.entries.profile import read_leader
from powerkit.entries.recall_snapshot import with_earlier
from powerkit.entries.visibility import known_names, show_moment, title_of
from powerkit.errors import AnswerError
from powerkit.kinds.action import status_said
from powerkit.kinds.options import check_date
from powerkit.logbook import Logbook
from powerkit.logbook.model import OPEN_STATUSES, Action
from powerkit.logbook.serialize import local_now
from powerkit.privacy import Names
from powerkit.reports.notebook_records import renew_files
from powerkit.reports.supervision import (
    Changed,
    actions_since,
    agree,
    changed_since,
    is_hidden,
    meetings,
    record_of,
    save_meeting,
    supervision_card,
)
from powerkit.text.catalogue import t
from powerkit.text.dates import show_date
from powerkit.ui.display import Open
from powerkit.ui.notebooks import page_name
from powerkit.ui.pages.actions import action_parts, when_due
from powerkit.ui.pages.entry import blocks_for_page, whole_entry
from powerkit.ui.pages.replies.common import KeptAt
from powerkit.ui.pages.replies.supervision import (
    ActionOpened,
    ActionSince,
    Agreed,
    ChangedEntry,
    Changes,
    MeetingSaved,
    OpenedShared,
    OpenedWhole,
    SupervisionTold,
    SupervisionView,
    Words,
)
from powerkit.ui.pages.requests.common import AskDraft, AskHello, AskSave
from powerkit.ui.pages.requests.supervision import AskAction, AskAgree, AskChanges, AskEntry, FromSupervision
from powerkit.ui.pages.session import Form, PageDesk, Shown, saved_as

_FIRST_LOOK = timedelta(days=42)
"""How far back the list reaches where there was no meeting yet: six weeks."""


def shown(now: Open) -> Shown:
    """What the page shows, and who answers it."""
    desk = SupervisionDesk(now.deck, now.logbook, local_now, partial(renew_files, now.folder, now.logbook))
    return supervision_view(now.logbook.workbook_id), desk.answer


def supervision_view(workbook: str) -> SupervisionView:
    """The page as JSON for its script: nothing a person wrote."""
    return {"page": "supervision", "workbook": workbook}


class SupervisionDesk(PageDesk):
    """The page open in a browser. *now* gives the time; *on_change* is called when an action was kept."""

    may_ask = FromSupervision

    def __init__(
        self, deck: Deck, logbook: Logbook, now: Callable[[], datetime], on_change: Callable[[], None] = lambda: None
    ) -> None:
        self._deck = deck
        self._logbook = logbook
        self._now = now
        self._on_change = on_change
        self.answers = {
            "hello": self._hello,
            "changes": self._changes,
            "open": self._open,
            "open_action": self._open_action,
            "agree": self._agree,
            "draft": self._draft,
            "save": self._save,
        }

    @property
    def _today(self) -> date:
        return self._now().date()

    def _hello(self, message: AskHello) -> Iterator[SupervisionTold]:
        held = meetings(self._logbook)
        today = self._today
        last = next((day for day, _ in held if day < today), None)
        since = last or today - _FIRST_LOOK
        draft = self._form(today).draft
        saved = next((dict(entry.answers) for day, entry in held if day == today), {})
        leader = read_leader(self._logbook)
        following = leader.supervision
        yield {
            "kind": "supervision",
            "leader": leader.name,
            "day": show_date(today.isoformat()),
            "date": today.isoformat(),
            "last": show_date(last.isoformat()) if last else "",
            "since": since.isoformat(),
            "following": show_date(following.isoformat()) if following and following > today else "",
            "answers": draft.value if draft else saved,
            "meetings": [{"title": supervision_card(day).title, "when": show_moment(one)} for day, one in held],
            "known": len(self._logbook.codes()),
        }

    def _changes(self, message: AskChanges) -> Iterator[Changes]:
        since, names = _day(message["since"]), self._names(shown=message["names"])
        found = actions_since(self._logbook, since)
        yield {
            "kind": "changes",
            "since": show_date(since.isoformat()),
            "actions": [self._action(item, names) for item in found if item.status in OPEN_STATUSES],
            "ended": [self._action(item, names) for item in found if item.status not in OPEN_STATUSES],
            "entries": [self._entry(item, names) for item in changed_since(self._logbook, since, self._today)],
        }

    def _open(self, message: AskEntry) -> Iterator[OpenedWhole | OpenedShared]:
        """An entry as it would be shared; with *private*, all of it, as it was written."""
        entry = self._logbook.entry(message["entry"])
        if message["private"]:
            sections = whole_entry(with_earlier(entry, self._logbook, own=True), kept_in(self._logbook))["sections"]
            yield {"kind": "opened", "entry": entry.id, "private": True, "sections": sections}
            return
        names = self._names(shown=message.get("names", False))
        blocks = record_of(with_earlier(entry, self._logbook), names, kept_in(self._logbook))
        yield {"kind": "opened", "entry": entry.id, "private": False, "blocks": blocks_for_page(blocks)}

    def _open_action(self, message: AskAction) -> Iterator[ActionOpened]:
        action = self._logbook.action(message["action"])
        yield {"kind": "action", "action": {**self._parts(action, Names({})), "id": action.id}}

    def _agree(self, message: AskAgree) -> Iterator[Agreed]:
        parts, private = action_parts(message["parts"]), message.get("private", True)
        agree(self._logbook, parts, self._today, private, client=message["client"], number=message["n"])
        self._on_change()
        yield {"kind": "agreed", "what": parts.get("what", "")}

    def _draft(self, message: AskDraft) -> Iterator[KeptAt]:
        self._form(self._today).keep(message, message["answers"])
        yield {"kind": "kept", "at": f"{self._now():%H:%M}"}

    def _save(self, message: AskSave) -> Iterator[MeetingSaved]:
        save = partial(save_meeting, self._logbook, self._today, message["answers"])
        yield {"kind": "saved", "said": saved_as(self._form(self._today).save(message, save))}

    # --- what shows

    def _names(self, *, shown: bool) -> Names:
        """Codes for names, unless the leader chose to show names."""
        return known_names(self._logbook, {} if shown else None)

    def _action(self, action: Action, names: Names) -> ActionSince:
        entry = self._logbook.entry(action.entry)
        hidden = is_hidden(self._logbook, action)
        known = action.card in self._deck.cards
        said: ActionSince = {
            "id": action.id,
            "hidden": hidden,
            "when": when_due(action, self._today),
            "late": days_late(action, self._today),
            "stands": status_said(action.status),
            "from": title_of(entry),
            "card": action.card if known else "",
            "file": page_name(self._deck.capability_of(action.card)) if known else "",
        }
        return said if hidden else {**said, **self._parts(action, names)}

    def _parts(self, action: Action, names: Names) -> Words:
        said = {
            t("With"): action.who,
            t("How I will know"): action.how,
            t("What happened"): action.happened,
            t("What I learnt"): action.learnt,
            t("What next"): action.next,
            t("Why it stopped here"): action.reason,
        }
        rows = [[label, names.replace(value)] for label, value in said.items() if value.strip()]
        return {"what": names.replace(action.what), "rows": rows}

    def _entry(self, one: Changed, names: Names) -> ChangedEntry:
        entry = one.entry
        return {
            "id": entry.id,
            "title": title_of(entry),
            "day": show_date(entry.saved.date().isoformat()),
            "community": "" if one.private else names.replace(entry.community),
            "version": entry.version,
            "private": one.private,
            "kept": one.kept,
        }

    def _form(self, day: date) -> Form:
        return Form(self._logbook, supervision_id(day))


def _day(said: str) -> date:
    given, problems = check_date(said)
    if problems:
        raise AnswerError(f"{problems[0].text}.", t("Nothing was changed."))
    return date.fromisoformat(given)
