"""A log book whose clock moves on, and a short way from entries to a share."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.reports.share.make import Made, Prepared, make, prepared
from powerkit.reports.share.model import Ask, Matter, Pick
from powerkit.reports.share.name_questions import NamesToCheck
from powerkit.reports.share.pseudonyms import names_to_check
from powerkit.reports.share.selection import gathered, meant

START = datetime(2026, 3, 3, 10, 15, tzinfo=UTC)

Save = Callable[..., None]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    times = (START + timedelta(minutes=step) for step in range(10_000))
    with Logbook.open(tmp_path / "logbook.sqlite3", now=lambda: next(times), new_id=lambda: "b" * 32) as logbook:
        yield logbook


@pytest.fixture
def save(book: Logbook, deck: Deck) -> Save:
    """Save one item as `powerkit fill` does."""
    turns = iter(range(1000))

    def saved(card: str, answers: Mapping[str, Any], **more: Any) -> None:
        fill([{"card": card, "answers": answers, **more}], deck, book, client=f"turn {next(turns)}")

    return saved


class Sharing:
    """Shares of one log book."""

    def __init__(self, deck: Deck, book: Logbook, folder: Path) -> None:
        self.deck, self.book, self.folder = deck, book, folder
        self.chance = Random(7)

    def matter(self, *cards: str, ask: Ask | None = None, picks: Mapping[int, Pick] | None = None) -> Matter:
        entries = meant(self.book, self.deck, cards=cards)
        return gathered(self.book, self.deck, ask or Ask("Priya"), entries, picks or {}, START + timedelta(days=9))

    def ready(self, *cards: str, **more: Any) -> Prepared:
        return prepared(self.matter(*cards, **more), self.book, self.chance.randbytes, lambda *_: ())

    def asked(self, *cards: str) -> NamesToCheck:
        """What the leader is asked about names before the copy is made."""
        return names_to_check(self.book, self.matter(*cards))

    def text(self, *cards: str, ask: Ask | None = None, picks: Mapping[int, Pick] | None = None) -> str:
        """What the copy says, as Markdown."""
        from tests.documents.finished import plain

        return plain(self.ready(*cards, ask=ask, picks=picks).document)

    def make(self, *cards: str, formats: tuple[str, ...] = ("html",), **more: Any) -> Made:
        return make(self.ready(*cards, **more), self.book, self.folder, formats, self.chance.randbytes)


@pytest.fixture
def sharing(deck: Deck, book: Logbook, tmp_path: Path) -> Sharing:
    return Sharing(deck, book, tmp_path / "To send")
