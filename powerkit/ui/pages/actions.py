"""The actions on the log book page: all of them in one place, changed, followed up, and given to a calendar."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from powerkit.deck import Deck
from powerkit.documents.calendar import calendar_of
from powerkit.entries.actions import add_action, change_action, days_late, events, follow_up
from powerkit.entries.visibility import title_of
from powerkit.errors import AnswerError
from powerkit.kinds.action import PARTS, status_said
from powerkit.logbook import Logbook
from powerkit.logbook.model import ENDED_STATUSES, OPEN_STATUSES, Action
from powerkit.text.catalogue import t, tn
from powerkit.text.dates import show_date
from powerkit.text.normalize import on_one_line
from powerkit.ui.notebooks import page_name
from powerkit.ui.pages.told.log import (
    ActionAdded,
    ActionChanged,
    ActionsTold,
    ActionTold,
    CalendarTold,
)

Message = Mapping[str, Any]
Reply = Mapping[str, Any]

MOST = 300
"""How many open actions, and how many ended ones, are listed at once."""

CALENDAR = "power-shifting-actions.ics"


def listed(deck: Deck, logbook: Logbook, today: date) -> ActionsTold:
    """All actions: open ones by their day, then ended ones, the last changed first."""
    going = logbook.actions(status=OPEN_STATUSES, limit=MOST)
    ended = sorted(logbook.actions(status=ENDED_STATUSES, limit=MOST), key=_changed, reverse=True)
    return {
        "kind": "actions",
        "open": [action_reply(deck, logbook, item, today) for item in going],
        "ended": [action_reply(deck, logbook, item, today) for item in ended],
        "more": len(going) == MOST or len(ended) == MOST,
        "dated": any(item.due for item in going),
    }


def action_reply(deck: Deck, logbook: Logbook, action: Action, today: date) -> ActionTold:
    """One action as JSON for a page: its parts, where it comes from, and how its day stands to *today*."""
    entry = logbook.entry(action.entry)
    known = action.card in deck.cards
    return {
        "id": action.id,
        "what": action.what,
        "who": action.who,
        "how": action.how,
        "due": action.due.isoformat() if action.due else "",
        "when": when_due(action, today),
        "late": days_late(action, today),
        "status": action.status,
        "stands": status_said(action.status),
        "happened": action.happened,
        "learnt": action.learnt,
        "next": action.next,
        "reason": action.reason,
        "entry": action.entry,
        "from": title_of(entry),
        "card": action.card if known else "",
        "file": page_name(deck.capability_of(action.card)) if known else "",
        "community": entry.community,
        "private": entry.is_private(action.field),
        "current": action.current,
    }


def when_due(action: Action, today: date) -> str:
    """When an action is due, and for an open one how far away that is; "" where no day was set."""
    if action.due is None:
        return ""
    day = show_date(action.due.isoformat())
    if action.status not in OPEN_STATUSES:
        return day
    return f"{day} ({away((action.due - today).days)})"


def answer(
    message: Message, deck: Deck, logbook: Logbook, today: date, client: str, number: int
) -> ActionsTold | ActionChanged | ActionAdded | CalendarTold | None:
    """The reply to a message about actions; None for a message about something else.

    Raises:
        PowerkitError: it could not be done. Nothing was changed.
    """
    match message.get("kind"):
        case "actions":
            return listed(deck, logbook, today)
        case "change":
            _change(message, logbook, client, number)
            return {**listed(deck, logbook, today), "kind": "changed", "action": message["action"]}
        case "add":
            now_what = _parts(message.get("parts"))
            private = None if message.get("private", True) else False
            add_action(logbook, {"now_what": now_what}, private=private, client=client, number=number)
            return {**listed(deck, logbook, today), "kind": "added"}
        case "calendar":
            made = calendar_of(events(logbook, logbook.actions()))
            return {"kind": "calendar", "name": CALENDAR, "type": "text/calendar", "data": made}
    return None


def _change(message: Message, logbook: Logbook, client: str, number: int) -> None:
    action, parts = message.get("action"), _parts(message.get("parts"))
    if isinstance(action, bool) or not isinstance(action, int):
        raise AnswerError(t("The page sent something the workbook does not understand."), t("Reload it."))
    if parts.get("status") == "dropped" and not parts.get("reason", "").strip():
        raise AnswerError(t("Say in a few words why you dropped it."), t("Nothing was changed."))
    change_action(logbook, action, parts, client=client, number=number)
    follow = _parts(message.get("follow"))
    if follow.get("what", "").strip():
        follow_up(logbook, action, follow, client=f"{client}:next", number=number)


def _parts(given: Any) -> dict[str, str]:
    if not isinstance(given, Mapping):
        return {}
    return {key: value for key, value in given.items() if key in PARTS and isinstance(value, str)}


def away(days: int) -> str:
    """How far away a day is: "today", "in 3 days", "1 day ago"."""
    if days == 0:
        return t("today")
    return (
        tn("in {number} day", "in {number} days", days)
        if days > 0
        else tn("{number} day ago", "{number} days ago", -days)
    )


def _changed(action: Action) -> float:
    return action.changed.timestamp() if action.changed else 0.0


def as_lines(logbook: Logbook, actions: Iterable[Action], today: date) -> Iterator[str]:
    """One line an action, for a terminal, which others may look at: a private one says only where it comes from."""
    for action in actions:
        entry = logbook.entry(action.entry)
        what = t("A private action") if entry.is_private(action.field) else on_one_line(action.what)
        when, stands = when_due(action, today) or t("no day"), status_said(action.status)
        yield f"{action.id:>4}  {when}: {what} [{stands}; {title_of(entry)}]"
