"""A card emptied, to be begun afresh: for an entry of its own, or to go on in the one that was there."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import count

from powerkit.logbook import Logbook
from powerkit.logbook.model import Draft
from powerkit.logbook.serialize import local_now
from powerkit.text.catalogue import t

AFRESH = "about.afresh"
"""The draft that says a card was emptied: true for an entry of its own, false to go on in the one of before."""

LEFT = timedelta(hours=1)
"""So long after a card was emptied nobody is about to write on it; sooner its page may only have lost its line."""

_NUMBER = re.compile(r" \(\d+\)$")


def empty(logbook: Logbook, card: str, fields: list[str], *, own: bool, client: str, number: int) -> None:
    """Empty these *fields* of a card, for an entry of its *own* or not. Saved versions stay as they are."""
    for field in fields:
        logbook.put_draft(card, field, None, client=client, number=number)
    if fields:
        logbook.put_draft(card, AFRESH, own, client=client, number=number)


def take_back(logbook: Logbook, card: str, after: timedelta = timedelta()) -> None:
    """Let a card that was emptied so long ago, and on which nothing was written since, show what was saved."""
    drafts = logbook.drafts(card)
    emptied = drafts.pop(AFRESH, None)
    untouched = emptied is not None and not any(draft.value for draft in drafts.values())
    if emptied and untouched and local_now() - emptied.written >= after:
        logbook.clear_drafts(card)


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
