"""A card emptied, to be begun afresh: for an entry of its own, or to go on in the one that was there."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from itertools import count

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook
from powerkit.logbook.model import BOX, HELD, Draft
from powerkit.logbook.serialize import local_now
from powerkit.text.catalogue import t

AFRESH = "about.afresh"
"""The draft that says a card was emptied: true for an entry of its own, false to go on in the one of before."""

GROUP = "about.group"
"""The draft that says a group began the entry: it speaks in it, and not the leader alone."""

MARKS = (AFRESH, GROUP, HELD)
"""What is noted of a card beside what is written on it."""

LEFT = timedelta(hours=1)
"""So long after a card was emptied nobody is about to write on it; sooner its page may only have lost its line."""

_NUMBER = re.compile(r" \(\d+\)$")


def empty(logbook: Logbook, card: str, fields: list[str], *, own: bool, client: str, number: int) -> None:
    """Empty these *fields* of a card, all or none, for an entry of its *own* or not. Saved versions stay."""

    def put() -> None:
        for field, value in {**dict.fromkeys(fields), AFRESH: own}.items():
            logbook.put_draft(card, field, value, client=client, number=number)

    if fields:
        logbook.as_one(put)


def drafts_after(logbook: Logbook, card: str, left: timedelta | None) -> dict[str, Draft]:
    """The drafts of a card. One that was emptied and has been *left* so long with nothing written on it has none.

    What was saved on it shows then as before. None leaves it empty. So it is where another of its entries was held.
    """
    drafts = logbook.drafts(card)
    marks = [drafts[field].written for field in MARKS if field in drafts]
    if left is None or not marks or any(draft.value for field, draft in drafts.items() if field not in MARKS):
        return drafts
    if local_now() - max(marks) >= left:
        with suppress(LogbookError):  # one that cannot be written is read all the same
            logbook.clear_drafts(card)
            return {}
    return drafts


def is_written(draft: Draft) -> bool:
    """Whether a draft says something that the version which shows does not, an answer taken out too."""
    if draft.field in (GROUP, HELD):
        return False
    return draft.value is not None or not draft.field.startswith((BOX, AFRESH))


def begun(used: Mapping[str, Draft]) -> bool | None:
    """Whether drafts are for an entry of its own; None where the card was not emptied."""
    return used[AFRESH].value if AFRESH in used else None


def own_community(community: str, is_taken: Callable[[str], str | None]) -> str:
    """The community of an entry of its own, numbered where the card has one for it already.

    *is_taken* gives a community as the card's entry for it spells it, None where there is none.
    """
    spelt = is_taken(community)
    if spelt is None:
        return community
    called = _NUMBER.sub("", spelt) or t("Another group")
    numbered = (f"{called} ({number})" for number in count(2))
    return next(each for each in numbered if is_taken(each) is None)
