"""The worked year and the files beside it: they fit the deck, and they agree with each other."""

import csv
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from powerkit.deck import Deck, with_others
from powerkit.entries.import_json import KEYS, fill, read_items
from powerkit.entries.new_version import check_answers
from powerkit.kinds.recall.kind import Recall, picked_of
from powerkit.logbook import Logbook
from powerkit.logbook.model import WHOLE_ENTRY
from tests.shipped import shipped_deck

EXAMPLES = Path(__file__).parents[1] / "examples"
LONDON = ZoneInfo("Europe/London")
TODAY = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
PEOPLE = "name kind ring sector tie seen not_yet wish knows may_know note".split()
WORDS = "word count who where quote theme pin".split()
Row = dict[str, Any]


@pytest.fixture(scope="module")
def deck() -> Deck:
    return shipped_deck()


@pytest.fixture(scope="module")
def year() -> list[Row]:
    return read_items(EXAMPLES / "year.json")


def last(year: list[Row], card: str, field: str, deck: Deck) -> list[Row]:
    answers = [item["answers"] for item in year if item["card"] == card and field in item["answers"]][-1]
    clean, _ = check_answers(deck.card(card), answers)
    return list(clean[field])


def read_csv(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_text(row: Row, columns: list[str]) -> dict[str, str]:
    """A row of an answer as the CSV writes it: ticks are "yes" or nothing."""
    shown = {True: "yes", False: "", None: ""}
    return {
        column: shown[row[column]] if isinstance(row[column], bool | None) else str(row[column]) for column in columns
    }


def test_every_item_of_the_year_fits_the_deck(year: list[Row], deck: Deck) -> None:
    complaints = [
        f"{item['saved']}, card {item['card']}: {answer}"
        for item in year
        for answer in check_answers(with_others(deck.card(item["card"]), item["answers"]), item["answers"])[1]
    ]
    assert complaints == []


def test_the_year_fills_a_log_book(year: list[Row], deck: Deck, tmp_path: Path) -> None:
    with Logbook.open(tmp_path / "logbook.sqlite3", now=lambda: TODAY, new_id=lambda: "a workbook") as book:
        saved = fill(year, deck, book, client="test")
        assert [item.saved.isoformat() for item in saved] == [item["saved"] for item in year]
        assert len(book.communities()) == 3


def test_every_card_has_answers(year: list[Row], deck: Deck) -> None:
    assert {item["card"] for item in year if item["answers"]} == set(deck.cards)


def test_some_cards_have_more_than_one_version_and_they_differ(year: list[Row]) -> None:
    versions: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for item in year:
        versions[item["card"], item["community"]].append(item["answers"])
    several = {card: answers for (card, _), answers in versions.items() if len(answers) > 1}
    assert several.keys() >= {"1.2", "1.3", "2.1", "7.1", "10.3"}
    assert all(one != other for answers in several.values() for one, other in pairwise(answers))


def test_the_map_has_three_versions_and_the_words_have_two(year: list[Row]) -> None:
    maps = [item["answers"]["map"] for item in year if item["card"] == "1.2"]
    words = {json.dumps(item["answers"]["words"]) for item in year if item["card"] == "1.3"}
    assert [len(item) for item in maps] == sorted({len(item) for item in maps})
    assert len(maps) == 3
    assert len(words) == 2


def test_the_year_was_saved_in_order_and_not_in_the_future(year: list[Row]) -> None:
    saved = [datetime.fromisoformat(item["saved"]) for item in year]
    assert saved == sorted(set(saved))
    assert date(2025, 11, 1) <= saved[0].date()
    assert saved[-1].date() <= date(2026, 11, 20)
    assert all(item.utcoffset() == item.astimezone(LONDON).utcoffset() for item in saved)


def test_items_say_only_what_is_known_about_an_entry(year: list[Row], deck: Deck) -> None:
    for item in year:
        card = deck.card(item["card"])
        assert item.keys() <= set(KEYS)
        assert item.get("stage", "") in ("", "planned", "out", "back")
        assert item.get("read_back", "") in ("", "yes", "partly", "no")
        assert item.get("private", {}).keys() <= {WHOLE_ENTRY, *(field.id for field in card.fields)}


def test_answers_to_questions_that_are_only_sometimes_asked_have_been_asked(year: list[Row], deck: Deck) -> None:
    for item in year:
        for field in deck.card(item["card"]).fields:
            if field.when is not None and field.id in item["answers"]:
                assert item["answers"][field.when.field] in field.when.given, (item["card"], field.id)


def test_what_is_picked_from_an_earlier_answer_was_there_when_it_was_picked(year: list[Row], deck: Deck) -> None:
    for place, item in enumerate(year):
        for field in deck.card(item["card"]).fields:
            if isinstance(field.kind, Recall) and (picked := item["answers"].get(field.id)):
                card, _, other = field.kind.of.rpartition(".")
                earlier = [item for item in year[:place] if item["card"] == card]
                assert picked["version"] == len(earlier)
                known = {row.get("name") or row.get("word") for row in earlier[-1]["answers"][other]}
                assert set(picked_of(picked)) <= known, (item["card"], item["saved"])


def test_the_people_file_is_the_last_map(year: list[Row], deck: Deck) -> None:
    rows = last(year, "1.2", "map", deck)
    assert read_csv("people.csv") == [as_text(row, PEOPLE) for row in rows]
    assert 18 <= len(rows) <= 26


def test_people_are_said_to_know_only_people_on_the_same_map(year: list[Row]) -> None:
    for item in year:
        rows = item["answers"].get("map", [])
        names = {row["name"] for row in rows}
        for row in rows:
            known = [part for key in ("knows", "may_know") if row.get(key) for part in row[key].split("; ")]
            assert set(known) <= names - {row["name"]}


def test_the_words_file_is_the_last_cloud(year: list[Row], deck: Deck) -> None:
    rows = last(year, "1.3", "words", deck)
    assert read_csv("words.csv") == [as_text(row, WORDS) for row in rows]
    assert 40 <= len(rows) <= 60
    assert any(row["count"] == 1 for row in rows)
    assert len({row["word"] for row in rows}) == len(rows)


def test_the_diary_is_the_fortnight_of_card_7_2(year: list[Row], deck: Deck) -> None:
    rows = last(year, "7.2", "activity", deck)
    assert sorted(instances(), key=str) == sorted(((r["activity"], r["date"], r["hours"]) for r in rows), key=str)


def test_the_diary_has_what_a_real_one_has() -> None:
    text = (EXAMPLES / "diary.ics").read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n")
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert b"\r\n " in text
    for part in (b"BEGIN:VTIMEZONE", b"RRULE:", b"EXDATE;", b"VALUE=DATE:", b"STATUS:CANCELLED"):
        assert part in text


def instances() -> Iterator[tuple[str, str, float | None]]:
    """What the diary holds: title, day and hours of each event, one for each time it comes round.

    An all-day event and a cancelled one have no hours.
    """
    if not os.environ.get("CI"):
        pytest.importorskip("icalendar")
    from dateutil.rrule import rrulestr
    from icalendar import Calendar

    calendar = Calendar.from_ical((EXAMPLES / "diary.ics").read_bytes())
    for event in calendar.walk("VEVENT"):
        title, start, end = str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt
        timed = isinstance(start, datetime) and event.get("STATUS") != "CANCELLED"
        hours = (end - start) / timedelta(hours=1) if timed else None
        if "RRULE" not in event:
            yield title, start.strftime("%Y-%m-%d"), hours
            continue
        left_out = [dt.dt for dt in event["EXDATE"].dts]
        for moment in rrulestr(event["RRULE"].to_ical().decode(), dtstart=start):
            if moment not in left_out:
                yield title, moment.strftime("%Y-%m-%d"), hours
