"""A log book with a year of made-up work, and what a review of it is made from."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.deck.review_form import Proforma, load_proforma
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.reports.review.collect import held
from powerkit.reports.review.compose import Written
from powerkit.reports.review.make import checked
from powerkit.reports.review.prefill import Found, earlier_review, filled
from powerkit.resources import deck_folder
from powerkit.text.periods import Period, period_from

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
YEAR = period_from("2025-11-01", "2026-10-31")

ITEMS: list[dict[str, Any]] = [
    {
        "card": "1.1",
        "community": "Moss Bank",
        "saved": "2025-12-03T10:15:00+00:00",
        "answers": {
            "changing": "The bus stop matters more than the clinic.",
            "place": "Down the lane nobody should know of.",
            "action": {
                "what": "Ride the last bus home",
                "when": "2026-01-30",
                "status": "done",
                "happened": "It stopped at six.",
                "learnt": "The timetable is a wall.",
            },
        },
        "private": {"place": True},
    },
    {
        "card": "10.1",
        "community": "Moss Bank",
        "saved": "2026-03-29T01:30:00+00:00",
        "answers": {
            "best": "I listened for an hour.",
            "strengths": [{"word": "Patience"}],
            "action": {
                "what": "Share the budget",
                "how": "Residents choose",
                "when": "2026-12-01",
                "who": "Ana Example",
            },
        },
    },
    {
        "card": "4.2",
        "saved": "2026-05-05T10:00:00+01:00",
        "answers": {"tells_me": "A story that was told to me alone.", "consent_share": "no"},
        "private": {"tells_me": False},
    },
    {
        "card": "3.1",
        "saved": "2026-06-05T10:00:00+01:00",
        "private": {"entry": True},
        "answers": {"learnt": "What I keep all to myself."},
    },
    {
        "card": "1.2",
        "community": "Moss Bank",
        "saved": "2026-10-31T23:30:00+00:00",
        "answers": {"map": [{"name": "Ana Example", "ring": "1", "sector": "housing"}]},
    },
]


@pytest.fixture
def book(tmp_path: Path, deck: Deck) -> Iterator[Logbook]:
    """A log book with `ITEMS`."""
    with Logbook.open(tmp_path / "logbook.sqlite3", now=lambda: NOW) as opened:
        fill(ITEMS, deck, opened, client="test")
        yield opened


@pytest.fixture
def proforma(deck: Deck) -> Proforma:
    """The proforma that comes with the workbook."""
    return load_proforma(deck_folder(), deck)


Write = Callable[..., Written]


@pytest.fixture
def write(deck: Deck, proforma: Proforma) -> Write:
    """Fill a review of a period from a log book; what is given is changed in it."""

    def written(logbook: Logbook, period: Period = YEAR, **given: Any) -> Written:
        found = held(logbook, deck, period)
        answers = filled(proforma, Found(deck, found, "Ina Leader", earlier_review(logbook, period)))
        made = Written(proforma, checked(proforma, period, answers), found, NOW, leader="Ina Leader")
        return replace(made, **given)

    return written
