"""The entries of one card: the one that is held, those beside it, and which of them a group made."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TypedDict

from powerkit.deck import Card, Field, field_from
from powerkit.entries.begin_afresh import AFRESH, GROUP, MARKS
from powerkit.entries.visibility import consent_missing
from powerkit.errors import AnswerError, LogbookError
from powerkit.logbook import Logbook
from powerkit.logbook.groups import are_group, is_another_group
from powerkit.logbook.model import ABOUT_PEOPLE, HELD, OURS, Draft, Entry
from powerkit.text.catalogue import t
from powerkit.text.dates import said_day

MOST_BESIDE = 2
"""So many other entries of a card are a press away; all of them are in the log book."""


@dataclass(frozen=True)
class OtherEntry:
    """Another *entry* of a card: its *community* ("" for none), the *day* it was saved last, and if it is a group's."""

    entry: int
    community: str
    day: str
    group: bool


def held(logbook: Logbook, card: str, drafts: Mapping[str, Draft] | None = None) -> Entry | None:
    """The entry of a card that its page shows and its *drafts* belong to: the one that was chosen, else the newest."""
    drafts = logbook.drafts(card) if drafts is None else drafts
    return _chosen(logbook, card, drafts) or next(iter(logbook.latest(card=card, limit=1)), None)


def held_and_beside(
    logbook: Logbook, card: str, drafts: Mapping[str, Draft]
) -> tuple[Entry | None, tuple[OtherEntry, ...]]:
    """The entry of a card that is `held`, and what is said of those beside it: one look for both."""
    newest = newest_of(logbook, card)
    entry = _chosen(logbook, card, drafts) or next(iter(newest), None)
    return entry, beside(entry, newest) if entry else ()


def newest_of(logbook: Logbook, card: str) -> list[Entry]:
    """The newest entries of a card: as many as one and those beside it are."""
    return logbook.latest(card=card, limit=1 + MOST_BESIDE)


def beside(entry: Entry, newest: Iterable[Entry]) -> tuple[OtherEntry, ...]:
    """What is said of the *newest* entries that are not this one: hers, once a group has one of its own."""
    others = [other for other in newest if other.id != entry.id][:MOST_BESIDE]
    return tuple(OtherEntry(other.id, given_name(other), said_day(other.saved), other.of_group) for other in others)


def given_name(entry: Entry) -> str:
    """The community that somebody gave an entry: none where it is called another group, as nobody named it."""
    return "" if is_another_group(entry.community) else entry.community


def _chosen(logbook: Logbook, card: str, drafts: Mapping[str, Draft]) -> Entry | None:
    return of_card(logbook, card, drafts[HELD].value) if HELD in drafts else None


def of_card(logbook: Logbook, card: str, entry: object) -> Entry | None:
    """The newest version of that entry; None where the card has none of that number."""
    found = None
    if isinstance(entry, int):
        with suppress(LogbookError):
            found = logbook.entry(entry)
    return found if found is not None and found.card == card else None


def said_actions(entry: Entry) -> Iterator[tuple[Field, Mapping[str, str]]]:
    """Each action of the entry that says what, with whom or how, with its question; private ones too."""
    for field in filter(None, map(field_from, entry.questions)):
        for action in field.kind.actions(entry.answers.get(field.id)):
            if any(str(action.get(key) or "").strip() for key in ("what", "who", "how")):
                yield field, action


def has_page(entry: Entry) -> bool:
    """Whether an action of the entry can go on a page to take away."""
    return not consent_missing(entry) and any(not entry.is_private(field.id) for field, _ in said_actions(entry))


def is_of_group(logbook: Logbook, card: str) -> bool:
    """Whether what is being written on a card is a group's."""
    drafts = logbook.drafts(card)
    marks = [drafts[mark].value for mark in (AFRESH, GROUP) if mark in drafts]
    people = drafts[ABOUT_PEOPLE].value if ABOUT_PEOPLE in drafts else ""
    if marks or ABOUT_PEOPLE in drafts:
        return any(marks) or are_group(people or "") or (not marks and speaks_as_group(held(logbook, card, drafts)))
    entry = held(logbook, card, drafts)
    return entry is not None and entry.of_group


def speaks_as_group(entry: Entry | None) -> bool:
    """Whether a group made the entry, whoever is named in it by now."""
    return entry is not None and entry.wording.get(OURS) is True


class AskHold(TypedDict):
    """The entry that the card is to show, and its next version to go to."""

    entry: int


class HoldTold(TypedDict):
    """Whether it is now; all its answers follow."""

    held: bool


def tell_hold(card: Card, logbook: Logbook, given: AskHold) -> HoldTold:
    """Have the card's page show another of its entries: what is written next is a version of that one.

    Raises:
        AnswerError: the card has no such entry, or words on it are not saved yet.
    """
    entry = of_card(logbook, card.id, given["entry"])
    if entry is None:
        raise AnswerError(t("This entry is not in your log book any more."), t("Reload the page."))
    drafts, seen = logbook.drafts(card.id), logbook.seen(card.id)
    if any(draft.value is not None for field, draft in drafts.items() if field not in MARKS):
        what = t("Words on this card are not in your log book yet.")
        raise AnswerError(what, t("Save them first, then open the other entry."))
    _, number = seen.get(HELD, ("", 0))

    def hold() -> None:
        logbook.clear_drafts(card.id)
        logbook.put_draft(card.id, HELD, entry.id, client=HELD, number=number + 1)

    logbook.as_one(hold)
    return {"held": True}
