"""A day of a card in a person's own calendar: all day, and no name on it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from powerkit.deck import Deck
from powerkit.errors import FileError
from powerkit.logbook import Logbook
from powerkit.reports.printouts.queries import calendar_day, make_day

DAYS = [
    ("1.1", "walk_date"),
    ("6.2", "visit_date"),
    ("6.2", "return_date"),
    ("7.3", "shadow_date"),
    ("8.3", "meeting_date"),
    ("10.1", "memo_date"),
]
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def event_of(content: bytes) -> Any:
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    return event


@pytest.mark.parametrize(("card", "one"), DAYS)
def test_a_day_is_an_event_of_that_whole_day_named_after_its_card(
    deck: Deck, logbook: Logbook, card: str, one: str
) -> None:
    told = make_day(deck.card(card), logbook, {"field": one, "day": "2026-06-30"})
    event = event_of(told["data"])
    assert event["dtstart"].dt == date(2026, 6, 30)
    assert event["dtend"].dt == date(2026, 7, 1)
    assert f"card {card}" in event["summary"]
    assert "description" not in event
    assert told["name"].endswith(".ics")


def test_another_day_moves_what_a_calendar_has(deck: Deck) -> None:
    field = deck.card("1.1").field("walk_date")
    assert field is not None
    first = event_of(calendar_day(field, "1.1", "2026-06-30", "book", NOON))
    later = event_of(calendar_day(field, "1.1", "2026-07-02", "book", NOON.replace(hour=13)))
    assert first["uid"] == later["uid"]
    assert later["sequence"] > first["sequence"]


@pytest.mark.parametrize(("one", "day"), [("walk_date", ""), ("walk_date", "soon"), ("walk_date", 3), ("place", "x")])
def test_what_is_no_day_is_refused_in_one_line(deck: Deck, logbook: Logbook, one: str, day: object) -> None:
    with pytest.raises(FileError):
        make_day(deck.card("1.1"), logbook, {"field": one, "day": day})


def test_every_date_question_of_a_card_offers_a_calendar(deck: Deck) -> None:
    dates = {
        (card.id, field.id)
        for card in deck.cards.values()
        for field in card.fields
        if field.kind.page().get("form") == "date"
    }
    assert dates == set(DAYS)
