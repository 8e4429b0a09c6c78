"""Actions, whatever card they came from: changed, followed up, and written as a calendar.

A change is saved as a new version of the entry the action stands in, so that the list of actions, the card and its
record always say the same. It is the one way to change an action outside its card.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from powerkit.documents.calendar import Event
from powerkit.entries.new_version import again, keep_version, new_version
from powerkit.entries.profile import COMMUNITY
from powerkit.entries.quick_entry import note_card, note_id
from powerkit.entries.visibility import keep_place_codes, known_names, title_of
from powerkit.errors import AnswerError
from powerkit.kinds.action import PARTS
from powerkit.kinds.action import Action as ActionKind
from powerkit.logbook import Logbook
from powerkit.logbook.model import ENDED_STATUSES, OPEN_STATUSES, Action, Draft, Entry, line_key
from powerkit.privacy import people_in
from powerkit.text.catalogue import later, t
from powerkit.text.normalize import on_one_line

_PAST_PARTS = ("status", "happened", "learnt", "next", "reason")


def parts_of(action: Action) -> dict[str, str]:
    """An action as its card's answer holds it: the `PARTS` that say something."""
    given = vars(action) | {"when": action.due.isoformat() if action.due else ""}
    return {key: given[key] for key in PARTS if given[key]}


def change_action(logbook: Logbook, action: int, parts: Mapping[str, str], *, client: str, number: int) -> Action:
    """Change *parts* of an action (those of `PARTS`; a blank one is taken out), and return it as it is now.

    The same client and number a second time changes nothing more. Words of the same action that wait in a draft of
    its card are changed too, so that the card does not say otherwise.

    Raises:
        AnswerError: a part does not fit. Nothing was changed.
        LogbookError: there is no such action, or it cannot be saved.
    """
    one = logbook.action(action)
    clean = _checked({**parts_of(one), **parts})
    if not clean.get("what"):
        raise AnswerError(t("An action needs to say what you will do."), t("Nothing was changed."))
    if not one.current:
        return logbook.update_past_action(action, **{key: clean.get(key, "") for key in _PAST_PARTS})
    entry = logbook.entry(one.entry)
    before = entry.answers.get(one.field)
    answer = _checked({**before, **parts}) if isinstance(before, dict) else clean
    version = again(entry, {**entry.answers, one.field: answer})
    logbook.remember_names([(name, "") for name in people_in(clean.get("who", ""))])
    logbook.save_version(version, client=client, number=number)
    _change_draft(logbook, entry, one, parts, client, number)
    return logbook.action(action)


def follow_up(logbook: Logbook, action: int, parts: Mapping[str, str], *, client: str, number: int) -> Entry:
    """Save a new action that follows from another, as a quick entry that is as private as the other is.

    The same client and number a second time saves nothing more.

    Raises:
        AnswerError: a part does not fit, or it does not say what will be done. Nothing was saved.
        LogbookError: there is no such action, or it cannot be saved.
    """
    one = logbook.action(action)
    entry = logbook.entry(one.entry)
    answers = {"now_what": parts, "after": f"{title_of(entry)}: {one.what}"}
    private = None if entry.is_private(one.field) else False
    return add_action(logbook, answers, community=entry.community, private=private, client=client, number=number)


def add_action(
    logbook: Logbook,
    answers: Mapping[str, object],
    *,
    community: str = "",
    private: bool | None = None,
    drafts: tuple[Draft, ...] = (),
    client: str,
    number: int,
) -> Entry:
    """Save a quick entry, with or without an action: any of what, so_what, now_what (an action) and after.

    *private* False lets its answers be shared; None leaves them private, as they are at first.

    Raises:
        AnswerError: an answer does not fit, or there is none. Nothing was saved.
        LogbookError: it cannot be saved.
    """
    card = note_card(note_id(client, number))
    clean = {}
    for field in card.fields:
        answer, problems = field.kind.check(answers.get(field.id))
        if problems:
            raise AnswerError(f"{field.label} {problems[0].text}.", t("Nothing was saved."))
        if not field.kind.blank(answer):
            clean[field.id] = answer
    if not clean.keys() - {"after"}:
        raise AnswerError(t("There is nothing to save yet."), t("Write a few words first."))
    switches = {field.id: False for field in card.fields} if private is False else {}
    version = new_version(card, clean, community=community, private=switches, drafts=drafts)
    return keep_version(logbook, card, version, client=client, number=number)


def days_late(action: Action, today: date) -> int:
    """How many days ago an open action was due; 0 when it is not due yet, ended, or has no day."""
    if action.due is None or action.status not in OPEN_STATUSES:
        return 0
    return max(0, (today - action.due).days)


def events(logbook: Logbook, actions: Iterable[Action]) -> Iterator[Event]:
    """The actions that have a day, as events for a calendar, which may well be kept on somebody else's computer.

    A private action says only which card it comes from; in any other, known names are replaced by codes.
    """
    names, workbook = known_names(logbook), logbook.workbook_id
    for action in actions:
        if action.due is None or action.changed is None:
            continue
        entry = logbook.entry(action.entry)
        hidden = entry.is_private(action.field)
        where = title_of(entry)
        summary = (
            t("An action from your log book ({where})", where=where)
            if hidden
            else names.replace(on_one_line(action.what))
        )
        yield Event(
            uid=f"action-{action.id}@{workbook}.powerkit",
            summary=t("Done: {action}", action=summary) if action.status == "done" else summary,
            description="" if hidden else t("From {where}", where=names.replace(where)),
            day=action.due,
            sequence=action.sequence,
            changed=action.changed,
            cancelled=action.status in ENDED_STATUSES and action.status != "done",
        )
    keep_place_codes(logbook, names.called)


def _checked(parts: Mapping[str, object]) -> dict[str, str]:
    clean, problems = ActionKind().check(dict(parts))
    if problems:
        label = t(PARTS.get(problems[0].column or "", later("The action")))
        raise AnswerError(f"{label}: {problems[0].text}.", t("Nothing was changed."))
    return clean


def _change_draft(
    logbook: Logbook, entry: Entry, action: Action, parts: Mapping[str, str], client: str, number: int
) -> None:
    """Change the same parts in what waits unsaved on the action's card, when that is about the same action."""
    drafts = logbook.drafts(entry.card)
    draft = drafts.get(action.field)
    if draft is None or not isinstance(draft.value, dict):
        return
    community = drafts[COMMUNITY].value if COMMUNITY in drafts else entry.community
    same_line = isinstance(community, str) and line_key(community) == line_key(entry.community)
    if same_line and line_key(str(draft.value.get("what", ""))) in ("", line_key(action.what)):
        # Under a name of its own: the page that wrote the draft goes on with its own numbers.
        logbook.put_draft(entry.card, action.field, {**draft.value, **parts}, client=f"{client}:action", number=number)
