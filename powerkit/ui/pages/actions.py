"""The actions on the log book page: all of them in one place, changed, followed up, and given to a calendar."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

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
from powerkit.ui.pages.replies.log import (
    ActionAdded,
    ActionChanged,
    ActionsTold,
    ActionTold,
    CalendarTold,
)
from powerkit.ui.pages.requests.log import ActionParts, AskActions, AskAdd, AskCalendar, AskChange

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


def action_answers(
    deck: Deck, logbook: Logbook, today: Callable[[], date], on_change: Callable[[], None]
) -> Mapping[str, Callable[..., Iterator[ActionsTold | ActionChanged | ActionAdded | CalendarTold]]]:
    """Who answers what of actions, for the desk of a page. What could not be done has changed nothing."""

    def all_of_them(message: AskActions) -> Iterator[ActionsTold]:
        yield listed(deck, logbook, today())

    def change(message: AskChange) -> Iterator[ActionChanged]:
        _change(message, logbook)
        on_change()
        yield {**listed(deck, logbook, today()), "kind": "changed", "action": message["action"]}

    def add(message: AskAdd) -> Iterator[ActionAdded]:
        now_what, private = action_parts(message["parts"]), None if message.get("private", True) else False
        add_action(logbook, {"now_what": now_what}, private=private, client=message["client"], number=message["n"])
        on_change()
        yield {**listed(deck, logbook, today()), "kind": "added"}

    def calendar(message: AskCalendar) -> Iterator[CalendarTold]:
        made = calendar_of(events(logbook, logbook.actions()))
        yield {"kind": "calendar", "name": CALENDAR, "type": "text/calendar", "data": made}

    return {"actions": all_of_them, "change": change, "add": add, "calendar": calendar}


def _change(message: AskChange, logbook: Logbook) -> None:
    action, parts, follow = message["action"], action_parts(message["parts"]), action_parts(message["follow"])
    client, number = message["client"], message["n"]
    if parts.get("status") == "dropped" and not parts.get("reason", "").strip():
        raise AnswerError(t("Say in a few words why you dropped it."), t("Nothing was changed."))
    change_action(logbook, action, parts, client=client, number=number)
    if follow.get("what", "").strip():
        follow_up(logbook, action, follow, client=f"{client}:next", number=number)


def action_parts(given: ActionParts) -> dict[str, str]:
    """What is said of an action, by the ids of its parts."""
    return {key: str(value) for key, value in given.items() if key in PARTS}


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
