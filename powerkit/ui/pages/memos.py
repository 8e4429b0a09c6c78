"""Memos that have come back: said where they come from and why, put away, or asked to come back on a later day."""

from datetime import date

from powerkit.deck import Deck
from powerkit.entries.new_version import again
from powerkit.errors import AnswerError, PowerkitError
from powerkit.kinds.options import check_date
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry, Memo
from powerkit.text.catalogue import t
from powerkit.text.dates import show_date
from powerkit.ui.notebooks import page_name
from powerkit.ui.pages.replies.home import MemoTold


def memo_reply(deck: Deck, logbook: Logbook, one: Memo) -> MemoTold:
    """A memo as the start page shows it: its words, where they were written and when, and why they are back today."""
    known = one.card in deck.cards
    day = show_date(one.due.isoformat()) if one.due else ""
    entry = _entry(logbook, one)
    return {
        "id": one.id,
        "from": t("card {card}, {title}", card=one.card, title=deck.cards[one.card].title)
        if known
        else t("your log book"),
        "card": one.card,
        "file": page_name(deck.capability_of(one.card)) if known else "",
        "day": day,
        "why": t("You asked for it to come back on {day}.", day=day) if day else "",
        "written": t("Saved on {day}.", day=show_date(entry.saved.date().isoformat())) if entry else "",
        "private": entry is not None and entry.is_private(one.field),
        "later": entry is not None and bool(_day_field(entry, one.field)),
        "text": one.text,
    }


def put_off(logbook: Logbook, memo: int, day: str, today: date, *, client: str, number: int) -> None:
    """Let a memo come back on a later day: a new version of its entry, so that its card says that day too.

    The same client and number a second time changes nothing more.

    Raises:
        AnswerError: the day is none, or is not after today. Nothing was changed.
        LogbookError: there is no such entry, or it cannot be saved.
    """
    text, problems = check_date(day)
    if problems or not text.strip() or date.fromisoformat(text) <= today:
        raise AnswerError(t("Choose a day after today."), t("The memo stays as it is."))
    one = next((each for each in logbook.memos() if each.id == memo), None)
    entry = _entry(logbook, one) if one else None
    field = _day_field(entry, one.field) if one and entry else ""
    if one is None or entry is None or not field:
        raise AnswerError(t("This memo can only be put away."), t("Write a new one on its card to have it come back."))
    logbook.save_version(again(entry, {**entry.answers, field: text}), client=client, number=number)
    draft = logbook.drafts(entry.card).get(field)
    if draft is not None and one.due is not None and draft.value == one.due.isoformat():
        # Under a name of its own: the page that wrote the draft goes on with its own numbers.
        logbook.put_draft(entry.card, field, text, client=f"{client}:memo", number=number)


def _entry(logbook: Logbook, one: Memo) -> Entry | None:
    """The entry a memo comes from, if it still can be read."""
    if not one.entry:
        return None
    try:
        return logbook.entry(one.entry)
    except PowerkitError:
        return None


def _day_field(entry: Entry, field: str) -> str:
    """The id of the question that says on which day the text *field* comes back."""
    return str(next((question["id"] for question in entry.questions if question.get("returns") == field), ""))
