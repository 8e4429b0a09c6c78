"""Card 4.2 with somebody's story in it, its real desk and a log book with a backup, and a page to drive it by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.reports.notebook_records import renew_files
from powerkit.resources import notebooks_folder
from powerkit.ui.card_session import CardDesk
from powerkit.ui.card_view import additions, card_view, recalls
from powerkit.ui.pages.story import answer
from tests.shipped import shipped_deck
from tests.ui.widgets.harness import Engine

DECK = shipped_deck()
CARD = DECK.card("4.2")
TELLER = "Zebedina Quorndle"
MOMENT = "Nobody rang back about the marigold house"
CHANCE = "A tangerine letter in her own language"
OURS = "We answer letters and not people"
STORY: dict[str, Any] = {
    "reach_out": "Those who never come to the forum",
    "teller": TELLER,
    "consent_note": "yes",
    "consent_share": "parts",
    "share_terms": "The marigold part, with my manager",
    "moments": [{"_id": "r1", "happened": "A winter", "detail": MOMENT, "chance": CHANCE}],
    "tells_me": OURS,
    "action": {"what": "Change the letter", "when": "2026-04-01"},
}
FIRST = {**STORY, "consent_note": "not_yet", "consent_share": "not_yet", "share_terms": ""}


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 3, 10, 15, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@dataclass
class RealDesk(Engine):
    """Answers the page with the card's real desk, in place of the stand-in."""

    desk: CardDesk | None = None
    replies: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        self.sent.append(message)
        assert self.desk is not None
        found = list(self.desk.answer(message))
        self.replies += found
        return found


@dataclass
class Told:
    """A workbook in which a story was told, saved twice and backed up."""

    folder: WorkbookFolder
    book: Logbook
    clock: Clock
    deck: Deck
    engine: RealDesk
    view: dict[str, Any]

    def ask(self, field: str, what: str, given: Any) -> dict[str, Any]:
        """One question of the page, and the first reply to it."""
        return self.send("ask", field=field, what=what, given=given)[0]

    def send(self, kind: str, **more: Any) -> list[dict[str, Any]]:
        self.count = getattr(self, "count", 0) + 1
        return self.engine.answer({"kind": kind, "client": "tab", "n": self.count, **more})

    def save(self, **answers: Any) -> None:
        """Save the story again with some answers changed."""
        self.clock.time += timedelta(days=1)
        item = {"card": "4.2", "community": "Mill Bank", "people": TELLER, "answers": {**STORY, **answers}}
        fill([item], self.deck, self.book, client=f"{self.clock.time}")

    def held(self, *words: str) -> list[str]:
        """The words that some file of the workbook still holds."""
        bytes_ = b"\n".join(file.read_bytes() for file in self.folder.root.rglob("*") if file.is_file())
        return [word for word in words if word.encode() in bytes_]


@contextmanager
def opened_story(root: Path, deck: Deck = DECK) -> Iterator[Told]:
    """Such a workbook in *root*."""
    folder = WorkbookFolder(root / "Workbook")
    prepare(folder, notebooks_folder())
    clock = Clock()
    with Logbook.open(folder.logbook, backups=folder.backups, now=clock, new_id=lambda: "b" * 32) as book:
        stories = partial(answer, deck, book, folder, "4.2")
        card = deck.card("4.2")
        desk = CardDesk(card, book, lambda _: None, recalls(deck, card), additions(deck, card), stories)
        view = card_view(deck, card, book.workbook_id)
        made = Told(folder, book, clock, deck, RealDesk(desk=desk), view)
        made.save(**FIRST)
        made.save()
        clock.time += timedelta(days=2)
        Logbook.open(folder.logbook, backups=folder.backups, now=clock).close()  # makes a backup
        renew_files(folder, book)
        yield made
