"""A log book with entries of made-up people, and a headless Chromium for the page tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from tests.one_browser import PATIENCE, one_browser

from .harness import Answer, Tab

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)

ALLOTMENT = {
    "_id": "r1",
    "name": "The allotment society",
    "kind": "group",
    "ring": "2",
    "sector": "community",
    "tie": "strong",
    "note": "Every Tuesday",
}

ENTRIES: list[dict[str, Any]] = [
    {
        "card": "1.1",
        "community": "Moss Bank",
        "people": "Ana Example",
        "saved": "2026-03-03T10:15:00+00:00",
        "answers": {"changing": "The bus stop matters more than the clinic."},
    },
    {
        "card": "2.2",
        "community": "Young carers",
        "saved": "2026-07-05T16:40:00+00:00",
        "answers": {"discussion": "The café closed.", "their_feelings": "Let down, I think."},
    },
    {
        "card": "1.2",
        "community": "Moss Bank",
        "saved": "2026-01-20T09:00:00+00:00",
        "stage": "out",
        "answers": {"map": [ALLOTMENT]},
    },
    {
        "card": "1.1",
        "community": "Moss Bank",
        "saved": "2026-06-01T10:15:00+00:00",
        "answers": {
            "changing": "The bus stop again. <b>Not bold</b> <img src=x onerror=alert(1)>",
            "views": [{"_id": "r1", "topic": "Getting around", "mine": "By car", "theirs": "On foot"}],
        },
        "own": [{"question": "What next?", "answer": "Ask twice."}],
    },
]


@pytest.fixture
def empty_book(tmp_path: Path) -> Iterator[Logbook]:
    with Logbook.open(tmp_path / "logbook.sqlite3", now=lambda: NOW) as logbook:
        yield logbook


@pytest.fixture
def book(empty_book: Logbook, deck: Deck) -> Logbook:
    """A log book with `ENTRIES`, and a draft of card 3.1."""
    fill(ENTRIES, deck, empty_book, client="test")
    first = deck.card("3.1").fields[0].id
    empty_book.put_draft("3.1", first, "Half a thought", client="tab", number=1)
    return empty_book


@pytest.fixture(scope="session")
def chromium() -> Browser:
    return one_browser()


CLOSED = "Cannot operate on a closed database."
"""What a page hears that still asks when its test is over: a test's log book is closed before its page is."""


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Callable[..., Tab]]:
    """Make a `Tab`; at the end no page may have asked another host for anything or thrown an error."""
    made: list[Tab] = []

    def make(view: dict[str, Any], answer: Answer, width: int = 1280, height: int = 900) -> Tab:
        size = {"width": width, "height": height}
        context = chromium.new_context(locale="en-GB", timezone_id="Europe/London", viewport=size)
        context.set_default_timeout(PATIENCE)
        made.append(Tab(context, view, answer))
        return made[-1]

    yield make
    for item in made:
        item.context.close()
    assert [url for item in made for url in item.outside] == []
    thrown = [error for item in made for error in item.errors]
    assert [error for error in thrown if error != CLOSED] == []
