"""How fast a review is: a full year to Word, PDF and HTML, against the same three made from an empty year."""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from powerkit.deck import Deck
from powerkit.deck.review_form import load_proforma
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook
from powerkit.reports.review.collect import held
from powerkit.reports.review.compose import Written
from powerkit.reports.review.make import MADE, checked, make_in_steps, prepared, save_review
from powerkit.reports.review.prefill import Found, earlier_review, filled
from powerkit.resources import deck_folder, examples_folder
from powerkit.text.periods import Period, period_from

pytestmark = pytest.mark.benchmark

ROUNDS = 7
MOST = 20
TODAY = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
FULL, EMPTY = period_from("2025-11-01", "2026-10-31"), period_from("2015-11-01", "2016-10-31")


def medians(*calls: Callable[[], object]) -> list[float]:
    """The median milliseconds of each call, in turns so that all meet the same machine; a first turn is for warmth."""
    times: list[list[float]] = [[] for _ in calls]
    for turn in range(ROUNDS + 1):
        for call, taken in zip(calls, times, strict=True):
            start = time.perf_counter()
            call()
            if turn:
                taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken) for taken in times]


def test_the_review_of_a_full_year_takes_at_most_twenty_times_as_long_as_that_of_an_empty_one(
    deck: Deck, tmp_path: Path
) -> None:
    proforma, said, turn = load_proforma(deck_folder(), deck), list[str](), 0
    with Logbook.open(tmp_path / "logbook.sqlite3", now=lambda: TODAY) as logbook:
        fill(read_items(examples_folder() / "year.json"), deck, logbook, client="bench")

        def make(period: Period) -> None:
            nonlocal turn
            turn += 1
            found = held(logbook, deck, period)
            answers = filled(proforma, Found(deck, found, "Ina Leader", earlier_review(logbook, period)))
            written = Written(proforma, checked(proforma, period, answers), found, TODAY, leader="Ina Leader")
            ready = prepared(written, deck, logbook, Random(1).randbytes)
            entry = save_review(logbook, proforma, period, written.answers, client="bench review", number=turn)
            for _, _, what in make_in_steps(ready, entry, logbook, tmp_path / str(turn), MADE):
                said.append(what)

        empty, full = medians(lambda: make(EMPTY), lambda: make(FULL))
        entries = len(held(logbook, deck, FULL).chosen)
    ratio = full / empty
    print(f"\n{entries} entries to Word, PDF and HTML {full:.0f} ms, an empty year {empty:.0f} ms: {ratio:.1f} times")
    assert {"Word", "PDF", "web page"} <= set(said)
    assert ratio <= MOST
