"""What a changed deck means for what was saved: nothing is lost, and this says what will look different."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from powerkit.deck import Card, Deck
from powerkit.entries.page_entries import is_own
from powerkit.logbook.model import OURS, Entry


def changes(deck: Deck, entries: Iterable[Entry]) -> Iterator[str]:
    """A line for each card and question of *entries* that *deck* has lost, renamed or changed. No answer is quoted."""
    said: set[str] = set()
    for entry in entries:
        for line in _of_entry(deck, entry):
            if line not in said:
                said.add(line)
                yield line


def _of_entry(deck: Deck, entry: Entry) -> Iterator[str]:
    if is_own(entry.card):
        return
    title = str(entry.wording.get("title", ""))
    card = deck.cards.get(entry.card)
    if card is None:
        yield f"Card {entry.card}, {title}, is not in this deck. Its entries stay readable in the log book."
        return
    if card.title != title:
        yield f"Card {entry.card} was called {title} and is now called {card.title}."
    for wording in entry.questions:
        if wording.get("id") in entry.answers:
            yield from _of_field(card, wording)


def _of_field(card: Card, wording: Mapping[str, Any]) -> Iterator[str]:
    one, label = wording["id"], wording.get("label", "")
    field = card.field(one)
    where = f'Card {card.id}, answer "{one}"'
    if field is None:
        yield f"{where} ({label}) is gone. What was saved stays readable; new versions won't have it."
    elif field.source["kind"] != wording.get("kind"):
        yield f"{where} was a {wording.get('kind')} and is now a {field.kind.name}. What was saved stays readable."
    elif field.label != label:
        yield f'{where} now asks "{field.label}". It asked "{label}".'
    elif field.wording != {key: value for key, value in wording.items() if key != OURS}:
        yield f"{where} has other choices or columns now. What was saved stays readable as it was."
