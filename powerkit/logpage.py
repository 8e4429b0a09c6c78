"""The log book page: a list of entries that can be searched and narrowed, and one entry with all it holds.

It is the person's own book on their own screen, so private answers show, marked as private. All of it travels in
messages: nothing of an entry is ever in the page's saved file.
"""

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from powerkit.compose import READ_BACK, STAGES, is_private, show_moment
from powerkit.deck import Deck, field_from
from powerkit.document import Block, Bullets, Contents, Heading, Pairs, Paragraph, Picture, Quote, Section, Table
from powerkit.entry import WHOLE_ENTRY, Entry
from powerkit.errors import LogbookError, PowerkitError
from powerkit.fields.text import show_date
from powerkit.logbook import Logbook
from powerkit.notebooks import page_name

Message = Mapping[str, Any]
Reply = dict[str, Any]
Parts = tuple[tuple[str, bool], ...]

AT_ONCE = 20
"""How many entries are listed at first, and how many more each time."""

MOST_FOUND = 500
"""How many entries a search looks at before it is narrowed; the list says when there may be more."""


@dataclass(frozen=True)
class Listed:
    """One entry in the list: its latest version, and the piece of its words that a search found."""

    id: int
    card: str
    title: str
    community: str
    version: int
    saved: datetime
    parts: Parts = ()


def log_view(deck: Deck) -> dict[str, Any]:
    """The log book page as JSON for the script on the page: what it can be narrowed by, and nothing of an entry."""
    return {
        "page": "log",
        "capabilities": [{"number": one.number, "title": one.title} for one in deck.capabilities],
    }


def find_entries(
    deck: Deck, logbook: Logbook, *, text: str = "", capability: int = 0, community: str = ""
) -> list[Listed]:
    """The entries that hold *text*, of a *capability* (0: all) and a *community* (blank: all), last saved first."""
    found = _searched(deck, logbook, text) if text.strip() else _all(deck, logbook)
    kept = [
        one
        for one in found
        if (not capability or one.card.partition(".")[0] == str(capability))
        and (not community or one.community == community)
    ]
    return sorted(kept, key=lambda one: one.saved, reverse=True)


def whole_entry(entry: Entry) -> Reply:
    """One version with every answer it holds, as JSON; those a share would leave out are marked private.

    It uses the wording saved with the entry, so it stays readable whatever became of the deck.
    """
    return {
        "id": entry.id,
        "version": entry.version,
        "card": entry.card,
        "title": str(entry.wording.get("title", "")),
        "private": entry.private.get(WHOLE_ENTRY, False),
        "about": [list(pair) for pair in _about(entry)],
        "sections": list(_sections(entry)),
    }


class LogDesk:
    """The log book page open in a browser: answers its messages."""

    def __init__(self, deck: Deck, logbook: Logbook) -> None:
        self._deck = deck
        self._logbook = logbook

    def answer(self, message: Message) -> Iterator[Reply]:
        """The replies to one message. A problem is a reply too: nothing is raised to the page."""
        asked = {"client": message.get("client"), "n": message.get("n")}
        try:
            match message.get("kind"):
                case "hello" | "find":
                    yield {**asked, **self._find(message)}
                case "open":
                    yield {**asked, **self._open(message)}
                case _:
                    yield {**asked, "kind": "refused", "error": "The page is older than the workbook. Reload it."}
        except PowerkitError as error:
            yield {**asked, "kind": "refused", "error": str(error)}

    def _find(self, message: Message) -> Reply:
        text, community = _text(message, "text"), _text(message, "community")
        shown = max(AT_ONCE, _whole(message, "shown"))
        found = find_entries(
            self._deck, self._logbook, text=text, capability=_whole(message, "capability"), community=community
        )
        return {
            "kind": "found",
            "entries": [_listed(one) for one in found[:shown]],
            "total": len(found),
            "empty": not self._logbook.latest(limit=1),
            "communities": self._logbook.communities(),
        }

    def _open(self, message: Message) -> Reply:
        entry = self._logbook.entry(_whole(message, "entry"), _whole(message, "version") or None)
        versions = self._logbook.versions(entry.id)
        card = entry.card if entry.card in self._deck.cards else ""
        return {
            "kind": "entry",
            "entry": whole_entry(entry),
            "versions": [{"number": one.version, "when": show_moment(one)} for one in reversed(versions)],
            "file": page_name(self._deck.capability_of(card)) if card else "",
        }


def _all(deck: Deck, logbook: Logbook) -> Iterator[Listed]:
    for entry in logbook.latest():
        title = _title(deck, entry.card) or str(entry.wording.get("title", ""))
        yield Listed(entry.id, entry.card, title, entry.community, entry.version, entry.saved)


def _searched(deck: Deck, logbook: Logbook, text: str) -> Iterator[Listed]:
    for hit in logbook.search(text, limit=MOST_FOUND):
        title = _title(deck, hit.card) or str(logbook.entry(hit.id).wording.get("title", ""))
        yield Listed(hit.id, hit.card, title, hit.community, hit.version, hit.saved, hit.parts)


def _title(deck: Deck, card: str) -> str:
    return deck.cards[card].title if card in deck.cards else ""


def _listed(one: Listed) -> Reply:
    return {
        "id": one.id,
        "card": one.card,
        "title": one.title,
        "community": one.community,
        "version": one.version,
        "day": show_date(one.saved.date().isoformat()),
        "parts": [list(part) for part in one.parts],
    }


def _about(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.community:
        yield "Community in mind", entry.community
    if entry.people:
        yield "With", entry.people
    if entry.stage in STAGES:
        yield "Stage", STAGES[entry.stage]
    if entry.read_back in READ_BACK:
        yield "Their words", READ_BACK[entry.read_back]
    yield "Saved", show_moment(entry)


def _sections(entry: Entry) -> Iterator[Reply]:
    for wording in entry.wording.get("fields", ()):
        answer = entry.answers.get(wording.get("id"))
        if answer is None:
            continue
        field = field_from(wording)
        if field is None:
            label = str(wording.get("label", "An answer"))
            yield {"label": label, "private": True, "blocks": _blocks([Paragraph(_plain(answer))])}
        else:
            blocks = _blocks(field.kind.describe(answer, field.label))
            yield {"label": field.label, "private": is_private(entry, field), "blocks": blocks}
    hidden = entry.private.get(WHOLE_ENTRY, False) or entry.private.get("about.own", False)
    for own in entry.own:
        label = own.question or "My own question"
        yield {"label": label, "private": hidden, "blocks": _blocks([Paragraph(own.answer)])}


def _blocks(given: Iterable[Block]) -> list[Reply]:
    return [reply for block in given for reply in _block(block)]


def _block(block: Block) -> Iterator[Reply]:
    match block:
        case Heading():
            yield {"is": "heading", "text": block.text, "level": block.level}
        case Paragraph():
            yield {"is": "paragraph", "text": block.text, "quiet": block.quiet}
        case Bullets():
            yield {"is": "bullets", "items": list(block.items), "numbered": block.numbered}
        case Pairs():
            yield {"is": "pairs", "rows": [list(row) for row in block.rows]}
        case Table():
            rows = [list(row) for row in block.rows]
            yield {"is": "table", "caption": block.caption, "heads": list(block.heads), "rows": rows}
        case Picture():
            data = base64.b64encode(block.svg.encode()).decode()
            yield {"is": "picture", "svg": data, "alt": block.alt, "caption": block.caption}
        case Quote():
            yield {"is": "paragraph", "text": f"“{block.text}”\n{block.source}".strip(), "quiet": False}
        case Section():
            yield {"is": "heading", "text": block.title, "level": block.level}
            yield from _blocks(block.blocks)
        case Contents():
            return


def _plain(answer: object) -> str:
    """An answer of a kind that this version no longer knows, as lines of text."""
    if isinstance(answer, list):
        return "\n".join(map(_plain, answer))
    if isinstance(answer, dict):
        return ", ".join(_plain(value) for key, value in answer.items() if not str(key).startswith("_"))
    return "" if answer is None else str(answer)


def _text(message: Message, key: str) -> str:
    value = message.get(key, "")
    if not isinstance(value, str):
        raise LogbookError("The page sent something the workbook does not understand.", "Reload it.")
    return value


def _whole(message: Message, key: str) -> int:
    value = message.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**53:
        raise LogbookError("The page sent something the workbook does not understand.", "Reload it.")
    return value
