"""Which entries can be shared, and which are meant by a card, a capability, or "since my last supervision"."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from powerkit.deck import Deck, field_from
from powerkit.entries.page_entries import is_page_card
from powerkit.entries.recall_snapshot import with_earlier
from powerkit.entries.visibility import answered, consent_missing
from powerkit.errors import RecordError
from powerkit.logbook import Logbook
from powerkit.logbook.model import OWN_QUESTIONS, Action, Entry
from powerkit.logbook.share_model import Share
from powerkit.reports.record import let_out
from powerkit.reports.share.model import Ask, Chosen, Matter, Pick
from powerkit.text.catalogue import later, t
from powerkit.text.shell_commands import command

UNREAD = ".picture"
"""An answer's id with this at its end stands for those pictures of it that no search for names can read: they leave
only when put in by hand, and only with their answer."""

NO_CONSENT = later("It is somebody’s own story, and the entry does not say that they agree to your sharing it.")


@dataclass(frozen=True)
class Choosable:
    """The newest version of an entry, and why it cannot be shared ("" where it can)."""

    entry: Entry
    why_not: str = ""


def choosable(logbook: Logbook, deck: Deck) -> tuple[Choosable, ...]:
    """Every entry's newest version, last saved first."""
    return tuple(Choosable(entry, why_not(entry, deck)) for entry in logbook.latest())


def why_not(entry: Entry, deck: Deck) -> str:
    """Why an entry cannot be shared: consent that its deck, then or now, asks for is missing. "" where it can be."""
    card = deck.cards.get(entry.card)
    asks = [field for field in card.fields if field.consent] if card else []
    if consent_missing(entry) or any(entry.answers.get(field.id) not in field.consent for field in asks):
        return t(NO_CONSENT)
    return ""


def meant(
    logbook: Logbook,
    deck: Deck,
    *,
    entries: Collection[int] = (),
    cards: Collection[str] = (),
    capability: int | None = None,
    since: datetime | None = None,
    every: bool = False,
) -> tuple[Entry, ...]:
    """The newest versions of all that was named, in the order of their cards.

    *entries* named one by one must be there and be allowed; of cards, a capability or a time what is allowed counts.
    *every* entry is each of a card and each quick entry; reviews and supervision go their own way.

    Raises:
        RecordError: an entry named cannot be shared, or nothing was left to share.
        DeckError: there is no such card or capability.
    """
    all_there = choosable(logbook, deck)
    _check_named(entries, all_there)
    wanted = {deck.card(card).id for card in cards}
    wanted |= {card.id for card in deck.capability(capability).cards} if capability is not None else set()
    found = [
        item.entry
        for item in all_there
        if not item.why_not
        and (
            item.entry.id in entries
            or item.entry.card in wanted
            or (since is not None and item.entry.saved > since)
            or (every and not is_page_card(item.entry.card))
        )
    ]
    if not found:
        if not all_there:
            raise RecordError(t("There is nothing to share yet: your log book is empty."), t("Save a card first."))
        barred = sum(1 for item in all_there if item.why_not and (every or item.entry.card in wanted))
        what = t("There is nothing to share in what you named.")
        raise RecordError(
            f"{what} {t(NO_CONSENT)}" if barred else what,
            t("See your entries with: {command}", command=command("log")),
        )
    return tuple(sorted(found, key=lambda entry: (_place(entry.card), entry.community, entry.id)))


def last_share(logbook: Logbook, to: str) -> Share | None:
    """The newest share to that person."""
    found = logbook.shares(to)
    return found[0] if found else None


def gathered(
    logbook: Logbook, deck: Deck, ask: Ask, entries: Collection[Entry], picks: Mapping[int, Pick], made: datetime
) -> Matter:
    """All that a share of these *entries* is made from. *picks* are by the entry's id.

    Raises:
        RecordError: an entry may not be shared.
    """
    before = logbook.shares(ask.to) if ask.to.strip() else []  # two who are not named need not be one
    actions = logbook.actions()
    chosen = []
    for entry in (with_earlier(entry, logbook) for entry in entries):
        if why := why_not(entry, deck):
            raise RecordError(
                t("Entry {entry}, card {card}, cannot be shared. {why}", entry=entry.id, card=entry.card, why=why),
                t("Leave it out."),
            )
        pick = picks.get(entry.id, Pick())
        seen = next((item for share in before for item in share.said.items if item.entry == entry.id), None)
        then = _version(logbook, entry.id, seen.version) if seen else None
        chosen.append(
            Chosen(
                entry,
                pick,
                deck.cards[entry.card].summary if entry.card in deck.cards else "",
                with_earlier(then, logbook) if then else None,
                frozenset(seen.put_in) if seen else frozenset(),
                tuple(_open_actions(logbook, entry, pick, actions)),
                *_from_deck(deck, entry),
            )
        )
    return Matter(ask, tuple(chosen), made, before[0].made if before else None)


def picks_from(include: Iterable[str], entries: Collection[Entry]) -> dict[int, Pick]:
    """What was put in by hand, each as "ENTRY:ANSWER" with the ids of both.

    Raises:
        RecordError: the entry is not among those to share, or has no such answer.
    """
    by_id = {str(entry.id): entry for entry in entries}
    found: dict[int, set[str]] = {}
    for item in include:
        number, _, field = item.partition(":")
        entry = by_id.get(number.strip())
        answer = field.removesuffix(UNREAD)
        if entry is None or (answer not in entry.answers and not (field == OWN_QUESTIONS and entry.own)):
            raise RecordError(
                t("“{item}” is no answer of an entry that you share.", item=item),
                t("Write it as ENTRY:ANSWER, such as 12:place."),
            )
        found.setdefault(entry.id, set()).add(field)
    return {entry: Pick(frozenset(fields)) for entry, fields in found.items()}


def may_leave(entry: Entry, question: str, put_in: Collection[str]) -> bool:
    """Whether an answer leaves: it is open, or was put in by hand."""
    return question in put_in or not entry.is_private(question)


def leaving(one: Chosen) -> Iterator[tuple[Mapping[str, Any], Any]]:
    """The answers of an entry that leave, each with its question, as they were given."""
    for wording, answer in answered(one.entry):
        if may_leave(one.entry, wording["id"], one.pick.put_in):
            yield wording, answer


def as_shared(wording: Mapping[str, Any], answer: Any, chosen: Chosen) -> Any:
    """The answer as it may be shared: without words that the leader leaves out, and quotes that are not let out."""
    field = field_from(wording)
    if field is not None:
        answer = field.kind.without(answer, chosen.pick.left_out.get(field.id, frozenset()))
    return let_out(wording, answer)


def day_as_moment(day: date) -> datetime:
    """The beginning of a day on this computer."""
    return datetime(day.year, day.month, day.day).astimezone()


def _open_actions(logbook: Logbook, entry: Entry, pick: Pick, actions: Collection[Action]) -> Iterator[Action]:
    """The entry's actions that may leave: open now, and open in the version that said them."""
    for action in actions:
        if action.entry != entry.id:
            continue
        said_in = _version(logbook, entry.id, action.version) or entry
        if all(may_leave(item, action.field, pick.put_in) for item in (entry, said_in)):
            yield action


def _from_deck(deck: Deck, entry: Entry) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """What the deck of today asks first, and the rows that it suggests, by field."""
    card = deck.cards.get(entry.card)
    fields = card.fields if card else ()
    suggested = {field.id: frozenset(field.kind.suggested) for field in fields if field.kind.suggested}
    return frozenset(field.id for field in fields if field.short), suggested


def _version(logbook: Logbook, entry: int, number: int) -> Entry | None:
    return next((version for version in logbook.versions(entry) if version.version == number), None)


def _check_named(entries: Collection[int], there: Collection[Choosable]) -> None:
    by_id = {item.entry.id: item for item in there}
    for entry in entries:
        if entry not in by_id:
            raise RecordError(
                t("There is no entry {entry} in this log book.", entry=entry),
                t("See all entries with: {command}", command=command("log")),
            )
        if by_id[entry].why_not:
            raise RecordError(
                t("Entry {entry} cannot be shared. {why_not}", entry=entry, why_not=by_id[entry].why_not),
                t("Leave it out."),
            )


def _place(card: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in card.split("."))
