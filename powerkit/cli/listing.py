"""The deck and the log book as lines of text and as JSON, for the command line."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from powerkit.text.dates import show_time
from powerkit.text.shell_commands import command

if TYPE_CHECKING:
    from powerkit.deck import Card, Deck
    from powerkit.logbook.model import Action, Entry


def cards_as_json(deck: "Deck") -> list[dict[str, Any]]:
    """``[{id, title, capability, fields: [{id, kind, label, private}]}]``, in the order of the deck."""
    return [
        {
            "id": card.id,
            "title": card.title,
            "capability": capability.number,
            "fields": [
                {"id": field.id, "kind": field.kind.name, "label": field.label, "private": field.private}
                for field in card.fields
            ],
        }
        for capability in deck.capabilities
        for card in capability.cards
    ]


def card_as_json(deck: "Deck", card: "Card") -> dict[str, Any]:
    """One card as in the list of all, with its words."""
    found = next(item for item in cards_as_json(deck) if item["id"] == card.id)
    return {**found, "summary": card.summary, "time": card.time, "have": card.have, "steps": list(card.steps)}


def cards_as_lines(deck: "Deck") -> Iterator[str]:
    """Each capability with its cards under it."""
    for capability in deck.capabilities:
        yield f"{capability.number}. {capability.title}"
        for card in capability.cards:
            yield f"   {card.id}  {card.title}"


def card_as_lines(deck: "Deck", card: "Card") -> Iterator[str]:
    """One card: what it is for, how long it takes, its task and its questions."""
    yield f"{card.id} {card.title}"
    yield f"Capability: {deck.capability_of(card.id).title}"
    yield ""
    yield card.summary
    yield f"Time: {card.time}"
    yield f"Have at hand: {card.have}"
    yield ""
    yield from (f"{number}. {step}" for number, step in enumerate(card.steps, 1))
    yield ""
    yield "What you can answer (all of it optional):"
    for field in card.fields:
        yield f"   {field.id} ({field.kind.name}): {field.label}{' [private at first]' if field.private else ''}"
    if card.sheet or card.taken:
        yield ""
    if card.taken:
        yield f"A page to take along: {command('sheet', card.id, '--field')}"
    if card.sheet:
        yield f"A page to print from your answers: {command('sheet', card.id)}"


def drawn_as_lines(deck: "Deck", card: "Card") -> Iterator[str]:
    """A card that was drawn: what it is, how long it takes, and how to open it."""
    yield f"{card.id} {card.title}"
    yield f"Capability: {deck.capability_of(card.id).title}"
    yield card.summary
    yield f"Time: {card.time}"
    yield f"Have at hand: {card.have}"
    yield f"Open it with: {command('open', card.id)}"


def entries_as_json(entries: Iterable["Entry"]) -> list[dict[str, Any]]:
    """``[{id, card, community, saved, version, answers}]``; *saved* is ISO 8601 with its offset."""
    return [
        {
            "id": entry.id,
            "card": entry.card,
            "community": entry.community,
            "saved": entry.saved.isoformat(),
            "version": entry.version,
            "answers": dict(entry.answers),
        }
        for entry in entries
    ]


def actions_as_json(actions: Iterable["Action"]) -> list[dict[str, Any]]:
    """``[{id, entry, card, what, who, due, how, status, …}]``; *due* is a day such as 2026-05-01, or null."""
    parts = ("what", "who", "how", "status", "happened", "learnt", "next", "reason", "current")
    return [
        {
            **{part: getattr(action, part) for part in ("id", "entry", "card")},
            "due": action.due.isoformat() if action.due else None,
            **{part: getattr(action, part) for part in parts},
        }
        for action in actions
    ]


def entries_as_lines(entries: Iterable["Entry"]) -> Iterator[str]:
    """One line an entry; answers stay out of it, since a terminal may be looked at by others."""
    for entry in entries:
        community = f", {entry.community}" if entry.community else ""
        title = entry.wording.get("title", "")
        yield f"{entry.id:>4}  {entry.card} {title}{community}: {show_time(entry.saved)}, version {entry.version}"
